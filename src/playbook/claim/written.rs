//! A claim and a condition as they are written, and what keeps them from being one.

use super::condition::{
    Age, Agreement, Condition, Days, Environment, JsonType, Reach, Syntax, Test, ValueKind,
    ValueTest,
};
use super::{Case, ClaimKind, Comparison, Decision, Deviation, Name, Path, Quantifier, Tests};
use crate::playbook::api::{Confidence, Direction};
use crate::value::{Decimal, Pattern, is_country};
use serde::Deserialize;
use toml::Spanned;

/// The fields of a `[[claim]]`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Claim {
    id: Spanned<String>,
    apis: Vec<Spanned<String>>,
    statement: Spanned<String>,
    kind: ClaimKind,
    quantifier: Quantifier,
    sources: Vec<Spanned<String>>,
    page: Option<String>,
    confidence: Option<Confidence>,
    rated_by: Option<Spanned<String>>,
    label: Option<Spanned<String>>,
    #[serde(default)]
    contradictions: Vec<Spanned<String>>,
    #[serde(default)]
    rules: Vec<String>,
    evidence: Option<String>,
    not_testable: Option<String>,
    direction: Option<Vec<Direction>>,
    otherwise: Option<String>,
    findings_are_deviations: Option<bool>,
    #[serde(default)]
    case: Vec<Case>,
    #[serde(default)]
    deviation: Vec<Deviation>,
}

impl TryFrom<Claim> for super::Claim {
    type Error = String;

    fn try_from(mut written: Claim) -> Result<super::Claim, String> {
        if written.sources.is_empty() {
            return Err("a claim rests on one source at least".into());
        }
        if written.confidence.is_some() != written.rated_by.is_some() {
            return Err("confidence and rated_by stand together: who rated the claim so".into());
        }
        let decision = written.decision()?;
        Ok(super::Claim {
            id: written.id,
            apis: written.apis,
            statement: written.statement,
            kind: written.kind,
            quantifier: written.quantifier,
            sources: written.sources,
            page: written.page,
            confidence: written.confidence,
            rated_by: written.rated_by,
            label: written.label,
            contradictions: written.contradictions,
            rules: written.rules,
            evidence: written.evidence,
            decision,
        })
    }
}

impl Claim {
    fn decision(&mut self) -> Result<Decision, String> {
        match (self.kind, self.not_testable.take()) {
            (ClaimKind::NotTestable, Some(why)) if !self.has_tests() => {
                Ok(Decision::NotTestable(why))
            }
            (ClaimKind::NotTestable, Some(_)) => {
                Err("a claim that is not testable has no direction, case or deviation".into())
            }
            (ClaimKind::NotTestable, None) => {
                Err("a claim that is not testable says why in not_testable".into())
            }
            (_, Some(_)) => Err("not_testable is for claims of kind not-testable".into()),
            (_, None) => self.tests().map(Decision::Tested),
        }
    }

    fn has_tests(&self) -> bool {
        let single = self.direction.is_some() || self.otherwise.is_some();
        single
            || self.findings_are_deviations.is_some()
            || !self.case.is_empty()
            || !self.deviation.is_empty()
    }

    fn tests(&mut self) -> Result<Tests, String> {
        if self.evidence.is_none() {
            return Err("a testable claim says in evidence which payload decides it".into());
        }
        let direction = self.direction.take().filter(|direction| !direction.is_empty());
        let cases = std::mem::take(&mut self.case);
        if cases.is_empty() {
            return Err("a testable claim has one case at least".into());
        }
        Ok(Tests {
            direction: direction.ok_or("a testable claim has a direction")?,
            cases,
            otherwise: self.otherwise.take().ok_or("a testable claim has an otherwise")?,
            deviations: std::mem::take(&mut self.deviation),
            findings_are_deviations: self.findings_are_deviations.unwrap_or(false),
        })
    }
}

/// The keys of a condition.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Keys {
    is: Option<Vec<Spanned<String>>>,
    root: Option<String>,
    namespace: Option<String>,

    path: Option<Spanned<Path>>,
    count: Option<Comparison<u64>>,
    distinct: Option<Comparison<u64>>,
    #[serde(rename = "in")]
    all_in: Option<Set>,
    some_in: Option<Set>,
    matches: Option<Regex>,
    some_matches: Option<Regex>,
    number: Option<Comparison<Decimal>>,
    some_number: Option<Comparison<Decimal>>,
    #[serde(rename = "type")]
    json_type: Option<JsonType>,
    is_a: Option<ValueKind>,
    country: Option<CountrySet>,
    some_country: Option<CountrySet>,

    paths: Option<Vec<Spanned<Path>>>,
    countries: Option<Comparison<u64>>,
    age: Option<Age>,
    differ: Option<[Spanned<Path>; 2]>,
    equal: Option<[Spanned<Path>; 2]>,
    each: Option<Spanned<Path>>,
    some: Option<Spanned<Path>>,
    holds: Option<Box<Condition>>,
    span: Option<Days>,

    valid: Option<bool>,
    finding: Option<Vec<Spanned<String>>>,
    syntax: Option<Vec<Syntax>>,
    success: Option<bool>,
    api: Option<Vec<Spanned<String>>>,
    direction: Option<Vec<Direction>>,
    requested: Option<Vec<String>>,
    environment: Option<Vec<Environment>>,
    partner: Option<Partner>,
    agrees: Option<Agreement>,
    disagrees: Option<Agreement>,
    digest_of: Option<Origin>,

    condition: Option<Spanned<String>>,
    any: Option<Vec<Listed>>,
    all: Option<Vec<Listed>>,
    not: Option<Box<Condition>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Partner {
    direction: Direction,
    when: Box<Condition>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Origin {
    path: Spanned<Path>,
    direction: Direction,
}

/// A condition in a list. The reader gives an error the place of the value of a key or
/// of a newtype, but not that of an item.
#[derive(Deserialize)]
struct Listed(Condition);

fn conditions(listed: Vec<Listed>) -> Vec<Condition> {
    listed.into_iter().map(|Listed(condition)| condition).collect()
}

/// Values, one at least: in an empty set there is nothing.
#[derive(Deserialize)]
#[serde(try_from = "Vec<String>")]
struct Set(Vec<String>);

impl TryFrom<Vec<String>> for Set {
    type Error = String;

    fn try_from(values: Vec<String>) -> Result<Set, String> {
        if values.is_empty() { Err("a set has one value at least".into()) } else { Ok(Set(values)) }
    }
}

/// Country codes, one at least.
#[derive(Deserialize)]
#[serde(try_from = "Set")]
struct CountrySet(Vec<String>);

impl TryFrom<Set> for CountrySet {
    type Error = String;

    fn try_from(Set(codes): Set) -> Result<CountrySet, String> {
        match codes.iter().find(|code| !is_country(code)) {
            Some(other) => Err(format!("`{other}` is no country code of two letters, as in SG")),
            None => Ok(CountrySet(codes)),
        }
    }
}

/// A regular expression.
#[derive(Deserialize)]
#[serde(try_from = "String")]
struct Regex(Pattern);

impl TryFrom<String> for Regex {
    type Error = String;

    fn try_from(text: String) -> Result<Regex, String> {
        if text.starts_with('^') || (text.ends_with('$') && !text.ends_with(r"\$")) {
            return Err("a pattern is for the whole value: leave ^ and $ out".into());
        }
        Pattern::compile(&text).map(Regex).map_err(|error| error.to_string())
    }
}

impl TryFrom<Keys> for Condition {
    type Error = String;

    fn try_from(mut keys: Keys) -> Result<Condition, String> {
        let mut tests: Vec<Test> = Vec::new();
        tests.extend(keys.is.take().map(Test::Is));
        tests.extend(keys.root.take().map(Test::Root));
        tests.extend(keys.namespace.take().map(Test::Namespace));
        tests.extend(keys.at_path()?);
        tests.extend(keys.countries()?);
        tests.extend(keys.age.take().map(Test::Age));
        tests.extend(keys.differ.take().map(Test::Differ));
        tests.extend(keys.equal.take().map(Test::Equal));
        tests.extend(keys.within()?);
        tests.extend(keys.span.take().map(Test::Days));
        tests.extend(keys.valid.map(Test::Valid));
        tests.extend(keys.finding.take().map(Test::Finding));
        tests.extend(keys.syntax.take().map(Test::Syntax));
        tests.extend(keys.success.map(Test::Success));
        tests.extend(keys.api.take().map(Test::Api));
        tests.extend(keys.direction.take().map(Test::Direction));
        tests.extend(keys.requested.take().map(Test::Requested));
        tests.extend(keys.environment.take().map(Test::Environment));
        tests.extend(keys.partner.take().map(|p| Test::Partner(p.direction, p.when)));
        tests.extend(keys.agrees.take().map(Test::Agrees));
        tests.extend(keys.disagrees.take().map(Test::Disagrees));
        tests.extend(keys.digest_of.take().map(|o| Test::DigestOf(o.path, o.direction)));
        tests.extend(keys.condition.take().map(Test::Shared));
        tests.extend(keys.any.take().map(conditions).map(Test::Any));
        tests.extend(keys.all.take().map(conditions).map(Test::All));
        tests.extend(keys.not.take().map(Test::Not));
        if tests.is_empty() {
            return Err("a condition has one key at least".into());
        }
        Ok(Condition { tests })
    }
}

impl Keys {
    /// The test of a `path` and of the keys that go with it.
    fn at_path(&mut self) -> Result<Option<Test>, String> {
        let tests = self.value_tests();
        match self.path.take() {
            Some(path) => Ok(Some(Test::Path(path, tests))),
            None if tests.is_empty() => Ok(None),
            None => Err("a test of values needs a path".into()),
        }
    }

    fn value_tests(&mut self) -> Vec<ValueTest> {
        let mut tests = Vec::new();
        tests.extend(self.count.take().map(ValueTest::Count));
        tests.extend(self.distinct.take().map(ValueTest::Distinct));
        tests.extend(self.all_in.take().map(|set| ValueTest::In(Reach::All, set.0)));
        tests.extend(self.some_in.take().map(|set| ValueTest::In(Reach::Some, set.0)));
        tests.extend(self.matches.take().map(|p| ValueTest::Matches(Reach::All, Box::new(p.0))));
        tests.extend(
            self.some_matches.take().map(|p| ValueTest::Matches(Reach::Some, Box::new(p.0))),
        );
        tests.extend(self.number.take().map(|n| ValueTest::Number(Reach::All, n)));
        tests.extend(self.some_number.take().map(|n| ValueTest::Number(Reach::Some, n)));
        tests.extend(self.json_type.take().map(ValueTest::Type));
        tests.extend(self.is_a.take().map(ValueTest::IsA));
        tests.extend(self.country.take().map(|set| ValueTest::Country(Reach::All, set.0)));
        tests.extend(self.some_country.take().map(|set| ValueTest::Country(Reach::Some, set.0)));
        tests
    }

    /// The test of `paths` with their `countries`.
    fn countries(&mut self) -> Result<Option<Test>, String> {
        match (self.paths.take(), self.countries.take()) {
            (Some(paths), Some(comparison)) => Ok(Some(Test::Countries(paths, comparison))),
            (None, None) => Ok(None),
            _ => Err("paths and countries stand together".into()),
        }
    }

    /// The test of `each` or `some` with what `holds` there.
    fn within(&mut self) -> Result<Option<Test>, String> {
        match (self.each.take(), self.some.take(), self.holds.take()) {
            (Some(path), None, Some(holds)) => scope(Reach::All, path, holds).map(Some),
            (None, Some(path), Some(holds)) => scope(Reach::Some, path, holds).map(Some),
            (None, None, None) => Ok(None),
            (Some(_), Some(_), _) => Err("each and some exclude each other".into()),
            (None, None, Some(_)) => Err("holds needs each or some".into()),
            (_, _, None) => Err("each and some need holds".into()),
        }
    }
}

/// The test of a place and of what holds in it.
fn scope(reach: Reach, path: Spanned<Path>, holds: Box<Condition>) -> Result<Test, String> {
    let steps = &path.get_ref().steps;
    let last = steps.len().saturating_sub(1);
    if path.get_ref().filter().is_some_and(|(step, _)| step != last) {
        return Err(format!(
            "the filter of `{}` stands on its last step in each and some",
            path.get_ref()
        ));
    }
    if steps.last().is_some_and(|step| matches!(step.name, Name::Attribute(_))) {
        return Err("nothing is in an attribute".into());
    }
    if !holds.is_local(&|_| None) {
        return Err("holds asks for what is in that place; ask for the payload outside".into());
    }
    Ok(Test::Within(reach, path, holds))
}
