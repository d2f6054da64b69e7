//! Conditions on a payload.

use super::written::Keys;
use super::{Comparison, Path};
use crate::playbook::api::Direction;
use crate::playbook::named::named;
use crate::value::{Decimal, Pattern};
use serde::Deserialize;
use toml::Spanned;

/// A condition: all its tests must hold.
///
/// ```
/// use isoproof::playbook::{Condition, Test};
/// # #[derive(serde::Deserialize)]
/// # struct Case { when: Condition }
/// let case = r#"when = { path = "Document/BkToCstmrAcctRpt/Rpt/Ntry", count = "= 0" }"#;
/// let case: Case = toml::from_str(case)?;
/// assert!(matches!(case.when.tests[..], [Test::Path(..)]));
/// # Ok::<(), toml::de::Error>(())
/// ```
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "Keys")]
pub struct Condition {
    /// The tests; at least one.
    pub tests: Vec<Test>,
}

impl Condition {
    /// Whether it needs nothing but what is below the place where it looks; a shared
    /// condition that `shared` does not know is taken to.
    pub(in crate::playbook) fn is_local<'c>(
        &'c self,
        shared: &dyn Fn(&str) -> Option<&'c Condition>,
    ) -> bool {
        self.tests.iter().all(|test| match test {
            Test::Path(..)
            | Test::Differ(_)
            | Test::Equal(_)
            | Test::Days(_)
            | Test::Countries(..)
            | Test::Within(..) => true,
            Test::Shared(id) => shared(id.get_ref()).is_none_or(|of| of.is_local(shared)),
            Test::Any(of) | Test::All(of) => of.iter().all(|one| one.is_local(shared)),
            Test::Not(of) => of.is_local(shared),
            _ => false,
        })
    }

    /// The shared conditions that it asks for itself, wherever they stand in it.
    pub(in crate::playbook) fn shared(&self) -> Vec<&Spanned<String>> {
        fn of(test: &Test) -> Vec<&Spanned<String>> {
            match test {
                Test::Shared(id) => vec![id],
                Test::Any(of) | Test::All(of) => of.iter().flat_map(Condition::shared).collect(),
                Test::Within(_, _, of) | Test::Partner(_, of) | Test::Not(of) => of.shared(),
                _ => Vec::new(),
            }
        }
        self.tests.iter().flat_map(of).collect()
    }
}

/// One test of a payload.
#[derive(Clone, Debug)]
pub enum Test {
    /// The payload is such a message (id, or its beginning up to a dot) or of such a
    /// kind.
    Is(Vec<Spanned<String>>),
    /// The local name of its root element.
    Root(String),
    /// How the namespace of its root element starts.
    Namespace(String),
    /// What is at a path. Without tests of values: something is.
    Path(Spanned<Path>, Vec<ValueTest>),
    /// Both are there, and their first values differ.
    Differ([Spanned<Path>; 2]),
    /// Both are there, and their first values are equal.
    Equal([Spanned<Path>; 2]),
    /// The path is there, and in each or one of its occurrences the condition holds;
    /// its paths start there.
    Within(Reach, Spanned<Path>, Box<Condition>),
    /// Two dates.
    Days(Days),
    /// Validation found no error in the message; or it found one.
    Valid(bool),
    /// Validation has a finding of one of these codes; `*` at the end stands for any
    /// rest.
    Finding(Vec<Spanned<String>>),
    /// The form of its bytes is one of these.
    Syntax(Vec<Syntax>),
    /// The user declared that it answers with success; or that it does not.
    Success(bool),
    /// The API that the user declared is one of these.
    Api(Vec<Spanned<String>>),
    /// The direction that the user declared is one of these.
    Direction(Vec<Direction>),
    /// So many days lie between a date and the declared day.
    Age(Age),
    /// The values at these paths tell so many different countries.
    Countries(Vec<Spanned<Path>>, Comparison<u64>),
    /// The user declared that one of these formats had been requested.
    Requested(Vec<String>),
    /// The environment that the user declared is one of these.
    Environment(Vec<Environment>),
    /// In the same exchange, a payload of that direction meets the condition.
    Partner(Direction, Box<Condition>),
    /// Every value is among those of the other payload.
    Agrees(Agreement),
    /// Some value is not among those of the other payload.
    Disagrees(Agreement),
    /// The value, SHA-512 in hexadecimal, is the digest of the bytes of another payload
    /// of that direction in the exchange.
    DigestOf(Spanned<Path>, Direction),
    /// The condition of that id holds.
    Shared(Spanned<String>),
    /// One of the conditions holds.
    Any(Vec<Condition>),
    /// All of them hold.
    All(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
}

/// Of how many values, or places, something must be true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Of all, and there is one at least.
    All,
    /// Of one at least.
    Some,
}

/// A test of the values at a path.
#[derive(Clone, Debug)]
pub enum ValueTest {
    /// How many there are.
    Count(Comparison<u64>),
    /// How many different ones there are.
    Distinct(Comparison<u64>),
    /// They are in the set.
    In(Reach, Vec<String>),
    /// They match, as a whole.
    Matches(Reach, Box<Pattern>),
    /// As numbers they compare so.
    Number(Reach, Comparison<Decimal>),
    /// All are of that JSON type.
    Type(JsonType),
    /// All are of that kind.
    IsA(ValueKind),
    /// The countries that they tell (two letters) are in the set.
    Country(Reach, Vec<String>),
}

/// Two dates of a payload: both are there, the first is not behind the second, and at
/// most `max_days` days lie between them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Days {
    /// Where the first is.
    pub from: Spanned<Path>,
    /// Where the second is.
    pub to: Spanned<Path>,
    /// How far apart they may be.
    pub max_days: Option<u32>,
}

/// A date of a payload, and how many days before the declared day it may lie.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Age {
    /// Where the date is.
    pub path: Spanned<Path>,
    /// The days from it to the declared day.
    pub days: Comparison<i64>,
}

/// Values of a payload, and those of its partner in the exchange.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    /// The path in the payload.
    pub path: Spanned<Path>,
    /// Which way the partner goes.
    pub direction: Direction,
    /// The path in the partner.
    pub with: Spanned<Path>,
}

named! {
    /// Where a payload was seen.
    Environment {
        /// In real business.
        Production = "production",
        /// In the bank's test environment.
        Sandbox = "sandbox",
        /// In a document.
        Documentation = "documentation",
        /// Nowhere: somebody made it up.
        Invented = "invented",
    }
}

named! {
    /// Forms of bytes.
    Syntax {
        /// XML.
        Xml = "xml",
        /// JSON.
        Json = "json",
        /// SWIFT MT.
        Mt = "mt",
        /// Anything else.
        Other = "other",
    }
}

named! {
    /// Types of JSON values. In XML an element with elements in it is an object, any
    /// other a string.
    JsonType {
        /// Text.
        String = "string",
        /// A number.
        Number = "number",
        /// True or false.
        Boolean = "boolean",
        /// Members.
        Object = "object",
        /// Null.
        Null = "null",
    }
}

named! {
    /// Kinds of values.
    ValueKind {
        /// Year-month-day.
        Date = "date",
        /// A date and a time.
        DateTime = "date-time",
        /// A time of day.
        Time = "time",
        /// A UUID of version 4.
        Uuid4 = "uuid4",
        /// A BIC.
        Bic = "bic",
        /// A currency code.
        Currency = "currency",
        /// A country code.
        Country = "country",
        /// An IBAN with right check digits.
        Iban = "iban",
        /// Base64.
        Base64 = "base64",
        /// SHA-512 in hexadecimal.
        Sha512Hex = "sha512-hex",
    }
}

/// A condition that several claims use, under a name.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shared {
    /// Its name (`accepted-status`).
    pub id: Spanned<String>,
    /// What it means that it holds.
    pub meaning: String,
    /// The condition.
    pub when: Spanned<Condition>,
}
