//! Why a text is no pattern.

/// A pattern that cannot be used, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{fault}, at character {}", offset + 1)]
pub struct PatternError {
    /// Where, in characters from 0; the length of the pattern for its end.
    pub offset: usize,
    /// What is wrong there.
    pub fault: PatternFault,
}

/// What is wrong with a pattern (the rules are those of Datatypes, appendix F).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PatternFault {
    /// A quantifier at the start of a branch, or behind another one.
    #[error("a quantifier has nothing to repeat")]
    NothingToRepeat,
    /// `{` without one of the three forms behind it.
    #[error("a quantity is written {{n}}, {{n,}} or {{n,m}}")]
    Quantity,
    /// `{n,m}` with n above m.
    #[error("the first number of a quantity is greater than the second")]
    QuantityOrder,
    /// A character that has a meaning of its own and none here.
    #[error("'{0}' must be written \\{0} here")]
    Unescaped(char),
    /// `(` without `)`.
    #[error("a group is not closed by ')'")]
    UnclosedGroup,
    /// `[` without `]`.
    #[error("a character class is not closed by ']'")]
    UnclosedClass,
    /// `[]`, `[^]` or `[-[a]]`.
    #[error("a character class names no character")]
    EmptyClass,
    /// Something between the `]` of a subtracted class and the next `]`.
    #[error("a subtraction must end its character class")]
    AfterSubtraction,
    /// `-` in the middle of a class.
    #[error(
        "'-' in a character class stands first, last or between two characters, \
         or is written \\-"
    )]
    Hyphen,
    /// `[z-a]`.
    #[error("a range starts behind its end")]
    RangeOrder,
    /// `[a-\d]`.
    #[error("a range ends in one character")]
    RangeEnd,
    /// `\` at the end.
    #[error("nothing follows '\\'")]
    EscapeEnd,
    /// `\` before a character that takes none.
    #[error("'\\{0}' is no escape")]
    Escape(char),
    /// `\p` or `\P` without a name in braces.
    #[error("a category or block is written \\p{{name}} or \\P{{name}}")]
    PropertyForm,
    /// A name in `\p{…}` that is none.
    #[error("'{0}' is no category or block of characters")]
    Property(String),
    /// Groups or subtracted classes in each other, too many deep.
    #[error("the pattern nests more than {0} deep")]
    Depth(usize),
    /// More than the matcher keeps.
    #[error("the pattern needs more than {0} positions")]
    Size(usize),
}
