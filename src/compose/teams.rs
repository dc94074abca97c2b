//! The teams side by side, in the order of the roster or the alphabet, and a section for each; only
//! when it is asked for.

use std::collections::BTreeMap;

use crate::chart::MOST_TEAMS;
use crate::format::{self, spelled};
use crate::score::{PRIVATE_BELOW, TeamScores};

use super::firm;
use super::headline;
use super::options::{Compare, MOST_NAMED_IN_TRIANGLE};
use super::radar::{from_centre, has_radar, in_rows, measured, nobody_answered};
use super::report::{Figure, Head, Label, TeamRow, TeamSection, TeamTraitRow, Teams};
use super::story::Story;
use super::words::{
    capital, count_noun, first_and_second, first_two, lead_in_points, list_and, plural,
};

pub(super) fn teams(story: &Story) -> Option<Teams> {
    let teams = &story.scores.teams;
    let compared = story.scores.comparable();
    if story.options.compare == Compare::Nothing || compared.len() < 2 {
        return None;
    }
    let many = capital(&spelled(compared.len()));
    let order = story.scores.teams_in_order();
    Some(Teams {
        head: Head::new("teams", "Teams", headline::teams(story, &compared)).lead(format!(
            "{many} teams in {}. This is not a table of winners: a {} is not a better one.",
            if story.scores.has_roster_of_teams() {
                "the order of the roster"
            } else {
                "alphabetical order"
            },
            if story.measure().shares_a_whole() { "larger share" } else { "higher score" }
        )),
        has_words: story.is_chosen(),
        first_title: story.first_title(),
        triangle: triangle(story, compared.len()),
        dots: (compared.len() <= MOST_TEAMS).then(|| Figure {
            drawing: "team-dots".to_owned(),
            caption: dots_caption(story, &compared),
        }),
        rows: order.iter().map(|&place| row(story, place, &teams[place])).collect(),
        last_columns: story.names().len() + if story.is_chosen() { 3 } else { 2 },
        note: note(story),
        sections: order
            .iter()
            .filter(|&&place| teams[place].people >= PRIVATE_BELOW)
            .map(|&place| section(story, place, &teams[place]))
            .collect(),
    })
}

/// Why teams are not set side by side, where that could be expected.
pub(super) fn not_compared(story: &Story) -> Option<String> {
    let comparable = story.scores.comparable().len();
    match story.options.compare {
        Compare::Nothing if comparable > 1 => Some(
            "Made only when it is asked for, with --compare teams: side by side, teams are soon taken \
             for winners and losers."
                .to_owned(),
        ),
        Compare::Teams if comparable < 2 => Some(format!(
            "It takes two teams of {} people or more each, so that none is one person’s answers in the \
             main{}.",
            spelled(PRIVATE_BELOW),
            if story.names_people() {
                ""
            } else {
                "; nor is a team shown from which, with all people’s numbers, those of fewer could be \
                 worked out"
            }
        )),
        Compare::Nothing | Compare::Teams => None,
    }
}

fn dots_caption(story: &Story, compared: &[usize]) -> String {
    let has_interval = |place: &&usize| {
        let found = story.findings.teams.get(**place);
        found.is_some_and(|found| found.intervals.is_ok())
    };
    let why = |place: &usize| firm::no_interval(story.findings.teams.get(*place)?);
    let mut reasons: Vec<String> = compared.iter().filter_map(why).collect();
    reasons.dedup();
    let lines = match compared.iter().filter(has_interval).count() {
        0 if reasons.len() == 1 => format!("No team has an interval: {}.", reasons[0]),
        0 => {
            "No team has an interval: all answered, or nobody knows how many were asked, or too few \
              did."
                .to_owned()
        }
        _ => {
            "Line: where the team would be had everybody answered who was asked (95 % interval); a \
              team without a line has no absent people, too few answers, or an unknown size."
                .to_owned()
        }
    };
    let what = if story.measure().shares_a_whole() { "share" } else { "score" };
    format!("Mark: the team’s {what}. Dashed: all people. {lines}")
}

fn note(story: &Story) -> String {
    let levels = story.levels_word();
    let too_few = story.scores.teams.iter().any(|team| team.people < PRIVATE_BELOW);
    let has_intervals = story.findings.teams.iter().any(|found| found.intervals.is_ok());
    let below = if has_intervals { "; below them, the interval" } else { "" };
    let mut absent: Vec<&str> =
        story.scores.people.iter().filter_map(|person| person.team.as_deref()).collect();
    absent.sort_unstable();
    absent.dedup();
    absent.retain(|name| story.scores.teams.iter().all(|team| team.name != *name));
    let withheld = if !absent.is_empty() {
        format!(
            " {} {} withheld: of so few people that their answers could be worked out.",
            capital(&spelled(absent.len())),
            plural(absent.len(), "more team is", "more teams are")
        )
    } else if too_few {
        format!(
            " A team of fewer than {} people is listed, but not compared.",
            spelled(PRIVATE_BELOW)
        )
    } else {
        String::new()
    };
    format!(
        "{} are the mean of the people’s {levels}{below}. People: scored, of those \
         asked where that is known.{withheld}{}",
        capital(levels),
        without_anybody(story)
    )
}

/// ` Nobody was scored in North (4 asked), which is not listed.` Only where people are named: of a small
/// team, this tells of each of them.
fn without_anybody(story: &Story) -> String {
    let Some(roster) = story.scores.roster.as_ref().filter(|_| story.names_people()) else {
        return String::new();
    };
    let mut asked: BTreeMap<&str, usize> = BTreeMap::new();
    for team in roster.people.iter().filter_map(|one| one.team.as_deref()) {
        *asked.entry(team).or_default() += 1;
    }
    asked.retain(|name, _| story.scores.teams.iter().all(|team| team.name != *name));
    let names: Vec<String> = asked
        .iter()
        .map(|(name, many)| format!("{name} ({} asked)", format::count(*many)))
        .collect();
    let verb = plural(names.len(), "is", "are");
    if names.is_empty() {
        return String::new();
    }
    format!(" Nobody was scored in {}, which {verb} not listed.", list_and(&names))
}

fn triangle(story: &Story, compared: usize) -> Option<Figure> {
    let fits = compared <= MOST_NAMED_IN_TRIANGLE && story.has_triangle();
    let caption = if story.is_chosen() {
        "Each mark is one team: its place is the mean mix of its people, its shape its orientation, \
         and a ring a team without a single one. Diamond: all people."
    } else {
        "Each mark is one team: its place is the mean mix of its people, its shape the orientation \
         with the largest share, and a ring a team where the first place is shared. Diamond: \
         all people."
    };
    fits.then(|| Figure { drawing: "ternary-teams".to_owned(), caption: caption.to_owned() })
}

/// The name of the drawing of a team's radar; teams are numbered from 1 in their order.
#[must_use]
pub fn team_radar(place: usize) -> String {
    format!("team-radar-{}", place + 1)
}

fn anchor(place: usize) -> String {
    format!("team-{}", place + 1)
}

fn row(story: &Story, place: usize, team: &TeamScores) -> TeamRow {
    TeamRow {
        name: team.name.clone(),
        section: (team.people >= PRIVATE_BELOW).then(|| anchor(place)),
        people: match team.invited {
            Some(invited) if invited >= team.people => {
                format!("{} of {}", format::count(team.people), format::count(invited))
            }
            _ => format::count(team.people),
        },
        is_compared: team.people >= PRIVATE_BELOW,
        place: place.to_string(),
        shares: story.levels(&team.shares, story.first_of_team(team), &team.tied),
        intervals: intervals(story, place),
        label: label(story, team),
    }
}

/// `33 to 40` for each orientation, empty where there is no interval.
fn intervals(story: &Story, place: usize) -> Vec<String> {
    let found = story.findings.teams.get(place);
    let intervals = found.and_then(|found| found.intervals.as_ref().ok());
    let text = |at: usize| {
        let interval = intervals.and_then(|all| all.get(at).copied().flatten());
        interval.map_or_else(String::new, |one| {
            format!("{} to {}", format::percent_number(one.low), format::percent_number(one.high))
        })
    };
    (0..story.names().len()).map(text).collect()
}

fn label(story: &Story, team: &TeamScores) -> Label {
    let distance = first_two(&team.shares)
        .map_or_else(String::new, |(first, second)| lead_in_points(first, second));
    story.label(story.first_of_team(team), team.strength, &team.tied, distance)
}

fn section(story: &Story, place: usize, team: &TeamScores) -> TeamSection {
    TeamSection {
        place: place.to_string(),
        anchor: anchor(place),
        name: team.name.clone(),
        finding: finding(story, team),
        has_n: has_n(team),
        figure: has_radar(story)
            .then(|| Figure { drawing: team_radar(place), caption: section_caption(story, team) }),
        rows: team
            .traits
            .iter()
            .enumerate()
            .map(|(place, one)| TeamTraitRow {
                number: format::count(place + 1),
                name: story.instrument.traits()[place].name.clone(),
                counts: story.trait_numbers(one),
                n: format::count(one.answered),
            })
            .collect(),
    }
}

fn section_caption(story: &Story, team: &TeamScores) -> String {
    let silent: Vec<usize> =
        (0..team.traits.len()).filter(|&place| team.traits[place].answered == 0).collect();
    let nobody = nobody_answered(story, &silent).map_or(String::new(), |text| format!(" {text}"));
    let n = format::n(team.people);
    if in_rows(story) {
        return format!("{}, by trait; {n}.{nobody}", measured(story));
    }
    format!("{}; {n}. The enclosed area means nothing.{nobody}", from_centre(story))
}

/// `7 of 9 people scored. Tactical leads by 12 points; it leads on 8 traits.`
fn finding(story: &Story, team: &TeamScores) -> String {
    let people = match team.invited {
        Some(invited) if invited >= team.people => {
            format!("{} of {} people scored", format::count(team.people), format::count(invited))
        }
        _ => format!("{} scored", count_noun(team.people, "person", "people")),
    };
    let shares = match (team.orientation, first_and_second(&team.shares)) {
        _ if team.tied.len() > 1 => {
            let names: Vec<&str> = team.tied.iter().map(|&place| story.name(place)).collect();
            format!("{} share first place", list_and(&names))
        }
        (_, Some((first, second))) if !story.is_chosen() => format!(
            "{} is first by {}",
            story.name(first),
            lead_in_points(team.shares[first], team.shares[second])
        ),
        (Some(_), Some((first, second))) => format!(
            "{} leads by {}",
            story.name(first),
            lead_in_points(team.shares[first], team.shares[second])
        ),
        (None, Some((first, second))) => format!(
            "no single orientation, {} first by {}",
            story.name(first),
            lead_in_points(team.shares[first], team.shares[second])
        ),
        (_, None) => "one orientation only".to_owned(),
    };
    let mut led = Vec::new();
    for (place, traits) in headline::traits_led(story, team).iter().enumerate() {
        let many = traits.len();
        match (many, led.is_empty()) {
            (0, _) => {}
            (_, true) => {
                let traits = plural(many, "trait", "traits");
                led.push(format!("{} leads on {} {traits}", story.name(place), spelled(many)));
            }
            (_, false) => led.push(format!("{} on {}", story.name(place), spelled(many))),
        }
    }
    let answered = team.traits.iter().filter(|row| row.answered > 0).count();
    let alone: usize = headline::traits_led(story, team).iter().map(Vec::len).sum();
    let tied = match answered - alone {
        _ if led.is_empty() => String::new(),
        0 => String::new(),
        1 => "; one is tied".to_owned(),
        many => format!("; {} are tied", spelled(many)),
    };
    let led = if led.is_empty() {
        "no orientation leads a trait alone".to_owned()
    } else {
        list_and(&led)
    };
    let answers = match team.people {
        _ if has_n(team) => "",
        2 => " Both answered every trait.",
        _ => " All of them answered every trait.",
    };
    format!("{people}: {shares}. {}{tied}.{answers}", capital(&led))
}

/// Whether a team's traits differ in how many answered them.
fn has_n(team: &TeamScores) -> bool {
    team.traits.iter().any(|own| own.answered != team.people)
}
