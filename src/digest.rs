//! SHA-256 of bytes (FIPS 180-4): by which a file is known again, and a change in it is seen.

use sha2::{Digest as _, Sha256};

/// The digest as 64 hexadecimal digits in lower case.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    sha256_of([bytes])
}

/// The digest of several pieces as if they were one.
#[must_use]
pub fn sha256_of<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hasher = Sha256::new();
    for piece in pieces {
        hasher.update(piece);
    }
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_is_that_of_the_published_example() {
        // FIPS 180-4, as NIST's example values have it.
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256(b"abc"), abc);
        assert_eq!(sha256_of([b"a".as_slice(), b"bc"]), abc);
    }
}
