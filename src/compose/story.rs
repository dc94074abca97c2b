//! What every chapter is told from, and the names that all of them use.

use std::collections::BTreeSet;

use crate::analyse::Findings;
use crate::change::Change;
use crate::instrument::{Instrument, Mode};
use crate::response::{Answer, Person, Responses};
use crate::score::{
    Measure, PersonScores, Scores, Strength, TeamScores, TraitScores, UNNAMED_TEAM,
};

use crate::target::Gaps;

use super::options::{Options, People};
use super::report::{Count, Label, OrientationView, TallyCount};
use super::words::{
    DASH, SAME, capital, count_noun, first_and_second, first_two, lead_in_points, leaders,
    list_and, list_or,
};
use crate::format;

/// Where the report is told from.
#[derive(Clone, Copy)]
pub(super) struct Story<'a> {
    pub(super) scores: &'a Scores,
    pub(super) findings: &'a Findings,
    pub(super) change: Option<&'a Change>,
    pub(super) target: Option<&'a Gaps>,
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

    /// Whom the report is about: the team, or the only person, with their team where it has a name.
    pub(super) fn subject(&self) -> String {
        let team = &self.scores.team.name;
        let [only] = &self.scores.people[..] else { return team.clone() };
        let is_named = self.names_people() && only.name != Person::of_row(only.row);
        match (is_named, team == UNNAMED_TEAM) {
            (true, true) => only.name.clone(),
            (true, false) => format!("{}, {team}", only.name),
            (false, true) => "One person".to_owned(),
            (false, false) => team.clone(),
        }
    }

    /// Everybody together: the team, unless there are several.
    pub(super) fn everybody(&self) -> &'static str {
        self.scores.everybody()
    }

    /// Whether several responses of one person count, as each response does where all are kept.
    pub(super) fn counts_some_twice(&self) -> bool {
        let mut seen = BTreeSet::new();
        let people = || self.responses.people.iter().map(|one| &one.person);
        let key = |person: &'a Person| person.email.as_ref().or(person.number.as_ref());
        // Where some have an address or a number, two of one name are two people.
        let by_name = people().all(|person| key(person).is_none());
        let known = |person: &'a Person| key(person).or(by_name.then_some(&person.name));
        people().filter_map(known).any(|known| !seen.insert(known.to_lowercase()))
    }

    /// Whether people may be named.
    pub(super) fn names_people(&self) -> bool {
        self.options.people != People::None
    }

    /// What the numbers of the instrument's mode are.
    pub(super) fn measure(&self) -> Measure {
        Measure::of(self.instrument)
    }

    /// Whether people chose statements, so that the words of strength are defined.
    pub(super) fn is_chosen(&self) -> bool {
        self.measure().is_chosen()
    }

    /// The number of a person or a team.
    pub(super) fn level(&self, share: f64) -> String {
        self.measure().level(share)
    }

    /// A share of several as text, with a decimal where the first two would look like a tie and are
    /// none.
    pub(super) fn level_among(&self, share: f64, shares: &[f64]) -> String {
        let looks_tied = first_two(shares).is_some_and(|(first, second)| {
            first - second > SAME && self.level(first) == self.level(second)
        });
        if !looks_tied {
            return self.level(share);
        }
        let tenths = format::percent_tenths(share);
        if self.measure().shares_a_whole() {
            format!("{tenths}{}%", format::NO_BREAK_SPACE)
        } else {
            tenths
        }
    }

    /// The orientation that a person's answers are called: with words of strength the single one,
    /// else the one that is first.
    pub(super) fn first_of(&self, person: &PersonScores) -> Option<usize> {
        if self.is_chosen() { person.orientation } else { person.first() }
    }

    /// The orientation that a team's answers are called.
    pub(super) fn first_of_team(&self, team: &TeamScores) -> Option<usize> {
        if self.is_chosen() { team.orientation } else { team.first() }
    }

    /// Whether three orientations share a whole, so that a mix has a place in a triangle.
    pub(super) fn has_triangle(&self) -> bool {
        self.names().len() == 3 && self.measure().shares_a_whole()
    }

    /// What a person's number is called.
    pub(super) fn level_word(&self) -> &'static str {
        if self.measure().shares_a_whole() { "share" } else { "score" }
    }

    /// What people's numbers are called, many of them.
    pub(super) fn levels_word(&self) -> &'static str {
        if self.measure().shares_a_whole() { "shares" } else { "scores" }
    }

    /// The head of the column that says what answers are called.
    pub(super) fn first_title(&self) -> String {
        match self.instrument.mode() {
            Mode::Choose => "Orientation",
            Mode::Rate(_) => "Rated highest",
            Mode::Allocate { .. } => "Most points",
            Mode::Rank => "Most rank points",
        }
        .to_owned()
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
            id: orientation.id.clone(),
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
            Some(roster) => Some(roster.silent()),
            None => Some(self.absent()?.saturating_sub(self.scores.not_scored.len())),
        }
    }

    /// `12 of 14 answered`, or `12 people answered` when nobody knows how many were asked.
    pub(super) fn answered(&self) -> String {
        match self.scores.team.invited {
            Some(invited) if invited >= self.people() && invited > 0 => {
                format!("{} of {} answered", format::count(self.people()), format::count(invited))
            }
            _ => format!("{} answered", count_noun(self.people(), "person", "people")),
        }
    }

    /// How many answers were given and used.
    pub(super) fn answers(&self) -> usize {
        self.scores.people.iter().map(|person| person.answered).sum()
    }

    /// What a person's answers are called.
    pub(super) fn person_label(&self, person: &PersonScores) -> Label {
        if !self.is_chosen() {
            let ahead = self.ahead(&person.shares, &person.tied);
            return self.label(person.first(), Strength::None, &person.tied, ahead);
        }
        let second = runners_up(&person.points);
        let distance = if person.tied.len() > 1 {
            "a tie for first place".to_owned()
        } else {
            let away = count_noun(person.answers_from_losing_first, "answer", "answers");
            let rivals: Vec<&str> = second.iter().map(|&place| self.name(place)).collect();
            let rivals = match rivals.len() {
                1..=3 => list_or(&rivals),
                _ => "another orientation".to_owned(),
            };
            format!("{rivals} {away} away")
        };
        self.label(person.orientation, person.strength, &person.tied, distance)
    }

    /// How far the first orientation is ahead of the next.
    fn ahead(&self, shares: &[f64], tied: &[usize]) -> String {
        match first_and_second(shares) {
            _ if tied.len() > 1 => "a tie for first place".to_owned(),
            Some((first, second)) => {
                let ahead = lead_in_points(shares[first], shares[second]);
                format!("{ahead} ahead of {}", self.name(second))
            }
            None => String::new(),
        }
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
            Some(place) if !self.is_chosen() => (self.name(place).to_owned(), ""),
            Some(place) => (self.name(place).to_owned(), strength.word()),
            None if tied.len() > 3 => {
                (format!("{} orientations", capital(&format::spelled(tied.len()))), "tie")
            }
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
        let most = leaders(&person.points);
        let is_chosen = self.is_chosen();
        (0..person.counts.len())
            .map(|place| {
                let level = self.level(person.shares[place]);
                let (count, share) = if is_chosen {
                    (format::count(person.counts[place]), level)
                } else {
                    (level, String::new())
                };
                TallyCount {
                    mark: self.mark(Some(place)),
                    name: self.name(place).to_owned(),
                    class: class(place),
                    count,
                    share,
                    top: most.contains(&place),
                }
            })
            .collect()
    }

    /// A person's numbers: answers per orientation, or levels where nothing is chosen; the first
    /// marked.
    pub(super) fn person_numbers(&self, person: &PersonScores) -> Vec<Count> {
        let all = self.tally(person).into_iter();
        all.map(|one| Count { text: one.count, top: one.top }).collect()
    }

    /// How certain a person's orientation is, beside the bounds of the words for it.
    pub(super) fn certainty(&self, person: &PersonScores) -> String {
        let bounds = self.instrument.bounds();
        format::probability_beside(person.certainty, &[bounds.leaning, bounds.clear])
    }

    /// What a trait says of each orientation, the largest marked.
    pub(super) fn trait_numbers(&self, scores: &TraitScores) -> Vec<Count> {
        let most = leaders(&scores.counts);
        (0..scores.counts.len())
            .map(|place| Count {
                text: self.measure().trait_number(scores, place),
                top: most.contains(&place),
            })
            .collect()
    }

    /// Shares as text; the first, or those that share the first place exactly, are marked.
    pub(super) fn levels(
        &self,
        shares: &[f64],
        first: Option<usize>,
        tied: &[usize],
    ) -> Vec<Count> {
        (0..shares.len())
            .map(|place| Count {
                text: self.level(shares[place]),
                top: first == Some(place) || tied.contains(&place),
            })
            .collect()
    }

    /// The traits that nobody answered.
    pub(super) fn silent_traits(&self) -> Vec<usize> {
        let traits = &self.scores.team.traits;
        (0..traits.len()).filter(|&place| traits[place].answered == 0).collect()
    }

    /// The names of traits, in the order of the instrument.
    pub(super) fn trait_names(&self, places: &[usize]) -> String {
        let names: Vec<&str> =
            places.iter().map(|&place| self.instrument.traits()[place].name.as_str()).collect();
        list_and(&names)
    }

    /// Traits to stand behind `on`: `Role and Scale`, `five traits` where there are more than so many,
    /// `every trait`.
    pub(super) fn on_traits(&self, places: &[usize], most_named: usize) -> String {
        match places.len() {
            all if all == self.traits() && all > 1 => "every trait".to_owned(),
            few if few <= most_named => self.trait_names(places),
            many => format!("{} traits", format::spelled(many)),
        }
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

/// The places of the largest counts below the first.
fn runners_up(counts: &[usize]) -> Vec<usize> {
    let first = leaders(counts);
    let next = (0..counts.len()).filter(|place| !first.contains(place));
    let most = next.clone().map(|place| counts[place]).max();
    next.filter(|&place| Some(counts[place]) == most).collect()
}
