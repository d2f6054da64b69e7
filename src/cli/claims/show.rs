//! `isoproof claims show`.

use super::super::args::ListFormat;
use super::super::catalogs::Catalogs;
use super::super::error::CliError;
use super::super::exit::Outcome;
use super::super::sheet::Sheet;
use super::super::{json, output};
use super::view::{View, deviations, not_testable, outcomes};
use crate::playbook::{Catalog, Claim, Confidence, Direction, Entry, Quantifier, Tests, Verdict};
use std::io::{self, Write};
use toml::Spanned;

/// Shows the claim of that id.
pub(super) fn run(catalogs: &Catalogs, id: &str, format: ListFormat) -> Result<Outcome, CliError> {
    let (catalog, claim) = catalogs.claim(id)?;
    let mut out = output::stdout();
    match format {
        ListFormat::Text => text(&mut out, catalog, claim)?,
        ListFormat::Json => json::write(&mut out, "claim", &View::of(catalog, claim))?,
    }
    out.flush()?;
    Ok(Outcome::Clean)
}

fn text(out: &mut impl Write, catalog: &Catalog, claim: &Entry<Claim>) -> io::Result<()> {
    writeln!(out, "{}: {}\n", claim.id, claim.statement)?;
    let mut sheet = Sheet::default();
    let apis: Vec<&str> = claim.apis.iter().map(|api| api.get_ref().as_str()).collect();
    sheet.row("api", if apis.is_empty() { "none in particular".into() } else { apis.join(", ") });
    sheet.row("kind", format!("{}, {}", claim.kind.name(), reach(claim.quantifier)));
    sheet.row("confidence", confidence(claim));
    sheet.rows("source", sources(catalog, claim));
    sheet.rows("label", claim.label.iter().map(|label| format!("\"{label}\"")));
    sheet.rows("evidence", claim.evidence.as_deref());
    sheet.rows("not testable", not_testable(claim));
    if let Some(tests) = claim.tests() {
        decided(&mut sheet, catalog, claim, tests);
    }
    let related = claim.contradictions.iter().filter_map(|id| catalog.contradiction(id.get_ref()));
    sheet.rows("contradiction", related.map(|k| format!("{}: {}", k.id, k.statement)));
    sheet.rows("rule", claim.rules.iter().map(String::as_str));
    let overview = catalog.overview.as_ref();
    sheet.rows("legal review", overview.and_then(|page| page.legal_review.as_deref()));
    sheet.write(out)
}

fn reach(quantifier: Quantifier) -> &'static str {
    match quantifier {
        Quantifier::All => "a general statement: one counterexample defeats it",
        Quantifier::Some => "an existential statement: one witness is enough",
    }
}

fn confidence(claim: &Claim) -> String {
    match (claim.confidence.map(Confidence::name), &claim.rated_by) {
        (Some(confidence), Some(by)) => format!("{confidence}, as rated by {by}"),
        _ => "not rated".to_owned(),
    }
}

/// The sources, the first with its page.
fn sources(catalog: &Catalog, claim: &Claim) -> Vec<String> {
    let cited = |(i, id): (usize, &Spanned<String>)| {
        let source = catalog.source(id.get_ref())?;
        let page = claim.page.as_ref().filter(|_| i == 0).map(|page| format!(", page {page}"));
        Some(format!("{id}{}: {}", page.unwrap_or_default(), source.in_full()))
    };
    claim.sources.iter().enumerate().filter_map(cited).collect()
}

/// Which payloads decide it, and what each outcome means; what contradicts it first,
/// since that is what a reader looks for.
fn decided(sheet: &mut Sheet, catalog: &Catalog, claim: &Entry<Claim>, tests: &Tests) {
    let ways: Vec<&str> = tests.direction.iter().map(|way| Direction::name(*way)).collect();
    sheet.row("direction", ways.join(", "));
    let cases = outcomes(catalog, claim);
    let order = [
        Verdict::Contradicted,
        Verdict::Supported,
        Verdict::SupportedWithDeviations,
        Verdict::Consistent,
        Verdict::NotDecidable,
    ];
    for verdict in order {
        let of = cases.iter().filter(|case| case.verdict == verdict).map(|case| case.because);
        sheet.rows(verdict.name(), of);
    }
    sheet.row(Verdict::NotDecidable.name(), tests.otherwise.as_str());
    sheet.rows("deviation", deviations(claim));
    if tests.findings_are_deviations {
        sheet.row("deviation", "each error that validation finds");
    }
}
