use super::{Style, bytes, records, run, writer};
use isoproof::check::{SchemaSet, Settings, Validator};
use isoproof::diagnostic::Verdict;

fn text(message: &str, style: &Style, records: u64) -> Vec<u8> {
    let mut out = Vec::new();
    run(writer(message).unwrap(), style, records, &mut out).unwrap();
    out
}

#[test]
fn what_is_generated_is_valid_in_every_style() {
    let validator = Validator::new(SchemaSet::embedded(), Settings::default());
    let styles = [
        Style::default(),
        Style { minified: true, ..Style::default() },
        Style { prefix: "p:".to_owned(), ascii: true, ..Style::default() },
    ];
    for message in ["pain.001", "camt.053"] {
        for style in &styles {
            let text = text(message, style, 1_203);
            let report = validator.validate(message, true, &text[..]);
            assert_eq!(report.verdict, Verdict::Valid, "{:?}", report.findings.first());
            assert_eq!(text.is_ascii(), style.ascii, "{message}");
        }
    }
}

#[test]
fn the_size_is_about_the_one_asked_for() {
    for message in ["pain.001", "camt.053"] {
        let write = writer(message).unwrap();
        let style = Style::default();
        let count = records(write, &style, 1_000_000).unwrap();
        let length = text(message, &style, count).len();
        assert!((980_000..1_030_000).contains(&length), "{message}: {length}");
    }
}

#[test]
fn the_stated_parts_have_ampersands_and_accents() {
    let text = String::from_utf8(text("pain.001", &Style::default(), 1_000)).unwrap();
    let ampersands = text.matches("&amp;").count();
    let accented = text.split("<CdtTrfTxInf>").skip(1).filter(|r| !r.is_ascii()).count();
    assert!((350..450).contains(&ampersands), "{ampersands}");
    assert!((110..190).contains(&accented), "{accented}");
}

#[test]
fn sizes_have_units() {
    assert_eq!(bytes("100MB"), Some(100_000_000));
    assert_eq!(bytes("5kB"), Some(5_000));
    assert_eq!(bytes("7"), Some(7));
    assert_eq!(bytes("7 MiB"), None);
}
