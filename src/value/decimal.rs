//! Exact decimal numbers for arithmetic: sums, control totals, comparisons.
//!
//! Checking a value needs none of this: it works on the text, at any length.

use super::number::Number;
use std::cmp::Ordering;
use std::fmt;

/// The greatest scale: 10^38 is the greatest power of ten that a mantissa holds.
const MAX_SCALE: u8 = 38;

/// So many digits are always less than 2^63.
const SHORT: usize = 18;

/// An exact decimal: `mantissa` / 10^`scale`, kept without trailing zeros, so that
/// equal values are equal in form. Nothing is ever rounded.
///
/// ```
/// use isoproof::value::Decimal;
/// let sum = ["0.10", "0.20"].iter().try_fold(Decimal::ZERO, |sum, amount| {
///     sum.checked_add(Decimal::parse(amount.as_bytes())?)
/// });
/// assert_eq!(sum, Decimal::parse(b"0.3"));
/// assert_eq!(sum.unwrap().to_string(), "0.3");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    mantissa: i128,
    scale: u8,
}

impl Decimal {
    /// The value 0.
    pub const ZERO: Decimal = Decimal { mantissa: 0, scale: 0 };

    /// Reads the lexical form of `xs:decimal` without white space around it
    /// (Datatypes, 3.2.3.1). `None` for any other text, and for a value that needs
    /// more than 38 decimals or a mantissa beyond 127 bits.
    #[must_use]
    pub fn parse(text: &[u8]) -> Option<Decimal> {
        Decimal::parse_short(text).or_else(|| Decimal::parse_long(text))
    }

    /// The same for digits with at most one point, so few that nothing overflows: most
    /// amounts.
    fn parse_short(text: &[u8]) -> Option<Decimal> {
        if text.len() > SHORT {
            return None;
        }
        let (mut mantissa, mut point) = (0_i64, None);
        for (at, byte) in text.iter().enumerate() {
            match byte {
                b'0'..=b'9' => mantissa = mantissa * 10 + i64::from(byte - b'0'),
                b'.' if point.is_none() => point = Some(at),
                _ => return None,
            }
        }
        let has_digits = text.len() > usize::from(point.is_some());
        let scale = point.map_or(0, |at| text.len() - at - 1);
        has_digits.then(|| Decimal::reduced_small(mantissa, scale as u8))
    }

    fn parse_long(text: &[u8]) -> Option<Decimal> {
        let number = Number::parse(text)?;
        let scale = u8::try_from(number.fraction.len()).ok()?;
        let digits = number.integer.iter().chain(number.fraction);
        let magnitude = digits
            .map(|digit| i128::from(digit - b'0'))
            .try_fold(0_i128, |sum, digit| sum.checked_mul(10)?.checked_add(digit))?;
        let mantissa = if number.negative { -magnitude } else { magnitude };
        (scale <= MAX_SCALE).then_some(Decimal { mantissa, scale })
    }

    /// Bytes that equal values have in common, and no others.
    pub(crate) fn to_bytes(self) -> [u8; 17] {
        let mut bytes = [self.scale; 17];
        bytes[..16].copy_from_slice(&self.mantissa.to_le_bytes());
        bytes
    }

    /// The sum. `None` if it, or a term brought to the scale of the other, is beyond
    /// 127 bits.
    #[must_use]
    pub fn checked_add(self, other: Decimal) -> Option<Decimal> {
        self.add_small(other).or_else(|| {
            let scale = self.scale.max(other.scale);
            let mantissa = self.at_scale(scale)?.checked_add(other.at_scale(scale)?)?;
            Some(Decimal { mantissa, scale }.reduced())
        })
    }

    /// The sum if 63 bits are enough for it, as for most: the processor counts with so many.
    fn add_small(self, other: Decimal) -> Option<Decimal> {
        let scale = self.scale.max(other.scale);
        let small = |term: Decimal| {
            let power = 10_i64.checked_pow(u32::from(scale - term.scale))?;
            i64::try_from(term.mantissa).ok()?.checked_mul(power)
        };
        let mantissa = small(self)?.checked_add(small(other)?)?;
        Some(Decimal::reduced_small(mantissa, scale))
    }

    /// The difference, under the limits of [`checked_add`](Self::checked_add).
    #[must_use]
    pub fn checked_sub(self, other: Decimal) -> Option<Decimal> {
        self.checked_add(other.checked_neg()?)
    }

    /// The product. `None` if it is beyond 127 bits, or needs more than 38 decimals.
    #[must_use]
    pub fn checked_mul(self, other: Decimal) -> Option<Decimal> {
        let scale = self.scale.checked_add(other.scale).filter(|scale| *scale <= MAX_SCALE)?;
        let mantissa = self.mantissa.checked_mul(other.mantissa)?;
        Some(Decimal { mantissa, scale }.reduced())
    }

    /// The value without its sign. `None` if it is beyond 127 bits.
    #[must_use]
    pub fn checked_abs(self) -> Option<Decimal> {
        if self < Decimal::ZERO { self.checked_neg() } else { Some(self) }
    }

    /// The value with the other sign. `None` if it is beyond 127 bits.
    #[must_use]
    pub fn checked_neg(self) -> Option<Decimal> {
        Some(Decimal { mantissa: self.mantissa.checked_neg()?, ..self })
    }

    /// The mantissa at a scale that is not below its own.
    fn at_scale(self, scale: u8) -> Option<i128> {
        let power = power_of_ten(scale.checked_sub(self.scale)?)?;
        self.mantissa.checked_mul(power)
    }

    fn reduced_small(mut mantissa: i64, mut scale: u8) -> Decimal {
        while scale > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            scale -= 1;
        }
        Decimal { mantissa: i128::from(mantissa), scale }
    }

    fn reduced(mut self) -> Decimal {
        while self.scale > 0 && self.mantissa % 10 == 0 {
            self.mantissa /= 10;
            self.scale -= 1;
        }
        self
    }

    /// Whole part and what is left of it, in units of the scale.
    fn split(self) -> (i128, i128) {
        // A scale is never above 38, so the power is always there.
        let unit = power_of_ten(self.scale).unwrap_or(i128::MAX);
        (self.mantissa / unit, self.mantissa % unit)
    }
}

fn power_of_ten(exponent: u8) -> Option<i128> {
    10_i128.checked_pow(u32::from(exponent))
}

impl Ord for Decimal {
    fn cmp(&self, other: &Decimal) -> Ordering {
        let scale = self.scale.max(other.scale);
        let (whole, rest) = self.split();
        let (other_whole, other_rest) = other.split();
        // A rest is below one, so at no scale up to 38 does it overflow.
        let fine = |rest, from| Decimal { mantissa: rest, scale: from }.at_scale(scale);
        whole
            .cmp(&other_whole)
            .then_with(|| fine(rest, self.scale).cmp(&fine(other_rest, other.scale)))
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Decimal) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Without exponent, plus sign or superfluous zeros: `-0.5`, `1250`.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let (whole, rest) = self.split();
        let (whole, rest) = (whole.unsigned_abs(), rest.unsigned_abs());
        match usize::from(self.scale) {
            0 => write!(f, "{sign}{whole}"),
            scale => write!(f, "{sign}{whole}.{rest:0scale$}"),
        }
    }
}

#[cfg(test)]
mod tests;
