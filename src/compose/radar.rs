//! The team on all traits: the radar, and who leads where.

use crate::format;

use super::headline;
use super::report::{Figure, Head, LeadList, Radar};
use super::story::Story;
use super::summary::tied_traits;
use super::words::{DASH, all_of, leaders};

/// With fewer traits a radar has no area and shows nothing.
const FEWEST_TRAITS: usize = 3;

pub(super) fn radar(story: &Story) -> Option<Radar> {
    if !story.has_team() || !has_radar(story) {
        return None;
    }
    let head = Head::new("radar", "Team radar", headline::radar(story));
    Some(Radar {
        head: match tied(story) {
            Some(lead) => head.lead(lead),
            None => head,
        },
        figure: Figure { drawing: "team-radar".to_owned(), caption: caption(story) },
        leads: leads(story),
    })
}

/// Whether there are enough traits for a radar.
pub(super) fn has_radar(story: &Story) -> bool {
    story.traits() >= FEWEST_TRAITS
}

/// `Tied: Horizon (Strategic = Tactical) and View (Tactical = Hybrid).`
fn tied(story: &Story) -> Option<String> {
    let tied = tied_traits(story);
    match tied.len() {
        0 => return None,
        1..=4 => {}
        many => {
            return Some(format!("The first place is shared on {} traits.", format::spelled(many)));
        }
    }
    let named: Vec<String> = tied
        .iter()
        .map(|&place| {
            let first = leaders(&story.scores.team.traits[place].counts);
            let names: Vec<&str> = first.iter().map(|&of| story.name(of)).collect();
            format!("{} ({})", story.instrument.traits()[place].name, names.join(" = "))
        })
        .collect();
    Some(format!("Tied: {}.", all_of(&named)))
}

fn leads(story: &Story) -> Vec<LeadList> {
    headline::traits_led(story, &story.scores.team)
        .iter()
        .enumerate()
        .map(|(place, led)| LeadList {
            orientation: story.orientation(place),
            title: format!("leads on {}", format::count(led.len())),
            traits: match led.len() {
                0 => DASH.to_owned(),
                _ => story.trait_names(led),
            },
        })
        .collect()
}

fn caption(story: &Story) -> String {
    format!(
        "Share of the answers to each trait, from 0 at the centre; {}. The traits stand in the order \
         of the instrument, clockwise from the top. The enclosed area means nothing: another order \
         would give another area. Under each name: the number of people per statement.{}",
        basis(story),
        story.change.map_or_else(String::new, |change| format!(
            " Grey outlines: {}.",
            format::wave(&change.before.name)
        ))
    )
}

/// `n = 12, and 11 on Direction and Driver`
fn basis(story: &Story) -> String {
    let people = story.people();
    let fewer: Vec<usize> = (0..story.traits())
        .filter(|&place| story.scores.team.traits[place].answered != people)
        .collect();
    let all = format!("n = {}", format::count(people));
    match fewer.len() {
        0 => all,
        1..=4 => format!("{all}, fewer on {}", story.trait_names(&fewer)),
        many => format!("{all}, fewer on {} traits", format::spelled(many)),
    }
}
