//! What every chapter is told from, and the names that all of them use.

use crate::analyse::Findings;
use crate::instrument::Instrument;
use crate::response::{Answer, Responses};
use crate::score::{PersonScores, Scores, Strength};

use super::options::{Options, People};
use super::report::{Count, Label, OrientationView, TallyCount};
use super::words::{DASH, all_of, counted, leaders, one_of};
use crate::format;

/// Where the report is told from.
#[derive(Clone, Copy)]
pub(super) struct Story<'a> {
    pub(super) scores: &'a Scores,
    pub(super) findings: &'a Findings,
    pub(super) responses: &'a Responses,
    pub(super) instrument: &'a Instrument,
    pub(super) options: &'a Options,
}

impl<'a> Story<'a> {
    /// How many people were scored.
    pub(super) fn people(&self) -> usize {
        self.scores.people.len()
    }

    /// Whether there is a team to speak of: two people or more.
    pub(super) fn has_team(&self) -> bool {
        self.people() > 1
    }

    /// Whether people may be named.
    pub(super) fn names_people(&self) -> bool {
        self.options.people != People::None
    }

    /// The name of an orientation.
    pub(super) fn name(&self, orientation: usize) -> &'a str {
        &self.instrument.orientations()[orientation].name
    }

    /// The names of all orientations.
    pub(super) fn names(&self) -> Vec<&'a str> {
        self.instrument.orientations().iter().map(|one| one.name.as_str()).collect()
    }

    /// How many traits the instrument has.
    pub(super) fn traits(&self) -> usize {
        self.instrument.traits().len()
    }

    /// An orientation with its marks.
    pub(super) fn orientation(&self, place: usize) -> OrientationView {
        let orientation = &self.instrument.orientations()[place];
        OrientationView {
            name: orientation.name.clone(),
            class: class(place),
            mark: self.mark(Some(place)),
            line: format!("line-{}", orientation.id),
        }
    }

    /// All orientations with their marks.
    pub(super) fn orientations(&self) -> Vec<OrientationView> {
        (0..self.instrument.orientations().len()).map(|place| self.orientation(place)).collect()
    }

    /// The drawing of a mark; of the hollow ring without a single orientation.
    pub(super) fn mark(&self, orientation: Option<usize>) -> String {
        match orientation {
            Some(place) => format!("mark-{}", self.instrument.orientations()[place].id),
            None => "mark-none".to_owned(),
        }
    }

    /// How many were asked but not scored, when the team's size is known and not contradicted.
    pub(super) fn absent(&self) -> Option<usize> {
        self.scores.team.invited?.checked_sub(self.people())
    }

    /// How many of those asked gave no answer at all, when that is known.
    pub(super) fn silent(&self) -> Option<usize> {
        match &self.scores.roster {
            Some(roster) => Some(roster.people.iter().filter(|one| !one.answered).count()),
            None => Some(self.absent()?.saturating_sub(self.scores.not_scored.len())),
        }
    }

    /// `12 of 14 answered`, or `12 people answered` when nobody knows how many were asked.
    pub(super) fn answered(&self) -> String {
        match self.scores.team.invited {
            Some(invited) if invited >= self.people() && invited > 0 => {
                format!("{} of {} answered", format::count(self.people()), format::count(invited))
            }
            _ => format!("{} answered", counted(self.people(), "person", "people")),
        }
    }

    /// How many answers were given and used.
    pub(super) fn answers(&self) -> usize {
        self.scores.people.iter().map(|person| person.answered).sum()
    }

    /// What a person's answers are called.
    pub(super) fn person_label(&self, person: &PersonScores) -> Label {
        let first = leaders(&person.counts);
        let second = runners_up(&person.counts);
        let distance = if person.tied.len() > 1 {
            "a tie for first place".to_owned()
        } else {
            let away = counted(person.answers_from_losing_first, "answer", "answers");
            let rivals: Vec<&str> = second.iter().map(|&place| self.name(place)).collect();
            match (rivals.len(), person.orientation, first.first()) {
                (0, _, _) => format!("{away} from losing first place"),
                (1..=3, _, _) => format!("{away} from {}", one_of(&rivals)),
                _ => format!("{away} from another orientation"),
            }
        };
        self.label(person.orientation, person.strength, &person.tied, distance)
    }

    /// What answers are called.
    pub(super) fn label(
        &self,
        orientation: Option<usize>,
        strength: Strength,
        tied: &[usize],
        distance: String,
    ) -> Label {
        let (text, word) = match orientation {
            Some(place) => (self.name(place).to_owned(), strength.word()),
            None if tied.len() > 3 => (format!("{} level", format::spelled(tied.len())), "tie"),
            None if tied.len() > 1 => {
                let names: Vec<&str> = tied.iter().map(|&place| self.name(place)).collect();
                (names.join(" = "), "tie")
            }
            None => ("No single orientation".to_owned(), DASH),
        };
        Label {
            mark: self.mark(orientation),
            class: orientation.map(class),
            orientation: text,
            strength: word.to_owned(),
            distance,
        }
    }

    /// A person's answers per orientation, with names and shares.
    pub(super) fn tally(&self, person: &PersonScores) -> Vec<TallyCount> {
        let most = leaders(&person.counts);
        (0..person.counts.len())
            .map(|place| TallyCount {
                mark: self.mark(Some(place)),
                name: self.name(place).to_owned(),
                class: class(place),
                count: format::count(person.counts[place]),
                share: format::percent(person.shares[place]),
                top: most.contains(&place),
            })
            .collect()
    }

    /// The names of traits, in the order of the instrument.
    pub(super) fn trait_names(&self, places: &[usize]) -> String {
        let names: Vec<&str> =
            places.iter().map(|&place| self.instrument.traits()[place].name.as_str()).collect();
        all_of(&names)
    }

    /// The statement that an answer chose, with the place of its orientation.
    pub(super) fn statement(&self, place: usize, answer: Answer) -> Option<(usize, &'a str)> {
        let orientation = answer.chosen()?;
        Some((orientation, self.instrument.traits()[place].statements[orientation].as_str()))
    }
}

/// The class that gives the colours of the orientation with this place.
pub(super) fn class(orientation: usize) -> String {
    format!("o{}", orientation + 1)
}

/// Counts as text, the largest marked.
pub(super) fn counts(counts: &[usize]) -> Vec<Count> {
    let most = leaders(counts);
    (0..counts.len())
        .map(|place| Count { text: format::count(counts[place]), top: most.contains(&place) })
        .collect()
}

/// Shares as text; those that share the first place exactly are marked.
pub(super) fn shares(shares: &[f64], orientation: Option<usize>, tied: &[usize]) -> Vec<Count> {
    (0..shares.len())
        .map(|place| Count {
            text: format::percent(shares[place]),
            top: orientation == Some(place) || tied.contains(&place),
        })
        .collect()
}

/// The places of the largest counts below the first.
fn runners_up(counts: &[usize]) -> Vec<usize> {
    let first = leaders(counts);
    let next = (0..counts.len()).filter(|place| !first.contains(place));
    let most = next.clone().map(|place| counts[place]).max();
    next.filter(|&place| Some(counts[place]) == most).collect()
}
