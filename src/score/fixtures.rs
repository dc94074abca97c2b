//! Answers for tests, written as letters.

use crate::instrument::Instrument;
use crate::response::{Answer, Invited, Ledger, Partial, Person, Response, Responses, Roster};
use crate::score::{Options, Scores, score};

/// Answers written as one letter per trait, the first letter of an orientation's id; anything
/// else is a blank, and so is what is missing at the end.
pub(crate) fn answers(letters: &str, instrument: &Instrument) -> Vec<Answer> {
    let mut letters = letters.chars();
    let one = |_| {
        let letter = letters.next()?.to_ascii_lowercase();
        instrument.orientations().iter().position(|orientation| orientation.id.starts_with(letter))
    };
    let places: Vec<_> = (0..instrument.traits().len()).map(one).collect();
    places.into_iter().map(|place| place.map_or(Answer::Blank, Answer::Chosen)).collect()
}

/// Letters for so many strategic, tactical and hybrid answers: `letters(4, 9, 2)`.
pub(crate) fn letters(strategic: usize, tactical: usize, hybrid: usize) -> String {
    "S".repeat(strategic) + &"T".repeat(tactical) + &"H".repeat(hybrid)
}

/// One response per line of letters, by people named Person 1, Person 2, … from row 2 on. A line
/// `Sales: SSTH…` also names the team.
pub(crate) fn responses<T: AsRef<str>>(lines: &[T], instrument: &Instrument) -> Responses {
    let one = |(index, line): (usize, &T)| {
        let (team, letters) = match line.as_ref().split_once(": ") {
            Some((team, letters)) => (Some(team.to_owned()), letters),
            None => (None, line.as_ref()),
        };
        let number = index + 1;
        let person = Person {
            id: format!("person-{number}"),
            name: format!("Person {number}"),
            email: None,
            team,
            number: None,
        };
        let answers = answers(letters, instrument);
        Response { person, row: number + 1, answers, seconds: None, unfinished: None }
    };
    Responses {
        source: "answers.csv".to_owned(),
        kind: "plain CSV, UTF-8".to_owned(),
        sheet: None,
        files: Vec::new(),
        people: lines.iter().enumerate().map(one).collect(),
        others: Vec::new(),
        columns: Vec::new(),
        ledger: Ledger { rows: lines.len(), used: lines.len(), left_out: Vec::new() },
        roster: None,
        crowd: None,
        mixed: None,
        days: None,
    }
}

/// The same responses, and so many people on the roster who did not answer.
pub(crate) fn with_silent(mut responses: Responses, silent: usize) -> Responses {
    let asked = |person: &Person, answered| Invited {
        name: person.name.clone(),
        email: None,
        team: person.team.clone(),
        answered,
    };
    let mut people: Vec<_> = responses.people.iter().map(|one| asked(&one.person, true)).collect();
    for number in 1..=silent {
        let id = format!("silent-{number}");
        let person =
            Person { id, name: format!("Silent {number}"), email: None, team: None, number: None };
        people.push(asked(&person, false));
    }
    responses.roster =
        Some(Roster { source: "roster.csv".to_owned(), people, ..Roster::default() });
    responses
}

/// The scores of a wave 2026-Q4 of the team Sales Operations.
pub(crate) fn scores(responses: Responses, instrument: &Instrument) -> Scores {
    let options = Options {
        wave: "2026-Q4".to_owned(),
        team: "Sales Operations".to_owned(),
        partial: Partial::Scored,
    };
    score(responses, instrument, &options)
}

/// Scores of lines of letters with the built-in instrument.
pub(crate) fn scored<T: AsRef<str>>(lines: &[T]) -> Scores {
    let instrument = Instrument::built_in();
    scores(responses(lines, instrument), instrument)
}

/// An instrument of so many orientations (`a`, `b`, …) and traits.
pub(crate) fn instrument(orientations: usize, traits: usize) -> Instrument {
    let text = instrument_text(orientations, traits);
    Instrument::from_toml(&text, "tiny.toml").expect("the tiny instrument is valid")
}

/// The file of such an instrument.
pub(crate) fn instrument_text(orientations: usize, traits: usize) -> String {
    use std::fmt::Write;
    let ids: Vec<char> = ('a'..='f').take(orientations).collect();
    let mut text = String::from(
        "id = \"tiny\"\nversion = \"1\"\ntitle = \"Tiny\"\nsource = \"us\"\ncaution = \"none\"\nmode = \"choose\"\n",
    );
    for id in &ids {
        let name = id.to_ascii_uppercase();
        write!(
            text,
            "[[orientations]]\nid = \"{id}\"\nname = \"{name}\"\ndescription = \"d\"\n\
             strengths = [\"s\"]\nblind_spots = [\"b\"]\nadvice = [\"a\"]\n"
        )
        .expect("a string takes any text");
    }
    for number in 1..=traits {
        let statements: Vec<_> =
            ids.iter().map(|id| format!("{id} = \"{id} of {number}\"")).collect();
        let statements = statements.join(", ");
        writeln!(
            text,
            "[[traits]]\nid = \"t{number}\"\nname = \"T{number}\"\nstatements = {{ {statements} }}"
        )
        .expect("a string takes any text");
    }
    text
}
