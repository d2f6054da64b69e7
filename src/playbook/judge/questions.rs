//! What claims ask of a payload, made ready for the pass over it.

use super::ask::Ask;
use crate::check::Interest;
use crate::playbook::{Comparison, Condition, Direction, Name, Path, Reach, Step, Test, ValueTest};
use std::collections::BTreeMap;
use std::ops::Range;

/// Names a query: the occurrences of a path.
pub(super) type QueryId = usize;

/// Names a scope: the places of an `each` or `some`.
pub(super) type ScopeId = usize;

/// The conditions that claims of a catalogue use by name; none of them uses itself.
#[derive(Default)]
pub(super) struct SharedConditions<'c> {
    conditions: BTreeMap<&'c str, &'c Condition>,
    /// Those that are ready and whose paths start at the root: all that use one ask the
    /// same questions.
    ready: BTreeMap<String, Check>,
}

impl<'c> FromIterator<(&'c str, &'c Condition)> for SharedConditions<'c> {
    fn from_iter<I: IntoIterator<Item = (&'c str, &'c Condition)>>(named: I) -> Self {
        SharedConditions { conditions: named.into_iter().collect(), ready: BTreeMap::new() }
    }
}

/// A condition whose paths are queries.
#[derive(Clone, Debug)]
pub(super) enum Check {
    /// A test of the payload as a whole.
    Payload(Test),
    Values(QueryId, Vec<ValueTest>),
    /// Both are there, and the first values are equal (or differ).
    Compare {
        left: QueryId,
        right: QueryId,
        equal: bool,
    },
    Days {
        from: QueryId,
        to: QueryId,
        max: Option<u32>,
    },
    Within(Reach, ScopeId),
    /// The values tell so many different countries.
    Countries(Vec<QueryId>, Comparison<u64>),
    /// So many days lie between the date and the declared day.
    Age(QueryId, Comparison<i64>),
    Partner(Direction, Box<Check>),
    /// Every value here is among those of the partner (or some is not).
    Agrees {
        here: QueryId,
        direction: Direction,
        there: QueryId,
        agree: bool,
    },
    DigestOf(QueryId, Direction),
    Any(Vec<Check>),
    All(Vec<Check>),
    Not(Box<Check>),
}

/// The occurrences of a path.
#[derive(Debug)]
pub(super) struct Query {
    interest: Interest,
    /// The values of the filter, if the path has one.
    pub(super) filter: Option<Vec<String>>,
    /// The index of the value among the interest's.
    pub(super) value: usize,
    /// The path of the value below the context, empty for the context itself.
    pub(super) below: String,
    /// The last step.
    pub(super) name: String,
    pub(super) asks: Vec<Ask>,
}

/// The places in which a condition is judged, one by one.
#[derive(Debug)]
pub(super) struct Scope {
    interest: Interest,
    pub(super) filter: Option<Vec<String>>,
    pub(super) check: Check,
    /// The queries and scopes inside, which start anew with each place.
    pub(super) queries: Range<QueryId>,
    pub(super) scopes: Range<ScopeId>,
}

/// What an interest is for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Asked {
    Query(QueryId),
    Scope(ScopeId),
}

/// All queries and scopes of a set of claims, in the order in which they are to hear of
/// contexts that close together: what is inside a scope before the scope.
#[derive(Debug, Default)]
pub(super) struct Questions {
    pub(super) queries: Vec<Query>,
    pub(super) scopes: Vec<Scope>,
    pub(super) asked: Vec<Asked>,
}

impl Questions {
    pub(super) fn interests(&self) -> Vec<Interest> {
        let interest = |asked: &Asked| match asked {
            Asked::Query(id) => self.queries[*id].interest.clone(),
            Asked::Scope(id) => self.scopes[*id].interest.clone(),
        };
        self.asked.iter().map(interest).collect()
    }

    /// Makes a condition ready whose paths start at the root.
    pub(super) fn condition(
        &mut self,
        shared: &mut SharedConditions<'_>,
        condition: &Condition,
    ) -> Check {
        Maker { questions: self, shared }.below(&[], condition)
    }
}

/// Turns the paths of conditions into questions.
struct Maker<'m, 'c> {
    questions: &'m mut Questions,
    shared: &'m mut SharedConditions<'c>,
}

impl Maker<'_, '_> {
    fn below(&mut self, base: &[Step], condition: &Condition) -> Check {
        let mut checks = self.each(base, condition.tests.iter(), Self::test);
        if checks.len() == 1 { checks.remove(0) } else { Check::All(checks) }
    }

    fn each<'t, T: 't>(
        &mut self,
        base: &[Step],
        of: impl Iterator<Item = &'t T>,
        make: fn(&mut Self, &[Step], &T) -> Check,
    ) -> Vec<Check> {
        of.map(|one| make(self, base, one)).collect()
    }

    fn test(&mut self, base: &[Step], test: &Test) -> Check {
        match test {
            Test::Path(path, tests) => {
                Check::Values(self.query(base, path.get_ref(), tests), tests.clone())
            }
            Test::Differ([left, right]) => {
                self.compare(base, left.get_ref(), right.get_ref(), false)
            }
            Test::Equal([left, right]) => self.compare(base, left.get_ref(), right.get_ref(), true),
            Test::Days(days) => Check::Days {
                from: self.query(base, days.from.get_ref(), &[]),
                to: self.query(base, days.to.get_ref(), &[]),
                max: days.max_days,
            },
            Test::Countries(paths, comparison) => {
                let queries = paths.iter().map(|path| self.query(base, path.get_ref(), &[]));
                Check::Countries(queries.collect(), *comparison)
            }
            Test::Age(age) => Check::Age(self.query(base, age.path.get_ref(), &[]), age.days),
            Test::Shared(id) => self.shared(base, id.get_ref()),
            Test::Within(reach, path, condition) => {
                Check::Within(*reach, self.scope(base, path.get_ref(), condition))
            }
            Test::Partner(direction, condition) => {
                Check::Partner(*direction, Box::new(self.below(&[], condition)))
            }
            Test::Agrees(agreement) => self.agreement(agreement, true),
            Test::Disagrees(agreement) => self.agreement(agreement, false),
            Test::DigestOf(path, direction) => {
                Check::DigestOf(self.query(base, path.get_ref(), &[]), *direction)
            }
            Test::Any(of) => Check::Any(self.each(base, of.iter(), Self::below)),
            Test::All(of) => Check::All(self.each(base, of.iter(), Self::below)),
            Test::Not(condition) => Check::Not(Box::new(self.below(base, condition))),
            Test::Is(_)
            | Test::Root(_)
            | Test::Namespace(_)
            | Test::Valid(_)
            | Test::Finding(_)
            | Test::Syntax(_)
            | Test::Success(_)
            | Test::Api(_)
            | Test::Direction(_)
            | Test::Requested(_)
            | Test::Environment(_) => Check::Payload(test.clone()),
        }
    }

    fn shared(&mut self, base: &[Step], id: &str) -> Check {
        if let Some(ready) = self.shared.ready.get(id).filter(|_| base.is_empty()) {
            return ready.clone();
        }
        // The reader of catalogues refuses names of nothing.
        let Some(&condition) = self.shared.conditions.get(id) else {
            return Check::Any(Vec::new());
        };
        let check = self.below(base, condition);
        if base.is_empty() {
            self.shared.ready.insert(id.to_owned(), check.clone());
        }
        check
    }

    fn compare(&mut self, base: &[Step], left: &Path, right: &Path, equal: bool) -> Check {
        let (left, right) = (self.query(base, left, &[]), self.query(base, right, &[]));
        Check::Compare { left, right, equal }
    }

    fn agreement(&mut self, agreement: &crate::playbook::Agreement, agree: bool) -> Check {
        let here = self.query(&[], agreement.path.get_ref(), &[]);
        let there = self.query(&[], agreement.with.get_ref(), &[]);
        Check::Agrees { here, direction: agreement.direction, there, agree }
    }

    fn query(&mut self, base: &[Step], path: &Path, tests: &[ValueTest]) -> QueryId {
        let target = Target::new(base, &path.steps);
        let mut values = target.filter_path();
        values.push(&target.below);
        let id = self.questions.queries.len();
        self.questions.queries.push(Query {
            interest: Interest::new(&target.context, &values),
            value: values.len() - 1,
            filter: target.filter.map(|(_, values)| values),
            below: target.below,
            name: target.name,
            asks: tests.iter().filter_map(Ask::new).collect(),
        });
        self.questions.asked.push(Asked::Query(id));
        id
    }

    fn scope(&mut self, base: &[Step], path: &Path, condition: &Condition) -> ScopeId {
        let target = Target::new(base, &path.steps);
        let (queries, scopes) = (self.questions.queries.len(), self.questions.scopes.len());
        let inside = [base, &path.steps].concat();
        let check = self.below(&inside, condition);
        let values = target.filter_path();
        let id = self.questions.scopes.len();
        self.questions.scopes.push(Scope {
            interest: Interest::new(&target.context, &values),
            filter: target.filter.map(|(_, values)| values),
            check,
            queries: queries..self.questions.queries.len(),
            scopes: scopes..id,
        });
        self.questions.asked.push(Asked::Scope(id));
        id
    }
}

/// Where a path leads: the context whose closing is waited for, and the value in it.
struct Target {
    context: String,
    /// The path of the filter from the context, and its values.
    filter: Option<(String, Vec<String>)>,
    below: String,
    name: String,
}

impl Target {
    /// The filters of `base` were seen to by the scope that it belongs to.
    fn new(base: &[Step], steps: &[Step]) -> Target {
        let filtered = steps.iter().position(|step| step.filter.is_some());
        let ends_in_attribute =
            steps.last().is_some_and(|step| matches!(step.name, Name::Attribute(_)));
        // Up to the filter; without one, the element itself or that of the attribute.
        let upper = match filtered {
            Some(index) => index + 1,
            None => steps.len() - usize::from(ends_in_attribute),
        };
        let filter = filtered.and_then(|index| steps[index].filter.as_ref());
        Target {
            context: joined(base.iter().chain(&steps[..upper])),
            filter: filter.map(|filter| (filter.path.join("/"), filter.values.clone())),
            below: joined(&steps[upper..]),
            name: joined(steps.last()),
        }
    }

    /// The path of the filter, if there is one.
    fn filter_path(&self) -> Vec<&str> {
        self.filter.iter().map(|(path, _)| path.as_str()).collect()
    }
}

fn joined<'s>(steps: impl IntoIterator<Item = &'s Step>) -> String {
    let name = |step: &Step| match &step.name {
        Name::Any => "*".to_owned(),
        Name::Element(name) => name.clone(),
        Name::Attribute(name) => format!("@{name}"),
    };
    steps.into_iter().map(name).collect::<Vec<_>>().join("/")
}
