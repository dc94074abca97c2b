//! Phrases that several charts say in their descriptions.

use crate::instrument::Instrument;

/// `12 people`, `1 person`.
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}

/// `Question, Change and Driver`.
pub(super) fn listed<S: AsRef<str>>(items: &[S]) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

/// The names of the orientations in these places.
pub(super) fn names(instrument: &Instrument, places: &[usize]) -> Vec<String> {
    places.iter().map(|&place| instrument.orientations()[place].name.clone()).collect()
}

/// A share in whole per cent, half away from zero.
pub(super) fn percent(share: f64) -> String {
    // Shares are fractions of small counts: what is a hair below a half is a half.
    format!("{:.0} %", (share * 100.0 + 1e-9).round())
}

/// A text of the report with plain spaces, as titles and descriptions have them.
pub(super) fn plain(text: &str) -> String {
    text.replace(crate::format::NO_BREAK_SPACE, " ")
}

/// The places of the largest values; none where all are zero.
pub(super) fn leaders(counts: &[usize]) -> Vec<usize> {
    let most = counts.iter().copied().max().unwrap_or(0);
    let first = |&place: &usize| most > 0 && counts[place] == most;
    (0..counts.len()).filter(first).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_counts_read_as_english() {
        assert_eq!(listed(&["Role", "Scale", "View"]), "Role, Scale and View");
        assert_eq!(listed(&["Role"]), "Role");
        assert_eq!(counted(1, "person", "people"), "1 person");
        assert_eq!(counted(0, "person", "people"), "0 people");
    }

    #[test]
    fn half_a_per_cent_is_rounded_away_from_zero() {
        assert_eq!(percent(0.225), "23 %");
        assert_eq!(percent(23.0 / 200.0), "12 %");
        assert_eq!(percent(1.0 / 3.0), "33 %");
    }

    #[test]
    fn a_tie_has_several_leaders_and_silence_none() {
        assert_eq!(leaders(&[5, 5, 2]), [0, 1]);
        assert_eq!(leaders(&[0, 0, 0]), [0; 0]);
    }
}
