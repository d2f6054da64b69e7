//! What comes out of packed bytes, right and hostile ones.

use super::packed::{Zipped, gzip, tar, with_directory, zip, zstd};
use super::payloads::{Payloads, Place};
use super::recognise::{Packing, packing};
use super::zip::Zip;
use crate::diagnostic::Obstacle;
use std::io::{self, Read};

/// What became of a payload: its bytes, or the id of the code, and how many bytes came
/// before it.
type Outcome = Result<Vec<u8>, (&'static str, usize)>;

fn outcome(mut bytes: impl Read) -> Outcome {
    let mut out = Vec::new();
    match bytes.read_to_end(&mut out) {
        Ok(_) => Ok(out),
        Err(error) => Err((Obstacle::of(&error).map_or("io", |o| o.code.id), out.len())),
    }
}

fn place() -> Place {
    Place { path: "in".into(), named: true }
}

/// The payloads in some bytes, as if they stood in a file.
fn unpacked(bytes: &[u8]) -> Vec<(String, Outcome)> {
    let mut all = Vec::new();
    let watch = |_| ();
    if packing(bytes) == Packing::Zip {
        let mut zip = Zip::open(place(), bytes.to_vec(), bytes.len() as u64, &watch);
        while let Some(payload) = zip.next() {
            all.push((payload.path, outcome(payload.bytes)));
        }
    } else {
        let mut payloads = Payloads::of_bytes(place(), bytes, &watch);
        while let Some(payload) = payloads.next() {
            all.push((payload.path, outcome(payload.bytes)));
        }
    }
    all
}

/// What became of bytes that hold one payload.
fn alone(bytes: &[u8]) -> Outcome {
    let mut all = unpacked(bytes);
    assert_eq!(all.len(), 1);
    all.remove(0).1
}

/// The ids of codes by path.
fn faults(bytes: &[u8]) -> Vec<(String, &'static str)> {
    let id = |(path, outcome): (String, Outcome)| Some((path, outcome.err()?.0));
    unpacked(bytes).into_iter().filter_map(id).collect()
}

fn of<'a>(path: &str, id: &'a str) -> (String, &'a str) {
    (path.to_owned(), id)
}

/// Some text that shrinks.
fn text() -> Vec<u8> {
    let line = |n: usize| format!("<Ntry><Amt Ccy=\"EUR\">{}.{:02}</Amt></Ntry>\n", n * n, n % 100);
    (0..40).flat_map(|n| line(n).into_bytes()).collect()
}

/// A frame of zstd with one block as it is, and its checksum.
fn raw_frame(content: &[u8], sum: Option<[u8; 4]>) -> Vec<u8> {
    let size = u8::try_from(content.len()).unwrap();
    let mut frame = vec![0x28, 0xB5, 0x2F, 0xFD, if sum.is_some() { 0x24 } else { 0x20 }, size];
    frame.extend([size << 3 | 1, size >> 5, 0]);
    frame.extend(content);
    frame.extend(sum.unwrap_or_default().iter().filter(|_| sum.is_some()));
    frame
}

#[test]
fn what_was_packed_comes_out() {
    let text = text();
    for packed in [text.clone(), gzip(&text), zstd(&text)] {
        assert_eq!(unpacked(&packed), [("in".to_owned(), Ok(text.clone()))]);
    }
    let files = [("a.xml", &text[..]), ("b/c.xml", b"<c/>"), ("empty", b"")];
    let expected = |name: &str, bytes: &[u8]| (format!("in!/{name}"), Ok(bytes.to_vec()));
    let expected: Vec<_> = files.iter().map(|(name, bytes)| expected(name, bytes)).collect();
    let tar = tar(&files);
    let stored = files.map(|(name, bytes)| Zipped::stored(name, bytes));
    let deflated = files.map(|(name, bytes)| Zipped::deflated(name, bytes));
    for packed in [gzip(&tar), zstd(&tar), tar, zip(&stored), zip(&deflated)] {
        assert_eq!(unpacked(&packed), expected);
    }
}

#[test]
fn several_members_or_frames_are_one_payload() {
    let both = Ok(b"onetwo".to_vec());
    assert_eq!(alone(&[gzip(b"one"), gzip(b""), gzip(b"two")].concat()), both);
    let own = b"\x50\x2A\x4D\x18\x03\0\0\0abc".to_vec();
    let (one, two) = (raw_frame(b"one", None), raw_frame(b"two", None));
    assert_eq!(alone(&[own.clone(), one, own, two].concat()), both);
}

#[test]
fn what_is_cut_off_is_said_wherever_it_is() {
    let text = text();
    let files = [("a.xml", &text[..]), ("b.xml", b"<b/>")];
    let zips = files.map(|(name, bytes)| Zipped::deflated(name, bytes));
    for whole in [gzip(&text), zstd(&text), gzip(&tar(&files)), zip(&zips)] {
        for end in 4..whole.len() {
            let found = faults(&whole[..end]);
            assert_eq!(found.last(), Some(&of("in", "SRC0301")), "{end} of {}", whole.len());
        }
    }
    let whole = tar(&files);
    let used = whole.len() - whole.iter().rev().take_while(|byte| **byte == 0).count();
    for end in 512..used.next_multiple_of(512) + 1024 {
        assert_eq!(faults(&whole[..end]).last(), Some(&of("in", "SRC0301")), "{end}");
    }
}

#[test]
fn what_was_changed_is_never_taken_for_the_payload() {
    let text = text();
    let files = [("a.xml", &text[..])];
    let packed = [
        gzip(&text),
        raw_frame(b"<Document/>", Some([0x25, 0xAB, 0xF5, 0xC3])),
        gzip(&tar(&files)),
        zip(&[Zipped::deflated("a.xml", &text)]),
        zip(&[Zipped::stored("a.xml", &text)]),
    ];
    for whole in packed {
        for (at, mask) in (0..whole.len()).flat_map(|at| [(at, 0x01), (at, 0x80), (at, 0xFF)]) {
            let mut changed = whole.clone();
            changed[at] ^= mask;
            // What is not known any more as packed is a payload itself.
            if packing(&changed) != packing(&whole) {
                continue;
            }
            let all = unpacked(&changed);
            // An archive compressed as a whole has its checksum behind its last member.
            if matches!(all.last(), Some((path, Err(_))) if path == "in") {
                continue;
            }
            for (path, outcome) in all {
                let is_right =
                    outcome.as_ref().is_ok_and(|bytes| *bytes == text || bytes == b"<Document/>");
                assert!(is_right || outcome.is_err(), "{at} {mask:x} {path}");
            }
        }
    }
    for (at, mask) in (0..1024).flat_map(|at| [(at, 0x01), (at, 0x80), (at, 0xFF)]) {
        let mut changed = tar(&files);
        changed[at] ^= mask;
        unpacked(&changed);
    }
}

#[test]
fn something_behind_the_end_is_said() {
    for whole in [gzip(b"<a/>"), zstd(b"<a/>"), zip(&[Zipped::stored("a", b"<a/>")])] {
        for rest in [&b"\0"[..], b"and something more", &[0; 600]] {
            let packed = [&whole[..], rest].concat();
            assert_eq!(faults(&packed), [of("in", "SRC0301")]);
            assert!(unpacked(&packed).iter().any(|(_, outcome)| {
                matches!(outcome, Ok(bytes) if bytes == b"<a/>") || *outcome == Err(("SRC0301", 4))
            }));
        }
    }
    let whole = tar(&[("a", b"<a/>")]);
    assert_eq!(faults(&[&whole[..], &[0; 5000]].concat()), []);
    assert_eq!(faults(&[&whole[..], &tar(&[("b", b"")])].concat()), [of("in", "SRC0301")]);
}

#[test]
fn what_would_exhaust_is_refused() {
    // Ten gigabytes of zeros: as gzip, and as zstd in blocks of 128 KiB.
    let zeros = gzip(&vec![0; 4 << 20]).repeat(2500);
    let (id, came) = alone(&zeros).unwrap_err();
    assert_eq!(id, "SRC0302");
    assert!(came <= 17 << 20, "{came}");
    let mut zeros = b"\x28\xB5\x2F\xFD\0\x58".to_vec();
    zeros.extend(b"\x02\0\x10\0".repeat(80_000));
    let (id, came) = alone(&zeros).unwrap_err();
    assert_eq!(id, "SRC0302");
    assert!(came <= 17 << 20, "{came}");
}

#[test]
fn members_that_share_their_data_are_bounded_together() {
    let zeros = Zipped::deflated("zeros", &vec![0; 9 << 20]);
    let directory = zeros.entry(0).repeat(4);
    let found = faults(&with_directory(zeros.local(), &directory, 4));
    assert_eq!(found, ["in!/zeros"; 3].map(|path| of(path, "SRC0302")));
}

#[test]
fn memory_and_members_are_bounded() {
    // A window of a terabyte; a name of a gigabyte; a hundred thousand folders and one.
    assert_eq!(alone(b"\x28\xB5\x2F\xFD\0\xF0\x01\0\0"), Err(("SRC0302", 0)));
    let mut header = tar::Header::new_gnu();
    header.set_entry_type(tar::EntryType::GNULongName);
    header.set_size(1 << 30);
    header.set_cksum();
    assert_eq!(alone(header.as_bytes()), Err(("SRC0302", 0)));
    header.set_entry_type(tar::EntryType::Directory);
    header.set_size(0);
    header.set_cksum();
    let folders = header.as_bytes().repeat(100_001);
    assert_eq!(alone(&folders), Err(("SRC0302", 0)));
    let folder = Zipped::stored("a/", b"");
    let folders = with_directory(folder.local(), &folder.entry(0).repeat(100_001), 100_001);
    assert_eq!(alone(&folders), Err(("SRC0302", 0)));
}

#[test]
fn an_archive_of_very_many_files_is_read() {
    let names: Vec<String> = (0..66_000).map(|n| format!("{n}.xml")).collect();
    let files: Vec<Zipped> = names.iter().map(|name| Zipped::stored(name, b"<a/>")).collect();
    let all = unpacked(&zip(&files));
    assert_eq!(all.len(), names.len());
    assert!(all.iter().all(|(_, outcome)| *outcome == Ok(b"<a/>".to_vec())));
    assert_eq!(all[65_999].0, "in!/65999.xml");
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (&name[..], &b"<a/>"[..])).collect();
    assert_eq!(unpacked(&tar(&files[..5000])).len(), 5000);
}

#[test]
fn one_level_is_unpacked() {
    let text = text();
    let nested =
        [gzip(&gzip(&text)), gzip(&zstd(&text)), zstd(&zip(&[Zipped::stored("a", &text)]))];
    for packed in nested {
        assert_eq!(alone(&packed), Err(("SRC0303", 0)));
    }
    let inner = tar(&[("a.xml", &text)]);
    for inner in [gzip(&text), inner, zip(&[Zipped::stored("a", &text)])] {
        let found = [of("in!/x", "SRC0303")];
        assert_eq!(faults(&tar(&[("x", &inner), ("y", &text)])), found);
        assert_eq!(faults(&gzip(&tar(&[("x", &inner), ("y", &text)]))), found);
        assert_eq!(faults(&zip(&[Zipped::deflated("x", &inner)])), found);
    }
}

#[test]
fn what_cannot_be_opened_is_said_of_each_member() {
    let file = |name: &str| Zipped::stored(name, b"<a/>");
    let archive = zip(&[
        Zipped { flags: 1, ..file("secret") },
        Zipped { method: 14, ..file("lzma") },
        Zipped { mode: 0o120_777, ..file("link") },
        Zipped { mode: 0o040_755, ..file("folder") },
        Zipped { mode: 0o010_644, ..file("pipe") },
        Zipped { sum: 7, ..file("sum") },
        Zipped { size: 5, ..file("size") },
        file("folder/"),
        file("good"),
    ]);
    let expected = [
        ("secret", "SRC0305"),
        ("lzma", "SRC0304"),
        ("link", "SRC0002"),
        ("sum", "SRC0301"),
        ("size", "SRC0301"),
    ];
    assert_eq!(faults(&archive), expected.map(|(name, id)| of(&format!("in!/{name}"), id)));
    assert_eq!(unpacked(&archive).len(), 6);
}

#[test]
fn a_zip_archive_holds_what_its_directory_names_and_nothing_else() {
    let file = Zipped::stored("a", b"<a/>");
    let appended = zip(std::slice::from_ref(&file)).repeat(2);
    assert_eq!(faults(&appended).last(), Some(&of("in", "SRC0301")));
    let miscounted = with_directory(file.local(), &file.entry(0), 2);
    assert_eq!(faults(&miscounted), [of("in", "SRC0301")]);
    let nowhere = with_directory(file.local(), &file.entry(9), 1);
    assert_eq!(faults(&nowhere).first(), Some(&of("in!/a", "SRC0301")));
}

#[test]
fn links_and_parts_in_a_tar_archive_are_said() {
    let mut builder = tar::Builder::new(Vec::new());
    for (kind, name) in [
        (tar::EntryType::Symlink, "symlink"),
        (tar::EntryType::Link, "link"),
        (tar::EntryType::GNUSparse, "holes"),
        (tar::EntryType::Fifo, "pipe"),
        (tar::EntryType::Directory, "folder"),
        (tar::EntryType::XGlobalHeader, "global"),
        (tar::EntryType::Regular, "good"),
    ] {
        let mut header = tar::Header::new_ustar();
        header.set_entry_type(kind);
        header.set_path(name).unwrap();
        header.set_size(0);
        header.set_cksum();
        builder.append(&header, &b""[..]).unwrap();
    }
    let archive = builder.into_inner().unwrap();
    let expected = [("symlink", "SRC0002"), ("link", "SRC0002"), ("holes", "SRC0304")];
    assert_eq!(faults(&archive), expected.map(|(name, id)| of(&format!("in!/{name}"), id)));
    assert_eq!(unpacked(&archive).len(), 4);
}

#[test]
fn long_names_are_whole() {
    let name = format!("{}/a.xml", "folder".repeat(60));
    // As GNU writes them, and as pax does.
    assert_eq!(unpacked(&tar(&[(&name, b"<a/>")]))[0].0, format!("in!/{name}"));
    let mut builder = tar::Builder::new(Vec::new());
    builder.append_pax_extensions([("path", name.as_bytes()), ("size", b"4")]).unwrap();
    let mut header = tar::Header::new_ustar();
    header.set_size(4);
    header.set_cksum();
    builder.append(&header, &b"<a/>"[..]).unwrap();
    let archive = builder.into_inner().unwrap();
    assert_eq!(unpacked(&archive), [(format!("in!/{name}"), Ok(b"<a/>".to_vec()))]);
}

#[test]
fn names_lead_nowhere() {
    let shown = |name: &str| {
        let of_zip = unpacked(&zip(&[Zipped::stored(name, b"")])).remove(0).0;
        let of_tar = unpacked(&tar(&[(name, b"")])).remove(0).0;
        assert_eq!(of_zip, of_tar);
        of_zip
    };
    assert_eq!(shown("./a.xml"), "in!/a.xml");
    assert_eq!(shown("../../etc/passwd"), r"in!/\x2e\x2e/\x2e\x2e/etc/passwd");
    assert_eq!(shown("a/../..\\..\\b"), r"in!/a/\x2e\x2e/\x2e\x2e\\x2e\x2e\b");
    assert_eq!(shown("a/.."), r"in!/a/\x2e\x2e");
    assert_eq!((shown("..a/b.."), shown("/etc")), ("in!/..a/b..".into(), "in!//etc".into()));
}

#[test]
fn an_archive_without_files_is_empty() {
    assert_eq!(alone(b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), Err(("SRC0001", 0)));
    assert_eq!(alone(&zip(&[Zipped::stored("a/", b"")])), Err(("SRC0001", 0)));
    assert_eq!(alone(&tar(&[("a/", b"")])), Err(("SRC0001", 0)));
    assert_eq!(alone(&gzip(b"")), Ok(Vec::new()));
}

#[test]
fn a_fault_of_the_disk_is_no_fault_of_the_data() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::ErrorKind::ConnectionReset.into())
        }
    }
    let text = text();
    for packed in [gzip(&text), zstd(&text), gzip(&tar(&[("a", &text)]))] {
        let half = packed[..packed.len() - 9].chain(Broken);
        let watch = |_| ();
        let mut payloads = Payloads::of_bytes(place(), half, &watch);
        // Of an archive it may come behind a member that is whole.
        let mut faults = Vec::new();
        while let Some(payload) = payloads.next() {
            faults.extend(outcome(payload.bytes).err().map(|(code, _)| code));
        }
        assert_eq!(faults, ["SRC0003"]);
    }
}

#[test]
fn an_archive_that_comes_as_a_stream_must_be_one_that_can() {
    let archive = zip(&[Zipped::stored("a", b"<a/>")]);
    let watch = |_| ();
    let mut payloads = Payloads::of_bytes(place(), &archive[..], &watch);
    assert_eq!(outcome(payloads.next().unwrap().bytes), Err(("SRC0304", 0)));
    assert!(payloads.next().is_none());
}

#[test]
fn once_failed_it_stays_so() {
    let whole = gzip(&text());
    let watch = |_| ();
    let mut payloads = Payloads::of_bytes(place(), &whole[..whole.len() - 1], &watch);
    let mut bytes = payloads.next().unwrap().bytes;
    for _ in 0..3 {
        assert_eq!(outcome(&mut bytes).unwrap_err().0, "SRC0301");
    }
}
