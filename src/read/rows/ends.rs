//! Few texts, found again without a step that depends on which of them it is: a processor guesses
//! ahead, and which statement somebody chose cannot be guessed.

use std::ops::Range;

use super::super::answers::Reading;
use crate::response::Sheet;

/// So many texts are remembered for each trait: its statements, and some other spellings.
pub(super) const MOST_TEXTS: usize = 16;
/// A longer text is not remembered.
const LONGEST: usize = 256;
/// How many places there are for the texts.
const PLACES: u32 = 64;
/// So many ways are tried to give each text a place of its own.
const WAYS: u64 = 200;

/// The length of a text, its first and last bytes, and what stands for those between them: up to 32
/// bytes, all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ends {
    length: usize,
    first: u128,
    last: u128,
    between: u64,
}

/// As many bytes as each of the two holds.
const END: usize = 16;
/// Which bytes of the first ones, and of the last ones, belong to a text of so many bytes.
const MASKS: [(u128, u128); END + 1] = {
    let mut masks = [(0, 0); END + 1];
    let mut length = 1;
    while length <= END {
        let beyond = 8 * (END - length);
        masks[length] = (u128::MAX >> beyond, u128::MAX << beyond);
        length += 1;
    }
    masks
};

impl Ends {
    /// Those of the text that stands among other bytes.
    #[inline]
    pub(super) fn of(around: &[u8], text: Range<usize>) -> Self {
        let Range { start, end } = text;
        let length = end - start;
        let (of_first, of_last) = MASKS[length.min(END)];
        let between = if length <= 2 * END { 0 } else { mixed(&around[start + END..end - END]) };
        // Nearly always sixteen bytes can be read at once, and what is not the text's is put out.
        let first = around.get(start..).and_then(<[u8]>::first_chunk);
        let last = around.get(..end).and_then(<[u8]>::last_chunk);
        let (first, last) = match (first, last) {
            (Some(first), Some(last)) => (*first, *last),
            (None, _) | (_, None) => few(&around[start..end]),
        };
        let first = u128::from_le_bytes(first) & of_first;
        let last = u128::from_le_bytes(last) & of_last;
        Self { length, first, last, between }
    }

    /// Whether it is all of the text.
    fn are_whole(self) -> bool {
        self.length <= 2 * END
    }

    /// The place of the text, in one of several ways.
    #[inline]
    fn place(self, way: u64) -> usize {
        let [first, more] = [self.first as u64, (self.first >> 64) as u64];
        let [less, last] = [self.last as u64, (self.last >> 64) as u64];
        let mixed = first ^ more.rotate_left(17) ^ less.rotate_left(47) ^ last.rotate_left(29);
        let mixed = mixed ^ self.between;
        (mixed.wrapping_add(self.length as u64).wrapping_mul(way) >> (64 - PLACES.ilog2())) as usize
    }
}

/// The first and the last bytes of a text where hardly any stand beside it.
#[cold]
fn few(text: &[u8]) -> ([u8; END], [u8; END]) {
    let (mut first, mut last) = ([0; END], [0; END]);
    let kept = text.len().min(END);
    first[..kept].copy_from_slice(&text[..kept]);
    last[END - kept..].copy_from_slice(&text[text.len() - kept..]);
    (first, last)
}

/// A number that depends on each of some bytes.
fn mixed(bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks();
    let rest = rest.iter().fold(0, |word, byte| word << 8 | u64::from(*byte));
    let words = words.iter().map(|word| u64::from_le_bytes(*word));
    words
        .chain([rest])
        .fold(0, |all, word| (all.rotate_left(23) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15))
}

/// The texts that are remembered, each in a place of its own.
#[derive(Debug, Clone)]
pub(super) struct Texts {
    known: Vec<Text>,
    /// What leads from a text to its place: an odd number.
    way: u64,
    /// One more than where the text of each place is among the known ones; 0 for none.
    places: [u8; PLACES as usize],
}

/// A text with what it says.
#[derive(Debug, Clone)]
pub(super) struct Text {
    ends: Ends,
    bytes: Box<[u8]>,
    pub reading: Reading,
    /// The code of the answer in a [`Sheet`]; none where more is to be said of it.
    pub code: Option<u8>,
}

impl Default for Texts {
    fn default() -> Self {
        Self { known: Vec::new(), way: 1, places: [0; PLACES as usize] }
    }
}

impl Texts {
    /// What a text says, where it was seen before.
    #[inline]
    pub(super) fn find(&self, text: &[u8], ends: Ends) -> Option<&Text> {
        let at = usize::from(self.places[ends.place(self.way)]).checked_sub(1)?;
        let known = self.known.get(at).filter(|known| known.ends == ends)?;
        (ends.are_whole() || *known.bytes == *text).then_some(known)
    }

    /// Remembers a text with what it says, unless there are enough.
    pub(super) fn learn(&mut self, text: &[u8], reading: Reading) {
        let ends = Ends::of(text, 0..text.len());
        let is_known = self.known.iter().any(|known| known.ends == ends);
        if self.known.len() == MOST_TEXTS || text.len() > LONGEST || is_known {
            return;
        }
        let code = match reading {
            Reading::Text(_) | Reading::Blank | Reading::Outside => Sheet::code(reading.answer()),
            Reading::Letter(_) | Reading::Number(_) | Reading::Missing | Reading::Unknown => None,
        };
        self.known.push(Text { ends, bytes: text.into(), reading, code });
        if !(0..WAYS).any(|way| self.settle(way)) {
            self.known.pop();
            (0..WAYS).any(|way| self.settle(way));
        }
    }

    /// Gives each text the place that one of the ways leads to, if no two get the same.
    fn settle(&mut self, way: u64) -> bool {
        self.way = (2 * way + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.places = [0; PLACES as usize];
        (1..).zip(&self.known).all(|(number, text)| {
            let place = &mut self.places[text.ends.place(self.way)];
            std::mem::replace(place, number) == 0
        })
    }
}
