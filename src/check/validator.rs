//! The way in: settings, one input, its report.

use super::api::{ApiFormats, Thing};
use super::engine::Engine;
use super::found::Found;
use super::header::HeaderNames;
use super::input;
use super::json::JsonSchema;
use super::observe::{Judge, Observer, Paths};
use super::set::SchemaSet;
use super::sink::{Draft, Findings};
use super::split::{self, Cut, NOWHERE, Split};
use super::suppress::Beside;
use super::workspace::Workspaces;
use crate::diagnostic::{
    FileReport, Layer, LayerReport, LayerStatus, Part, Severity, Verdict, codes,
};
use crate::schema::message_id;
use crate::source::{MarkId, ReadAt, Stretch, Window};
use crate::xml::Limits;
use std::io::Read;
use std::sync::{Arc, OnceLock};

/// What to check and how far; one for all inputs of a run.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The layers asked for; those below the highest are asked for too.
    pub layers: Vec<Layer>,
    /// The message id that every payload must have.
    pub message: Option<String>,
    /// The most findings kept for each layer of an input.
    pub max_findings: usize,
    /// What an input may have at most.
    pub limits: Limits,
    /// The API of whose formats every payload must be.
    pub api: Option<ApiFormats>,
    /// Whether rules run where there are some, even if their layer was not asked for.
    pub rules_if_any: bool,
    /// The user's own JSON Schema, which every JSON payload must meet.
    pub json_schema: Option<Arc<dyn JsonSchema>>,
    /// Bytes read at a time; the answer does not depend on it.
    pub chunk: usize,
    /// Bytes that one thread checks on its own where several check one input; the answer
    /// does not depend on it.
    pub segment: u64,
}

/// An input, as reports name it, and what stands beside it.
#[derive(Clone, Copy, Debug)]
pub struct Given<'i> {
    /// What reports call it.
    pub path: &'i str,
    /// Whether the user named this very input.
    pub named: bool,
    /// What a file beside it says of its findings.
    pub beside: Option<&'i Beside>,
}

/// One input to check.
struct Job<'i> {
    beside: Option<&'i Beside>,
    path: &'i str,
    named: bool,
    /// Stop at the first error.
    first_only: bool,
    split: Option<Split<'i>>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            layers: vec![Layer::Encoding, Layer::Xml, Layer::Json, Layer::Schema],
            message: None,
            max_findings: 1_000,
            limits: Limits::default(),
            api: None,
            rules_if_any: true,
            json_schema: None,
            chunk: crate::source::CHUNK,
            segment: split::SEGMENT,
        }
    }
}

/// Validates inputs; may be shared between threads.
///
/// ```
/// use isoproof::check::{SchemaSet, Settings, Validator};
/// use isoproof::diagnostic::Verdict;
/// let validator = Validator::new(SchemaSet::embedded(), Settings::default());
/// let xml = br#"<Document xmlns="urn:iso:std:iso:20022:tech:xsd:admi.004.001.02">
///   <SysEvtNtfctn><EvtInf><EvtCd>LATE</EvtCd></EvtInf></SysEvtNtfctn></Document>"#;
/// let report = validator.validate("event.xml", true, &xml[..]);
/// assert_eq!(report.verdict, Verdict::Valid);
/// assert!(validator.is_valid(&xml[..]));
/// ```
#[derive(Debug)]
pub struct Validator {
    schemas: SchemaSet,
    settings: Settings,
    /// The paths for which the observers ask that every input has.
    usual: OnceLock<Arc<Paths>>,
    workspaces: Workspaces,
}

impl Validator {
    /// A validator with these schemas and settings.
    #[must_use]
    pub fn new(schemas: SchemaSet, settings: Settings) -> Validator {
        let (usual, workspaces) = (OnceLock::new(), Workspaces::default());
        Validator { schemas, settings, usual, workspaces }
    }

    /// True if the input is valid by all layers asked for. Stops at the first error.
    pub fn is_valid(&self, mut input: impl Read) -> bool {
        self.run(
            Job { beside: None, path: "-", named: true, first_only: true, split: None },
            &mut input,
            None,
            &mut [],
        )
        .verdict
            == Verdict::Valid
    }

    /// Checks an input to its end, with all findings. `path` is what the report calls
    /// it; `named` says that the user named this very input.
    pub fn validate(&self, path: &str, named: bool, mut input: impl Read) -> FileReport {
        self.run(
            Job { beside: None, path, named, first_only: false, split: None },
            &mut input,
            None,
            &mut [],
        )
    }

    /// The same, with observers that see the message as it passes.
    pub fn observe(
        &self,
        path: &str,
        named: bool,
        mut input: impl Read,
        observers: &mut [&mut dyn Observer],
    ) -> FileReport {
        self.run(
            Job { beside: None, path, named, first_only: false, split: None },
            &mut input,
            None,
            observers,
        )
    }

    /// The same, with a judge of all values, which is the last of the observers.
    pub fn judge(
        &self,
        path: &str,
        named: bool,
        mut input: impl Read,
        judge: &mut dyn Judge,
        observers: &mut [&mut dyn Observer],
    ) -> FileReport {
        let job = Job { beside: None, path, named, first_only: false, split: None };
        self.run(job, &mut input, Some(judge), observers)
    }

    /// The same of an input beside which something stands, with a judge or without.
    pub fn check(
        &self,
        given: Given<'_>,
        mut input: impl Read,
        mut judge: Option<&mut dyn Judge>,
        observers: &mut [&mut dyn Observer],
    ) -> FileReport {
        let judge = judge.as_mut().map(|judge| &mut **judge as &mut dyn Judge);
        let Given { path, named, beside } = given;
        let job = Job { beside, path, named, first_only: false, split: None };
        self.run(job, &mut input, judge, observers)
    }

    /// The same for an input that can be read from any place, on up to `threads` threads:
    /// with the same report.
    ///
    /// ```
    /// use isoproof::check::{SchemaSet, Settings, Validator};
    /// let validator = Validator::new(SchemaSet::embedded(), Settings::default());
    /// let xml: &[u8] = br#"<Document xmlns="urn:iso:std:iso:20022:tech:xsd:admi.004.001.02">
    ///   <SysEvtNtfctn><EvtInf><EvtCd>LATE</EvtCd></EvtInf></SysEvtNtfctn></Document>"#;
    /// let report = validator.validate_with_threads("event.xml", true, &xml, 2);
    /// assert_eq!(report, validator.validate("event.xml", true, xml));
    /// ```
    pub fn validate_with_threads(
        &self,
        path: &str,
        named: bool,
        source: &dyn ReadAt,
        threads: usize,
    ) -> FileReport {
        let Settings { segment, limits, chunk, .. } = self.settings;
        let cut = Cut { source, segment: segment.max(1), limits, chunk };
        let mut input = Stretch::new(source, 0, u64::MAX);
        if threads < 2 || !cut.pays() {
            let job = Job { beside: None, path, named, first_only: false, split: None };
            return self.run(job, &mut input, None, &mut []);
        }
        split::with_scouts(cut, threads - 1, |plan| {
            let leader = Split::new(cut, plan);
            let job = Job { beside: None, path, named, first_only: false, split: Some(leader) };
            self.run(job, &mut input, None, &mut [])
        })
    }

    fn run<'i>(
        &self,
        job: Job<'i>,
        input: &'i mut dyn Read,
        mut judge: Option<&'i mut dyn Judge>,
        observers: &'i mut [&mut dyn Observer],
    ) -> FileReport {
        let Job { beside, path, named, first_only, split } = job;
        let judge = judge.as_mut().map(|judge| &mut **judge as &mut dyn Judge);
        let mut header = HeaderNames::default();
        let mut all: Vec<&mut dyn Observer> = vec![&mut header];
        all.extend(observers.iter_mut().map(|o| &mut **o as &mut dyn Observer));
        let Settings { chunk, limits, max_findings, .. } = self.settings;
        let mut workspace = self.workspaces.take();
        let room = std::mem::take(&mut workspace.reader.text);
        let window = Window::with_room(input, chunk, room);
        let mut engine = Engine::new(window, limits, workspace, max_findings, first_only);
        let is_usual = all.len() == 1;
        let paths = || Arc::new(Paths::of(&all));
        let paths = if is_usual { Arc::clone(self.usual.get_or_init(paths)) } else { paths() };
        engine.watching.watch(all, judge, (paths, is_usual));
        engine.halt = split.as_ref().map_or(NOWHERE, Split::first_halt);
        engine.split = split;
        engine.json_schema = self.settings.json_schema.clone();
        engine.rules = self.settings.rules_if_any || self.asks(Layer::Rules);
        if let Some(beside) = beside {
            engine.hear_beside(beside);
        }
        let mut found = self.read(&mut engine);
        if !first_only {
            engine.reader.window.count_rest();
        }
        engine.watching.locate(&mut engine.reader.window);
        let has_rules = engine.watching.has_rules() == Some(true);
        let rules = found.rules.take().or(has_rules.then_some(None));
        let report = self.finish(path, named, &mut engine, Found { rules, ..found });
        self.workspaces.put(engine.into_workspace());
        report
    }

    /// Whether a layer was asked for, by name or as one that another rests on. The
    /// playbook rests on the grammar, not on the rules.
    fn asks(&self, layer: Layer) -> bool {
        let asked = &self.settings.layers;
        // An input has one of the two syntaxes: who asks for one asks for either.
        let layer = if layer == Layer::Json { Layer::Xml } else { layer };
        asked.contains(&layer) || (layer <= Layer::Schema && asked.iter().any(|a| *a >= layer))
    }

    /// Reads the input as far as the layers asked for need it.
    fn read(&self, engine: &mut Engine<'_>) -> Found {
        let schemas = self.asks(Layer::Schema).then_some(&self.schemas);
        let found = input::read(engine, self.asks(Layer::Xml), schemas);
        let seen = engine.watching.finish();
        engine.say_observed(seen);
        self.expectations(engine, &found);
        let was_all_read = found.obstacle().is_none() && (found.complete || found.is_json);
        engine.say_unused(was_all_read, |engine, code| match code.layer {
            Layer::Schema => schemas.is_some(),
            _ => engine.watching.runs(code),
        });
        for root in found.roots.iter().chain(&found.foreign) {
            // Nobody will ask for their surroundings any more.
            let _ = engine.reader.window.take(*root);
        }
        engine.reader.window.settle();
        found
    }

    /// The message or the API that the user named.
    fn expectations(&self, engine: &mut Engine<'_>, found: &Found) {
        if let (Some(wanted), Some(root)) = (&self.settings.message, found.foreign) {
            let kind = found.payload().name();
            let message = format!("the payload is a {kind}, not {wanted}");
            say_other(engine, message, wanted, kind, found.root_path().to_owned(), root);
        }
        let alone = found.parts.len() == 1;
        for (part, root) in found.parts.iter().zip(&found.roots) {
            if alone || !is_header(part) {
                self.expect_message(engine, part, *root);
                self.expect_format(engine, Thing::Message(&part.message), &part.path, *root);
            }
        }
        if let Some(root) = found.foreign {
            self.expect_format(engine, found.thing(), found.root_path(), root);
        }
    }

    fn expect_message(&self, engine: &mut Engine<'_>, part: &Part, root: MarkId) {
        let Some(wanted) = self.settings.message.as_deref().filter(|w| *w != part.message) else {
            return;
        };
        let message = format!("the payload is {}, not {wanted}", part.message);
        say_other(engine, message, wanted, &part.message, part.path.clone(), root);
    }

    /// A message, or a payload that holds none, must be of a format that the API names.
    fn expect_format(&self, engine: &mut Engine<'_>, thing: Thing<'_>, path: &str, root: MarkId) {
        let is_judged = |api: &&ApiFormats| api.obstacle().is_none() && !api.admit(thing);
        let Some(api) = self.settings.api.as_ref().filter(is_judged) else { return };
        let name = thing.name();
        let message = format!("{name} is no format that the API {} names", api.name);
        let draft = Draft::new(&codes::API_FORMAT, message, path.to_owned())
            .expected(api.words())
            .found(name)
            .help(format!("isoproof apis show {}", api.name));
        let mark = engine.reader.window.copy_mark(root);
        engine.say(draft, mark);
    }

    fn finish(&self, path: &str, named: bool, engine: &mut Engine<'_>, found: Found) -> FileReport {
        let Engine { reader, sink, .. } = engine;
        let mut layers: Vec<LayerReport> = Layer::ALL
            .into_iter()
            .map(|layer| LayerReport {
                layer,
                requested: self.asks(layer) || (layer == Layer::Rules && found.rules.is_some()),
                status: LayerStatus::Passed,
                reason: None,
                errors: sink.of(layer, Severity::Error),
                warnings: sink.of(layer, Severity::Warning),
                infos: sink.of(layer, Severity::Info),
            })
            .collect();
        let bytes = reader.window.bytes();
        for layer in &mut layers {
            let judged = layer.errors - sink.blocking(layer.layer);
            (layer.status, layer.reason) = self.status(layer, judged, &found);
        }
        let Findings { findings, omitted, suppressed, suppressed_more } =
            sink.finish(&mut reader.window);
        let verdict = FileReport::judge(&layers, &findings);
        FileReport {
            path: path.to_owned(),
            named,
            bytes,
            sha256: None,
            payload: found.payload(),
            roots: found.documents,
            message: business_part(&found.parts)
                .and_then(|part| message_id(&part.message))
                .map(str::to_owned),
            parts: found.parts,
            verdict,
            layers,
            findings,
            omitted,
            rules: Vec::new(),
            suppressed,
            suppressed_more,
        }
    }
}

impl Validator {
    /// What became of a layer with that many errors of its own.
    fn status(
        &self,
        layer: &LayerReport,
        errors: u64,
        found: &Found,
    ) -> (LayerStatus, Option<String>) {
        let not_run = |why: String| (LayerStatus::NotRun, Some(why));
        if !layer.requested {
            return not_run("not asked for".to_owned());
        }
        let other_syntax = if found.is_json { Layer::Xml } else { Layer::Json };
        if layer.layer == other_syntax && errors == 0 && found.unreadable.is_none() {
            return (LayerStatus::NotApplicable, None);
        }
        let incomplete = match layer.layer {
            Layer::Encoding => found.unreadable.clone(),
            Layer::Xml | Layer::Json => found.obstacle(),
            Layer::Schema if found.is_encrypted => Some("the body is encrypted".to_owned()),
            Layer::Schema if found.is_json => match (found.obstacle(), &found.shape) {
                (None, Some((LayerStatus::NotApplicable, why))) if errors == 0 => {
                    return (LayerStatus::NotApplicable, Some(why.clone()));
                }
                (obstacle, shape) => obstacle.or(shape.as_ref().map(|(_, why)| why.clone())),
            },
            Layer::Schema => found.obstacle().or_else(|| {
                let is_unknown = found.parts.is_empty() && !found.is_wrapper();
                is_unknown.then(|| "no schema for the root element".to_owned())
            }),
            Layer::Rules => match &found.rules {
                None if found.is_json => found.obstacle().or_else(|| Some(no_rules(found))),
                None => Some(found.obstacle().unwrap_or_else(|| NO_RULES.to_owned())),
                Some(gap) if errors == 0 => return (LayerStatus::Passed, gap.clone()),
                Some(gap) => gap.clone(),
            },
            Layer::Playbook if found.foreign.is_some() && found.thing().is_error() => {
                return (LayerStatus::NotApplicable, Some(ERROR.to_owned()));
            }
            Layer::Playbook => self.playbook_obstacle(found),
        };
        let is_unpublished =
            layer.layer == Layer::Schema && found.parts.is_empty() && !found.is_json;
        match (errors, incomplete) {
            (0, None) if is_unpublished => (LayerStatus::NotApplicable, Some(NO_SCHEMA.to_owned())),
            (0, None) => (LayerStatus::Passed, None),
            (0, Some(why)) => not_run(why),
            (_, why) => (LayerStatus::Failed, why),
        }
    }

    fn playbook_obstacle(&self, found: &Found) -> Option<String> {
        let Some(api) = &self.settings.api else { return Some("no API was named".to_owned()) };
        if found.is_encrypted {
            return Some("the body is encrypted".to_owned());
        }
        let is_seen = !found.parts.is_empty() || found.foreign.is_some();
        if is_seen { api.obstacle() } else { Some("no message was recognised".to_owned()) }
    }
}

/// Why no rules were run on a JSON text.
fn no_rules(found: &Found) -> String {
    match &found.shape {
        Some((LayerStatus::NotRun, why)) => why.clone(),
        _ => format!("no rules for {}", found.payload().name()),
    }
}

/// Why no rules were run on a message.
const NO_RULES: &str = "there are no rules for this message, or none were asked for";

/// Why the playbook layer has nothing to check in an error.
const ERROR: &str = "an error says nothing about the format of other answers";

/// Why the schema layer has nothing to check in a wrapper without a message.
const NO_SCHEMA: &str = "no schema of such a wrapper is published";

/// Says that the payload is another than the one asked for.
fn say_other(
    engine: &mut Engine<'_>,
    message: String,
    wanted: &str,
    found: &str,
    path: String,
    root: MarkId,
) {
    let draft = Draft::new(&codes::MESSAGE_OTHER, message, path).expected(wanted).found(found);
    let mark = engine.reader.window.copy_mark(root);
    engine.say(draft, mark);
}

/// The document rather than its header.
fn business_part(parts: &[Part]) -> Option<&Part> {
    parts.iter().find(|p| !is_header(p)).or(parts.first())
}

fn is_header(part: &Part) -> bool {
    part.message.starts_with("head.001.")
}
