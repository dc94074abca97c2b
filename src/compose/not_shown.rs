//! Which numbers are not shown, and why.

use crate::analyse::FEWEST_FOR_INTERVAL;
use crate::format;

use super::coefficients;
use super::report::Definition;
use super::story::Story;
use super::teams::not_compared;

/// A number that is not shown, and why.
pub(super) fn define(term: &str, text: impl Into<String>) -> Definition {
    Definition { term: term.to_owned(), text: text.into() }
}

/// All of them.
pub(super) fn not_shown(story: &Story) -> Vec<Definition> {
    let mut all = coefficients::not_shown(story);
    if !story.is_chosen() {
        all.push(define(
            "Certainty, clear and leaning",
            "They are defined for counts of chosen statements. For other numbers a word of strength \
             would claim what nothing stands behind.",
        ));
    }
    if story.has_team() {
        if story.findings.team.intervals.is_err() {
            all.push(define("An interval for the team", interval(story)));
        }
    } else if !story.names_people() {
        all.push(define(
            "Results",
            "One person was scored, and this report names nobody: every number would be that person’s.",
        ));
    }
    all.extend(not_compared(story).map(|text| define("A comparison of teams", text)));
    all.push(define(
        "A ranking of people or teams",
        if story.measure().shares_a_whole() {
            "A larger share is not a better one. Nothing is sorted by it."
        } else {
            "A higher score is not a better one. Nothing is sorted by it."
        },
    ));
    all.push(define(
        "A comparison with other organisations",
        "The instrument has no norms. Compare a team with itself, from wave to wave.",
    ));
    all
}

fn interval(story: &Story) -> String {
    match story.absent() {
        Some(0) => {
            "Everybody answered. A team that is asked as a whole has no sampling error, so there \
                    is no interval."
                .to_owned()
        }
        Some(_) => format!(
            "With fewer than {} people, their spread is hardly known. The bounds on the absent say more.",
            format::spelled(FEWEST_FOR_INTERVAL)
        ),
        None => {
            "It is not known how many were asked, so no interval would mean anything.".to_owned()
        }
    }
}
