//! Bytes to characters: encodings, the sliding window over the input, and places.
//!
//! The input is read in chunks and seen as UTF-8, whatever it was. Nothing here
//! knows XML beyond what XML 1.0 appendix F needs to find the encoding.

pub(crate) mod bytes;
mod decode;
mod detect;
mod marks;
mod place;
mod read_at;
pub(crate) mod secret;
mod window;

pub use decode::Malformed;
pub(crate) use detect::HEAD;
pub use detect::{Detected, Kind};
pub use marks::{MarkId, Shown};
pub use read_at::ReadAt;
pub(crate) use read_at::Stretch;
pub use secret::is_secret;
pub(crate) use window::Landing;
pub use window::{Anchor, Blemish, BlemishKind, Window};

/// Bytes read at a time. Large enough that the work per chunk does not count, small
/// enough to stay in the second-level cache.
pub const CHUNK: usize = 256 * 1024;
