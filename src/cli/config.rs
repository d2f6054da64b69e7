//! The configuration file: `isoproof.toml`, in the working directory or a folder above it.
//!
//! It has one table, `[rules]`, with the keys of the options of the same names. What the
//! command line says stands over it, key by key.

use super::error::CliError;
use super::{nearest, text_file};
use crate::diagnostic::Severity;
use crate::rules::{Choice, ChoiceError};
use std::borrow::Cow;
use std::ops::Range;
use std::path::{Path, PathBuf};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The name of the file.
pub(crate) const FILE_NAME: &str = "isoproof.toml";

/// What the files beside payloads end with that say what is suppressed.
pub(crate) const SIDE_FILE: &str = ".isoproof.toml";

/// The folder in which a search upwards ends: the top of a working copy.
const TOP: &str = ".git";

/// What the configuration says of rules.
#[derive(Debug, Default)]
pub(crate) struct Config {
    /// The path as it is shown.
    pub(crate) path: String,
    text: String,
    profile: Vec<Spanned<String>>,
    select: Option<Vec<Spanned<String>>>,
    ignore: Vec<Spanned<String>>,
    severity: Vec<(Spanned<String>, Severity)>,
    reference_date: Option<Spanned<String>>,
    max_unique: Option<u64>,
}

/// What is wrong with the file, and where.
pub(super) struct Fault(pub(super) Range<usize>, pub(super) String);

/// The configuration in that file, or the one that is found if none is named.
///
/// # Errors
///
/// If it cannot be read, is no TOML, or has a key that does not exist.
pub(crate) fn load(named: Option<&Path>) -> Result<Option<Config>, CliError> {
    let (path, shown) = match named {
        Some(path) => (path.to_owned(), path.display().to_string()),
        None => match find() {
            Some(found) => found,
            None => return Ok(None),
        },
    };
    let text = text_file::read(&path)?;
    Config::parse(shown, text).map(Some)
}

/// The file in the working directory or the nearest folder above it, and how it is shown:
/// as seen from there, so that it does not depend on where that is.
fn find() -> Option<(PathBuf, String)> {
    let here = std::env::current_dir().ok()?;
    for (steps, folder) in here.ancestors().enumerate() {
        let path = folder.join(FILE_NAME);
        if path.is_file() {
            return Some((path, "../".repeat(steps) + FILE_NAME));
        }
        if folder.join(TOP).exists() {
            return None;
        }
    }
    None
}

/// Whether a file of that name belongs to this program and is no payload.
pub(crate) fn is_own(name: &str) -> bool {
    name == FILE_NAME || name.ends_with(SIDE_FILE)
}

impl Config {
    /// Reads the text of a configuration.
    fn parse(path: String, text: String) -> Result<Config, CliError> {
        let mut config = Config { path, ..Config::default() };
        let read = config.read(&text);
        config.text = text;
        read.map_err(|fault| config.fault(fault))?;
        Ok(config)
    }

    fn read(&mut self, text: &str) -> Result<(), Fault> {
        for (key, value) in document(text)? {
            match key.get_ref().as_ref() {
                "rules" => self.rules(value)?,
                other => return Err(unknown(&key, other, &["rules"])),
            }
        }
        Ok(())
    }

    fn rules(&mut self, rules: Spanned<DeValue<'_>>) -> Result<(), Fault> {
        for (key, value) in table(rules)? {
            match key.get_ref().as_ref() {
                "profile" => self.profile = words(value)?,
                "select" => self.select = Some(words(value)?),
                "ignore" => self.ignore = words(value)?,
                "severity" => {
                    let table = table(value)?.into_iter();
                    self.severity =
                        table.map(|(key, value)| severity(key, value)).collect::<Result<_, _>>()?;
                }
                "reference-date" => self.reference_date = Some(day(value)?),
                "max-unique" => self.max_unique = Some(count(value)?),
                other => return Err(unknown(&key, other, KEYS)),
            }
        }
        Ok(())
    }

    /// Adds to a choice what the command line does not say itself.
    ///
    /// # Errors
    ///
    /// If something names no rule or profile, or a day that does not exist.
    pub(crate) fn apply(&self, choice: Choice, said: &Said) -> Result<Choice, CliError> {
        self.add(choice, said).map_err(|fault| self.fault(fault))
    }

    fn add(&self, mut choice: Choice, said: &Said) -> Result<Choice, Fault> {
        for name in self.profile.iter().filter(|_| !said.profile) {
            choice = choice.profile(name.get_ref()).map_err(|error| of(name, &error))?;
        }
        for name in self.select.iter().flatten().filter(|_| !said.select) {
            choice = choice.select(&[name.get_ref()]).map_err(|error| of(name, &error))?;
        }
        for name in self.ignore.iter().filter(|_| !said.ignore) {
            let ignored = choice.ignore(&[name.get_ref()], &self.path);
            choice = ignored.map_err(|error| of(name, &error))?;
        }
        for (name, severity) in &self.severity {
            let changed = choice.severity_of(name.get_ref(), *severity);
            choice = changed.map_err(|error| of(name, &error))?;
        }
        if let Some(day) = self.reference_date.as_ref().filter(|_| !said.reference_date) {
            choice = choice.on_day(day.get_ref()).map_err(|error| of(day, &error))?;
        }
        Ok(match self.max_unique {
            Some(count) if !said.max_unique => choice.at_most_unique(count),
            _ => choice,
        })
    }

    fn fault(&self, Fault(span, reason): Fault) -> CliError {
        let (line, column) = place(&self.text, span.start);
        CliError::File { path: format!("{}:{line}:{column}", self.path), reason }
    }
}

/// What the command line says itself.
#[derive(Debug, Default)]
pub(crate) struct Said {
    pub(crate) profile: bool,
    pub(crate) select: bool,
    pub(crate) ignore: bool,
    pub(crate) reference_date: bool,
    pub(crate) max_unique: bool,
}

/// The keys of `[rules]`.
const KEYS: &[&str] = &["profile", "select", "ignore", "severity", "reference-date", "max-unique"];

pub(super) type Entry<'t> = (Spanned<Cow<'t, str>>, Spanned<DeValue<'t>>);

/// The entries of a table, in the order of the text.
fn entries(table: DeTable<'_>) -> Vec<Entry<'_>> {
    let mut entries: Vec<Entry<'_>> = table.into_iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}

pub(super) fn document(text: &str) -> Result<Vec<Entry<'_>>, Fault> {
    let table = DeTable::parse(text);
    let table = table.map_err(|e| Fault(e.span().unwrap_or(0..0), e.message().to_owned()))?;
    Ok(entries(table.into_inner()))
}

pub(super) fn table(value: Spanned<DeValue<'_>>) -> Result<Vec<Entry<'_>>, Fault> {
    let span = value.span();
    match value.into_inner() {
        DeValue::Table(table) => Ok(entries(table)),
        _ => Err(Fault(span, "expected a table".to_owned())),
    }
}

/// One string or a list of them.
fn words(value: Spanned<DeValue<'_>>) -> Result<Vec<Spanned<String>>, Fault> {
    let span = value.span();
    match value.into_inner() {
        DeValue::Array(items) => items.into_iter().map(word).collect(),
        DeValue::String(text) => Ok(vec![Spanned::new(span, text.into_owned())]),
        _ => Err(Fault(span, "expected a string or a list of strings".to_owned())),
    }
}

pub(super) fn word(value: Spanned<DeValue<'_>>) -> Result<Spanned<String>, Fault> {
    let span = value.span();
    match value.into_inner() {
        DeValue::String(text) => Ok(Spanned::new(span, text.into_owned())),
        _ => Err(Fault(span, "expected a string".to_owned())),
    }
}

/// A day, as a string or as TOML's own.
fn day(value: Spanned<DeValue<'_>>) -> Result<Spanned<String>, Fault> {
    let span = value.span();
    match value.into_inner() {
        DeValue::String(text) => Ok(Spanned::new(span, text.into_owned())),
        DeValue::Datetime(day) => Ok(Spanned::new(span, day.to_string())),
        _ => Err(Fault(span, "expected a date such as 2026-03-01".to_owned())),
    }
}

fn count(value: Spanned<DeValue<'_>>) -> Result<u64, Fault> {
    let span = value.span();
    let number = match value.into_inner() {
        DeValue::Integer(number) => u64::from_str_radix(number.as_str(), number.radix()).ok(),
        _ => None,
    };
    number.ok_or_else(|| Fault(span, "expected a number of 0 or more".to_owned()))
}

fn severity(
    key: Spanned<Cow<'_, str>>,
    value: Spanned<DeValue<'_>>,
) -> Result<(Spanned<String>, Severity), Fault> {
    let word = word(value)?;
    let severity = Severity::parse(word.get_ref())
        .ok_or_else(|| Fault(word.span(), "expected error, warning or info".to_owned()))?;
    let span = key.span();
    Ok((Spanned::new(span, key.into_inner().into_owned()), severity))
}

pub(super) fn unknown(key: &Spanned<Cow<'_, str>>, name: &str, known: &[&str]) -> Fault {
    let hint = nearest::hint(name, known.iter().copied());
    let hint = if hint.is_empty() { format!("; there are {}", known.join(", ")) } else { hint };
    Fault(key.span(), format!("unknown key `{name}`{hint}"))
}

fn of(name: &Spanned<String>, error: &ChoiceError) -> Fault {
    Fault(name.span(), error.to_string())
}

/// The line and the column, from 1, of a byte of a text.
pub(super) fn place(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1;
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::{Config, Said, is_own};
    use crate::diagnostic::Severity;
    use crate::rules::{Choice, find};

    fn parse(text: &str) -> Result<Config, String> {
        Config::parse("isoproof.toml".into(), text.into()).map_err(|error| error.to_string())
    }

    fn choice(text: &str, said: &Said) -> Result<Choice, String> {
        parse(text)?.apply(Choice::default(), said).map_err(|error| error.to_string())
    }

    const WHOLE: &str = "\
[rules]
profile = \"sepa\"
select = [\"identifiers\", \"CHR-*\"]
ignore = [\"DT-LEI\"]
reference-date = 2026-11-20
max-unique = 1_000
[rules.severity]
DT-IBAN = \"warning\"
";

    #[test]
    fn every_key_is_heard() {
        let choice = choice(WHOLE, &Said::default()).unwrap();
        let rule = |id| find(id).unwrap();
        assert!(choice.is_profile("sepa"));
        assert_eq!(choice.off(rule("COD-External")).as_deref(), Some("not selected"));
        assert_eq!(choice.off(rule("DT-LEI")).as_deref(), Some("ignored by isoproof.toml"));
        assert_eq!(choice.off(rule("DT-IBAN")), None);
        assert_eq!(choice.severity(rule("DT-IBAN")), Severity::Warning);
        assert_eq!((choice.reference_date(), choice.max_unique()), (Some("2026-11-20"), 1_000));
    }

    #[test]
    fn what_the_command_line_says_stands_over_it() {
        let said = Said {
            profile: true,
            select: true,
            ignore: true,
            reference_date: true,
            max_unique: true,
        };
        let choice = choice(WHOLE, &said).unwrap();
        assert!(!choice.is_profile("sepa") && choice.off(find("DT-LEI").unwrap()).is_none());
        assert!(choice.off(find("COD-External").unwrap()).is_none());
        assert_eq!(choice.reference_date(), None);
        assert_eq!(choice.max_unique(), Choice::default().max_unique());
    }

    #[test]
    fn what_is_wrong_has_a_place_and_the_nearest_key() {
        for (text, expected) in [
            ("[rule]\n", "isoproof.toml:1:2: unknown key `rule`; nearest: rules"),
            ("[rules]\nselct = []", "isoproof.toml:2:1: unknown key `selct`; nearest: select"),
            (
                "[rules]\nfoo = 1",
                "isoproof.toml:2:1: unknown key `foo`; there are profile, select, ignore, \
                 severity, reference-date, max-unique",
            ),
            ("[rules]\nselect = 1", "isoproof.toml:2:10: expected a string or a list of strings"),
            ("[rules]\nmax-unique = -1", "isoproof.toml:2:14: expected a number of 0 or more"),
            ("rules = 1", "isoproof.toml:1:9: expected a table"),
            (
                "[rules.severity]\nDT-IBAN = \"high\"",
                "isoproof.toml:2:11: expected error, warning or info",
            ),
            (
                "[rules]\nprofile = [\"sapa\"]",
                "isoproof.toml:2:12: no profile `sapa`; there are cbpr, citi, sepa, swiss",
            ),
            (
                "[rules]\nreference-date = \"2026-02-30\"",
                "isoproof.toml:2:18: `2026-02-30` is no date such as 2026-03-01",
            ),
        ] {
            assert_eq!(choice(text, &Said::default()).err().as_deref(), Some(expected), "{text}");
        }
        let error = choice("[rules]\nignore = [\n  \"DT-IBN\"]", &Said::default()).unwrap_err();
        assert!(error.starts_with("isoproof.toml:3:3: no rule or family of rules `DT-IBN`; near"));
        let error = parse("[rules").unwrap_err();
        assert!(error.starts_with("isoproof.toml:1:"), "{error}");
    }

    #[test]
    fn own_files_are_known_by_their_names() {
        assert!(is_own("isoproof.toml") && is_own("payment.xml.isoproof.toml"));
        assert!(!is_own("my-isoproof.toml") && !is_own("isoproof.toml.xml"));
    }
}
