//! Comparisons: `>= 2`.

use crate::value::Decimal;
use serde::Deserialize;

/// A comparison with a number, written `>= 2`.
///
/// ```
/// use isoproof::playbook::Comparison;
/// let several: Comparison<u64> = ">= 2".to_owned().try_into()?;
/// assert!(several.holds(2) && !several.holds(1));
/// # Ok::<(), String>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String", bound = "T: Readable")]
pub struct Comparison<T> {
    /// How to compare.
    pub operator: Operator,
    /// With what.
    pub than: T,
}

/// How two numbers are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `=`
    Equal,
    /// `>=`
    AtLeast,
    /// `>`
    More,
    /// `<=`
    AtMost,
    /// `<`
    Less,
}

impl<T: PartialOrd> Comparison<T> {
    /// Whether it holds for that number.
    pub fn holds(&self, number: T) -> bool {
        match self.operator {
            Operator::Equal => number == self.than,
            Operator::AtLeast => number >= self.than,
            Operator::More => number > self.than,
            Operator::AtMost => number <= self.than,
            Operator::Less => number < self.than,
        }
    }
}

/// A kind of number that a comparison can have.
pub trait Readable: Sized {
    /// Reads it.
    fn read(text: &str) -> Option<Self>;
}

impl Readable for u64 {
    fn read(text: &str) -> Option<u64> {
        text.parse().ok()
    }
}

impl Readable for i64 {
    fn read(text: &str) -> Option<i64> {
        text.parse().ok()
    }
}

impl Readable for Decimal {
    fn read(text: &str) -> Option<Decimal> {
        Decimal::parse(text.as_bytes())
    }
}

/// The operators, longer ones before those that they start with.
const OPERATORS: [(&str, Operator); 5] = [
    (">=", Operator::AtLeast),
    ("<=", Operator::AtMost),
    (">", Operator::More),
    ("<", Operator::Less),
    ("=", Operator::Equal),
];

impl<T: Readable> TryFrom<String> for Comparison<T> {
    type Error = String;

    fn try_from(text: String) -> Result<Comparison<T>, String> {
        OPERATORS
            .iter()
            .find_map(|(sign, operator)| {
                let than = T::read(text.strip_prefix(sign)?.trim_start())?;
                Some(Comparison { operator: *operator, than })
            })
            .ok_or_else(|| format!("`{text}` is no comparison such as `>= 2` or `= 0`"))
    }
}

#[cfg(test)]
mod tests {
    use super::{Comparison, Operator};
    use crate::value::Decimal;

    #[test]
    fn each_sign_is_its_operator() {
        let holds = |text: &str| {
            let comparison = Comparison::<u64>::try_from(text.to_owned()).unwrap();
            [1, 2, 3].map(|number| comparison.holds(number))
        };
        assert_eq!(holds("= 2"), [false, true, false]);
        assert_eq!(holds(">= 2"), [false, true, true]);
        assert_eq!(holds("> 2"), [false, false, true]);
        assert_eq!(holds("<=2"), [true, true, false]);
        assert_eq!(holds("<2"), [true, false, false]);
    }

    #[test]
    fn decimals_are_exact_and_counts_whole() {
        let negative = Comparison::<Decimal>::try_from("< -0.10".to_owned()).unwrap();
        assert_eq!(negative.operator, Operator::Less);
        assert!(negative.holds(Decimal::parse(b"-0.11").unwrap()));
        assert!(!negative.holds(Decimal::parse(b"-0.1").unwrap()));
        for wrong in ["", "2", "== 2", ">= 0.5", "> x", "=> 1"] {
            assert!(Comparison::<u64>::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
    }
}
