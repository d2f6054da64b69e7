//! The built-in types of XML Schema 1.0 Datatypes that a simple type may rest on.

/// A built-in type (XML Schema 1.0 Datatypes, section 3). ISO 20022 uses nine of
/// them; the others are for users' own schemas.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names are those of the standard")]
pub enum Builtin {
    String,
    NormalizedString,
    Token,
    Language,
    NmToken,
    Name,
    NcName,
    AnyUri,
    Boolean,
    Decimal,
    Integer,
    NonPositiveInteger,
    NegativeInteger,
    NonNegativeInteger,
    PositiveInteger,
    Long,
    Int,
    Short,
    Byte,
    UnsignedLong,
    UnsignedInt,
    UnsignedShort,
    UnsignedByte,
    DateTime,
    Date,
    Time,
    GYear,
    GYearMonth,
    GMonth,
    GMonthDay,
    GDay,
    Base64Binary,
    HexBinary,
    /// `xs:anySimpleType`: every string.
    AnySimpleType,
}

/// Names in the order of the enumeration.
const NAMES: [(&str, Builtin); 34] = [
    ("string", Builtin::String),
    ("normalizedString", Builtin::NormalizedString),
    ("token", Builtin::Token),
    ("language", Builtin::Language),
    ("NMTOKEN", Builtin::NmToken),
    ("Name", Builtin::Name),
    ("NCName", Builtin::NcName),
    ("anyURI", Builtin::AnyUri),
    ("boolean", Builtin::Boolean),
    ("decimal", Builtin::Decimal),
    ("integer", Builtin::Integer),
    ("nonPositiveInteger", Builtin::NonPositiveInteger),
    ("negativeInteger", Builtin::NegativeInteger),
    ("nonNegativeInteger", Builtin::NonNegativeInteger),
    ("positiveInteger", Builtin::PositiveInteger),
    ("long", Builtin::Long),
    ("int", Builtin::Int),
    ("short", Builtin::Short),
    ("byte", Builtin::Byte),
    ("unsignedLong", Builtin::UnsignedLong),
    ("unsignedInt", Builtin::UnsignedInt),
    ("unsignedShort", Builtin::UnsignedShort),
    ("unsignedByte", Builtin::UnsignedByte),
    ("dateTime", Builtin::DateTime),
    ("date", Builtin::Date),
    ("time", Builtin::Time),
    ("gYear", Builtin::GYear),
    ("gYearMonth", Builtin::GYearMonth),
    ("gMonth", Builtin::GMonth),
    ("gMonthDay", Builtin::GMonthDay),
    ("gDay", Builtin::GDay),
    ("base64Binary", Builtin::Base64Binary),
    ("hexBinary", Builtin::HexBinary),
    ("anySimpleType", Builtin::AnySimpleType),
];

impl Builtin {
    /// All of them, each at the place of its number.
    pub(crate) const ALL: [Builtin; NAMES.len()] = {
        let mut all = [Builtin::String; NAMES.len()];
        let mut at = 0;
        while at < all.len() {
            all[at] = NAMES[at].1;
            at += 1;
        }
        all
    };

    /// The built-in of that local name.
    ///
    /// ```
    /// use isoproof::value::Builtin;
    /// assert_eq!(Builtin::parse("dateTime"), Some(Builtin::DateTime));
    /// assert_eq!(Builtin::parse("float"), None);
    /// ```
    #[must_use]
    pub fn parse(local_name: &str) -> Option<Builtin> {
        NAMES.iter().find(|(name, _)| *name == local_name).map(|(_, builtin)| *builtin)
    }

    /// Its local name in the XML Schema namespace.
    #[must_use]
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(_, builtin)| *builtin == self).map_or("anySimpleType", |(name, _)| name)
    }
}
