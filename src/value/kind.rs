//! How a built-in's values are read and compared.

use super::binary::{base64_length, hex_length, same_base64};
use super::calendar::{self, Calendar};
use super::name::{self, NameKind};
use super::number::{self, Number};
use super::{Builtin, WhiteSpace};
use std::cmp::Ordering;

/// What a built-in's lexical space is, its range aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Name(NameKind),
    Boolean,
    Number { whole: bool },
    Calendar(Calendar),
    Base64,
    Hex,
}

impl Kind {
    pub(super) const fn of(builtin: Builtin) -> Kind {
        use Builtin as B;
        match builtin {
            B::String | B::NormalizedString | B::Token | B::AnyUri | B::AnySimpleType => Kind::Text,
            B::Language => Kind::Name(NameKind::Language),
            B::NmToken => Kind::Name(NameKind::NmToken),
            B::Name => Kind::Name(NameKind::Name),
            B::NcName => Kind::Name(NameKind::NcName),
            B::Boolean => Kind::Boolean,
            B::Decimal => Kind::Number { whole: false },
            B::DateTime => Kind::Calendar(Calendar::DateTime),
            B::Date => Kind::Calendar(Calendar::Date),
            B::Time => Kind::Calendar(Calendar::Time),
            B::GYear => Kind::Calendar(Calendar::GYear),
            B::GYearMonth => Kind::Calendar(Calendar::GYearMonth),
            B::GMonth => Kind::Calendar(Calendar::GMonth),
            B::GMonthDay => Kind::Calendar(Calendar::GMonthDay),
            B::GDay => Kind::Calendar(Calendar::GDay),
            B::Base64Binary => Kind::Base64,
            B::HexBinary => Kind::Hex,
            // Everything else derives from integer.
            _ => Kind::Number { whole: true },
        }
    }

    /// Why a trimmed text is no value; `Ok` for every text of the kinds of text.
    pub(super) fn read(self, text: &[u8]) -> Result<(), String> {
        match self {
            Kind::Text => Ok(()),
            Kind::Name(kind) => name::check(kind, text).map_err(str::to_owned),
            Kind::Boolean => boolean(text).map(|_| ()).ok_or_else(|| boolean_fault(text)),
            Kind::Number { whole } => read_number(text, whole).map(|_| ()),
            Kind::Calendar(kind) => calendar::parse(kind, text)
                .map(|_| ())
                .map_err(|fault| calendar::reason(kind, text, fault)),
            Kind::Base64 => base64_length(text).map(|_| ()).map_err(str::to_owned),
            Kind::Hex => hex_length(text).map(|_| ()).map_err(str::to_owned),
        }
    }

    /// The order of two texts of an ordered kind; `None` where the standard leaves it
    /// open, or where a text is no value.
    pub(super) fn order(self, a: &[u8], b: &[u8]) -> Option<Ordering> {
        match self {
            Kind::Number { .. } => Some(Number::parse(a)?.order(&Number::parse(b)?)),
            Kind::Calendar(kind) => {
                let (a, b) = (calendar::parse(kind, a).ok()?, calendar::parse(kind, b).ok()?);
                a.order(&b, kind)
            }
            _ => None,
        }
    }

    /// True if two normalised texts stand for the same value.
    pub(super) fn same(self, a: &[u8], b: &[u8]) -> bool {
        match self {
            Kind::Text | Kind::Name(_) => a == b,
            Kind::Boolean => boolean(a) == boolean(b),
            Kind::Number { .. } | Kind::Calendar(_) => self.order(a, b) == Some(Ordering::Equal),
            Kind::Base64 => same_base64(a, b),
            Kind::Hex => a.eq_ignore_ascii_case(b),
        }
    }
}

impl Builtin {
    /// What happens to white space unless a facet says otherwise.
    pub(super) const fn white_space(self) -> WhiteSpace {
        match self {
            Builtin::String | Builtin::AnySimpleType => WhiteSpace::Preserve,
            Builtin::NormalizedString => WhiteSpace::Replace,
            _ => WhiteSpace::Collapse,
        }
    }

    /// Least and greatest value of an integer type (Datatypes, 3.3.14 to 3.3.25).
    pub(super) const fn range(self) -> (Option<&'static str>, Option<&'static str>) {
        match self {
            Builtin::NonPositiveInteger => (None, Some("0")),
            Builtin::NegativeInteger => (None, Some("-1")),
            Builtin::NonNegativeInteger => (Some("0"), None),
            Builtin::PositiveInteger => (Some("1"), None),
            Builtin::Long => (Some("-9223372036854775808"), Some("9223372036854775807")),
            Builtin::Int => (Some("-2147483648"), Some("2147483647")),
            Builtin::Short => (Some("-32768"), Some("32767")),
            Builtin::Byte => (Some("-128"), Some("127")),
            Builtin::UnsignedLong => (Some("0"), Some("18446744073709551615")),
            Builtin::UnsignedInt => (Some("0"), Some("4294967295")),
            Builtin::UnsignedShort => (Some("0"), Some("65535")),
            Builtin::UnsignedByte => (Some("0"), Some("255")),
            _ => (None, None),
        }
    }
}

/// Reads a number, or says why the text is none.
pub(super) fn read_number(text: &[u8], whole: bool) -> Result<Number<'_>, String> {
    let number = if whole { Number::parse_integer(text) } else { Number::parse(text) };
    number.ok_or_else(|| number::fault(text, whole).to_owned())
}

/// What a trimmed text says, if it is a boolean.
pub(super) const fn boolean(text: &[u8]) -> Option<bool> {
    match text {
        b"true" | b"1" => Some(true),
        b"false" | b"0" => Some(false),
        _ => None,
    }
}

/// Why a text is no boolean.
pub(super) fn boolean_fault(text: &[u8]) -> String {
    let capitals = boolean(&text.to_ascii_lowercase()).is_some();
    let reason = match text {
        [] => "it is empty",
        _ if capitals => "capital letters; true and false are written in small ones",
        _ => "neither true, false, 1 nor 0",
    };
    reason.to_owned()
}
