//! The first page.

use crate::chart;
use crate::format;
use crate::instrument::Mode;
use crate::response::Responses;

use super::report::{Cover, CoverFact, Figure};
use super::story::Story;
use super::words::{all_of, capital, counted, one_of, plural};

pub(super) fn cover(story: &Story) -> Cover {
    let subject = match story.scores.teams.len() {
        _ if !story.has_team() => "How one person works",
        0 | 1 => "How the team works",
        _ => "How the teams work",
    };
    let names: Vec<String> = story.names().iter().map(|name| name.to_lowercase()).collect();
    let shown = story.has_team() || story.names_people();
    Cover {
        team: story.scores.team.name.clone(),
        subtitle: format!("{subject}: {}", one_of(&names)),
        wave: format::wave(&story.scores.wave),
        figure: (shown && story.people() > 0)
            .then(|| Figure { drawing: "cover".to_owned(), caption: caption(story) }),
        facts: facts(story),
        has_contents: !story.has_team(),
    }
}

fn edition(story: &Story) -> &'static str {
    if story.names_people() { "named edition" } else { "nobody is named" }
}

/// What the picture shows: marks of a small team, bars of a large one.
fn caption(story: &Story) -> String {
    let shown = match story.instrument.mode() {
        Mode::Choose => chosen(story),
        Mode::Rate(_) => "Each trait’s mean scores, from 0 at its foot to 100",
        Mode::Allocate { .. } => "The taller a colour, the more points",
        Mode::Rank => "The taller a colour, the higher it is ranked",
    };
    let what = match story.instrument.mode() {
        Mode::Choose => "answer",
        Mode::Rate(_) | Mode::Allocate { .. } | Mode::Rank => "answered trait",
    };
    format!(
        "{shown}: {}, {}, {}",
        counted(story.people(), "person", "people"),
        counted(story.traits(), "trait", "traits"),
        counted(story.answers(), what, &format!("{what}s")),
    )
}

fn chosen(story: &Story) -> &'static str {
    if story.people() > chart::MOST_MARKS {
        "The taller a colour, the more answers"
    } else {
        "Every mark is one answer"
    }
}

fn facts(story: &Story) -> Vec<CoverFact> {
    let fact = |class: &str, name: &str, value: String, detail: String| CoverFact {
        class: class.to_owned(),
        name: name.to_owned(),
        value,
        detail,
    };
    let for_whom = if story.names_people() {
        "for the team itself, not to be passed on"
    } else {
        "people are marks without names"
    };
    let program = format!("made by orient {}", story.options.version);
    let made = match &story.options.date {
        Some(date) => fact("made", "Report", format::day(date), program),
        None => fact("made", "Report", capital(&program), String::new()),
    };
    vec![
        fact("answered", "Answers", story.answered(), missing(story)),
        fact("wave", "Wave", format::wave(&story.scores.wave), days(story.responses)),
        fact("edition", "Edition", capital(edition(story)), for_whom.to_owned()),
        made,
    ]
}

/// `one began, one is silent`
fn missing(story: &Story) -> String {
    let began = story.scores.not_scored.len();
    let mut parts = Vec::new();
    if began > 0 {
        parts.push(format!("{} began but did not finish", format::spelled(began)));
    }
    match story.silent() {
        Some(0) if began == 0 => parts.push("nobody is missing".to_owned()),
        Some(silent) if silent > 0 => {
            parts.push(format!(
                "{} {} silent",
                format::spelled(silent),
                plural(silent, "is", "are")
            ));
        }
        None if began == 0 => parts.push("how many were asked is not known".to_owned()),
        _ => {}
    }
    all_of(&parts)
}

/// `12 to 23 October 2026`
pub(super) fn days(responses: &Responses) -> String {
    match &responses.days {
        Some((first, last)) => format::days(first, last),
        None => String::new(),
    }
}
