//! The pattern facet: the regular expressions of XML Schema 1.0 (Datatypes, second
//! edition, appendix F).
//!
//! Its own parser and matcher, since the language is not that of any usual engine: it
//! is anchored, subtracts classes, knows name characters and blocks, and refuses what
//! others take. A pattern becomes an automaton; where its table is small and values
//! are many, a value costs one look-up a character, and always time linear in its length.

mod alphabet;
mod blocks;
mod charset;
mod class;
mod dfa;
mod error;
mod mismatch;
mod names;
mod nfa;
mod node;
mod noun;
mod parser;
mod table;
mod unicode;
mod words;

#[cfg(test)]
mod tests;

pub use error::{PatternError, PatternFault};

use dfa::Dfa;
use nfa::Nfa;
use node::Regex;
use table::Table;

/// How many states the automaton of a pattern may have. Counted repetitions are written
/// out, so `[0-9]{1,5000}` needs 9,999.
const POSITION_LIMIT: usize = 100_000;

/// A compiled pattern. It may be shared between threads.
///
/// ```
/// use isoproof::value::Pattern;
/// let iban = Pattern::compile("[A-Z]{2,2}[0-9]{2,2}[a-zA-Z0-9]{1,30}").unwrap();
/// assert!(iban.matches(b"XX00ABCD"));
/// assert!(!iban.matches(b"XX00"));
/// assert_eq!(
///     iban.words().unwrap(),
///     "2 capital letters, 2 digits, then 1 to 30 letters or digits"
/// );
/// assert_eq!(iban.explain_mismatch(b"XXA0ABCD").unwrap(), "character 3 must be a digit");
/// ```
#[derive(Clone, Debug)]
pub struct Pattern {
    source: String,
    regex: Regex,
    nfa: Nfa,
    table: Table,
}

impl Pattern {
    /// Compiles a pattern as a schema writes it, after XML's references.
    ///
    /// # Errors
    ///
    /// What appendix F does not admit, nesting deeper than 200 groups or classes, and
    /// patterns that need more than 100,000 states.
    ///
    /// ```
    /// use isoproof::value::Pattern;
    /// let error = Pattern::compile("[0-9]{2,1}").unwrap_err();
    /// assert_eq!(error.offset, 5);
    /// assert!(error.to_string().contains("greater than the second"));
    /// ```
    pub fn compile(source: &str) -> Result<Pattern, PatternError> {
        let regex = parser::parse(source)?;
        let nfa = Nfa::new(&regex);
        Ok(Pattern { source: source.to_owned(), regex, nfa, table: Table::default() })
    }

    /// Whether the whole of the value matches. The value is UTF-8, normalised for white
    /// space as its type says; what is not UTF-8 does not match.
    #[must_use]
    pub fn matches(&self, value: &[u8]) -> bool {
        match self.table.for_one_more(|| Dfa::new(&self.nfa, &self.regex.sets)) {
            Some(dfa) => dfa.matches(value),
            None => self.nfa.matches(&self.regex.sets, value),
        }
    }

    /// The pattern as it was written.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The pattern in plain English, where it is of a simple kind.
    #[must_use]
    pub fn words(&self) -> Option<String> {
        words::words(&self.regex)
    }

    /// Where a value stops matching and what could stand there, in words that do not
    /// repeat the value; `None` if it matches.
    #[must_use]
    pub fn explain_mismatch(&self, value: &[u8]) -> Option<String> {
        if self.matches(value) { None } else { Some(self.mismatch(value)) }
    }

    fn mismatch(&self, value: &[u8]) -> String {
        mismatch::explain(&self.nfa, &self.regex.sets, value)
    }
}
