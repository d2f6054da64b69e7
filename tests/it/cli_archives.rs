//! Compressed and archived input: the reports are those of the payloads inside.

use super::cli::{Folder, Run, command};
use super::packed::{Zipped, gzip, tar, zip, zstd};
use super::shared::project;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::fs;

const FORMATS: [&str; 5] = ["text", "concise", "json", "sarif", "junit"];

fn valid() -> Vec<u8> {
    fs::read(project("samples/valid/pain.001.001.03/small.xml")).unwrap()
}

fn invalid() -> Vec<u8> {
    fs::read(project("samples/invalid/XSD0101/debtor-account-missing.xml")).unwrap()
}

/// Path, verdict and codes of each file.
fn files(run: &Run) -> Vec<String> {
    let report: Value = serde_json::from_str(&run.out).expect("JSON");
    let file = |file: &Value| {
        let codes = file["findings"].as_array().unwrap().iter().map(|f| &f["code"]);
        let codes: Vec<&str> = codes.filter_map(Value::as_str).collect();
        let text = |name: &str| file[name].as_str().unwrap().to_owned();
        format!("{} {} {}", text("path"), text("verdict"), codes.join(" ")).trim_end().to_owned()
    };
    report["files"].as_array().unwrap().iter().map(file).collect()
}

#[test]
fn the_report_on_what_is_compressed_is_that_on_the_payload() {
    let payload = invalid();
    let folder = Folder::new("compressed")
        .with("p.xml", &payload)
        .with("p.xml.gz", gzip(&payload))
        .with("p.xml.zst", zstd(&payload));
    for format in FORMATS {
        // The name of the file changes where lines are wrapped.
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let plain = folder.isoproof(&format!("validate p.xml --format {format}"));
        for name in ["p.xml.gz", "p.xml.zst"] {
            let packed = folder.isoproof(&format!("validate {name} --format {format}"));
            assert_eq!(words(&packed.out.replace(name, "p.xml")), words(&plain.out), "{format}");
            assert_eq!((packed.code, packed.err.as_str()), (1, ""));
        }
        for bytes in [gzip(&payload), zstd(&payload)] {
            let piped = folder.piped(&format!("validate - --format {format}"), &bytes);
            let plain = folder.piped(&format!("validate - --format {format}"), &payload);
            assert_eq!(piped, plain);
        }
    }
}

#[test]
fn the_report_on_a_member_is_that_on_a_file_in_a_folder() {
    let payload = invalid();
    let files = [("p.xml", &payload[..])];
    let folder = Folder::new("members")
        .with("in/p.xml", &payload)
        .with("in.zip", zip(&[Zipped::deflated("p.xml", &payload)]))
        .with("in.tar", tar(&files))
        .with("in.tgz", gzip(&tar(&files)));
    for format in FORMATS {
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let plain = folder.isoproof(&format!("validate in --format {format}"));
        for name in ["in.zip", "in.tar", "in.tgz"] {
            let packed = folder.isoproof(&format!("validate {name} --format {format}"));
            let out = packed.out.replace(&format!("{name}!/"), "in/");
            assert_eq!(words(&out), words(&plain.out), "{format}");
            assert_eq!(packed.code, 1);
        }
    }
}

#[test]
fn digest_and_size_are_those_of_the_payload() {
    let payload = valid();
    let folder = Folder::new("packed-digest")
        .with("a.gz", gzip(&payload))
        .with("b.zip", zip(&[Zipped::deflated("p.xml", &payload)]));
    let run = folder.isoproof("validate a.gz b.zip --format json");
    let report: Value = serde_json::from_str(&run.out).unwrap();
    let sha256: String = Sha256::digest(&payload).iter().map(|b| format!("{b:02x}")).collect();
    for file in report["files"].as_array().unwrap() {
        assert_eq!(file["sha256"], *sha256);
        assert_eq!(file["bytes"], payload.len());
    }
}

#[test]
fn the_place_of_a_member_is_a_uri() {
    let archive = zip(&[Zipped::stored("../a b.xml", &invalid())]);
    let folder = Folder::new("member-uri").with("in.zip", archive);
    let run = folder.isoproof("validate in.zip --format sarif");
    assert!(run.out.contains("\"in.zip!/%5Cx2e%5Cx2e/a%20b.xml\""), "{}", run.out);
}

#[test]
fn archives_in_a_folder_are_read_and_their_members_are_not_named() {
    let (valid, invalid) = (valid(), invalid());
    let notes = Zipped::stored("notes.txt", b"Remember the milk");
    let fork = Zipped::stored("__MACOSX/._p.xml", b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X");
    let sheet = zip(&[Zipped::stored("[Content_Types].xml", b"<Types/>")]);
    let folder = Folder::new("archives")
        .with("in/a.xml.gz", gzip(&valid))
        .with("in/b.zip", zip(&[Zipped::deflated("d/p.xml", &valid), notes, fork]))
        .with("in/c.tar.zst", zstd(&tar(&[("q.xml", &valid)])))
        .with("in/d.xlsx", sheet);
    // It is the same message each time, which is said of the later ones.
    let expected = [
        "in/a.xml.gz valid",
        "in/b.zip!/d/p.xml valid UNI-MsgIdAcrossFiles",
        "in/b.zip!/notes.txt unchecked SRC0002",
        "in/b.zip!/__MACOSX/._p.xml unchecked SRC0002",
        "in/c.tar.zst!/q.xml valid UNI-MsgIdAcrossFiles",
        "in/d.xlsx unchecked SRC0002",
    ];
    for jobs in ["1", "4"] {
        let run = folder.isoproof(&format!("validate in --format json --jobs {jobs}"));
        assert_eq!((files(&run), run.code), (expected.map(str::to_owned).to_vec(), 0));
    }
    let folder = folder.with("in/e.tar", tar(&[("p.xml", &invalid)]));
    assert_eq!(folder.isoproof("validate in").code, 1);
}

#[test]
fn what_could_not_be_unpacked_is_work_undone() {
    let payload = valid();
    let secret = Zipped { flags: 1, ..Zipped::stored("p.xml", &payload) };
    let cut = |mut bytes: Vec<u8>| {
        bytes.truncate(bytes.len() - 30);
        bytes
    };
    let folder = Folder::new("not-unpacked")
        .with("cut.gz", cut(gzip(&payload)))
        .with(
            "json.gz",
            cut(gzip(br#"[{"status": "ACSP", "amount": "900.00"}, {"status": "RJCT"}]"#)),
        )
        .with("cut.tgz", cut(gzip(&tar(&[("p.xml", &payload)]))))
        .with("empty.zip", zip(&[]))
        .with("nested.gz", gzip(&gzip(&payload)))
        .with("secret.zip", zip(&[secret]))
        .with("bomb.gz", [gzip(b"<a>"), gzip(&b"<b/>".repeat(1 << 20)).repeat(2500)].concat());
    for (name, expected) in [
        ("cut.gz", &["cut.gz unchecked SRC0301"][..]),
        ("json.gz", &["json.gz unchecked SRC0301"]),
        ("cut.tgz", &["cut.tgz!/p.xml unchecked SRC0301", "cut.tgz unchecked SRC0301"]),
        ("empty.zip", &["empty.zip unchecked SRC0001"]),
        ("nested.gz", &["nested.gz unchecked SRC0303"]),
        ("secret.zip", &["secret.zip!/p.xml unchecked SRC0305"]),
        ("bomb.gz", &["bomb.gz unchecked XSD0002 SRC0302"]),
    ] {
        let run = folder.isoproof(&format!("validate {name} --format json"));
        let found: Vec<String> =
            files(&run).into_iter().map(|file| file.replace("SRC0002 ", "")).collect();
        assert_eq!(
            (found, run.code),
            (expected.iter().map(|&f| f.to_owned()).collect(), 2),
            "{name}"
        );
        for format in FORMATS {
            assert_eq!(folder.isoproof(&format!("validate {name} --format {format}")).code, 2);
        }
    }
}

#[test]
fn standard_input_may_be_an_archive_that_streams() {
    let payload = valid();
    let folder = Folder::new("packed-stdin");
    for packed in [tar(&[("p.xml", &payload)]), gzip(&tar(&[("p.xml", &payload)]))] {
        let run = folder.piped("validate - --format json", &packed);
        assert_eq!((files(&run), run.code), (vec!["-!/p.xml valid".to_owned()], 0));
    }
    let run = folder.piped("validate - --format concise", &zip(&[Zipped::stored("p", b"")]));
    assert_eq!(run.code, 2);
    assert!(run.out.contains("SRC0304") && run.out.contains("must be a file"), "{}", run.out);
}

#[test]
fn a_reader_that_leaves_ends_an_archive_of_many() {
    let payload = valid();
    let names: Vec<String> = (0..300).map(|n| format!("{n}.xml")).collect();
    let all: Vec<Zipped> = names.iter().map(|name| Zipped::stored(name, &payload)).collect();
    let folder = Folder::new("packed-pipe").with("in.zip", zip(&all)).with("one.xml", &payload);
    let run = folder.isoproof("validate in.zip one.xml in.zip --format concise --jobs 2");
    assert_eq!((run.code, run.out.lines().count()), (0, 602));
    let mut child = command()
        .args(["validate", "--jobs", "2"])
        .args(["in.zip", "in.zip"].map(|name| folder.path(name)))
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    child.wait().unwrap();
}

#[test]
fn claims_are_judged_by_what_is_packed() {
    let sample = "samples/playbook/account-balance-inquiry/response-totals.xml";
    let payload = fs::read(project(sample)).unwrap();
    let folder = Folder::new("packed-claims")
        .with("a.xml.gz", gzip(&payload))
        .with(
            "b.zip",
            zip(&[Zipped::deflated("a.xml", &payload), Zipped::stored("b.xml", &payload)]),
        )
        .with("cut.gz", &gzip(&payload)[..100]);
    let check =
        "claims check --api account-balance-inquiry --direction response --claim CLM-BAL-02";
    let run = folder.isoproof(&format!("{check} a.xml.gz b.zip"));
    assert_eq!(run.code, 0, "{}", run.out);
    for path in ["a.xml.gz", "b.zip!/a.xml", "b.zip!/b.xml"] {
        assert!(run.out.contains(path), "{path}: {}", run.out);
    }
    assert_eq!(folder.isoproof(&format!("{check} cut.gz")).code, 2);
}
