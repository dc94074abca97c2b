//! Rules that hold for every set of answers.

use proptest::collection::vec;
use proptest::prelude::*;

use crate::instrument::Instrument;
use crate::response::{Answer, Responses};
use crate::score::fixtures::{instrument, responses, scores, with_silent};
use crate::score::{Scores, TeamScores};

/// Lines of letters for up to eight people, with blanks, so that some have too few answers.
fn lines() -> impl Strategy<Value = Vec<String>> {
    vec("[STH]{9}[STH.]{6}", 0..8)
}

fn scored(responses: Responses) -> Scores {
    scores(responses, Instrument::built_in())
}

fn read(lines: &[String]) -> Responses {
    responses(lines, Instrument::built_in())
}

/// The team's results without its name.
fn essence(team: &TeamScores) -> (Vec<f64>, Option<usize>, &'static str, Vec<usize>, bool) {
    let TeamScores { shares, orientation, strength, tied, .. } = team.clone();
    (shares, orientation, strength.word(), tied, team.holds_whatever_the_absent_say)
}

proptest! {
    #[test]
    fn shares_sum_to_one(lines in lines()) {
        let scores = scored(read(&lines));
        let lists = scores.people.iter().map(|person| &person.shares)
            .chain((scores.team.people > 0).then_some(&scores.team.shares));
        for shares in lists {
            prop_assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn every_row_is_used_or_left_out(lines in lines()) {
        let Scores { ledger, people, not_scored, .. } = scored(read(&lines));
        prop_assert_eq!(ledger.used, people.len());
        prop_assert_eq!(ledger.rows, ledger.used + ledger.left_out.len());
        prop_assert_eq!(ledger.left_out.len(), not_scored.len());
    }

    #[test]
    fn another_order_of_the_people_changes_nothing_but_the_order(
        (lines, turned) in lines().prop_flat_map(|lines| (Just(lines.clone()), Just(lines).prop_shuffle())),
        silent in 0..3_usize,
    ) {
        let one = scored(with_silent(read(&lines), silent));
        let other = scored(with_silent(read(&turned), silent));
        prop_assert_eq!(essence(&one.team), essence(&other.team));
        prop_assert_eq!(&one.team.traits, &other.team.traits);
        let sorted = |scores: &Scores| {
            let mut counts: Vec<_> =
                scores.people.iter().map(|person| (person.counts.clone(), person.orientation)).collect();
            counts.sort();
            counts
        };
        prop_assert_eq!(sorted(&one), sorted(&other));
    }

    #[test]
    fn another_order_of_the_orientations_only_relabels(
        lines in lines(),
        turn in Just([0_usize, 1, 2]).prop_shuffle(),
    ) {
        let straight = scored(with_silent(read(&lines), 1));
        let mut turned = with_silent(read(&lines), 1);
        for answer in turned.people.iter_mut().flat_map(|person| &mut person.answers) {
            if let Answer::Chosen(place) = answer {
                *place = turn[*place];
            }
        }
        let turned = scored(turned);
        let relabel = |places: &[usize]| {
            let mut places: Vec<usize> = places.iter().map(|place| turn[*place]).collect();
            places.sort_unstable();
            places
        };
        for (one, other) in straight.people.iter().zip(&turned.people) {
            prop_assert_eq!(one.orientation.map(|place| turn[place]), other.orientation);
            prop_assert_eq!(one.certainty.to_bits(), other.certainty.to_bits());
            prop_assert_eq!((one.strength, relabel(&one.tied)), (other.strength, other.tied.clone()));
        }
        let (one, other) = (&straight.team, &turned.team);
        prop_assert_eq!(one.orientation.map(|place| turn[place]), other.orientation);
        prop_assert_eq!((one.strength, relabel(&one.tied)), (other.strength, other.tied.clone()));
        prop_assert_eq!(one.holds_whatever_the_absent_say, other.holds_whatever_the_absent_say);
        for (share, place) in one.shares.iter().zip(turn) {
            prop_assert_eq!(share.to_bits(), other.shares[place].to_bits());
        }
    }

    #[test]
    fn a_person_who_always_answers_for_the_first_keeps_it_first(lines in lines()) {
        let before = scored(read(&lines)).team;
        let Some(first) = before.orientation else { return Ok(()) };
        let mut more = lines;
        more.push(["S", "T", "H"][first].repeat(15));
        let after = scored(read(&more)).team;
        prop_assert_eq!(after.orientation, Some(first));
        prop_assert!(after.shares[first] >= before.shares[first]);
        prop_assert!(after.lead() >= before.lead() - 1e-12);
    }

    #[test]
    fn certainty_grows_when_an_answer_goes_to_the_first(
        first in 1..15_usize, second in 0..15_usize, third in 0..15_usize,
    ) {
        let (second, third) = (second.min(first), third.min(first));
        let before = crate::score::certainty::certainty(first, &[second, third]);
        let after = crate::score::certainty::certainty(first + 1, &[second, third]);
        prop_assert!(after > before && (0.0..=1.0).contains(&after), "{} {}", before, after);
    }

    #[test]
    fn what_holds_whatever_the_absent_say_holds_for_every_answer_they_could_give(
        lines in vec("[ab]{2}", 1..5), third in any::<bool>(), silent in 0..=2_usize,
    ) {
        let tiny = instrument(if third { 3 } else { 2 }, 2);
        let now = scores(with_silent(responses(&lines, &tiny), silent), &tiny).team;
        let alone_in_first = |team: &TeamScores| {
            let most = team.shares.iter().copied().fold(0.0, f64::max);
            let mut leaders = (0..team.shares.len())
                .filter(|place| team.shares[*place].to_bits() == most.to_bits());
            (leaders.next(), leaders.next().is_none())
        };
        let (first, alone) = alone_in_first(&now);
        let letters: &[&str] = if third { &["a", "b", "c"] } else { &["a", "b"] };
        let mut sheets = vec![String::new()];
        for _ in 0..2 * silent {
            sheets = sheets.iter().flat_map(|sheet| letters.iter().map(move |one| format!("{sheet}{one}"))).collect();
        }
        let always = alone && sheets.iter().all(|sheet| {
            let mut lines = lines.clone();
            lines.extend((0..silent).map(|who| sheet[2 * who..2 * who + 2].to_owned()));
            alone_in_first(&scores(responses(&lines, &tiny), &tiny).team) == (first, true)
        });
        prop_assert_eq!(now.holds_whatever_the_absent_say, always);
    }
}
