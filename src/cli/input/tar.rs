//! The members of a tar archive, in the order in which they stand.
//!
//! Read here, since the usual crate holds names of any length, does not say that a member
//! is cut off, and brings what writes to file systems.

use super::bounds::{self, MEMBERS};
use super::fault;
use super::payloads::{Payload, Place};
use super::recognise::fill;
use super::tar_header::{BLOCK, Extension, Header, Kind};
use crate::diagnostic::Obstacle;
use std::io::{self, Read};

const WHAT: &str = "tar";

/// So many bytes an extended header or a name may have.
const EXTENSION: u64 = 64 << 10;

/// The members that are left.
pub(super) struct Tar<'w> {
    place: Place,
    archive: Archive<'w>,
    members: u64,
    files: u64,
    is_over: bool,
}

impl<'w> Tar<'w> {
    pub(super) fn new(place: Place, bytes: Box<dyn Read + Send + 'w>) -> Tar<'w> {
        let archive = Archive { bytes, data: 0, padding: 0, obstacle: None };
        Tar { place, archive, members: 0, files: 0, is_over: false }
    }

    /// The next file, or why there is none though there should be.
    pub(super) fn next(&mut self) -> Option<Payload<'_>> {
        if self.is_over {
            return None;
        }
        let header = match self.member() {
            Ok(Some(header)) => header,
            other => {
                self.is_over = true;
                let is_empty = self.files == 0;
                let obstacle = other.err().or_else(|| is_empty.then(fault::empty))?;
                return Some(self.place.failing(obstacle));
            }
        };
        self.files += 1;
        Some(match header.kind {
            Kind::Link => self.place.failing_member(&header.name, fault::link()),
            Kind::Sparse => {
                let why = "the file has holes, or is a part of one";
                self.place.failing_member(&header.name, fault::unsupported(why))
            }
            _ => self.place.member(&header.name, Data(&mut self.archive)),
        })
    }

    /// Goes to the next member that is to be reported.
    fn member(&mut self) -> Result<Option<Header>, Obstacle> {
        let mut extension = Extension::default();
        let mut long_name = None;
        while let Some(mut header) = self.archive.header()? {
            self.members += 1;
            if self.members > MEMBERS {
                let why = format!("the archive has more than {MEMBERS} members");
                return Err(bounds::limit(why));
            }
            match header.kind {
                Kind::Extended => {
                    let records = self.archive.extension()?;
                    extension = Extension::parse(&records)
                        .ok_or_else(|| fault::damaged(WHAT, "an extended header is none"))?;
                }
                Kind::LongName => {
                    let name = self.archive.extension()?;
                    long_name = name.split(|byte| *byte == 0).next().map(<[u8]>::to_vec);
                }
                kind => {
                    let own = std::mem::take(&mut extension);
                    self.archive.set_size(own.size.unwrap_or(header.size));
                    if kind == Kind::Other {
                        long_name = None;
                        continue;
                    }
                    header.name = own.name.or(long_name).unwrap_or(header.name);
                    header.kind = if own.is_sparse { Kind::Sparse } else { kind };
                    return Ok(Some(header));
                }
            }
        }
        Ok(None)
    }
}

/// The bytes of an archive, and how far the current member goes.
struct Archive<'w> {
    bytes: Box<dyn Read + Send + 'w>,
    data: u64,
    padding: u64,
    obstacle: Option<Obstacle>,
}

impl Archive<'_> {
    /// The next header; `None` at the end, behind which there is nothing.
    fn header(&mut self) -> Result<Option<Header>, Obstacle> {
        if let Some(obstacle) = self.obstacle.take() {
            return Err(obstacle);
        }
        self.skip()?;
        let mut block = [0; BLOCK];
        self.exactly(&mut block)?;
        if block == [0; BLOCK] {
            self.exactly(&mut block)?;
            return if block == [0; BLOCK] { self.end() } else { Err(fault::behind(WHAT)) };
        }
        let header = Header::parse(&block)
            .ok_or_else(|| fault::damaged(WHAT, "the header of a member is none"))?;
        self.set_size(header.size);
        Ok(Some(header))
    }

    fn set_size(&mut self, size: u64) {
        self.data = size;
        self.padding = size.wrapping_neg() % BLOCK as u64;
    }

    /// The data of an extended header.
    fn extension(&mut self) -> Result<Vec<u8>, Obstacle> {
        if self.data > EXTENSION {
            return Err(bounds::limit(format!(
                "an extended header has more than {EXTENSION} bytes"
            )));
        }
        // Not more than the limit, so it is one number or the other.
        let mut data = vec![0; usize::try_from(self.data).unwrap_or(0)];
        self.data = 0;
        self.exactly(&mut data)?;
        Ok(data)
    }

    /// Passes over what is left of a member.
    fn skip(&mut self) -> Result<(), Obstacle> {
        let rest = self.data.checked_add(self.padding);
        let rest = rest.ok_or_else(|| fault::damaged(WHAT, "a size is too great"))?;
        (self.data, self.padding) = (0, 0);
        match io::copy(&mut (&mut self.bytes).take(rest), &mut io::sink()) {
            Ok(count) if count == rest => Ok(()),
            Ok(_) => Err(fault::cut_off(WHAT)),
            Err(error) => Err(obstacle(&error)),
        }
    }

    fn exactly(&mut self, buffer: &mut [u8]) -> Result<(), Obstacle> {
        match fill(&mut self.bytes, buffer) {
            (_, Some(error)) => Err(obstacle(&error)),
            (count, None) if count < buffer.len() => Err(fault::cut_off(WHAT)),
            _ => Ok(()),
        }
    }

    /// Reads to the end of the input: an archive is filled up with zeros, and what it is
    /// compressed in may have a checksum.
    fn end(&mut self) -> Result<Option<Header>, Obstacle> {
        let mut rest = [0; BLOCK];
        loop {
            let (count, error) = fill(&mut self.bytes, &mut rest);
            if rest.iter().take(count).any(|byte| *byte != 0) {
                return Err(fault::behind(WHAT));
            }
            match error {
                Some(error) => return Err(obstacle(&error)),
                None if count < BLOCK => return Ok(None),
                None => {}
            }
        }
    }
}

/// What an error of the bytes below means.
fn obstacle(error: &io::Error) -> Obstacle {
    Obstacle::of(error).cloned().unwrap_or_else(|| fault::unreadable(error))
}

/// The data of one member.
struct Data<'a, 'w>(&'a mut Archive<'w>);

impl Read for Data<'_, '_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let archive = &mut *self.0;
        if let Some(obstacle) = &archive.obstacle {
            return Err(obstacle.clone().into());
        }
        let wanted = usize::try_from(archive.data).unwrap_or(usize::MAX).min(buffer.len());
        let buffer = buffer.get_mut(..wanted).unwrap_or_default();
        if buffer.is_empty() {
            return Ok(0);
        }
        let why = match archive.bytes.read(buffer) {
            Ok(0) => fault::cut_off(WHAT),
            Ok(count) => {
                archive.data -= count as u64;
                return Ok(count);
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => return Err(error),
            Err(error) => obstacle(&error),
        };
        archive.obstacle = Some(why.clone());
        Err(why.into())
    }
}
