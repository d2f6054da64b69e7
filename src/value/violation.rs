//! Why a value is not of its type.

/// Why a value is not of its type. What it says never repeats the value, so that it
/// can be shown where values are masked; of dates it names single parts of two digits
/// that cannot be (`the month is 13`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Violation {
    /// The text is none of the type's lexical forms (Datatypes, 3.2 and 3.3).
    Shape {
        /// Which part is wrong and why, a lower-case fragment.
        reason: String,
    },
    /// More characters (bytes for the binary types) than `maxLength` allows.
    TooLong {
        /// The most that are allowed.
        max: u64,
        /// How many there are.
        found: u64,
    },
    /// Fewer characters (bytes for the binary types) than `minLength` requires.
    TooShort {
        /// The fewest that are allowed.
        min: u64,
        /// How many there are.
        found: u64,
    },
    /// Another length than the one that `length` requires.
    Length {
        /// The length that is required.
        required: u64,
        /// The length that it has.
        found: u64,
    },
    /// Not of the form that a pattern requires.
    Pattern {
        /// The form in words; where there are none, the pattern with the words "text
        /// of the form" before it.
        words: String,
        /// Where and how the value differs, if that can be said.
        mismatch: Option<String>,
    },
    /// None of the enumerated values.
    Code {
        /// Those that were likely meant, at most three, the likeliest first.
        nearest: Vec<String>,
        /// How many values are allowed.
        count: usize,
    },
    /// More digits than `totalDigits` allows.
    TotalDigits {
        /// The most that are allowed.
        max: u64,
        /// How many count: all but leading zeros and those at the end of the decimals.
        found: u64,
    },
    /// More digits behind the point than `fractionDigits` allows.
    FractionDigits {
        /// The most that are allowed.
        max: u64,
        /// How many count: all but zeros at the end.
        found: u64,
    },
    /// Beyond an end of the range.
    Range {
        /// That end in words: `at least 0`.
        bound: String,
    },
}
