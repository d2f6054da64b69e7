//! The SHA-256 of what is read, on the way.

use sha2::{Digest as _, Sha256};
use std::io::{self, Read};

/// The SHA-256 of `bytes`, 64 lower-case hexadecimal digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hexadecimal(Sha256::new_with_prefix(bytes))
}

/// A reader that digests what passes.
pub(crate) struct Digesting<R> {
    inner: R,
    hasher: Sha256,
}

impl<R: Read> Digesting<R> {
    pub(crate) fn new(inner: R) -> Digesting<R> {
        Digesting { inner, hasher: Sha256::new() }
    }

    /// The digest of the whole input, as by [`sha256`]; reads what nobody has read.
    /// `None` if it cannot be read to its end.
    pub(crate) fn finish(mut self) -> Option<String> {
        io::copy(&mut self, &mut io::sink()).ok()?;
        Some(hexadecimal(self.hasher))
    }
}

impl<R: Read> Read for Digesting<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.hasher.update(buffer.get(..count).unwrap_or_default());
        Ok(count)
    }
}

fn hexadecimal(hasher: Sha256) -> String {
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::{Digesting, sha256};
    use std::io::{Error, Read};

    /// FIPS 180-2, appendix B.1.
    const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    #[test]
    fn the_whole_input_counts_whatever_was_read() {
        assert_eq!(sha256(b"abc"), ABC);
        for read in 0..=3 {
            let mut digesting = Digesting::new(&b"abc"[..]);
            digesting.read_exact(&mut vec![0; read]).unwrap();
            assert_eq!(digesting.finish().as_deref(), Some(ABC));
        }
    }

    #[test]
    fn a_part_has_no_digest() {
        struct Broken;
        impl Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
                Err(Error::other("broken"))
            }
        }
        assert_eq!(Digesting::new(b"abc".chain(Broken)).finish(), None);
    }
}
