//! A page about one person.

use crate::format::{self, spelled};
use crate::instrument::Mode;
use crate::response::{Answer, HUNDREDTHS};
use crate::score::{PersonScores, answer_shares};

use super::people::{anchor, own_mean, team};
use super::radar::in_rows;
use super::report::{AnswerRow, Count, Fact, Figure, Head, PersonChapter, PersonPage};
use super::story::{Story, class};
use super::traits::{statement, turned};
use super::words::{DASH, leaders, plural};
use super::{firm, headline};

/// The chapter about the only person who was scored.
pub(super) fn chapter(story: &Story) -> Option<PersonChapter> {
    let [person] = &story.scores.people[..] else { return None };
    if !story.names_people() {
        return None;
    }
    let mut page = page(story, person);
    // Where people are several, the chapter on agreement counts the flags.
    if let Some(flags) = firm::flags_of_one(story) {
        [page.note.as_str(), &flags].join(" ").trim_start().clone_into(&mut page.note);
    }
    Some(PersonChapter {
        head: Head::new("person", "The answers", headline::person(story, person)),
        page,
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
            caption: caption(story).to_owned(),
        },
        has_same: story.has_team() && story.is_chosen(),
        has_numbers: !story.is_chosen(),
        statement_title: statement_title(story).to_owned(),
        note: note(story),
        rows: (0..person.answers.len()).map(|place| row(story, person, place)).collect(),
    }
}

fn caption(story: &Story) -> &'static str {
    if story.is_chosen() {
        "The traits in the order of the instrument, clockwise from the top. The enclosed area means \
         nothing."
    } else if in_rows(story) {
        "A row for each trait; each statement from the least at the left to the most at the right."
    } else {
        "The traits in the order of the instrument, clockwise from the top; each statement from the \
         least at the centre to the most at the rim. The enclosed area means nothing."
    }
}

fn statement_title(story: &Story) -> &'static str {
    match story.instrument.mode() {
        Mode::Choose => "Statement chosen",
        // Of a reversed statement, the lowest rating gives the highest score.
        Mode::Rate(_) if turned(story).is_some() => "Statement with the highest score",
        Mode::Rate(_) => "Statement rated highest",
        Mode::Allocate { .. } => "Statement with most points",
        Mode::Rank => "Statement ranked first",
    }
}

/// What the numbers beside a trait are.
fn note(story: &Story) -> String {
    let numbers = match story.instrument.mode() {
        Mode::Choose => return String::new(),
        Mode::Rate(scale) => {
            format!("The ratings as they were given, from {} to {}.", scale.least, scale.most)
        }
        Mode::Allocate { points } => format!("The points as they were given, of {points}."),
        Mode::Rank => "The ranks as they were given, from 1 for the first.".to_owned(),
    };
    match turned(story) {
        Some(turned) => format!("{numbers} {turned}"),
        None => numbers,
    }
}

/// The facts of a person whose every statement has a number.
fn levels(story: &Story, person: &PersonScores) -> Vec<Fact> {
    let class = person.first().map(class);
    let mut facts = Vec::new();
    if let Some(mean) = own_mean(story, person) {
        let text = "is the mean of all scores: what stands above it is high for this person.";
        facts.push(Fact { figure: mean, class: None, text: text.to_owned() });
    }
    let most: Vec<Vec<usize>> =
        (0..person.answers.len()).map(|place| most_on(story, person, place)).collect();
    let Some(first) = person.first() else { return facts };
    let alone = most.iter().filter(|most| most[..] == [first]).count();
    facts.push(Fact {
        figure: format::of(alone, person.answered),
        class,
        text: format!(
            "{} on which {} alone has the most.",
            plural(person.answered, "trait", "traits"),
            story.name(first)
        ),
    });
    facts
}

/// The orientations with the most on a trait; none where it was not answered.
fn most_on(story: &Story, person: &PersonScores, place: usize) -> Vec<usize> {
    let shares = answer_shares(person.answers[place], place, story.instrument);
    let shares = shares.unwrap_or_default();
    let most = shares.iter().copied().fold(0.0, f64::max);
    (0..shares.len()).filter(|&of| shares[of] >= most).collect()
}

/// What a person gave to each statement of a trait, as it stands in the source.
fn given(story: &Story, person: &PersonScores, place: usize) -> Vec<Count> {
    let most = most_on(story, person, place);
    let number = |of: usize| match person.answers[place] {
        Answer::Rated(marks) | Answer::Allocated(marks) => marks.of(of).map(|number| {
            let places = match number {
                whole if whole % HUNDREDTHS == 0 => 0,
                tenths if tenths % 10 == 0 => 1,
                _ => 2,
            };
            format::decimal(f64::from(number) / f64::from(HUNDREDTHS), places)
        }),
        Answer::Ranked(marks) => marks.of(of).map(|rank| format::count(rank.into())),
        Answer::Blank | Answer::Outside | Answer::Chosen(_) => None,
    };
    (0..story.names().len())
        .map(|of| Count {
            text: number(of).unwrap_or_else(|| DASH.to_owned()),
            top: most.contains(&of),
        })
        .collect()
}

/// The row of a trait whose every statement has a number.
fn rated_row(story: &Story, person: &PersonScores, place: usize) -> AnswerRow {
    let most = most_on(story, person, place);
    let alone = if let [only] = most[..] { Some(only) } else { None };
    let statements: Vec<String> = most.iter().map(|&of| statement(story, place, of)).collect();
    let names: Vec<&str> = most.iter().map(|&of| story.name(of)).collect();
    let or_dash = |text: String| if text.is_empty() { DASH.to_owned() } else { text };
    let all = most.len() == story.names().len();
    AnswerRow {
        number: format::place(place + 1, story.traits()),
        name: story.instrument.traits()[place].name.clone(),
        mark: (!most.is_empty()).then(|| story.mark(alone)),
        statement: if all { "all alike".to_owned() } else { or_dash(statements.join(" = ")) },
        orientation: if all { "tie".to_owned() } else { or_dash(names.join(" = ")) },
        class: alone.map(class),
        same: DASH.to_owned(),
        numbers: given(story, person, place),
    }
}

fn facts(story: &Story, person: &PersonScores) -> Vec<Fact> {
    if !story.is_chosen() {
        return levels(story, person);
    }
    let first = leaders(&person.points);
    let bounds = story.instrument.bounds();
    let words = format!(
        "clear from {}, leaning from {}",
        format::probability_bound(bounds.clear),
        format::probability_bound(bounds.leaning)
    );
    let certainty = match (first.first(), first.len()) {
        (Some(&leader), 1) => format!("certainty that {} is first: {words}.", story.name(leader)),
        (_, 2) => format!("certainty that either of the two is first: {words}."),
        (_, many) => format!("certainty that each of the {} is first: {words}.", spelled(many)),
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
            figure: story.certainty(person),
            class: person.orientation.map(class),
            text: certainty,
        },
        Fact { figure: format::count(away), class: person.orientation.map(class), text: distance },
    ]
}

fn row(story: &Story, person: &PersonScores, place: usize) -> AnswerRow {
    if !story.is_chosen() {
        return rated_row(story, person, place);
    }
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
        numbers: Vec::new(),
    }
}
