//! What is said where every statement has a number, in words that only its mode has.

use std::fmt::Write as _;

use super::*;
use crate::analyse::{Analysed, analyse};
use crate::instrument::Instrument;
use crate::response::{Answer, HUNDREDTHS, Marks};
use crate::score::fixtures::{instrument_text, responses, scores, with_silent};

const RATE: &str = "mode = \"rate\"\nscale = { least = 1, most = 5 }";
const ALLOCATE: &str = "mode = \"allocate\"\npoints = 10";
const RANK: &str = "mode = \"rank\"";

/// Three orientations and three traits in this mode, with the usual names.
fn instrument(mode: &str) -> Instrument {
    let text = instrument_text(3, 3)
        .replacen("mode = \"choose\"", mode, 1)
        .replace("name = \"A\"", "name = \"Strategic\"")
        .replace("name = \"B\"", "name = \"Tactical\"")
        .replace("name = \"C\"", "name = \"Hybrid\"");
    Instrument::from_toml(&text, "tiny.toml").unwrap()
}

/// A report of people who each gave the same numbers to every trait, but for the last: there the
/// first two are exchanged.
fn told(mode: &str, people: &[[u16; 3]], silent: usize) -> Report {
    told_by(&instrument(mode), mode, people, silent)
}

fn told_by(instrument: &Instrument, mode: &str, people: &[[u16; 3]], silent: usize) -> Report {
    let mut all = responses(&vec!["aaa"; people.len()], instrument);
    for (response, numbers) in all.people.iter_mut().zip(people) {
        let turned = [numbers[1], numbers[0], numbers[2]];
        response.answers = [numbers, numbers, &turned].map(|numbers| answer(mode, *numbers)).into();
    }
    let all = if silent > 0 { with_silent(all, silent) } else { all };
    let scores = scores(all.clone(), instrument);
    let analysed = Analysed {
        scores: &scores,
        findings: Some(&analyse(&scores, &all, instrument)),
        change: None,
        target: None,
        responses: &all,
        instrument,
    };
    report(&analysed, &options())
}

fn answer(mode: &str, numbers: [u16; 3]) -> Answer {
    let marks = |times: u16| Marks::new(&numbers.map(|number| Some(number * times)));
    match mode {
        RATE => Answer::Rated(marks(HUNDREDTHS)),
        ALLOCATE => Answer::Allocated(marks(HUNDREDTHS)),
        _ => Answer::Ranked(marks(1)),
    }
}

/// All that is said of the team, a line each.
fn said(report: &Report) -> String {
    let mut out = String::new();
    let mut line = |kind: &str, text: &str| {
        let text = text.replace(crate::format::NO_BREAK_SPACE, " ");
        writeln!(out, "{kind}: {text}").unwrap();
    };
    if let Some(figure) = &report.cover.figure {
        line("cover", &figure.caption);
    }
    for headline in headlines(report) {
        line("headline", &headline);
    }
    if let Some(summary) = &report.summary {
        line("shares", &summary.share_bar.caption);
        for fact in &summary.facts {
            line("fact", &format!("{} | {}", fact.figure, fact.text));
        }
        line("caution", &summary.caution);
    }
    if let Some(person) = &report.person {
        for fact in &person.page.facts {
            line("fact", &format!("{} | {}", fact.figure, fact.text));
        }
    }
    out
}

#[test]
fn a_team_is_told_in_the_words_of_its_mode() {
    let rated: &[[u16; 3]] = &[[3, 5, 1], [2, 4, 3], [4, 5, 2], [2, 2, 2], [5, 3, 1], [1, 5, 3]];
    let points: &[[u16; 3]] = &[[3, 6, 1], [2, 5, 3], [4, 6, 0], [5, 5, 0], [8, 1, 1], [1, 6, 3]];
    let ranks: &[[u16; 3]] = &[[2, 1, 3], [3, 1, 2], [2, 1, 3], [1, 2, 3], [3, 2, 1], [2, 1, 3]];
    let all = [(RATE, rated), (ALLOCATE, points), (RANK, ranks)];
    let told = all.map(|(mode, people)| format!("{mode}\n{}", said(&told(mode, people, 1))));
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn one_person_and_a_tie_are_told_in_the_words_of_their_mode() {
    let mut out = String::new();
    for (mode, one, tied) in [
        (RATE, [4, 2, 1], [[5, 1, 1], [1, 5, 1]]),
        (ALLOCATE, [6, 3, 1], [[6, 2, 2], [2, 6, 2]]),
        (RANK, [1, 2, 3], [[1, 2, 3], [2, 1, 3]]),
    ] {
        for people in [&[one][..], &tied[..]] {
            writeln!(out, "{mode}, {} people\n{}", people.len(), said(&told(mode, people, 0)))
                .unwrap();
        }
    }
    insta::assert_snapshot!(out);
}

#[test]
fn no_word_of_strength_stands_where_the_mode_defines_none() {
    for (mode, people) in [
        (RATE, [[3, 5, 1], [2, 4, 3], [4, 5, 2], [2, 2, 2], [5, 3, 1]]),
        (ALLOCATE, [[3, 6, 1], [2, 5, 3], [4, 6, 0], [5, 5, 0], [8, 1, 1]]),
        (RANK, [[2, 1, 3], [3, 1, 2], [2, 1, 3], [1, 2, 3], [3, 2, 1]]),
    ] {
        let report = told(mode, &people, 0);
        assert!(report.how_to_read.words.is_empty() && !report.how_to_read.numbers.is_empty());
        assert!(report.traits.as_ref().is_some_and(|traits| !traits.has_agreement));
        let chapter = report.people.as_ref().unwrap();
        assert!(!chapter.has_words);
        assert_eq!(chapter.has_own_mean, mode == RATE);
        for row in &chapter.rows {
            assert!(row.label.class.is_none() || row.label.strength.is_empty());
        }
        let terms: Vec<&str> =
            report.method.definitions.iter().map(|one| one.term.as_str()).collect();
        for term in ["Certainty", "Strength", "From losing first"] {
            assert!(!terms.contains(&term), "{mode}: {term}");
        }
        // Agreement has a measure of its own in each mode; 1 − IQV is that of choices.
        let texts = || report.method.definitions.iter().map(|one| &one.text);
        assert!(texts().all(|text| !text.contains("IQV")), "{mode}");
        let ipsative = report.method.not_shown.iter().any(|one| one.text.contains("ipsative"));
        assert_eq!(ipsative, mode != RATE);
    }
}

proptest! {
    #[test]
    fn headlines_of_every_mode_have_at_most_twelve_words(
        rated in prop::collection::vec(prop::array::uniform3(1..6_u16), 1..9),
        silent in 0..3_usize,
    ) {
        for headline in headlines(&told(RATE, &rated, silent)) {
            prop_assert!(headline.split_whitespace().count() <= MOST_WORDS, "{}", headline);
        }
        let ranks = [[1, 2, 3], [1, 3, 2], [2, 1, 3], [2, 3, 1], [3, 1, 2], [3, 2, 1]];
        let ranked: Vec<[u16; 3]> =
            rated.iter().map(|row| ranks[usize::from(row[0] + row[1]) % 6]).collect();
        for headline in headlines(&told(RANK, &ranked, silent)) {
            prop_assert!(headline.split_whitespace().count() <= MOST_WORDS, "{}", headline);
        }
    }
}

#[test]
fn a_word_without_a_figure_is_not_repeated_for_each_trait() {
    let ranks = [[1, 2, 3], [2, 1, 3], [3, 2, 1], [1, 3, 2], [2, 3, 1], [3, 1, 2]];
    let agreement = told(RANK, &ranks, 0).agreement.unwrap();
    assert!(agreement.rows.is_empty());
    assert_eq!(agreement.notes[0], "Every trait is mixed.");
    let ranks = [[1, 2, 3], [1, 3, 2], [1, 2, 3], [1, 3, 2], [1, 2, 3], [3, 1, 2]];
    let agreement = told(RANK, &ranks, 0).agreement.unwrap();
    assert_eq!(agreement.rows.len(), 3);
    assert!(agreement.notes[0].starts_with("Split:"));
}

#[test]
fn a_reversed_statement_is_never_called_the_one_rated_highest() {
    let text = instrument_text(3, 3).replacen("mode = \"choose\"", RATE, 1).replacen(
        "id = \"t2\"\n",
        "id = \"t2\"\nreversed = [\"b\"]\n",
        1,
    );
    let instrument = Instrument::from_toml(&text, "tiny.toml").unwrap();
    let one = told_by(&instrument, RATE, &[[4, 1, 2]], 0).person.unwrap().page;
    assert_eq!(one.statement_title, "Statement with the highest score");
    assert!(one.rows[1].statement.ends_with(" (reversed)"), "rated 1, which scores most");
    assert_eq!(one.rows[1].numbers[1].text, "1");
    // Half rate it above the middle, half below.
    let people = [[3, 5, 3], [3, 5, 3], [3, 5, 3], [3, 1, 3], [3, 1, 3], [3, 1, 3]];
    let report = told_by(&instrument, RATE, &people, 0);
    let is_told = |text: &String| text.contains("Reversed: the statement says the opposite");
    assert!(report.agreement.unwrap().notes.iter().any(is_told));
    assert!(is_told(&report.conversation.unwrap().cards_note));
    let title = report.traits.unwrap().around.unwrap().title;
    assert_eq!(title, "None of the 9 statements scores below the middle of the scale");
    let as_usual = told(RATE, &people, 0);
    assert!(!as_usual.agreement.unwrap().notes.iter().any(is_told));
    assert!(!is_told(&as_usual.conversation.unwrap().cards_note));
}
