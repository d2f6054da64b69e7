//! The examples of a rule's document.

use isoproof::check::{Given, SchemaSet, Settings, Validator};
use isoproof::diagnostic::FileReport;
use isoproof::rules::{Across, Choice, Original, Rulebook};
use std::sync::LazyLock;

/// A fragment, and what it is laid over.
pub(in super::super) struct Example {
    pub(in super::super) is_invalid: bool,
    pub(in super::super) family: String,
    pub(in super::super) text: String,
    options: Vec<(String, String)>,
    /// The payment that it answers.
    original: Option<String>,
    /// The message that was given before it.
    before: Option<String>,
}

/// The examples of a document that are fragments.
pub(in super::super) fn examples(document: &str) -> Vec<Example> {
    let mut blocks = Vec::new();
    let mut lines = document.lines();
    while let Some(line) = lines.next() {
        let Some(words) = line.strip_prefix("```") else { continue };
        let text: Vec<&str> = lines.by_ref().take_while(|line| !line.starts_with("```")).collect();
        blocks.extend(block(words, text.join("\n")));
    }
    let (examples, others): (Vec<_>, Vec<_>) = blocks.into_iter().partition(|(is, _)| *is);
    let others: Vec<Example> = others.into_iter().map(|(_, other)| other).collect();
    let examples = examples.into_iter().map(|(_, example)| example.answering(&others));
    examples.map(|example| example.following(&others)).collect()
}

/// A fragment, and whether it is an example; otherwise examples answer or follow it.
fn block(words: &str, text: String) -> Option<(bool, Example)> {
    let options: Vec<(String, String)> = words
        .split_whitespace()
        .filter_map(|word| word.split_once('='))
        .map(|(key, value)| (key.to_owned(), value.to_owned()))
        .collect();
    let (_, family) = options.iter().find(|(key, _)| key == "in")?;
    let is_invalid = words.starts_with("xml invalid");
    let is_example = is_invalid || words.starts_with("xml valid");
    let is_other = words.starts_with("xml original=") || words.starts_with("xml file=");
    let family = family.clone();
    let example = Example { is_invalid, family, text, options, original: None, before: None };
    (is_example || is_other).then_some((is_example, example))
}

static VALIDATOR: LazyLock<Validator> =
    LazyLock::new(|| Validator::new(SchemaSet::embedded(), Settings::default()));

impl Example {
    fn option(&self, name: &str) -> Option<&str> {
        self.options.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// With the payment that it names as its original.
    fn answering(mut self, originals: &[Example]) -> Example {
        let name = self.option("original");
        let original = name.map(|name| {
            let named = originals.iter().find(|original| original.option("original") == Some(name));
            named.unwrap_or_else(|| panic!("no original {name}")).as_original()
        });
        self.original = original;
        self
    }

    /// With the fragment of the message that it names as given before it.
    fn following(mut self, files: &[Example]) -> Example {
        let before = self.option("after").map(|name| {
            let named = files.iter().find(|file| file.option("file") == Some(name));
            named.unwrap_or_else(|| panic!("no file {name}")).text.clone()
        });
        self.before = before;
        self
    }

    /// The payment, in the version that it asks for, or that of 2019.
    fn as_original(&self) -> String {
        let usual = if self.family == "pain.008" { "08" } else { "09" };
        let version = self.option("version").map_or(usual, |v| v.trim_start_matches('.'));
        super::laid(&self.text, &format!("{}.001.{version}", self.family))
    }

    /// Whether it is meant for that version: `version=.04..` or `version=.03..08`.
    pub(in super::super) fn admits(&self, message: &str) -> bool {
        let version = &message[message.len() - 2..];
        match self.option("version").map(|range| range.trim_start_matches('.')) {
            None => true,
            Some(range) => match range.split_once("..") {
                None => version == range,
                Some((from, "")) => version >= from,
                Some((from, to)) => (from..=to.trim_start_matches('.')).contains(&version),
            },
        }
    }

    /// Checks a message with the rules that the example asks for.
    pub(in super::super) fn check(&self, text: &str, name: &str) -> FileReport {
        let choice = self.option("profile").map_or_else(Choice::default, Choice::of_profile);
        let choice = match self.option("date") {
            Some(date) => choice.on_day(date).unwrap(),
            None => choice,
        };
        let mut rules = Rulebook::new(choice);
        if let Some(payment) = &self.original {
            let (original, _) =
                Original::read(&VALIDATOR, &rules, "original.xml", payment.as_bytes());
            rules = rules.with_original(original.unwrap());
        }
        let Some(before) = &self.before else {
            return rules.check(&VALIDATOR, name, true, text.as_bytes(), &mut []);
        };
        let (_, namespace) = text.split_once("tech:xsd:").unwrap();
        let before = super::laid(before, namespace.split('"').next().unwrap());
        let mut across = Across::new(rules.choice());
        let mut check = |path: &str, text: &str| {
            let given = Given { path, named: true, beside: None };
            let (mut report, facts) =
                rules.check_among(&VALIDATOR, given, text.as_bytes(), &mut []);
            across.join(&mut report, facts);
            report
        };
        check("before.xml", &before);
        check(name, text)
    }

    /// The codes that were found, each once, apart from those that may stand beside.
    pub(in super::super) fn codes(&self, report: &FileReport) -> Vec<&'static str> {
        let besides: Vec<&str> = self.option("besides").unwrap_or_default().split(',').collect();
        let ids = report.findings.iter().map(|finding| finding.code.id);
        let mut codes: Vec<&str> = ids.filter(|id| !besides.contains(id)).collect();
        codes.sort_unstable();
        codes.dedup();
        codes
    }
}
