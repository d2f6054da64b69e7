//! What a catalogue says that cannot be right, or leaves open: labels against the
//! message ids beside them, and message ids against the messages that exist.
//!
//! The labels and ids are the sources' own. A finding is about the document that they
//! come from; the catalogue is to hold them as they stand there.

use super::catalog::Catalog;
use super::fault::{Draft, Fault, placed};
use super::{Kind, messages};
use crate::diagnostic::{Code, codes};
use crate::schema::MessageEntry;
use crate::value::nearest;
use toml::Spanned;

/// How many names an answer offers.
const OFFERED: usize = 3;

/// Looks at the formats of every API, an id once, and at the label of every claim. `since` tells the day of a
/// message's schema, year-month-day.
#[must_use]
pub fn lint(catalog: &Catalog, since: &dyn Fn(&str) -> Option<String>) -> Vec<Fault> {
    let mut lint = Lint { file: 0, since, drafts: Vec::new() };
    for api in &catalog.apis {
        lint.file = api.file;
        let mut seen = Vec::new();
        for format in api.formats.iter().filter(|format| format.kind == Kind::Iso20022) {
            let id = format.id.get_ref().as_str();
            if !seen.contains(&id) {
                seen.push(id);
                lint.id(&format.id, id);
                lint.successors(&format.id, id);
            }
            format.label.iter().for_each(|label| lint.label(label, id));
        }
    }
    for claim in &catalog.claims {
        lint.file = claim.file;
        let Some(label) = &claim.label else { continue };
        messages::named_in(label.get_ref()).for_each(|id| lint.id(label, id));
        let beside = [label, &claim.statement].map(|text| messages::named_in(text.get_ref()));
        let mut seen = Vec::new();
        for id in beside.into_iter().flatten() {
            if !seen.contains(&id) {
                lint.label(label, id);
                seen.push(id);
            }
        }
    }
    placed(lint.drafts, &catalog.files)
}

struct Lint<'a> {
    file: usize,
    since: &'a dyn Fn(&str) -> Option<String>,
    drafts: Vec<Draft>,
}

impl Lint<'_> {
    /// Whether the message exists, and the id has a version.
    fn id(&mut self, at: &Spanned<String>, id: &str) {
        if !messages::exists(id) {
            let near = nearest(id, messages::ids(), OFFERED);
            let help = (!near.is_empty()).then(|| format!("nearest: {}", near.join(", ")));
            self.add(&codes::FORMAT_UNKNOWN, at, format!("there is no message {id}"), help);
        } else if messages::version(id).is_none() {
            let versions: Vec<&str> = messages::of(id).map(|message| message.id()).collect();
            let message = format!("{id} has no version: it can be any of {}", versions.len());
            let help = format!("{id} is {}", from_to(&versions));
            self.add(&codes::FORMAT_VERSION_OPEN, at, message, Some(help));
        }
    }

    /// Whether there are later versions, and since when.
    fn successors(&mut self, at: &Spanned<String>, id: &str) {
        let Some((family, version)) = id.rsplit_once('.').zip(messages::version(id)) else {
            return;
        };
        let later: Vec<MessageEntry> = messages::of(family.0)
            .filter(|message| messages::version(message.id()) > Some(version))
            .collect();
        let (Some(next), Some(last)) = (later.first(), later.last()) else { return };
        let since = (self.since)(next.id());
        let since = since.map(|day| format!(", since {day}")).unwrap_or_default();
        let message = match later.len() {
            1 => format!("{id} has a successor, {}{since}", next.id()),
            n => format!("{id} has {n} successors, the first {}{since}", next.id()),
        };
        let help = format!("the latest is {}", last.id());
        self.add(&codes::FORMAT_SUCCEEDED, at, message, Some(help));
    }

    /// Whether a label fits the message beside it.
    fn label(&mut self, label: &Spanned<String>, id: &str) {
        if let Some((said, is)) = opposite(label.get_ref(), id) {
            let message = format!("the label says {said}, but {id} is a {is}");
            self.add(&codes::LABEL_DIRECTION, label, message, None);
        }
        let Some((said, is)) = version_in(label.get_ref()).zip(messages::version(id)) else {
            return;
        };
        if said != is {
            let message = format!("the label says version {said}, but {id} is version {is}");
            self.add(&codes::LABEL_VERSION, label, message, number_for_version(said, id));
        }
    }

    fn add(
        &mut self,
        code: &'static Code,
        at: &Spanned<String>,
        message: String,
        help: Option<String>,
    ) {
        self.drafts.push(Draft { code, file: self.file, span: at.span(), message, help });
    }
}

/// What the label says, and what the message is, if one is a credit and the other a
/// debit.
fn opposite(label: &str, id: &str) -> Option<(&'static str, &'static str)> {
    let label = label.to_lowercase();
    let name = messages::of(id).next()?.name();
    if label.contains("credit") && name.contains("DirectDebit") {
        return Some(("credit", "direct debit"));
    }
    (label.contains("debit") && name.contains("CreditTransfer"))
        .then_some(("debit", "credit transfer"))
}

/// The version that a label names (`v3`).
fn version_in(label: &str) -> Option<u32> {
    let mut words = label.split(|c: char| !c.is_ascii_alphanumeric());
    words.find_map(|word| word.strip_prefix(['v', 'V'])?.parse().ok())
}

/// The likely slip where a label gives the number of the message as its version.
fn number_for_version(said: u32, id: &str) -> Option<String> {
    let number: u32 = id.split('.').nth(1)?.parse().ok()?;
    (said == number).then(|| format!("{said} is the number of the message, not its version"))
}

/// `camt.052.001.01 to camt.052.001.13`
fn from_to(ids: &[&str]) -> String {
    match ids {
        [first, .., last] => format!("{first} to {last}"),
        [only] => (*only).to_owned(),
        [] => String::new(),
    }
}
