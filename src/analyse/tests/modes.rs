//! Rules that hold in every mode, with two to six orientations, weights and reversed statements; and
//! the bounds on the absent against every answer that they could give.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::instrument::Mode;
use crate::score::fixtures::instrument_text;
use crate::score::fixtures::scores as scores_of;

const MODES: [&str; 4] =
    ["mode = \"choose\"", RATE, "mode = \"allocate\"\npoints = 8", "mode = \"rank\""];

/// A survey as it is drawn: numbers for each statement, by person and trait.
#[derive(Debug, Clone)]
struct Drawn {
    mode: &'static str,
    orientations: usize,
    weights: Vec<u16>,
    /// By trait and orientation; means something in the mode `rate` only.
    reversed: Vec<Vec<bool>>,
    /// None where a trait is left blank.
    people: Vec<Vec<Option<Vec<u16>>>>,
    silent: usize,
}

fn drawn() -> impl Strategy<Value = Drawn> {
    (0..MODES.len(), 2..=6_usize, 1..=6_usize, 1..=7_usize, 0..4_usize).prop_flat_map(
        |(mode, orientations, traits, people, silent)| {
            let row = prop::option::weighted(0.95, vec(0..5_u16, orientations));
            (
                vec(1..4_u16, traits),
                vec(vec(prop::bool::weighted(0.2), orientations), traits),
                vec(vec(row, traits), people),
            )
                .prop_map(move |(weights, reversed, people)| Drawn {
                    mode: MODES[mode],
                    orientations,
                    weights,
                    reversed,
                    people,
                    silent,
                })
        },
    )
}

impl Drawn {
    fn instrument(&self) -> Instrument {
        let mut text =
            instrument_text(self.orientations, self.weights.len()).replacen(MODES[0], self.mode, 1);
        for (place, weight) in self.weights.iter().enumerate() {
            let id = format!("id = \"t{}\"\n", place + 1);
            let mut more = format!("{id}weight = {weight}\n");
            let turned: Vec<String> = ('a'..='f')
                .zip(&self.reversed[place])
                .filter(|(_, turned)| **turned)
                .map(|(id, _)| format!("\"{id}\""))
                .collect();
            if self.mode == RATE && !turned.is_empty() {
                more.extend(["reversed = [", &turned.join(", "), "]\n"]);
            }
            text = text.replacen(&id, &more, 1);
        }
        Instrument::from_toml(&text, "drawn.toml").unwrap()
    }

    fn found(&self) -> (Scores, Findings) {
        let instrument = self.instrument();
        let sheet = |rows: &Vec<Option<Vec<u16>>>| -> Vec<Answer> {
            let answer = |row: &Option<Vec<u16>>| {
                row.as_ref().map_or(Answer::Blank, |numbers| answer(&instrument, numbers))
            };
            rows.iter().map(answer).collect()
        };
        let sheets = self.people.iter().map(sheet).collect();
        found(&with_silent(with_answers(sheets, &instrument), self.silent), &instrument)
    }

    /// The same with the orientations in another order: what was at `order[n]` is now at n.
    fn renamed(&self, order: &[usize]) -> Self {
        let mut other = self.clone();
        for row in other.people.iter_mut().flatten().flatten() {
            *row = order.iter().map(|&of| row[of]).collect();
        }
        for row in &mut other.reversed {
            *row = order.iter().map(|&of| row[of]).collect();
        }
        other
    }
}

/// A trait's answer from different numbers, in whichever mode: the largest is chosen, ranked first and
/// given what is left.
fn answer(instrument: &Instrument, numbers: &[u16]) -> Answer {
    let mut order: Vec<usize> = (0..numbers.len()).collect();
    order.sort_by_key(|&of| std::cmp::Reverse(numbers[of]));
    match instrument.mode() {
        Mode::Choose => Answer::Chosen(order[0]),
        Mode::Rate(_) => {
            let one: Vec<u16> = numbers.iter().map(|number| 1 + number % 5).collect();
            Answer::Rated(marks(&one, 100))
        }
        Mode::Allocate { .. } => {
            let mut points: Vec<u16> = numbers.iter().map(|number| number % 5 * 25).collect();
            points[order[0]] += 800 - points.iter().sum::<u16>();
            Answer::Allocated(marks(&points, 1))
        }
        Mode::Rank => {
            let mut ranks = vec![0; numbers.len()];
            for (rank, of) in (1..).zip(order) {
                ranks[of] = rank;
            }
            Answer::Ranked(marks(&ranks, 1))
        }
    }
}

/// The same numbers, all of them different, so that no order of the orientations decides anything.
fn apart(drawn: &mut Drawn) {
    for row in drawn.people.iter_mut().flatten().flatten() {
        for (place, number) in row.iter_mut().enumerate() {
            *number += 5 * ((*number * 7 + place as u16 * 3) % 11) * 6 + 5 * place as u16;
        }
    }
}

/// What is said of a team, without the order of people, traits or orientations.
fn essence(scores: &Scores, findings: &TeamFindings) -> String {
    let influence = findings.influence.as_ref().map(|one| (one.difference, one.people.len()));
    let team = &scores.team;
    format!(
        "{:?} {:?} {:?} {} {:?} {:?} {:?}",
        team.people,
        team.strength,
        team.tied.len(),
        team.holds_whatever_the_absent_say,
        influence,
        findings.margin.as_ref().map(|margin| (margin.answers, margin.people)),
        findings.absent.as_ref().map(|absent| absent.change.map(|rival| rival.needed)),
    )
}

/// The margins of the intervals, in millionths.
fn margins(findings: &TeamFindings) -> Option<Vec<Option<i64>>> {
    let margin = |one: &Option<Interval>| one.map(|one| (one.margin * 1e6).round() as i64);
    findings.intervals.as_ref().ok().map(|all| all.iter().map(margin).collect())
}

fn bits(shares: &[f64]) -> Vec<u64> {
    shares.iter().map(|share| share.to_bits()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(160))]

    #[test]
    fn another_order_of_the_people_changes_nothing_in_any_mode(drawn in drawn(), turn in 1..7_usize) {
        let mut turned = drawn.clone();
        turned.people.reverse();
        let many = turned.people.len();
        turned.people.rotate_left(turn % many);
        let (one, other) = (drawn.found(), turned.found());
        prop_assert_eq!(bits(&one.0.team.shares), bits(&other.0.team.shares));
        prop_assert_eq!(essence(&one.0, &one.1.team), essence(&other.0, &other.1.team));
        prop_assert_eq!(margins(&one.1.team), margins(&other.1.team));
        prop_assert_eq!(one.1.flags.len(), other.1.flags.len());
        for (one, other) in one.1.team.traits.iter().zip(&other.1.team.traits) {
            prop_assert_eq!(one.word, other.word);
            prop_assert_eq!(one.split, other.split);
            if let (Some(one), Some(other)) = (&one.ratings, &other.ratings) {
                prop_assert!((one.uniform - other.uniform).abs() < 1e-12);
                prop_assert!((one.from_mean - other.from_mean).abs() < 1e-12);
                prop_assert!((one.from_median - other.from_median).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn another_order_of_the_traits_changes_nothing_but_runs_in_any_mode(drawn in drawn(), turn in 1..6_usize) {
        let mut turned = drawn.clone();
        let shift = turn % drawn.weights.len();
        turned.weights.rotate_left(shift);
        turned.reversed.rotate_left(shift);
        for person in &mut turned.people {
            person.rotate_left(shift);
        }
        let (one, other) = (drawn.found(), turned.found());
        prop_assert_eq!(bits(&one.0.team.shares), bits(&other.0.team.shares));
        prop_assert_eq!(essence(&one.0, &one.1.team), essence(&other.0, &other.1.team));
        prop_assert_eq!(margins(&one.1.team), margins(&other.1.team));
        for (place, now) in other.1.team.traits.iter().enumerate() {
            let then = (place + shift) % drawn.weights.len();
            prop_assert_eq!(&one.1.team.traits[then], now);
        }
    }

    #[test]
    fn other_names_of_the_orientations_only_rename_in_any_mode(drawn in drawn(), turn in 1..6_usize) {
        let mut drawn = drawn;
        apart(&mut drawn);
        let mut order: Vec<usize> = (0..drawn.orientations).rev().collect();
        order.rotate_left(turn % drawn.orientations);
        let (one, other) = (drawn.found(), drawn.renamed(&order).found());
        let renamed = |shares: &[f64]| bits(&order.iter().map(|&of| shares[of]).collect::<Vec<_>>());
        prop_assert_eq!(renamed(&one.0.team.shares), bits(&other.0.team.shares));
        for (one, other) in one.0.people.iter().zip(&other.0.people) {
            prop_assert_eq!(renamed(&one.shares), bits(&other.shares));
            prop_assert_eq!(one.certainty.to_bits(), other.certainty.to_bits());
            prop_assert_eq!(one.strength, other.strength);
            prop_assert_eq!(one.orientation, other.orientation.map(|of| order[of]));
        }
        prop_assert_eq!(one.0.team.first(), other.0.team.first().map(|of| order[of]));
        prop_assert_eq!(essence(&one.0, &one.1.team), essence(&other.0, &other.1.team));
        let words = |findings: &Findings| -> Vec<_> {
            findings.team.traits.iter().map(|one| (one.word, one.split.is_some())).collect()
        };
        prop_assert_eq!(words(&one.1), words(&other.1));
        if let (Some(one), Some(other)) = (&one.1.team.absent, &other.1.team.absent) {
            for (place, &of) in order.iter().enumerate() {
                prop_assert_eq!(one.bounds[of], other.bounds[place]);
            }
        }
    }

    #[test]
    fn everybody_once_more_moves_no_share_and_shares_sum_to_one_in_any_mode(drawn in drawn()) {
        let mut twice = drawn.clone();
        twice.people.extend(drawn.people.clone());
        let (one, other) = (drawn.found().0, twice.found().0);
        prop_assert_eq!(bits(&one.team.shares), bits(&other.team.shares));
        prop_assert_eq!(&one.team.tied, &other.team.tied);
        let rows = one.people.iter().map(|person| &person.shares);
        let answered = one.team.traits.iter().filter(|row| row.answered > 0);
        let rows = rows.chain(answered.map(|row| &row.shares));
        for shares in rows.chain((one.team.people > 0).then_some(&one.team.shares)) {
            prop_assert!(shares.iter().all(|share| (0.0..=1.0).contains(share)));
            if drawn.mode != RATE {
                prop_assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-12, "{:?}", shares);
            }
        }
    }
}

/// Every answer that can be given to one trait.
fn every_answer(instrument: &Instrument) -> Vec<Answer> {
    let many = instrument.orientations().len();
    let numbers = |below: u16| -> Vec<Vec<u16>> {
        (0..many).fold(vec![Vec::new()], |rows, _| {
            let more = |row: Vec<u16>| (0..below).map(move |next| [&row[..], &[next]].concat());
            rows.into_iter().flat_map(more).collect()
        })
    };
    match instrument.mode() {
        Mode::Choose => (0..many).map(Answer::Chosen).collect(),
        Mode::Rate(scale) => {
            let steps = u16::try_from(scale.steps()).unwrap();
            let rated = |row: Vec<u16>| {
                let row: Vec<u16> = row.iter().map(|step| step + 1).collect();
                Answer::Rated(marks(&row, 100))
            };
            numbers(steps).into_iter().map(rated).collect()
        }
        Mode::Allocate { points } => {
            let rows = numbers(points + 1).into_iter();
            let whole = rows.filter(|row| row.iter().sum::<u16>() == points);
            whole.map(|row| Answer::Allocated(marks(&row, 100))).collect()
        }
        Mode::Rank => {
            let all = numbers(u16::try_from(many).unwrap()).into_iter();
            let orders = all.filter(|row| (0..many).all(|rank| row.contains(&(rank as u16))));
            let ranked = |row: Vec<u16>| {
                let row: Vec<u16> = row.iter().map(|rank| rank + 1).collect();
                Answer::Ranked(marks(&row, 1))
            };
            orders.map(ranked).collect()
        }
    }
}

/// Every choice of so many sheets, in whatever order.
fn every_choice(sheets: usize, absent: usize, from: usize) -> Vec<Vec<usize>> {
    if absent == 0 {
        return vec![Vec::new()];
    }
    let with = |place: usize| {
        let rest = every_choice(sheets, absent - 1, place).into_iter();
        rest.map(move |rest| [&[place][..], &rest].concat())
    };
    (from..sheets).flat_map(with).collect()
}

#[test]
fn bounds_hold_for_every_answer_of_up_to_four_absent_people_in_every_mode() {
    let rate = |most: u16| format!("mode = \"rate\"\nscale = {{ least = 1, most = {most} }}");
    for (mode, orientations, reversed, most_absent) in [
        (MODES[0].to_owned(), 5, "", 4),
        (rate(3), 2, "", 4),
        (rate(3), 2, "reversed = [\"b\"]\n", 4),
        (rate(2), 3, "reversed = [\"a\", \"c\"]\n", 4),
        ("mode = \"allocate\"\npoints = 2".to_owned(), 3, "", 4),
        ("mode = \"allocate\"\npoints = 3".to_owned(), 2, "", 4),
        (MODES[3].to_owned(), 2, "", 4),
        (MODES[3].to_owned(), 3, "", 4),
        (MODES[3].to_owned(), 4, "", 2),
    ] {
        let text = instrument_text(orientations, 1).replacen(MODES[0], &mode, 1).replacen(
            "id = \"t1\"\n",
            &format!("id = \"t1\"\n{reversed}"),
            1,
        );
        let instrument = Instrument::from_toml(&text, "tiny.toml").unwrap();
        let sheets = every_answer(&instrument);
        let last = sheets.len() - 1;
        for known in [vec![0, 0, 1, last], vec![0, last / 2, last], vec![1, 1, 1, 1, 1, 1]] {
            let given = |absent: &[usize]| -> Vec<Vec<Answer>> {
                known.iter().chain(absent).map(|&place| vec![sheets[place]]).collect()
            };
            for absent in 1..=most_absent {
                let all = with_silent(with_answers(given(&[]), &instrument), absent);
                let (scores, findings) = found(&all, &instrument);
                let bounds = findings.team.absent.unwrap();
                let leaders = scores.team.headline().leaders;
                let mut seen = vec![(1.0_f64, 0.0_f64); orientations];
                let mut changes = false;
                for choice in every_choice(sheets.len(), absent, 0) {
                    let whole = with_answers(given(&choice), &instrument);
                    let team = scores_of(whole, &instrument).team;
                    for (seen, share) in seen.iter_mut().zip(&team.shares) {
                        *seen = (seen.0.min(*share), seen.1.max(*share));
                    }
                    changes |= team.headline().leaders != leaders;
                }
                for (bound, seen) in bounds.bounds.iter().zip(&seen) {
                    close(bound.0, seen.0);
                    close(bound.1, seen.1);
                }
                let what = format!("{mode} of {orientations}, {known:?} and {absent}");
                match bounds.change {
                    Some(rival) => assert_eq!(rival.needed <= absent, changes, "{what}"),
                    None => assert!(leaders.len() > 1, "{what}"),
                }
                let holds = scores.team.holds_whatever_the_absent_say;
                assert_eq!(holds, leaders.len() == 1 && !changes, "{what}");
            }
        }
    }
}
