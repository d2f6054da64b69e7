//! What is wrong with a catalogue, and where.

use super::catalog::File;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Shown, Window};
use std::ops::Range;

/// A finding in a file of a catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file, by its [`File::name`].
    pub file: String,
    /// What is wrong, and where in the file.
    pub finding: Diagnostic,
}

/// A fault whose place is still a span of bytes.
pub(super) struct Draft {
    pub(super) code: &'static Code,
    pub(super) file: usize,
    pub(super) span: Range<usize>,
    pub(super) message: String,
    pub(super) help: Option<String>,
}

/// The drafts with their places, in the order of the files and of the text.
pub(super) fn placed(mut drafts: Vec<Draft>, files: &[File]) -> Vec<Fault> {
    drafts.sort_by_key(|draft| (draft.file, draft.span.start, draft.code.id));
    let mut faults = Vec::with_capacity(drafts.len());
    let mut drafts = drafts.into_iter().peekable();
    for (index, file) in files.iter().enumerate() {
        let of_file: Vec<Draft> =
            std::iter::from_fn(|| drafts.next_if(|draft| draft.file == index)).collect();
        let places = places(&file.text, &of_file);
        faults.extend(of_file.into_iter().zip(places).map(|(draft, shown)| Fault {
            file: file.name.clone(),
            finding: draft.finding(shown),
        }));
    }
    faults
}

/// Where the drafts are in the text, and what stands there.
fn places(text: &str, drafts: &[Draft]) -> Vec<Shown> {
    let mut bytes = text.as_bytes();
    let mut window = Window::open(&mut bytes);
    let marks: Vec<_> = drafts
        .iter()
        .map(|draft| window.mark(draft.span.start as u64, draft.span.len() as u64))
        .collect();
    window.settle();
    marks.into_iter().map(|mark| window.take(mark)).collect()
}

impl Draft {
    fn finding(self, shown: Shown) -> Diagnostic {
        Diagnostic {
            code: self.code,
            severity: self.code.severity,
            message: self.message,
            place: shown.place,
            inside: shown.inside,
            path: String::new(),
            expected: None,
            found: None,
            help: self.help,
            bank_reason: None,
            excerpt: shown.excerpt,
        }
    }
}
