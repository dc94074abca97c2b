//! The first page.

use crate::chart;
use crate::format;
use crate::instrument::Mode;
use crate::response::Responses;

use super::report::{Cover, CoverFact, Figure};
use super::story::Story;
use super::words::{capital, count_noun, list_and, list_or, plural};

pub(super) fn cover(story: &Story) -> Cover {
    let subject = match story.scores.teams.len() {
        _ if !story.has_team() => "How one person works",
        0 | 1 => "How the team works",
        _ => "How the teams work",
    };
    let name = story.subject();
    let (start, rest) = start_of(&name);
    let shown = story.has_team() || story.names_people();
    Cover {
        team_start: start.to_owned(),
        team_rest: rest.to_owned(),
        team: name.clone(),
        subtitle: format!("{subject}: {}", list_or(&story.names())),
        wave: format::wave(&story.scores.wave),
        figure: (shown && story.people() > 0)
            .then(|| Figure { drawing: "cover".to_owned(), caption: caption(story) }),
        facts: facts(story),
        has_contents: !story.has_team(),
    }
}

/// The most characters of a team's name that stand over every page.
const MOST_RUNNING: usize = 70;

/// A name in two parts: what there is room for over every page, up to the end of a word, and the rest.
fn start_of(name: &str) -> (&str, &str) {
    let Some((end, _)) = name.char_indices().nth(MOST_RUNNING) else { return (name, "") };
    let word = name[..end].rfind(char::is_whitespace).filter(|&at| at > end / 2);
    name.split_at(word.unwrap_or(end))
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
        Mode::Rank => "The taller a colour, the more rank points",
    };
    let what = match story.instrument.mode() {
        Mode::Choose => "answer",
        Mode::Rate(_) | Mode::Allocate { .. } | Mode::Rank => "answered trait",
    };
    format!(
        "{shown}: {}, {}, {}",
        count_noun(story.people(), "person", "people"),
        count_noun(story.traits(), "trait", "traits"),
        count_noun(story.answers(), what, &format!("{what}s")),
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
    let for_whom = if story.names_people() && story.scores.teams.len() > 1 {
        "for these people themselves, not to be passed on"
    } else if story.names_people() && story.has_team() {
        "for the team itself, not to be passed on"
    } else if story.names_people() {
        "for this person alone, not to be passed on"
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

/// `one answered too little, one is silent`
fn missing(story: &Story) -> String {
    let not_scored = &story.scores.not_scored;
    let began = not_scored.len();
    let unfinished = not_scored.iter().filter(|one| one.unfinished.is_some()).count();
    let mut parts = Vec::new();
    if began > unfinished {
        parts.push(format!("{} answered too little", format::spelled(began - unfinished)));
    }
    if unfinished > 0 {
        parts.push(format!("{} did not finish", format::spelled(unfinished)));
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
    list_and(&parts)
}

/// `12 to 23 October 2026`
pub(super) fn days(responses: &Responses) -> String {
    match &responses.days {
        Some((first, last)) => format::days(first, last),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::start_of;

    #[test]
    fn a_long_name_is_parted_at_the_end_of_a_word() {
        assert_eq!(start_of("Sales Operations"), ("Sales Operations", ""));
        let long = "Sales ".repeat(60);
        let (start, rest) = start_of(&long);
        assert!(start.chars().count() <= 70 && start.ends_with("Sales") && rest.starts_with(' '));
        let word = "ß".repeat(400);
        let (start, rest) = start_of(&word);
        assert_eq!((start.chars().count(), rest.chars().count()), (70, 330));
    }
}
