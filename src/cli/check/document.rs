//! The account of a source as JSON, for programs; `docs/check.md` describes it.

use std::path::Path;

use serde_json::{Value, json};

use super::{matched, role};
use crate::error::{Place, Problem, Severity};
use crate::instrument::Instrument;
use crate::read::Inspection;
use crate::response::{ColumnRole, Ledger};

/// The name of the shape. A key is never renamed or taken away under the same name.
const SCHEMA: &str = "orient/check/1";

/// The account of a source.
pub(super) fn json(
    found: &Inspection,
    instrument: &Instrument,
    ledger: &Ledger,
    least: usize,
) -> String {
    let responses = &found.responses;
    let columns = responses.columns.iter().map(|column| {
        let of_trait = |place: usize| Some(instrument.traits()[place].id.as_str());
        let (of_trait, of_orientation) = match column.role {
            ColumnRole::Trait(place) | ColumnRole::Rank(place, _) => (of_trait(place), None),
            ColumnRole::Statement(place, orientation) => {
                (of_trait(place), Some(instrument.orientations()[orientation].id.as_str()))
            }
            ColumnRole::Timestamp
            | ColumnRole::Name
            | ColumnRole::GivenName
            | ColumnRole::FamilyName
            | ColumnRole::Email
            | ColumnRole::Id
            | ColumnRole::Team
            | ColumnRole::Wave
            | ColumnRole::Finished
            | ColumnRole::Began
            | ColumnRole::LastAction
            | ColumnRole::Duration
            | ColumnRole::Status
            | ColumnRole::Ignored => (None, None),
        };
        json!({
            "column": column.letters,
            "header": column.header,
            "role": role(column),
            "trait": of_trait,
            "orientation": of_orientation,
            "matched": matched(column, instrument),
        })
    });
    let left_out = ledger
        .left_out
        .iter()
        .map(|left| json!({"row": left.row, "reason": left.reason.word(), "seen": left.seen}));
    let not_scored = responses.people.iter().filter_map(|response| {
        let answered = response.answered();
        let is_out = !response.is_scored(least);
        is_out.then(|| json!({"row": response.row, "answered": answered}))
    });
    let teams = super::teams(responses, ledger)
        .into_iter()
        .map(|(team, people)| json!({"team": team, "people": people}));
    let roster = responses.roster.as_ref().map(|roster| {
        let answered = roster.people.iter().filter(|one| one.answered).count();
        let away = roster.away.iter().map(|one| json!({"row": one.row, "why": one.why}));
        json!({
            "source": roster.source,
            "invited": roster.people.len(),
            "answered": answered,
            "nameless": roster.nameless.len(),
            "not_asked": away.collect::<Vec<_>>(),
        })
    });
    document(&json!({
        "schema": SCHEMA,
        "source": responses.source,
        "kind": responses.kind,
        "columns": columns.collect::<Vec<_>>(),
        "ledger": {
            "rows": ledger.rows,
            "used": ledger.used,
            "left_out": left_out.collect::<Vec<_>>(),
        },
        "not_scored": not_scored.collect::<Vec<_>>(),
        "teams": teams.collect::<Vec<_>>(),
        "roster": roster,
        "problems": found.problems.iter().map(problem).collect::<Vec<_>>(),
    }))
}

/// The account of a source that cannot be read at all.
pub(super) fn refused(source: &Path, problems: &[Problem]) -> String {
    document(&json!({
        "schema": SCHEMA,
        "source": source.display().to_string(),
        "kind": null,
        "columns": [],
        "ledger": null,
        "not_scored": [],
        "teams": [],
        "roster": null,
        "problems": problems.iter().map(problem).collect::<Vec<_>>(),
    }))
}

fn problem(problem: &Problem) -> Value {
    let (file, row, column) = match &problem.place {
        None => (None, None, None),
        Some(Place::File { file }) => (Some(file), None, None),
        Some(Place::Cell { file, row, column }) => (Some(file), *row, column.as_deref()),
        Some(Place::Line { file, line, .. }) => (Some(file), Some(*line), None),
    };
    let cell = row.zip(column).map(|(row, column)| format!("{column}{row}"));
    json!({
        "severity": match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        "file": file,
        "row": row,
        "column": column,
        "cell": cell,
        "message": problem.message,
        "hint": problem.hint,
    })
}

fn document(value: &Value) -> String {
    let mut text = serde_json::to_string_pretty(value).expect("strings and numbers are JSON");
    text.push('\n');
    text
}
