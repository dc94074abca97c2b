//! Words of agreement, camps, flags and reliability.

use super::*;
use crate::analyse::flags::straight;

/// The findings about the first trait when so many people chose each orientation.
fn first_trait(strategic: usize, tactical: usize, hybrid: usize) -> TraitFindings {
    let rest = "STHSTHSTHSTHST";
    let lines: Vec<String> = [("S", strategic), ("T", tactical), ("H", hybrid)]
        .iter()
        .flat_map(|(letter, people)| vec![format!("{letter}{rest}"); *people])
        .collect();
    told_alone(&lines).1.team.traits.remove(0)
}

#[test]
fn words_follow_the_two_rules_and_wait_for_five_people() {
    let word = |s, t, h| first_trait(s, t, h).word.map(Word::word);
    assert_eq!(word(4, 0, 0), None);
    assert_eq!(word(4, 1, 0), Some("agreed"), "four fifths");
    assert_eq!(word(3, 2, 0), Some("split"));
    assert_eq!(word(3, 1, 1), Some("mixed"));
    assert_eq!(word(2, 2, 1), Some("mixed"), "four fifths together are not nine tenths");
    assert_eq!(word(8, 2, 2), Some("agreed"), "two thirds");
    assert_eq!(first_trait(2, 8, 2).first_of_most, Some(1), "the statement of two thirds");
    assert_eq!(word(7, 3, 2), Some("mixed"));
    assert_eq!(first_trait(7, 3, 2).first_of_most, None);
    assert_eq!(word(8, 4, 0), Some("split"), "a third of all is a camp");
    assert_eq!(word(6, 5, 1), Some("split"), "eleven of twelve stand in two camps");
    assert_eq!(word(6, 4, 2), Some("mixed"));
    assert_eq!(word(5, 4, 1), Some("split"), "nine of ten");
}

#[test]
fn camps_are_named_the_larger_first_even_among_few() {
    let split = first_trait(1, 2, 0).split;
    assert_eq!(split, Some(Split::Between { orientations: [1, 0], people: [2, 1] }));
    assert_eq!(first_trait(0, 5, 0).split, None);
}

/// Every way in which so many people can answer one trait of three statements.
fn every_answer(people: usize) -> Vec<[usize; 3]> {
    let mut all = Vec::new();
    for number in 0..3_usize.pow(people as u32) {
        let mut counts = [0; 3];
        for digit in 0..people {
            counts[number / 3_usize.pow(digit as u32) % 3] += 1;
        }
        all.push(counts);
    }
    all
}

#[test]
fn words_by_chance_are_counted_over_every_answer_that_people_can_give() {
    for people in [5_usize, 6, 9] {
        let (mut agreed, mut split) = (0, 0);
        let all = every_answer(people);
        for counts in &all {
            let mut sorted = *counts;
            sorted.sort_unstable();
            let [_, second, first] = sorted;
            // The rules as the documentation says them.
            let third = second as f64 >= people as f64 / 3.0 - 1e-9;
            let together = (first + second) as f64 >= 0.9 * people as f64 - 1e-9;
            if third && together {
                split += 1;
            } else if first as f64 >= people as f64 * 2.0 / 3.0 - 1e-9 {
                agreed += 1;
            }
        }
        let by_chance = told_alone(&vec![T; people]).1.team.by_chance.unwrap();
        close(by_chance.agreed.unwrap(), 15.0 * f64::from(agreed) / all.len() as f64);
        close(by_chance.split, 15.0 * f64::from(split) / all.len() as f64);
    }
    assert_eq!(told_alone(&vec![T; 101]).1.team.by_chance, None);
}

#[test]
fn ratings_split_over_a_statement_when_a_third_stands_on_either_side_of_the_middle() {
    let instrument = in_mode(RATE, 1);
    let of = |rows: &[[u16; 3]]| {
        let sheets = rows.iter().map(|row| vec![Answer::Rated(marks(row, 100))]).collect();
        found(&with_answers(sheets, &instrument), &instrument).1.team.traits.remove(0)
    };
    let split = of(&[[1, 3, 3], [2, 3, 3], [3, 3, 3], [3, 4, 3], [4, 3, 3], [5, 2, 3]]);
    assert_eq!(split.split, Some(Split::Over { orientation: 0, below: 2, above: 2 }));
    assert_eq!(split.word, Some(Word::Split));
    let agreed = of(&[[4, 2, 3]; 5]);
    assert_eq!((agreed.split, agreed.word), (None, Some(Word::Agreed)));
    close(agreed.ratings.unwrap().uniform, 1.0);
    let mixed = of(&[[1, 3, 3], [5, 3, 3], [3, 3, 1], [3, 1, 5], [3, 5, 3], [3, 3, 3]]);
    assert_eq!((mixed.split, mixed.word), (None, Some(Word::Mixed)));
}

#[test]
fn a_reversed_statement_is_turned_round_before_its_camps_are_counted() {
    let rows = [[5, 3, 3], [5, 3, 3], [4, 3, 3], [3, 3, 3], [2, 3, 3], [1, 3, 3]];
    let of = |instrument: &Instrument| {
        let sheets = rows.iter().map(|row| vec![Answer::Rated(marks(row, 100))]).collect();
        found(&with_answers(sheets, instrument), instrument).1.team.traits.remove(0).split
    };
    let text = crate::score::fixtures::instrument_text(3, 1)
        .replacen("mode = \"choose\"", RATE, 1)
        .replacen("name = \"T1\"", "name = \"T1\"\nreversed = [\"a\"]", 1);
    let turned = Instrument::from_toml(&text, "tiny.toml").unwrap();
    assert_eq!(of(&in_mode(RATE, 1)), Some(Split::Over { orientation: 0, below: 2, above: 3 }));
    assert_eq!(of(&turned), Some(Split::Over { orientation: 0, below: 3, above: 2 }));
}

#[test]
fn ranks_and_points_have_camps_of_what_people_put_first() {
    let instrument = in_mode("mode = \"rank\"", 1);
    let ranks = [[1, 2, 3], [1, 3, 2], [1, 2, 3], [2, 1, 3], [3, 1, 2]];
    let sheets = ranks.iter().map(|row| vec![Answer::Ranked(marks(row, 1))]).collect();
    let (_, findings) = found(&with_answers(sheets, &instrument), &instrument);
    let expected = Split::Between { orientations: [0, 1], people: [3, 2] };
    assert_eq!(findings.team.traits[0].split, Some(expected));
    assert_eq!(findings.reliability, Err(Refusal::Ipsative));
    let instrument = in_mode("mode = \"allocate\"\npoints = 10", 1);
    let points = [[6, 4, 0], [5, 5, 0], [8, 1, 1], [7, 3, 0], [9, 1, 0]];
    let sheets = points.iter().map(|row| vec![Answer::Allocated(marks(row, 100))]).collect();
    let (_, findings) = found(&with_answers(sheets, &instrument), &instrument);
    assert_eq!(findings.team.traits[0].word, Some(Word::Agreed), "four of five; one put two first");
    assert_eq!(findings.team.by_chance, None);
}

fn row(letters: &str) -> Vec<u64> {
    letters.bytes().map(u64::from).collect()
}

/// Every distinct order of some answers.
fn orders(left: &mut Vec<u64>, row: &mut Vec<u64>, each: &mut impl FnMut(&[u64])) {
    if left.is_empty() {
        return each(row);
    }
    for place in 0..left.len() {
        if left[..place].contains(&left[place]) {
            continue;
        }
        let answer = left.remove(place);
        row.push(answer);
        orders(left, row, each);
        row.pop();
        left.insert(place, answer);
    }
}

#[test]
fn a_run_is_as_rare_as_among_all_orders_of_the_same_answers() {
    fn longest(row: &[u64]) -> usize {
        row.chunk_by(|one, other| one == other).map(<[_]>::len).max().unwrap()
    }
    for letters in ["TTTTTTSSSHHH", "TTTTTSSSSS", "SSTTTTTTTHH", "TTTTTTTTTSH"] {
        let row = row(letters);
        let (mut all, mut as_long) = (0_u32, 0_u32);
        orders(&mut row.clone(), &mut Vec::new(), &mut |other| {
            all += 1;
            as_long += u32::from(longest(other) >= longest(&row));
        });
        let expected = f64::from(as_long) / f64::from(all);
        match straight(&row, 3) {
            Some(Flag::Run { length, answers, chance }) => {
                assert_eq!((length, answers), (longest(&row), row.len()));
                close(chance, expected);
            }
            None => assert!(expected > RARE, "{letters}: {expected}"),
            other => panic!("{letters}: {other:?}"),
        }
    }
}

#[test]
fn an_honest_person_who_is_mostly_tactical_has_no_flag_and_a_long_row_has_one() {
    let kind = |letters: &str| straight(&row(letters), 3).map(Flag::word);
    assert_eq!(kind("TTTTTTTTTTTTTTS"), None, "fourteen tactical answers come in long rows");
    assert_eq!(kind("TTTTTTSTTTTTTHT"), None);
    assert_eq!(kind("TTTTTTTTTSHSHSH"), Some("run"), "nine of nine in one row");
    assert_eq!(kind("TTTTTTTTTTTTTTT"), Some("same"));
    assert_eq!(kind("TTTTT"), None, "one of 81 answers so at random");
    assert_eq!(kind("TTTTTT"), Some("same"));
    assert_eq!(kind(""), None);
}

#[test]
fn answers_faster_than_reading_are_flagged_and_kept() {
    let instrument = Instrument::built_in();
    let mut responses = responses(&[letters(5, 6, 4), letters(5, 6, 4)], instrument);
    responses.people[0].seconds = Some(29);
    responses.people[1].seconds = Some(30);
    let (scores, findings) = found(&responses, instrument);
    assert_eq!(findings.flags, [(0, Flag::Fast { seconds: 29, least: 30 })]);
    assert_eq!(scores.team.people, 2);
}

#[test]
fn the_same_rating_throughout_is_flagged() {
    let instrument = in_mode(RATE, 4);
    let same = vec![Answer::Rated(marks(&[4, 4, 4], 100)); 4];
    let (_, findings) = found(&with_answers(vec![same], &instrument), &instrument);
    assert_eq!(findings.flags, [(0, Flag::Same { answers: 12 })]);
}

#[test]
fn reliability_is_refused_with_its_reason() {
    use crate::analyse::reliability::one;
    let reason = |rows: &[Vec<f64>], items| one(rows, items).alpha.unwrap_err();
    let needed = |people| Refusal::TooFewPeople { people, needed: 30 };
    assert_eq!(reason(&like_people(29, 5), 5), needed(29));
    assert_eq!(reason(&like_people(40, 2), 2), Refusal::TooFewTraits);
    assert_eq!(reason(&vec![vec![3.0, 4.0, 2.0]; 40], 3), Refusal::NoSpread);
    // Whoever rates the first higher rates the second lower.
    let against: Vec<Vec<f64>> = (0..40)
        .map(|one| f64::from(one % 5))
        .map(|one| vec![one, 4.0 - one, (one * 2.0) % 5.0])
        .collect();
    assert_eq!(reason(&against, 3), Refusal::NotPositive);
    assert_eq!(told_alone(&[T, S]).1.reliability, Err(Refusal::Ipsative));
    // One of six statements is meant the other way: α has a value, ω none.
    let turned: Vec<Vec<f64>> = like_people(120, 6)
        .into_iter()
        .map(|row| {
            row.iter().enumerate().map(|(at, one)| if at == 2 { -one } else { *one }).collect()
        })
        .collect();
    let turned = one(&turned, 6);
    assert!(turned.alpha.is_ok());
    assert_eq!(turned.omega.unwrap_err(), Refusal::Against { statements: 1 });
    // Two ratings that are the same leave nothing of their own to one factor.
    let twins: Vec<Vec<f64>> =
        like_people(120, 3).into_iter().map(|row| vec![row[0], row[0], row[1], row[2]]).collect();
    assert_eq!(one(&twins, 4).omega, Err(Refusal::NoFactor));
}

#[test]
fn reliability_counts_those_who_rated_everything() {
    let instrument = in_mode(RATE, 3);
    let mut sheets: Vec<Vec<Answer>> = like_people(31, 9)
        .iter()
        .map(|row| {
            let numbers: Vec<u16> = row.iter().map(|one| *one as u16).collect();
            numbers.chunks(3).map(|three| Answer::Rated(marks(three, 100))).collect()
        })
        .collect();
    let of = |sheets: &[Vec<Answer>]| {
        found(&with_answers(sheets.to_vec(), &instrument), &instrument).1.reliability.unwrap()
    };
    assert_eq!((of(&sheets).len(), of(&sheets)[0].people, of(&sheets)[0].items), (3, 31, 3));
    sheets[0][1] = Answer::Blank;
    assert_eq!(of(&sheets)[0].people, 30);
}

#[test]
fn splits_by_chance_are_those_of_all_ratings_that_people_can_give() {
    for (scale, steps, people) in
        [("least = 1\nmost = 5", 5_u32, 5_u32), ("least = 0\nmost = 3", 4, 6)]
    {
        let instrument = in_mode(&format!("mode = \"rate\"\n[scale]\n{scale}"), 3);
        // Each rating of each person once, over one statement.
        let all = steps.pow(people);
        let is_split = |number: &u32| {
            let step = |person: u32| number / steps.pow(person) % steps;
            let below = (0..people).filter(|&one| 2 * step(one) < steps - 1).count() * 3;
            let above = (0..people).filter(|&one| 2 * step(one) > steps - 1).count() * 3;
            below.min(above) >= people as usize
        };
        let one = f64::from((0..all).filter(is_split).count() as u32) / f64::from(all);
        let expected = 15.0 * (1.0 - (1.0 - one) * (1.0 - one) * (1.0 - one));
        let by_chance = crate::analyse::camps::by_chance(&[people as usize; 15], &instrument)
            .expect("it is told");
        assert_eq!(by_chance.agreed, None);
        close(by_chance.split, expected);
    }
}

#[test]
fn the_documentation_has_the_words_by_chance_that_are_computed() {
    let documentation = include_str!("../../../docs/numbers.md");
    for people in [5, 8, 12, 20] {
        let by_chance = told_alone(&vec![T; people]).1.team.by_chance.unwrap();
        let [agreed, split] =
            [by_chance.agreed.unwrap(), by_chance.split].map(|one| crate::format::decimal(one, 1));
        let row = format!("| {people} | {agreed} | {split} |");
        assert!(documentation.contains(&row), "the table lacks {row}");
    }
    let rated = Instrument::named("sales-operations-rated").unwrap();
    let by_chance = crate::analyse::camps::by_chance(&[12; 15], rated).unwrap();
    assert!(documentation.contains(&format!("split {:.1} of 15 traits", by_chance.split)));
}

#[test]
fn a_reversed_statement_is_as_reliable_as_the_statement_it_turns_round() {
    let straight = in_mode(RATE, 3);
    let text = crate::score::fixtures::instrument_text(3, 3)
        .replacen("mode = \"choose\"", RATE, 1)
        .replacen("name = \"T2\"", "name = \"T2\"\nreversed = [\"a\"]", 1);
    let turned = Instrument::from_toml(&text, "tiny.toml").unwrap();
    let sheets = |turns: bool| -> Vec<Vec<Answer>> {
        let numbers = |row: &Vec<f64>| row.iter().map(|one| *one as u16).collect::<Vec<u16>>();
        let rows = like_people(40, 9);
        let sheet = |row: &Vec<f64>| {
            let mut numbers = numbers(row);
            if turns {
                numbers[3] = 6 - numbers[3];
            }
            numbers.chunks(3).map(|three| Answer::Rated(marks(three, 100))).collect()
        };
        rows.iter().map(sheet).collect()
    };
    let of = |sheets: Vec<Vec<Answer>>, instrument: &Instrument| {
        let all = found(&with_answers(sheets, instrument), instrument).1.reliability.unwrap();
        all[0].alpha.unwrap().alpha
    };
    close(of(sheets(true), &turned), of(sheets(false), &straight));
}
