//! How each number is made, and what is not shown.

use crate::analyse::{FEWEST_FOR_INTERVAL, RARE, SECONDS_PER_STATEMENT};
use crate::format;
use crate::instrument::Mode;

use super::coefficients;
use super::report::{Definition, Head, Method};
use super::sources::sources;
use super::story::Story;
use super::traits::{turned, weights};
use super::words::counted;

pub(super) fn method(story: &Story) -> Method {
    let instrument = story.instrument;
    Method {
        head: Head::new("method", "Method", "How each number is made, and what is not shown"),
        definitions: definitions(story),
        explained: coefficients::shown(story).into_iter().collect(),
        not_shown: not_shown(story),
        sources: sources(story),
        instrument: vec![
            format!(
                "{} (instrument {}, version {}): {}, {}, {}.",
                instrument.title(),
                instrument.id(),
                instrument.version(),
                counted(story.traits(), "trait", "traits"),
                counted(story.names().len(), "orientation", "orientations"),
                asked(story),
            ),
            instrument.source().to_owned(),
            instrument.caution().to_owned(),
        ],
    }
}

/// How people answered.
fn asked(story: &Story) -> String {
    match story.instrument.mode() {
        Mode::Choose => "one statement chosen for each trait".to_owned(),
        Mode::Rate(scale) => {
            format!("each statement rated from {} to {}", scale.least, scale.most)
        }
        Mode::Allocate { points } => {
            format!("{points} points shared among the statements of each trait")
        }
        Mode::Rank => "the statements of each trait put in order".to_owned(),
    }
}

pub(super) fn define(term: &str, text: impl Into<String>) -> Definition {
    Definition { term: term.to_owned(), text: text.into() }
}

fn definitions(story: &Story) -> Vec<Definition> {
    let bounds = story.instrument.bounds();
    let clear = format::probability(bounds.clear);
    let leaning = format::probability(bounds.leaning);
    let least = if story.scores.needed == story.instrument.answers_needed() {
        format::percent(bounds.answered)
    } else {
        format::count(story.scores.needed)
    };
    let scored = format!(
        "Scored when at least {least} of the traits are answered; a blank is left out, never filled in."
    );
    let mut all = vec![persons(story, &scored)];
    if story.is_chosen() {
        all.extend(certainty(&clear, &leaning));
    }
    if let Mode::Rate(_) = story.instrument.mode() {
        all.push(define(
            "Own mean",
            "The mean of one person’s scores of all orientations, beside which each of them is to be \
             read.",
        ));
    }
    if let Some(turned) = turned(story) {
        all.push(define("Reversed statements", turned));
    }
    if let Some(weights) = weights(story) {
        all.push(define(
            "Weights",
            format!(
                "{weights} A share is Σ weight × what the trait says ÷ Σ weight of the traits \
                 answered. A trait’s own numbers have no weight."
            ),
        ));
    }
    team(story, &mut all);
    all.extend(looked_at_twice(story));
    all.push(define(
        "Rounding",
        if story.measure().shares_a_whole() {
            "Half away from zero, on the exact fraction. Shares are not adjusted to make 100."
        } else {
            "Half away from zero, on the exact fraction."
        },
    ));
    all
}

/// What a person's number is.
fn persons(story: &Story, scored: &str) -> Definition {
    match story.instrument.mode() {
        Mode::Choose => define(
            "A person’s share",
            format!("Answers for an orientation ÷ traits answered. {scored}"),
        ),
        Mode::Rate(scale) => define(
            "A person’s score",
            format!(
                "100 × (rating − {}) ÷ {}, the mean over the traits answered. A trait counts when \
                 every statement of it is rated. {scored}",
                scale.least,
                scale.most - scale.least
            ),
        ),
        Mode::Allocate { points } => define(
            "A person’s share",
            format!(
                "Points given to an orientation ÷ {points}, the mean over the traits answered. {scored}"
            ),
        ),
        Mode::Rank => {
            let many = story.names().len();
            define(
                "A person’s share",
                format!(
                    "Statements ranked below ÷ {}, the mean over the traits answered (Borda). {scored}",
                    many * (many - 1) / 2
                ),
            )
        }
    }
}

/// The words of strength and what they come from.
fn certainty(clear: &str, leaning: &str) -> [Definition; 3] {
    [
        define(
            "Certainty",
            "The probability that the first orientation’s true share is the largest: a Dirichlet \
             posterior with counts + ½ (Jeffreys), by quadrature, without random numbers.",
        ),
        define(
            "Strength",
            format!(
                "Clear from a certainty of {clear}, leaning from {leaning}, otherwise no single \
                 orientation. A tie for first is shown as a tie."
            ),
        ),
        define(
            "From losing first",
            "(first − second) ÷ 2, rounded up: the answers that would have to differ for another orientation \
             to draw level or pass.",
        ),
    ]
}

/// What the team's numbers are.
fn team(story: &Story, all: &mut Vec<Definition>) {
    if !story.has_team() {
        return;
    }
    let levels = story.levels_word();
    all.insert(
        1,
        define(
            &format!("The team’s {}", levels.trim_end_matches('s')),
            format!(
                "The mean of the people’s {levels}, so that each person weighs the same; n = {}.",
                format::count(story.people())
            ),
        ),
    );
    all.push(define("The absent", absent(story)));
    all.push(define("Agreement", agreement(story)));
    if story.findings.team.intervals.is_ok() {
        all.push(define(
            "An interval",
            "t(.975, n − 1) · s · the square root of (1 ÷ n − 1 ÷ N) on either side of the mean, with s the \
             standard deviation of the people’s numbers, n people with a score and N who were asked; cut to \
             what the absent could make of it.",
        ));
    }
    if story.change.is_some() {
        all.push(define(
            "A change",
            "The same people, paired. Had nothing changed, each difference could as well have the \
             other sign: all patterns of signs are counted (exact, two-sided; on one statement this \
             is McNemar’s test), with .05 shared out among the orientations, or among all \
             statements. The band is the change that so few would show in four of five surveys, or \
             what the exact test needs, whichever is larger.",
        ));
    }
}

/// Which answers are flagged, and under which other rules the headline is made again.
fn looked_at_twice(story: &Story) -> [Definition; 2] {
    let (each, kinds) = match story.instrument.mode() {
        Mode::Choose => ("question", "answers"),
        Mode::Rate(_) => ("statement", "ratings"),
        Mode::Allocate { .. } => ("statement", "divisions of points"),
        Mode::Rank => ("statement", "orders"),
    };
    let rare = format::probability(RARE);
    [
        define(
            "Flagged answers",
            format!(
                "All {kinds} are the same, and random ones would be so with a probability of at most {rare}; \
                 or half of them or more are the same in a row, and among all orders of these {kinds} so long \
                 a row has a probability of at most {rare}; or answering took less than {} seconds for each \
                 {each}. Flagged answers count.",
                format::spelled(SECONDS_PER_STATEMENT)
            ),
        ),
        define(
            "Other rules",
            "The headline is made again with everybody who answered at least one trait, with those only who \
             answered every trait, with the first or the latest response of each person, and without the \
             flagged: whichever of these the report was asked for.",
        ),
    ]
}

fn agreement(story: &Story) -> String {
    let least = format::spelled(story.instrument.bounds().people_for_words);
    match story.instrument.mode() {
        Mode::Choose => format!(
            "1 − IQV per trait, with IQV = k ÷ (k − 1) · (1 − Σp²), k statements and p their shares; \
             shown from {least} people on."
        ),
        Mode::Rate(scale) => format!(
            "r*wg per trait: 1 − s̄² ÷ σ², with s̄² the mean variance of its statements and σ² that of \
             random ratings, {} when each of the {} steps is as likely. Words from {least} people on.",
            format::decimal((scale.steps().pow(2) - 1) as f64 / 12.0, 2),
            scale.steps()
        ),
        Mode::Allocate { .. } | Mode::Rank => {
            format!(
                "The share of people who put the same statement first; words from {least} people on."
            )
        }
    }
}

fn absent(story: &Story) -> String {
    let rule = "Each person without a score is set to the answers that hurt the leader most.";
    let team = &story.scores.team;
    match (story.absent(), story.first_of_team(team)) {
        (None, _) => "How many people were asked is not known, so nothing is said about those who \
                      did not answer."
            .to_owned(),
        (Some(0), _) => {
            "Everybody who was asked is in the numbers: there is nothing to bound.".to_owned()
        }
        (Some(_), None) => format!("{rule} No orientation leads, so there is nothing to lose."),
        (Some(_), Some(_)) if team.holds_whatever_the_absent_say => {
            format!("{rule} The first place holds all the same.")
        }
        (Some(_), Some(_)) => format!("{rule} The first place would not be certain to hold."),
    }
}

fn not_shown(story: &Story) -> Vec<Definition> {
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
    all.push(define(
        "A ranking of people or teams",
        if story.measure().shares_a_whole() {
            "A larger share is not a better one. Lists keep the order of the source."
        } else {
            "A higher score is not a better one. Lists keep the order of the source."
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
