//! How the numbers of one person were made.

use super::{Explanation, Facts, Step, Value, ledger, level, moves, undefined};
use crate::format;
use crate::instrument::Mode;
use crate::response::Answer;
use crate::score::{NotScored, PersonScores, Strength};

/// The number of a scored person at this path.
pub(super) fn explain(facts: &Facts, person: &PersonScores, path: &[Step]) -> Option<Explanation> {
    use Step::Key;
    let instrument = facts.instrument;
    let is_choose = instrument.mode() == Mode::Choose;
    match path {
        [Key("row")] => Some(ledger::row(facts, person.row, "It holds this person’s response.")),
        [Key("answered")] => Some(answered(facts, person.row, person.answered, &person.answers)),
        [Key("counts"), Key(id)] if is_choose => {
            Some(count(facts, person, instrument.orientation_of(id)?))
        }
        [Key(key), Key(id)] if *key == level(instrument.mode()).0 => {
            Some(share(facts, person, instrument.orientation_of(id)?))
        }
        [Key("own_mean")] => Some(own_mean(person)),
        [Key("certainty")] if !is_choose => Some(undefined("certainty", instrument)),
        [Key("certainty")] => Some(certainty(facts, person)),
        [Key("strength")] if !is_choose => Some(undefined("strength", instrument)),
        [Key("strength")] => Some(strength(facts, person)),
        [Key("orientation")] if !is_choose => Some(undefined("orientation", instrument)),
        [Key("orientation")] => Some(orientation(facts, person)),
        [Key("tied"), Step::At(place)] => {
            let tied = *person.tied.get(*place)?;
            Some(tie(facts, &person.points, tied, "person"))
        }
        [Key("answers_from_losing_first")] if !is_choose => {
            Some(undefined("answers from losing first", instrument))
        }
        [Key("answers_from_losing_first")] => Some(losing(facts, person)),
        _ => None,
    }
}

/// The number of somebody without a score.
pub(super) fn not_scored(facts: &Facts, person: &NotScored, key: &str) -> Option<Explanation> {
    match key {
        "row" => {
            let why = match person.unfinished {
                Some(_) => "It was not finished, and only finished responses count.",
                None => "Too few traits are answered in it for a score.",
            };
            Some(ledger::row(facts, person.row, why))
        }
        "answered" => {
            let response = facts.responses.people.iter().find(|one| one.row == person.row)?;
            Some(answered(facts, person.row, person.answered, &response.answers))
        }
        _ => None,
    }
}

fn all_traits(facts: &Facts) -> std::ops::Range<usize> {
    0..facts.instrument.traits().len()
}

fn answered(facts: &Facts, row: usize, many: usize, answers: &[Answer]) -> Explanation {
    let cells =
        facts.answers(&[row], all_traits(facts), None, |_, place| answers[place].is_in_scale());
    let traits = facts.instrument.traits().len();
    Explanation::new(
        "traits answered",
        format!(
            "How many of the {traits} traits have an answer that counts. A blank is left out and never \
             filled in; a score needs {}.",
            facts.scores.needed
        ),
        Value::Count(many),
    )
    .made("traits with an answer that counts", format!("{many} traits = {many}"))
    .with("traits answered", many.to_string(), cells)
}

fn count(facts: &Facts, person: &PersonScores, orientation: usize) -> Explanation {
    let name = &facts.instrument.orientations()[orientation].name;
    let many = person.counts[orientation];
    Explanation::new(
        format!("answers for {name}"),
        format!("In how many traits the person chose the statement of {name}."),
        Value::Count(many),
    )
    .made(format!("cells with the statement of {name}"), format!("{many} cells = {many}"))
    .with(format!("answers for {name}"), many.to_string(), chosen(facts, person, orientation))
}

/// The cells in which a person chose an orientation, or gave it points.
fn chosen(facts: &Facts, person: &PersonScores, orientation: usize) -> super::Cells {
    facts.answers(&[person.row], all_traits(facts), Some(orientation), |_, place| {
        match person.answers[place] {
            Answer::Chosen(chosen) => chosen == orientation,
            answer => answer.is_in_scale(),
        }
    })
}

fn share(facts: &Facts, person: &PersonScores, orientation: usize) -> Explanation {
    let mode = facts.instrument.mode();
    let name = &facts.instrument.orientations()[orientation].name;
    let (_, times) = level(mode);
    let value = times * person.shares[orientation];
    let fraction = facts.fraction(person.points[orientation], person.weighed.sum);
    let words = facts.weighed_words(orientation);
    let (title, definition) = match mode {
        Mode::Choose => (
            format!("share of {name}"),
            format!("The person’s answers for {name}, divided by the traits answered."),
        ),
        Mode::Rate(_) => (
            format!("score of {name}"),
            format!(
                "The mean of the person’s ratings of the statements of {name}, from 0 for the least \
                 of the scale to 100 for the most."
            ),
        ),
        Mode::Allocate { .. } => (
            format!("share of {name}"),
            format!("The points that the person gave to {name}, divided by all points given."),
        ),
        Mode::Rank => (
            format!("share of {name}"),
            format!(
                "Borda’s count: how many statements stand below that of {name}, divided by the \
                 most that all statements together can have."
            ),
        ),
    };
    let (words, filled) = if times > 1.0 {
        (format!("100 × {words}"), format!("100 × {fraction}"))
    } else {
        (words, fraction)
    };
    let cells = facts.answers(&[person.row], all_traits(facts), None, |_, place| {
        person.answers[place].is_in_scale()
    });
    Explanation::new(title, definition, Value::Number(value))
        .made(words, format!("{filled} = {}", format::six_places(value)))
        .with(
            facts.weighed_name(orientation),
            facts.points(person.points[orientation]),
            chosen(facts, person, orientation),
        )
        .with(facts.answered_name(), person.weighed.sum.to_string(), cells)
}

fn own_mean(person: &PersonScores) -> Explanation {
    let scores: Vec<f64> = person.shares.iter().map(|share| 100.0 * share).collect();
    let mean = scores.iter().sum::<f64>() / scores.len() as f64;
    let parts: Vec<String> = scores.iter().map(|score| format::six_places(*score)).collect();
    Explanation::new(
        "own mean",
        "The mean of the person’s scores over all orientations: some people rate everything high, \
         others everything low.",
        Value::Number(mean),
    )
    .made(
        "sum of the person’s scores ÷ orientations",
        format!("({}) ÷ {} = {}", parts.join(" + "), parts.len(), format::six_places(mean)),
    )
}

fn certainty(facts: &Facts, person: &PersonScores) -> Explanation {
    // Where traits weigh differently, the shares of as many answers of equal weight.
    let is_even = person.weighed.is_even();
    let answers = person.weighed.answers();
    let mut counts: Vec<f64> = if is_even {
        person.counts.iter().map(|count| *count as f64).collect()
    } else {
        person.shares.iter().map(|share| share * answers).collect()
    };
    counts.sort_by(|one, other| other.total_cmp(one));
    let half = |count: &f64| format::six_places(*count + 0.5);
    let others: Vec<String> = counts[1..].iter().map(half).collect();
    let filled = format!(
        "largest({} | {}) = {}",
        half(&counts[0]),
        others.join(", "),
        format::six_places(person.certainty)
    );
    let cells = facts.answers(&[person.row], all_traits(facts), None, |_, place| {
        person.answers[place].is_in_scale()
    });
    Explanation::new(
        "certainty",
        "The probability that the first orientation’s true share is the largest: a Dirichlet \
         posterior with counts + ½ (Jeffreys), by quadrature, without random numbers.",
        Value::Number(person.certainty),
    )
    .made(
        if is_even {
            "largest(first + ½ | others + ½): the probability that the first of Dirichlet shares \
             with these parameters is the largest"
        } else {
            "largest(first + ½ | others + ½), with shares × (Σw)² ÷ Σw² as counts, w the weights of \
             the traits answered: the probability that the first of Dirichlet shares with these \
             parameters is the largest"
        },
        filled,
    )
    .with("answers", person.answered.to_string(), cells)
}

fn strength(facts: &Facts, person: &PersonScores) -> Explanation {
    let bounds = facts.instrument.bounds();
    let words = format!(
        "clear from a certainty of {}, leaning from {}, otherwise none; none at a tie",
        format::six_places(bounds.clear),
        format::six_places(bounds.leaning)
    );
    Explanation::new(
        "strength",
        "How firmly the first orientation leads, as a word.",
        Value::Word(person.strength.word().to_owned()),
    )
    .made(words, against_bounds(facts, person))
}

/// `0.912 ≥ 0.9: clear`
fn against_bounds(facts: &Facts, person: &PersonScores) -> String {
    let bounds = facts.instrument.bounds();
    let certainty = format::six_places(person.certainty);
    let word = person.strength.word();
    if !person.tied.is_empty() {
        return format!("{} share the first place: {word}", person.tied.len());
    }
    match person.strength {
        Strength::Clear => format!("{certainty} ≥ {}: {word}", format::six_places(bounds.clear)),
        Strength::Leaning => {
            format!("{certainty} ≥ {}: {word}", format::six_places(bounds.leaning))
        }
        Strength::None => format!("{certainty} < {}: {word}", format::six_places(bounds.leaning)),
    }
}

fn orientation(facts: &Facts, person: &PersonScores) -> Explanation {
    let id = person.orientation.map(|place| facts.instrument.orientations()[place].id.clone());
    let filled = against_bounds(facts, person);
    Explanation::new(
        "orientation",
        "The orientation with the most answers, if its strength is clear or leaning; otherwise none: \
         there is no single orientation.",
        id.map_or(Value::Nothing, Value::Word),
    )
    .made("the orientation with the most answers, where the strength is not none", filled)
}

/// Why an orientation shares the first place.
pub(super) fn tie(facts: &Facts, counts: &[usize], tied: usize, whose: &str) -> Explanation {
    let one = &facts.instrument.orientations()[tied];
    let counts: Vec<String> = counts.iter().map(|count| facts.points(*count)).collect();
    Explanation::new(
        "tied",
        format!(
            "{} shares the first place of the {whose} with another orientation, exactly; nothing \
             breaks a tie.",
            one.name
        ),
        Value::Word(one.id.clone()),
    )
    .made("all orientations with the largest number", counts.join(" · "))
}

fn losing(facts: &Facts, person: &PersonScores) -> Explanation {
    let mut counts = person.points.clone();
    counts.sort_unstable_by(|one, other| other.cmp(one));
    let many = person.answers_from_losing_first;
    let cells = facts.answers(&[person.row], all_traits(facts), None, |_, place| {
        person.answers[place].is_in_scale()
    });
    let (words, filled) = if person.weighed.is_even() {
        ("⌈(first − second) ÷ 2⌉", format!("⌈({} − {}) ÷ 2⌉ = {many}", counts[0], counts[1]))
    } else {
        let nearest = moves::nearest(facts, &[person], person.first(), moves::Kind::Answers);
        (moves::WORDS, moves::filled(nearest, many, "answers"))
    };
    Explanation::new(
        "answers from losing first",
        "How many answers would have to differ for another orientation to draw level or pass.",
        Value::Count(many),
    )
    .made(words, filled)
    .with("answers", person.answered.to_string(), cells)
}
