//! What tera says about a template → problems with their places.

use tera::{Error, ErrorKind};

use crate::error::{Failure, Place, Problem};

use super::Overrides;

/// The failure that an error of tera stands for.
pub(super) fn failure(error: &Error, overrides: &Overrides) -> Failure {
    Failure::Usage(problems(error, overrides))
}

fn problems(error: &Error, overrides: &Overrides) -> Vec<Problem> {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = report.span();
            let place = Place::Line {
                file: overrides.shown(report.filename()),
                line: span.start_line,
                column: Some(span.start_col + 1),
            };
            vec![hinted(Problem::error(lower(report.message()))).at(place)]
        }
        _ => several(&error.to_string(), overrides),
    }
}

/// Reports that tera has joined into one text: `error: …` and below it ` --> file:line:column`.
fn several(text: &str, overrides: &Overrides) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let Some(message) = line.strip_prefix("error: ") else { continue };
        let problem = hinted(Problem::error(lower(message)));
        let place = lines.peek().and_then(|line| place(line, overrides));
        found.push(match place {
            Some(place) => problem.at(place),
            None => problem,
        });
    }
    if found.is_empty() {
        found.push(Problem::error(lower(text.lines().next().unwrap_or(text))));
    }
    found
}

fn place(line: &str, overrides: &Overrides) -> Option<Place> {
    let mut parts = line.trim().strip_prefix("--> ")?.rsplitn(3, ':');
    let column = parts.next()?.parse().ok()?;
    let line = parts.next()?.parse().ok()?;
    let file = overrides.shown(parts.next()?);
    Some(Place::Line { file, line, column: Some(column) })
}

/// Our messages begin in lower case and end without a full stop.
fn lower(message: &str) -> String {
    let message = message.trim().trim_end_matches('.');
    let mut letters = message.chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => "the template cannot be used".to_owned(),
    }
}

fn hinted(problem: Problem) -> Problem {
    let undefined = problem.message.contains("undefined") || problem.message.contains("not found");
    if undefined {
        problem.hint("`orient report --dump-context` shows every name that a template can use")
    } else {
        problem
    }
}
