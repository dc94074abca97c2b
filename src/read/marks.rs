//! The cells below the statements of one trait → its ratings, points or ranks.

mod against;
mod labels;
mod numbers;
mod orders;

use unicode_normalization::UnicodeNormalization;

pub(super) use self::against::runs_against;
use self::against::{contradiction, is_of_other_end, may_be_least};
use self::labels::{number_and_label, own_label, whole};
use self::numbers::{hundredths, parts_of_one, stars, sum_of_parts, without_unit};
use super::answers::{is_dash, shown, without_pictures};
use super::moments;
use super::names;
use super::ordinal::ordinal;
use super::usual::{self, End, Unclear, UsualScale};
use super::words::words;
use crate::error::Problem;
use crate::instrument::{Instrument, Mode, Scale};
use crate::response::{Answer, HUNDREDTHS, Marks};

/// A problem with the place of the cell among the trait's cells.
pub(super) type Wrong = (usize, Problem);

/// The usual scale of these labels, where ratings are told by words that the instrument does not name.
pub(super) fn usual_scale(
    instrument: &Instrument,
    labels: &[String],
) -> Result<Option<UsualScale>, Problem> {
    let Mode::Rate(scale) = instrument.mode() else { return Ok(None) };
    if !instrument.labels().is_empty() {
        return Ok(None);
    }
    let rating = |step: usize| usize::from(scale.least) + step;
    usual::scale(labels, scale.steps()).map_err(|unclear| {
        let why = match unclear {
            Unclear::Either(label, [one, two]) => {
                format!("`{label}` may be {} or {}", rating(one), rating(two))
            }
            Unclear::NoScale([one, other]) => {
                format!("no usual scale has both `{one}` and `{other}`")
            }
        };
        Problem::error(format!("the words of the ratings do not tell their numbers: {why}")).hint(
            format!(
                "export numbers, or name the words in the instrument: \
                 `scale = {{ least = {}, most = {}, labels = [\"…\", …] }}`",
                scale.least, scale.most
            ),
        )
    })
}

/// Reads the cells of one trait, one per orientation.
pub(super) struct MarkReader<'a> {
    instrument: &'a Instrument,
    /// The usual scale of the labels, where the instrument has none of its own.
    usual: Option<UsualScale>,
    /// Whether the points of each trait make 1 together, and not 100.
    parts: bool,
}

/// What one cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Blank,
    Outside,
    /// In hundredths.
    Number(u16),
    Unknown,
}

impl<'a> MarkReader<'a> {
    pub(super) fn new(instrument: &'a Instrument, usual: Option<UsualScale>, parts: bool) -> Self {
        Self { instrument, usual, parts }
    }

    /// The answer in the cells of the trait with this place.
    pub(super) fn read(&self, place: usize, cells: &[&str], wrong: &mut Vec<Wrong>) -> Answer {
        let mode = self.instrument.mode();
        if self.parts
            && let Some(given) = parts_of_one(cells)
        {
            return Answer::Allocated(Marks::new(&given));
        }
        if self.parts
            && let Some(sum) = sum_of_parts(cells)
        {
            let name = &self.instrument.traits()[place].name;
            let message = format!("`{name}` has {sum}, not 1");
            wrong.push((
                0,
                Problem::error(message).hint(
                    "as parts of 1, the points of a trait are 1 together; \
                 write them in per cent, or with more decimals",
                ),
            ));
            return Answer::Blank;
        }
        let marks: Vec<Mark> = cells.iter().map(|cell| self.mark_in_any_signs(cell)).collect();
        let before = wrong.len();
        for (at, (mark, cell)) in marks.iter().zip(cells).enumerate() {
            if *mark == Mark::Unknown {
                wrong.push((at, self.problem(mode, place, at, cell)));
            }
        }
        if wrong.len() > before || marks.iter().all(|mark| *mark == Mark::Blank) {
            return Answer::Blank;
        }
        let number = |mark: &Mark| match mark {
            Mark::Number(number) => Some(*number),
            Mark::Blank | Mark::Outside | Mark::Unknown => None,
        };
        let numbers: Vec<Option<u16>> = marks.iter().map(number).collect();
        if numbers.iter().all(Option::is_none) {
            return Answer::Outside;
        }
        match mode {
            Mode::Choose => Answer::Blank,
            Mode::Rate(_) => Answer::Rated(Marks::new(&numbers)),
            Mode::Allocate { points } => {
                let given: Vec<Option<u16>> =
                    numbers.iter().map(|number| number.or(Some(0))).collect();
                let sum: u32 = given.iter().flatten().map(|&number| u32::from(number)).sum();
                if sum == u32::from(points) * u32::from(HUNDREDTHS) {
                    return Answer::Allocated(Marks::new(&given));
                }
                if sum == 0 {
                    // Forms write a zero where nobody has moved a slider.
                    return Answer::Blank;
                }
                let sum = f64::from(sum) / f64::from(HUNDREDTHS);
                let name = &self.instrument.traits()[place].name;
                let noun = if (sum - 1.0).abs() < f64::EPSILON { "point" } else { "points" };
                let problem = Problem::error(format!("`{name}` has {sum} {noun}, not {points}"));
                wrong.push((0, problem.hint("an empty cell counts as 0 where another is filled")));
                Answer::Blank
            }
            Mode::Rank => self.ranked(place, &numbers, wrong),
        }
    }

    fn ranked(&self, place: usize, numbers: &[Option<u16>], wrong: &mut Vec<Wrong>) -> Answer {
        let ranks: Vec<Option<u16>> =
            numbers.iter().map(|number| number.map(|number| number / HUNDREDTHS)).collect();
        let mut sorted: Vec<u16> = ranks.iter().copied().flatten().collect();
        sorted.sort_unstable();
        if sorted.len() == ranks.len() && sorted.iter().zip(1..).all(|(rank, place)| *rank == place)
        {
            return Answer::Ranked(Marks::new(&ranks));
        }
        // Whoever ranked some statements has not answered the trait.
        sorted.dedup();
        let given = ranks.iter().flatten().count();
        if given < ranks.len() && sorted.len() == given {
            return Answer::Ranked(Marks::new(&ranks));
        }
        sorted = ranks.iter().copied().flatten().collect();
        sorted.sort_unstable();
        let name = &self.instrument.traits()[place].name;
        let given: Vec<String> = sorted.iter().map(u16::to_string).collect();
        let problem = Problem::error(format!("`{name}` has the ranks {}", given.join(", ")))
            .hint(format!("each of 1 to {} once; empty cells count as not answered", ranks.len()));
        wrong.push((0, problem));
        Answer::Blank
    }

    /// What a cell says as it is, or without pictures and with the digits of everyday: `👍 Agree`,
    /// `4️⃣`, `４`.
    fn mark_in_any_signs(&self, cell: &str) -> Mark {
        let mode = self.instrument.mode();
        match self.mark(mode, cell) {
            Mark::Unknown if !cell.is_ascii() && !usual::is_failed_formula(cell) => {
                match plain(cell) {
                    // A picture alone says nothing for certain.
                    plain if plain.is_empty() || plain == cell => Mark::Unknown,
                    plain => self.mark(mode, &plain),
                }
            }
            mark => mark,
        }
    }

    fn mark(&self, mode: Mode, cell: &str) -> Mark {
        let cell = names::without_apostrophe(cell);
        let text = words(cell);
        if let Mode::Rate(scale) = mode
            && let Some(rating) = self.labelled(scale, cell)
        {
            return Mark::Number(rating);
        }
        if text.is_empty() && cell.chars().all(is_blank) {
            return Mark::Blank;
        }
        if !usual::is_failed_formula(cell) {
            if usual::is_left_blank(&text) {
                return Mark::Blank;
            } else if usual::is_outside(&text) {
                return Mark::Outside;
            }
        }
        if let Mode::Rate(scale) = mode
            && self.is_outside_beside_number(scale, cell)
        {
            return Mark::Outside;
        }
        let read = match mode {
            Mode::Choose => None,
            Mode::Rate(scale) => self.rating(scale, cell),
            Mode::Allocate { points } => hundredths(without_unit(cell))
                .filter(|&number| u32::from(number) <= u32::from(points) * u32::from(HUNDREDTHS)),
            Mode::Rank => {
                let most = self.instrument.orientations().len();
                let whole = || hundredths(cell).filter(|number| number.is_multiple_of(HUNDREDTHS));
                let named = ordinal(cell).and_then(|rank| u16::try_from(rank).ok());
                let rank = named
                    .or_else(|| Some(whole()? / HUNDREDTHS))
                    .or_else(|| rank_with_words(cell, most))
                    .or_else(|| rank_in_words(&text, most));
                let rank = rank.filter(|&rank| (1..=most).contains(&usize::from(rank)));
                rank.map(|rank| rank * HUNDREDTHS)
            }
        };
        read.map_or(Mark::Unknown, Mark::Number)
    }

    /// Whether the words beside a number say that it is no rating: `N/A (5)`, `1 - prefer not to say`.
    fn is_outside_beside_number(&self, scale: Scale, cell: &str) -> bool {
        let Some((number, label, _)) = number_and_label(cell) else { return false };
        let text = words(label);
        let is_least = hundredths(number) == Some(scale.least * HUNDREDTHS);
        let says = usual::is_outside(&text) || (!text.is_empty() && usual::is_left_blank(&text));
        says && !self.is_label(label) && !(is_least && may_be_least(&text))
    }

    /// Whether a cell is one of the instrument's labels, such as `-2` or `--`.
    pub(super) fn is_label(&self, cell: &str) -> bool {
        own_label(self.instrument.labels(), cell).is_some()
    }

    /// Whether the instrument's labels are numbers, such as -2 to 2.
    fn has_numbers_as_labels(&self) -> bool {
        let labels = self.instrument.labels();
        !labels.is_empty() && labels.iter().all(|label| whole(label).is_some())
    }

    /// Whether some of the instrument's labels are the numbers of other steps, such as 0 in the middle of 0
    /// to 4.
    fn has_numbers_of_other_steps(&self, scale: Scale) -> bool {
        let (least, most) = (i32::from(scale.least), i32::from(scale.most));
        let mut numbers = (self.instrument.labels().iter().zip(least..))
            .filter_map(|(label, step)| Some((whole(label)?, step)));
        numbers.any(|(own, step)| own != step && (least..=most).contains(&own))
    }

    /// A step of the scale by its label.
    fn labelled(&self, scale: Scale, text: &str) -> Option<u16> {
        let labels = self.instrument.labels();
        let step = if labels.is_empty() {
            usual::step(&words(text), self.usual?)
        } else {
            own_label(labels, text)
        }?;
        Some((scale.least + u16::try_from(step).ok()?) * HUNDREDTHS)
    }

    /// A step of the scale by its label, by its number, or by both where they agree.
    fn rating(&self, scale: Scale, cell: &str) -> Option<u16> {
        let by_label = |text: &str| self.labelled(scale, text);
        let on_scale = |number: &u16| {
            number.is_multiple_of(HUNDREDTHS)
                && (scale.least..=scale.most).contains(&(number / HUNDREDTHS))
        };
        if let Some(number) = hundredths(cell) {
            // Beside labels that are numbers, another number is none of the scale's.
            let is_of_scale =
                !self.has_numbers_as_labels() && !self.has_numbers_of_other_steps(scale);
            return Some(number).filter(|number| is_of_scale && on_scale(number));
        }
        if let Some(number) = stars(cell, scale) {
            return Some(number * HUNDREDTHS).filter(on_scale);
        }
        // `4 - Agree`: where the label is known it must say the same.
        let (number, label, is_parted) =
            number_and_label(cell).filter(|_| !moments::is_day(cell))?;
        // Labels that are numbers say which step a number is.
        let own = self.labelled(scale, number).filter(|_| self.has_numbers_as_labels());
        let number = match own {
            Some(number) => number,
            None if self.has_numbers_as_labels() => return None,
            None => hundredths(number).filter(on_scale)?,
        };
        let step = number / HUNDREDTHS - scale.least;
        let agrees = match by_label(label) {
            Some(known) => known == number,
            // Without a sign between them, a number may be a part of a text that is no label.
            None if !is_parted => {
                self.instrument.labels().is_empty()
                    && usual::is_at(&words(label), step.into(), scale.steps())
            }
            None if self.instrument.labels().is_empty() => {
                usual::may_be(&words(label), step.into(), scale.steps())
                    && !is_of_other_end(scale, step, label)
            }
            None => true,
        };
        agrees.then_some(number)
    }

    fn problem(&self, mode: Mode, place: usize, orientation: usize, cell: &str) -> Problem {
        let statement = &self.instrument.traits()[place].statements[orientation];
        let (what, hint) = match mode {
            Mode::Choose => ("an answer", String::new()),
            Mode::Rate(scale) => {
                let labels = self.instrument.labels();
                let hint = match (labels.first(), labels.last()) {
                    _ if self.has_numbers_of_other_steps(scale) && whole(cell).is_some() => {
                        "some labels are numbers of other steps, so that a number may be either; export \
                         the texts of the answers"
                            .to_owned()
                    }
                    (Some(first), Some(last)) => {
                        format!("{} is `{first}`, {} is `{last}`", scale.least, scale.most)
                    }
                    _ if cell.chars().any(char::is_alphabetic) => format!(
                        "a rating is a whole number from {} to {}; other words stand in the \
                         instrument's `scale.labels`, the least first",
                        scale.least, scale.most
                    ),
                    _ => {
                        format!("a rating is a whole number from {} to {}", scale.least, scale.most)
                    }
                };
                let hint = contradiction(self.instrument, scale, cell).unwrap_or(hint);
                ("a rating", hint)
            }
            Mode::Allocate { points } => (
                "a number of points",
                format!("the points of a trait are {points} together, with two decimals at most"),
            ),
            Mode::Rank => {
                let most = self.instrument.orientations().len();
                ("a rank", format!("a rank is a whole number from 1 to {most}"))
            }
        };
        let hint =
            if usual::is_failed_formula(cell) { usual::FAILED_FORMULA.to_owned() } else { hint };
        Problem::error(format!("`{}` is not {what} of `{statement}`", shown(cell))).hint(hint)
    }
}

/// The rank in `1 (most like us)`, of so many, unless its words speak of the other end.
fn rank_with_words(cell: &str, most: usize) -> Option<u16> {
    let (number, words, is_parted) = number_and_label(cell)?;
    let rank: u16 = number.parse().ok().filter(|_| is_parted)?;
    let is_last = usize::from(rank) == most;
    let fits = match usual::end(words) {
        Some(End::Most) => rank == 1,
        Some(End::Least) => is_last,
        None => rank != 1 && !is_last,
    };
    fits.then_some(rank)
}

/// The rank that words alone say, of so many: `most like us`, `least like us` and, of three, `in between`.
fn rank_in_words(text: &str, most: usize) -> Option<u16> {
    const BETWEEN: [&str; 6] =
        ["in between", "between", "middle", "in the middle", "dazwischen", "in der mitte"];
    const ENDS: [[&str; 2]; 7] = [
        ["most", "least"],
        ["best", "worst"],
        ["highest", "lowest"],
        ["top", "bottom"],
        ["meisten", "wenigsten"],
        ["beste", "schlechteste"],
        ["höchste", "niedrigste"],
    ];
    let has = |end: usize| text.split(' ').any(|word| ENDS.iter().any(|ends| ends[end] == word));
    match usual::end(text) {
        Some(End::Most) if has(0) => Some(1),
        Some(End::Least) if has(1) => u16::try_from(most).ok(),
        None if most == 3 && BETWEEN.contains(&text) => Some(2),
        _ => None,
    }
}

/// A text without the pictures around it, and with the digits of everyday.
fn plain(cell: &str) -> String {
    // A heavy plus or minus is no picture.
    if cell.chars().any(|sign| matches!(sign, '➕' | '➖' | '➗')) {
        return cell.to_owned();
    }
    let bare: String =
        cell.chars().filter(|sign| !matches!(sign, '\u{FE0F}' | '\u{20E3}')).collect();
    in_usual_signs(without_pictures(&bare))
}

/// A text with the digits and signs of everyday: `4` for `４`. Not for `³`, which may be a note's.
pub(super) fn in_usual_signs(text: &str) -> String {
    let is_wide = |letter: char| matches!(letter, '\u{FF01}'..='\u{FF5E}');
    let usual = |letter: char| {
        if is_wide(letter) { letter.nfkc().next().unwrap_or(letter) } else { letter }
    };
    text.chars().map(usual).collect()
}

/// Whether a cell with nothing but such signs is empty to whoever wrote it.
fn is_blank(letter: char) -> bool {
    letter.is_whitespace()
        || is_dash(letter)
        || matches!(letter, '.' | '…' | '?' | '/' | '_' | ';' | '\u{200B}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_are_counted_and_other_symbols_are_told() {
        let instrument = Instrument::named("sales-operations-rated").expect("it is built in");
        let reader = MarkReader::new(instrument, None, false);
        let read = |cell: &str| {
            let mut wrong = Vec::new();
            let answer = reader.read(0, &["1", cell, "1"], &mut wrong);
            match (answer, wrong.first()) {
                (Answer::Rated(marks), None) => Ok(marks.of(1)),
                (_, Some((1, problem))) => Err(problem.message.clone()),
                other => panic!("{cell}: {other:?}"),
            }
        };
        for (cell, rating) in [
            ("★★", 200),
            ("⭐⭐⭐", 300),
            ("⭐️⭐️", 200),
            ("★ ★ ★ ★", 400),
            ("★★★☆☆", 300),
            ("★★★★★", 500),
        ] {
            assert_eq!(read(cell), Ok(Some(rating)), "{cell}");
        }
        for (cell, rating) in [("4️⃣", 400), ("４", 400), ("👍 4", 400), ("🙂 4 - 😀", 400)]
        {
            assert_eq!(read(cell), Ok(Some(rating)), "{cell}");
        }
        for cell in ["", "-", "–", "—", ".", "?", "/", " ", "n/a"] {
            assert_eq!(read(cell), Ok(None), "{cell}");
        }
        for cell in ["+++", "☆☆☆", "★★☆", "★★★★★★", "☆★", "***", "✓", "👍", "#N/A", "#REF!"]
        {
            assert!(read(cell).is_err_and(|told| told.contains(cell)), "{cell}");
        }
    }
}
