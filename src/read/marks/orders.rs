//! Orders of a trait's statements: a list in one cell, or a cell for each place.

use super::super::answers::{compact, shown, without_pictures};
use super::super::usual;
use super::super::words::words;
use super::{MarkReader, Wrong, plain};
use crate::error::Problem;
use crate::response::{Answer, Marks};

impl MarkReader<'_> {
    /// The answer in one cell that lists all statements, the first one first.
    pub(in crate::read) fn read_list(&self, place: usize, cell: &str) -> Result<Answer, Problem> {
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
        let most = u16::try_from(known.len()).unwrap_or(u16::MAX);
        for mark in [';', '\n', '>', '→', '|', ','] {
            let parts: Vec<&str> =
                cell.split(mark).filter(|part| !words(part).is_empty()).collect();
            // By its place in the list or, where each has one, by the number before it.
            let listed = parts.iter().zip(1..).map(|(part, rank)| Some((place_of(part)?, rank)));
            let numbered = parts.iter().map(|part| {
                let part = plain(part);
                let (rank, text) = numbered(&part)?;
                Some((place_of(text)?, rank))
            });
            let behind = parts.iter().map(|part| {
                let part = plain(part);
                let (rank, text) = numbered_behind(&part)?;
                Some((place_of(text)?, rank))
            });
            // A number in brackets may be the code of its statement. Where the statements stand in the
            // instrument's order, or the numbers count them, it is the rank all the same.
            let bracketed: Option<Vec<(usize, u16)>> = parts
                .iter()
                .map(|part| {
                    let (text, rank) =
                        part.trim().strip_suffix([')', ']'])?.rsplit_once(['(', '['])?;
                    Some((place_of(text)?, rank.trim().parse().ok()?))
                })
                .collect();
            let is_clear = |all: &Vec<(usize, u16)>| {
                all.iter().map(|one| one.0).eq(0..known.len())
                    || all.iter().map(|one| one.1).eq(1..=most)
            };
            let bracketed = bracketed.filter(is_clear).unwrap_or_default();
            let ranks = in_order(listed, known.len())
                .or_else(|| in_order(numbered, known.len()))
                .or_else(|| in_order(behind, known.len()))
                .or_else(|| in_order(bracketed.into_iter().map(Some), known.len()));
            if let Some(ranks) = ranks {
                return Ok(Answer::Ranked(Marks::new(&ranks)));
            }
        }
        if let Some(ranks) = only_order(&known, cell) {
            return Ok(Answer::Ranked(Marks::new(&ranks)));
        }
        let message = format!("`{}` does not order the statements of `{}`", shown(cell), row.name);
        Err(Problem::error(message)
            .hint(format!("list all of them: {}", row.statements.join("; "))))
    }

    /// The answer in a cell for each place of an order, the first place first.
    pub(in crate::read) fn read_places(
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

    /// What each statement of a trait may be called: its words, its orientation’s, its signs.
    fn known(&self, place: usize) -> Vec<[String; 3]> {
        let statements = self.instrument.traits()[place].statements.iter();
        let named = statements.zip(self.instrument.orientations());
        named.map(|(text, of)| [words(text), words(&of.name), compact(text)]).collect()
    }
}

/// The place of the statement that is called so: by its signs, or by words that no other one has.
fn place_in(known: &[[String; 3]], text: &str) -> Option<usize> {
    let bare = without_pictures(text);
    let by_signs = |text: &str| {
        let text = compact(text);
        known.iter().position(|texts| texts[2] == text)
    };
    let by_words = || {
        let text = words(bare);
        let mut found = known.iter().enumerate().filter(|(_, texts)| texts[..2].contains(&text));
        found.next().filter(|_| found.next().is_none()).map(|(place, _)| place)
    };
    by_signs(text).or_else(|| by_signs(bare)).or_else(by_words)
}

/// The ranks by statement, where a list can be divided in one way only although what divides it stands
/// in statements, too.
fn only_order(known: &[[String; 3]], cell: &str) -> Option<Vec<Option<u16>>> {
    let mut found = Vec::new();
    divide(known, &compact(cell), &mut vec![None; known.len()], 1, &mut found);
    if let [order] = &mut found[..] { Some(std::mem::take(order)) } else { None }
}

/// Adds each way to divide the rest of a list into the statements that have no rank yet.
fn divide(
    known: &[[String; 3]],
    rest: &str,
    ranks: &mut Vec<Option<u16>>,
    rank: u16,
    found: &mut Vec<Vec<Option<u16>>>,
) {
    const BETWEEN: [char; 4] = [';', ',', '>', '|'];
    let begin = rest.trim_start_matches(BETWEEN);
    if usize::from(rank) > known.len() {
        if begin.is_empty() {
            found.push(ranks.clone());
        }
        return;
    }
    for (place, [.., statement]) in known.iter().enumerate() {
        // A statement may begin with what divides a list.
        let Some(rest) = begin.strip_prefix(statement).or_else(|| rest.strip_prefix(statement))
        else {
            continue;
        };
        if ranks[place].is_none() && (rest.is_empty() || rest.starts_with(BETWEEN)) {
            ranks[place] = Some(rank);
            divide(known, rest, ranks, rank + 1, found);
            ranks[place] = None;
        }
    }
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

/// The rank behind a part of a list, and the part: `Question the plan: 2`.
fn numbered_behind(part: &str) -> Option<(u16, &str)> {
    let (text, rank) = part.rsplit_once([':', '=', '-', '–', '—', '→'])?;
    Some((rank.trim().parse().ok()?, text))
}

#[cfg(test)]
mod tests {
    use super::super::super::words::words;
    use super::super::MarkReader;
    use super::{compact, only_order};
    use crate::instrument::Instrument;
    use crate::response::Answer;

    #[test]
    fn an_order_may_stand_in_a_cell_for_each_place() {
        let text = include_str!("../../instrument/sales-operations.toml");
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
        let text = include_str!("../../instrument/sales-operations.toml");
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
            format!("{b} → {a} → {c}"),
            format!("{c}: 3; {a}: 2; {b}: 1"),
            format!("{a} (2); {b} (1); {c} (3)"),
            format!("{b} (1); {a} (2); {c} (3)"),
        ] {
            assert_eq!(read(&list), expected, "{list}");
        }
        for list in [
            format!("1. {b}\n1. {a}\n3. {c}"),
            format!("0. {b}\n1. {a}\n2. {c}"),
            format!("1. {b}\n2. {b}\n3. {c}"),
            format!("1. {b}\n2. {a}"),
            format!("1 {b}; 2 {a}; {c}"),
            format!("{c} (3); {a} (2); {b} (1)"),
        ] {
            assert_eq!(read(&list), None, "{list}");
        }
    }

    #[test]
    fn a_list_is_divided_where_its_marks_stand_in_statements_too() {
        let statements = ["days, push; now", "days, pull > later", "days | hold"];
        let known = statements.map(|text| [words(text), String::new(), compact(text)]);
        let ranks = |cell: &str| only_order(&known, cell);
        let order = Some(vec![Some(2), Some(1), Some(3)]);
        assert_eq!(ranks("days, pull > later;days, push; now;days | hold;"), order);
        assert_eq!(ranks("days, pull > later, days, push; now, days | hold"), order);
        assert_eq!(ranks("days, pull > later > days, push; now > days | hold"), order);
        assert_eq!(ranks("days, pull > later;days, push; now"), None);
        assert_eq!(ranks("days, pull > later;days, pull > later;days | hold"), None);
    }
}
