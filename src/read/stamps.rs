//! Which number of the time stamps is the day, told by all of them and by their header.

use super::entries::Entries;
use super::moments::{self, Order, Stamp};
use crate::error::{Place, Problem};

/// The order that a header states, such as `Timestamp (MM/DD/YYYY)`.
pub(super) fn stated(header: &str) -> Option<Order> {
    let header = header.to_lowercase();
    let of = |day: &str, month: &str, order| {
        let form = |mark: &str| header.contains(&format!("{day}{mark}{month}"));
        ["/", "-", "."].into_iter().any(form).then_some(order)
    };
    of("dd", "mm", Order::DayFirst).or_else(|| of("mm", "dd", Order::MonthFirst))
}

/// The order of the stamps in a file: as the header states it, else as all of them allow it.
///
/// A spreadsheet that opens `10/03/2026` and `10/14/2026` where the day comes first makes 10 March of
/// the former and leaves the latter as a text. Such stamps are turned back, and that is told.
pub(super) fn order(
    (entries, unfinished): (&mut Entries, &mut Entries),
    header: Option<&str>,
    file: Place,
    problems: &mut Vec<Problem>,
) -> Option<Order> {
    if are_half_turned(|| entries.stamps()) {
        let all = entries.stamps().count();
        let turned = entries.stamps().filter(|stamp| stamp.is_known()).count();
        entries.turn_stamps();
        unfinished.turn_stamps();
        problems.push(
            Problem::warning(format!(
                "day and month are exchanged in {turned} of {all} time stamps, as a spreadsheet does \
                 where it reads some of them as dates; they are turned back"
            ))
            .at(file.clone())
            .hint("compare the days of the answers with those of the survey, or use the export as the tool wrote it"),
        );
    }
    let allows = |order: &Order| entries.stamps().all(|stamp| stamp.at(*order).is_some());
    let order =
        header.and_then(stated).filter(allows).or_else(|| moments::order(|| entries.stamps()));
    if order.is_none() && entries.stamps().next().is_some() {
        problems.push(
            Problem::warning(
                "the time stamps do not tell day from month; where that decides, the order of the file counts",
            )
            .at(file)
            .hint("export them as `2026/10/14 10:10:09`, and name the wave with `--wave`"),
        );
    }
    order
}

/// Whether a spreadsheet exchanged day and month where both can be a month: all texts that it left
/// have a number above 12, no date that it made has one, and turned back, they are of nearer days.
fn are_half_turned<I: Iterator<Item = Stamp>>(all: impl Fn() -> I) -> bool {
    let made = || all().filter(|stamp| stamp.is_known());
    let left = || all().filter(|stamp| !stamp.is_known());
    if made().next().is_none() || left().next().is_none() {
        return false;
    }
    let reads = |order| left().all(|stamp| stamp.at(order).is_some());
    let order = match (reads(Order::DayFirst), reads(Order::MonthFirst)) {
        (true, false) => Order::DayFirst,
        (false, true) => Order::MonthFirst,
        _ => return false,
    };
    let other = if order == Order::DayFirst { Order::MonthFirst } else { Order::DayFirst };
    let can_turn = made().all(|stamp| stamp.turned().at(order).is_some());
    let span = |turn: &dyn Fn(Stamp) -> Stamp| {
        let seconds = || all().filter_map(|stamp| Some(turn(stamp).at(order)?.seconds));
        seconds().max().zip(seconds().min()).map_or(0, |(last, first)| last - first)
    };
    // What was turned is of the months of the texts, or beside them.
    let month =
        |stamp: Stamp| stamp.at(order).map(|moment| moment.day.0 * 12 + i64::from(moment.day.1));
    let months = || left().filter_map(month);
    let near = |month: i64| {
        let (first, last) = (months().min().unwrap_or(month), months().max().unwrap_or(month));
        (first - 1..=last + 1).contains(&month)
    };
    left().all(|stamp| stamp.at(other).is_none())
        && can_turn
        && made().filter_map(|stamp| month(stamp.turned())).all(near)
        && span(&Stamp::turned) * 2 < span(&|stamp| stamp)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn are_turned(texts: &[&str]) -> bool {
        are_half_turned(|| texts.iter().map(|text| Stamp::parse(text).unwrap()))
    }

    #[test]
    fn dates_that_a_spreadsheet_turned_are_known_by_the_texts_that_it_left() {
        let turned = ["2026-03-10 09:00:00", "2026-12-10 09:00:00", "10/14/2026 9:00:00"];
        assert!(are_turned(&turned));
        assert!(!are_turned(&["03.10.2026 09:00", "12.10.2026 09:00", "10/14/2026 9:00:00"]));
        assert!(are_turned(&["10.03.2026 09:00", "10.12.2026 09:00", "10/14/2026 9:00:00"]));
        let spring =
            ["2026-03-10 09:00", "10/14/2026 9:00", "2026-03-11 09:00", "2026-03-12 09:00"];
        assert!(!are_turned(&spring), "of March and of October");
        assert!(!are_turned(&turned[..2]), "no text was left");
        assert!(!are_turned(&["10/14/2026 9:00:00", "10/03/2026 9:00:00"]), "all are texts");
        assert!(!are_turned(&["2026-10-03", "2026-10-12", "10/14/2026"]), "nearer as they are");
        assert!(!are_turned(&["2026-03-10", "2026-03-14", "10/14/2026"]), "a day that is no month");
        assert!(!are_turned(&["2026-03-10", "10/14/2026", "10/11/2026"]), "a text may be read so");
    }

    #[test]
    fn a_header_may_state_the_order() {
        assert_eq!(stated("Timestamp (MM/DD/YYYY)"), Some(Order::MonthFirst));
        assert_eq!(stated("Submitted (dd-mm-yyyy hh:mm)"), Some(Order::DayFirst));
        assert_eq!(stated("Datum TT.MM.JJJJ"), None);
        assert_eq!(stated("Timestamp"), None);
    }
}
