//! Several threads say what one says, and do share the work.

use super::{Cut, MOST_SCOUTS};
use crate::check::{SchemaSet, Settings, Validator};
use crate::diagnostic::{FileReport, Verdict};
use crate::source::ReadAt;
use std::cell::Cell;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, ThreadId};
use std::time::{Duration, Instant};

thread_local! {
    /// How many passages the leader on this thread went over.
    static JOINED: Cell<u32> = const { Cell::new(0) };
}

/// The leader on this thread went over a passage.
pub(super) fn joined() {
    JOINED.set(JOINED.get() + 1);
}

/// Bytes of a segment, several records long.
const SEGMENT: u64 = 12_000;

fn settings() -> Settings {
    Settings { segment: SEGMENT, chunk: 4_096, ..Settings::default() }
}

fn validator() -> Validator {
    Validator::new(SchemaSet::embedded(), settings())
}

/// Checks on one thread and on several: the report, and how many passages were gone over.
fn checked(text: &[u8]) -> (FileReport, u32) {
    checked_by(&validator(), text)
}

fn checked_by(validator: &Validator, text: &[u8]) -> (FileReport, u32) {
    let alone = validator.validate("x", true, text);
    let mut most = 0;
    for threads in [2, 3] {
        JOINED.set(0);
        let source = Slow { text, leader: thread::current().id(), is_shared: false.into() };
        assert_eq!(validator.validate_with_threads("x", true, &source, threads), alone);
        most = most.max(JOINED.get());
    }
    (alone, most)
}

/// Bytes that come to the first thread more slowly than to others, and not before others
/// have begun, so that these have their share.
struct Slow<'t> {
    text: &'t [u8],
    leader: ThreadId,
    is_shared: AtomicBool,
}

impl ReadAt for Slow<'_> {
    fn read_at(&self, buffer: &mut [u8], at: u64) -> io::Result<usize> {
        if thread::current().id() != self.leader {
            self.is_shared.store(true, Ordering::Relaxed);
        } else if at > 2 * SEGMENT {
            let deadline = Instant::now() + Duration::from_millis(5);
            while !self.is_shared.load(Ordering::Relaxed) && Instant::now() < deadline {
                thread::yield_now();
            }
            // Where nothing can be shared, there is no waiting again.
            self.is_shared.store(true, Ordering::Relaxed);
            thread::sleep(Duration::from_micros(100));
        }
        self.text.read_at(buffer, at)
    }

    fn size(&self) -> u64 {
        self.text.size()
    }
}

/// A message in which batches hold payments, that many each.
struct Payments {
    batches: usize,
    payments: usize,
}

/// A payment that is right.
const PAYMENT: &str = "
      <CdtTrfTxInf>
        <PmtId><EndToEndId>INV-N</EndToEndId></PmtId>
        <Amt><InstdAmt Ccy=\"EUR\">12.50</InstdAmt></Amt>
        <Cdtr><Nm>Mäander &amp; Söhne</Nm></Cdtr>
        <CdtrAcct><Id><IBAN>NL17PQBX0123456789</IBAN></Id></CdtrAcct>
      </CdtTrfTxInf>";

const BATCH: &str = "
    <PmtInf>
      <PmtInfId>B-1</PmtInfId><PmtMtd>TRF</PmtMtd><ReqdExctnDt>2026-09-15</ReqdExctnDt>
      <Dbtr><Nm>Hansekontor</Nm></Dbtr>
      <DbtrAcct><Id><IBAN>DE63999000010012345678</IBAN></Id></DbtrAcct>
      <DbtrAgt><FinInstnId><BIC>ALQBDEHHXXX</BIC></FinInstnId></DbtrAgt>";

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"><CstmrCdtTrfInitn>
    <GrpHdr><MsgId>M-1</MsgId><CreDtTm>2026-09-14T09:30:00</CreDtTm><NbOfTxs>1</NbOfTxs>
      <InitgPty><Nm>Hansekontor</Nm></InitgPty></GrpHdr>"#;

const TAIL: &str = "\n</CstmrCdtTrfInitn></Document>\n";

impl Payments {
    fn text(&self) -> String {
        self.with(usize::MAX, "")
    }

    /// With another payment at that place, counted over all batches.
    fn with(&self, place: usize, other: &str) -> String {
        let mut text = HEAD.to_owned();
        for batch in 0..self.batches {
            text += BATCH;
            for payment in 0..self.payments {
                let is_other = batch * self.payments + payment == place;
                text += if is_other { other } else { PAYMENT };
            }
            text += "</PmtInf>";
        }
        text + TAIL
    }
}

const SHAPES: [Payments; 4] = [
    Payments { batches: 1, payments: 500 },
    Payments { batches: 150, payments: 1 },
    Payments { batches: 3, payments: 120 },
    Payments { batches: 40, payments: 10 },
];

/// Of decoded text nobody knows at which byte of the file it stands: with as many letters
/// of two bytes before it as a payment is long, it is at that of another payment.
#[test]
fn only_what_is_utf_8_is_shared() {
    let payment = PAYMENT.replace("Mäander &amp; Söhne", "Maeander");
    for name in ["ISO-8859-1", "windows-1252", "ISO-8859-15"] {
        for letters in [0, 7, payment.len(), 3 * payment.len()] {
            let head = format!("{}<!--{}-->", HEAD.replace("UTF-8", name), "ü".repeat(letters));
            for fault in ["", "<EndToEndIdX/>"] {
                let other = payment.replace("<PmtId>", &format!("<PmtId>{fault}"));
                let text = SHAPES[0].with(400, &other).replace(PAYMENT, &payment);
                let text = text.replacen(HEAD, &head, 1);
                let code = |letter: char| u8::try_from(u32::from(letter)).unwrap();
                let bytes: Vec<u8> = text.chars().map(code).collect();
                let (alone, joined) = checked(&bytes);
                let is_right = fault.is_empty() == (alone.verdict == Verdict::Valid);
                assert!(is_right && joined == 0, "{name}, {letters} letters: {joined}");
            }
        }
    }
}

#[test]
fn threads_share_a_valid_file() {
    for shape in SHAPES {
        let text = shape.text();
        let segments = text.len() as u64 / SEGMENT;
        let (report, joined) = checked(text.as_bytes());
        assert_eq!(report.verdict, Verdict::Valid, "{:?}", report.findings);
        assert!(u64::from(joined) >= segments / 3, "{joined} of {segments}");
    }
}

#[test]
fn line_ends_prefixes_marks_and_wrappers_are_shared_too() {
    let text = SHAPES[0].text();
    let prefixed = text.replace("</", "</p:").replace("<", "<p:").replace("<p:/p:", "</p:");
    let prefixed = prefixed.replace("<p:?xml", "<?xml").replace("xmlns=", "xmlns:p=");
    let wrapped = text.replace("<Document", "<Envelope><Document") + "</Envelope>";
    for text in [
        text.replace('\n', "\r\n"),
        text.replace('\n', ""),
        format!("\u{FEFF}{text}"),
        prefixed,
        wrapped.clone(),
        wrapped.replace("<Envelope>", "<Envelope xmlns=\"urn:x\">\n<!-- x -->"),
    ] {
        let (report, joined) = checked(text.as_bytes());
        assert_eq!(report.verdict, Verdict::Valid, "{:?}", report.findings);
        assert!(joined > 2, "{joined}: {}", &text[..300]);
    }
}

#[test]
fn a_defect_anywhere_is_said_as_by_one_thread() {
    let others = [
        // Wrong, in ways that reach more or less far.
        PAYMENT.replace("12.50", "12,50"),
        PAYMENT.replace("<Amt>", "<Amount>").replace("</Amt>", "</Amount>"),
        PAYMENT.replace("<PmtId><EndToEndId>INV-N</EndToEndId></PmtId>", ""),
        PAYMENT.replace("</CdtTrfTxInf>", "</CdtTrfTxInf><Extra/>"),
        PAYMENT.replace("<CdtTrfTxInf>", "text<CdtTrfTxInf>"),
        PAYMENT.replace("</CdtTrfTxInf>", ""),
        PAYMENT.replace("</Cdtr>", ""),
        PAYMENT.replace("INV-N", "\u{1}"),
        format!("{}</PmtInf>", PAYMENT),
        format!("</PmtInf><PmtInf>{PAYMENT}"),
        "<PmtInfId>late</PmtInfId>".to_owned(),
        // Right, and unusual.
        PAYMENT.replace("<CdtTrfTxInf>", "<!-- <CdtTrfTxInf> --><CdtTrfTxInf >"),
        PAYMENT.replace("INV-N", "<![CDATA[<CdtTrfTxInf>]]>"),
        PAYMENT.replace("<Nm>", "<Nm>&#x3C;CdtTrfTxInf&#x3E;"),
        format!("<?pi <PmtInf>?>{PAYMENT}"),
        PAYMENT.replace(
            "<CdtTrfTxInf>",
            "<CdtTrfTxInf xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.03\">",
        ),
        PAYMENT.replace('\n', &format!("\n{}", " ".repeat(300))),
        PAYMENT.replace("INV-N", &"N".repeat(3_000)),
        String::new(),
    ];
    for shape in &SHAPES[..3] {
        let payments = shape.batches * shape.payments;
        for other in &others {
            for place in (1..payments).step_by(payments / 4) {
                checked(shape.with(place, other).as_bytes());
            }
        }
    }
}

#[test]
fn a_file_that_ends_too_early_is_said_to_as_by_one_thread() {
    let text = SHAPES[2].text();
    for end in (0..text.len()).step_by(2_347) {
        checked(&text.as_bytes()[..end]);
    }
    let mut damaged = text.into_bytes();
    for at in (1_000..damaged.len()).step_by(9_999) {
        damaged[at] = 0xFF;
        checked(&damaged);
    }
}

/// What is not kept of one batch is said of the others.
#[test]
fn defects_above_the_cap_are_counted_as_by_one_thread() {
    let stray = PAYMENT.replace("<CdtTrfTxInf>", "text<CdtTrfTxInf>");
    let batch = |payments: &[&str]| [BATCH, &payments.concat(), "</PmtInf>"].concat();
    let right = PAYMENT.repeat(100);
    let wrong = PAYMENT.replace("12.50", "12,50");
    let first = batch(&[&wrong, &wrong, &stray, &right]);
    let text = [HEAD, &first, &batch(&[&right, &stray, &right]).repeat(3), TAIL].concat();
    let settings = Settings { max_findings: 1, ..settings() };
    let capped = Validator::new(SchemaSet::embedded(), settings);
    let (report, joined) = checked_by(&capped, text.as_bytes());
    assert_eq!(report.layers[3].errors, 2 + 4);
    assert!(joined > 0);
}

#[test]
fn more_threads_than_segments_are_no_harm() {
    let text = SHAPES[0].text();
    let Settings { limits, chunk, .. } = settings();
    let bytes = text.as_bytes();
    let cut = |segment| Cut { source: &bytes, segment, limits, chunk };
    assert_eq!(cut(text.len() as u64 / 5).scouts(1_000_000), 4);
    assert_eq!(cut(100).scouts(1_000_000), MOST_SCOUTS);
    assert_eq!(cut(100).scouts(3), 3);
    let alone = validator().validate("x", true, text.as_bytes());
    let many = validator().validate_with_threads("x", true, &text.as_bytes(), 1_000_000);
    assert_eq!(many, alone);
}

#[test]
fn what_is_around_the_records_may_change() {
    // The second batch has an optional element more, and the third one none.
    let second = BATCH.replace("<ReqdExctnDt>", "<NbOfTxs>1</NbOfTxs><ReqdExctnDt>");
    let text = SHAPES[2].text().replacen(BATCH, &second, 2).replacen(&second, BATCH, 1);
    let (report, joined) = checked(text.as_bytes());
    assert_eq!(report.verdict, Verdict::Valid, "{:?}", report.findings);
    assert!(joined > 2, "{joined}");
}

#[test]
fn indexes_and_lines_behind_passages_are_right() {
    let text = SHAPES[3].text();
    let (_, shares) = checked(text.as_bytes());
    assert!(shares > 4);
    let at = text.rfind("12.50").unwrap();
    let wrong = format!("{}x{}", &text[..at], &text[at..]);
    let (report, _) = checked(wrong.as_bytes());
    let finding = &report.findings[0];
    assert_eq!(report.findings.len(), 1);
    assert!(finding.path.contains("PmtInf[40]/CdtTrfTxInf[10]"), "{}", finding.path);
    let line = 1 + text[..at].matches('\n').count() as u64;
    assert_eq!(finding.place.line, line);
}

/// Bytes that cannot be read from some place on, as on a damaged disk.
struct Broken<'t>(&'t [u8], u64);

impl ReadAt for Broken<'_> {
    fn read_at(&self, buffer: &mut [u8], at: u64) -> io::Result<usize> {
        let most = usize::try_from(self.1.saturating_sub(at)).unwrap_or(usize::MAX);
        match most.min(buffer.len()) {
            0 => Err(io::Error::other("broken")),
            most => self.0.read_at(&mut buffer[..most], at),
        }
    }

    fn size(&self) -> u64 {
        self.0.size()
    }
}

#[test]
fn what_cannot_be_read_is_said_as_by_one_thread() {
    let text = SHAPES[0].text();
    for end in [20_000, 50_001, 100_000] {
        let source = Broken(text.as_bytes(), end);
        let alone = validator().validate_with_threads("x", true, &source, 1);
        assert_eq!(alone.verdict, Verdict::Unchecked);
        assert_eq!(validator().validate_with_threads("x", true, &source, 3), alone);
    }
}
