//! What keeps packed data from being read, in words.

use crate::diagnostic::{Code, Obstacle, codes};
use std::error::Error;
use std::io::{self, ErrorKind};

/// What keeps an input from being read to its end.
const UNREAD: [&Code; 6] = [
    &codes::UNREADABLE,
    &codes::PACKING_DAMAGED,
    &codes::PACKING_LIMIT,
    &codes::PACKING_NESTED,
    &codes::PACKING_UNSUPPORTED,
    &codes::MEMBER_ENCRYPTED,
];

/// Whether a finding of that code says that an input was not read to its end.
pub(crate) fn is_unread(code: &Code) -> bool {
    UNREAD.contains(&code)
}

/// Packed data that do not end where they must.
pub(super) fn cut_off(what: &str) -> Obstacle {
    let why = format!("the {what} data end too early");
    Obstacle::new(&codes::PACKING_DAMAGED, why).help("fetch the file again; it is cut off")
}

/// Packed data that are wrong.
pub(super) fn damaged(what: &str, why: impl std::fmt::Display) -> Obstacle {
    let why = format!("the {what} data are damaged: {why}");
    Obstacle::new(&codes::PACKING_DAMAGED, why).help("fetch or pack the file again")
}

/// Something behind the end of packed data.
pub(super) fn behind(what: &str) -> Obstacle {
    let why = format!("something stands behind the end of the {what} data");
    Obstacle::new(&codes::PACKING_DAMAGED, why).help("see what it is; it was not checked")
}

/// An archive in an archive, and the like.
pub(super) fn nested() -> Obstacle {
    let why = "an archive or compressed data inside another are not unpacked";
    Obstacle::new(&codes::PACKING_NESTED, why).help("unpack the outer one and check what was in it")
}

/// Something that is not unpacked here.
pub(super) fn unsupported(why: impl Into<String>) -> Obstacle {
    Obstacle::new(&codes::PACKING_UNSUPPORTED, why)
        .help("unpack it with another program and check what was in it")
}

/// An archive without files.
pub(super) fn empty() -> Obstacle {
    Obstacle::new(&codes::EMPTY_INPUT, "the archive has no file in it")
        .help("check how it was made")
}

/// A link in an archive; where it leads is no matter of the archive's.
pub(super) fn link() -> Obstacle {
    Obstacle::new(&codes::NOT_XML, "this is a link to another file, not a file")
}

/// Input that cannot be read.
pub(super) fn unreadable(error: &io::Error) -> Obstacle {
    Obstacle::new(&codes::UNREADABLE, format!("the input cannot be read: {error}"))
}

/// What an unpacker of `what` means by an error.
pub(super) fn of_unpacker(what: &str, error: &(dyn Error + 'static)) -> Obstacle {
    if is_early_end(error) { cut_off(what) } else { damaged(what, error) }
}

/// Whether an error comes from an early end, however deep below.
fn is_early_end(error: &(dyn Error + 'static)) -> bool {
    let of_io = error.downcast_ref::<io::Error>();
    of_io.is_some_and(|error| error.kind() == ErrorKind::UnexpectedEof)
        || error.source().is_some_and(is_early_end)
}
