//! Where in a text the bytes stand that part its cells and its records.

/// As many bytes are looked at together; what that takes does not depend on what they are.
const BLOCK: usize = 64;

/// Finds delimiters, line ends and quotes one after the other.
#[derive(Debug)]
pub(super) struct Landmarks<'b> {
    bytes: &'b [u8],
    delimiter: u8,
    /// Where the block starts.
    block: usize,
    /// A bit for each byte of the block that was not told and is one of these.
    untold: u64,
}

impl<'b> Landmarks<'b> {
    /// Those from `at` on.
    pub(super) fn new(bytes: &'b [u8], at: usize, delimiter: u8) -> Self {
        let mut landmarks = Self { bytes, delimiter, block: at, untold: 0 };
        landmarks.look();
        landmarks
    }

    /// The next one.
    #[inline]
    pub(super) fn next(&mut self) -> Option<usize> {
        while self.untold == 0 {
            if self.block + BLOCK >= self.bytes.len() {
                return None;
            }
            self.block += BLOCK;
            self.look();
        }
        let place = self.block + self.untold.trailing_zeros() as usize;
        self.untold &= self.untold - 1;
        Some(place)
    }

    /// The next one that is no quote.
    #[inline]
    pub(super) fn next_but_quotes(&mut self) -> Option<usize> {
        loop {
            let place = self.next()?;
            if self.bytes[place] != b'"' {
                return Some(place);
            }
        }
    }

    /// Goes on at a later place.
    #[inline]
    pub(super) fn skip_to(&mut self, at: usize) {
        let skipped = at.saturating_sub(self.block);
        if skipped < BLOCK {
            self.untold &= u64::MAX << skipped;
        } else {
            self.block = at;
            self.look();
        }
    }

    /// Looks at the block.
    #[inline]
    fn look(&mut self) {
        let rest = self.bytes.get(self.block..).unwrap_or_default();
        self.untold = match rest.first_chunk() {
            Some(block) => self.found(block),
            None => {
                // A zero is none of them.
                let mut block = [0; BLOCK];
                block[..rest.len()].copy_from_slice(rest);
                self.found(&block)
            }
        };
    }

    /// A bit for each byte that is one of them.
    #[inline]
    fn found(&self, block: &[u8; BLOCK]) -> u64 {
        let mut is_one = [0_u8; BLOCK];
        for (is_one, &byte) in is_one.iter_mut().zip(block) {
            // All four are asked, since to stop would be slower.
            *is_one = u8::from(byte == self.delimiter)
                | u8::from(byte == b'\n')
                | u8::from(byte == b'\r')
                | u8::from(byte == b'"');
        }
        let (eights, _) = is_one.as_chunks::<8>();
        // The product has the lowest bit of each of eight bytes in its highest byte.
        let bits =
            |eight: &[u8; 8]| u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        eights.iter().rev().fold(0, |all, eight| all << 8 | bits(eight))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn all_of_them_are_told_in_their_order(text in "([a-c;]|,|\"|\r|\n|é){0,300}", at in 0_usize..90) {
            let bytes = text.as_bytes();
            let is_one = |place: &usize| b",\n\r\"".contains(&bytes[*place]);
            let expected: Vec<usize> = (at..bytes.len()).filter(is_one).collect();
            let mut landmarks = Landmarks::new(bytes, 0, b',');
            landmarks.skip_to(at);
            let told: Vec<usize> = std::iter::from_fn(|| landmarks.next()).collect();
            prop_assert_eq!(&told, &expected);
            let mut landmarks = Landmarks::new(bytes, at, b',');
            let told: Vec<usize> = std::iter::from_fn(|| landmarks.next()).collect();
            prop_assert_eq!(told, expected);
        }
    }
}
