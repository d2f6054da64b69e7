//! SARIF regions of several kinds of lines. The places were worked out by hand; each
//! test also reads the region back out of the source as a viewer would.

use super::Format;
use super::fixtures::{excerpt, finding, options, place, report, run, written};
use crate::diagnostic::{Diagnostic, FileReport, Place, Verdict, codes};
use serde_json::{Value, json};

fn log(files: &[FileReport], mask: bool) -> Value {
    serde_json::from_str(&written(Format::Sarif, &options(mask), files)).unwrap()
}

fn regions(findings: Vec<Diagnostic>, mask: bool) -> Vec<Value> {
    let log = log(&[report("a.xml", Verdict::Invalid, findings)], mask);
    let results = log["runs"][0]["results"].as_array().unwrap();
    let region = |r: &Value| r["locations"][0]["physicalLocation"]["region"].clone();
    results.iter().map(region).collect()
}

/// The region's text: lines split at LF, CRLF and CR, columns in UTF-16 units.
fn read_back(source: &str, region: &Value) -> String {
    let number = |name: &str| usize::try_from(region[name].as_u64().unwrap()).unwrap();
    let unified = source.replace("\r\n", "\n").replace('\r', "\n");
    let line = unified.split('\n').nth(number("startLine") - 1).unwrap();
    let units: Vec<u16> = line.encode_utf16().collect();
    String::from_utf16(&units[number("startColumn") - 1..number("endColumn") - 1]).unwrap()
}

/// One finding at that place, whose excerpt is the whole line.
fn check(source: &str, place: Place, caret: usize, marked: &str, end_column: u64) {
    let unified = source.replace("\r\n", "\n").replace('\r', "\n");
    let line = unified.split('\n').nth(usize::try_from(place.line).unwrap() - 1).unwrap();
    let width = marked.chars().count().max(1);
    let found = finding(&codes::VALUE_SHAPE, place, excerpt(line, caret, width));
    let region = regions(vec![found], false).remove(0);
    let expected = json!({
        "startLine": place.line, "startColumn": place.column_utf16, "endColumn": end_column,
    });
    assert_eq!(region, expected);
    assert_eq!(read_back(source, &region), marked);
    let offset = usize::try_from(place.offset).unwrap();
    assert!(source[offset..].starts_with(marked));
}

#[test]
fn two_byte_characters_before_the_place() {
    // é and ü: two bytes, one column, one unit each.
    check("<a>\n<Nm>éü</Nm><Dt>x</Dt>", place(21, 2, 16, 16), 15, "x", 17);
}

#[test]
fn astral_characters_before_and_in_the_place() {
    // 🏦 is four bytes, one column, two units.
    check("<A>🏦🏦</A><B>🏦y</B>", place(18, 1, 13, 15), 12, "🏦y", 18);
}

#[test]
fn a_tab_is_one_column() {
    check("<a>\n\t\t<Dt>x</Dt>", place(10, 2, 7, 7), 6, "x", 8);
}

#[test]
fn lines_end_at_crlf_and_at_cr() {
    check("<a>\r\n<b>\r\n <Dt>xy</Dt>", place(15, 3, 6, 6), 5, "xy", 8);
    check("<a>\r<b>\r <Dt>xy</Dt>", place(13, 3, 6, 6), 5, "xy", 8);
}

#[test]
fn a_place_behind_the_last_character() {
    // The input ends in an open element: nothing to mark, an empty region.
    check("<a>\n  <bé>", place(11, 2, 7, 7), 6, "", 7);
}

#[test]
fn a_file_of_one_line() {
    // 100,000 bytes of é (50,000 characters) before the place; the excerpt is short.
    let source = "<a>".to_owned() + &"é".repeat(50_000) + "<Dt>x</Dt></a>";
    let mut window = excerpt("éé<Dt>x</Dt>", 6, 1);
    window.cut_before = true;
    let at = place(100_007, 1, 50_008, 50_008);
    let region = regions(vec![finding(&codes::VALUE_SHAPE, at, window)], false).remove(0);
    let expected = json!({ "startLine": 1, "startColumn": 50_008, "endColumn": 50_009 });
    assert_eq!(region, expected);
    assert_eq!(read_back(&source, &region), "x");
}

#[test]
fn a_masked_region_has_no_end() {
    let hidden = finding(&codes::VALUE_SHAPE, place(4, 1, 5, 5), excerpt("<Nm>secret</Nm>", 4, 6));
    assert_eq!(regions(vec![hidden], true), [json!({ "startLine": 1, "startColumn": 5 })]);
}

#[test]
fn results_name_their_rule_and_file() {
    let log = log(&run(), false);
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let artifacts = run["artifacts"].as_array().unwrap();
    let index = |v: &Value| usize::try_from(v.as_u64().unwrap()).unwrap();
    for result in run["results"].as_array().unwrap() {
        assert_eq!(rules[index(&result["ruleIndex"])]["id"], result["ruleId"]);
        let file = &result["locations"][0]["physicalLocation"]["artifactLocation"];
        assert_eq!(artifacts[index(&file["index"])]["location"]["uri"], file["uri"]);
    }
    let ids: Vec<&Value> = rules.iter().map(|r| &r["id"]).collect();
    assert_eq!(ids, ["SRC0104", "XSD0103", "XSD0302", "DT-IBAN", "SRC0002"]);
    assert_eq!(artifacts[3]["location"]["uri"], "in/READ%20ME.txt");
}

#[test]
fn an_unchecked_file_that_was_named_makes_the_run_unsuccessful() {
    let successful = |files: &[FileReport]| {
        log(files, false)["runs"][0]["invocations"][0]["executionSuccessful"].clone()
    };
    assert_eq!(successful(&run()), false);
    assert_eq!(successful(&run()[..2]), true);
    assert_eq!(successful(&run()[3..]), true);
}

#[test]
fn braces_are_no_placeholders() {
    let mut braced = finding(&codes::VALUE_PATTERN, place(0, 1, 1, 1), excerpt("x", 0, 1));
    braced.expected = Some("[A-Z]{4}".to_owned());
    let log = log(&[report("a.xml", Verdict::Invalid, vec![braced])], false);
    let result = &log["runs"][0]["results"][0];
    assert!(result["message"]["text"].as_str().unwrap().ends_with("expected: [A-Z]{{4}}"));
    assert_eq!(result["properties"]["expected"], "[A-Z]{4}");
}
