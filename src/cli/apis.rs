//! `isoproof apis`: the bank APIs of the catalogues.

use super::args::{ApisArgs, ApisCommand, ListFormat};
use super::catalogs::{self, Catalogs};
use super::error::CliError;
use super::exit::Outcome;
use super::sheet::Sheet;
use super::{json, output, table};
use crate::playbook::{Api, Catalog, Confidence, Contradiction, Format, Mode, Operation, Source};
use serde::Serialize;
use std::io::{self, Write};

/// Lists the APIs, or shows one.
pub(crate) fn run(args: &ApisArgs) -> Result<Outcome, CliError> {
    let catalogs = catalogs::load(&args.catalog)?;
    let mut out = output::stdout();
    match (&args.command, args.format) {
        (None, ListFormat::Text) => list(&mut out, &catalogs)?,
        (None, ListFormat::Json) => json::write(&mut out, "apis", &all(&catalogs))?,
        (Some(ApisCommand::Show { api }), format) => {
            let (catalog, api) = catalogs.api(api)?;
            match format {
                ListFormat::Text => show(&mut out, catalog, api)?,
                ListFormat::Json => json::write(&mut out, "api", &Known::of(catalog, api))?,
            }
        }
    }
    out.flush()?;
    Ok(Outcome::Clean)
}

/// What JSON tells of an API.
#[derive(Serialize)]
struct Known<'a> {
    provider: &'a str,
    #[serde(flatten)]
    api: &'a Api,
    on_page: bool,
    confidence: Option<Confidence>,
    rated_by: Option<&'a str>,
    claims: Vec<&'a str>,
    contradictions: Vec<&'a str>,
    documents: Vec<&'a Source>,
    legal_review: Option<&'a str>,
}

impl<'a> Known<'a> {
    fn of(catalog: &'a Catalog, api: &'a Api) -> Known<'a> {
        let row = catalog.row(api.id.get_ref());
        let claims = catalog.claims.iter().filter(|claim| claim.concerns(api.id.get_ref()));
        Known {
            provider: &catalog.provider.id,
            api,
            on_page: row.is_some(),
            confidence: row.map(|row| row.confidence),
            rated_by: row.map(|row| row.rated_by.get_ref().as_str()),
            claims: claims.map(|claim| claim.id.get_ref().as_str()).collect(),
            contradictions: contradictions(catalog, api).map(|k| k.id.get_ref().as_str()).collect(),
            documents: documents(catalog, api),
            legal_review: catalog.overview.as_ref().and_then(|page| page.legal_review.as_deref()),
        }
    }
}

fn all(catalogs: &Catalogs) -> Vec<Known<'_>> {
    let apis = |catalog| Catalog::apis(catalog).map(move |api| Known::of(catalog, api));
    catalogs.iter().flat_map(apis).collect()
}

fn contradictions<'a>(
    catalog: &'a Catalog,
    api: &'a Api,
) -> impl Iterator<Item = &'a Contradiction> {
    let concerns = |k: &&'a Contradiction| k.apis.iter().any(|id| id.get_ref() == api.id.get_ref());
    catalog.contradictions.iter().map(|entry| &entry.data).filter(concerns)
}

/// The sources of an API, its own first, and that of its rating.
fn documents<'a>(catalog: &'a Catalog, api: &'a Api) -> Vec<&'a Source> {
    let rated_by = catalog.row(api.id.get_ref()).map(|row| &row.rated_by);
    api.sources.iter().chain(rated_by).filter_map(|id| catalog.source(id.get_ref())).collect()
}

fn list(out: &mut impl Write, catalogs: &Catalogs) -> io::Result<()> {
    for (i, catalog) in catalogs.iter().enumerate() {
        if i > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{}\n", catalog.provider.name)?;
        list_one(out, catalog)?;
    }
    Ok(())
}

fn list_one(out: &mut impl Write, catalog: &Catalog) -> io::Result<()> {
    let formats: Vec<String> = catalog.apis().map(|api| in_list(catalog, api)).collect();
    let mut rows = vec![["API", "FORMATS", "ON PAGE", "CONFIDENCE", "WHAT IT DOES"]];
    rows.extend(catalog.apis().zip(&formats).map(|(api, formats)| {
        let row = catalog.row(api.id.get_ref());
        let on_page = if row.is_some() { "yes" } else { "no" };
        let confidence = row.map_or("-", |row| row.confidence.name());
        [api.id.get_ref(), formats, on_page, confidence, &api.does]
    }));
    table::write(out, &rows)?;
    if formats.iter().any(|formats| formats.starts_with('(')) {
        writeln!(out, "\n( ) named by a second opinion only")?;
    }
    Ok(())
}

/// The formats of an API, in brackets if only second opinions name any.
fn in_list(catalog: &Catalog, api: &Api) -> String {
    let named = |lower| {
        let formats = api.formats.iter().filter(move |f| is_lower(catalog, f) == lower);
        let mut ids: Vec<&str> = formats.map(|format| format.id.get_ref().as_str()).collect();
        ids.dedup();
        ids.join(", ")
    };
    match (named(false), named(true)) {
        (first, second) if first.is_empty() && second.is_empty() => "-".to_owned(),
        (first, second) if first.is_empty() => format!("({second})"),
        (first, _) => first,
    }
}

fn is_lower(catalog: &Catalog, format: &Format) -> bool {
    catalog.source(format.source.get_ref()).is_some_and(|source| source.lower)
}

fn show(out: &mut impl Write, catalog: &Catalog, api: &Api) -> io::Result<()> {
    writeln!(out, "{}: {}\n", api.id, api.does)?;
    let mut sheet = Sheet::default();
    sheet.row("name", api.name.as_str());
    sheet.rows("also", api.aliases.iter().map(|alias| alias.get_ref().as_str()));
    sheet.row("provider", catalog.provider.name.as_str());
    formats(&mut sheet, catalog, api);
    rating(&mut sheet, catalog, api);
    sheet.rows("source", documents(catalog, api).into_iter().map(|source| cited(api, source)));
    if !api.modes.is_empty() {
        let modes: Vec<&str> = api.modes.iter().map(|mode| Mode::name(*mode)).collect();
        sheet.row("mode", modes.join(", "));
    }
    sheet.rows("per request", api.per_request.as_deref());
    sheet.rows("delivered by", api.delivered_by.iter().map(|id| id.get_ref().as_str()));
    sheet.rows("operation", api.operations.iter().map(operation));
    sheet.rows("note", api.notes.iter().map(String::as_str));
    sheet.rows("public", api.public.iter().map(String::as_str));
    sheet.rows("onboarding", api.onboarding.iter().map(String::as_str));
    let claims = catalog.claims.iter().filter(|claim| claim.concerns(api.id.get_ref()));
    sheet.rows("claim", claims.map(|claim| format!("{}: {}", claim.id, claim.statement)));
    let contradictions = contradictions(catalog, api);
    sheet.rows("contradiction", contradictions.map(|k| format!("{}: {}", k.id, k.statement)));
    let overview = catalog.overview.as_ref();
    sheet.rows("legal review", overview.and_then(|page| page.legal_review.as_deref()));
    sheet.write(out)
}

/// The formats, those of second opinions apart.
fn formats(sheet: &mut Sheet, catalog: &Catalog, api: &Api) {
    let named = |lower| api.formats.iter().filter(move |f| is_lower(catalog, f) == lower);
    if named(false).next().is_none() {
        sheet.row("format", "none named");
    }
    sheet.rows("format", named(false).map(format));
    sheet.rows("second opinion", named(true).map(format));
}

/// `camt.053.001.02 (response), api-playbook: "ISOXML v53"; end of day`
fn format(format: &Format) -> String {
    let Format { id, direction, source, label, note, .. } = format;
    let label = label.as_ref().map(|label| format!(", called \"{label}\""));
    let note = note.as_ref().map(|note| format!("; {note}"));
    let (label, note) = (label.unwrap_or_default(), note.unwrap_or_default());
    format!("{id} ({}), by {source}{label}{note}", direction.name())
}

/// How sure that is, and who says so.
fn rating(sheet: &mut Sheet, catalog: &Catalog, api: &Api) {
    let rating = match catalog.row(api.id.get_ref()) {
        Some(row) => format!(
            "{}, as rated by {} (row \"{}\")",
            row.confidence.name(),
            row.rated_by,
            row.name
        ),
        None => "not rated: not on the public page".to_owned(),
    };
    sheet.row("confidence", rating);
}

/// `POST /payment/inquiry: sends application/xml, answers application/xml; by …`
fn operation(operation: &Operation) -> String {
    let Operation { verb, path, request, response, note, source } = operation;
    let list = |word: &str, types: &[String]| {
        if types.is_empty() { String::new() } else { format!(", {word} {}", types.join(" or ")) }
    };
    let (sends, answers) = (list("takes", request), list("answers", response));
    let note = note.as_ref().map(|note| format!("; {note}")).unwrap_or_default();
    format!("{verb} {path}{sends}{answers}, by {source}{note}")
}

/// The source with its page, what it is and when it was compared.
fn cited(api: &Api, source: &Source) -> String {
    let first = api.sources.first().is_some_and(|id| id.get_ref() == source.id.get_ref());
    let page = api.page.as_ref().filter(|_| first).map(|page| format!(", page {page}"));
    format!("{}{}: {}", source.id, page.unwrap_or_default(), source.in_full())
}
