//! What stands for a person: a short fingerprint of an address, a number or a name, so that the texts
//! themselves need not be kept to tell a million people apart.

use std::hash::{DefaultHasher, Hasher};

/// By what a person is known, from the weakest to the strongest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum KnownBy {
    /// Nothing: each entry counts as a person, unless it is there twice.
    Nothing,
    /// The name, since there is nothing else.
    Name,
    /// A number or word that stands for each.
    Id,
    /// The address.
    Email,
}

/// A fingerprint of 94 bits: that two of a million people share one has a chance of less than 1 in
/// 10¹⁶. It is the same in every run, since nothing random is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key([u32; 3]);

impl Key {
    /// The fingerprint of a text in the form in which texts are compared.
    pub(super) fn of(by: KnownBy, text: &[u8]) -> Self {
        let first = bits_of(text);
        // FNV-1a, over words of memory.
        let mut second = 0xCBF2_9CE4_8422_2325_u64;
        for part in text.chunks(8) {
            let mut word = [0; 8];
            word[..part.len()].copy_from_slice(part);
            second = (second ^ u64::from_le_bytes(word)).wrapping_mul(0x0100_0000_01B3);
            second ^= second >> 32;
        }
        let top = (second as u32) >> 2 | (by as u32) << 30;
        Self([top, (first >> 32) as u32, first as u32])
    }

    /// What stands for nobody.
    pub(super) fn none() -> Self {
        Self([0; 3])
    }

    /// By what the person is known.
    pub(super) fn by(self) -> KnownBy {
        match self.0[0] >> 30 {
            0 => KnownBy::Nothing,
            1 => KnownBy::Name,
            2 => KnownBy::Id,
            _ => KnownBy::Email,
        }
    }

    /// As many bits of it as stand beside a row's number in one word.
    pub(super) fn bits(self) -> u64 {
        u64::from(self.0[1]) << 32 | u64::from(self.0[2])
    }
}

/// 64 bits that stand for a text.
pub(super) fn bits_of(text: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(text);
    hasher.finish()
}

/// The places of equal keys, in groups of two or more; each group in the order of its places.
pub(super) fn groups<K: Copy + Ord>(
    count: usize,
    key: impl Fn(usize) -> Option<K>,
    bits: impl Fn(K) -> u64,
) -> Vec<Vec<u32>> {
    let mut seen = Seen::of(count);
    (0..count).filter_map(&key).for_each(|key| seen.add(bits(key)));
    // The upper bits of the key and the place in one word: sorting these takes little memory.
    let low = usize::BITS - count.leading_zeros();
    let mask = (1_u64 << low) - 1;
    let may_be_alike = |place: usize| {
        let bits = bits(key(place)?);
        seen.may_be_twice(bits).then_some(bits & !mask | place as u64)
    };
    let mut sorted: Vec<u64> = (0..count).filter_map(may_be_alike).collect();
    sorted.sort_unstable();
    let mut groups = Vec::new();
    for alike in sorted.chunk_by(|one, other| one & !mask == other & !mask) {
        if alike.len() == 1 {
            continue;
        }
        let mut alike: Vec<(Option<K>, u32)> = alike
            .iter()
            .map(|word| (word & mask) as usize)
            .map(|place| (key(place), place as u32))
            .collect();
        alike.sort_unstable();
        let equal = alike.chunk_by(|one, other| one.0 == other.0);
        let several = equal.filter(|group| group.len() > 1);
        groups.extend(several.map(|group| group.iter().map(|&(_, place)| place).collect()));
    }
    groups
}

/// Which bits were seen once and which more often, with a small part of them taken for others that
/// were seen: it spares the sorting of a million keys of which hardly one is there twice.
struct Seen {
    /// Two halves of a word for each place: seen, and seen again.
    words: Vec<u64>,
    shift: u32,
}

impl Seen {
    /// How many places there are for each key.
    const PLACES: usize = 16;

    /// Nothing yet of so many keys.
    fn of(count: usize) -> Self {
        let words = (count * Self::PLACES / 32).next_power_of_two().max(2);
        Self { words: vec![0; words], shift: u64::BITS - words.trailing_zeros() - 5 }
    }

    /// The word of some bits, and their place in its lower half.
    fn place(&self, bits: u64) -> (usize, u64) {
        let place = bits >> self.shift;
        ((place >> 5) as usize, 1 << (place & 31))
    }

    fn add(&mut self, bits: u64) {
        let (word, once) = self.place(bits);
        let word = &mut self.words[word];
        *word |= once | (*word & once) << 32;
    }

    fn may_be_twice(&self, bits: u64) -> bool {
        let (word, once) = self.place(bits);
        self.words[word] & once << 32 != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_knows_its_kind_and_its_text() {
        for by in [KnownBy::Name, KnownBy::Id, KnownBy::Email] {
            assert_eq!(Key::of(by, b"ana").by(), by);
            assert_eq!(Key::of(by, b"ana"), Key::of(by, b"ana"));
            assert_ne!(Key::of(by, b"ana"), Key::of(by, b"ann"));
        }
        assert_eq!(Key::none().by(), KnownBy::Nothing);
    }

    #[test]
    fn equal_keys_are_grouped_even_where_their_first_bits_are_not_enough() {
        let keys = [7_u64 << 60, 5 << 60, 7 << 60, 7 << 60 | 1, 5 << 60, 1 << 60, 7 << 60 | 1];
        let found = groups(keys.len(), |place| Some(keys[place]), |key| key);
        assert_eq!(found, [vec![1, 4], vec![0, 2], vec![3, 6]]);
        let none = groups(keys.len(), |place| (place > 3).then_some(keys[place]), |key| key);
        assert!(none.is_empty());
    }
}
