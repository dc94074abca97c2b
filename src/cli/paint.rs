//! Colour on the terminal, and none where nobody looks or nobody wants it.

use std::io::{self, IsTerminal};

/// Whether a text is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// As it is.
    Plain,
    /// With the terminal's own colours, which its user has chosen to be readable.
    Colour,
}

/// What a word is, by which it gets its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// The head of a part.
    Head,
    /// Something that is used.
    Good,
    /// Something to look at.
    Warning,
    /// Something that stops the run.
    Error,
    /// Something that does not count.
    Faint,
}

impl Paint {
    /// Colour if standard output is a terminal that shows it and `NO_COLOR` is not set; see
    /// <https://no-color.org>.
    pub fn of_standard_output() -> Self {
        let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        if io::stdout().is_terminal() && !is_set("NO_COLOR") && !is_dumb {
            Self::Colour
        } else {
            Self::Plain
        }
    }

    /// The text in its tone.
    pub fn tone(self, tone: Tone, text: &str) -> String {
        let code = match (self, tone) {
            (Self::Plain, _) => return text.to_owned(),
            (Self::Colour, Tone::Head) => 1,
            (Self::Colour, Tone::Good) => 32,
            (Self::Colour, Tone::Warning) => 33,
            (Self::Colour, Tone::Error) => 31,
            (Self::Colour, Tone::Faint) => 2,
        };
        format!("\u{1B}[{code}m{text}\u{1B}[0m")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tone_is_a_code_around_the_text_or_nothing() {
        assert_eq!(Paint::Plain.tone(Tone::Error, "error"), "error");
        assert_eq!(Paint::Colour.tone(Tone::Error, "error"), "\u{1B}[31merror\u{1B}[0m");
    }
}
