//! Zstandard (RFC 8878): one frame or several, whose contents are one.
//!
//! The decoder decodes a frame. What stands around frames, and whether their checksums and
//! sizes are right, is looked after here.

use super::fault;
use super::meter::Meter;
use super::unpack::{BUFFER, Decoder};
use crate::diagnostic::Obstacle;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};
use std::io::{self, BufRead, BufReader, Read};

const WHAT: &str = "zstd";

/// Reads what was compressed. Holds the window of a frame, which the decoder limits to
/// 128 MiB, as the usual programs do.
pub(super) struct Zstd<'w> {
    packed: BufReader<Meter<'w>>,
    frame: FrameDecoder,
    is_inside: bool,
    has_begun: bool,
    unpacked: u64,
}

impl<'w> Zstd<'w> {
    pub(super) fn new(packed: Meter<'w>) -> Zstd<'w> {
        Zstd {
            packed: BufReader::with_capacity(BUFFER, packed),
            frame: FrameDecoder::new(),
            is_inside: false,
            has_begun: false,
            unpacked: 0,
        }
    }

    /// Goes to the next frame; whether there is one.
    fn begin(&mut self) -> Result<bool, Obstacle> {
        loop {
            let rest = super::unpack::uninterrupted(|| self.packed.fill_buf().map(<[u8]>::len));
            if rest.map_err(|error| fault::unreadable(&error))? == 0 {
                return Ok(false);
            }
            match self.frame.reset(&mut self.packed) {
                Ok(()) => break,
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    length,
                    ..
                })) => self.skip(u64::from(length))?,
                Err(error) => return Err(self.header_fault(&error)),
            }
        }
        (self.is_inside, self.has_begun, self.unpacked) = (true, true, 0);
        Ok(true)
    }

    /// Passes over a frame of a user's own data.
    fn skip(&mut self, length: u64) -> Result<(), Obstacle> {
        let skipped = io::copy(&mut (&mut self.packed).take(length), &mut io::sink());
        match skipped {
            Ok(count) if count == length => {
                self.has_begun = true;
                Ok(())
            }
            Ok(_) => Err(fault::cut_off(WHAT)),
            Err(error) => Err(fault::of_unpacker(WHAT, &error)),
        }
    }

    fn header_fault(&self, error: &FrameDecoderError) -> Obstacle {
        use ReadFrameHeaderError::{BadMagicNumber, MagicNumberReadError};
        match error {
            FrameDecoderError::ReadFrameHeaderError(
                BadMagicNumber(_) | MagicNumberReadError(_),
            ) if self.has_begun => fault::behind(WHAT),
            FrameDecoderError::DictNotProvided { .. } => {
                fault::unsupported("the zstd data need a dictionary")
            }
            FrameDecoderError::WindowSizeTooBig { requested, max } => super::bounds::limit(
                format!("unpacking needs {requested} bytes of memory; {max} are allowed"),
            )
            .help("unpack it with another program and check what was in it"),
            error => fault::of_unpacker(WHAT, error),
        }
    }

    /// Compares what came out of a frame with what the frame says of it.
    fn end(&mut self) -> Result<(), Obstacle> {
        self.is_inside = false;
        let declared = self.frame.content_size();
        // 0: the frame does not say.
        if declared != 0 && declared != self.unpacked {
            return Err(fault::damaged(WHAT, "the size is another than declared"));
        }
        let sum = self.frame.get_checksum_from_data();
        if sum.is_some() && sum != self.frame.get_calculated_checksum() {
            return Err(fault::damaged(WHAT, "the checksum is wrong"));
        }
        Ok(())
    }
}

impl<'w> Decoder<'w> for Zstd<'w> {
    fn decode(&mut self, buffer: &mut [u8]) -> Result<usize, Obstacle> {
        loop {
            if !self.is_inside && !self.begin()? {
                return Ok(0);
            }
            if self.frame.can_collect() > 0 {
                let read = self.frame.read(buffer);
                let count = read.map_err(|error| fault::of_unpacker(WHAT, &error))?;
                self.unpacked += count as u64;
                return Ok(count);
            }
            if self.frame.is_finished() {
                self.end()?;
                continue;
            }
            let one = BlockDecodingStrategy::UptoBlocks(1);
            let block = self.frame.decode_blocks(&mut self.packed, one);
            block.map_err(|error| fault::of_unpacker(WHAT, &error))?;
        }
    }

    fn packed(&self) -> &BufReader<Meter<'w>> {
        &self.packed
    }
}
