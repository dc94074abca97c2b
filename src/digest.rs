//! SHA-256 of bytes (FIPS 180-4): by which a file is known again, and a change in it is seen.

use std::io::{self, Read};

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
    digits(hasher)
}

/// The digest of everything that a reader gives, of which little is held at a time.
///
/// # Errors
///
/// Whatever stops the reader.
pub fn sha256_read(mut reader: impl Read) -> io::Result<String> {
    let mut hasher = Sha256::new();
    let mut piece = vec![0; 1 << 16];
    loop {
        match reader.read(&mut piece) {
            Ok(0) => return Ok(digits(hasher)),
            Ok(length) => hasher.update(&piece[..length]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

fn digits(hasher: Sha256) -> String {
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_in_pieces_has_the_digest_of_the_whole() {
        let bytes: Vec<u8> = (0..200_000_u32).map(|number| (number % 251) as u8).collect();
        assert_eq!(sha256_read(bytes.as_slice()).unwrap(), sha256(&bytes));
    }

    #[test]
    fn the_digest_is_that_of_the_published_example() {
        // FIPS 180-4, as NIST's example values have it.
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256(b"abc"), abc);
        assert_eq!(sha256_of([b"a".as_slice(), b"bc"]), abc);
        assert_eq!(sha256_read(b"abc".as_slice()).unwrap(), abc);
    }
}
