//! What a team's radar says in words: its title, its description, and what its marks say.

use super::radar::{Compared, is_in_rows};
use super::wanted;
use super::words::{count_noun, leaders, list_and, names as orientations, percent, plain};
use crate::change::Wave;
use crate::instrument::{Instrument, Mode};
use crate::score::{Measure, TeamScores, TraitScores};

/// Where a radar tells of its traits one by one: in its description, and where it is narrow and has
/// only their numbers around the circle, by their names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Names {
    /// With the radar: a narrow one has a line for each below the circle.
    Below,
    /// In the table that follows.
    InTable,
}

/// What the radar shows, in words.
pub(super) fn told(
    instrument: &Instrument,
    team: &TeamScores,
    with: Compared<'_>,
    names: Names,
) -> (String, String) {
    let (title, mut description) = words(instrument, team, names);
    if let Some(wave) = with.before {
        description.push_str(&earlier_words(instrument, wave));
    }
    if let Some(gaps) = with.target {
        description.push_str(&wanted::words(instrument, gaps));
    }
    (title, description)
}

/// What the earlier wave's outlines show, in words.
fn earlier_words(instrument: &Instrument, wave: &Wave) -> String {
    let rows: Vec<String> = instrument
        .traits()
        .iter()
        .zip(&wave.traits)
        .map(|(own, shares)| {
            let poles = instrument.orientations().iter().zip(shares);
            let shares: Vec<String> =
                poles.map(|(pole, share)| format!("{} {}", pole.name, percent(*share))).collect();
            format!("{}: {}", own.name, shares.join(", "))
        })
        .collect();
    format!(" Behind it {}: {}.", crate::format::wave(&wave.name), rows.join(". "))
}

/// What a trait's marks say.
pub(super) fn trait_words(instrument: &Instrument, place: usize, scores: &TraitScores) -> String {
    let measure = Measure::of(instrument);
    let name = &instrument.traits()[place].name;
    if scores.answered == 0 {
        return format!("{name}: no answer");
    }
    let poles = instrument.orientations().iter().enumerate();
    let shares =
        poles.map(|(place, pole)| format!("{} {}", pole.name, number(measure, scores, place)));
    let shares: Vec<String> = shares.collect();
    format!("{name}: {}, n = {}", shares.join(", "), scores.answered)
}

/// The number of a statement as a description has it.
fn number(measure: Measure, scores: &TraitScores, orientation: usize) -> String {
    match measure.mode() {
        Mode::Choose => plain(&measure.level(scores.shares[orientation])),
        Mode::Rate(_) | Mode::Allocate { .. } | Mode::Rank => {
            measure.trait_number(scores, orientation)
        }
    }
}

/// On how many traits each orientation leads; then on which, and where by most. The numbers of all
/// traits stand in a table.
fn words(instrument: &Instrument, team: &TeamScores, names: Names) -> (String, String) {
    let measure = Measure::of(instrument);
    let mut led: Vec<Vec<usize>> = vec![Vec::new(); instrument.orientations().len()];
    let (mut tied, mut silent) = (Vec::new(), Vec::new());
    for (place, (own, scores)) in instrument.traits().iter().zip(&team.traits).enumerate() {
        if scores.answered == 0 {
            silent.push(&own.name);
            continue;
        }
        match leaders(&scores.counts)[..] {
            [] => {}
            [only] => led[only].push(place),
            ref several => {
                let several = orientations(instrument, several);
                tied.push(format!("{} ({})", own.name, several.join(" = ")));
            }
        }
    }
    let poles = || instrument.orientations().iter().zip(&led).enumerate();
    let counts = poles().map(|(_, (pole, own))| {
        format!("{} leads on {}", pole.name, count_noun(own.len(), "trait", "traits"))
    });
    let counts: Vec<String> = counts.collect();
    let kind = if is_in_rows(instrument) { "Rows of traits of" } else { "Radar of" };
    let title = format!("{kind} {}: {}.", team.name, list_and(&counts));
    let mut description = String::new();
    if !tied.is_empty() {
        description.push_str("Tied: ");
        description.push_str(&list_and(&tied));
        description.push_str(". ");
    }
    match names {
        Names::InTable => description.push_str("The table below has the numbers of each trait."),
        Names::Below => {
            let name = |place: usize| instrument.traits()[place].name.as_str();
            let mut parts: Vec<String> = Vec::new();
            for (place, (pole, own)) in poles() {
                let share = |own: &usize| team.traits[*own].shares[place];
                // Of several, the first in the order of the instrument.
                let most =
                    own.iter().rev().max_by(|one, other| share(one).total_cmp(&share(other)));
                let Some(&most) = most else { continue };
                let all: Vec<&str> = own.iter().map(|own| name(*own)).collect();
                let tops: Vec<&str> = own
                    .iter()
                    .filter(|own| share(own) + 1e-9 >= share(&most))
                    .map(|own| name(*own))
                    .collect();
                let (on, each) = match (all.len(), tops.len()) {
                    (1, _) => (String::new(), ""),
                    (all, tops) if all == tops => (String::new(), " each"),
                    (_, 1) => (format!(", most on {}", tops[0]), ""),
                    _ => (format!(", most on {}", list_and(&tops)), " each"),
                };
                let number = number(measure, &team.traits[most], place);
                parts.push(format!(
                    "{} leads on {}{on}: {number}{each}",
                    pole.name,
                    list_and(&all)
                ));
            }
            if !silent.is_empty() {
                parts.push(format!("No answer: {}", list_and(&silent)));
            }
            let people = team.traits.iter().map(|own| own.answered);
            let (least, most) = (people.clone().min().unwrap_or(0), people.max().unwrap_or(0));
            parts.push(if least == most {
                format!("Each trait has {}", count_noun(most, "answer", "answers"))
            } else {
                format!("Traits have {least} to {}", count_noun(most, "answer", "answers"))
            });
            description.push_str(&parts.join(". "));
            description.push('.');
        }
    }
    (title, description)
}
