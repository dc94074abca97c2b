//! Labels of ratings: the instrument's own, and numbers beside labels.

use super::super::answers::compact;
use super::super::words::words;

/// The place of the label that a text is: by its signs, or by its words where no other label has them.
pub(super) fn own_label(labels: &[String], text: &str) -> Option<usize> {
    if text.trim().is_empty() {
        return None;
    }
    // A spreadsheet keeps `+1` as 1.
    let numbers: Option<Vec<i32>> = labels.iter().map(|label| whole(label)).collect();
    if let Some(numbers) = numbers.filter(|numbers| !numbers.is_empty()) {
        let number = whole(text)?;
        return numbers.iter().position(|own| *own == number);
    }
    let signs = compact(text);
    let by_signs = labels.iter().position(|label| compact(label) == signs);
    let by_words = || {
        let text = words(text);
        let mut found =
            labels.iter().enumerate().filter(|(_, label)| !text.is_empty() && words(label) == text);
        found.next().filter(|_| found.next().is_none()).map(|(place, _)| place)
    };
    by_signs.or_else(by_words)
}

/// A whole number with its sign: `-2`, `+1`, `2.0`.
pub(super) fn whole(text: &str) -> Option<i32> {
    let text = text.trim().replace('\u{2212}', "-");
    let text = text.strip_suffix('%').unwrap_or(&text).trim_end();
    let text = text.strip_suffix(".0").unwrap_or(text);
    text.strip_prefix('+').unwrap_or(text).parse().ok()
}

/// The number beside a label, the label, and whether a sign parts them: `4 - Agree`, `(4) Agree`,
/// `Agree (4)`, `4 Agree`.
pub(super) fn number_and_label(cell: &str) -> Option<(&str, &str, bool)> {
    const SIGNS: [char; 8] = ['-', '–', '—', '=', ':', '.', ')', '('];
    let is_digit = |letter: char| letter.is_ascii_digit();
    let is_number = |label: &str| {
        let label = label.trim();
        !label.is_empty() && label.chars().all(|letter| is_digit(letter) || ".,%".contains(letter))
    };
    let behind = cell.strip_suffix([')', ']']);
    if let Some((label, number)) = behind.and_then(|cell| cell.rsplit_once(['(', '[']))
        && !number.is_empty()
        && number.chars().all(is_digit)
    {
        // The number of a note or of a group stands so, too.
        return Some((number, label, label.trim().is_empty())).filter(|_| !is_number(label));
    }
    let before = cell.trim_start_matches(['(', '[']);
    let rest = before.trim_start_matches(is_digit);
    let number = &before[..before.len() - rest.len()];
    let parted = rest.trim_start().strip_prefix(SIGNS).or_else(|| rest.strip_prefix(']'));
    let found = match parted {
        Some(label) => (number, label, true),
        None => (number, rest.strip_prefix(' ')?, false),
    };
    // `2-3` is no label beside a number.
    Some(found).filter(|(_, label, _)| !is_number(label))
}

#[cfg(test)]
mod tests {
    use super::super::MarkReader;
    use crate::instrument::Instrument;
    use crate::response::{Answer, HUNDREDTHS};

    /// The ratings of the first trait, below these labels of an instrument.
    fn rated(labels: &[&str], cells: [&str; 3]) -> [Option<u16>; 3] {
        let text = include_str!("../../instrument/sales-operations.toml");
        let (labels, most) = (format!("{labels:?}"), labels.len());
        let mode =
            format!("mode = \"rate\"\nscale = {{ least = 1, most = {most}, labels = {labels} }}");
        let text = text.replacen("mode = \"choose\"", &mode, 1);
        let instrument = &Instrument::from_toml(&text, "own.toml").expect("it is sound");
        let reader = MarkReader::new(instrument, None, false);
        let mut wrong = Vec::new();
        match reader.read(0, &cells, &mut wrong) {
            Answer::Rated(marks) => [0, 1, 2].map(|at| marks.of(at).map(|mark| mark / HUNDREDTHS)),
            _ => [None; 3],
        }
    }

    #[test]
    fn labels_that_signs_alone_tell_apart_are_told_apart() {
        let numbers = ["-2", "-1", "0", "1", "2"];
        assert_eq!(rated(&numbers, ["2", "-2", "0"]), [Some(5), Some(1), Some(3)]);
        let plus = ["−2", "−1", "0", "+1", "+2"];
        assert_eq!(rated(&plus, ["2", "-2", "1.0"]), [Some(5), Some(1), Some(4)]);
        assert_eq!(rated(&plus, ["+1", "−1", "3"]), [None; 3], "3 is no label");
        let signs = ["--", "-", "o", "+", "++"];
        assert_eq!(rated(&numbers, ["2 - high", "(1)", "-1"]), [Some(5), Some(4), Some(2)]);
        assert_eq!(rated(&["0", "25", "50"], ["25%", "50 %", "0"]), [Some(2), Some(3), Some(1)]);
        assert_eq!(rated(&signs, ["++", "--", "O"]), [Some(5), Some(1), Some(3)]);
        assert_eq!(rated(&signs, ["-", "", "+"]), [Some(2), None, Some(4)], "a blank is a blank");
        let hours = ["< 1 h", "1 h", "> 1 h"];
        assert_eq!(rated(&hours, ["<1h", "1 h", "> 1 h"]), [Some(1), Some(2), Some(3)]);
    }

    #[test]
    fn a_number_may_stand_on_either_side_of_a_label() {
        let often = ["Never", "Rarely", "At times", "Often", "Always"];
        assert_eq!(
            rated(&often, ["Often (4)", "(5) Always", "1 never"]),
            [Some(4), Some(5), Some(1)]
        );
        assert_eq!(
            rated(&often, ["[2] Rarely", "3 – At times", "Always [5]"]),
            [Some(2), Some(3), Some(5)]
        );
        assert_eq!(rated(&often, ["4 - Always", "1", "1"]), [None; 3], "they do not agree");
        assert_eq!(rated(&often, ["N/A (5)", "1 - prefer not to say", "5"]), [None, None, Some(5)]);
        for cell in ["Team A (4)", "5 (1)", "2-3", "4-May", "➖1", "³"] {
            assert_eq!(rated(&often, [cell, "1", "1"]), [None; 3], "{cell}");
        }
        assert_eq!(rated(&often, ["4 Days", "1", "1"]), [None; 3], "it is no label");
    }

    #[test]
    fn a_label_of_the_instrument_comes_before_what_it_means_elsewhere() {
        let text = include_str!("../../instrument/sales-operations.toml");
        let labels = r#"["None", "Few", "Not sure", "Many", "All"]"#;
        let mode = format!("mode = \"rate\"\nscale = {{ least = 1, most = 5, labels = {labels} }}");
        let text = text.replacen("mode = \"choose\"", &mode, 1);
        let instrument = &Instrument::from_toml(&text, "own.toml").expect("it is sound");
        let reader = MarkReader::new(instrument, None, false);
        let answer = reader.read(0, &["None", "not sure", "Skipped"], &mut Vec::new());
        let Answer::Rated(marks) = answer else { panic!("{answer:?}") };
        assert_eq!([0, 1, 2].map(|at| marks.of(at)), [Some(100), Some(300), None]);
    }
}
