//! A JSON document that keeps the order of its keys, and its layout.
//!
//! What fits on a line stands on one, so that a person's counts can be read at a glance and a
//! changed number changes one line.

use std::borrow::Cow;
use std::fmt::Write;

use crate::direction;

/// The longest line with more than one value, in characters.
const WIDTH: usize = 100;

/// No line of that many characters has more bytes.
const LONGEST: usize = WIDTH * 4;

/// A value of a JSON document.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    Nothing,
    Truth(bool),
    Count(usize),
    /// A number with at most six decimal places.
    Number(f64),
    Text(String),
    List(Vec<Node>),
    Object(Vec<(Cow<'static, str>, Node)>),
}

impl Node {
    /// An object with these keys in this order.
    pub(super) fn object<const N: usize>(entries: [(&'static str, Self); N]) -> Self {
        Self::Object(entries.into_iter().map(|(key, value)| (key.into(), value)).collect())
    }

    pub(super) fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    /// The text, or nothing.
    pub(super) fn optional(text: Option<&str>) -> Self {
        text.map_or(Self::Nothing, Self::text)
    }

    /// The document as a file: indented by two, with a line end after the last line.
    pub(super) fn document(&self) -> String {
        let mut text = String::new();
        self.write(&mut text, 0, 0);
        text.push('\n');
        text
    }

    /// Writes the value where the line already has `used` characters and lines are indented by
    /// `indent`.
    fn write(&self, text: &mut String, indent: usize, used: usize) {
        let start = text.len();
        if self.write_line(text, start + LONGEST) && used + text[start..].chars().count() < WIDTH {
            return;
        }
        text.truncate(start);
        match self {
            Self::List(items) => {
                let items = items.iter().map(|item| (String::new(), item));
                Self::write_block(text, ['[', ']'], indent, items);
            }
            Self::Object(entries) => {
                let entries =
                    entries.iter().map(|(key, value)| (format!("{}: ", quote(key)), value));
                Self::write_block(text, ['{', '}'], indent, entries);
            }
            Self::Nothing | Self::Truth(_) | Self::Count(_) | Self::Number(_) | Self::Text(_) => {
                self.write_line(text, usize::MAX);
            }
        }
    }

    /// Writes one entry per line between two brackets.
    fn write_block<'a>(
        text: &mut String,
        [open, close]: [char; 2],
        indent: usize,
        entries: impl Iterator<Item = (String, &'a Self)>,
    ) {
        let inner = indent + 2;
        text.push(open);
        for (place, (key, value)) in entries.enumerate() {
            let comma = if place == 0 { "" } else { "," };
            write!(text, "{comma}\n{:inner$}{key}", "").expect("a string takes any text");
            value.write(text, inner, inner + key.chars().count());
        }
        write!(text, "\n{:indent$}{close}", "").expect("a string takes any text");
    }

    /// Writes the value on one line; stops where that would be longer than `end` bytes of text,
    /// and tells whether it came to its end.
    fn write_line(&self, text: &mut String, end: usize) -> bool {
        match self {
            Self::Nothing => text.push_str("null"),
            Self::Truth(truth) => text.push_str(if *truth { "true" } else { "false" }),
            Self::Count(count) => write!(text, "{count}").expect("a string takes any text"),
            // The shortest text that reads back as the same number: `0.25`, `1`.
            Self::Number(number) => write!(text, "{number}").expect("a string takes any text"),
            Self::Text(own) => text.push_str(&quote(own)),
            Self::List(items) => {
                text.push('[');
                for (place, item) in items.iter().enumerate() {
                    text.push_str(if place == 0 { "" } else { ", " });
                    if !item.write_line(text, end) {
                        return false;
                    }
                }
                text.push(']');
            }
            Self::Object(entries) => {
                text.push('{');
                for (place, (key, value)) in entries.iter().enumerate() {
                    text.push_str(if place == 0 { "" } else { ", " });
                    text.push_str(&quote(key));
                    text.push_str(": ");
                    if !value.write_line(text, end) {
                        return false;
                    }
                }
                text.push('}');
            }
        }
        text.len() <= end
    }
}

/// A text in quotation marks. Control characters, and those that turn the direction of writing,
/// are written as their number, so that they cannot act on whoever looks at the file.
fn quote(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            letter if letter.is_control() || direction::turns(letter) => {
                write!(quoted, "\\u{:04x}", u32::from(letter)).expect("a string takes any text");
            }
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}
