//! `isoproof apis`: the catalogue of bank APIs.

use super::args::{ApisArgs, ApisCommand, ListFormat};
use super::error::CliError;
use super::exit::Outcome;
use super::{json, nearest, output, table};
use crate::playbook::{self, Api, Catalog, Direction, Source};
use std::io::{self, Write};

/// Lists the APIs, or shows one.
pub(crate) fn run(args: &ApisArgs) -> Result<Outcome, CliError> {
    let mut out = output::stdout();
    match (&args.command, args.format) {
        (None, ListFormat::Text) => list(&mut out, &catalog()?)?,
        (None, ListFormat::Json) => json::write(&mut out, "apis", &catalog()?.apis)?,
        (Some(ApisCommand::Show { api }), ListFormat::Text) => show(&mut out, &find(api)?)?,
        (Some(ApisCommand::Show { api }), ListFormat::Json) => {
            json::write(&mut out, "api", &find(api)?)?;
        }
    }
    out.flush()?;
    Ok(Outcome::Clean)
}

fn catalog() -> Result<Catalog, CliError> {
    playbook::embedded().map_err(|e| CliError::Usage(format!("the embedded catalogue: {e}")))
}

/// The API of that name.
///
/// # Errors
///
/// If there is none; names the nearest.
pub(crate) fn find(name: &str) -> Result<Api, CliError> {
    let mut apis = catalog()?.apis;
    if let Some(found) = apis.iter().position(|api| api.is_called(name)) {
        return Ok(apis.swap_remove(found));
    }
    let hint = nearest::hint(name, apis.iter().flat_map(Api::names));
    Err(CliError::Usage(format!("no API `{name}`{hint}; `isoproof apis` lists all")))
}

fn list(out: &mut impl Write, catalog: &Catalog) -> io::Result<()> {
    writeln!(out, "{}\n", catalog.provider.name)?;
    let formats: Vec<String> =
        catalog.apis.iter().map(|api| format_names(api).join(", ")).collect();
    let mut rows = vec![["API", "FORMATS", "CONFIDENCE", "WHAT IT DOES"]];
    rows.extend(catalog.apis.iter().zip(&formats).map(|(api, formats)| {
        [api.id.as_str(), formats.as_str(), api.confidence.name(), api.does.as_str()]
    }));
    table::write(out, &rows)
}

fn show(out: &mut impl Write, api: &Api) -> io::Result<()> {
    writeln!(out, "{}: {}\n", api.id, api.does)?;
    let mut rows = vec![("name", api.name.clone())];
    rows.extend(api.aliases.iter().map(|alias| ("also", alias.clone())));
    rows.extend(format_names(api).into_iter().map(|name| ("format", with_directions(api, name))));
    rows.extend(api.notes.iter().map(|note| ("note", note.clone())));
    rows.push(("confidence", api.confidence.name().to_owned()));
    rows.push(("source", in_words(&api.source)));
    rows.push(("last verified", api.source.last_verified.clone()));
    let rows: Vec<_> = rows.iter().map(|(name, value)| [*name, value.as_str()]).collect();
    table::write(out, &rows)
}

/// The ids of its formats, each once; a dash if it names none.
fn format_names(api: &Api) -> Vec<&str> {
    let mut names: Vec<&str> = api.formats.iter().map(|format| format.id.as_str()).collect();
    names.dedup();
    if names.is_empty() { vec!["-"] } else { names }
}

/// The format's id, and which way it goes.
fn with_directions(api: &Api, id: &str) -> String {
    let same = api.formats.iter().filter(|format| format.id == id);
    let ways: Vec<&str> = same.map(|format| format.direction).map(Direction::name).collect();
    if ways.is_empty() { "none named".to_owned() } else { format!("{id} ({})", ways.join(", ")) }
}

/// `Publisher, Title (kind, date), as read on …`
fn in_words(source: &Source) -> String {
    let Source { publisher, title, kind, date, .. } = source;
    let read_on = source.read_on.as_ref().map(|place| format!(", as read on a {place}"));
    format!("{publisher}, {title} ({kind}, {date}){}", read_on.unwrap_or_default())
}
