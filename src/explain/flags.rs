//! How the numbers of a flag were made: the sign that somebody's answers may not have been read.

use std::collections::BTreeSet;

use super::{Explanation, Facts, Value};
use crate::analyse::{Flag, RARE, SECONDS_PER_STATEMENT, counts_of_kinds};
use crate::edition::Edition;
use crate::format::six_places;
use crate::instrument::Mode;

/// The number of a flag, of the person with this place.
pub(super) fn explain(
    facts: &Facts,
    (place, flag): (usize, Flag),
    key: &str,
) -> Option<Explanation> {
    let person = facts.scores.people.get(place)?;
    let made = match (key, flag) {
        ("flag", _) => word(facts, flag),
        ("answers", Flag::Same { answers } | Flag::Run { answers, .. }) => {
            Explanation::new("answers", "How many answers the person gave.", Value::Count(answers))
                .made("answers that count", format!("{answers} answers = {answers}"))
        }
        ("length", Flag::Run { length, .. }) => Explanation::new(
            "length of the row",
            "How many of the same answers stand in a row, in the order of the instrument.",
            Value::Count(length),
        )
        .made("the longest row of the same answer", format!("{length} answers = {length}")),
        ("chance", Flag::Run { length, chance, .. }) => {
            let kinds: Vec<String> =
                counts_of_kinds(person, facts.instrument).iter().map(ToString::to_string).collect();
            Explanation::new(
                "chance of the row",
                "How likely so long a row is when the same answers come in any order.",
                Value::Number(chance),
            )
            .made(
                "row(length | how many answers of each kind): of all orders of these answers, the part \
                 with so long a row of any kind",
                format!("row({length} | {}) = {}", kinds.join(", "), six_places(chance)),
            )
        }
        ("seconds", Flag::Fast { seconds, .. }) => Explanation::new(
            "seconds",
            "How long answering took, as the file tells.",
            Value::Count(seconds),
        )
        .made(
            "seconds that the file says, or from when answering began to when it ended",
            format!("{seconds} seconds = {seconds}"),
        ),
        ("least", Flag::Fast { least, .. }) => {
            let statements = least / SECONDS_PER_STATEMENT;
            Explanation::new(
                "least seconds",
                "How long it takes at the least to read what the person answered.",
                Value::Count(least),
            )
            .made(
                match facts.instrument.mode() {
                    Mode::Choose => "seconds for a question × questions answered",
                    Mode::Rate(_) | Mode::Allocate { .. } | Mode::Rank => {
                        "seconds for a statement × statements of the traits answered"
                    }
                },
                format!("{SECONDS_PER_STATEMENT} × {statements} = {least}"),
            )
        }
        _ => return None,
    };
    Some(match facts.edition {
        Edition::Named if key == "seconds" => {
            made.with("seconds", TIMES, facts.times([person.row]))
        }
        Edition::Named => made.with("row", person.row.to_string(), facts.rows([person.row])),
        Edition::Aggregate => made,
    })
}

/// What the cells hold that tell how long answering took.
const TIMES: &str = "how long answering took, or when it began and ended";

/// How many people have a flag, or one with this word. Who they are stands with the flags themselves.
pub(super) fn flagged(facts: &Facts, key: &str) -> Option<Explanation> {
    let (name, rule, many) = match key {
        "people" => {
            let all = facts.findings.flagged().len();
            ("people with a flag".to_owned(), "people with at least one flag".to_owned(), all)
        }
        word => {
            let word = Flag::WORDS.into_iter().find(|known| *known == word)?;
            let name = format!("people with the flag “{word}”");
            (name, rule_of(word, facts.instrument.mode()), facts.findings.having(word))
        }
    };
    let definition = "How many people’s answers show a sign that they may not have been read. They count \
                      all the same.";
    let filled = format!("{many} people = {many}");
    Some(Explanation::new(name, definition, Value::Count(many)).made(rule, filled))
}

/// When a flag is given.
fn rule_of(word: &str, mode: Mode) -> String {
    let rare = six_places(RARE);
    match word {
        "same" => format!(
            "same: all answers are the same, and of so many that random ones would be so with a \
             probability of at most {rare}"
        ),
        "run" => format!(
            "run: half of all answers or more are the same in a row, and so long a row has a \
             probability of at most {rare}"
        ),
        _ => format!(
            "fast: answering took less than {SECONDS_PER_STATEMENT} seconds for each {} answered",
            match mode {
                Mode::Choose => "question",
                Mode::Rate(_) | Mode::Allocate { .. } | Mode::Rank => "statement",
            }
        ),
    }
}

/// Of how many people it is known how long answering took.
pub(super) fn timed(facts: &Facts) -> Explanation {
    let many = facts.findings.timed;
    let scored: BTreeSet<usize> = facts.scores.people.iter().map(|person| person.row).collect();
    let told = facts.responses.people.iter().filter(|one| one.seconds.is_some());
    let rows: Vec<usize> = told.map(|one| one.row).filter(|row| scored.contains(row)).collect();
    Explanation::new(
        "people whose time is known",
        "Of how many scored people the file tells how long answering took; only these can have answered \
         too fast.",
        Value::Count(many),
    )
    .made(
        "scored people with a duration above 0, by a column of seconds or from two moments",
        format!("{many} people = {many}"),
    )
    .with("seconds", TIMES, facts.times(rows))
}

fn word(facts: &Facts, flag: Flag) -> Explanation {
    let values = match flag {
        Flag::Same { answers } => format!("{answers} of {answers} answers are the same"),
        Flag::Run { length, answers, chance } => {
            format!("2 × {length} ≥ {answers}; {} ≤ {}", six_places(chance), six_places(RARE))
        }
        Flag::Fast { seconds, least } => format!("{seconds} < {least}"),
    };
    let filled = match facts.edition {
        Edition::Named => format!("{values}: {}", flag.word()),
        Edition::Aggregate => format!("so it is of one person’s answers: {}", flag.word()),
    };
    Explanation::new(
        "flag",
        "A sign that somebody’s answers may not have been read. They count all the same.",
        Value::Word(flag.word().to_owned()),
    )
    .made(rule_of(flag.word(), facts.instrument.mode()), filled)
}
