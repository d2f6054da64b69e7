//! `isoproof claims list`.

use super::super::args::{ClaimListArgs, ListFormat};
use super::super::catalogs::Catalogs;
use super::super::error::CliError;
use super::super::exit::Outcome;
use super::super::{json, output, table};
use super::view::View;
use crate::playbook::{Catalog, Claim, Confidence, Entry};
use std::io::Write;

/// Lists the claims that meet all conditions.
pub(super) fn run(catalogs: &Catalogs, args: &ClaimListArgs) -> Result<Outcome, CliError> {
    let found = found(catalogs, args)?;
    if found.is_empty() {
        return Err(CliError::Usage("no claim fits; `isoproof claims list` lists all".into()));
    }
    let mut out = output::stdout();
    match args.format {
        ListFormat::Text => {
            let mut rows = vec![["CLAIM", "KIND", "CONFIDENCE", "STATEMENT"]];
            rows.extend(found.iter().map(|(_, claim)| row(claim)));
            table::write(&mut out, &rows)?;
        }
        ListFormat::Json => {
            let views: Vec<View> = found.iter().map(|(c, claim)| View::of(c, claim)).collect();
            json::write(&mut out, "claims", &views)?;
        }
    }
    out.flush()?;
    Ok(Outcome::Clean)
}

fn row(claim: &Claim) -> [&str; 4] {
    let confidence = claim.confidence.map_or("-", Confidence::name);
    [claim.id.get_ref(), claim.kind.name(), confidence, claim.statement.get_ref()]
}

fn found<'a>(
    catalogs: &'a Catalogs,
    args: &ClaimListArgs,
) -> Result<Vec<(&'a Catalog, &'a Entry<Claim>)>, CliError> {
    let api = args.api.as_deref().map(|name| catalogs.api(name)).transpose()?;
    let about = |catalog: &Catalog, claim: &Claim| {
        api.is_none_or(|(of, api)| {
            of.provider.id == catalog.provider.id && claim.concerns(api.id.get_ref())
        })
    };
    let all = catalogs.iter().flat_map(|c| c.claims.iter().map(move |claim| (c, claim)));
    Ok(all.filter(|(c, claim)| about(c, claim) && fits(claim, args)).collect())
}

/// Whether all conditions but that of the API hold.
fn fits(claim: &Claim, args: &ClaimListArgs) -> bool {
    let testable = claim.tests().is_some();
    args.kind.is_none_or(|kind| claim.kind == kind)
        && args.confidence.is_none_or(|confidence| claim.confidence == Some(confidence))
        && (testable || !args.testable)
        && (!testable || !args.not_testable)
}
