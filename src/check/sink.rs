//! Where findings go: counted always, kept up to the cap of their layer.

use super::suppress::Suppressions;
use crate::diagnostic::{Code, Diagnostic, Effect, Layer, Severity, Suppressed};
use crate::source::{MarkId, Shown, Window, secret};
use std::collections::BTreeMap;

/// A finding before its place is known.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) code: &'static Code,
    pub(crate) severity: Severity,
    pub(crate) message: String,
    pub(crate) path: String,
    pub(crate) expected: Option<String>,
    pub(crate) found: Option<String>,
    pub(crate) help: Option<String>,
    pub(crate) bank_reason: Option<&'static str>,
}

impl Draft {
    pub(crate) fn new(code: &'static Code, message: impl Into<String>, path: String) -> Draft {
        let message = message.into();
        let severity = code.severity;
        Draft {
            code,
            severity,
            message,
            path,
            expected: None,
            found: None,
            help: None,
            bank_reason: None,
        }
    }

    /// Hides secrets: a value by the name under which it stands, others by their text.
    fn conceal(&mut self) {
        if is_secret_path(&self.path) {
            self.found = self.found.take().map(|found| secret::described(&found));
            if self.code.layer == Layer::Encoding {
                // It shows the bytes that are wrong.
                self.help = None;
            }
        }
        let texts = [&mut self.found, &mut self.expected, &mut self.help].into_iter().flatten();
        for text in texts.chain([&mut self.message, &mut self.path]) {
            *text = secret::concealed(text);
        }
    }

    /// Cuts what a hostile input could make long: values, and names in paths and texts.
    fn shorten(&mut self) {
        cut(&mut self.path, LONGEST_PATH);
        cut(&mut self.message, LONGEST_TEXT);
        for text in [&mut self.found, &mut self.expected, &mut self.help].into_iter().flatten() {
            cut(text, LONGEST_TEXT);
        }
    }

    fn shown(self, shown: Shown) -> Diagnostic {
        let Shown { place, excerpt, inside } = shown;
        Diagnostic {
            code: self.code,
            severity: self.severity,
            message: self.message,
            place,
            inside,
            path: self.path,
            expected: self.expected,
            found: self.found,
            help: self.help,
            bank_reason: self.bank_reason,
            excerpt,
        }
    }

    pub(crate) fn expected(mut self, text: impl Into<String>) -> Draft {
        self.expected = Some(text.into());
        self
    }

    pub(crate) fn found(mut self, text: impl Into<String>) -> Draft {
        self.found = Some(text.into());
        self
    }

    pub(crate) fn help(mut self, text: impl Into<String>) -> Draft {
        self.help = Some(text.into());
        self
    }

    pub(crate) fn reason(mut self, reason: Option<&'static str>) -> Draft {
        self.bank_reason = reason;
        self
    }
}

/// Whether a path leads to a secret, or into one.
fn is_secret_path(path: &str) -> bool {
    let mut steps = path.split(['/', '.', '[', ']', '@', '\'']).filter(|step| !step.is_empty());
    let last = steps.clone().next_back().filter(|_| path.starts_with('$'));
    last.is_some_and(secret::is_secret) || steps.any(secret::is_secret_inside)
}

/// Longest path and longest other text of a finding, in bytes.
const LONGEST_PATH: usize = 2_000;
const LONGEST_TEXT: usize = 500;

/// Cuts a text in the middle, since paths and names differ at their ends.
fn cut(text: &mut String, longest: usize) {
    if text.len() <= longest {
        return;
    }
    let half = longest / 2;
    let from = (0..=half).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0);
    let to = (text.len() - half..).find(|&i| text.is_char_boundary(i)).unwrap_or(text.len());
    text.replace_range(from..to, " … ");
}

/// Names a kept finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FindingId(usize);

/// A finding that is kept.
#[derive(Debug)]
struct Kept {
    draft: Draft,
    mark: MarkId,
    /// What suppresses it: it does not count then.
    by: Option<usize>,
}

/// The findings of one input in the order of output, with their places.
pub(crate) struct Findings {
    pub(crate) findings: Vec<Diagnostic>,
    /// Those left out, by layer and code.
    pub(crate) omitted: Vec<(Layer, &'static str, u64)>,
    pub(crate) suppressed: Vec<Suppressed>,
    /// Those suppressed that are left out.
    pub(crate) suppressed_more: u64,
}

/// The findings of one input.
#[derive(Debug)]
pub(crate) struct Sink {
    cap: usize,
    kept: Vec<Option<Kept>>,
    /// What does not count.
    pub(crate) suppressions: Suppressions,
    /// How many were suppressed that are kept, and how many over the cap.
    suppressed: (usize, u64),
    per_layer: [usize; Layer::ALL.len()],
    counts: BTreeMap<(Layer, Severity), u64>,
    omitted: BTreeMap<(&'static str, Layer), u64>,
    blocking: [u64; Layer::ALL.len()],
}

impl Sink {
    pub(crate) fn new(cap: usize) -> Sink {
        Sink {
            cap,
            kept: Vec::new(),
            suppressions: Suppressions::default(),
            suppressed: (0, 0),
            per_layer: [0; Layer::ALL.len()],
            counts: BTreeMap::new(),
            omitted: BTreeMap::new(),
            blocking: [0; Layer::ALL.len()],
        }
    }

    /// Takes a finding; `None` if it is over the cap and only counted.
    pub(crate) fn push(
        &mut self,
        mut draft: Draft,
        mark: MarkId,
        window: &mut Window<'_>,
    ) -> Option<FindingId> {
        let by = self.suppressions.by(&draft);
        if !self.admits(&draft, by) {
            let _ = window.take(mark);
            return None;
        }
        draft.conceal();
        draft.shorten();
        self.kept.push(Some(Kept { draft, mark, by }));
        Some(FindingId(self.kept.len() - 1))
    }

    /// Counts a finding; whether it is to be kept.
    fn admits(&mut self, draft: &Draft, by: Option<usize>) -> bool {
        if by.is_some() {
            return self.admits_suppressed();
        }
        self.count(draft.code, draft.severity);
        let kept = &mut self.per_layer[draft.code.layer as usize];
        if *kept >= self.cap {
            *self.omitted.entry((draft.code.id, draft.code.layer)).or_default() += 1;
            return false;
        }
        *kept += 1;
        true
    }

    fn admits_suppressed(&mut self) -> bool {
        let is_kept = self.suppressed.0 < self.cap;
        self.suppressed.0 += usize::from(is_kept);
        self.suppressed.1 += u64::from(!is_kept);
        is_kept
    }

    fn count(&mut self, code: &'static Code, severity: Severity) {
        let is_blocking = code.effect == Effect::Blocks && severity == Severity::Error;
        self.blocking[code.layer as usize] += u64::from(is_blocking);
        *self.counts.entry((code.layer, severity)).or_default() += 1;
    }

    /// Says another thing at the same place, of the same layer and severity.
    pub(crate) fn replace(&mut self, id: FindingId, draft: Draft) {
        let by = self.suppressions.by(&draft);
        let Some(kept) = self.kept.get_mut(id.0).and_then(Option::as_mut) else { return };
        let (was, severity) = (std::mem::replace(&mut kept.by, by), kept.draft.severity);
        let layer = draft.code.layer;
        kept.draft = draft;
        kept.draft.conceal();
        let counts = self.counts.entry((layer, severity)).or_default();
        let per_layer = &mut self.per_layer[layer as usize];
        match (was, by) {
            (None, Some(_)) => (*counts, *per_layer) = (*counts - 1, *per_layer - 1),
            (Some(_), None) => (*counts, *per_layer) = (*counts + 1, *per_layer + 1),
            _ => {}
        }
    }

    /// The most findings kept of a layer.
    pub(crate) fn cap(&self) -> usize {
        self.cap
    }

    /// Counts findings that are not worth a place of their own.
    pub(crate) fn omit(&mut self, code: &'static Code, count: u64) {
        *self.counts.entry((code.layer, code.severity)).or_default() += count;
        *self.omitted.entry((code.id, code.layer)).or_default() += count;
    }

    /// Takes a finding back.
    pub(crate) fn retract(&mut self, id: FindingId, window: &mut Window<'_>) {
        let Some(kept) = self.kept.get_mut(id.0).and_then(Option::take) else { return };
        let Kept { draft, mark, by } = kept;
        let _ = window.take(mark);
        if by.is_some() {
            self.suppressed.0 -= 1;
            return;
        }
        self.per_layer[draft.code.layer as usize] -= 1;
        if let Some(count) = self.counts.get_mut(&(draft.code.layer, draft.severity)) {
            *count -= 1;
        }
    }

    /// Adds to the message of a kept finding.
    pub(crate) fn amend(&mut self, id: FindingId, message: String) {
        if let Some(kept) = self.kept.get_mut(id.0).and_then(Option::as_mut) {
            kept.draft.message = message;
        }
    }

    pub(crate) fn of(&self, layer: Layer, severity: Severity) -> u64 {
        self.counts.get(&(layer, severity)).copied().unwrap_or(0)
    }

    /// Errors of a layer that keep it from being judged.
    pub(crate) fn blocking(&self, layer: Layer) -> u64 {
        self.blocking[layer as usize]
    }

    /// Whether anything was said.
    pub(crate) fn has_findings(&self) -> bool {
        self.counts.values().any(|count| *count > 0)
    }

    /// Errors of all layers.
    pub(crate) fn errors(&self) -> u64 {
        Layer::ALL.iter().map(|layer| self.of(*layer, Severity::Error)).sum()
    }

    /// The findings in the order of output, with their places; and what the caps left out.
    pub(crate) fn finish(&mut self, window: &mut Window<'_>) -> Findings {
        let (mut findings, mut suppressed) = (Vec::new(), Vec::new());
        for Kept { draft, mark, by } in std::mem::take(&mut self.kept).into_iter().flatten() {
            let finding = draft.shown(window.take(mark));
            match by {
                None => findings.push(finding),
                Some(number) => {
                    let (reason, in_source) = self.suppressions.reason(number);
                    suppressed.push(Suppressed { finding, reason, in_source });
                }
            }
        }
        findings.sort_by(Diagnostic::order);
        suppressed.sort_by(|a, b| a.finding.order(&b.finding));
        let omitted = std::mem::take(&mut self.omitted).into_iter();
        let omitted = omitted.map(|((code, layer), n)| (layer, code, n)).collect();
        Findings { findings, omitted, suppressed, suppressed_more: self.suppressed.1 }
    }
}
