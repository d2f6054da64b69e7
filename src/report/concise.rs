//! One line a finding, for search tools and editors:
//! `path:line:column: severity[CODE] name: message`. The place is one of the file; where
//! the finding is in a text decoded from it, its place there stands at the end.

use super::escape::visible;
use super::paint::Paint;
use super::summary::{code_count, severities};
use super::{Reporter, Summary, rules};
use crate::diagnostic::{Diagnostic, FileReport, Payload};
use std::io::{self, Write};

/// Writes one line a finding, one for each file without any, and a last one.
pub(super) struct Concise {
    paint: Paint,
}

impl Concise {
    pub(super) fn new(color: bool) -> Self {
        Concise { paint: Paint { color } }
    }
}

impl Reporter for Concise {
    fn begin(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    fn file(&mut self, out: &mut dyn Write, report: &FileReport) -> io::Result<()> {
        let path = visible(&report.path);
        for finding in &report.findings {
            writeln!(out, "{}", headline(self.paint, &path, finding))?;
        }
        for &(layer, id, count) in &report.omitted {
            writeln!(out, "{path}: not shown: {} in layer {layer}", code_count(id, count))?;
        }
        if !report.suppressed.is_empty() {
            writeln!(out, "{path}: suppressed: {}", rules::suppressed(report))?;
        }
        if report.findings.is_empty() {
            let verdict = self.paint.verdict(report.verdict);
            writeln!(out, "{path}: {verdict}{}", subject(report))?;
        }
        Ok(())
    }

    fn end(&mut self, out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
        let found = severities(summary.errors, summary.warnings, summary.infos);
        let separator = if found.is_empty() { "" } else { "; " };
        write!(out, "{}{separator}{found}", summary.files_line())?;
        match summary.suppressed {
            0 => writeln!(out),
            count => writeln!(out, "; {count} suppressed"),
        }
    }
}

fn headline(paint: Paint, path: &str, finding: &Diagnostic) -> String {
    let Diagnostic { code, severity, place: inner, .. } = finding;
    let place = finding.place_in_file();
    let kind = paint.severity(*severity, &format!("{severity}[{}]", code.id));
    let message = visible(&finding.message);
    let inside = finding.inside.as_ref().map_or_else(String::new, |inside| {
        format!(" ({} {}:{})", inside.encoding, inner.line, inner.column)
    });
    format!("{path}:{}:{}: {kind} {}: {message}{inside}", place.line, place.column, code.name)
}

/// What was checked, behind a space: the message, the kind of the payload, or both;
/// nothing where the kind is not known.
pub(super) fn subject(report: &FileReport) -> String {
    let kind = Some(report.payload).filter(|payload| payload.is_of_service()).map(Payload::name);
    match (report.message.as_deref().map(visible), kind) {
        (Some(id), Some(kind)) => format!(" {id} in {kind}"),
        (Some(id), None) => format!(" {id}"),
        (None, Some(kind)) => format!(" {kind}"),
        (None, None) => String::new(),
    }
}
