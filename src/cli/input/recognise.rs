//! What an input is packed in, by its first bytes and never by its name.

use std::io::{self, ErrorKind, Read};

/// So many bytes tell what an input is packed in: a tar header is one block.
pub(super) const HEAD: usize = 512;

/// How an input is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    /// Not at all, or in a way that is not unpacked here.
    None,
    Gzip,
    Zstd,
    Zip,
    Tar,
}

/// How the input is packed that starts with `head`.
pub(super) fn packing(head: &[u8]) -> Packing {
    match head {
        [0x1F, 0x8B, ..] => Packing::Gzip,
        // The second: a frame of a user's own data, which may stand first (RFC 8878, 3.1.2).
        [0x28, 0xB5, 0x2F, 0xFD, ..] | [0x50..=0x5F, 0x2A, 0x4D, 0x18, ..] => Packing::Zstd,
        [b'P', b'K', 3, 4, ..] if !is_document(head) => Packing::Zip,
        [b'P', b'K', 5, 6, ..] => Packing::Zip,
        // With the version or the space behind it: both have a zero byte, which text lacks.
        _ if matches!(head.get(257..265), Some(b"ustar\x0000" | b"ustar  \0")) => Packing::Tar,
        _ => Packing::None,
    }
}

/// Whether a ZIP archive is one document or program, told by its first member: an office
/// document or a JAR is no archive of payloads.
fn is_document(head: &[u8]) -> bool {
    let length = head.get(26..28).map_or(0, |two| usize::from(two[0]) | usize::from(two[1]) << 8);
    let rest = head.get(30..).unwrap_or_default();
    let name = rest.get(..length).unwrap_or(rest);
    matches!(name, b"mimetype" | b"[Content_Types].xml")
        || [&b"_rels/"[..], b"META-INF/"].iter().any(|folder| name.starts_with(folder))
}

/// Reads the first bytes of `input`, so many at most; and the error that came first.
pub(super) fn peek(input: &mut dyn Read, most: usize) -> (Vec<u8>, Option<io::Error>) {
    let mut head = Vec::with_capacity(most);
    let read = input.take(most as u64).read_to_end(&mut head);
    (head, read.err())
}

/// Reads until `buffer` is full, the input ends or an error comes: how much was read.
pub(super) fn fill(input: &mut dyn Read, buffer: &mut [u8]) -> (usize, Option<io::Error>) {
    let mut count = 0;
    while let Some(rest) = buffer.get_mut(count..).filter(|rest| !rest.is_empty()) {
        match input.read(rest) {
            Ok(0) => break,
            Ok(read) => count += read,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return (count, Some(error)),
        }
    }
    (count, None)
}

#[cfg(test)]
mod tests {
    use super::{Packing, packing};

    fn zip(name: &str) -> Vec<u8> {
        let mut head = b"PK\x03\x04".to_vec();
        head.resize(26, 0);
        head.extend([u8::try_from(name.len()).unwrap(), 0, 0, 0]);
        head.extend(name.as_bytes());
        head
    }

    #[test]
    fn packings_are_told_by_their_first_bytes() {
        let mut tar = vec![b'a'; 512];
        tar[257..265].copy_from_slice(b"ustar\x0000");
        assert_eq!(packing(&tar), Packing::Tar);
        tar[257..265].copy_from_slice(b"ustar is");
        assert_eq!(packing(&tar), Packing::None);
        assert_eq!(packing(b"\x1F\x8B\x08"), Packing::Gzip);
        assert_eq!(packing(b"\x28\xB5\x2F\xFD"), Packing::Zstd);
        assert_eq!(packing(b"PK\x05\x06"), Packing::Zip);
        assert_eq!(packing(&zip("payment.xml")), Packing::Zip);
        for plain in [&b""[..], b"\x1F", b"PK", b"<Document", b"{1:"] {
            assert_eq!(packing(plain), Packing::None);
        }
    }

    #[test]
    fn an_office_document_is_no_archive_of_payloads() {
        for first in ["[Content_Types].xml", "mimetype", "_rels/.rels", "META-INF/MANIFEST.MF"] {
            assert_eq!(packing(&zip(first)), Packing::None, "{first}");
        }
        assert_eq!(packing(&zip("mimetypes/a.xml")), Packing::Zip);
    }
}
