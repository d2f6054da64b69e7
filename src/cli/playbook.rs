//! `isoproof playbook`: what a page about a bank says of its APIs, and what all of the
//! catalogue rests on.

use super::args::{ListFormat, PlaybookArgs, Topic};
use super::catalogs::{self, Catalogs};
use super::error::CliError;
use super::exit::Outcome;
use super::sheet::Sheet;
use super::{json, output};
use crate::playbook::{Catalog, Confidence, ConsiderationLabel, Date, Entry, Overview};
use crate::report::wrap;
use serde::Serialize;
use std::io::{self, Write};
use toml::Spanned;

/// Shows one topic, for each provider.
pub(crate) fn run(args: &PlaybookArgs) -> Result<Outcome, CliError> {
    let catalogs = catalogs::load(&args.catalog)?;
    let mut out = output::stdout();
    match args.format {
        ListFormat::Text => text(&mut out, &catalogs, args.topic)?,
        ListFormat::Json => {
            let pages: Vec<Page> = catalogs.iter().map(|c| Page::of(c, args.topic)).collect();
            json::write(&mut out, "playbook", &pages)?;
        }
    }
    out.flush()?;
    Ok(Outcome::Clean)
}

/// What JSON tells of a provider; members of other topics are left out.
#[derive(Serialize)]
struct Page<'a> {
    provider: &'a str,
    name: &'a str,
    last_verified: Option<&'a Date>,
    legal_review: Option<&'a str>,
    #[serde(flatten)]
    topic: serde_json::Map<String, serde_json::Value>,
}

impl<'a> Page<'a> {
    fn of(catalog: &'a Catalog, topic: Topic) -> Page<'a> {
        let overview = catalog.overview.as_deref();
        let (name, value) = match topic {
            Topic::Overview => ("overview", serde_json::to_value(overview)),
            Topic::Categories => ("categories", list(&catalog.categories)),
            Topic::Rows => ("rows", list(&catalog.rows)),
            Topic::Considerations => ("considerations", list(&catalog.considerations)),
            Topic::Contradictions => ("contradictions", list(&catalog.contradictions)),
            Topic::Sources => ("sources", list(&catalog.sources)),
            Topic::Peers => ("peers", list(&catalog.peers)),
        };
        Page {
            provider: &catalog.provider.id,
            name: &catalog.provider.name,
            last_verified: overview.and_then(|page| page.last_verified.as_ref()),
            legal_review: overview.and_then(|page| page.legal_review.as_deref()),
            topic: value.into_iter().map(|value| (name.to_owned(), value)).collect(),
        }
    }
}

fn list<T: Serialize>(entries: &[Entry<T>]) -> serde_json::Result<serde_json::Value> {
    serde_json::to_value(entries.iter().map(|entry| &entry.data).collect::<Vec<_>>())
}

fn text(out: &mut impl Write, catalogs: &Catalogs, topic: Topic) -> io::Result<()> {
    for (i, catalog) in catalogs.iter().enumerate() {
        if i > 0 {
            writeln!(out)?;
        }
        head(out, catalog)?;
        for sheet in sheets(catalog, topic) {
            writeln!(out)?;
            sheet.write(out)?;
        }
    }
    Ok(())
}

/// The provider, the page, and what must happen before its wording is published.
fn head(out: &mut impl Write, catalog: &Catalog) -> io::Result<()> {
    writeln!(out, "{}", catalog.provider.name)?;
    let Some(page) = &catalog.overview else { return Ok(()) };
    if let Some(source) = catalog.source(page.source.get_ref()) {
        writeln!(out, "{}", wrap(&format!("{}: {}", source.id, source.in_full()), 0, 2))?;
    }
    page.legal_review.as_ref().map_or(Ok(()), |flag| writeln!(out, "{}", wrap(flag, 0, 2)))
}

fn sheets(catalog: &Catalog, topic: Topic) -> Vec<Sheet> {
    match topic {
        Topic::Overview => catalog.overview.as_deref().map(overview).into_iter().collect(),
        Topic::Categories => categories(catalog),
        Topic::Rows => rows(catalog),
        Topic::Considerations => considerations(catalog),
        Topic::Contradictions => contradictions(catalog),
        Topic::Sources => sources(catalog),
        Topic::Peers => peers(catalog),
    }
}

fn overview(page: &Overview) -> Sheet {
    let mut sheet = Sheet::default();
    sheet.rows("at a glance", page.at_a_glance.iter().map(String::as_str));
    sheet.rows("scope", page.scope.iter().map(String::as_str));
    let reason = page.reason.as_ref().map(|reason| format!(": {reason}"));
    let confidence = page.confidence.map_or("not rated", Confidence::name);
    sheet.row("confidence", format!("{confidence}{}", reason.unwrap_or_default()));
    sheet.row("last verified", page.last_verified.as_ref().map_or("not said", Date::as_str));
    sheet.row("legal review", page.legal_review.as_deref().unwrap_or("not said"));
    sheet
}

fn categories(catalog: &Catalog) -> Vec<Sheet> {
    let one = |category: &crate::playbook::Category| {
        let mut sheet = Sheet::default();
        sheet.row("category", category.name.as_str());
        sheet.row("enables", category.enables.as_str());
        sheet.row("evidence", category.evidence.as_str());
        sheet.row("confidence", rated(category.confidence, category.rated_by.as_ref()));
        sheet.row("apis", joined(&category.apis));
        sheet.row("claims", claims(catalog, &category.apis, &category.claims));
        sheet.row("sources", joined(&category.sources));
        sheet
    };
    catalog.categories.iter().map(|entry| one(&entry.data)).collect()
}

/// The ids of the claims about these APIs, or whose ids begin so.
fn claims(catalog: &Catalog, apis: &[Spanned<String>], begin: &[Spanned<String>]) -> String {
    let meant = catalog.claims.iter().filter(|claim| {
        let id = claim.id.get_ref();
        apis.iter().any(|api| claim.concerns(api.get_ref()))
            || begin.iter().any(|begin| id.starts_with(begin.get_ref().as_str()))
    });
    let ids: Vec<&str> = meant.map(|claim| claim.id.get_ref().as_str()).collect();
    if ids.is_empty() { "none".to_owned() } else { ids.join(", ") }
}

fn rows(catalog: &Catalog) -> Vec<Sheet> {
    let one = |row: &crate::playbook::Row| {
        let mut sheet = Sheet::default();
        sheet.row("row", row.name.get_ref().as_str());
        sheet.row("does", row.does.as_str());
        sheet.rows("note", row.notes.iter().map(String::as_str));
        sheet.row("confidence", rated(Some(row.confidence), Some(&row.rated_by)));
        sheet.row("apis", joined(&row.apis));
        sheet.row("sources", joined(&row.sources));
        sheet
    };
    catalog.rows.iter().map(|entry| one(&entry.data)).collect()
}

fn considerations(catalog: &Catalog) -> Vec<Sheet> {
    let one = |consideration: &crate::playbook::Consideration| {
        let mut sheet = Sheet::default();
        sheet.row("consideration", consideration.name.as_str());
        sheet.row("says", consideration.statement.as_str());
        let label = consideration.label.map_or("not known", ConsiderationLabel::name);
        sheet.row("label", label);
        sheet.row("confidence", consideration.confidence.map_or("not known", Confidence::name));
        let source = consideration.source.as_ref().map(|id| id.get_ref().as_str());
        sheet.row("source", source.unwrap_or("not known"));
        sheet.rows("related", consideration.related.iter().map(|ids| joined(ids)));
        sheet
    };
    catalog.considerations.iter().map(|entry| one(&entry.data)).collect()
}

fn contradictions(catalog: &Catalog) -> Vec<Sheet> {
    let one = |contradiction: &crate::playbook::Contradiction| {
        let id = contradiction.id.get_ref();
        let mut sheet = Sheet::default();
        sheet.row("contradiction", id.as_str());
        sheet.row("says", contradiction.statement.as_str());
        sheet.row("shown by", contradiction.payload.as_str());
        let naming = |claim: &&Entry<crate::playbook::Claim>| {
            claim.contradictions.iter().any(|own| own.get_ref() == id)
        };
        let claims = catalog.claims.iter().filter(naming).map(|claim| claim.id.get_ref().as_str());
        let claims: Vec<&str> = claims.collect();
        sheet.rows("claims", (!claims.is_empty()).then(|| claims.join(", ")));
        sheet.row("apis", joined(&contradiction.apis));
        sheet.row("sources", joined(&contradiction.sources));
        sheet
    };
    catalog.contradictions.iter().map(|entry| one(&entry.data)).collect()
}

fn sources(catalog: &Catalog) -> Vec<Sheet> {
    let one = |source: &crate::playbook::Source| {
        let mut sheet = Sheet::default();
        sheet.row("source", source.id.get_ref().as_str());
        sheet.row("is", source.in_words());
        let opinion = if source.lower { ", a second opinion" } else { "" };
        sheet.row("trust", format!("{}{opinion}", source.trust.name()));
        sheet.row("used for", source.used_for.as_str());
        sheet.row("last verified", source.last_verified.as_ref().map_or("not said", Date::as_str));
        sheet
    };
    catalog.sources.iter().map(|entry| one(&entry.data)).collect()
}

fn peers(catalog: &Catalog) -> Vec<Sheet> {
    let one = |peer: &crate::playbook::Peer| {
        let mut sheet = Sheet::default();
        sheet.row("peer", peer.name.as_str());
        sheet.row("compares", peer.compares.as_str());
        sheet.row("source", peer.source.get_ref().as_str());
        sheet.row("last verified", peer.last_verified.as_ref().map_or("not said", Date::as_str));
        sheet.row("confidence", rated(peer.confidence, None));
        sheet
    };
    catalog.peers.iter().map(|entry| one(&entry.data)).collect()
}

fn rated(confidence: Option<Confidence>, by: Option<&Spanned<String>>) -> String {
    let by = by.map(|id| format!(", as rated by {id}")).unwrap_or_default();
    format!("{}{by}", confidence.map_or("not rated", Confidence::name))
}

fn joined(ids: &[Spanned<String>]) -> String {
    ids.iter().map(|id| id.get_ref().as_str()).collect::<Vec<_>>().join(", ")
}
