//! What became of the conditions of a context, for all records that are alike to them.
//!
//! Most records of a file have the same elements, and most conditions ask for no more. What
//! follows from the shape of a record is found out once; of the others their answers are
//! asked, which are few, and what follows from these is kept too.

use super::{Asked, Row};
use crate::check::{self, Record};
use std::collections::BTreeMap;

/// Shapes, and answers in each, that are kept: files have few.
const MOST: usize = 16;

/// The shapes that came.
#[derive(Default)]
pub(super) struct Shapes {
    known: Recent<Shape>,
    /// How often each condition applied in what is no longer kept.
    applied: BTreeMap<usize, u64>,
}

/// Records that have values at the same paths.
pub(super) struct Shape {
    print: check::Shape,
    /// What is decided of that which conditions ask; `None` where it depends on values.
    decided: Vec<Option<bool>>,
    /// What depends on values, and makes a difference: of the first ones, those around the
    /// context.
    open: Vec<usize>,
    outer: usize,
    /// The answers to these for the last record.
    answers: Vec<bool>,
    /// What follows from answers.
    outcomes: Recent<Outcome>,
    /// How often each condition applied in outcomes that are no longer kept.
    applied: BTreeMap<usize, u64>,
}

/// What became of the conditions.
pub(super) struct Outcome {
    answers: Vec<bool>,
    /// Those that had something to check.
    given: Vec<usize>,
    /// Those of them that are broken.
    pub(super) broken: Vec<usize>,
    times: u64,
}

/// Some of what came, of which the one that came last is found first.
struct Recent<T> {
    known: Vec<T>,
    last: usize,
    /// Where the next one is put when there is no more room.
    next: usize,
}

impl<T> Default for Recent<T> {
    fn default() -> Recent<T> {
        Recent { known: Vec::new(), last: 0, next: 0 }
    }
}

impl<T> Recent<T> {
    /// The place of what is sought, which is the last one from now on.
    #[inline]
    fn find(&mut self, is_it: impl Fn(&T) -> bool) -> Option<usize> {
        let is_last = self.known.get(self.last).is_some_and(&is_it);
        let at = if is_last { self.last } else { self.known.iter().position(is_it)? };
        self.last = at;
        Some(at)
    }

    /// Puts in a new one: its place, and the one that had to go.
    fn put(&mut self, new: T) -> (usize, Option<T>) {
        if self.known.len() < MOST {
            self.known.push(new);
            self.last = self.known.len() - 1;
            return (self.last, None);
        }
        self.last = self.next;
        self.next = (self.next + 1) % MOST;
        (self.last, Some(std::mem::replace(&mut self.known[self.last], new)))
    }
}

impl Shapes {
    /// The shape of a record.
    pub(super) fn of(&mut self, record: &Record<'_>, asked: &[Asked], rows: &[Row]) -> &mut Shape {
        let known = self.known.find(|known| record.has_shape(&known.print));
        let at = known.unwrap_or_else(|| {
            let (at, old) = self.known.put(Shape::new(record, asked, rows));
            add(&mut self.applied, old.iter().flat_map(Shape::applied));
            at
        });
        &mut self.known.known[at]
    }

    /// How often each condition had something to check.
    pub(super) fn applied(&self) -> BTreeMap<usize, u64> {
        let mut all = self.applied.clone();
        add(&mut all, self.known.known.iter().flat_map(Shape::applied));
        all
    }
}

impl Shape {
    fn new(record: &Record<'_>, asked: &[Asked], rows: &[Row]) -> Shape {
        let decided: Vec<Option<bool>> = asked.iter().map(|asked| asked.decided(record)).collect();
        let may_hold = |all: &[usize]| all.iter().all(|at| decided[*at] != Some(false));
        let matters = |at: usize| {
            let mut given = rows.iter().filter(|row| may_hold(&row.given));
            given.any(|row| {
                row.given.contains(&at) || may_hold(&row.broken) && row.broken.contains(&at)
            })
        };
        let is_open = |at: &usize| decided[*at].is_none() && matters(*at);
        let all = || (0..asked.len()).filter(is_open);
        let (mut open, own): (Vec<usize>, Vec<usize>) = all().partition(|at| asked[*at].is_outer());
        let outer = open.len();
        open.extend(own);
        Shape {
            print: record.shape(),
            decided,
            answers: open.iter().map(|at| asked[*at].holds(record)).collect(),
            open,
            outer,
            outcomes: Recent::default(),
            applied: BTreeMap::new(),
        }
    }

    /// Answers what is asked of a record; of what is around it, if that is not as it was.
    fn answer(&mut self, record: &Record<'_>, asked: &[Asked]) {
        let first = if self.print.meet(record) { self.outer } else { 0 };
        for (answer, at) in self.answers.iter_mut().zip(&self.open).skip(first) {
            *answer = asked[*at].holds(record);
        }
    }

    /// What became of the conditions in a record of this shape.
    pub(super) fn outcome(
        &mut self,
        record: &Record<'_>,
        asked: &[Asked],
        rows: &[Row],
    ) -> &Outcome {
        self.answer(record, asked);
        let answers = &self.answers;
        let known = self.outcomes.find(|known| known.answers.iter().eq(answers));
        let at = known.unwrap_or_else(|| {
            let (at, old) = self.outcomes.put(self.found_out(rows));
            add(&mut self.applied, old.iter().flat_map(Outcome::applied));
            at
        });
        let outcome = &mut self.outcomes.known[at];
        outcome.times += 1;
        outcome
    }

    /// What makes no difference counts as if it did not hold.
    fn found_out(&self, rows: &[Row]) -> Outcome {
        let answer = |at: usize| {
            let open = self.open.iter().position(|open| *open == at);
            self.decided[at].or_else(|| self.answers.get(open?).copied()) == Some(true)
        };
        let hold = |all: &[usize]| all.iter().all(|at| answer(*at));
        let given: Vec<usize> = (0..rows.len()).filter(|row| hold(&rows[*row].given)).collect();
        let broken = given.iter().copied().filter(|row| hold(&rows[*row].broken)).collect();
        Outcome { answers: self.answers.clone(), given, broken, times: 0 }
    }

    fn applied(&self) -> impl Iterator<Item = (usize, u64)> {
        let before = self.applied.iter().map(|(row, times)| (*row, *times));
        before.chain(self.outcomes.known.iter().flat_map(Outcome::applied))
    }
}

impl Outcome {
    fn applied(&self) -> impl Iterator<Item = (usize, u64)> {
        self.given.iter().map(|row| (*row, self.times))
    }
}

fn add(sums: &mut BTreeMap<usize, u64>, more: impl Iterator<Item = (usize, u64)>) {
    for (row, times) in more {
        *sums.entry(row).or_default() += times;
    }
}
