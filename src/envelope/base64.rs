//! Base64 as RFC 4648 section 4 has it, decoded piece by piece.
//!
//! Strict but for white space, which XML and MIME put into long texts: another alphabet,
//! missing padding, or bits left over behind the last byte are faults.

use crate::value::Sextets;

/// A text on its way to the bytes that it stands for.
#[derive(Debug, Default)]
pub(crate) struct Base64 {
    sextets: Sextets,
    /// The bits of the characters since the last whole byte.
    bits: u32,
    /// How many bits those are.
    held: u32,
    bytes: Vec<u8>,
}

impl Base64 {
    /// Takes a piece of the text; `Err` has the index of the first character that is
    /// wrong, and why.
    pub(crate) fn push(&mut self, text: &[u8]) -> Result<(), (usize, &'static str)> {
        for (index, byte) in text.iter().enumerate() {
            let Some(sextet) = self.sextets.take(*byte).map_err(|why| (index, why))? else {
                continue;
            };
            self.bits = self.bits << 6 | u32::from(sextet);
            self.held += 6;
            if self.held >= 8 {
                self.held -= 8;
                self.bytes.push((self.bits >> self.held) as u8);
            }
        }
        Ok(())
    }

    /// The bytes, or why the text is not complete.
    pub(crate) fn finish(self) -> Result<Vec<u8>, &'static str> {
        self.sextets.bytes().map(|_| self.bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::Base64;

    fn decoded(pieces: &[&str]) -> Result<Vec<u8>, (usize, &'static str)> {
        let mut base64 = Base64::default();
        for piece in pieces {
            base64.push(piece.as_bytes())?;
        }
        base64.finish().map_err(|why| (usize::MAX, why))
    }

    /// The vectors of RFC 4648 section 10.
    #[test]
    fn the_vectors_of_the_standard() {
        let vectors = ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"];
        for (length, text) in vectors.into_iter().enumerate() {
            assert_eq!(decoded(&[text]).unwrap(), &b"foobar"[..length], "{text}");
        }
    }

    #[test]
    fn pieces_and_white_space_make_no_difference() {
        let text = "AAEC /v8g\r\nPD94\tbWw=";
        let whole = decoded(&[text]).unwrap();
        assert_eq!(whole, b"\x00\x01\x02\xFE\xFF\x20<?xml");
        for at in 0..=text.len() {
            let (a, b) = text.split_at(at);
            assert_eq!(decoded(&[a, b]).unwrap(), whole);
        }
    }

    #[test]
    fn faults_have_their_place() {
        let url_safe = "the URL-safe alphabet; the standard one has plus and slash";
        assert_eq!(decoded(&["AAA", "A-"]), Err((1, url_safe)));
        assert_eq!(decoded(&["Zg==Zg=="]), Err((4, "padding before the end")));
        assert_eq!(decoded(&["Zg="]), Err((usize::MAX, "the wrong amount of padding")));
        assert_eq!(decoded(&["Zg"]), Err((usize::MAX, "the padding is missing")));
    }
}
