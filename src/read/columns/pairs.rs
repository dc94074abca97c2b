//! A heading that names one orientation's statement of one trait: `Horizon [Long Term]`, a
//! statement alone, `horizon_strategic`.

mod joined;
mod paths;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::super::answers::{compact, without_pictures};
use super::super::dialect::Heading;
use super::super::words::{contains, without_number, words};
use super::named::before_the_question;
use crate::instrument::Instrument;

/// A trait and an orientation by their places in the instrument.
pub(super) type Pair = (usize, usize);

/// How the statements of an instrument may be named, as words.
#[derive(Debug)]
pub(super) struct Pairs {
    /// The names of each trait.
    traits: Vec<[String; 2]>,
    /// For each trait, its id in one word, where that may stand for it before a number.
    joined: Vec<Option<String>>,
    /// For each trait, what each orientation may be called: its statement, its name, its id.
    texts: Vec<Vec<[String; 3]>>,
    /// For each trait, its statements with their signs, by which some are told apart.
    signs: Vec<Vec<String>>,
    /// For each trait, whether choices that have a code are counted from 0.
    from_zero: Vec<bool>,
    /// For each trait, the number of its first statement, where each has a column with a number.
    first: Vec<Option<usize>>,
    /// What stands before the last sign of a path in several headings.
    paths: BTreeSet<String>,
    /// What stands before the statements of most headings: `how far do you agree`.
    lead: Option<String>,
    /// Whole headings; a text that several statements share names none of them.
    whole: HashMap<String, Option<Pair>>,
}

impl Pairs {
    pub(super) fn of(instrument: &Instrument) -> Self {
        let orientations = instrument.orientations();
        let traits: Vec<[String; 2]> =
            instrument.traits().iter().map(|one| [words(&one.name), words(&one.id)]).collect();
        let joined = joined::ids(instrument);
        let texts: Vec<Vec<[String; 3]>> = instrument
            .traits()
            .iter()
            .map(|one| {
                let each = one.statements.iter().zip(orientations);
                each.map(|(text, of)| [words(text), words(&of.name), words(&of.id)]).collect()
            })
            .collect();
        let mut whole: HashMap<String, Option<Pair>> = HashMap::new();
        let mut add = |text: String, pair: Pair| {
            if text.is_empty() {
                return;
            }
            whole
                .entry(text)
                .and_modify(|known| *known = known.filter(|known| *known == pair))
                .or_insert(Some(pair));
        };
        for (place, (names, each)) in traits.iter().zip(&texts).enumerate() {
            for (orientation, texts) in each.iter().enumerate() {
                add(texts[0].clone(), (place, orientation));
                for (name, text) in
                    names.iter().flat_map(|name| texts.iter().map(move |t| (name, t)))
                {
                    add(format!("{name} {text}"), (place, orientation));
                    add(format!("{text} {name}"), (place, orientation));
                }
            }
        }
        let signs = instrument.traits().iter();
        let signs = signs.map(|one| one.statements.iter().map(|text| compact(text)).collect());
        let signs = signs.collect();
        Self {
            traits,
            joined,
            texts,
            signs,
            from_zero: Vec::new(),
            first: Vec::new(),
            paths: BTreeSet::new(),
            lead: None,
            whole,
        }
    }

    /// The statement that a heading names, or counts.
    pub(super) fn find(&self, heading: &Heading) -> Option<Pair> {
        self.worded(heading).or_else(|| self.counted(heading))
    }

    /// The statement that a heading names by anything but a number of its own. A statement may have the
    /// sign in it that parts it from its question: `Horizon - Sliding - flexible`.
    pub(super) fn worded(&self, heading: &Heading) -> Option<Pair> {
        const SIGN: &str = " - ";
        self.parted(heading).or_else(|| self.before_note(heading)).or_else(|| {
            let text = format!("{}{SIGN}{}", heading.question, heading.part);
            let ends = heading.question.match_indices(SIGN).map(|(at, _)| at);
            ends.filter(|_| !heading.part.is_empty()).find_map(|at| {
                let (question, part) = (text[..at].to_owned(), text[at + SIGN.len()..].to_owned());
                self.parted(&Heading { code: heading.code.clone(), question, part })
            })
        })
    }

    /// The statement in `Horizon [Long Term] (1 = disagree, 5 = agree)`, which a note follows.
    fn before_note(&self, heading: &Heading) -> Option<Pair> {
        let (text, _) = heading.question.strip_suffix(')')?.rsplit_once('(')?;
        let (question, part) = text.trim_end().strip_suffix(']')?.rsplit_once('[')?;
        let (question, part) = (question.to_owned(), part.to_owned());
        let own = Heading { code: heading.code.clone(), question, part };
        self.parted(&own).filter(|_| heading.part.is_empty())
    }

    /// The statement that a heading names, parted as it is.
    fn parted(&self, heading: &Heading) -> Option<Pair> {
        let part = words(&heading.part);
        if !part.is_empty() {
            let asked = [heading.question.as_str(), heading.code.as_str()];
            let asked = asked.into_iter().find_map(|text| self.named(text));
            if let Some(place) = asked {
                let found = self.named_by(place, &heading.part);
                let found = found.map(|orientation| (place, orientation));
                return found.or_else(|| self.turned_round(heading));
            }
            if let Some(pair) = self.turned_round(heading) {
                return Some(pair);
            }
            if let Some(pair) =
                self.whole.get(&part).or_else(|| self.whole.get(&words(bare(&heading.part))))
            {
                return *pair;
            }
        } else if let Some(pair) = self.by_signs(&heading.question) {
            return Some(pair);
        }
        let text = words(&format!("{} {}", heading.question, heading.part));
        if let Some(pair) = self.whole.get(&text) {
            return *pair;
        }
        if let Some(pair) = self.alone(&heading.question).filter(|_| part.is_empty()) {
            return Some(pair);
        }
        let by_code = self.whole.get(&words(&heading.code)).copied().flatten();
        by_code
            .or_else(|| self.around(&text))
            .or_else(|| self.behind_lead(&heading.question))
            .or_else(|| self.chosen(heading))
            .or_else(|| self.pathed(&heading.question))
    }

    /// The statement of `I plan the year [Horizon]`.
    fn turned_round(&self, heading: &Heading) -> Option<Pair> {
        let place = self.named(&heading.part)?;
        Some((place, self.named_by(place, &heading.question)?))
    }

    /// The statement that a question is, or that stands behind a trait's name, where signs tell it apart:
    /// `Horizon: < 3 days`, `< 3 days`.
    fn by_signs(&self, question: &str) -> Option<Pair> {
        let among = |places: &mut dyn Iterator<Item = usize>, text: &str| {
            let text = compact(text);
            let mut found = places.flat_map(|place| {
                let own = self.signs[place].iter().enumerate();
                own.filter(|(_, own)| **own == text)
                    .map(move |(of, _)| (place, of))
                    .collect::<Vec<_>>()
            });
            found.next().filter(|_| found.next().is_none())
        };
        among(&mut (0..self.traits.len()), question).or_else(|| {
            let (name, statement) = question.split_once(": ")?;
            let name = words(name);
            let place = self.traits.iter().position(|names| names.contains(&name))?;
            among(&mut std::iter::once(place), statement)
        })
    }

    /// The statement that a heading names by its number alone.
    pub(super) fn counted(&self, heading: &Heading) -> Option<Pair> {
        let (place, number) = self.number(heading)?;
        let first = (*self.first.get(place)?)?;
        let orientation = number.checked_sub(first)?;
        // Another number may stand above what is no statement, such as a comment.
        (orientation < self.texts[place].len()).then_some((place, orientation))
    }

    /// The trait and the number in `role_1`, `Role.2`, `role[SQ003]` or `Role: which fits? [1]`.
    fn number(&self, heading: &Heading) -> Option<Pair> {
        let number = |text: &str| {
            let digits = text.strip_prefix("sq").unwrap_or(text);
            let is_number = (1..=3).contains(&digits.len());
            digits.parse::<usize>().ok().filter(|_| is_number)
        };
        let asked = || [heading.question.as_str(), heading.code.as_str()].into_iter();
        if !heading.part.is_empty() {
            let number = number(&words(&heading.part))?;
            let named = asked().find_map(|text| self.named(text));
            return Some((named.or_else(|| asked().find_map(|text| self.joined(text)))?, number));
        }
        asked().find_map(|text| {
            let (code, text) = (text, words(text));
            let (name, last) = text.rsplit_once(' ')?;
            let is_its = |names: &[String; 2]| names.iter().any(|own| own == name);
            let place = self.traits.iter().position(is_its);
            let is_code = !code.trim().contains(char::is_whitespace);
            let joined = || self.joined(name).filter(|_| is_code);
            Some((place.or_else(joined)?, number(last)?))
        })
    }

    /// The statement behind a number or a picture, or in quotes at the end of a question.
    fn alone(&self, question: &str) -> Option<Pair> {
        if let Some(pair) = self.whole.get(&words(bare(question))) {
            return *pair;
        }
        let quoted = question.trim_end().strip_suffix(['”', '"', '»', '’', '“', '\'']);
        let (_, statement) = quoted?.rsplit_once(['“', '"', '«', '‘', '„', '\''])?;
        self.whole.get(&words(statement)).copied().flatten()
    }

    /// A question and the statement behind its last colon or dash.
    fn with_lead(&self, question: &str) -> Option<(String, Pair)> {
        let (lead, statement) =
            question.rsplit_once(": ").or_else(|| question.rsplit_once(" - "))?;
        let pair = self.whole.get(&words(bare(statement))).copied().flatten()?;
        Some((words(lead), pair))
    }

    /// The statement behind a question that most statements share.
    fn behind_lead(&self, question: &str) -> Option<Pair> {
        let lead = self.lead.as_ref()?;
        self.with_lead(question).filter(|(own, _)| own == lead).map(|(_, pair)| pair)
    }

    /// The question that stands before most statements, where headings name them in no other way.
    fn lead(&self, headings: &[Heading]) -> Option<String> {
        let statements: usize = self.texts.iter().map(Vec::len).sum();
        let mut leads: BTreeMap<String, BTreeSet<Pair>> = BTreeMap::new();
        let mut found = 0;
        for heading in headings {
            if self.find(heading).is_some() {
                found += 1;
            } else if let Some((lead, pair)) = self.with_lead(&heading.question)
                && heading.part.is_empty()
            {
                leads.entry(lead).or_default().insert(pair);
            }
        }
        let is_of_most = |pairs: &BTreeSet<Pair>| pairs.len() * 2 > statements;
        let mut all = leads.into_iter().filter(|(_, pairs)| is_of_most(pairs));
        all.next().filter(|_| all.next().is_none() && found * 2 < statements).map(|(lead, _)| lead)
    }

    /// The orientation whose statement of a trait a text names: by its signs, by its words, or by these
    /// behind a picture or a number.
    fn named_by(&self, place: usize, text: &str) -> Option<usize> {
        let by_signs = |text: &str| self.signs[place].iter().position(|own| *own == compact(text));
        let signs = by_signs(text).or_else(|| by_signs(without_pictures(text)));
        let by_words = |text: &str| {
            let text = words(text);
            // `Strategic: Plan` has both.
            let is_both = |[statement, name, _]: &[String; 3]| {
                text.strip_prefix(name.as_str()).and_then(|rest| rest.strip_prefix(' '))
                    == Some(statement)
            };
            let mut found = (self.texts[place].iter().enumerate())
                .filter(|(_, own)| own.contains(&text) || is_both(own));
            found.next().filter(|_| found.next().is_none()).map(|(orientation, _)| orientation)
        };
        signs.or_else(|| by_words(text)).or_else(|| by_words(bare(text)))
    }

    /// Notes how the headings count statements: from 0 in `role___0`; from 0 or 1 where each statement of a
    /// trait has such a column and no other number does. Headings of what `is_other` are left out.
    pub(super) fn count(&mut self, headings: &[Heading], is_other: impl Fn(usize) -> bool) {
        self.paths = paths::shared(headings);
        self.forget_joined(headings);
        let mut numbers = vec![BTreeSet::new(); self.traits.len()];
        for (column, heading) in headings.iter().enumerate() {
            if let Some((place, number)) = self.number(heading)
                && !is_other(column)
            {
                numbers[place].insert(number);
            }
        }
        let first = |(place, numbers): (usize, &BTreeSet<usize>)| {
            let first = *numbers.first().filter(|&&first| first <= 1)?;
            let last = *numbers.last()?;
            let many = self.texts[place].len();
            (numbers.len() == many && last + 1 == first + many).then_some(first)
        };
        self.first = numbers.iter().enumerate().map(first).collect();
        self.from_zero = self.counted_from_zero(headings);
        self.lead = self.lead(headings);
    }

    /// The trait that a question begins with, or the only one that it names.
    fn named(&self, text: &str) -> Option<usize> {
        let begins = words(before_the_question(without_number(text)));
        let all = words(text);
        let is = |fits: &dyn Fn(&String) -> bool| {
            let mut found =
                (0..self.traits.len()).filter(|&place| self.traits[place].iter().any(fits));
            found.next().filter(|_| found.next().is_none())
        };
        is(&|name| *name == begins).or_else(|| is(&|name| contains(&all, name)))
    }

    /// The statement at the end of a text that a trait's name begins; no other one stands before it.
    fn around(&self, text: &str) -> Option<Pair> {
        let mut found = None;
        for (place, names) in self.traits.iter().enumerate() {
            let behind = |name: &String| {
                text.strip_prefix(name.as_str()).filter(|rest| rest.starts_with(' '))
            };
            // The name may be a statement, too.
            let Some(rest) = names.iter().find_map(behind) else { continue };
            let own = self.texts[place].iter().enumerate();
            let ends = own.flat_map(|(orientation, texts)| {
                let before = texts.iter().map(|text| rest.strip_suffix(text.as_str()));
                before.enumerate().filter_map(move |(at, before)| Some((before?, at, orientation)))
            });
            // One may end another: the longer one stands there.
            let ends = ends.filter(|(before, ..)| before.ends_with(' '));
            let Some((before, at, orientation)) = ends.min_by_key(|(before, ..)| before.len())
            else {
                continue;
            };
            // Before a name, others are a list of names.
            let is_before = |(other, texts): (usize, &[String; 3])| {
                other != orientation && texts[..=at].iter().any(|text| contains(before, text))
            };
            if self.texts[place].iter().enumerate().any(is_before) || found.is_some() {
                return None;
            }
            found = Some((place, orientation));
        }
        found
    }
}

/// A statement without a picture or a number before it.
fn bare(text: &str) -> &str {
    let text = without_pictures(text);
    without_item(text).unwrap_or_else(|| without_number(text))
}

/// A statement behind the number of an item: `1a. Plan`, `Q1.2: Plan`, `B) Plan`.
fn without_item(text: &str) -> Option<&str> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let own = text.trim_start().trim_start_matches(['q', 'Q', '(']);
    let number = digits(own);
    let rest = &own[number..];
    let (item, has_letter) = match rest.strip_prefix(['.', '-']) {
        Some(rest) if number > 0 && digits(rest) > 0 => (&rest[digits(rest)..], false),
        _ => (rest.strip_prefix(|letter: char| letter.is_ascii_alphabetic())?, true),
    };
    let is_parted = item.starts_with(['.', ')', ':']) || !has_letter && item.starts_with(' ');
    is_parted.then(|| item.trim_start_matches(['.', ')', ':', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_may_name_a_statement_in_many_ways() {
        let pairs = Pairs::of(Instrument::built_in());
        let find = |question: &str, part: &str| {
            pairs.find(&Heading {
                code: String::new(),
                question: question.to_owned(),
                part: part.to_owned(),
            })
        };
        for (question, part) in [
            ("Horizon", "Long Term"),
            ("4. Horizon: how far ahead do you plan?", "long-term"),
            ("Horizon", "Strategic"),
            ("Long Term", ""),
            ("Horizon – Long Term", ""),
            ("horizon_strategic", ""),
            ("How do you work?", "Long Term"),
            ("Horizon", "🎯 Long Term"),
            ("Horizon", "1. Long Term"),
            ("4. Long Term", ""),
            ("4a. Long Term", ""),
            ("Q4.1: Long Term", ""),
            ("4.1 Long Term", ""),
            ("Horizon", "a) Long Term"),
            ("Horizon [Long Term] (1 = disagree, 5 = agree)", ""),
            ("Which of these fits? “Long Term”", ""),
            ("Long Term", "Horizon"),
            ("horizon___1", ""),
            ("grp/horizon/strategic", ""),
            ("group_q/Horizon: how far ahead do you plan?/Long Term", ""),
            ("Horizon: how far ahead do you plan? Long Term", ""),
        ] {
            assert_eq!(find(question, part), Some((3, 0)), "{question} [{part}]");
        }
        for (question, part) in [
            ("Horizon", ""),
            ("horizon_1", ""),
            ("horizon___4", ""),
            ("horizon___0", ""),
            ("grp/horizon", ""),
            ("Horizon", "Other (please specify)"),
            ("Strategic", ""),
            ("How far do you agree: Long Term", ""),
            ("Horizon: Long Term, Short Term or Sliding Term", ""),
            ("Horizon: strategic, tactical or hybrid", ""),
            ("Horizon (strategic / tactical / hybrid)", ""),
            ("Horizon: Long Term/Short Term/Sliding Term", ""),
        ] {
            assert_eq!(find(question, part), None, "{question} [{part}]");
        }
    }

    #[test]
    fn a_trait_may_be_called_like_its_statement() {
        let pairs = Pairs::of(Instrument::built_in());
        let find = |text: &str| pairs.find(&Heading::of(text));
        for text in [
            "Change - Rate each - Stability",
            "Change A) Stability",
            "Change [Tactical: Stability]",
            "Change [Stability] (scale 1-5)",
        ] {
            assert_eq!(find(text), Some((8, 1)), "{text}");
        }
        assert_eq!(find("Change - Rate each - Change"), Some((8, 0)));
        assert_eq!(find("Change: Stability, Change or Transitional – Nimble"), None);
    }

    #[test]
    fn most_statements_may_stand_behind_one_question() {
        let all = Instrument::built_in().traits().iter().flat_map(|one| &one.statements);
        let headings: Vec<Heading> = all
            .map(|text| Heading {
                question: format!("How far do you agree: {text}"),
                ..Heading::default()
            })
            .collect();
        let mut pairs = Pairs::of(Instrument::built_in());
        pairs.count(&headings, |_| false);
        let found: Vec<Option<Pair>> = headings.iter().map(|heading| pairs.find(heading)).collect();
        let expected = (0..headings.len()).map(|at| Some((at / 3, at % 3)));
        assert_eq!(found, expected.collect::<Vec<_>>());
    }

    #[test]
    fn headings_may_count_the_statements() {
        let heading = |text: &str| match text.split_once('[') {
            Some((question, part)) => Heading {
                code: String::new(),
                question: question.to_owned(),
                part: part.trim_end_matches(']').to_owned(),
            },
            None => Heading { question: text.to_owned(), ..Heading::default() },
        };
        let found = |texts: &[&str]| {
            let headings: Vec<Heading> = texts.iter().map(|text| heading(text)).collect();
            let mut pairs = Pairs::of(Instrument::built_in());
            pairs.count(&headings, |_| false);
            headings.iter().map(|heading| pairs.find(heading)).collect::<Vec<_>>()
        };
        let all = [Some((3, 0)), Some((3, 1)), Some((3, 2))];
        assert_eq!(found(&["horizon_1", "horizon_2", "horizon_3"]), all);
        assert_eq!(found(&["Horizon.0", "Horizon.1", "Horizon.2"]), all);
        // A tool that allows no hyphen leaves it out of `doing-right`.
        let joined = ["doingright[SQ001]", "doingright[SQ002]", "doingright[SQ003]"];
        assert_eq!(found(&joined), [Some((9, 0)), Some((9, 1)), Some((9, 2))]);
        let joined = ["doingright_1", "doingright_2", "doingright_3"];
        assert_eq!(found(&joined), [Some((9, 0)), Some((9, 1)), Some((9, 2))]);
        // Not where another column has the name, and not as a word among others.
        let both = ["doingright_1", "doingright_2", "doingright_3", "Doing right"];
        assert_eq!(found(&both), [None; 4]);
        assert_eq!(found(&["Doingright 1", "Doingright 2", "Doingright 3"]), [None; 3]);
        assert_eq!(found(&["horizon[SQ001]", "horizon[SQ002]", "horizon[SQ003]"]), all);
        // Not where one is not there, or where there are more.
        assert_eq!(found(&["horizon_1", "horizon_3"]), [None; 2]);
        assert_eq!(found(&["horizon_1", "horizon_2", "horizon_3", "horizon_4"]), [None; 4]);
    }
}
