//! The numbers in a header, with the words that stand for them.

use std::ops::Range;

use super::super::super::words::{OneOf, words};
use super::super::coded;

/// Words between a number and its text, or between two of them, that belong to neither.
const BETWEEN: OneOf = OneOf::new(&[
    "to", "through", "and", "means", "is", "for", "from", "bis", "und", "von", "à", "et", "de",
    "a", "hasta", "y", "tot", "en", "e", "where", "the", "being", "point", "points", "punkt",
    "punkte",
]);
/// Words that join a number and its text as a sign of equality does.
const JOINING: [&str; 10] = [
    " being ",
    " is ",
    " means ",
    " stands for ",
    " equals ",
    " ist ",
    " bedeutet ",
    " heißt ",
    " est ",
    " significa ",
];
/// Words before a number that is one of a scale: others name what it counts, as in `question 1 is …`.
const BEFORE: OneOf = OneOf::new(&[
    "with", "where", "and", "from", "of", "that", "mit", "wobei", "und", "von", "avec", "où", "et",
    "de", "con", "y", "e", "com", "met", "waarbij", "en", "rate", "scale",
]);
/// What ends a label.
const ENDS: [char; 11] = [',', ';', ')', ']', '/', '|', '[', '(', '…', '→', '、'];
/// What ends one, too, where other text stands behind it.
const STOPS: [&str; 7] = [" – ", " — ", " - ", ". ", "? ", "! ", ": "];

/// Numbers with the words that stand for them, in the order of the header.
pub(super) type Labels = Vec<(u16, String)>;

/// How firmly a header says what its numbers stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joined {
    /// By a sign of equality, or a word for it.
    Equal,
    /// By a sign that joins other things, too.
    Loose,
    /// By none, so that any words may stand there.
    Bare,
}

/// What a header may say of its numbers, `1 = strongly agree`, `1 (strongly agree)` or `strongly agree = 1`,
/// the firmest first.
pub(super) fn labelled(header: &str) -> Vec<(Joined, Labels)> {
    const SIGNS: [char; 6] = ['=', ':', '-', '–', '—', '('];
    const LOOSE_SIGNS: [char; 4] = ['→', '/', '.', ')'];
    let equal = JOINING.iter().fold(header.to_owned(), |text, word| text.replace(word, " = "));
    let mut all = Vec::new();
    // A sign of equality says more than a dash, and that more than a full stop or a space, which may stand
    // anywhere.
    for (joined, signs, header) in [
        (Joined::Equal, &['='][..], header),
        (Joined::Equal, &['='], &equal),
        (Joined::Loose, &SIGNS, header),
        (Joined::Loose, &LOOSE_SIGNS, header),
    ] {
        for header in [coded::without_question(header), header] {
            all.push((joined, behind(header, signs)));
            if joined == Joined::Equal {
                all.push((joined, before(header, '=')));
            }
        }
    }
    // Words before a number may be those of the question: what stands behind it comes first.
    for sign in SIGNS.into_iter().chain(LOOSE_SIGNS) {
        for header in [coded::without_question(header), header] {
            if !is_of_the_question(header, sign) {
                all.push((Joined::Loose, before(header, sign)));
            }
        }
    }
    all.push((Joined::Bare, behind(coded::without_question(header), &[' '])));
    all.push((Joined::Loose, around(header)));
    all.retain(|(_, labels)| labels.len() > 1);
    all
}

/// The numbers in a header that are said to stand for something, also where the others are not: `1 = best`,
/// `1 being the best`, `from 1 (best) to 5`, `best = 1`.
pub(super) fn alone(header: &str) -> Labels {
    let mut found = Vec::new();
    for (code, range) in coded::numbers(header) {
        let (before, behind) = (&header[..range.start], &header[range.end..]);
        let said = equal(behind).map(|text| label(cut(text)));
        let said = said.or_else(|| {
            let (text, _) = behind.trim_start().strip_prefix('(')?.split_once(')')?;
            last_word(before).filter(|word| BEFORE.has(word)).map(|_| label(text))
        });
        let said = said.filter(|_| last_word(before).is_none_or(|word| BEFORE.has(word)));
        let said = said.or_else(|| {
            let text = before.trim_end().strip_suffix('=')?;
            Some(label(cut_before(text)))
        });
        found.extend(said.filter(|label| !label.is_empty()).map(|label| (code, label)));
    }
    found.dedup();
    found
}

/// What stands behind a sign of equality, or a word for it.
fn equal(text: &str) -> Option<&str> {
    let joining = || JOINING.iter().find_map(|word| text.strip_prefix(word));
    text.trim_start().strip_prefix('=').or_else(joining)
}

/// The word that a text ends with; none where it ends with a sign.
fn last_word(text: &str) -> Option<&str> {
    text.trim_end()
        .rsplit(|letter: char| !letter.is_alphanumeric())
        .next()
        .filter(|word| !word.is_empty())
}

/// The labels behind the numbers that such a sign follows.
fn behind(header: &str, signs: &[char]) -> Labels {
    let of = |(code, text)| (code, label(cut(text)));
    coded::behind(header, signs)
        .into_iter()
        .map(of)
        .filter(|(_, label)| !label.is_empty())
        .collect()
}

/// The labels before the numbers that stand behind this sign.
fn before(header: &str, sign: char) -> Labels {
    let of = |(code, text)| (code, label(cut_before(text)));
    coded::before(header, &[sign])
        .into_iter()
        .map(of)
        .filter(|(_, label)| !label.is_empty())
        .collect()
}

/// Whether what stands before the numbers behind this sign is no label of theirs: each bracket holds more
/// than a number, or words follow the last number: `important? (1 never – 5 always)`.
fn is_of_the_question(header: &str, sign: char) -> bool {
    let numbers = coded::numbers(header).into_iter();
    let is_behind = |range: &Range<usize>| header[..range.start].trim_end().ends_with(sign);
    let rests = numbers.map(|(_, range)| range).filter(is_behind);
    let rests: Vec<&str> = rests.map(|range| header[range.end..].trim_start()).collect();
    let is_alone = |rest: &&str| rest.starts_with(')');
    let is_in_list = sign == '(' && !rests.iter().all(is_alone);
    let is_gap = |letter: char| letter.is_whitespace() || matches!(letter, ')' | ']');
    let has_words = |rest: &&str| {
        let rest = rest.trim_start_matches(is_gap);
        let word = rest.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or(rest);
        !word.is_empty() && !BETWEEN.has(&word.to_lowercase())
    };
    is_in_list || rests.last().is_some_and(has_words)
}

/// The labels on both sides of a row of numbers: `strongly agree 1 2 3 4 5 strongly disagree`,
/// `strongly agree 1 – 5 strongly disagree`.
fn around(header: &str) -> Labels {
    let numbers = coded::numbers(header);
    let is_joined = |at: usize| {
        let gap = &header[numbers[at].1.end..numbers[at + 1].1.start];
        let is_mark = |letter: char| letter.is_whitespace() || "-–—.,/|…".contains(letter);
        gap.chars().all(is_mark) || matches!(gap.trim(), "to" | "bis")
    };
    let mut first = 0;
    while first + 1 < numbers.len() {
        let last =
            (first..numbers.len() - 1).find(|&at| !is_joined(at)).unwrap_or(numbers.len() - 1);
        if last > first {
            let is_space = |letter: char| letter.is_whitespace() || "-–—.…".contains(letter);
            let left = header[..numbers[first].1.start].trim_end_matches(is_space);
            let right = header[numbers[last].1.end..].trim_start_matches(is_space);
            let left = left.rsplit(ENDS).next().unwrap_or(left);
            let right = right.split(ENDS).next().unwrap_or(right);
            let both =
                [(numbers[first].0, label(after_stop(left))), (numbers[last].0, label(cut(right)))];
            if both.iter().all(|(_, label)| !label.is_empty()) {
                return both.to_vec();
            }
        }
        first = last + 1;
    }
    Vec::new()
}

/// A label up to what ends it.
fn cut(text: &str) -> &str {
    let text = text.split(ENDS).next().unwrap_or(text);
    let begins = |at: &usize| text[..*at].contains(char::is_alphanumeric);
    let stop = STOPS.iter().filter_map(|stop| text.find(stop).filter(begins)).min();
    &text[..stop.unwrap_or(text.len())]
}

/// A label from what ends the text before it.
fn cut_before(text: &str) -> &str {
    let text = text.trim_end_matches(ENDS);
    after_stop(text.rsplit(ENDS).next().unwrap_or(text))
}

/// What stands behind the last full stop, colon or dash of a text.
fn after_stop(text: &str) -> &str {
    let text = text.trim_end();
    let stops = STOPS.iter().filter_map(|stop| Some(text.rfind(stop)? + stop.len()));
    &text[stops.max().unwrap_or(0)..]
}

/// The words of a label, without those that join it to others.
fn label(text: &str) -> String {
    let text = words(text);
    let mut all: &[&str] = &text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>();
    while let Some((_, rest)) = all.split_first().filter(|(first, _)| BETWEEN.has(first)) {
        all = rest;
    }
    while let Some((_, rest)) = all.split_last().filter(|(last, _)| BETWEEN.has(last)) {
        all = rest;
    }
    all.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_labelled_before_and_behind_them() {
        let ends = [(1, "strongly agree".to_owned()), (5, "strongly disagree".to_owned())];
        for header in [
            "7. Start (1 = strongly agree, 5 = strongly disagree) [We plan]",
            "5) Start (1=strongly agree to 5=strongly disagree)",
            "Start from 1 (strongly agree) to 5 (strongly disagree) [We plan]",
            "Start (1 = strongly agree … 5 = strongly disagree)",
            "Start (strongly agree = 1, strongly disagree = 5)",
            "Start, strongly agree (1) to strongly disagree (5)",
            "Start: 1 - strongly agree, 5 - strongly disagree",
            "7. Start (1 → strongly agree, 5 → strongly disagree) [We plan]",
            "Start (1. strongly agree ... 5. strongly disagree)",
            "Start (1/ strongly agree 5/ strongly disagree)",
            "Start (1 strongly agree, 5 strongly disagree)",
            "1: strongly agree, 5: strongly disagree – Start [We plan]",
            "Start (1 strongly agree – 5 strongly disagree)",
            "Start (1 being strongly agree and 5 being strongly disagree)",
            "Start (strongly agree 1 2 3 4 5 strongly disagree) [We plan]",
            "Start: strongly agree 1 – 5 strongly disagree",
            "Do you agree? 1 = strongly agree, 5 = strongly disagree. Start [We plan]",
        ] {
            let found = labelled(header);
            assert!(found.iter().any(|(_, labels)| *labels == ends), "{header}: {found:?}");
        }
        let in_passing = labelled("Q2 of 15 people, 3 of them");
        assert!(in_passing.iter().all(|(joined, _)| *joined == Joined::Bare), "{in_passing:?}");
    }

    #[test]
    fn one_number_may_have_a_label_alone() {
        for (header, number, label) in [
            ("Start (1 = best) [We plan]", 1, "best"),
            ("Start (rate from 1 to 5, 1 being the best) [We plan]", 1, "best"),
            ("Start, with 1 being the highest", 1, "highest"),
            ("Start (1 is most important)", 1, "most important"),
            ("Start on a scale of 1 (best) to 5", 1, "best"),
            ("Start (lowest = 5)", 5, "lowest"),
        ] {
            assert_eq!(alone(header), [(number, label.to_owned())], "{header}");
        }
        for header in
            ["Question 1 is important", "Round 5 (last): Start", "Start (1 - 5)", "5 people"]
        {
            assert_eq!(alone(header), [], "{header}");
        }
    }
}
