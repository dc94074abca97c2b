//! Many people's answers in little memory.

use super::Answer;

/// Answers of many people, each with one to every trait.
///
/// A chosen statement takes half a byte, so that the answers of a million people to fifteen traits
/// take 8 MB.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// How many answers a person has.
    width: usize,
    cells: Cells,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Cells {
    /// Two chosen statements in each byte; everybody's answers begin a new one.
    Chosen(Vec<u8>),
    /// Answers as they are, where some are numbers.
    Any(Vec<Answer>),
}

/// Half a byte for an answer: blank, outside, or the orientation from here on.
const OUTSIDE: u8 = 1;
const FIRST_CHOICE: u8 = 2;
/// How many half bytes there are.
const CODES: u8 = 16;

impl Sheet {
    /// An empty sheet for people with so many answers each.
    #[must_use]
    pub fn new(width: usize) -> Self {
        Self { width, cells: Cells::Chosen(Vec::new()) }
    }

    /// Makes room for so many times as many people.
    pub fn reserve(&mut self, times: usize) {
        match &mut self.cells {
            Cells::Chosen(bytes) => bytes.reserve_exact(bytes.len().saturating_mul(times)),
            Cells::Any(answers) => answers.reserve_exact(answers.len().saturating_mul(times)),
        }
    }

    /// How many bytes a person takes where statements are chosen.
    fn stride(&self) -> usize {
        self.width.div_ceil(2)
    }

    /// How many people there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match &self.cells {
            Cells::Chosen(bytes) => bytes.len() / self.stride().max(1),
            Cells::Any(answers) => answers.len() / self.width.max(1),
        }
    }

    /// Whether there is nobody.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The half byte for an answer; none where it is a number.
    #[must_use]
    pub fn code(answer: Answer) -> Option<u8> {
        match answer {
            Answer::Blank => Some(0),
            Answer::Outside => Some(OUTSIDE),
            Answer::Chosen(orientation) => {
                let code = u8::try_from(orientation).ok()?.checked_add(FIRST_CHOICE);
                code.filter(|code| *code < CODES)
            }
            Answer::Rated(_) | Answer::Allocated(_) | Answer::Ranked(_) => None,
        }
    }

    /// The answer of a half byte.
    #[must_use]
    pub const fn answer(code: u8) -> Answer {
        match code {
            0 => Answer::Blank,
            OUTSIDE => Answer::Outside,
            code => Answer::Chosen((code - FIRST_CHOICE) as usize),
        }
    }

    /// Adds a person, whose answers are as many as everybody's.
    pub fn push(&mut self, answers: &[Answer]) {
        let code = |answer: Option<&Answer>| answer.map_or(Some(0), |answer| Self::code(*answer));
        if let Cells::Chosen(bytes) = &mut self.cells {
            let start = bytes.len();
            let fits = answers.chunks(2).all(|pair| {
                let both = code(pair.first()).zip(code(pair.get(1)));
                bytes.extend(both.map(|(low, high)| low | high << 4));
                both.is_some()
            });
            if fits {
                return;
            }
            bytes.truncate(start);
            self.spell_out();
        }
        if let Cells::Any(all) = &mut self.cells {
            all.extend_from_slice(answers);
        }
    }

    /// Adds a person by the half bytes for the answers, one in each byte.
    pub fn push_codes(&mut self, codes: &[u8]) {
        match &mut self.cells {
            Cells::Chosen(bytes) => {
                let pairs = codes.chunks(2);
                bytes.extend(pairs.map(|pair| pair[0] | pair.get(1).map_or(0, |high| high << 4)));
            }
            Cells::Any(answers) => answers.extend(codes.iter().map(|code| Self::answer(*code))),
        }
    }

    /// The bytes of a person's answers where all answers are half bytes: of each two the first one
    /// in the lower half.
    #[must_use]
    pub fn codes_of(&self, person: usize) -> Option<&[u8]> {
        match &self.cells {
            Cells::Chosen(bytes) => Some(&bytes[person * self.stride()..][..self.stride()]),
            Cells::Any(_) => None,
        }
    }

    /// The answers of the person with this place.
    pub fn of(&self, person: usize) -> impl Iterator<Item = Answer> + '_ {
        let (chosen, any): (&[u8], &[Answer]) = match &self.cells {
            Cells::Chosen(bytes) => (&bytes[person * self.stride()..][..self.stride()], &[]),
            Cells::Any(all) => (&[], &all[person * self.width..][..self.width]),
        };
        let choices = chosen.iter().flat_map(|byte| [byte & 15, byte >> 4]).map(Self::answer);
        choices.chain(any.iter().copied()).take(self.width)
    }

    /// Adds the people of another sheet of the same width.
    pub fn append(&mut self, mut other: Self) {
        if matches!(self.cells, Cells::Any(_)) {
            other.spell_out();
        } else if matches!(other.cells, Cells::Any(_)) {
            self.spell_out();
        }
        match (&mut self.cells, other.cells) {
            (Cells::Chosen(all), Cells::Chosen(more)) => all.extend(more),
            (Cells::Any(all), Cells::Any(more)) => all.extend(more),
            _ => unreachable!("both sheets are of one kind now"),
        }
    }

    /// Keeps the people for whom `keep` holds.
    pub fn retain(&mut self, keep: impl Fn(usize) -> bool) {
        let stride = self.stride();
        match &mut self.cells {
            Cells::Chosen(bytes) => retain_groups(bytes, stride, keep),
            Cells::Any(answers) => retain_groups(answers, self.width, keep),
        }
    }

    /// Gives each answer the room that a number needs.
    fn spell_out(&mut self) {
        if matches!(self.cells, Cells::Chosen(_)) {
            let all = (0..self.len()).flat_map(|person| self.of(person)).collect();
            self.cells = Cells::Any(all);
        }
    }
}

/// Keeps the groups of `size` items whose place `keep` holds for.
fn retain_groups<T: Copy>(items: &mut Vec<T>, size: usize, keep: impl Fn(usize) -> bool) {
    if size == 0 {
        return;
    }
    let mut kept = 0;
    for group in (0..items.len() / size).filter(|&group| keep(group)) {
        items.copy_within(group * size..(group + 1) * size, kept);
        kept += size;
    }
    items.truncate(kept);
}

/// People who count and are not listed: their answers and their teams, and who nobody is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crowd {
    /// What each of them answered.
    pub answers: Sheet,
    /// The row of each of them in the file, from 1.
    pub rows: Vec<u32>,
    /// The place of each one's team among the names; empty when nobody has a team.
    pub teams: Vec<Option<u32>>,
    /// The teams' names, each once.
    pub names: Vec<String>,
    /// Why the last of them do not count, where only finished responses do; empty where all count.
    pub unfinished: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::response::Marks;

    #[test]
    fn answers_come_back_as_they_were_given() {
        let marks = Answer::Rated(Marks::new(&[Some(500), Some(100), None]));
        let first = vec![Answer::Chosen(0), Answer::Blank, Answer::Chosen(5)];
        let second = vec![Answer::Outside, Answer::Chosen(2), Answer::Chosen(1)];
        let third = vec![Answer::Blank, marks, Answer::Outside];
        let people = [first, second, third];
        let mut sheet = Sheet::new(3);
        let mut other = Sheet::new(3);
        for answers in &people {
            sheet.push(answers);
            other.push(answers);
        }
        let mut chosen = Sheet::new(3);
        chosen.push(&people[1]);
        chosen.append(sheet.clone());
        sheet.append(other);
        let all = |sheet: &Sheet| -> Vec<Vec<Answer>> {
            (0..sheet.len()).map(|person| sheet.of(person).collect()).collect()
        };
        assert_eq!(all(&sheet), [&people[..], &people[..]].concat());
        assert_eq!(all(&chosen), [&people[1..2], &people[..]].concat());
        sheet.retain(|person| person % 2 == 1);
        assert_eq!(all(&sheet), [people[1].clone(), people[0].clone(), people[2].clone()]);
    }

    #[test]
    fn a_chosen_statement_takes_half_a_byte() {
        let mut sheet = Sheet::new(15);
        sheet.push(&[Answer::Chosen(2); 15]);
        sheet.push(&[Answer::Chosen(0); 15]);
        let Cells::Chosen(bytes) = &sheet.cells else { panic!("all are chosen") };
        assert_eq!(bytes.len(), 16);
        assert!(sheet.of(1).eq([Answer::Chosen(0); 15]));
    }
}
