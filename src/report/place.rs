//! Where a finding is, in the file and in a text decoded from it.

use crate::diagnostic::Diagnostic;

/// `3:18`, and `3:18 > base64 34:7` in a text that the file holds in base64 from line 3
/// on.
pub(super) fn place(finding: &Diagnostic) -> String {
    let (file, place) = (finding.place_in_file(), finding.place);
    match &finding.inside {
        None => format!("{}:{}", file.line, file.column),
        Some(inside) => {
            let (line, column, how) = (file.line, file.column, inside.encoding);
            format!("{line}:{column} > {how} {}:{}", place.line, place.column)
        }
    }
}
