//! Traits that weigh more than others, and statements that say the opposite.

use proptest::prelude::*;

use super::super::certainty::effective_certainty;
use super::*;
use crate::response::{HUNDREDTHS, Marks, Response};
use crate::score::fixtures::{instrument, instrument_text};

/// An instrument of three orientations whose traits weigh so much, in hundredths.
fn weighing(weights: &[u16]) -> Instrument {
    let mut text = instrument_text(3, weights.len());
    for (place, weight) in weights.iter().enumerate() {
        let id = format!("id = \"t{}\"\n", place + 1);
        let weight = f64::from(*weight) / 100.0;
        text = text.replacen(&id, &format!("{id}weight = {weight}\n"), 1);
    }
    Instrument::from_toml(&text, "tiny.toml").unwrap()
}

fn person_of(line: &str, instrument: &Instrument) -> PersonScores {
    scores(responses(&[line], instrument), instrument).people.remove(0)
}

#[test]
fn a_heavier_trait_counts_as_often_as_it_weighs() {
    let instrument = weighing(&[250, 100, 100, 50]);
    assert_eq!(instrument.weights(), [5, 2, 2, 1]);
    let person = person_of("abbc", &instrument);
    assert_eq!((person.counts.clone(), person.points.clone()), (vec![1, 2, 1], vec![5, 4, 1]));
    assert_eq!(person.shares, [0.5, 0.4, 0.1]);
    assert!(person.tied.is_empty());
    // A blank takes its weight out of the whole.
    let person = person_of("abb.c", &weighing(&[200, 100, 100, 300, 50]));
    let ninths = |parts: f64| parts / 9.0;
    assert_eq!(person.shares, [4.0, 4.0, 1.0].map(ninths));
    assert_eq!((person.tied, person.weighed.sum), (vec![0, 1], 9));
}

#[test]
fn equal_weights_are_as_if_there_were_none() {
    for line in ["aaabbbccc", "aabbbbbc.", "abcabcabc"] {
        let even = person_of(line, &weighing(&[700; 9]));
        assert_eq!(even, person_of(line, &instrument(3, 9)));
    }
}

#[test]
fn the_heaviest_answers_change_first() {
    let instrument = weighing(&[500, 100, 100, 100, 100]);
    // 5 : 4, and the one heavy answer turned round is enough.
    assert_eq!(person_of("abbbb", &instrument).answers_from_losing_first, 1);
    // b leads a by 2 to 2 − … with the heavy answer on c: given to a, it puts a first.
    let person = person_of("cbbaa", &instrument);
    assert_eq!((person.points, person.answers_from_losing_first), (vec![2, 2, 5], 1));
    // 9 : 0 takes the heavy answer alone: 4 : 5.
    assert_eq!(person_of("aaaaa", &instrument).answers_from_losing_first, 1);
}

#[test]
fn shares_of_many_blanks_and_weights_tie_exactly() {
    // Everybody left other traits out, so that the weights of the answers have no small common
    // multiple; each has a twin with a and b exchanged.
    let weights: Vec<u16> = (0..20).map(|place| 1009 + 37 * place * place % 9000).collect();
    let instrument = weighing(&weights);
    let mut lines = Vec::new();
    for number in 0..200_usize {
        let letters: String = (0..20_usize)
            .map(|place| match (number * 31 + place * 17) % 23 {
                0 => '.',
                rest if rest % 2 == 0 => 'a',
                _ => 'b',
            })
            .collect();
        let turned = letters.chars().map(|one| match one {
            'a' => 'b',
            'b' => 'a',
            other => other,
        });
        lines.extend([turned.collect(), letters.clone()]);
    }
    let team = scores(responses(&lines, &instrument), &instrument).team;
    assert_eq!((team.tied, team.shares[0].to_bits()), (vec![0, 1], team.shares[1].to_bits()));
    lines.push("aaaaaaaaaabbbbbbbbbb".to_owned());
    let team = scores(responses(&lines, &instrument), &instrument).team;
    assert!(team.tied.is_empty(), "one person more breaks it");
}

#[test]
fn certainty_of_whole_counts_is_the_same_by_both_ways() {
    for counts in [[6, 5, 4], [9, 4, 2], [15, 0, 0], [20, 20, 20], [1, 0, 0]] {
        let all: usize = counts.iter().sum();
        let shares = counts.map(|count| count as f64 / all as f64);
        let found = effective_certainty(&shares, 0, all as f64);
        let known = certainty(counts[0], &counts[1..]);
        assert!((found - known).abs() < 1e-10, "{counts:?}: {found} and {known}");
    }
}

#[test]
fn certainty_of_parts_of_answers_is_what_r_integrates() {
    // R 4.2.2, as for whole counts, with a the shares times the answers + ½
    for (shares, answers, expected) in [
        (&[0.5, 0.3, 0.2][..], 8.0, 0.659_977_849_637_106),
        (&[0.4, 0.35, 0.25], 12.5, 0.494_516_670_887_057),
        (&[0.3, 0.3, 0.2, 0.1, 0.1], 47.25, 0.463_356_171_876_68),
        (&[0.6, 0.4], 3.2, 0.635_389_239_247_208),
        (&[0.25, 0.2, 0.15, 0.15, 0.15, 0.1], 33.3, 0.492_742_303_980_34),
    ] {
        let found = effective_certainty(shares, 0, answers);
        assert!((found - expected).abs() < 1e-9, "{shares:?} of {answers}: {found}");
    }
}

proptest! {
    #[test]
    fn weighted_shares_are_those_of_a_slow_sum(
        weights in prop::collection::vec(1..10_000_u16, 8),
        line in prop::collection::vec(prop_oneof![Just('a'), Just('b'), Just('c')], 8),
    ) {
        let line: String = line.into_iter().collect();
        let person = person_of(&line, &weighing(&weights));
        let whole: f64 = weights.iter().map(|weight| f64::from(*weight)).sum();
        for (place, letter) in ['a', 'b', 'c'].into_iter().enumerate() {
            let own: f64 = line
                .chars()
                .zip(&weights)
                .filter(|(chosen, _)| *chosen == letter)
                .map(|(_, weight)| f64::from(*weight))
                .sum();
            prop_assert!((person.shares[place] - own / whole).abs() < 1e-12);
        }
        // Twice the weights, the same ratios.
        let double: Vec<u16> = weights.iter().map(|weight| weight / 2 * 2).collect();
        let half: Vec<u16> = double.iter().map(|weight| (weight / 2).max(1)).collect();
        if double.iter().all(|weight| *weight > 1) {
            prop_assert_eq!(person_of(&line, &weighing(&double)), person_of(&line, &weighing(&half)));
        }
    }

    #[test]
    fn fewest_changes_are_those_found_by_trying(
        weights in prop::collection::vec(1..6_u16, 5),
        line in prop::collection::vec(0..3_usize, 5),
    ) {
        let weights: Vec<u16> = weights.iter().map(|weight| weight * 100).collect();
        let text: String = line.iter().map(|place| ['a', 'b', 'c'][*place]).collect();
        let instrument = weighing(&weights);
        let person = person_of(&text, &instrument);
        let whole = instrument.weights();
        let loses = |answers: &[usize], first: usize| {
            let sum = |of: usize| -> usize {
                answers.iter().zip(&whole).filter(|(one, _)| **one == of).map(|(_, w)| w).sum()
            };
            (0..3).any(|other| other != first && sum(other) >= sum(first))
        };
        let first = (0..3).max_by_key(|of| (person.points[*of], 3 - of)).unwrap();
        let fewest = (0..243_usize)
            .filter_map(|code| {
                let other: Vec<usize> =
                    (0..5_u32).map(|place| code / 3_usize.pow(place) % 3).collect();
                let changed = other.iter().zip(&line).filter(|(a, b)| a != b).count();
                loses(&other, first).then_some(changed)
            })
            .min()
            .unwrap();
        prop_assert_eq!(person.answers_from_losing_first, fewest);
    }
}

#[test]
fn a_reversed_statement_counts_from_the_other_end() {
    let text = instrument_text(2, 2)
        .replacen("mode = \"choose\"", "mode = \"rate\"\nscale = { least = 1, most = 5 }", 1)
        .replacen("id = \"t2\"\n", "id = \"t2\"\nreversed = [\"b\"]\n", 1);
    let instrument = Instrument::from_toml(&text, "tiny.toml").unwrap();
    assert_eq!(instrument.traits()[1].reversed, [false, true]);
    let mut all = responses(&["ab"], &instrument);
    let rated =
        |a: u16, b: u16| Answer::Rated(Marks::new(&[Some(a * HUNDREDTHS), Some(b * HUNDREDTHS)]));
    all.people[0] = Response { answers: vec![rated(5, 1), rated(4, 2)], ..all.people[0].clone() };
    let scores = scores(all, &instrument);
    // b: 1 → 0 of 100; 2 is 1 + 5 − 2 = 4 → 75 of 100.
    assert_eq!(scores.people[0].shares, [0.875, 0.375]);
    assert_eq!(scores.team.traits[1].shares, [0.75, 0.75]);
}

#[test]
fn the_absent_can_give_no_more_than_the_mode_lets_them() {
    // Ranks: at most 2 of 3 points for one, 0 for another; so a lead of 2⁄3 · people holds more.
    let text = instrument_text(3, 1).replacen("mode = \"choose\"", "mode = \"rank\"", 1);
    let instrument = Instrument::from_toml(&text, "tiny.toml").unwrap();
    let ranked = || Answer::Ranked(Marks::new(&[Some(1), Some(2), Some(3)]));
    let team = |people: usize, silent: usize| {
        let mut all = responses(&vec!["a"; people], &instrument);
        for one in &mut all.people {
            one.answers = vec![ranked()];
        }
        scores(with_silent(all, silent), &instrument).team
    };
    // a leads b by 1 point a person, and an absent one can give b 2 and a none.
    assert!(team(5, 2).holds_whatever_the_absent_say);
    assert!(!team(5, 3).holds_whatever_the_absent_say);
    assert!(!team(4, 2).holds_whatever_the_absent_say, "level is not first");
}
