//! What a condition asks of one path.

use crate::check::{Record, Value};

/// A question on the values of a path, from the context.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules) struct Probe {
    /// The path; `../` leads out of the context, and the empty path is the context itself.
    /// Between `|` stand others at which the same may stand.
    pub(in crate::rules) path: &'static str,
    pub(in crate::rules) test: Test,
}

/// What is asked. A value that the schema refused is there, but has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Test {
    /// It is there.
    Has,
    /// It is not there, for certain.
    Lacks,
    /// Some value is one of these.
    Is(&'static [&'static str]),
    /// It is there, and all values are others than these.
    IsNot(&'static [&'static str]),
    /// It is there and some value is none of these, or it is not there for certain.
    IsNotOrLacks(&'static [&'static str]),
    /// Some value is one of these, or it is not there for certain.
    IsOrLacks(&'static [&'static str]),
}

impl Probe {
    pub(in crate::rules) const fn has(path: &'static str) -> Probe {
        Probe { path, test: Test::Has }
    }

    pub(in crate::rules) const fn lacks(path: &'static str) -> Probe {
        Probe { path, test: Test::Lacks }
    }

    pub(in crate::rules) const fn is(path: &'static str, values: &'static [&'static str]) -> Probe {
        Probe { path, test: Test::Is(values) }
    }

    pub(in crate::rules) const fn is_not(
        path: &'static str,
        values: &'static [&'static str],
    ) -> Probe {
        Probe { path, test: Test::IsNot(values) }
    }

    pub(in crate::rules) const fn is_not_or_lacks(
        path: &'static str,
        values: &'static [&'static str],
    ) -> Probe {
        Probe { path, test: Test::IsNotOrLacks(values) }
    }

    pub(in crate::rules) const fn is_or_lacks(
        path: &'static str,
        values: &'static [&'static str],
    ) -> Probe {
        Probe { path, test: Test::IsOrLacks(values) }
    }
}

/// The codes of a test, as numbers if they have four characters: these are compared faster.
struct Codes {
    codes: &'static [&'static str],
    short: Vec<u32>,
}

impl Codes {
    fn of(test: Test) -> Codes {
        let codes = match test {
            Test::Has | Test::Lacks => &[],
            Test::Is(codes) | Test::IsNot(codes) => codes,
            Test::IsNotOrLacks(codes) | Test::IsOrLacks(codes) => codes,
        };
        let short = codes.iter().filter_map(|code| short(code.as_bytes()));
        Codes { codes, short: short.collect() }
    }

    /// The schema admits the value, and it is none of these.
    fn lack(&self, value: Value<'_>) -> bool {
        !value.is_refused() && !self.have(value)
    }

    fn have(&self, value: Value<'_>) -> bool {
        let text = value.text.trim_ascii();
        !value.is_refused()
            && match short(text) {
                Some(short) => self.short.contains(&short),
                None => self.codes.iter().any(|code| code.as_bytes() == text),
            }
    }
}

/// A code of four characters as a number.
#[inline]
fn short(code: &[u8]) -> Option<u32> {
    code.try_into().ok().map(u32::from_le_bytes)
}

/// A probe with the numbers of its paths in an interest.
pub(super) struct Asked {
    probe: Probe,
    codes: Codes,
    numbers: Vec<usize>,
}

impl Asked {
    /// Of a probe, whose paths are added to the interest where it lacks them.
    pub(super) fn new(probe: Probe, values: &mut Vec<String>) -> Asked {
        let numbers = probe.path.split('|').map(|path| number(path, values)).collect();
        Asked { probe, codes: Codes::of(probe.test), numbers }
    }

    /// Whether it asks that.
    pub(super) fn is(&self, probe: &Probe) -> bool {
        self.probe == *probe
    }

    /// Whether it asks of what stands around the context alone.
    pub(super) fn is_outer(&self) -> bool {
        self.probe.path.split('|').all(|path| path.starts_with("../"))
    }

    /// Whether it holds, as far as it follows from what is there and what is not.
    pub(super) fn decided(&self, record: &Record<'_>) -> Option<bool> {
        let is_present = self.numbers.iter().any(|number| record.has(*number));
        let is_absent =
            || !is_present && self.numbers.iter().all(|number| record.is_absent(*number));
        match self.probe.test {
            Test::Has => Some(is_present),
            Test::Lacks => Some(is_absent()),
            _ if is_present => None,
            Test::Is(_) | Test::IsNot(_) => Some(false),
            Test::IsOrLacks(_) | Test::IsNotOrLacks(_) => Some(is_absent()),
        }
    }

    /// Whether it holds for the values, of which there are some.
    pub(super) fn holds(&self, record: &Record<'_>) -> bool {
        match self.probe.test {
            Test::Has => true,
            Test::Lacks => false,
            Test::Is(_) | Test::IsOrLacks(_) => self.is_any(record, |v| self.codes.have(v)),
            Test::IsNot(_) => !self.is_any(record, |value| !self.codes.lack(value)),
            Test::IsNotOrLacks(_) => self.is_any(record, |value| self.codes.lack(value)),
        }
    }

    #[inline]
    fn is_any(&self, record: &Record<'_>, is: impl Fn(Value<'_>) -> bool) -> bool {
        self.numbers.iter().any(|number| record.values(*number).any(&is))
    }
}

/// The number of a path in an interest, to which it is added if it is not there.
pub(super) fn number(path: &str, values: &mut Vec<String>) -> usize {
    values.iter().position(|known| known == path).unwrap_or_else(|| {
        values.push(path.to_owned());
        values.len() - 1
    })
}
