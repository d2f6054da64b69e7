//! A simple type, flattened: its built-in and the facets of all its steps.

mod common;
mod compile;
mod words;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod xmllint;

pub use compile::FacetError;

use common::Common;

use super::binary::{base64_length, hex_length};
use super::bound::Bound;
use super::calendar::{self, Calendar};
use super::codes::Codes;
use super::kind::{Kind, boolean, boolean_fault, read_number};
use super::nearest::nearest;
use super::number::Number;
use super::pattern::Pattern;
use super::text::characters;
use super::whitespace::{normalise, trim};
use super::{Builtin, Violation, WhiteSpace};

/// How many codes a violation offers.
const NEAREST: usize = 3;

/// A simple type that values can be checked against.
///
/// ```
/// use isoproof::value::{Builtin, Datatype, Facets, Violation};
/// let text = Facets { min_length: Some(1), max_length: Some(35), ..Facets::default() };
/// let max35 = Datatype::compile(Builtin::String, &[&text])?;
/// assert_eq!(max35.words(), "text of 1 to 35 characters");
/// assert_eq!(max35.check(b"INV 4711"), Ok(()));
/// assert_eq!(max35.check(b""), Err(Violation::TooShort { min: 1, found: 0 }));
/// # Ok::<(), isoproof::value::FacetError>(())
/// ```
#[derive(Debug)]
pub struct Datatype {
    builtin: Builtin,
    kind: Kind,
    white_space: WhiteSpace,
    lengths: Lengths,
    /// One pattern of each step must match.
    patterns: Vec<Vec<Pattern>>,
    /// In the order of the schema, white space normalised.
    enumerations: Vec<String>,
    /// The same, to look one up.
    codes: Codes,
    total_digits: Option<u64>,
    fraction_digits: Option<u64>,
    lower: Option<Bound>,
    upper: Option<Bound>,
    /// How most of its values are recognised.
    common: Common,
}

/// The length facets, in characters, or in bytes for the binary types.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Lengths {
    exact: Option<u64>,
    min: Option<u64>,
    max: Option<u64>,
}

impl Lengths {
    fn check(self, found: u64) -> Result<(), Violation> {
        match self {
            Lengths { exact: Some(required), .. } if found != required => {
                Err(Violation::Length { required, found })
            }
            Lengths { max: Some(max), .. } if found > max => Err(Violation::TooLong { max, found }),
            Lengths { min: Some(min), .. } if found < min => {
                Err(Violation::TooShort { min, found })
            }
            _ => Ok(()),
        }
    }
}

impl Datatype {
    /// Whether a value is of the type. `raw` is the text of an element or attribute
    /// with references and CDATA resolved and line ends normalised, in UTF-8, white
    /// space as it stands; other bytes are judged as well as they can be.
    ///
    /// Allocates nothing for a value that is of the type, unless white space inside
    /// it has to be collapsed.
    ///
    /// # Errors
    /// The first thing that is wrong: shape, enumeration, length, pattern, digits or
    /// range.
    pub fn check(&self, raw: &[u8]) -> Result<(), Violation> {
        if self.surely_admits(raw) {
            return Ok(());
        }
        match self.kind {
            Kind::Text | Kind::Name(_) => self.check_text(&normalise(self.white_space, raw)),
            Kind::Number { whole } => self.check_number(trim(raw), whole),
            Kind::Calendar(kind) => self.check_calendar(trim(raw), kind),
            Kind::Boolean => self.check_boolean(trim(raw)),
            Kind::Base64 => self.check_binary(raw, base64_length(raw)),
            Kind::Hex => self.check_binary(raw, hex_length(trim(raw))),
        }
    }

    fn check_text(&self, text: &[u8]) -> Result<(), Violation> {
        self.check_enumeration(text)?;
        if self.kind != Kind::Text {
            self.kind.read(text).map_err(shape)?;
        }
        if self.lengths != Lengths::default() {
            self.lengths.check(characters(text))?;
        }
        self.check_patterns(text)
    }

    fn check_number(&self, text: &[u8], whole: bool) -> Result<(), Violation> {
        let number = read_number(text, whole).map_err(shape)?;
        self.check_common(text)?;
        self.check_digits(&number)?;
        self.check_range(|bound| bound.admits_number(&number))
    }

    fn check_calendar(&self, text: &[u8], kind: Calendar) -> Result<(), Violation> {
        calendar::parse(kind, text).map_err(|fault| shape(calendar::reason(kind, text, fault)))?;
        self.check_common(text)?;
        self.check_range(|bound| bound.admits(self.kind, text))
    }

    fn check_boolean(&self, text: &[u8]) -> Result<(), Violation> {
        if boolean(text).is_none() {
            return Err(shape(boolean_fault(text)));
        }
        self.check_common(text)
    }

    fn check_binary(&self, raw: &[u8], length: Result<u64, &'static str>) -> Result<(), Violation> {
        let length = length.map_err(|reason| shape(reason.to_owned()))?;
        self.lengths.check(length)?;
        if self.patterns.is_empty() && self.enumerations.is_empty() {
            return Ok(());
        }
        self.check_common(&normalise(WhiteSpace::Collapse, raw))
    }

    fn check_common(&self, text: &[u8]) -> Result<(), Violation> {
        self.check_enumeration(text)?;
        self.check_patterns(text)
    }

    fn check_enumeration(&self, text: &[u8]) -> Result<(), Violation> {
        if self.enumerations.is_empty() || self.is_enumerated(text) {
            return Ok(());
        }
        let found = String::from_utf8_lossy(text);
        let known = self.enumerations.iter().map(String::as_str);
        let nearest = nearest(&found, known, NEAREST).into_iter().map(str::to_owned).collect();
        Err(Violation::Code { nearest, count: self.enumerations.len() })
    }

    fn is_enumerated(&self, text: &[u8]) -> bool {
        match self.kind {
            Kind::Text | Kind::Name(_) => self.codes.contain(text),
            kind => self.enumerations.iter().any(|value| kind.same(value.as_bytes(), text)),
        }
    }

    fn check_patterns(&self, text: &[u8]) -> Result<(), Violation> {
        match self.patterns.iter().find(|step| !matches_one(step, text)) {
            None => Ok(()),
            Some(step) => Err(Violation::Pattern {
                words: words::of_step(step),
                mismatch: match step.as_slice() {
                    [only] => only.explain_mismatch(text),
                    _ => None,
                },
            }),
        }
    }

    fn match_patterns(&self, text: &[u8]) -> bool {
        self.patterns.iter().all(|step| matches_one(step, text))
    }

    fn check_digits(&self, number: &Number<'_>) -> Result<(), Violation> {
        if let Some(max) = self.fraction_digits
            && number.fraction_digits() > max
        {
            return Err(Violation::FractionDigits { max, found: number.fraction_digits() });
        }
        if let Some(max) = self.total_digits
            && number.total_digits() > max
        {
            return Err(Violation::TotalDigits { max, found: number.total_digits() });
        }
        Ok(())
    }

    fn check_range(&self, admits: impl Fn(&Bound) -> bool) -> Result<(), Violation> {
        let mut bounds = self.lower.iter().chain(&self.upper);
        match bounds.find(|bound| !admits(bound)) {
            None => Ok(()),
            Some(bound) => Err(Violation::Range { bound: bound.words(self.kind) }),
        }
    }

    /// The built-in type on which it rests.
    #[must_use]
    pub const fn builtin(&self) -> Builtin {
        self.builtin
    }

    /// The only values that it has, in the order of the schema; empty: no such list.
    #[must_use]
    pub fn enumerations(&self) -> &[String] {
        &self.enumerations
    }

    /// In what its lengths are counted.
    #[must_use]
    pub const fn length_unit(&self) -> &'static str {
        match self.kind {
            Kind::Base64 | Kind::Hex => "bytes",
            _ => "characters",
        }
    }
}

/// Whether a text matches one of the patterns of a step.
fn matches_one(step: &[Pattern], text: &[u8]) -> bool {
    step.iter().any(|one| one.matches(text))
}

const fn shape(reason: String) -> Violation {
    Violation::Shape { reason }
}
