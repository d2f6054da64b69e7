//! What the values at a path are asked one by one.

use super::country;
use crate::playbook::{Comparison, JsonType, Reach, ValueKind, ValueTest};
use crate::value::{
    Builtin, Datatype, Decimal, Pattern, TimeOfDay, is_bic, is_country, is_currency_form, is_uetr,
    time_of_day,
};

/// A test of single values, made ready.
#[derive(Debug)]
pub(super) struct Ask {
    pub(super) reach: Reach,
    question: Question,
}

#[derive(Debug)]
enum Question {
    In(Vec<String>),
    Matches(Box<Pattern>),
    Number(Comparison<Decimal>),
    Type(JsonType),
    IsA(Kind),
    Country(Vec<String>),
}

/// How a kind of value is told.
#[derive(Debug)]
enum Kind {
    Datatype(Box<Datatype>),
    Form(fn(&str) -> bool),
}

/// One value of a path.
#[derive(Clone, Copy)]
pub(super) struct Single<'a> {
    /// `None` for what has children.
    pub(super) text: Option<&'a str>,
    pub(super) json_type: JsonType,
    /// The last step of its path.
    pub(super) name: &'a str,
}

impl Ask {
    /// `None` for a test of all values together.
    pub(super) fn new(test: &ValueTest) -> Option<Ask> {
        let (reach, question) = match test {
            ValueTest::Count(_) | ValueTest::Distinct(_) => return None,
            ValueTest::In(reach, set) => (*reach, Question::In(set.clone())),
            ValueTest::Matches(reach, pattern) => (*reach, Question::Matches(pattern.clone())),
            ValueTest::Number(reach, comparison) => (*reach, Question::Number(*comparison)),
            ValueTest::Type(json_type) => (Reach::All, Question::Type(*json_type)),
            ValueTest::IsA(kind) => (Reach::All, Question::IsA(Kind::new(*kind)?)),
            ValueTest::Country(reach, set) => (*reach, Question::Country(set.clone())),
        };
        Some(Ask { reach, question })
    }

    /// Whether it holds for the value; `None` where the value tells nothing.
    pub(super) fn holds(&self, single: Single<'_>) -> Option<bool> {
        if let Question::Type(json_type) = self.question {
            return Some(single.json_type == json_type);
        }
        let Some(text) = single.text else { return Some(false) };
        Some(match &self.question {
            Question::In(set) => set.iter().any(|value| value == text),
            Question::Matches(pattern) => pattern.matches(text.as_bytes()),
            Question::Number(comparison) => {
                Decimal::parse(text.trim().as_bytes()).is_some_and(|n| comparison.holds(n))
            }
            Question::Type(_) => false,
            Question::IsA(kind) => kind.holds(text),
            Question::Country(set) => {
                let country = country::of(single.name, text)?;
                set.contains(&country)
            }
        })
    }
}

impl Kind {
    fn new(kind: ValueKind) -> Option<Kind> {
        let datatype =
            |builtin| Some(Kind::Datatype(Box::new(Datatype::compile(builtin, &[]).ok()?)));
        match kind {
            ValueKind::Date => datatype(Builtin::Date),
            ValueKind::DateTime => datatype(Builtin::DateTime),
            ValueKind::Base64 => datatype(Builtin::Base64Binary),
            ValueKind::Time => {
                Some(Kind::Form(|text| matches!(time_of_day(text), TimeOfDay::Time { .. })))
            }
            ValueKind::Uuid4 => Some(Kind::Form(is_uetr)),
            ValueKind::Bic => Some(Kind::Form(is_bic)),
            ValueKind::Currency => Some(Kind::Form(is_currency_form)),
            ValueKind::Country => Some(Kind::Form(is_country)),
            ValueKind::Iban => Some(Kind::Form(is_iban)),
            ValueKind::Sha512Hex => Some(Kind::Form(is_sha512)),
        }
    }

    fn holds(&self, text: &str) -> bool {
        match self {
            Kind::Datatype(datatype) => datatype.check(text.as_bytes()).is_ok(),
            Kind::Form(has_form) => has_form(text),
        }
    }
}

/// Whether a text is 64 bytes in hexadecimal (FIPS 180-4).
fn is_sha512(text: &str) -> bool {
    text.len() == 128 && text.bytes().all(|b| b.is_ascii_hexdigit())
}

/// Whether the check digits of an IBAN are right (ISO 13616, ISO 7064 mod 97-10).
fn is_iban(text: &str) -> bool {
    let is_shaped = (15..=34).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    is_shaped && {
        let moved = text.bytes().cycle().skip(4).take(text.len());
        let remainder = moved.fold(0_u32, |rest, byte| match byte {
            b'0'..=b'9' => (rest * 10 + u32::from(byte - b'0')) % 97,
            _ => (rest * 100 + u32::from(byte - b'A') + 10) % 97,
        });
        remainder == 1
    }
}

#[cfg(test)]
mod tests {
    use super::{Ask, Single, is_iban};
    use crate::playbook::{JsonType, Reach, ValueKind, ValueTest};

    fn holds(test: &ValueTest, name: &str, text: &str) -> Option<bool> {
        let json_type = JsonType::String;
        Ask::new(test).unwrap().holds(Single { text: Some(text), json_type, name })
    }

    #[test]
    fn each_kind_of_value_is_told() {
        for (kind, good, bad) in [
            (ValueKind::Date, "2026-02-28", "2026-02-30"),
            (ValueKind::DateTime, "2026-02-28T24:00:00Z", "2026-02-28T00:00:"),
            (ValueKind::Time, "17:30", "24:01"),
            (
                ValueKind::Uuid4,
                "97ed4827-7b6f-4491-a06f-b548d5a7512d",
                "97ED4827-7B6F-4491-A06F-B548D5A7512D",
            ),
            (ValueKind::Bic, "ALQBDEHHXXX", "fakebic1"),
            (ValueKind::Currency, "SGD", "sgd"),
            (ValueKind::Country, "SG", "SGP"),
            (ValueKind::Iban, "DE89370400440532013000", "DE89370400440532013001"),
            (ValueKind::Base64, "SGFsbG8=", "SGFsbG8"),
            (ValueKind::Sha512Hex, &"0a".repeat(64), "0a"),
        ] {
            let test = ValueTest::IsA(kind);
            assert_eq!(holds(&test, "x", good), Some(true), "{good}");
            assert_eq!(holds(&test, "x", bad), Some(false), "{bad}");
        }
        assert!(!is_iban("de89370400440532013000"));
    }

    #[test]
    fn what_tells_no_country_is_no_counterexample() {
        let test = ValueTest::Country(Reach::All, vec!["AU".into()]);
        assert_eq!(holds(&test, "BIC", "ALQBAU2SXXX"), Some(true));
        assert_eq!(holds(&test, "IBAN", "DE89370400440532013000"), Some(false));
        assert_eq!(holds(&test, "Cd", "XXXXX"), None);
    }
}
