//! How the numbers of the ledger were made.

use super::{Explanation, Facts, Step, Value};
use crate::edition::Edition;

/// The number of the ledger at this path.
pub(super) fn explain(facts: &Facts, path: &[Step]) -> Option<Explanation> {
    use Step::{At, Key};
    let ledger = &facts.scores.ledger;
    let left_out = || ledger.left_out.iter().map(|one| one.row);
    let used: Vec<usize> = facts.scores.people.iter().map(|person| person.row).collect();
    match path {
        [Key("rows")] => Some(
            Explanation::new(
                "rows",
                "How many rows the file has below its header, blank ones included. Every row is \
                 used or left out, and named once.",
                Value::Count(ledger.rows),
            )
            .made(
                "rows used + rows left out",
                format!("{} + {} = {}", ledger.used, ledger.left_out.len(), ledger.rows),
            )
            .with("rows used", ledger.used.to_string(), facts.rows(used))
            .with(
                "rows left out",
                ledger.left_out.len().to_string(),
                facts.rows(left_out()),
            ),
        ),
        [Key("used")] => Some(
            Explanation::new(
                "rows used",
                "How many rows became the response of a person who is scored.",
                Value::Count(ledger.used),
            )
            .made(
                "rows − rows left out",
                format!("{} − {} = {}", ledger.rows, ledger.left_out.len(), ledger.used),
            )
            .with("rows used", ledger.used.to_string(), facts.rows(used))
            .with(
                "rows left out",
                ledger.left_out.len().to_string(),
                facts.rows(left_out()),
            ),
        ),
        [Key("left_out"), At(place), Key("row")] => {
            let one = ledger.left_out.get(*place)?;
            Some(row(facts, one.row, &format!("It was left out: {}.", one.reason.word())))
        }
        [Key("left_out"), At(place), Key("reason")] => {
            let one = ledger.left_out.get(*place)?;
            let seen = match facts.edition {
                Edition::Named => one.seen.clone(),
                Edition::Aggregate => one.reason.word().to_owned(),
            };
            Some(
                Explanation::new(
                    "reason",
                    "Why the row was left out.",
                    Value::Word(one.reason.word().to_owned()),
                )
                .made("what was seen in the row", format!("{seen}: {}", one.reason.word()))
                .with("row", one.row.to_string(), facts.rows([one.row])),
            )
        }
        _ => None,
    }
}

/// The number of a row.
pub(super) fn row(facts: &Facts, row: usize, what: &str) -> Explanation {
    Explanation::new(
        "row",
        format!("The row of the file, counted from 1 as a spreadsheet shows it. {what}"),
        Value::Count(row),
    )
    .made("the place of the row in the file", format!("row {row} = {row}"))
    .with("row", row.to_string(), facts.rows([row]))
}
