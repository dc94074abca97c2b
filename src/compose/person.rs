//! A page about one person.

use crate::format;
use crate::score::PersonScores;

use super::headline;
use super::people::{anchor, team};
use super::report::{AnswerRow, Fact, Figure, Head, PersonChapter, PersonPage};
use super::story::{Story, class};
use super::words::{DASH, leaders, plural};

/// The chapter about the only person who was scored.
pub(super) fn chapter(story: &Story) -> Option<PersonChapter> {
    let [person] = &story.scores.people[..] else { return None };
    if !story.names_people() {
        return None;
    }
    Some(PersonChapter {
        head: Head::new("person", "The answers", headline::person(story, person)),
        page: page(story, person),
    })
}

/// The page about a person: with the team's answers beside theirs, when there is a team.
pub(super) fn page(story: &Story, person: &PersonScores) -> PersonPage {
    PersonPage {
        anchor: anchor(person),
        name: person.name.clone(),
        team: team(story, person.team.as_ref()),
        headline: headline::person(story, person),
        label: story.person_label(person),
        counts: story.tally(person),
        facts: facts(story, person),
        figure: Figure {
            drawing: format!("person-page-{}", person.id),
            caption: "The traits in the order of the instrument, clockwise from the top. The \
                      enclosed area means nothing."
                .to_owned(),
        },
        has_same: story.has_team(),
        rows: (0..person.answers.len()).map(|place| row(story, person, place)).collect(),
    }
}

fn facts(story: &Story, person: &PersonScores) -> Vec<Fact> {
    let first = leaders(&person.counts);
    let bounds = story.instrument.bounds();
    let words = format!(
        "clear from {}, leaning from {}",
        format::probability(bounds.clear),
        format::probability(bounds.leaning)
    );
    let certainty = match (first.first(), first.len()) {
        (Some(&leader), 1) => format!("certainty that {} is first: {words}.", story.name(leader)),
        _ => format!("certainty of a single first orientation: {words}."),
    };
    let away = person.answers_from_losing_first;
    let distance = if first.len() == 1 {
        format!(
            "other {} would let another orientation draw level or pass.",
            plural(away, "answer", "answers")
        )
    } else {
        "answers apart: the first place is shared.".to_owned()
    };
    vec![
        Fact {
            figure: format::probability(person.certainty),
            class: person.orientation.map(class),
            text: certainty,
        },
        Fact { figure: format::count(away), class: person.orientation.map(class), text: distance },
    ]
}

fn row(story: &Story, person: &PersonScores, place: usize) -> AnswerRow {
    let chosen = story.statement(place, person.answers[place]);
    let team = &story.scores.team.traits[place];
    AnswerRow {
        number: format::place(place + 1, story.instrument.traits().len()),
        name: story.instrument.traits()[place].name.clone(),
        mark: chosen.map(|(of, _)| story.mark(Some(of))),
        statement: chosen.map_or(DASH, |(_, statement)| statement).to_owned(),
        orientation: chosen.map_or(DASH, |(of, _)| story.name(of)).to_owned(),
        class: chosen.map(|(of, _)| class(of)),
        same: chosen.map_or_else(
            || DASH.to_owned(),
            |(of, _)| {
                format!("{} of {}", format::count(team.counts[of]), format::count(team.answered))
            },
        ),
    }
}
