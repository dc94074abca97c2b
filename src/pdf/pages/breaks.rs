//! Slices → pages: where each page of a column begins and ends.

use crate::pdf::pages::slices::{Join, Slice};

/// The stretch of a column that one page shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stretch {
    /// The first slice.
    pub first: usize,
    /// The slice after the last.
    pub end: usize,
    /// Where the stretch begins in the column.
    pub top: f32,
    /// Where its last slice ends in the column.
    pub bottom: f32,
    /// The table whose head is repeated above.
    pub table: Option<usize>,
    /// The height of that head.
    pub head: f32,
}

/// How tall pages are: the first and the others.
#[derive(Debug, Clone, Copy)]
pub struct Heights {
    /// Of the first page.
    pub first: f32,
    /// Of each other page.
    pub other: f32,
}

/// A page that holds less than this share is too empty to end at the best place.
const TOO_EMPTY: f32 = 0.33;
/// How much a page keeps that gives some of its content to a last page that is too empty.
const KEPT: f32 = 0.5;

/// Cuts a column into pages. `head` gives the height of a table's repeated head.
///
/// Every slice stands on exactly one page, in order. Where a page would be nearly empty, at the end or
/// before a block that needs a page of its own, the break before it moves up.
#[must_use]
pub fn stretches(slices: &[Slice], heights: Heights, head: &dyn Fn(usize) -> f32) -> Vec<Stretch> {
    let mut pages: Vec<Stretch> = Vec::new();
    let mut first = 0;
    while first < slices.len() {
        let height = if pages.is_empty() { heights.first } else { heights.other };
        let (table, repeated) =
            if pages.is_empty() { (None, 0.0) } else { repeats(&slices[first], height, head) };
        let end = end_of_page(slices, first, height - repeated);
        pages.push(Stretch {
            first,
            end,
            top: slices[first].top,
            bottom: slices[end - 1].bottom,
            table,
            head: repeated,
        });
        first = end;
    }
    for last in 1..pages.len() {
        if slices[pages[last].first].before != Join::Forced {
            fill(slices, heights, head, &mut pages[last - 1..=last]);
        }
    }
    pages
}

/// The table whose head is repeated above a slice that begins a page, and the height of that head.
/// A head that leaves no room for the slice is not repeated.
fn repeats(slice: &Slice, height: f32, head: &dyn Fn(usize) -> f32) -> (Option<usize>, f32) {
    let repeated = slice.table.map_or(0.0, head);
    if slice.table.is_none() || repeated + (slice.ink - slice.top) > height {
        (None, 0.0)
    } else {
        (slice.table, repeated)
    }
}

/// Moves the break between two pages up, if the second one would be nearly empty and the one before can
/// spare something: as far as it takes, or as far as it can. A table that is whole stays so.
fn fill(slices: &[Slice], heights: Heights, head: &dyn Fn(usize) -> f32, pages: &mut [Stretch]) {
    let [before, last] = pages else { return };
    let end = slices[last.end - 1].ink;
    let mut better = None;
    if last.head + end - last.top >= TOO_EMPTY * heights.other {
        return;
    }
    for first in (before.first + 1..last.first).rev() {
        let (table, repeated) = repeats(&slices[first], heights.other, head);
        let filled = repeated + end - slices[first].top;
        let kept = before.head + slices[first - 1].ink - before.top;
        if filled > heights.other || kept < KEPT * heights.other {
            break;
        }
        let splits = slices[first].table.is_some() && slices[last.first].table.is_none();
        if slices[first].before == Join::Free && !splits {
            let top = slices[first].top;
            better = Some(Stretch { first, top, table, head: repeated, ..*last });
            if filled >= TOO_EMPTY * heights.other {
                break;
            }
        }
    }
    if let Some(better) = better {
        before.end = better.first;
        before.bottom = slices[better.first - 1].bottom;
        *last = better;
    }
}

/// The slice after the last that a page beginning with `first` holds.
fn end_of_page(slices: &[Slice], first: usize, room: f32) -> usize {
    let top = slices[first].top;
    let mut fit = first + 1;
    while fit < slices.len() {
        if slices[fit].before == Join::Forced {
            return fit;
        }
        if slices[fit].ink - top > room + 0.01 {
            break;
        }
        fit += 1;
    }
    if fit == slices.len() {
        return fit;
    }
    // `fit` is the first slice that does not fit; walk back to the best place to break.
    let place = |join: Join| (first + 1..=fit).rev().find(|&i| slices[i].before <= join);
    let full = |end: usize| (slices[end - 1].ink - top) / room;
    let free = place(Join::Free);
    if let Some(end) = free
        && full(end) >= TOO_EMPTY
    {
        return end;
    }
    if let Some(end) = place(Join::Loose)
        && full(end) >= TOO_EMPTY
    {
        return end;
    }
    free.or_else(|| place(Join::Loose)).unwrap_or(fit)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn column(heights: &[(f32, Join)]) -> Vec<Slice> {
        let mut top = 0.0;
        let mut out = Vec::new();
        for &(height, before) in heights {
            let bottom = top + height;
            out.push(Slice { top, ink: bottom, bottom, before, table: None });
            top = bottom;
        }
        out
    }

    fn ends(heights: &[(f32, Join)], page: f32) -> Vec<usize> {
        let heights_of = Heights { first: page, other: page };
        stretches(&column(heights), heights_of, &|_| 0.0).iter().map(|s| s.end).collect()
    }

    #[test]
    fn a_page_takes_what_fits() {
        let line = (10.0, Join::Free);
        assert_eq!(ends(&[line, line, line, line, line], 20.0), [2, 4, 5]);
    }

    #[test]
    fn a_last_page_is_not_nearly_empty() {
        let line = (10.0, Join::Free);
        assert_eq!(ends(&[line; 11], 100.0), [7, 11]);
        let forced = [[line; 11].as_slice(), &[(10.0, Join::Forced), line]].concat();
        assert_eq!(ends(&forced, 100.0), [7, 11, 13]);
    }

    #[test]
    fn a_table_that_is_whole_is_not_torn_for_what_follows() {
        let heights = Heights { first: 100.0, other: 100.0 };
        let mut column = column(&[(10.0, Join::Free); 11]);
        let ends = |column: &[Slice]| -> Vec<usize> {
            stretches(column, heights, &|_| 0.0).iter().map(|page| page.end).collect()
        };
        for row in &mut column[5..10] {
            row.table = Some(0);
        }
        assert_eq!(ends(&column), [10, 11]);
        // One that goes on is as long as is good for both pages.
        column[10].table = Some(0);
        assert_eq!(ends(&column), [7, 11]);
    }

    #[test]
    fn a_page_gives_what_it_can_where_that_is_not_enough() {
        let (kept, line) = ((10.0, Join::Tight), (10.0, Join::Free));
        assert_eq!(ends(&[[kept; 8].as_slice(), &[line; 3]].concat(), 100.0), [8, 11]);
        assert_eq!(ends(&[[kept; 9].as_slice(), &[line; 2]].concat(), 100.0), [9, 11]);
    }

    #[test]
    fn a_page_that_cannot_spare_anything_keeps_it() {
        let kept = (10.0, Join::Tight);
        assert_eq!(ends(&[[kept; 10].as_slice(), &[(10.0, Join::Free)]].concat(), 100.0), [10, 11]);
    }

    #[test]
    fn a_heading_goes_with_what_follows() {
        let line = (10.0, Join::Free);
        let kept = (10.0, Join::Tight);
        assert_eq!(ends(&[line, line, line, kept, line], 30.0), [2, 5]);
    }

    #[test]
    fn a_forced_break_ends_the_page() {
        let line = (10.0, Join::Free);
        assert_eq!(ends(&[line, (10.0, Join::Forced), line], 100.0), [1, 3]);
    }

    #[test]
    fn what_is_kept_together_but_too_tall_is_broken_all_the_same() {
        let kept = (10.0, Join::Tight);
        assert_eq!(ends(&[kept; 5], 20.0), [2, 4, 5]);
    }

    #[test]
    fn the_head_of_a_table_takes_its_room_on_later_pages() {
        let mut slices = column(&[(10.0, Join::Free); 6]);
        for slice in &mut slices[2..] {
            slice.table = Some(0);
        }
        let pages = stretches(&slices, Heights { first: 30.0, other: 30.0 }, &|_| 10.0);
        let found: Vec<_> = pages.iter().map(|p| (p.end, p.head)).collect();
        assert_eq!(found, [(3, 0.0), (5, 10.0), (6, 10.0)]);
    }

    fn join() -> impl Strategy<Value = Join> {
        prop_oneof![
            6 => Just(Join::Free),
            2 => Just(Join::Loose),
            2 => Just(Join::Tight),
            1 => Just(Join::Forced),
        ]
    }

    proptest! {
        #[test]
        fn every_slice_stands_on_one_page_in_order_and_fits_it(
            parts in prop::collection::vec((1.0f32..70.0, join()), 1..80),
            page in 70.0f32..200.0,
        ) {
            let slices = column(&parts);
            let heights = Heights { first: page, other: page };
            let pages = stretches(&slices, heights, &|_| 0.0);
            let mut next = 0;
            for stretch in &pages {
                prop_assert_eq!(stretch.first, next);
                prop_assert!(stretch.end > stretch.first);
                prop_assert!(slices[stretch.end - 1].ink - stretch.top <= page + 0.02);
                next = stretch.end;
            }
            prop_assert_eq!(next, slices.len());
            for (index, slice) in slices.iter().enumerate().skip(1) {
                if slice.before == Join::Forced {
                    prop_assert!(pages.iter().any(|p| p.first == index));
                }
            }
        }
    }
}
