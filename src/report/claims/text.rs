//! The report on claims for people, on a terminal: first what each claim comes to and
//! why, then the payloads, the evidence, and the sources.

use super::group::{Group, Undecided, by_verdict, groups, undecided};
use super::model::{ClaimRow, ClaimsReport, EvidenceRow};
use super::words::{
    EMPTY, NOT_SPOKEN_OF, declared, heading, legend, mark, matrix, not_run, numbered, place,
    proposal, rating, read_on, reason, row, state, summary, title, trust, validated, verified, why,
    words, would_be,
};
use crate::report::paint::Paint;
use crate::report::visible;
use crate::report::wrap::{WIDTH, wrap};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Pieces of evidence printed of what several payloads say alike.
const SHOWN: usize = 4;

/// The longest value that is printed, in characters.
const LONGEST: usize = 60;

/// Columns of a payload in the matrix.
const CELL: usize = 3;

pub(super) fn write(report: &ClaimsReport, color: bool, out: &mut dyn Write) -> io::Result<()> {
    let text = Text { report, paint: Paint { color } };
    text.header(out)?;
    text.verdicts(out)?;
    text.payloads(out)?;
    text.matrix(out)?;
    text.evidence(out)?;
    text.sources(out)?;
    line(out, 0, &summary(report))
}

struct Text<'r> {
    report: &'r ClaimsReport,
    paint: Paint,
}

impl Text<'_> {
    fn header(&self, out: &mut dyn Write) -> io::Result<()> {
        self.heading(out, &title(self.report))?;
        for catalogue in &self.report.catalogues {
            line(out, 2, &state(catalogue).join("; "))?;
        }
        if self.report.masked {
            line(out, 2, "values of payloads are hidden")?;
        }
        writeln!(out)
    }

    /// What each claim comes to, the gravest first, and why.
    fn verdicts(&self, out: &mut dyn Write) -> io::Result<()> {
        for (verdict, claims) in by_verdict(self.report) {
            self.heading(out, &heading(verdict))?;
            if verdict == "not-decidable" {
                for of in undecided(&claims) {
                    undecided_for(out, &of)?;
                }
            } else {
                for claim in claims {
                    self.decided(out, claim)?;
                }
            }
            writeln!(out)?;
        }
        Ok(())
    }

    fn decided(&self, out: &mut dyn Write, claim: &ClaimRow) -> io::Result<()> {
        line(out, 2, &format!("{}: {}", claim.id, claim.statement))?;
        line(out, 6, &why(self.report, claim))?;
        match proposal(claim) {
            Some(proposal) => line(out, 6, &format!("proposal: {proposal}")),
            None => Ok(()),
        }
    }

    fn payloads(&self, out: &mut dyn Write) -> io::Result<()> {
        self.heading(out, "Payloads")?;
        for payload in &self.report.payloads {
            line(out, 2, &format!("{}  {}", payload.number, payload.path))?;
            line(out, 6, &validated(payload))?;
            line(out, 6, &format!("declared: {}", declared(payload)))?;
            if let Some(digest) = &payload.sha256 {
                line(out, 6, &format!("sha256 {digest}"))?;
            }
            if let Some(not_run) = not_run(payload) {
                line(out, 6, &format!("not run: {not_run}"))?;
            }
        }
        writeln!(out)
    }

    /// Claims by payloads, as many payloads side by side as the line takes.
    fn matrix(&self, out: &mut dyn Write) -> io::Result<()> {
        let claims = matrix(self.report);
        let Some(width) = claims.iter().map(|claim| claim.id.len()).max() else { return Ok(()) };
        self.heading(out, "Claims by payloads")?;
        let numbers: Vec<usize> = self.report.payloads.iter().map(|of| of.number).collect();
        let columns = (WIDTH.saturating_sub(width + 2) / CELL).max(1);
        for from in (0..numbers.len()).step_by(columns) {
            let cells = |signs: Vec<String>| {
                let cells = signs.into_iter().skip(from).take(columns);
                cells.map(|sign| format!("{sign:>CELL$}")).collect::<String>()
            };
            let names = numbers.iter().map(ToString::to_string).collect();
            writeln!(out, "  {:width$}{}", "", cells(names))?;
            for claim in &claims {
                let signs = row(self.report, claim).map(|of| of.map_or(NOT_SPOKEN_OF, mark));
                let signs = signs.map(str::to_owned).collect();
                writeln!(out, "  {:width$}{}", visible(&claim.id), cells(signs))?;
            }
        }
        line(out, 2, &legend())?;
        writeln!(out)
    }

    /// The claims about which the payloads say something, or would, with what was seen.
    fn evidence(&self, out: &mut dyn Write) -> io::Result<()> {
        let is_shown = |claim: &&ClaimRow| {
            claim.verdict != "not-decidable"
                || claim.judgements.iter().any(|judgement| !judgement.evidence.is_empty())
        };
        for claim in self.report.claims.iter().filter(is_shown) {
            let verdict = format!("{}  {}", visible(&claim.id), words(claim.verdict));
            writeln!(out, "{}", self.paint.bold(&verdict))?;
            line(out, 2, &format!("{} ({})", claim.statement, rating(claim)))?;
            for group in groups(claim) {
                self.group(out, &group)?;
            }
            if !claim.rules_not_run.is_empty() {
                line(out, 2, &format!("not run: rules {}", claim.rules_not_run.join(", ")))?;
            }
            writeln!(out)?;
        }
        Ok(())
    }

    fn group(&self, out: &mut dyn Write, group: &Group<'_>) -> io::Result<()> {
        let by = numbered(&group.payloads);
        let reason = reason(group.because, group.would_be);
        line(out, 2, &format!("{} ({by}): {reason}", words(group.verdict)))?;
        self.seen(out, 6, &group.evidence)?;
        for deviations in &group.deviations {
            line(out, 6, &format!("deviation: {}", deviations.because))?;
            self.seen(out, 8, &deviations.evidence)?;
        }
        Ok(())
    }

    /// Of each payload its first piece, then of each its second, as far as they are shown.
    fn seen(&self, out: &mut dyn Write, indent: usize, all: &[&EvidenceRow]) -> io::Result<()> {
        let mut of_payload: BTreeMap<usize, usize> = BTreeMap::new();
        let mut ranked: Vec<(usize, &EvidenceRow)> = Vec::new();
        for evidence in all {
            let rank = of_payload.entry(evidence.payload).or_default();
            ranked.push((*rank, evidence));
            *rank += 1;
        }
        ranked.sort_by_key(|(rank, _)| *rank);
        for (_, evidence) in ranked.iter().take(SHOWN) {
            let words = format!("{} {}", place(self.report, evidence), what(evidence));
            let words = wrap(&visible(&words), indent, indent + 2);
            writeln!(out, "{:indent$}{}", "", self.paint.dim(&words))?;
        }
        match all.len().saturating_sub(SHOWN) {
            0 => Ok(()),
            1 => line(out, indent, "and 1 more place"),
            more => line(out, indent, &format!("and {more} more places")),
        }
    }

    fn sources(&self, out: &mut dyn Write) -> io::Result<()> {
        self.heading(out, "Sources")?;
        for source in self.report.catalogues.iter().flat_map(|of| &of.sources) {
            let of = format!(
                "{}, {} ({}, {})",
                source.publisher, source.title, source.kind, source.date
            );
            let words = [
                source.id.clone() + ": " + &of + &read_on(source),
                trust(source),
                verified(source),
            ];
            line(out, 2, &words.join("; "))?;
        }
        writeln!(out)
    }

    fn heading(&self, out: &mut dyn Write, text: &str) -> io::Result<()> {
        writeln!(out, "{}", self.paint.bold(&wrap(&visible(text), 0, 2)))
    }
}

fn undecided_for(out: &mut dyn Write, undecided: &Undecided<'_>) -> io::Result<()> {
    line(out, 2, undecided.because)?;
    for (of, claims) in &undecided.claims {
        let ids: Vec<&str> = claims.iter().map(|claim| claim.id.as_str()).collect();
        let of = of.map(|of| format!(" {}", would_be(of)));
        line(out, 6, &(ids.join(", ") + &of.unwrap_or_default()))?;
    }
    Ok(())
}

/// The path, and the value or the finding there.
fn what(evidence: &EvidenceRow) -> String {
    let EvidenceRow { path, value, finding, .. } = evidence;
    let value = value.as_ref().map(|value| match value.char_indices().nth(LONGEST) {
        Some((end, _)) => format!(" = {}…", &value[..end]),
        None if value.is_empty() => format!(" = {EMPTY}"),
        None => format!(" = {value}"),
    });
    let finding = finding.as_ref().map(|of| format!(": {} {}: {}", of.code, of.name, of.message));
    format!("{path}{}{}", value.unwrap_or_default(), finding.unwrap_or_default())
}

/// A paragraph whose further lines stand two columns in.
fn line(out: &mut dyn Write, indent: usize, text: &str) -> io::Result<()> {
    writeln!(out, "{:indent$}{}", "", wrap(&visible(text), indent, indent + 2))
}
