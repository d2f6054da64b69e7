//! What is not well formed, before it has a path and a line.

use crate::diagnostic::{Code, codes};
use crate::source::MarkId;

/// A fault at a decoded offset.
#[derive(Clone, Debug)]
pub struct Fault {
    /// Which kind.
    pub code: &'static Code,
    /// Where it starts, as a decoded offset.
    pub at: u64,
    /// How many bytes it marks.
    pub length: u64,
    /// What is wrong.
    pub message: String,
    /// What stands there.
    pub found: Option<String>,
    /// What may stand there.
    pub expected: Option<String>,
    /// What to do.
    pub help: Option<String>,
    /// It lies inside the start tag that the token announces, not before it.
    pub inside: bool,
    /// Its mark, if the window moved on before the fault was said.
    pub(crate) mark: Option<MarkId>,
}

impl Fault {
    pub(crate) fn new(
        code: &'static Code,
        at: u64,
        length: u64,
        message: impl Into<String>,
    ) -> Fault {
        let message = message.into();
        Fault {
            code,
            at,
            length,
            message,
            found: None,
            expected: None,
            help: None,
            inside: false,
            mark: None,
        }
    }

    pub(crate) fn found(mut self, found: impl Into<String>) -> Fault {
        self.found = Some(found.into());
        self
    }

    pub(crate) fn expected(mut self, expected: impl Into<String>) -> Fault {
        self.expected = Some(expected.into());
        self
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Fault {
        self.help = Some(help.into());
        self
    }

    pub(crate) fn inside(mut self) -> Fault {
        self.inside = true;
        self
    }
}

pub(crate) fn second_root(at: u64) -> Fault {
    Fault::new(&codes::ROOT_SECOND, at, 1, "a second root element starts here")
        .help("a file holds one document; split it")
}

pub(crate) fn too_deep(at: u64, limit: usize) -> Fault {
    Fault::new(&codes::DEPTH_LIMIT, at, 1, format!("more than {limit} elements are nested"))
        .help("raise --max-depth if the file is right")
}

pub(crate) fn too_long(at: u64, limit: usize) -> Fault {
    Fault::new(&codes::TEXT_LENGTH_LIMIT, at, 1, format!("a text of more than {limit} bytes"))
        .help("raise --max-text-length if the file is right")
}

pub(crate) fn text_outside(at: u64, length: u64) -> Fault {
    Fault::new(&codes::TEXT_OUTSIDE_ROOT, at, length, "text stands outside the root element")
        .expected("comments, processing instructions and white space only")
}
