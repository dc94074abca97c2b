//! People who are not listed have the numbers of the same people listed.

use proptest::prelude::*;

use super::modes::{MODES, POLES, TRAITS, answer};
use super::*;
use crate::response::{Crowd, Sheet};
use crate::score::fixtures::instrument_text;

/// An instrument whose traits weigh so much, with a statement turned round where people rate.
fn instrument(mode: &str, weights: &[u16]) -> Instrument {
    let mut text = instrument_text(POLES, TRAITS).replacen(MODES[0], mode, 1);
    for (place, weight) in weights.iter().enumerate() {
        let id = format!("id = \"t{}\"\n", place + 1);
        text = text.replacen(&id, &format!("{id}weight = {}\n", f64::from(*weight) / 100.0), 1);
    }
    if mode.contains("rate") {
        text = text.replacen("id = \"t2\"\n", "id = \"t2\"\nreversed = [\"b\"]\n", 1);
    }
    Instrument::from_toml(&text, "tiny.toml").unwrap()
}

/// The same responses without the list of who gave them.
fn crowded(responses: &Responses) -> Responses {
    let mut answers = Sheet::new(responses.people[0].answers.len());
    let mut names: Vec<String> = Vec::new();
    let mut teams = Vec::new();
    let mut rows = Vec::new();
    for response in &responses.people {
        answers.push(&response.answers);
        rows.push(u32::try_from(response.row).unwrap());
        teams.push(response.person.team.as_ref().map(|team| {
            let known = names.iter().position(|name| name == team);
            let place = known.unwrap_or_else(|| {
                names.push(team.clone());
                names.len() - 1
            });
            u32::try_from(place).unwrap()
        }));
    }
    let crowd = Some(Crowd { answers, rows, teams, names, unfinished: Vec::new() });
    Responses { people: Vec::new(), crowd, ..responses.clone() }
}

/// Numbers of a trait's answer, and whether it is blank; so many that twins are frequent.
type Rows = [(bool, [u16; POLES]); TRAITS];

fn rows() -> impl Strategy<Value = Rows> {
    let numbers = prop::array::uniform3(0..3_u16);
    prop::array::uniform4((prop::bool::weighted(0.15), numbers))
}

fn responses_of(
    people: &[(Option<usize>, Rows)],
    silent: usize,
    instrument: &Instrument,
) -> Responses {
    let mut all = responses(&vec!["aaaa"; people.len()], instrument);
    for (response, (team, rows)) in all.people.iter_mut().zip(people) {
        response.person.team = team.map(|team| format!("Team {team}"));
        for (own, (is_blank, numbers)) in response.answers.iter_mut().zip(rows) {
            *own = if *is_blank { Answer::Blank } else { answer(instrument, *numbers) };
        }
    }
    if silent == 0 {
        return all;
    }
    let mut all = with_silent(all, silent);
    for one in all.roster.iter_mut().flat_map(|roster| &mut roster.people) {
        // Some of the absent belong to a team.
        if !one.answered {
            one.team = Some("Team 0".to_owned());
        }
    }
    all
}

proptest! {
    #[test]
    fn a_crowd_has_the_numbers_of_everybody_listed(
        people in prop::collection::vec((prop::option::of(0..3_usize), rows()), 1..40),
        weights in prop::collection::vec(1..400_u16, TRAITS),
        even: bool,
        silent in 0..4_usize,
    ) {
        for mode in MODES {
            let weights = if even { &[100; TRAITS][..] } else { &weights };
            let instrument = instrument(mode, weights);
            let all = responses_of(&people, silent, &instrument);
            let listed = scores(all.clone(), &instrument);
            let crowd = scores(crowded(&all), &instrument);
            // Equal to the last bit, so that every digit that is written is the same.
            prop_assert_eq!(&crowd.team, &listed.team);
            prop_assert_eq!(&crowd.teams, &listed.teams);
            let left_out = |scores: &Scores| {
                let rows = scores.ledger.left_out.iter();
                rows.map(|one| (one.row, one.reason, one.seen.clone())).collect::<Vec<_>>()
            };
            prop_assert_eq!(left_out(&crowd), left_out(&listed));
            prop_assert_eq!(crowd.ledger.used, listed.ledger.used);
            let without = |scores: &Scores| {
                let all = scores.not_scored.iter();
                all.map(|one| (one.row, one.team.clone(), one.answered)).collect::<Vec<_>>()
            };
            prop_assert_eq!(without(&crowd), without(&listed));
            prop_assert!(crowd.people.is_empty());
        }
    }
}

#[test]
fn somebody_who_is_a_team_alone_has_the_same_word_in_a_crowd() {
    let built_in = Instrument::built_in();
    for line in [letters(4, 9, 2), letters(14, 1, 0), letters(5, 5, 5)] {
        let all =
            responses(&[format!("East: {line}"), format!("West: {}", letters(9, 4, 2))], built_in);
        let (listed, crowd) = (scores(all.clone(), built_in), scores(crowded(&all), built_in));
        assert_eq!((crowd.team, crowd.teams), (listed.team, listed.teams));
        let one = responses(&[line], built_in);
        assert_eq!(scores(crowded(&one), built_in).team, scores(one, built_in).team);
    }
}
