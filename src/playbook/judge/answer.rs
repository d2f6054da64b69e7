//! What a condition comes to for one payload among others.

use super::gather::Gathered;
use super::questions::Check;
use super::tally::{Evidence, Finding};
use super::verdict::Observed;
use crate::diagnostic::{
    Code, Diagnostic, FileReport, Layer, LayerReport, LayerStatus, Payload, Place, Severity,
    Verdict,
};
use crate::playbook::{Comparison, Direction, Syntax, Test};
use crate::rules;
use crate::schema::{is_of_family, message_id};
use crate::value::Day;

/// What a condition comes to, and what was seen, of which payload.
#[derive(Clone, Debug, Default)]
pub(super) struct Answer {
    pub(super) holds: bool,
    pub(super) evidence: Vec<Evidence>,
}

impl Answer {
    pub(super) fn new(holds: bool, evidence: &[Evidence]) -> Answer {
        Answer { holds, evidence: evidence.to_vec() }
    }
}

/// The payloads that are judged together, and what each answers.
pub(super) struct Payloads<'p, 'q> {
    pub(super) observed: &'p [Observed],
    pub(super) gathered: &'p [Gathered<'q>],
}

impl Payloads<'_, '_> {
    /// What the check comes to for the payload of that index.
    pub(super) fn answer(&self, check: &Check, payload: usize) -> Answer {
        match check {
            Check::Payload(test) => self.whole(test, payload),
            Check::Any(of) => any(of.iter().map(|one| self.answer(one, payload))),
            Check::All(of) => all(of.iter().map(|one| self.answer(one, payload))),
            Check::Not(of) => {
                let answer = self.answer(of, payload);
                Answer { holds: !answer.holds, ..answer }
            }
            Check::Partner(direction, of) => {
                any(self.readable(payload, *direction).map(|partner| self.answer(of, partner)))
            }
            Check::Agrees { here, direction, there, agree } => {
                self.agrees(payload, *here, *direction, *there, *agree)
            }
            Check::Age(date, comparison) => self.age(payload, *date, *comparison),
            Check::DigestOf(here, direction) => self.digest_of(payload, *here, *direction),
            Check::Values(..)
            | Check::Compare { .. }
            | Check::Days { .. }
            | Check::Countries(..)
            | Check::Within(..) => self.gathered[payload].local(check),
        }
    }

    /// The other payloads of its exchange that go that way.
    fn partners(&self, payload: usize, direction: Direction) -> impl Iterator<Item = usize> {
        let exchange = &self.observed[payload].provenance.exchange;
        let others = self.observed.iter().enumerate().filter(move |(index, other)| {
            let provenance = &other.provenance;
            *index != payload
                && exchange.is_some()
                && provenance.exchange == *exchange
                && provenance.direction == Some(direction)
        });
        others.map(|(index, _)| index)
    }

    /// Those of them that could be read to their end.
    fn readable(&self, payload: usize, direction: Direction) -> impl Iterator<Item = usize> {
        let partners = self.partners(payload, direction);
        partners.filter(|partner| unread(&self.observed[*partner].report).is_none())
    }

    fn agrees(
        &self,
        payload: usize,
        here: usize,
        way: Direction,
        there: usize,
        agree: bool,
    ) -> Answer {
        let own = &self.gathered[payload].tallies[here];
        any(self.readable(payload, way).map(|partner| {
            let theirs = &self.gathered[partner].tallies[there];
            let is_told = |value: &&String| !is_sentinel(value);
            let mut ours = own.values.iter().filter(is_told).peekable();
            let can_tell = ours.peek().is_some() && theirs.values.iter().any(|v| is_told(&v));
            let is_same = ours.all(|value| theirs.values.contains(value));
            let evidence = own.first.iter().chain(&theirs.first).cloned().collect();
            Answer { holds: can_tell && is_same == agree, evidence }
        }))
    }

    fn age(&self, payload: usize, date: usize, comparison: Comparison<i64>) -> Answer {
        let tally = &self.gathered[payload].tallies[date];
        let day = |text: &str| Day::of(text.trim());
        let from = tally.first_value.as_deref().and_then(day);
        let to = self.observed[payload].provenance.observed.as_deref().and_then(day);
        let holds = from.zip(to).is_some_and(|(from, to)| comparison.holds(to.after(from)));
        Answer::new(holds, &tally.first[..tally.first.len().min(1)])
    }

    fn digest_of(&self, payload: usize, here: usize, way: Direction) -> Answer {
        let own = &self.gathered[payload].tallies[here];
        any(self.partners(payload, way).map(|partner| {
            let digest = self.observed[partner].sha512.as_deref();
            let holds = own.first_value.as_deref().is_some_and(|value| {
                digest.is_some_and(|digest| digest.eq_ignore_ascii_case(value.trim()))
            });
            Answer { holds, evidence: own.first.clone() }
        }))
    }

    /// A test of the payload as a whole.
    fn whole(&self, test: &Test, payload: usize) -> Answer {
        let observed = &self.observed[payload];
        let Observed { report, provenance, .. } = observed;
        let plain = |holds| Answer { holds, evidence: Vec::new() };
        match test {
            Test::Is(kinds) => {
                let holds = kinds.iter().any(|kind| is(report, kind.get_ref()));
                Answer { holds, evidence: roots(report, payload) }
            }
            Test::Root(name) => {
                let holds = report.roots.iter().any(|root| root.name == *name);
                Answer { holds, evidence: roots(report, payload) }
            }
            Test::Namespace(start) => {
                let outer = report.roots.iter().map(|root| root.namespace.as_str());
                let parts = report.parts.iter().map(|part| part.schema.namespace.as_str());
                let holds = outer.chain(parts).any(|uri| uri.starts_with(start));
                Answer { holds, evidence: roots(report, payload) }
            }
            Test::Valid(valid) => {
                let wanted = if *valid { Verdict::Valid } else { Verdict::Invalid };
                let evidence = if *valid {
                    roots(report, payload)
                } else {
                    findings(report, payload, |code| !is_rule(code))
                };
                Answer { holds: by_grammar(report) == wanted, evidence }
            }
            Test::Finding(codes) => {
                let is_meant =
                    |found: &Code| codes.iter().any(|code| is_code(found.id, code.get_ref()));
                let seen = findings(report, payload, is_meant);
                Answer::new(!seen.is_empty(), &seen)
            }
            Test::Requested(formats) => plain(
                provenance
                    .requested
                    .as_ref()
                    .is_some_and(|asked| formats.iter().any(|format| is_format(asked, format))),
            ),
            Test::Syntax(of) => plain(of.contains(&syntax(report))),
            Test::Success(success) => plain(provenance.success() == Some(*success)),
            Test::Api(of) => plain(
                provenance
                    .api
                    .as_ref()
                    .is_some_and(|declared| of.iter().any(|api| api.get_ref() == declared)),
            ),
            Test::Direction(of) => plain(provenance.direction.is_some_and(|d| of.contains(&d))),
            Test::Environment(of) => plain(provenance.environment.is_some_and(|e| of.contains(&e))),
            // The others are no tests of a whole payload.
            _ => plain(false),
        }
    }
}

/// Whether the payload is of that kind, or holds such a message.
pub(super) fn is(report: &FileReport, kind: &str) -> bool {
    report.payload.name() == kind
        || report.parts.iter().any(|part| is_format(&part.message, kind))
        || report
            .roots
            .iter()
            .filter_map(|root| message_id(&root.namespace))
            .any(|id| is_format(id, kind))
}

/// The layer of the syntax that keeps the payload from being read to its end.
pub(super) fn unread(report: &FileReport) -> Option<&LayerReport> {
    report.layers.iter().find(|layer| {
        let is_open = matches!(layer.status, LayerStatus::Failed | LayerStatus::NotRun);
        layer.layer < Layer::Schema && is_open
    })
}

/// Whether a value says that there is none: such identifiers agree with nothing.
fn is_sentinel(value: &str) -> bool {
    const SENTINELS: [&str; 5] =
        ["NOTPROVIDED", "NOT PROVIDED", "NOT AVAILABLE", "NONREF", "EBICS"];
    SENTINELS.iter().any(|sentinel| value.trim().eq_ignore_ascii_case(sentinel))
}

/// The form of the bytes.
fn syntax(report: &FileReport) -> Syntax {
    match report.payload {
        Payload::Mt => Syntax::Mt,
        Payload::Text | Payload::Other => Syntax::Other,
        _ if report.roots.is_empty() => Syntax::Json,
        _ => Syntax::Xml,
    }
}

/// Whether an id is the format itself, or one of the family that it names, in any case of
/// letters.
fn is_format(id: &str, format: &str) -> bool {
    is_of_family(&id.to_ascii_lowercase(), &format.to_ascii_lowercase())
}

fn is_code(id: &str, wanted: &str) -> bool {
    match wanted.strip_suffix('*') {
        Some(start) => id.starts_with(start),
        None => id == wanted,
    }
}

/// The root elements of the messages in the payload, or that of the file.
fn roots(report: &FileReport, payload: usize) -> Vec<Evidence> {
    let at = |line| Some(Place { offset: 0, line, column: 1, column_utf16: 1 });
    let parts = report.parts.iter().map(move |part| Evidence {
        payload,
        path: part.path.clone(),
        value: Some(part.message.clone()),
        finding: None,
        place: at(part.line),
        inside: None,
        spot: None,
    });
    let root = report.roots.iter().filter(|_| report.parts.is_empty()).map(move |root| Evidence {
        payload,
        path: format!("/{}", root.name),
        value: Some(root.namespace.clone()).filter(|uri| !uri.is_empty()),
        finding: None,
        place: at(root.line),
        inside: None,
        spot: None,
    });
    parts.chain(root).collect()
}

/// Whether a code is that of a rule on messages.
pub(super) fn is_rule(code: &Code) -> bool {
    rules::find(code.id).is_some()
}

/// The verdict without rules on messages: whether a payload has the format that a document
/// names does not depend on them.
fn by_grammar(report: &FileReport) -> Verdict {
    let mut errors = report.findings.iter().filter(|f| f.severity == Severity::Error).peekable();
    match report.verdict {
        Verdict::Invalid if errors.peek().is_some() && errors.all(|f| is_rule(f.code)) => {
            Verdict::Valid
        }
        verdict => verdict,
    }
}

/// The errors of validation whose code is meant.
pub(super) fn findings(
    report: &FileReport,
    payload: usize,
    is_meant: impl Fn(&Code) -> bool,
) -> Vec<Evidence> {
    let meant = report.findings.iter().filter(|finding| is_meant(finding.code));
    let evidence = |finding: &Diagnostic| Evidence {
        payload,
        path: finding.path.clone(),
        value: None,
        finding: Some(Finding { code: finding.code, message: finding.message.clone() }),
        place: Some(finding.place),
        inside: finding.inside.clone(),
        spot: None,
    };
    meant.map(evidence).collect()
}

/// The first answer that holds; what was seen of all if none does.
pub(super) fn any(answers: impl Iterator<Item = Answer>) -> Answer {
    let mut failed = Vec::new();
    for answer in answers {
        if answer.holds {
            return answer;
        }
        failed.extend(answer.evidence);
    }
    Answer { holds: false, evidence: failed }
}

/// What was seen of all if all hold; otherwise the first that does not.
pub(super) fn all(answers: impl Iterator<Item = Answer>) -> Answer {
    let mut held = Vec::new();
    for answer in answers {
        if !answer.holds {
            return answer;
        }
        held.extend(answer.evidence);
    }
    Answer { holds: true, evidence: held }
}
