//! Packed bytes on their way to be unpacked: how many, and whether reading them failed.

use super::fault;
use crate::diagnostic::Obstacle;
use std::io::{self, ErrorKind, Read};

/// Counts the bytes of `inner`, and says of each stretch how long it was.
pub(super) struct Meter<'w> {
    inner: Box<dyn Read + Send + 'w>,
    watch: &'w (dyn Fn(u64) + Sync),
    count: u64,
    failure: Option<Obstacle>,
}

impl<'w> Meter<'w> {
    pub(super) fn new(inner: impl Read + Send + 'w, watch: &'w (dyn Fn(u64) + Sync)) -> Meter<'w> {
        Meter { inner: Box::new(inner), watch, count: 0, failure: None }
    }

    /// How many bytes passed.
    pub(super) fn count(&self) -> u64 {
        self.count
    }

    /// Why the bytes themselves could not be read: then what an unpacker says of them is
    /// not the data's fault.
    pub(super) fn failure(&self) -> Option<&Obstacle> {
        self.failure.as_ref()
    }
}

impl Read for Meter<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.inner.read(buffer) {
            Ok(count) => {
                self.count += count as u64;
                (self.watch)(count as u64);
                Ok(count)
            }
            Err(error) => {
                if error.kind() != ErrorKind::Interrupted {
                    self.failure = Some(fault::unreadable(&error));
                }
                Err(error)
            }
        }
    }
}
