//! What changed since an earlier wave: no sentence claims a change inside the band.

use std::cmp::Ordering;

use crate::change::{Change, Paired, fewest_movers};
use crate::format::{self, spelled};

use super::report::{
    ChangeCell, ChangeChapter, ChangeRow, Figure, Head, Moved, TraitChangeRow, TraitChanges,
};
use super::story::Story;
use super::words::{DASH, capital, count_noun, fitting, list_and, plural};

/// The most people that are named as joined or as left.
const MOST_NAMED: usize = 24;

pub(super) fn change(story: &Story) -> Option<ChangeChapter> {
    let change = story.change?;
    let before = format::wave(&change.before.name);
    let head = Head::new("change", &format!("Change since {before}"), headline(story, change));
    let n = |wave: &str, people: usize| format!("{wave}, {}", format::n(people));
    Some(ChangeChapter {
        head: head.lead(lead(story, change)),
        figure: (change.both > 0)
            .then(|| Figure { drawing: "change".to_owned(), caption: caption(story, change) }),
        before: n(&before, change.before.people),
        after: n(&format::wave(&story.scores.wave), story.people()),
        same: match change.in_both() {
            Some(both) => n("Same people", both),
            None => "Same people".to_owned(),
        },
        others: change.coming_and_going().unwrap_or_else(|| "Joined and left".to_owned()),
        rows: (0..change.shares.len()).map(|place| row(story, change, place)).collect(),
        notes: notes(story, change),
        moves: moves(story, change),
        traits: traits(story, change),
    })
}

/// `Hybrid rose by 10.4 points among the nine in both waves`
pub(super) fn headline(story: &Story, change: &Change) -> String {
    let people = change.both;
    if change.before.members.is_empty() {
        return "The earlier file names nobody, so no change can be told".to_owned();
    }
    if change.in_both().is_none() {
        return "Who is in both waves is unknown: no change can be told".to_owned();
    }
    if people == 0 {
        return "Nobody answered in both waves, so no change can be told".to_owned();
    }
    let told = told(change);
    let among = format!("among the {} in both waves", spelled(people));
    let verb = |difference: f64| if difference > 0.0 { "rose" } else { "fell" };
    match told[..] {
        [] if is_too_few(change) => {
            let people = capital(&counted_in_words(people));
            let are = plural(change.both, "is", "are");
            format!("{people} in both waves {are} too few to tell a change")
        }
        [] => format!("No change beyond chance {among}"),
        [(place, difference)] => {
            let by = format!("{} by {}", verb(difference), points(difference));
            fitting(&[
                format!("{} {by} {among}", story.name(place)),
                format!("{} {} {among}", story.name(place), verb(difference)),
                format!("One orientation {} {among}", verb(difference)),
            ])
        }
        // What the same people did may be the opposite of what the whole did.
        [(one, first), (other, second)] if !is_same_people(change) => {
            let (by, and) = (verb(first), verb(second));
            fitting(&[
                format!("{} {by}, {} {and} {among}", story.name(one), story.name(other)),
                format!("Two shares changed beyond chance {among}"),
            ])
        }
        [(one, first), (other, second)] => {
            let (by, and) = (verb(first), verb(second));
            let second = points(second);
            fitting(&[
                format!(
                    "{} {by} by {}, {} {and} by {second}",
                    story.name(one),
                    points(first),
                    story.name(other)
                ),
                format!("{} {by}, {} {and}", story.name(one), story.name(other)),
                "Two shares changed beyond chance".to_owned(),
            ])
        }
        _ => {
            let all = change.shares.len();
            let of = if told.len() == all {
                format!("All {}", spelled(all))
            } else {
                format!("{} of {}", capital(&spelled(told.len())), spelled(all))
            };
            let changed = format!("{of} shares changed beyond chance");
            if is_same_people(change) { changed } else { format!("{changed} {among}") }
        }
    }
}

/// Whether everybody is in both waves, so that the change of all is that of the same people.
fn is_same_people(change: &Change) -> bool {
    (change.joined, change.left) == (Some(0), Some(0))
}

fn counted_in_words(people: usize) -> String {
    format!("{} {}", spelled(people), plural(people, "person", "people"))
}

/// `10.4 points`, without a sign.
fn points(difference: f64) -> String {
    let text = format::points_size(difference);
    let word = if text == "1.0" { "point" } else { "points" };
    format!("{text} {word}")
}

/// The orientations whose share changed beyond the band, the largest change first.
fn told(change: &Change) -> Vec<(usize, f64)> {
    let mut told: Vec<(usize, f64)> =
        (0..change.shares.len()).filter_map(|place| Some((place, change.told(place)?))).collect();
    told.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
    told
}

/// Whether so few answered in both waves that no change of theirs could be told.
fn is_too_few(change: &Change) -> bool {
    change.both < fewest_movers(change.shares.len())
}

fn lead(story: &Story, change: &Change) -> String {
    let people = change.both;
    if people == 0 {
        return "People are known by e-mail address, by number or by name. Where the waves have \
                nobody in common, their shares stand side by side, and the difference may come from \
                who answered."
            .to_owned();
    }
    let told = told(change);
    let has_band = |place: usize| change.shares[place].paired.is_some_and(|own| own.band.is_some());
    let untold = (0..change.shares.len()).filter(|place| !told.iter().any(|(own, _)| own == place));
    let (inside, without): (Vec<usize>, Vec<usize>) = untold.partition(|&place| has_band(place));
    let names = |places: &[usize]| {
        list_and(&places.iter().map(|&place| story.name(place)).collect::<Vec<&str>>())
    };
    let who = counted_in_words(people);
    if is_too_few(change) {
        let needed = fewest_movers(change.shares.len());
        return format!(
            "Same people, paired. From {} people on who answer twice, a change can be told from \
             chance.",
            spelled(needed)
        );
    }
    if !change.has_band() {
        return format!(
            "Same people, paired. Too few answers of {who} differ for a band of chance, so no change \
             can be told from none."
        );
    }
    let inside = match inside.len() {
        0 => {
            let every = if without.is_empty() { "Every share" } else { "Every other share" };
            format!(" {every} moved beyond the grey band of chance.")
        }
        all if all == change.shares.len() => format!(
            " All shares stayed inside the grey band, where {who} cannot tell a change from none."
        ),
        _ => format!(
            " {} stayed inside the grey band, where {who} cannot tell a change from none.",
            names(&inside)
        ),
    };
    let without = match without.len() {
        0 => String::new(),
        _ => format!(" Of {}, too few answers differ for a band.", names(&without)),
    };
    format!("Same people, paired.{without}{inside}")
}

fn caption(story: &Story, change: &Change) -> String {
    format!(
        "Mean shares of {} who answered in both waves. Hollow mark: {}. Filled: {}. {}.",
        count_noun(change.both, "person", "people"),
        format::wave(&change.before.name),
        format::wave(&story.scores.wave),
        if change.has_band() {
            "Grey band: changes that cannot be told from none"
        } else {
            "No change can be told from none, so there is no band"
        }
    )
}

fn row(story: &Story, change: &Change, place: usize) -> ChangeRow {
    let own = &change.shares[place];
    let known = |number: Option<f64>| number.map_or_else(|| DASH.to_owned(), format::points_tenths);
    let tenths =
        |share: f64| format!("{}{}%", format::percent_tenths(share), format::NO_BREAK_SPACE);
    ChangeRow {
        orientation: story.orientation(place),
        before: tenths(own.whole_before),
        after: tenths(own.whole_after),
        whole: format::points_tenths(own.whole()),
        same: known(own.paired.map(Paired::difference)),
        others: known(own.paired.map(|_| own.joined_and_left())),
        band: own.paired.and_then(|paired| paired.band).map_or_else(
            || DASH.to_owned(),
            |band| format!("±{}{}", format::NO_BREAK_SPACE, format::decimal(band * 100.0, 1)),
        ),
        beyond: own.paired.is_some_and(|paired| paired.beyond),
    }
}

fn notes(story: &Story, change: &Change) -> Vec<String> {
    let (then, now) = (format::wave(&change.before.name), format::wave(&story.scores.wave));
    let has_unscored = change.same.all_known && !change.same.unscored.is_empty();
    let or_unscored = if has_unscored { "or has no score now " } else { "" };
    let mut notes = vec![format!(
        "Differences in points of a share, each rounded by itself. The change of {} is that of the same people and \
         what comes from who joined (scored in {now} only) and who left {or_unscored}(scored in {then} only).",
        story.everybody()
    )];
    if change.has_band() {
        notes.push(
            "Band: what cannot be told from no change (see Method). Within it the words are \
             “can’t tell”, never “unchanged”."
                .to_owned(),
        );
    }
    notes
}

/// Who joined and who left, when people may be named.
fn moves(story: &Story, change: &Change) -> Vec<Moved> {
    if !story.names_people() || !change.same.all_known {
        return Vec::new();
    }
    let joined = change.joined_now(story.people()).into_iter();
    let joined = joined.map(|now| story.scores.people[now].name.as_str()).collect();
    [("Joined", joined), ("Left", change.gone()), ("Without a score now", change.unscored())]
        .into_iter()
        .map(|(term, names)| (term, names.into_iter().map(str::to_owned).collect::<Vec<_>>()))
        .filter(|(_, names)| !names.is_empty())
        .map(|(term, mut names)| {
            let more = names.len().saturating_sub(MOST_NAMED);
            names.truncate(MOST_NAMED);
            let more = (more > 0).then(|| format!("and {} more", format::count(more)));
            Moved { term: term.to_owned(), names, more }
        })
        .collect()
}

fn traits(story: &Story, change: &Change) -> Option<TraitChanges> {
    let traits = change.traits.as_ref()?;
    let statements = traits.len() * change.shares.len();
    let needed = fewest_movers(statements);
    let rows = traits.iter().zip(story.instrument.traits()).map(|(own, of)| TraitChangeRow {
        name: of.name.clone(),
        cells: own
            .statements
            .iter()
            .map(|one| ChangeCell {
                text: format!("{} to {}", format::count(one.before), format::count(one.after)),
                beyond: one.beyond,
            })
            .collect(),
        n: format::count(own.both),
    });
    let moved: Vec<&str> = traits
        .iter()
        .zip(story.instrument.traits())
        .filter(|(own, _)| own.statements.iter().any(|one| one.beyond))
        .map(|(_, of)| of.name.as_str())
        .collect();
    let title = match moved.len() {
        0 if needed > change.both => {
            "By trait, in people: too few to tell a change from chance".to_owned()
        }
        0 => "By trait, in people: none changed beyond chance".to_owned(),
        1..=3 => format!("By trait, in people: beyond chance on {}", list_and(&moved)),
        many => format!("By trait, in people: beyond chance on {} traits", spelled(many)),
    };
    let all = match needed.cmp(&change.both) {
        Ordering::Greater => {
            format!("{} people, more than answered in both waves,", capital(&spelled(needed)))
        }
        Ordering::Equal => format!("All {}", spelled(needed)),
        Ordering::Less => {
            format!("{} of the {}", capital(&spelled(needed)), spelled(change.both))
        }
    };
    Some(TraitChanges {
        title,
        figure: Figure {
            drawing: "change-traits".to_owned(),
            caption: format!(
                "How many chose each statement. Hollow: {}. Filled: {}. A small mark alone: as many \
                 as before. {all} would have to move one way on a statement, and none back, before \
                 chance is an unlikely cause among {} statements (exact test); where some move back, it \
                 takes more. The grey band is what falls short of it.",
                format::wave(&change.before.name),
                format::wave(&story.scores.wave),
                format::count(statements)
            ),
        },
        rows: rows.collect(),
    })
}
