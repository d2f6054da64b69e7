//! The report on claims in Markdown (GitHub Flavored Markdown), to hand on.
//!
//! What a payload says stands in code spans, in which nothing is markup; words of the
//! catalogue are escaped. Neither stands in a table, whose cells a `|` would end even in
//! a code span.

use super::group::{Group, by_verdict, groups};
use super::model::{ClaimRow, ClaimsReport, EvidenceRow, SourceRow};
use super::words::{
    EMPTY, NOT_SPOKEN_OF, declared, heading, legend, mark, matrix, not_run, numbered, place,
    proposal, rating, read_on, reason, row, state, summary, title, trust, validated, verified, why,
    words,
};
use crate::report::visible;
use std::io::{self, Write};

pub(super) fn write(report: &ClaimsReport, out: &mut dyn Write) -> io::Result<()> {
    let markdown = Markdown { report };
    markdown.header(out)?;
    markdown.summary(out)?;
    markdown.payloads(out)?;
    markdown.matrix(out)?;
    markdown.verdicts(out)?;
    markdown.proposals(out)
}

struct Markdown<'r> {
    report: &'r ClaimsReport,
}

impl Markdown<'_> {
    fn header(&self, out: &mut dyn Write) -> io::Result<()> {
        let ClaimsReport { tool, masked, catalogues, .. } = self.report;
        writeln!(out, "# {}\n", prose(&title(self.report)))?;
        writeln!(out, "- Written by {} {}", tool.name, prose(&tool.version))?;
        if *masked {
            writeln!(out, "- Values of payloads are hidden")?;
        }
        for catalogue in catalogues {
            for state in state(catalogue) {
                writeln!(out, "- {}: {}", prose(&catalogue.name), prose(&state))?;
            }
        }
        writeln!(out, "\nSources:\n")?;
        for source in catalogues.iter().flat_map(|catalogue| &catalogue.sources) {
            writeln!(out, "- {}", source_line(source))?;
        }
        Ok(())
    }

    fn summary(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "\n## Summary\n\n{}.", summary(self.report))?;
        for (verdict, claims) in by_verdict(self.report) {
            writeln!(out, "\n{}:\n", heading(verdict))?;
            for claim in claims {
                let (id, statement) = (prose(&claim.id), prose(&claim.statement));
                let why = prose(&why(self.report, claim));
                writeln!(out, "- **{id}** {statement} ({why})")?;
            }
        }
        Ok(())
    }

    fn payloads(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "\n## Payloads\n")?;
        for payload in &self.report.payloads {
            let number = format!("{}. ", payload.number);
            let indent = number.len();
            writeln!(out, "{number}{}", code(&payload.path))?;
            writeln!(out, "{:indent$}- {}", "", prose(&validated(payload)))?;
            writeln!(out, "{:indent$}- declared: {}", "", prose(&declared(payload)))?;
            if let Some(digest) = &payload.sha256 {
                writeln!(out, "{:indent$}- SHA-256 {}", "", code(digest))?;
            }
            if let Some(not_run) = not_run(payload) {
                writeln!(out, "{:indent$}- not run: {}", "", prose(&not_run))?;
            }
        }
        Ok(())
    }

    fn matrix(&self, out: &mut dyn Write) -> io::Result<()> {
        let claims = matrix(self.report);
        if claims.is_empty() {
            return Ok(());
        }
        let numbers = self.report.payloads.iter().map(|of| format!(" {} |", of.number));
        let rules = self.report.payloads.iter().map(|_| " :-: |");
        writeln!(out, "\n## Claims by payloads\n")?;
        writeln!(out, "| Claim |{}", numbers.collect::<String>())?;
        writeln!(out, "| --- |{}", rules.collect::<String>())?;
        for claim in claims {
            let signs = row(self.report, claim).map(|of| of.map_or(NOT_SPOKEN_OF, mark));
            let signs = signs.map(|sign| format!(" {} |", escaped(sign)));
            writeln!(out, "| {} |{}", escaped(&visible(&claim.id)), signs.collect::<String>())?;
        }
        writeln!(out, "\n{}", prose(&legend()))
    }

    fn verdicts(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "\n## Verdicts")?;
        for claim in &self.report.claims {
            writeln!(out, "\n### {}: {}\n", prose(&claim.id), words(claim.verdict))?;
            writeln!(out, "Claim: {}\n", prose(&claim.statement))?;
            writeln!(out, "- Stated by {}", prose(&rating(claim)))?;
            if !claim.contradictions.is_empty() {
                let ids = claim.contradictions.join(", ");
                writeln!(out, "- Contradictions between sources: {}", prose(&ids))?;
            }
            if !claim.rules_not_run.is_empty() {
                writeln!(out, "- Rules not run: {}", prose(&claim.rules_not_run.join(", ")))?;
            }
            self.because(out, claim)?;
        }
        Ok(())
    }

    fn because(&self, out: &mut dyn Write, claim: &ClaimRow) -> io::Result<()> {
        if claim.judgements.is_empty() {
            return writeln!(out, "- Not decidable: {}", prose(&claim.because));
        }
        for group in groups(claim) {
            self.group(out, &group)?;
        }
        Ok(())
    }

    fn group(&self, out: &mut dyn Write, group: &Group<'_>) -> io::Result<()> {
        let by = numbered(&group.payloads);
        let reason = prose(&reason(group.because, group.would_be));
        writeln!(out, "- **{}** ({by}): {reason}", heading(group.verdict))?;
        self.evidence(out, "  ", &group.evidence)?;
        for deviations in &group.deviations {
            writeln!(out, "  - Deviation: {}", prose(deviations.because))?;
            self.evidence(out, "    ", &deviations.evidence)?;
        }
        Ok(())
    }

    fn evidence(&self, out: &mut dyn Write, indent: &str, seen: &[&EvidenceRow]) -> io::Result<()> {
        for evidence in seen {
            let EvidenceRow { path, value, finding, .. } = evidence;
            write!(out, "{indent}- {} {}", code(&place(self.report, evidence)), code(path))?;
            if let Some(value) = value {
                write!(out, " = {}", code(value))?;
            }
            if let Some(finding) = finding {
                write!(out, ": {} {}: {}", finding.code, finding.name, prose(&finding.message))?;
            }
            writeln!(out)?;
        }
        Ok(())
    }

    fn proposals(&self, out: &mut dyn Write) -> io::Result<()> {
        let proposals =
            self.report.claims.iter().filter_map(|claim| Some((claim, proposal(claim)?)));
        let mut proposals = proposals.peekable();
        if proposals.peek().is_none() {
            return Ok(());
        }
        writeln!(out, "\n## Proposals\n\nThe ratings themselves are the sources' and stay.\n")?;
        for (claim, proposal) in proposals {
            writeln!(out, "- {}: {}", prose(&claim.id), prose(&proposal))?;
        }
        Ok(())
    }
}

fn source_line(source: &SourceRow) -> String {
    let SourceRow { id, publisher, title, kind, date, .. } = source;
    let of = format!("{publisher}, {title} ({kind}, {date}){}", read_on(source));
    format!("**{}**: {}; {}; {}", prose(id), prose(&of), trust(source), prose(&verified(source)))
}

/// A code span that shows exactly this text.
fn code(text: &str) -> String {
    let text = visible(text);
    if text.is_empty() {
        return EMPTY.to_owned();
    }
    let ticks = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(ticks + 1);
    // One space at each end is taken off again.
    let is_taken = text.starts_with(' ') && text.ends_with(' ') && !text.trim().is_empty();
    let pad = if is_taken || text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// Text without any markup in it. Words that GitHub would make a link of are code.
fn prose(text: &str) -> String {
    let text = visible(text);
    let words: Vec<String> = text.split(' ').map(word).collect();
    words.join(" ")
}

fn word(word: &str) -> String {
    let is_link = word.contains(['@', '#']) || word.contains("://") || word.contains("www.");
    if is_link { code(word) } else { escaped(word) }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '$') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{code, prose};

    #[test]
    fn code_shows_the_text_as_it_is() {
        for (text, expected) in [
            ("a <b> [c](d) *e* |", "`a <b> [c](d) *e* |`"),
            ("a`b", "``a`b``"),
            ("``", "``` `` ```"),
            (" a ", "`  a  `"),
            (" a", "` a`"),
            (" ", "` `"),
            ("", "(empty)"),
            ("a\nb\u{202e}", "`a\\nb\\u{202e}`"),
        ] {
            assert_eq!(code(text), expected);
        }
    }

    #[test]
    fn prose_has_no_markup() {
        for (text, expected) in [
            ("a <b> [c](d)", "a \\<b\\> \\[c\\](d)"),
            (
                "_a_ *b* `c` &amp; ~d~ $e$ \\",
                "\\_a\\_ \\*b\\* \\`c\\` \\&amp; \\~d\\~ \\$e\\$ \\\\",
            ),
            ("see https://x.example or a@x.example", "see `https://x.example` or `a@x.example`"),
            ("a www.x.example #1", "a `www.x.example` `#1`"),
        ] {
            assert_eq!(prose(text), expected);
        }
    }
}
