//! The summary: the finding, three facts, and what not to conclude.

use crate::format::{self, spelled};
use crate::instrument::Mode;
use crate::score::{Difference, Measure, PRIVATE_BELOW, PersonScores, Strength, Tally, most_share};

use super::options::Compare;
use super::report::{Fact, Figure, Head, Summary};
use super::story::{Story, class};
use super::words::{
    capital, count_noun, first_and_second, is_nothing, lead_in_points, leaders, list_and, plural,
};
use super::{brief, firm, headline};

/// So many traits are named in a sentence.
const MOST_NAMED: usize = 3;
/// From so many characters on, the names of orientations take the room of the facts.
const LONG_NAME: usize = 24;

pub(super) fn summary(story: &Story) -> Option<Summary> {
    if !story.has_team() {
        return None;
    }
    Some(Summary {
        head: Head::new("summary", "Summary", headline::team(story)),
        is_long: story.names().iter().any(|name| name.chars().count() > LONG_NAME)
            // A bar for each of many orientations takes as much room.
            || (story.names().len() > 4 && !story.measure().shares_a_whole()),
        share_bar: Figure { drawing: "share-bar".to_owned(), caption: share_caption(story) },
        triangle: story
            .has_triangle()
            .then(|| Figure { drawing: "ternary".to_owned(), caption: triangle_caption(story) }),
        spread: (!story.has_triangle())
            .then(|| Figure { drawing: "spread".to_owned(), caption: spread_caption(story) }),
        facts: [Some(shares(story)), Some(traits(story)), last_fact(story)]
            .into_iter()
            .flatten()
            .collect(),
        caution: caution(story),
    })
}

/// The largest change beyond chance, where there is one; else what people are called, unless nobody is
/// named and so few would know each other by it.
fn last_fact(story: &Story) -> Option<Fact> {
    let change = brief::shown(story)
        .filter(|change| (0..change.shares.len()).any(|place| change.told(place).is_some()));
    match change {
        Some(change) => Some(brief::changed(story, change)),
        None => shows_single_people(story).then(|| people(story)),
    }
}

/// Whether single people, though nobody says who, are shown.
fn shows_single_people(story: &Story) -> bool {
    story.names_people() || !story.scores.marked_where_nobody_is_named().is_empty()
}

fn share_caption(story: &Story) -> String {
    let what = match story.instrument.mode() {
        Mode::Choose => "shares",
        Mode::Rate(_) => "scores, from 0 to 100",
        Mode::Allocate { .. } => "shares of all points",
        Mode::Rank => "shares of all rank points",
    };
    format!("{}’s {what}, {}.", capital(story.everybody()), format::n(story.people()))
}

fn triangle_caption(story: &Story) -> String {
    let names = story.names();
    let answers = if story.is_chosen() { "answers" } else { "points" };
    let measure = Measure::of(story.instrument);
    let marks = if measure.marks_mixes(story.scores.people.len()) {
        "Each mark is one mix of answers, its area the number of people who gave it; the nearer a \
         corner, the larger that share."
            .to_owned()
    } else if shows_single_people(story) {
        format!(
            "Each mark is one person; its place is the mix of their {answers}, and the nearer a \
             corner, the larger that share."
        )
    } else {
        format!(
            "The diamond is the mix of all {answers}: the nearer a corner, the larger that share. With \
             fewer than {} people, none of them has a mark of their own.",
            spelled(PRIVATE_BELOW)
        )
    };
    format!(
        "{marks} Three scales in per cent: {} on the left edge, {} on the base, {} on \
         the right edge.",
        names[0], names[1], names[2]
    )
}

fn spread_caption(story: &Story) -> String {
    let what = story.level_word();
    if !shows_single_people(story) {
        return format!(
            "Diamond and number: {}. With fewer than {} people, none of them has a mark of their own.",
            story.everybody(),
            spelled(PRIVATE_BELOW)
        );
    }
    format!(
        "Each mark is one person, at their {what}; marks that would meet stand above each other, \
         closer where there are many. Diamond and number: {}.",
        story.everybody()
    )
}

fn shares(story: &Story) -> Fact {
    let team = &story.scores.team;
    let first = first_and_second(&team.shares).map_or(0, |(first, _)| first);
    let mean = format!("the mean of {} {}", people_of(story), story.levels_word());
    let of = match story.instrument.mode() {
        Mode::Choose => "",
        Mode::Rate(_) => "of 100 ",
        Mode::Allocate { .. } => "of the points ",
        Mode::Rank => "of the rank points ",
    };
    if team.tied.len() > 1 {
        let names: Vec<&str> = team.tied.iter().map(|&place| story.name(place)).collect();
        let each = if team.tied.len() == 2 { "both " } else { "each of " };
        let rest = others(story, &team.tied);
        let rest = if rest.is_empty() { String::new() } else { format!(" {rest}.") };
        return Fact {
            figure: story.level_among(team.shares[team.tied[0]], &team.shares),
            class: None,
            text: format!("{of}for {each}{}, {mean}.{rest}", list_and(&names)),
        };
    }
    let rest = others(story, &[first]);
    let bound = absent_bound(story).map_or(String::new(), |text| format!(" {text}"));
    let word = match (team.strength, story.is_chosen()) {
        (Strength::Clear, true) => " The lead is clear.".to_owned(),
        (Strength::Leaning, true) if is_held_back(story) => {
            " The word for this lead is “leaning”, since how many were asked is not known."
                .to_owned()
        }
        (Strength::Leaning, true) => " The word for this lead is “leaning”.".to_owned(),
        _ => String::new(),
    };
    Fact {
        figure: story.level_among(team.shares[first], &team.shares),
        class: story.first_of_team(team).map(class),
        text: format!("{of}for {}, {mean}. {rest}.{word}{bound}", story.name(first)),
    }
}

/// Whether the lead would be clear if somebody knew how many were asked.
fn is_held_back(story: &Story) -> bool {
    let people: Vec<&PersonScores> = story.scores.people.iter().collect();
    let all_answered =
        Tally::of(&people, story.instrument).headline(Some(people.len()), story.instrument);
    story.scores.team.invited.is_none() && all_answered.strength == Strength::Clear
}

fn people_of(story: &Story) -> String {
    match story.people() {
        2 => "both people’s".to_owned(),
        people => format!("{} people’s", format::count(people)),
    }
}

/// `Strategic follows with 27 %, Hybrid with 23 %`
fn others(story: &Story, but: &[usize]) -> String {
    let shares = &story.scores.team.shares;
    let is_left = |place: &usize| !but.contains(place) && !is_nothing(shares[*place]);
    if story.is_chosen() && !(0..shares.len()).any(|place| is_left(&place)) {
        return if but.len() == shares.len() {
            String::new()
        } else {
            "No answer is for another orientation".to_owned()
        };
    }
    let mut rest: Vec<usize> = (0..shares.len()).filter(|place| !but.contains(place)).collect();
    rest.sort_by(|&a, &b| shares[b].total_cmp(&shares[a]));
    let parts: Vec<String> = rest
        .iter()
        .enumerate()
        .map(|(index, &place)| {
            let verb = if index == 0 { " follows" } else { "" };
            let level = story.level_among(shares[place], shares);
            format!("{}{verb} with {level}", story.name(place))
        })
        .collect();
    parts.join(", ")
}

/// What the shares would be if everybody without a score had answered for the strongest rival.
pub(super) fn absent_bound(story: &Story) -> Option<String> {
    let absent = story.absent().filter(|&absent| absent > 0)?;
    let team = &story.scores.team;
    let (first, second) = first_and_second(&team.shares)?;
    let all = (story.people() + absent) as f64;
    let present = story.people() as f64 / all;
    let kept = team.shares[first] * present;
    let rival = team.shares[second] * present + absent as f64 * most_share(story.instrument) / all;
    let name = story.name(second);
    let who = match absent {
        1 => "If the one person without a score had".to_owned(),
        _ => format!("If the {} people without a score had", spelled(absent)),
    };
    let leader = story.name(first);
    let given = match story.instrument.mode() {
        Mode::Choose => format!("chosen {name} throughout"),
        Mode::Rate(_) => format!("rated all of {name} highest and all of {leader} lowest"),
        Mode::Allocate { .. } => format!("given {name} all points"),
        Mode::Rank => format!("ranked {name} first and {leader} last throughout"),
    };
    let start = format!("{who} {given},");
    let (kept, rival) = (story.level(kept), story.level(rival));
    Some(if team.holds_whatever_the_absent_say {
        if kept == rival {
            format!("{start} {leader} would still be first, by less than a point.")
        } else {
            format!("{start} it would still be {kept} to {rival}.")
        }
    } else {
        format!("{start} {name} would have {rival} and {leader} {kept}.")
    })
}

fn traits(story: &Story) -> Fact {
    let led = headline::traits_led(story, &story.scores.team);
    let tied = tied_traits(story);
    let most = led.iter().map(Vec::len).max().unwrap_or(0);
    let first: Vec<usize> = (0..led.len()).filter(|&place| led[place].len() == most).collect();
    let shared = match tied.len() {
        0 => String::new(),
        count if count == story.traits() => String::new(),
        count => format!(" The first place is shared on {}.", spelled(count)),
    };
    let unanswered = match story.silent_traits().len() {
        0 => String::new(),
        silent => format!(" Nobody answered {}.", spelled(silent)),
    };
    let shared = shared + &unanswered;
    if most == 0 {
        return Fact {
            figure: format!("{} of {}", format::count(tied.len()), format::count(story.traits())),
            class: None,
            text: format!(
                "{} statements that share the first place: no orientation leads alone.",
                plural(story.traits(), "trait has", "traits have")
            ),
        };
    }
    let names: Vec<&str> = first.iter().map(|&place| story.name(place)).collect();
    let rest: Vec<String> = (0..led.len())
        .filter(|place| !first.contains(place) && !led[*place].is_empty())
        .map(|place| format!("{} by {}", spelled(led[place].len()), story.name(place)))
        .collect();
    let rest = if rest.is_empty() { String::new() } else { format!(", {}", list_and(&rest)) };
    let of_each = if first.len() == 1 { "" } else { " each" };
    Fact {
        figure: format!("{} of {}", format::count(most), format::count(story.traits())),
        class: (first.len() == 1).then(|| class(first[0])),
        text: format!(
            "{} {} led by {}{of_each}{rest}.{shared}",
            plural(story.traits(), "trait", "traits"),
            plural(most, "is", "are"),
            list_and(&names)
        ),
    }
}

/// The traits on which two statements or more have the most answers.
pub(super) fn tied_traits(story: &Story) -> Vec<usize> {
    let traits = &story.scores.team.traits;
    (0..traits.len()).filter(|&place| leaders(&traits[place].counts).len() > 1).collect()
}

fn people(story: &Story) -> Fact {
    let all = story.people();
    let mut numbers = vec![0; story.names().len()];
    for place in story.scores.people.iter().filter_map(|person| story.first_of(person)) {
        numbers[place] += 1;
    }
    let none = all - numbers.iter().sum::<usize>();
    let first = leaders(&numbers);
    let of = |count: usize| format!("{} of {}", format::count(count), format::count(all));
    let is_chosen = story.is_chosen();
    let without = if is_chosen { "no single orientation" } else { "a tie for first place" };
    let lacking = |count: usize| format!("{} {without}", plural(count, "has", "have"));
    let Some(&most) = first.first().map(|&place| &numbers[place]) else {
        return Fact { figure: of(all), class: None, text: format!("people {}.", lacking(all)) };
    };
    // Where several are as many, the first of them stands beside the figure, and no colour.
    let named = first[0];
    if is_chosen && none > most {
        let called: Vec<String> = (0..numbers.len())
            .filter(|&place| numbers[place] > 0)
            .map(|place| {
                let many = numbers[place];
                format!("{} {} {}", spelled(many), plural(many, "is", "are"), story.name(place))
            })
            .collect();
        let text = format!("people {}; {}.", lacking(none), list_and(&called));
        return Fact { figure: of(none), class: None, text };
    }
    let rest: Vec<String> = (0..numbers.len())
        .filter(|&place| place != named && numbers[place] > 0)
        .map(|place| {
            let many = numbers[place];
            let are = if is_chosen { plural(many, " is", " are") } else { "" };
            format!("{}{are} {}", spelled(many), story.name(place))
        })
        .chain((none > 0).then(|| format!("{} {}", spelled(none), lacking(none))))
        .collect();
    let rest = if rest.is_empty() { String::new() } else { format!("; {}", list_and(&rest)) };
    let name = story.name(named);
    Fact {
        figure: of(most),
        class: (first.len() == 1).then(|| class(named)),
        text: if is_chosen {
            format!("people {} {name}, clear or leaning{rest}.", plural(most, "is", "are"))
        } else {
            format!("people {}{rest}.", headline::puts_first(story, name, most == 1))
        },
    }
}

fn caution(story: &Story) -> String {
    let people = story.people();
    let wave = if story.responses.mixed.is_some() { "all of them" } else { "this wave" };
    let reports = if story.counts_some_twice() {
        format!(
            "All figures are what {} say of people’s own work in {wave}; some people gave more than one.",
            count_noun(people, "response", "responses")
        )
    } else {
        format!(
            "All figures are what {} said of their own work in {wave}.",
            count_noun(people, "person", "people")
        )
    };
    let first = if let Some(mixed) = mixed(story) {
        mixed
    } else if let Some(few) = few(story) {
        few
    } else if could_change(story) {
        format!(
            "The {} without a score could change the first place. Say “{}” beside every figure that \
             you quote.",
            plural(story.absent().unwrap_or(0), "one person", "people"),
            story.answered()
        )
    } else {
        teams_differ(story)
            .or_else(|| unanswered(story))
            .or_else(|| shaky(story))
            .unwrap_or_else(|| on_traits(story))
    };
    format!("{first} {reports}")
}

/// That the shares of all describe no team, where teams are compared and not all are first for the same.
fn teams_differ(story: &Story) -> Option<String> {
    let compared = story.scores.comparable();
    let first = |place: &usize| story.first_of_team(&story.scores.teams[*place]);
    let differ = compared.windows(2).any(|two| first(&two[0]) != first(&two[1]));
    let is_told = story.options.compare == Compare::Teams && compared.len() > 1 && differ;
    is_told.then(|| {
        format!(
            "{}. The {} of the whole group are the mean of all people and describe no single team.",
            headline::teams(story, &compared),
            story.levels_word()
        )
    })
}

/// That traits have no answer at all, as where a question was left out of the form.
fn unanswered(story: &Story) -> Option<String> {
    let silent = story.silent_traits();
    let rest = story.traits() - silent.len();
    (!silent.is_empty()).then(|| {
        format!(
            "Nobody answered {}, so every figure rests on the other {}. Check that the form asked for \
             all.",
            story.on_traits(&silent, MOST_NAMED),
            spelled(rest)
        )
    })
}

/// What a slide has to say beside its headline: that people are few, that teams differ, or that it rests on
/// little.
pub(super) fn caution_of_a_slide(story: &Story) -> Option<String> {
    mixed(story).or_else(|| few(story)).or_else(|| teams_differ(story)).or_else(|| shaky(story))
}

/// That answers of several waves are counted as one, which nobody may take for one wave.
fn mixed(story: &Story) -> Option<String> {
    let mixed = story.responses.mixed.as_ref()?;
    Some(format!(
        "The file holds {} waves, told apart by “{}”, and every figure counts them as one. Ask for one \
         of them before you quote any.",
        spelled(mixed.waves),
        mixed.header
    ))
}

/// What so few people mean for every number; nothing where they are enough for words.
fn few(story: &Story) -> Option<String> {
    let people = story.people();
    if people >= story.instrument.bounds().people_for_words {
        return None;
    }
    let has_fewer = story.scores.team.traits.iter().any(|own| (1..people).contains(&own.answered));
    let or_more = if has_fewer { " or more" } else { "" };
    Some(if story.is_chosen() {
        format!(
            "With {} people, one other answer moves a trait by {}{or_more}. Talk about the answers; do not \
             build on the shares.",
            spelled(people),
            lead_in_points(1.0 / people as f64, 0.0)
        )
    } else {
        format!(
            "With {} people, each of them makes up {} of every number. Talk about the answers; do \
             not build on the numbers.",
            spelled(people),
            format::percent(1.0 / people as f64)
        )
    })
}

/// The headline where it rests on one person, or is another under other rules.
fn shaky(story: &Story) -> Option<String> {
    let influence = story.findings.team.influence.as_ref();
    influence
        .filter(|influence| influence.difference >= Difference::Orientation)
        .map(|influence| firm::rests_on_one(story, influence))
        .or_else(|| Some(firm::changed(story, firm::shaken(story.findings)?)))
        .or_else(|| turned_by_one(story))
}

/// That one person with all answers changed could put another orientation first. Where a word stands for
/// the lead, that says it.
fn turned_by_one(story: &Story) -> Option<String> {
    let margin = story.findings.team.margin.as_ref()?;
    (!story.is_chosen() && margin.people == 1).then(|| {
        format!(
            "One of {} people with all answers changed could put another orientation first: quote the \
             lead beside the first place.",
            format::count(story.people())
        )
    })
}

/// Whether the people without a score could change who is first.
pub(super) fn could_change(story: &Story) -> bool {
    let team = &story.scores.team;
    let absent = story.absent().unwrap_or(0) > 0;
    absent && story.first_of_team(team).is_some() && !team.holds_whatever_the_absent_say
}

fn on_traits(story: &Story) -> String {
    let tied = tied_traits(story);
    let quote =
        format!("Quote {}’s {}, not a single trait.", story.everybody(), story.levels_word());
    if !tied.is_empty() {
        let on = story.on_traits(&tied, MOST_NAMED);
        let shared = "the first place is shared, and one other answer would name a leader.";
        return format!("On {on} {shared} {quote}");
    }
    match story.instrument.mode() {
        Mode::Choose => {}
        Mode::Rate(_) => {
            return "People use a scale each in their own way. Compare a score with the same person’s \
                    mean, not one person’s with another’s."
                .to_owned();
        }
        Mode::Allocate { .. } | Mode::Rank => {
            return "More points for one orientation are less for the others: a share tells of the \
                    balance, not of how much there is."
                .to_owned();
        }
    }
    let close = story.scores.team.traits.iter().filter(|one| rests_on_one(&one.counts)).count();
    match close {
        0 => "A share says what people choose, not how well they do it. A larger one is not a better one.".to_owned(),
        _ => format!(
            "{} {} on one person: with that answer changed, another statement would be first. {quote}",
            capital(&format!("{} {}", spelled(close), plural(close, "trait", "traits"))),
            plural(close, "rests", "rest")
        ),
    }
}

/// Whether one person's other answer would put another statement first.
fn rests_on_one(counts: &[usize]) -> bool {
    let mut sorted = counts.to_vec();
    sorted.sort_unstable_by(|a, b| b.cmp(a));
    matches!(sorted[..], [first, second, ..] if first == second + 1)
}
