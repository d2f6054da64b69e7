//! What was gathered of a payload for one question.

use super::ask::{Ask, Single};
use crate::check::{Record, Spot, Value};
use crate::diagnostic::{Code, Inside, Place};
use crate::json::Kind;
use crate::playbook::JsonType;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Something seen in a payload that bears on a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The index of the payload.
    pub payload: usize,
    /// The path of the element or member, with indexes.
    pub path: String,
    /// Its value, shortened to 200 characters; `None` for what has children.
    pub value: Option<String>,
    /// What validation found there, if that is what was seen.
    pub finding: Option<Finding>,
    /// Where it stands; `None` past the first thousands of a payload.
    pub place: Option<Place>,
    /// Where the file holds the decoded text in which it stands, if it is in one.
    pub inside: Option<Arc<Inside>>,
    pub(super) spot: Option<Spot>,
}

/// A finding of validation, as evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What kind it is.
    pub code: &'static Code,
    /// What is wrong; it holds no character data of the payload.
    pub message: String,
}

/// The longest value of evidence, in characters.
const LONGEST: usize = 200;

/// Pieces of evidence kept of one kind.
const KEPT: usize = 3;

/// Different values kept of one question; past them `distinct` counts no further.
const VALUES: usize = 10_000;

/// What holds for an ask, and what does not: the first of each.
#[derive(Clone, Debug, Default)]
pub(super) struct Balance {
    pub(super) held: Vec<Evidence>,
    pub(super) failed: Vec<Evidence>,
}

/// All that is known of the occurrences of a path.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    pub(super) count: u64,
    pub(super) first: Vec<Evidence>,
    /// The first value as it stands.
    pub(super) first_value: Option<String>,
    pub(super) values: BTreeSet<String>,
    /// In the order of the question's asks.
    pub(super) asks: Vec<Balance>,
}

impl Tally {
    /// Takes an occurrence; `spots` is how many more places may be kept of the payload.
    pub(super) fn add(&mut self, asks: &[Ask], seen: Seen<'_>, spots: &mut u32) {
        self.count += 1;
        self.asks.resize_with(asks.len(), Balance::default);
        let text = seen.text();
        if let Some(text) = text.as_ref().filter(|_| self.values.len() < VALUES) {
            self.first_value.get_or_insert_with(|| text.clone());
            self.values.insert(text.clone());
        }
        let mut evidence = None;
        let mut known =
            || evidence.get_or_insert_with(|| seen.evidence(text.as_deref(), spots)).clone();
        if self.first.len() < KEPT {
            self.first.push(known());
        }
        let single = Single { text: text.as_deref(), json_type: seen.json_type(), name: seen.name };
        for (ask, balance) in asks.iter().zip(&mut self.asks) {
            let kept = match ask.holds(single) {
                Some(true) => &mut balance.held,
                Some(false) => &mut balance.failed,
                None => continue,
            };
            if kept.len() < KEPT {
                kept.push(known());
            }
        }
    }

    pub(super) fn evidence(&mut self) -> impl Iterator<Item = &mut Evidence> {
        let asks = self.asks.iter_mut().flat_map(|b| b.held.iter_mut().chain(&mut b.failed));
        self.first.iter_mut().chain(asks)
    }
}

/// An occurrence while its record is open.
#[derive(Clone, Copy)]
pub(super) struct Seen<'a> {
    pub(super) payload: usize,
    pub(super) record: &'a Record<'a>,
    /// `None` for the context itself.
    pub(super) value: Option<Value<'a>>,
    /// The path of the value from the context, empty for the context.
    pub(super) below: &'a str,
    /// The last step of its path.
    pub(super) name: &'a str,
}

impl Seen<'_> {
    /// The value, unless it is none in itself.
    fn text(&self) -> Option<String> {
        let value =
            self.value.filter(|value| !matches!(value.kind, Some(Kind::Object | Kind::Null)))?;
        Some(String::from_utf8_lossy(value.text).into_owned())
    }

    fn json_type(&self) -> JsonType {
        match (self.value, self.value.and_then(|value| value.kind)) {
            (None, _) | (_, Some(Kind::Object | Kind::Array)) => JsonType::Object,
            (_, None | Some(Kind::String)) => JsonType::String,
            (_, Some(Kind::Number)) => JsonType::Number,
            (_, Some(Kind::Boolean)) => JsonType::Boolean,
            (_, Some(Kind::Null)) => JsonType::Null,
        }
    }

    /// The path of the value, in the form that the payload's paths have.
    fn path(&self) -> String {
        let context = self.record.path();
        match (self.below, context.starts_with('$')) {
            ("", _) => context,
            (below, false) => format!("{context}/{below}"),
            (below, true) => format!("{context}.{}", below.replace('/', ".")),
        }
    }

    fn evidence(&self, text: Option<&str>, spots: &mut u32) -> Evidence {
        let spot =
            (*spots > 0).then(|| self.value.map_or_else(|| self.record.start(), Value::place));
        *spots = spots.saturating_sub(1);
        Evidence {
            payload: self.payload,
            path: self.path(),
            value: text.map(shortened),
            finding: None,
            place: None,
            inside: None,
            spot,
        }
    }
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
