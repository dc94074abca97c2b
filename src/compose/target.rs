//! How far the team is from its target: the work is compared, never a person.

use crate::format::{self, spelled};
use crate::target::{Gaps, TraitGap, Wish};

use super::radar::{basis, has_radar};
use super::report::{Figure, Head, TargetChapter, TargetRow};
use super::story::Story;
use super::words::{DASH, count_noun, fitting, leaders, list_and, plural};

/// Beyond so many traits, those without a target are named in a note.
const MOST_ROWS_WITHOUT: usize = 24;

pub(super) fn target(story: &Story) -> Option<TargetChapter> {
    let gaps = story.target.filter(|_| story.has_team())?;
    let head = Head::new("target", "Target", headline(story, gaps));
    let unit = story.measure().unit();
    let signed =
        |word: &str| if story.is_chosen() { format!("{word}, %") } else { word.to_owned() };
    Some(TargetChapter {
        head: head.lead(lead(story, gaps)),
        figure: gaps
            .judged()
            .next()
            .map(|_| Figure { drawing: "target-gaps".to_owned(), caption: caption(story, gaps) }),
        team: signed("Team"),
        wanted: signed("Target"),
        gap: format!("Gap, {unit}"),
        rows: rows(story, gaps),
        notes: notes(story, gaps),
    })
}

/// `The target is reached on two of five traits`
pub(super) fn headline(story: &Story, gaps: &Gaps) -> String {
    let all = gaps.judged().count();
    let reached = gaps.judged().filter(|(_, own)| own.is_reached()).count();
    let only = gaps.judged().next().map(|(place, _)| story.trait_names(&[place]));
    match (all, reached, only) {
        (0, ..) => "Nobody answered the traits that have a target".to_owned(),
        (1, reached, Some(only)) => {
            let not = if reached == 1 { "" } else { "not " };
            fitting(&[
                format!("The target for {only} is {not}reached"),
                format!("The only target is {not}reached"),
            ])
        }
        (_, 0, _) => format!("The target is reached on none of {} traits", spelled(all)),
        (_, reached, _) if reached == all => {
            format!("The target is reached on all {} traits", spelled(all))
        }
        (_, reached, _) => {
            format!("The target is reached on {} of {} traits", spelled(reached), spelled(all))
        }
    }
}

/// A number of a trait on its scale.
fn number(story: &Story, share: f64) -> String {
    format::decimal(story.measure().on_scale(share), 1)
}

/// `33.3 points`, without a sign.
fn distance(story: &Story, gap: f64) -> String {
    let text = number(story, gap.abs());
    let unit = story.measure().unit();
    let unit = if text == "1.0" { unit.trim_end_matches('s') } else { unit };
    format!("{text} {unit}")
}

fn lead(story: &Story, gaps: &Gaps) -> String {
    let missed = gaps.judged().filter(|(_, own)| !own.is_reached());
    let furthest = missed
        .filter_map(|(place, own)| own.furthest().map(|(of, gap)| (place, own, of, gap)))
        .reduce(|most, one| if one.3.abs() > most.3.abs() + 1e-12 { one } else { most });
    let named = if gaps.is_named() {
        format!("The target is called “{}”. ", gaps.name)
    } else {
        String::new()
    };
    let Some((place, own, of, gap)) = furthest else {
        return format!("{named}It says what the work asks for, trait by trait; it judges nobody.");
    };
    let (on, of) = (story.trait_names(&[place]), story.name(of));
    let far = distance(story, gap);
    match &own.wish {
        Wish::First(_) if number(story, gap) == number(story, 0.0) => {
            format!(
                "{named}Furthest from it: {on}, where {of} should be first and shares the place."
            )
        }
        Wish::First(_) => format!(
            "{named}Furthest from it: {on}, where {of} should be first and is {far} behind."
        ),
        Wish::Shares(_) => {
            let side = if gap < 0.0 { "below" } else { "above" };
            format!("{named}Furthest from it: {on}, where {of} is {far} {side} what is wanted.")
        }
    }
}

fn caption(story: &Story, gaps: &Gaps) -> String {
    let (mut first, mut shares) = (false, false);
    for (_, own) in gaps.judged() {
        match own.wish {
            Wish::First(_) => first = true,
            Wish::Shares(_) => shares = true,
        }
    }
    let unit = story.measure().unit();
    let of_first = "the orientation that should be first, less the largest of the others";
    let of_share = format!("{} less what is wanted", story.everybody());
    let what = match (first, shares) {
        (true, true) => format!("wanted first: {of_first}; wanted so much: {of_share}"),
        (true, false) => of_first.to_owned(),
        (false, _) => of_share,
    };
    format!(
        "Gaps in {unit}; {}. The bars begin at 0, where nothing is missing: {what}. Bold: not reached.",
        basis(story)
    )
}

fn rows(story: &Story, gaps: &Gaps) -> Vec<TargetRow> {
    let mut rows = Vec::new();
    let mut row = 0;
    for (place, own) in gaps.traits.iter().enumerate() {
        match own {
            Some(own) => {
                rows.extend(wishes(story, place, own, row));
                row += 1;
            }
            None if story.traits() <= MOST_ROWS_WITHOUT => rows.push(without(story, place)),
            None => {}
        }
    }
    rows
}

fn n(story: &Story, place: usize) -> String {
    format::count(story.scores.team.traits[place].answered)
}

fn without(story: &Story, place: usize) -> TargetRow {
    TargetRow {
        name: story.trait_names(&[place]),
        orientation: None,
        team: DASH.to_owned(),
        wanted: "no target".to_owned(),
        wanted_at: String::new(),
        gap: DASH.to_owned(),
        gap_at: String::new(),
        word: DASH.to_owned(),
        reached: false,
        path: String::new(),
        n: n(story, place),
    }
}

/// A row for each wish of a trait; `row` is its place among the traits with a target.
fn wishes(story: &Story, place: usize, own: &TraitGap, row: usize) -> Vec<TargetRow> {
    let scores = &story.scores.team.traits[place];
    let path = format!("target.traits.{row}");
    let wanted: Vec<usize> = match &own.wish {
        Wish::First(orientation) => vec![*orientation],
        Wish::Shares(_) => {
            (0..own.gaps.len()).filter(|&place| own.wanted(place).is_some()).collect()
        }
    };
    // In the other modes the scale of a trait is not that of `scores.json`.
    let at = |key: &str, of: usize| {
        let id = &story.instrument.orientations()[of].id;
        if story.is_chosen() { format!("{path}.{key}.{id}") } else { String::new() }
    };
    let each = wanted.into_iter().map(|of| {
        let share = own.wanted(of);
        let gap = own.gaps[of];
        let signed = |gap: f64| format::points_tenths(story.measure().on_scale(gap) / 100.0);
        TargetRow {
            name: story.trait_names(&[place]),
            orientation: Some(story.orientation(of)),
            team: if scores.answered > 0 {
                number(story, scores.shares[of])
            } else {
                DASH.to_owned()
            },
            wanted: share.map_or_else(|| "first".to_owned(), |share| number(story, share)),
            wanted_at: share.map_or_else(String::new, |_| at("wanted", of)),
            gap: gap.map_or_else(|| DASH.to_owned(), signed),
            gap_at: gap.map_or_else(String::new, |_| at("gaps", of)),
            word: word(story, place, own, of),
            reached: own.met[of],
            path: path.clone(),
            n: n(story, place),
        }
    });
    each.collect()
}

/// What a gap is called.
fn word(story: &Story, place: usize, own: &TraitGap, of: usize) -> String {
    let Some(gap) = own.gaps[of] else { return "no answer".to_owned() };
    match &own.wish {
        _ if own.met[of] => "reached".to_owned(),
        Wish::First(_) => {
            let first = leaders(&story.scores.team.traits[place].counts);
            let others: Vec<&str> =
                first.iter().filter(|one| **one != of).map(|&one| story.name(one)).collect();
            let word = if first.contains(&of) { "level with" } else { "behind" };
            match others.len() {
                1 | 2 => format!("{word} {}", list_and(&others)),
                many => format!("{word} {}", spelled(many)),
            }
        }
        Wish::Shares(_) if gap < 0.0 => "below".to_owned(),
        Wish::Shares(_) => "above".to_owned(),
    }
}

fn notes(story: &Story, gaps: &Gaps) -> Vec<String> {
    let mut notes = vec![
        "A target is set by whoever gives it, for the work and not for people: it says neither that \
         an orientation is better nor how anybody should answer. The gaps are those of the answers; no \
         chance is reckoned in."
            .to_owned(),
    ];
    let has_shares = gaps.judged().any(|(_, own)| matches!(own.wish, Wish::Shares(_)));
    if has_shares {
        notes.push(if story.is_chosen() {
            "Reached: one answer more or less would not come nearer to what is wanted. Where several \
             shares of a trait are wanted, the trait is reached when each of them is."
                .to_owned()
        } else {
            "Reached: the number and what is wanted are the same to one decimal place. Where several \
             numbers of a trait are wanted, the trait is reached when each of them is."
                .to_owned()
        });
    }
    let without: Vec<usize> =
        (0..story.traits()).filter(|&place| gaps.traits[place].is_none()).collect();
    if story.traits() > MOST_ROWS_WITHOUT && !without.is_empty() {
        let many = count_noun(without.len(), "trait has", "traits have");
        notes.push(format!("{many} no target and no row."));
    }
    let silent: Vec<usize> =
        gaps.with_target().filter(|(_, own)| !own.is_answered()).map(|(place, _)| place).collect();
    if !silent.is_empty() {
        let have = plural(silent.len(), "has", "have");
        notes.push(format!(
            "Nobody answered {}, which {have} a target.",
            if silent.len() <= 4 {
                story.trait_names(&silent)
            } else {
                format!("{} of the traits", spelled(silent.len()))
            }
        ));
    }
    notes
}

/// What a radar's caption says of the target on it.
pub(super) fn on_radar(story: &Story) -> Option<String> {
    let gaps = story.target.filter(|_| story.has_team() && has_radar(story))?;
    let has = |first: bool| {
        gaps.with_target().any(|(_, own)| matches!(own.wish, Wish::First(_)) == first)
    };
    let end = if super::radar::in_rows(story) {
        "behind the end of the scale"
    } else {
        "outside the rim"
    };
    let what = match (has(false), has(true)) {
        (true, true) => format!("what is wanted; {end}: which orientation should be first"),
        (true, false) => "what is wanted".to_owned(),
        (false, _) => format!("{end}: which orientation should be first"),
    };
    let named = if gaps.is_named() {
        format!("the target “{}”", gaps.name)
    } else {
        "the target".to_owned()
    };
    Some(format!(" Hollow marks in ink: {named}, {what}."))
}
