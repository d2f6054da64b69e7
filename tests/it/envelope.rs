//! Wrappers of APIs: messages in base64, encrypted bodies, signatures, and what observers
//! see of all that.

use super::shared::project;
use isoproof::check::{
    Finding, Interest, Located, Observer, Record, SchemaSet, Settings, Spot, Validator,
};
use isoproof::diagnostic::{
    Diagnostic, FileReport, Layer, LayerStatus, Payload, Severity, Verdict,
};
use std::fs;

fn sample(path: &str) -> Vec<u8> {
    fs::read(project("samples").join(path)).unwrap()
}

fn small() -> Vec<u8> {
    sample("valid/pain.001.001.03/small.xml")
}

/// A message with one defect, an element missing at line 25, column 7.
fn defective() -> Vec<u8> {
    sample("invalid/XSD0101/debtor-account-missing.xml")
}

/// The encoder that the decoder is tried with: RFC 4648, section 4.
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let group = [three[0], *three.get(1).unwrap_or(&0), *three.get(2).unwrap_or(&0)];
        let bits = u32::from_be_bytes([0, group[0], group[1], group[2]]);
        for i in 0..4 {
            let sextet = (bits >> (18 - 6 * i)) & 63;
            text.push(if i <= three.len() { ALPHABET[sextet as usize] as char } else { '=' });
        }
    }
    text
}

/// The text in lines of 76 characters with that end.
fn lines(text: &str, end: &str) -> String {
    let lines: Vec<&str> =
        text.as_bytes().chunks(76).map(|line| std::str::from_utf8(line).unwrap()).collect();
    lines.join(end)
}

fn request(text: &str) -> String {
    format!("<Request>\n  <paymentBase64>{text}</paymentBase64>\n</Request>\n")
}

fn validate(input: impl AsRef<[u8]>) -> FileReport {
    validate_with(Settings::default(), input)
}

fn validate_with(settings: Settings, input: impl AsRef<[u8]>) -> FileReport {
    let validator = Validator::new(SchemaSet::embedded(), settings);
    validator.validate("request.xml", true, input.as_ref())
}

/// The findings that are more than a note.
fn defects(report: &FileReport) -> Vec<&Diagnostic> {
    report.findings.iter().filter(|d| d.severity != Severity::Info).collect()
}

fn codes(report: &FileReport) -> Vec<&'static str> {
    report.findings.iter().map(|d| d.code.id).collect()
}

fn status(report: &FileReport, layer: Layer) -> (LayerStatus, &str) {
    let layer = report.layers.iter().find(|l| l.layer == layer).unwrap();
    (layer.status, layer.reason.as_deref().unwrap_or_default())
}

fn is_valid_request(input: impl AsRef<[u8]>) {
    let report = validate(input);
    assert_eq!(report.verdict, Verdict::Valid, "{:?}", report.findings);
    assert_eq!(report.payload, Payload::PaymentRequest);
    assert_eq!(report.message.as_deref(), Some("pain.001.001.03"));
    assert_eq!(codes(&report), ["ENV0002"]);
}

#[test]
fn a_message_in_base64_is_found() {
    let text = base64(&small());
    is_valid_request(request(&text));
    is_valid_request(request(&lines(&text, "\n")));
    is_valid_request(request(&lines(&text, "\r\n")));
    is_valid_request(request(&lines(&text, "&#13;\n")));
    is_valid_request(request(&lines(&text, " <!-- a comment --> ")));
    is_valid_request(request(&format!("<![CDATA[{text}]]>")));
    is_valid_request(request(&text.replacen('P', "&#x50;", 3)));
    let prefixed = request(&text)
        .replace(
            "<Request>",
            "<p:Request xmlns:p=\"http://com.citi.citiconnect/services/types/x\">",
        )
        .replace("/Request", "/p:Request")
        .replace("paymentBase64", "p:paymentBase64");
    is_valid_request(prefixed);
}

#[test]
fn the_payload_is_an_input_of_its_own() {
    let message = small();
    is_valid_request(request(&base64(&[b"\xEF\xBB\xBF", &message[..]].concat())));
    let text = String::from_utf8(message).unwrap().replace("\"UTF-8\"", "\"UTF-16\"");
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    is_valid_request(request(&base64(&[b"\xFF\xFE", &units[..]].concat())));
    // Line ends of the payload are its own.
    let report = validate(request(&base64(text.replace('\n', "\r").as_bytes())));
    assert_eq!(report.parts[0].line, 2);
}

#[test]
fn findings_say_where_they_are_and_where_the_file_holds_that() {
    let report = validate(request(&lines(&base64(&defective()), "\n")));
    assert_eq!(report.verdict, Verdict::Invalid);
    let [finding] = defects(&report)[..] else { panic!("{:?}", report.findings) };
    assert_eq!((finding.code.id, finding.place.line, finding.place.column), ("XSD0101", 25, 7));
    assert_eq!(finding.path, "/Request/paymentBase64/Document/CstmrCdtTrfInitn/PmtInf[1]");
    assert_eq!(finding.excerpt.text.trim(), "<DbtrAgt>");
    let inside = finding.inside.as_deref().unwrap();
    assert_eq!((inside.place.line, inside.place.column, inside.place.offset), (2, 18, 27));
    assert_eq!((inside.path.as_str(), inside.encoding), ("/Request/paymentBase64", "base64"));
    assert_eq!(finding.place_in_file(), inside.place);
    let [part] = &report.parts[..] else { panic!("{:?}", report.parts) };
    assert_eq!((part.path.as_str(), part.line), ("/Request/paymentBase64/Document", 2));
    assert_eq!(part.inside.as_deref(), Some(inside));
    assert_eq!(report.roots.len(), 2);
}

#[test]
fn findings_are_in_the_order_of_the_file_and_then_of_the_payload() {
    let bad = base64(&defective());
    let report = validate(format!(
        "<Response a='1' a='2'>\n<psrDocument>{bad}</psrDocument>\n<x b='1' b='2'/>\n</Response>"
    ));
    let places: Vec<(u64, bool)> =
        report.findings.iter().map(|d| (d.place_in_file().line, d.inside.is_some())).collect();
    assert_eq!(places, [(1, false), (2, true), (3, false)]);
}

#[test]
fn a_defect_of_the_base64_is_one_finding_at_its_character() {
    let good = base64(&small());
    let at = |text: &str, line: u64, column: u64, words: &str| {
        for chunk in [1, 1 << 18] {
            let report = validate_with(Settings { chunk, ..Settings::default() }, request(text));
            let [finding] = &report.findings[..] else { panic!("{words}: {:?}", report.findings) };
            assert_eq!(finding.code.id, "ENV0007");
            assert_eq!((finding.place.line, finding.place.column), (line, column), "{words}");
            assert!(finding.message.contains(words), "{}", finding.message);
            assert_eq!(report.verdict, Verdict::Invalid);
            assert_eq!(status(&report, Layer::Schema).0, LayerStatus::NotRun);
            assert!(report.parts.is_empty() && report.message.is_none());
        }
    };
    at(&format!("{}_{}", &good[..100], &good[101..]), 2, 118, "URL-safe");
    at(&format!("{}*{}", &good[..100], &good[101..]), 2, 118, "character");
    at(&format!("{}&#42;{}", &good[..100], &good[101..]), 2, 118, "character");
    at(&format!("\n<!-- -->\n{}é", &good[..8]), 4, 9, "character");
    let padded = base64(&[&small()[..], b"\n"].concat());
    let bare = padded.trim_end_matches('=');
    assert!(!bare.len().is_multiple_of(4));
    at(bare, 2, 17 + bare.len() as u64, "padding is missing");
    at(&format!("{bare}====\n"), 2, 21 + bare.len() as u64, "amount of padding");
    at("AA==AAAA", 2, 22, "padding before the end");
}

#[test]
fn a_message_that_was_not_encoded_is_one_finding() {
    let message = String::from_utf8(small()).unwrap();
    let message = message.split_once("?>").unwrap().1;
    let report = validate(request(message));
    let [finding] = defects(&report)[..] else { panic!("{:?}", report.findings) };
    assert_eq!((finding.code.id, finding.place.line), ("ENV0007", 3));
    assert_eq!(report.verdict, Verdict::Invalid);
}

#[test]
fn a_wrapper_without_its_message_is_said() {
    for (wrapper, line, column) in [
        ("<Request/>", 1, 1),
        ("<Request>\n<paymentBase64/></Request>", 2, 1),
        ("<Request>\n<paymentBase64> \n </paymentBase64></Request>", 3, 2),
        ("<Request><PaymentBase64>AAAA</PaymentBase64></Request>", 1, 1),
        ("<Response></Response>", 1, 1),
        ("<Response><psrDocument></psrDocument></Response>", 1, 24),
        ("<Request><Signature xmlns='http://www.w3.org/2000/09/xmldsig#'/></Request>", 1, 1),
    ] {
        let report = validate(wrapper);
        let [finding] = defects(&report)[..] else { panic!("{wrapper}: {:?}", report.findings) };
        let place = (finding.place.line, finding.place.column);
        assert_eq!((finding.code.id, place), ("ENV0005", (line, column)), "{wrapper}");
        assert_eq!(report.verdict, Verdict::Invalid);
    }
    // Another document with a root of that name.
    let report = validate("<Response><status>OK</status></Response>");
    assert_eq!((codes(&report), report.payload), (vec!["XSD0002"], Payload::Xml));
}

#[test]
fn a_second_payload_is_said_and_checked_too() {
    let text = request(&base64(&small()));
    let second = format!("<paymentBase64>{}</paymentBase64></Request>", base64(&defective()));
    let report = validate(text.replace("</Request>", &second));
    let found: Vec<_> = defects(&report).iter().map(|d| d.code.id).collect();
    assert_eq!(found, ["ENV0006", "XSD0101"]);
    assert_eq!(report.parts.len(), 2);
}

#[test]
fn a_wrapper_inside_a_payload_is_not_opened() {
    let report = validate(request(&base64(request(&base64(&small())).as_bytes())));
    let [finding] = &report.findings[..] else { panic!("{:?}", report.findings) };
    assert_eq!(finding.code.id, "ENV0008");
    assert!(finding.inside.is_some());
    assert_eq!(report.verdict, Verdict::Unchecked);
    assert!(report.parts.is_empty());
}

#[test]
fn payloads_of_other_kinds_are_recognised_inside() {
    let inside = |bytes: &[u8]| {
        let report = validate(request(&base64(bytes)));
        assert_eq!(report.payload, Payload::PaymentRequest);
        assert_eq!(report.verdict, Verdict::Unchecked);
        let [finding] = &report.findings[..] else { panic!("{:?}", report.findings) };
        assert!(finding.inside.is_some());
        (finding.code.id, finding.found.clone().unwrap_or_default())
    };
    assert_eq!(inside(b"{1:F01EXMPDEFFAXXX0000000000}").1, "a SWIFT FIN message");
    assert_eq!(inside(b"%PDF-1.7").1, "a PDF document");
    assert_eq!(inside(b" \n").0, "SRC0001");
    assert_eq!(inside(b"<a xmlns='urn:x'/>").0, "XSD0001");
}

#[test]
fn the_text_of_a_payload_is_bounded_however_it_is_cut() {
    let mut settings = Settings::default();
    settings.limits.text_length = 1_000;
    let text = base64(&small());
    assert!(text.len() > 1_500);
    let pieces: Vec<String> =
        text.as_bytes().chunks(500).map(|c| String::from_utf8(c.to_vec()).unwrap()).collect();
    let report = validate_with(settings, request(&pieces.join("<!-- -->")));
    assert_eq!(codes(&report), ["SRC0204"]);
    assert_eq!(report.verdict, Verdict::Unchecked);
    assert!(report.parts.is_empty());
}

#[test]
fn a_payload_of_megabytes_is_read() {
    let message = String::from_utf8(small()).unwrap();
    let comment = format!("<!--{}-->\n</Document>", "x".repeat(14 << 20));
    let text = base64(message.replace("</Document>", &comment).as_bytes());
    assert!(text.len() > 19_000_000);
    is_valid_request(request(&text));
}

#[test]
fn a_header_and_a_document_inside() {
    let pair = sample("valid/envelope/header-and-pacs.008.001.08.xml");
    let report = validate(request(&base64(&pair)));
    assert_eq!(report.verdict, Verdict::Valid);
    assert_eq!(report.message.as_deref(), Some("pacs.008.001.08"));
    let paths: Vec<&str> = report.parts.iter().map(|p| p.path.as_str()).collect();
    assert!(paths[0].starts_with("/Request/paymentBase64/") && paths[0].ends_with("/AppHdr"));
    assert_eq!(codes(&report), ["ENV0002", "ENV0002"]);
    let wrong = sample("invalid/ENV0001/header-of-another-version.xml");
    let report = validate(request(&base64(&wrong)));
    let [finding] = defects(&report)[..] else { panic!("{:?}", report.findings) };
    assert_eq!((finding.code.id, finding.place.line, finding.place.column), ("ENV0001", 20, 21));
    assert!(finding.inside.is_some());
}

#[test]
fn a_header_is_not_compared_with_what_no_schema_declares() {
    let pair = String::from_utf8(sample("valid/envelope/header-and-pacs.008.001.08.xml")).unwrap();
    for id in ["pacs.008.001.08", "head.001.001.02"] {
        let other = pair.replace(&format!("xsd:{id}"), &format!("xsd:{id}9"));
        let found: Vec<_> = defects(&validate(other)).iter().map(|d| d.code.id).collect();
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(["XSD0001", "XSD0003"].contains(&found[0]));
    }
}

#[test]
fn what_is_broken_behind_or_in_the_payload_is_said_where_it_is() {
    let broken = request(&base64(&defective())).replace("</Request>", "</Reqest>");
    let report = validate(broken);
    let found: Vec<_> = defects(&report).iter().map(|d| (d.code.id, d.inside.is_some())).collect();
    assert_eq!(found, [("XSD0101", true), ("XML0402", false)]);
    let report = validate(request(&base64(&small()[..900])));
    let [finding] = defects(&report)[..] else { panic!("{:?}", report.findings) };
    assert_eq!((finding.code.id, finding.inside.is_some()), ("XML0404", true));
    let (schema, why) = status(&report, Layer::Schema);
    assert_eq!(schema, LayerStatus::NotRun);
    assert!(why.starts_with("not run from line ") && why.contains(" in /Request/paymentBase64: "));
}

#[test]
fn an_encrypted_body_is_never_valid() {
    let data = "<xenc:EncryptedData xmlns:xenc='http://www.w3.org/2001/04/xmlenc#'><xenc:CipherData/></xenc:EncryptedData>";
    let header = "<AppHdr xmlns='urn:iso:std:iso:20022:tech:xsd:head.001.001.02'><Fr><FIId><FinInstnId><BICFI>EXMPDEFF</BICFI></FinInstnId></FIId></Fr><To><FIId><FinInstnId><BICFI>EXMPFRPP</BICFI></FinInstnId></FIId></To><BizMsgIdr>7</BizMsgIdr><MsgDefIdr>admi.004.001.02</MsgDefIdr><CreDt>2025-03-14T09:30:00Z</CreDt></AppHdr>";
    let inputs = [
        data.to_owned(),
        format!("<Request>{data}</Request>"),
        format!("<e:Envelope xmlns:e='urn:example:e'>{data}</e:Envelope>"),
        format!("<e:Envelope xmlns:e='urn:example:e'>{header}{data}</e:Envelope>"),
        request(&base64(data.as_bytes())),
    ];
    for input in inputs {
        let report = validate(&input);
        assert_eq!(report.payload, Payload::Encrypted, "{input}");
        assert_eq!(report.verdict, Verdict::Unchecked, "{input}");
        assert!(defects(&report).is_empty(), "{input}: {:?}", report.findings);
        assert!(codes(&report).contains(&"ENV0009"));
        assert_eq!(status(&report, Layer::Schema), (LayerStatus::NotRun, "the body is encrypted"));
    }
    let header = base64(br#"{"alg":"RSA-OAEP-256","enc":"A128CBC-HS256"}"#);
    let report = validate(format!("{}.AAAA.BBBB.CCCC.DDDD", header.trim_end_matches('=')));
    assert_eq!((report.payload, report.verdict), (Payload::Encrypted, Verdict::Unchecked));
    assert_eq!(codes(&report), ["ENV0009"]);
}

#[test]
fn signatures_are_located_wherever_they_stand() {
    const SIGNATURE: &str = "<ds:Signature xmlns:ds='http://www.w3.org/2000/09/xmldsig#'><ds:SignedInfo/></ds:Signature>";
    let text = base64(&small());
    let in_wrapper = request(&text).replace("</Request>", &format!("{SIGNATURE}</Request>"));
    let report = validate(in_wrapper);
    assert_eq!((report.verdict, codes(&report)), (Verdict::Valid, vec!["ENV0002", "ENV0010"]));
    assert_eq!(report.findings[1].path, "/Request/Signature");
    assert!(report.findings[1].message.starts_with("not run: signature"));

    let pair = String::from_utf8(sample("valid/envelope/header-and-pacs.008.001.08.xml")).unwrap();
    let end = pair.find("AppHdr>\n").map(|_| pair.find("</head:AppHdr>").unwrap()).unwrap();
    let (before, behind) = pair.split_at(end);
    let signed = format!("{before}<head:Sgntr>{SIGNATURE}</head:Sgntr>{behind}");
    let report = validate(signed);
    assert_eq!((report.verdict, codes(&report)), (Verdict::Valid, vec!["ENV0002", "ENV0010"]));
    assert!(report.findings[1].path.ends_with("/AppHdr/Sgntr/Signature"));

    // Where none may stand there is an error, and the note too.
    let message = String::from_utf8(small()).unwrap();
    let report = validate(message.replace("</Document>", &format!("{SIGNATURE}</Document>")));
    assert_eq!(report.verdict, Verdict::Invalid);
    assert!(codes(&report).contains(&"ENV0010"), "{:?}", report.findings);
}

#[test]
fn wrappers_without_a_message_have_a_kind_and_no_verdict() {
    const TYPES: &str = "http://com.citi.citiconnect/services/types/";
    let cases = [
        ("token", "", Payload::TokenResponse),
        ("errormessage", "", Payload::ErrorResponse),
        ("oAuthToken", "oauthtoken/v1", Payload::TokenRequest),
        ("oAuthToken", "oauthtoken/v2", Payload::TokenRequest),
        ("balanceInquiryRequest", "inquiries/balance/v1", Payload::BalanceRequest),
        ("paymentInquiryRequest", "inquiries/payment/v1", Payload::PaymentStatusRequest),
        ("EnhancedRequest", "", Payload::EnhancedStatusRequest),
        ("statementInitiationRequest", "inquiries/statement/v1", Payload::StatementRequest),
        ("statementInitiationResponse", "inquiries/statement/v1", Payload::StatementReference),
        ("statementRequest", "inquiries/statement/v2", Payload::StatementRequest),
        ("statementRetrievalRequest", "attachments/v1", Payload::StatementRetrievalRequest),
        ("statementRetrievalResponse", "attachments/v1", Payload::StatementRetrievalResponse),
    ];
    for (name, family, payload) in cases {
        let namespace =
            if family.is_empty() { String::new() } else { format!(" xmlns='{TYPES}{family}'") };
        let report = validate(format!("<{name}{namespace}><a>b</a></{name}>"));
        assert_eq!((report.payload, report.verdict), (payload, Verdict::Unchecked), "{name}");
        assert!(report.findings.is_empty(), "{name}: {:?}", report.findings);
        assert_eq!(status(&report, Layer::Xml).0, LayerStatus::Passed);
        assert_eq!(status(&report, Layer::Schema).0, LayerStatus::NotApplicable);
    }
    // The name alone proves nothing.
    for other in ["<oAuthToken xmlns='urn:x'/>", "<html xmlns='http://www.w3.org/1999/xhtml'/>"] {
        let report = validate(other);
        assert_eq!((report.payload, codes(&report)), (Payload::Xml, vec!["XSD0001"]), "{other}");
    }
    let settings = Settings { message: Some("pain.001.001.03".into()), ..Settings::default() };
    let report = validate_with(settings, "<token><access_token>A</access_token></token>");
    assert_eq!((codes(&report), report.verdict), (vec!["ENV0003"], Verdict::Invalid));
}

/// What an observer saw: interest, values, places.
#[derive(Default)]
struct Seen {
    interests: Vec<Interest>,
    values: Vec<(usize, Vec<String>)>,
    spots: Vec<Spot>,
    places: Vec<(u64, u64, bool)>,
}

impl Observer for Seen {
    fn interests(&self) -> Vec<Interest> {
        self.interests.clone()
    }

    fn closed(&mut self, interest: usize, record: &Record<'_>, _: &mut Vec<Finding>) {
        let paths = 0..self.interests[interest].values.len();
        let values = paths.flat_map(|path| record.values(path));
        let mut texts = Vec::new();
        for value in values {
            texts.push(String::from_utf8(value.text.to_vec()).unwrap());
            if !self.interests[interest].is_record {
                self.spots.push(value.place());
            }
        }
        self.values.push((interest, texts));
    }

    fn located(&mut self, place: &mut dyn FnMut(Spot) -> Located) {
        self.places = self
            .spots
            .drain(..)
            .map(|spot| {
                let Located { place, inside, .. } = place(spot);
                (place.line, place.column, inside.is_some())
            })
            .collect();
    }
}

fn observe(chunk: usize, interests: &[Interest], input: &str) -> (Seen, FileReport) {
    let mut seen = Seen { interests: interests.to_vec(), ..Seen::default() };
    let settings = Settings { chunk, ..Settings::default() };
    let validator = Validator::new(SchemaSet::embedded(), settings);
    let report = validator.observe("observed.xml", true, input.as_bytes(), &mut [&mut seen]);
    (seen, report)
}

#[test]
fn observers_see_elements_of_wrappers() {
    let input = "<p:token xmlns:p='urn:x' kind='a&amp;b'>\n <p:scope>one<!-- -->two</p:scope>\n <p:empty/>\n <p:list><p:scope>three</p:scope> four </p:list>\n</p:token>";
    let interests = [
        Interest::new("token", &["@kind", "scope", "empty", "list", "list/scope"]),
        Interest::new("token/list", &["scope"]),
    ];
    for chunk in [1, 7, 1 << 18] {
        let (seen, _) = observe(chunk, &interests, input);
        let texts = ["a&b", "onetwo", "", " four ", "three"].map(str::to_owned).to_vec();
        assert_eq!(seen.values, [(1, vec!["three".to_owned()]), (0, texts)], "chunk {chunk}");
        let places = [(4, 19), (1, 32), (2, 11), (3, 2), (4, 34), (4, 19)];
        let places: Vec<_> = places.iter().map(|(line, column)| (*line, *column, false)).collect();
        assert_eq!(seen.places, places, "chunk {chunk}");
    }
}

#[test]
fn observers_see_the_message_inside_as_if_it_stood_alone() {
    let input = request(&lines(&base64(&small()), "\n"));
    let interests = [
        Interest::new("Request", &["paymentBase64"]),
        Interest::new("Document/CstmrCdtTrfInitn", &["GrpHdr/MsgId"]),
        Interest::new("Document/CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf", &["Amt/InstdAmt/@Ccy"])
            .record(),
    ];
    let (whole, report) = observe(1 << 18, &interests, &input);
    let order: Vec<usize> = whole.values.iter().map(|(interest, _)| *interest).collect();
    assert_eq!(order.first(), Some(&2));
    assert_eq!(order[order.len() - 2..], [1, 0]);
    assert_eq!(whole.places.iter().map(|p| p.2).collect::<Vec<_>>(), [true, false]);
    let message = String::from_utf8(small()).unwrap();
    let line = message.lines().position(|line| line.contains("<MsgId>")).unwrap() as u64 + 1;
    assert_eq!(whole.places[0].0, line);
    for chunk in [1, 2, 13, 300, 5_000, 64 << 10] {
        let (seen, again) = observe(chunk, &interests, &input);
        assert_eq!(seen.values, whole.values, "chunk {chunk}");
        assert_eq!(seen.places, whole.places, "chunk {chunk}");
        assert_eq!(again, report, "chunk {chunk}");
    }
}

#[test]
fn chunks_make_no_difference_to_what_is_found() {
    let inputs = [
        request(&lines(&base64(&defective()), "&#13;\n")),
        request(&lines(&base64(&defective()), "<!-- -->\r\n")),
        request(&lines(&base64(&sample("invalid/XSD0102/eight-address-lines.xml")), "\n"))
            .replace("paymentBase64", "psrDocument")
            .replace("Request", "Response"),
        format!("<Response>{}</Response>", base64(&defective())),
        request(&format!("{}!", base64(&small()))),
    ];
    for input in inputs {
        let whole = validate(&input);
        for chunk in [1, 3, 64, 1_000, 64 << 10] {
            let settings = Settings { chunk, ..Settings::default() };
            assert_eq!(validate_with(settings, &input), whole, "chunk {chunk}");
        }
    }
}

#[test]
fn the_first_error_is_enough_where_only_the_verdict_is_asked_for() {
    let validator = Validator::new(SchemaSet::embedded(), Settings::default());
    assert!(validator.is_valid(request(&base64(&small())).as_bytes()));
    assert!(!validator.is_valid(request(&base64(&defective())).as_bytes()));
}

#[test]
fn caps_count_for_the_file() {
    let bad = base64(&defective());
    let text = request(&bad)
        .replace("</Request>", &format!("<paymentBase64>{bad}</paymentBase64></Request>"));
    let settings = Settings { max_findings: 2, ..Settings::default() };
    let report = validate_with(settings, text);
    assert_eq!(report.count(Severity::Error), 3);
    assert_eq!(report.findings.len(), 2);
}
