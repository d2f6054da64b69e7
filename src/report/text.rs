//! The report for people.
//!
//! Lines keep to 80 columns where paths allow. Everything that comes from the
//! payload or the file system passes [`visible`] before it is written.

use super::concise::subject;
use super::escape::visible;
use super::paint::Paint;
use super::place::place;
use super::summary::{code_count, severities};
use super::window::{self, Window};
use super::wrap::{WIDTH, wrap};
use super::{Options, Reporter, Summary, rules};
use crate::diagnostic::{Diagnostic, FileReport, LayerReport, LayerStatus, Suppressed, Verdict};
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// Columns by which what belongs to a finding or file is set in.
const INDENT: usize = 3;
/// Characters of a found value that are shown; the window has its surroundings.
const FOUND_SHOWN: usize = 140;

/// Writes each finding with its window, then the file's verdict.
pub(super) struct Text {
    paint: Paint,
    /// Says also what became of each rule and what was suppressed.
    verbose: bool,
    /// The configuration and the profiles that were used, as they are said.
    used: String,
    /// Something was written, so that an empty line sets off what follows.
    started: bool,
    /// What was said last of the layers: it is the same of most files.
    layers: (Vec<LayerReport>, String),
}

impl Text {
    pub(super) fn new(options: &Options) -> Self {
        Text {
            paint: Paint { color: options.color },
            verbose: options.verbose,
            used: used(options),
            started: false,
            layers: Default::default(),
        }
    }

    /// An empty line, except at the very start.
    fn gap(&self, out: &mut dyn Write) -> io::Result<()> {
        if self.started { writeln!(out) } else { Ok(()) }
    }

    fn finding(&self, out: &mut dyn Write, path: &str, finding: &Diagnostic) -> io::Result<()> {
        self.headline(out, path, finding)?;
        self.window(out, finding)?;
        if !finding.path.is_empty() {
            writeln!(out, "   at {}", visible(&finding.path))?;
        }
        let found = finding.found.as_deref().map(clipped);
        self.labelled(out, "found", found.as_deref())?;
        self.labelled(out, "expected", finding.expected.as_deref())?;
        self.advice(out, finding)?;
        writeln!(out)
    }

    fn headline(&self, out: &mut dyn Write, path: &str, finding: &Diagnostic) -> io::Result<()> {
        let Diagnostic { code, severity, .. } = finding;
        let place = format!("{path}:{}", place(finding));
        let kind = format!("{severity}[{}]", code.id);
        let used = place.width() + 1 + kind.width() + 1;
        let said = wrap(&format!("{}: {}", code.name, visible(&finding.message)), used, INDENT);
        let (name, message) = said.split_at(said.find(':').unwrap_or(0));
        let paint = self.paint;
        let (place, kind) = (paint.bold(&place), paint.severity(*severity, &kind));
        let space = if name.starts_with('\n') { "" } else { " " };
        writeln!(out, "{place} {kind}{space}{}{message}", paint.bold(name))
    }

    fn window(&self, out: &mut dyn Write, finding: &Diagnostic) -> io::Result<()> {
        if finding.excerpt.text.is_empty() {
            return Ok(());
        }
        let number = format!("{:>5}", finding.place.line);
        let width = WIDTH.saturating_sub(number.len() + 3);
        let Window { text, carets } = window::draw(&finding.excerpt, width);
        let blank = " ".repeat(number.len());
        let paint = self.paint;
        writeln!(out, "{} {text}", paint.dim(&format!("{number} |")))?;
        let carets = paint.severity(finding.severity, &carets);
        writeln!(out, "{} {carets}", paint.dim(&format!("{blank} |")))
    }

    fn labelled(&self, out: &mut dyn Write, label: &str, text: Option<&str>) -> io::Result<()> {
        let Some(text) = text else { return Ok(()) };
        let used = INDENT + label.len() + 2;
        writeln!(out, "   {}: {}", self.paint.bold(label), wrap(&visible(text), used, INDENT + 3))
    }

    /// Help, and the bank's reason code: on one line if both fit.
    fn advice(&self, out: &mut dyn Write, finding: &Diagnostic) -> io::Result<()> {
        let reason = finding.bank_reason.map(|code| format!("bank reason: {code}"));
        let help = finding.help.as_deref().map(visible);
        if let (Some(help), Some(reason)) = (&help, &reason) {
            let line = format!("help: {help}   {reason}");
            if INDENT + line.width() <= WIDTH {
                return writeln!(out, "   {}: {help}   {reason}", self.paint.bold("help"));
            }
        }
        self.labelled(out, "help", finding.help.as_deref())?;
        reason.map_or(Ok(()), |reason| writeln!(out, "   {reason}"))
    }

    /// A file below a folder that is no payload: one line is enough.
    fn passed_by(&self, out: &mut dyn Write, report: &FileReport) -> io::Result<()> {
        let why = match report.findings.first() {
            Some(Diagnostic { code, message, .. }) => {
                format!(" {}[{}]: {}", code.name, code.id, visible(message))
            }
            None => {
                let reason = report.layers.iter().find_map(|layer| layer.reason.as_deref());
                reason.map(|why| format!(" ({})", visible(why))).unwrap_or_default()
            }
        };
        let path = visible(&report.path);
        let subject = subject(report);
        let used = path.width() + 2 + report.verdict.name().len() + subject.width();
        let why = wrap(&why, used, INDENT);
        let space = if why.is_empty() || why.starts_with('\n') { "" } else { " " };
        writeln!(out, "{path}: {}{subject}{space}{why}", self.paint.verdict(report.verdict))
    }

    fn verdict(&mut self, out: &mut dyn Write, report: &FileReport) -> io::Result<()> {
        let layer = |sum: fn(&LayerReport) -> u64| report.layers.iter().map(sum).sum();
        let counts = severities(layer(|l| l.errors), layer(|l| l.warnings), layer(|l| l.infos));
        let suppressed = match report.suppressed.len() as u64 + report.suppressed_more {
            0 => String::new(),
            count => format!("{count} suppressed"),
        };
        let counts: Vec<String> =
            [counts, suppressed].into_iter().filter(|text| !text.is_empty()).collect();
        let counts = counts.join(", ");
        let counts = if counts.is_empty() { counts } else { format!(" ({counts})") };
        let path = self.paint.bold(&visible(&report.path));
        let verdict = self.paint.verdict(report.verdict);
        writeln!(out, "{path}: {verdict}{}{counts}", subject(report))?;
        if self.layers.0 != report.layers {
            let line = wrap(&visible(&layers_line(&report.layers)), INDENT, INDENT);
            self.layers = (report.layers.clone(), line);
        }
        writeln!(out, "   {}", self.layers.1)?;
        self.rules(out, report)?;
        self.suppressed(out, report)?;
        if report.omitted.is_empty() {
            return Ok(());
        }
        let omitted: Vec<String> =
            report.omitted.iter().map(|&(_, id, n)| code_count(id, n)).collect();
        writeln!(out, "   {}", wrap(&format!("not shown: {}", omitted.join(", ")), INDENT, INDENT))
    }
}

impl Text {
    /// How many rules passed, and which did not and why if all is to be said.
    fn rules(&self, out: &mut dyn Write, report: &FileReport) -> io::Result<()> {
        let counts = rules::counts(&report.rules);
        if counts.is_empty() {
            return Ok(());
        }
        writeln!(out, "   {}", wrap(&format!("rules: {counts}"), INDENT, INDENT))?;
        if !self.verbose {
            return Ok(());
        }
        for (words, ids) in rules::not_passed(&report.rules) {
            let line = format!("{}: {}", visible(&words), ids.join(", "));
            writeln!(out, "     {}", wrap(&line, INDENT + 2, INDENT + 4))?;
        }
        Ok(())
    }

    /// What was suppressed, one by one with the reason if all is to be said.
    fn suppressed(&self, out: &mut dyn Write, report: &FileReport) -> io::Result<()> {
        if report.suppressed.is_empty() {
            return Ok(());
        }
        let line = format!("suppressed: {}", rules::suppressed(report));
        writeln!(out, "   {}", wrap(&line, INDENT, INDENT))?;
        for Suppressed { finding, reason, .. } in report.suppressed.iter().filter(|_| self.verbose)
        {
            let (at, id) = (place(finding), finding.code.id);
            let line = format!("{at} {id} at {}: {}", visible(&finding.path), visible(reason));
            writeln!(out, "     {}", wrap(&line, INDENT + 2, INDENT + 4))?;
        }
        Ok(())
    }
}

impl Reporter for Text {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if self.verbose {
            self.started = true;
            writeln!(out, "{}", wrap(&visible(&self.used), 0, INDENT))?;
        }
        Ok(())
    }

    fn file(&mut self, out: &mut dyn Write, report: &FileReport) -> io::Result<()> {
        if !report.named && report.verdict == Verdict::Unchecked {
            self.started = true;
            return self.passed_by(out, report);
        }
        if !report.findings.is_empty() {
            self.gap(out)?;
        }
        let path = visible(&report.path);
        for finding in &report.findings {
            self.finding(out, &path, finding)?;
        }
        self.started = true;
        self.verdict(out, report)
    }

    fn end(&mut self, out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
        self.gap(out)?;
        writeln!(out, "{}", self.paint.bold(&summary.files_line()))?;
        let found = severities(summary.errors, summary.warnings, summary.infos);
        if !found.is_empty() {
            writeln!(out, "{}", wrap(&format!("{found}: {}", summary.codes_line()), 0, INDENT))?;
        }
        if summary.suppressed > 0 {
            writeln!(out, "{} suppressed", summary.suppressed)?;
        }
        Ok(())
    }
}

/// `configuration: isoproof.toml; profiles: sepa`.
fn used(options: &Options) -> String {
    let config = options.run.config.as_deref().unwrap_or("none");
    match options.run.profiles.as_slice() {
        [] => format!("configuration: {config}"),
        profiles => format!("configuration: {config}; profiles: {}", profiles.join(", ")),
    }
}

/// `encoding, xml passed; schema failed; rules, playbook not run: not asked for`.
fn layers_line(layers: &[LayerReport]) -> String {
    let mut groups: Vec<(String, String)> = Vec::new();
    for layer in layers.iter().filter(|layer| !is_other_syntax(layer)) {
        let words = status_words(layer);
        match groups.last_mut() {
            Some((names, last)) if *last == words => *names = format!("{names}, {}", layer.layer),
            _ => groups.push((layer.layer.to_string(), words)),
        }
    }
    let groups: Vec<String> =
        groups.iter().map(|(names, words)| format!("{names} {words}")).collect();
    groups.join("; ")
}

/// Whether it is the syntax that the input is not in, of which there is nothing to say.
fn is_other_syntax(layer: &LayerReport) -> bool {
    layer.status == LayerStatus::NotApplicable && layer.reason.is_none()
}

/// `failed`, `not run: not asked for`.
fn status_words(layer: &LayerReport) -> String {
    let status = layer.status.name().replace('-', " ");
    match layer.reason.as_deref() {
        // A reason that names the status itself ("not run from line 7: …") says both.
        Some(reason) if reason.starts_with(&status) => reason.to_owned(),
        Some(reason) => format!("{status}: {reason}"),
        None => status,
    }
}

/// The beginning of a found value, with an ellipsis if it goes on.
fn clipped(found: &str) -> String {
    match found.char_indices().nth(FOUND_SHOWN) {
        Some((end, _)) => format!("{}…", found.get(..end).unwrap_or_default()),
        None => found.to_owned(),
    }
}
