//! What tera says about a template → problems with their places.

use tera::{Error, ErrorKind};

use crate::error::{Failure, Place, Problem, nearest};

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
        ErrorKind::CircularInclude { tpl, include_chain: chain }
        | ErrorKind::CircularExtend { tpl, inheritance_chain: chain } => {
            let place = Place::File { file: overrides.shown(tpl) };
            let problem = Problem::error("the template leads back to itself").at(place);
            vec![problem.hint(format!("it is reached through `{}`", chain.join("`, `")))]
        }
        // `ErrorKind` is not ours and may grow; what it says as text is told as it is.
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

/// Tera ends some messages with what there is instead: that is a hint.
fn hinted(problem: Problem) -> Problem {
    let Some((message, fields)) = problem.message.split_once(". Available fields: ") else {
        return problem;
    };
    let wanted = message.split('`').nth(1).unwrap_or_default();
    let hint = match nearest(wanted, fields.split(", ")) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("there are `{}`", fields.replace(", ", "`, `")),
    };
    Problem { message: message.to_owned(), ..problem }.hint(hint)
}
