//! Small claims on small payloads.

use super::{Examiner, Observed, Proposal, Provenance};
use crate::check::{SchemaSet, Settings, Validator};
use crate::playbook::{Claim, Direction, Environment, Shared, Verdict};
use serde::Deserialize;

#[derive(Deserialize)]
struct File {
    claim: Claim,
    #[serde(default)]
    condition: Vec<Shared>,
}

/// A claim about the API `orders` with these cases.
fn claim(quantifier: &str, rest: &str) -> File {
    let head = format!(
        "[claim]\nid = 'C-1'\napis = ['orders']\nstatement = 'It is so.'\nkind = 'structure'\n\
         quantifier = '{quantifier}'\nsources = ['handbook']\nevidence = 'an order'\n\
         direction = ['request', 'response']\notherwise = 'nothing decides it'\n"
    );
    toml::from_str(&format!("{head}{rest}")).unwrap()
}

fn case(verdict: &str, when: &str) -> String {
    format!("[[claim.case]]\nverdict = '{verdict}'\nbecause = 'so'\nwhen = {{ {when} }}\n")
}

struct Given<'a> {
    text: &'a str,
    provenance: Provenance,
}

fn request(text: &str) -> Given<'_> {
    let api = Some("orders".to_owned());
    let direction = Some(Direction::Request);
    let exchange = Some("one".to_owned());
    Given { text, provenance: Provenance { api, direction, exchange, ..Provenance::default() } }
}

fn response(text: &str) -> Given<'_> {
    let mut given = request(text);
    given.provenance.direction = Some(Direction::Response);
    given
}

struct Outcome {
    verdict: Verdict,
    because: String,
    /// Payload, line and column of the evidence of the first judgement.
    places: Vec<(usize, u64, u64)>,
    would_be: Option<Verdict>,
    deviations: Vec<String>,
    proposal: Option<Proposal>,
    judged: usize,
}

fn judge(file: &File, given: &[Given<'_>]) -> Outcome {
    let validator = Validator::new(SchemaSet::embedded(), Settings::default());
    let mut examiner = Examiner::default();
    examiner.add([&file.claim], &file.condition);
    let mut left = given.iter();
    let (_, verdicts) = examiner.examine(|observer| {
        let Given { text, provenance } = left.next()?;
        let report = validator.observe("order", true, text.as_bytes(), &mut [observer]);
        Some(Observed { report, provenance: provenance.clone(), sha512: None })
    });
    let [verdict] = &verdicts[..] else { panic!("one claim") };
    let first = verdict.judgements.first();
    let place = |e: &super::Evidence| {
        let place = e.place.unwrap();
        (e.payload, place.line, place.column)
    };
    Outcome {
        verdict: verdict.verdict,
        because: verdict.because.clone(),
        places: first.iter().flat_map(|j| &j.evidence).map(place).collect(),
        would_be: first.and_then(|j| j.would_be.as_ref()).map(|would_be| would_be.verdict),
        deviations: first.iter().flat_map(|j| &j.deviations).map(|d| d.because.clone()).collect(),
        proposal: verdict.proposal,
        judged: verdict.judgements.len(),
    }
}

/// Whether the condition holds for a request of that text.
fn holds(when: &str, text: &str) -> bool {
    let file = claim("some", &case("supported", when));
    judge(&file, &[request(text)]).verdict == Verdict::Supported
}

/// A status report of two batches, whose payments have these statuses.
fn report(statuses: [&[&str]; 2]) -> String {
    let payments = |statuses: &[&str]| {
        let payment = |s: &&str| {
            format!("<TxInfAndSts>\n<StsId>{s}1</StsId><TxSts>{s}</TxSts></TxInfAndSts>\n")
        };
        statuses.iter().map(payment).collect::<String>()
    };
    let batches = statuses.map(|of| {
        format!(
            "<OrgnlPmtInfAndSts>\n<OrgnlPmtInfId>B</OrgnlPmtInfId>\n{}</OrgnlPmtInfAndSts>\n",
            payments(of)
        )
    });
    format!(
        "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:pain.002.001.03'><CstmrPmtStsRpt>\n\
         <GrpHdr><MsgId>M</MsgId><CreDtTm>2026-03-02T10:00:00</CreDtTm></GrpHdr>\n\
         <OrgnlGrpInfAndSts><OrgnlMsgId>O</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.03</OrgnlMsgNmId></OrgnlGrpInfAndSts>\n{}</CstmrPmtStsRpt></Document>\n",
        batches.concat()
    )
}

const BATCH: &str = "Document/CstmrPmtStsRpt/OrgnlPmtInfAndSts";

#[test]
fn paths_count_and_their_values_are_tested() {
    let text = report([&["ACSC", "RJCT"], &["ACSC"]]);
    for (when, expected) in [
        (format!("path = '{BATCH}/TxInfAndSts'"), true),
        (format!("path = '{BATCH}/TxInfAndSts', count = '= 3'"), true),
        (format!("path = '{BATCH}/TxInfAndSts', count = '> 3'"), false),
        (format!("path = '{BATCH}/NbOfTxsPerSts', count = '= 0'"), true),
        (format!("path = '{BATCH}/TxInfAndSts/TxSts', distinct = '= 2'"), true),
        (format!("path = '{BATCH}/TxInfAndSts/TxSts', in = ['ACSC', 'RJCT']"), true),
        (format!("path = '{BATCH}/TxInfAndSts/TxSts', in = ['ACSC']"), false),
        (format!("path = '{BATCH}/TxInfAndSts/TxSts', some_in = ['ACSC']"), true),
        (format!("path = '{BATCH}/TxInfAndSts/TxSts', some_matches = 'R.*'"), true),
        (format!("path = '{BATCH}/TxInfAndSts[TxSts=ACSC]', count = '= 2'"), true),
        (format!("path = '{BATCH}/TxInfAndSts[TxSts=ACSP|RJCT]/StsId', in = ['RJCT1']"), true),
        ("path = 'Document/*/*/TxInfAndSts', count = '= 3'".to_owned(), true),
        (format!("path = '{BATCH}/Nothing', in = ['A']"), false),
        ("path = 'Document/CstmrPmtStsRpt/GrpHdr/CreDtTm', is_a = 'date-time'".to_owned(), true),
        (format!("path = '{BATCH}', type = 'object'"), true),
        (format!("path = '{BATCH}/OrgnlPmtInfId', type = 'string'"), true),
    ] {
        assert_eq!(holds(&when, &text), expected, "{when}");
    }
}

#[test]
fn scopes_judge_each_place_by_itself() {
    let all_settled =
        format!("each = '{BATCH}', holds = {{ path = 'TxInfAndSts/TxSts', in = ['ACSC'] }}");
    let one_settled = all_settled.replace("each", "some");
    for (statuses, each, some) in [
        ([&["ACSC", "ACSC"][..], &["ACSC"][..]], true, true),
        ([&["ACSC", "RJCT"], &["ACSC"]], false, true),
        ([&["RJCT"], &["ACSC", "RJCT"]], false, false),
        ([&[], &[]], false, false),
    ] {
        let text = report(statuses);
        assert_eq!((holds(&all_settled, &text), holds(&one_settled, &text)), (each, some));
    }
    let nested = format!(
        "each = '{BATCH}', holds = {{ some = 'TxInfAndSts[TxSts=RJCT]', holds = {{ path = 'StsId' }} }}"
    );
    assert!(holds(&nested, &report([&["ACSC", "RJCT"], &["RJCT"]])));
    assert!(!holds(&nested, &report([&["ACSC", "RJCT"], &["ACSC"]])));
}

#[test]
fn evidence_has_its_place() {
    let text = report([&["ACSC"], &["RJCT"]]);
    let line = 1 + text.lines().position(|line| line.contains("RJCT")).unwrap() as u64;
    let when = format!("path = '{BATCH}/TxInfAndSts/TxSts', some_in = ['RJCT']");
    let outcome = judge(&claim("all", &case("contradicted", &when)), &[request(&text)]);
    assert_eq!(outcome.verdict, Verdict::Contradicted);
    assert_eq!(outcome.places, [(0, line, 28)]);
    let when = format!("some = '{BATCH}', holds = {{ path = 'TxInfAndSts/TxSts', in = ['RJCT'] }}");
    let outcome = judge(&claim("all", &case("contradicted", &when)), &[request(&text)]);
    assert_eq!(outcome.places, [(0, line, 28)]);
}

#[test]
fn the_first_case_that_holds_decides() {
    let batch = format!("path = '{BATCH}'");
    let cases = [
        case("consistent", "path = 'Nothing'"),
        case("supported", &batch),
        case("contradicted", &batch),
    ];
    let file = claim("some", &cases.concat());
    assert_eq!(judge(&file, &[request(&report([&[], &[]]))]).verdict, Verdict::Supported);
    let outcome = judge(&file, &[request("<order/>")]);
    assert_eq!(
        (outcome.verdict, outcome.because.as_str()),
        (Verdict::NotDecidable, "nothing decides it")
    );
}

#[test]
fn without_provenance_nothing_is_proved() {
    let file = claim("some", &case("supported", "is = ['pain.002']"));
    let text = report([&[], &[]]);
    let mut given = request(&text);
    given.provenance.api = None;
    let outcome = judge(&file, &[given]);
    assert_eq!(
        (outcome.verdict, outcome.would_be),
        (Verdict::NotDecidable, Some(Verdict::Supported))
    );
    let mut given = request(&text);
    given.provenance.api = Some("another".to_owned());
    let outcome = judge(&file, &[given]);
    assert_eq!(
        (outcome.judged, outcome.because.as_str()),
        (0, "no request or response of orders was given")
    );
}

#[test]
fn what_cannot_be_read_decides_nothing() {
    let file = claim("all", &case("contradicted", "not = { is = ['pain.001'] }"));
    for (text, why) in [
        (":20:REF\n:25:ACC\n", "no MT reader"),
        ("%PDF-1.7 x", "no payload that can be read"),
        ("<a><b></a>", "cannot be read: XML0402"),
    ] {
        let outcome = judge(&file, &[request(text)]);
        assert_eq!(outcome.verdict, Verdict::NotDecidable);
        assert!(outcome.because.contains(why), "{}", outcome.because);
    }
}

#[test]
fn a_counterexample_defeats_all_and_a_witness_proves_some() {
    let cases = [
        case("supported", "root = 'yes'"),
        case("contradicted", "root = 'no'"),
        case("consistent", "root = 'perhaps'"),
    ]
    .concat();
    let verdict = |quantifier: &str, texts: &[&str]| {
        let given: Vec<Given<'_>> = texts.iter().map(|text| request(text)).collect();
        judge(&claim(quantifier, &cases), &given).verdict
    };
    let (yes, no, perhaps) = ("<yes/>", "<no/>", "<perhaps/>");
    assert_eq!(verdict("all", &[yes, no, perhaps]), Verdict::Contradicted);
    assert_eq!(verdict("some", &[perhaps, no, yes]), Verdict::Supported);
    assert_eq!(verdict("some", &[perhaps, no]), Verdict::Contradicted);
    assert_eq!(verdict("all", &["<other/>", perhaps]), Verdict::Consistent);
    assert_eq!(verdict("all", &["<other/>"]), Verdict::NotDecidable);
}

#[test]
fn payloads_of_an_exchange_are_judged_together() {
    let when = "path = 'order/id', agrees = { path = 'order/id', direction = 'response', with = 'answer/for' }, \
                partner = { direction = 'response', when = { path = 'answer/ok' } }";
    let file = claim("some", &case("supported", when));
    let order = "<order><id>7</id></order>";
    for (answer, expected) in [
        ("<answer><for>7</for><ok/></answer>", Verdict::Supported),
        ("<answer><for>8</for><ok/></answer>", Verdict::NotDecidable),
        ("<answer><for>7</for></answer>", Verdict::NotDecidable),
    ] {
        assert_eq!(judge(&file, &[request(order), response(answer)]).verdict, expected, "{answer}");
    }
    let mut apart = response("<answer><for>7</for><ok/></answer>");
    apart.provenance.exchange = Some("two".to_owned());
    assert_eq!(judge(&file, &[request(order), apart]).verdict, Verdict::NotDecidable);
}

#[test]
fn deviations_are_listed() {
    let rest = format!(
        "findings_are_deviations = true\n{}[[claim.deviation]]\nbecause = 'no batch'\nwhen = {{ path = '{BATCH}', count = '= 0' }}\n",
        case("supported", "is = ['pain.002']")
    );
    let file = claim("some", &rest);
    assert_eq!(judge(&file, &[request(&report([&[], &[]]))]).verdict, Verdict::Supported);
    let (before, batches) = report([&[], &[]])
        .split_once("<OrgnlPmtInfAndSts>")
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .unwrap();
    let end = &batches[batches.find("</CstmrPmtStsRpt>").unwrap()..];
    let without = format!("{}{end}", before.replace("<MsgId>M</MsgId>", ""));
    let outcome = judge(&file, &[request(&without)]);
    assert_eq!(outcome.verdict, Verdict::SupportedWithDeviations);
    assert_eq!(outcome.deviations.len(), 2);
    assert_eq!(outcome.deviations[0], "no batch");
    assert_eq!(outcome.deviations[1], crate::diagnostic::codes::ELEMENT_MISSING.summary);
}

#[test]
fn conditions_have_names() {
    let shared =
        "[[condition]]\nid = 'told'\nmeaning = 'it is told'\nwhen = { path = 'answer/ok' }\n";
    let file = claim("some", &format!("{}{shared}", case("supported", "condition = 'told'")));
    assert_eq!(judge(&file, &[request("<answer><ok/></answer>")]).verdict, Verdict::Supported);
    assert_eq!(judge(&file, &[request("<answer/>")]).verdict, Verdict::NotDecidable);
}

#[test]
fn dates_and_numbers_are_compared_as_such() {
    let text =
        "<o><from>2026-01-01</from><to>2026-06-30T10:00:00</to><a>1.50</a><b>1.5</b><c>-2</c></o>";
    for (when, expected) in [
        ("span = { from = 'o/from', to = 'o/to' }", true),
        ("span = { from = 'o/from', to = 'o/to', max_days = 180 }", true),
        ("span = { from = 'o/from', to = 'o/to', max_days = 179 }", false),
        ("span = { from = 'o/to', to = 'o/from' }", false),
        ("equal = ['o/a', 'o/b']", true),
        ("differ = ['o/a', 'o/b']", false),
        ("differ = ['o/a', 'o/c']", true),
        ("differ = ['o/a', 'o/d']", false),
        ("path = 'o/c', number = '< 0'", true),
        ("path = 'o/from', number = '> 0'", false),
        ("age = { path = 'o/from', days = '> 10' }", false),
    ] {
        assert_eq!(holds(when, text), expected, "{when}");
    }
    let file = claim("some", &case("supported", "age = { path = 'o/from', days = '> 10' }"));
    let mut given = request(text);
    given.provenance.observed = Some("2026-01-12".to_owned());
    assert_eq!(judge(&file, &[given]).verdict, Verdict::Supported);
}

#[test]
fn only_real_payloads_propose_another_confidence() {
    let cases = [case("supported", "root = 'yes'"), case("contradicted", "root = 'no'")].concat();
    let mut file = claim("all", &cases);
    file.claim.confidence = Some(crate::playbook::Confidence::Medium);
    let proposal = |text, environment| {
        let mut given = request(text);
        given.provenance.environment = environment;
        judge(&file, &[given]).proposal
    };
    assert_eq!(proposal("<yes/>", Some(Environment::Production)), Some(Proposal::Raise));
    assert_eq!(proposal("<yes/>", Some(Environment::Sandbox)), None);
    assert_eq!(proposal("<no/>", Some(Environment::Sandbox)), Some(Proposal::Lower));
    assert_eq!(proposal("<no/>", Some(Environment::Invented)), None);
    assert_eq!(proposal("<no/>", None), None);
}
