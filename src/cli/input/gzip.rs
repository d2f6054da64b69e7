//! gzip (RFC 1952): one member or several, whose contents are one.

use super::fault;
use super::meter::Meter;
use super::unpack::Decoder;
use crate::diagnostic::Obstacle;
use flate2::bufread::MultiGzDecoder;
use std::io::{self, BufReader, Read};

const WHAT: &str = "gzip";

/// Reads what was compressed.
pub(super) struct Gzip<'w> {
    decoder: MultiGzDecoder<BufReader<Meter<'w>>>,
    has_begun: bool,
}

impl<'w> Gzip<'w> {
    pub(super) fn new(packed: Meter<'w>) -> Gzip<'w> {
        let packed = BufReader::with_capacity(super::unpack::BUFFER, packed);
        Gzip { decoder: MultiGzDecoder::new(packed), has_begun: false }
    }
}

impl<'w> Decoder<'w> for Gzip<'w> {
    fn decode(&mut self, buffer: &mut [u8]) -> Result<usize, Obstacle> {
        let read = super::unpack::uninterrupted(|| self.decoder.read(buffer));
        self.has_begun |= self.decoder.header().is_some();
        read.map_err(|error: io::Error| {
            // Between two members there is no header: what came was none.
            if self.has_begun && self.decoder.header().is_none() {
                fault::behind(WHAT)
            } else {
                fault::of_unpacker(WHAT, &error)
            }
        })
    }

    fn packed(&self) -> &BufReader<Meter<'w>> {
        self.decoder.get_ref()
    }
}
