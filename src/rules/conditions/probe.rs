//! What a condition asks of one path.

use crate::check::{Record, Value};

/// A question on the values of a path, from the context.
#[derive(Clone, Copy, Debug)]
pub(in crate::rules) struct Probe {
    /// The path; `../` leads out of the context, and the empty path is the context itself.
    /// Between `|` stand others at which the same may stand.
    pub(in crate::rules) path: &'static str,
    pub(in crate::rules) test: Test,
}

/// What is asked. A value that the schema refused is there, but has no value.
#[derive(Clone, Copy, Debug)]
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

    /// Whether it holds for the values at the paths of these numbers; `present` says which
    /// paths of the interest have any.
    fn holds(&self, record: &Record<'_>, numbers: &[usize], present: &[bool]) -> bool {
        let is_present = numbers.iter().any(|number| present[*number]);
        let is_absent = || !is_present && numbers.iter().all(|number| record.is_absent(*number));
        let mut values = numbers.iter().flat_map(|number| record.values(*number));
        match self.test {
            Test::Has => is_present,
            Test::Lacks => is_absent(),
            Test::Is(codes) => is_present && values.any(|value| is_one(value, codes)),
            Test::IsNot(codes) => is_present && values.all(|value| is_other(value, codes)),
            Test::IsOrLacks(codes) => is_absent() || values.any(|value| is_one(value, codes)),
            Test::IsNotOrLacks(codes) => is_absent() || values.any(|value| is_other(value, codes)),
        }
    }
}

/// The schema admits the value, and it is none of these.
fn is_other(value: Value<'_>, codes: &[&str]) -> bool {
    !value.is_refused() && !is_one(value, codes)
}

fn is_one(value: Value<'_>, codes: &[&str]) -> bool {
    let text = value.text.trim_ascii();
    !value.is_refused() && codes.iter().any(|code| code.as_bytes() == text)
}

/// For each of some probes the numbers of its paths in an interest.
pub(super) struct Slots(Vec<Vec<usize>>);

impl Slots {
    /// Those of probes, whose paths are added to the interest where it lacks them.
    pub(super) fn of(probes: &[Probe], values: &mut Vec<String>) -> Slots {
        let mut of =
            |probe: &Probe| probe.path.split('|').map(|path| number(path, values)).collect();
        Slots(probes.iter().map(&mut of).collect())
    }

    /// The number of a path without a value at which some probe does not hold.
    pub(super) fn needed(&self, probes: &[Probe]) -> Option<usize> {
        let needs = |probe: &Probe| matches!(probe.test, Test::Has | Test::Is(_) | Test::IsNot(_));
        let mut all = probes.iter().zip(&self.0).filter(|(probe, _)| needs(probe));
        all.find_map(|(_, numbers)| match numbers.as_slice() {
            [only] => Some(*only),
            _ => None,
        })
    }

    /// Whether all the probes hold.
    #[inline]
    pub(super) fn hold(&self, probes: &[Probe], record: &Record<'_>, present: &[bool]) -> bool {
        probes.iter().zip(&self.0).all(|(probe, numbers)| probe.holds(record, numbers, present))
    }
}

/// The number of a path in an interest, to which it is added if it is not there.
pub(super) fn number(path: &str, values: &mut Vec<String>) -> usize {
    values.iter().position(|known| known == path).unwrap_or_else(|| {
        values.push(path.to_owned());
        values.len() - 1
    })
}
