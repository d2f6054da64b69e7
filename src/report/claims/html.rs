//! The report on claims as one HTML file, to hand on: no script, nothing from elsewhere,
//! and well-formed as XML too.

use super::group::{Deviations, Group, by_verdict, groups};
use super::model::{CatalogueRow, ClaimRow, ClaimsReport, EvidenceRow, PayloadRow};
use super::words::{
    EMPTY, NOT_SPOKEN_OF, declared, heading, legend, mark, matrix, not_run, numbered, place,
    proposal, rating, reason, row, state, summary, title, trust, validated, why, words,
};
use crate::report::uri;
use crate::report::xml_text::attribute as text;
use std::io::{self, Write};

const STYLE: &str = include_str!("html.css");

pub(super) fn write(report: &ClaimsReport, out: &mut dyn Write) -> io::Result<()> {
    let html = Html { report };
    html.head(out)?;
    html.header(out)?;
    writeln!(out, "<main>")?;
    html.verdicts(out)?;
    html.payloads(out)?;
    html.matrix(out)?;
    html.evidence(out)?;
    html.proposals(out)?;
    writeln!(out, "</main>\n</body>\n</html>")
}

struct Html<'r> {
    report: &'r ClaimsReport,
}

impl Html<'_> {
    fn head(&self, out: &mut dyn Write) -> io::Result<()> {
        let title = text(&title(self.report));
        writeln!(
            out,
            r#"<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
<title>{title}</title>
<style>
{STYLE}</style>
</head>
<body>"#
        )
    }

    fn header(&self, out: &mut dyn Write) -> io::Result<()> {
        let ClaimsReport { tool, masked, catalogues, .. } = self.report;
        writeln!(out, "<header>\n<h1>{}</h1>", text(&title(self.report)))?;
        for catalogue in catalogues {
            for state in state(catalogue) {
                writeln!(
                    out,
                    r#"<p class="flag">{}: {}</p>"#,
                    text(&catalogue.name),
                    text(&state)
                )?;
            }
        }
        writeln!(out, "<p>Written by {} {}.</p>", tool.name, text(&tool.version))?;
        if *masked {
            writeln!(out, "<p>Values of payloads are hidden.</p>")?;
        }
        for catalogue in catalogues {
            sources(out, catalogue)?;
        }
        writeln!(out, "</header>")
    }

    fn verdicts(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "<section>\n<h2>Summary</h2>\n<p>{}.</p>", summary(self.report))?;
        for (verdict, claims) in by_verdict(self.report) {
            table(out, &heading(verdict), &["Claim", "Statement", "Why"])?;
            for claim in claims {
                let (statement, why) = (text(&claim.statement), text(&why(self.report, claim)));
                let link = link(claim);
                writeln!(
                    out,
                    r#"<tr><th scope="row">{link}</th><td>{statement}</td><td>{why}</td></tr>"#
                )?;
            }
            writeln!(out, "</tbody>\n</table>")?;
        }
        writeln!(out, "</section>")
    }

    fn payloads(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "<section>\n<h2>Payloads</h2>\n<div class=\"wide\">")?;
        table(
            out,
            "What was read",
            &["Number", "File", "What it is", "Declared", "Not run", "SHA-256"],
        )?;
        for payload in &self.report.payloads {
            payload_row(out, payload)?;
        }
        writeln!(out, "</tbody>\n</table>\n</div>\n</section>")
    }

    fn matrix(&self, out: &mut dyn Write) -> io::Result<()> {
        let claims = matrix(self.report);
        if claims.is_empty() {
            return Ok(());
        }
        writeln!(out, "<section>\n<h2>Claims by payloads</h2>\n<p>{}</p>", text(&legend()))?;
        writeln!(
            out,
            r#"<div class="wide">
<table class="matrix">
<thead>
<tr><th scope="col">Claim</th>"#
        )?;
        for payload in &self.report.payloads {
            writeln!(out, r#"<th scope="col">{}</th>"#, payload.number)?;
        }
        writeln!(out, "</tr>\n</thead>\n<tbody>")?;
        for claim in claims {
            write!(out, r#"<tr><th scope="row">{}</th>"#, link(claim))?;
            for verdict in row(self.report, claim) {
                write!(out, "{}", cell(verdict))?;
            }
            writeln!(out, "</tr>")?;
        }
        writeln!(out, "</tbody>\n</table>\n</div>\n</section>")
    }

    fn evidence(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "<section>\n<h2>Verdicts and evidence</h2>")?;
        for claim in &self.report.claims {
            writeln!(out, r#"<article id="{}">"#, anchor(claim))?;
            let (verdict, name) = (words(claim.verdict), claim.verdict);
            writeln!(
                out,
                r#"<h3>{}: <span class="{name}">{verdict}</span></h3>"#,
                text(&claim.id)
            )?;
            writeln!(out, "<p>{}</p>\n<ul>", text(&claim.statement))?;
            writeln!(out, "<li>Stated by {}</li>", text(&rating(claim)))?;
            if !claim.contradictions.is_empty() {
                let ids = text(&claim.contradictions.join(", "));
                writeln!(out, "<li>Contradictions between sources: {ids}</li>")?;
            }
            if !claim.rules_not_run.is_empty() {
                let rules = text(&claim.rules_not_run.join(", "));
                writeln!(out, "<li>Rules not run: {rules}</li>")?;
            }
            if claim.judgements.is_empty() {
                writeln!(out, "<li>Not decidable: {}</li>", text(&claim.because))?;
            }
            writeln!(out, "</ul>")?;
            for group in groups(claim) {
                self.group(out, &group)?;
            }
            writeln!(out, "</article>")?;
        }
        writeln!(out, "</section>")
    }

    fn group(&self, out: &mut dyn Write, group: &Group<'_>) -> io::Result<()> {
        let Group { verdict, because, would_be, payloads, evidence, deviations } = group;
        let reason = text(&reason(because, *would_be));
        let by = numbered(payloads);
        writeln!(
            out,
            r#"<p><span class="{verdict}">{}</span> ({by}): {reason}</p>"#,
            heading(verdict)
        )?;
        self.seen(out, "Evidence", evidence)?;
        for Deviations { because, evidence } in deviations {
            self.seen(out, &format!("Deviation: {because}"), evidence)?;
        }
        Ok(())
    }

    fn seen(&self, out: &mut dyn Write, caption: &str, seen: &[&EvidenceRow]) -> io::Result<()> {
        if seen.is_empty() {
            return Ok(());
        }
        table(out, caption, &["Payload", "Place", "Path", "Value or finding"])?;
        for evidence in seen {
            let EvidenceRow { payload, path, .. } = evidence;
            let (place, path) = (text(&place(self.report, evidence)), text(path));
            let what = what(evidence);
            writeln!(
                out,
                "<tr><td>{payload}</td><td><code>{place}</code></td><td><code>{path}</code></td><td>{what}</td></tr>"
            )?;
        }
        writeln!(out, "</tbody>\n</table>")
    }

    fn proposals(&self, out: &mut dyn Write) -> io::Result<()> {
        let proposals =
            self.report.claims.iter().filter_map(|claim| Some((claim, proposal(claim)?)));
        let mut proposals = proposals.peekable();
        if proposals.peek().is_none() {
            return Ok(());
        }
        writeln!(out, "<section>\n<h2>Proposals</h2>")?;
        writeln!(out, "<p>The ratings themselves are the sources' and stay.</p>\n<ul>")?;
        for (claim, proposal) in proposals {
            writeln!(out, "<li>{}: {}</li>", link(claim), text(&proposal))?;
        }
        writeln!(out, "</ul>\n</section>")
    }
}

/// The id of the claim, leading to its evidence.
fn link(claim: &ClaimRow) -> String {
    format!("<a href=\"#{}\">{}</a>", anchor(claim), text(&claim.id))
}

/// A name for the claim in the document.
fn anchor(claim: &ClaimRow) -> String {
    text(&uri::from_path(&format!("{}/{}", claim.provider, claim.id)))
}

fn sources(out: &mut dyn Write, catalogue: &CatalogueRow) -> io::Result<()> {
    let caption = format!("Sources on {}", catalogue.name);
    writeln!(out, "<div class=\"wide\">")?;
    table(
        out,
        &caption,
        &["Source", "Publisher", "Title", "Kind", "Date", "Last verified", "Trust"],
    )?;
    for source in &catalogue.sources {
        let read_on = source.read_on.as_ref().map(|on| format!(", read on {on}"));
        let kind = source.kind.clone() + &read_on.unwrap_or_default();
        let verified = source.last_verified.as_deref().unwrap_or("never");
        write!(out, r#"<tr><th scope="row">{}</th>"#, text(&source.id))?;
        for cell in
            [&source.publisher, &source.title, &kind, &source.date, verified, &trust(source)]
        {
            write!(out, "<td>{}</td>", text(cell))?;
        }
        writeln!(out, "</tr>")?;
    }
    writeln!(out, "</tbody>\n</table>\n</div>")
}

fn payload_row(out: &mut dyn Write, payload: &PayloadRow) -> io::Result<()> {
    write!(out, r#"<tr><th scope="row">{}</th>"#, payload.number)?;
    write!(out, "<td><code>{}</code></td>", text(&payload.path))?;
    write!(out, "<td>{}</td>", text(&validated(payload)))?;
    write!(out, "<td>{}</td>", text(&declared(payload)))?;
    write!(out, "<td>{}</td>", text(&not_run(payload).unwrap_or_default()))?;
    writeln!(out, "<td><code>{}</code></td></tr>", payload.sha256.as_deref().unwrap_or_default())
}

/// The start of a table, up to its first row.
fn table(out: &mut dyn Write, caption: &str, columns: &[&str]) -> io::Result<()> {
    let columns = columns.iter().map(|name| format!(r#"<th scope="col">{name}</th>"#));
    writeln!(out, "<table>\n<caption>{}</caption>", text(caption))?;
    writeln!(out, "<thead>\n<tr>{}</tr>\n</thead>\n<tbody>", columns.collect::<String>())
}

fn cell(verdict: Option<&str>) -> String {
    match verdict {
        Some(name) => {
            let (words, mark) = (words(name), mark(name));
            format!(r#"<td><abbr class="{name}" title="{words}">{mark}</abbr></td>"#)
        }
        None => format!(r#"<td><abbr title="not spoken of">{NOT_SPOKEN_OF}</abbr></td>"#),
    }
}

fn what(evidence: &EvidenceRow) -> String {
    let value = evidence.value.as_ref().map(|value| match text(value) {
        empty if empty.is_empty() => EMPTY.to_owned(),
        value => format!("<code>{value}</code>"),
    });
    let finding = evidence.finding.as_ref();
    let finding = finding.map(|of| format!("{} {}: {}", of.code, of.name, text(&of.message)));
    value.or(finding).unwrap_or_default()
}
