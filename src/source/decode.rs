//! Turns chunks of the original bytes into UTF-8.

use super::detect::Scheme;
use encoding_rs::{Decoder as Tables, DecoderResult};

/// Undecodable bytes, at an index of the decoded text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed {
    /// Where in the decoded text its replacement stands.
    pub(crate) at: usize,
    /// The bytes.
    pub(crate) bytes: Vec<u8>,
}

/// Decodes one chunk after another.
pub(crate) struct Decoder {
    scheme: Scheme,
    tables: Option<Tables>,
    /// UTF-8 at the end of the last chunk that may go on in the next.
    unfinished: Vec<u8>,
}

impl Decoder {
    pub(crate) fn new(scheme: Scheme) -> Decoder {
        let tables = match scheme {
            Scheme::SingleByte(e) | Scheme::Utf16(e) => Some(e.new_decoder_without_bom_handling()),
            _ => None,
        };
        Decoder { scheme, tables, unfinished: Vec::new() }
    }

    /// True if `decode` hands UTF-8 through, so that a caller may read in place.
    pub(crate) fn is_utf8(&self) -> bool {
        matches!(self.scheme, Scheme::Utf8)
    }

    /// Appends the text of `raw` to `out`; `last` says that no more comes.
    pub(crate) fn decode(
        &mut self,
        raw: &[u8],
        last: bool,
        out: &mut Vec<u8>,
        bad: &mut Vec<Malformed>,
    ) {
        match self.scheme {
            Scheme::Utf8 => out.extend_from_slice(raw),
            Scheme::Latin1 => latin1(raw, out),
            Scheme::Ascii => ascii(raw, out, bad),
            Scheme::SingleByte(_) | Scheme::Utf16(_) => self.by_tables(raw, last, out, bad),
        }
    }

    fn by_tables(
        &mut self,
        mut raw: &[u8],
        last: bool,
        out: &mut Vec<u8>,
        bad: &mut Vec<Malformed>,
    ) {
        let Some(tables) = &mut self.tables else { return };
        // What the tables hold back between calls is kept to be shown if it is bad.
        let mut history = std::mem::take(&mut self.unfinished);
        history.extend_from_slice(raw);
        loop {
            let start = out.len();
            let room =
                tables.max_utf8_buffer_length_without_replacement(raw.len()).unwrap_or(0) + 8;
            out.resize(start + room, 0);
            let (result, read, written) =
                tables.decode_to_utf8_without_replacement(raw, &mut out[start..], last);
            out.truncate(start + written);
            let consumed = history.len() - raw.len() + read;
            raw = &raw[read..];
            match result {
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(length, after) => {
                    let end = consumed.saturating_sub(usize::from(after));
                    let from = end.saturating_sub(usize::from(length));
                    bad.push(Malformed { at: out.len(), bytes: history[from..end].to_vec() });
                    out.extend_from_slice("\u{FFFD}".as_bytes());
                }
            }
        }
        let keep = history.len().min(4);
        self.unfinished = history.split_off(history.len() - keep);
    }
}

fn latin1(raw: &[u8], out: &mut Vec<u8>) {
    let start = out.len();
    out.resize(start + 2 * raw.len(), 0);
    let written = encoding_rs::mem::convert_latin1_to_utf8(raw, &mut out[start..]);
    out.truncate(start + written);
}

fn ascii(raw: &[u8], out: &mut Vec<u8>, bad: &mut Vec<Malformed>) {
    let mut rest = raw;
    while let Some(at) = rest.iter().position(|b| !b.is_ascii()) {
        out.extend_from_slice(&rest[..at]);
        bad.push(Malformed { at: out.len(), bytes: vec![rest[at]] });
        out.extend_from_slice("\u{FFFD}".as_bytes());
        rest = &rest[at + 1..];
    }
    out.extend_from_slice(rest);
}
