//! Widths of a table's columns from the widths of their cells.

/// What is known of one column.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Column {
    /// Width of what cannot be broken at all: drawings, and lines that never break.
    pub rigid: f32,
    /// Width without breaking a word.
    pub least: f32,
    /// Width without a line break.
    pub most: f32,
    /// A width that the style sheet sets, in points.
    pub fixed: Option<f32>,
    /// A share of the table that the style sheet sets; 1 is the whole.
    pub share: Option<f32>,
}

/// A cell that covers several columns.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spanning {
    /// The first column, from 0.
    pub start: usize,
    /// How many columns.
    pub span: usize,
    /// Width of what cannot be broken at all.
    pub rigid: f32,
    /// Width without breaking a word.
    pub least: f32,
    /// Width without a line break.
    pub most: f32,
}

/// Widens columns so that the cells that cover several of them fit; what is missing is added to
/// the columns in proportion to what they have.
pub fn add_spanning(columns: &mut [Column], cells: &[Spanning]) {
    for cell in cells {
        let end = (cell.start + cell.span).min(columns.len());
        let covered = &mut columns[cell.start.min(end)..end];
        if covered.is_empty() {
            continue;
        }
        widen(covered, cell.rigid, |column| &mut column.rigid);
        widen(covered, cell.least, |column| &mut column.least);
        widen(covered, cell.most, |column| &mut column.most);
    }
}

fn widen(columns: &mut [Column], wanted: f32, field: impl Fn(&mut Column) -> &mut f32) {
    let sum: f32 = columns.iter_mut().map(|column| *field(column)).sum();
    let missing = wanted - sum;
    if missing <= 0.0 {
        return;
    }
    let count = columns.len() as f32;
    for column in columns {
        let own = field(column);
        *own += if sum > 0.0 { missing * *own / sum } else { missing / count };
    }
}

/// The columns' widths in a table of this width. Their sum is the width.
///
/// Columns with a width of their own get it. The others get their least width, then grow towards
/// their greatest in proportion to what they lack, then share what is left in proportion to it.
/// Where even the least widths do not fit, the widest columns give way and break their words: those
/// with a width of their own the last, and none below what cannot be broken, as long as that fits.
#[must_use]
pub fn column_widths(columns: &[Column], available: f32) -> Vec<f32> {
    let mut widths: Vec<f32> = columns
        .iter()
        .map(|column| match (column.fixed, column.share) {
            (Some(points), _) => points.max(column.least),
            (None, Some(share)) => (share * available).max(column.least),
            (None, None) => column.least,
        })
        .collect();
    let free: Vec<usize> = (0..columns.len())
        .filter(|&i| columns[i].fixed.is_none() && columns[i].share.is_none())
        .collect();
    let mut left = available - widths.iter().sum::<f32>();
    if left <= 0.0 {
        shrink_to(&mut widths, columns, available);
        return widths;
    }
    let lacking: f32 = free.iter().map(|&i| (columns[i].most - columns[i].least).max(0.0)).sum();
    if lacking > 0.0 {
        let part = (left / lacking).min(1.0);
        for &i in &free {
            widths[i] += (columns[i].most - columns[i].least).max(0.0) * part;
        }
        left -= lacking * part;
    }
    if left > 0.0 {
        let takers: Vec<usize> = if free.is_empty() { (0..columns.len()).collect() } else { free };
        let sum: f32 = takers.iter().map(|&i| widths[i]).sum();
        let count = takers.len() as f32;
        for i in takers {
            widths[i] += if sum > 0.0 { left * widths[i] / sum } else { left / count };
        }
    }
    widths
}

/// Takes what the widths exceed the table by from the columns that stand above their least width,
/// then from the widest columns, down to one common width.
fn shrink_to(widths: &mut [f32], columns: &[Column], available: f32) {
    let over = widths.iter().sum::<f32>() - available;
    let slack: f32 = widths.iter().zip(columns).map(|(w, c)| (w - c.least).max(0.0)).sum();
    if over > 0.0 && slack > 0.0 {
        let part = (over / slack).min(1.0);
        for (width, column) in widths.iter_mut().zip(columns) {
            *width -= (*width - column.least).max(0.0) * part;
        }
    }
    if widths.iter().sum::<f32>() <= available + 0.01 {
        return;
    }
    let set = |column: &Column| {
        column.fixed.or(column.share.map(|share| share * available)).unwrap_or(0.0)
    };
    let kept = |column: &Column| column.rigid.max(set(column).min(column.least));
    let floors: [Vec<f32>; 3] = [
        columns.iter().map(kept).collect(),
        columns.iter().map(|column| column.rigid).collect(),
        vec![0.0; columns.len()],
    ];
    let fits = |floors: &&Vec<f32>| floors.iter().sum::<f32>() <= available;
    if let Some(floors) = floors.iter().find(fits) {
        level(widths, floors, available);
    }
}

/// Cuts the widths down to one common width, but none below its floor, so that they fill the table.
/// The floors' sum fits in it.
fn level(widths: &mut [f32], floors: &[f32], available: f32) {
    // Where a column stops to give way, from low to high: between two of these, the sum grows with
    // the common width by one for each column that is at it.
    let mut stops: Vec<f32> = widths.iter().chain(floors).copied().collect();
    stops.sort_by(f32::total_cmp);
    let cut = |width: f32, floor: f32, level: f32| width.min(level).max(floor);
    let sum = |level: f32| -> f32 {
        widths.iter().zip(floors).map(|(&width, &floor)| cut(width, floor, level)).sum()
    };
    let above = stops.partition_point(|&stop| sum(stop) <= available);
    let Some(&high) = stops.get(above) else { return };
    let low = above.checked_sub(1).map_or(0.0, |below| stops[below]);
    let (least, most) = (sum(low), sum(high));
    let part = if most > least { (available - least) / (most - least) } else { 0.0 };
    let level = low + (high - low) * part;
    for (width, &floor) in widths.iter_mut().zip(floors) {
        *width = cut(*width, floor, level);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn column(least: f32, most: f32) -> Column {
        Column { least, most, ..Column::default() }
    }

    #[test]
    fn columns_with_room_share_it_by_what_they_hold() {
        let widths = column_widths(&[column(10.0, 100.0), column(10.0, 20.0)], 240.0);
        assert_eq!(widths, [200.0, 40.0]);
    }

    #[test]
    fn long_columns_give_way_first() {
        let widths = column_widths(&[column(20.0, 400.0), column(30.0, 30.0)], 130.0);
        assert_eq!(widths, [100.0, 30.0]);
    }

    #[test]
    fn a_set_width_is_kept() {
        let set = Column { fixed: Some(40.0), ..column(5.0, 300.0) };
        assert_eq!(column_widths(&[set, column(10.0, 10.0)], 100.0), [40.0, 60.0]);
    }

    #[test]
    fn a_set_width_gives_way_after_the_others() {
        let set = Column { fixed: Some(70.0), ..column(50.0, 300.0) };
        let long = column(80.0, 90.0);
        assert_eq!(column_widths(&[set, long, long], 130.0), [50.0, 40.0, 40.0]);
        assert_eq!(column_widths(&[set, long, long], 48.0), [16.0, 16.0, 16.0]);
    }

    #[test]
    fn what_cannot_be_broken_keeps_its_room() {
        let drawn = Column { rigid: 60.0, ..column(70.0, 70.0) };
        let set = Column { fixed: Some(50.0), ..column(50.0, 50.0) };
        assert_eq!(column_widths(&[drawn, column(70.0, 70.0)], 100.0), [60.0, 40.0]);
        assert_eq!(column_widths(&[drawn, set], 100.0), [60.0, 40.0]);
    }

    proptest! {
        #[test]
        fn widths_fill_the_table_and_fall_below_the_least_only_where_they_must(
            cells in prop::collection::vec(
                (0.0f32..1.0, 0.0f32..80.0, 0.0f32..300.0, prop::option::of(0.0f32..90.0)), 1..12),
            available in 50.0f32..600.0,
        ) {
            let columns: Vec<Column> = cells
                .iter()
                .map(|&(rigid, least, more, fixed)| {
                    Column { rigid: rigid * least, fixed, ..column(least, least + more) }
                })
                .collect();
            let widths = column_widths(&columns, available);
            let least: f32 = columns.iter().map(|c| c.least).sum();
            let sum: f32 = widths.iter().sum();
            prop_assert!((sum - available).abs() < 0.1, "{sum} {available}");
            if least <= available {
                for (width, column) in widths.iter().zip(&columns) {
                    prop_assert!(*width >= column.least - 0.01);
                }
            }
            if columns.iter().map(|c| c.rigid).sum::<f32>() <= available {
                for (width, column) in widths.iter().zip(&columns) {
                    prop_assert!(*width >= column.rigid - 0.01, "{widths:?} {columns:?}");
                }
            }
        }
    }
}
