//! Tests of numbers and dates as text.

use proptest::prelude::*;

use super::*;

#[test]
fn a_share_is_a_number_a_no_break_space_and_a_sign() {
    assert_eq!(percent(0.45), "45\u{a0}%");
    assert_eq!([percent_number(0.0), percent_number(1.0)], ["0", "100"]);
    assert_eq!(percent_tenths(0.327), "32.7");
}

#[test]
fn a_half_is_rounded_away_from_zero_even_where_floating_point_stands_below_it() {
    // As floating point numbers, 100 × 0.145 and 100 × 0.285 are less than 14.5 and 28.5.
    let shown = [0.145, 0.285, 0.125, 0.005, 0.995].map(percent_number);
    assert_eq!(shown, ["15", "29", "13", "1", "100"]);
    assert_eq!([percent_number(0.144_999_9), points(-0.145)], ["14", "−15"]);
}

#[test]
fn a_bound_is_told_as_it_was_set() {
    let shown = [0.9, 0.75, 0.865, 0.999_999, 1.0, 0.0, 0.005].map(probability_bound);
    assert_eq!(shown, [".90", ".75", ".865", ".999999", "1.00", "0", ".005"]);
    let shown = [0.8, 0.725, 0.29, 1.0, 2.0 / 3.0].map(percent_bound);
    assert_eq!(
        shown,
        ["80 %", "72.5 %", "29 %", "100 %", "66.6667 %"].map(|own| own.replace(' ', "\u{a0}"))
    );
}

#[test]
fn a_fraction_is_rounded_exactly() {
    assert_eq!(percent_of(7, 12), "58\u{a0}%");
    assert_eq!(percent_of(29, 200), "15\u{a0}%");
    assert_eq!(percent_of(1, 0), "–");
    assert_eq!(percent_of(u64::MAX, u64::MAX), "100\u{a0}%");
}

#[test]
fn a_difference_has_a_sign_unless_it_is_zero_as_shown() {
    assert_eq!([points(0.104), points(-0.057), points(0.0)], ["+10", "−6", "0"]);
    assert_eq!([points(0.004), points(-0.004)], ["0", "0"]);
    assert_eq!([points_tenths(0.105), points_tenths(-0.0004)], ["+10.5", "0.0"]);
}

#[test]
fn a_probability_never_looks_as_if_it_reached_a_bound() {
    let beside = |value| probability_beside(value, &[0.75, 0.9]);
    assert_eq!(beside(0.746), ".746");
    assert_eq!(beside(0.7496), ".7496");
    assert_eq!(beside(0.754), ".75");
    assert_eq!(beside(0.75), ".75");
    assert_eq!(beside(0.8999), ".8999");
    assert_eq!(beside(0.997), ".997");
}

#[test]
fn a_probability_never_reads_as_certain_unless_it_is() {
    let shown = [0.0, 0.0001, 0.004, 0.3, 0.5179, 0.9088, 0.9949, 0.995, 0.9969, 0.9999, 1.0];
    assert_eq!(
        shown.map(probability),
        ["0", "<.001", ".004", ".30", ".52", ".91", ".99", ".995", ".997", ">.999", "1.00"]
    );
}

#[test]
fn a_bound_reads_as_it_is_written_in_the_instrument() {
    assert_eq!([probability(0.75), probability(0.9)], [".75", ".90"]);
}

#[test]
fn an_index_has_two_places_and_nothing_is_zero() {
    assert_eq!([0.0, 0.0625, 0.155, 1.0].map(index), ["0", ".06", ".16", "1.00"]);
}

#[test]
fn counts_have_commas_and_nouns() {
    assert_eq!(
        [count(0), count(999), count(1000), count(1_234_567)],
        ["0", "999", "1,000", "1,234,567"]
    );
    assert_eq!(count_noun(1, "person", "people"), "1 person");
    assert_eq!(count_noun(12, "person", "people"), "12 people");
    assert_eq!((of(12, 14), counts(&[7, 7, 1])), ("12 of 14".into(), "7 · 7 · 1".into()));
}

#[test]
fn small_numbers_are_words() {
    assert_eq!(
        [spelled(0), spelled(12), spelled(20), spelled(21)],
        ["zero", "twelve", "twenty", "21"]
    );
    assert_eq!(sentence_start(&spelled(5)), "Five");
    assert_eq!(sentence_start("élan"), "Élan");
    assert_eq!(sentence_start(""), "");
    assert_eq!(sentence_start("a person"), "A person");
    for symbol in ["α", "ω of Far", "r*wg, uniform", "p", "7 of 15"] {
        assert_eq!(sentence_start(symbol), symbol);
    }
}

#[test]
fn a_list_reads_as_in_a_sentence() {
    let items = ["view", "horizon", "scale"];
    assert_eq!(list_and(&items), "view, horizon and scale");
    assert_eq!(list_or(&items[..2]), "view or horizon");
    assert_eq!((list_and(&items[..1]), list_and::<&str>(&[])), ("view".into(), String::new()));
}

#[test]
fn days_do_not_repeat_what_they_share() {
    assert_eq!(day("2026-10-02"), "2 October 2026");
    assert_eq!(days("2026-10-12", "2026-10-23"), "12 to 23 October 2026");
    assert_eq!(days("2026-09-28", "2026-10-03"), "28 September to 3 October 2026");
    assert_eq!(days("2026-12-28", "2027-01-03"), "28 December 2026 to 3 January 2027");
    assert_eq!(days("2026-10-12", "2026-10-12"), "12 October 2026");
}

#[test]
fn what_is_no_day_stays_as_it_is() {
    for text in [
        "",
        "soon",
        "2026-13-01",
        "2026-00-01",
        "2026-10-32",
        "12.10.2026",
        "2026-1-01",
        "2026-10-1x",
    ] {
        assert_eq!(day(text), text);
    }
    assert_eq!(days("soon", "2026-10-12"), "soon to 12 October 2026");
}

#[test]
fn a_quarter_reads_without_its_hyphen() {
    assert_eq!(
        ["2026-Q4", "2026-Q5", "spring-26", ""].map(wave),
        ["2026 Q4", "2026-Q5", "spring-26", ""]
    );
}

proptest! {
    #[test]
    fn a_rounded_share_is_the_exactly_rounded_fraction(part in 0..20_000_u64, whole in 1..20_000_u64) {
        prop_assume!(part <= whole);
        prop_assert_eq!(percent(part as f64 / whole as f64), percent_of(part, whole));
    }

    #[test]
    fn a_number_and_its_negative_differ_in_the_sign_only(value in 0.0..1000.0_f64, places in 0..4_usize) {
        let (plus, minus) = (decimal(value, places), decimal(-value, places));
        prop_assert_eq!(minus.trim_start_matches(MINUS), plus);
    }
}

#[test]
fn places_are_as_wide_as_the_last_one() {
    assert_eq!(place(3, 15), "\u{2007}3");
    assert_eq!(place(12, 15), "12");
    assert_eq!(place(3, 9), "3");
}
