//! Reports made by hand, for the tests of the formats.

use super::{Format, Options, RunInfo, Summary, reporter};
use crate::diagnostic::{
    Code, Diagnostic, Excerpt, FileReport, Inside, Layer, LayerReport, LayerStatus, Part, Payload,
    Place, RuleOutcome, RuleReport, SchemaUse, Suppressed, Verdict, codes,
};
use std::sync::Arc;

/// The sources from which the findings below were worked out by hand.
pub(super) const ORDER: &str = include_str!("../../tests/expected/order.xml");

pub(super) fn options(mask: bool) -> Options {
    let layers = vec![Layer::Encoding, Layer::Xml, Layer::Json, Layer::Schema];
    let run = RunInfo { version: "1.2.3".to_owned(), layers, ..RunInfo::default() };
    Options { color: false, mask, verbose: false, run }
}

pub(super) fn written(format: Format, options: &Options, files: &[FileReport]) -> String {
    let mut reporter = reporter(format, options);
    let mut summary = Summary::default();
    let mut out = Vec::new();
    reporter.begin(&mut out).unwrap();
    for file in files {
        summary.add(file);
        reporter.file(&mut out, file).unwrap();
    }
    reporter.end(&mut out, &summary).unwrap();
    String::from_utf8(out).unwrap()
}

pub(super) fn place(offset: u64, line: u64, column: u64, column_utf16: u64) -> Place {
    Place { offset, line, column, column_utf16 }
}

pub(super) fn excerpt(text: &str, caret: usize, marked: usize) -> Excerpt {
    Excerpt { text: text.to_owned(), caret, marked, cut_before: false, cut_behind: false }
}

pub(super) fn finding(code: &'static Code, place: Place, excerpt: Excerpt) -> Diagnostic {
    Diagnostic {
        code,
        severity: code.severity,
        message: code.summary.to_owned(),
        place,
        inside: None,
        path: String::new(),
        expected: None,
        found: None,
        help: None,
        bank_reason: None,
        excerpt,
    }
}

pub(super) fn layer(layer: Layer, status: LayerStatus, errors: u64) -> LayerReport {
    let requested = layer <= Layer::Schema;
    let reason = (!requested).then(|| "not asked for".to_owned());
    LayerReport { layer, requested, status, reason, errors, warnings: 0, infos: 0 }
}

/// Every layer: those up to the schema with that status, the others not run.
pub(super) fn layers(grammar: [LayerStatus; 3], errors: [u64; 3]) -> Vec<LayerReport> {
    let status = |i: usize| grammar.get(i).copied().unwrap_or(LayerStatus::NotRun);
    let errors = |i: usize| errors.get(i).copied().unwrap_or(0);
    let others = Layer::ALL.into_iter().filter(|l| *l != Layer::Json).enumerate();
    let mut layers: Vec<LayerReport> =
        others.map(|(i, l)| layer(l, status(i), errors(i))).collect();
    layers.insert(2, layer(Layer::Json, LayerStatus::NotApplicable, 0));
    layers
}

pub(super) fn report(path: &str, verdict: Verdict, findings: Vec<Diagnostic>) -> FileReport {
    let passed = LayerStatus::Passed;
    FileReport {
        path: path.to_owned(),
        named: true,
        bytes: 4711,
        sha256: None,
        payload: Payload::Message,
        roots: Vec::new(),
        message: None,
        parts: Vec::new(),
        verdict,
        layers: layers([passed, passed, passed], [0, 0, 0]),
        findings,
        omitted: Vec::new(),
        rules: Vec::new(),
        suppressed: Vec::new(),
        suppressed_more: 0,
    }
}

/// A run over an invalid, a valid, a named unchecked and an unnamed unchecked file, and
/// an invalid one inside a wrapper.
pub(super) fn run() -> Vec<FileReport> {
    vec![invalid(), valid(), unchecked(), passed_by(), wrapped()]
}

/// The message of the invalid file, in base64 from line 3 of another.
fn wrapped() -> FileReport {
    let place = place(44, 3, 18, 18);
    let inside =
        Arc::new(Inside { path: "/Request/paymentBase64".to_owned(), place, encoding: "base64" });
    let mut file = invalid();
    file.path = "in/request.xml".to_owned();
    file.payload = Payload::PaymentRequest;
    file.findings.retain(|finding| finding.code == &codes::ELEMENT_OUT_OF_ORDER);
    for finding in &mut file.findings {
        finding.path = format!("{}{}", inside.path, finding.path);
        finding.inside = Some(Arc::clone(&inside));
    }
    for part in &mut file.parts {
        part.path = format!("{}{}", inside.path, part.path);
        part.inside = Some(Arc::clone(&inside));
    }
    file.layers[0].warnings = 0;
    file.layers[3].errors = 1;
    file.omitted.clear();
    file
}

fn invalid() -> FileReport {
    let (passed, failed) = (LayerStatus::Passed, LayerStatus::Failed);
    let mut file = report("in/order.xml", Verdict::Invalid, vec![alias(), order(), long_name()]);
    file.bytes = 517;
    file.sha256 = Some("0f".repeat(32));
    file.message = Some("pain.001.001.03".to_owned());
    file.parts = vec![part("pain.001.001.03", "/Document", 2)];
    file.layers = layers([passed, passed, failed], [0, 0, 14]);
    file.layers[0].warnings = 1;
    file.omitted = vec![
        (Layer::Schema, codes::ELEMENT_MISSING.id, 2),
        (Layer::Schema, codes::VALUE_PATTERN.id, 10),
    ];
    file
}

fn part(message: &str, path: &str, line: u64) -> Part {
    let namespace = format!("urn:iso:std:iso:20022:tech:xsd:{message}");
    let schema = SchemaUse { namespace, origin: "embedded".to_owned(), sha256: "a1".repeat(32) };
    Part { message: message.to_owned(), path: path.to_owned(), line, inside: None, schema }
}

fn alias() -> Diagnostic {
    let line = "<?xml version=\"1.0\" encoding=\"utf8\"?>";
    let mut finding = finding(&codes::ENCODING_ALIAS, place(30, 1, 31, 31), excerpt(line, 30, 4));
    finding.message = "the registered name of this encoding is another".to_owned();
    finding.expected = Some("UTF-8".to_owned());
    finding.found = Some("utf8".to_owned());
    finding
}

/// Line 6, behind six spaces.
fn order() -> Diagnostic {
    let text = "      <DbtrAgt><FinInstnId><BIC>NEBADEXXXXX</BIC></FinInstnId></DbtrAgt>";
    let mut finding =
        finding(&codes::ELEMENT_OUT_OF_ORDER, place(182, 6, 7, 7), excerpt(text, 6, 9));
    finding.message =
        "<DbtrAgt> stands before <DbtrAcct>; pain.001.001.03 wants <DbtrAcct> (1..1) first"
            .to_owned();
    finding.path = "/Document/CstmrCdtTrfInitn/PmtInf[1]/DbtrAgt".to_owned();
    finding.expected = Some("<DbtrAcct>".to_owned());
    finding.found = Some("<DbtrAgt>".to_owned());
    finding.help = Some("move <DbtrAgt> behind </DbtrAcct> on line 7".to_owned());
    finding.bank_reason = Some("FF01");
    finding
}

/// Line 8: the excerpt starts inside the line, as a reader of long lines cuts it.
fn long_name() -> Diagnostic {
    let name = "Zoë 🏦 Anstalt für Versuche und Übertragungen GmbH & Söhne, Zweigstelle Nordost";
    let text = format!("xInf>   <Cdtr><Nm>{}</Nm></Cdtr>", name.replace('&', "&amp;"));
    let mut cut = excerpt(&text, 18, 82);
    cut.cut_before = true;
    let mut finding = finding(&codes::VALUE_TOO_LONG, place(367, 8, 47, 47), cut);
    finding.message = "at most 70 characters, found 78".to_owned();
    finding.path = "/Document/CstmrCdtTrfInitn/PmtInf[1]/CdtTrfTxInf[1]/Cdtr/Nm".to_owned();
    finding.expected = Some("a text of 1 to 70 characters".to_owned());
    finding.found = Some(name.to_owned());
    finding.help = Some("shorten the name; what is cut off may go into the address lines or the remittance information".to_owned());
    finding.bank_reason = Some("FF01");
    finding
}

fn valid() -> FileReport {
    let mut file = report("in/statement.xml", Verdict::Valid, Vec::new());
    file.message = Some("camt.053.001.02".to_owned());
    file.parts = vec![part("camt.053.001.02", "/Document", 1)];
    file.layers[4] = LayerReport { warnings: 0, ..layer(Layer::Rules, LayerStatus::Passed, 0) };
    file.layers[4].reason = None;
    file.layers[4].requested = true;
    file.rules = rules();
    file.suppressed = vec![suppressed(true), suppressed(false)];
    file
}

/// One rule of each outcome.
fn rules() -> Vec<RuleReport> {
    let rule = |code, outcome, applied| RuleReport { code, outcome, applied };
    let off = RuleOutcome::Off("ignored by --ignore".to_owned());
    let not_run = RuleOutcome::NotRun("no reference date was given".to_owned());
    vec![
        rule(&codes::DT_IBAN, RuleOutcome::Failed, 3),
        rule(&codes::DT_BIC, RuleOutcome::Passed, 7),
        rule(&codes::DT_LEI, RuleOutcome::NotApplicable, 0),
        rule(&codes::DT_COUNTRY, off, 0),
        rule(&codes::CHR_SWIFT, not_run, 0),
    ]
}

/// A finding on line 9, suppressed by a comment or by a file.
fn suppressed(in_source: bool) -> Suppressed {
    let text = "<IBAN>GB27CITI12345678912345</IBAN>";
    let mut finding = finding(&codes::DT_IBAN, place(401, 9, 7, 7), excerpt(text, 6, 22));
    finding.message = "the check digits of the IBAN do not fit".to_owned();
    finding.path = "/Document/BkToCstmrStmt/Stmt[1]/Acct/Id/IBAN".to_owned();
    finding.found = Some("GB27CITI12345678912345".to_owned());
    let reason = if in_source { "Max Muster's test account" } else { "known to the bank" };
    Suppressed { finding, reason: reason.to_owned(), in_source }
}

fn unchecked() -> FileReport {
    let mut finding =
        finding(&codes::NOT_XML, place(0, 1, 1, 1), excerpt("{1:F01NEBADEXXAXXX0000000000}", 0, 1));
    finding.message = "this looks like a SWIFT MT message".to_owned();
    finding.help = Some("ask for the statement as camt.053".to_owned());
    let not_run = LayerStatus::NotRun;
    let mut file = report("in/statement.sta", Verdict::Unchecked, vec![finding]);
    file.layers = layers([not_run, not_run, not_run], [1, 0, 0]);
    for layer in file.layers.iter_mut().take(4) {
        layer.status = not_run;
        layer.reason = Some("the input is neither XML nor JSON".to_owned());
    }
    file
}

fn passed_by() -> FileReport {
    let mut file = unchecked();
    file.path = "in/READ ME.txt".to_owned();
    file.named = false;
    file.findings[0].message = "this is a text, but no XML".to_owned();
    file.findings[0].excerpt = excerpt("Ablage der Zahlungsdateien", 0, 1);
    file
}
