//! What a header says its codes stand for: `Role (1 = Do, 2 = Plan)`, `A) Do B) Plan`, `Do (1), Plan (2)`.

use std::collections::BTreeSet;

use super::super::answers::Reading;
use super::super::words::{without_tags, words};
use super::coded;

/// A number or a letter that stands for a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Code {
    Number(u16),
    Letter(char),
}

impl Code {
    /// The code that one word is.
    fn of(word: &str) -> Option<Self> {
        let mut letters = word.chars();
        match (letters.next()?, letters.next()) {
            (letter, None) if letter.is_alphabetic() => Some(Self::Letter(letter)),
            (digit, _) if digit.is_ascii_digit() => word.parse().ok().map(Self::Number),
            _ => None,
        }
    }

    /// Whether it is the one with this place in an order: 0 is `1` and `A`.
    fn is_in_order(self, at: usize) -> bool {
        match self {
            Self::Number(number) => usize::from(number) == at + 1,
            Self::Letter(letter) => u32::from(letter) as usize == usize::from(b'a') + at,
        }
    }

    fn is_number(self) -> bool {
        matches!(self, Self::Number(_))
    }
}

/// How firmly a sign joins a code and its choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Joined {
    /// By nothing but a space.
    Bare,
    /// By a sign that joins other things, too.
    Signed,
    /// By a sign of equality.
    Equal,
}

impl Joined {
    /// What stands between two words that belong together; none where it parts them.
    fn by(gap: &str) -> Option<Self> {
        let is_quote = |sign: char| matches!(sign, '"' | '“' | '”' | '„' | '«' | '»' | '\'' | '‘');
        let signs = || gap.chars().filter(|sign| !sign.is_whitespace() && !is_quote(*sign));
        match () {
            () if signs().any(|sign| sign == '=') => Some(Self::Equal),
            () if signs().next().is_none() => Some(Self::Bare),
            () if signs().all(|sign| ":.-–—→>()[]/".contains(sign)) => Some(Self::Signed),
            () => None,
        }
    }
}

/// The codes that a header states, each with the orientation that it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Codes(Vec<(Code, usize)>);

impl Codes {
    /// What a cell below the header says, which says so by itself.
    pub(super) fn read(&self, cell: &str, by_itself: Reading) -> Reading {
        let cell = cell.strip_suffix(".0").or_else(|| cell.strip_suffix(",0")).unwrap_or(cell);
        let code = Code::of(&words(cell));
        if let Some((_, stated)) = self.0.iter().find(|(own, _)| Some(*own) == code) {
            return Reading::Text(*stated);
        }
        // Another code than the header's stands for nothing that is known; a letter far from them is no
        // code, but an initial.
        let are_numbers = self.0.iter().all(|(code, _)| code.is_number());
        let is_near = |code: Code| (0..self.0.len() + 2).any(|at| code.is_in_order(at));
        match by_itself {
            Reading::Number(_) if are_numbers => Reading::Unknown,
            Reading::Letter(_) if !are_numbers && code.is_some_and(is_near) => Reading::Unknown,
            other => other,
        }
    }

    /// Whether they count on without a gap, from 0, from 1 or from A.
    fn are_a_run(&self) -> bool {
        let mut codes: Vec<Code> = self.0.iter().map(|(code, _)| *code).collect();
        codes.sort_unstable();
        let from_nought = codes
            .iter()
            .enumerate()
            .all(|(at, code)| matches!(code, Code::Number(number) if usize::from(*number) == at));
        from_nought || codes.iter().enumerate().all(|(at, code)| code.is_in_order(at))
    }

    /// Whether a cell holds a code, and not one of these.
    pub(super) fn lack(&self, cell: &str) -> bool {
        Code::of(&words(cell)).is_some_and(|code| self.0.iter().all(|(own, _)| *own != code))
    }
}

/// What a header says of codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Said {
    /// Each choice has a code.
    Codes(Codes),
    /// It speaks of codes, and what they stand for is not clear.
    Unclear,
    /// It lists the choices without codes, in another order than the instrument's: what a number stands for is
    /// not clear.
    OtherOrder,
}

/// Where a choice stands in a header: from which word, to which, and its place.
type Choice = (usize, usize, usize);

/// Whether what stands between two words parts them from each other.
fn parts(gap: &str) -> bool {
    gap.contains(['(', ')', '[', ']', ':', '?', '=', '|', ';'])
}

/// Whether a header has the code that a cell holds.
pub(super) fn has_code_of(header: &str, cell: &str) -> bool {
    Code::of(&words(cell))
        .is_some_and(|code| Text::of(header).words.iter().any(|word| Code::of(word) == Some(code)))
}

/// A header, word by word.
pub(super) struct Text {
    words: Vec<String>,
    /// What stands before each word.
    gaps: Vec<String>,
}

impl Text {
    pub(super) fn of(header: &str) -> Self {
        let (mut text, mut gap) = (Self { words: Vec::new(), gaps: Vec::new() }, String::new());
        let mut is_within = false;
        for letter in without_tags(header).chars() {
            let own = words(letter.encode_utf8(&mut [0; 4]));
            if own.is_empty() {
                gap.push(letter);
                is_within = false;
            } else if is_within && letter != '&' {
                let last = text.words.last_mut().expect("a word has begun");
                last.push_str(&own);
            } else {
                text.words.push(own);
                text.gaps.push(std::mem::take(&mut gap));
                is_within = letter != '&';
            }
        }
        text
    }

    /// Whether it has as many numbers or letters as there are choices.
    pub(super) fn may_have_codes(&self, choices: usize) -> bool {
        let mut codes: Vec<Code> = self.words.iter().filter_map(|word| Code::of(word)).collect();
        codes.sort_unstable();
        codes.dedup();
        codes.len() >= choices
    }

    /// Where each choice stands: from which word to which, and what it stands for. Of two that overlap, the
    /// longer one counts: `Plan` begins `Plan & Do`.
    fn choices(&self, choices: &[Vec<String>]) -> Vec<Choice> {
        let all = choices.iter().enumerate();
        let all = all.flat_map(|(at, texts)| texts.iter().map(move |text| (text, at)));
        let mut all: Vec<(Vec<&str>, usize)> = all
            .filter(|(text, _)| !text.is_empty())
            .map(|(text, at)| (text.split(' ').collect(), at))
            .collect();
        all.sort_by_key(|(text, _)| std::cmp::Reverse(text.len()));
        let mut found = Vec::new();
        let mut from = 0;
        while from < self.words.len() {
            let begins = |(text, _): &&(Vec<&str>, usize)| {
                let own = self.words[from..].iter().map(String::as_str);
                text.len() + from <= self.words.len()
                    && own.take(text.len()).eq(text.iter().copied())
                    && (from + 1..from + text.len()).all(|at| !parts(&self.gaps[at]))
            };
            let Some((text, at)) = all.iter().find(begins) else {
                from += 1;
                continue;
            };
            found.push((from, from + text.len(), *at));
            from += text.len();
        }
        found
    }

    /// The code at a word, unless that is a choice, or one of its words: `Looks 360`.
    fn code(&self, at: usize, choices: &[Choice]) -> Option<Code> {
        let code = Code::of(self.words.get(at)?)?;
        let is_within = |&(from, to, _): &Choice| (from..to).contains(&at);
        (!choices.iter().any(is_within)).then_some(code)
    }

    /// The codes of these choices, where each has one of its own. Of a choice that is named several times,
    /// the last place counts: the first may be the trait's name.
    fn codes(&self, choices: &[Vec<String>]) -> Result<Option<(Joined, Codes)>, ()> {
        let all = self.choices(choices);
        let is_last = |at: usize| !all[at + 1..].iter().any(|later| later.2 == all[at].2);
        let last: Vec<Choice> =
            (0..all.len()).filter(|&at| is_last(at)).map(|at| all[at]).collect();
        match self.codes_of(choices.len(), &last, &all) {
            Ok(None) if last.len() < all.len() => self.codes_of(choices.len(), &all, &all),
            found => found,
        }
    }

    /// The codes before these places or behind them, as that is said more firmly. An error where both are
    /// said as firmly and differ.
    fn codes_of(
        &self,
        choices: usize,
        found: &[Choice],
        all: &[Choice],
    ) -> Result<Option<(Joined, Codes)>, ()> {
        let pair = |code_at: usize, gap: usize, of: usize| {
            let joined = Joined::by(self.gaps.get(gap)?)?;
            let code = match joined {
                Joined::Equal => Code::of(self.words.get(code_at)?)?,
                Joined::Signed | Joined::Bare => self.code(code_at, all)?,
            };
            // `a` is a word, too.
            (code.is_number() || joined > Joined::Bare).then_some((joined, code, of))
        };
        let before = found.iter().filter_map(|&(from, _, of)| pair(from.checked_sub(1)?, from, of));
        let behind = found.iter().filter_map(|&(_, to, of)| pair(to, to, of));
        let whole = |pairs: &mut dyn Iterator<Item = (Joined, Code, usize)>| {
            let pairs: Vec<_> = pairs.collect();
            let joined = pairs.iter().map(|(joined, ..)| *joined).min()?;
            let mut codes: Vec<(Code, usize)> =
                pairs.iter().map(|(_, code, of)| (*code, *of)).collect();
            codes.sort_unstable_by_key(|(code, of)| (*of, *code));
            codes.dedup();
            let different: BTreeSet<Code> = codes.iter().map(|(code, _)| *code).collect();
            let are_alike =
                codes.windows(2).all(|two| two[0].0.is_number() == two[1].0.is_number());
            let is_whole = codes.iter().map(|(_, of)| *of).eq(0..choices)
                && different.len() == codes.len()
                && are_alike;
            let codes = Codes(codes);
            // A number of the question beside the first choice makes no run with the others' codes.
            (is_whole && (joined == Joined::Equal || codes.are_a_run())).then_some((joined, codes))
        };
        match (whole(&mut before.into_iter()), whole(&mut behind.into_iter())) {
            (Some(one), Some(other)) if one.0 == other.0 && one.1 != other.1 => Err(()),
            (Some(one), Some(other)) => Ok(Some(if one.0 >= other.0 { one } else { other })),
            (one, other) => Ok(one.or(other)),
        }
    }

    /// Whether it lists the choices one behind the other, in another order than the instrument's:
    /// `Role (Do / Plan / Both)`.
    pub(super) fn lists_in_another_order(&self, choices: &[Vec<String>]) -> bool {
        // Asked of every header of a wide table: the first words of the choices tell nearly always.
        let begins = |text: &String| {
            text.split(' ').next().is_some_and(|first| self.words.iter().any(|word| word == first))
        };
        if !choices.iter().all(|texts| texts.iter().any(begins)) {
            return false;
        }
        let found = self.choices(choices);
        let is_list = |list: &&[Choice]| {
            let has_all = (0..choices.len()).all(|own| list.iter().any(|(.., of)| *of == own));
            // A word such as `or` may stand before the last one.
            has_all && list.windows(2).all(|two| two[1].0 - two[0].1 <= 1)
        };
        let is_in_order = |list: &[Choice]| list.iter().map(|(.., of)| *of).eq(0..choices.len());
        // No list goes on behind the end of its question: `Do or Both? Both means …`.
        let is_broken = |list: &[Choice]| {
            let mut gaps = list.windows(2).flat_map(|two| two[0].1..=two[1].0);
            gaps.any(|at| self.gaps[at].contains('?'))
        };
        // The trait's name may be a choice, and a list may be explained in its own words, so that there seem to
        // be several: one in order is enough.
        let lists: Vec<&[Choice]> = found.windows(choices.len()).filter(is_list).collect();
        lists.iter().any(|list| !is_in_order(list))
            && !lists.iter().any(|list| is_in_order(list) && !is_broken(list))
    }

    /// Whether it speaks of a code for each choice: it has them all beside signs of equality, or together
    /// with all choices in another order than the instrument's, so that it matters what they stand for.
    fn speaks_of_codes(&self, choices: &[Vec<String>]) -> bool {
        let found = self.choices(choices);
        let has_all = (0..choices.len()).all(|own| found.iter().any(|(.., of)| *of == own));
        let has_all = has_all && !found.iter().map(|(.., of)| *of).eq(0..choices.len());
        let is_equal = |at: usize| self.gaps.get(at).is_some_and(|gap| gap.contains('='));
        let has = |own: usize, is_number: bool| {
            (0..self.words.len()).any(|at| {
                let code = self.code(at, &found);
                code.is_some_and(|code| code.is_in_order(own) && code.is_number() == is_number)
                    && (has_all || is_equal(at) || is_equal(at + 1))
            })
        };
        [true, false].into_iter().any(|numbers| (0..choices.len()).all(|own| has(own, numbers)))
    }
}

/// Words that join a code and its choice as a sign of equality does.
const JOINING: [&str; 5] = [" stands for ", " means ", " is ", " bedeutet ", " ist "];

/// What a header says of codes for choices that may each be called so, or begin with these letters.
pub(super) fn said(
    header: &str,
    choices: &[Vec<String>],
    initials: &[Vec<String>],
) -> Option<Said> {
    let of = |header: &str| {
        let text = Text::of(header);
        let by_initial = |found: &(Joined, Codes)| {
            found.0 > Joined::Bare && found.1.0.iter().all(|(code, _)| code.is_number())
        };
        match text.codes(choices) {
            Ok(None) => match text.codes(initials) {
                Ok(Some(found)) if by_initial(&found) => Some(Said::Codes(found.1)),
                _ => text.speaks_of_codes(choices).then_some(Said::Unclear),
            },
            Ok(Some((_, codes))) => Some(Said::Codes(codes)),
            Err(()) => Some(Said::Unclear),
        }
    };
    // What stands behind the number of the question counts before the whole header.
    let with_signs = JOINING.iter().fold(header.to_owned(), |text, word| text.replace(word, " = "));
    let tries = [coded::without_question(header), header, &with_signs];
    let mut all: Vec<Option<Said>> = tries.into_iter().map(of).collect();
    match all.iter().position(|said| matches!(said, Some(Said::Codes(_)))) {
        Some(at) => all.swap_remove(at),
        None if all.contains(&None) => None,
        None => Some(Said::Unclear),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the cells `1`, `2` and `3` stand for below a header, of these choices; none without codes.
    fn read(header: &str, choices: [&str; 3]) -> Option<[Reading; 3]> {
        let choices = choices.map(|text| vec![text.to_owned()]).to_vec();
        match said(header, &choices, &[])? {
            Said::Codes(codes) => {
                Some(["1", "2", "3"].map(|cell| codes.read(cell, Reading::Number(9))))
            }
            Said::Unclear | Said::OtherOrder => panic!("{header} is not clear"),
        }
    }

    #[test]
    fn the_name_and_the_number_of_a_question_are_no_codes_and_no_choices() {
        let [first, second, third] = [0, 1, 2].map(Reading::Text);
        let change = ["stability", "nimble", "change"];
        for header in [
            "9. Change: 1) Stability 2) Nimble 3) Change",
            "[9] Change: 1) Stability 2) Nimble 3) Change",
            "Question 4: Change (1 = Stability, 2 = Nimble, 3 = Change)",
            "View 3 of 4: Stability - 1 / Nimble - 2 / Change - 3",
        ] {
            assert_eq!(read(header, change), Some([first, second, third]), "{header}");
        }
        let nought = "4. Change: 0 = Change, 1 = Stability, 2 = Nimble";
        assert_eq!(read(nought, change), Some([first, second, Reading::Unknown]));
        let phases = ["phase 2", "phase 3", "phase 1"];
        let header = "3. Phase? (1) Phase 2 (2) Phase 3 (3) Phase 1";
        assert_eq!(read(header, phases), Some([first, second, third]));
    }

    #[test]
    fn choices_are_no_codes_of_each_other_and_numbers_in_passing_are_none() {
        for (header, choices) in [
            ("Question 2: 1 / 3 / 5", ["1", "3", "5"]),
            ("Section D: A / B / C (Type)", ["a", "b", "c"]),
            ("Pace: Slow, Fast or Steady (choose 1 of 3)", ["slow", "fast", "steady"]),
            ("Role: Plan, Do or Mix (answer 1, 2 or 3)", ["plan", "do", "mix"]),
        ] {
            assert_eq!(read(header, choices), None, "{header}");
        }
    }

    #[test]
    fn an_initial_is_no_code_that_is_missing() {
        let choices = ["plan", "do", "mix"].map(|text| vec![text.to_owned()]).to_vec();
        let Some(Said::Codes(codes)) = said("1. Role: Plan (A) Do (B) Mix (C)", &choices, &[])
        else {
            panic!("it has codes")
        };
        assert_eq!(codes.read("s", Reading::Letter(2)), Reading::Letter(2));
        assert_eq!(codes.read("d", Reading::Letter(2)), Reading::Unknown);
        assert_eq!(codes.read("b", Reading::Letter(2)), Reading::Text(1));
    }

    #[test]
    fn codes_stand_before_or_behind_their_choices() {
        let choices =
            ["do", "plan", "plan and do", "looks 360"].map(|text| vec![text.to_owned()]).to_vec();
        let said = |header: &str| said(header, &choices, &[]);
        let read = |header: &str, cells: [&str; 4]| match said(header) {
            Some(Said::Codes(codes)) => cells.map(|cell| codes.read(cell, Reading::Number(9))),
            other => panic!("{header}: {other:?}"),
        };
        let [act, plan, both, looks] = [0, 1, 2, 3].map(Reading::Text);
        for header in [
            "Role (1=Plan, 2=Do, 3=Looks 360, 4=Plan & Do)",
            "3. Role: 1) Plan 2) Do 3) Looks 360 4) Plan&Do",
            "Role (1 → Plan, 2 → Do, 3 → Looks 360, 4 → Plan & Do)",
            "Role [1] Plan [2] Do [3] Looks 360 [4] Plan & Do",
            "Role (1 Plan, 2 Do, 3 Looks 360, 4 Plan & Do)",
            "Role – Plan (1) / Do (2) / Looks 360 (3) / Plan & Do (4)",
            "7. Plan (1) Do (2) Looks 360 (3) Plan & Do (4)",
            "Role: which plan fits? (Plan: 1, Do: 2, Looks 360: 3, Plan & Do: 4)",
            "Role: 1 is Plan, 2 is Do, 3 is Looks 360 and 4 means Plan & Do",
            "Role (Plan – 1, Do – 2, Looks 360 – 3, “Plan & Do” – 4)",
        ] {
            assert_eq!(read(header, ["1", "2.0", "3", "4"]), [plan, act, looks, both], "{header}");
        }
        let letters = "Role (A = Plan, B = Do, C = Looks 360, D = Plan & Do)";
        assert_eq!(read(letters, ["b", "C", "d)", "A"]), [act, looks, both, plan]);
        let other = "Role (0 = Plan, 1 = Do, 2 = Looks 360, 3 = Plan & Do)";
        assert_eq!(read(other, ["0", "4", "", "1"])[..2], [plan, Reading::Unknown]);
        for unclear in [
            "Role (1 = to do, 2 = a plan, 3 = all, 4 = none)",
            "Role: which of 1, 2, 3, 4 is it: Plan, Do, Plan & Do or Looks 360?",
        ] {
            assert_eq!(said(unclear), Some(Said::Unclear), "{unclear}");
        }
        for neither in
            ["Role", "Role: Do, Plan, Plan & Do or Looks 360?", "Role (1 = Do, 2 = Plan)"]
        {
            assert_eq!(said(neither), None, "{neither}");
        }
    }
}
