//! The common values of the common types, recognised without taking them apart.

use super::{Datatype, Lengths};
use crate::value::WhiteSpace;
use crate::value::calendar::{self, Calendar};
use crate::value::kind::Kind;

/// What is enough to see that a value is of the type. Where it is not seen, that says
/// nothing.
#[derive(Clone, Copy, Debug, Default)]
pub(super) enum Common {
    #[default]
    None,
    /// A text of so many bytes, however many of them make a character.
    Length { least: usize, most: usize },
    /// One of the codes.
    Code,
    /// What matches the patterns.
    Pattern,
    /// A date or time without facets.
    Calendar(Calendar),
    /// Digits, of which so many at most, and behind a point so many.
    Amount { digits: usize, fraction: usize },
}

impl Common {
    pub(super) fn of(datatype: &Datatype) -> Common {
        let as_written = datatype.white_space == WhiteSpace::Preserve;
        let is_free = datatype.enumerations.is_empty() && datatype.patterns.is_empty();
        let is_ranged = datatype.lower.is_some() || datatype.upper.is_some();
        match datatype.kind {
            Kind::Text if as_written => of_text(datatype),
            Kind::Calendar(kind) if is_free && !is_ranged => Common::Calendar(kind),
            Kind::Number { .. } if is_free && datatype.upper.is_none() => of_number(datatype),
            _ => Common::None,
        }
    }
}

fn of_text(datatype: &Datatype) -> Common {
    let is_of_any_length = datatype.lengths == Lengths::default();
    match (datatype.enumerations.is_empty(), datatype.patterns.is_empty()) {
        (true, true) => of_lengths(datatype.lengths),
        (false, true) if is_of_any_length => Common::Code,
        (true, false) if is_of_any_length => Common::Pattern,
        _ => Common::None,
    }
}

fn of_number(datatype: &Datatype) -> Common {
    if !datatype.is_from_zero() {
        return Common::None;
    }
    let most =
        |limit: Option<u64>| limit.and_then(|n| usize::try_from(n).ok()).unwrap_or(usize::MAX);
    Common::Amount { digits: most(datatype.total_digits), fraction: most(datatype.fraction_digits) }
}

fn of_lengths(lengths: Lengths) -> Common {
    if lengths.exact.is_some() {
        return Common::None;
    }
    // A character takes four bytes at most.
    let least =
        lengths.min.map_or(0, |min| min.saturating_sub(1).saturating_mul(4) + u64::from(min > 0));
    let most = lengths.max.unwrap_or(u64::MAX);
    let bytes = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
    Common::Length { least: bytes(least), most: bytes(most) }
}

impl Datatype {
    /// Whether the smallest number allowed is zero, if there is one.
    fn is_from_zero(&self) -> bool {
        self.lower.as_ref().is_none_or(|bound| bound.inclusive && bound.text == "0")
    }

    /// True for most values of most types. False says nothing.
    #[inline(always)]
    pub(crate) fn surely_admits(&self, raw: &[u8]) -> bool {
        match self.common {
            Common::None => false,
            Common::Length { least, most } => least <= raw.len() && raw.len() <= most,
            Common::Code => self.codes.contain(raw),
            Common::Pattern => self.match_patterns(raw),
            Common::Calendar(kind) => calendar::is_common(kind, raw),
            Common::Amount { digits, fraction } => is_amount(raw, digits, fraction),
        }
    }

    /// The same for a text that stands for `fewer` characters than it has: only of types
    /// for which only that counts.
    pub(crate) fn surely_admits_coded(&self, raw: &[u8], fewer: usize) -> bool {
        match self.common {
            Common::Length { .. } => {
                let found = crate::value::text::characters(raw).saturating_sub(fewer as u64);
                self.lengths.check(found).is_ok()
            }
            _ => false,
        }
    }
}

/// Digits with at most one point between them.
fn is_amount(text: &[u8], digits: usize, fraction: usize) -> bool {
    let is_digits = |part: &[u8]| !part.is_empty() && part.iter().all(u8::is_ascii_digit);
    let whole = text.iter().take_while(|b| b.is_ascii_digit()).count();
    match &text[whole..] {
        [] => 0 < whole && whole <= digits,
        [b'.', behind @ ..] => {
            0 < whole
                && behind.len() <= fraction
                && whole + behind.len() <= digits
                && is_digits(behind)
        }
        _ => false,
    }
}
