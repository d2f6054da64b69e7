//! The observer that gathers, in the pass in which a payload is checked, what claims
//! ask of it. Memory is bounded by the number of questions and of evidencees kept.

use super::answer::{Answer, all, any};
use super::country;
use super::questions::{Asked, Check, Query, Questions, Scope};
use super::tally::{Evidence, Seen, Tally};
use crate::check::{Finding, Interest, Located, Observer, Record, Spot};
use crate::playbook::{Comparison, Reach, ValueTest};
use crate::value::{Day, Decimal};
use std::collections::{BTreeMap, BTreeSet};

/// Places kept of one payload.
const SPOTS: u32 = 20_000;

/// In how many places of a scope its condition holds and fails, and where first.
#[derive(Clone, Debug, Default)]
struct Places {
    held: u64,
    failed: u64,
    first_held: Vec<Evidence>,
    first_failed: Vec<Evidence>,
}

/// What a payload answers to the questions.
#[derive(Debug)]
pub(super) struct Gathered<'q> {
    payload: usize,
    questions: &'q Questions,
    pub(super) tallies: Vec<Tally>,
    places: Vec<Places>,
    spots: u32,
}

impl<'q> Gathered<'q> {
    pub(super) fn new(questions: &'q Questions, payload: usize) -> Gathered<'q> {
        Gathered {
            payload,
            questions,
            tallies: vec![Tally::default(); questions.queries.len()],
            places: vec![Places::default(); questions.scopes.len()],
            spots: SPOTS,
        }
    }

    fn occurrences(&mut self, id: usize, query: &Query, record: &Record<'_>) {
        if !passes(query.filter.as_deref(), record) {
            return;
        }
        let (below, name) = (query.below.as_str(), query.name.as_str());
        let payload = self.payload;
        let seen = |value| Seen { payload, record, value, below, name };
        let tally = &mut self.tallies[id];
        let mut values = record.values(query.value).peekable();
        if below.is_empty() {
            // The context itself: a leaf has one value, anything else none.
            return tally.add(&query.asks, seen(values.next()), &mut self.spots);
        }
        for value in values {
            tally.add(&query.asks, seen(Some(value)), &mut self.spots);
        }
    }

    fn close(&mut self, id: usize, scope: &Scope, record: &Record<'_>) {
        if passes(scope.filter.as_deref(), record) {
            let mut answer = self.local(&scope.check);
            let places = &mut self.places[id];
            let (count, first) = match answer.holds {
                true => (&mut places.held, &mut places.first_held),
                false => (&mut places.failed, &mut places.first_failed),
            };
            *count += 1;
            if *count == 1 {
                if answer.evidence.is_empty() {
                    let spot = Some(record.start());
                    let path = record.path();
                    answer.evidence.push(Evidence {
                        payload: self.payload,
                        path,
                        value: None,
                        finding: None,
                        place: None,
                        inside: None,
                        spot,
                    });
                }
                *first = answer.evidence;
            }
        }
        self.tallies[scope.queries.clone()].fill(Tally::default());
        self.places[scope.scopes.clone()].fill(Places::default());
    }

    /// What a condition comes to that needs nothing but what was gathered here.
    pub(super) fn local(&self, check: &Check) -> Answer {
        match check {
            Check::Values(id, tests) => self.values(*id, tests),
            Check::Compare { left, right, equal } => self.compare(*left, *right, *equal),
            Check::Days { from, to, max } => self.days(*from, *to, *max),
            Check::Within(reach, scope) => self.within(*reach, *scope),
            Check::Countries(ids, comparison) => self.countries(ids, *comparison),
            Check::Any(of) => any(of.iter().map(|one| self.local(one))),
            Check::All(of) => all(of.iter().map(|one| self.local(one))),
            Check::Not(of) => {
                let answer = self.local(of);
                Answer { holds: !answer.holds, ..answer }
            }
            // The reader of claims refuses these where only local ones may stand.
            Check::Payload(_)
            | Check::Age(..)
            | Check::Partner(..)
            | Check::Agrees { .. }
            | Check::DigestOf(..) => Answer::default(),
        }
    }

    fn values(&self, id: usize, tests: &[ValueTest]) -> Answer {
        let tally = &self.tallies[id];
        let present = Answer::new(tally.count > 0, &tally.first);
        let asks = &self.questions.queries[id].asks;
        let whole = tests.iter().filter_map(|test| match test {
            ValueTest::Count(comparison) => {
                Some(Answer::new(comparison.holds(tally.count), &tally.first))
            }
            ValueTest::Distinct(comparison) => {
                let different = tally.values.len() as u64;
                Some(Answer::new(comparison.holds(different), &tally.first))
            }
            _ => None,
        });
        let single = asks.iter().enumerate().map(|(i, ask)| match (tally.asks.get(i), ask.reach) {
            (None, _) => Answer::default(),
            (Some(balance), Reach::Some) if balance.held.is_empty() => {
                Answer::new(false, &balance.failed)
            }
            (Some(balance), Reach::All) if !balance.failed.is_empty() => {
                Answer::new(false, &balance.failed)
            }
            (Some(balance), _) => Answer::new(!balance.held.is_empty(), &balance.held),
        });
        if tests.is_empty() { present } else { all(whole.chain(single)) }
    }

    fn compare(&self, left: usize, right: usize, equal: bool) -> Answer {
        let (left, right) = (&self.tallies[left], &self.tallies[right]);
        let holds = match (&left.first_value, &right.first_value) {
            (Some(left), Some(right)) => is_same(left, right) == equal,
            _ => false,
        };
        Answer { holds, evidence: firsts(left, right) }
    }

    fn days(&self, from: usize, to: usize, max: Option<u32>) -> Answer {
        let (from, to) = (&self.tallies[from], &self.tallies[to]);
        let day = |tally: &Tally| Day::of(tally.first_value.as_deref()?.trim());
        let holds = match (day(from), day(to)) {
            (Some(from), Some(to)) => {
                from <= to && max.is_none_or(|max| to.after(from) <= i64::from(max))
            }
            _ => false,
        };
        Answer { holds, evidence: firsts(from, to) }
    }

    fn countries(&self, ids: &[usize], comparison: Comparison<u64>) -> Answer {
        let mut known = BTreeSet::new();
        let mut evidence = Vec::new();
        for id in ids {
            let name = &self.questions.queries[*id].name;
            let tally = &self.tallies[*id];
            known.extend(tally.values.iter().filter_map(|value| country::of_any(name, value)));
            evidence.extend_from_slice(&tally.first);
        }
        Answer { holds: comparison.holds(known.len() as u64), evidence }
    }

    fn within(&self, reach: Reach, scope: usize) -> Answer {
        let places = &self.places[scope];
        let holds = places.held > 0 && (reach == Reach::Some || places.failed == 0);
        let seen = match (holds, reach) {
            (true, _) => &places.first_held,
            (false, _) => &places.first_failed,
        };
        Answer::new(holds, seen)
    }
}

/// Whether the context is one of those that the filter means.
fn passes(filter: Option<&[String]>, record: &Record<'_>) -> bool {
    let is_meant = |text: &[u8]| filter.is_some_and(|f| f.iter().any(|v| v.as_bytes() == text));
    filter.is_none() || record.values(0).any(|value| is_meant(value.text))
}

/// The first occurrence of each.
fn firsts(one: &Tally, other: &Tally) -> Vec<Evidence> {
    one.first.iter().take(1).chain(other.first.iter().take(1)).cloned().collect()
}

/// The same text, or the same number.
fn is_same(left: &str, right: &str) -> bool {
    let number = |text: &str| Decimal::parse(text.trim().as_bytes());
    left == right || number(left).is_some_and(|left| Some(left) == number(right))
}

impl Observer for Gathered<'_> {
    fn interests(&self) -> Vec<Interest> {
        self.questions.interests()
    }

    fn closed(&mut self, interest: usize, record: &Record<'_>, _: &mut Vec<Finding>) {
        let questions = self.questions;
        match questions.asked[interest] {
            Asked::Query(id) => self.occurrences(id, &questions.queries[id], record),
            Asked::Scope(id) => self.close(id, &questions.scopes[id], record),
        }
    }

    fn located(&mut self, place: &mut dyn FnMut(Spot) -> Located) {
        // A spot may be kept in several pieces of evidence, and can be asked for once.
        let mut known: BTreeMap<Spot, Located> = BTreeMap::new();
        let tallies = self.tallies.iter_mut().flat_map(Tally::evidence);
        let places =
            self.places.iter_mut().flat_map(|p| p.first_held.iter_mut().chain(&mut p.first_failed));
        for evidence in tallies.chain(places) {
            if let Some(spot) = evidence.spot.take() {
                let located = known.entry(spot).or_insert_with(|| place(spot));
                evidence.place = Some(located.place);
                evidence.inside = located.inside.clone();
            }
        }
    }
}
