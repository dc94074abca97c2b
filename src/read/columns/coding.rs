//! What stands below a statement that was chosen: a tick, or one of the codes 1 and 2.

use super::super::answers::{Choice, shown};
use super::super::table::trim;
use super::{Columns, LOOKED_AT_ROWS, Matcher, TraitColumns};
use crate::error::Problem;
use crate::instrument::Mode;

/// How many times as often one of two codes stands alone where it is the one that means yes.
const TIMES: usize = 4;

/// How the cells below single statements say what was chosen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::read) enum Coding {
    /// By ticks, words, or the number of the statement.
    #[default]
    Ticks,
    /// By 1 for yes and 2 for no, as questionnaires on paper are coded.
    OneIsYes,
    /// By 1 for no and 2 for yes, as SoSci Survey writes it.
    TwoIsYes,
    /// By -1 for yes and 0 for no, as a database writes them.
    MinusOneIsYes,
    /// By 1 and 2, of which nobody knows which one is yes; that is told.
    Untold,
}

impl Coding {
    /// What a cell says in these codes; nothing where it holds none of them.
    pub(in crate::read) fn read(self, cell: &str) -> Option<Choice> {
        if self == Self::MinusOneIsYes {
            return matches!(cell, "-1" | "-1.0" | "-1,0").then_some(Choice::Taken);
        }
        let is_one = one_or_two(cell)? == 1;
        match self {
            Self::Ticks | Self::MinusOneIsYes => None,
            Self::Untold => Some(Choice::NotTaken),
            Self::OneIsYes => Some(if is_one { Choice::Taken } else { Choice::NotTaken }),
            Self::TwoIsYes => Some(if is_one { Choice::NotTaken } else { Choice::Taken }),
        }
    }
}

/// The code in a cell that holds 1 or 2.
pub(super) fn one_or_two(cell: &str) -> Option<u8> {
    match cell {
        "1" | "1.0" | "1,0" => Some(1),
        "2" | "2.0" | "2,0" => Some(2),
        _ => None,
    }
}

impl Matcher<'_> {
    /// How the columns of single statements are coded. Where all of them hold 1 and 2, one of the two
    /// stands once for each trait that somebody answered: that one means yes.
    pub(super) fn coding(&self, columns: &Columns, problems: &mut Vec<Problem>) -> Coding {
        let all: Vec<&[Option<usize>]> = columns
            .traits
            .iter()
            .filter_map(|of| match of {
                TraitColumns::Each(each) => Some(&each[..]),
                TraitColumns::Missing | TraitColumns::One(_) | TraitColumns::Places(_) => None,
            })
            .collect();
        let each = || all.iter().flat_map(|each| each.iter().enumerate());
        let filled = || {
            let filled = each().filter_map(|(at, column)| Some((at, (*column)?)));
            filled.filter(|(_, column)| !self.sample[*column].is_empty())
        };
        let cells = || filled().flat_map(|(_, column)| &self.sample[column]);
        let is_yes = |cell: &String| Coding::MinusOneIsYes.read(cell).is_some();
        let is_no = |cell: &String| matches!(cell.as_str(), "0" | "0.0" | "0,0");
        if cells().any(is_yes)
            && cells().any(is_no)
            && cells().all(|cell| is_yes(cell) || is_no(cell))
        {
            return Coding::MinusOneIsYes;
        }
        let has = |column: usize, code: u8| {
            self.sample[column].iter().any(|cell| one_or_two(cell) == Some(code))
        };
        // A 2 alone may be the number of the second statement.
        let is_coded = |(at, column): (usize, usize)| has(column, 2) && (at != 1 || has(column, 1));
        if self.instrument.mode() != Mode::Choose
            || !filled().all(|(_, column)| self.are_ones_and_twos(column))
            || !filled().any(is_coded)
        {
            return Coding::Ticks;
        }
        let [ones, twos] = self.lone_codes(&all);
        let (_, first) = filled().next().expect("a column is coded");
        let name = shown(&self.header.shown(first));
        let at = self.table.column(first);
        // Somebody may have chosen two of three.
        let (coding, yes) = match () {
            () if ones > TIMES * twos => (Coding::OneIsYes, 1),
            () if twos > TIMES * ones => (Coding::TwoIsYes, 2),
            () => {
                let message = format!(
                    "columns such as `{name}` hold 1 and 2, and nothing tells which of them means that \
                     the statement was chosen"
                );
                let hint = "put 1 where it was chosen and 0 where it was not";
                problems.push(Problem::error(message).at(at).hint(hint));
                return Coding::Untold;
            }
        };
        let message = format!(
            "columns such as `{name}` hold 1 and 2: {yes} is read as chosen, since it stands once for \
             each trait that somebody answered"
        );
        let hint = "check that the tool codes its choices so";
        problems.push(Problem::warning(message).at(at).hint(hint));
        coding
    }

    /// How often, in the first rows, 1 stands alone among the codes of a trait, and how often 2 does.
    fn lone_codes(&self, all: &[&[Option<usize>]]) -> [usize; 2] {
        let mut lone = [0; 2];
        let Ok(mut rows) = self.header.body(self.table) else { return lone };
        for _ in 0..LOOKED_AT_ROWS {
            let Ok(Some(row)) = rows.next() else { break };
            for each in all {
                let codes: Vec<u8> = each
                    .iter()
                    .filter_map(|column| one_or_two(trim(row.cell((*column)?))))
                    .collect();
                if codes.len() < each.len() {
                    continue;
                }
                let ones: usize = codes.iter().map(|code| usize::from(*code == 1)).sum();
                lone[0] += usize::from(ones == 1);
                lone[1] += usize::from(codes.len() - ones == 1);
            }
        }
        lone
    }
}
