//! Whether every id in a catalogue is given once and names something.

use super::catalog::{Catalog, Entry};
use super::claim::{Condition, Test};
use super::fault::Draft;
use super::messages;
use crate::diagnostic::{CODES, Code, Payload, codes};
use crate::value::nearest;
use toml::Spanned;

/// How many names an answer offers.
const OFFERED: usize = 3;

/// What is wrong with the ids of a catalogue.
pub(super) fn check(catalog: &Catalog) -> Vec<Draft> {
    let mut check = Check { names: &Names::of(catalog), drafts: Vec::new() };
    check.uniqueness(catalog);
    check.page(catalog);
    check.apis(catalog);
    check.claims(catalog);
    check.circles(catalog);
    if check.drafts.is_empty() {
        for (file, condition) in conditions(catalog) {
            check.places(catalog, file, condition);
        }
    }
    check.drafts
}

/// The ids of a catalogue, by what they name.
struct Names<'a> {
    sources: Vec<&'a str>,
    apis: Vec<&'a str>,
    claims: Vec<&'a str>,
    contradictions: Vec<&'a str>,
    conditions: Vec<&'a str>,
}

impl<'a> Names<'a> {
    fn of(catalog: &'a Catalog) -> Names<'a> {
        Names {
            sources: names(&catalog.sources, |source| &source.id),
            apis: names(&catalog.apis, |api| &api.id),
            claims: names(&catalog.claims, |claim| &claim.id),
            contradictions: names(&catalog.contradictions, |contradiction| &contradiction.id),
            conditions: names(&catalog.conditions, |condition| &condition.id),
        }
    }
}

struct Check<'a> {
    names: &'a Names<'a>,
    drafts: Vec<Draft>,
}

impl Check<'_> {
    fn uniqueness(&mut self, catalog: &Catalog) {
        let apis = &catalog.apis;
        self.once("API", apis.iter().flat_map(|a| a.names().map(|name| (a.file, name))));
        self.once("source", ids(&catalog.sources, |s| &s.id));
        self.once("category", ids(&catalog.categories, |c| &c.id));
        self.once("row", ids(&catalog.rows, |r| &r.name));
        self.once("claim", ids(&catalog.claims, |c| &c.id));
        self.once("condition", ids(&catalog.conditions, |c| &c.id));
        self.once("contradiction", ids(&catalog.contradictions, |k| &k.id));
        self.once("consideration", ids(&catalog.considerations, |c| &c.id));
        self.once("peer", ids(&catalog.peers, |p| &p.id));
    }

    fn once<'c>(&mut self, what: &str, ids: impl Iterator<Item = (usize, &'c Spanned<String>)>) {
        let mut taken: Vec<String> = Vec::new();
        for (file, id) in ids {
            let folded = id.get_ref().to_lowercase();
            if taken.contains(&folded) {
                let message = format!("`{id}` already names another {what}");
                self.add(&codes::CATALOGUE_ID_TWICE, file, id, message, None);
            } else {
                taken.push(folded);
            }
        }
    }

    fn page(&mut self, catalog: &Catalog) {
        if let Some(overview) = &catalog.overview {
            self.sources(overview.file, [&overview.source]);
        }
        for category in &catalog.categories {
            self.sources(category.file, category.sources.iter().chain(&category.rated_by));
            self.apis_exist(category.file, &category.apis);
            category.claims.iter().for_each(|prefix| self.claim(category.file, prefix));
        }
        for row in &catalog.rows {
            self.sources(row.file, row.sources.iter().chain([&row.rated_by]));
            self.apis_exist(row.file, &row.apis);
        }
        for contradiction in &catalog.contradictions {
            self.sources(contradiction.file, &contradiction.sources);
            self.apis_exist(contradiction.file, &contradiction.apis);
        }
        for consideration in &catalog.considerations {
            let related = consideration.related.iter().flatten();
            self.sources(consideration.file, consideration.source.iter().chain(related));
        }
        for peer in &catalog.peers {
            self.sources(peer.file, [&peer.source]);
        }
    }

    fn apis(&mut self, catalog: &Catalog) {
        for api in &catalog.apis {
            let formats = api.formats.iter().map(|format| &format.source);
            let operations = api.operations.iter().map(|operation| &operation.source);
            self.sources(api.file, api.sources.iter().chain(formats).chain(operations));
            self.apis_exist(api.file, &api.delivered_by);
        }
    }

    fn claims(&mut self, catalog: &Catalog) {
        for claim in &catalog.claims {
            self.sources(claim.file, claim.sources.iter().chain(&claim.rated_by));
            self.apis_exist(claim.file, &claim.apis);
            for id in &claim.contradictions {
                self.exists("contradiction", claim.file, id, &self.names.contradictions);
            }
        }
        for (file, condition) in conditions(catalog) {
            self.condition(file, condition);
        }
    }

    fn condition(&mut self, file: usize, condition: &Condition) {
        for test in &condition.tests {
            match test {
                Test::Is(shapes) => shapes.iter().for_each(|shape| self.shape(file, shape)),
                Test::Finding(codes) => codes.iter().for_each(|code| self.code(file, code)),
                Test::Api(apis) => self.apis_exist(file, apis),
                Test::Shared(id) => self.exists("condition", file, id, &self.names.conditions),
                Test::Any(inner) | Test::All(inner) => {
                    inner.iter().for_each(|condition| self.condition(file, condition));
                }
                Test::Within(_, _, inner) | Test::Partner(_, inner) | Test::Not(inner) => {
                    self.condition(file, inner);
                }
                _ => {}
            }
        }
    }

    /// Shared conditions must not need themselves.
    fn circles(&mut self, catalog: &Catalog) {
        for shared in &catalog.conditions {
            let mut needed = Vec::new();
            needs(catalog, shared.when.get_ref(), &mut needed);
            if needed.contains(&shared.id.get_ref().as_str()) {
                let message = format!("the condition `{}` needs itself", shared.id);
                self.add(&codes::CATALOGUE_MALFORMED, shared.file, &shared.id, message, None);
            }
        }
    }

    /// What holds in a place must ask for nothing outside it. Needs conditions that exist
    /// and have no circles.
    fn places(&mut self, catalog: &Catalog, file: usize, condition: &Condition) {
        for test in &condition.tests {
            match test {
                Test::Within(_, _, inner) => self.place(catalog, file, inner),
                Test::Any(inner) | Test::All(inner) => {
                    inner.iter().for_each(|one| self.places(catalog, file, one));
                }
                Test::Partner(_, inner) | Test::Not(inner) => self.places(catalog, file, inner),
                _ => {}
            }
        }
    }

    fn place(&mut self, catalog: &Catalog, file: usize, inner: &Condition) {
        let shared = |id: &str| catalog.condition(id).map(|shared| shared.when.get_ref());
        for id in inner.shared() {
            if shared(id.get_ref()).is_some_and(|condition| !condition.is_local(&shared)) {
                let message = format!("the condition `{id}` asks for more than is in that place");
                self.add(&codes::CATALOGUE_MALFORMED, file, id, message, None);
            }
        }
    }

    /// What a payload may be: a kind, or a message.
    fn shape(&mut self, file: usize, shape: &Spanned<String>) {
        let kinds = Payload::ALL.iter().map(|payload| payload.name());
        if !messages::exists(shape.get_ref()) && !messages::is_mt(shape.get_ref()) {
            let known: Vec<&str> = kinds.chain(messages::ids()).collect();
            self.exists("kind of payload and no message", file, shape, &known);
        }
    }

    /// A code of findings, or with a `*` the beginning of some.
    fn code(&mut self, file: usize, code: &Spanned<String>) {
        let known: Vec<&str> = CODES.iter().map(|code| code.id).collect();
        let beginning = code.get_ref().strip_suffix('*');
        if beginning.is_none_or(|beginning| !known.iter().any(|id| id.starts_with(beginning))) {
            self.exists("code", file, code, &known);
        }
    }

    fn sources<'c>(&mut self, file: usize, ids: impl IntoIterator<Item = &'c Spanned<String>>) {
        let known = &self.names.sources;
        ids.into_iter().for_each(|id| self.exists("source", file, id, known));
    }

    fn apis_exist<'c>(&mut self, file: usize, ids: impl IntoIterator<Item = &'c Spanned<String>>) {
        let known = &self.names.apis;
        ids.into_iter().for_each(|id| self.exists("API", file, id, known));
    }

    fn claim(&mut self, file: usize, prefix: &Spanned<String>) {
        let known = &self.names.claims;
        if !known.iter().any(|claim| claim.starts_with(prefix.get_ref().as_str())) {
            self.exists("claim", file, prefix, known);
        }
    }

    fn exists(&mut self, what: &str, file: usize, id: &Spanned<String>, known: &[&str]) {
        if known.contains(&id.get_ref().as_str()) {
            return;
        }
        let near = nearest(id.get_ref(), known.iter().copied(), OFFERED);
        let help = (!near.is_empty()).then(|| format!("nearest: {}", near.join(", ")));
        let message = format!("there is no {what} `{id}`");
        self.add(&codes::CATALOGUE_ID_UNKNOWN, file, id, message, help);
    }

    fn add(
        &mut self,
        code: &'static Code,
        file: usize,
        at: &Spanned<String>,
        message: String,
        help: Option<String>,
    ) {
        self.drafts.push(Draft { code, file, span: at.span(), message, help });
    }
}

/// Every condition, and the index of its file.
fn conditions(catalog: &Catalog) -> impl Iterator<Item = (usize, &Condition)> {
    let claims = catalog.claims.iter();
    let claims =
        claims.flat_map(|claim| claim.conditions().map(|condition| (claim.file, condition)));
    claims.chain(catalog.conditions.iter().map(|shared| (shared.file, shared.when.get_ref())))
}

/// Adds the ids of the shared conditions that a condition needs, also through others.
fn needs<'a>(catalog: &'a Catalog, condition: &'a Condition, needed: &mut Vec<&'a str>) {
    for id in condition.shared() {
        if !needed.contains(&id.get_ref().as_str()) {
            needed.push(id.get_ref());
            if let Some(shared) = catalog.condition(id.get_ref()) {
                needs(catalog, shared.when.get_ref(), needed);
            }
        }
    }
}

fn names<T>(entries: &[Entry<T>], id: fn(&T) -> &Spanned<String>) -> Vec<&str> {
    entries.iter().map(|entry| id(&entry.data).get_ref().as_str()).collect()
}

/// The ids of entries, each with its file.
fn ids<T>(
    entries: &[Entry<T>],
    id: fn(&T) -> &Spanned<String>,
) -> impl Iterator<Item = (usize, &Spanned<String>)> {
    entries.iter().map(move |entry| (entry.file, id(&entry.data)))
}
