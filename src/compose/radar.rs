//! The team on all traits and on each orientation: radar, dot plot and table.

use crate::chart;
use crate::format;
use crate::instrument::Mode;

use super::report::{ChartBlock, Ends, Figure, Head, LeadList, Radar, RadarRow};
use super::story::Story;
use super::summary::tied_traits;
use super::words::{DASH, leaders, list_and};
use super::{firm, headline};

/// With fewer traits a radar has no area and shows nothing.
const FEWEST_TRAITS: usize = 3;

pub(super) fn radar(story: &Story) -> Option<Radar> {
    if !story.has_team() || !has_radar(story) {
        return None;
    }
    let ends = story.findings.team.interval_ends();
    let name = match (in_rows(story), story.scores.teams.len() > 1) {
        (true, _) => "Traits in rows",
        (false, true) => "Radar of all people",
        (false, false) => "Team radar",
    };
    let head = Head::new("radar", name, headline::radar(story));
    Some(Radar {
        head: match tied(story) {
            Some(lead) => head.lead(lead),
            None => head,
        },
        figure: Figure { drawing: "team-radar".to_owned(), caption: caption(story) },
        dots: dots(story, &ends),
        level_title: if story.measure().shares_a_whole() { "Share" } else { "Score" }.to_owned(),
        has_intervals: ends.iter().any(Option::is_some),
        rows: rows(story, &ends),
    })
}

/// The team's shares with their intervals, as a chart.
fn dots(story: &Story, ends: &[Option<(f64, f64)>]) -> ChartBlock {
    ChartBlock {
        title: headline::intervals(story, ends),
        figure: Figure { drawing: "dot-plot".to_owned(), caption: dots_caption(story, ends) },
    }
}

fn dots_caption(story: &Story, ends: &[Option<(f64, f64)>]) -> String {
    let what = match story.instrument.mode() {
        Mode::Choose => "share",
        Mode::Rate(_) => "score, from 0 to 100",
        Mode::Allocate { .. } => "share of all points",
        Mode::Rank => "share of all rank points",
    };
    let mark = format!("Mark: {}’s {what}; {}.", story.everybody(), format::n(story.people()));
    if let Some(why) = firm::no_interval(&story.findings.team) {
        return format!("{mark} No interval: {why}.");
    }
    let asked = format::count(story.scores.team.invited.unwrap_or(story.people()));
    let alike = if ends.contains(&None) {
        " Without a line: everybody has the same number, which says nothing of how people differ."
    } else {
        ""
    };
    format!(
        "{mark} Line: where it would be had all {asked} answered who were asked (95 % interval). It \
         takes the missing as missing by chance, which they rarely are.{alike}"
    )
}

/// What the charts show of each orientation, and on which traits it leads.
fn rows(story: &Story, ends: &[Option<(f64, f64)>]) -> Vec<RadarRow> {
    let team = &story.scores.team;
    let levels = story.levels(&team.shares, story.first_of_team(team), &team.tied);
    let led = headline::traits_led(story, team);
    let own = levels.into_iter().zip(&led).enumerate();
    own.map(|(place, (level, led))| RadarRow {
        orientation: story.orientation(place),
        level,
        interval: ends.get(place).copied().flatten().map(|(low, high)| Ends {
            low: format::percent_number(low),
            high: format::percent_number(high),
        }),
        leads: format::count(led.len()),
        traits: led_names(story, led),
    })
    .collect()
}

/// Whether there are too many traits or orientations for a radar, so that each trait has a row.
pub(super) fn in_rows(story: &Story) -> bool {
    chart::is_in_rows(story.instrument)
}

/// What the chart of a team shows of each trait; `, by trait` follows.
pub(super) fn measured(story: &Story) -> &'static str {
    match story.instrument.mode() {
        Mode::Choose => "Share of the answers",
        Mode::Rate(_) => "Mean score of the ratings",
        Mode::Allocate { .. } => "Mean of the points given",
        Mode::Rank => "Mean of how many statements are ranked below",
    }
}

/// `Mean score of the ratings, by trait, from 0 at the centre to 100 at the rim`
pub(super) fn from_centre(story: &Story) -> String {
    let rim = if story.is_chosen() {
        String::new()
    } else {
        format!(" to {} at the rim", format::decimal(story.measure().most(), 0))
    };
    format!("{}, by trait, from 0 at the centre{rim}", measured(story))
}

/// Which traits nobody answered.
pub(super) fn nobody_answered(story: &Story, silent: &[usize]) -> Option<String> {
    match silent.len() {
        0 => None,
        1..=4 => Some(format!(
            "Nobody answered {}, where the chart is left empty.",
            story.trait_names(silent)
        )),
        many => Some(format!(
            "Nobody answered {} of the traits, where the chart is left empty.",
            format::spelled(many)
        )),
    }
}

/// Whether there are enough traits for a radar.
pub(super) fn has_radar(story: &Story) -> bool {
    story.traits() >= FEWEST_TRAITS
}

/// `Tied: Horizon (Strategic = Tactical) and View (Tactical = Hybrid).`
fn tied(story: &Story) -> Option<String> {
    /// The most letters of a lead that names traits, so that it leaves the page to the chart.
    const MOST: usize = 190;
    let tied = tied_traits(story);
    let counted = || format!("The first place is shared on {}.", story.on_traits(&tied, 0));
    match tied.len() {
        0 => return None,
        1..=4 => {}
        _ => return Some(counted()),
    }
    let named: Vec<String> = tied
        .iter()
        .map(|&place| {
            let first = leaders(&story.scores.team.traits[place].counts);
            let names: Vec<&str> = first.iter().map(|&of| story.name(of)).collect();
            format!("{} ({})", story.instrument.traits()[place].name, names.join("\u{A0}= "))
        })
        .collect();
    let text = format!("Tied: {}.", list_and(&named));
    Some(if tied.len() > 1 && text.chars().count() > MOST { counted() } else { text })
}

/// Where each orientation leads.
pub(super) fn leads(story: &Story) -> Vec<LeadList> {
    headline::traits_led(story, &story.scores.team)
        .iter()
        .enumerate()
        .map(|(place, led)| LeadList {
            orientation: story.orientation(place),
            title: format!("leads on {}", format::count(led.len())),
            traits: led_names(story, led),
        })
        .collect()
}

/// The traits on which an orientation leads, or a dash.
fn led_names(story: &Story, led: &[usize]) -> String {
    if led.is_empty() { DASH.to_owned() } else { some_names(story, led) }
}

/// The names of traits: of many, only the first.
fn some_names(story: &Story, led: &[usize]) -> String {
    const MOST: usize = 15;
    const SHOWN: usize = 8;
    let all = story.trait_names(led);
    if all.chars().count() > LONGEST {
        return first_names(story, led);
    }
    if led.len() <= MOST && (led.len() <= SHOWN || story.traits() <= 2 * MOST) {
        return all;
    }
    let few = &led[..SHOWN];
    let names: Vec<&str> =
        few.iter().map(|&place| story.instrument.traits()[place].name.as_str()).collect();
    let more = format::spelled(led.len() - few.len());
    format!("{} and {more} more", names.join(", "))
}

/// The most characters of a list of traits, so that it stands on the page of its chart.
const LONGEST: usize = 190;
/// The same where names are so long that not all of them are listed.
const SHORTENED: usize = 100;

/// As many names as there is room for, and how many more there are.
fn first_names(story: &Story, led: &[usize]) -> String {
    let name = |place: usize| story.instrument.traits()[place].name.as_str();
    let mut room = SHORTENED;
    let fits = |place: &&usize| {
        let length = name(**place).chars().count() + 2;
        let fits = length <= room;
        room = room.saturating_sub(length);
        fits
    };
    let names: Vec<&str> = led.iter().take_while(fits).map(|&place| name(place)).collect();
    match led.len() - names.len() {
        0 => list_and(&names),
        more if names.is_empty() => format::spelled(more),
        more => format!("{} and {} more", names.join(", "), format::spelled(more)),
    }
}

/// What the grey outlines of a radar are, where there are any.
pub(super) fn outlines(story: &Story) -> String {
    story.change.map_or_else(String::new, |change| {
        format!(" Grey outlines: {}.", format::wave(&change.before.name))
    })
}

fn caption(story: &Story) -> String {
    let nobody = nobody_answered(story, &story.silent_traits());
    let nobody = nobody.map_or(String::new(), |text| format!(" {text}"));
    let target = super::target::on_radar(story).unwrap_or_default();
    let since = outlines(story);
    if in_rows(story) {
        return format!(
            "{}, by trait; {}. The traits stand in the order of the instrument, each orientation \
             always at the same height of the row.{nobody}{target}",
            measured(story),
            basis(story)
        );
    }
    let numbers =
        if story.is_chosen() { "the number of people per statement" } else { "the same numbers" };
    format!(
        "{}; {}. The traits stand in the order of the instrument, clockwise from the top. The enclosed \
         area means nothing: another order would give another area. With each name: \
         {numbers}.{nobody}{since}{target}",
        from_centre(story),
        basis(story)
    )
}

/// `n = 12, and 11 on Direction and Driver`
pub(super) fn basis(story: &Story) -> String {
    let people = story.people();
    let fewer: Vec<usize> = (0..story.traits())
        .filter(|&place| story.scores.team.traits[place].answered != people)
        .collect();
    let all = format::n(people);
    match fewer.len() {
        0 => all,
        _ => format!("{all}, fewer on {}", story.on_traits(&fewer, 4)),
    }
}
