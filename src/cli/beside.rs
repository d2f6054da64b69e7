//! The file beside a payload that says which of its findings are known and do not count.

use super::config::{self, Fault, SIDE_FILE};
use super::input;
use crate::check::{Beside, Suppression};
use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use toml::Spanned;
use toml::de::DeValue;

/// What the file beside a payload says, if there is one. What is wrong with it is a finding
/// on the payload.
pub(crate) fn read(payload: &str) -> Option<Beside> {
    if payload == input::STDIN {
        return None;
    }
    let path = format!("{payload}{SIDE_FILE}");
    let name = Path::new(&path).file_name()?.to_string_lossy().into_owned();
    let fault = |line, reason: String| Beside {
        name: name.clone(),
        entries: Vec::new(),
        faults: vec![(line, reason)],
    };
    match fs::read(&path) {
        Ok(bytes) => Some(match String::from_utf8(bytes) {
            Ok(text) => parse(&name, &text),
            Err(_) => fault(1, "the file is no UTF-8".to_owned()),
        }),
        Err(error) if is_absent(error.kind()) => None,
        Err(error) => Some(fault(1, format!("the file cannot be read: {error}"))),
    }
}

/// Whether there is no such file. A payload in an archive has no file beside it.
fn is_absent(kind: ErrorKind) -> bool {
    use ErrorKind::{InvalidFilename, InvalidInput, NotADirectory, NotFound};
    matches!(kind, NotFound | NotADirectory | InvalidFilename | InvalidInput)
}

fn parse(name: &str, text: &str) -> Beside {
    let mut beside = Beside { name: name.to_owned(), ..Beside::default() };
    let line = |at| config::place(text, at).0 as u64;
    let mut say = |Fault(span, reason): Fault| beside.faults.push((line(span.start), reason));
    let entries = match config::document(text) {
        Ok(entries) => entries,
        Err(fault) => {
            say(fault);
            return beside;
        }
    };
    for (key, value) in entries {
        match (key.get_ref().as_ref(), value.get_ref()) {
            ("suppress", DeValue::Array(_)) => {
                let DeValue::Array(items) = value.into_inner() else { continue };
                for item in items {
                    let at = line(item.span().start);
                    match entry(item) {
                        Ok(found) => beside.entries.push(Suppression { line: at, ..found }),
                        Err(Fault(_, reason)) => beside.faults.push((at, reason)),
                    }
                }
            }
            ("suppress", _) => {
                let reason = "expected a list of tables, [[suppress]]".to_owned();
                beside.faults.push((line(value.span().start), reason));
            }
            (other, _) => {
                let Fault(span, reason) = config::unknown(&key, other, &["suppress"]);
                beside.faults.push((line(span.start), reason));
            }
        }
    }
    beside
}

/// The keys of `[[suppress]]`.
const KEYS: &[&str] = &["code", "path", "reason"];

fn entry(value: Spanned<DeValue<'_>>) -> Result<Suppression, Fault> {
    let span = value.span();
    let (mut code, mut path, mut reason) = (None, None, None);
    for (key, value) in config::table(value)? {
        let slot = match key.get_ref().as_ref() {
            "code" => &mut code,
            "path" => &mut path,
            "reason" => &mut reason,
            other => return Err(config::unknown(&key, other, KEYS)),
        };
        *slot = Some(config::word(value)?.into_inner());
    }
    let missing = |name: &str| Fault(span.clone(), format!("it has no {name}"));
    let path = path.ok_or_else(|| missing("path"))?;
    if !path.starts_with(['/', '$']) {
        let reason = "its path starts neither with / nor with $".to_owned();
        return Err(Fault(span.clone(), reason));
    }
    Ok(Suppression {
        code: code.ok_or_else(|| missing("code"))?,
        path,
        reason: reason.ok_or_else(|| missing("reason"))?,
        line: 0,
    })
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::check::Suppression;

    #[test]
    fn entries_are_read_and_faults_have_lines() {
        let text = "\
[[suppress]]
code = \"DT-IBAN\"
path = \"/Document\"
reason = \"known\"

[[suppress]]
code = \"DT-IBAN\"
reason = \"known\"

[[suppress]]
code = \"DT-IBAN\"
path = \"Document\"
reason = \"known\"

[[suppress]]
kode = \"DT-IBAN\"

[other]
";
        let beside = parse("a.xml.isoproof.toml", text);
        let entry = Suppression {
            code: "DT-IBAN".to_owned(),
            path: "/Document".to_owned(),
            reason: "known".to_owned(),
            line: 1,
        };
        assert_eq!(beside.entries, [entry]);
        let faults: Vec<(u64, &str)> = beside.faults.iter().map(|(l, f)| (*l, &f[..])).collect();
        assert_eq!(
            faults,
            [
                (6, "it has no path"),
                (10, "its path starts neither with / nor with $"),
                (15, "unknown key `kode`; nearest: code"),
                (18, "unknown key `other`; there are suppress"),
            ]
        );
    }

    #[test]
    fn what_is_no_list_of_entries_is_a_fault() {
        for (text, line) in [("\n[[suppress]", 2), ("suppress = 1", 1), ("[suppress]", 1)] {
            let beside = parse("a", text);
            assert!(beside.entries.is_empty(), "{text}");
            assert_eq!(beside.faults.iter().map(|f| f.0).collect::<Vec<_>>(), [line], "{text}");
        }
    }
}
