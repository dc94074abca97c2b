//! Which column holds what: by its header, and by its answers where the header leaves a choice.
//! Positions never count.

use super::answers::{Answers, Reading, shown};
use super::dialect::Dialect;
use super::table::{Table, letters, trim};
use super::usual::Usual;
use super::words::{contains, without_number, words};
use crate::error::{Problem, nearest};
use crate::instrument::Instrument;
use crate::response::{ColumnMatch, ColumnRole, MatchedBy};

/// How many rows are looked at where the answers decide.
const LOOKED_AT_ROWS: usize = 200;
/// How much of a cell is looked at: more than any statement, less than an essay.
const LOOKED_AT_LETTERS: usize = 500;

/// The columns of a table by what they hold, each counted from 0.
#[derive(Debug, Default)]
pub(super) struct Columns {
    /// The column of each trait, in the order of the instrument; none where it is missing.
    pub traits: Vec<Option<usize>>,
    pub timestamp: Option<usize>,
    pub name: Option<usize>,
    pub given_name: Option<usize>,
    pub family_name: Option<usize>,
    pub email: Option<usize>,
    pub team: Option<usize>,
    pub status: Option<usize>,
    /// Every column of the table and what it was taken for.
    pub matches: Vec<ColumnMatch>,
}

/// A column that may hold a trait's answers.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    column: usize,
    place: usize,
    by: MatchedBy,
}

/// What the first rows of a column say about a trait.
#[derive(Debug, Clone, Copy, Default)]
struct Evidence {
    /// Cells that hold anything.
    filled: usize,
    /// Cells that name one of the trait's statements, or an orientation.
    texts: usize,
    /// Cells that hold a known letter or number.
    marks: usize,
}

impl Evidence {
    /// Whether at least half of the cells are answers to the trait.
    fn holds(self) -> bool {
        self.filled > 0 && (self.texts + self.marks) * 2 >= self.filled
    }
}

/// The names and statements of a trait as words.
#[derive(Debug)]
struct Named {
    names: [String; 2],
    statements: Vec<String>,
}

/// Matches columns to the instrument, collecting what is wrong.
pub(super) struct Matcher<'a> {
    table: &'a Table<'a>,
    instrument: &'a Instrument,
    answers: &'a Answers<'a>,
    named: Vec<Named>,
    /// The first rows, column by column.
    sample: Vec<Vec<String>>,
}

impl<'a> Matcher<'a> {
    /// Looks at the first rows of the table.
    pub(super) fn new(
        table: &'a Table<'a>,
        instrument: &'a Instrument,
        answers: &'a Answers<'a>,
    ) -> Result<Self, Problem> {
        let mut sample = vec![Vec::new(); table.header.len()];
        let mut rows = table.body()?;
        for _ in 0..LOOKED_AT_ROWS {
            let Some(row) = rows.next().map_err(|broken| broken.problem(table.name))? else {
                break;
            };
            for (cells, cell) in sample.iter_mut().zip(row.cells()) {
                let cell = trim(cell);
                if !cell.is_empty() {
                    cells.push(cell.chars().take(LOOKED_AT_LETTERS).collect());
                }
            }
        }
        let named = instrument.traits().iter().map(|one| Named {
            names: [words(&one.name), words(&one.id)],
            statements: one.statements.iter().map(|text| words(text)).collect(),
        });
        Ok(Self { table, instrument, answers, named: named.collect(), sample })
    }

    /// Every column by what it holds.
    pub(super) fn columns(&self, dialect: &Dialect, problems: &mut Vec<Problem>) -> Columns {
        let header = &self.table.header;
        let mut columns = Columns { traits: vec![None; self.named.len()], ..Columns::default() };
        let mut usual: Vec<(Usual, usize, usize)> = Vec::new();
        let mut candidates: Vec<Candidate> = Vec::new();
        let mut unclear: Vec<(usize, Vec<usize>)> = Vec::new();
        for (column, text) in header.iter().enumerate() {
            let found = self.by_header(column, text);
            let own_name = found
                .iter()
                .any(|one| one.by == MatchedBy::Name && self.evidence(column, one.place).holds());
            match dialect.usual(text).filter(|_| !own_name) {
                Some((what, rank)) => usual.push((what, rank, column)),
                None if found.len() == 1 => candidates.extend(found),
                None if found.is_empty() => {}
                None => {
                    unclear.push((column, found.iter().map(|one| one.place).collect()));
                }
            }
        }
        let mut matches: Vec<(ColumnRole, MatchedBy)> =
            vec![(ColumnRole::Ignored, MatchedBy::Nothing); header.len()];
        self.usual_columns(usual, &mut columns, &mut matches, problems);
        self.trait_columns(&candidates, &mut columns, &mut matches, problems);
        self.missing(&columns, &candidates, &unclear, problems);
        columns.matches = matches
            .into_iter()
            .zip(header)
            .enumerate()
            .map(|(column, ((role, by), text))| ColumnMatch {
                letters: letters(column),
                header: text.clone(),
                role,
                by,
            })
            .collect();
        columns
    }

    /// The traits that a header names: one when it is clear, several when it is not.
    fn by_header(&self, column: usize, header: &str) -> Vec<Candidate> {
        // A grid is exported as `Question [Row]`, and the row is what counts.
        let row = header.strip_suffix(']').and_then(|text| text.rsplit_once('['));
        let text = without_number(row.map_or(header, |(_, row)| row));
        let all = |places: Vec<usize>, by| -> Vec<Candidate> {
            places.into_iter().map(|place| Candidate { column, place, by }).collect()
        };
        let exactly = |text: &str| -> Vec<usize> {
            let text = words(text);
            self.places(|named| named.names.contains(&text))
        };
        let whole = exactly(text);
        if !whole.is_empty() {
            let by = if row.is_some() { MatchedBy::Question } else { MatchedBy::Name };
            return all(whole, by);
        }
        let leading = exactly(before_the_question(text));
        if !leading.is_empty() {
            return all(leading, MatchedBy::Question);
        }
        let text = words(text);
        let stated = self.places(|named| named.statements.iter().all(|part| contains(&text, part)));
        if stated.len() == 1 {
            return all(stated, MatchedBy::Statements);
        }
        let mut contained =
            self.places(|named| named.names.iter().any(|name| contains(&text, name)));
        if contained.len() > 1 {
            let held: Vec<usize> =
                contained.iter().copied().filter(|&place| self.only_texts(column, place)).collect();
            if held.len() == 1 {
                contained = held;
            }
        }
        // A name somewhere in a sentence is little; the answers must bear it out.
        match contained[..] {
            [place] if !self.evidence(column, place).holds() => Vec::new(),
            _ => all(contained, MatchedBy::Question),
        }
    }

    fn places(&self, fits: impl Fn(&Named) -> bool) -> Vec<usize> {
        let all = self.named.iter().enumerate();
        all.filter(|(_, named)| fits(named)).map(|(place, _)| place).collect()
    }

    fn evidence(&self, column: usize, place: usize) -> Evidence {
        let mut evidence = Evidence::default();
        for cell in &self.sample[column] {
            evidence.filled += 1;
            match self.answers.read(place, cell) {
                Reading::Text(_) => evidence.texts += 1,
                Reading::Letter(_) | Reading::Number(_) => evidence.marks += 1,
                Reading::Blank | Reading::Unknown => {}
            }
        }
        evidence
    }

    /// Whether nothing but the trait's own texts stands in a column; stops at the first other cell.
    fn only_texts(&self, column: usize, place: usize) -> bool {
        let cells = &self.sample[column];
        let own = |cell: &String| matches!(self.answers.read(place, cell), Reading::Text(_));
        !cells.is_empty() && cells.iter().all(own)
    }

    /// Gives each usual column its place: the most usual word first, and a filled column before an
    /// empty one.
    fn usual_columns(
        &self,
        mut found: Vec<(Usual, usize, usize)>,
        columns: &mut Columns,
        matches: &mut [(ColumnRole, MatchedBy)],
        problems: &mut Vec<Problem>,
    ) {
        found.sort_by_key(|&(what, rank, column)| {
            (what, self.sample[column].is_empty(), rank, column)
        });
        for (what, rank, column) in &found {
            let (slot, role) = match what {
                Usual::Timestamp => (&mut columns.timestamp, ColumnRole::Timestamp),
                Usual::Name => (&mut columns.name, ColumnRole::Name),
                Usual::GivenName => (&mut columns.given_name, ColumnRole::Name),
                Usual::FamilyName => (&mut columns.family_name, ColumnRole::Name),
                Usual::Email => (&mut columns.email, ColumnRole::Email),
                Usual::Team => (&mut columns.team, ColumnRole::Team),
                Usual::Status => (&mut columns.status, ColumnRole::Status),
                Usual::Start | Usual::Leave => continue,
            };
            if let Some(first) = *slot {
                let told = *what != Usual::Timestamp && !self.sample[*column].is_empty();
                if told && found.iter().any(|one| one.2 == first && one.1 <= *rank) {
                    problems.push(
                        Problem::warning(format!(
                            "`{}` is not read, since column {} holds the same",
                            shown(&self.table.header[*column]),
                            letters(first)
                        ))
                        .at(self.table.column(*column)),
                    );
                }
            } else {
                *slot = Some(*column);
                matches[*column] = (role, MatchedBy::Name);
            }
        }
    }

    /// Gives each trait its column: by header, and else by answers.
    fn trait_columns(
        &self,
        candidates: &[Candidate],
        columns: &mut Columns,
        matches: &mut [(ColumnRole, MatchedBy)],
        problems: &mut Vec<Problem>,
    ) {
        for place in 0..self.named.len() {
            let named: Vec<Candidate> =
                candidates.iter().copied().filter(|one| one.place == place).collect();
            let mut held: Vec<Candidate> = named
                .iter()
                .copied()
                .filter(|one| self.evidence(one.column, place).holds())
                .collect();
            if held.is_empty() {
                held = self.by_answers(place, candidates, matches);
            }
            if held.is_empty() {
                held = named;
            }
            match held[..] {
                [] => {}
                [one] => {
                    columns.traits[place] = Some(one.column);
                    matches[one.column] = (ColumnRole::Trait(place), one.by);
                }
                [first, ..] => {
                    columns.traits[place] = Some(first.column);
                    problems.push(self.duplicate(place, &held));
                }
            }
        }
    }

    /// The columns that no header claims and that hold this trait's statements and nothing else.
    fn by_answers(
        &self,
        place: usize,
        candidates: &[Candidate],
        matches: &[(ColumnRole, MatchedBy)],
    ) -> Vec<Candidate> {
        let free = (0..self.table.header.len()).filter(|&column| {
            matches[column].0 == ColumnRole::Ignored
                && candidates.iter().all(|one| one.column != column)
                && self.only_texts(column, place)
                // An orientation's name alone answers every trait, and so tells of none.
                && (0..self.named.len())
                    .filter(|&other| self.only_texts(column, other))
                    .count()
                    == 1
        });
        free.map(|column| Candidate { column, place, by: MatchedBy::Statements }).collect()
    }

    fn duplicate(&self, place: usize, held: &[Candidate]) -> Problem {
        let name = &self.instrument.traits()[place].name;
        let list: Vec<String> = held
            .iter()
            .map(|one| {
                format!("{} `{}`", letters(one.column), shown(&self.table.header[one.column]))
            })
            .collect();
        Problem::error(format!(
            "{} columns hold the trait `{name}`: {}",
            held.len(),
            list.join(", ")
        ))
        .at(self.table.file())
        .hint("delete or rename all but one of them")
    }

    /// What is wrong when a trait has no column.
    fn missing(
        &self,
        columns: &Columns,
        candidates: &[Candidate],
        unclear: &[(usize, Vec<usize>)],
        problems: &mut Vec<Problem>,
    ) {
        let places = 0..self.named.len();
        let missing: Vec<usize> = places.filter(|&place| columns.traits[place].is_none()).collect();
        if missing.is_empty() {
            return;
        }
        if let Some(problem) = self.summary() {
            problems.push(problem);
            return;
        }
        if missing.len() == self.named.len() && candidates.is_empty() && unclear.is_empty() {
            problems.push(self.no_trait_at_all());
            return;
        }
        for place in missing {
            problems.push(self.one_missing(place, unclear, columns));
        }
    }

    fn one_missing(
        &self,
        place: usize,
        unclear: &[(usize, Vec<usize>)],
        columns: &Columns,
    ) -> Problem {
        let name = &self.instrument.traits()[place].name;
        let problem =
            Problem::error(format!("no column holds the trait `{name}`")).at(self.table.file());
        let header = &self.table.header;
        if let Some((column, places)) = unclear.iter().find(|(_, places)| places.contains(&place)) {
            let names: Vec<String> = places
                .iter()
                .map(|&place| format!("`{}`", self.instrument.traits()[place].name))
                .collect();
            return problem.hint(format!(
                "column {} names {}; put the trait first: `{name}: …`",
                letters(*column),
                names.join(" and ")
            ));
        }
        let free = |column: &usize| !columns.traits.contains(&Some(*column));
        if let Some(column) = (0..header.len()).filter(free).find(|&column| {
            self.named[place].names.iter().any(|name| contains(&words(&header[column]), name))
        }) {
            let found = self.sample[column]
                .first()
                .map_or_else(|| "is empty".to_owned(), |cell| format!("holds `{}`", shown(cell)));
            return problem.hint(format!(
                "column {} names it but {found}, which is not a statement of it",
                letters(column)
            ));
        }
        let heads: Vec<(usize, String)> = (0..header.len())
            .filter(free)
            .map(|column| (column, shown(before_the_question(without_number(&header[column])))))
            .collect();
        match nearest(name, heads.iter().map(|(_, head)| head.as_str())) {
            Some(near) => {
                let column = heads.iter().find(|(_, head)| head == near).map_or(0, |one| one.0);
                problem.hint(format!(
                    "the nearest header is `{}` (column {}); name it `{name}`",
                    shown(&header[column]),
                    letters(column)
                ))
            }
            None => problem.hint(format!(
                "name its column `{name}`, or `{name}: your question`, or export the file again with it"
            )),
        }
    }

    fn no_trait_at_all(&self) -> Problem {
        let some = |texts: &mut dyn Iterator<Item = &str>| {
            texts
                .filter(|text| !text.is_empty())
                .take(3)
                .map(|text| format!("`{}`", shown(text)))
                .collect::<Vec<_>>()
                .join(", ")
        };
        let headers = some(&mut self.table.header.iter().map(String::as_str));
        let traits = some(&mut self.instrument.traits().iter().map(|one| one.name.as_str()));
        Problem::error(format!(
            "no column holds a trait of the instrument `{}`: the header begins {headers}",
            self.instrument.id()
        ))
        .at(self.table.file())
        .hint(format!("a column per trait is needed, named {traits} and so on"))
    }

    /// Says so when the file counts answers instead of listing them.
    fn summary(&self) -> Option<Problem> {
        let header: Vec<String> = self.table.header.iter().map(|text| words(text)).collect();
        let orientations = self.instrument.orientations();
        let poles = orientations.iter().all(|one| {
            let name = words(&one.name);
            header.iter().any(|text| contains(text, &name))
        });
        let lists = |cells: &Vec<String>| {
            let of_instrument = |cell: &&String| {
                let cell = words(cell);
                self.named
                    .iter()
                    .any(|one| one.names.contains(&cell) || one.statements.contains(&cell))
            };
            cells.iter().filter(of_instrument).count() > self.named.len().div_ceil(2)
        };
        (poles || self.sample.first().is_some_and(lists)).then(|| {
            Problem::error("this is a summary of the answers, not the answers themselves")
                .at(self.table.file())
                .hint("export the individual responses: one row per person, one column per trait")
        })
    }
}

/// The part of a header before its question: `Role` of `Role: which fits your work best?`.
fn before_the_question(header: &str) -> &str {
    let stops = [':', '?', '(', '[', '|', '–', '—', '.'];
    let stop = header.find(stops).unwrap_or(header.len());
    let dash = header.find(" - ").unwrap_or(header.len());
    &header[..stop.min(dash)]
}
