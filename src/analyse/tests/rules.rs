//! Rules that hold for every set of answers.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;

fn lines() -> impl Strategy<Value = Vec<String>> {
    vec("[STH]{12}[STH.]{3}", 1..8)
}

fn built_in(lines: &[String], silent: usize) -> (Scores, Findings) {
    told(lines, silent)
}

/// The findings about the team without who they are about.
fn essence(findings: &TeamFindings) -> (String, Option<Difference>, usize) {
    let influence = findings.influence.as_ref();
    let text = format!(
        "{:?} {:?} {:?} {:?}",
        findings.traits.iter().map(|one| one.word).collect::<Vec<_>>(),
        findings.by_chance,
        findings.absent,
        findings.margin,
    );
    (text, influence.map(|one| one.difference), influence.map_or(0, |one| one.people.len()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn another_order_of_the_people_changes_nothing(
        (lines, turned) in lines().prop_flat_map(|lines| (Just(lines.clone()), Just(lines).prop_shuffle())),
        silent in 0..3_usize,
    ) {
        let (_, one) = built_in(&lines, silent);
        let (_, other) = built_in(&turned, silent);
        prop_assert_eq!(essence(&one.team), essence(&other.team));
        prop_assert_eq!(one.flags.len(), other.flags.len());
        match (one.team.intervals, other.team.intervals) {
            (Ok(one), Ok(other)) => for (one, other) in one.iter().zip(other) {
                let margin = |interval: Option<Interval>| interval.map_or(0.0, |one| one.margin);
                prop_assert!((margin(*one) - margin(other)).abs() < 1e-12);
            },
            (one, other) => prop_assert_eq!(one, other),
        }
    }

    #[test]
    fn another_order_of_the_traits_changes_nothing_but_runs(
        lines in vec("[STH]{15}", 1..8),
        order in Just((0..15).collect::<Vec<usize>>()).prop_shuffle(),
        silent in 0..3_usize,
    ) {
        let turn = |line: &String| -> String {
            let letters: Vec<char> = line.chars().collect();
            order.iter().map(|&place| letters[place]).collect()
        };
        let turned: Vec<String> = lines.iter().map(turn).collect();
        let (_, one) = built_in(&lines, silent);
        let (_, other) = built_in(&turned, silent);
        for (place, &from) in order.iter().enumerate() {
            prop_assert_eq!(&one.team.traits[from], &other.team.traits[place]);
        }
        prop_assert_eq!(one.team.margin, other.team.margin);
        prop_assert_eq!(one.team.absent, other.team.absent);
        prop_assert_eq!(one.team.influence, other.team.influence);
    }

    #[test]
    fn other_names_of_the_orientations_only_rename(
        lines in lines(),
        turn in Just([0_usize, 1, 2]).prop_shuffle(),
        silent in 0..3_usize,
    ) {
        let instrument = Instrument::built_in();
        let mut turned = with_silent(responses(&lines, instrument), silent);
        for answer in turned.people.iter_mut().flat_map(|person| &mut person.answers) {
            if let Answer::Chosen(place) = answer {
                *place = turn[*place];
            }
        }
        let (scores, one) = built_in(&lines, silent);
        let (_, other) = found(&turned, instrument);
        prop_assert_eq!(&one.team.margin, &other.team.margin);
        prop_assert_eq!(&one.team.influence, &other.team.influence);
        prop_assert_eq!(&one.flags, &other.flags);
        for (one, other) in one.team.traits.iter().zip(&other.team.traits) {
            prop_assert_eq!(one.word, other.word);
        }
        if let (Some(one), Some(other)) = (&one.team.absent, &other.team.absent) {
            for (place, bounds) in one.bounds.iter().enumerate() {
                prop_assert_eq!(*bounds, other.bounds[turn[place]]);
            }
            prop_assert_eq!(one.change.map(|rival| rival.needed), other.change.map(|rival| rival.needed));
        }
        prop_assert!((scores.team.shares.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn somebody_who_answers_like_the_team_does_not_move_its_shares(lines in vec("[STH]{15}", 1..5)) {
        // Everybody once more is a person like the team, as many times as it has people.
        let twice: Vec<String> = lines.iter().chain(&lines).cloned().collect();
        let (one, _) = built_in(&lines, 0);
        let (other, findings) = built_in(&twice, 0);
        for (one, other) in one.team.shares.iter().zip(&other.team.shares) {
            prop_assert_eq!(one.to_bits(), other.to_bits());
        }
        let margin = findings.team.margin.map_or(0.0, |margin| margin.lead);
        prop_assert!((margin - one.team.lead()).abs() < 1e-12);
    }

    #[test]
    fn the_absent_leave_less_room_the_fewer_they_are(lines in lines(), silent in 1..4_usize) {
        let few = built_in(&lines, silent).1.team.absent.unwrap();
        let many = built_in(&lines, silent + 1).1.team.absent.unwrap();
        for (few, many) in few.bounds.iter().zip(&many.bounds) {
            prop_assert!(few.0 >= many.0 - 1e-12 && few.1 <= many.1 + 1e-12);
            prop_assert!((0.0..=1.0).contains(&few.0) && few.0 <= few.1 && few.1 <= 1.0);
        }
        prop_assert_eq!(few.change, many.change);
    }

    #[test]
    fn a_margin_of_people_is_never_more_than_of_answers(lines in lines()) {
        if let Some(margin) = built_in(&lines, 0).1.team.margin {
            let answers = margin.answers.unwrap();
            prop_assert!(margin.people <= answers && margin.people <= lines.len());
            prop_assert!(margin.lead > 0.0 && answers > 0);
        }
    }
}
