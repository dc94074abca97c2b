//! A column for each statement of a trait.

use super::super::answers::{Choice, Reading, shown};
use super::super::dialect::Heading;
use super::super::table::trim;
use super::super::words::words;
use super::{Candidate, Columns, LOOKED_AT_ROWS, Matcher, Says, TraitColumns};
use crate::error::Problem;
use crate::format::{count_noun, list_some};
use crate::instrument::Mode;
use crate::response::{ColumnRole, MatchedBy};

/// What columns of statements say beside one that may hold the whole answer.
#[derive(Debug, Default)]
struct Both {
    /// Rows in which a statement is ticked.
    ticked: usize,
    /// Those of them in which the other column says another statement.
    differing: usize,
}

/// So many choices are named in a message.
const NAMED: usize = 5;

impl Matcher<'_> {
    /// Gives a trait a column for each orientation.
    pub(super) fn each_column(
        &self,
        place: usize,
        found: &[(usize, usize)],
        columns: &mut Columns,
        matches: &mut [(ColumnRole, MatchedBy)],
        problems: &mut Vec<Problem>,
    ) {
        let mut each = vec![None; self.instrument.orientations().len()];
        let found = &self.without_leftovers(found);
        for &(orientation, column) in found {
            if each[orientation].is_none() {
                each[orientation] = Some(column);
                matches[column] =
                    (ColumnRole::Statement(place, orientation), MatchedBy::Statements);
            } else {
                problems.push(self.same_statement(place, orientation, found));
            }
        }
        for orientation in (0..each.len()).filter(|&orientation| each[orientation].is_none()) {
            problems.push(self.no_statement(place, orientation));
        }
        columns.traits[place] = TraitColumns::Each(each);
    }

    /// Without the columns that nobody filled, where another of the same header holds the statement's
    /// number: a question that was made anew leaves them behind. Nobody may have chosen a choice.
    fn without_leftovers(&self, found: &[(usize, usize)]) -> Vec<(usize, usize)> {
        let stays = |&&(of, column): &&(usize, usize)| {
            let is_other = |other: &&(usize, usize)| {
                other.0 == of && other.1 != column && self.are_headed_alike(&[other.1, column])
            };
            let others: Vec<usize> = found.iter().filter(is_other).map(|other| other.1).collect();
            others.is_empty()
                || self.is_filled_anywhere(column)
                || !others.into_iter().any(|other| self.is_filled_anywhere(other))
        };
        if self.instrument.mode() == Mode::Choose {
            return found.to_vec();
        }
        found.iter().filter(stays).copied().collect()
    }

    /// Whether columns have the same header.
    pub(super) fn are_headed_alike(&self, columns: &[usize]) -> bool {
        columns.windows(2).all(|pair| self.header.shown(pair[0]) == self.header.shown(pair[1]))
    }

    /// Whether any row of the table has something in a column; of a table that is too large to be held,
    /// that is not known, and taken for yes.
    fn is_filled_anywhere(&self, column: usize) -> bool {
        if !self.sample[column].is_empty() || !self.table.is_held() {
            return true;
        }
        let Ok(mut rows) = self.header.body(self.table) else { return true };
        while let Ok(Some(row)) = rows.next() {
            if !trim(row.cell(column)).is_empty() {
                return true;
            }
        }
        false
    }

    /// The column of each statement, where each of these columns holds a statement of its own and nothing
    /// else: whoever chose another one has a blank there.
    pub(super) fn single_statements(
        &self,
        place: usize,
        found: &[Candidate],
    ) -> Option<Vec<Option<usize>>> {
        let mut each = vec![None; self.instrument.orientations().len()];
        // Questions that differ by more than a counter are two questions.
        let name = |column: usize| {
            let name = self.header.shown(column);
            name.chars().filter(|letter| !letter.is_ascii_digit()).collect::<String>()
        };
        let first = name(found.first()?.column);
        // Nobody may have chosen one of the statements.
        let is_empty = |&column: &usize| self.sample[column].is_empty() && name(column) == first;
        let unchosen = (0..self.header.headings.len()).filter(is_empty).count();
        if found.len() + unchosen < each.len() || found.iter().any(|one| name(one.column) != first)
        {
            return None;
        }
        for one in found.iter().filter(|_| self.instrument.mode() == Mode::Choose) {
            let statement = self.only_statement(one.column, place)?;
            if each[statement].replace(one.column).is_some() {
                return None;
            }
        }
        // Two questions may have such answers, too: of one, nobody gives two.
        let mut rows = self.header.body(self.table).ok()?;
        for _ in 0..LOOKED_AT_ROWS {
            let Ok(Some(row)) = rows.next() else { break };
            let is_filled = |column: &&usize| !trim(row.cell(**column)).is_empty();
            if each.iter().flatten().filter(is_filled).count() > 1 {
                return None;
            }
        }
        Some(each)
    }

    /// Whether the columns of a trait's statements are its answer, and not those that may hold it alone;
    /// and these, without the ones that cannot.
    ///
    /// Beside columns of statements, numbers are no answer: `Role [Other]`, `Role - Rank`. Where both are
    /// answers, those count that are called like the trait, or that are filled more; where nothing tells,
    /// that is an error.
    pub(super) fn each_or_one(
        &self,
        place: usize,
        each: &[(usize, usize)],
        mut alone: Vec<Candidate>,
        problems: &mut Vec<Problem>,
    ) -> (bool, Vec<Candidate>) {
        let is_called_so = |column: usize| {
            let heading = &self.header.headings[column];
            let names = &self.named[place].names;
            [&heading.question, &heading.code].iter().any(|text| names.contains(&words(text)))
        };
        let is_exact = !each.is_empty() && each.iter().all(|(_, column)| is_called_so(*column));
        if !each.is_empty() {
            alone.retain(|one| {
                self.evidence(one.column, place).texts > 0 || one.by == MatchedBy::Name && !is_exact
            });
        }
        let Some(first) = alone.first().copied() else {
            let is_only = each.len() == 1 && self.is_ticked(each[0].1);
            return (each.len() > 1 || is_only, alone);
        };
        let many = self.instrument.orientations().len();
        let has_one = |own: usize| each.iter().filter(|(at, _)| *at == own).count() == 1;
        if !(0..many).all(has_one) {
            // Where statements have two columns each, that is told, and a question that only mentions the
            // trait does not answer it.
            let has_some = |own: usize| each.iter().any(|(at, _)| *at == own);
            return (first.says == Says::Mentions && (0..many).all(has_some), alone);
        }
        let Both { ticked, differing } = self.both(place, each, first.column);
        let filled = self.evidence(first.column, place).filled;
        let is_named = first.by == MatchedBy::Name;
        let leads = |column: usize| {
            let question = words(&self.header.headings[column].question);
            self.named[place].names.iter().any(|name| question.starts_with(name.as_str()))
        };
        let is_numbers = self.evidence(first.column, place).texts == 0;
        // Their question begins with the trait's name, and the other one only has it in it.
        let is_led = !leads(first.column) && each.iter().all(|(_, column)| leads(*column));
        let (in_each, is_told) = match () {
            () if ticked * 4 < filled * 3 => (false, ticked > 0),
            // Numbers below the name are less than what stands below the statements of its question.
            () if is_numbers && each.iter().all(|(_, column)| leads(*column)) => {
                (true, differing > 0)
            }
            () if is_named != is_exact => (is_exact, differing > 0),
            () if differing == 0 => (is_led || filled <= ticked, false),
            () => {
                let name = &self.instrument.traits()[place].name;
                let one = shown(&self.header.shown(first.column));
                let other = shown(&self.header.shown(each[0].1));
                let message = format!(
                    "`{one}` and columns such as `{other}` both answer `{name}`, and differ in {}",
                    count_noun(differing, "row", "rows")
                );
                let hint =
                    "say which ones count in `orient.toml`: `orient check --write-map` begins it";
                let place = self.table.column(first.column);
                problems.push(Problem::error(message).at(place).hint(hint));
                (true, false)
            }
        };
        if is_told {
            let out = if in_each { first.column } else { each[0].1 };
            problems.push(self.not_read(place, out));
        }
        (in_each, if in_each { Vec::new() } else { alone })
    }

    /// The warning of a column that answers a trait beside the one that is read.
    pub(super) fn not_read(&self, place: usize, column: usize) -> Problem {
        let name = &self.instrument.traits()[place].name;
        let header = self.header.shown(column);
        let message = format!("`{}` answers `{name}`, too, and is not read", shown(&header));
        let hint = "if it is what counts, name it below `[columns.traits]` in `orient.toml`";
        Problem::warning(message).at(self.table.column(column)).hint(hint)
    }

    /// In how many of the first rows a statement is ticked, and in how many of these another column says
    /// another one.
    fn both(&self, place: usize, each: &[(usize, usize)], one: usize) -> Both {
        let mut both = Both::default();
        let Ok(mut rows) = self.header.body(self.table) else { return both };
        for _ in 0..LOOKED_AT_ROWS {
            let Ok(Some(row)) = rows.next() else { break };
            let is_taken = |&&(at, column): &&(usize, usize)| {
                self.answers.read_choice(place, at, row.text(Some(column))) == Choice::Taken
            };
            let Some((at, _)) = each.iter().find(is_taken) else { continue };
            both.ticked += 1;
            let said = match self.answers.read(place, row.text(Some(one))) {
                Reading::Text(said) | Reading::Letter(said) | Reading::Number(said) => Some(said),
                Reading::Outside | Reading::Missing | Reading::Blank | Reading::Unknown => None,
            };
            both.differing += usize::from(said.is_some_and(|said| said != *at));
        }
        both
    }

    /// Tells of choices that have a number and are no statement of their trait.
    pub(super) fn further_choice(&self) -> Option<Problem> {
        let headings = &self.header.headings;
        let is_further = |heading: &Heading| {
            self.pairs.choice(heading).is_some() && self.pairs.chosen(heading).is_none()
        };
        let columns: Vec<usize> = (0..headings.len())
            .filter(|&column| is_further(&headings[column]) && !self.sample[column].is_empty())
            .collect();
        let first = *columns.first()?;
        let name = |&column: &usize| format!("`{}`", shown(&self.header.shown(column)));
        let names: Vec<String> = columns.iter().take(NAMED).map(name).collect();
        Some(
            Problem::warning(format!(
                "{} no statement of the instrument and not used: {}",
                if columns.len() == 1 { "a choice is" } else { "choices are" },
                list_some(&names, columns.len())
            ))
            .at(self.table.column(first))
            .hint("whoever chose nothing else has not answered that trait"),
        )
    }

    /// Tells of columns that name a statement by its number alone.
    pub(super) fn counted_columns(&self, columns: &Columns) -> Option<Problem> {
        let headings = &self.header.headings;
        let each = columns.traits.iter().filter(|of| matches!(of, TraitColumns::Each(_)));
        let column = each.flat_map(TraitColumns::all).find(|&column| {
            let heading = &headings[column];
            self.pairs.chosen(heading).is_some()
                || self.pairs.worded(heading).is_none() && self.pairs.counted(heading).is_some()
        })?;
        let name = shown(&self.header.shown(column));
        let orientations: Vec<String> =
            self.instrument.orientations().iter().map(|one| format!("`{}`", one.name)).collect();
        Some(
            Problem::warning(format!(
                "columns such as `{name}` are read in the instrument's order: {}",
                orientations.join(", ")
            ))
            .at(self.table.column(column))
            .hint("check that the form numbers its statements so"),
        )
    }
}
