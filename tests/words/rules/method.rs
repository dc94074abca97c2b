//! The method: the settings of the instrument, the numbers in its formulas, and the sources.

use serde_json::Value;

use super::chapters::{clear_and_leaning, for_words, scored, traits};
use super::{Rule, known, rule};
use crate::facts::{Facts, number};
use crate::forms::Found;

const DD: &str = "method.dd";
const LI: &str = "method.li";
const SPOKEN: &str = "method.formula";

/// The reliability of each orientation, where ratings have one.
fn reliabilities(facts: &Facts) -> impl Iterator<Item = &Value> {
    let all = &facts.scores["findings"]["reliability"];
    facts.ids.iter().map(move |id| &all[id.as_str()])
}

/// α with its interval, and last the people who rated every statement.
fn alpha(found: &Found, facts: &Facts) -> bool {
    let own = reliabilities(facts).nth(found.name(0)).expect("the orientation is there");
    found.n(0).is(number(&own["alpha"]))
        && found.n(1).is(number(&own["interval"]["low"]))
        && found.n(2).is(number(&own["interval"]["high"]))
        && found.numbers.last().is_some_and(|people| people.is(number(&own["people"])))
}

fn alpha_and_omega(found: &Found, facts: &Facts) -> bool {
    let own = reliabilities(facts).nth(found.name(0)).expect("the orientation is there");
    alpha(found, facts) && found.n(3).is(number(&own["omega"]))
}

/// That so few rated every statement, and that a coefficient needs 30 people, or 100.
fn too_few(found: &Found, facts: &Facts) -> bool {
    let refused = |key: &str, needed: f64| {
        found.n(1).is(needed) && reliabilities(facts).any(|own| own[key] == "too_few_people")
    };
    reliabilities(facts).any(|own| found.n(0).is(number(&own["people"])))
        && (refused("no_alpha", 30.0) || refused("no_omega", 100.0))
}

/// The least rating, and how many steps there are above it.
fn turned(found: &Found, facts: &Facts) -> bool {
    let (least, most) = facts.scale;
    found.n(0).is(least) && found.n(1).is(most - least)
}

/// The variance of ratings at random on so many steps.
fn at_random(found: &Found, facts: &Facts) -> bool {
    let steps = facts.scale.1 - facts.scale.0 + 1.0;
    found.n(0).is(steps) && found.n(1).is((steps * steps - 1.0) / 12.0)
}

fn steps(found: &Found, facts: &Facts) -> bool {
    found.n(0).is(facts.scale.1 - facts.scale.0 + 1.0)
}

/// The rank points of a trait together.
fn rank_points(found: &Found, facts: &Facts) -> bool {
    let many = facts.ids.len() as f64;
    found.n(0).is(many * (many - 1.0) / 2.0)
}

fn points(found: &Found, facts: &Facts) -> bool {
    found.n(0).is(facts.points)
}

/// How rarely answers at random would be flagged.
fn rare(found: &Found, _: &Facts) -> bool {
    found.n(0).is(0.01) && found.n(0).places == 2
}

pub const RULES: &[Rule] = &[
    // The instrument.
    rule("method.p", "version {n}): {n} trait(s|), {n} orientations", |found, facts| {
        let version: Option<f64> = facts.version.parse().ok();
        version.is_some_and(|version| found.n(0).is(version))
            && traits(found.n(1), facts)
            && found.n(2).is(facts.ids.len() as f64)
    }),
    known("method.p", "one statement chosen for each trait"),
    rule("method.p", "each statement rated from {n} to {n}", |found, facts| {
        found.n(0).is(facts.scale.0) && found.n(1).is(facts.scale.1)
    }),
    rule("method.p", "{n} points shared among", points),
    known("*.dd *.p", concat!("orient ", env!("CARGO_PKG_VERSION"))),
    // A person's number and the team's.
    rule(DD, "at least {n} % of the traits", |found, facts| found.n(0).is(100.0 * facts.bounds[0])),
    rule(DD, "at least {n} of the traits", |found, facts| found.n(0).is(facts.needed)),
    rule(DD, "score = 100 m Σ r − {n} {n} r:", turned),
    rule(SPOKEN, "score equals 100 over m the sum of the fraction r minus {n} over {n}", turned),
    rule(DD, "share = 1 m Σ points given {n} m:", points),
    rule(SPOKEN, "share equals 1 over m the sum of points given over {n}", points),
    rule(DD, "share = 1 m Σ statements ranked below {n} m:", rank_points),
    rule(SPOKEN, "share equals 1 over m the sum of statements ranked below over {n}", rank_points),
    known(DD, "(team|group)’s (share|score) = 1 n Σ"),
    known(SPOKEN, "(team|group)’s (share|score) equals 1 over n the sum"),
    rule(DD, "people with a score, {n}. Each", scored),
    // Certainty.
    known(DD, "P (() θ 1 > θ 2"),
    known(DD, "Dirichlet (() c 1 + ½"),
    known(DD, "answers = c 1 − c 2 2 c:"),
    known(SPOKEN, "theta 1 is greater than theta 2"),
    known(SPOKEN, "c 1 plus one half"),
    known(SPOKEN, "plus one half close bracket"),
    known(SPOKEN, "the fraction c 1 minus c 2 over 2"),
    rule(DD, "Clear from a certainty of {n}, leaning from {n}", clear_and_leaning),
    rule(DD, "Clear from {n}, leaning from {n}", clear_and_leaning),
    // The absent and intervals.
    known(DD, "first = n · x 1 n + a second = n · x 2 + a · u n + a"),
    known(SPOKEN, "n times x 1 over n plus a"),
    known(SPOKEN, "n times x 2 plus a times u over n plus a"),
    known(DD, "(the team|the whole group)’s (shares|scores) of the two;"),
    known(DD, "people without one;"),
    known(DD, "the most that one person’s answers can give"),
    known(DD, "V ½ V = s 2 n · (() 1 − n N )"),
    known(SPOKEN, "1 minus the fraction n over N"),
    known(SPOKEN, "1 minus n over N"),
    known(DD, "the .975 quantile of Student’s distribution with n − 1 degrees"),
    // The change.
    known(DD, "p = patterns of signs as far from 0 2 n n:"),
    known(SPOKEN, "patterns of signs as far from 0 over 2 to the power of n"),
    known(SPOKEN, "V to the power of one half"),
    known(DD, "with .05 shared out"),
    known(DD, "two-sided; on one statement this is McNemar’s test"),
    known(DD, "in four of five surveys"),
    // Agreement.
    known(DD, "agreement = 1 − IQV IQV = k k − 1 · (() 1 − Σ p 2 ) k:"),
    known(SPOKEN, "agreement equals 1 minus"),
    known(SPOKEN, "k over k minus 1"),
    known(SPOKEN, "open bracket 1 minus"),
    rule(DD, "Shown from {n} people on", for_words),
    rule(DD, "(words|Words) from {n} people on", for_words),
    known(DD, "agreement = 1 − s 2 σ 2"),
    rule(DD, "σ 2 = {n} 2 − 1 12 = {n} s²:", at_random),
    rule(
        SPOKEN,
        "sigma squared equals the fraction {n} squared minus 1 over 12, end of fraction equals {n}",
        at_random,
    ),
    rule(DD, "each of the {n} steps", steps),
    // Flags and other rules.
    rule(DD, "probability of at most {n}", rare),
    known(DD, "less than two seconds for each"),
    known(DD, "answered at least one trait"),
    known(DD, "The mean of one person’s scores"),
    known(DD, "not adjusted to make 100"),
    known(DD, "Half away from zero"),
    // Reliability.
    rule(DD, "{o}: α {n} (() {n} to {n}), ω {n}, n = {n}", alpha_and_omega),
    rule(DD, "{o}: α {n} (() {n} to {n}), n = {n}", alpha),
    rule(DD, "{o}: α {n} ((){n} to {n}), ω {n}, n = {n}", alpha_and_omega),
    rule(DD, "{o}: α {n} ((){n} to {n}), n = {n}", alpha),
    known(DD, "Feldt’s, at 95 %"),
    known(DD, "α = k k − 1 · (() 1 − Σ s each 2 s sums 2 )"),
    known(DD, "ω = (() Σ λ ) 2 (() Σ λ ) 2 + Σ ψ"),
    known(DD, "the loadings of the statements on one factor"),
    rule(DD, "{n} (person|people) rated every statement; {n} are needed", too_few),
    known(DD, "It needs three traits"),
    known(DD, "Whoever rates one statement higher"),
    known(DD, "do not measure one thing"),
    // What is not shown.
    known(DD, "Choosing one statement of several"),
    known(DD, "One person was scored"),
    known(DD, "With fewer than six people, their spread"),
    known(DD, "is not a better one"),
    known(DD, "teams of five people or more"),
    // Sources.
    known(LI, "8.4.1 and 8.8."),
    known(LI, "Kish (()1965), Survey Sampling"),
    known(LI, "Manski (()1989), Anatomy"),
    known(LI, "Cochran (()1977), Sampling Techniques, chapter 2."),
    known(LI, "normalised to 1 at equal shares"),
    known(LI, "Wolf (()1984); Lindell, Brandt and Whitney (()1999). AD"),
    known(LI, "Dusig (()1999). Bounds and nulls: LeBreton and Senter (()2008)."),
    known(
        LI,
        "Two seconds for a question: Huang and others (()2012), doi 10.1007/s10869-011-9231-8.",
    ),
    known(LI, "Long rows of one answer: Curran (()2016)."),
    known(
        LI,
        "Feldt (()1965). ω: McDonald (()1999), by the EM algorithm of Rubin and Thayer (()1982).",
    ),
    known(LI, "Maydeu-Olivares (()2012), doi 10.3758/s13428-012-0217-x."),
    known(LI, "Fisher (()1935), The Design of Experiments, section 21; McNemar (()1947)"),
    known(LI, "doi 10.1007/BF02295996; Cohen (()1988), Statistical Power Analysis, chapter 2."),
    known(LI, "Ruehlman (()2015), on prorated"),
];
