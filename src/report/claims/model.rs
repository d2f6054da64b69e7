//! What a report on claims says, as plain values.

use serde::Serialize;

/// A report on claims.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimsReport {
    /// `isoproof-claims`.
    pub format: &'static str,
    /// The version of the form.
    pub version: u32,
    /// The program that wrote it.
    pub tool: Tool,
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

/// The program.
#[derive(Clone, Debug, Serialize)]
pub struct Tool {
    /// `isoproof`.
    pub name: &'static str,
    /// Its version.
    pub version: String,
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
    /// Who published it.
    pub publisher: String,
    /// Its title.
    pub title: String,
    /// What it is (`PDF`).
    pub kind: String,
    /// Its date, or `undated`.
    pub date: String,
    /// Where it was read, if not in the original.
    pub read_on: Option<String>,
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
    /// The business rules about the same matter that were not run on its payloads.
    pub rules_not_run: Vec<String>,
    /// What it comes to.
    pub verdict: &'static str,
    /// Why.
    pub because: String,
    /// Whether its confidence might be rated anew: `raise` or `lower`.
    pub proposal: Option<&'static str>,
    /// What each payload says.
    pub judgements: Vec<JudgementRow>,
}

impl ClaimRow {
    /// The judgement that decides the claim: the first with its verdict.
    pub(super) fn leading(&self) -> Option<&JudgementRow> {
        self.judgements.iter().find(|judgement| judgement.verdict == self.verdict)
    }
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
    /// What it would say with its API and direction declared; the evidence is for that.
    pub would_be: Option<WouldBeRow>,
    /// What was seen.
    pub evidence: Vec<EvidenceRow>,
    /// What is off.
    pub deviations: Vec<DeviationRow>,
}

/// What a payload would say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WouldBeRow {
    /// Its verdict.
    pub verdict: &'static str,
    /// Why.
    pub because: String,
}

/// Something seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
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
    /// What validation found there, if that is what was seen.
    pub finding: Option<FindingRow>,
}

/// A finding of validation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FindingRow {
    /// The id of its code.
    pub code: &'static str,
    /// The name of its code.
    pub name: &'static str,
    /// What is wrong.
    pub message: String,
}

/// Where a file holds a decoded text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
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

impl Totals {
    /// How many claims came to that verdict.
    pub(super) fn count(&self, verdict: &str) -> usize {
        match verdict {
            "supported" => self.supported,
            "supported-with-deviations" => self.supported_with_deviations,
            "consistent" => self.consistent,
            "contradicted" => self.contradicted,
            "not-decidable" => self.not_decidable,
            _ => 0,
        }
    }
}
