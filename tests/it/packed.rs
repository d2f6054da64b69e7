//! Packs bytes, for the tests that unpack them.

use flate2::write::{DeflateEncoder, GzEncoder};
use flate2::{Compression, Crc};
use ruzstd::encoding::{CompressionLevel, compress_to_vec};
use std::io::Write;

pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

pub(crate) fn zstd(bytes: &[u8]) -> Vec<u8> {
    compress_to_vec(bytes, CompressionLevel::Fastest)
}

/// A tar archive of files, by the usual crate.
pub(crate) fn tar(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, bytes) in files {
        let mut header = tar::Header::new_ustar();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        if name.len() < 100 {
            // Not by `append_data`, which refuses names that lead up.
            header.as_old_mut().name[..name.len()].copy_from_slice(name.as_bytes());
            header.set_cksum();
            builder.append(&header, *bytes).unwrap();
        } else {
            builder.append_data(&mut header, name, *bytes).unwrap();
        }
    }
    builder.into_inner().unwrap()
}

/// A file to be put into a ZIP archive, right or wrong.
#[derive(Clone)]
pub(crate) struct Zipped {
    pub(crate) name: Vec<u8>,
    pub(crate) packed: Vec<u8>,
    pub(crate) size: u32,
    pub(crate) sum: u32,
    pub(crate) flags: u16,
    pub(crate) method: u16,
    /// Of Unix, if there is one.
    pub(crate) mode: u32,
}

impl Zipped {
    pub(crate) fn stored(name: &str, bytes: &[u8]) -> Zipped {
        let mut sum = Crc::new();
        sum.update(bytes);
        Zipped {
            name: name.into(),
            packed: bytes.to_vec(),
            size: u32::try_from(bytes.len()).unwrap(),
            sum: sum.sum(),
            flags: 0,
            method: 0,
            mode: 0,
        }
    }

    pub(crate) fn deflated(name: &str, bytes: &[u8]) -> Zipped {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        let packed = encoder.finish().unwrap();
        Zipped { packed, method: 8, ..Zipped::stored(name, bytes) }
    }

    /// What a local header and one of the directory have in common.
    fn common(&self) -> Vec<u8> {
        let mut out = [20, 0].to_vec();
        out.extend(self.flags.to_le_bytes());
        out.extend(self.method.to_le_bytes());
        out.extend([0; 4]);
        let packed = u32::try_from(self.packed.len()).unwrap();
        out.extend([self.sum, packed, self.size].iter().flat_map(|n| n.to_le_bytes()));
        out.extend(u16::try_from(self.name.len()).unwrap().to_le_bytes());
        out
    }

    /// Its entry in the directory.
    pub(crate) fn entry(&self, offset: u32) -> Vec<u8> {
        let mut out = b"PK\x01\x02\x14\x03".to_vec();
        out.extend(self.common());
        out.extend([0; 8]);
        out.extend((self.mode << 16).to_le_bytes());
        out.extend(offset.to_le_bytes());
        out.extend(&self.name);
        out
    }

    /// Itself.
    pub(crate) fn local(&self) -> Vec<u8> {
        let mut out = b"PK\x03\x04".to_vec();
        out.extend(self.common());
        out.extend([0; 2]);
        out.extend(&self.name);
        out.extend(&self.packed);
        out
    }
}

/// A ZIP archive; one of more than 65,535 files is a ZIP64 archive.
pub(crate) fn zip(files: &[Zipped]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for file in files {
        directory.extend(file.entry(u32::try_from(out.len()).unwrap()));
        out.extend(file.local());
    }
    with_directory(out, &directory, files.len())
}

/// An archive of local files and their directory.
pub(crate) fn with_directory(mut out: Vec<u8>, directory: &[u8], count: usize) -> Vec<u8> {
    let offset = out.len();
    out.extend(directory);
    let end = out.len() as u64;
    let (count, length, offset) = (count as u64, directory.len() as u64, offset as u64);
    let is_big = count > 0xFFFE;
    if is_big {
        out.extend(b"PK\x06\x06\x2C\0\0\0\0\0\0\0\x2D\0\x2D\0\0\0\0\0\0\0\0\0");
        out.extend([count, count, length, offset].iter().flat_map(|n| n.to_le_bytes()));
        out.extend(b"PK\x06\x07\0\0\0\0");
        out.extend(end.to_le_bytes());
        out.extend([1, 0, 0, 0]);
    }
    out.extend(b"PK\x05\x06\0\0\0\0");
    let small = if is_big { 0xFFFF } else { u16::try_from(count).unwrap() };
    out.extend([small, small].iter().flat_map(|n| n.to_le_bytes()));
    let of_32 = |n: u64| if is_big { u32::MAX } else { u32::try_from(n).unwrap() };
    out.extend([of_32(length), of_32(offset)].iter().flat_map(|n| n.to_le_bytes()));
    out.extend([0, 0]);
    out
}
