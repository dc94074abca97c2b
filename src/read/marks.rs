//! The cells below the statements of one trait → its ratings, points or ranks.

mod numbers;

use unicode_normalization::UnicodeNormalization;

use self::numbers::{hundredths, parts_of_one, stars};
use super::answers::{is_dash, shown, without_pictures};
use super::names;
use super::ordinal::ordinal;
use super::usual::{self, Unclear, UsualScale};
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

    /// The answer in one cell that lists all statements, the first one first.
    pub(super) fn read_list(&self, place: usize, cell: &str) -> Result<Answer, Problem> {
        if cell.is_empty() {
            return Ok(Answer::Blank);
        }
        if !usual::is_failed_formula(cell) {
            let text = words(cell);
            if usual::is_left_blank(&text) {
                return Ok(Answer::Blank);
            } else if usual::is_outside(&text) {
                return Ok(Answer::Outside);
            }
        }
        let row = &self.instrument.traits()[place];
        let known = self.known(place);
        let place_of = |part: &str| place_in(&known, part);
        for mark in [';', '\n', '>', '|', ','] {
            let parts: Vec<&str> =
                cell.split(mark).filter(|part| !words(part).is_empty()).collect();
            // By its place in the list or, where each has one, by the number before it.
            let listed = parts.iter().zip(1..).map(|(part, rank)| Some((place_of(part)?, rank)));
            let numbered = parts.iter().map(|part| {
                let part = plain(part);
                let (rank, text) = numbered(&part)?;
                Some((place_of(text)?, rank))
            });
            let ranks = in_order(listed, known.len()).or_else(|| in_order(numbered, known.len()));
            if let Some(ranks) = ranks {
                return Ok(Answer::Ranked(Marks::new(&ranks)));
            }
        }
        let message = format!("`{}` does not order the statements of `{}`", shown(cell), row.name);
        Err(Problem::error(message)
            .hint(format!("list all of them: {}", row.statements.join("; "))))
    }

    /// The answer in a cell for each place of an order, the first place first.
    pub(super) fn read_places(
        &self,
        place: usize,
        cells: &[&str],
        wrong: &mut Vec<Wrong>,
    ) -> Answer {
        let row = &self.instrument.traits()[place];
        let known = self.known(place);
        let is_blank = |cell: &&str| {
            cell.is_empty()
                || (usual::is_left_blank(&words(cell)) && place_in(&known, cell).is_none())
        };
        if cells.iter().all(is_blank) {
            return Answer::Blank;
        }
        let mut ranks = vec![None; known.len()];
        for ((at, cell), rank) in cells.iter().enumerate().zip(1..) {
            let message = match place_in(&known, cell) {
                Some(statement) if ranks[statement].replace(rank).is_none() => continue,
                Some(_) => format!("`{}` stands twice in the order of `{}`", shown(cell), row.name),
                None if cell.is_empty() => {
                    format!("`{}` has no statement in place {rank}", row.name)
                }
                None => format!("`{}` is not a statement of `{}`", shown(cell), row.name),
            };
            let hint = format!("each of these stands once: {}", row.statements.join("; "));
            wrong.push((at, Problem::error(message).hint(hint)));
            return Answer::Blank;
        }
        Answer::Ranked(Marks::new(&ranks))
    }

    /// What each statement of a trait may be called, as words.
    fn known(&self, place: usize) -> Vec<[String; 2]> {
        let statements = self.instrument.traits()[place].statements.iter();
        let named = statements.zip(self.instrument.orientations());
        named.map(|(text, of)| [words(text), words(&of.name)]).collect()
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
            && let Some(rating) = self.labelled(scale, &text)
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
        let read = match mode {
            Mode::Choose => None,
            Mode::Rate(scale) => self.rating(scale, cell),
            Mode::Allocate { points } => {
                let cell = cell.strip_suffix('%').unwrap_or(cell).trim_end();
                hundredths(cell).filter(|&number| {
                    u32::from(number) <= u32::from(points) * u32::from(HUNDREDTHS)
                })
            }
            Mode::Rank => {
                let most = self.instrument.orientations().len();
                let whole = || hundredths(cell).filter(|number| number.is_multiple_of(HUNDREDTHS));
                let named = ordinal(cell).and_then(|rank| u16::try_from(rank).ok());
                let rank = named.or_else(|| Some(whole()? / HUNDREDTHS));
                let rank = rank.filter(|&rank| (1..=most).contains(&usize::from(rank)));
                rank.map(|rank| rank * HUNDREDTHS)
            }
        };
        read.map_or(Mark::Unknown, Mark::Number)
    }

    /// A step of the scale by its label.
    fn labelled(&self, scale: Scale, text: &str) -> Option<u16> {
        let labels = self.instrument.labels();
        let own = labels.iter().position(|label| words(label) == text);
        let step = if labels.is_empty() { usual::step(text, self.usual?) } else { own }?;
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
            return Some(number).filter(on_scale);
        }
        if let Some(number) = stars(cell, scale) {
            return Some(number * HUNDREDTHS).filter(on_scale);
        }
        // `4 - Agree`: where the label is known it must say the same.
        let digits = cell.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = cell.split_at(digits);
        let label = rest.trim_start().strip_prefix(['-', '–', '—', '=', ':', '.', ')', '('])?;
        let number = hundredths(number).filter(on_scale)?;
        let label = words(label);
        let step = number / HUNDREDTHS - scale.least;
        let agrees = match by_label(&label) {
            Some(known) => known == number,
            None if self.instrument.labels().is_empty() => {
                usual::may_be(&label, step.into(), scale.steps())
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
                    (Some(first), Some(last)) => {
                        format!("{} is `{first}`, {} is `{last}`", scale.least, scale.most)
                    }
                    _ => {
                        format!("a rating is a whole number from {} to {}", scale.least, scale.most)
                    }
                };
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

/// A text without the pictures around it, and with the digits of everyday.
fn plain(cell: &str) -> String {
    let bare: String =
        cell.chars().filter(|sign| !matches!(sign, '\u{FE0F}' | '\u{20E3}')).collect();
    without_pictures(&bare).nfkc().collect()
}

/// The place of the statement that is called so.
fn place_in(known: &[[String; 2]], text: &str) -> Option<usize> {
    let text = words(without_pictures(text));
    known.iter().position(|texts| texts.contains(&text))
}

/// The ranks by statement, where each of so many statements has one of the ranks from 1 on.
fn in_order(
    list: impl Iterator<Item = Option<(usize, u16)>>,
    many: usize,
) -> Option<Vec<Option<u16>>> {
    let list: Vec<(usize, u16)> = list.collect::<Option<_>>()?;
    let mut ranks = vec![None; many];
    let mut given = vec![false; many];
    for &(place, rank) in &list {
        ranks[place] = Some(rank);
        *given.get_mut(usize::from(rank).checked_sub(1)?)? = true;
    }
    (list.len() == many && given.iter().all(|given| *given) && !ranks.contains(&None))
        .then_some(ranks)
}

/// The rank before a part of a list, and the part: `2. Question the plan`, `(2) …`, `2: …`.
fn numbered(part: &str) -> Option<(u16, &str)> {
    let part = part.trim().trim_start_matches(['(', '#']);
    let digits = part.bytes().take_while(u8::is_ascii_digit).count();
    let (rank, rest) = part.split_at(digits);
    let rest = rest.trim_start().strip_prefix(['.', ')', ':', '-', '–', '—', '='])?;
    Some((rank.parse().ok()?, rest))
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
    fn an_order_may_stand_in_a_cell_for_each_place() {
        let text = include_str!("../instrument/sales-operations.toml");
        let text = text.replacen("mode = \"choose\"", "mode = \"rank\"", 1);
        let instrument = &Instrument::from_toml(&text, "ranked.toml").expect("it is sound");
        let reader = MarkReader::new(instrument, None, false);
        let read = |cells: [&str; 3]| {
            let mut wrong = Vec::new();
            match (reader.read_places(0, &cells, &mut wrong), wrong.pop()) {
                (Answer::Ranked(marks), None) => Ok([0, 1, 2].map(|at| marks.of(at))),
                (Answer::Blank, Some((at, problem))) => Err((at, problem.message)),
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(read(["Do", "plan", "Hybrid"]), Ok([Some(2), Some(1), Some(3)]));
        let twice = "`Do` stands twice in the order of `Role`".to_owned();
        assert_eq!(read(["Plan", "Do", "Do"]), Err((2, twice)));
        let other = "`Dream` is not a statement of `Role`".to_owned();
        assert_eq!(read(["Plan", "Dream", "Do"]), Err((1, other)));
        let missing = "`Role` has no statement in place 2".to_owned();
        assert_eq!(read(["Plan", "", "Do"]), Err((1, missing)));
        assert_eq!(reader.read_places(0, &["", "Skipped", ""], &mut Vec::new()), Answer::Blank);
    }

    #[test]
    fn a_list_in_a_cell_may_be_numbered_in_any_order() {
        let text = include_str!("../instrument/sales-operations.toml");
        let text = text.replacen("mode = \"choose\"", "mode = \"rank\"", 1);
        let instrument = &Instrument::from_toml(&text, "ranked.toml").expect("it is sound");
        let reader = MarkReader::new(instrument, None, false);
        let read = |cell: &str| match reader.read_list(0, cell) {
            Ok(Answer::Ranked(marks)) => Some([0, 1, 2].map(|at| marks.of(at))),
            _ => None,
        };
        let [a, b, c] = [0, 1, 2].map(|at| instrument.orientations()[at].name.as_str());
        let expected = read(&format!("{b};{a};{c};"));
        assert!(expected.is_some_and(|ranks| ranks.iter().all(Option::is_some)));
        for list in [
            format!("{b}\n{a}\n{c}"),
            format!("1. {b}\n2. {a}\n3. {c}"),
            format!("3) {c}; 1) {b}; 2) {a}"),
            format!("(1) {b}, (2) {a}, (3) {c}"),
            format!("2: {a}\n1: {b}\n3: {c}\n"),
        ] {
            assert_eq!(read(&list), expected, "{list}");
        }
        for list in [
            format!("1. {b}\n1. {a}\n3. {c}"),
            format!("0. {b}\n1. {a}\n2. {c}"),
            format!("1. {b}\n2. {b}\n3. {c}"),
            format!("1. {b}\n2. {a}"),
            format!("1 {b}; 2 {a}; {c}"),
        ] {
            assert_eq!(read(&list), None, "{list}");
        }
    }

    #[test]
    fn a_label_of_the_instrument_comes_before_what_it_means_elsewhere() {
        let text = include_str!("../instrument/sales-operations.toml");
        let labels = r#"["None", "Few", "Not sure", "Many", "All"]"#;
        let mode = format!("mode = \"rate\"\nscale = {{ least = 1, most = 5, labels = {labels} }}");
        let text = text.replacen("mode = \"choose\"", &mode, 1);
        let instrument = &Instrument::from_toml(&text, "own.toml").expect("it is sound");
        let reader = MarkReader::new(instrument, None, false);
        let answer = reader.read(0, &["None", "not sure", "Skipped"], &mut Vec::new());
        let Answer::Rated(marks) = answer else { panic!("{answer:?}") };
        assert_eq!([0, 1, 2].map(|at| marks.of(at)), [Some(100), Some(300), None]);
    }

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
