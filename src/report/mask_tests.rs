//! No value that is to be hidden survives in any format.

use super::fixtures::{excerpt, finding, options, place, report, written};
use super::mask::{MARK, mask};
use super::mask_tags::TAGS;
use super::{Format, mask_tags};
use crate::diagnostic::{CODES, Code, Diagnostic, Excerpt, Layer, Verdict, codes};
use proptest::prelude::*;

fn masked(finding: Diagnostic) -> Diagnostic {
    mask(&report("a.xml", Verdict::Invalid, vec![finding])).findings.remove(0)
}

/// The excerpt as a schema finding shows it, with the mark drawn in brackets.
fn window(code: &'static Code, text: &str, caret: usize, marked: usize) -> String {
    let finding = masked(finding(code, place(0, 1, 1, 1), excerpt(text, caret, marked)));
    let Excerpt { text, caret, marked, .. } = finding.excerpt;
    let chars: Vec<char> = text.chars().collect();
    let end = (caret + marked).min(chars.len());
    let part = |range: &[char]| range.iter().collect::<String>();
    format!("{}[{}]{}", part(&chars[..caret]), part(&chars[caret..end]), part(&chars[end..]))
}

fn shown(text: &str) -> String {
    let finding = masked(finding(&codes::VALUE_SHAPE, place(0, 1, 1, 1), excerpt(text, 0, 1)));
    finding.excerpt.text
}

#[test]
fn listed_values_stay_and_others_go() {
    let line = "<CdtTrfTxInf><Amt><InstdAmt Ccy=\"EUR\">12.50</InstdAmt></Amt><Cdtr><Nm>Zoë M</Nm>";
    let hidden = line.replace("Zoë M", MARK);
    assert_eq!(shown(line), hidden);
    assert_eq!(
        shown("<p:ReqdExctnDt>2026-11-20</p:ReqdExctnDt>"),
        "<p:ReqdExctnDt>2026-11-20</p:ReqdExctnDt>"
    );
    assert_eq!(shown("<IBAN>DE73999999990000001234</IBAN>"), "<IBAN>***</IBAN>");
    assert_eq!(
        shown("<StrtNm>Am Wall</StrtNm><Ustrd>Rg 7</Ustrd>"),
        "<StrtNm>***</StrtNm><Ustrd>***</Ustrd>"
    );
    assert_eq!(shown("<Cd>not a code</Cd>"), "<Cd>***</Cd>");
}

#[test]
fn a_text_is_shown_only_behind_its_start_tag() {
    assert_eq!(shown("SEPA</Cd> <Cd>SEPA</Cd>"), "***</Cd> <Cd>SEPA</Cd>");
    assert_eq!(shown("<Cd>SEPA<!-- x -->URGP</Cd>"), "<Cd>SEPA<!--***-->***</Cd>");
    assert_eq!(shown("<Cd/>SEPA"), "<Cd/>***");
    assert_eq!(shown("d>SEPA</Cd>"), "***</Cd>");
}

#[test]
fn attribute_values_are_hidden_but_for_two() {
    assert_eq!(
        shown("<Amt xmlns=\"urn:x\" xmlns:p='urn:y' note='Zoë' Ccy=\"EUR\" b = \"\">"),
        "<Amt xmlns=\"urn:x\" xmlns:p='urn:y' note='***' Ccy=\"EUR\" b = \"\">"
    );
    assert_eq!(shown("<Amt note=\"Zoë"), "<Amt***");
    assert_eq!(shown("<Amt Zoë Müller><Nm>"), "***<Nm>");
}

#[test]
fn sections_are_hidden_and_what_stands_before_a_lone_end() {
    assert_eq!(shown("<!--Zoë--><![CDATA[Zoë]]><?p Zoë?>"), "<!--***--><![CDATA[***]]><?***?>");
    assert_eq!(shown("<Cd>ZOEM</Cd> --> <Amt>"), "***<Amt>");
    assert_eq!(shown("<Cd>ZOEM</Cd> ]]> <Amt>"), "***<Amt>");
    assert_eq!(shown("<Cd b=\"?>\">ZOEM</Cd>"), "***</Cd>");
    assert_eq!(shown("<!--<Cd>ZOEM</Cd>"), "<!--***");
}

#[test]
fn text_that_was_taken_for_markup_is_hidden() {
    let element = Diagnostic {
        path: "/Document/PmtInf[2]/Nm/max@geheim.example".to_owned(),
        message: "<Nm> holds a value, not <max@geheim.example>".to_owned(),
        found: Some("<max@geheim.example>".to_owned()),
        ..finding(
            &codes::ELEMENT_IN_VALUE,
            place(0, 1, 1, 1),
            excerpt("<Nm>M <max@geheim.example> P", 6, 4),
        )
    };
    let masked = masked(element);
    assert_eq!(masked.path, "/Document/PmtInf[2]/Nm/***");
    assert_eq!(masked.message, "<Nm> holds a value, not <***>");
    assert!(!format!("{masked:?}").contains("geheim"));
}

#[test]
fn a_value_in_the_wrong_element_is_hidden() {
    for wrong in ["DE63999000010012345678", "Geheimrat", "12345678901234567890"] {
        assert_eq!(shown(&format!("<CtrlSum>{wrong}</CtrlSum>")), "<CtrlSum>***</CtrlSum>");
    }
    for right in ["1250.00", "CRDT", "pacs.008.001.08", "true", "2026-11-20T10:00:00+01:00"] {
        let line = format!("<MsgDefIdr>{right}</MsgDefIdr>");
        let listed = TAGS.binary_search(&"MsgDefIdr").is_ok();
        assert_eq!(
            shown(&line),
            if listed { line.clone() } else { "<MsgDefIdr>***</MsgDefIdr>".into() }
        );
    }
}

#[test]
fn a_broken_file_and_an_unknown_element_hide_all_text() {
    for code in [&codes::TAG_MALFORMED, &codes::UNDECODABLE_BYTES, &codes::ELEMENT_UNKNOWN] {
        assert_eq!(window(code, "<Cd>SEPA</Cd>", 0, 4), "[<Cd>]***</Cd>");
    }
}

#[test]
fn the_caret_keeps_its_place() {
    let code = &codes::VALUE_SHAPE;
    assert_eq!(window(code, "<Nm>Zoë Müller</Nm>", 4, 10), "<Nm>[***]</Nm>");
    assert_eq!(window(code, "<Nm>Zoë Müller</Nm>", 8, 2), "<Nm>[***]</Nm>");
    assert_eq!(window(code, "<Nm>Zoë Müller</Nm><Dt>x</Dt>", 23, 1), "<Nm>***</Nm><Dt>[x]</Dt>");
    assert_eq!(window(code, "<Nm>Zoë</Nm>", 0, 12), "[<Nm>***</Nm>]");
    assert_eq!(window(code, "<Nm>Zoë", 7, 1), "<Nm>***[]");
    assert_eq!(window(code, "", 0, 1), "[]");
}

fn found(code: &'static Code, path: &str, found: &str) -> String {
    let mut finding = finding(code, place(0, 1, 1, 1), Excerpt::default());
    (finding.path, finding.found) = (path.to_owned(), Some(found.to_owned()));
    masked(finding).found.unwrap()
}

#[test]
fn found_is_shown_by_code_and_path() {
    assert_eq!(found(&codes::VALUE_CODE, "/Document/A[2]/ChrgBr", "SHAR1"), "SHAR1");
    assert_eq!(found(&codes::VALUE_CODE, "/Document/Amt/@Ccy", "EURO"), "EURO");
    assert_eq!(found(&codes::VALUE_FIXED, "/Document/A/@note", "SHAR1"), MARK);
    assert_eq!(found(&codes::VALUE_TOO_LONG, "/Document/A[2]/Nm", "Zoe"), MARK);
    assert_eq!(found(&codes::ELEMENT_UNKNOWN, "/Document/A", "<BICFI>"), "<BICFI>");
    assert_eq!(found(&codes::NAMESPACE_UNKNOWN, "/x", "urn:x:y"), "urn:x:y");
    assert_eq!(found(&codes::TEXT_IN_CONTAINER, "/Document/ChrgBr", "Zoe"), MARK);
    assert_eq!(found(&codes::END_TAG_MISMATCH, "/Document/ChrgBr", "Zoe"), MARK);
}

#[test]
fn the_list_is_sorted() {
    assert!(TAGS.windows(2).all(|pair| pair[0] < pair[1]));
}

/// No element of the list holds free text or an identifier in any known message.
#[test]
fn the_list_holds_no_element_of_free_text() {
    let Some(shared) = std::env::var_os("ISOPROOF_SHARED") else {
        println!("skipped: ISOPROOF_SHARED is not set");
        return;
    };
    let table = std::path::Path::new(&shared).join("facts/names_types.tsv");
    let table = std::fs::read_to_string(table).unwrap();
    let by_hand = ["Cd", "MsgDefIdr", "MsgNmId", "OrgnlMsgNmId", "SeqNb"];
    let mut seen = 0;
    for row in table.lines().skip(1) {
        let columns: Vec<&str> = row.split('\t').collect();
        let (tag, child) = (columns[1], columns[3]);
        if mask_tags::TAGS.contains(&tag) && !by_hand.contains(&tag) {
            let text = child.ends_with("Text") && !child.contains("Numeric");
            assert!(!text && !child.ends_with("Identifier"), "{tag}: {child}");
            seen += 1;
        }
    }
    assert!(seen > 500, "{seen}");
}

/// Values to hide. Each three characters of one occur nowhere else in the reports.
const SECRETS: [&str; 4] = ["QZ7XW9KVJ4", "Žqwfx Qvxyz & Xqzöh", "XQ73ZQ99KZ7Q42", "qzx-9.7"];

/// One stretch of a payload line with a secret in it, or none.
fn stretch() -> impl Strategy<Value = String> {
    let secret = proptest::sample::select(SECRETS.to_vec());
    let form = proptest::sample::select(vec![
        "<Nm>{}</Nm>",
        "<IBAN>{}</IBAN>",
        "<Ustrd>{}</Ustrd>",
        "<AdrLine>{}",
        "</Cd>{}<Cd>",
        "<Cd note=\"{}\">SEPA</Cd>",
        "<Cd note='{}'/>",
        "<!-- <Cd>{}</Cd> -->",
        "<![CDATA[<Cd>{}</Cd>]]>",
        "<?p <Cd>{}</Cd>?>",
        "<Cd>SEPA<!--x-->{}</Cd>",
        "<Cd>SEPA</Cd><Dt>2026-11-20</Dt>",
        "\t<FinInstnId>",
    ]);
    (form, secret).prop_map(|(form, secret)| form.replace("{}", &secret.replace('&', "&amp;")))
}

/// A line with a tag at which the finding is, cut anywhere around that tag.
fn cut_line() -> impl Strategy<Value = (Excerpt, String)> {
    let stretches = || proptest::collection::vec(stretch(), 0..4).prop_map(|s| s.concat());
    let secret = proptest::sample::select(SECRETS.to_vec());
    (stretches(), stretches(), secret, any::<(u16, u16, u16)>()).prop_map(
        |(before, behind, secret, (start, end, marked))| {
            let before: Vec<char> = before.chars().collect();
            let behind: Vec<char> = format!("<Nm>{secret}</Nm>{behind}").chars().collect();
            let start = usize::from(start) % (before.len() + 1);
            let end = usize::from(end) % (behind.len() - 4) + 4;
            let text: String = before[start..].iter().chain(&behind[..end]).collect();
            let excerpt = Excerpt {
                text,
                caret: before.len() - start,
                marked: usize::from(marked) % 40 + 1,
                cut_before: start > 0,
                cut_behind: end < behind.len(),
            };
            (excerpt, secret.to_owned())
        },
    )
}

/// Any code; half of them the one that shows most.
fn any_code() -> impl Strategy<Value = &'static Code> {
    prop_oneof![Just(&codes::VALUE_CODE), proptest::sample::select(CODES.to_vec())]
}

/// Whether any three characters in a row of a secret stand in the text.
fn betrays(text: &str) -> Option<String> {
    let grams = |secret: &str| {
        let chars: Vec<char> = secret.chars().collect();
        chars.windows(3).map(|w| w.iter().collect::<String>()).collect::<Vec<_>>()
    };
    SECRETS.into_iter().flat_map(grams).find(|gram| gram != " & " && text.contains(gram.as_str()))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_secret_survives_in_any_format(
        (excerpt, secret) in cut_line(),
        code in any_code(),
    ) {
        let mut finding = finding(code, place(7, 1, 8, 8), excerpt);
        finding.path = "/Document/CstmrCdtTrfInitn/PmtInf[1]/Cdtr/Nm".to_owned();
        let value = code.layer > Layer::Schema || code.id.starts_with("XSD03");
        finding.found = value.then_some(secret);
        let file = report("a.xml", Verdict::Invalid, vec![finding]);
        for format in Format::ALL {
            let out = written(format, &options(true), std::slice::from_ref(&file));
            prop_assert_eq!(betrays(&out), None, "{:?}: {}", format, out);
        }
    }

    /// Any text, any cut: the masked excerpt is whole, and its mark is in it.
    #[test]
    fn any_excerpt_is_masked_without_harm(
        text in "(<[/!?]?|-->|]]>|\\?>|>|\"|'|=|Cd|Nm| |é|🏦|x|&amp;|<Cd>|CDATA\\[){0,20}",
        caret in 0..40usize,
        marked in 0..40usize,
        code in proptest::sample::select(CODES.to_vec()),
    ) {
        let finding = masked(finding(code, place(0, 1, 1, 1), excerpt(&text, caret, marked)));
        let length = finding.excerpt.text.chars().count();
        prop_assert!(finding.excerpt.marked >= 1);
        prop_assert!(finding.excerpt.caret <= length);
        prop_assert!(finding.excerpt.caret + finding.excerpt.marked <= length + 1);
    }
}

#[test]
fn paths_of_json_keep_their_indexes_and_known_names() {
    for (path, shown) in [
        ("$", "$"),
        ("$.transactions[2].customer", "$.transactions[2].***"),
        ("$[0][1].a", "$[0][1].***"),
        ("$.a['b.c[1]'].uetr", "$.***.***.uetr"),
    ] {
        assert_eq!(
            super::mask::evidence(path, Some("Clara")),
            (shown.to_owned(), Some("***".to_owned()))
        );
    }
}
