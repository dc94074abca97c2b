//! A person's own page: they against the team, and nothing that tells of anybody else.

use crate::analyse::Analysed;
use crate::change::PRIVATE_BELOW;
use crate::format;
use crate::instrument::Mode;
use crate::score::{PersonScores, Scores, TeamScores};

use super::options::Options;
use super::person::page;
use super::report::{OwnShare, PersonFile};
use super::story::{Story, class};
use super::words::{DASH, capital};

/// What the last column of the answers says, where people choose.
const SAME: &str = "Same in the team: how many chose the same statement, you counted: few (under a \
                    quarter), some (under a half), many (under three quarters) or most.";

/// The page of one person who was scored.
///
/// The team is shown from five people on: in a smaller one, somebody could take their own answers
/// from it and be left with those of the others. How many chose the same statement is told in words
/// of a quarter each, so that it never tells what everybody chose.
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
                how_many(own.counts[of], own.answered).to_owned()
            },
        );
    }
    let wave = format::wave(&scores.wave);
    PersonFile {
        language: options.language.clone(),
        paper: options.paper.word().to_owned(),
        title: format!("{}, {wave}", person.name),
        made_by: format!("orient {}", options.version),
        team: team.map_or(&scores.team, |team| team).name.clone(),
        wave,
        page,
        shares: (0..person.shares.len()).map(|place| share(story, person, team, place)).collect(),
        has_team: team.is_some(),
        level: capital(story.levels_word().trim_end_matches('s')),
        notes: notes(story, team),
    }
}

/// The team that a person is compared with: their own if it is large enough, else everybody.
fn compared_with<'a>(scores: &'a Scores, person: &PersonScores) -> Option<&'a TeamScores> {
    let own = scores.teams.iter().find(|team| person.team.as_ref() == Some(&team.name));
    own.into_iter().chain([&scores.team]).find(|team| team.people >= PRIVATE_BELOW)
}

/// How many of a team chose a statement, by quarters.
fn how_many(count: usize, of: usize) -> &'static str {
    match 4 * count {
        quarters if quarters < of => "few",
        quarters if quarters < 2 * of => "some",
        quarters if quarters < 3 * of => "many",
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
        difference: known(&|share| format::points(own - share)),
    }
}

fn notes(story: &Story, team: Option<&TeamScores>) -> Vec<String> {
    let team = match team {
        Some(team) => {
            let mean = format!(
                "Team: the mean of {} people’s {}, yours among them.",
                format::count(team.people),
                story.levels_word()
            );
            if story.is_chosen() { format!("{mean} {SAME}") } else { mean }
        }
        None => format!(
            "The team is shown from {} people on: in a smaller one, its numbers would tell what the \
             others chose.",
            format::spelled(PRIVATE_BELOW)
        ),
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
    vec![team, meaning, story.instrument.caution().to_owned()]
}

#[cfg(test)]
mod tests {
    use super::how_many;

    #[test]
    fn everybody_and_nearly_everybody_are_one_word() {
        assert_eq!(
            [1, 2, 3, 4, 5].map(|count| how_many(count, 5)),
            ["few", "some", "many", "most", "most"]
        );
        assert_eq!(how_many(12, 12), how_many(9, 12));
        assert_eq!(how_many(3, 12), "some");
    }
}
