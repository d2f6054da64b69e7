//! Flattening the steps of a derivation, and refusing those that are none: facets
//! that the base does not have, values that are not of it, and steps that widen.

use super::common::Common;
use super::{Datatype, Lengths};
use crate::value::bound::{Bound, End};
use crate::value::calendar;
use crate::value::codes::Codes;
use crate::value::kind::Kind;
use crate::value::pattern::Pattern;
use crate::value::whitespace::normalise;
use crate::value::{Builtin, Facets};
use std::cmp::Ordering;

/// A facet that its base does not allow: the schema is wrong, not a value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("facet {facet}: {reason}")]
pub struct FacetError {
    /// The facet's name in XML Schema.
    pub facet: &'static str,
    /// Why it cannot stand there, a lower-case fragment.
    pub reason: String,
}

type Outcome = Result<(), FacetError>;

fn error(facet: &'static str, reason: impl Into<String>) -> FacetError {
    FacetError { facet, reason: reason.into() }
}

impl Datatype {
    /// Flattens a derivation: a built-in and the facets of each step from it, the
    /// step nearest to it first.
    ///
    /// # Errors
    /// A facet that the base does not have, whose value is not of the base, or that
    /// allows what the base does not (Datatypes, 4.1.5 and 4.3).
    pub fn compile(builtin: Builtin, steps: &[&Facets]) -> Result<Datatype, FacetError> {
        let mut datatype = Datatype::of(builtin);
        for step in steps {
            datatype.restrict(step)?;
        }
        datatype.common = Common::of(&datatype);
        Ok(datatype)
    }

    /// A type of which no value is.
    pub(crate) fn without_values() -> Datatype {
        let never = Lengths { min: Some(u64::MAX), ..Lengths::default() };
        Datatype { lengths: never, ..Datatype::of(Builtin::String) }
    }

    /// The built-in itself.
    fn of(builtin: Builtin) -> Datatype {
        let kind = Kind::of(builtin);
        let (least, greatest) = builtin.range();
        let bound = |end, text: &str| Bound { end, text: text.to_owned(), inclusive: true };
        Datatype {
            builtin,
            kind,
            white_space: builtin.white_space(),
            lengths: Lengths::default(),
            patterns: Vec::new(),
            enumerations: Vec::new(),
            codes: Codes::default(),
            total_digits: None,
            fraction_digits: (kind == Kind::Number { whole: true }).then_some(0),
            lower: least.map(|text| bound(End::Lower, text)),
            upper: greatest.map(|text| bound(End::Upper, text)),
            common: Common::None,
        }
    }

    /// Adds a step. Enumerations come first: they are values of the base.
    fn restrict(&mut self, step: &Facets) -> Outcome {
        self.applicable(step)?;
        self.restrict_enumerations(step)?;
        self.restrict_white_space(step)?;
        self.lengths = self.lengths.restricted(step)?;
        self.restrict_patterns(step)?;
        self.restrict_digits(step)?;
        self.restrict_range(step)
    }

    /// Which facets a built-in has (Datatypes, 4.1.5). Booleans may be enumerated: the
    /// standard's table does not say so, but its text and most processors do.
    fn applicable(&self, step: &Facets) -> Outcome {
        let numbers = matches!(self.kind, Kind::Number { .. });
        let ordered = numbers || matches!(self.kind, Kind::Calendar(_));
        let any = self.builtin != Builtin::AnySimpleType;
        let lengths = any && !ordered && self.kind != Kind::Boolean;
        for (facet, stated, allowed) in [
            ("length", step.length.is_some(), lengths),
            ("minLength", step.min_length.is_some(), lengths),
            ("maxLength", step.max_length.is_some(), lengths),
            ("pattern", !step.patterns.is_empty(), any),
            ("enumeration", !step.enumerations.is_empty(), any),
            ("whiteSpace", step.white_space.is_some(), any),
            ("maxInclusive", step.max_inclusive.is_some(), ordered),
            ("maxExclusive", step.max_exclusive.is_some(), ordered),
            ("minExclusive", step.min_exclusive.is_some(), ordered),
            ("minInclusive", step.min_inclusive.is_some(), ordered),
            ("totalDigits", step.total_digits.is_some(), numbers),
            ("fractionDigits", step.fraction_digits.is_some(), numbers),
        ] {
            if stated && !allowed {
                return Err(error(facet, format!("{} does not have it", self.builtin.name())));
            }
        }
        Ok(())
    }

    fn restrict_enumerations(&mut self, step: &Facets) -> Outcome {
        if step.enumerations.is_empty() {
            return Ok(());
        }
        let handling = self.white_space.max(step.white_space.unwrap_or(self.white_space));
        let mut values = Vec::with_capacity(step.enumerations.len());
        for value in &step.enumerations {
            let text = normalise(handling, value.as_bytes());
            self.is_value("enumeration", &text)?;
            if self.check(&text).is_err() {
                return Err(error("enumeration", format!("`{value}` is no value of the base")));
            }
            values.push(String::from_utf8_lossy(&text).into_owned());
        }
        self.codes = Codes::new(&values);
        self.enumerations = values;
        Ok(())
    }

    fn restrict_white_space(&mut self, step: &Facets) -> Outcome {
        if let Some(handling) = step.white_space {
            if handling < self.white_space {
                return Err(error("whiteSpace", "it undoes what the base does"));
            }
            self.white_space = handling;
        }
        Ok(())
    }

    fn restrict_patterns(&mut self, step: &Facets) -> Outcome {
        if step.patterns.is_empty() {
            return Ok(());
        }
        let compiled = step.patterns.iter().map(|source| {
            Pattern::compile(source).map_err(|cause| error("pattern", cause.to_string()))
        });
        self.patterns.push(compiled.collect::<Result<_, _>>()?);
        Ok(())
    }

    fn restrict_digits(&mut self, step: &Facets) -> Outcome {
        if step.total_digits == Some(0) {
            return Err(error("totalDigits", "it must be at least 1"));
        }
        let total = narrowed("totalDigits", self.total_digits, step.total_digits)?;
        let fraction = narrowed("fractionDigits", self.fraction_digits, step.fraction_digits)?;
        if let (Some(total), Some(fraction)) = (total, fraction)
            && fraction > total
        {
            return Err(error("fractionDigits", "it is above totalDigits"));
        }
        (self.total_digits, self.fraction_digits) = (total, fraction);
        Ok(())
    }

    fn restrict_range(&mut self, step: &Facets) -> Outcome {
        let lower = stated(End::Lower, step.min_inclusive.as_ref(), step.min_exclusive.as_ref())?;
        let upper = stated(End::Upper, step.max_inclusive.as_ref(), step.max_exclusive.as_ref())?;
        for bound in [lower, upper].into_iter().flatten() {
            let facet = bound.facet();
            let place = if bound.end == End::Lower { &self.lower } else { &self.upper };
            self.narrows(&bound, place.as_ref())?;
            match bound.end {
                End::Lower => self.lower = Some(bound),
                End::Upper => self.upper = Some(bound),
            }
            self.leaves_something(facet)?;
        }
        Ok(())
    }

    /// A bound is a value of the base that lets nothing in that the base's keeps out.
    fn narrows(&self, bound: &Bound, base: Option<&Bound>) -> Outcome {
        let text = bound.text.as_bytes();
        self.is_value(bound.facet(), text)?;
        let Some(base) = base else { return Ok(()) };
        let same = self.kind.same(text, base.text.as_bytes());
        // An exclusive bound may stand where the base's exclusive one does.
        if base.admits(self.kind, text) || (same && !bound.inclusive) {
            return Ok(());
        }
        let allowed = base.words(self.kind);
        Err(error(bound.facet(), format!("the base allows only what is {allowed}")))
    }

    /// Bounds that meet must both be inclusive or both exclusive (Datatypes, 4.3.7 to
    /// 4.3.10), although two exclusive ones leave nothing.
    fn leaves_something(&self, facet: &'static str) -> Outcome {
        let (Some(lower), Some(upper)) = (&self.lower, &self.upper) else { return Ok(()) };
        match self.kind.order(lower.text.as_bytes(), upper.text.as_bytes()) {
            Some(Ordering::Less) | None => Ok(()),
            Some(Ordering::Equal) if lower.inclusive == upper.inclusive => Ok(()),
            Some(_) => Err(error(facet, "no value is left between the bounds")),
        }
    }

    fn is_value(&self, facet: &'static str, text: &[u8]) -> Outcome {
        let shown = String::from_utf8_lossy(text);
        let name = self.builtin.name();
        self.kind
            .read(text)
            .map_err(|reason| error(facet, format!("`{shown}` is no {name}: {reason}")))?;
        if let Kind::Calendar(kind) = self.kind
            && calendar::parse(kind, text).is_ok_and(|moment| moment.is_beyond_order())
        {
            return Err(error(facet, format!("`{shown}` has too many digits in its year")));
        }
        Ok(())
    }
}

/// The bound that a step states for one end; stating it in both ways is an error.
fn stated(
    end: End,
    inclusive: Option<&String>,
    exclusive: Option<&String>,
) -> Result<Option<Bound>, FacetError> {
    let Some(text) = inclusive.or(exclusive) else { return Ok(None) };
    let text = text.trim_matches([' ', '\t', '\n', '\r']).to_owned();
    let bound = Bound { end, text, inclusive: inclusive.is_some() };
    if inclusive.is_some() && exclusive.is_some() {
        return Err(error(bound.facet(), "an exclusive bound stands beside it"));
    }
    Ok(Some(bound))
}

/// The smaller limit; one above the base's is an error.
fn narrowed(
    facet: &'static str,
    base: Option<u64>,
    step: Option<u64>,
) -> Result<Option<u64>, FacetError> {
    match (base, step) {
        (Some(base), Some(step)) if step > base => {
            Err(error(facet, format!("{step} is above the {base} of the base")))
        }
        _ => Ok(step.or(base)),
    }
}

impl Lengths {
    fn restricted(self, step: &Facets) -> Result<Lengths, FacetError> {
        let ends = step.min_length.is_some() || step.max_length.is_some();
        if step.length.is_some() && ends {
            return Err(error("length", "minLength or maxLength stands beside it"));
        }
        if let (Some(base), Some(step)) = (self.exact, step.length)
            && base != step
        {
            return Err(error("length", format!("{step} is not the {base} of the base")));
        }
        if let (Some(base), Some(step)) = (self.min, step.min_length)
            && step < base
        {
            return Err(error("minLength", format!("{step} is below the {base} of the base")));
        }
        let max = narrowed("maxLength", self.max, step.max_length)?;
        let all =
            Lengths { exact: step.length.or(self.exact), min: step.min_length.or(self.min), max };
        all.consistent(step)
    }

    fn consistent(self, step: &Facets) -> Result<Lengths, FacetError> {
        let (min, max) = (self.min.unwrap_or(0), self.max.unwrap_or(u64::MAX));
        let facet = match step {
            Facets { length: Some(_), .. } => "length",
            Facets { min_length: Some(_), .. } => "minLength",
            _ => "maxLength",
        };
        if min > max {
            return Err(error(facet, "minLength is above maxLength"));
        }
        match self.exact {
            Some(exact) if !(min..=max).contains(&exact) => {
                Err(error(facet, "length is outside minLength and maxLength"))
            }
            _ => Ok(self),
        }
    }
}
