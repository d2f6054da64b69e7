//! One header of a tar archive (POSIX.1-2017, pax, "ustar Interchange Format"), and what
//! extended headers say of the member behind them.

use std::str;

/// An archive is made of such blocks.
pub(super) const BLOCK: usize = 512;

/// A header.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) name: Vec<u8>,
    /// Bytes of data behind it.
    pub(super) size: u64,
    pub(super) kind: Kind,
}

/// What stands behind a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    File,
    Link,
    /// A folder, a device, a pipe or the label of a volume: nothing to read.
    Other,
    /// The name of the next member, if it is long (GNU).
    LongName,
    /// What else holds for the next member (pax).
    Extended,
    /// A file with holes, or a part of one: what it was is not what stands here.
    Sparse,
}

impl Header {
    /// Reads a block; `None` if it is no header.
    pub(super) fn parse(block: &[u8; BLOCK]) -> Option<Header> {
        let field = |from: usize, to: usize| block.get(from..to).unwrap_or_default();
        if !sums(block).contains(&number(field(148, 156))?) {
            return None;
        }
        let name = text(field(0, 100));
        let is_posix = field(257, 263) == b"ustar\0";
        let name = match text(field(345, 500)) {
            prefix if is_posix && !prefix.is_empty() => [prefix, name].join(&b'/'),
            _ => name.to_vec(),
        };
        let kind = match block[156] {
            b'0' | 0 if name.ends_with(b"/") => Kind::Other,
            b'1' | b'2' => Kind::Link,
            b'3' | b'4' | b'5' | b'6' | b'D' | b'K' | b'V' | b'g' => Kind::Other,
            b'L' => Kind::LongName,
            b'x' => Kind::Extended,
            b'S' | b'M' => Kind::Sparse,
            // What is not known is a file (POSIX).
            _ => Kind::File,
        };
        Some(Header { name, size: number(field(124, 136))?, kind })
    }
}

/// The sum of the bytes of a header, its own field taken as spaces; some old programs
/// summed signed bytes.
fn sums(block: &[u8; BLOCK]) -> [u64; 2] {
    let bytes = || {
        let of = |(at, &byte): (usize, &u8)| if (148..156).contains(&at) { b' ' } else { byte };
        block.iter().enumerate().map(of)
    };
    let signed: i64 = bytes().map(|byte| i64::from(byte.cast_signed())).sum();
    [bytes().map(u64::from).sum(), u64::try_from(signed).unwrap_or(0)]
}

/// A text up to its zero byte.
fn text(field: &[u8]) -> &[u8] {
    field.split(|byte| *byte == 0).next().unwrap_or_default()
}

/// An octal number, or a binary one, which the highest bit marks (GNU).
fn number(field: &[u8]) -> Option<u64> {
    if let Some((first @ 0x80.., rest)) = field.split_first() {
        let step = |sum: u64, byte: &u8| Some(sum.checked_mul(256)? + u64::from(*byte));
        return rest.iter().try_fold(u64::from(first & 0x7F), step);
    }
    let digits = str::from_utf8(field).ok()?.trim_matches(['\0', ' ']);
    if digits.is_empty() { Some(0) } else { u64::from_str_radix(digits, 8).ok() }
}

/// What a pax header says of the next member.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Extension {
    pub(super) name: Option<Vec<u8>>,
    pub(super) size: Option<u64>,
    pub(super) is_sparse: bool,
}

impl Extension {
    /// Reads records, each `LENGTH KEY=VALUE` and a line end; `None` if they are none.
    pub(super) fn parse(mut records: &[u8]) -> Option<Extension> {
        let mut extension = Extension::default();
        while !records.is_empty() {
            let space = records.iter().position(|byte| *byte == b' ')?;
            let length: usize = str::from_utf8(records.get(..space)?).ok()?.parse().ok()?;
            let record = records.get(space + 1..length)?.strip_suffix(b"\n")?;
            let equals = record.iter().position(|byte| *byte == b'=')?;
            extension.set(record.get(..equals)?, record.get(equals + 1..)?)?;
            records = records.get(length..)?;
        }
        Some(extension)
    }

    fn set(&mut self, key: &[u8], value: &[u8]) -> Option<()> {
        match key {
            b"path" => self.name = Some(value.to_vec()),
            b"size" => self.size = Some(str::from_utf8(value).ok()?.parse().ok()?),
            key => self.is_sparse |= key.starts_with(b"GNU.sparse."),
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, Extension, Header, Kind, number};

    fn block(name: &str, kind: u8, size: &[u8]) -> [u8; BLOCK] {
        let mut block = [0; BLOCK];
        block[..name.len()].copy_from_slice(name.as_bytes());
        block[124..124 + size.len()].copy_from_slice(size);
        block[156] = kind;
        block[257..265].copy_from_slice(b"ustar\x0000");
        sign(&mut block);
        block
    }

    fn sign(block: &mut [u8; BLOCK]) {
        block[148..156].fill(b' ');
        let sum: u64 = block.iter().map(|byte| u64::from(*byte)).sum();
        block[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    }

    #[test]
    fn a_header_tells_name_size_and_kind() {
        let mut file = block("a.xml", b'0', b"00000000017\0");
        let expected = |name: &str| Header { name: name.into(), size: 15, kind: Kind::File };
        assert_eq!(Header::parse(&file), Some(expected("a.xml")));
        file[345..351].copy_from_slice(b"folder");
        assert_eq!(Header::parse(&file), None, "the sum is another");
        sign(&mut file);
        assert_eq!(Header::parse(&file), Some(expected("folder/a.xml")));
        let kind = |name, flag| Header::parse(&block(name, flag, b"0")).unwrap().kind;
        assert_eq!((kind("a/", 0), kind("a", 0)), (Kind::Other, Kind::File));
        assert_eq!((kind("a", b'2'), kind("a", b'5')), (Kind::Link, Kind::Other));
        assert_eq!((kind("a", b'S'), kind("a", b'7')), (Kind::Sparse, Kind::File));
    }

    #[test]
    fn numbers_are_octal_or_binary() {
        assert_eq!(number(b"00000000017\0"), Some(15));
        assert_eq!(number(b"     17 \0"), Some(15));
        assert_eq!(number(b"\x80\0\0\0\0\0\0\0\0\0\x01\x00"), Some(256));
        assert_eq!(number(b"\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"), None);
        assert_eq!((number(b"9"), number(b"-1"), number(b"\0")), (None, None, Some(0)));
    }

    #[test]
    fn extensions_are_read_to_the_letter() {
        let read = |records: &str| Extension::parse(records.as_bytes());
        let named = Extension { name: Some(b"b=c".to_vec()), size: Some(7), is_sparse: false };
        assert_eq!(read("12 path=b=c\n10 size=7\n10 uid=01\n"), Some(named));
        assert!(read("24 GNU.sparse.major=1.00\n").is_none());
        assert!(read("25 GNU.sparse.major=1.00\n").is_some_and(|e| e.is_sparse));
        for broken in ["x", "0 a=b\n", "3 a=b\n", "9 path=bc\n", "99999 a=b\n", "10 size=x\n"] {
            assert_eq!(read(broken), None, "{broken:?}");
        }
    }
}
