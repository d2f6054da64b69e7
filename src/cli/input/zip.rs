//! The members of a ZIP archive, in the order of its directory.

use super::bounds::{self, Bounds, MEMBERS};
use super::fault;
use super::meter::Meter;
use super::payloads::{Payload, Place};
use super::unpack::{BUFFER, Decoder, Unpacked, uninterrupted};
use crate::diagnostic::{Obstacle, codes};
use flate2::bufread::DeflateDecoder;
use rawzip::{
    CompressionMethod, ErrorKind, MAX_CENTRAL_DIRECTORY_RECORD_SIZE, ReaderAt, ZipArchive,
    ZipArchiveEntryWayfinder, ZipFileHeaderRecord, ZipLocator, ZipVerification,
};
use std::collections::VecDeque;
use std::io::{self, BufRead, BufReader, Read};

const WHAT: &str = "ZIP";

/// So many bytes all names of a directory may have.
const NAMES: usize = 16 << 20;

/// The members that are left.
pub(super) struct Zip<'w, R> {
    place: Place,
    watch: &'w (dyn Fn(u64) + Sync),
    size: u64,
    bounds: Bounds,
    /// `None` if there is no directory.
    archive: Option<ZipArchive<R>>,
    members: VecDeque<Member>,
    /// What is wrong with the archive itself; said behind its members.
    obstacle: Option<Obstacle>,
}

/// A member as the directory has it.
struct Member {
    name: Box<[u8]>,
    at: ZipArchiveEntryWayfinder,
    contents: Result<Method, Obstacle>,
}

/// How a member is compressed.
#[derive(Clone, Copy)]
enum Method {
    Stored,
    Deflated,
}

impl<'w, R: ReaderAt + Sync> Zip<'w, R> {
    /// Reads the directory of an archive of `size` bytes.
    pub(super) fn open(
        place: Place,
        bytes: R,
        size: u64,
        watch: &'w (dyn Fn(u64) + Sync),
    ) -> Zip<'w, R> {
        let mut buffer = vec![0; MAX_CENTRAL_DIRECTORY_RECORD_SIZE];
        let mut zip = Zip {
            place,
            watch,
            size,
            bounds: Bounds::default(),
            archive: None,
            members: VecDeque::new(),
            obstacle: None,
        };
        match ZipLocator::new().locate_in_reader(bytes, &mut buffer, size) {
            Ok(archive) => {
                let obstacle = zip.list(&archive, &mut buffer).err();
                zip.obstacle = obstacle.or_else(|| zip.members.is_empty().then(fault::empty));
                zip.archive = Some(archive);
            }
            Err((_, error)) => zip.obstacle = Some(obstacle(&error)),
        }
        zip
    }

    /// Takes the members from the directory, and compares it with the file.
    fn list(&mut self, archive: &ZipArchive<R>, buffer: &mut [u8]) -> Result<(), Obstacle> {
        let (mut count, mut names) = (0, 0);
        let mut first = archive.directory_offset();
        let mut entries = archive.entries(buffer);
        while let Some(entry) = entries.next_entry().map_err(|error| obstacle(&error))? {
            count += 1;
            names += entry.file_path().len();
            if count > MEMBERS || names > NAMES {
                let why = format!("the archive has more than {MEMBERS} members, or long names");
                return Err(bounds::limit(why));
            }
            first = first.min(entry.local_header_offset());
            self.members.extend(member(&entry));
        }
        // Some programs count to 65535 and begin anew.
        if (count ^ archive.entries_hint()) & 0xFFFF != 0 {
            return Err(fault::damaged(WHAT, "the directory has another number of members"));
        }
        if archive.end_offset() != self.size {
            return Err(fault::behind(WHAT));
        }
        if first > 0 {
            let why = "something stands in front of what the directory names";
            return Err(fault::damaged(WHAT, why));
        }
        Ok(())
    }

    /// The next file, or why there is none though there should be.
    pub(super) fn next(&mut self) -> Option<Payload<'_>> {
        let (Some(archive), Some(member)) = (&self.archive, self.members.pop_front()) else {
            return self.obstacle.take().map(|obstacle| self.place.failing(obstacle));
        };
        let name = &member.name;
        let method = match member.contents {
            Ok(method) => method,
            Err(why) => return Some(self.place.failing_member(name, why)),
        };
        let packed = match archive.get_entry(member.at) {
            Ok(entry) => entry.reader(),
            Err(error) => return Some(self.place.failing_member(name, obstacle(&error))),
        };
        let claim = packed.claim_verifier();
        let packed = BufReader::with_capacity(BUFFER, Meter::new(packed, self.watch));
        let contents = match method {
            Method::Stored => Contents::Stored(packed),
            Method::Deflated => Contents::Deflated(DeflateDecoder::new(packed)),
        };
        let contents = Verified { contents, sum: flate2::Crc::new(), size: 0, claim };
        let unpacked = Unpacked::new(contents).in_archive(&mut self.bounds, self.size);
        Some(self.place.member(name, unpacked))
    }
}

/// A member that is to be reported.
fn member(entry: &ZipFileHeaderRecord<'_>) -> Option<Member> {
    let name: Box<[u8]> = entry.file_path().as_bytes().into();
    // The kind of file of Unix: where there is one, only files and links are reported.
    let kind = entry.mode().value() & 0o170_000;
    let is_link = entry.mode().is_symlink();
    if entry.is_dir() || !(is_link || matches!(kind, 0 | 0o100_000)) {
        return None;
    }
    let flags = entry.flags();
    let contents = if flags.is_encrypted() || flags.has_strong_encryption() {
        Err(Obstacle::new(&codes::MEMBER_ENCRYPTED, "only a password opens this file")
            .help("unpack it with its password and check what was in it"))
    } else if is_link {
        Err(fault::link())
    } else {
        method(entry.compression_method())
    };
    Some(Member { name, at: entry.wayfinder(), contents })
}

fn method(method: CompressionMethod) -> Result<Method, Obstacle> {
    match method {
        CompressionMethod::STORE => Ok(Method::Stored),
        CompressionMethod::DEFLATE => Ok(Method::Deflated),
        other => {
            let why = format!("the file is compressed by method {}", other.as_u16());
            Err(fault::unsupported(why))
        }
    }
}

/// What an error in reading the archive means.
fn obstacle(error: &rawzip::Error) -> Obstacle {
    match error.kind() {
        ErrorKind::IO(error) if error.kind() != io::ErrorKind::UnexpectedEof => {
            fault::unreadable(error)
        }
        ErrorKind::IO(_) | ErrorKind::Eof | ErrorKind::MissingEndOfCentralDirectory => {
            fault::cut_off(WHAT)
        }
        _ => fault::damaged(WHAT, error),
    }
}

/// The contents of a member.
enum Contents<'a> {
    Stored(BufReader<Meter<'a>>),
    Deflated(DeflateDecoder<BufReader<Meter<'a>>>),
}

impl<'a> Contents<'a> {
    fn packed(&mut self) -> &mut BufReader<Meter<'a>> {
        match self {
            Contents::Stored(packed) => packed,
            Contents::Deflated(decoder) => decoder.get_mut(),
        }
    }
}

impl Read for Contents<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Contents::Stored(packed) => packed.read(buffer),
            Contents::Deflated(decoder) => decoder.read(buffer),
        }
    }
}

/// Contents that are compared with what the directory says of them.
struct Verified<'a> {
    contents: Contents<'a>,
    sum: flate2::Crc,
    size: u64,
    claim: ZipVerification,
}

impl Verified<'_> {
    fn end(&mut self) -> Result<(), Obstacle> {
        let rest = uninterrupted(|| self.contents.packed().fill_buf().map(<[u8]>::len));
        if rest.map_err(|error| fault::of_unpacker(WHAT, &error))? > 0 {
            return Err(fault::damaged(WHAT, "more stands there than the file"));
        }
        if self.size != self.claim.uncompressed_size {
            return Err(fault::damaged(WHAT, "the size is another than declared"));
        }
        if self.sum.sum() != self.claim.crc {
            return Err(fault::damaged(WHAT, "the checksum is wrong"));
        }
        Ok(())
    }
}

impl<'a> Decoder<'a> for Verified<'a> {
    fn decode(&mut self, buffer: &mut [u8]) -> Result<usize, Obstacle> {
        let read = uninterrupted(|| self.contents.read(buffer));
        let count = read.map_err(|error| fault::of_unpacker(WHAT, &error))?;
        if count == 0 {
            self.end()?;
        }
        self.sum.update(buffer.get(..count).unwrap_or_default());
        self.size += count as u64;
        Ok(count)
    }

    fn packed(&self) -> &BufReader<Meter<'a>> {
        match &self.contents {
            Contents::Stored(packed) => packed,
            Contents::Deflated(decoder) => decoder.get_ref(),
        }
    }
}
