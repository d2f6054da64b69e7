//! The report on claims for people.

use super::model::{
    CatalogueRow, ClaimRow, ClaimsReport, EvidenceRow, InsideRow, JudgementRow, PayloadRow,
};
use crate::report::paint::Paint;
use crate::report::visible;
use crate::report::wrap::wrap;
use std::io::{self, Write};

/// Pieces of evidence, and of deviations, printed of one judgement; JSON has all.
const SHOWN: usize = 4;

/// How a verdict is drawn in the matrix.
const MARKS: [(&str, &str); 5] = [
    ("supported", "+"),
    ("supported-with-deviations", "~"),
    ("consistent", "="),
    ("contradicted", "x"),
    ("not-decidable", "?"),
];

pub(super) fn write(report: &ClaimsReport, color: bool, out: &mut dyn Write) -> io::Result<()> {
    let text = Text { report, paint: Paint { color } };
    text.catalogues(out)?;
    text.payloads(out)?;
    text.matrix(out)?;
    text.verdicts(out)?;
    text.undecided(out)?;
    text.summary(out)
}

struct Text<'r> {
    report: &'r ClaimsReport,
    paint: Paint,
}

impl Text<'_> {
    fn catalogues(&self, out: &mut dyn Write) -> io::Result<()> {
        for catalogue in &self.report.catalogues {
            let CatalogueRow { name, last_verified, legal_review, sources, .. } = catalogue;
            writeln!(out, "{}", self.paint.bold(&format!("Claims about {name}")))?;
            if let Some(date) = last_verified {
                writeln!(out, "  last verified {date}")?;
            }
            if let Some(flag) = legal_review {
                writeln!(out, "  {}", wrap(flag, 2, 4))?;
            }
            for source in sources {
                let opinion = if source.second_opinion { ", second opinion" } else { "" };
                let words = format!("{}: {}; {}{opinion}", source.id, source.title, source.trust);
                writeln!(out, "  {}", wrap(&words, 2, 4))?;
            }
            writeln!(out)?;
        }
        Ok(())
    }

    fn payloads(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}", self.paint.bold("Payloads"))?;
        for payload in &self.report.payloads {
            let PayloadRow { number, path, message, verdict, errors, .. } = payload;
            let what = message.as_deref().unwrap_or(payload.payload);
            let errors = match errors {
                0 => String::new(),
                1 => ", 1 error".to_owned(),
                n => format!(", {n} errors"),
            };
            writeln!(out, "  {number}  {}: {}, {verdict}{errors}", visible(path), visible(what))?;
            writeln!(out, "     declared: {}", declared(payload))?;
            if let Some(digest) = &payload.sha256 {
                writeln!(out, "     sha256 {digest}")?;
            }
            for not_run in &payload.not_run {
                let words = format!("not run: {}, {}", not_run.what, visible(&not_run.reason));
                writeln!(out, "     {}", wrap(&words, 5, 7))?;
            }
        }
        writeln!(out)
    }

    /// Claims by payloads, where there is more than one payload.
    fn matrix(&self, out: &mut dyn Write) -> io::Result<()> {
        let spoken = || self.report.claims.iter().filter(|claim| !claim.judgements.is_empty());
        if self.report.payloads.len() < 2 || spoken().next().is_none() {
            return Ok(());
        }
        let width = spoken().map(|claim| claim.id.len()).max().unwrap_or(0);
        let numbers = self.report.payloads.iter().map(|payload| format!("{:>3}", payload.number));
        writeln!(out, "  {:width$} {}", "", numbers.collect::<String>())?;
        for claim in spoken() {
            let marks = self.report.payloads.iter().map(|payload| {
                let of = claim.judgements.iter().find(|j| j.payload == payload.number);
                format!("{:>3}", of.map_or("·", |judgement| mark(judgement.verdict)))
            });
            writeln!(out, "  {:width$} {}", claim.id, marks.collect::<String>())?;
        }
        let legend = MARKS.map(|(verdict, mark)| format!("{mark} {}", words(verdict)));
        writeln!(out, "  {}\n", wrap(&format!("{}, · not spoken of", legend.join(", ")), 2, 2))
    }

    /// The claims about which the payloads say something, each with its evidence.
    fn verdicts(&self, out: &mut dyn Write) -> io::Result<()> {
        for claim in self.report.claims.iter().filter(|claim| claim.verdict != "not-decidable") {
            self.claim(out, claim)?;
        }
        Ok(())
    }

    fn claim(&self, out: &mut dyn Write, claim: &ClaimRow) -> io::Result<()> {
        let verdict = self.paint.bold(words(claim.verdict));
        writeln!(out, "{}  {verdict}", self.paint.bold(&claim.id))?;
        let rating = rating(claim);
        writeln!(out, "  {}", wrap(&format!("{} ({rating})", claim.statement), 2, 2))?;
        for judgement in &claim.judgements {
            self.judgement(out, judgement)?;
        }
        if let Some(proposal) = claim.proposal {
            writeln!(out, "  proposal: {proposal} the confidence; the rating is the source's")?;
        }
        writeln!(out)
    }

    fn judgement(&self, out: &mut dyn Write, judgement: &JudgementRow) -> io::Result<()> {
        let words = format!("{}: {}", words(judgement.verdict), judgement.because);
        writeln!(out, "  {}  {}", judgement.payload, wrap(&visible(&words), 5, 5))?;
        self.evidence(out, &judgement.evidence, "     ")?;
        for deviation in judgement.deviations.iter().take(SHOWN) {
            let words = format!("deviation: {}", visible(&deviation.because));
            writeln!(out, "     {}", wrap(&words, 5, 7))?;
            self.evidence(out, &deviation.evidence, "       ")?;
        }
        more(out, judgement.deviations.len(), "deviations")
    }

    fn evidence(&self, out: &mut dyn Write, seen: &[EvidenceRow], indent: &str) -> io::Result<()> {
        for evidence in seen.iter().take(SHOWN) {
            let path = self.path_of(evidence.payload);
            let place = place(&visible(path), evidence);
            let value = evidence.value.as_ref().map(|value| format!(" = {}", visible(value)));
            let words =
                format!("{} {}{}", place, visible(&evidence.path), value.unwrap_or_default());
            writeln!(
                out,
                "{indent}{}",
                self.paint.dim(&wrap(&words, indent.len(), indent.len() + 2))
            )?;
        }
        more(out, seen.len(), "places")
    }

    /// One line each: the claims that nothing decides.
    fn undecided(&self, out: &mut dyn Write) -> io::Result<()> {
        let open = || self.report.claims.iter().filter(|claim| claim.verdict == "not-decidable");
        if open().next().is_none() {
            return Ok(());
        }
        writeln!(out, "{}", self.paint.bold("Not decidable"))?;
        for claim in open() {
            let would_be = claim.judgements.iter().find_map(|judgement| {
                let would_be = judgement.would_be.filter(|verdict| *verdict != "not-decidable")?;
                Some(format!(" (payload {} would be: {})", judgement.payload, words(would_be)))
            });
            let words = format!("{}  {}{}", claim.id, claim.because, would_be.unwrap_or_default());
            writeln!(out, "  {}", wrap(&visible(&words), 2, 6))?;
        }
        writeln!(out)
    }

    fn summary(&self, out: &mut dyn Write) -> io::Result<()> {
        let totals = &self.report.summary;
        let counts = [
            (totals.supported, "supported"),
            (totals.supported_with_deviations, "supported with deviations"),
            (totals.consistent, "consistent"),
            (totals.contradicted, "contradicted"),
            (totals.not_decidable, "not decidable"),
        ];
        let counts = counts.iter().filter(|(count, _)| *count > 0);
        let counts: Vec<String> = counts.map(|(count, what)| format!("{count} {what}")).collect();
        let claims = if totals.claims == 1 { "claim" } else { "claims" };
        writeln!(out, "{} {claims}: {}", totals.claims, counts.join(", "))
    }

    fn path_of(&self, number: usize) -> &str {
        let mut payloads = self.report.payloads.iter();
        payloads.find(|payload| payload.number == number).map_or("", |payload| &payload.path)
    }
}

/// `path:line:column`, or where the file holds a decoded text and the place in it.
fn place(path: &str, evidence: &EvidenceRow) -> String {
    match (evidence.line.zip(evidence.column), &evidence.inside) {
        (Some((line, column)), None) => format!("{path}:{line}:{column}"),
        (Some((line, column)), Some(inside)) => {
            let InsideRow { encoding, line: outer_line, column: outer_column } = inside;
            format!("{path}:{outer_line}:{outer_column} > {encoding} {line}:{column}")
        }
        (None, _) => path.to_owned(),
    }
}

fn mark(verdict: &str) -> &'static str {
    MARKS.iter().find(|(name, _)| *name == verdict).map_or("?", |(_, mark)| mark)
}

/// The name of a verdict for people.
fn words(verdict: &str) -> &str {
    match verdict {
        "supported-with-deviations" => "supported with deviations",
        "not-decidable" => "not decidable",
        other => other,
    }
}

/// Who says it, and how sure that is.
fn rating(claim: &ClaimRow) -> String {
    let page = claim.page.as_ref().map(|page| format!(" page {page}")).unwrap_or_default();
    let confidence = match (claim.confidence, &claim.rated_by) {
        (Some(rated), Some(by)) => format!("confidence {rated}, rated by {by}"),
        _ => "confidence not rated".to_owned(),
    };
    format!("{}{page}; {confidence}", claim.sources.join(", "))
}

fn declared(payload: &PayloadRow) -> String {
    let declared = &payload.declared;
    let status = declared.http_status.map(|status| format!("HTTP {status}"));
    let exchange = declared.exchange.as_ref().map(|id| format!("exchange {}", visible(id)));
    let requested = declared.requested.as_ref().map(|id| format!("requested {}", visible(id)));
    let text = |value: &Option<String>| value.as_ref().map(|text| visible(text).into_owned());
    let name = |value: Option<&'static str>| value.map(str::to_owned);
    let parts = [
        text(&declared.api),
        name(declared.direction),
        name(declared.environment),
        text(&declared.observed),
        exchange,
        status,
        requested,
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { "nothing".to_owned() } else { parts.join(", ") }
}

fn more(out: &mut dyn Write, count: usize, what: &str) -> io::Result<()> {
    match count.saturating_sub(SHOWN) {
        0 => Ok(()),
        left => writeln!(out, "       and {left} more {what}"),
    }
}
