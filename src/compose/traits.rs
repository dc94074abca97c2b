//! Every statement with its count.

use crate::chart;
use crate::format;
use crate::instrument::Mode;
use crate::score::TraitScores;

use super::headline;
use super::radar::basis;
use super::report::{ChartBlock, Figure, Head, StatementCell, TraitRow, Traits};
use super::story::{Story, class};
use super::words::{DASH, capital, plural};

pub(super) fn traits(story: &Story) -> Option<Traits> {
    if !story.has_team() {
        return None;
    }
    let team = &story.scores.team;
    let has_agreement =
        story.is_chosen() && story.people() >= story.instrument.bounds().people_for_words;
    let head = Head::new("traits", "Trait by trait", headline::traits(story));
    Some(Traits {
        head: head.lead(lead(story)),
        has_agreement,
        has_n: has_n(story),
        table_name: if story.is_chosen() {
            "Counts per statement".to_owned()
        } else {
            format!("Mean {} per statement", story.levels_word())
        },
        rows: team.traits.iter().enumerate().map(|(place, one)| row(story, place, one)).collect(),
        total: story.levels(&team.shares, story.first_of_team(team), &team.tied),
        total_name: capital(story.scores.everybody_in_short()),
        total_n: format::count(team.people),
        notes: notes(story, has_agreement),
        around: around(story),
    })
}

/// The ratings around the middle of their scale: what scores below it and what above.
fn around(story: &Story) -> Option<ChartBlock> {
    let Mode::Rate(scale) = story.instrument.mode() else { return None };
    let rated = story.scores.team.traits.iter().filter(|one| one.answered > 0);
    let all: Vec<f64> = rated.flat_map(|one| one.shares.iter().copied()).collect();
    let below = all.iter().filter(|share| chart::is_below_middle(**share)).count();
    let total = format::count(all.len());
    let title = match below {
        _ if all.is_empty() => return None,
        0 => format!("None of the {total} statements scores below the middle of the scale"),
        1 => format!("One of the {total} statements scores below the middle of the scale"),
        all_of_them if all_of_them == all.len() => {
            format!("All {total} statements score below the middle of the scale")
        }
        many => format!(
            "{} of the {total} statements score below the middle of the scale",
            capital(&format::spelled(many))
        ),
    };
    let middle = f64::midpoint(f64::from(scale.least), f64::from(scale.most));
    let places = usize::from(middle.fract() > 0.0);
    let caption = format!(
        "Mean score of each statement; {}. The bars begin at {}, the middle of the scale ({} on the \
         scale from {} to {}): to the left are lower scores, to the right higher ones. The number is \
         the score.",
        basis(story),
        format::decimal(story.measure().most() / 2.0, 0),
        format::decimal(middle, places),
        scale.least,
        scale.most
    );
    Some(ChartBlock { title, figure: Figure { drawing: "ratings".to_owned(), caption } })
}

fn lead(story: &Story) -> String {
    let most = most(story);
    match story.instrument.mode() {
        Mode::Choose => chosen(story),
        Mode::Rate(scale) => format!(
            "The mean score of each statement, from 0 when all rate it {} to {most} when all rate \
             it {}.",
            scale.least, scale.most
        ),
        Mode::Allocate { .. } => format!("The mean points of each statement, of {most} in all."),
        Mode::Rank => format!(
            "How many statements of its trait each one is ranked above, in the mean: {most} when \
             all rank it first, 0 when all rank it last."
        ),
    }
}

/// The end of a trait's scale.
fn most(story: &Story) -> String {
    format::decimal(story.measure().most(), 0)
}

fn chosen(story: &Story) -> String {
    // What is said of a trait that nobody answered holds for each of its statements.
    let silent = story.silent_traits().len();
    let answered = story.scores.team.traits.iter().filter(|one| one.answered > 0);
    let counts: Vec<usize> = answered.flat_map(|one| one.counts.iter().copied()).collect();
    let by_nobody = counts.iter().filter(|&&count| count == 0).count();
    let all = format::count(counts.len());
    let were = format!("{} chosen by nobody.", plural(by_nobody, "was", "were"));
    let last = match (silent, by_nobody) {
        (0, 0) => "Every statement was chosen by somebody.".to_owned(),
        (0, many) => {
            format!("{} of the {all} statements {were}", capital(&format::spelled(many)))
        }
        (silent, many) => {
            let none = format::spelled(silent);
            let traits = plural(silent, "trait", "traits");
            let of_others = match many {
                0 => format!("Each of the {all} statements of the others was chosen by somebody."),
                many => format!(
                    "Of the {all} statements of the others {} {were}",
                    format::spelled(many)
                ),
            };
            format!("Nobody answered {none} {traits}. {of_others}")
        }
    };
    format!("How many people chose each statement. {last}")
}

fn row(story: &Story, place: usize, one: &TraitScores) -> TraitRow {
    let of = &story.instrument.traits()[place];
    let numbers = story.trait_numbers(one);
    TraitRow {
        number: format::count(place + 1),
        name: of.name.clone(),
        cells: numbers
            .into_iter()
            .enumerate()
            .map(|(at, number)| StatementCell {
                class: format!("{} d{}", class(at), story.measure().depth(one, at)),
                mark: story.mark(Some(at)),
                statement: statement(story, place, at),
                count: number.text,
                top: number.top,
            })
            .collect(),
        n: format::count(one.answered),
        agreement: one.agreement.map_or_else(|| DASH.to_owned(), format::probability),
    }
}

/// A statement; one that says the opposite of its orientation is marked.
pub(super) fn statement(story: &Story, place: usize, orientation: usize) -> String {
    let of = &story.instrument.traits()[place];
    let turned = if of.reversed[orientation] { " (reversed)" } else { "" };
    format!("{}{turned}", of.statements[orientation])
}

fn notes(story: &Story, has_agreement: bool) -> Vec<String> {
    let n = if has_n(story) {
        "n: how many answered the trait.".to_owned()
    } else {
        everybody_answered(story)
    };
    let all = capital(story.scores.everybody_in_short());
    let mut notes = vec![if story.is_chosen() {
        format!(
            "Bold: the largest count of its row; ties are all bold. Depth of colour: share of the \
             answers to that trait, in steps of 20 %. {n} {all}: the mean of the people’s shares."
        )
    } else {
        format!(
            "Bold: the largest number of its row; ties are all bold. Depth of colour: a fifth of the \
             scale at each step. {n} {all}: the mean of the people’s {}.",
            story.levels_word()
        )
    }];
    notes.extend(turned(story));
    notes.extend(weights(story));
    if !story.is_chosen() {
        return notes;
    }
    if has_agreement {
        notes.push(
            "Agreement is 1 when all choose the same statement and 0 when the statements are chosen \
             equally often. It says how alike the answers are, not whether they are right."
                .to_owned(),
        );
    } else {
        notes.push(format!(
            "Agreement is shown from {} people on.",
            format::spelled(story.instrument.bounds().people_for_words)
        ));
    }
    notes
}

/// Whether traits differ in how many answered them: a column that says the same of each is one sentence.
pub(super) fn has_n(story: &Story) -> bool {
    story.scores.team.traits.iter().any(|own| own.answered != story.people())
}

/// That sentence.
pub(super) fn everybody_answered(story: &Story) -> String {
    format!("Everybody answered every trait: {}.", format::n(story.people()))
}

/// What the word beside a statement that says the opposite means.
pub(super) fn turned(story: &Story) -> Option<String> {
    let some = story.instrument.traits().iter().any(|row| row.reversed.contains(&true));
    some.then(|| {
        "Reversed: the statement says the opposite of its orientation, and its ratings are turned \
         round before they count."
            .to_owned()
    })
}

/// Which traits weigh more than others.
pub(super) fn weights(story: &Story) -> Option<String> {
    if !story.instrument.has_weights() {
        return None;
    }
    let mut groups: Vec<(u16, Vec<usize>)> = Vec::new();
    for (place, row) in story.instrument.traits().iter().enumerate() {
        match groups.iter_mut().find(|(weight, _)| *weight == row.weight) {
            Some((_, places)) => places.push(place),
            None => groups.push((row.weight, vec![place])),
        }
    }
    groups.sort_by_key(|(weight, places)| (std::cmp::Reverse(places.len()), *weight));
    let text = |weight: u16| {
        let places = match weight {
            hundreds if hundreds % 100 == 0 => 0,
            tens if tens % 10 == 0 => 1,
            _ => 2,
        };
        format::decimal(f64::from(weight) / 100.0, places)
    };
    let (most, rest) = groups.split_first()?;
    let rest: Vec<String> = rest
        .iter()
        .map(|(weight, places)| format!("{} by {}", story.trait_names(places), text(*weight)))
        .collect();
    Some(format!(
        "In the shares of people and team, traits count by their weight: {}, all others by {}.",
        rest.join("; "),
        text(most.0)
    ))
}
