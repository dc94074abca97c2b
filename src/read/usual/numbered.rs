//! Headers with the number of a question before what they ask for: `2. Your team`.

use super::super::words::{without_number, words};
use super::{LAST_RANK, Usual, is_consent, may_be_part, unnumbered};

/// What a survey's column with this header holds, and how usual the word is: 0 is the most usual.
pub(in crate::read) fn in_survey(header: &str) -> Option<(Usual, usize)> {
    unnumbered(header).or_else(|| {
        // What a tool writes by itself has no number of a question.
        let of_whoever_answers = |usual: Usual, question: &str| match usual {
            Usual::Wave | Usual::PerhapsWave | Usual::PerhapsKept => true,
            Usual::Kept => is_consent(question),
            _ => usual.is_of_a_person(),
        };
        let question = numbered(header)?;
        let (usual, rank) = unnumbered(question)?;
        let is_asked = of_whoever_answers(usual, question)
            && (!is_one_word(question) || may_be_one_word(usual, question));
        // A header without a number says more.
        is_asked.then_some((usual, rank.saturating_add(LAST_RANK)))
    })
}

/// Whether only what stands behind the number of a question is a usual header, by its rank.
pub(in crate::read) fn is_behind_a_number(question: &str, rank: usize) -> bool {
    rank >= LAST_RANK && numbered(question).is_some()
}

/// Whether a numbered question is one word, as the items of a list are: `16. Salary`, `17. Team`.
pub(in crate::read) fn is_one_word(question: &str) -> bool {
    let words = words(question);
    !words.contains(' ') || words == "e mail"
}

/// Whether the cells below a numbered question of one word may tell that it asks who somebody is.
fn may_be_one_word(usual: Usual, question: &str) -> bool {
    match usual {
        Usual::Name => may_be_part(question),
        _ => matches!(usual, Usual::GivenName | Usual::FamilyName | Usual::Email),
    }
}

/// Whether a header of teams may head the groups of a trial: `Group`.
pub(in crate::read) fn may_be_group(header: &str) -> bool {
    const GROUPS: [&str; 7] = ["group", "gruppe", "groupe", "grupo", "gruppo", "groep", "grupp"];
    GROUPS.contains(&words(without_number(header)).as_str())
}

/// The question behind its number in a header, as in `2. Your team`; in `#1 team` a rank may be meant.
pub(in crate::read) fn numbered(header: &str) -> Option<&str> {
    let question = without_number(header);
    let header = header.trim_start();
    (question != header && !question.is_empty() && !header.starts_with('#')).then_some(question)
}
