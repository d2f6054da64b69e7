//! `isoproof schemas`: the known message schemas, listed or written out.

use super::args::{ListFormat, SchemaListArgs, SchemasArgs, SchemasCommand};
use super::error::CliError;
use super::exit::Outcome;
use super::manifest::{self, Origin};
use super::{json, nearest, output, table};
use crate::schema::{self, MessageEntry};
use serde::Serialize;
use std::io::Write;
use std::path::Path;

/// A message as JSON lists it.
#[derive(Serialize)]
struct Listed {
    id: &'static str,
    name: &'static str,
    area: &'static str,
    root_element: &'static str,
    namespace: String,
    schema_sha256: String,
    #[serde(flatten)]
    origin: Origin,
}

/// Lists the schemas, or writes one out.
pub(crate) fn run(args: &SchemasArgs) -> Result<Outcome, CliError> {
    match &args.command {
        None => list(&args.list)?,
        Some(SchemasCommand::List(args)) => list(args)?,
        Some(SchemasCommand::Export { id, output }) => export(id, output.as_deref())?,
    }
    Ok(Outcome::Clean)
}

/// The message of that id.
///
/// # Errors
///
/// If there is none; names the nearest.
pub(crate) fn find(id: &str) -> Result<MessageEntry, CliError> {
    schema::find(id).ok_or_else(|| {
        let hint = nearest::hint(id, schema::messages().map(|message| message.id()));
        CliError::Usage(format!("no message `{id}`{hint}; `isoproof schemas` lists all"))
    })
}

fn list(args: &SchemaListArgs) -> Result<(), CliError> {
    let origins = manifest::origins();
    let found: Vec<(MessageEntry, Origin)> = schema::messages()
        .filter(|message| fits(message, args))
        .filter_map(|message| Some((message, *origins.get(message.id())?)))
        .collect();
    if found.is_empty() {
        return Err(CliError::Usage("no message fits; `isoproof schemas` lists all".into()));
    }
    let mut out = output::stdout();
    match args.format {
        ListFormat::Text => {
            let row = |(m, origin): &(MessageEntry, Origin)| [m.id(), origin.date, m.name()];
            table::write(&mut out, &found.iter().map(row).collect::<Vec<_>>())?;
        }
        ListFormat::Json => {
            let messages: Vec<_> = found.into_iter().map(Listed::from).collect();
            json::write(&mut out, "messages", &messages)?;
        }
    }
    Ok(out.flush()?)
}

/// Whether all conditions hold for the message.
fn fits(message: &MessageEntry, args: &SchemaListArgs) -> bool {
    let text = format!("{} {}", message.id(), message.name()).to_lowercase();
    let in_area = args.area.as_ref().is_none_or(|area| area.eq_ignore_ascii_case(message.area()));
    in_area && args.filters.iter().all(|filter| text.contains(&filter.to_lowercase()))
}

fn export(id: &str, to: Option<&Path>) -> Result<(), CliError> {
    let xsd = find(id)?.xsd();
    if let Some(path) = to {
        return std::fs::write(path, xsd).map_err(|e| CliError::file(path, e));
    }
    let mut out = output::stdout();
    out.write_all(xsd.as_bytes())?;
    Ok(out.flush()?)
}

impl From<(MessageEntry, Origin)> for Listed {
    fn from((message, origin): (MessageEntry, Origin)) -> Listed {
        Listed {
            id: message.id(),
            name: message.name(),
            area: message.area(),
            root_element: message.root_element(),
            namespace: message.namespace(),
            schema_sha256: message.schema_sha256(),
            origin,
        }
    }
}
