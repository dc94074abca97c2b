//! Text that fits: broken into lines, and cut with an ellipsis where that is not enough.

use super::measure;
use crate::drawing::Weight;

const ELLIPSIS: char = '…';

/// A text in lines.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Lines {
    pub(super) lines: Vec<String>,
    /// Whether the text is whole and no word was broken.
    pub(super) whole: bool,
}

/// The face, size and room of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    pub(super) weight: Weight,
    pub(super) size: f32,
    /// Points to the right.
    pub(super) width: f32,
    /// What the first line has less of.
    pub(super) indent: f32,
}

impl Room {
    fn measure(&self, text: &str) -> f32 {
        measure::width(text, self.weight, self.size)
    }
}

/// The text on one line, cut where it is too wide.
pub(super) fn cut(text: &str, weight: Weight, size: f32, width: f32) -> String {
    if measure::width(text, weight, size) <= width {
        return text.to_owned();
    }
    let room = width - measure::advance(ELLIPSIS, weight, size);
    let mut kept = text[..fitting(text, weight, size, room)].trim_end().to_owned();
    kept.push(ELLIPSIS);
    kept
}

/// How many bytes of the text fit, never parting a letter from its marks.
fn fitting(text: &str, weight: Weight, size: f32, room: f32) -> usize {
    let (mut used, mut whole) = (0.0, 0);
    for (start, character) in text.char_indices() {
        let advance = measure::advance(character, weight, size);
        if advance > 0.0 {
            whole = start;
        }
        used += advance;
        if used > room {
            return whole;
        }
    }
    text.len()
}

/// The text in at most `most` lines of about equal width; the last is cut where that is too few.
pub(super) fn wrap(text: &str, room: Room, most: usize) -> Lines {
    let wrapped = greedy(text, room, most);
    if wrapped.lines.len() < 2 || !wrapped.whole {
        return wrapped;
    }
    // The narrowest room with as few lines: the lines come out even.
    let (mut narrow, mut wide) = (room.width / 2.0, room.width);
    let mut best = wrapped;
    for _ in 0..6 {
        let middle = f32::midpoint(narrow, wide);
        let tried = greedy(text, Room { width: middle, ..room }, best.lines.len());
        if tried.whole {
            (best, wide) = (tried, middle);
        } else {
            narrow = middle;
        }
    }
    best
}

fn greedy(text: &str, room: Room, most: usize) -> Lines {
    let mut lines: Vec<String> = Vec::new();
    let mut whole = true;
    let mut rest = text.trim();
    while !rest.is_empty() {
        let width = if lines.is_empty() { room.width - room.indent } else { room.width };
        if lines.len() + 1 == most {
            whole &= room.measure(rest) <= width;
            lines.push(cut(rest, room.weight, room.size, width));
            break;
        }
        let mut end = 0;
        for stop in stops(rest) {
            if room.measure(rest[..stop].trim_end()) > width {
                break;
            }
            end = stop;
        }
        if end == 0 {
            // A word wider than the line is broken, by one letter at least.
            whole = false;
            let first = rest.chars().next().map_or(0, char::len_utf8);
            end = fitting(rest, room.weight, room.size, width).max(first);
        }
        lines.push(rest[..end].trim_end().to_owned());
        rest = rest[end..].trim_start();
    }
    Lines { lines, whole }
}

/// Where a line may end: after spaces, hyphens and slashes, and at the end.
fn stops(text: &str) -> impl Iterator<Item = usize> {
    text.char_indices()
        .filter(|(_, character)| matches!(character, ' ' | '-' | '/' | '–'))
        .map(|(start, character)| start + character.len_utf8())
        .chain(std::iter::once(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room(width: f32) -> Room {
        Room { weight: Weight::Regular, size: 10.0, width, indent: 0.0 }
    }

    #[test]
    fn lines_come_out_even() {
        let wrapped = wrap("Doing the right things at the right time", room(120.0), 3);
        assert_eq!(wrapped.lines, ["Doing the right things", "at the right time"]);
        assert!(wrapped.whole);
    }

    #[test]
    fn what_does_not_fit_is_cut_with_an_ellipsis() {
        let wrapped = wrap("Doing the right things at the right time", room(80.0), 2);
        assert_eq!(wrapped.lines, ["Doing the right", "things at the ri…"]);
        assert!(!wrapped.whole);
    }

    #[test]
    fn a_word_wider_than_the_line_is_broken() {
        let wrapped = wrap("Wolfeschlegelsteinhausen", room(70.0), 3);
        assert_eq!(wrapped.lines.concat(), "Wolfeschlegelsteinhausen");
        assert!(!wrapped.whole);
    }

    #[test]
    fn a_letter_keeps_its_marks() {
        let text = "e\u{301}e\u{301}e\u{301}e\u{301}";
        let cut = cut(text, Weight::Regular, 10.0, 20.0);
        assert_eq!(cut, "e\u{301}e\u{301}…");
    }
}
