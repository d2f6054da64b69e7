//! The facets of one derivation step, as a schema states them.

/// What happens to white space before a value is judged (Datatypes, 4.3.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WhiteSpace {
    /// Nothing.
    Preserve,
    /// Tab, LF and CR become blanks.
    Replace,
    /// Then runs of blanks become one, and none stays at the ends.
    Collapse,
}

/// The facets of one restriction, in the order of Datatypes 4.3. Bounds are kept as
/// the schema writes them: what they mean depends on the base.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Facets {
    /// Exact length, in characters (bytes for the binary types).
    pub length: Option<u64>,
    /// Least length.
    pub min_length: Option<u64>,
    /// Greatest length.
    pub max_length: Option<u64>,
    /// Patterns; one of them must match. Patterns of different steps must all match.
    pub patterns: Vec<String>,
    /// The allowed values, in the order of the schema; empty: no such facet.
    pub enumerations: Vec<String>,
    /// White-space handling, where the step states it.
    pub white_space: Option<WhiteSpace>,
    /// Greatest value, itself allowed.
    pub max_inclusive: Option<String>,
    /// Greatest value, itself not allowed.
    pub max_exclusive: Option<String>,
    /// Least value, itself not allowed.
    pub min_exclusive: Option<String>,
    /// Least value, itself allowed.
    pub min_inclusive: Option<String>,
    /// Most digits.
    pub total_digits: Option<u64>,
    /// Most digits behind the point.
    pub fraction_digits: Option<u64>,
}
