//! `isoproof claims check`: judges claims by payloads.

use super::super::args::{CheckArgs, ProvenanceArgs};
use super::super::catalogs::Catalogs;
use super::super::digest::Digesting;
use super::super::error::CliError;
use super::super::exit::Outcome;
use super::super::input::{self, Input, Payload, Payloads, is_unread};
use super::super::output::{self, Color};
use super::super::{pool, text_file, user_schemas, version};
use crate::check::{Observer, Settings, Validator};
use crate::diagnostic::{self, FileReport};
use crate::playbook::{
    self, Catalog, Claim, ClaimVerdict, Entry, Examiner, Observed, Provenance, Verdict,
    requested_format,
};
use crate::report::claims::{ClaimsReport, write_claims};
use crate::rules::Rulebook;
use crate::value::is_date;
use sha2::{Sha256, Sha512};
use std::io::{Read, Write};
use std::path::Path;

/// A payload to read, and what is declared of it.
struct Given {
    input: Input,
    provenance: Provenance,
}

/// Judges the claims of the APIs that are declared, or all, by the payloads.
pub(super) fn run(
    catalogs: &Catalogs,
    args: &CheckArgs,
    color: Color,
) -> Result<Outcome, CliError> {
    let given = given(catalogs, args)?;
    let asked = asked(catalogs, &args.claim, &given)?;
    let validator = Validator::new(user_schemas::load(&args.schema)?, Settings::default());
    let mut examiner = Examiner::default();
    for (catalog, claims) in &asked {
        let shared = catalog.conditions.iter().map(|condition| &condition.data);
        examiner.add(claims.iter().copied(), shared);
    }
    let rules = Rulebook::new(examiner.rules());
    let mut left = Left { inputs: given.into_iter(), open: None };
    let (payloads, verdicts) = examiner.examine(|observer| {
        left.with_next(|payload, provenance| {
            observed((&validator, &rules), payload, provenance, observer)
        })
    });
    let examined = by_catalog(&asked, verdicts);
    let report = ClaimsReport::new(version::TOOL, args.mask, &payloads, &examined);
    let mut out = output::stdout();
    write_claims(args.format, color.for_stdout(), &report, &mut out)?;
    out.flush()?;
    Ok(outcome(&payloads, &examined))
}

/// The payloads of the evidence file, or those named, which all come from one place.
fn given(catalogs: &Catalogs, args: &CheckArgs) -> Result<Vec<Given>, CliError> {
    if let Some(file) = &args.evidence {
        return listed(catalogs, file);
    }
    let provenance = declared(catalogs, &args.provenance)?;
    let inputs = input::collect(&args.paths)?.into_iter();
    Ok(inputs.map(|input| Given { input, provenance: provenance.clone() }).collect())
}

fn listed(catalogs: &Catalogs, file: &Path) -> Result<Vec<Given>, CliError> {
    let text = text_file::read(file)?;
    let api_id = |name: &str| api_id(catalogs, name).map_err(|e| e.to_string());
    let listed = playbook::read_evidence(&text, api_id).map_err(|e| CliError::File {
        path: format!("{}:{}:{}", file.display(), e.line, e.column),
        reason: e.reason,
    })?;
    let folder = file.parent().unwrap_or(Path::new(""));
    let given = listed.into_iter().map(|declared| {
        let mut inputs = input::collect(&[folder.join(&declared.file)])?;
        match inputs.pop().filter(|_| inputs.is_empty()) {
            Some(input) => Ok(Given { input, provenance: declared.provenance }),
            None => Err(CliError::file(file, format!("`{}` is a folder", declared.file))),
        }
    });
    given.collect()
}

fn declared(catalogs: &Catalogs, args: &ProvenanceArgs) -> Result<Provenance, CliError> {
    if let Some(date) = args.observed.as_ref().filter(|date| !is_date(date)) {
        return Err(CliError::Usage(format!("`{date}` is no date such as 2026-03-01")));
    }
    let requested = match &args.requested {
        None => None,
        Some(written) => Some(requested_format(written).ok_or_else(|| {
            CliError::Usage(format!("no format `{written}`; name one as in camt.053.001.02"))
        })?),
    };
    Ok(Provenance {
        api: args.api.as_deref().map(|name| api_id(catalogs, name)).transpose()?,
        direction: args.direction,
        environment: args.environment,
        observed: args.observed.clone(),
        exchange: None,
        http_status: args.http_status,
        requested,
    })
}

/// The API's own id, whatever name it goes by.
fn api_id(catalogs: &Catalogs, name: &str) -> Result<String, CliError> {
    let (_, api) = catalogs.api(name)?;
    Ok(api.id.get_ref().clone())
}

/// The claims to judge, by catalogue: those named; or those about the APIs that are
/// declared; or, where none is, all that a payload can decide.
fn asked<'c>(
    catalogs: &'c Catalogs,
    ids: &[String],
    given: &[Given],
) -> Result<Vec<(&'c Catalog, Vec<&'c Claim>)>, CliError> {
    let named: Vec<(&Catalog, &Entry<Claim>)> =
        ids.iter().map(|id| catalogs.claim(id)).collect::<Result<_, _>>()?;
    let apis: Vec<&str> = given.iter().filter_map(|g| g.provenance.api.as_deref()).collect();
    let is_asked = |catalog: &Catalog, claim: &Claim| {
        let provider = &catalog.provider.id;
        let by_name = |(of, own): &(&Catalog, &Entry<Claim>)| {
            of.provider.id == *provider && own.id == claim.id
        };
        match (named.is_empty(), apis.is_empty()) {
            (false, _) => named.iter().any(by_name),
            (true, false) => apis.iter().any(|api| claim.concerns(api)),
            (true, true) => claim.tests().is_some(),
        }
    };
    let of = |catalog: &'c Catalog| {
        let claims = catalog.claims.iter().map(|claim| &claim.data);
        (catalog, claims.filter(|claim| is_asked(catalog, claim)).collect::<Vec<_>>())
    };
    Ok(catalogs.iter().map(of).filter(|(_, claims)| !claims.is_empty()).collect())
}

/// The payloads that are left: inputs, and what is packed in the one that is open.
struct Left {
    inputs: std::vec::IntoIter<Given>,
    open: Option<(Payloads<'static>, Provenance)>,
}

impl Left {
    /// Calls `read` with the next payload and what is declared of it, if one is left.
    fn with_next<T>(&mut self, read: impl FnOnce(Payload<'_>, Provenance) -> T) -> Option<T> {
        loop {
            if let Some((payloads, provenance)) = &mut self.open
                && let Some(payload) = payloads.next()
            {
                return Some(read(payload, provenance.clone()));
            }
            let Given { input, provenance } = self.inputs.next()?;
            self.open = Some((input.open(&|_| ()), provenance));
        }
    }
}

/// Reads a payload.
fn observed(
    (validator, rules): (&Validator, &Rulebook),
    payload: Payload<'_>,
    provenance: Provenance,
    observer: &mut dyn Observer,
) -> Observed {
    let Payload { path, named, bytes } = payload;
    let bytes = Digesting::<_, Sha512>::new(Digesting::<_, Sha256>::new(bytes));
    let check = |bytes: &mut dyn Read| rules.check(validator, &path, named, bytes, &mut [observer]);
    let (mut report, bytes) = input::reading_ahead(bytes, &|| pool::threads(None), check);
    let (sha512, bytes) = bytes.finish();
    report.sha256 = bytes.finish().0;
    Observed { report, provenance, sha512 }
}

fn by_catalog<'c>(
    asked: &[(&'c Catalog, Vec<&'c Claim>)],
    verdicts: Vec<ClaimVerdict<'c>>,
) -> Vec<(&'c Catalog, Vec<ClaimVerdict<'c>>)> {
    let mut verdicts = verdicts.into_iter();
    let of = |(catalog, claims): &(&'c Catalog, Vec<&'c Claim>)| {
        (*catalog, verdicts.by_ref().take(claims.len()).collect())
    };
    asked.iter().map(of).collect()
}

/// A contradicted claim is a finding; an input that cannot be read, or one named that is
/// nothing that could be, is work undone.
fn outcome(payloads: &[Observed], examined: &[(&Catalog, Vec<ClaimVerdict<'_>>)]) -> Outcome {
    let is_undone = |report: &FileReport| {
        let is_broken = report.findings.iter().any(|finding| is_unread(finding.code));
        is_broken || (report.named && report.payload == diagnostic::Payload::Other)
    };
    let mut verdicts = examined.iter().flat_map(|(_, verdicts)| verdicts);
    if payloads.iter().any(|payload| is_undone(&payload.report)) {
        Outcome::Failed
    } else if verdicts.any(|verdict| verdict.verdict == Verdict::Contradicted) {
        Outcome::Findings
    } else {
        Outcome::Clean
    }
}
