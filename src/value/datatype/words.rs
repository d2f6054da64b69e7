//! What a type allows, in words.

use super::{Datatype, Lengths};
use crate::value::calendar::Calendar;
use crate::value::kind::Kind;
use crate::value::name::NameKind;
use crate::value::pattern::Pattern;

/// A list of more values is only counted.
const LISTED: usize = 10;

impl Datatype {
    /// What it allows, in words: a lower-case fragment for "expected".
    #[must_use]
    pub fn words(&self) -> String {
        match self.enumerations.as_slice() {
            [] => self.form(),
            [only] => format!("exactly {only}"),
            few if few.len() <= LISTED => format!("one of {}", few.join(", ")),
            many => format!("one of {} codes", many.len()),
        }
    }

    fn form(&self) -> String {
        let patterns: Vec<String> = self.patterns.iter().map(|step| of_step(step)).collect();
        let forms = patterns.join(" and also ");
        match (self.plain(), patterns.is_empty()) {
            (plain, true) => plain,
            (plain, false) if self.kind == Kind::Text => match plain.strip_prefix("text of ") {
                None => forms,
                Some(length) => format!("{forms}, {length}"),
            },
            (plain, false) => format!("{plain}: {forms}"),
        }
    }

    /// All but enumerations and patterns.
    fn plain(&self) -> String {
        match self.kind {
            Kind::Text => self.sized("text"),
            Kind::Name(kind) => self.sized(name_words(kind)),
            Kind::Boolean => "true or false (also 1 or 0)".to_owned(),
            Kind::Number { whole } => self.number(whole),
            Kind::Calendar(kind) => {
                let (noun, form) = calendar_words(kind);
                self.ranged(format!("{noun} ({form}, optionally with a time zone)"))
            }
            Kind::Base64 => self.sized("base64 data"),
            Kind::Hex => self.sized("hexadecimal data"),
        }
    }

    fn number(&self, whole: bool) -> String {
        let decimals = match (whole, self.total_digits, self.fraction_digits) {
            (true, _, _) | (_, _, None) => String::new(),
            (_, _, Some(0)) => " without decimals".to_owned(),
            (_, Some(_), Some(count)) => format!(", {count} of them decimals"),
            (_, None, Some(count)) => format!(" with up to {}", counted(count, "decimal")),
        };
        let noun = match (whole, self.fraction_digits) {
            (true, _) => "a whole number",
            (_, Some(0)) => "a number",
            _ => "a decimal number",
        };
        let digits = self
            .total_digits
            .map_or_else(String::new, |most| format!(" of up to {}", counted(most, "digit")));
        self.ranged(format!("{noun}{digits}{decimals}"))
    }

    fn ranged(&self, words: String) -> String {
        let bounds = self.lower.iter().chain(&self.upper).map(|bound| bound.words(self.kind));
        std::iter::once(words).chain(bounds).collect::<Vec<_>>().join(", ")
    }

    fn sized(&self, noun: &str) -> String {
        let unit = self.length_unit().trim_end_matches('s');
        match self.lengths {
            Lengths { exact: Some(exact), .. } => {
                format!("{noun} of exactly {}", counted(exact, unit))
            }
            Lengths { min: Some(min), max: Some(max), .. } if min == max => {
                format!("{noun} of exactly {}", counted(min, unit))
            }
            Lengths { min: Some(min), max: Some(max), .. } if min > 0 => {
                format!("{noun} of {min} to {}", counted(max, unit))
            }
            Lengths { max: Some(max), .. } => format!("{noun} of up to {}", counted(max, unit)),
            Lengths { min: Some(min), .. } if min > 0 => {
                format!("{noun} of at least {}", counted(min, unit))
            }
            _ => noun.to_owned(),
        }
    }
}

/// What one step's patterns ask for: one of them.
pub(super) fn of_step(step: &[Pattern]) -> String {
    let form =
        |one: &Pattern| one.words().unwrap_or_else(|| format!("text of the form {}", one.source()));
    step.iter().map(form).collect::<Vec<_>>().join(" or ")
}

fn counted(count: u64, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

const fn name_words(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Name => "an XML name",
        NameKind::NcName => "an XML name without colon",
        NameKind::NmToken => "a token of name characters",
        NameKind::Language => "a language tag (such as en or de-AT)",
    }
}

const fn calendar_words(kind: Calendar) -> (&'static str, &'static str) {
    match kind {
        Calendar::DateTime => ("a date with time", "YYYY-MM-DDThh:mm:ss"),
        Calendar::Date => ("a date", "YYYY-MM-DD"),
        Calendar::Time => ("a time", "hh:mm:ss"),
        Calendar::GYear => ("a year", "YYYY"),
        Calendar::GYearMonth => ("a year and month", "YYYY-MM"),
        Calendar::GMonth => ("a month", "--MM"),
        Calendar::GMonthDay => ("a month and day", "--MM-DD"),
        Calendar::GDay => ("a day of the month", "---DD"),
    }
}
