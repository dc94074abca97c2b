//! Tests of the findings: against other programs, and against slow recounts.

use super::*;
use crate::instrument::Instrument;
use crate::response::{
    Answer, Becomes, Invited, Marks, OtherResponse, OtherRule, Response, Responses, Roster,
};
use crate::score::fixtures::{
    answers, instrument as tiny, letters, responses, scores, with_silent,
};
use crate::score::{Difference, Strength};

mod alike;
mod firm;
mod modes;
mod reference;
mod rules;

const S: &str = "SSSSSSSSSSSSSSS";
const T: &str = "TTTTTTTTTTTTTTT";
const H: &str = "HHHHHHHHHHHHHHH";

/// What is found about responses to an instrument.
fn found(responses: &Responses, instrument: &Instrument) -> (Scores, Findings) {
    let scores = scores(responses.clone(), instrument);
    let findings = analyse(&scores, responses, instrument);
    (scores, findings)
}

/// The same for lines of letters and the built-in instrument, and so many on the roster who did not
/// answer.
fn told<L: AsRef<str>>(lines: &[L], silent: usize) -> (Scores, Findings) {
    let instrument = Instrument::built_in();
    found(&with_silent(responses(lines, instrument), silent), instrument)
}

/// The same without a roster.
fn told_alone<L: AsRef<str>>(lines: &[L]) -> (Scores, Findings) {
    let instrument = Instrument::built_in();
    found(&responses(lines, instrument), instrument)
}

/// An instrument of three orientations and so many traits in another mode.
fn in_mode(mode: &str, traits: usize) -> Instrument {
    let text = crate::score::fixtures::instrument_text(3, traits)
        .replace("mode = \"choose\"\n", &format!("{mode}\n"));
    Instrument::from_toml(&text, "tiny.toml").unwrap()
}

const RATE: &str = "mode = \"rate\"\nscale = { least = 1, most = 5 }";

/// Marks in whole numbers, as people give them.
fn marks(numbers: &[u16], times: u16) -> Marks {
    Marks::new(&numbers.iter().map(|number| Some(number * times)).collect::<Vec<_>>())
}

/// Responses with these answers.
fn with_answers(sheets: Vec<Vec<Answer>>, instrument: &Instrument) -> Responses {
    let mut all = responses(&vec![""; sheets.len()], instrument);
    for (response, answers) in all.people.iter_mut().zip(sheets) {
        response.answers = answers;
    }
    all
}

fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
}

/// Ratings that look like people's: each person has a level of their own. The Python program that
/// made the reference values uses the same numbers.
fn like_people(people: usize, items: usize) -> Vec<Vec<f64>> {
    let mut state = 20_261_125_u32;
    let mut next = move |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) % below
    };
    let mut rows = Vec::new();
    for _ in 0..people {
        let base = i64::from(next(5)) + 1;
        let one =
            |item: usize, noise: u32| (base + i64::from(noise) - 2 + (item as i64 % 2)).clamp(1, 5);
        rows.push((0..items).map(|item| one(item, next(4)) as f64).collect());
    }
    rows
}
