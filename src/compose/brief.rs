//! One to three slides for a deck: the finding, where each orientation leads, and what changed.
//! Nobody is named on them, unless there is one person only.

use crate::change::{Change, Paired};
use crate::format::{self, spelled};
use crate::score::PRIVATE_BELOW;

use super::radar::{from_centre, in_rows, leads, outlines};
use super::report::{Brief, Fact, Report, Slide};
use super::story::{Story, class};
use super::summary::{self, absent_bound, could_change};

/// With more orientations the chart of the change leaves no room for its table.
const MOST_ROWS: usize = 3;
/// Longer names of orientations leave less room.
const LONG: usize = 20;
/// A fact of more letters needs smaller ones, below a bar.
const LONG_FACT: usize = 140;
/// With longer names of traits, a slide cannot hold the radar.
const TOO_LONG: usize = 24;

/// The brief of a report that is otherwise finished: it says the same in fewer words.
pub(super) fn brief(story: &Story, report: &Report) -> Brief {
    let slides =
        [finding(story, report), person(report), radar(story, report), change(story, report)];
    let mut slides: Vec<Slide> = slides.into_iter().flatten().collect();
    let all = slides.len();
    for (place, slide) in slides.iter_mut().enumerate() {
        slide.number = format!("{} / {all}", place + 1);
        slide.is_long = longest(&story.names()) > LONG;
        slide.person = report.person.as_ref().map(|chapter| chapter.page.name.clone());
    }
    Brief { slides, source: source(story) }
}

fn longest(names: &[&str]) -> usize {
    names.iter().map(|name| name.chars().count()).max().unwrap_or(0)
}

fn slide(kind: &str, headline: &str) -> Slide {
    Slide {
        kind: kind.to_owned(),
        number: String::new(),
        headline: headline.to_owned(),
        person: None,
        figure: None,
        is_long: false,
        is_wide: false,
        is_tall: false,
        facts: Vec::new(),
        leads: Vec::new(),
        rows: Vec::new(),
        note: String::new(),
    }
}

fn finding(story: &Story, report: &Report) -> Option<Slide> {
    let summary = report.summary.as_ref()?;
    let mut facts = summary.facts.clone();
    // Of waves that have nobody in common, or may have, nothing is told here.
    let change = shown(story).filter(|change| change.both > 0);
    if let (Some(change), Some(last)) = (change, facts.last_mut()) {
        *last = changed(story, change);
    }
    let mut figure = summary.share_bar.clone();
    if summary.triangle.is_some() {
        "team-triangle".clone_into(&mut figure.drawing);
    }
    let is_wide = summary.triangle.is_none();
    let caution = summary::caution_of_a_slide(story).filter(|_| !is_wide || !could_change(story));
    // Beside a caution or below a bar there is no room for what the absent could make of the shares; the
    // title tells of it.
    if (is_wide || caution.is_some())
        && let (Some(bound), Some(first)) = (absent_bound(story), facts.first_mut())
    {
        let text = first.text.replace(&bound, "");
        text.trim_end().clone_into(&mut first.text);
    }
    let longest = facts.iter().map(|fact| fact.text.chars().count()).max().unwrap_or(0);
    let has_bars = !story.measure().shares_a_whole() && story.names().len() > 2;
    Some(Slide {
        figure: Some(figure),
        is_wide,
        is_tall: has_bars || longest > LONG_FACT || caution.is_some(),
        facts,
        note: caution.unwrap_or_default(),
        ..slide("summary", &summary.head.headline)
    })
}

/// The change, unless it would tell what a single person answered: whoever knows a wave's numbers and
/// those of the people who answered in both waves knows those of the one who joined or left.
pub(super) fn shown<'a>(story: &Story<'a>) -> Option<&'a Change> {
    story.change.filter(|change| !story.has_team() || !change.exposes_one())
}

/// The largest change that can be told, or that none can.
pub(super) fn changed(story: &Story, change: &Change) -> Fact {
    let mut told: Vec<(usize, f64)> =
        (0..change.shares.len()).filter_map(|place| Some((place, change.told(place)?))).collect();
    told.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
    let since = format::wave(&change.before.name);
    let Some(&(place, difference)) = told.first() else {
        let twice = format::of(change.both, story.people());
        let text =
            format!("people answered in {since}, too; no change of theirs is beyond chance.");
        return Fact { figure: twice, class: None, text };
    };
    let size = format::points_size(difference);
    let as_large = told.iter().filter(|(_, own)| format::points_size(*own) == size).count();
    let others = match (told.len(), as_large) {
        (1, _) => "the only change beyond the band of chance",
        (_, 1) => "the largest change beyond the band of chance",
        (2, _) => "one of two changes beyond the band of chance, as large as the other",
        _ => "one of the largest changes beyond the band of chance",
    };
    Fact {
        figure: format!("{} points", format::points_tenths(difference)),
        class: Some(class(place)),
        text: format!(
            "{} since {since}, among the {} people who answered in both waves: {others}.",
            story.name(place),
            spelled(change.both)
        ),
    }
}

fn person(report: &Report) -> Option<Slide> {
    let chapter = report.person.as_ref()?;
    Some(Slide {
        figure: Some(chapter.page.figure.clone()),
        facts: chapter.page.facts.clone(),
        ..slide("summary", &chapter.head.headline)
    })
}

fn radar(story: &Story, report: &Report) -> Option<Slide> {
    let radar = report.radar.as_ref()?;
    if in_rows(story) || is_of_few(story) {
        return None;
    }
    let traits: Vec<&str> = story.instrument.traits().iter().map(|one| one.name.as_str()).collect();
    if longest(&traits) > TOO_LONG || longest(&story.names()) > TOO_LONG {
        return None;
    }
    let since = outlines(story);
    let mut figure = radar.figure.clone();
    "team-radar-slide".clone_into(&mut figure.drawing);
    Some(Slide {
        figure: Some(figure),
        leads: leads(story),
        note: format!("{}.{since} The enclosed area means nothing.", from_centre(story)),
        ..slide("radar", &radar.head.headline)
    })
}

/// Whether whoever knows their own answers can work out others' from the counts of each trait.
fn is_of_few(story: &Story) -> bool {
    story.has_team() && story.people() < PRIVATE_BELOW
}

fn change(story: &Story, report: &Report) -> Option<Slide> {
    let chapter = report.change.as_ref()?;
    let change = shown(story)?;
    let figure = chapter.figure.clone()?;
    let fits = chapter.rows.len() <= MOST_ROWS && longest(&story.names()) <= LONG;
    // Beside those of the same people, the team's numbers would be those of the few others.
    let is_open = !story.has_team() || change.exposed().is_empty();
    let rows = if fits && is_open { chapter.rows.clone() } else { Vec::new() };
    let told =
        change.shares.iter().filter_map(|share| share.paired).any(|Paired { beyond, .. }| beyond);
    let band = if !change.has_band() {
        "No change can be told from none, so there is no band."
    } else if told {
        "Grey band: changes that cannot be told from none."
    } else {
        "Grey band: changes that cannot be told from none. No share left it."
    };
    Some(Slide {
        figure: Some(figure),
        is_wide: true,
        is_tall: !fits,
        rows,
        note: format!(
            "Mean shares of {} in both waves, in per cent. Hollow mark: {}. {band}",
            format::count_noun(change.both, "person", "people"),
            format::wave(&change.before.name)
        ),
        ..slide("change", &chapter.head.headline)
    })
}

fn source(story: &Story) -> String {
    let days = story.responses.days.as_ref();
    let days =
        days.map_or_else(String::new, |(first, last)| format!(", {}", format::days(first, last)));
    let names = match (story.has_team(), is_of_few(story)) {
        (false, _) => "",
        (true, false) => " No names.",
        (true, true) => " No names, and of so few people no counts by trait.",
    };
    format!("Self-reports, no appraisal: {}{days}.{names}", story.answered())
}
