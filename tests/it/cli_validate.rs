//! `validate`: what is read, in which order it is reported, and exit codes.

use crate::cli::{Folder, Run, command};
use crate::payment::PAYMENT as VALID;
use serde_json::Value;
use std::process::Stdio;

const FORMATS: [&str; 5] = ["text", "concise", "json", "sarif", "junit"];

/// A message of which there are no rules.
const EVENT: &str = r#"<Document xmlns="urn:iso:std:iso:20022:tech:xsd:admi.004.001.02">
  <SysEvtNtfctn><EvtInf><EvtCd>LATE</EvtCd></EvtInf></SysEvtNtfctn></Document>
"#;

/// `VALID` with one defect: a second method of payment.
fn invalid() -> String {
    VALID.replace("<PmtMtd>TRF</PmtMtd>", "<PmtMtd>CASH</PmtMtd>")
}

/// Each file's path and verdict, in order.
fn verdicts(run: &Run) -> Vec<(String, String)> {
    let report: Value = serde_json::from_str(&run.out).expect("JSON");
    let text = |value: &Value| value.as_str().expect("a string").to_owned();
    let files = report["files"].as_array().expect("an array");
    files.iter().map(|file| (text(&file["path"]), text(&file["verdict"]))).collect()
}

/// The codes of the findings of all files, in order.
fn codes(run: &Run) -> Vec<String> {
    let report: Value = serde_json::from_str(&run.out).expect("JSON");
    let files = report["files"].as_array().expect("an array").iter();
    files
        .flat_map(|file| file["findings"].as_array().expect("an array").clone())
        .map(|finding| finding["code"].as_str().expect("a string").to_owned())
        .collect()
}

#[test]
fn the_exit_code_tells_valid_from_invalid_from_undone() {
    let folder = Folder::new("exit-codes")
        .with("valid.xml", VALID)
        .with("invalid.xml", invalid())
        .with("event.xml", EVENT)
        .with("data.bin", [0, 159, 146, 150, 0, 1, 2]);
    for (arguments, code) in [
        ("valid.xml", 0),
        ("invalid.xml", 1),
        ("valid.xml invalid.xml", 1),
        ("missing.xml", 2),
        ("invalid.xml missing.xml valid.xml", 2),
        ("data.bin", 2),
        ("invalid.xml --fail-on never", 0),
        ("missing.xml --fail-on never", 2),
        ("invalid.xml --fail-on info", 1),
        ("valid.xml --fail-on info", 0),
        ("invalid.xml --layers xml", 0),
        ("valid.xml --layers rules", 0),
        ("event.xml --layers rules", 2),
        ("valid.xml --message pain.001.001.03", 0),
        ("valid.xml --message pain.008.001.02", 1),
        ("valid.xml --api payment-initiation", 0),
        ("valid.xml --api direct-debit", 1),
        ("valid.xml --max-depth 3", 2),
    ] {
        for format in FORMATS {
            let run = folder.isoproof(&format!("validate {arguments} --format {format}"));
            assert_eq!(
                (run.code, run.err.as_str()),
                (code, ""),
                "{arguments} {format}\n{}",
                run.out
            );
        }
    }
}

#[test]
fn what_cannot_be_read_is_a_finding_in_every_format() {
    let folder = Folder::new("unreadable");
    for format in FORMATS {
        let run = folder.isoproof(&format!("validate missing.xml --format {format}"));
        assert!(run.out.contains("SRC0003") && run.out.contains("missing.xml"), "{}", run.out);
    }
}

#[test]
fn empty_binary_and_truncated_input_is_a_finding() {
    let cut = &VALID[..VALID.len() / 2];
    for (name, content, code) in [
        ("empty", "", "SRC0001"),
        ("blank", " \r\n\t", "SRC0001"),
        ("binary", "\u{7F}ELF\u{2}\u{1}\u{1}\u{0}", "SRC0002"),
        ("json", "{\"a\": 1", "JSON0107"),
        (
            "mt940",
            "{1:F01ABCDDEFFXXXX0000000000}{2:I940ABCDDEFFXXXXN}{4:\r\n:20:X\r\n-}",
            "SRC0002",
        ),
        ("truncated", cut, "XML0404"),
        ("foreign", "<note xmlns='urn:x'/>", "XSD0001"),
        ("plain", "<note/>", "XSD0002"),
    ] {
        let folder = Folder::new(&format!("kind-{name}")).with("a", content);
        let run = folder.isoproof("validate a --format json");
        assert_eq!(codes(&run), [code], "{name}: {}", run.out);
        assert_ne!(run.code, 0, "{name}");
    }
}

#[test]
fn standard_input_is_named_or_read_when_nothing_is() {
    let folder = Folder::new("stdin");
    for arguments in ["validate - --format json", "validate --format json"] {
        let valid = folder.piped(arguments, VALID.as_bytes());
        assert_eq!(valid.code, 0);
        assert_eq!(verdicts(&valid), [("-".into(), "valid".into())]);
        let invalid = folder.piped(arguments, invalid().as_bytes());
        assert_eq!(invalid.code, 1);
        assert_eq!(verdicts(&invalid), [("-".into(), "invalid".into())]);
    }
}

#[test]
fn every_file_in_a_folder_is_read_in_order_of_path() {
    let folder = Folder::new("folders")
        .with("in/b.xml", VALID)
        .with("in/.hidden/z.xml", VALID)
        .with("in/a/2", VALID)
        .with("in/a/10", VALID)
        .with("in/a.xml", VALID)
        .with("in/.gitignore", "*\n")
        .with("first.xml", VALID);
    let run = folder.isoproof("validate in first.xml --format json");
    let paths: Vec<_> = verdicts(&run).into_iter().map(|(path, _)| path).collect();
    let expected = [
        "in/.gitignore",
        "in/.hidden/z.xml",
        "in/a/10",
        "in/a/2",
        "in/a.xml",
        "in/b.xml",
        "first.xml",
    ];
    assert_eq!(paths, expected);
}

#[test]
fn what_is_no_payload_counts_only_if_the_user_named_it() {
    let folder = Folder::new("foreign").with("in/a.json", "{}").with("in/b.xml", VALID);
    let whole = folder.isoproof("validate in --format json");
    assert_eq!(whole.code, 0, "{}", whole.out);
    let verdicts: Vec<_> = verdicts(&whole).into_iter().map(|(_, verdict)| verdict).collect();
    assert_eq!(verdicts, ["unchecked", "valid"]);
    assert_eq!(folder.isoproof("validate in in/a.json").code, 2);
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_loops_are_not() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new("links").with("in/a.xml", VALID).with("out.xml", invalid());
    symlink("../out.xml", folder.path("in/b.xml")).unwrap();
    symlink(".", folder.path("in/loop")).unwrap();
    let run = folder.isoproof("validate in --format json");
    let expected = [("in/a.xml", "valid"), ("in/b.xml", "invalid")];
    assert_eq!(verdicts(&run), expected.map(|(path, verdict)| (path.into(), verdict.into())));
    assert_eq!(run.code, 1);
    symlink("nowhere", folder.path("in/c.xml")).unwrap();
    let run = folder.isoproof("validate in --format json");
    assert_eq!((run.code, codes(&run).last().map(String::as_str)), (2, Some("SRC0003")));
}

#[test]
fn output_is_the_same_for_any_number_of_jobs() {
    let mut folder = Folder::new("jobs").with("in/empty", "");
    for n in 0..40 {
        let text = if n % 3 == 0 { invalid() } else { VALID.replace("PAY-1", &"x".repeat(n)) };
        folder = folder.with(&format!("in/{n}.xml"), text.repeat(1 + usize::from(n % 7 == 0)));
    }
    for format in FORMATS {
        let run = |jobs| folder.isoproof(&format!("validate in --format {format} --jobs {jobs}"));
        let one = run(1);
        assert_eq!(one.code, 1);
        for jobs in [2, 4, 64] {
            assert_eq!(run(jobs), one, "{format}, {jobs} jobs");
        }
    }
}

#[test]
fn a_reader_that_goes_away_does_not_change_the_exit_code() {
    let mut folder = Folder::new("pipe");
    for n in 0..60 {
        let text = if n == 59 { invalid() } else { VALID.to_owned() };
        folder = folder.with(&format!("in/{n:02}.xml"), text);
    }
    for format in FORMATS {
        let arguments = ["validate", "in", "--format", format];
        let mut child = command()
            .current_dir(folder.path(""))
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let run = Run::from(child.wait_with_output().unwrap());
        assert_eq!((run.code, run.err.as_str()), (1, ""), "{format}");
    }
}

#[test]
fn findings_over_the_cap_are_counted() {
    let rows = VALID.replace("<Cdtr>", "<Bad1/><Cdtr>").replace("</CstmrCdtTrfInitn>", "<Bad2/>$0");
    let folder = Folder::new("cap").with("a.xml", rows.replace("$0", "</CstmrCdtTrfInitn>"));
    let all = folder.isoproof("validate a.xml --format json");
    let capped = folder.isoproof("validate a.xml --format json --max-findings 1");
    assert_eq!((codes(&all).len(), codes(&capped).len()), (2, 1), "{}", all.out);
    assert_eq!((all.code, capped.code), (1, 1));
}

#[test]
fn masked_reports_hide_the_values() {
    let secret = "x".repeat(300);
    let folder = Folder::new("mask").with("a.xml", VALID.replace("Mohnblume Verlag", &secret));
    for format in FORMATS {
        let open = folder.isoproof(&format!("validate a.xml --format {format}"));
        assert!(open.code == 1, "{}", open.out);
        // One line a finding has no room for values.
        assert_eq!(open.out.contains("xxxxx"), format != "concise", "{}", open.out);
        let masked = folder.isoproof(&format!("validate a.xml --mask --format {format}"));
        assert!(masked.code == 1 && !masked.out.contains("xxxxx"), "{}", masked.out);
    }
}

#[test]
fn colour_is_there_only_if_asked_for() {
    let folder = Folder::new("colour").with("a.xml", invalid());
    assert!(!folder.isoproof("validate a.xml").out.contains('\u{1b}'));
    assert!(!folder.isoproof("validate a.xml --color never").out.contains('\u{1b}'));
    assert!(folder.isoproof("validate a.xml --color always").out.contains('\u{1b}'));
}

#[test]
fn only_formats_with_a_digest_compute_it() {
    let folder = Folder::new("digest").with("a.xml", VALID);
    let report: Value =
        serde_json::from_str(&folder.isoproof("validate a.xml --format json").out).unwrap();
    assert_eq!(report["files"][0]["sha256"].as_str().map(str::len), Some(64));
}

#[test]
fn payloads_of_services_without_a_message_are_no_failure() {
    let token = "<token><token_type>Bearer</token_type><access_token>Q</access_token></token>";
    let body = "<EncryptedData xmlns='http://www.w3.org/2001/04/xmlenc#'/>";
    let folder = Folder::new("services")
        .with("in/token.xml", token)
        .with("encrypted.xml", body)
        .with("empty.xml", "<Request/>");
    let run = folder.isoproof("validate in/token.xml");
    assert_eq!(run.code, 0);
    assert!(run.out.starts_with("in/token.xml: unchecked token-response\n"), "{}", run.out);
    assert!(run.out.contains("xml passed; schema not applicable: "), "{}", run.out);
    assert_eq!(folder.isoproof("validate in").code, 0);
    assert_eq!(folder.isoproof("validate in/token.xml --message pain.001.001.03").code, 1);
    assert_eq!(folder.isoproof("validate encrypted.xml").code, 2);
    assert_eq!(folder.isoproof("validate empty.xml").code, 1);
}

#[test]
fn access_tokens_are_never_printed() {
    let secret = "c2VjcmV0IHRva2Vu";
    let broken = format!("<token><access_token>{secret}</access_token>&x;<scope></token>");
    let folder = Folder::new("tokens").with("token.xml", broken);
    for format in FORMATS {
        let run = folder.isoproof(&format!("validate token.xml --format {format}"));
        assert_eq!(run.code, 1);
        assert!(!run.out.contains(secret), "{format}: {}", run.out);
    }
}

#[test]
fn a_long_file_is_checked_on_several_threads_with_the_same_report() {
    let (head, rest) = VALID.split_at(VALID.find("      <CdtTrfTxInf>").unwrap());
    let (payment, tail) = rest.split_at(rest.find("    </PmtInf>").unwrap());
    let many = payment.repeat(30_000);
    let wrong = payment.replace("10.00", "10,00");
    let folder = Folder::new("several-threads")
        .with("valid.xml", [head, &many, tail].concat())
        .with("invalid.xml", [head, &many, &wrong, payment, tail].concat())
        .with("cut-off.xml", [head, &many, payment].concat());
    for file in ["valid.xml", "invalid.xml", "cut-off.xml"] {
        // With rules one thread reads a file in order.
        let run = |jobs| folder.isoproof(&format!("validate {file} --layers schema --jobs {jobs}"));
        assert_eq!(run(1), run(3), "{file}");
        assert_eq!(run(1).code, i32::from(file != "valid.xml"), "{file}");
    }
}

/// Around the sizes of the buffers that a small file is read into.
#[test]
fn a_file_of_any_size_is_read_to_its_last_byte() {
    for size in [2_048, 15_360, 16_384, 32_768].into_iter().flat_map(|size| size - 1..=size + 1) {
        let valid = format!("{VALID}{}", " ".repeat(size - VALID.len()));
        let wrong = format!("{}x", &valid[..size - 1]);
        let folder = Folder::new("any-size").with("valid.xml", &valid).with("wrong.xml", &wrong);
        assert_eq!(folder.isoproof("validate valid.xml").code, 0, "{size}");
        let file = folder.isoproof("validate wrong.xml --format concise");
        let piped = folder.piped("validate - --format concise", wrong.as_bytes());
        assert!(file.out.contains("XML0503"), "{size}: {}", file.out);
        assert_eq!(file.out.replace("wrong.xml", "-"), piped.out, "{size}");
    }
}
