//! Words around numbers: lists, plurals, and headlines that fit.

use crate::format;
pub(super) use crate::format::{capital, count_noun, list_and, list_or};
pub(super) use crate::score::leaders;

/// The most words that a headline has.
pub(super) const MOST_WORDS: usize = 12;

/// Stands where a cell has nothing to say.
pub(super) const DASH: &str = "–";

/// From so many on, numbers have no words.
const LAST_SPELLED: usize = 20;

/// `nine of twelve`, `9 of 60`: both in words, or both in figures.
pub(super) fn spelled_of(count: usize, all: usize) -> String {
    if all > LAST_SPELLED {
        format!("{} of {}", format::count(count), format::count(all))
    } else {
        format!("{} of {}", format::spelled(count), format::spelled(all))
    }
}

/// The word for this many.
pub(super) fn plural<'a>(count: usize, one: &'a str, many: &'a str) -> &'a str {
    if count == 1 { one } else { many }
}

/// The first of the candidates that has no more words than a headline may have; else the last,
/// which therefore must hold no name that comes from a file.
pub(super) fn fitting<const N: usize>(candidates: &[String; N]) -> String {
    const { assert!(N > 0) };
    let fits = |text: &&String| text.split_whitespace().count() <= MOST_WORDS;
    let last = N - 1;
    candidates.iter().find(fits).unwrap_or(&candidates[last]).clone()
}

/// Shares that differ by less are the same, and were added up in another order.
pub(super) const SAME: f64 = 1e-9;

/// How far the first share is ahead, as whoever subtracts the shares as they are shown finds it: in whole
/// points; with one decimal where these do not differ.
pub(super) fn lead_in_points(first: f64, second: f64) -> String {
    let points = whole(first) - whole(second);
    if (first - second).abs() < SAME {
        return "0 points".to_owned();
    }
    if points >= 1 {
        return count_noun(points as usize, "point", "points");
    }
    match format::percent_tenths((first - second).max(0.0)).as_str() {
        "0.0" => "less than 0.1 points".to_owned(),
        "1.0" => "1.0 point".to_owned(),
        tenths => format!("{tenths} points"),
    }
}

/// A share in whole points as it is shown, so that a half is rounded alike.
fn whole(share: f64) -> i64 {
    format::percent_number(share).parse().unwrap_or(0)
}

/// How far two shares that stand beside it are apart, as they are shown: whoever subtracts one from the
/// other finds the same. More exactly it could tell of others' answers.
pub(super) fn difference_as_shown(own: f64, other: f64) -> String {
    format::points((whole(own) - whole(other)) as f64 / 100.0)
}

/// The largest share and the next, unless there is one alone.
pub(super) fn first_two(shares: &[f64]) -> Option<(f64, f64)> {
    let (first, second) = first_and_second(shares)?;
    Some((shares[first], shares[second]))
}

/// Whether a share is none at all.
pub(super) fn is_nothing(share: f64) -> bool {
    share < 1e-12
}

/// The place of the largest share and of the next; the earlier of equals comes first.
pub(super) fn first_and_second(shares: &[f64]) -> Option<(usize, usize)> {
    let mut places: Vec<usize> = (0..shares.len()).collect();
    places.sort_by(|&a, &b| shares[b].total_cmp(&shares[a]));
    Some((*places.first()?, *places.get(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lead_never_contradicts_the_shares_beside_it() {
        assert_eq!(lead_in_points(0.504, 0.270), "23 points");
        assert_eq!(lead_in_points(0.504, 0.266), "23 points", "50 % beside 27 % is 23");
        assert_eq!(lead_in_points(0.586, 0.414), "18 points", "59 % beside 41 % is 18");
        assert_eq!(lead_in_points(0.34, 0.33), "1 point");
        assert_eq!(lead_in_points(0.575, 0.265), "31 points", "58 % beside 27 %");
        assert_eq!(lead_in_points(0.334, 0.331), "0.3 points");
        assert_eq!(lead_in_points(0.504, 0.496), "0.8 points");
        assert_eq!(lead_in_points(0.3334, 0.3333), "less than 0.1 points");
    }

    #[test]
    fn a_headline_of_too_many_words_gives_way_to_a_shorter_one() {
        let long = "one two three four five six seven eight nine ten eleven twelve thirteen";
        assert_eq!(fitting(&[long.to_owned(), "short".to_owned()]), "short");
    }
}
