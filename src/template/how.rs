//! Notes on how numbers were made, put where a template asks for them.
//!
//! A template asks with `<button type="button" data-explain="PATH …" aria-label="…">?</button>`,
//! where each path is one of `scores.json` with places for lists. The note opens over the page,
//! without a script, by mouse and by keyboard, and closes with Escape; see
//! <https://html.spec.whatwg.org/multipage/popover.html>. The print engine passes buttons over.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::screen::{attribute, escape};

const EXPLAIN: &str = " data-explain=\"";

/// How one number was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What the number is called, and how much it is.
    pub term: String,
    /// What it is.
    pub definition: String,
    /// How it is made.
    pub formula: String,
    /// The same with the values put in.
    pub filled: String,
    /// The cells that the values stand in.
    pub cells: Vec<String>,
}

/// Puts its note behind every button that asks for one; a button whose paths lead to no number goes.
#[must_use]
pub fn explained(page: &str, notes: impl Fn(&[&str]) -> Vec<Note>) -> String {
    // With room for the run that goes in last.
    let mut made = String::with_capacity(page.len() * 3);
    let mut rest = page;
    // A note that several buttons ask for is written once; of some paths there is none.
    let mut written: BTreeMap<Vec<&str>, Option<usize>> = BTreeMap::new();
    let mut last = 0;
    while let Some((start, end)) = next(rest) {
        let tag = &rest[start..end];
        made.push_str(&rest[..start]);
        let close = end + rest[end..].find("</button>").map_or(0, |at| at + "</button>".len());
        let paths: Vec<&str> =
            attribute(tag, EXPLAIN).unwrap_or_default().split_whitespace().collect();
        let (number, new) = match written.get(&paths) {
            Some(known) => (*known, Vec::new()),
            None => {
                let found = notes(&paths);
                let number = (!found.is_empty()).then_some(last + 1);
                last = number.unwrap_or(last);
                written.insert(paths, number);
                (number, found)
            }
        };
        if let Some(number) = number {
            let label = attribute(tag, " aria-label=\"").unwrap_or("How the number is made");
            let (before, after) = tag.split_at(tag.len() - 1);
            made.push_str(before);
            let _ = write!(made, " popovertarget=\"how-{number}\"{after}");
            made.push_str(&rest[end..close]);
            if !new.is_empty() {
                write_note(&mut made, number, label, &new);
            }
        }
        rest = &rest[close..];
    }
    made.push_str(rest);
    made
}

/// The first and the last byte of the tag of the next button that asks for a note.
fn next(text: &str) -> Option<(usize, usize)> {
    let mut from = 0;
    loop {
        let found = from + text[from..].find(EXPLAIN)?;
        let start = text[..found].rfind('<')?;
        let end = found + text[found..].find('>')? + 1;
        if text[start..].starts_with("<button ") {
            return Some((start, end));
        }
        from = end;
    }
}

/// `label` is escaped already.
fn write_note(page: &mut String, number: usize, label: &str, notes: &[Note]) {
    let _ = write!(
        page,
        "<div popover id=\"how-{number}\" class=\"how-note\" role=\"group\" tabindex=\"0\" \
         aria-label=\"{label}\"><p><b>{label}</b></p><dl>"
    );
    let mut told: Vec<&String> = Vec::new();
    for note in notes {
        // Its end is told by the next (HTML, 13.1.2.4), and a report has thousands.
        page.push_str("<dt>");
        escape(&note.term, page);
        page.push_str("<dd>");
        escape(&note.definition, page);
        page.push_str("<br>");
        escape(&note.formula, page);
        page.push_str("<br><b>");
        escape(&note.filled, page);
        page.push_str("</b>");
        for cells in &note.cells {
            // What stands in the note already need not stand there again.
            if !told.contains(&cells) {
                page.push_str("<br>");
                escape(cells, page);
                told.push(cells);
            }
        }
    }
    page.push_str("</dl></div>");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note() -> Note {
        Note {
            term: "Share <1>: 0.5".to_owned(),
            definition: "What it is.".to_owned(),
            formula: "a ÷ b".to_owned(),
            filled: "1 ÷ 2 = 0.5".to_owned(),
            cells: vec!["a.csv F2".to_owned()],
        }
    }

    #[test]
    fn a_button_gets_its_note_and_one_without_a_number_goes() {
        let page = "<td>1 <button type=\"button\" data-explain=\"a.b c\" aria-label=\"How A&amp;B\">?\
                    </button></td><td>2 <button data-explain=\"none\">?</button></td>";
        let made = explained(page, |paths| match paths {
            ["a.b", "c"] => vec![note()],
            _ => Vec::new(),
        });
        insta::assert_snapshot!(made);
    }

    #[test]
    fn text_cannot_ask_for_a_note() {
        let page = "<p>&lt;button data-explain=&quot;a&quot;&gt; data-explain=\"a\"</p>";
        assert_eq!(explained(page, |_| panic!("nobody asked")), page);
    }
}
