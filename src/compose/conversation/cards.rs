//! Cards for the traits on which answers differ most.

use crate::analyse::{Split, Word};
use crate::compose::agreement::{is_over_reversed, likeness};
use crate::compose::report::{Card, Side, SideQuestion};
use crate::compose::story::Story;
use crate::compose::traits::{statement, turned};
use crate::compose::words::{capital, list_and, plural};
use crate::format::{self, spelled};

/// The most cards.
pub(super) const MOST: usize = 3;

/// Fewest people on a side: with fewer, a card would ask one person before all others.
const FEWEST_ON_A_SIDE: usize = 2;

/// Fewest people for a card: two sides.
pub(super) const FEWEST_PEOPLE: usize = 2 * FEWEST_ON_A_SIDE;

/// The most sides that are asked one by one.
const MOST_SIDES: usize = 3;

/// A trait that has a card.
pub(super) struct Chosen {
    /// Its place in the instrument.
    pub(super) place: usize,
    /// Who is asked: places of orientations, or a statement that people are divided over.
    asked: Asked,
    /// How alike the answers are: traits that are equal here differ equally.
    alike: (bool, f64),
}

enum Asked {
    /// The statements that most people stand for, the larger side first.
    Statements(Vec<(usize, usize)>),
    /// A statement, with how many rate it below and above the middle of the scale.
    Over { orientation: usize, below: usize, above: usize },
}

/// The traits that have a card, the most divided first: in the order that the chapter on agreement
/// ends with.
pub(super) fn places(story: &Story) -> Vec<Chosen> {
    let mut all = divided(story);
    all.truncate(MOST);
    all
}

/// What is true of all traits that have a card: splits come first, and answers that are spread evenly
/// are less alike than two camps.
pub(super) fn apart(story: &Story, chosen: &[Chosen]) -> &'static str {
    let has_card = |place: usize| chosen.iter().any(|one| one.place == place);
    let likest = chosen.iter().map(|one| one.alike.1).fold(f64::MIN, f64::max);
    let mut others = (0..story.traits()).filter(|place| !has_card(*place)).map(|place| {
        likeness(&story.scores.team.traits[place], &story.findings.team.traits[place])
    });
    if others.all(|alike| alike > likest - 1e-9) {
        "the answers differ most"
    } else if chosen.iter().all(|one| !one.alike.0) {
        "the answers are split"
    } else {
        "the answers stand apart"
    }
}

fn divided(story: &Story) -> Vec<Chosen> {
    let mut all: Vec<Chosen> = (0..story.traits())
        .filter_map(|place| {
            let found = &story.findings.team.traits[place];
            let scores = &story.scores.team.traits[place];
            let alike = (found.word != Some(Word::Split), likeness(scores, found));
            Some(Chosen { place, asked: asked(story, place)?, alike })
        })
        .collect();
    all.sort_by(|one, other| {
        one.alike.0.cmp(&other.alike.0).then(one.alike.1.total_cmp(&other.alike.1))
    });
    all
}

/// Who stands on the two sides of a trait, or the three that are as large; none where a side is too
/// small, or where the mode has no count of people for it.
fn asked(story: &Story, place: usize) -> Option<Asked> {
    let found = &story.findings.team.traits[place];
    if story.is_chosen() {
        let counts = &story.scores.team.traits[place].counts;
        let mut order: Vec<usize> = (0..counts.len()).collect();
        order.sort_by_key(|&orientation| std::cmp::Reverse(counts[orientation]));
        let second = counts[*order.get(1)?];
        let sides: Vec<(usize, usize)> = order
            .into_iter()
            .filter(|&orientation| counts[orientation] >= second)
            .map(|orientation| (orientation, counts[orientation]))
            .collect();
        return (second >= FEWEST_ON_A_SIDE).then_some(Asked::Statements(sides));
    }
    match found.split? {
        Split::Between { orientations: [first, second], people: [many, few] } => {
            (few >= FEWEST_ON_A_SIDE).then(|| Asked::Statements(vec![(first, many), (second, few)]))
        }
        Split::Over { orientation, below, above } => (below.min(above) >= FEWEST_ON_A_SIDE)
            .then_some(Asked::Over { orientation, below, above }),
    }
}

/// The card of a trait; the number decides which question is asked.
pub(super) fn card(story: &Story, number: usize, chosen: &Chosen) -> Card {
    let place = chosen.place;
    let of = &story.instrument.traits()[place];
    let scores = &story.scores.team.traits[place];
    // Of fewer people than words of agreement need, the index would say more than it knows.
    let has_words =
        story.is_chosen() && story.people() >= story.instrument.bounds().people_for_words;
    let agreement = scores.agreement.filter(|_| has_words);
    Card {
        at: place.to_string(),
        name: of.name.clone(),
        word: story.findings.team.traits[place].word.map(|word| word.word().to_owned()),
        agreement: agreement.map(format::index),
        n: format::count(scores.answered),
        drawing: format!("{}-{}", if story.is_chosen() { "trait" } else { "camps" }, of.id),
        sides: sides(story, chosen),
        questions: questions(story, number, chosen),
    }
}

fn sides(story: &Story, chosen: &Chosen) -> Vec<Side> {
    let place = chosen.place;
    let below = |key: &str| format!("team.traits.{place}.{key}");
    if story.is_chosen() {
        let numbers = story.trait_numbers(&story.scores.team.traits[place]);
        return numbers
            .into_iter()
            .enumerate()
            .map(|(orientation, number)| Side {
                mark: story.mark(Some(orientation)),
                statement: statement(story, place, orientation),
                count: number.text,
                path: below(&format!("counts.{}", story.orientation(orientation).id)),
                top: number.top,
            })
            .collect();
    }
    match &chosen.asked {
        Asked::Statements(asked) => asked
            .iter()
            .enumerate()
            .map(|(at, &(orientation, people))| Side {
                mark: story.mark(Some(orientation)),
                statement: statement(story, place, orientation),
                count: format::count(people),
                path: below(&format!("split.people.{at}")),
                top: people == asked[0].1,
            })
            .collect(),
        &Asked::Over { orientation, below: few, above: many } => {
            let text = statement(story, place, orientation);
            let side = |of: &str, people: usize, at: usize| Side {
                mark: story.mark(Some(orientation)),
                statement: format!("{text}: {of} the middle"),
                count: format::count(people),
                path: below(&format!("split.people.{at}")),
                top: people == few.max(many),
            };
            vec![side("above", many, 1), side("below", few, 0)]
        }
    }
}

/// One question for each side: the same words, so that no side has more room than another.
fn questions(story: &Story, number: usize, chosen: &Chosen) -> Vec<SideQuestion> {
    let ask = |orientation: usize, text: String| SideQuestion {
        mark: story.mark(Some(orientation)),
        text,
    };
    match &chosen.asked {
        Asked::Statements(asked) if asked.len() > MOST_SIDES => vec![SideQuestion {
            mark: story.mark(None),
            text: "Which of these would we miss most if nobody here stood for it?".to_owned(),
        }],
        Asked::Statements(asked) => asked
            .iter()
            .map(|&(orientation, _)| {
                let text = statement(story, chosen.place, orientation);
                ask(orientation, open(number, &text))
            })
            .collect(),
        &Asked::Over { orientation, .. } => {
            // Of the statement as it is read, whichever way its ratings count.
            let text = &story.instrument.traits()[chosen.place].statements[orientation];
            vec![
                ask(orientation, format!("What would we gain with more of “{text}”?")),
                ask(orientation, format!("What would we gain with less of “{text}”?")),
            ]
        }
    }
}

fn open(number: usize, statement: &str) -> String {
    match number % MOST {
        0 => format!("When did “{statement}” last help us, and what made that possible?"),
        1 => format!("Which work of the next weeks needs “{statement}” most, and why?"),
        _ => format!("What would we lose if nobody here stood for “{statement}”?"),
    }
}

/// What the cards leave out, or why there is none; and what a reversed statement on one means.
pub(super) fn note(story: &Story, chosen: &[Chosen]) -> String {
    let is_turned = chosen.iter().any(|one| is_over_reversed(story, one.place));
    let all = [Some(left_out(story, chosen)), turned(story).filter(|_| is_turned)];
    let all: Vec<String> = all.into_iter().flatten().filter(|text| !text.is_empty()).collect();
    all.join(" ")
}

fn left_out(story: &Story, chosen: &[Chosen]) -> String {
    let Some(last) = chosen.last() else {
        let few = spelled(FEWEST_ON_A_SIDE);
        return if story.is_chosen() {
            format!(
                "There is no card: one needs {few} people on each of two sides, so that it asks \
                 nobody alone."
            )
        } else {
            format!(
                "There is no card: one needs a trait that is split in two camps, of {few} people or \
                 more each, so that it asks nobody alone."
            )
        };
    };
    let all = divided(story);
    let equal: Vec<usize> = all
        .iter()
        .skip(chosen.len())
        .filter(|one| one.alike.0 == last.alike.0 && (one.alike.1 - last.alike.1).abs() < 1e-9)
        .map(|one| one.place)
        .collect();
    let name = |place: usize| story.instrument.traits()[place].name.as_str();
    let others = match equal.len() {
        0 => return String::new(),
        1..=3 => list_and(&equal.iter().map(|&place| name(place)).collect::<Vec<_>>()),
        many => format!("{} more {}", spelled(many), plural(many, "trait", "traits")),
    };
    let team = capital(story.everybody());
    let alike = if last.alike.0 { "Answers differ".to_owned() } else { format!("{team} is split") };
    format!(
        "{alike} as much on {others} as on {}: of equals, the first in the instrument has the card.",
        name(last.place)
    )
}
