//! A row at the end that is unlike those of people, though nothing in it says so: it holds the means of the
//! others, fractions where they have none, or nobody's name where everybody else has one.

use std::collections::BTreeSet;

use super::super::answers::shown;
use super::super::entries::Entries;
use super::super::key::KnownBy;
use super::{Body, RowReader};
use crate::error::{About, Problem};
use crate::response::{Answer, HUNDREDTHS, LeftOut, Reason};

/// Among more people a row at the end would not be seen in the numbers.
const MOST_PEOPLE: usize = 5000;
/// Fewer people may be like one another by chance.
const FEWEST_OTHERS: usize = 3;
/// So many numbers that are all a mean are no chance.
const FEWEST_NUMBERS: usize = 9;

impl RowReader<'_> {
    /// Leaves out a row of means that names nobody, of those that hold nothing but numbers, and tells of
    /// other rows at the end that are unlike the ones above.
    pub(super) fn leave_out_means(&self, body: &mut Body, of_numbers: &BTreeSet<usize>) {
        let entries = &body.entries;
        let others = entries.len().saturating_sub(1);
        if !(FEWEST_OTHERS..MOST_PEOPLE).contains(&others) {
            return;
        }
        let row = entries.row(others);
        let names_nobody = is_bare(entries, others)
            && entries.team(others).is_none()
            && of_numbers.contains(&row)
            && (0..others).all(|one| !is_bare(entries, one));
        let tell = |place: usize, what: String| {
            Problem::warning(what)
                .at(self.table.row(entries.row(place)))
                .hint("if it is nobody's, such as a sum or a value to compare with, delete it")
        };
        if !self.holds_means(entries, others) {
            let fractions: Vec<usize> = self.with_fractions(entries);
            let named = |place: &usize| {
                let name = entries
                    .name(*place)
                    .map_or_else(String::new, |name| format!("`{}` ", shown(name)));
                let what = format!(
                    "{name}counts as a person, though this row at the end has fractions and those above have none"
                );
                tell(*place, what).about(About::UnlikeOthers)
            };
            let told: Vec<Problem> = fractions.iter().map(named).collect();
            if told.is_empty() && names_nobody {
                let what = "the last row alone has neither a name nor anything else that says whose it is; it \
                     counts as a person";
                let problem = tell(others, what.to_owned()).about(About::UnlikeOthers);
                body.problems.push(problem);
            }
            body.problems.extend(told);
            return;
        }
        if !names_nobody {
            let name = entries
                .name(others)
                .map_or_else(|| "the last row".to_owned(), |name| format!("`{}`", shown(name)));
            let what = format!(
                "{name} counts as a person, though every number in it is the mean of those above"
            );
            let problem = tell(others, what).about(About::UnlikeOthers);
            body.problems.push(problem);
            return;
        }
        body.problems.push(
            Problem::warning("this row at the end holds the means of those above and no name, and is left out")
                .at(self.table.row(row))
                .hint("if it is somebody's answer, write a name, or give the row a time stamp or an address")
                .about(About::LikeSummary),
        );
        body.left_out.push(LeftOut {
            row,
            reason: Reason::Note,
            seen: "the means of the rows above".to_owned(),
            person: None,
        });
        let keep: Vec<bool> = (0..=others).map(|place| place < others).collect();
        body.entries.retain(&keep);
    }

    /// The ratings or points of an entry, one for each statement.
    fn numbers<'e>(
        &self,
        entries: &'e Entries,
        place: usize,
    ) -> impl Iterator<Item = Option<u16>> + use<'e> {
        let statements = self.instrument.orientations().len();
        entries.sheet.of(place).flat_map(move |answer| {
            (0..statements).map(move |of| match answer {
                Answer::Rated(marks) | Answer::Allocated(marks) => marks.of(of),
                Answer::Blank | Answer::Outside | Answer::Chosen(_) | Answer::Ranked(_) => None,
            })
        })
    }

    /// Whether every number of the last entry is the mean of those above it, as far as it was rounded,
    /// and these are not all the same anyway.
    fn holds_means(&self, entries: &Entries, last: usize) -> bool {
        let own: Vec<Option<u16>> = self.numbers(entries, last).collect();
        if own.iter().flatten().count() < FEWEST_NUMBERS {
            return false;
        }
        let mut sums = vec![(0.0, 0.0, false); own.len()];
        for place in 0..last {
            for ((sum, own), number) in sums.iter_mut().zip(&own).zip(self.numbers(entries, place))
            {
                if let Some(number) = number {
                    *sum = (sum.0 + f64::from(number), sum.1 + 1.0, sum.2 || Some(number) != *own);
                }
            }
        }
        let mut differ = 0;
        let are_means = own.iter().zip(&sums).all(|(own, (sum, count, differs))| {
            let Some(own) = own else { return true };
            differ += usize::from(*differs);
            let rounded = match own {
                own if own.is_multiple_of(HUNDREDTHS) => 50.0,
                own if own.is_multiple_of(10) => 5.0,
                _ => 1.0,
            };
            *count > 0.0 && (f64::from(*own) - sum / count).abs() <= rounded
        });
        are_means && differ * 2 > own.iter().flatten().count()
    }

    /// The entries at the end that have fractions, where all above them have none.
    fn with_fractions(&self, entries: &Entries) -> Vec<usize> {
        let has_fractions = |&place: &usize| {
            let (mut all, mut parts) = (0, 0);
            for number in self.numbers(entries, place).flatten() {
                all += 1;
                parts += usize::from(!number.is_multiple_of(HUNDREDTHS));
            }
            parts * 2 > all
        };
        let mut found: Vec<usize> = (0..entries.len()).rev().take_while(has_fractions).collect();
        found.reverse();
        let above = entries.len() - found.len();
        if above < FEWEST_OTHERS || (0..above).any(|place| has_fractions(&place)) {
            return Vec::new();
        }
        found
    }
}

/// Whether an entry has neither a name, nor an address or a number, nor a moment.
pub(super) fn is_bare(entries: &Entries, place: usize) -> bool {
    entries.name(place).is_none()
        && entries.key(place).by() == KnownBy::Nothing
        && entries.stamp(place).is_none()
}
