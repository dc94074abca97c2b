//! The teams side by side, in the order of the source, and a section for each.

use crate::format::{self, spelled};
use crate::score::TeamScores;

use super::headline;
use super::options::MOST_NAMED_IN_TRIANGLE;
use super::radar::{has_radar, in_rows, measured, nobody_answered};
use super::report::{Figure, Head, Label, TeamRow, TeamSection, TeamTraitRow, Teams};
use super::story::Story;
use super::words::{all_of, capital, counted, first_and_second, lead_in_points, plural};

pub(super) fn teams(story: &Story) -> Option<Teams> {
    let teams = &story.scores.teams;
    if teams.len() < 2 || !story.has_team() {
        return None;
    }
    let many = capital(&spelled(teams.len()));
    Some(Teams {
        head: Head::new("teams", "Teams", headline::teams(story)).lead(format!(
            "{many} teams in the order of the source. This is not a table of winners: a {} is not a \
             better one.",
            if story.measure().shares_a_whole() { "larger share" } else { "higher score" }
        )),
        has_words: story.is_chosen(),
        first_title: story.first_title(),
        triangle: triangle(story),
        rows: teams.iter().enumerate().map(|(place, team)| row(story, place, team)).collect(),
        note: format!(
            "{0} are the mean of the people’s {1}. People: scored, of those asked where that is \
             known. With one person, no section follows.",
            capital(story.levels_word()),
            story.levels_word()
        ),
        sections: teams
            .iter()
            .enumerate()
            .filter(|(_, team)| team.people > 1)
            .map(|(place, team)| section(story, place, team))
            .collect(),
    })
}

fn triangle(story: &Story) -> Option<Figure> {
    let fits = story.scores.teams.len() <= MOST_NAMED_IN_TRIANGLE && story.has_triangle();
    let caption = if story.is_chosen() {
        "Each mark is one team: its place is the mean mix of its people, its shape its orientation, \
         and a ring a team without a single one. Black diamond: all people."
    } else {
        "Each mark is one team: its place is the mean mix of its people, its shape the orientation \
         with the largest share, and a ring a team where the first place is shared. Black diamond: \
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
        section: (team.people > 1).then(|| anchor(place)),
        people: match team.invited {
            Some(invited) if invited >= team.people => {
                format!("{} of {}", format::count(team.people), format::count(invited))
            }
            _ => format::count(team.people),
        },
        shares: story.levels(&team.shares, story.first_of_team(team), &team.tied),
        label: label(story, team),
    }
}

fn label(story: &Story, team: &TeamScores) -> Label {
    let distance = first_and_second(&team.shares).map_or_else(String::new, |(first, second)| {
        lead_in_points(team.shares[first], team.shares[second])
    });
    story.label(story.first_of_team(team), team.strength, &team.tied, distance)
}

fn section(story: &Story, place: usize, team: &TeamScores) -> TeamSection {
    TeamSection {
        place: place.to_string(),
        anchor: anchor(place),
        name: team.name.clone(),
        finding: finding(story, team),
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
    let n = format::count(team.people);
    if in_rows(story) {
        return format!("{}, by trait; n = {n}.{nobody}", measured(story));
    }
    format!(
        "{} to each trait, from 0 at the centre; n = {n}. The enclosed area means nothing.{nobody}",
        measured(story)
    )
}

/// `7 of 9 people scored. Tactical leads by 12 points; it leads on 8 traits.`
fn finding(story: &Story, team: &TeamScores) -> String {
    let people = match team.invited {
        Some(invited) if invited >= team.people => {
            format!("{} of {} people scored", format::count(team.people), format::count(invited))
        }
        _ => format!("{} scored", counted(team.people, "person", "people")),
    };
    let shares = match (team.orientation, first_and_second(&team.shares)) {
        _ if team.tied.len() > 1 => {
            let names: Vec<&str> = team.tied.iter().map(|&place| story.name(place)).collect();
            format!("{} share first place", all_of(&names))
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
    let led =
        if led.is_empty() { "no orientation leads a trait alone".to_owned() } else { all_of(&led) };
    format!("{people}: {shares}. {}{tied}.", capital(&led))
}
