//! How the numbers were made that say how firm a team's first place is.

use super::moves::{self, Kind};
use super::team::Team;
use super::{Explanation, Step, Value, level};
use crate::analyse::{
    Absent, FEWEST_FOR_INFLUENCE, FEWEST_FOR_INTERVAL, Interval, MOST_ENUMERATED, NoInterval,
};
use crate::edition::Edition;
use crate::format::six_places;
use crate::instrument::Mode;
use crate::score::{Difference, Tally, first_two, most_share};

/// The number of a team's findings at this path.
pub(super) fn explain(team: &Team, path: &[Step]) -> Option<Explanation> {
    use Step::{At, Key};
    let place = |id: &str| team.facts.instrument.orientation_of(id);
    match path {
        [Key("lead")] => Some(lead(team)),
        [Key("first_place_changes_with")] => Some(shared(team)),
        [Key("first_place_changes_with"), Key("answers")] => answers(team),
        [Key("first_place_changes_with"), Key("people")] => people(team),
        [Key("absent")] => Some(nobody_absent(team)),
        [Key("absent"), Key("people")] => absent_people(team),
        [Key("absent"), Key("shares"), Key(id), Key(end)] => bound(team, place(id)?, end),
        [Key("absent"), Key("first_place_changes_with")] => absent_needed(team),
        [Key("intervals" | "no_intervals")] => Some(no_intervals(team, path)),
        [Key("intervals"), Key(id)] => Some(all_alike(team, place(id)?)),
        [Key("intervals"), Key(id), Key(end)] => interval_end(team, place(id)?, end),
        [Key("without_one_person")] => Some(too_few_to_leave(team)),
        [Key("without_one_person"), Key("difference")] => influence(team),
        [Key("without_one_person"), Key("people"), At(place)] => influential(team, *place),
        [Key("words_by_chance")] => Some(no_words_by_chance(team)),
        [Key("words_by_chance"), Key(word)] => by_chance(team, word),
        _ => None,
    }
}

/// `share` or `score`.
fn what(team: &Team) -> &'static str {
    if level(team.facts.instrument.mode()).0 == "scores" { "score" } else { "share" }
}

fn name<'a>(team: &Team<'a>, orientation: usize) -> &'a str {
    &team.facts.instrument.orientations()[orientation].name
}

/// A share as it is written: as a score from 0 to 100 in the mode `rate`.
fn written(team: &Team, share: f64) -> String {
    six_places(level(team.facts.instrument.mode()).1 * share)
}

/// How many share the first place.
fn tied(team: &Team) -> String {
    match team.scores.people {
        0 => "nobody is scored".to_owned(),
        _ => format!("{} share the first place", team.scores.tied.len()),
    }
}

fn lead(team: &Team) -> Explanation {
    let (_, times) = level(team.facts.instrument.mode());
    let definition =
        format!("How far the first {0} is ahead of the second; none at a tie.", what(team));
    let (value, filled) = match &team.found.margin {
        None => (Value::Nothing, tied(team)),
        Some(margin) => {
            let (first, second) = first_two(&team.scores.shares);
            let value = times * margin.lead;
            let (first, second) = (written(team, first), written(team, second));
            (Value::Number(value), format!("{first} − {second} = {}", six_places(value)))
        }
    };
    Explanation::new("lead", definition, value).made("first − second", filled).with(
        "people",
        team.scores.people.to_string(),
        team.all_answers(),
    )
}

fn shared(team: &Team) -> Explanation {
    Explanation::new(
        "what changes the first place",
        "How much would have to be other for another orientation to be first or level; none where the \
         first place is shared already.",
        Value::Nothing,
    )
    .made("only where one orientation is first", tied(team))
}

/// The formula with its values; for single people only where they may be told.
fn filled(team: &Team, kind: Kind, many: usize, what: &str) -> String {
    let told = match team.facts.edition {
        Edition::Named => moves::nearest(team.facts, team.people, team.scores.first(), kind),
        Edition::Aggregate => None,
    };
    moves::filled(told, many, what)
}

fn answers(team: &Team) -> Option<Explanation> {
    let Some(many) = team.found.margin?.answers else {
        return Some(super::undefined(
            "answers that change the first place",
            team.facts.instrument,
        ));
    };
    Some(
        Explanation::new(
            "answers that change the first place",
            "The fewest answers that would have to be others for another orientation to draw level or \
             pass.",
            Value::Count(many),
        )
        .made(moves::WORDS, filled(team, Kind::Answers, many, "answers"))
        .with("people", team.scores.people.to_string(), team.all_answers()),
    )
}

fn people(team: &Team) -> Option<Explanation> {
    let many = team.found.margin?.people;
    Some(
        Explanation::new(
            "people who change the first place",
            "The fewest people who would have to answer for another orientation throughout for it to \
             draw level or pass.",
            Value::Count(many),
        )
        .made(moves::WORDS, filled(team, Kind::People, many, "people"))
        .with("people", team.scores.people.to_string(), team.all_answers()),
    )
}

fn nobody_absent(team: &Team) -> Explanation {
    let filled = match (team.scores.absent(), team.scores.people) {
        (None, _) => "how many were asked is not known".to_owned(),
        (_, 0) => "nobody is scored".to_owned(),
        (Some(absent), many) => format!("{} asked − {many} scored = {absent}", many + absent),
    };
    Explanation::new(
        "the absent",
        "What those who were asked and are not scored could change; none where nobody is absent, or \
         nobody knows.",
        Value::Nothing,
    )
    .made("asked − scored", filled)
}

fn found_absent<'a>(team: &Team<'a>) -> Option<&'a Absent> {
    team.found.absent.as_ref()
}

fn absent_people(team: &Team) -> Option<Explanation> {
    let absent = found_absent(team)?.people;
    let scored = team.scores.people;
    Some(
        Explanation::new("absent", "How many were asked and are not scored.", Value::Count(absent))
            .made("asked − scored", format!("{} − {scored} = {absent}", scored + absent))
            .with("asked", (scored + absent).to_string(), team.facts.roster())
            .with("scored", scored.to_string(), team.people_rows()),
    )
}

/// `0.45 × 12 ÷ 14`, and with all that the absent can give: `(0.45 × 12 + 2 × 1) ÷ 14`.
fn bound_filled(team: &Team, orientation: usize, most: bool, absent: usize) -> String {
    let share = written(team, team.scores.shares[orientation]);
    let scored = team.scores.people;
    let asked = scored + absent;
    if most {
        let given = written(team, most_share(team.facts.instrument));
        format!("({share} × {scored} + {absent} × {given}) ÷ {asked}")
    } else {
        format!("{share} × {scored} ÷ {asked}")
    }
}

fn bound(team: &Team, orientation: usize, end: &str) -> Option<Explanation> {
    let absent = found_absent(team)?;
    let (least, most) = absent.bounds[orientation];
    let (_, times) = level(team.facts.instrument.mode());
    let (name, what) = (name(team, orientation), what(team));
    let (value, is_most, how, words) = match end {
        "least" => (least, false, "gave it nothing", format!("{what} × scored ÷ asked")),
        "most" => (
            most,
            true,
            "gave it the most that they can",
            format!("({what} × scored + absent × the most that one can give) ÷ asked"),
        ),
        _ => return None,
    };
    let filled = bound_filled(team, orientation, is_most, absent.people);
    Some(
        Explanation::new(
            format!("{end} {what} of {name}"),
            format!(
                "What the {what} of {name} would be had everybody answered who was asked, if all who \
                 are absent {how}."
            ),
            Value::Number(times * value),
        )
        .made(words, format!("{filled} = {}", six_places(times * value)))
        .with("people", team.scores.people.to_string(), team.all_answers())
        .with("absent", absent.people.to_string(), team.facts.roster()),
    )
}

fn absent_needed(team: &Team) -> Option<Explanation> {
    let absent = found_absent(team)?;
    let definition = "How many of the absent would have to answer alike for another orientation to be \
                      first or level; more than there are where the first place holds whatever they \
                      say; none where it is shared.";
    let Some(rival) = absent.change else {
        return Some(
            Explanation::new("absent who change the first place", definition, Value::Nothing)
                .made("only where one orientation is first", tied(team)),
        );
    };
    let tally = Tally::of(team.people, team.facts.instrument);
    let gap = team.scores.first().and_then(|first| {
        let lead = tally.part(first).minus(tally.part(rival.orientation));
        // Few people make small numbers; in a common unit both are whole.
        Some((lead.small()?, tally.reach().small()?))
    });
    let filled = match gap {
        Some((lead, reach)) => format!("⌈{lead} ÷ {reach}⌉ = {}", rival.needed),
        None => format!("{0} people = {0}", rival.needed),
    };
    Some(
        Explanation::new(
            "absent who change the first place",
            definition,
            Value::Count(rival.needed),
        )
        .made(
            "⌈lead summed over the people ÷ the most by which one person can put an orientation ahead⌉, \
             both in whole numbers of one unit",
            filled,
        )
        .with("people", team.scores.people.to_string(), team.all_answers()),
    )
}

const INTERVAL: &str = "share ∓ t(.975, n − 1) × s ÷ √n × √(1 − n ÷ N), cut to what the absent could \
                        make of it, of n people who are scored and N who were asked";

fn no_intervals(team: &Team, path: &[Step]) -> Explanation {
    let many = team.scores.people;
    let (why, filled) = match team.found.intervals.as_ref().err() {
        None => (Value::Nothing, "there are intervals".to_owned()),
        Some(reason) => {
            let told = match reason {
                NoInterval::AllAnswered => format!("{many} of {many} answered"),
                NoInterval::SizeUnknown => "how many were asked is not known".to_owned(),
                NoInterval::TooFew => format!("{many} < {FEWEST_FOR_INTERVAL}"),
            };
            (Value::Word(reason.word().to_owned()), format!("{told}: {}", reason.word()))
        }
    };
    let (name, value) = match path {
        [Step::Key("no_intervals")] => ("no intervals", why),
        _ => ("intervals", Value::Nothing),
    };
    Explanation::new(
        name,
        "Why no interval is told: everybody answered, so there is no sampling error; nobody knows how \
         many were asked; or too few answered for their spread to be known.",
        value,
    )
    .made(
        format!(
            "an interval where somebody who was asked has no score, and {FEWEST_FOR_INTERVAL} people or \
             more have one"
        ),
        filled,
    )
}

fn all_alike(team: &Team, orientation: usize) -> Explanation {
    let name = name(team, orientation);
    Explanation::new(
        format!("interval of {name}"),
        format!(
            "Everybody has the same {} of {name}, which says nothing of how people differ.",
            what(team)
        ),
        Value::Nothing,
    )
    .made(INTERVAL, "s = 0")
}

fn interval_end(team: &Team, orientation: usize, end: &str) -> Option<Explanation> {
    let interval: Interval = (*team.found.intervals.as_ref().ok()?.get(orientation)?)?;
    let absent = found_absent(team)?.people;
    let (_, times) = level(team.facts.instrument.mode());
    let (n, all) = (team.people.len(), team.people.len() + absent);
    let shares: Vec<f64> = team.people.iter().map(|person| person.shares[orientation]).collect();
    let mean = shares.iter().sum::<f64>() / n as f64;
    let squares: f64 = shares.iter().map(|share| (share - mean) * (share - mean)).sum();
    let deviation = written(team, (squares / (n as f64 - 1.0)).sqrt());
    let share = written(team, team.scores.shares[orientation]);
    let cut = bound_filled(team, orientation, end == "high", absent);
    let half = format!("t(0.975, {}) × {deviation} ÷ √({n}) × √(1 − {n} ÷ {all})", n - 1);
    let (value, filled) = match end {
        "low" => (interval.low, format!("max({cut}, {share} − {half})")),
        "high" => (interval.high, format!("min({cut}, {share} + {half})")),
        _ => return None,
    };
    let value = times * value;
    let name = name(team, orientation);
    Some(
        Explanation::new(
            format!("{end} end of the interval of {name}"),
            format!(
                "Where the {} of {name} would lie had everybody answered who was asked, at 95 %, if \
                 those who did not are missing by chance.",
                what(team)
            ),
            Value::Number(value),
        )
        .made(INTERVAL, format!("{filled} = {}", six_places(value)))
        .with("people", n.to_string(), team.all_answers())
        .with("asked", all.to_string(), team.facts.roster()),
    )
}

fn too_few_to_leave(team: &Team) -> Explanation {
    Explanation::new(
        "without one person",
        "Whether one person decides the headline.",
        Value::Nothing,
    )
    .made(
        format!("from {FEWEST_FOR_INFLUENCE} people on"),
        format!("{} < {FEWEST_FOR_INFLUENCE}", team.scores.people),
    )
}

const WITHOUT: &str = "the headline without each person in turn, compared with the one that is told: \
                       another first place, an orientation named or not, clear or leaning, or none of \
                       these";

fn influence(team: &Team) -> Option<Explanation> {
    let found = team.found.influence.as_ref()?;
    let word = found.difference.word();
    let filled = match found.difference {
        Difference::None => {
            format!("the same without any one of {} people: {word}", team.people.len())
        }
        Difference::Strength | Difference::Orientation | Difference::FirstPlace => format!(
            "not the same without {} of {} people: {word}",
            found.people.len(),
            team.people.len()
        ),
    };
    Some(
        Explanation::new(
            "without one person",
            "The largest difference that the absence of one person makes to the headline.",
            Value::Word(word.to_owned()),
        )
        .made(WITHOUT, filled)
        .with("people", team.people.len().to_string(), team.all_answers()),
    )
}

/// The person with this place in the list; asked for only where people are listed.
fn influential(team: &Team, place: usize) -> Option<Explanation> {
    let found = team.found.influence.as_ref()?;
    let person = team.facts.scores.people.get(*found.people.get(place)?)?;
    Some(
        Explanation::new(
            "who decides",
            "Somebody without whom the headline would be another.",
            Value::Word(person.id.clone()),
        )
        .made(WITHOUT, format!("{}, without this person: {}", found.difference.word(), person.id))
        .with("row", person.row.to_string(), team.facts.rows([person.row])),
    )
}

const BY_CHANCE: &str = "sum over the traits with a word of: the probability that so many people who \
                         answer at random, each statement or each step as often, give it";

fn no_words_by_chance(team: &Team) -> Explanation {
    let mode = team.facts.instrument.mode();
    let most = team.scores.traits.iter().map(|one| one.answered).max().unwrap_or_default();
    let filled = match mode {
        Mode::Choose | Mode::Rank | Mode::Rate(_) => format!("{most} > {MOST_ENUMERATED}"),
        Mode::Allocate { .. } => format!("not defined in the mode `{}`", mode.word()),
    };
    Explanation::new(
        "words by chance",
        "How many traits would have each word if everybody answered at random; not computed for more \
         people than that, nor where a random answer is not defined.",
        Value::Nothing,
    )
    .made(format!("{BY_CHANCE}; up to {MOST_ENUMERATED} people"), filled)
}

fn by_chance(team: &Team, word: &str) -> Option<Explanation> {
    let found = team.found.by_chance?;
    let value = match word {
        "agreed" => match found.agreed {
            Some(agreed) => agreed,
            None => {
                return Some(
                    Explanation::new(
                        "traits agreed by chance",
                        "How many traits would be agreed, on average, if everybody rated at random.",
                        Value::Nothing,
                    )
                    .made(BY_CHANCE, "not computed in the mode `rate`"),
                );
            }
        },
        "split" => found.split,
        _ => return None,
    };
    let arguments = match team.facts.instrument.mode() {
        Mode::Rate(scale) => {
            format!("{}, {}", team.facts.instrument.orientations().len(), scale.steps())
        }
        Mode::Choose | Mode::Rank | Mode::Allocate { .. } => {
            team.facts.instrument.orientations().len().to_string()
        }
    };
    let fewest = team.facts.instrument.bounds().people_for_words;
    let mut answered: Vec<usize> = team.scores.traits.iter().map(|one| one.answered).collect();
    answered.retain(|people| *people >= fewest);
    answered.sort_unstable();
    let parts: Vec<String> = answered
        .chunk_by(|one, other| one == other)
        .map(|same| format!("{} × {word}({}, {arguments})", same.len(), same[0]))
        .collect();
    let sum = if parts.is_empty() { "0".to_owned() } else { parts.join(" + ") };
    Some(
        Explanation::new(
            format!("traits {word} by chance"),
            format!(
                "How many traits would be {word}, on average, if everybody answered at random."
            ),
            Value::Number(value),
        )
        .made(
            match team.facts.instrument.mode() {
                Mode::Rate(_) => format!("{BY_CHANCE}: {word}(people, statements, steps)"),
                _ => format!("{BY_CHANCE}: {word}(people, statements)"),
            },
            format!("{sum} = {}", six_places(value)),
        ),
    )
}
