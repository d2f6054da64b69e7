//! Findings that are known and do not count: suppressed by a comment or a file beside the
//! input, one by one and with a reason.
//!
//! A comment `<!-- isoproof:ignore CODE[,CODE] reason -->` is about the element that
//! follows, or in which it stands before all else, and what is in these. An entry of a file
//! is about the elements of a path. Both are known by paths, since findings on an element
//! may come when it is long closed.

use super::engine::Engine;
use super::sink::Draft;
use crate::diagnostic::{CODES, Code, Effect, Layer, codes, find_code};
use crate::source::{MarkId, secret};
use crate::value::nearest;
use crate::xml::{Note, Token};

/// The most suppressions of one input.
const MOST: usize = 1_000;

/// The longest reason that is kept, in characters.
const LONGEST_REASON: usize = 300;

/// What a comment is to look like.
const FORM: &str = "<!-- isoproof:ignore CODE[,CODE] reason -->";

/// What a file beside an input says of its findings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// The name of the file, as reports show it.
    pub name: String,
    /// What is suppressed.
    pub entries: Vec<Suppression>,
    /// What is wrong with the file: the line, and in words.
    pub faults: Vec<(u64, String)>,
}

/// Findings that do not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppression {
    /// The code of the findings, by its id or name.
    pub code: String,
    /// The path of the element on which, or in which they are; a step without an index is
    /// any element of the name.
    pub path: String,
    /// Why they do not count.
    pub reason: String,
    /// The line of the file on which that stands.
    pub line: u64,
}

/// What is suppressed in one input.
#[derive(Debug, Default)]
pub(crate) struct Suppressions {
    all: Vec<Heard>,
    /// So many of the last are about the element whose start tag is being taken.
    starting: usize,
    /// The number of the part that is read, from 1.
    part: u32,
    /// There were more than are heard, which was said.
    is_full: bool,
}

/// A suppression that is heard.
#[derive(Debug)]
struct Heard {
    /// The codes, and whether findings of them came.
    codes: Vec<(&'static Code, bool)>,
    scopes: Vec<Scope>,
    reason: String,
    origin: Origin,
}

/// The element that a suppression is about.
#[derive(Debug)]
struct Scope {
    path: String,
    /// The part in which it is; 0 for any.
    part: u32,
}

/// Where a suppression stands.
#[derive(Debug)]
enum Origin {
    Comment(MarkId),
    /// On that line of that file.
    File(String, u64),
}

impl Suppressions {
    /// The one that suppresses the finding, if there is one; it is used then.
    #[inline]
    pub(crate) fn by(&mut self, draft: &Draft) -> Option<usize> {
        if self.all.is_empty() { None } else { self.find(draft) }
    }

    fn find(&mut self, draft: &Draft) -> Option<usize> {
        let starting = self.all.len() - self.starting;
        let part = self.part;
        for (number, heard) in self.all.iter_mut().enumerate() {
            let Some((_, used)) = heard.codes.iter_mut().find(|(code, _)| *code == draft.code)
            else {
                continue;
            };
            let mut scopes = heard.scopes.iter().filter(|s| s.part == 0 || s.part == part);
            if number >= starting || scopes.any(|scope| is_in(&draft.path, &scope.path)) {
                *used = true;
                return Some(number);
            }
        }
        None
    }

    /// Whether there are any.
    pub(crate) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Another part begins.
    pub(crate) fn begin_part(&mut self) {
        self.part += 1;
    }

    /// Why, and whether the input itself says so.
    pub(crate) fn reason(&self, number: usize) -> (String, bool) {
        self.all.get(number).map_or_else(Default::default, |heard| {
            let reason: String = heard.reason.chars().take(LONGEST_REASON).collect();
            (secret::concealed(&reason), matches!(heard.origin, Origin::Comment(_)))
        })
    }
}

impl Engine<'_> {
    /// Hears what a file beside the input says, before that is read.
    pub(crate) fn hear_beside(&mut self, beside: &Beside) {
        for (line, fault) in &beside.faults {
            self.say_malformed_entry(beside, *line, fault);
        }
        for entry in &beside.entries {
            match heard(&[entry.code.as_str()], &entry.reason) {
                Err(wrong) => self.say_malformed_entry(beside, entry.line, &wrong.in_words()),
                Ok(codes) => self.sink.suppressions.all.push(Heard {
                    codes,
                    scopes: vec![Scope { path: entry.path.clone(), part: 0 }],
                    reason: entry.reason.clone(),
                    origin: Origin::File(beside.name.clone(), entry.line),
                }),
            }
        }
    }

    fn say_malformed_entry(&mut self, beside: &Beside, line: u64, wrong: &str) {
        let message = format!("line {line} of {} suppresses nothing: {wrong}", beside.name);
        if self.rules {
            let mark = self.mark(0, 1);
            self.say(Draft::new(&codes::SUPPRESSION_MALFORMED, message, String::new()), mark);
        }
    }

    /// Hears the comments before a token. White space is no token to them.
    #[cold]
    pub(crate) fn heed(&mut self, token: &Token) {
        if matches!(token, Token::Text(text) if text.blank) {
            return;
        }
        let is_first = self.is_at_beginning();
        for note in std::mem::take(&mut self.reader.notes) {
            let Note { mark, text } = note;
            match comment(&text) {
                Err(wrong) => self.say_malformed(&wrong, mark),
                Ok(_) if self.sink.suppressions.all.len() >= MOST => self.say_too_many(mark),
                Ok((codes, reason)) => {
                    let part = self.sink.suppressions.part;
                    let scope = is_first.then(|| Scope { path: self.path(), part });
                    let scopes = scope.into_iter().collect();
                    let origin = Origin::Comment(mark);
                    let suppressions = &mut self.sink.suppressions;
                    suppressions.all.push(Heard { codes, scopes, reason, origin });
                    suppressions.starting += usize::from(matches!(token, Token::Start(_)));
                }
            }
        }
        self.heeding = self.sink.suppressions.starting > 0;
    }

    /// Whether nothing stood before in the innermost element.
    fn is_at_beginning(&self) -> bool {
        self.frames.last().is_some_and(|frame| {
            let has_text = frame.collecting && !self.value.trim_ascii().is_empty();
            frame.is_typed() && !(frame.has_children || frame.value_done || has_text)
        })
    }

    /// The start tag was taken to which comments belong: its element is the innermost.
    #[cold]
    pub(crate) fn heeded(&mut self) {
        self.heeding = false;
        let path = self.path();
        let Suppressions { all, starting, part, .. } = &mut self.sink.suppressions;
        for heard in all.iter_mut().rev().take(std::mem::take(starting)) {
            heard.scopes.push(Scope { path: path.clone(), part: *part });
        }
    }

    fn say_malformed(&mut self, wrong: &Wrong, mark: MarkId) {
        if !self.rules {
            let _ = self.reader.window.take(mark);
            return;
        }
        let message = format!("this comment suppresses nothing: {}", wrong.in_words());
        let draft = Draft::new(&codes::SUPPRESSION_MALFORMED, message, self.path()).expected(FORM);
        let draft = match wrong {
            Wrong::Unknown(code) => wrong.helped(draft).found(code.as_str()),
            _ => wrong.helped(draft),
        };
        self.say(draft, mark);
    }

    fn say_too_many(&mut self, mark: MarkId) {
        if !self.rules || std::mem::replace(&mut self.sink.suppressions.is_full, true) {
            let _ = self.reader.window.take(mark);
            return;
        }
        let message = format!("more than {MOST} suppressions; this and later ones are not heard");
        let draft = Draft::new(&codes::SUPPRESSION_MALFORMED, message, self.path())
            .help("name the paths in a file beside the payload, or ignore the rule");
        self.say(draft, mark);
    }

    /// Says which suppressions were of no use, if all was read; but for codes whose findings
    /// could not come.
    pub(crate) fn say_unused(&mut self, was_all_read: bool, is_run: impl Fn(&Self, &Code) -> bool) {
        let is_said = was_all_read && self.rules;
        let unused = |heard: &Heard| -> Vec<&'static str> {
            let unused = heard.codes.iter().filter(|(code, used)| !used && is_run(self, code));
            unused.filter(|_| is_said).map(|(code, _)| code.id).collect()
        };
        let all = self.sink.suppressions.all.iter();
        let all: Vec<(Option<MarkId>, Option<Draft>)> =
            all.map(|heard| (heard.mark(), heard.unused(&unused(heard)))).collect();
        for (mark, draft) in all {
            match (mark, draft) {
                (Some(mark), None) => drop(self.reader.window.take(mark)),
                (None, None) => {}
                (mark, Some(draft)) => {
                    let mark = mark.unwrap_or_else(|| self.reader.window.mark(0, 1));
                    self.say(draft, mark);
                }
            }
        }
    }
}

impl Heard {
    fn mark(&self) -> Option<MarkId> {
        match self.origin {
            Origin::Comment(mark) => Some(mark),
            Origin::File(..) => None,
        }
    }

    /// That there was nothing of these codes to suppress.
    fn unused(&self, ids: &[&str]) -> Option<Draft> {
        if ids.is_empty() {
            return None;
        }
        let none = format!("there is no {} to suppress", ids.join(", no "));
        let (message, path) = match &self.origin {
            Origin::Comment(_) => {
                (none, self.scopes.last().map(|scope| scope.path.clone()).unwrap_or_default())
            }
            Origin::File(name, line) => (format!("line {line} of {name}: {none}"), String::new()),
        };
        let help = "remove the suppression, or the code from it";
        Some(Draft::new(&codes::SUPPRESSION_UNUSED, message, path).help(help))
    }
}

/// What is wrong with a suppression.
#[derive(Debug, PartialEq, Eq)]
enum Wrong {
    Directive,
    NoCode,
    Unknown(String),
    Firm(&'static Code),
    NoReason,
}

impl Wrong {
    fn in_words(&self) -> String {
        match self {
            Wrong::Directive => "the only instruction is isoproof:ignore".to_owned(),
            Wrong::NoCode => "it names no code".to_owned(),
            Wrong::Unknown(_) => "it names a code that does not exist".to_owned(),
            Wrong::Firm(code) => format!("findings of {} cannot be suppressed", code.id),
            Wrong::NoReason => "it gives no reason".to_owned(),
        }
    }

    fn helped(&self, draft: Draft) -> Draft {
        match self {
            Wrong::Directive => draft.help("write isoproof:ignore"),
            Wrong::NoCode => draft.help("name the code of the finding, as in DT-IBAN"),
            Wrong::Unknown(code) => match near(code).as_slice() {
                [] => draft.help("`isoproof explain --list` shows all codes"),
                near => draft.help(format!("did you mean {}?", near.join(" or "))),
            },
            Wrong::Firm(_) => {
                draft.help("only findings of the schema and of rules on one file can be")
            }
            Wrong::NoReason => draft.help("say behind the codes why the finding does not count"),
        }
    }
}

fn near(code: &str) -> Vec<&'static str> {
    nearest(code, CODES.iter().flat_map(|code| [code.id, code.name]), 2)
}

type Codes = Vec<(&'static Code, bool)>;

/// The codes and the reason that a comment gives.
fn comment(text: &str) -> Result<(Codes, String), Wrong> {
    let text = text.trim().strip_prefix("isoproof:").unwrap_or_default();
    let rest = text.strip_prefix("ignore").unwrap_or_default();
    if !(rest.starts_with(char::is_whitespace) || text == "ignore") {
        return Err(Wrong::Directive);
    }
    let mut rest = rest.trim_start();
    let mut ids = Vec::new();
    loop {
        let end = rest.find(|c: char| c == ',' || c.is_whitespace()).unwrap_or(rest.len());
        let (id, behind) = rest.split_at(end);
        if !id.is_empty() {
            ids.push(id);
        }
        match behind.trim_start().strip_prefix(',') {
            Some(next) => rest = next.trim_start(),
            None => {
                let reason: Vec<&str> = behind.split_whitespace().collect();
                let reason = reason.join(" ");
                return Ok((heard(&ids, &reason)?, reason));
            }
        }
    }
}

/// The codes of a suppression, if it is as it must be.
fn heard(ids: &[&str], reason: &str) -> Result<Codes, Wrong> {
    let mut known = Vec::new();
    for id in ids {
        let code = find_code(id).ok_or_else(|| Wrong::Unknown((*id).to_owned()))?;
        if !may_be_suppressed(code) {
            return Err(Wrong::Firm(code));
        }
        known.push((code, false));
    }
    if known.is_empty() {
        return Err(Wrong::NoCode);
    }
    if reason.trim().is_empty() { Err(Wrong::NoReason) } else { Ok(known) }
}

/// Only what the schema and rules say of the content, not what keeps it from being read.
fn may_be_suppressed(code: &Code) -> bool {
    // The last ones are found when other files were read.
    let own = [
        &codes::SUPPRESSION_MALFORMED,
        &codes::SUPPRESSION_UNUSED,
        &codes::UNI_MSG_ID_ACROSS_FILES,
        &codes::STS_SEQUENCE,
    ];
    matches!(code.layer, Layer::Schema | Layer::Rules)
        && code.effect == Effect::Judges
        && own.iter().all(|own| *own != code)
}

/// Whether a path leads to an element of another path, or into it.
fn is_in(path: &str, around: &str) -> bool {
    let mut steps = steps(path);
    self::steps(around).all(|wanted| steps.next().is_some_and(|step| is_step(step, wanted)))
}

/// The steps of a path of elements, or of one of JSON.
fn steps(path: &str) -> impl Iterator<Item = &str> {
    let separator = if path.starts_with('$') { '.' } else { '/' };
    path.split(separator)
}

/// Whether a step is the one wanted: of any index if that has none, and where the schema
/// does not let an element repeat there is none.
fn is_step(step: &str, wanted: &str) -> bool {
    let (name, index) = step.split_at(step.find('[').unwrap_or(step.len()));
    let (wanted, wanted_index) = wanted.split_at(wanted.find('[').unwrap_or(wanted.len()));
    let is_same = |index: &str| match (index, wanted_index) {
        (_, "") | ("", "[1]") => true,
        (index, wanted) => index == wanted,
    };
    name == wanted && is_same(index)
}

#[cfg(test)]
mod tests {
    use super::{Wrong, comment, is_in};
    use crate::diagnostic::codes;

    #[test]
    fn comments_name_codes_and_give_a_reason() {
        let read = |text: &str| {
            let (codes, reason) = comment(text).unwrap();
            let ids: Vec<&str> = codes.iter().map(|(code, _)| code.id).collect();
            (ids.join(" "), reason)
        };
        let expected = |ids: &str, reason: &str| (ids.to_owned(), reason.to_owned());
        assert_eq!(read(" isoproof:ignore XSD0302 known "), expected("XSD0302", "known"));
        assert_eq!(
            read("isoproof:ignore xsd0302, value-pattern\n  agreed with\n  the bank"),
            expected("XSD0302 XSD0305", "agreed with the bank")
        );
        assert_eq!(read("isoproof:ignore XSD0302 ,XSD0303 a, b"), {
            expected("XSD0302 XSD0303", "a, b")
        });
    }

    #[test]
    fn what_is_wrong_with_a_comment_is_told() {
        for (text, wrong) in [
            ("isoproof:ignore", Wrong::NoCode),
            ("isoproof:ignore , x", Wrong::Unknown("x".to_owned())),
            ("isoproof:ignored XSD0302 x", Wrong::Directive),
            ("isoproof:disable XSD0302 x", Wrong::Directive),
            ("isoproof:ignore XSD0302", Wrong::NoReason),
            ("isoproof:ignore XSD0302,", Wrong::NoReason),
            ("isoproof:ignore XSD03 x", Wrong::Unknown("XSD03".to_owned())),
            ("isoproof:ignore XML0301 x", Wrong::Firm(&codes::CHARACTER_ILLEGAL)),
            ("isoproof:ignore XSD0001 x", Wrong::Firm(&codes::NAMESPACE_UNKNOWN)),
            ("isoproof:ignore SUP0002 x", Wrong::Firm(&codes::SUPPRESSION_UNUSED)),
        ] {
            assert_eq!(comment(text), Err(wrong), "{text}");
        }
    }

    #[test]
    fn a_path_is_in_another_step_by_step() {
        let path = "/Document/Msg/PmtInf[2]/CdtTrfTxInf[1]/Amt/InstdAmt";
        for (around, expected) in [
            ("/Document", true),
            ("/Document/Msg/PmtInf[2]", true),
            ("/Document/Msg/PmtInf", true),
            ("/Document/Msg[1]/PmtInf/CdtTrfTxInf[1]/Amt/InstdAmt", true),
            ("/Document/Msg/PmtInf[1]", false),
            ("/Document/Msg/Pmt", false),
            ("/Document/Msg[2]", false),
            ("/Document/Msg/PmtInf[2]/CdtTrfTxInf[1]/Amt/InstdAmt/@Ccy", false),
            ("", true),
        ] {
            assert_eq!(is_in(path, around), expected, "{around}");
        }
        assert!(is_in("$.events[0].from", "$.events") && is_in("$.events[0].from", "$.events[0]"));
        assert!(!is_in("$.events[1].from", "$.events[0]") && !is_in("$.event", "$.events"));
    }
}
