//! Which column holds what: by its header, and by its answers where the header leaves a choice.
//! Positions never count.

mod another_mode;
mod by_hand;
mod coded;
mod codes;
mod coding;
mod dropped;
mod each;
mod evidence;
mod grid;
mod headless;
mod item;
mod later;
mod legend;
mod lost;
mod missing;
mod named;
mod pairs;
mod positions;
mod rivals;
mod stated;
mod traits;
mod usual;

pub(super) use self::coding::Coding;
pub(super) use self::dropped::Mark;
use self::later::Later;
use self::pairs::{Pair, Pairs};
use self::stated::{Legends, StatedCodes};
use super::answers::Answers;
use super::dialect::Heading;
use super::durations::Unit;
use super::header::Header;
use super::table::{Table, letters, trim};
use super::ticks;
use super::usual::{Usual, is_behind_a_number};
use super::words::{without_number, words};
use crate::error::Problem;
use crate::instrument::{Instrument, Mode};
use crate::project::ColumnMap;
use crate::response::{ColumnMatch, ColumnRole, MatchedBy};

/// How many rows are looked at where the answers decide.
const LOOKED_AT_ROWS: usize = 200;
/// How much of a cell is looked at: more than any statement, less than an essay.
const LOOKED_AT_LETTERS: usize = 500;

/// The columns of a table by what they hold, each counted from 0.
#[derive(Debug, Default)]
pub(super) struct Columns {
    /// Where the answers to each trait stand, in the order of the instrument.
    pub traits: Vec<TraitColumns>,
    pub timestamp: Option<usize>,
    pub name: Option<usize>,
    pub given_name: Option<usize>,
    pub family_name: Option<usize>,
    pub email: Option<usize>,
    pub id: Option<usize>,
    pub team: Option<usize>,
    /// What tells several waves apart.
    pub waves: Vec<usize>,
    pub status: Option<usize>,
    pub channel: Option<usize>,
    pub test: Option<usize>,
    /// Columns that say which responses are not to be counted.
    pub marks: Vec<Mark>,
    pub finished: Option<usize>,
    /// How that says so.
    pub says_finished: SaysFinished,
    /// How long answering took.
    pub duration: Option<(usize, Unit)>,
    /// When answering began.
    pub began: Option<usize>,
    /// When it was last gone on with, whether it was finished or not.
    pub last_action: Option<usize>,
    /// What stands below a statement that was chosen.
    pub coding: Coding,
    /// The codes that headers give to choices.
    pub stated: StatedCodes,
    /// Every column of the table and what it was taken for.
    pub matches: Vec<ColumnMatch>,
}

/// How a column says whether the form was finished.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum SaysFinished {
    /// Not at all: no row has something in it.
    #[default]
    Nowhere,
    InWords,
    InPercent,
}

/// Where the answers to one trait stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum TraitColumns {
    /// Nowhere.
    #[default]
    Missing,
    /// In one column.
    One(usize),
    /// In a column for each orientation; none where that is missing.
    Each(Vec<Option<usize>>),
    /// In a column for each place of an order, the first place first.
    Places(Vec<usize>),
}

impl TraitColumns {
    /// Whether no column holds anything of the trait.
    pub(super) fn is_missing(&self) -> bool {
        self.all().next().is_none()
    }

    /// All columns of the trait.
    pub(super) fn all(&self) -> impl Iterator<Item = usize> {
        let (one, each, places): (Option<usize>, &[Option<usize>], &[usize]) = match self {
            Self::Missing => (None, &[], &[]),
            Self::One(column) => (Some(*column), &[], &[]),
            Self::Each(each) => (None, each, &[]),
            Self::Places(places) => (None, &[], places),
        };
        one.into_iter().chain(each.iter().copied().flatten()).chain(places.iter().copied())
    }
}

impl Columns {
    /// The columns that are not read.
    pub(super) fn ignored(&self) -> Vec<usize> {
        let is_ignored = |at: &usize| self.matches[*at].role == ColumnRole::Ignored;
        (0..self.matches.len()).filter(is_ignored).collect()
    }

    /// Takes their columns from all traits.
    fn without_traits(&mut self, matches: &mut [(ColumnRole, MatchedBy)]) {
        self.traits.fill(TraitColumns::Missing);
        let is_of_trait = |role: &ColumnRole| {
            matches!(role, ColumnRole::Trait(_) | ColumnRole::Statement(..) | ColumnRole::Rank(..))
        };
        for one in matches.iter_mut().filter(|one| is_of_trait(&one.0)) {
            *one = (ColumnRole::Ignored, MatchedBy::Nothing);
        }
    }

    /// Whether no trait has the column.
    pub(super) fn is_free(&self, column: usize) -> bool {
        !self.traits.iter().any(|one| one.all().any(|taken| taken == column))
    }
}

/// A column that may hold a trait's answers.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    column: usize,
    place: usize,
    by: MatchedBy,
    says: Says,
}

/// How firmly a header says which trait it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    /// It is the trait's name, begins with it, or lists the trait's statements.
    Names,
    /// The name is one of the words in it, or the answers alone tell.
    Mentions,
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
    header: &'a Header,
    instrument: &'a Instrument,
    answers: &'a Answers<'a>,
    named: Vec<Named>,
    pairs: Pairs,
    /// What headers say of codes.
    legends: Legends,
    /// The first rows, column by column.
    sample: Vec<Vec<String>>,
    /// How many these are.
    looked_at: usize,
    /// What stands below them.
    later: Later,
}

impl<'a> Matcher<'a> {
    /// Looks at the first rows of the table.
    pub(super) fn new(
        table: &'a Table<'a>,
        header: &'a Header,
        instrument: &'a Instrument,
        answers: &'a Answers<'a>,
    ) -> Result<Self, Problem> {
        let mut sample: Vec<Vec<String>> = vec![Vec::new(); header.headings.len()];
        let mut rows = header.body(table)?;
        let mut looked_at = 0;
        for _ in 0..LOOKED_AT_ROWS {
            let Some(row) = rows.next().map_err(|broken| broken.problem(table.name))? else {
                if table.is_held() {
                    break;
                }
                return Err(Problem::error("the first rows are too long to be held"));
            };
            looked_at += 1;
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
        let (named, mut pairs): (Vec<Named>, _) = (named.collect(), Pairs::of(instrument));
        // A number in a rank may be that of a place; other codes than ticks may be answers of a round.
        pairs.count(&header.headings, |column| match instrument.mode() {
            Mode::Choose => sample[column].iter().any(|cell| ticks::is_taken(cell).is_none()),
            Mode::Rate(_) | Mode::Allocate { .. } => false,
            Mode::Rank => true,
        });
        let headers: Vec<String> = header.headings.iter().map(Heading::shown).collect();
        let legends = Legends::of(&headers, instrument, &named);
        let later = Later::of(table, header, &sample, looked_at);
        Ok(Self {
            table,
            header,
            instrument,
            answers,
            named,
            pairs,
            legends,
            sample,
            looked_at,
            later,
        })
    }

    /// Every column by what it holds; what the user's map says comes first.
    pub(super) fn columns(&self, map: &ColumnMap, problems: &mut Vec<Problem>) -> Columns {
        let headings = &self.header.headings;
        let traits = vec![TraitColumns::Missing; self.named.len()];
        let mut columns = Columns { traits, ..Columns::default() };
        let mut matches: Vec<(ColumnRole, MatchedBy)> =
            vec![(ColumnRole::Ignored, MatchedBy::Nothing); headings.len()];
        by_hand::place(
            map,
            self.table,
            self.header,
            self.instrument,
            &mut columns,
            &mut matches,
            problems,
        );
        let mut usual: Vec<(Usual, usize, usize)> = Vec::new();
        let mut candidates: Vec<Candidate> = Vec::new();
        let mut pairs: Vec<(Pair, usize)> = Vec::new();
        let mut unclear: Vec<(usize, Vec<usize>)> = Vec::new();
        for (column, heading) in headings.iter().enumerate() {
            if matches[column].1 == MatchedBy::Hand {
                continue;
            }
            let mut found = self.by_header(column, heading);
            found.retain(|one| !self.is_of_a_statement(column, heading, one));
            let own_name = found
                .iter()
                .any(|one| one.by == MatchedBy::Name && self.evidence(column, one.place).holds());
            let of_one = |pair: &Pair| {
                !self.has_legend(column, heading, pair.0)
                    && self.may_hold(column, *pair)
                    && !(own_name && self.states_another(column, *pair))
            };
            if let Some(pair) = self.pairs.find(heading).filter(of_one) {
                pairs.push((pair, column));
            }
            self.drop_usual_pair(&mut pairs, column);
            let is_pair = pairs.iter().any(|one| one.1 == column);
            let is_usual = |&(what, rank): &(Usual, usize)| match what {
                // A question with a number that names a trait asks for that, whatever else it names.
                _ if is_behind_a_number(&heading.question, rank)
                    && (is_pair || !found.is_empty()) =>
                {
                    false
                }
                // `Trait [Round]` is a statement, and so is a heading that is no more than one; a trait may
                // be called `Period`.
                _ if is_pair && !heading.part.is_empty() => false,
                // A heading that is a statement, above answers: `Name first`.
                _ if is_pair && self.are_marks(column) => false,
                Usual::Wave
                | Usual::PerhapsWave
                | Usual::Test
                | Usual::Dropped
                | Usual::Kept
                | Usual::Weight
                    if is_pair || found.iter().any(|one| one.by == MatchedBy::Name) =>
                {
                    false
                }
                Usual::PerhapsKept | Usual::PerhapsDropped => found.is_empty() && !is_pair,
                // Ratings and points are numbers, too.
                Usual::Duration => found.is_empty() && !is_pair && self.holds_durations(column),
                _ => !own_name,
            };
            let usual_here = || self.usual_here(column);
            match self.usual_in_group(heading).or_else(usual_here).filter(is_usual) {
                Some((what, rank)) => usual.push((what, rank, column)),
                None if found.len() == 1 => candidates.extend(found),
                None if found.is_empty() => {}
                None => {
                    unclear.push((column, found.iter().map(|one| one.place).collect()));
                }
            }
        }
        self.drop_names_of_traits(&mut pairs);
        self.usual_columns(usual, &mut columns, &mut matches, problems);
        let mut wrong = Vec::new();
        self.trait_columns(&candidates, &pairs, &mut columns, &mut matches, &mut wrong);
        if let Some(problem) = self.numbered(&columns) {
            columns.without_traits(&mut matches);
            problems.push(problem);
        } else {
            problems.append(&mut wrong);
            problems.extend(self.counted_columns(&columns));
            problems.extend(self.further_choice());
            columns.coding = self.coding(&columns, problems);
            columns.stated = self.stated_codes(&columns);
            problems.extend(self.unclear_codes(&columns));
            problems.extend(self.turned_scales(&columns));
            if self.is_another_survey(&columns) {
                columns.without_traits(&mut matches);
                candidates.clear();
            }
            self.missing(&columns, &candidates, &unclear, problems);
            problems.extend(self.second_numbers(&columns, &matches));
            self.lost_answers(&columns, &candidates, &matches, problems);
            self.late_answers(&columns, (&candidates, &pairs), &matches, problems);
        }
        columns.matches = self.told(matches);
        columns
    }

    /// `Quarter` alone is no statement where `Trait [Quarter]` is one.
    fn drop_usual_pair(&self, pairs: &mut Vec<(Pair, usize)>, column: usize) {
        let headings = &self.header.headings;
        let heading = &headings[column];
        let Some((pair, _)) = pairs.last().copied().filter(|one| one.1 == column) else { return };
        let is_part =
            |other: &Heading| !other.part.is_empty() && self.pairs.find(other) == Some(pair);
        if heading.part.is_empty()
            && self.header.dialect.usual(heading).is_some()
            && headings.iter().any(is_part)
        {
            pairs.pop();
        }
    }

    /// What every column was taken for.
    fn told(&self, matches: Vec<(ColumnRole, MatchedBy)>) -> Vec<ColumnMatch> {
        let of = |(column, (role, by))| ColumnMatch {
            letters: letters(column),
            header: self.header.shown(column),
            role,
            by,
        };
        matches.into_iter().enumerate().map(of).collect()
    }

    /// Drops the columns that are called like their trait: columns of statements stand several together,
    /// and one alone is the trait's.
    fn drop_names_of_traits(&self, pairs: &mut Vec<(Pair, usize)>) {
        let is_alone = |place: usize| pairs.iter().filter(|one| one.0.0 == place).count() == 1;
        let lone: Vec<usize> = (0..self.named.len()).filter(|&place| is_alone(place)).collect();
        pairs.retain(|(pair, column)| {
            let name = words(without_number(&self.header.headings[*column].shown()));
            !(lone.contains(&pair.0) && self.named[pair.0].names.contains(&name))
        });
    }

    /// Whether the few traits that were found are only words in the questions of another survey:
    /// no column holds a text of the instrument.
    fn is_another_survey(&self, columns: &Columns) -> bool {
        let found: Vec<(usize, &TraitColumns)> = (columns.traits.iter().enumerate())
            .filter(|(_, columns)| !columns.is_missing())
            .collect();
        let says_nothing = |&(place, one): &(usize, &TraitColumns)| match one {
            TraitColumns::One(column) => self.evidence(*column, place).texts == 0,
            TraitColumns::Missing | TraitColumns::Each(_) | TraitColumns::Places(_) => false,
        };
        found.len() * 3 < self.named.len() && found.iter().all(says_nothing)
    }
}
