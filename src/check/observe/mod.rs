//! Observers: how rules, claims and counters see a message while it is checked.
//!
//! An observer declares the element paths that it reads. Each value gets a slot of the
//! context (header, batch, record) in which it stands; the engine fills the slots as it
//! passes and calls the observer when the context closes. What several observers ask for
//! is kept once. What nobody declared costs one comparison an element. Memory is that of
//! the open contexts: one record, its batch and its header.

mod context;
mod judge;
mod paths;
mod slots;
mod watching;

pub(crate) use context::Context;
pub use judge::{Beginning, Hollow, Judge, Leaf, Single};
use paths::OUTER;
pub(crate) use paths::{Paths, Slot};
pub use watching::Kept;
pub(crate) use watching::{Observed, Watching};

use super::sink::Draft;
use crate::diagnostic::{Code, Excerpt, Inside, Place, Severity};
use crate::json::Kind;
use crate::value::Decimal;
use context::Filled;
use std::cell::Cell;
use std::sync::Arc;

/// What an observer reads.
///
/// Paths are local names with `/` between, `@` before an attribute, `*` for one step of
/// any name; the empty path of a value is the context itself. `../` before the path of a
/// value leads to the element around the context, so that a record sees what stood before
/// it in its batch. An element that holds elements has an empty value, by which its presence
/// is seen. In JSON a member is a step and an array is none: its items repeat the step. The
/// empty context is the JSON text itself, or each item of it.
///
/// ```
/// use isoproof::check::Interest;
/// let batch = Interest::new("Document/CstmrCdtTrfInitn/PmtInf", &["PmtInfId", "NbOfTxs"]);
/// let payment = Interest::new("Document/CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf", &["Amt/InstdAmt/@Ccy"]);
/// assert!(payment.record().is_record && !batch.is_record);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Interest {
    /// The path of the context, from the root element.
    pub context: String,
    /// The paths of values from the context.
    pub values: Vec<String>,
    /// True for a record (the innermost repeating transaction): its text stays in the
    /// window until it closes. False for a context that may be as long as the file.
    pub is_record: bool,
    /// The paths of which one must have a value; empty if none must.
    pub only_with: Vec<String>,
}

impl Interest {
    /// Values of a context that may be as long as the file.
    #[must_use]
    pub fn new(context: &str, values: &[&str]) -> Interest {
        let values = values.iter().map(|path| (*path).to_owned()).collect();
        Interest { context: context.to_owned(), values, ..Interest::default() }
    }

    /// The same for a record.
    #[must_use]
    pub fn record(self) -> Interest {
        Interest { is_record: true, ..self }
    }

    /// The same in contexts that have a value at one of these paths, none of which leads out
    /// of them, or elements that are wrong: the observer is not told of others.
    #[must_use]
    pub fn only_with(self, paths: &[&str]) -> Interest {
        Interest { only_with: paths.iter().map(|path| (*path).to_owned()).collect(), ..self }
    }
}

/// Something that looks at a message while it is checked.
pub trait Observer {
    /// The contexts whose closing it wants to see, and what it reads of them. Asked for
    /// once an input.
    fn interests(&self) -> Vec<Interest>;

    /// A context closed; `interest` is the index of its interest. Of contexts that close
    /// together, that of the first interest is told first.
    fn closed(&mut self, interest: usize, record: &Record<'_>, findings: &mut Vec<Finding>);

    /// The input is complete. Places of values outside records are still good.
    fn finished(&mut self, findings: &mut Vec<Finding>) {
        let _ = findings;
    }

    /// The last call for an input: `place` tells where a spot outside records is, once.
    fn located(&mut self, place: &mut dyn FnMut(Spot) -> Located) {
        let _ = place;
    }
}

/// A finding of an observer at the place of a value.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Which kind.
    pub code: &'static Code,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// The path of the element.
    pub path: String,
    /// What is allowed.
    pub expected: Option<String>,
    /// What stands there.
    pub found: Option<String>,
    /// What to do.
    pub help: Option<String>,
    /// The reason code with which a bank would answer.
    pub bank_reason: Option<&'static str>,
    /// Where.
    pub place: Spot,
}

/// The place of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot(Where);

impl Spot {
    /// A stretch of what is in the window now.
    pub(crate) fn here(at: u64, length: usize) -> Spot {
        Spot(Where::InRecord(at, length as u64))
    }
}

/// Where a spot turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    /// The place in the file, or in the text decoded from it.
    pub place: Place,
    /// Where the file holds the decoded text, if it is one.
    pub inside: Option<Arc<Inside>>,
    /// The source around the place.
    pub excerpt: Excerpt,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Where {
    /// Asked for under that number; good until the end of the input.
    Asked(u64),
    /// A decoded offset and a length; good while the record is open.
    InRecord(u64, u64),
}

/// What stands around a record, to be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Surroundings {
    /// Where the innermost context around it starts.
    start: u64,
    /// How much of the contexts around it was kept so far.
    length: usize,
    /// In how many of them something is wrong with the elements.
    damaged: usize,
}

/// Where records have values, and where there are some around them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shape {
    own: Vec<u64>,
    outer: Vec<u64>,
    /// What stood around the last of them.
    around: Surroundings,
}

impl Shape {
    /// The last record of this shape is that one now; whether what stands around it is what
    /// stood around the one before.
    #[inline]
    pub(crate) fn meet(&mut self, record: &Record<'_>) -> bool {
        let around = record.surroundings();
        std::mem::replace(&mut self.around, around) == around
    }
}

/// The values of one context, read-only.
pub struct Record<'a> {
    context: &'a Context,
    /// The contexts around it, the innermost last.
    around: &'a [Context],
    /// How many places outside records were asked for.
    given: &'a Cell<u64>,
    /// The slots of the interest, in the order of its paths.
    slots: &'a [Slot],
    /// These paths.
    paths: &'a [String],
    /// The message id of the schema; empty in a wrapper and in what no schema declares.
    pub message: &'a str,
    path: &'a dyn Fn() -> String,
}

impl Record<'_> {
    /// The indexed path of the context's element.
    #[must_use]
    pub fn path(&self) -> String {
        (self.path)()
    }

    /// The place of the start tag of the context's element.
    #[must_use]
    pub fn start(&self) -> Spot {
        self.context.spot(&self.context.start, self.given)
    }

    /// Whether nothing was wrong with the elements of the context, apart from those of
    /// contexts in it: what is not there was not lost.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        !self.context.is_damaged
    }

    /// Whether the element at that path is not there, for certain.
    #[must_use]
    pub fn is_absent(&self, path: usize) -> bool {
        let slot = self.slots.get(path);
        let owner = slot.and_then(|slot| self.owner(slot));
        owner.is_some_and(|owner| !owner.is_damaged) && self.values(path).next().is_none()
    }

    /// The context that has a slot: this one, or one around it.
    #[inline]
    fn owner(&self, slot: &Slot) -> Option<&Context> {
        if slot.context == self.context.watch {
            return Some(self.context);
        }
        self.around.iter().rev().find(|context| context.watch == slot.context)
    }

    /// The first value of the path with that index in the interest.
    #[must_use]
    #[inline]
    pub fn value(&self, path: usize) -> Option<&[u8]> {
        let slot = self.slots.get(path)?;
        self.owner(slot)?.text(slot.number)
    }

    /// The first value of that path as text without blanks at its edges, if there is one
    /// and the schema admits it.
    #[must_use]
    #[inline]
    pub fn sound(&self, path: usize) -> Option<&str> {
        std::str::from_utf8(self.sound_bytes(path)?).ok()
    }

    /// The same as bytes.
    #[must_use]
    #[inline]
    pub fn sound_bytes(&self, path: usize) -> Option<&[u8]> {
        let slot = self.slots.get(path)?;
        Some(self.owner(slot)?.sound(slot.number)?.trim_ascii())
    }

    /// Whether there is a value at that path, or an element that holds others.
    #[must_use]
    #[inline]
    pub fn has(&self, path: usize) -> bool {
        let owner = |slot: &Slot| self.owner(slot).is_some_and(|owner| owner.has(slot.number));
        self.slots.get(path).is_some_and(owner)
    }

    /// What records of one context have in common in which the same is there and the same is
    /// not.
    pub(crate) fn shape(&self) -> Shape {
        let mut shape = Shape { own: Vec::new(), outer: Vec::new(), around: self.surroundings() };
        self.context.add_shape(&mut shape.own);
        self.around.iter().for_each(|context| context.add_shape(&mut shape.outer));
        shape
    }

    /// Whether it has that shape.
    #[inline]
    pub(crate) fn has_shape(&self, shape: &Shape) -> bool {
        let is_own = self.context.behind_shape(&shape.own).is_some_and(<[u64]>::is_empty);
        is_own && (shape.around == self.surroundings() || self.has_outer_shape(&shape.outer))
    }

    fn has_outer_shape(&self, shape: &[u64]) -> bool {
        let rest = self.around.iter().try_fold(shape, |rest, context| context.behind_shape(rest));
        rest.is_some_and(<[u64]>::is_empty)
    }

    /// Tells whether more was read around it since another record closed: what stands there
    /// has not changed if this has not.
    #[inline]
    pub(crate) fn surroundings(&self) -> Surroundings {
        let start = self.around.last().map_or(0, |context| context.start.at);
        let length = self.around.iter().map(Context::length).sum();
        let damaged = self.around.iter().filter(|context| context.is_damaged).count();
        Surroundings { start, length, damaged }
    }

    /// The same as a number with decimals.
    #[must_use]
    pub fn decimal(&self, path: usize) -> Option<Decimal> {
        Decimal::parse(self.sound_bytes(path)?)
    }

    /// The same as a count.
    #[must_use]
    pub fn number(&self, path: usize) -> Option<u64> {
        self.sound(path)?.parse().ok()
    }

    /// All values of that path, in order.
    #[inline]
    pub fn values(&self, path: usize) -> impl Iterator<Item = Value<'_>> {
        let owned = self.slots.get(path).and_then(|slot| Some((self.owner(slot)?, slot.number)));
        let context = owned.map_or(self.context, |(owner, _)| owner);
        let given = self.given;
        context.values(owned.map(|(_, number)| number)).map(move |filled| Value {
            text: context.text_of(filled),
            kind: filled.kind,
            filled,
            context,
            given,
        })
    }

    /// What kind of JSON value the first of that path is; `None` for a value in XML.
    #[must_use]
    pub fn kind(&self, path: usize) -> Option<Kind> {
        self.values(path).next()?.kind
    }

    /// The path itself, from the root element; the context and what is around it with their
    /// indices.
    #[must_use]
    pub fn path_of(&self, path: usize) -> String {
        let (mut around, mut below) = (self.path(), self.paths.get(path).map_or("", |p| p));
        while let Some(rest) = below.strip_prefix(OUTER) {
            around.truncate(around.rfind('/').unwrap_or(0));
            below = rest;
        }
        if below.is_empty() { around } else { around + "/" + below }
    }

    /// The place of the first value of that path.
    #[must_use]
    pub fn place(&self, path: usize) -> Option<Spot> {
        self.values(path).next().map(Value::place)
    }
}

/// A value of a record.
#[derive(Clone, Copy, Debug)]
pub struct Value<'a> {
    /// Its text, with references or escapes resolved, and secrets overwritten; of an
    /// element that holds elements, of a JSON object and of null, nothing.
    pub text: &'a [u8],
    /// What kind of JSON value it is; in XML an object if it holds elements, otherwise
    /// `None`.
    pub kind: Option<Kind>,
    filled: &'a Filled,
    context: &'a Context,
    given: &'a Cell<u64>,
}

impl Value<'_> {
    /// Where it stands.
    #[must_use]
    pub fn place(self) -> Spot {
        self.context.spot(&self.filled.stretch, self.given)
    }

    /// Whether the schema refused it, which was said.
    #[must_use]
    pub fn is_refused(self) -> bool {
        self.filled.is_refused
    }
}

impl Finding {
    pub(crate) fn draft(self) -> Draft {
        Draft {
            code: self.code,
            severity: self.severity,
            message: self.message,
            path: self.path,
            expected: self.expected,
            found: self.found,
            help: self.help,
            bank_reason: self.bank_reason,
        }
    }
}
