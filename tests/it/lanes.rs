//! The fast lane and the general way say the same of every input.
//!
//! An input that is read some bytes at a time never enters the lane; one that is read at
//! once does where its schema has been used often.

use super::log::{Log, WATCHED};
use super::mutants::{self, Mutant};
use super::shared::{files, project};
use isoproof::check::{Observer, SchemaSet, Settings, Validator};
use isoproof::diagnostic::Layer;
use isoproof::rules::{Choice, PROFILES, Rulebook};
use std::fs;

/// More messages than make it worth to have the lane's table.
const MANY: usize = 20;

/// One validator that takes the lane for messages of which it has seen many, and one that
/// never does.
struct Both {
    lane: Validator,
    general: Validator,
    /// All rules, of every profile.
    rules: Rulebook,
}

impl Both {
    fn new() -> Both {
        let with_chunk = |chunk| {
            Validator::new(SchemaSet::embedded(), Settings { chunk, ..Settings::default() })
        };
        let profiles = PROFILES.iter().map(|profile| profile.name);
        let choice = profiles.fold(Choice::default(), |choice, name| choice.profile(name).unwrap());
        Both { lane: with_chunk(1 << 20), general: with_chunk(32), rules: Rulebook::new(choice) }
    }

    /// Uses the schema of a message often.
    fn warm(&self, message: &[u8]) {
        (0..MANY).for_each(|_| drop(self.lane.validate("x", true, message)));
    }

    fn agree(&self, what: &str, bytes: &[u8]) {
        (0..WATCHERS.len()).for_each(|turn| self.agree_for(turn, what, bytes));
    }

    /// Agree with one set of observers after the other, by turns.
    fn agree_for(&self, turn: usize, what: &str, bytes: &[u8]) {
        let observed = |validator: &Validator| {
            let (is_judged, are_records) = WATCHERS[turn % WATCHERS.len()];
            let mut logs: Vec<Log> = are_records.iter().copied().map(Log::new).collect();
            let mut all: Vec<&mut dyn Observer> = Vec::new();
            all.extend(logs.iter_mut().map(|log| log as &mut dyn Observer));
            let report = match is_judged {
                true => self.rules.check(validator, what, true, bytes, &mut all),
                false => validator.observe(what, true, bytes, &mut all),
            };
            (report, logs.into_iter().flat_map(|log| log.lines).collect::<Vec<_>>())
        };
        assert_eq!(observed(&self.lane), observed(&self.general), "{what}");
    }
}

/// Whether rules watch too; observers that watch together, and whether each has records. Two
/// of them ask for the same values; one has records where the other has contexts that may be
/// as long as the file.
const WATCHERS: [(bool, &[bool]); 4] =
    [(false, &[]), (false, &[true]), (true, &[false, true]), (true, &[])];

/// The text without a line, with a line twice, and with two lines changing places, for
/// each line.
fn changes(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let changed = |from: usize, to: usize, new: &[&str]| {
        [&lines[..from], new, &lines[to..]].concat().concat()
    };
    (0..lines.len())
        .flat_map(|i| {
            let twice = changed(i, i + 1, &[lines[i], lines[i]]);
            let next = lines.get(i + 1).copied();
            let swapped = next.map(|next| changed(i, i + 2, &[next, lines[i]]));
            [Some(changed(i, i + 1, &[])), Some(twice), swapped].into_iter().flatten()
        })
        .collect()
}

#[test]
fn both_ways_say_the_same_of_every_sample() {
    let both = Both::new();
    for folder in ["samples", "tests/wellformed"].map(project) {
        for name in files(&folder, ".xml") {
            let bytes = fs::read(folder.join(&name)).unwrap();
            both.warm(&bytes);
            both.agree(&name, &bytes);
        }
    }
}

#[test]
fn both_ways_say_the_same_of_changed_samples() {
    let both = Both::new();
    for path in
        ["pain.001.001.03/rich.xml", "pain.002.001.10/small.xml", "camt.053.001.08/small.xml"]
    {
        let text = fs::read_to_string(project("samples/valid").join(path)).unwrap();
        both.warm(text.as_bytes());
        for (turn, changed) in changes(&text).iter().enumerate() {
            both.agree_for(turn, changed, changed.as_bytes());
        }
    }
}

#[test]
fn both_ways_say_the_same_of_every_mutant() {
    let (both, all) = (Both::new(), mutants::all().unwrap_or_default());
    std::thread::scope(|scope| {
        for half in all.chunks(all.len().div_ceil(2).max(1)) {
            let agree = |(turn, mutant): (usize, &Mutant)| {
                both.agree_for(turn, &mutant.file, &mutant.bytes());
            };
            scope.spawn(move || half.iter().enumerate().for_each(agree));
        }
    });
}

#[test]
fn observers_see_much_of_a_sample() {
    let mut log = Log::new(false);
    let both = Both::new();
    let text = fs::read(project("samples/valid/pain.001.001.03/rich.xml")).unwrap();
    both.warm(&text);
    both.lane.observe("rich", true, &text[..], &mut [&mut log]);
    for (interest, (context, _)) in WATCHED.iter().enumerate() {
        let is_seen = log.lines.iter().any(|line| line.starts_with(&format!("{interest} ")));
        assert_eq!(is_seen, context.contains("CstmrCdtTrfInitn"), "{context}");
    }
}

/// What stands before, in and behind an element that the lane passes.
#[test]
fn both_ways_say_the_same_of_what_is_not_plain() {
    let both = Both::new();
    let path = project("samples/valid/pain.001.001.03/small.xml");
    let text = fs::read_to_string(path).unwrap();
    both.warm(text.as_bytes());
    for (old, new) in [
        ("<Nm>", "<Nm><!-- name -->"),
        ("<Nm>", "<!-- name --><Nm>"),
        ("<Nm>", "<Nm >"),
        ("<Nm>", "<Nm a=\"b\">"),
        ("<Nm>", "<Nm><![CDATA[A & B]]>"),
        ("<Nm>", "<Nm>&amp;&lt;&gt;&apos;&quot;"),
        ("<Nm>", "<Nm>password=&quot;x&quot;,"),
        ("<Nm>", "<Nm>&#65;"),
        ("<Nm>", "<Nm>&nbsp;"),
        ("<Nm>", "<Nm>\u{1}"),
        ("<Nm>", "<Nm>]]>"),
        ("<Nm>", "<Nm>a > b"),
        ("<Nm>", "<Nm>\r\n"),
        ("<Nm>", "\t\r\n <Nm>"),
        ("<Nm>", "x<Nm>"),
        ("<Nm>", "&#32;<Nm>"),
        ("</Nm>", "</Nm >"),
        ("</Nm>", "</nm>"),
        ("</Nm>", "</Nm>&amp;"),
        ("</Nm>", "</Nm><Nm/>"),
        ("</Nm>", "<b/></Nm>"),
        ("<Cdtr>", "<Cdtr xmlns=\"urn:other\">"),
        ("<Cdtr>", "<Cdtr xmlns:p=\"urn:other\">"),
        (" Ccy=\"EUR\"", ""),
        (" Ccy=\"EUR\"", "  Ccy=\"EUR\""),
        (" Ccy=\"EUR\"", " Ccy = \"EUR\""),
        (" Ccy=\"EUR\"", " Ccy='EUR'"),
        (" Ccy=\"EUR\"", " Ccy=\"EUR\" Ccy=\"EUR\""),
        (" Ccy=\"EUR\"", " Ccy=\"eur\""),
        (" Ccy=\"EUR\"", " Ccy=\"EURO\""),
        (" Ccy=\"EUR\"", " Ccy=\"&#69;UR\""),
        ("</PmtInf>", "</PmtInf></PmtInf>"),
        ("</CdtTrfTxInf>", "</PmtInf>"),
    ] {
        assert!(text.contains(old), "{old}");
        for (count, what) in [(1, "first"), (usize::MAX, "all")] {
            let changed = text.replacen(old, new, count);
            both.agree(&format!("{what} {old} as {new}"), changed.as_bytes());
        }
    }
}

/// What is wrong keeps its place, however much is passed before the next token.
#[test]
fn places_do_not_depend_on_how_much_is_read_at_a_time() {
    let comments = "<!-- xxxxxxxxx -->\n".repeat(2_000);
    let declaration = format!("<?xml version=\"1.0\" enc{}?>", "x".repeat(5_000));
    for (layer, text) in [
        (Layer::Schema, format!("<!-- a -- b -->\n{comments}<a/>").into_bytes()),
        (Layer::Schema, format!("<a><?XML b?>{comments}</a>").into_bytes()),
        (Layer::Schema, format!("{declaration}{comments}<a/>").into_bytes()),
        (Layer::Schema, format!("<a>\n<!-- \u{1} -->{comments}</a>").into_bytes()),
        (Layer::Schema, [b"<a>\n<!-- \xFF -->", comments.as_bytes(), b"</a>"].concat()),
        (Layer::Encoding, [b"<a>\n\xFF", comments.as_bytes(), b"\xFE</a>"].concat()),
    ] {
        let report = |chunk| {
            let settings = Settings { layers: vec![layer], chunk, ..Settings::default() };
            Validator::new(SchemaSet::embedded(), settings).validate("x", true, &text[..])
        };
        let whole = report(1 << 20);
        let is_early = whole.findings.iter().any(|finding| finding.place.offset < 6_000);
        assert!(is_early, "{:?}", whole.findings);
        for chunk in [1, 32, 1_000] {
            assert_eq!(report(chunk), whole, "{chunk}");
        }
    }
}
