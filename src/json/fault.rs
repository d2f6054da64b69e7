//! What is wrong with a JSON text.

use super::Span;
use crate::diagnostic::Code;
use std::collections::BTreeMap;

/// A fault, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Which kind.
    pub code: &'static Code,
    /// Where.
    pub span: Span,
    /// The path of the value, see [`super::Step`].
    pub path: String,
    /// What is wrong.
    pub message: String,
    /// What may stand there.
    pub expected: Option<String>,
    /// What stands there.
    pub found: Option<String>,
    /// What to do.
    pub help: Option<String>,
}

impl Fault {
    pub(crate) fn new(code: &'static Code, span: Span, message: impl Into<String>) -> Fault {
        let message = message.into();
        let path = String::new();
        Fault { code, span, path, message, expected: None, found: None, help: None }
    }

    pub(crate) fn expected(self, text: impl Into<String>) -> Fault {
        Fault { expected: Some(text.into()), ..self }
    }

    pub(crate) fn found(self, text: impl Into<String>) -> Fault {
        Fault { found: Some(text.into()), ..self }
    }

    pub(crate) fn help(self, text: impl Into<String>) -> Fault {
        Fault { help: Some(text.into()), ..self }
    }
}

/// The faults of a text: the first of each kind, and how many more there were, so that
/// a hostile text costs no memory.
#[derive(Debug, Default)]
pub(super) struct Faults {
    pub(super) kept: Vec<Fault>,
    pub(super) more: BTreeMap<&'static str, (&'static Code, u64)>,
    cap: usize,
    of_code: BTreeMap<&'static str, usize>,
}

impl Faults {
    pub(super) fn new(cap: usize) -> Faults {
        Faults { cap, ..Faults::default() }
    }

    /// Takes a fault; `make` is called only if it is kept.
    pub(super) fn push(&mut self, code: &'static Code, make: impl FnOnce() -> Fault) {
        let known = self.of_code.entry(code.id).or_default();
        if *known < self.cap {
            *known += 1;
            self.kept.push(make());
        } else {
            self.more.entry(code.id).or_insert((code, 0)).1 += 1;
        }
    }
}
