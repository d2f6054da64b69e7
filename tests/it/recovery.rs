//! After a defect the checker finds its place again: one defect, one finding.

use isoproof::check::{AddError, CompileError, SchemaSet, Settings, Validator};
use isoproof::diagnostic::{FileReport, Verdict};

fn small() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/valid/pain.001.001.03/small.xml");
    std::fs::read_to_string(path).unwrap()
}

fn check(xml: &str) -> FileReport {
    Validator::new(SchemaSet::embedded(), Settings::default()).validate("x", true, xml.as_bytes())
}

fn codes(xml: &str) -> Vec<&'static str> {
    check(xml).findings.iter().map(|d| d.code.id).collect()
}

fn without_tags(name: &str) -> String {
    small().replace(&format!("<{name}>"), "").replace(&format!("</{name}>"), "")
}

#[test]
fn missing_tags_around_right_elements_are_one_finding() {
    for name in ["PmtInf", "GrpHdr", "SvcLvl", "PmtId"] {
        assert_eq!(codes(&without_tags(name)), ["XSD0104"], "{name}");
    }
    let report = check(&without_tags("PmtInf"));
    assert!(report.findings[0].message.contains("without <PmtInf> around it"));
}

#[test]
fn tags_too_many_hide_nothing_inside() {
    let doubled =
        small().replace("<GrpHdr>", "<GrpHdr><Hdr>").replace("</GrpHdr>", "</Hdr></GrpHdr>");
    assert_eq!(codes(&doubled), ["XSD0104"]);
    let around = small()
        .replace("<CdtTrfTxInf>", "<Txs><CdtTrfTxInf>")
        .replace("</CdtTrfTxInf>", "</CdtTrfTxInf></Txs>")
        .replacen("<EndToEndId>", "<EndToEndId>0123456789012345678901234567890123456789", 1);
    assert_eq!(codes(&around), ["XSD0104", "XSD0302"]);
    assert!(check(&around).findings[1].path.contains("/Txs/CdtTrfTxInf"));
}

#[test]
fn what_is_wrong_before_a_stop_is_said() {
    let xml = small();
    let cut = xml.replacen("<PmtMtd>TRF</PmtMtd>", "", 1);
    let cut = &cut[..cut.find("<Dbtr>").unwrap()];
    assert_eq!(codes(cut), ["XSD0101", "XML0404"]);
}

#[test]
fn a_misspelt_attribute_is_not_missing_too() {
    assert_eq!(codes(&small().replacen("Ccy=", "ccy=", 1)), ["XSD0202"]);
}

#[test]
fn what_is_nil_is_not_empty_too() {
    let xml = small().replacen(
        "<PmtInfId>",
        "<PmtInfId xsi:nil=\"true\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"/><!--",
        1,
    );
    let xml = xml.replacen("</PmtInfId>", "-->", 1);
    assert_eq!(codes(&xml), ["XSD0401"]);
}

#[test]
fn valid_is_not_said_of_a_wrapper_with_an_unknown_payload() {
    let good = small().replace("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "");
    for (bad, code) in [
        (good.replace("pain.001.001.03", "pain.001.001.99"), "XSD0003"),
        (good.replace("urn:iso:std:iso:20022:tech:xsd:pain.001.001.03", "urn:x"), "XSD0001"),
        (good.replace(" xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.03\"", ""), "XSD0002"),
    ] {
        let report = check(&format!("<M>{good}{bad}</M>"));
        assert_eq!(report.verdict, Verdict::Unchecked);
        let ids: Vec<&str> = report.findings.iter().map(|d| d.code.id).collect();
        assert_eq!(ids, ["ENV0002", code]);
    }
    let misspelt = good.replace("Document", "document");
    assert_eq!(check(&format!("<M>{good}{misspelt}</M>")).verdict, Verdict::Invalid);
}

#[test]
fn a_header_may_stand_behind_its_document() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/samples/valid/envelope/header-and-pacs.008.001.08.xml"
    );
    let xml = std::fs::read_to_string(path).unwrap();
    let from = xml.find("<head:AppHdr").unwrap();
    let to = xml.find("</head:AppHdr>").unwrap() + "</head:AppHdr>".len();
    let header = xml[from..to].replace("pacs.008.001.08", "pacs.008.001.09");
    let end = xml.find("</Document>").unwrap() + "</Document>".len();
    let turned = format!("{}{}{header}{}", &xml[..from], &xml[to..end], &xml[end..]);
    assert_eq!(codes(&turned), ["ENV0002", "ENV0001"]);
    assert!(check(&turned).findings[1].path.ends_with("/AppHdr/MsgDefIdr"));
    assert!(!check(&turned).findings[1].path.starts_with("/AppHdr"));
}

#[test]
fn an_ambiguous_content_model_is_refused() {
    let schema = |model: &str| {
        format!(
            "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" targetNamespace=\"urn:u\">\
             <xs:element name=\"r\"><xs:complexType>{model}</xs:complexType></xs:element></xs:schema>"
        )
    };
    let a = |occurs: &str| format!("<xs:element name=\"a\" type=\"xs:string\" {occurs}/>");
    let add = |model: &str| {
        let none = |_: &str| Err("nothing".to_owned());
        SchemaSet::embedded().add("u.xsd", "", schema(model).as_bytes(), &none)
    };
    for model in [
        format!("<xs:sequence>{}{}</xs:sequence>", a("minOccurs=\"0\""), a("")),
        format!("<xs:sequence>{}{}</xs:sequence>", a("maxOccurs=\"3\""), a("")),
        format!("<xs:choice>{}<xs:sequence>{}</xs:sequence></xs:choice>", a(""), a("")),
    ] {
        let error = add(&model).unwrap_err();
        assert!(matches!(error, AddError::Compile(CompileError::Ambiguous { .. })), "{error}");
    }
    add(&format!("<xs:sequence>{}{}</xs:sequence>", a(""), a("minOccurs=\"0\""))).unwrap();
}

#[test]
fn a_name_that_belongs_elsewhere_is_no_misspelling() {
    let before = |name: &str| small().replacen("<Cdtr>", &format!("<{name}>x</{name}><Cdtr>"), 1);
    for name in ["UETR", "DtTm", "TaxId", "Cdr", "foo"] {
        assert_eq!(codes(&before(name)).len(), 1, "{name}");
    }
}

#[test]
fn texts_of_findings_are_bounded() {
    let name = "n".repeat(90_000);
    let deep = format!("<{name}>").repeat(20) + &format!("</{name}>").repeat(20);
    let xml = small().replacen("<Cdtr>", &format!("{deep}<Cdtr>"), 1);
    let xml = xml.replacen("<MsgId>", &format!("<MsgId>{}", "9".repeat(1_000_000)), 1);
    for finding in check(&xml).findings {
        let found = finding.found.unwrap_or_default();
        assert!(finding.path.len() < 3_000 && finding.message.len() < 1_000 && found.len() < 1_000);
    }
}

#[test]
fn a_glued_and_broken_attribute_is_one_finding() {
    assert_eq!(codes(&small().replacen("Ccy=\"EUR\"", "Ccy=\"EUR\"t", 1)), ["XML0405"]);
    assert_eq!(
        codes(&small().replacen("Ccy=\"EUR\"", "Ccy=\"EUR\"t=\"\"", 1)),
        ["XML0406", "XSD0202"]
    );
}

#[test]
fn white_space_around_a_code_is_said() {
    let report = check(&small().replacen("<PmtMtd>", "<PmtMtd> ", 1));
    assert_eq!(report.findings[0].code.id, "XSD0306");
    assert!(report.findings[0].help.as_deref().unwrap().contains("white space"));
}
