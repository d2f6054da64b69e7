//! One line a finding, for search tools and editors:
//! `path:line:column: severity[CODE] name: message`.

use super::escape::visible;
use super::paint::Paint;
use super::summary::{code_count, severities};
use super::{Reporter, Summary};
use crate::diagnostic::{Diagnostic, FileReport};
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
        if report.findings.is_empty() {
            let verdict = self.paint.verdict(report.verdict);
            writeln!(out, "{path}: {verdict}{}", message_id(report))?;
        }
        Ok(())
    }

    fn end(&mut self, out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
        let found = severities(summary.errors, summary.warnings, summary.infos);
        let separator = if found.is_empty() { "" } else { "; " };
        writeln!(out, "{}{separator}{found}", summary.files_line())
    }
}

fn headline(paint: Paint, path: &str, finding: &Diagnostic) -> String {
    let Diagnostic { code, severity, place, .. } = finding;
    let kind = paint.severity(*severity, &format!("{severity}[{}]", code.id));
    let message = visible(&finding.message);
    format!("{path}:{}:{}: {kind} {}: {message}", place.line, place.column, code.name)
}

/// The message id behind a space, if it is known.
pub(super) fn message_id(report: &FileReport) -> String {
    report.message.as_deref().map(|id| format!(" {}", visible(id))).unwrap_or_default()
}
