//! What comes out of packed data, within bounds.

use super::bounds::Bounds;
use super::meter::Meter;
use crate::diagnostic::Obstacle;
use std::io::{self, BufReader, ErrorKind, Read};
use std::ops::Range;

/// Packed bytes read at a time.
pub(super) const BUFFER: usize = 64 << 10;

/// Turns packed bytes into what they were.
pub(super) trait Decoder<'w> {
    /// Fills a buffer that is not empty, at least in part; 0 at the end, when all that is
    /// said of the data has been compared with them.
    fn decode(&mut self, buffer: &mut [u8]) -> Result<usize, Obstacle>;

    /// The packed bytes, read up to where they are unpacked and a buffer further.
    fn packed(&self) -> &BufReader<Meter<'w>>;
}

/// Calls `read` until it is not interrupted.
pub(super) fn uninterrupted<T>(mut read: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    loop {
        match read() {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            other => return other,
        }
    }
}

/// Reads what a decoder gives. Once it has failed, it fails in the same way for ever: there
/// is no sense in what may come behind a fault.
///
/// It is unpacked in pieces of one size, so that where that ends does not depend on who
/// reads how much at a time.
pub(super) struct Unpacked<'a, D> {
    decoder: D,
    /// What is unpacked, and the stretch of it that is left.
    piece: Vec<u8>,
    left: Range<usize>,
    bounds: Bounds,
    /// The bounds of the archive that this is a member of, and its size.
    archive: Option<(&'a mut Bounds, u64)>,
    obstacle: Option<Obstacle>,
}

impl<'a, 'w, D: Decoder<'w>> Unpacked<'a, D> {
    pub(super) fn new(decoder: D) -> Unpacked<'a, D> {
        let (piece, left) = (vec![0; BUFFER], 0..0);
        Unpacked { decoder, piece, left, bounds: Bounds::default(), archive: None, obstacle: None }
    }

    /// The same as a member of an archive of that size.
    pub(super) fn in_archive(self, bounds: &'a mut Bounds, size: u64) -> Unpacked<'a, D> {
        Unpacked { archive: Some((bounds, size)), ..self }
    }

    /// Unpacks the next piece; its length.
    fn next(&mut self) -> Result<usize, Obstacle> {
        let read = self.decoder.decode(&mut self.piece);
        let packed = self.decoder.packed();
        let used = packed.get_ref().count() - packed.buffer().len() as u64;
        let count =
            read.map_err(|obstacle| packed.get_ref().failure().cloned().unwrap_or(obstacle))?;
        self.bounds.take(count as u64, used)?;
        if let Some((bounds, size)) = &mut self.archive {
            bounds.take(count as u64, *size)?;
        }
        Ok(count)
    }
}

impl<'w, D: Decoder<'w>> Read for Unpacked<'_, D> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if let Some(obstacle) = &self.obstacle {
            return Err(obstacle.clone().into());
        }
        if self.left.is_empty() && !buffer.is_empty() {
            let count = self.next().map_err(|obstacle| {
                self.obstacle = Some(obstacle.clone());
                io::Error::from(obstacle)
            })?;
            self.left = 0..count;
        }
        let count = (&self.piece[self.left.clone()]).read(buffer)?;
        self.left.start += count;
        Ok(count)
    }
}
