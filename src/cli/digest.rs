//! The digest of what is read, on the way.

use sha2::{Digest, Sha256};
use std::io::{self, Read};

/// The SHA-256 of `bytes`, 64 lower-case hexadecimal digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hexadecimal(Sha256::new_with_prefix(bytes))
}

/// A reader that digests what passes.
pub(crate) struct Digesting<R, D> {
    inner: R,
    hasher: D,
}

impl<R: Read, D: Digest> Digesting<R, D> {
    pub(crate) fn new(inner: R) -> Digesting<R, D> {
        Digesting { inner, hasher: D::new() }
    }

    /// The digest of the whole input, in lower-case hexadecimal digits, and the reader
    /// behind; reads what nobody has read. `None` if it cannot be read to its end.
    pub(crate) fn finish(mut self) -> (Option<String>, R) {
        let is_whole = io::copy(&mut self, &mut io::sink()).is_ok();
        (is_whole.then(|| hexadecimal(self.hasher)), self.inner)
    }
}

impl<R: Read, D: Digest> Read for Digesting<R, D> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.hasher.update(buffer.get(..count).unwrap_or_default());
        Ok(count)
    }
}

fn hexadecimal(hasher: impl Digest) -> String {
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::{Digesting, sha256};
    use sha2::Sha256;
    use std::io::{Error, Read};

    /// FIPS 180-2, appendix B.1.
    const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    #[test]
    fn the_whole_input_counts_whatever_was_read() {
        assert_eq!(sha256(b"abc"), ABC);
        for read in 0..=3 {
            let mut digesting = Digesting::<_, Sha256>::new(&b"abc"[..]);
            digesting.read_exact(&mut vec![0; read]).unwrap();
            assert_eq!(digesting.finish().0.as_deref(), Some(ABC));
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
        assert_eq!(Digesting::<_, Sha256>::new(b"abc".chain(Broken)).finish().0, None);
    }
}
