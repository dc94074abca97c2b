//! How α and ω were made, or why there are none.

use super::{Explanation, Facts, Step, Value};
use crate::analyse::{FEWEST_FOR_ALPHA, FEWEST_FOR_OMEGA, FEWEST_TRAITS, Refusal, Reliability};
use crate::format::six_places;

/// The number of the wave's findings on reliability at this path.
pub(super) fn explain(facts: &Facts, path: &[Step]) -> Option<Explanation> {
    use Step::Key;
    match path {
        [Key("reliability")] => Some(none(facts)),
        [Key("no_reliability")] => Some(why(facts)),
        [Key("reliability"), Key(id), rest @ ..] => {
            let place = facts.instrument.orientation_of(id)?;
            let one = facts.findings.reliability.as_ref().ok()?.get(place)?;
            of(facts, place, one, rest)
        }
        _ => None,
    }
}

const RULE: &str = "only in the mode `rate`: elsewhere the scores of a person add up to the same for \
                    everybody (ipsative), and the coefficients would be wrong";

fn none(facts: &Facts) -> Explanation {
    let mode = facts.instrument.mode().word();
    Explanation::new(
        "reliability",
        "How consistently people rate an orientation’s statements over the traits.",
        Value::Nothing,
    )
    .made(RULE, format!("the mode is `{mode}`"))
}

fn why(facts: &Facts) -> Explanation {
    let mode = facts.instrument.mode().word();
    let (value, filled) = match facts.findings.reliability.as_ref().err() {
        Some(refusal) => (
            Value::Word(refusal.word().to_owned()),
            format!("the mode is `{mode}`: {}", refusal.word()),
        ),
        None => (Value::Nothing, format!("the mode is `{mode}`")),
    };
    Explanation::new("no reliability", "Why α and ω are not computed at all.", value)
        .made(RULE, filled)
}

fn of(facts: &Facts, place: usize, one: &Reliability, path: &[Step]) -> Option<Explanation> {
    use Step::Key;
    let name = &facts.instrument.orientations()[place].name;
    let rows: Vec<usize> = facts.scores.people.iter().map(|person| person.row).collect();
    let traits = 0..facts.instrument.traits().len();
    let people = &facts.scores.people;
    let is_whole = |at: usize| people[at].answers.iter().all(|answer| answer.is_in_scale());
    let cells = facts.answers(&rows, traits, Some(place), |at, _| is_whole(at));
    let (n, k) = (one.people, one.items);
    let made = match path {
        [Key("people")] => Explanation::new(
            "people",
            "How many people rated every statement; only they take part.",
            Value::Count(n),
        )
        .made("people who rated every statement", format!("{n} people = {n}")),
        [Key("statements")] => Explanation::new(
            "statements",
            format!("How many statements of {name} there are, one for each trait."),
            Value::Count(k),
        )
        .made("statements of the orientation", format!("{k} statements = {k}")),
        [Key("alpha")] => alpha(one, name),
        [Key("interval")] => Explanation::new("interval of α", INTERVAL, Value::Nothing)
            .made(FELDT, refused(one, one.alpha.err()?, FEWEST_FOR_ALPHA)),
        [Key("interval"), Key(end)] => {
            let alpha = one.alpha.ok()?;
            let (value, probability) = match *end {
                "low" => (alpha.low, "0.975"),
                "high" => (alpha.high, "0.025"),
                _ => return None,
            };
            let degrees = format!("{}, {}", n - 1, (n - 1) * (k - 1));
            Explanation::new(
                format!("{end} end of the interval of α"),
                INTERVAL,
                Value::Number(value),
            )
            .made(
                FELDT,
                format!(
                    "1 − (1 − {}) × F({probability}, {degrees}) = {}",
                    six_places(alpha.alpha),
                    six_places(value)
                ),
            )
        }
        [Key("omega")] => omega(one, name),
        [Key("no_alpha")] => reason("no α", one, one.alpha.err(), FEWEST_FOR_ALPHA),
        [Key("no_omega")] => reason("no ω", one, one.omega.err(), FEWEST_FOR_OMEGA),
        _ => return None,
    };
    Some(made.with("people who rated every statement", n.to_string(), cells))
}

const INTERVAL: &str = "Where α would lie over all who could have been asked, at 95 % (Feldt).";
const FELDT: &str = "1 − (1 − α) × F, with F at .975 and .025 for n − 1 and (n − 1)(k − 1) degrees of \
                     freedom";

fn alpha(one: &Reliability, name: &str) -> Explanation {
    let definition = format!(
        "Cronbach’s α: how consistently people rate the statements of {name} over the traits."
    );
    let formula = "k ÷ (k − 1) × (1 − Σs² ÷ s² of the sums), over k statements";
    match one.alpha {
        Err(why) => Explanation::new("α", definition, Value::Nothing)
            .made(formula, refused(one, why, FEWEST_FOR_ALPHA)),
        Ok(alpha) => Explanation::new("α", definition, Value::Number(alpha.alpha)).made(
            formula,
            format!(
                "{0} ÷ ({0} − 1) × (1 − {1} ÷ {2}) = {3}",
                one.items,
                six_places(alpha.statements),
                six_places(alpha.sums),
                six_places(alpha.alpha)
            ),
        ),
    }
}

fn omega(one: &Reliability, name: &str) -> Explanation {
    let definition = format!(
        "McDonald’s ω: how much of the differences in the sums over the statements of {name} comes from \
         one common factor."
    );
    let formula = "(Σλ)² ÷ ((Σλ)² + Σψ), with the loadings λ and the own variances ψ of the factor that \
                   makes the covariances most likely";
    match one.omega {
        Err(why) => Explanation::new("ω", definition, Value::Nothing)
            .made(formula, refused(one, why, FEWEST_FOR_OMEGA)),
        Ok(omega) => {
            let common = format!("({})²", six_places(omega.loadings));
            let own = six_places(omega.own);
            Explanation::new("ω", definition, Value::Number(omega.omega)).made(
                formula,
                format!("{common} ÷ ({common} + {own}) = {}", six_places(omega.omega)),
            )
        }
    }
}

fn reason(what: &str, one: &Reliability, why: Option<Refusal>, needed: usize) -> Explanation {
    let (value, filled) = match why {
        None => (Value::Nothing, "it is computed".to_owned()),
        Some(why) => (
            Value::Word(why.word().to_owned()),
            format!("{}: {}", refused(one, why, needed), why.word()),
        ),
    };
    Explanation::new(what, "Why the coefficient is not computed.", value).made(
        format!("from {FEWEST_TRAITS} traits and {needed} people on, where ratings go together"),
        filled,
    )
}

/// What the values are that forbid a coefficient.
fn refused(one: &Reliability, why: Refusal, needed: usize) -> String {
    match why {
        Refusal::Ipsative => "the scores add up to the same for everybody".to_owned(),
        Refusal::TooFewPeople { people, needed } => format!("{people} < {needed}"),
        Refusal::TooFewTraits => format!("{} < {FEWEST_TRAITS}", one.items),
        Refusal::NoSpread => "everybody gave a statement the same rating".to_owned(),
        Refusal::NotPositive => {
            format!("{} ≥ {needed}, and statements are not rated higher together", one.people)
        }
        Refusal::Against { statements } => {
            format!(
                "{} ≥ {needed}, and {statements} with a loading that is not above 0",
                one.people
            )
        }
        Refusal::NoFactor => {
            format!("{} ≥ {needed}, and no single factor explains the ratings", one.people)
        }
    }
}
