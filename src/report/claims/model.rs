//! What a report on claims says, as plain values.

use crate::diagnostic::{FileReport, LayerStatus, Severity};
use crate::playbook::{
    Catalog, Claim, ClaimVerdict, DeviationFound, Evidence, Judgement, Observed, Provenance,
    Source, Verdict,
};
use crate::report::mask;
use serde::Serialize;

/// The version of the form of the report. It grows with any change of the schema.
const VERSION: u32 = 1;

/// A report on claims.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimsReport {
    /// `isoproof-claims`.
    pub format: &'static str,
    /// The version of the form.
    pub version: u32,
    /// The version of the program.
    pub tool: String,
    /// Whether values of payloads are hidden.
    pub masked: bool,
    /// The catalogues from which the claims are, with the sources that they name.
    pub catalogues: Vec<CatalogueRow>,
    /// The payloads, numbered from 1.
    pub payloads: Vec<PayloadRow>,
    /// The claims, in the order of their catalogue.
    pub claims: Vec<ClaimRow>,
    /// How many claims came to what.
    pub summary: Totals,
}

/// A catalogue.
#[derive(Clone, Debug, Serialize)]
pub struct CatalogueRow {
    /// The provider's id.
    pub provider: String,
    /// Its name.
    pub name: String,
    /// When the page was last compared with its sources.
    pub last_verified: Option<String>,
    /// What must happen before its wording is published.
    pub legal_review: Option<String>,
    /// The sources that the claims of the report name.
    pub sources: Vec<SourceRow>,
}

/// A source.
#[derive(Clone, Debug, Serialize)]
pub struct SourceRow {
    /// Its id.
    pub id: String,
    /// Publisher, title, kind and date.
    pub title: String,
    /// Its date, or `undated`.
    pub date: String,
    /// When its statements were last compared.
    pub last_verified: Option<String>,
    /// How near it is to who must know.
    pub trust: &'static str,
    /// Whether it is a second opinion.
    pub second_opinion: bool,
}

/// A payload.
#[derive(Clone, Debug, Serialize)]
pub struct PayloadRow {
    /// Its number, from 1.
    pub number: usize,
    /// Its path.
    pub path: String,
    /// SHA-256 of its bytes.
    pub sha256: Option<String>,
    /// Its size.
    pub bytes: u64,
    /// What kind of thing it is.
    pub payload: &'static str,
    /// The message in it.
    pub message: Option<String>,
    /// What validation says of it.
    pub verdict: &'static str,
    /// How many errors validation found.
    pub errors: u64,
    /// What was declared of it.
    pub declared: DeclaredRow,
    /// What was not run, and why.
    pub not_run: Vec<NotRun>,
}

/// What was declared of a payload.
#[derive(Clone, Debug, Serialize)]
pub struct DeclaredRow {
    /// The id of the API.
    pub api: Option<String>,
    /// Which way it went.
    pub direction: Option<&'static str>,
    /// Where it was seen.
    pub environment: Option<&'static str>,
    /// The day on which it was seen.
    pub observed: Option<String>,
    /// The exchange that it belongs to.
    pub exchange: Option<String>,
    /// The status of the HTTP answer.
    pub http_status: Option<u16>,
    /// The format that had been asked for.
    pub requested: Option<String>,
}

/// A check that was not run.
#[derive(Clone, Debug, Serialize)]
pub struct NotRun {
    /// Which.
    pub what: String,
    /// Why.
    pub reason: String,
}

/// A claim and what came of it.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimRow {
    /// Its id.
    pub id: String,
    /// The provider's id.
    pub provider: String,
    /// The APIs that it speaks of.
    pub apis: Vec<String>,
    /// What is claimed.
    pub statement: String,
    /// What it is about.
    pub kind: &'static str,
    /// `all` or `some`.
    pub quantifier: &'static str,
    /// The ids of its sources.
    pub sources: Vec<String>,
    /// The page of the first source.
    pub page: Option<String>,
    /// How sure it is, as rated.
    pub confidence: Option<&'static str>,
    /// Who rated it.
    pub rated_by: Option<String>,
    /// The contradictions between sources that concern it.
    pub contradictions: Vec<String>,
    /// What it comes to.
    pub verdict: &'static str,
    /// Why.
    pub because: String,
    /// Whether its confidence might be rated anew: `raise` or `lower`.
    pub proposal: Option<&'static str>,
    /// What each payload says.
    pub judgements: Vec<JudgementRow>,
}

/// What one payload says about a claim.
#[derive(Clone, Debug, Serialize)]
pub struct JudgementRow {
    /// The number of the payload.
    pub payload: usize,
    /// What it says.
    pub verdict: &'static str,
    /// Why.
    pub because: String,
    /// What it would say with its API and direction declared.
    pub would_be: Option<&'static str>,
    /// What was seen.
    pub evidence: Vec<EvidenceRow>,
    /// What is off.
    pub deviations: Vec<DeviationRow>,
}

/// Something seen.
#[derive(Clone, Debug, Serialize)]
pub struct EvidenceRow {
    /// The number of the payload.
    pub payload: usize,
    /// Its line, from 1; in the decoded text if it stands in one.
    pub line: Option<u64>,
    /// Its column in characters, from 1.
    pub column: Option<u64>,
    /// Where the file holds the decoded text.
    pub inside: Option<InsideRow>,
    /// The path.
    pub path: String,
    /// The value.
    pub value: Option<String>,
}

/// Where a file holds a decoded text.
#[derive(Clone, Debug, Serialize)]
pub struct InsideRow {
    /// How it was decoded.
    pub encoding: &'static str,
    /// The line of its start.
    pub line: u64,
    /// The column of its start.
    pub column: u64,
}

/// Something that is off.
#[derive(Clone, Debug, Serialize)]
pub struct DeviationRow {
    /// What.
    pub because: String,
    /// Where.
    pub evidence: Vec<EvidenceRow>,
}

/// How many claims came to what.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Totals {
    /// All.
    pub claims: usize,
    /// Supported.
    pub supported: usize,
    /// Supported with deviations.
    pub supported_with_deviations: usize,
    /// Consistent.
    pub consistent: usize,
    /// Contradicted.
    pub contradicted: usize,
    /// Not decidable.
    pub not_decidable: usize,
}

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
            of_catalog.iter().map(|verdict| ClaimRow::new(catalog, verdict, masked))
        });
        let claims: Vec<ClaimRow> = claims.collect();
        ClaimsReport {
            format: "isoproof-claims",
            version: VERSION,
            tool: tool.to_owned(),
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
            title: source.in_words(),
            date: source.date.to_string(),
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

/// The layers that did not run though they were asked for, and the business rules.
fn not_run(report: &FileReport) -> Vec<NotRun> {
    let layers = report.layers.iter().filter(|layer| layer.status == LayerStatus::NotRun);
    let told = layers.filter(|layer| layer.requested).map(|layer| NotRun {
        what: layer.layer.name().to_owned(),
        reason: layer.reason.clone().unwrap_or_default(),
    });
    told.collect()
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
    fn new(catalog: &Catalog, outcome: &ClaimVerdict<'_>, masked: bool) -> ClaimRow {
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
            verdict: outcome.verdict.name(),
            because: outcome.because.clone(),
            proposal: outcome.proposal.map(|proposal| proposal.name()),
            judgements: outcome.judgements.iter().map(|j| JudgementRow::new(j, masked)).collect(),
        }
    }
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
            would_be: judgement.would_be.map(|verdict| verdict.name()),
            evidence: rows(&judgement.evidence, masked),
            deviations: judgement.deviations.iter().map(deviation).collect(),
        }
    }
}

fn rows(evidence: &[Evidence], masked: bool) -> Vec<EvidenceRow> {
    evidence.iter().map(|seen| EvidenceRow::new(seen, masked)).collect()
}

impl EvidenceRow {
    fn new(evidence: &Evidence, masked: bool) -> EvidenceRow {
        let Evidence { path, value, place, .. } = evidence;
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
        }
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
