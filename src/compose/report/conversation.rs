//! What templates see of the conversation: cards, what would help, questions, a meeting, actions.

use serde::Serialize;

use super::Head;

views! {
    /// What the team may talk about.
    Conversation {
        /// Its head.
        head: Head,
        /// A card for each of the traits on which the team is split or answers differ most; at most three.
        cards: Vec<Card>,
        /// Which traits have no card, or why there is none; empty when nothing is to be said.
        cards_note: String,
        /// What would help, each by its rule.
        help: Vec<Help>,
        /// Why nothing is advised; empty when something is.
        help_note: String,
        /// Open questions for everybody.
        questions: Vec<String>,
        /// `A meeting of 45 minutes`
        agenda_title: String,
        /// What comes when; the minutes add up to those of the title.
        agenda: Vec<AgendaRow>,
        /// The numbers of the rows that are filled in by hand.
        actions: Vec<String>,
    }

    /// A trait to talk about.
    Card {
        /// The place of the trait in the instrument, from 0.
        at: String,
        /// `Horizon`
        name: String,
        /// `split`; none where there is no word.
        word: Option<String>,
        /// `.06`; none where agreement is not defined.
        agreement: Option<String>,
        /// How many answered the trait.
        n: String,
        /// The drawing of the answers, or of the two camps where answers are numbers.
        drawing: String,
        /// What can be said to the trait, and how many say it.
        sides: Vec<Side>,
        /// An open question for each side.
        questions: Vec<SideQuestion>,
    }

    /// What can be said to a trait.
    Side {
        /// The drawing of the orientation’s mark.
        mark: String,
        /// The statement.
        statement: String,
        /// How many say it: `5`.
        count: String,
        /// Where that stands in `scores.json`.
        path: String,
        /// Whether no other is said by more.
        top: bool,
    }

    /// A question for those who say one thing.
    SideQuestion {
        /// The drawing of the orientation’s mark.
        mark: String,
        /// The question, the same for every side but for the statement.
        text: String,
    }

    /// What would help, by a rule.
    Help {
        /// `Strengthen execution`
        title: String,
        /// What to do; of several orientations one each.
        advice: Vec<HelpText>,
        /// The numbers that it rests on.
        evidence: String,
        /// Where these stand in `scores.json`, separated by spaces.
        paths: String,
    }

    /// One thing to do.
    HelpText {
        /// The drawing of the mark of the orientation whose text it is, where several stand together.
        mark: Option<String>,
        /// What that drawing is called: the orientation’s name; empty without.
        label: String,
        /// The text.
        text: String,
    }

    /// A part of the meeting.
    AgendaRow {
        /// `0:05`
        start: String,
        /// How many minutes: `5`.
        minutes: String,
        /// What is done.
        what: String,
        /// The anchor of the chapter that it needs.
        chapter: String,
        /// The chapter’s name.
        name: String,
    }
}
