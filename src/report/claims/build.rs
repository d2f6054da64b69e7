//! The report on claims, made of the verdicts.

use super::model::{
    CatalogueRow, ClaimRow, ClaimsReport, DeclaredRow, DeviationRow, EvidenceRow, FindingRow,
    InsideRow, JudgementRow, NotRun, PayloadRow, SourceRow, Tool, Totals, WouldBeRow,
};
use crate::diagnostic::{Diagnostic, FileReport, Layer, LayerStatus, RuleOutcome, Severity, codes};
use crate::playbook::{
    Catalog, Claim, ClaimVerdict, DeviationFound, Evidence, Finding, Judgement, Observed,
    Provenance, Source, Verdict, WouldBe,
};
use crate::report::mask;

/// The version of the form of the report. It grows with any change of the schema.
const VERSION: u32 = 1;

impl ClaimsReport {
    /// The report of a run over payloads: per catalogue the verdicts on its claims.
    #[must_use]
    pub fn new(
        tool: &str,
        masked: bool,
        payloads: &[Observed],
        verdicts: &[(&Catalog, Vec<ClaimVerdict<'_>>)],
    ) -> ClaimsReport {
        let claims = verdicts.iter().flat_map(|(catalog, of_catalog)| {
            of_catalog.iter().map(|verdict| ClaimRow::new(catalog, verdict, payloads, masked))
        });
        let claims: Vec<ClaimRow> = claims.collect();
        ClaimsReport {
            format: "isoproof-claims",
            version: VERSION,
            tool: Tool { name: env!("CARGO_PKG_NAME"), version: tool.to_owned() },
            masked,
            catalogues: verdicts.iter().map(|(c, of)| CatalogueRow::new(c, of)).collect(),
            payloads: payloads.iter().zip(1..).map(PayloadRow::new).collect(),
            summary: Totals::of(verdicts.iter().flat_map(|(_, of)| of).map(|of| of.verdict)),
            claims,
        }
    }
}

impl CatalogueRow {
    fn new(catalog: &Catalog, verdicts: &[ClaimVerdict<'_>]) -> CatalogueRow {
        let is_named = |source: &Source| {
            let mut ids = verdicts.iter().flat_map(|v| &v.claim.sources);
            ids.any(|id| id.get_ref() == source.id.get_ref())
        };
        let named = catalog.sources.iter().filter(|source| is_named(source));
        let overview = catalog.overview.as_ref();
        CatalogueRow {
            provider: catalog.provider.id.clone(),
            name: catalog.provider.name.clone(),
            last_verified: overview.and_then(|o| o.last_verified.as_ref()).map(ToString::to_string),
            legal_review: overview.and_then(|o| o.legal_review.clone()),
            sources: named.map(|source| SourceRow::new(source)).collect(),
        }
    }
}

impl SourceRow {
    fn new(source: &Source) -> SourceRow {
        SourceRow {
            id: source.id.get_ref().clone(),
            publisher: source.publisher.clone(),
            title: source.title.clone(),
            kind: source.kind.clone(),
            date: source.date.to_string(),
            read_on: source.read_on.clone(),
            last_verified: source.last_verified.as_ref().map(ToString::to_string),
            trust: source.trust.name(),
            second_opinion: source.lower,
        }
    }
}

impl PayloadRow {
    fn new((observed, number): (&Observed, usize)) -> PayloadRow {
        let report = &observed.report;
        PayloadRow {
            number,
            path: report.path.clone(),
            sha256: report.sha256.clone(),
            bytes: report.bytes,
            payload: report.payload.name(),
            message: report.message.clone(),
            verdict: report.verdict.name(),
            errors: report.count(Severity::Error),
            declared: DeclaredRow::new(&observed.provenance),
            not_run: not_run(report),
        }
    }
}

/// The layers that were asked for and did not run, the rules, which claims rest on too,
/// and the signatures, which are located only.
fn not_run(report: &FileReport) -> Vec<NotRun> {
    let layers = report.layers.iter().filter(|layer| layer.status == LayerStatus::NotRun);
    let layers = layers.filter(|layer| layer.requested || layer.layer == Layer::Rules);
    let layers = layers.map(|layer| NotRun {
        what: layer.layer.name().to_owned(),
        reason: match layer.requested {
            true => layer.reason.clone().unwrap_or_default(),
            false => "this version has none for such a payload".to_owned(),
        },
    });
    let is_signature = |found: &&Diagnostic| *found.code == codes::SIGNATURE_NOT_VERIFIED;
    let signatures = report.findings.iter().filter(is_signature).map(|found| NotRun {
        what: "signature".to_owned(),
        reason: format!("that of line {} was not verified", found.place.line),
    });
    layers.chain(signatures).collect()
}

impl DeclaredRow {
    fn new(declared: &Provenance) -> DeclaredRow {
        DeclaredRow {
            api: declared.api.clone(),
            direction: declared.direction.map(|way| way.name()),
            environment: declared.environment.map(|place| place.name()),
            observed: declared.observed.clone(),
            exchange: declared.exchange.clone(),
            http_status: declared.http_status,
            requested: declared.requested.clone(),
        }
    }
}

impl ClaimRow {
    fn new(
        catalog: &Catalog,
        outcome: &ClaimVerdict<'_>,
        payloads: &[Observed],
        masked: bool,
    ) -> ClaimRow {
        let Claim { id, apis, statement, kind, quantifier, .. } = outcome.claim;
        let claim = outcome.claim;
        let texts =
            |ids: &[toml::Spanned<String>]| ids.iter().map(|id| id.get_ref().clone()).collect();
        ClaimRow {
            id: id.get_ref().clone(),
            provider: catalog.provider.id.clone(),
            apis: texts(apis),
            statement: statement.get_ref().clone(),
            kind: kind.name(),
            quantifier: quantifier.name(),
            sources: texts(&claim.sources),
            page: claim.page.clone(),
            confidence: claim.confidence.map(|rated| rated.name()),
            rated_by: claim.rated_by.as_ref().map(|id| id.get_ref().clone()),
            contradictions: texts(&claim.contradictions),
            rules_not_run: rules_not_run(outcome, payloads),
            verdict: outcome.verdict.name(),
            because: outcome.because.clone(),
            proposal: outcome.proposal.map(|proposal| proposal.name()),
            judgements: outcome.judgements.iter().map(|j| JudgementRow::new(j, masked)).collect(),
        }
    }
}

/// The rules that the claim names, where they ran on none of its payloads.
fn rules_not_run(outcome: &ClaimVerdict<'_>, payloads: &[Observed]) -> Vec<String> {
    let ran = |report: &FileReport| {
        let mut layers = report.layers.iter();
        layers.any(|layer| layer.layer == Layer::Rules && layer.status != LayerStatus::NotRun)
    };
    let judged: Vec<&FileReport> = outcome
        .judgements
        .iter()
        .filter_map(|judgement| Some(&payloads.get(judgement.payload)?.report))
        .collect();
    // Some that a claim names are decided by the schema or by codes of their own.
    let is_run = |id: &str, report: &FileReport| match report.rules.iter().find(|r| r.code.id == id)
    {
        Some(rule) => !matches!(rule.outcome, RuleOutcome::NotRun(_) | RuleOutcome::Off(_)),
        None => ran(report),
    };
    let mut names = outcome.claim.rules.clone();
    names.retain(|id| !judged.is_empty() && !judged.iter().any(|report| is_run(id, report)));
    names
}

impl JudgementRow {
    fn new(judgement: &Judgement, masked: bool) -> JudgementRow {
        let deviation = |found: &DeviationFound| DeviationRow {
            because: found.because.clone(),
            evidence: rows(&found.evidence, masked),
        };
        JudgementRow {
            payload: judgement.payload + 1,
            verdict: judgement.verdict.name(),
            because: judgement.because.clone(),
            would_be: judgement.would_be.as_ref().map(WouldBeRow::new),
            evidence: rows(&judgement.evidence, masked),
            deviations: judgement.deviations.iter().map(deviation).collect(),
        }
    }
}

impl WouldBeRow {
    fn new(would_be: &WouldBe) -> WouldBeRow {
        let WouldBe { verdict, because } = would_be;
        WouldBeRow { verdict: verdict.name(), because: because.clone() }
    }
}

/// Each piece once: conditions that are asked together may have seen the same.
fn rows(evidence: &[Evidence], masked: bool) -> Vec<EvidenceRow> {
    let mut rows = Vec::new();
    for row in evidence.iter().map(|seen| EvidenceRow::new(seen, masked)) {
        if !rows.contains(&row) {
            rows.push(row);
        }
    }
    rows
}

impl EvidenceRow {
    fn new(evidence: &Evidence, masked: bool) -> EvidenceRow {
        let Evidence { path, value, finding, place, .. } = evidence;
        let (path, value) = if masked {
            mask::evidence(path, value.as_deref())
        } else {
            (path.clone(), value.clone())
        };
        EvidenceRow {
            payload: evidence.payload + 1,
            line: place.map(|place| place.line),
            column: place.map(|place| place.column),
            inside: evidence.inside.as_ref().map(|inside| InsideRow {
                encoding: inside.encoding,
                line: inside.place.line,
                column: inside.place.column,
            }),
            path,
            value,
            finding: finding.as_ref().map(|finding| FindingRow::new(finding, masked)),
        }
    }
}

impl FindingRow {
    fn new(finding: &Finding, masked: bool) -> FindingRow {
        let Finding { code, message } = finding;
        let message = if masked { mask::message(code, message) } else { message.clone() };
        FindingRow { code: code.id, name: code.name, message }
    }
}

impl Totals {
    fn of(verdicts: impl Iterator<Item = Verdict>) -> Totals {
        let mut totals = Totals::default();
        for verdict in verdicts {
            totals.claims += 1;
            *match verdict {
                Verdict::Supported => &mut totals.supported,
                Verdict::SupportedWithDeviations => &mut totals.supported_with_deviations,
                Verdict::Consistent => &mut totals.consistent,
                Verdict::Contradicted => &mut totals.contradicted,
                Verdict::NotDecidable => &mut totals.not_decidable,
            } += 1;
        }
        totals
    }
}
