//! What the reports for people say in the same words.

use super::model::{
    CatalogueRow, ClaimRow, ClaimsReport, EvidenceRow, InsideRow, NotRun, PayloadRow, SourceRow,
    WouldBeRow,
};

/// A verdict as people read it.
pub(super) struct VerdictWords {
    /// Its name in the report.
    pub(super) name: &'static str,
    /// In words.
    pub(super) words: &'static str,
    /// How it is drawn in the matrix.
    pub(super) mark: &'static str,
}

/// The verdicts, the gravest first.
pub(super) const VERDICTS: [VerdictWords; 5] = [
    VerdictWords { name: "contradicted", words: "contradicted", mark: "x" },
    VerdictWords {
        name: "supported-with-deviations",
        words: "supported with deviations",
        mark: "~",
    },
    VerdictWords { name: "supported", words: "supported", mark: "+" },
    VerdictWords { name: "consistent", words: "consistent", mark: "=" },
    VerdictWords { name: "not-decidable", words: "not decidable", mark: "?" },
];

/// What stands in the matrix where a claim does not speak of a payload.
pub(super) const NOT_SPOKEN_OF: &str = "·";

/// Stands for a value without a character.
pub(super) const EMPTY: &str = "(empty)";

/// The verdict in words.
pub(super) fn words(verdict: &str) -> &str {
    of(verdict).map_or(verdict, |of| of.words)
}

/// The same at the beginning of a line.
pub(super) fn heading(verdict: &str) -> String {
    let words = words(verdict);
    let (first, rest) = words.split_at(words.len().min(1));
    first.to_uppercase() + rest
}

/// Its sign in the matrix.
pub(super) fn mark(verdict: &str) -> &'static str {
    of(verdict).map_or("?", |of| of.mark)
}

fn of(verdict: &str) -> Option<&'static VerdictWords> {
    VERDICTS.iter().find(|known| known.name == verdict)
}

/// What the signs of the matrix mean.
pub(super) fn legend() -> String {
    let marks = VERDICTS.map(|verdict| format!("{} {}", verdict.mark, verdict.words));
    format!("{}, {NOT_SPOKEN_OF} not spoken of", marks.join(", "))
}

/// The verdict on a claim for each payload, in their order; `None` where it speaks of
/// something else.
pub(super) fn row<'r>(
    report: &'r ClaimsReport,
    claim: &'r ClaimRow,
) -> impl Iterator<Item = Option<&'static str>> {
    report.payloads.iter().map(|payload| {
        let mut of = claim.judgements.iter().filter(|j| j.payload == payload.number);
        of.next().map(|judgement| judgement.verdict)
    })
}

/// The claims that speak of a payload, if a matrix of them shows anything.
pub(super) fn matrix(report: &ClaimsReport) -> Vec<&ClaimRow> {
    if report.payloads.len() < 2 {
        return Vec::new();
    }
    report.claims.iter().filter(|claim| !claim.judgements.is_empty()).collect()
}

/// `Claims about A and B`.
pub(super) fn title(report: &ClaimsReport) -> String {
    let names: Vec<&str> = report.catalogues.iter().map(|of| of.name.as_str()).collect();
    format!("Claims about {}", names.join(" and "))
}

/// When the statements were last compared with their sources, and what must happen
/// before the wording is published.
pub(super) fn state(catalogue: &CatalogueRow) -> Vec<String> {
    let CatalogueRow { last_verified, legal_review, .. } = catalogue;
    let verified = last_verified.as_ref().map(|date| format!("last verified {date}"));
    verified.into_iter().chain(legal_review.clone()).collect()
}

/// How near a source is to who must know.
pub(super) fn trust(source: &SourceRow) -> String {
    let opinion = if source.second_opinion { ", second opinion" } else { "" };
    format!("{}{opinion}", source.trust)
}

/// When the statements of a source were last compared.
pub(super) fn verified(source: &SourceRow) -> String {
    match &source.last_verified {
        Some(date) => format!("last verified {date}"),
        None => "not verified since".to_owned(),
    }
}

/// Where it was read, if not in the original.
pub(super) fn read_on(source: &SourceRow) -> String {
    source.read_on.as_ref().map_or_else(String::new, |place| format!(", as read on {place}"))
}

/// `invalid camt.052.001.02 in payment-response (2 errors)`.
pub(super) fn validated(payload: &PayloadRow) -> String {
    let PayloadRow { payload: kind, message, verdict, errors, .. } = payload;
    let what = match message {
        Some(message) if *kind == "message" => message.clone(),
        Some(message) => format!("{message} in {kind}"),
        None => (*kind).to_owned(),
    };
    match errors {
        0 => format!("{verdict} {what}"),
        1 => format!("{verdict} {what} (1 error)"),
        n => format!("{verdict} {what} ({n} errors)"),
    }
}

/// What was declared of a payload.
pub(super) fn declared(payload: &PayloadRow) -> String {
    let declared = &payload.declared;
    let parts = [
        declared.api.clone(),
        declared.direction.map(str::to_owned),
        declared.environment.map(str::to_owned),
        declared.observed.clone(),
        declared.exchange.as_ref().map(|id| format!("exchange {id}")),
        declared.http_status.map(|status| format!("HTTP {status}")),
        declared.requested.as_ref().map(|format| format!("requested {format}")),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { "nothing".to_owned() } else { parts.join(", ") }
}

/// `encoding, schema (the input is no XML)`: checks that were not run, by reason.
pub(super) fn not_run(payload: &PayloadRow) -> Option<String> {
    let mut reasons: Vec<(String, &str)> = Vec::new();
    for NotRun { what, reason } in &payload.not_run {
        match reasons.iter_mut().find(|(_, known)| known == reason) {
            Some((names, _)) => *names = format!("{names}, {what}"),
            None => reasons.push((what.clone(), reason)),
        }
    }
    let reasons: Vec<String> =
        reasons.into_iter().map(|(names, reason)| format!("{names} ({reason})")).collect();
    Some(reasons.join("; ")).filter(|reasons| !reasons.is_empty())
}

/// Who says it, where, and how sure that is.
pub(super) fn rating(claim: &ClaimRow) -> String {
    let page = claim.page.as_ref().map(|page| format!(", page {page}")).unwrap_or_default();
    format!("{}{page}; confidence {}", claim.sources.join(", "), confidence(claim))
}

/// How sure a claim is, as rated.
pub(super) fn confidence(claim: &ClaimRow) -> String {
    match (claim.confidence, &claim.rated_by) {
        (Some(rated), Some(by)) => format!("{rated}, rated by {by}"),
        (Some(rated), None) => rated.to_owned(),
        (None, _) => "not rated".to_owned(),
    }
}

/// What is proposed to who keeps the catalogue, which the report does not edit.
pub(super) fn proposal(claim: &ClaimRow) -> Option<String> {
    let change = claim.proposal?;
    Some(format!("{change} the confidence, now {}", confidence(claim)))
}

/// `payload 2`, `payloads 2, 3, 5`.
pub(super) fn numbered(payloads: &[usize]) -> String {
    let numbers: Vec<String> = payloads.iter().map(ToString::to_string).collect();
    let noun = if payloads.len() == 1 { "payload" } else { "payloads" };
    format!("{noun} {}", numbers.join(", "))
}

/// Why the claim has its verdict, and by which payload if there are several.
pub(super) fn why(report: &ClaimsReport, claim: &ClaimRow) -> String {
    match claim.leading().filter(|_| report.payloads.len() > 1) {
        Some(leading) => format!("payload {}: {}", leading.payload, claim.because),
        None => claim.because.clone(),
    }
}

/// What a payload would say if it were declared.
pub(super) fn would_be(of: &WouldBeRow) -> String {
    format!("would be {}: {}", words(of.verdict), of.because)
}

/// The reason, with what would be if the payload were declared.
pub(super) fn reason(because: &str, undeclared: Option<&WouldBeRow>) -> String {
    match undeclared.filter(|of| of.verdict != "not-decidable") {
        Some(of) => format!("{because}; {}", would_be(of)),
        None => because.to_owned(),
    }
}

/// `path:line:column`, or where the file holds a decoded text and the place in it.
pub(super) fn place(report: &ClaimsReport, evidence: &EvidenceRow) -> String {
    let mut payloads = report.payloads.iter().filter(|of| of.number == evidence.payload);
    let path = payloads.next().map_or("", |payload| payload.path.as_str());
    match (evidence.line.zip(evidence.column), &evidence.inside) {
        (Some((line, column)), None) => format!("{path}:{line}:{column}"),
        (Some((line, column)), Some(inside)) => {
            let InsideRow { encoding, line: outer_line, column: outer_column } = inside;
            format!("{path}:{outer_line}:{outer_column} > {encoding} {line}:{column}")
        }
        (None, _) => path.to_owned(),
    }
}

/// `14 claims: 1 contradicted, 13 supported`.
pub(super) fn summary(report: &ClaimsReport) -> String {
    let totals = &report.summary;
    let noun = if totals.claims == 1 { "claim" } else { "claims" };
    let counts = VERDICTS.map(|verdict| (totals.count(verdict.name), verdict.words));
    let counts: Vec<String> =
        counts.iter().filter(|(n, _)| *n > 0).map(|(n, words)| format!("{n} {words}")).collect();
    let sign = if counts.is_empty() { "" } else { ": " };
    format!("{} {noun}{sign}{}", totals.claims, counts.join(", "))
}
