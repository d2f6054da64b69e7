//! Why an input ends before its end, from a reader that knows.

use super::{Code, Layer};
use std::fmt;
use std::io;

/// Why no more can be read of an input: an error with which a reader gives up, and which
/// becomes a finding of its own code. Any other error of a reader becomes `unreadable`.
///
/// ```
/// use isoproof::check::{SchemaSet, Settings, Validator};
/// use isoproof::diagnostic::{Obstacle, Verdict, codes};
/// use std::io::Read;
///
/// struct CutOff;
/// impl Read for CutOff {
///     fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
///         let why = "the compressed data end too early";
///         Err(Obstacle::new(&codes::PACKING_DAMAGED, why).into())
///     }
/// }
///
/// let validator = Validator::new(SchemaSet::embedded(), Settings::default());
/// let report = validator.validate("payment.xml.gz", true, CutOff);
/// assert_eq!(report.verdict, Verdict::Unchecked);
/// assert_eq!(report.findings[0].code.name, "packing-damaged");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Obstacle {
    /// Which kind of finding it becomes: one of the layer `encoding`.
    pub code: &'static Code,
    /// What is wrong, a lower-case fragment without final stop.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

impl Obstacle {
    /// An obstacle without help.
    pub fn new(code: &'static Code, message: impl Into<String>) -> Obstacle {
        debug_assert_eq!(code.layer, Layer::Encoding);
        Obstacle { code, message: message.into(), help: None }
    }

    /// The same with help.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Obstacle {
        self.help = Some(text.into());
        self
    }

    /// The obstacle in an error, if it is one.
    #[must_use]
    pub fn of(error: &io::Error) -> Option<&Obstacle> {
        error.get_ref().and_then(|inner| inner.downcast_ref())
    }
}

impl fmt::Display for Obstacle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Obstacle {}

impl From<Obstacle> for io::Error {
    fn from(obstacle: Obstacle) -> io::Error {
        io::Error::new(io::ErrorKind::InvalidData, obstacle)
    }
}
