//! `generate`: writes a synthetic message of any size, for measurements.
//!
//! The same arguments give the same bytes: every draw comes from a fixed seed and the
//! number of the record. About 15 % of the records have text that is not ASCII, and
//! 40 % of the remittance texts an `&amp;`. Names, accounts and banks are invented;
//! check digits, counts and sums are right.

mod camt053;
mod invented;
mod markup;
mod pain001;
mod random;

pub use markup::Style;

use markup::Markup;
use std::fs::File;
use std::io::{self, BufWriter, Write};

/// Records in one batch or statement.
const BATCH: u64 = 1_000;

/// Writes a message into a file; gives a summary.
///
/// `arguments`: the message (`pain.001` or `camt.053`), the size in bytes,
/// about (`100MB`, `5kB`), the file, and options.
///
/// # Errors
///
/// If the arguments mean nothing or the file cannot be written.
pub fn generate(arguments: &[&str]) -> Result<String, String> {
    let [message, size, path, options @ ..] = arguments else {
        return Err("generate needs MESSAGE SIZE FILE".to_owned());
    };
    let size = bytes(size).ok_or_else(|| format!("{size} is no size like 100MB"))?;
    let style = style(options)?;
    let write = writer(message).ok_or_else(|| format!("{message} cannot be generated"))?;
    let records = records(write, &style, size).map_err(|error| error.to_string())?;
    let file = File::create(path).map_err(|error| format!("{path}: {error}"))?;
    let mut out = BufWriter::new(file);
    let written = run(write, &style, records, &mut out).and_then(|n| out.flush().map(|()| n));
    let written = written.map_err(|error| format!("{path}: {error}"))?;
    Ok(format!("{path}: {records} records in {written} bytes"))
}

/// A message of about `size` bytes; `None` if it cannot be generated.
///
/// ```
/// let xml = xtask::generate::message("pain.001", 5_000, &Default::default()).unwrap();
/// assert!(xml.starts_with(b"<?xml"));
/// ```
#[must_use]
pub fn message(message: &str, size: u64, style: &Style) -> Option<Vec<u8>> {
    let write = writer(message)?;
    let mut text = Vec::new();
    run(write, style, records(write, style, size).ok()?, &mut text).ok()?;
    Some(text)
}

fn style(options: &[&str]) -> Result<Style, String> {
    let mut style = Style::default();
    let mut options = options.iter();
    while let Some(option) = options.next() {
        match (*option, options.as_slice().first()) {
            ("--minified", _) => style.minified = true,
            ("--ascii", _) => style.ascii = true,
            ("--prefix", Some(prefix)) => {
                style.prefix = format!("{prefix}:");
                options.next();
            }
            _ => return Err(format!("generate has no option {option}")),
        }
    }
    Ok(style)
}

/// Writes a whole message with that many records.
type Writer = fn(&mut Markup<'_>, u64) -> io::Result<()>;

fn writer(message: &str) -> Option<Writer> {
    match message {
        "pain.001" | pain001::MESSAGE => Some(pain001::write),
        "camt.053" | camt053::MESSAGE => Some(camt053::write),
        _ => None,
    }
}

fn run(write: Writer, style: &Style, records: u64, out: &mut dyn Write) -> io::Result<u64> {
    let mut markup = Markup::new(style, out);
    write(&mut markup, records)?;
    Ok(markup.written())
}

/// How many records make a message of about that size, by the mean of some.
fn records(write: Writer, style: &Style, size: u64) -> io::Result<u64> {
    let length = |records| run(write, style, records, &mut io::sink());
    let frame = length(1)?;
    let sample = 200;
    let each = (length(sample + 1)? - frame) / sample;
    Ok(1 + size.saturating_sub(frame).div_ceil(each.max(1)))
}

/// A number of bytes, in units of a thousand.
fn bytes(text: &str) -> Option<u64> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = match &text[digits.len()..] {
        "" | "B" => 1,
        "kB" => 1_000,
        "MB" => 1_000_000,
        "GB" => 1_000_000_000,
        _ => return None,
    };
    digits.parse::<u64>().ok()?.checked_mul(unit)
}

#[cfg(test)]
mod tests;
