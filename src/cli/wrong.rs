//! What a wrong call is told beside clap's words: the tip that a newcomer needs.

use std::path::Path;

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::report::is_format;
use crate::read::visible;

const WITHOUT_SPACES: &str = "write a list without spaces, such as 'html,pdf'";

/// The call's error with a tip of ours, where the most likely slip is known; `called` are the words of the
/// call.
pub(super) fn told(mut wrong: clap::Error, called: &[String]) -> clap::Error {
    let text = |kind| match wrong.get(kind) {
        Some(ContextValue::String(text)) => Some(text.as_str()),
        _ => None,
    };
    let tip = match wrong.kind() {
        ErrorKind::InvalidSubcommand => text(ContextKind::InvalidSubcommand).and_then(a_file),
        ErrorKind::UnknownArgument => {
            text(ContextKind::InvalidArg).and_then(|word| one_too_many(word, called))
        }
        ErrorKind::InvalidValue => text(ContextKind::InvalidArg)
            .zip(text(ContextKind::InvalidValue))
            .and_then(|(argument, value)| a_list_with_spaces(argument, value)),
        _ => None,
    };
    if let Some(tip) = tip {
        wrong.remove(ContextKind::SuggestedValue);
        wrong.remove(ContextKind::SuggestedSubcommand);
        wrong.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![StyledStr::from(tip)]));
    }
    wrong
}

/// A file where the name of a command belongs.
fn a_file(word: &str) -> Option<String> {
    let is_file = Path::new(word).extension().is_some() || Path::new(word).exists();
    is_file.then(|| format!("to make a report of it, write 'orient report {}'", visible(word)))
}

/// A word too many: the rest of a name with spaces, or of a list, or a second file where one is read.
fn one_too_many(word: &str, called: &[String]) -> Option<String> {
    if let Some(name) = name_with_spaces(word, called) {
        return Some(format!("write a name with spaces in quotes: \"{}\"", visible(&name)));
    }
    if is_format(word.trim_end_matches(',')) {
        return Some(WITHOUT_SPACES.to_owned());
    }
    let is_file = !word.starts_with('-') && Path::new(word).extension().is_some();
    is_file.then(|| {
        "one export is read at a time: put an earlier one behind '--baseline', and the list of those who \
         were asked behind '--roster'"
            .to_owned()
    })
}

/// The file of which the word is a part, if one is called like the words around it.
fn name_with_spaces(word: &str, called: &[String]) -> Option<String> {
    let place = called.iter().position(|one| one == word)?;
    let names = (0..place)
        .flat_map(|from| (place..called.len()).map(move |to| called[from..=to].join(" ")));
    names.into_iter().find(|name| Path::new(name).is_file())
}

/// `pdf, html`, of which the shell makes two words, or the program two values.
fn a_list_with_spaces(argument: &str, value: &str) -> Option<String> {
    let is_list = argument.contains("<LIST>");
    let is_spaced = value.is_empty() || value.trim() != value;
    (is_list && is_spaced).then(|| WITHOUT_SPACES.to_owned())
}
