//! The wave that a source belongs to, where the call does not say so.

use std::path::Path;

use crate::response::Responses;

/// The wave from the file's name, such as `2026-q4`, or from the days of the answers.
pub(super) fn wave(source: &Path, responses: &Responses, notes: &mut Vec<String>) -> String {
    let stem = source.file_stem().map(|stem| stem.to_string_lossy().to_lowercase());
    let named = stem.as_deref().and_then(quarter_in);
    let dated = responses.days.as_ref().and_then(|(_, last)| quarter_of(last));
    let (wave, from) = match (named, dated) {
        (Some(wave), _) => (wave, "from the file's name"),
        (None, Some(wave)) => (wave, "from the days of the answers"),
        (None, None) => ("undated".to_owned(), "the file does not say"),
    };
    notes.push(format!("wave {wave} ({from}; `--wave` sets another)"));
    wave
}

/// `2026-Q4` from a text that has a year and a quarter side by side.
pub(super) fn quarter_in(text: &str) -> Option<String> {
    let letters: Vec<char> = text.chars().collect();
    (0..letters.len()).find_map(|start| {
        let year: String = letters.get(start..start + 4)?.iter().collect();
        if !(year.bytes().all(|b| b.is_ascii_digit())
            && (year.starts_with("19") || year.starts_with("20")))
        {
            return None;
        }
        let rest: Vec<char> = letters[start + 4..]
            .iter()
            .copied()
            .skip_while(|c| matches!(c, '-' | '_' | ' ' | '.'))
            .take(2)
            .collect();
        match rest[..] {
            ['q', quarter @ '1'..='4'] => Some(format!("{year}-Q{quarter}")),
            _ => None,
        }
    })
}

fn quarter_of(day: &str) -> Option<String> {
    let month: usize = day.get(5..7)?.parse().ok()?;
    Some(format!("{}-Q{}", day.get(..4)?, (month.clamp(1, 12) - 1) / 3 + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wave_is_read_from_a_file_name_or_a_day() {
        assert_eq!(quarter_in("2026-q4").as_deref(), Some("2026-Q4"));
        assert_eq!(quarter_in("answers_2025 q1 final").as_deref(), Some("2025-Q1"));
        assert_eq!(quarter_in("answers-1234q9"), None);
        assert_eq!(quarter_of("2026-10-23").as_deref(), Some("2026-Q4"));
    }
}
