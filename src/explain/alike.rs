//! How the numbers on agreement were made: the word for a trait, its camps, and how far its ratings
//! lie apart.

use super::team::Trait;
use super::{Explanation, Step, Value};
use crate::analyse::{STRONG, Split, Spread, Word, first_choices, slight_skew_variance};
use crate::format::six_places;
use crate::instrument::Mode;
use crate::response::Answer;

/// The number on the agreement of a trait at this path.
pub(super) fn explain(of: &Trait, path: &[Step]) -> Option<Explanation> {
    use Step::{At, Key};
    match path {
        [Key("word")] => Some(word(of)),
        [Key("split")] => Some(no_split(of)),
        [Key("split"), Key("between"), At(place)] => between(of, *place),
        [Key("split"), Key("over")] => over(of),
        [Key("split"), Key("people"), At(place)] => camp(of, *place),
        [Key("r_wg" | "average_deviation")] => Some(no_ratings(of)),
        [Key("r_wg"), Key("uniform")] => uniform(of),
        [Key("r_wg"), Key("slight_skew")] => slight_skew(of),
        [Key("average_deviation"), Key("mean")] => {
            deviation(of, "mean", of.found.ratings.as_ref()?.from_mean, |one| one.from_mean)
        }
        [Key("average_deviation"), Key("median")] => {
            deviation(of, "median", of.found.ratings.as_ref()?.from_median, |one| one.from_median)
        }
        _ => None,
    }
}

/// The answers to the trait that count.
fn answers(of: &Trait) -> Vec<Answer> {
    let all = of.team.people.iter().map(|person| person.answers[of.place]);
    all.filter(|answer| answer.is_in_scale()).collect()
}

fn orientation<'a>(of: &Trait<'a>, place: usize) -> &'a crate::instrument::Orientation {
    &of.team.facts.instrument.orientations()[place]
}

/// How many put each statement first, the most first; not in the mode `rate`.
fn first(of: &Trait) -> Vec<usize> {
    let orientations = of.team.facts.instrument.orientations().len();
    let mut counts = first_choices(&answers(of), orientations);
    counts.sort_unstable_by(|one, other| other.cmp(one));
    counts
}

/// What makes a trait split, in the words of the mode.
fn split_rule(of: &Trait) -> &'static str {
    match of.team.facts.instrument.mode() {
        Mode::Rate(_) => {
            "a statement that a third or more rate below the middle of the scale, and a third or more \
             above it"
        }
        Mode::Choose => {
            "two statements that a third or more each chose, and nine tenths or more together"
        }
        Mode::Allocate { .. } | Mode::Rank => {
            "two statements that a third or more each put first, and nine tenths or more together"
        }
    }
}

/// The comparisons that hold where there are two camps.
fn is_split(people: [usize; 2], answered: usize, mode: Mode) -> String {
    let [most, least] = [people[0].max(people[1]), people[0].min(people[1])];
    match mode {
        Mode::Rate(_) => format!("{least} ÷ {answered} ≥ 1 ÷ 3"),
        Mode::Choose | Mode::Allocate { .. } | Mode::Rank => {
            format!("{least} ÷ {answered} ≥ 1 ÷ 3; ({most} + {least}) ÷ {answered} ≥ 9 ÷ 10")
        }
    }
}

fn camps(split: Split) -> [usize; 2] {
    match split {
        Split::Between { people, .. } => people,
        Split::Over { below, above, .. } => [below, above],
    }
}

fn word(of: &Trait) -> Explanation {
    let instrument = of.team.facts.instrument;
    let (mode, answered) = (instrument.mode(), of.scores.answered);
    let fewest = instrument.bounds().people_for_words;
    let agreed = match mode {
        Mode::Rate(_) => format!("r*wg of {} or more under both nulls", six_places(STRONG)),
        Mode::Choose => "two thirds or more chose the same statement".to_owned(),
        Mode::Allocate { .. } | Mode::Rank => {
            "two thirds or more put the same statement first".to_owned()
        }
    };
    let formula = format!(
        "split: {}; agreed: not split, and {agreed}; mixed: neither; none below {fewest} answers",
        split_rule(of)
    );
    let filled = match of.found.word {
        None => format!("{answered} < {fewest}"),
        Some(Word::Split) => {
            let camps = of.found.split.map(camps).unwrap_or_default();
            format!("{}: split", is_split(camps, answered, mode))
        }
        Some(word @ (Word::Agreed | Word::Mixed)) => {
            let (sign, word) =
                if word == Word::Agreed { ("≥", "agreed") } else { ("<", "mixed") };
            match (mode, &of.found.ratings) {
                (Mode::Rate(_), Some(ratings)) => {
                    format!("{} {sign} {}: {word}", six_places(ratings.lower()), six_places(STRONG))
                }
                (Mode::Rate(_), None) => format!("one person’s ratings have no spread: {word}"),
                (Mode::Choose | Mode::Allocate { .. } | Mode::Rank, _) => {
                    format!("{} ÷ {answered} {sign} 2 ÷ 3: {word}", first(of)[0])
                }
            }
        }
    };
    Explanation::new(
        "word",
        format!("How alike the answers to {} are, in a word.", of.name()),
        of.found.word.map_or(Value::Nothing, |word| Value::Word(word.word().to_owned())),
    )
    .made(formula, filled)
    .with("answers", answered.to_string(), of.cells(None))
}

fn no_split(of: &Trait) -> Explanation {
    let answered = of.scores.answered;
    let filled = match of.team.facts.instrument.mode() {
        Mode::Rate(_) => "no statement has so many on both sides".to_owned(),
        Mode::Choose | Mode::Allocate { .. } | Mode::Rank => {
            let counts = first(of);
            let (most, second) = (counts[0], counts[1]);
            if 3 * second < answered {
                format!("{second} ÷ {answered} < 1 ÷ 3")
            } else if second == 0 {
                "nobody is in a second camp".to_owned()
            } else {
                format!("({most} + {second}) ÷ {answered} < 9 ÷ 10")
            }
        }
    };
    Explanation::new(
        "split",
        format!("The two camps on {}; there are none here.", of.name()),
        Value::Nothing,
    )
    .made(split_rule(of), filled)
    .with("answers", answered.to_string(), of.cells(None))
}

fn between(of: &Trait, place: usize) -> Option<Explanation> {
    let Split::Between { orientations, people } = of.found.split? else { return None };
    let one = orientation(of, *orientations.get(place)?);
    let answered = of.scores.answered;
    Some(
        Explanation::new(
            "camp",
            format!("The statement of one of the two camps on {}.", of.name()),
            Value::Word(one.id.clone()),
        )
        .made(
            split_rule(of),
            format!("{}: {}", is_split(people, answered, of.team.facts.instrument.mode()), one.id),
        )
        .with(
            format!("people who put {} first", one.name),
            people[place].to_string(),
            of.chosen(orientations[place]),
        ),
    )
}

fn over(of: &Trait) -> Option<Explanation> {
    let split @ Split::Over { orientation: place, below, above } = of.found.split? else {
        return None;
    };
    let one = orientation(of, place);
    let mode = of.team.facts.instrument.mode();
    Some(
        Explanation::new(
            "statement",
            format!("The statement of {} that people are divided over.", of.name()),
            Value::Word(one.id.clone()),
        )
        .made(
            split_rule(of),
            format!("{}: {}", is_split(camps(split), of.scores.answered, mode), one.id),
        )
        .with(
            format!("ratings below and above the middle{}", turned(of, place)),
            format!("{below} and {above}"),
            of.chosen(place),
        ),
    )
}

fn camp(of: &Trait, place: usize) -> Option<Explanation> {
    let split = of.found.split?;
    let many = *camps(split).get(place)?;
    let (name, statement) = match split {
        Split::Between { orientations, .. } => {
            let name = &orientation(of, orientations[place]).name;
            let what = match of.team.facts.instrument.mode() {
                Mode::Choose => format!("chose the statement of {name}"),
                Mode::Rate(_) | Mode::Allocate { .. } | Mode::Rank => {
                    format!("put the statement of {name} first")
                }
            };
            (what, orientations[place])
        }
        Split::Over { orientation: over, .. } => {
            let side = if place == 0 { "below" } else { "above" };
            let name = &orientation(of, over).name;
            let turned = turned(of, over);
            (format!("rated the statement of {name} {side} the middle of the scale{turned}"), over)
        }
    };
    Some(
        Explanation::new(
            "people in the camp",
            format!("How many of those who answered {} {name}.", of.name()),
            Value::Count(many),
        )
        .made(format!("people who {name}"), format!("{many} people = {many}"))
        .with("answers", of.scores.answered.to_string(), of.chosen(statement)),
    )
}

/// What is said of the ratings of a reversed statement.
fn turned(of: &Trait, orientation: usize) -> &'static str {
    let one = &of.team.facts.instrument.traits()[of.place];
    if one.reversed[orientation] { ", turned round" } else { "" }
}

fn no_ratings(of: &Trait) -> Explanation {
    Explanation::new(
        "how far ratings lie apart",
        format!("How far the ratings of {} lie apart, which takes two people.", of.name()),
        Value::Nothing,
    )
    .made("none below two answers", format!("{} < 2", of.scores.answered))
    .with("answers", of.scores.answered.to_string(), of.cells(None))
}

/// `(0.5 + 0.7 + 1.2) ÷ 3`
fn mean(of: &Trait, part: fn(&Spread) -> f64) -> Option<String> {
    let spreads = &of.found.ratings.as_ref()?.spreads;
    let parts: Vec<String> = spreads.iter().map(|one| six_places(part(one))).collect();
    Some(format!("({}) ÷ {}", parts.join(" + "), parts.len()))
}

fn r_wg(of: &Trait, null: &str, words: &str, value: Option<f64>) -> Option<Explanation> {
    let mean = mean(of, |one| one.variance)?;
    let filled = match value {
        Some(value) => format!("1 − ({mean}) ÷ {null} = {}", six_places(value)),
        None => "no variance is published for a scale of so many steps".to_owned(),
    };
    Some(
        Explanation::new(
            "r*wg",
            format!(
                "How alike people rate the statements of {}: 1 when all rate alike, 0 when their ratings \
                 lie as far apart as {words}, and below 0 when they lie further apart.",
                of.name()
            ),
            value.map_or(Value::Nothing, Value::Number),
        )
        .made("1 − mean of the statements’ variances ÷ variance of such ratings", filled)
        .with("answers", of.scores.answered.to_string(), of.cells(None)),
    )
}

fn uniform(of: &Trait) -> Option<Explanation> {
    let Mode::Rate(scale) = of.team.facts.instrument.mode() else { return None };
    let value = of.found.ratings.as_ref()?.uniform;
    let null = format!("(({0} × {0} − 1) ÷ 12)", scale.steps());
    r_wg(of, &null, "random ratings do that take each step as often", Some(value))
}

fn slight_skew(of: &Trait) -> Option<Explanation> {
    let Mode::Rate(scale) = of.team.facts.instrument.mode() else { return None };
    let value = of.found.ratings.as_ref()?.slight_skew;
    let null = slight_skew_variance(scale.steps()).map_or_else(String::new, six_places);
    r_wg(of, &null, "random ratings do that tend to the friendly end, as published", value)
}

fn deviation(
    of: &Trait,
    centre: &str,
    value: f64,
    part: fn(&Spread) -> f64,
) -> Option<Explanation> {
    Some(
        Explanation::new(
            format!("average deviation from the {centre}"),
            format!(
                "How many steps the ratings of a statement of {} lie from its {centre}, on average over \
                 people and statements.",
                of.name()
            ),
            Value::Number(value),
        )
        .made(
            format!("mean over the statements of: mean of |rating − {centre}|"),
            format!("{} = {}", mean(of, part)?, six_places(value)),
        )
        .with("answers", of.scores.answered.to_string(), of.cells(None)),
    )
}
