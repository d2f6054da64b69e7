//! The table of codes, and the examples in each code's document.

use super::shared::{files, project};
use isoproof::check::{ApiFormat, ApiFormats, SchemaSet, Settings, Validator};
use isoproof::diagnostic::{
    CODES, Code, Effect, FileReport, Layer, LayerStatus, Severity, Verdict,
};
use isoproof::rules::{Choice, Rulebook};
use std::collections::BTreeSet;

/// A fenced block of a document: the words behind the fence, and the text.
struct Block {
    words: Vec<String>,
    text: String,
}

impl Block {
    fn has(&self, word: &str) -> bool {
        self.words.iter().any(|w| w == word)
    }

    /// The value of an option `key=value`.
    fn option(&self, key: &str) -> Option<&str> {
        self.words.iter().find_map(|word| word.strip_prefix(key)?.strip_prefix('='))
    }

    /// The bytes of the payload that the block stands for.
    fn bytes(&self) -> Vec<u8> {
        if self.has("hex") {
            return hex(&self.text);
        }
        let keeps_end = self.option("last-newline") != Some("no");
        let text = if keeps_end { &self.text } else { self.text.trim_end_matches('\n') };
        let encoding = self.option("encoding").map_or(encoding_rs::UTF_8, |label| {
            encoding_rs::Encoding::for_label(label.as_bytes()).unwrap()
        });
        let mut bytes = if self.has("bom") { "\u{FEFF}".into() } else { Vec::new() };
        bytes.extend_from_slice(&encoding.encode(text).0);
        bytes
    }

    fn settings(&self) -> Settings {
        let mut settings =
            Settings { message: self.option("message").map(str::to_owned), ..Settings::default() };
        if let Some(api) = self.option("api") {
            settings.api = Some(ApiFormats { name: api.to_owned(), formats: vec![format_of(api)] });
            settings.layers.push(Layer::Playbook);
        }
        for limit in self.option("limits").unwrap_or_default().split(',').filter(|l| !l.is_empty())
        {
            let (name, value) = limit.split_once(':').unwrap();
            let value = value.parse().unwrap();
            match name {
                "depth" => settings.limits.depth = value,
                "name" => settings.limits.name_length = value,
                "attributes" => settings.limits.attributes = value,
                "text" => settings.limits.text_length = value,
                "json" => settings.limits.json_length = value,
                other => panic!("no limit {other}"),
            }
        }
        settings
    }
}

fn hex(text: &str) -> Vec<u8> {
    text.split_whitespace().map(|byte| u8::from_str_radix(byte, 16).unwrap()).collect()
}

/// The format of an API that the documents use.
fn format_of(api: &str) -> ApiFormat {
    assert_eq!(api, "payment-initiation");
    ApiFormat::Message("pain.001.001.03".to_owned())
}

fn blocks(document: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    for line in document.lines() {
        match (line.strip_prefix("```"), &mut open) {
            (Some(words), None) => {
                let words = words.split_whitespace().map(str::to_owned).collect();
                open = Some(Block { words, text: String::new() });
            }
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (None, Some(block)) => block.text.extend([line, "\n"]),
            (None, None) => {}
        }
    }
    blocks
}

/// Checks a block, with the schema of the document if it gives one.
fn check(document: &[Block], block: &Block) -> FileReport {
    let mut schemas = SchemaSet::embedded();
    if let Some(schema) = document.iter().find(|block| block.has("xsd")) {
        schemas.add("own.xsd", "", schema.text.as_bytes(), &|_| Err(String::new())).unwrap();
    }
    let validator = Validator::new(schemas, block.settings());
    let rules = Rulebook::new(Choice::default());
    rules.check(&validator, "example.xml", true, &block.bytes()[..], &mut [])
}

/// Whether a block is run: what needs a JSON Schema of the user's own is run by the tests
/// of the command.
fn is_run(block: &Block) -> bool {
    // What says over which message it is to be laid is a fragment: `overlay` runs it.
    let is_text = block.has("xml") || block.has("json");
    is_text && !block.has("own-schema") && block.option("in").is_none()
}

/// Whether a verdict is the one expected. JSON without a published shape is never valid,
/// only its syntax is.
fn is_verdict(report: &FileReport, expected: Verdict) -> bool {
    let syntax = report.layers.iter().find(|l| l.layer == Layer::Json).unwrap();
    let is_json = syntax.status == LayerStatus::Passed;
    report.verdict == expected
        || (is_json && expected == Verdict::Valid && report.verdict == Verdict::Unchecked)
}

/// The verdict on an input whose one finding has that code.
fn verdict_with(code: &Code) -> Verdict {
    match (code.severity, code.effect) {
        (_, Effect::Blocks) => Verdict::Unchecked,
        (Severity::Error, Effect::Judges) => Verdict::Invalid,
        _ => Verdict::Valid,
    }
}

/// The file of a catalogue on which the examples of catalogues rest.
#[cfg(feature = "cli")]
const CATALOGUE: &str = r#"
[provider]
id = "zimtstern"
name = "Zimtstern Bank"

[[source]]
id = "handbook"
publisher = "Zimtstern Bank"
title = "Handbook"
kind = "PDF"
date = "undated"
trust = "primary"
used_for = "everything"

[[api]]
id = "balance"
name = "Balance"
does = "tells balances"
public = ["that there is one"]
sources = ["handbook"]
"#;

/// The codes of what is found in a catalogue.
#[cfg(feature = "cli")]
fn catalogue_codes(text: &str) -> Vec<&'static str> {
    use isoproof::playbook::{File, lint, read};
    let file = |name: &str, text: &str| File { name: name.into(), text: text.into() };
    let files = vec![file("catalog.toml", CATALOGUE), file("example.toml", text)];
    let faults = read(files).map_or_else(|faults| faults, |catalog| lint(&catalog, &|_| None));
    faults.iter().map(|fault| fault.finding.code.id).collect()
}

#[cfg(not(feature = "cli"))]
fn catalogue_codes(_: &str) -> Vec<&'static str> {
    Vec::new()
}

/// What is wrong with the examples of catalogues in a code's document.
fn catalogue_faults(code: &Code) -> Vec<String> {
    let blocks = blocks(code.document);
    let examples = blocks.iter().filter(|block| cfg!(feature = "cli") && block.has("toml"));
    let fault = |block: &Block| {
        let expected = if block.has("invalid") { vec![code.id] } else { Vec::new() };
        let found = catalogue_codes(&block.text);
        (found != expected).then(|| format!("{} {:?}: {found:?}", code.id, block.words))
    };
    examples.filter_map(fault).collect()
}

/// What is wrong with the examples of a code's document.
fn faults(code: &Code) -> Vec<String> {
    let blocks = blocks(code.document);
    let mut faults = catalogue_faults(code);
    for block in blocks.iter().filter(|block| is_run(block)) {
        let report = check(&blocks, block);
        let mut expected: Vec<&str> = block.option("besides").into_iter().collect();
        let mut verdict = Verdict::Valid;
        if block.has("invalid") {
            expected.push(code.id);
            verdict = verdict_with(code);
        }
        expected.sort_unstable();
        expected.dedup();
        let mut found: Vec<&str> = report.findings.iter().map(|d| d.code.id).collect();
        found.sort_unstable();
        if found != expected || !is_verdict(&report, verdict) {
            let messages: Vec<&str> = report.findings.iter().map(|d| d.message.as_str()).collect();
            faults.push(format!(
                "{} {:?}: {found:?} {:?} for {expected:?} {verdict:?}: {messages:?}",
                code.id, block.words, report.verdict
            ));
        }
    }
    faults
}

#[test]
fn every_example_gives_what_its_document_says() {
    let faults: Vec<String> = CODES.iter().flat_map(|code| faults(code)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Whether it is text to be checked.
fn is_example(block: &Block) -> bool {
    block.has("xml") || block.has("json") || block.has("toml")
}

#[test]
fn every_document_has_its_heading_and_examples() {
    for code in CODES {
        let heading = format!("# {} {}\n", code.id, code.name);
        assert!(code.document.starts_with(&heading), "{}", code.id);
        for part in ["\n## How to fix\n", "\n## Example", "\n## Source\n"] {
            assert!(code.document.contains(part), "{} has no {part:?}", code.id);
        }
        let blocks = blocks(code.document);
        let count =
            |word| blocks.iter().filter(|block| is_example(block) && block.has(word)).count();
        // No text of a payload makes it unreadable, or shows what it was packed in.
        let is_outside = code.id == "SRC0003" || code.id.starts_with("SRC03");
        let needed = usize::from(!is_outside);
        assert!(
            count("invalid") >= needed && count("valid") >= needed,
            "{} lacks examples",
            code.id
        );
    }
}

#[test]
fn every_document_belongs_to_a_code() {
    let ids: Vec<String> = CODES.iter().map(|code| format!("{}.md", code.id)).collect();
    assert_eq!(files(&project("docs/rules"), ""), {
        let mut sorted = ids;
        sorted.sort();
        sorted
    });
}

/// The families of codes, in the order of the table.
const FAMILIES: [&str; 10] =
    ["SRC", "XML", "JSON", "XSD", "ENV", "OAU", "GPI", "STS", "CAT", "SUP"];

fn is_id(id: &str) -> bool {
    // A rule has the name under which it is known.
    if let Some((family, name)) = id.split_once('-') {
        let is_family = (2..=4).contains(&family.len());
        return is_family && name.starts_with(|c: char| c.is_ascii_uppercase());
    }
    let family = id.trim_end_matches(|c: char| c.is_ascii_digit());
    FAMILIES.contains(&family) && id.len() == family.len() + 4
}

fn is_kebab_case(name: &str) -> bool {
    name.split('-').all(|word| {
        !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    })
}

#[test]
fn ids_and_names_are_well_formed_and_unique() {
    let (rules, others): (Vec<&Code>, Vec<&Code>) =
        CODES.iter().copied().partition(|code| code.id.contains('-'));
    let family = |id: &str| FAMILIES.iter().position(|family| id.starts_with(family));
    assert!(others.is_sorted_by_key(|code| (family(code.id), code.id)));
    let listed: Vec<&str> = isoproof::rules::RULES.iter().map(|rule| rule.code.id).collect();
    let ids: Vec<&str> = rules.iter().map(|code| code.id).collect();
    assert_eq!(ids, listed, "the list of rules has the order of the table of codes");
    for code in CODES {
        assert!(is_id(code.id), "{}", code.id);
        assert!(is_kebab_case(code.name), "{}", code.name);
        assert!(!code.summary.ends_with('.') && !code.source.is_empty(), "{}", code.id);
    }
    let words: BTreeSet<&str> = CODES.iter().flat_map(|code| [code.id, code.name]).collect();
    assert_eq!(words.len(), 2 * CODES.len());
}
