//! The fast lane and the general way say the same of every input.
//!
//! An input that is read some bytes at a time never enters the lane; one that is read at
//! once does where its schema has been used often.

use super::shared::{files, project};
use isoproof::check::{SchemaSet, Settings, Validator};
use std::fs;

/// More messages than make it worth to have the lane's table.
const MANY: usize = 20;

/// One validator that takes the lane for messages of which it has seen many, and one that
/// never does.
struct Both {
    lane: Validator,
    general: Validator,
}

impl Both {
    fn new() -> Both {
        let with_chunk = |chunk| {
            Validator::new(SchemaSet::embedded(), Settings { chunk, ..Settings::default() })
        };
        Both { lane: with_chunk(1 << 20), general: with_chunk(32) }
    }

    /// Uses the schema of a message often.
    fn warm(&self, message: &[u8]) {
        (0..MANY).for_each(|_| drop(self.lane.validate("x", true, message)));
    }

    fn agree(&self, what: &str, bytes: &[u8]) {
        let report = self.general.validate(what, true, bytes);
        assert_eq!(self.lane.validate(what, true, bytes), report, "{what}");
    }
}

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
        for changed in changes(&text) {
            both.agree(&changed, changed.as_bytes());
        }
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
