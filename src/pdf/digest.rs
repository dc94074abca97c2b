//! A number that names content: the same bytes give the same number on every machine.

/// FNV-1a of 128 bits: enough to tell files and subsets apart; it guards no secret.
pub(super) fn of(bytes: &[u8]) -> u128 {
    extend(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d, bytes)
}

/// Goes on with a number that [`of`] gave.
pub(super) fn extend(digest: u128, bytes: &[u8]) -> u128 {
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    bytes.iter().fold(digest, |digest, &byte| (digest ^ u128::from(byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_digest_is_that_of_the_published_test_vectors() {
        assert_eq!(super::of(b""), 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d);
        assert_eq!(super::of(b"a"), 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
    }
}
