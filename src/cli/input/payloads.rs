//! The payloads of one input: the input itself, or what is packed in it, one level deep.

use super::gzip::Gzip;
use super::meter::Meter;
use super::plain::Plain;
use super::recognise::{HEAD, Packing, packing, peek};
use super::tar::Tar;
use super::unpack::Unpacked;
use super::zip::Zip;
use super::zstd::Zstd;
use super::{Unreadable, fault};
use crate::diagnostic::Obstacle;
use rawzip::FileReader;
use std::fs::{File, Metadata};
use std::io::{self, Cursor, Read};

/// One payload.
pub(crate) struct Payload<'a> {
    /// What reports call it: the path of the input, or the place in an archive, as in
    /// `archive.zip!/folder/member.xml`.
    pub(crate) path: String,
    /// Whether the user named this very payload, or a file that holds nothing else.
    pub(crate) named: bool,
    /// Its bytes. What keeps them from being read fails when they are read.
    pub(crate) bytes: Bytes<'a>,
}

/// The bytes of a payload.
pub(crate) enum Bytes<'a> {
    /// They pass once, in order.
    Passing(Box<dyn Read + Send + 'a>),
    /// They are all of a small input, and here.
    Whole(Cursor<Vec<u8>>),
    /// They are all of a file.
    Plain(Plain<'a>),
}

impl Read for Bytes<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Bytes::Passing(bytes) => bytes.read(buffer),
            Bytes::Whole(bytes) => bytes.read(buffer),
            Bytes::Plain(file) => file.read(buffer),
        }
    }
}

/// Bytes of a file up to which it is read at once.
const SMALL: usize = 16 * 1024;

/// Where payloads are: the input that holds them.
pub(super) struct Place {
    pub(super) path: String,
    pub(super) named: bool,
}

impl Place {
    /// The input itself.
    fn whole<'a>(&self, bytes: impl Read + Send + 'a) -> Payload<'a> {
        let bytes = Bytes::Passing(Box::new(bytes));
        Payload { path: self.path.clone(), named: self.named, bytes }
    }

    /// The input itself, which cannot be read on.
    pub(super) fn failing<'a>(&self, obstacle: Obstacle) -> Payload<'a> {
        self.whole(Unreadable(Some(obstacle.into())))
    }

    /// A member of it. As in a folder, nobody named it.
    pub(super) fn member<'a>(&self, name: &[u8], bytes: impl Read + Send + 'a) -> Payload<'a> {
        let path = format!("{}!/{}", self.path, shown(name));
        let mut bytes = bytes;
        let (head, error) = peek(&mut bytes, HEAD);
        let bytes: Box<dyn Read + Send + 'a> = match (packing(&head), error) {
            (Packing::None, None) => Box::new(Cursor::new(head).chain(bytes)),
            (Packing::None, error) => Box::new(Cursor::new(head).chain(Unreadable(error))),
            _ => Box::new(Unreadable(Some(fault::nested().into()))),
        };
        Payload { path, named: false, bytes: Bytes::Passing(bytes) }
    }

    /// A member of it that cannot be read.
    pub(super) fn failing_member<'a>(&self, name: &[u8], obstacle: Obstacle) -> Payload<'a> {
        let path = format!("{}!/{}", self.path, shown(name));
        let bytes = Bytes::Passing(Box::new(Unreadable(Some(obstacle.into()))));
        Payload { path, named: false, bytes }
    }
}

/// The name of a member as it is shown. It is never a path: steps that lead up are written
/// so that nothing follows them.
fn shown(name: &[u8]) -> String {
    let name = String::from_utf8_lossy(name);
    let name = name.strip_prefix("./").unwrap_or(&name);
    let steps = name.split_inclusive(['/', '\\']);
    let step = |step: &str| match step.strip_prefix("..") {
        Some(end @ ("" | "/" | "\\")) => format!("\\x2e\\x2e{end}"),
        _ => step.to_owned(),
    };
    steps.map(step).collect()
}

/// The payloads that are left, each to be read before the next is asked for.
pub(crate) struct Payloads<'w>(Kind<'w>);

enum Kind<'w> {
    One(Option<Payload<'w>>),
    Tar(Tar<'w>),
    Zip(Box<Zip<'w, FileReader>>),
}

impl<'w> Payloads<'w> {
    /// Those of a file; `watch` hears how many bytes of it were read.
    pub(super) fn of_file(
        place: Place,
        mut file: File,
        watch: &'w (dyn Fn(u64) + Sync),
    ) -> Payloads<'w> {
        let (head, error) = peek(&mut file, SMALL);
        if head.len() < SMALL && error.is_none() && packing(&head) == Packing::None {
            watch(head.len() as u64);
            let bytes = Bytes::Whole(Cursor::new(head));
            return Payloads::one(Payload { path: place.path, named: place.named, bytes });
        }
        let data = file.metadata().ok().filter(Metadata::is_file);
        let size = data.map(|data| data.len());
        match (packing(&head), size) {
            (Packing::Zip, Some(size)) => {
                let zip = Zip::open(place, FileReader::from(file), size, watch);
                Payloads(Kind::Zip(Box::new(zip)))
            }
            (Packing::None, Some(size)) if error.is_none() => {
                let bytes = Bytes::Plain(Plain::new(file, size, watch));
                Payloads::one(Payload { path: place.path, named: place.named, bytes })
            }
            _ => Payloads::of_stream(place, (head, error), file, watch),
        }
    }

    /// Those of bytes that pass once.
    pub(super) fn of_bytes(
        place: Place,
        mut bytes: impl Read + Send + 'w,
        watch: &'w (dyn Fn(u64) + Sync),
    ) -> Payloads<'w> {
        let head = peek(&mut bytes, HEAD);
        Payloads::of_stream(place, head, bytes, watch)
    }

    fn of_stream(
        place: Place,
        (head, error): (Vec<u8>, Option<io::Error>),
        rest: impl Read + Send + 'w,
        watch: &'w (dyn Fn(u64) + Sync),
    ) -> Payloads<'w> {
        let packing = packing(&head);
        let head = Cursor::new(head);
        let bytes = match error {
            Some(_) => Meter::new(head.chain(Unreadable(error)), watch),
            None => Meter::new(head.chain(rest), watch),
        };
        match packing {
            Packing::None => Payloads::one(place.whole(bytes)),
            Packing::Gzip => Payloads::of_unpacked(place, Unpacked::new(Gzip::new(bytes))),
            Packing::Zstd => Payloads::of_unpacked(place, Unpacked::new(Zstd::new(bytes))),
            Packing::Tar => Payloads(Kind::Tar(Tar::new(place, Box::new(bytes)))),
            Packing::Zip => {
                let why = "a ZIP archive is read from its end, so it must be a file";
                let obstacle = fault::unsupported(why).help("name the file itself");
                Payloads::one(place.failing(obstacle))
            }
        }
    }

    /// Those of what came out of compressed data.
    fn of_unpacked(place: Place, mut bytes: impl Read + Send + 'w) -> Payloads<'w> {
        let (head, error) = peek(&mut bytes, HEAD);
        let packing = packing(&head);
        let head = Cursor::new(head);
        let bytes: Box<dyn Read + Send + 'w> = match error {
            Some(_) => Box::new(head.chain(Unreadable(error))),
            None => Box::new(head.chain(bytes)),
        };
        match packing {
            Packing::None => Payloads::one(place.whole(bytes)),
            Packing::Tar => Payloads(Kind::Tar(Tar::new(place, bytes))),
            _ => Payloads::one(place.failing(fault::nested())),
        }
    }

    fn one(payload: Payload<'w>) -> Payloads<'w> {
        Payloads(Kind::One(Some(payload)))
    }

    /// What cannot be opened fails when it is read, so that there is one way to report both.
    pub(super) fn failing(place: &Place, error: io::Error) -> Payloads<'w> {
        Payloads::one(place.whole(Unreadable(Some(error))))
    }

    /// The next payload, if one is left.
    pub(crate) fn next(&mut self) -> Option<Payload<'_>> {
        match &mut self.0 {
            Kind::One(payload) => payload.take(),
            Kind::Tar(tar) => tar.next(),
            Kind::Zip(zip) => zip.next(),
        }
    }
}
