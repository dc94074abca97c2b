//! Headlines of the modes in which every statement has a number: they say who is first, and never
//! use a word of strength, which only chosen statements define.

use crate::format::{self, decimal, spelled};
use crate::instrument::Mode;
use crate::score::PersonScores;

use super::shared_first;
use crate::compose::story::Story;
use crate::compose::traits::statement;
use crate::compose::words::{
    capital, first_and_second, fitting, lead_in_points, list_and, spelled_of,
};

/// What the team's numbers say.
pub(super) fn team(story: &Story) -> String {
    let team = &story.scores.team;
    if team.tied.len() > 1 {
        return shared_first(story, &team.tied);
    }
    let Some((first, second)) = first_and_second(&team.shares) else {
        return "Nothing was scored".to_owned();
    };
    let ahead = lead_in_points(team.shares[first], team.shares[second]);
    // What is shown as one number would not bear out who is first.
    if story.level(team.shares[first]) == story.level(team.shares[second]) {
        let level = |names: &str| format!("{names} are nearly level: {ahead} apart");
        let names = format!("{} and {}", story.name(first), story.name(second));
        return fitting(&[level(&names), level("Two orientations")]);
    }
    let start = first_place(story, story.name(first), team.shares[first]);
    let nameless = first_place(story, "One orientation", team.shares[first]);
    let above = match story.instrument.mode() {
        Mode::Rate(_) => {
            let name = story.name(first);
            format!("{name} scores highest, {ahead} ahead of {}", story.name(second))
        }
        Mode::Choose | Mode::Allocate { .. } | Mode::Rank => start.clone(),
    };
    let could_change =
        story.absent().is_some_and(|absent| absent > 0) && !team.holds_whatever_the_absent_say;
    if could_change {
        let but = "but absent answers could change that";
        let short = format!("{}, {but}", is_first(story, story.name(first)));
        return fitting(&[short, start, nameless]);
    }
    fitting(&[above, start, nameless])
}

/// `Tactical scores highest: 68 of 100`
fn first_place(story: &Story, name: &str, share: f64) -> String {
    let is_first = is_first(story, name);
    let level = story.level(share);
    match story.instrument.mode() {
        Mode::Choose | Mode::Allocate { .. } | Mode::Rank => format!("{is_first}: {level}"),
        Mode::Rate(_) => format!("{is_first}: {level}{0}of{0}100", format::NO_BREAK_SPACE),
    }
}

/// `Tactical scores highest`
fn is_first(story: &Story, name: &str) -> String {
    match story.instrument.mode() {
        Mode::Choose => format!("{name} has the largest share"),
        Mode::Rate(_) => format!("{name} scores highest"),
        Mode::Allocate { .. } => format!("{name} has the most points"),
        Mode::Rank => format!("{name} has the most rank points"),
    }
}

/// The statement with the largest number.
pub(super) fn traits(story: &Story) -> String {
    let measure = story.measure();
    let mut best: Vec<(usize, usize)> = Vec::new();
    let mut most = 0.0;
    for (place, one) in story.scores.team.traits.iter().enumerate() {
        for (orientation, share) in one.shares.iter().enumerate() {
            if *share > most + 1e-12 {
                most = *share;
                best.clear();
            }
            if (*share - most).abs() <= 1e-12 && most > 0.0 {
                best.push((place, orientation));
            }
        }
    }
    let Some(&(place, orientation)) = best.first() else {
        return "No statement has more than the least".to_owned();
    };
    let number = format!(
        "{} of {}",
        measure.trait_number(&story.scores.team.traits[place], orientation),
        decimal(measure.most(), 0)
    );
    let (verb, one) = match story.instrument.mode() {
        Mode::Choose | Mode::Rate(_) => ("scores highest", "share the highest score"),
        Mode::Allocate { .. } => ("has the most points", "share the most points"),
        Mode::Rank => ("has the most rank points", "share the most rank points"),
    };
    if best.len() > 1 {
        return format!("{} statements {one}: {number}", capital(&spelled(best.len())));
    }
    let statement = statement(story, place, orientation);
    fitting(&[
        format!("“{statement}” {verb}: {number}"),
        format!("“{statement}” {verb}"),
        format!("One statement {verb}: {number}"),
    ])
}

/// How many are first for what: of people with the noun empty, of teams with ` teams`.
pub(super) fn first_for(story: &Story, of: &[Option<usize>], noun: &str) -> String {
    let all = of.len();
    let none = of.iter().filter(|one| one.is_none()).count();
    if none == all {
        return match all {
            2 => format!("For both{noun}, orientations share the first place"),
            _ => format!("For all {}{noun}, orientations share the first place", spelled(all)),
        };
    }
    let mut numbers = vec![0; story.names().len()];
    for &place in of.iter().flatten() {
        numbers[place] += 1;
    }
    let most = numbers.iter().copied().max().unwrap_or(0);
    let first: Vec<usize> = (0..numbers.len()).filter(|&place| numbers[place] == most).collect();
    let names: Vec<&str> = first.iter().map(|&place| story.name(place)).collect();
    if first.len() > 1 {
        let by = match story.instrument.mode() {
            Mode::Choose | Mode::Rate(_) => "are rated highest by",
            Mode::Allocate { .. } => "get the most points from",
            Mode::Rank => "get the most rank points from",
        };
        if most == 1 {
            let noun = noun.trim_end_matches('s');
            let others: Vec<String> = names[1..].iter().map(|name| format!("one {name}")).collect();
            let s = if noun.is_empty() { "" } else { "s" };
            let start = format!("One{noun} {}", puts_first(story, names[0], true));
            return fitting(&[
                format!("{start}, {}", list_and(&others)),
                format!("No two{noun}{s} put the same orientation first"),
            ]);
        }
        let by = format!("{by} {}{noun} each", spelled(most));
        return fitting(&[
            format!("{} {by}", list_and(&names)),
            format!("{} orientations {by}", capital(&spelled(first.len()))),
        ]);
    }
    let who = match most {
        _ if most == all && all == 2 => format!("Both{noun}"),
        _ if most == all => format!("All {}{noun}", spelled(all)),
        _ => format!("{}{noun}", capital(&spelled_of(most, all))),
    };
    let lacking = match none {
        0 => String::new(),
        1 => "; one has a tie".to_owned(),
        many => format!("; {} have a tie", spelled(many)),
    };
    let verb = |name: &str| puts_first(story, name, most == 1);
    let start = format!("{who} {}", verb(names[0]));
    let nameless = if most == all || most == 1 {
        format!("{who} {}", verb("one orientation"))
    } else {
        format!("{who} put the same orientation first")
    };
    fitting(&[format!("{start}{lacking}"), start, nameless])
}

/// `rate Tactical highest`, of one: `rates Tactical highest`
pub(in crate::compose) fn puts_first(story: &Story, name: &str, is_one: bool) -> String {
    let s = if is_one { "s" } else { "" };
    match story.instrument.mode() {
        Mode::Choose | Mode::Rate(_) => format!("rate{s} {name} highest"),
        Mode::Allocate { .. } => format!("give{s} {name} the most points"),
        Mode::Rank => format!("give{s} {name} the most rank points"),
    }
}

/// What one person's numbers say, without the name.
pub(super) fn person(story: &Story, person: &PersonScores) -> String {
    if person.tied.len() > 1 {
        return shared_first(story, &person.tied);
    }
    let Some(first) = person.first() else { return "Nothing was scored".to_owned() };
    fitting(&[
        first_place(story, story.name(first), person.shares[first]),
        first_place(story, "One orientation", person.shares[first]),
    ])
}
