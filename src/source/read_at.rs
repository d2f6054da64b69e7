//! Inputs that can be read from any place, by several threads at once.

use std::io::{self, Read};

/// Bytes that can be read from any place, and whose number is known.
///
/// ```
/// use isoproof::source::ReadAt;
/// let bytes: &[u8] = b"<Document/>";
/// let mut name = [0; 8];
/// assert_eq!(bytes.read_at(&mut name, 1).ok(), Some(8));
/// assert_eq!((&name, bytes.size()), (b"Document", 11));
/// ```
pub trait ReadAt: Sync {
    /// Reads into `buffer` from byte `at` on; how many bytes, 0 at the end.
    ///
    /// # Errors
    ///
    /// If the bytes cannot be read.
    fn read_at(&self, buffer: &mut [u8], at: u64) -> io::Result<usize>;

    /// How many bytes there are.
    fn size(&self) -> u64;
}

impl ReadAt for &[u8] {
    fn read_at(&self, buffer: &mut [u8], at: u64) -> io::Result<usize> {
        let rest = usize::try_from(at).ok().and_then(|at| self.get(at..));
        rest.unwrap_or_default().read(buffer)
    }

    fn size(&self) -> u64 {
        self.len() as u64
    }
}

/// A stretch of such bytes, read in order.
pub(crate) struct Stretch<'s> {
    source: &'s dyn ReadAt,
    at: u64,
    end: u64,
}

impl<'s> Stretch<'s> {
    /// From byte `at` to byte `end`, or to the last.
    pub(crate) fn new(source: &'s dyn ReadAt, at: u64, end: u64) -> Stretch<'s> {
        Stretch { source, at, end }
    }

    /// All of it, up to `most` bytes.
    pub(crate) fn take_all(mut self, most: usize) -> io::Result<Vec<u8>> {
        self.end = self.end.min(self.at + most as u64);
        let mut bytes = Vec::with_capacity(most);
        self.read_to_end(&mut bytes).map(|_| bytes)
    }
}

impl Read for Stretch<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.end.saturating_sub(self.at)).unwrap_or(usize::MAX);
        let wanted = left.min(buffer.len());
        let read = self.source.read_at(&mut buffer[..wanted], self.at)?;
        self.at += read as u64;
        Ok(read)
    }
}
