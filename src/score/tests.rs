//! Tests of the scores.

use super::certainty::certainty;
use super::fixtures::{letters, responses, scored, scores, with_silent};
use super::*;
use crate::instrument::{Instrument, Mode};

mod crowd;
mod modes;
mod rules;
mod side_by_side;
mod weights;

/// One scored person with so many answers for each orientation.
fn person(counts: [usize; 3]) -> PersonScores {
    scored(&[letters(counts[0], counts[1], counts[2])]).people.remove(0)
}

/// A team in which so many people answered with each of these lines.
fn team(groups: &[(usize, &str)], silent: usize) -> TeamScores {
    let lines: Vec<&str> = groups.iter().flat_map(|(people, line)| vec![*line; *people]).collect();
    let instrument = Instrument::built_in();
    scores(with_silent(responses(&lines, instrument), silent), instrument).team
}

const S: &str = "SSSSSSSSSSSSSSS";
const T: &str = "TTTTTTTTTTTTTTT";
const H: &str = "HHHHHHHHHHHHHHH";

#[test]
fn certainty_has_the_published_check_values() {
    let shown: Vec<String> =
        [[6, 5, 4], [7, 5, 3], [8, 5, 2], [8, 4, 3], [9, 4, 2], [10, 3, 2], [12, 2, 1], [7, 7, 1]]
            .iter()
            .map(|[a, b, c]| format!("{a}-{b}-{c} {:.4}", certainty(*a, &[*b, *c])))
            .collect();
    insta::assert_snapshot!(shown.join("\n"), @r"
    6-5-4 0.5179
    7-5-3 0.6756
    8-5-2 0.7855
    8-4-3 0.8358
    9-4-2 0.9088
    10-3-2 0.9691
    12-2-1 0.9969
    7-7-1 0.4985
    ");
}

#[test]
fn the_tables_of_the_documentation_hold_what_is_computed() {
    let documentation = include_str!("../../docs/numbers.md");
    for counts in
        [[6, 5, 4], [7, 5, 3], [8, 5, 2], [8, 4, 3], [9, 4, 2], [10, 3, 2], [12, 2, 1], [7, 7, 1]]
    {
        let PersonScores { certainty, answers_from_losing_first, strength, tied, .. } =
            person(counts);
        let word = match strength {
            Strength::None if !tied.is_empty() => "no single orientation: a tie",
            Strength::None => "no single orientation",
            Strength::Clear | Strength::Leaning => strength.word(),
        };
        let [a, b, c] = counts;
        let certainty = crate::format::probability(certainty);
        let row =
            format!("| {a} - {b} - {c} | {certainty} | {word} | {answers_from_losing_first} |");
        assert!(documentation.contains(&row), "the table lacks {row}");
    }
    for people in [5_u16, 8, 12, 20, 60, 200] {
        let answers = people * 15;
        let [clear, leaning] =
            [1.2816, 0.6745].map(|z| crate::format::percent_tenths(z / f64::from(answers).sqrt()));
        let answers = crate::format::count(answers.into());
        let row = format!("| {people} | {answers} | {clear} | {leaning} |");
        assert!(documentation.contains(&row), "the table lacks {row}");
    }
}

/// Dirichlet(counts + ½) in three parts, integrated over an octant of the sphere, where the
/// density is smooth: θ = (cos φ)², (sin φ cos ψ)², (sin φ sin ψ)².
fn certainty_on_the_sphere(counts: [usize; 3]) -> f64 {
    const STEPS: usize = 400;
    let quarter = std::f64::consts::FRAC_PI_2;
    let power = |base: f64, exponent: usize| libm::pow(base, 2.0 * exponent as f64);
    let density = |phi: f64, psi: f64| {
        power(libm::cos(phi), counts[0])
            * power(libm::sin(phi) * libm::cos(psi), counts[1])
            * power(libm::sin(phi) * libm::sin(psi), counts[2])
            * libm::sin(phi)
    };
    let up_to = |most: &dyn Fn(f64) -> f64| {
        // The region's edge has a kink at ψ = 45°, so each half has a Simpson sum of its own.
        let inner = |psi| simpson(0.0, most(psi), STEPS, |phi| density(phi, psi));
        simpson(0.0, quarter / 2.0, STEPS, inner) + simpson(quarter / 2.0, quarter, STEPS, inner)
    };
    let first_is_largest = |psi: f64| libm::atan(1.0 / libm::cos(psi).max(libm::sin(psi)));
    up_to(&first_is_largest) / up_to(&|_| quarter)
}

/// Dirichlet(counts + ½) in two parts: θ = (cos φ)², and the first is larger below 45°.
fn certainty_on_the_circle(first: usize, second: usize) -> f64 {
    let power = |base: f64, exponent: usize| libm::pow(base, 2.0 * exponent as f64);
    let density = |phi: f64| power(libm::cos(phi), first) * power(libm::sin(phi), second);
    let quarter = std::f64::consts::FRAC_PI_2;
    simpson(0.0, quarter / 2.0, 2000, density) / simpson(0.0, quarter, 2000, density)
}

fn simpson(from: f64, to: f64, steps: usize, f: impl Fn(f64) -> f64) -> f64 {
    let width = (to - from) / steps as f64;
    let weight = |step| match step {
        0 => 1.0,
        last if last == steps => 1.0,
        odd if odd % 2 == 1 => 4.0,
        _ => 2.0,
    };
    let sum: f64 = (0..=steps).map(|step| weight(step) * f(from + width * step as f64)).sum();
    sum * width / 3.0
}

#[test]
fn certainty_agrees_with_a_slow_integral_over_three_shares() {
    for counts in [[6, 5, 4], [9, 4, 2], [5, 5, 5], [15, 0, 0], [1, 0, 0], [8, 7, 0], [20, 20, 20]]
    {
        let quick = certainty(counts[0], &counts[1..]);
        let slow = certainty_on_the_sphere(counts);
        assert!((quick - slow).abs() < 1e-7, "{counts:?}: {quick} and {slow}");
    }
}

#[test]
fn certainty_agrees_with_a_slow_integral_over_two_shares() {
    for (first, second) in [(1, 0), (1, 1), (8, 7), (9, 6), (15, 0), (31, 29), (60, 0)] {
        let quick = certainty(first, &[second]);
        let slow = certainty_on_the_circle(first, second);
        assert!((quick - slow).abs() < 1e-10, "{first}-{second}: {quick} and {slow}");
    }
}

#[test]
fn certainty_is_what_r_integrates_for_four_to_six_orientations() {
    // R 4.2.2, a the counts + ½, summed over pieces of .1 from √a₁ − 7 (or 0) to √a₁ + 7:
    // integrate(function(t) sapply(t, function(x) 2*x*dgamma(x^2, a[1])*prod(pgamma(x^2, a[-1]))),
    //   from, to, rel.tol=1e-13)
    for (counts, expected) in [
        (&[6, 5, 4, 0][..], 0.517_682_268_037_118),
        (&[5, 4, 3, 3], 0.473_619_352_099_166),
        (&[20, 18, 12, 10], 0.600_296_605_095_518),
        (&[5, 4, 3, 2, 1], 0.503_962_239_692_636),
        (&[4, 4, 4, 2, 1], 0.308_281_204_047_314),
        (&[5, 3, 3, 2, 1, 1], 0.571_030_056_483_407),
        (&[12, 11, 10, 9, 9, 9], 0.342_510_565_662_625),
        (&[30, 20, 10, 0, 0, 0], 0.921_412_744_665_334),
        (&[60, 0, 0], 0.999_999_999_999_996),
    ] {
        let found = certainty(counts[0], &counts[1..]);
        assert!((found - expected).abs() < 1e-10, "{counts:?}: {found}");
    }
}

#[test]
fn equal_counts_share_the_certainty_among_any_number_of_orientations() {
    for orientations in 2..=6 {
        for count in [0, 1, 5, 30] {
            let found = certainty(count, &vec![count; orientations - 1]);
            let exact = 1.0 / orientations as f64;
            assert!((found - exact).abs() < 1e-10, "{orientations} × {count}: {found}");
        }
    }
}

#[test]
fn a_person_has_shares_and_an_orientation() {
    let person = person([4, 9, 2]);
    assert_eq!((person.answered, &person.counts[..]), (15, &[4, 9, 2][..]));
    assert_eq!(person.shares, [4.0 / 15.0, 0.6, 2.0 / 15.0]);
    assert_eq!((person.orientation, person.strength), (Some(1), Strength::Clear));
    assert_eq!(person.answers_from_losing_first, 3);
    assert!(person.tied.is_empty());
}

#[test]
fn the_words_follow_the_bounds_of_the_instrument() {
    let words = |counts| {
        let person = person(counts);
        (person.orientation, person.strength.word(), person.answers_from_losing_first)
    };
    assert_eq!(words([6, 5, 4]), (None, "none", 1));
    assert_eq!(words([7, 5, 3]), (None, "none", 1));
    assert_eq!(words([8, 5, 2]), (Some(0), "leaning", 2));
    assert_eq!(words([3, 8, 4]), (Some(1), "leaning", 2));
    assert_eq!(words([3, 3, 9]), (Some(2), "clear", 3));
}

#[test]
fn seven_strategic_and_seven_tactical_answers_are_a_tie_and_not_hybrid() {
    let person = person([7, 7, 1]);
    assert_eq!((person.orientation, person.strength), (None, Strength::None));
    assert_eq!(person.tied, [0, 1]);
    assert_eq!(person.answers_from_losing_first, 0);
    assert!((0.49..0.5).contains(&person.certainty), "{}", person.certainty);
}

#[test]
fn twelve_answers_make_a_score_and_eleven_make_a_line_of_the_ledger() {
    let scores = scored(&["SSSSSSSSSSSS...", "SSSSSSSSSSS....", "...............", T]);
    assert_eq!(scores.people.iter().map(|person| person.answered).collect::<Vec<_>>(), [12, 15]);
    assert_eq!(scores.not_scored.iter().map(|person| person.answered).collect::<Vec<_>>(), [11, 0]);
    assert_eq!((scores.ledger.rows, scores.ledger.used), (4, 2));
    let left_out = &scores.ledger.left_out[0];
    assert_eq!((left_out.row, left_out.reason), (3, Reason::Partial));
    assert_eq!(left_out.seen, "11 of 15 traits answered; a score needs 12");
    assert_eq!(left_out.person.as_deref(), Some("Person 2"));
}

#[test]
fn the_ledger_keeps_the_order_of_the_rows() {
    let instrument = Instrument::built_in();
    let mut responses = responses(&["S", T], instrument);
    responses.ledger.rows = 3;
    let (reason, seen) = (Reason::Preview, "status is “Survey Preview”".to_owned());
    responses.ledger.left_out = vec![LeftOut { row: 4, reason, seen, person: None }];
    let ledger = scores(responses, instrument).ledger;
    assert_eq!(ledger.left_out.iter().map(|one| one.row).collect::<Vec<_>>(), [2, 4]);
    assert_eq!(ledger.rows, ledger.used + ledger.left_out.len());
}

#[test]
fn nobody_scored_is_a_result_without_a_first_place() {
    for lines in [&[][..], &["SS"][..]] {
        let scores = scored(lines);
        assert_eq!((scores.team.people, scores.team.lead()), (0, 0.0));
        assert_eq!(scores.team.shares, [0.0, 0.0, 0.0]);
        assert_eq!((scores.team.orientation, scores.team.strength), (None, Strength::None));
        assert!(scores.team.tied.is_empty() && !scores.team.holds_whatever_the_absent_say);
        assert!(scores.team.traits.iter().all(|row| row.agreement.is_none()));
        assert_eq!(scores.team.worst_case(), None);
    }
}

#[test]
fn each_person_weighs_the_same_in_the_team_however_many_traits_were_answered() {
    let team = scored(&["SSSSSSSSSSSS...", T]).team;
    assert_eq!(team.shares, [0.5, 0.5, 0.0]);
    assert_eq!((team.tied, team.orientation), (vec![0, 1], None));
}

#[test]
#[expect(clippy::float_cmp, reason = "that floating point sums differ is the point")]
fn a_tie_that_floating_point_cannot_see_is_a_tie() {
    // Strategic 4⁄12 + 6⁄15 and Tactical 8⁄12 + 1⁄15 are both 11⁄15.
    assert_ne!(4.0 / 12.0 + 6.0 / 15.0, 8.0 / 12.0 + 1.0 / 15.0);
    let team = scored(&[letters(4, 8, 0), letters(6, 1, 8)]).team;
    assert_eq!((team.tied, team.strength), (vec![0, 1], Strength::None));
    assert_eq!(team.shares[0].to_bits(), team.shares[1].to_bits());
}

#[test]
fn the_first_place_holds_only_if_no_answer_of_the_absent_could_change_it() {
    let holds = |silent| team(&[(6, T), (3, S)], silent).holds_whatever_the_absent_say;
    assert!(holds(0) && holds(2));
    assert!(!holds(3), "three absent could make it level");
    let unknown = scored(&[T, T, T]).team;
    assert_eq!((unknown.invited, unknown.holds_whatever_the_absent_say), (None, false));
}

#[test]
fn the_worst_case_shows_what_the_absent_could_do() {
    let team = team(&[(6, T), (3, S)], 1);
    assert_eq!((team.invited, team.absent()), (Some(10), Some(1)));
    assert_eq!(team.worst_case(), Some((0.6, 0.4)));
}

#[test]
fn a_person_who_began_and_did_not_finish_counts_among_the_absent() {
    let instrument = Instrument::built_in();
    let began = scores(with_silent(responses(&[T, T, "TTT"], instrument), 1), instrument);
    assert_eq!((began.team.invited, began.team.absent()), (Some(4), Some(2)));
    assert!(!began.team.holds_whatever_the_absent_say);
}

#[test]
fn somebody_who_answered_without_being_on_the_roster_was_asked_too() {
    let instrument = Instrument::built_in();
    let mut responses = with_silent(responses(&[T, T, T], instrument), 2);
    responses.roster.as_mut().unwrap().people.remove(0);
    assert_eq!(scores(responses, instrument).team.invited, Some(5));
}

#[test]
fn a_team_is_clear_when_its_lead_is_beyond_chance_and_beyond_the_absent() {
    let word = |groups: &[(usize, &str)], silent| {
        let team = team(groups, silent);
        (team.orientation, team.strength.word())
    };
    // Twelve people give 180 answers: `clear` from a lead of 9.6 points, `leaning` from 5.0.
    let leaders = letters(5, 6, 4);
    assert_eq!(word(&[(12, &letters(5, 7, 3))], 0), (Some(1), "clear"));
    assert_eq!(word(&[(12, &leaders)], 0), (Some(1), "leaning"));
    assert_eq!(word(&[(8, &leaders), (4, &letters(6, 5, 4))], 0), (None, "none"));
    assert_eq!(word(&[(12, &letters(5, 7, 3))], 2), (Some(1), "leaning"), "two are absent");
    // The size of the team is not known: the absent may be many.
    let unknown = scored(&[T; 12]).team;
    assert_eq!((unknown.orientation, unknown.strength), (Some(1), Strength::Leaning));
}

#[test]
fn a_team_of_one_has_the_word_of_its_person() {
    for counts in [[7, 4, 4], [8, 5, 2], [9, 4, 2], [6, 5, 4], [7, 7, 1]] {
        let team = team(&[(1, &letters(counts[0], counts[1], counts[2]))], 0);
        assert_eq!(team.strength, person(counts).strength, "{counts:?}");
        assert_eq!(team.orientation, person(counts).orientation, "{counts:?}");
    }
}

#[test]
fn agreement_is_one_when_all_agree_and_zero_when_the_statements_are_equal() {
    let agreement = |groups: &[(usize, &str)]| team(groups, 0).traits[0].agreement.unwrap();
    assert!((agreement(&[(7, H)]) - 1.0).abs() < 1e-15);
    assert!(agreement(&[(2, S), (2, T), (2, H)]).abs() < 1e-15);
    assert!((agreement(&[(3, S), (1, T), (1, H)]) - 0.16).abs() < 1e-15);
    assert!((agreement(&[(5, S), (5, T), (2, H)]) - 0.0625).abs() < 1e-15);
}

#[test]
fn a_trait_counts_only_those_who_answered_it() {
    let team = scored(&[".TTTTTTTTTTTTTT", ".TTTTTTTTTTTTTT", "STTTTTTTTTTTTT."]).team;
    assert_eq!((team.traits[0].answered, &team.traits[0].counts[..]), (1, &[1, 0, 0][..]));
    assert_eq!(team.traits[14].shares, [0.0, 1.0, 0.0]);
    assert_eq!(team.traits[14].answered, 2);
}

#[test]
fn teams_stand_in_the_order_of_the_source_and_beside_the_whole() {
    let lines = [format!("EMEA: {T}"), format!("Asia: {S}"), "Asia: SSS".to_owned(), H.to_owned()];
    let scores = scored(&lines);
    let teams: Vec<_> = scores.teams.iter().map(|team| (&team.name[..], team.people)).collect();
    assert_eq!(teams, [("EMEA", 1), ("Asia", 1)]);
    assert_eq!((&scores.team.name[..], scores.team.people), ("Sales Operations", 3));
    assert_eq!(scores.people[2].team, None);
    assert_eq!(scores.not_scored[0].team.as_deref(), Some("Asia"));
}

#[test]
fn a_team_in_which_nobody_could_be_scored_is_still_listed() {
    let scores = scored(&[format!("EMEA: {T}"), "Asia: SSS".to_owned()]);
    assert_eq!((&scores.teams[1].name[..], scores.teams[1].people), ("Asia", 0));
}

#[test]
fn the_roster_tells_the_size_of_each_team_it_names() {
    let instrument = Instrument::built_in();
    let lines = [format!("EMEA: {T}"), format!("Asia: {S}")];
    let mut responses = with_silent(responses(&lines, instrument), 2);
    let roster = responses.roster.as_mut().unwrap();
    roster.people[2].team = Some("EMEA".to_owned());
    let scores = scores(responses, instrument);
    let invited: Vec<_> = scores.teams.iter().map(|team| team.invited).collect();
    assert_eq!((invited, scores.team.invited), (vec![Some(2), Some(1)], Some(4)));
}
