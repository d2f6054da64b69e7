//! A larger file that is no archive and not compressed: it can be read from any place.

use crate::source::ReadAt;
use std::fs::File;
use std::io::{self, Read};
use std::sync::atomic::{AtomicU64, Ordering};

/// Such a file, and who wants to hear how far it was read.
pub(crate) struct Plain<'w> {
    file: File,
    size: u64,
    /// Where reading in order goes on.
    at: u64,
    /// Up to where it was read, in whatever order.
    seen: AtomicU64,
    watch: &'w (dyn Fn(u64) + Sync),
}

impl<'w> Plain<'w> {
    pub(super) fn new(file: File, size: u64, watch: &'w (dyn Fn(u64) + Sync)) -> Plain<'w> {
        Plain { file, size, at: 0, seen: AtomicU64::new(0), watch }
    }
}

#[cfg(unix)]
fn read_file_at(file: &File, buffer: &mut [u8], at: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, buffer, at)
}

#[cfg(windows)]
fn read_file_at(file: &File, buffer: &mut [u8], at: u64) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, buffer, at)
}

impl ReadAt for Plain<'_> {
    fn read_at(&self, buffer: &mut [u8], at: u64) -> io::Result<usize> {
        let read = read_file_at(&self.file, buffer, at)?;
        let end = at + read as u64;
        let before = self.seen.fetch_max(end, Ordering::Relaxed);
        if end > before {
            (self.watch)(end - before);
        }
        Ok(read)
    }

    fn size(&self) -> u64 {
        self.size
    }
}

impl Read for Plain<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.read_at(buffer, self.at)?;
        self.at += read as u64;
        Ok(read)
    }
}
