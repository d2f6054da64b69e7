//! Masking: a report that can be passed on without the payload's values.
//!
//! What is hidden: in `found` and in the excerpt, every value whose element is not
//! known to hold a code, date, number, amount or indicator (`Shown` says when), so
//! names, accounts, addresses and remittance text among them; attribute values other
//! than the currency and namespace declarations; comments, CDATA sections, processing
//! instructions and everything that is no well-formed tag. Where the file is broken
//! or the element is unknown, all text. Each hidden stretch becomes [`MARK`], so that
//! its length is not seen in the excerpt.
//!
//! What stays: places, and the names of elements that any published message or known
//! wrapper has. Other names may be text that was taken for markup (`Max <max@example>`), so they are hidden
//! in paths and messages too. Beyond names, `message`, `expected` and `help` hold no
//! character data (a promise of `diagnostic`). A column behind a
//! hidden value on the same line, and an offset, still tell of lengths.

use super::mask_tags::TAGS;
use crate::diagnostic::{Code, Diagnostic, Excerpt, FileReport, Inside, Layer, Suppressed};
use crate::envelope;
use crate::schema::is_element_name;
use crate::service;
use std::sync::Arc;

mod scan;

/// What stands for each hidden stretch, whatever its length.
pub const MARK: &str = "***";

/// Longest date, time or message id that is shown, in characters.
const LONGEST: usize = 35;

/// Longest code that is shown, in characters: those of the schemas, and one more.
const LONGEST_CODE: usize = 5;

/// Most digits of a number that is shown: those of an amount.
const MOST_DIGITS: usize = 18;

/// The report with the values hidden.
#[must_use]
pub fn mask(report: &FileReport) -> FileReport {
    let findings = report.findings.iter().map(mask_finding).collect();
    let suppressed = report.suppressed.iter().map(mask_suppressed).collect();
    let mut masked = FileReport { findings, suppressed, ..report.clone() };
    for part in &mut masked.parts {
        part.inside = part.inside.as_deref().map(mask_inside);
    }
    masked
}

/// A reason that stands in the payload is a text of it.
fn mask_suppressed(suppressed: &Suppressed) -> Suppressed {
    let Suppressed { finding, reason, in_source } = suppressed;
    let reason = if *in_source { MARK.to_owned() } else { reason.clone() };
    Suppressed { finding: mask_finding(finding), reason, in_source: *in_source }
}

/// A path and its value as they are shown of evidence: a value as one of `found`, and the
/// id of a message, which stands at its root.
#[must_use]
pub fn evidence(path: &str, value: Option<&str>) -> (String, Option<String>) {
    let is_shown = |value: &str| is_message_id(value) || path_is_listed(path) && is_plain(value);
    let value = value.map(|v| if is_shown(v) { v.to_owned() } else { MARK.to_owned() });
    (mask_path(path), value)
}

/// What a finding says, as it is shown.
#[must_use]
pub fn message(code: &Code, message: &str) -> String {
    if names_a_prefix(code) { code.summary.to_owned() } else { mask_names(message) }
}

/// Whether its message and help name a prefix, which may be any text.
fn names_a_prefix(code: &Code) -> bool {
    code.id == "XML0701"
}

fn mask_finding(finding: &Diagnostic) -> Diagnostic {
    let shown = Shown::by(finding.code);
    let found = finding.found.as_deref().map(|found| {
        if found_is_shown(finding, shown, found) { found.to_owned() } else { MARK.to_owned() }
    });
    Diagnostic {
        message: message(finding.code, &finding.message),
        path: mask_path(&finding.path),
        inside: finding.inside.as_deref().map(mask_inside),
        expected: finding.expected.as_deref().map(mask_names),
        found,
        help: finding.help.as_deref().filter(|_| !names_a_prefix(finding.code)).map(mask_names),
        excerpt: mask_excerpt(&finding.excerpt, shown),
        ..finding.clone()
    }
}

fn mask_inside(inside: &Inside) -> Arc<Inside> {
    Arc::new(Inside { path: mask_path(&inside.path), ..inside.clone() })
}

/// The path with the steps hidden that no message has.
fn mask_path(path: &str) -> String {
    if let Some(steps) = path.strip_prefix('$') {
        return format!("${}", mask_json_steps(steps));
    }
    let steps = path.split('/').map(|step| {
        let (name, index) = step.split_at(step.find('[').unwrap_or(step.len()));
        let is_known = matches!(name, "" | "*" | "@Ccy") || is_known_name(name);
        if is_known { step.to_owned() } else { format!("{MARK}{index}") }
    });
    steps.collect::<Vec<String>>().join("/")
}

/// The steps of a JSON path with the names hidden that no public document shows.
fn mask_json_steps(steps: &str) -> String {
    let steps = steps.split('.').map(|step| {
        let (name, index) = step.split_at(step.find('[').unwrap_or(step.len()));
        let is_index = index.bytes().all(|b| b.is_ascii_digit() || b == b'[' || b == b']');
        let is_known = is_index && (name.is_empty() || service::is_name(name));
        if is_known { step } else { MARK }
    });
    steps.collect::<Vec<&str>>().join(".")
}

/// The text with the names in angle brackets hidden that no message has.
fn mask_names(text: &str) -> String {
    let mut masked = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at + 1);
        masked.push_str(before);
        let length = tag.find('>').unwrap_or(tag.len());
        let (name, behind) = tag.split_at(length);
        let bare = name.trim_matches('/');
        let is_known = is_known_name(bare) || !bare.starts_with(char::is_alphabetic);
        masked.push_str(if is_known { name } else { MARK });
        rest = behind;
    }
    masked + rest
}

/// Whether a name (with or without prefix) is one of a published message or of a known
/// wrapper.
fn is_known_name(name: &str) -> bool {
    let local = name.rsplit(':').next().unwrap_or_default();
    is_element_name(local) || envelope::is_name(local)
}

/// What a masked finding may show beside names, by its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    /// No text at all: the file is broken or the element unknown.
    Nothing,
    /// `found` is said in words or is a lifetime; no text.
    Words,
    /// `found` is a name or a namespace; no text.
    Name,
    /// `found` is a name or a namespace; text of elements on the list.
    NameAndListed,
    /// `found` is a value, shown like any text if its element is on the list.
    Listed,
}

impl Shown {
    /// Codes that are not named here hide everything, so that a new one is safe.
    fn by(code: &Code) -> Shown {
        match (code.layer, code.id) {
            (_, "JSON1002" | "OAU0003" | "OAU0005" | "OAU0006") => Shown::Words,
            (Layer::Rules | Layer::Playbook, _) => Shown::Listed,
            (_, "XSD0203" | "ENV0001") => Shown::Listed,
            (Layer::Schema, id) if id.starts_with("XSD03") => Shown::Listed,
            (_, "XSD0101" | "XSD0102" | "XSD0103" | "XSD0106" | "XSD0202") => Shown::NameAndListed,
            (_, "XSD0001" | "XSD0002" | "XSD0003" | "XSD0004" | "XSD0005") => Shown::Name,
            (_, "XSD0104" | "XSD0105" | "XSD0107" | "XSD0108") => Shown::Name,
            (_, "XSD0501" | "XSD0502" | "ENV0002" | "ENV0003" | "ENV0004") => Shown::Name,
            (_, "ENV0005" | "ENV0006" | "ENV0010") => Shown::Name,
            _ => Shown::Nothing,
        }
    }

    fn listed_text(self) -> bool {
        matches!(self, Shown::Listed | Shown::NameAndListed)
    }
}

fn found_is_shown(finding: &Diagnostic, shown: Shown, found: &str) -> bool {
    match shown {
        Shown::Nothing => false,
        Shown::Words => true,
        Shown::Name | Shown::NameAndListed => {
            is_name_or_namespace(found) && mask_names(found) == found
        }
        Shown::Listed => path_is_listed(&finding.path) && is_plain(found),
    }
}

/// Whether the path ends in an element on the list, or in the currency attribute.
fn path_is_listed(path: &str) -> bool {
    let step = path.rsplit('/').next().unwrap_or_default();
    let step = step.split('[').next().unwrap_or_default();
    match step.strip_prefix('@') {
        Some(attribute) => attribute == "Ccy",
        None => is_listed(step),
    }
}

/// Whether the element of that name (with or without prefix) is on the list.
fn is_listed(name: &str) -> bool {
    let local = name.rsplit(':').next().unwrap_or_default();
    TAGS.binary_search(&local).is_ok()
}

/// Whether a text looks like a number, date, code, indicator or message id. A listed
/// element that holds something else by mistake, such as an account, hides it.
fn is_plain(text: &str) -> bool {
    let text = text.trim_matches([' ', '\t', '\r', '\n']);
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let is_number = text.bytes().all(|b| b.is_ascii_digit() || b".,+-".contains(&b));
    let is_moment = text.contains(['-', ':'])
        && text.bytes().all(|b| b.is_ascii_digit() || b".:+-TZ".contains(&b));
    let is_code = text.len() <= LONGEST_CODE && text.bytes().all(|b| b.is_ascii_alphanumeric());
    let is_indicator = matches!(text, "true" | "false");
    (is_number && digits <= MOST_DIGITS)
        || (is_moment && text.len() <= LONGEST)
        || is_code
        || is_indicator
        || is_message_id(text)
}

/// `pain.001.001.03`, as headers and status reports name messages.
fn is_message_id(text: &str) -> bool {
    let mut parts = text.split('.');
    let area = parts.next().unwrap_or_default();
    area.len() == 4
        && area.bytes().all(|b| b.is_ascii_lowercase())
        && text.len() <= LONGEST
        && parts.all(|p| (2..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether a text can be a name or a namespace: no white space, nothing hostile.
fn is_name_or_namespace(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._:/<>{}@#".contains(&b))
}

/// The excerpt with every hidden stretch replaced, and the caret where it was.
fn mask_excerpt(excerpt: &Excerpt, shown: Shown) -> Excerpt {
    let chars: Vec<char> = excerpt.text.chars().collect();
    let mut text = String::new();
    let mut written = 0;
    let (first, last) = (excerpt.caret, excerpt.caret + excerpt.marked);
    let (mut caret, mut end) = (None, None);
    for piece in scan::pieces(&chars, shown.listed_text()) {
        let (from, to) = (piece.start, piece.end);
        let length = if piece.hidden { MARK.len() } else { to - from };
        // A place inside a hidden piece moves to its edge.
        let inside = |at: usize, edge: usize| if piece.hidden { edge } else { at - from };
        if caret.is_none() && first < to {
            caret = Some(written + if first > from { inside(first, 0) } else { 0 });
        }
        if end.is_none() && last <= to {
            end = Some(written + if last > from { inside(last, length) } else { 0 });
        }
        if piece.hidden {
            text.push_str(MARK);
        } else {
            text.extend(chars.get(from..to).unwrap_or_default());
        }
        written += length;
    }
    let caret = caret.unwrap_or(written);
    let marked = end.unwrap_or(written + 1).saturating_sub(caret).max(1);
    Excerpt { text, caret, marked, ..*excerpt }
}
