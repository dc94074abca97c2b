//! What a header says of its numbers: `(1 = strongly agree, 5 = strongly disagree)`. Where that is the
//! other way round than Orient counts, every number would stand for its opposite.

mod labels;
mod order;

use self::labels::{Joined, Labels, alone, labelled};
use super::super::marks;
use super::super::usual::{self, End};
use super::super::words::words;
use super::{Columns, Matcher, Named, TraitColumns};
use crate::error::Problem;
use crate::instrument::{Mode, Scale};

/// What says that the least number is the best one.
const LEAST_IS_BEST: [&str; 8] = [
    "lower is better",
    "lower the better",
    "low is better",
    "less is better",
    "smaller is better",
    "lowest is best",
    "schulnote",
    "schulnoten",
];

/// What says that the largest is, so that one of both is asked for.
const MOST_IS_BEST: [&str; 6] = [
    "higher is better",
    "higher the better",
    "high is better",
    "more is better",
    "bigger is better",
    "highest is best",
];
/// What says before one of them that it is not so.
const NOT: [&str; 10] =
    ["not", "no", "keine", "kein", "nicht", "pas", "non", "niet", "geen", "never"];

/// A number of a scale and the words that stand for it.
type Label = (u16, String);

/// Which way a header says that its numbers run.
#[derive(Debug)]
enum Direction {
    /// As Orient counts.
    Usual,
    /// The other way.
    Turned(Turned),
}

/// What a header says of numbers, or of a list, that runs the other way.
#[derive(Debug)]
enum Turned {
    /// What the least and the largest number stand for.
    Both([Label; 2]),
    /// What one of them stands for.
    One(Label),
    /// In words alone.
    Words(String),
}

impl Turned {
    /// What the header says, as a message has it.
    fn said(&self) -> String {
        match self {
            Self::Both([(low, its), (high, of_high)]) => {
                format!("that {low} is `{its}` and {high} is `{of_high}`")
            }
            Self::One((number, label)) => format!("that {number} is `{label}`"),
            Self::Words(words) => format!("`{words}`"),
        }
    }
}

impl Matcher<'_> {
    /// An error for headers that say that their numbers, or their lists, run the other way.
    pub(super) fn turned_scales(&self, columns: &Columns) -> Option<Problem> {
        let mode = self.instrument.mode();
        let (scale, what, hint) = match mode {
            Mode::Rate(scale) => (
                scale,
                "in a rating, the highest number is the most",
                "export the texts of the answers, or turn the numbers round and correct the header",
            ),
            Mode::Rank => (
                Scale { least: 1, most: u16::try_from(self.instrument.orientations().len()).ok()? },
                "in a rank, 1 is what fits best",
                "turn the numbers round and correct the header, or export the order in words",
            ),
            Mode::Choose | Mode::Allocate { .. } => return None,
        };
        let has_numbers = |column: usize| {
            self.sample[column].iter().any(|cell| cell.trim().parse::<f64>().is_ok())
        };
        let of = |(place, one): (usize, &TraitColumns)| -> Vec<(usize, usize)> {
            one.all().map(|column| (place, column)).collect()
        };
        let all: Vec<(usize, usize)> = columns.traits.iter().enumerate().flat_map(of).collect();
        let mut numbered = all.iter().filter(|(_, column)| has_numbers(*column));
        let found =
            numbered.find_map(|&(place, column)| match self.direction(place, column, scale)? {
                Direction::Usual => None,
                Direction::Turned(turned) => Some((column, turned)),
            });
        if let Some((column, turned)) = found {
            let message = format!("the header says {}, but {what}", turned.said());
            return Some(Problem::error(message).at(self.table.column(column)).hint(hint));
        }
        // `1 = best` says more than what is asked for before it.
        let is_usual = |place: usize, column: usize| {
            matches!(self.direction(place, column, scale), Some(Direction::Usual))
        };
        let mut ordered =
            all.iter().filter(|&&(place, column)| mode == Mode::Rank && !is_usual(place, column));
        let (column, asked) = ordered.find_map(|&(_, column)| {
            Some((column, order::least_first(&self.header.headings[column].question)?))
        })?;
        Some(
            Problem::error(format!("the header asks for an order `{asked}`, but in an order, the first is what fits best"))
                .at(self.table.column(column))
                .hint("turn the orders round and correct the header"),
        )
    }

    /// Which way the header of a trait's column says that numbers run.
    fn direction(&self, place: usize, column: usize, scale: Scale) -> Option<Direction> {
        let header = marks::in_usual_signs(&self.header.shown(column));
        let (shown, header) = (&header, self.without_statement(place, &header));
        let own = |(number, label): Label| (number, self.without_name(place, &label).to_owned());
        for (joined, labels) in labelled(header) {
            let may_be = |(_, label): &Label| {
                !label.is_empty() && (joined != Joined::Bare || usual::speaks_of_ends(label))
            };
            let labels = labels.into_iter().map(own).filter(may_be).collect();
            let Some([low, high]) = ends(labels, scale) else { continue };
            match self.are_turned(joined, &low, &high, scale) {
                Some(true) => return Some(Direction::Turned(Turned::Both([low, high]))),
                Some(false) => return Some(Direction::Usual),
                None => {}
            }
        }
        let is_on_scale = |one: &Label| (scale.least..=scale.most).contains(&one.0);
        let found: Vec<Label> = alone(header).into_iter().filter(is_on_scale).map(own).collect();
        if let [one] = &found[..] {
            match self.is_turned(one, scale) {
                Some(true) => return Some(Direction::Turned(Turned::One(one.clone()))),
                Some(false) => return Some(Direction::Usual),
                None => {}
            }
        }
        let said =
            self.least_is_best(place, shown).filter(|_| self.instrument.mode() != Mode::Rank)?;
        Some(Direction::Turned(Turned::Words(said.to_owned())))
    }

    /// What says in a header, and in no statement or name of a trait in it, that the least number is the best.
    fn least_is_best(&self, place: usize, header: &str) -> Option<&'static str> {
        let Named { names, statements } = &self.named[place];
        let own = names.iter().chain(statements).filter(|text| !text.is_empty());
        let mut text = format!(" {} ", words(header));
        for own in own {
            text = text.replace(&format!(" {own} "), " | ");
        }
        if MOST_IS_BEST.iter().any(|said| text.contains(&format!(" {said} "))) {
            return None;
        }
        LEAST_IS_BEST.into_iter().find(|said| {
            let Some(at) = text.find(&format!(" {said} ")) else { return false };
            text[..at].rsplit(' ').next().is_none_or(|before| !NOT.contains(&before))
        })
    }

    /// A header without the statement at its end, which says nothing of numbers, nor the trait's name before
    /// it: `Role (1 - 5) - Plan`.
    fn without_statement<'h>(&self, place: usize, header: &'h str) -> &'h str {
        let Named { names, statements } = &self.named[place];
        let cut = |text: &'h str, all: &[String]| {
            let end = text.trim_end_matches(|letter: char| !letter.is_alphanumeric());
            all.iter().find_map(|own| {
                let is_own = |at: &usize| words(&end[*at..]) == *own;
                let mut starts = word_starts(end);
                starts.find(is_own).map(|at| &text[..at])
            })
        };
        let text = cut(header, statements).unwrap_or(header);
        // A header may be nothing but the name.
        cut(text, names).filter(|rest| rest.contains(char::is_alphanumeric)).unwrap_or(text)
    }

    /// A label without the name of its trait, which may stand before it or behind it.
    fn without_name<'l>(&self, place: usize, label: &'l str) -> &'l str {
        let names = &self.named[place].names;
        if names.iter().any(|name| name == label) {
            return "";
        }
        let behind = |name: &String| label.strip_suffix(name.as_str())?.strip_suffix(' ');
        let before = |name: &String| label.strip_prefix(name.as_str())?.strip_prefix(' ');
        names.iter().find_map(|name| behind(name).or_else(|| before(name))).unwrap_or(label)
    }

    /// The end of which a label speaks that is none of the instrument's own.
    fn end(&self, label: &str) -> Option<End> {
        usual::end(label).filter(|_| self.own_step(label).is_none())
    }

    /// The step, from 0, of one of the instrument's own labels.
    fn own_step(&self, label: &str) -> Option<usize> {
        self.instrument.labels().iter().position(|own| words(own) == label)
    }

    /// Whether these two labels say that the numbers run the other way, and not as Orient counts.
    fn are_turned(&self, joined: Joined, low: &Label, high: &Label, scale: Scale) -> Option<bool> {
        let (worst, best) = match self.instrument.mode() {
            // The first rank is the best.
            Mode::Rank => (&high.1, &low.1),
            _ => (&low.1, &high.1),
        };
        if let Some(is_turned) = self.is_on_higher_step(worst, best, scale.steps()) {
            return Some(is_turned);
        }
        // One of the two, where a sign of equality stands beside the last numbers on both sides.
        let are_last = (low.0, high.0) == (scale.least, scale.most);
        let tells = are_last && joined == Joined::Equal;
        match (self.end(worst), self.end(best)) {
            (Some(End::Most), None) if tells && usual::is_utmost(worst) => Some(true),
            (None, Some(End::Least)) if tells => Some(true),
            (Some(End::Least), None) | (None, Some(End::Most)) if tells => Some(false),
            _ => None,
        }
    }

    /// Whether the only label says that the numbers run the other way, and not as Orient counts.
    fn is_turned(&self, (number, label): &Label, scale: Scale) -> Option<bool> {
        let (twice, middle) = (number * 2, scale.least + scale.most);
        let is_rank = self.instrument.mode() == Mode::Rank;
        if twice == middle {
            return None;
        }
        let is_high = twice > middle;
        Some(match self.end(label)? {
            End::Most => is_high == is_rank,
            End::Least => is_high != is_rank,
        })
    }

    /// Whether the first words stand on a higher step of a scale than the others, where both are known.
    fn is_on_higher_step(&self, low: &str, high: &str, steps: usize) -> Option<bool> {
        if let (Some(low), Some(high)) = (self.own_step(low), self.own_step(high)) {
            return Some(low > high);
        }
        let both = [low.to_owned(), high.to_owned()];
        let scale = usual::scale(&both, steps).ok().flatten();
        let on_scale =
            scale.and_then(|scale| Some(usual::step(low, scale)? > usual::step(high, scale)?));
        on_scale.or_else(|| usual::is_above(low, high))
    }
}

/// Where the words of a text begin.
fn word_starts(text: &str) -> impl Iterator<Item = usize> {
    let mut is_within = false;
    text.char_indices().filter_map(move |(at, letter)| {
        let begins = letter.is_alphanumeric() && !is_within;
        is_within = letter.is_alphanumeric();
        begins.then_some(at)
    })
}

/// The least and the largest number of a scale that have labels: those beyond it may stand for no answer.
fn ends(mut labels: Labels, scale: Scale) -> Option<[Label; 2]> {
    // Of two labels of one number, the one that speaks of an end.
    labels.sort_by_key(|(number, label)| (*number, usual::end(label).is_none()));
    labels.dedup_by_key(|(number, _)| *number);
    let is_on_scale = |one: &&Label| (scale.least..=scale.most).contains(&one.0);
    let within: Vec<&Label> = labels.iter().filter(is_on_scale).collect();
    match (&within[..], &labels[..]) {
        ([low, .., high], _) => Some([(*low).clone(), (*high).clone()]),
        (_, [low, .., high]) => Some([low.clone(), high.clone()]),
        _ => None,
    }
}
