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
        // Another code than the header's stands for nothing that is known.
        let are_numbers = self.0.iter().all(|(code, _)| code.is_number());
        match by_itself {
            Reading::Number(_) if are_numbers => Reading::Unknown,
            Reading::Letter(_) if !are_numbers => Reading::Unknown,
            other => other,
        }
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
    fn choices(&self, choices: &[Vec<String>]) -> Vec<(usize, usize, usize)> {
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

    /// The code at a word, unless that is one of several words of a choice: `Looks 360`.
    fn code(&self, at: usize, choices: &[(usize, usize, usize)]) -> Option<Code> {
        let is_within =
            |&(from, to, _): &(usize, usize, usize)| to - from > 1 && (from..to).contains(&at);
        let code = Code::of(self.words.get(at)?)?;
        (!choices.iter().any(is_within)).then_some(code)
    }

    /// The codes of these choices, where each has one of its own: before it or behind it, as that is
    /// said more firmly. An error where both are said as firmly and differ.
    fn codes(&self, choices: &[Vec<String>]) -> Result<Option<(Joined, Codes)>, ()> {
        let found = self.choices(choices);
        let pair = |code_at: usize, gap: usize, of: usize| {
            let code = self.code(code_at, &found)?;
            let joined = Joined::by(self.gaps.get(gap)?)?;
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
            (codes.iter().map(|(_, of)| *of).eq(0..choices.len())
                && different.len() == codes.len()
                && are_alike)
                .then_some((joined, Codes(codes)))
        };
        match (whole(&mut before.into_iter()), whole(&mut behind.into_iter())) {
            (Some(one), Some(other)) if one.0 == other.0 && one.1 != other.1 => Err(()),
            (Some(one), Some(other)) => Ok(Some(if one.0 >= other.0 { one } else { other })),
            (one, other) => Ok(one.or(other)),
        }
    }

    /// Whether it speaks of a code for each choice: it has them all beside signs of equality, or together
    /// with all choices.
    fn speaks_of_codes(&self, choices: &[Vec<String>]) -> bool {
        let found = self.choices(choices);
        let has_all = (0..choices.len()).all(|own| found.iter().any(|(.., of)| *of == own));
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
    let is_clear = |said: &Option<Said>| *said != Some(Said::Unclear);
    let with_signs = JOINING.iter().fold(header.to_owned(), |text, word| text.replace(word, " = "));
    let tries = [header, coded::without_question(header), &with_signs];
    tries.into_iter().map(of).find(is_clear).unwrap_or(Some(Said::Unclear))
}

#[cfg(test)]
mod tests {
    use super::*;

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
            "Role: which of 1, 2, 3, 4 is it: Do, Plan, Plan & Do or Looks 360?",
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
