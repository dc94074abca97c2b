//! How the headline under another rule was made.

use super::{Explanation, Facts, Step, Value, undefined};
use crate::analyse::{Choice, Variant};
use crate::edition::Edition;
use crate::format::list_and;
use crate::instrument::Mode;
use crate::response::OtherRule;
use crate::score::Difference;

/// The number of a variant at this path.
pub(super) fn explain(facts: &Facts, variant: &Variant, path: &[Step]) -> Option<Explanation> {
    use Step::{At, Key};
    let orientations = facts.instrument.orientations();
    let is_choose = facts.instrument.mode() == Mode::Choose;
    let leaders: Vec<&str> =
        variant.headline.leaders.iter().map(|&place| &orientations[place].name[..]).collect();
    let first = if leaders.is_empty() {
        "nobody".to_owned()
    } else {
        format!("{} first", list_and(&leaders))
    };
    let strength = variant.headline.strength.word();
    let named = |what: &str, value: Value| {
        Explanation::new(what, format!("{what}, if {}.", rule(variant.choice)), value)
    };
    Some(match path {
        [Key("responses")] => {
            let many = variant.responses;
            Explanation::new(
                "responses",
                format!(
                    "How many responses come in, go out or are exchanged if {}.",
                    rule(variant.choice)
                ),
                Value::Count(many),
            )
            .made("responses that the rule changes", format!("{many} responses = {many}"))
            .with_rows(facts, &changed(facts, variant.choice))
        }
        [Key("people")] => {
            let many = variant.people;
            Explanation::new(
                "people",
                format!("How many people are scored if {}.", rule(variant.choice)),
                Value::Count(many),
            )
            .made("people scored under the rule", format!("{many} people = {many}"))
        }
        [Key("same")] => {
            let same = variant.difference == Difference::None;
            named("Whether the headline is the same", Value::Truth(same))
                .made(COMPARED, format!("difference {}: {same}", variant.difference.word()))
        }
        [Key("difference")] => {
            let word = variant.difference.word();
            named("How far the headline is from the one that is told", Value::Word(word.to_owned()))
                .made(COMPARED, format!("{first}, strength {strength}: {word}"))
        }
        [Key("first"), At(place)] => {
            let one = &orientations[*variant.headline.leaders.get(*place)?];
            named("An orientation with the largest share", Value::Word(one.id.clone()))
                .made(SCORED, format!("{first}: {}", one.id))
        }
        [Key("orientation" | "strength")] if !is_choose => {
            undefined("the headline", facts.instrument)
        }
        [Key("orientation")] => {
            let id = variant.headline.orientation.map(|place| orientations[place].id.clone());
            named("The orientation that is named", id.map_or(Value::Nothing, Value::Word))
                .made(SCORED, format!("{first}; strength {strength}"))
        }
        [Key("strength")] => {
            named("How firmly the first orientation leads", Value::Word(strength.to_owned()))
                .made(SCORED, format!("{first}: {strength}"))
        }
        _ => return None,
    })
}

const SCORED: &str = "all answers scored again under the rule";
const COMPARED: &str = "the headline under the rule, compared with the one that is told: another first \
                        place, an orientation named or not, clear or leaning, or none of these";

/// The rows that a rule changes; none of who has a flag, which stand with the flags.
fn changed(facts: &Facts, choice: Choice) -> Vec<usize> {
    let others = |under: OtherRule| {
        let all = facts.responses.others.iter();
        all.filter(move |other| other.under == under).map(|other| other.row)
    };
    let scores = facts.scores;
    match choice {
        Choice::PartialsIn => {
            let partial = scores.not_scored.iter().filter(|one| one.answered > 0);
            partial.map(|one| one.row).collect()
        }
        Choice::PartialsOut => {
            let traits = facts.instrument.traits().len();
            let partial = scores.people.iter().filter(|person| person.answered < traits);
            partial.map(|person| person.row).collect()
        }
        Choice::DuplicatesFirst => others(OtherRule::First).collect(),
        Choice::DuplicatesLatest => others(OtherRule::Latest).collect(),
        Choice::FlaggedOut => Vec::new(),
    }
}

impl Explanation {
    /// The same with these rows, where there are any and single people may be seen.
    fn with_rows(self, facts: &Facts, rows: &[usize]) -> Self {
        match facts.edition {
            Edition::Named if !rows.is_empty() => {
                let many = rows.len().to_string();
                self.with("rows", many, facts.rows(rows.iter().copied()))
            }
            Edition::Named | Edition::Aggregate => self,
        }
    }
}

/// The rule as a condition.
fn rule(choice: Choice) -> &'static str {
    match choice {
        Choice::PartialsIn => "everybody counts who answered at least one trait",
        Choice::PartialsOut => "only those count who answered every trait",
        Choice::DuplicatesFirst => "of several responses by one person the first counts",
        Choice::DuplicatesLatest => "of several responses by one person the latest counts",
        Choice::FlaggedOut => "nobody with a flag counts",
    }
}
