//! A table of the scores for a terminal.

use std::fmt::Write as _;

use crate::edition::Edition;
use crate::format;
use crate::instrument::Instrument;
use crate::score::{Measure, Scores, Strength};

/// The scores as lines of text; where nobody is listed, how many people there are.
#[must_use]
pub fn table(scores: &Scores, instrument: &Instrument, edition: Edition) -> String {
    let mut out = String::new();
    let mut line = |text: String| {
        let _ = writeln!(out, "{}", text.trim_end());
    };
    let name = |place: usize| instrument.orientations()[place].name.as_str();
    let team = &scores.team;
    let measure = Measure::of(instrument);
    let of = team.invited.map_or_else(String::new, |invited| format!(" of {invited}"));
    line(format!("{}, {}: {}{of} scored", team.name, scores.wave, team.people));
    for (place, share) in team.shares.iter().enumerate() {
        line(format!("  {:<16} {:>6}", name(place), measure.level(*share)));
    }
    let is_chosen = measure.is_chosen();
    if is_chosen {
        line(format!("  {}", verdict(instrument, team.orientation, &team.tied, team.strength)));
    } else {
        line(match team.first() {
            Some(first) => format!("  {} first", name(first)),
            None => format!("  {}", verdict(instrument, None, &team.tied, team.strength)),
        });
    }
    if edition == Edition::Aggregate || scores.is_crowd() {
        let (scored, not_scored) = (team.people, scores.not_scored.len());
        line(format!("  {scored} people are not listed one by one"));
        if not_scored > 0 {
            let of = instrument.traits().len();
            let needed = scores.needed;
            let unfinished = if scores.counts_finished_only() { "did not finish, or " } else { "" };
            line(format!(
                "  {not_scored} more {unfinished}answered fewer than {needed} of {of} traits"
            ));
        }
        return out;
    }
    line(String::new());
    let mut head = format!("{:<32}", "Name");
    for orientation in instrument.orientations() {
        let _ = write!(head, " {:>10}", cut(&orientation.name, 10));
    }
    let has_own_mean = !measure.shares_a_whole();
    if has_own_mean {
        let _ = write!(head, " {:>9}", "Own mean");
    }
    let _ = write!(head, " {:>3}", "n");
    if is_chosen {
        let _ = write!(head, "  {:<34} {:>9}", "Orientation", "Certainty");
    }
    line(head);
    for person in &scores.people {
        let mut row = pad(&person.name, 32);
        if !is_chosen {
            for share in &person.shares {
                let _ = write!(row, " {:>10}", measure.level(*share));
            }
            if has_own_mean {
                let mean = person.shares.iter().sum::<f64>() / person.shares.len() as f64;
                let _ = write!(row, " {:>9}", measure.level(mean));
            }
            let _ = write!(row, " {:>3}", person.answered);
            line(row);
            continue;
        }
        for count in &person.counts {
            let _ = write!(row, " {count:>10}");
        }
        let verdict = verdict(instrument, person.orientation, &person.tied, person.strength);
        let bounds = instrument.bounds();
        let certainty =
            format::probability_beside(person.certainty, &[bounds.leaning, bounds.clear]);
        let _ = write!(row, " {:>3}  {:<34} {certainty:>9}", person.answered, cut(&verdict, 34));
        line(row);
    }
    for person in &scores.not_scored {
        let of = instrument.traits().len();
        let why = match &person.unfinished {
            Some(why) => why.clone(),
            None => format!("{} of {of} answered", person.answered),
        };
        line(format!("{} not scored: {why}", pad(&person.name, 32)));
    }
    out
}

fn verdict(
    instrument: &Instrument,
    orientation: Option<usize>,
    tied: &[usize],
    strength: Strength,
) -> String {
    let name = |place: usize| instrument.orientations()[place].name.as_str();
    match orientation {
        Some(place) => format!("{}, {}", name(place), strength.word()),
        None if tied.is_empty() => "no single orientation".to_owned(),
        None => tied.iter().map(|place| name(*place)).collect::<Vec<_>>().join(" = "),
    }
}

fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most - 1).chain(['…']).collect()
}

fn pad(text: &str, width: usize) -> String {
    let text = cut(text, width);
    let missing = width - text.chars().count();
    text + &" ".repeat(missing)
}
