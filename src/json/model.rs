//! A JSON text as a tree, each value with the place where it stands.

/// A stretch of the decoded text, as offsets of [`crate::source::Window`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Span {
    /// The offset of its first byte.
    pub from: u64,
    /// The offset behind its last byte.
    pub to: u64,
}

impl Span {
    /// How many bytes of decoded text it holds.
    #[must_use]
    pub const fn length(self) -> u64 {
        self.to - self.from
    }
}

/// A value and where it stands: from its first character (a quote, a brace) to its last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// Where.
    pub span: Span,
    /// What.
    pub data: Data,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Data {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number as it is written: its digits are never rounded.
    Number(String),
    /// The characters of a string, escapes resolved; a lone surrogate is U+FFFD.
    String(String),
    /// The items of an array, in order.
    Array(Vec<Value>),
    /// The members of an object, in order; names may be there more than once.
    Object(Vec<Member>),
}

/// A member of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its name, escapes resolved.
    pub name: String,
    /// Where the name stands, with its quotes.
    pub name_span: Span,
    /// Its value.
    pub value: Value,
}

/// The six kinds of values that JSON has (RFC 8259 section 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean,
    /// A number.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

impl Kind {
    /// The name that RFC 8259 and JSON Schema use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Null => "null",
            Kind::Boolean => "boolean",
            Kind::Number => "number",
            Kind::String => "string",
            Kind::Array => "array",
            Kind::Object => "object",
        }
    }
}

impl Value {
    /// What kind of value it is.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self.data {
            Data::Null => Kind::Null,
            Data::Bool(_) => Kind::Boolean,
            Data::Number(_) => Kind::Number,
            Data::String(_) => Kind::String,
            Data::Array(_) => Kind::Array,
            Data::Object(_) => Kind::Object,
        }
    }

    /// The value of the member of that name; of several, the last, which most readers
    /// keep. `None` for what is no object.
    #[must_use]
    pub fn member(&self, name: &str) -> Option<&Value> {
        self.members().iter().rev().find(|m| m.name == name).map(|m| &m.value)
    }

    /// The members of an object, in order; none for what is no object.
    #[must_use]
    pub fn members(&self) -> &[Member] {
        match &self.data {
            Data::Object(members) => members,
            _ => &[],
        }
    }

    /// The items of an array, in order; none for what is no array.
    #[must_use]
    pub fn items(&self) -> &[Value] {
        match &self.data {
            Data::Array(items) => items,
            _ => &[],
        }
    }

    /// The characters of a string; `None` for what is no string.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.data {
            Data::String(text) => Some(text),
            _ => None,
        }
    }

    /// A number as it is written; `None` for what is no number.
    #[must_use]
    pub fn number(&self) -> Option<&str> {
        match &self.data {
            Data::Number(digits) => Some(digits),
            _ => None,
        }
    }
}
