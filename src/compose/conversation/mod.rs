//! What the team may talk about: cards for the traits on which answers differ most, what would help,
//! open questions, and a meeting that holds all of them. Nobody is named, and no side of a card is
//! one person.

mod cards;
mod help;
mod meeting;
#[cfg(test)]
mod tests;

use super::report::{Conversation, Head};
use super::story::Story;
use super::words::{capital, fitting, list_and, plural};
use crate::format::{self, spelled};

/// The most actions, each with a row: more are not done.
const ACTIONS: usize = 3;

pub(super) fn conversation(story: &Story) -> Option<Conversation> {
    if !story.has_team() {
        return None;
    }
    let chosen = cards::places(story);
    let names: Vec<&str> =
        chosen.iter().map(|one| story.instrument.traits()[one.place].name.as_str()).collect();
    let what = cards::apart(story, &chosen);
    let help = help::help(story);
    let agenda = meeting::agenda(story, &names, !help.is_empty());
    Some(Conversation {
        head: Head::new("conversation", "Conversation", headline(story, &names, what))
            .lead(lead(&names, what)),
        cards: chosen
            .iter()
            .enumerate()
            .map(|(number, one)| cards::card(story, number, one))
            .collect(),
        cards_note: cards::note(story, &chosen),
        help_note: if help.is_empty() { help::none(story) } else { String::new() },
        help,
        questions: meeting::questions(story),
        agenda_title: format!("A meeting of {} minutes", format::count(meeting::MINUTES)),
        agenda,
        actions: (1..=ACTIONS).map(format::count).collect(),
    })
}

fn headline(story: &Story, names: &[&str], what: &str) -> String {
    if names.is_empty() {
        let text = if story.people() < cards::FEWEST_PEOPLE {
            "Talk about the answers, one trait at a time".to_owned()
        } else {
            let divides = if story.is_chosen() { "divides" } else { "splits" };
            format!("No trait {divides} {}: talk about what surprises you", story.everybody())
        };
        return text;
    }
    let there = format!("there {what}");
    let many = spelled(names.len());
    let traits = plural(names.len(), "trait", "traits");
    fitting(&[
        format!("Begin with {}: {there}", list_and(names)),
        format!("{} {traits} to begin with: {there}", capital(&many)),
    ])
}

fn lead(names: &[&str], what: &str) -> String {
    let last = "No statement is the right one: each has work in which it serves best.";
    match names.len() {
        0 => last.to_owned(),
        1 => format!("A card for the trait on which {what}. {last}"),
        _ => format!("Each card is a trait on which {what}. {last}"),
    }
}
