//! How the findings about a wave were made: flags, reliability, other rules.

use super::{Explanation, Facts, Step, Value};
use crate::analyse::{Choice, Flag, Refusal, Reliability, SECONDS_PER_STATEMENT, Variant};
use crate::format::{count_noun, six_places};

/// The number below `findings` at this path.
pub(super) fn explain(facts: &Facts, path: &[Step]) -> Option<Explanation> {
    use Step::{At, Key};
    let found = facts.findings;
    match path {
        [Key("flags"), At(place), Key(key)] => flag(facts, *place, key),
        [Key("reliability")] => {
            Some(not_reliable("reliability", why(found.reliability.as_ref().err().copied())))
        }
        [Key("no_reliability")] => {
            Some(refusal("no reliability", found.reliability.as_ref().err().copied()))
        }
        [Key("reliability"), Key(id), rest @ ..] => {
            let orientation = facts.instrument.orientation_of(id)?;
            let one = found.reliability.as_ref().ok()?.get(orientation)?;
            reliability(facts, one, rest)
        }
        [Key("sensitivity"), At(place), rest @ ..] => {
            variant(facts, found.sensitivity.get(*place)?, rest)
        }
        _ => None,
    }
}

fn flag(facts: &Facts, place: usize, key: &str) -> Option<Explanation> {
    let (person, flag) = *facts.findings.flags.get(place)?;
    let person = facts.scores.people.get(person)?;
    let count = |name: &str, definition: &str, many: usize| {
        Explanation::new(name, definition, Value::Count(many)).made(
            "answers that count",
            format!("{} = {many}", count_noun(many, "answer", "answers")),
        )
    };
    let explanation = match (flag, key) {
        (_, "flag") => {
            let why = match flag {
                Flag::Same { .. } => "all answers are the same".to_owned(),
                Flag::Run { length, answers, .. } => {
                    format!("{length} of {answers} answers in a row are the same")
                }
                Flag::Fast { seconds, least } => format!("{seconds} of {least} seconds"),
            };
            let definition = "Why these answers may not have been read; they count all the same.";
            Explanation::new("flag", definition, Value::Word(flag.word().to_owned()))
                .made("same, run or fast, by their rules", format!("{why}: {}", flag.word()))
        }
        (Flag::Same { answers } | Flag::Run { answers, .. }, "answers") => {
            count("answers", "How many answers there are.", answers)
        }
        (Flag::Run { length, .. }, "length") => {
            count("length of the row", "How many equal answers stand in a row.", length)
        }
        (Flag::Run { chance, long, all, .. }, "chance") => Explanation::new(
            "chance of the row",
            "How likely a row of equal answers so long is when this person’s answers come in any order.",
            Value::Number(chance),
        )
        .made(
            "orders with so long a row ÷ all orders",
            format!("{long} ÷ {all} = {}", six_places(chance)),
        ),
        (Flag::Fast { seconds, .. }, "seconds") => Explanation::new(
            "seconds",
            "How long answering took.",
            Value::Count(seconds),
        )
        .made("seconds that the file tells", format!("{seconds} = {seconds}")),
        (Flag::Fast { least, .. }, "least") => Explanation::new(
            "seconds of reading",
            "How long reading takes at the least: two seconds a statement.",
            Value::Count(least),
        )
        .made(
            "seconds × statements",
            format!("{SECONDS_PER_STATEMENT} × {} = {least}", least / SECONDS_PER_STATEMENT),
        ),
        _ => return None,
    };
    Some(explanation.with("response", "1", facts.rows([person.row])))
}

const RELIABLE: &str = "How consistently people rate an orientation’s statements over the traits.";

fn why(refusal: Option<Refusal>) -> String {
    match refusal {
        None => "there is one".to_owned(),
        Some(Refusal::Ipsative) => "the scores depend on each other".to_owned(),
        Some(Refusal::TooFewPeople { people, needed }) => {
            format!("{people} people rated every statement, and it needs {needed}")
        }
        Some(Refusal::TooFewTraits) => "there are fewer than three traits".to_owned(),
        Some(Refusal::NoSpread) => "everybody gave a statement the same rating".to_owned(),
        Some(Refusal::NotPositive) => "statements are not rated higher together".to_owned(),
        Some(Refusal::NoFactor) => "no single factor explains the ratings".to_owned(),
    }
}

fn not_reliable(name: &str, why: String) -> Explanation {
    Explanation::new(name, RELIABLE, Value::Nothing).made("α or ω, where it means something", why)
}

fn refusal(name: &str, refusal: Option<Refusal>) -> Explanation {
    let definition = "Why there is no coefficient.";
    match refusal {
        None => Explanation::new(name, definition, Value::Nothing).made("the reason", why(None)),
        Some(one) => Explanation::new(name, definition, Value::Word(one.word().to_owned()))
            .made("the reason", format!("{}: {}", why(refusal), one.word())),
    }
}

fn reliability(facts: &Facts, one: &Reliability, path: &[Step]) -> Option<Explanation> {
    use Step::Key;
    let people = || facts.rows(facts.scores.people.iter().map(|person| person.row));
    let made = |name: &str, value: f64, formula: &str, filled: String| {
        Explanation::new(name, RELIABLE, Value::Number(value))
            .made(formula, format!("{filled} = {}", six_places(value)))
            .with("people", one.people.to_string(), people())
    };
    let items = one.items;
    let alpha_formula = "k ÷ (k − 1) × (1 − Σs² ÷ s² of the sums)";
    let explanation = match path {
        [Key("people")] => Explanation::new(
            "people",
            "How many people rated every statement.",
            Value::Count(one.people),
        )
        .made(
            "rows without a blank",
            format!("{} = {}", count_noun(one.people, "row", "rows"), one.people),
        )
        .with("people", one.people.to_string(), people()),
        [Key("statements")] => Explanation::new(
            "statements",
            "How many statements the orientation has, one for each trait.",
            Value::Count(items),
        )
        .made("traits", format!("{} = {items}", count_noun(items, "trait", "traits"))),
        [Key("alpha")] => match one.alpha {
            Err(refused) => not_reliable("Cronbach’s α", why(Some(refused))),
            Ok(alpha) => made(
                "Cronbach’s α",
                alpha.alpha,
                alpha_formula,
                format!(
                    "{items} ÷ ({items} − 1) × (1 − {:.9} ÷ {:.9})",
                    alpha.of_statements, alpha.of_sums
                ),
            ),
        },
        [Key("interval")] => not_reliable("interval of α", why(one.alpha.err())),
        [Key("interval"), Key(end)] => {
            let alpha = one.alpha.ok()?;
            let value = if *end == "low" { alpha.low } else { alpha.high };
            let f = (1.0 - value) / (1.0 - alpha.alpha);
            made(
                &format!("{end} end of the interval of α"),
                value,
                "1 − (1 − α) × F (Feldt), at 95 %",
                format!("1 − (1 − {:.9}) × {f:.9}", alpha.alpha),
            )
        }
        [Key("omega")] => match one.omega {
            Err(refused) => not_reliable("McDonald’s ω", why(Some(refused))),
            Ok(omega) => {
                let (sum, own) = (format!("({:.9})²", omega.loadings), omega.own);
                let filled = format!("{sum} ÷ ({sum} + {own:.9})");
                made("McDonald’s ω", omega.omega, "(Σλ)² ÷ ((Σλ)² + Σψ)", filled)
            }
        },
        [Key("no_alpha")] => refusal("no α", one.alpha.err()),
        [Key("no_omega")] => refusal("no ω", one.omega.err()),
        _ => return None,
    };
    Some(explanation)
}

fn variant(facts: &Facts, one: &Variant, path: &[Step]) -> Option<Explanation> {
    use Step::{At, Key};
    let rule = match one.choice {
        Choice::PartialsIn => "everybody counts who answered at least one trait",
        Choice::PartialsOut => "only those count who answered every trait",
        Choice::DuplicatesFirst => "of a person’s responses, the first counts",
        Choice::DuplicatesLatest => "of a person’s responses, the latest counts",
        Choice::FlaggedOut => "whoever has a flag does not count",
    };
    let definition = |what: &str| format!("{what} under another rule: {rule}.");
    let rows = |many: usize| format!("{} = {many}", count_noun(many, "row", "rows"));
    let now = facts.scores.team.headline();
    let name = |place: usize| facts.instrument.orientations()[place].id.clone();
    let names =
        |places: &[usize]| places.iter().map(|&place| name(place)).collect::<Vec<_>>().join(" = ");
    let both = format!("first now {}, then {}", names(&now.leaders), names(&one.headline.leaders));
    let explanation = match path {
        [Key("responses")] => Explanation::new(
            "responses",
            definition("How many responses come in, go out or are exchanged"),
            Value::Count(one.responses),
        )
        .made("rows that count in one case only", rows(one.responses)),
        [Key("people")] => Explanation::new(
            "people",
            definition("How many people are scored"),
            Value::Count(one.people),
        )
        .made("rows with a scored response", rows(one.people)),
        [Key("same")] => {
            let same = one.difference == crate::score::Difference::None;
            Explanation::new(
                "same",
                definition("Whether the headline is the same"),
                Value::Truth(same),
            )
            .made("the headline then = the headline now", format!("{both}: {same}"))
        }
        [Key("difference")] => {
            let word = one.difference.word();
            Explanation::new(
                "difference",
                definition("How far the headline is another"),
                Value::Word(word.to_owned()),
            )
            .made("first place, orientation, strength or none", format!("{both}: {word}"))
        }
        [Key("first"), At(place)] => {
            let word = name(*one.headline.leaders.get(*place)?);
            Explanation::new("first", definition("Who is first"), Value::Word(word.clone()))
                .made("the orientations with the largest share", format!("{both}: {word}"))
        }
        [Key("orientation")] => Explanation::new(
            "orientation",
            definition("What the team is called"),
            one.headline.orientation.map_or(Value::Nothing, |place| Value::Word(name(place))),
        )
        .made("the first orientation, if clear or leaning", both),
        [Key("strength")] => {
            let is_choose = facts.instrument.mode() == crate::instrument::Mode::Choose;
            let word = one.headline.strength.word();
            let value = if is_choose { Value::Word(word.to_owned()) } else { Value::Nothing };
            let filled = if is_choose {
                format!("{both}: {word}")
            } else {
                "defined for chosen statements only".to_owned()
            };
            Explanation::new("strength", definition("How firmly it leads"), value)
                .made("clear, leaning or none", filled)
        }
        _ => return None,
    };
    Some(explanation)
}
