//! What would help, by rule, from the texts of the instrument; each with the numbers it rests on.
//!
//! - One orientation is first: its own advice.
//! - None is first, or only by one person's answers, or people stand in two camps: one advice of each that has to be connected.
//! - Traits split the team: agree when each side leads.
//! - The absent could change the first place: hear them before anything rests on it.
//!
//! Of fewer people than words of agreement need, nothing is advised.

use crate::analyse::{Split, Word};
use crate::compose::headline::traits_led;
use crate::compose::report::{Help, HelpText};
use crate::compose::story::Story;
use crate::compose::summary::{absent_bound, could_change};
use crate::compose::traits::statement;
use crate::compose::words::{
    capital, count_noun, first_and_second, lead_in_points, list_and, plural,
};
use crate::format::{self, spelled};
use crate::instrument::Mode;
use crate::score::Difference;

/// The most orientations that a sentence connects.
const MOST_CONNECTED: usize = 3;

/// The most split traits that are named.
const MOST_NAMED: usize = 3;

pub(super) fn help(story: &Story) -> Vec<Help> {
    if is_too_small(story) {
        return Vec::new();
    }
    let first = firm_first(story);
    let team = match first {
        Some(first) => of_first(story, first),
        None => connect(story, &level(story), team_evidence(story), &team_paths(story)),
    };
    let camps = first.and_then(|_| camps(story)).map(|camps| {
        let places: Vec<usize> = camps.iter().map(|(place, _)| *place).collect();
        let of = camps.iter().map(|(place, people)| {
            format!("{} people are {}", format::count(*people), story.name(*place))
        });
        let of: Vec<String> = of.collect();
        let evidence = format!("{}, of {}", list_and(&of), format::count(story.people()));
        connect(story, &places, evidence, "")
    });
    let mut all = vec![team];
    all.extend(camps);
    all.extend(splits(story));
    all.extend(absent(story));
    all
}

/// Why nothing is advised.
pub(super) fn none(story: &Story) -> String {
    format!(
        "Advice is given from {} people on: with {}, each person’s answers weigh too much. “How to read” \
         has some for each orientation.",
        spelled(story.instrument.bounds().people_for_words),
        spelled(story.people())
    )
}

fn is_too_small(story: &Story) -> bool {
    story.people() < story.instrument.bounds().people_for_words
}

/// The orientation that is first, where the answers bear saying so.
fn firm_first(story: &Story) -> Option<usize> {
    let influence = story.findings.team.influence.as_ref();
    let rests_on_one = influence.is_some_and(|one| one.difference >= Difference::Orientation);
    story.first_of_team(&story.scores.team).filter(|_| !rests_on_one)
}

fn of_first(story: &Story, first: usize) -> Help {
    let of = &story.instrument.orientations()[first];
    let title = match &of.aim {
        Some(aim) => aim.clone(),
        None => format!("What helps where {} is first", of.name),
    };
    let plain = |text: &String| HelpText { mark: None, label: String::new(), text: text.clone() };
    Help {
        title,
        advice: of.advice.iter().map(plain).collect(),
        evidence: team_evidence(story),
        paths: team_paths(story),
    }
}

/// The orientations that are level: those that share the first place, or the first and whatever
/// comes next.
fn level(story: &Story) -> Vec<usize> {
    let team = &story.scores.team;
    if team.tied.len() > 1 {
        return team.tied.clone();
    }
    let Some((_, second)) = first_and_second(&team.shares) else { return vec![0] };
    let next = team.shares[second];
    let mut level: Vec<usize> =
        (0..team.shares.len()).filter(|&place| team.shares[place] >= next - 1e-12).collect();
    level.sort_by(|&one, &other| team.shares[other].total_cmp(&team.shares[one]));
    level
}

/// One advice of each orientation that has to be connected with the others.
fn connect(story: &Story, places: &[usize], evidence: String, paths: &str) -> Help {
    let names: Vec<&str> = places.iter().map(|&place| story.name(place)).collect();
    let advice = places.iter().filter_map(|&place| {
        let text = story.instrument.orientations()[place].advice.first()?.clone();
        let label = story.name(place).to_owned();
        Some(HelpText { mark: Some(story.mark(Some(place))), label, text })
    });
    Help {
        title: if names.len() > MOST_CONNECTED {
            "Connect the orientations".to_owned()
        } else {
            format!("Connect {}", list_and(&names))
        },
        advice: advice.collect(),
        evidence,
        paths: paths.to_owned(),
    }
}

/// `Tactical 52 %, 25 points ahead of Strategic; alone first on 10 of 15 traits; n = 12`
fn team_evidence(story: &Story) -> String {
    let team = &story.scores.team;
    let Some((first, second)) = first_and_second(&team.shares) else { return String::new() };
    let shares = if team.tied.len() > 1 {
        let names: Vec<&str> = team.tied.iter().map(|&place| story.name(place)).collect();
        let each = story.level(team.shares[team.tied[0]]);
        format!("{} share the first place with {each} each", list_and(&names))
    } else {
        format!(
            "{} {}, {} ahead of {}",
            story.name(first),
            story.level(team.shares[first]),
            lead_in_points(team.shares[first], team.shares[second]),
            story.name(second)
        )
    };
    let led = traits_led(story, team)[first].len();
    let led = if team.tied.len() > 1 {
        String::new()
    } else {
        format!(
            "; alone first on {} of {}",
            format::count(led),
            count_noun(story.traits(), "trait", "traits")
        )
    };
    let influence = story.findings.team.influence.as_ref();
    let one = influence.filter(|one| one.difference >= Difference::Orientation);
    let one = one.map_or_else(String::new, |one| match one.people.len() {
        1 => "; it rests on one person".to_owned(),
        many => format!("; each of {} people decides it", spelled(many)),
    });
    format!("{shares}{led}{one}; {}", format::n(story.people()))
}

fn team_paths(story: &Story) -> String {
    let levels = if story.measure().shares_a_whole() { "shares" } else { "scores" };
    format!("team.{levels} team.orientation team.strength team.findings.lead")
}

/// Two camps of people, by the rule of split traits: each a third or more, and nine tenths or more
/// together.
fn camps(story: &Story) -> Option<Vec<(usize, usize)>> {
    let mut numbers = vec![0_usize; story.names().len()];
    for place in story.scores.people.iter().filter_map(|person| story.first_of(person)) {
        numbers[place] += 1;
    }
    let all = story.people();
    let mut order: Vec<usize> = (0..numbers.len()).collect();
    order.sort_by_key(|&place| std::cmp::Reverse(numbers[place]));
    let [first, second] = [*order.first()?, *order.get(1)?];
    let (many, few) = (numbers[first], numbers[second]);
    let are_two = few > 1 && 3 * few >= all && 10 * (many + few) >= 9 * all;
    are_two.then(|| vec![(first, many), (second, few)])
}

/// Agree when each side leads, on the traits that split the team.
fn splits(story: &Story) -> Option<Help> {
    let traits = &story.findings.team.traits;
    let split: Vec<usize> =
        (0..traits.len()).filter(|&place| traits[place].word == Some(Word::Split)).collect();
    if split.is_empty() {
        return None;
    }
    let named = &split[..split.len().min(MOST_NAMED)];
    let on = story.on_traits(named, MOST_NAMED);
    let told: Vec<String> = split
        .iter()
        .take(MOST_NAMED)
        .filter_map(|&place| Some(format!("{}: {}", of_trait(story, place), sides(story, place)?)))
        .collect();
    let more = match split.len().saturating_sub(MOST_NAMED) {
        0 => String::new(),
        many => format!("; and {many} more"),
    };
    let paths: Vec<String> =
        split.iter().take(MOST_NAMED).map(|place| format!("team.traits.{place}.split")).collect();
    let each = plural(named.len(), "it", "each");
    let what = match story.instrument.mode() {
        Mode::Rate(_) => "how far its statement applies there",
        Mode::Choose | Mode::Allocate { .. } | Mode::Rank => "which statement leads there",
    };
    Some(Help {
        title: "Agree when each side leads".to_owned(),
        advice: vec![HelpText {
            mark: None,
            label: String::new(),
            text: format!(
                "On {on} the answers stand on two sides. Take one running piece of work for {each}, and say {what}, \
                 until when, and who notices when it should change."
            ),
        }],
        evidence: format!("{}{more}", told.join("; ")),
        paths: paths.join(" "),
    })
}

fn of_trait<'a>(story: &Story<'a>, place: usize) -> &'a str {
    &story.instrument.traits()[place].name
}

/// `Long Term 6, Short Term 5`
fn sides(story: &Story, place: usize) -> Option<String> {
    Some(match story.findings.team.traits[place].split? {
        Split::Between { orientations: [one, other], people: [many, few] } => format!(
            "{} {}, {} {}",
            statement(story, place, one),
            format::count(many),
            statement(story, place, other),
            format::count(few)
        ),
        Split::Over { orientation, below, above } => format!(
            "{} {} above the middle, {} below",
            statement(story, place, orientation),
            format::count(above),
            format::count(below)
        ),
    })
}

/// Hear the absent, where they could change the first place.
fn absent(story: &Story) -> Option<Help> {
    if !could_change(story) {
        return None;
    }
    let bound = absent_bound(story)?;
    let absent = story.absent()?;
    let who = match absent {
        1 => "the one person".to_owned(),
        many => format!("the {} people", spelled(many)),
    };
    Some(Help {
        title: "Hear the absent first".to_owned(),
        advice: vec![HelpText {
            mark: None,
            label: String::new(),
            text: format!(
                "Ask {who} without a score for their answers, and make the report again, before \
                 anything is built on the first place."
            ),
        }],
        evidence: capital(bound.trim_end_matches('.')),
        paths: "team.findings.absent".to_owned(),
    })
}
