//! What is wrong when the columns do not fit the instrument, and the way out.

use super::super::answers::shown;
use super::super::table::letters;
use super::super::words::{contains, without_number, words};
use super::named::before_the_question;
use super::{Candidate, Columns, Matcher};
use crate::error::{Problem, nearest};
use crate::instrument::Mode;

impl Matcher<'_> {
    pub(super) fn duplicate(&self, place: usize, held: &[Candidate]) -> Problem {
        let name = &self.instrument.traits()[place].name;
        let list: Vec<String> = held
            .iter()
            .map(|one| {
                format!("{} `{}`", letters(one.column), shown(&self.header.shown(one.column)))
            })
            .collect();
        Problem::error(format!(
            "{} columns hold the trait `{name}`: {}",
            held.len(),
            list.join(", ")
        ))
        .at(self.table.file())
        .hint(if self.instrument.mode() == Mode::Rank {
            format!(
                "where each of them is a place of the order, name them `{name} [Rank 1]`, `{name} [Rank 2]` \
                 and so on; where one of them has the whole order, name it under `[columns]` in \
                 `orient.toml`"
            )
        } else {
            "delete or rename all but one of them, or name it under `[columns]` in `orient.toml`".to_owned()
        })
    }

    /// The problem of two columns for one statement.
    pub(super) fn same_statement(
        &self,
        place: usize,
        orientation: usize,
        found: &[(usize, usize)],
    ) -> Problem {
        let statement = &self.instrument.traits()[place].statements[orientation];
        let all: Vec<String> = found
            .iter()
            .filter(|one| one.0 == orientation)
            .map(|(_, column)| {
                format!("{} `{}`", letters(*column), shown(&self.header.shown(*column)))
            })
            .collect();
        let columns: Vec<usize> =
            found.iter().filter(|one| one.0 == orientation).map(|one| one.1).collect();
        let may_fill_each_other =
            self.instrument.mode() != Mode::Choose && self.are_headed_alike(&columns);
        let fill_each_other = may_fill_each_other
            && columns.iter().all(|&column| {
                let others: Vec<usize> =
                    columns.iter().copied().filter(|&other| other != column).collect();
                !self.sample[column].is_empty() && self.beside(column, &others).both == 0
            });
        let hint = if fill_each_other {
            "no row has something in two of them: put their cells together into one column, since a \
             question that was made anew has a second one"
        } else {
            "delete all but one of them, or name the right one under `[columns]` in `orient.toml`"
        };
        Problem::error(format!("{} columns hold `{statement}`: {}", all.len(), all.join(", ")))
            .at(self.table.file())
            .hint(hint)
    }

    /// The problem of a statement that lacks its column.
    pub(super) fn no_statement(&self, place: usize, orientation: usize) -> Problem {
        let one = &self.instrument.traits()[place];
        let statement = &one.statements[orientation];
        Problem::error(format!("no column holds `{statement}` of the trait `{}`", one.name))
            .at(self.table.file())
            .hint(format!(
                "the other statements have a column each; name this one `{} [{statement}]`, and leave \
                 it empty where nobody chose the statement",
                one.name
            ))
    }

    /// What is wrong when a trait has no column.
    pub(super) fn missing(
        &self,
        columns: &Columns,
        candidates: &[Candidate],
        unclear: &[(usize, Vec<usize>)],
        problems: &mut Vec<Problem>,
    ) {
        let places = 0..self.named.len();
        let missing: Vec<usize> =
            places.filter(|&place| columns.traits[place].is_missing()).collect();
        if missing.is_empty() {
            return;
        }
        if let Some(problem) = self.summary() {
            problems.push(problem);
            return;
        }
        if let Some(problem) = self.of_another_mode(&missing) {
            problems.push(problem);
            return;
        }
        if missing.len() == self.named.len() && candidates.is_empty() && unclear.is_empty() {
            problems.push(self.no_trait_at_all());
            return;
        }
        let names_all = |(_, places): &&(usize, Vec<usize>)| {
            missing.len() > 2 && missing.iter().all(|place| places.contains(place))
        };
        if let Some((column, _)) = unclear.iter().find(names_all) {
            problems.push(self.all_in_one_column(*column, missing.len()));
            return;
        }
        for place in missing {
            problems.push(self.one_missing(place, unclear, columns));
        }
    }

    /// The problem of a table that was not divided into its columns.
    fn all_in_one_column(&self, column: usize, traits: usize) -> Problem {
        Problem::error(format!(
            "the header of this column names {traits} traits: the table seems to stand in one column"
        ))
        .at(self.table.column(column))
        .hint(if self.header.shown(column).contains(char::from(self.table.delimiter.byte())) {
            "each row stands in quotes as if it were one cell: take away the quotes around the rows, or \
             export the answers again"
        } else {
            "name what stands between its cells with `--delimiter`; in a spreadsheet, divide the column \
             with “Text to Columns”, or open the export anew"
        })
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
        if matches!(self.instrument.mode(), Mode::Rate(_) | Mode::Allocate { .. }) {
            let statements = &self.instrument.traits()[place].statements;
            let heads: Vec<String> =
                statements.iter().map(|text| format!("`{name} [{text}]`")).collect();
            return problem.hint(format!(
                "each statement has a column of its own, named by it or {}",
                heads.join(", ")
            ));
        }
        let width = self.header.headings.len();
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
        let free = |column: &usize| columns.is_free(*column);
        if let Some(column) = (0..width).filter(free).find(|&column| {
            let text = words(&self.header.shown(column));
            self.named[place].names.iter().any(|name| contains(&text, name))
        }) {
            let found = self.sample[column]
                .first()
                .map_or_else(|| "is empty".to_owned(), |cell| format!("holds `{}`", shown(cell)));
            return problem.hint(format!(
                "column {} names it but {found}, which is not a statement of it",
                letters(column)
            ));
        }
        let heads: Vec<(usize, String)> = (0..width)
            .filter(free)
            .flat_map(|column| {
                let texts = self.header.headings[column].texts();
                texts.map(move |text| (column, shown(before_the_question(without_number(text)))))
            })
            .collect();
        match nearest(name, heads.iter().map(|(_, head)| head.as_str())) {
            Some(near) => {
                let column = heads.iter().find(|(_, head)| head == near).map_or(0, |one| one.0);
                problem.hint(format!(
                    "the nearest header is `{}` (column {}); name it `{name}`",
                    shown(&self.header.shown(column)),
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
        let headings: Vec<String> =
            (0..self.header.headings.len()).map(|column| self.header.shown(column)).collect();
        let headers = some(&mut headings.iter().map(String::as_str));
        let traits = some(&mut self.instrument.traits().iter().map(|one| one.name.as_str()));
        Problem::error(format!(
            "no column holds a trait of the instrument `{}`: the header begins {headers}",
            self.instrument.id()
        ))
        .at(self.table.file())
        .hint(
            if matches!(self.instrument.mode(), Mode::Rate(_) | Mode::Allocate { .. }) {
                let one = &self.instrument.traits()[0];
                format!(
                    "each statement needs a column of its own, named by it or `{} [{}]` and so on; \
                 `orient check --write-map` lets you say which column is which",
                    one.name, one.statements[0]
                )
            } else {
                format!(
                    "a column per trait is needed, named {traits} and so on; \
                 `orient check --write-map` lets you say which column is which"
                )
            },
        )
    }

    /// Says so when the file counts answers instead of listing them.
    fn summary(&self) -> Option<Problem> {
        let header: Vec<String> = (0..self.header.headings.len())
            .map(|column| words(&self.header.shown(column)))
            .collect();
        let orientations = self.instrument.orientations();
        let poles = orientations.iter().all(|one| {
            let name = words(&one.name);
            // `Strategic`, `Strategic (%)`, `Strategic total`: no statement that has the word in it.
            let is_count = |text: &String| {
                text.strip_prefix(name.as_str()).is_some_and(|rest| rest.split(' ').count() <= 2)
            };
            !name.is_empty() && header.iter().any(is_count)
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
