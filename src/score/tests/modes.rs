//! What holds in every mode, whatever people answer.

use proptest::prelude::*;

use super::*;
use crate::response::{HUNDREDTHS, Marks};
use crate::score::fixtures::instrument_text;

const MODES: [&str; 4] = [
    "mode = \"choose\"",
    "mode = \"rate\"\nscale = { least = 1, most = 5 }",
    "mode = \"allocate\"\npoints = 10",
    "mode = \"rank\"",
];
const POLES: usize = 3;
const TRAITS: usize = 4;

/// An instrument in this mode whose traits weigh so much.
fn instrument(mode: &str, weights: &[u16]) -> Instrument {
    let mut text = instrument_text(POLES, TRAITS).replacen(MODES[0], mode, 1);
    for (place, weight) in weights.iter().enumerate() {
        let id = format!("id = \"t{}\"\n", place + 1);
        text = text.replacen(&id, &format!("{id}weight = {weight}\n"), 1);
    }
    Instrument::from_toml(&text, "tiny.toml").unwrap()
}

/// A trait's answer from three numbers of 0 to 4, in whichever mode.
fn answer(instrument: &Instrument, numbers: [u16; POLES]) -> Answer {
    let marks = |of: [u16; POLES]| Marks::new(&of.map(Some));
    let mut order = [0, 1, 2];
    order.sort_by_key(|&of| (std::cmp::Reverse(numbers[of]), of));
    match instrument.mode() {
        Mode::Choose => Answer::Chosen(order[0]),
        Mode::Rate(_) => Answer::Rated(marks(numbers.map(|number| HUNDREDTHS * (1 + number)))),
        Mode::Allocate { .. } => {
            let mut points = numbers.map(|number| number * HUNDREDTHS / 2);
            points[order[0]] += 10 * HUNDREDTHS - points.iter().sum::<u16>();
            Answer::Allocated(marks(points))
        }
        Mode::Rank => {
            let mut ranks = [0; POLES];
            for (rank, of) in (1..).zip(order) {
                ranks[of] = rank;
            }
            Answer::Ranked(marks(ranks))
        }
    }
}

/// The same answer with the orientations in another order: what was at `order[n]` is now at n.
fn relabelled(answer: Answer, order: [usize; POLES]) -> Answer {
    let turned = |marks: Marks| Marks::new(&order.map(|of| marks.of(of)));
    match answer {
        Answer::Blank | Answer::Outside => answer,
        Answer::Chosen(of) => {
            Answer::Chosen(order.iter().position(|&old| old == of).expect("an order has all"))
        }
        Answer::Rated(marks) => Answer::Rated(turned(marks)),
        Answer::Allocated(marks) => Answer::Allocated(turned(marks)),
        Answer::Ranked(marks) => Answer::Ranked(turned(marks)),
    }
}

fn scored_as(answers: &[Vec<Answer>], silent: usize, instrument: &Instrument) -> Scores {
    let mut all = responses(&vec!["aaaa"; answers.len()], instrument);
    for (response, own) in all.people.iter_mut().zip(answers) {
        response.answers.clone_from(own);
    }
    scores(with_silent(all, silent), instrument)
}

type People = Vec<[[u16; POLES]; TRAITS]>;

fn people() -> impl Strategy<Value = People> {
    prop::collection::vec(prop::array::uniform4(prop::array::uniform3(0..5_u16)), 1..7)
}

fn in_mode(people: &People, instrument: &Instrument) -> Vec<Vec<Answer>> {
    let one = |rows: &[[u16; POLES]; TRAITS]| {
        rows.iter().map(|numbers| answer(instrument, *numbers)).collect()
    };
    people.iter().map(one).collect()
}

proptest! {
    #[test]
    fn the_order_of_people_and_traits_changes_nothing(
        people in people(),
        weights in prop::collection::vec(1..5_u16, TRAITS),
    ) {
        for mode in MODES {
            let own = instrument(mode, &weights);
            let answers = in_mode(&people, &own);
            let team = scored_as(&answers, 1, &own).team;
            let mut turned = answers.clone();
            turned.reverse();
            let other = scored_as(&turned, 1, &own).team;
            prop_assert_eq!(&team, &other);
            let backwards: Vec<u16> = weights.iter().rev().copied().collect();
            for row in &mut turned {
                row.reverse();
            }
            let other = scored_as(&turned, 1, &instrument(mode, &backwards)).team;
            prop_assert_eq!(&team.shares, &other.shares);
            prop_assert_eq!((team.tied, team.strength), (other.tied, other.strength));
        }
    }

    #[test]
    fn other_names_of_orientations_give_other_names_of_results(
        people in people(),
        weights in prop::collection::vec(1..5_u16, TRAITS),
    ) {
        let order = [2, 0, 1];
        for mode in MODES {
            let own = instrument(mode, &weights);
            let answers = in_mode(&people, &own);
            let turned: Vec<Vec<Answer>> = answers
                .iter()
                .map(|row| row.iter().map(|answer| relabelled(*answer, order)).collect())
                .collect();
            let (one, other) = (scored_as(&answers, 0, &own), scored_as(&turned, 0, &own));
            let pairs = one.people.iter().zip(&other.people);
            for (shares, turned) in pairs
                .map(|(one, other)| (&one.shares, &other.shares))
                .chain([(&one.team.shares, &other.team.shares)])
            {
                prop_assert_eq!(&order.map(|of| shares[of])[..], &turned[..]);
            }
            let first = other.team.first().map(|of| order[of]);
            prop_assert_eq!(one.team.first(), first);
        }
    }

    #[test]
    fn shares_sum_to_one_and_scores_stay_on_their_scale(
        people in people(),
        weights in prop::collection::vec(1..5_u16, TRAITS),
    ) {
        for mode in MODES {
            let own = instrument(mode, &weights);
            let scores = scored_as(&in_mode(&people, &own), 0, &own);
            let rows = scores.people.iter().map(|person| &person.shares);
            let rows = rows.chain(scores.team.traits.iter().map(|row| &row.shares));
            for shares in rows.chain([&scores.team.shares]) {
                let most = most_share(&own) + 1e-12;
                prop_assert!(shares.iter().all(|share| (0.0..=most).contains(share)));
                if Measure::of(&own).shares_a_whole() {
                    prop_assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-12, "{shares:?}");
                }
            }
        }
    }

    #[test]
    fn somebody_who_answers_like_everybody_moves_nothing(
        rows in prop::array::uniform4(prop::array::uniform3(0..5_u16)),
        weights in prop::collection::vec(1..5_u16, TRAITS),
        many in 1..6_usize,
    ) {
        for mode in MODES {
            let own = instrument(mode, &weights);
            let team = |many| scored_as(&in_mode(&vec![rows; many], &own), 0, &own).team;
            let (one, other) = (team(many), team(many + 1));
            prop_assert_eq!((one.shares, one.tied), (other.shares, other.tied));
        }
    }

    #[test]
    fn what_holds_holds_whatever_up_to_two_absent_say(people in people(), absent in 1..3_usize) {
        for mode in MODES {
            let own = instrument(mode, &[1; TRAITS]);
            let answers = in_mode(&people, &own);
            let team = scored_as(&answers, absent, &own).team;
            let Some(first) = team.first() else {
                prop_assert!(!team.holds_whatever_the_absent_say);
                continue;
            };
            // The most that they can do for a rival, on every trait: one of these is the worst.
            let mut lost = false;
            for rival in (0..POLES).filter(|&of| of != first) {
                let mut numbers = [0; POLES];
                numbers[rival] = 4;
                let third = (0..POLES).find(|of| ![first, rival].contains(of)).unwrap();
                numbers[third] = u16::from(own.mode() == Mode::Rank);
                let mut all = answers.clone();
                all.extend(vec![vec![answer(&own, numbers); TRAITS]; absent]);
                lost |= scored_as(&all, 0, &own).team.first() != Some(first);
            }
            // Allocated points in halves: the fixture gives a rival 2 of 10 and the rest to them,
            // so that all 10 are the rival's.
            prop_assert_eq!(team.holds_whatever_the_absent_say, !lost, "{}", mode);
        }
    }
}
