//! One finding and its place.

use super::{Code, Layer};
use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; nothing is wrong.
    Info,
    /// Legal, but likely not what was meant, or likely to be refused by someone.
    Warning,
    /// The standard forbids it.
    Error,
}

impl Severity {
    /// The name that options and reports use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }

    /// The severity of that name, if there is one.
    #[must_use]
    pub fn parse(name: &str) -> Option<Severity> {
        let all = [Severity::Info, Severity::Warning, Severity::Error];
        all.into_iter().find(|severity| severity.name() == name)
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A place in the original bytes.
///
/// Lines end at LF, CRLF or a lone CR (XML 1.0 section 2.11).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Bytes before it in the original input, from 0.
    pub offset: u64,
    /// Line, from 1.
    pub line: u64,
    /// Column in characters (Unicode scalar values), from 1.
    pub column: u64,
    /// Column in UTF-16 code units, from 1, as SARIF counts.
    pub column_utf16: u64,
}

/// A short stretch of one source line around a finding, never the whole line:
/// payment files are often one line of megabytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// The text, decoded; what cannot be decoded is U+FFFD. No line break.
    pub text: String,
    /// Where in `text` the finding starts, in characters from 0.
    pub caret: usize,
    /// How many characters of `text` the finding marks, at least 1 (the mark may
    /// end behind `text` by 1 where the finding is the end of the line or file).
    pub marked: usize,
    /// True if the line goes on before `text`.
    pub cut_before: bool,
    /// True if the line goes on behind `text`.
    pub cut_behind: bool,
}

/// The place of a text in the file that was decoded and then checked as an input of its
/// own, such as a message in base64.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inside {
    /// The path of the element that holds the text: `/Request/paymentBase64`.
    pub path: String,
    /// Where the text starts in the file.
    pub place: Place,
    /// How it was decoded: `base64`.
    pub encoding: &'static str,
}

/// A finding.
///
/// `message`, `expected` and `help` hold no character data of the payload, so that
/// masking need only look at `found` and `excerpt`; element and attribute names are
/// no character data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which kind of finding this is.
    pub code: &'static Code,
    /// How bad it is; `code.severity` unless a rule set says otherwise.
    pub severity: Severity,
    /// What is wrong, a lower-case fragment without final stop, readable alone.
    pub message: String,
    /// Where it starts: in the file, or in the text decoded from it.
    pub place: Place,
    /// Where the file holds the decoded text, if it is one.
    pub inside: Option<Arc<Inside>>,
    /// The indexed element path (`/Document/CstmrCdtTrfInitn/PmtInf[1]/DbtrAgt`);
    /// an index stands exactly where the schema lets the element repeat. In JSON the
    /// path of the value by RFC 9535 (`$.payment_event[0].from`, indexes from 0). Empty
    /// where neither is concerned.
    pub path: String,
    /// What is allowed there, in words.
    pub expected: Option<String>,
    /// What stands there: the value or the name as read.
    pub found: Option<String>,
    /// What to do.
    pub help: Option<String>,
    /// The ISO 20022 reason code with which a bank would answer.
    pub bank_reason: Option<&'static str>,
    /// The source around the place.
    pub excerpt: Excerpt,
}

impl Diagnostic {
    /// The layer that found it.
    #[must_use]
    pub fn layer(&self) -> Layer {
        self.code.layer
    }

    /// Where the file itself has it: its place, or that of the decoded text.
    #[must_use]
    pub fn place_in_file(&self) -> Place {
        self.inside.as_ref().map_or(self.place, |inside| inside.place)
    }

    /// The total order of output within a file: offset in the file, then in a decoded
    /// text, then code, then path, then what else can differ, so that it never depends
    /// on discovery.
    #[must_use]
    pub fn order(&self, other: &Diagnostic) -> Ordering {
        let within = |d: &Self| d.inside.as_ref().map(|_| d.place.offset);
        let key = |d: &Self| (d.place_in_file().offset, within(d), d.code.id);
        key(self)
            .cmp(&key(other))
            .then_with(|| self.path.cmp(&other.path))
            .then_with(|| self.message.cmp(&other.message))
    }
}
