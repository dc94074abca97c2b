//! A person's own page: they against the team, and nothing that tells of anybody else.

use crate::analyse::Analysed;
use crate::format;
use crate::instrument::Mode;
use crate::score::{PRIVATE_BELOW, PersonScores, Scores, TeamScores, UNNAMED_TEAM};

use super::options::Options;
use super::person::page;
use super::report::{OwnShare, PersonFile};
use super::right_to_left;
use super::story::{Story, class};
use super::words::{DASH, capital, difference_as_shown};

/// What the last column of the answers says, where people choose.
const SAME: &str = "Same in the team: how many chose the same statement, you counted: few (under a \
                    quarter), some (under a half), many (under three quarters) or most.";
/// The same for a team in which a quarter could be one person.
const SAME_IN_HALVES: &str = "Same in the team: how many chose the same statement, you counted: few \
                              (under a half) or many.";

/// From how many people on each quarter of a team is two people or more.
const FEWEST_IN_QUARTERS: usize = 9;

/// The page of one person who was scored.
///
/// The team is shown from five people on: in a smaller one, somebody could take their own answers
/// from it and be left with those of the others. How many chose the same statement is told in words
/// that each stand for two numbers or more, so that none tells how many it was.
///
/// # Panics
///
/// On a wave without findings, of people who are not listed one by one.
#[must_use]
pub fn person_file(analysed: &Analysed, options: &Options, person: &PersonScores) -> PersonFile {
    let Analysed { scores, findings, responses, instrument, .. } = *analysed;
    let findings = findings.expect("a report lists everybody");
    let story =
        &Story { scores, findings, change: None, target: None, responses, instrument, options };
    let team = compared_with(scores, person);
    let mut page = page(story, person);
    page.has_same &= team.is_some();
    for (place, row) in page.rows.iter_mut().enumerate() {
        let chosen = person.answers[place].chosen();
        row.same = chosen.zip(team).map_or_else(
            || DASH.to_owned(),
            |(of, team)| {
                let own = &team.traits[place];
                how_many(own.counts[of], own.answered, team.people).to_owned()
            },
        );
    }
    let wave = format::wave(&scores.wave);
    let own = [person.name.as_str()].into_iter().chain(team.map(|team| team.name.as_str()));
    PersonFile {
        language: options.language.clone(),
        paper: options.paper.word().to_owned(),
        title: format!("{}, {wave}", person.name),
        made_by: format!("orient {}", options.version),
        team: match team {
            None if !story.has_team() && scores.team.name == UNNAMED_TEAM => String::new(),
            team => team.unwrap_or(&scores.team).name.clone(),
        },
        wave,
        page,
        shares: (0..person.shares.len()).map(|place| share(story, person, team, place)).collect(),
        has_team: team.is_some(),
        level: capital(story.level_word()),
        notes: notes(story, team),
        right_to_left: right_to_left(story, own),
    }
}

/// The team that a person is compared with: their own if it is large enough, else everybody.
fn compared_with<'a>(scores: &'a Scores, person: &PersonScores) -> Option<&'a TeamScores> {
    let own = scores.teams.iter().find(|team| person.team.as_ref() == Some(&team.name));
    own.into_iter().chain([&scores.team]).find(|team| team.people >= PRIVATE_BELOW)
}

/// How many of those of a team of so many who answered chose a statement, by quarters or by halves; a
/// dash where so few answered that a word could be one person.
fn how_many(count: usize, answered: usize, people: usize) -> &'static str {
    let in_quarters = people >= FEWEST_IN_QUARTERS;
    match 4 * count {
        _ if answered < if in_quarters { FEWEST_IN_QUARTERS } else { PRIVATE_BELOW } => DASH,
        quarters if !in_quarters => {
            if quarters < 2 * answered {
                "few"
            } else {
                "many"
            }
        }
        quarters if quarters < answered => "few",
        quarters if quarters < 2 * answered => "some",
        quarters if quarters < 3 * answered => "many",
        _ => "most",
    }
}

fn share(
    story: &Story,
    person: &PersonScores,
    team: Option<&TeamScores>,
    place: usize,
) -> OwnShare {
    let own = person.shares[place];
    let known = |text: &dyn Fn(f64) -> String| {
        team.map_or_else(|| DASH.to_owned(), |team| text(team.shares[place]))
    };
    OwnShare {
        name: story.name(place).to_owned(),
        class: class(place),
        mark: story.mark(Some(place)),
        own: story.level(own),
        team: known(&|share| story.level(share)),
        difference: known(&|share| difference_as_shown(own, share)),
    }
}

fn notes(story: &Story, team: Option<&TeamScores>) -> Vec<String> {
    let team = match team {
        Some(team) => {
            let mean = format!(
                "Team: the mean of {} people’s {}, yours among them. Points: yours less the \
                 team’s, as both are shown.",
                format::count(team.people),
                story.levels_word()
            );
            let same = if team.people < FEWEST_IN_QUARTERS { SAME_IN_HALVES } else { SAME };
            Some(if story.is_chosen() { format!("{mean} {same}") } else { mean })
        }
        // There is nobody whose answers they could tell.
        None if !story.has_team() => None,
        None => Some(format!(
            "The team is shown from {} people on: in a smaller one, its numbers would tell what the \
             others chose.",
            format::spelled(PRIVATE_BELOW)
        )),
    };
    let (says, larger) = match story.instrument.mode() {
        Mode::Choose => ("A share says what you chose", "larger"),
        Mode::Rate(_) => ("A score says how you rated the statements", "higher"),
        Mode::Allocate { .. } => ("A share says where you put your points", "larger"),
        Mode::Rank => ("A share says how you ranked the statements", "larger"),
    };
    let meaning = format!(
        "{says} in this wave, not how well you do it. A {larger} one is not a better one, and no \
         orientation is."
    );
    team.into_iter().chain([meaning, story.instrument.caution().to_owned()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_tells_how_many_it_was() {
        for people in PRIVATE_BELOW..60 {
            for answered in 1..=people {
                let mut words: Vec<&str> =
                    (1..=answered).map(|count| how_many(count, answered, people)).collect();
                words.dedup();
                let times = |word: &str| {
                    (1..=answered)
                        .filter(|&count| how_many(count, answered, people) == word)
                        .count()
                };
                let is_safe = |word: &&str| *word == DASH || times(word) > 1;
                assert!(words.iter().all(is_safe), "{answered} of {people}: {words:?}");
            }
        }
        assert_eq!([1, 2, 3, 5].map(|count| how_many(count, 5, 5)), ["few", "few", "many", "many"]);
        assert_eq!(
            [2, 3, 6, 9].map(|count| how_many(count, 12, 12)),
            ["few", "some", "many", "most"]
        );
        assert_eq!(how_many(4, 4, 5), DASH);
    }
}
