//! How each number is made, and what is not shown.

use crate::analyse::{FEWEST_FOR_INTERVAL, FEWEST_TRAITS, Refusal};
use crate::format;
use crate::instrument::Mode;

use super::report::{Definition, Head, Method};
use super::story::Story;
use super::words::{capital, counted};

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
        all.push(define("Agreement", agreement(story)));
        if story.findings.team.intervals.is_ok() {
            all.push(define(
                "An interval",
                "t(.975, n − 1) · s ÷ √n · √(1 − n ÷ N) on either side of the mean, with s the standard \
                 deviation of the people’s shares, n people with a score and N who were asked; cut to \
                 what the absent could make of it.",
            ));
        }
        all.extend(coefficients(story));
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

/// α and ω where they mean something.
fn coefficients(story: &Story) -> Option<Definition> {
    let all = story.findings.reliability.as_ref().ok()?;
    let each: Vec<String> = all
        .iter()
        .enumerate()
        .filter_map(|(place, one)| {
            let alpha = one.alpha.ok()?;
            let omega =
                one.omega.map_or(String::new(), |omega| format!(", ω {}", format::index(omega)));
            Some(format!(
                "{}: α {} ({} to {}){omega}, n = {}",
                story.name(place),
                format::decimal(alpha.alpha, 2),
                format::decimal(alpha.low, 2),
                format::decimal(alpha.high, 2),
                format::count(one.people)
            ))
        })
        .collect();
    let text = format!(
        "How consistently people rate an orientation’s statements over the traits. {}. The interval of α is \
         Feldt’s, at 95 %.",
        each.join("; ")
    );
    (!each.is_empty()).then(|| define("Reliability (α, ω)", text))
}

/// Why α or ω is not there, a definition for each reason.
fn no_coefficients(story: &Story) -> Vec<Definition> {
    let all = match &story.findings.reliability {
        Err(why) => return vec![define("Reliability (α, ω)", why_not(story, *why))],
        Ok(all) => all,
    };
    let mut told: Vec<(&str, Refusal)> = Vec::new();
    for one in all {
        for (name, why) in [("α", one.alpha.err()), ("ω", one.omega.err())] {
            told.extend(why.map(|why| (name, why)).filter(|new| !told.contains(new)));
        }
    }
    let define_one = |(name, why): (&str, Refusal)| {
        define(&format!("Reliability ({name})"), capital(&why_not(story, why)))
    };
    told.into_iter().map(define_one).collect()
}

fn why_not(story: &Story, why: Refusal) -> String {
    match why {
        Refusal::Ipsative => {
            let how = match story.instrument.mode() {
                Mode::Choose | Mode::Rate(_) => "Choosing one statement of several",
                Mode::Allocate { .. } => "Sharing out a sum of points",
                Mode::Rank => "Putting statements in order",
            };
            format!(
                "{how} makes the scores depend on each other (ipsative). The coefficients would be wrong, \
                 so they are not printed."
            )
        }
        Refusal::TooFewPeople { people, needed } => format!(
            "{} rated every statement, and it needs {}: with fewer it could be almost anything.",
            counted(people, "person", "people"),
            format::count(needed)
        ),
        Refusal::TooFewTraits => {
            format!("It needs {} traits.", format::spelled(FEWEST_TRAITS))
        }
        Refusal::NoSpread => "Everybody gave a statement the same rating.".to_owned(),
        Refusal::NotPositive => {
            "Whoever rates one statement higher does not rate the others higher; so they do not measure \
             one thing."
                .to_owned()
        }
        Refusal::NoFactor => "No single factor explains the ratings.".to_owned(),
    }
}

fn not_shown(story: &Story) -> Vec<Definition> {
    let mut all = no_coefficients(story);
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
        "A larger share is not a better one. Lists keep the order of the source.",
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
