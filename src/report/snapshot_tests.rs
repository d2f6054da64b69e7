//! Each format's output beside the expected file, which was read and checked by hand.
//! With `UPDATE_EXPECTED` set the files are written anew; read the difference.

use super::fixtures::{ORDER, excerpt, finding, options, place, report, run, written};
use super::{Format, Options};
use crate::diagnostic::{Verdict, codes};
use std::path::PathBuf;

fn compare(name: &str, actual: &str) {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests", "expected", name].iter().collect();
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(&path, actual).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(actual == expected, "{} differs; now:\n{actual}", path.display());
}

#[test]
fn each_format_is_as_expected() {
    let files = [
        (Format::Text, "report.txt"),
        (Format::Concise, "concise.txt"),
        (Format::Json, "report.json"),
        (Format::Junit, "junit.xml"),
    ];
    for (format, name) in files {
        compare(name, &written(format, &options(false), &run()));
    }
}

/// Without the rules' documents, which are texts of their own.
#[test]
fn sarif_is_as_expected() {
    let written = written(Format::Sarif, &options(false), &run());
    let mut log: serde_json::Value = serde_json::from_str(&written).unwrap();
    for rule in log["runs"][0]["tool"]["driver"]["rules"].as_array_mut().unwrap() {
        let help = rule.as_object_mut().unwrap().shift_remove("help").unwrap();
        assert!(help["markdown"].as_str().unwrap().starts_with("# "));
    }
    compare("report.sarif", &(serde_json::to_string_pretty(&log).unwrap() + "\n"));
}

#[test]
fn verbose_text_is_as_expected() {
    let mut options = Options { verbose: true, ..options(false) };
    options.run.config = Some("../isoproof.toml".to_owned());
    options.run.profiles = vec!["sepa"];
    compare("verbose.txt", &written(Format::Text, &options, &run()));
}

#[test]
fn masked_text_is_as_expected() {
    compare("masked.txt", &written(Format::Text, &options(true), &run()));
}

#[test]
fn text_keeps_to_80_columns() {
    let text = written(Format::Text, &options(false), &run());
    let wide: Vec<&str> = text.lines().filter(|l| l.chars().count() > 80).collect();
    assert_eq!(wide, [] as [&str; 0]);
}

#[test]
fn the_sources_of_the_fixtures_have_those_places() {
    for finding in run()[0].findings.iter() {
        let offset = usize::try_from(finding.place.offset).unwrap();
        let marked: String = finding
            .excerpt
            .text
            .chars()
            .skip(finding.excerpt.caret)
            .take(finding.excerpt.marked)
            .collect();
        assert!(ORDER[offset..].starts_with(&marked), "{marked}");
    }
}

#[test]
fn colour_comes_only_if_asked_for() {
    for format in [Format::Text, Format::Concise] {
        let colored = Options { color: true, ..options(false) };
        let painted = written(format, &colored, &run());
        assert!(painted.contains("\u{1b}[1m\u{1b}[31merror[XSD0302]\u{1b}[0m"), "{painted}");
        let plain = written(format, &options(false), &run());
        let mut stripped = painted;
        while let Some(start) = stripped.find('\u{1b}') {
            let end = start + stripped[start..].find('m').unwrap();
            stripped.replace_range(start..=end, "");
        }
        assert_eq!(stripped, plain);
    }
}

#[test]
fn nothing_hostile_reaches_any_output() {
    let evil = "\u{1b}[31m\u{202e}\u{9b}\u{7}\u{200b}\r\nx";
    let mut bad = finding(&codes::VALUE_SHAPE, place(3, 1, 4, 4), excerpt(evil, 1, 2));
    bad.message = evil.to_owned();
    bad.path = format!("/Document/{evil}");
    (bad.expected, bad.found, bad.help) =
        (Some(evil.to_owned()), Some(evil.to_owned()), Some(evil.to_owned()));
    let mut file = report(evil, Verdict::Invalid, vec![bad]);
    file.message = Some(evil.to_owned());
    file.layers[3].reason = Some(evil.to_owned());
    let mut unnamed = file.clone();
    (unnamed.named, unnamed.verdict) = (false, Verdict::Unchecked);
    for format in Format::ALL {
        let out = written(format, &options(false), &[file.clone(), unnamed.clone()]);
        let hostile = |c: char| c != '\n' && super::escape::is_hostile(c);
        assert!(!out.contains(hostile), "{format:?}: {out:?}");
        assert!(out.contains("\\u{1b}[31m") || out.contains("\\u001b[31m"), "{format:?}");
    }
}

#[test]
fn the_same_run_gives_the_same_bytes_in_any_format() {
    for format in Format::ALL {
        let once = written(format, &options(false), &run());
        assert_eq!(once, written(format, &options(false), &run()));
    }
}

#[test]
fn an_empty_line_sets_off_the_summary() {
    for i in 0..4 {
        let text = written(Format::Text, &options(false), &run()[i..=i]);
        assert!(text.contains("\n\n1 file: ") && !text.starts_with('\n'), "{text}");
    }
}

#[test]
fn nothing_to_report_is_a_whole_document() {
    assert_eq!(written(Format::Text, &options(false), &[]), "0 files\n");
    let json = written(Format::Json, &options(false), &[]);
    assert!(json.contains("\"files\": [],"), "{json}");
    let sarif = written(Format::Sarif, &options(false), &[]);
    assert!(sarif.contains("\"results\": [],"), "{sarif}");
}
