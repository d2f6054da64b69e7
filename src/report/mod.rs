//! Reports: what is known of each input, written for people and for programs.
//!
//! A report is written file by file: [`Reporter::begin`], [`Reporter::file`] for each
//! input, [`Reporter::end`]. Memory does not grow with the findings of earlier files.
//! The module depends on `diagnostic` alone, but for the answer to a payment ([`Pain002`]),
//! which also needs the payment; it reads no file and no clock, so that the same findings
//! give the same bytes.

pub mod claims;
mod concise;
mod escape;
mod explain;
mod json;
mod junit;
pub mod mask;
mod mask_tags;
mod pain002;
mod paint;
mod place;
mod rules;
mod sarif;
mod sarif_model;
mod summary;
mod text;
mod uri;
mod window;
mod wrap;
mod xml_text;

#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod mask_tests;
#[cfg(test)]
mod published_tests;
#[cfg(test)]
mod sarif_tests;
#[cfg(test)]
mod snapshot_tests;

pub use escape::visible;
pub use explain::explain;
pub use pain002::{Pain002, Unanswerable};
pub use summary::Summary;
pub(crate) use wrap::wrap;

use crate::diagnostic::{FileReport, Layer, Payload};
use std::io::{self, Write};

/// How a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// For people: each finding with a window of the source.
    Text,
    /// One line a finding.
    Concise,
    /// One JSON document, described by `docs/report.schema.json`.
    Json,
    /// SARIF 2.1.0.
    Sarif,
    /// JUnit XML: a test suite a file, a test case a layer.
    Junit,
}

impl Format {
    /// Every format, in the order in which help names them.
    pub const ALL: [Format; 5] =
        [Format::Text, Format::Concise, Format::Json, Format::Sarif, Format::Junit];

    /// The name that options use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Concise => "concise",
            Format::Json => "json",
            Format::Sarif => "sarif",
            Format::Junit => "junit",
        }
    }

    /// Whether the format prints the digest of each input, which costs a pass
    /// over its bytes.
    #[must_use]
    pub const fn prints_digest(self) -> bool {
        matches!(self, Format::Json | Format::Sarif)
    }
}

/// What a report says of the run as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RunInfo {
    /// The version of the tool.
    pub version: String,
    /// The layers that were asked for, with those they imply, lowest first.
    pub layers: Vec<Layer>,
    /// The profiles whose rules were run.
    pub profiles: Vec<&'static str>,
    /// The configuration that was used.
    pub config: Option<String>,
}

/// How a report is to be written, whatever its format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Colour, in the formats for people. The caller knows whether it writes to a
    /// terminal.
    pub color: bool,
    /// Hide payload values, see [`mask`].
    pub mask: bool,
    /// Say also what became of each rule and what was suppressed, in the formats for people.
    pub verbose: bool,
    /// What is said of the run.
    pub run: RunInfo,
}

/// Writes one report. The calls come in the order of the declarations.
pub trait Reporter {
    /// Writes what stands before the first file.
    ///
    /// # Errors
    /// If `out` cannot be written to.
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()>;

    /// Writes one file's part.
    ///
    /// # Errors
    /// If `out` cannot be written to.
    fn file(&mut self, out: &mut dyn Write, report: &FileReport) -> io::Result<()>;

    /// Writes what stands behind the last file.
    ///
    /// # Errors
    /// If `out` cannot be written to.
    fn end(&mut self, out: &mut dyn Write, summary: &Summary) -> io::Result<()>;
}

/// The reporter of that format.
///
/// ```
/// use isoproof::report::{Format, Options, RunInfo, Summary, reporter};
/// let run = RunInfo { version: "1.0.0".to_owned(), ..RunInfo::default() };
/// let options = Options { color: false, mask: false, verbose: false, run };
/// let mut reporter = reporter(Format::Concise, &options);
/// let mut out = Vec::new();
/// reporter.begin(&mut out)?;
/// reporter.end(&mut out, &Summary::default())?;
/// assert_eq!(out, b"0 files\n");
/// # Ok::<(), std::io::Error>(())
/// ```
#[must_use]
pub fn reporter(format: Format, options: &Options) -> Box<dyn Reporter> {
    let plain: Box<dyn Reporter> = match format {
        Format::Text => Box::new(text::Text::new(options)),
        Format::Concise => Box::new(concise::Concise::new(options.color)),
        Format::Json => Box::new(json::Json::new(options)),
        Format::Sarif => Box::new(sarif::Sarif::new(options)),
        Format::Junit => Box::new(junit::Junit),
    };
    Box::new(Masked { plain, masks_all: options.mask })
}

/// Masks files before the reporter behind it sees them: those with access tokens always.
struct Masked {
    plain: Box<dyn Reporter>,
    masks_all: bool,
}

impl Reporter for Masked {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.plain.begin(out)
    }

    fn file(&mut self, out: &mut dyn Write, report: &FileReport) -> io::Result<()> {
        if self.masks_all || report.payload == Payload::TokenResponse {
            return self.plain.file(out, &mask::mask(report));
        }
        self.plain.file(out, report)
    }

    fn end(&mut self, out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
        self.plain.end(out, summary)
    }
}
