//! How each number is made, and what is not shown.

use crate::format;

use super::report::{Definition, Head, Method};
use super::story::Story;
use super::words::counted;

pub(super) fn method(story: &Story) -> Method {
    let instrument = story.instrument;
    Method {
        head: Head::new("method", "Method", "How each number is made, and what is not shown"),
        definitions: definitions(story),
        not_shown: not_shown(story),
        instrument: vec![
            format!(
                "{} (instrument {}, version {}): {}, {}, one statement chosen for each trait.",
                instrument.title(),
                instrument.id(),
                instrument.version(),
                counted(story.traits(), "trait", "traits"),
                counted(story.names().len(), "orientation", "orientations"),
            ),
            instrument.source().to_owned(),
            instrument.caution().to_owned(),
        ],
    }
}

fn define(term: &str, text: impl Into<String>) -> Definition {
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
    let mut all = vec![
        define(
            "A person’s share",
            format!(
                "Answers for an orientation ÷ traits answered. Scored when at least {least} of the traits \
                 are answered; a blank is left out, never filled in."
            ),
        ),
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
    ];
    if story.has_team() {
        all.insert(
            1,
            define(
                "The team’s share",
                format!(
                    "The mean of the people’s shares, so that each person weighs the same; n = {}.",
                    format::count(story.people())
                ),
            ),
        );
        all.push(define("The absent", absent(story)));
        all.push(define(
            "Agreement",
            format!(
                "1 − IQV per trait, with IQV = k ÷ (k − 1) · (1 − Σp²), k statements and p their \
                 shares; shown from {} people on.",
                format::spelled(bounds.people_for_words)
            ),
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
    all.push(define(
        "Rounding",
        "Half away from zero, on the exact fraction. Shares are not adjusted to make 100.",
    ));
    all
}

fn absent(story: &Story) -> String {
    let rule = "Each person without a score is set to the answers that hurt the leader most.";
    let team = &story.scores.team;
    match (story.absent(), team.orientation) {
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
    let mut all = vec![define(
        "Reliability (α, ω)",
        "Choosing one statement of several makes the scores depend on each other (ipsative). The \
         coefficients would be wrong, so they are not printed.",
    )];
    if story.has_team() {
        all.push(define("An interval for the team", interval(story)));
    } else if !story.names_people() {
        all.push(define(
            "Results",
            "One person was scored, and this report names nobody: every number would be that person’s.",
        ));
    }
    all.push(define(
        "A ranking of people or teams",
        "A larger share is not a better one. Lists keep the order of the source.",
    ));
    all.push(define(
        "A comparison with other organisations",
        "The instrument has no norms. Compare a team with itself, from wave to wave.",
    ));
    all
}

fn interval(story: &Story) -> &'static str {
    match story.absent() {
        Some(0) => {
            "Everybody answered. A team that is asked as a whole has no sampling error, so there is \
             no interval."
        }
        Some(_) => {
            "Those who are missing are not missing by chance. The bounds on the absent say more \
             than a sampling interval would."
        }
        None => "It is not known how many were asked, so no interval would mean anything.",
    }
}
