//! Tests of a change between two waves.

use super::*;
use crate::response::{Answer, Person};

/// A wave of people with these answers, a digit per trait; anything else is a blank.
fn wave(name: &str, people: &[(&str, &str)]) -> Wave {
    let members: Vec<Member> = people
        .iter()
        .map(|(name, digits)| {
            let answer = |digit: char| {
                digit.to_digit(10).map_or(Answer::Blank, |d| Answer::Chosen(d as usize))
            };
            let answers: Vec<Answer> = digits.chars().map(answer).collect();
            let counts: Vec<usize> = (0..3)
                .map(|own| answers.iter().filter(|one| one.chosen() == Some(own)).count())
                .collect();
            Member {
                person: Person {
                    id: (*name).to_owned(),
                    name: (*name).to_owned(),
                    email: None,
                    team: None,
                    number: None,
                },
                weight: counts.iter().sum(),
                points: counts,
                row: None,
                answers,
            }
        })
        .collect();
    let many = members.len() as f64;
    let mean = |own| members.iter().map(|member| member.share(own)).sum::<f64>() / many;
    Wave {
        name: name.to_owned(),
        source: "w.csv".to_owned(),
        people: members.len(),
        shares: (0..3).map(mean).collect(),
        traits: vec![vec![0.0; 3]; people[0].1.len()],
        members,
    }
}

fn same(pairs: Vec<(usize, usize)>) -> SamePeople {
    SamePeople { pairs, unscored: Vec::new(), all_known: true }
}

/// So many people who all move `to` from `from` on the first so many of fifteen traits.
fn moving(people: usize, traits: usize, from: char, to: char) -> Change {
    let names: Vec<String> = (0..people).map(|place| format!("p{place}")).collect();
    let then: String = from.to_string().repeat(15);
    let now: String = to.to_string().repeat(traits) + &then[traits..];
    let all = |text: &str| -> Wave {
        wave("w", &names.iter().map(|name| (name.as_str(), text)).collect::<Vec<_>>())
    };
    let pairs: Vec<(usize, usize)> = (0..people).map(|place| (place, place)).collect();
    change(all(&then), &all(&now), same(pairs))
}

#[test]
fn parts_add_up_to_the_whole() {
    let before = wave("q3", &[("a", "0011"), ("b", "0111"), ("c", "2222")]);
    let after = wave("q4", &[("d", "1111"), ("b", "0011"), ("a", "0-11")]);
    let change = change(before, &after, same(vec![(0, 2), (1, 1)]));
    assert_eq!((change.both, change.joined, change.left), (2, Some(1), Some(1)));
    let strategic = &change.shares[0];
    let paired = strategic.paired.unwrap();
    assert!((paired.before - 0.375).abs() < 1e-12);
    assert!((paired.after - 5.0 / 12.0).abs() < 1e-12);
    let sum = paired.difference() + strategic.joined_and_left();
    assert!((sum - strategic.whole()).abs() < 1e-12);
}

#[test]
fn fewer_than_seven_people_never_make_a_change_of_three_shares() {
    for people in 1..7 {
        let change = moving(people, 15, '0', '2');
        assert_eq!(change.told(2), None, "{people}");
        assert_eq!(change.shares[2].paired.unwrap().band, None);
    }
    let change = moving(7, 3, '0', '2');
    assert!((change.told(2).unwrap() - 0.2).abs() < 1e-12);
    assert!((change.told(0).unwrap() + 0.2).abs() < 1e-12);
    assert_eq!(change.told(1), None, "nothing changed there");
}

#[test]
fn a_change_beyond_chance_but_within_the_detectable_is_not_told() {
    // Seven people of very different changes, all in one direction: the exact test says .0156.
    let now = [
        "222222222222000",
        "200000000000000",
        "220000000000000",
        "200000000000000",
        "200000000000000",
        "220000000000000",
        "200000000000000",
    ];
    let names = ["a", "b", "c", "d", "e", "f", "g"];
    let then = wave("q3", &names.map(|name| (name, "000000000000000")));
    let people: Vec<(&str, &str)> = names.into_iter().zip(now).collect();
    let pairs: Vec<(usize, usize)> = (0..7).map(|place| (place, place)).collect();
    let change = change(then, &wave("q4", &people), same(pairs));
    let paired = change.shares[2].paired.unwrap();
    assert!((paired.p - 2.0 / 128.0).abs() < 1e-15);
    assert!(paired.band.unwrap() > paired.difference());
    assert!(!paired.beyond);
}

#[test]
fn beyond_is_the_same_as_outside_of_the_band() {
    // Many small teams of pseudo-random answers: a fixed recurrence, no random numbers.
    let mut state = 7_u64;
    let mut next = || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 40) as usize
    };
    let mut told = 0;
    for round in 0..60 {
        let people = 6 + round % 8;
        let names: Vec<String> = (0..people).map(|place| format!("p{place}")).collect();
        let mut text = |bias: usize| -> String {
            (0..15)
                .map(|_| match next() % 20 {
                    0 => '-',
                    roll if roll < 6 + bias => '2',
                    roll if roll % 2 == 0 => '0',
                    _ => '1',
                })
                .collect()
        };
        let then: Vec<String> = names.iter().map(|_| text(0)).collect();
        let now: Vec<String> = names.iter().map(|_| text(round % 5)).collect();
        let all = |texts: &[String]| {
            let people = names.iter().map(String::as_str).zip(texts.iter().map(String::as_str));
            wave("w", &people.collect::<Vec<_>>())
        };
        let pairs: Vec<(usize, usize)> = (0..people).map(|place| (place, place)).collect();
        let change = change(all(&then), &all(&now), same(pairs));
        for paired in change.shares.iter().filter_map(|share| share.paired) {
            let outside = paired.band.is_some_and(|band| paired.difference().abs() > band + 1e-12);
            assert_eq!(paired.beyond, outside, "{paired:?}");
            told += usize::from(paired.beyond);
        }
        for statement in change.traits.iter().flatten().flat_map(|one| &one.statements) {
            let net = statement.came.abs_diff(statement.went);
            assert_eq!(statement.beyond, net >= statement.needed, "{statement:?}");
            assert_eq!(statement.before + statement.came - statement.went, statement.after);
        }
    }
    assert!(told > 3, "{told} changes were told: the test shows nothing");
}

#[test]
fn eleven_people_on_one_statement_are_needed_where_there_are_forty_five() {
    // 2 ÷ 2¹¹ = .00098 is at most .05 ÷ 45 = .00111; 2 ÷ 2¹⁰ is not.
    assert_eq!(fewest_movers(45), 11);
    let statement = |people| moving(people, 1, '1', '0').traits.unwrap()[0].statements[0].clone();
    assert!(!statement(10).beyond);
    assert!(statement(11).beyond);
    assert_eq!(statement(11).came, 11);
}

#[test]
fn groups_of_one_to_four_are_exposed() {
    let exposed = |both, joined, left| {
        let (joined, left) = (Some(joined), Some(left));
        let change = Change { both, joined, left, ..moving(7, 1, '0', '1') };
        change.exposed().into_iter().map(|(what, _)| what).collect::<Vec<_>>()
    };
    assert_eq!(exposed(9, 0, 0), [""; 0]);
    assert_eq!(exposed(9, 5, 0), [""; 0]);
    assert_eq!(
        exposed(9, 4, 1),
        ["answered in this wave only", "answered in the earlier wave only"]
    );
    assert_eq!(exposed(4, 5, 5), ["answered in both waves"]);
    let one = |joined| Change { both: 9, joined, left: Some(0), ..moving(7, 1, '0', '1') };
    assert!(one(Some(1)).exposes_one() && !one(Some(2)).exposes_one());
    assert!(!one(None).exposes_one());
}

#[test]
fn many_skipped_traits_are_rounded_with_care() {
    // Denominators whose common multiple is beyond any table.
    let odd: Vec<(i128, i128)> =
        [47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103].map(|below| (9, below)).to_vec();
    let Lattice { parts, unit, is_rounded } = lattice(&odd);
    assert!(is_rounded);
    let sum = sum(&parts);
    let p = SignFlips::rounded(&sizes(&parts)).p(sum);
    assert!((p - 2.0 / 8192.0).abs() < 1e-12, "all in one direction: {p}");
    let mean: f64 = odd.iter().map(|&(above, below)| above as f64 / below as f64).sum();
    assert!((sum as f64 * unit - mean).abs() < 1e-3);
}
