//! Scores and Findings → [`Report`]: what templates see. Headlines, facts and captions are written
//! here, from rules alone; numbers become text through `format`.

mod agreement;
mod brief;
mod change;
mod coefficients;
mod conversation;
mod cover;
mod firm;
mod formula;
mod headline;
mod ledger;
mod method;
mod not_shown;
mod options;
mod people;
mod person;
mod person_file;
mod radar;
mod reading;
pub mod report;
mod sources;
mod story;
mod summary;
mod target;
mod teams;
mod traits;
mod words;

use crate::analyse::Analysed;
use crate::direction::has_right_to_left;
use crate::instrument::Mode;
use crate::{format, theme};

pub use firm::no_interval;
pub use options::{Compare, MOST_MULTIPLES, MOST_NAMED_IN_TRIANGLE, Options, Paper, People};
pub use person_file::person_file;
pub use report::{PersonFile, Report};
pub use teams::team_radar;

use report::{Entry, Head, NumberKeys, Property, Theme};
use story::Story;

/// The report of one wave: every chapter that has something to say, numbered in order.
///
/// # Panics
///
/// On a wave without findings, of people who are not listed one by one.
#[must_use]
pub fn report(analysed: &Analysed, options: &Options) -> Report {
    let Analysed { scores, findings, change, target, responses, instrument } = *analysed;
    let findings = findings.expect("a report lists everybody");
    let story = &Story { scores, findings, change, target, responses, instrument, options };
    let wave = format::wave(&scores.wave);
    let mut report = Report {
        language: options.language.clone(),
        paper: options.paper.word().to_owned(),
        title: format!("{}, {wave}", story.subject()),
        made_by: format!("orient {}", options.version),
        theme: theme(),
        orientations: story.orientations(),
        keys: keys(story),
        cover: cover::cover(story),
        contents: Vec::new(),
        summary: summary::summary(story),
        person: person::chapter(story),
        how_to_read: reading::how_to_read(story),
        radar: radar::radar(story),
        target: target::target(story),
        traits: traits::traits(story),
        agreement: agreement::agreement(story),
        people: people::people(story),
        change: change::change(story),
        teams: teams::teams(story),
        conversation: conversation::conversation(story),
        method: method::method(story),
        ledger: ledger::ledger(story),
        brief: report::Brief { slides: Vec::new(), source: String::new() },
        right_to_left: right_to_left(story, people_named(story)),
    };
    number(&mut report);
    report.brief = brief::brief(story, &report);
    report
}

/// Everybody and every team that a report may name.
fn people_named<'a>(story: &Story<'a>) -> impl Iterator<Item = &'a str> {
    let scores = story.scores;
    let invited = scores.roster.iter().flat_map(|roster| &roster.people);
    let people = scores.people.iter().map(|one| one.name.as_str());
    people
        .chain(scores.not_scored.iter().map(|one| one.name.as_str()))
        .chain(scores.teams.iter().map(|one| one.name.as_str()))
        .chain(invited.flat_map(|one| one.team.as_deref().into_iter().chain([one.name.as_str()])))
}

/// Of these names and those of the instrument and the team, the ones with letters from right to left.
fn right_to_left<'a>(story: &Story<'a>, named: impl Iterator<Item = &'a str>) -> Vec<String> {
    let instrument = story.instrument;
    let traits = instrument.traits().iter();
    traits
        .flat_map(|one| one.statements.iter().chain([&one.name]).map(String::as_str))
        .chain(story.names())
        .chain([story.scores.team.name.as_str()])
        .chain(named)
        .filter(|name| has_right_to_left(name))
        .map(str::to_owned)
        .collect()
}

/// Where the numbers of the tables stand in `scores.json`.
fn keys(story: &Story) -> NumberKeys {
    let (teams, people, traits) = match story.instrument.mode() {
        Mode::Choose => ("shares", "counts", "counts"),
        Mode::Rate(_) => ("scores", "scores", "scores"),
        // The table of traits has points, which are shares on the scale of the instrument.
        Mode::Allocate { .. } | Mode::Rank => ("shares", "shares", ""),
    };
    NumberKeys { teams: teams.to_owned(), people: people.to_owned(), traits: traits.to_owned() }
}

/// Gives the chapters that are there their numbers, and lists them.
fn number(report: &mut Report) {
    let Report {
        summary,
        person,
        how_to_read,
        radar,
        target,
        traits,
        agreement,
        people,
        change,
        teams,
        conversation,
        ..
    } = report;
    let heads = [
        summary.as_mut().map(|chapter| &mut chapter.head),
        person.as_mut().map(|chapter| &mut chapter.head),
        Some(&mut how_to_read.head),
        radar.as_mut().map(|chapter| &mut chapter.head),
        target.as_mut().map(|chapter| &mut chapter.head),
        traits.as_mut().map(|chapter| &mut chapter.head),
        agreement.as_mut().map(|chapter| &mut chapter.head),
        people.as_mut().map(|chapter| &mut chapter.head),
        change.as_mut().map(|chapter| &mut chapter.head),
        teams.as_mut().map(|chapter| &mut chapter.head),
        conversation.as_mut().map(|chapter| &mut chapter.head),
        Some(&mut report.method.head),
        Some(&mut report.ledger.head),
    ];
    for (index, head) in heads.into_iter().flatten().enumerate() {
        head.number = format::count(index + 1);
        report.contents.push(Entry {
            number: head.number.clone(),
            name: head.name.clone(),
            id: head.id.clone(),
        });
    }
}

fn theme() -> Theme {
    let properties = |all: Vec<(&'static str, String)>| {
        all.into_iter().map(|(name, value)| Property { name: name.to_owned(), value }).collect()
    };
    // Drawings have light colours; the depths of a hue are for cells of tables only.
    let is_depth =
        |name: &str| name.contains('-') && name.ends_with(|last: char| last.is_ascii_digit());
    let light = theme::variables();
    let dark = theme::dark_variables();
    let drawn = light
        .iter()
        .filter(|(name, _)| !is_depth(name) && dark.iter().any(|(dark_name, _)| dark_name == name));
    Theme {
        drawn: properties(drawn.cloned().collect()),
        light: properties(light),
        dark: properties(dark),
    }
}

impl Head {
    /// A head without a number yet.
    fn new(id: &str, name: &str, headline: impl Into<String>) -> Self {
        Self {
            id: id.to_owned(),
            number: String::new(),
            name: name.to_owned(),
            headline: headline.into(),
            lead: None,
        }
    }

    /// The same head with a sentence below the headline.
    fn lead(mut self, lead: impl Into<String>) -> Self {
        self.lead = Some(lead.into());
        self
    }
}

#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;
