//! Headlines: the finding in twelve words at most, from rules alone.
//!
//! A headline never names a leader where there is a tie or no single orientation, and counts one
//! person, two people and everybody as a reader would.

mod levels;

use crate::analyse::Word;
use crate::chart::TeamDots;
use crate::format::spelled;
use crate::score::{PersonScores, TeamScores};

pub(super) use self::levels::puts_first;
use super::story::Story;
use super::words::{
    capital, first_and_second, fitting, is_nothing, lead_in_points, leaders, list_and, list_or,
    plural, spelled_of,
};

/// What the team's shares say.
pub(super) fn team(story: &Story) -> String {
    if !story.is_chosen() {
        return levels::team(story);
    }
    let team = &story.scores.team;
    if team.tied.len() > 1 {
        return shared_first(story, &team.tied);
    }
    let Some((first, second)) = first_and_second(&team.shares) else {
        return "All answers are for one orientation".to_owned();
    };
    let is_alone = is_nothing(team.shares[second]);
    let ahead = lead_in_points(team.shares[first], team.shares[second]);
    let Some(first) = team.orientation else {
        let name = story.name(first);
        return fitting(&[
            format!("No single orientation: {name} is first by {ahead}"),
            format!("{} has no single orientation", capital(story.everybody())),
        ]);
    };
    let leads = if is_alone {
        format!("Every answer is for {}", story.name(first))
    } else {
        format!("{} leads by {ahead}", story.name(first))
    };
    let nameless = if is_alone {
        "All answers are for one orientation".to_owned()
    } else {
        format!("One orientation leads by {ahead}")
    };
    let rest = match story.absent() {
        Some(0) => "and everyone has answered",
        Some(_) if team.holds_whatever_the_absent_say => "and no absent answer changes that",
        Some(_) => "but absent answers could change that",
        None => return fitting(&[leads, nameless]),
    };
    fitting(&[format!("{leads}, {rest}"), leads, nameless])
}

fn shared_first(story: &Story, tied: &[usize]) -> String {
    let names: Vec<&str> = tied.iter().map(|&place| story.name(place)).collect();
    let many = capital(&spelled(tied.len()));
    if tied.len() == story.names().len() {
        let all = if tied.len() == 2 {
            "Both".to_owned()
        } else {
            format!("All {}", spelled(tied.len()))
        };
        return format!("{all} orientations share first place");
    }
    fitting(&[
        format!("{} share first place", list_and(&names)),
        format!("{many} orientations share first place"),
    ])
}

/// What the team's shares say beside their intervals: where that of the first overlaps with another,
/// no difference is claimed.
pub(super) fn intervals(story: &Story, ends: &[Option<(f64, f64)>]) -> String {
    let dots = TeamDots { scores: &story.scores.team, intervals: ends };
    let overlapping = dots.overlapping_first();
    let Some(first) = dots.scores.first().filter(|_| !overlapping.is_empty()) else {
        return team(story);
    };
    // Whatever is first of parts of a whole has more of it than an equal part.
    let least = if story.measure().shares_a_whole() { 1.0 / ends.len() as f64 } else { 0.0 };
    let may_be_first =
        |place: &usize| ends[*place].map_or(dots.scores.shares[*place], |(_, high)| high) >= least;
    let rivals = overlapping.into_iter().filter(may_be_first);
    let names: Vec<&str> =
        std::iter::once(first).chain(rivals).map(|place| story.name(place)).collect();
    if names.len() == 1 {
        return "No difference is claimed: the intervals overlap".to_owned();
    }
    fitting(&[
        format!("{} could be first: their intervals overlap", list_or(&names)),
        "More than one orientation could be first: their intervals overlap".to_owned(),
    ])
}

/// Which orientations lead on how many traits.
pub(super) fn radar(story: &Story) -> String {
    let led = traits_led(story, &story.scores.team);
    let mut order: Vec<usize> = (0..led.len()).filter(|&place| !led[place].is_empty()).collect();
    order.sort_by_key(|&place| std::cmp::Reverse(led[place].len()));
    let Some(&first) = order.first() else {
        return "No orientation leads alone on any trait".to_owned();
    };
    let most = led[first].len();
    let traits = |count: usize| plural(count, "trait", "traits");
    if most == story.traits() {
        return fitting(&[
            format!("{} leads on every trait", story.name(first)),
            "One orientation leads on every trait".to_owned(),
        ]);
    }
    let level: Vec<&str> = order
        .iter()
        .filter(|&&place| led[place].len() == most)
        .map(|&place| story.name(place))
        .collect();
    let many = spelled(most);
    if level.len() > 1 {
        let each = format!("each lead on {many} {}", traits(most));
        return fitting(&[
            format!("{} {each}", list_and(&level)),
            format!("{} orientations {each}", capital(&spelled(level.len()))),
        ]);
    }
    let rest: Vec<String> = order[1..]
        .iter()
        .map(|&place| format!("{} on {}", story.name(place), spelled(led[place].len())))
        .collect();
    let name = story.name(first);
    let start = format!("{name} leads on {many} {}", traits(most));
    let all = if rest.is_empty() { start.clone() } else { format!("{start}, {}", rest.join(", ")) };
    fitting(&[
        all,
        format!("{name} leads on {many} of {} traits", spelled(story.traits())),
        format!("One orientation leads on {many} of {} traits", spelled(story.traits())),
    ])
}

/// The traits on which each orientation alone has the most answers.
pub(super) fn traits_led(story: &Story, team: &TeamScores) -> Vec<Vec<usize>> {
    let mut led = vec![Vec::new(); story.names().len()];
    for (place, one) in team.traits.iter().enumerate() {
        if let [only] = leaders(&one.counts)[..] {
            led[only].push(place);
        }
    }
    led
}

/// The statement that most people chose.
pub(super) fn traits(story: &Story) -> String {
    if !story.is_chosen() {
        return levels::traits(story);
    }
    let people = story.people();
    let traits = &story.scores.team.traits;
    let agreed: Vec<usize> = (0..traits.len())
        .filter(|&place| {
            let one = &traits[place];
            one.answered == people
                && leaders(&one.counts).len() == 1
                && one.counts.contains(&people)
        })
        .collect();
    let everybody =
        if people == 2 { "Both".to_owned() } else { format!("All {}", spelled(people)) };
    match agreed[..] {
        [] => {}
        [only] => {
            let statement = unanimous(story, only, people);
            return fitting(&[
                format!("{everybody} chose “{statement}”"),
                format!("{everybody} agree on one of {} traits", spelled(story.traits())),
            ]);
        }
        _ if agreed.len() == story.traits() => return format!("{everybody} agree on every trait"),
        _ => {
            let many = spelled(agreed.len());
            return format!("{everybody} agree on {many} of {} traits", spelled(story.traits()));
        }
    }
    let most = traits.iter().flat_map(|one| one.counts.iter().copied()).max().unwrap_or(0);
    if most < 2 {
        return "No two people agree on any trait".to_owned();
    }
    let at_most: Vec<(usize, usize)> = (0..traits.len())
        .flat_map(|place| (0..traits[place].counts.len()).map(move |of| (place, of)))
        .filter(|&(place, of)| traits[place].counts[of] == most)
        .collect();
    let share = capital(&spelled_of(most, people));
    if let [(place, of)] = at_most[..] {
        let one = &story.instrument.traits()[place];
        return fitting(&[
            format!("{share} chose “{}” on {}", one.statements[of], one.name),
            format!("{share} chose “{}”", one.statements[of]),
            at_most_alike(most, people),
        ]);
    }
    let mut places: Vec<usize> = at_most.iter().map(|&(place, _)| place).collect();
    places.dedup();
    // Two camps are not alike, however large the larger one is.
    let found = &story.findings.team.traits;
    if places.iter().any(|&place| found[place].word == Some(Word::Split)) {
        return at_most_alike(most, people);
    }
    fitting(&[
        format!("Most alike: {}, {} each", story.trait_names(&places), spelled_of(most, people)),
        at_most_alike(most, people),
    ])
}

fn at_most_alike(most: usize, people: usize) -> String {
    format!("At most {} chose the same statement", spelled_of(most, people))
}

fn unanimous<'a>(story: &Story<'a>, place: usize, people: usize) -> &'a str {
    let counts = &story.scores.team.traits[place].counts;
    let of = counts.iter().position(|&count| count == people).unwrap_or(0);
    &story.instrument.traits()[place].statements[of]
}

/// How many people are called what.
pub(super) fn people(story: &Story) -> String {
    let of: Vec<Option<usize>> =
        story.scores.people.iter().map(|person| story.first_of(person)).collect();
    if !story.is_chosen() {
        return levels::first_for(story, &of, "");
    }
    called(story, &of, "")
}

/// How many of these teams are called what.
pub(super) fn teams(story: &Story, places: &[usize]) -> String {
    let of: Vec<Option<usize>> =
        places.iter().map(|&place| story.first_of_team(&story.scores.teams[place])).collect();
    let noun = if places.len() < story.scores.teams.len() { " compared teams" } else { " teams" };
    if !story.is_chosen() {
        return levels::first_for(story, &of, noun);
    }
    called(story, &of, noun)
}

/// How many are called what; the noun, many of it, begins with a space or is empty.
fn called(story: &Story, of: &[Option<usize>], noun: &str) -> String {
    let all = of.len();
    let none = of.iter().filter(|one| one.is_none()).count();
    if none == all {
        return match all {
            2 => format!("Neither of the two{noun} has a single orientation"),
            _ => format!("None of the {}{noun} has a single orientation", spelled(all)),
        };
    }
    let mut numbers = vec![0; story.names().len()];
    for &place in of.iter().flatten() {
        numbers[place] += 1;
    }
    let mut order: Vec<usize> = (0..numbers.len()).filter(|&place| numbers[place] > 0).collect();
    order.sort_by_key(|&place| std::cmp::Reverse(numbers[place]));
    let most = numbers[order[0]];
    let name = story.name(order[0]);
    let are = plural(most, "is", "are");
    if most == all {
        let start = if all == 2 { "Both".to_owned() } else { format!("All {}", spelled(all)) };
        return fitting(&[
            format!("{start}{noun} are {name}"),
            format!("{start}{noun} share one orientation"),
        ]);
    }
    let lacking = match none {
        0 => String::new(),
        _ => format!("; {} {} no single orientation", spelled(none), plural(none, "has", "have")),
    };
    let level = order.iter().filter(|&&place| numbers[place] == most).count();
    let share = if level > 1 {
        let noun = if most == 1 { noun.strip_suffix('s').unwrap_or(noun) } else { noun };
        let listed: Vec<String> = order
            .iter()
            .enumerate()
            .map(|(index, &place)| {
                let verb = if index == 0 { format!("{noun} {are}") } else { String::new() };
                format!("{}{verb} {}", spelled(numbers[place]), story.name(place))
            })
            .collect();
        capital(&list_and(&listed))
    } else {
        format!("{}{noun} {are} {name}", capital(&spelled_of(most, all)))
    };
    let whole = format!("{share}{lacking}");
    fitting(&[
        whole.clone(),
        // A list without those who have none would not add up.
        if level > 1 { whole } else { share },
        match most {
            // Whoever has none shares it with the others.
            _ if none > most => {
                format!("{}{noun} have no single orientation", capital(&spelled_of(none, all)))
            }
            1 => format!("No two of the {}{noun} share an orientation", spelled(all)),
            _ => format!("At most {}{noun} share an orientation", spelled_of(most, all)),
        },
    ])
}

/// What one person's answers say, without the name.
pub(super) fn person(story: &Story, person: &PersonScores) -> String {
    if !story.is_chosen() {
        return levels::person(story, person);
    }
    let first = leaders(&person.points);
    let most = first.first().map_or(0, |&place| person.counts[place]);
    // Where traits weigh differently, a count of answers does not say who is first.
    if story.instrument.has_weights() {
        return match (first.len() > 1, person.orientation) {
            (true, _) => shared_first(story, &first),
            (false, None) => "No single orientation".to_owned(),
            (false, Some(place)) => {
                let share = story.level(person.shares[place]);
                fitting(&[
                    format!("{} has the largest share: {share}", story.name(place)),
                    format!("One orientation has the largest share: {share}"),
                ])
            }
        };
    }
    if first.len() > 1 {
        let each = format!("with {} {} each", spelled(most), plural(most, "answer", "answers"));
        let names: Vec<&str> = first.iter().map(|&place| story.name(place)).collect();
        return fitting(&[
            format!("{} share first place {each}", list_and(&names)),
            format!("{} orientations share first place {each}", capital(&spelled(first.len()))),
        ]);
    }
    let Some(&leader) = first.first() else { return "No answer was given".to_owned() };
    let name = story.name(leader);
    if person.orientation.is_none() {
        let second = person.counts.iter().copied().filter(|&count| count < most).max().unwrap_or(0);
        let ahead = most - second;
        let ahead = format!("{} {}", spelled(ahead), plural(ahead, "answer", "answers"));
        return fitting(&[
            format!("No single orientation: {name} is first by {ahead}"),
            "No single orientation".to_owned(),
        ]);
    }
    let share = match person.answered {
        all if all == most && all > 2 => format!("All {} answers are", spelled(all)),
        _ => format!("{} answers are", capital(&spelled_of(most, person.answered))),
    };
    fitting(&[format!("{share} {name}"), format!("{share} for one orientation")])
}
