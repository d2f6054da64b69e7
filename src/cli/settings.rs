//! What the arguments of `validate` mean.

use super::args::{LimitArgs, OutputForm, RuleArgs, ScopeArgs, ValidateArgs};
use super::config::{self, Config, Said};
use super::error::CliError;
use super::output::Color;
use super::{catalogs, input, json_schema, pool, schemas, text_file};
use crate::check::{self, ApiFormat, ApiFormats};
use crate::codes::CodeSets;
use crate::diagnostic::{Layer, Severity};
use crate::playbook::{Api, Kind};
use crate::rules::{Choice, ChoiceError};
use crate::xml::Limits;
use std::io::{self, IsTerminal};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

/// A run of `validate`.
pub(crate) struct Settings {
    /// The inputs named; at least one.
    pub(crate) paths: Vec<PathBuf>,
    /// The user's own schemas, files and folders.
    pub(crate) schemas: Vec<PathBuf>,
    /// What to check and how far.
    pub(crate) check: check::Settings,
    /// The rules to run; `None`: none.
    pub(crate) rules: Option<Choice>,
    /// The message that status reports answer.
    pub(crate) original: Option<PathBuf>,
    /// The configuration that was used, as it is shown.
    pub(crate) config: Option<String>,
    /// How to print.
    pub(crate) format: OutputForm,
    /// Whether all is said, not only what matters most.
    pub(crate) verbose: bool,
    /// Whether personal data is hidden.
    pub(crate) mask: bool,
    /// Whether the output is coloured.
    pub(crate) color: bool,
    /// The lowest severity that counts for the exit code, if any does.
    pub(crate) threshold: Option<Severity>,
    /// How many threads are to work at once, if that was said.
    jobs: Option<NonZeroUsize>,
}

impl Settings {
    /// Reads the arguments together.
    ///
    /// # Errors
    ///
    /// If they contradict each other, name a message or an API that is not known, or a
    /// JSON Schema that cannot be used.
    pub(crate) fn new(args: ValidateArgs, color: Color) -> Result<Settings, CliError> {
        let ValidateArgs { paths, scope, rules, report, limits, jobs } = args;
        if let Some(message) = &scope.message {
            known(message, &scope)?;
        }
        needs_schema(&scope)?;
        needs_rules(&scope, &rules)?;
        let api = api_formats(&scope)?;
        let config = configuration(&rules)?;
        let runs_rules = scope.layers.is_empty() || scope.layers.contains(&Layer::Rules);
        let choice = runs_rules.then(|| choice(&rules, config.as_ref())).transpose()?;
        Ok(Settings {
            paths: or_stdin(paths)?,
            check: check::Settings {
                layers: layers(&scope.layers, api.is_some())?,
                rules_if_any: scope.layers.is_empty(),
                message: scope.message,
                max_findings: report.max_findings,
                limits: to_limits(&limits),
                api,
                json_schema: scope.json_schema.as_deref().map(json_schema::load).transpose()?,
                ..check::Settings::default()
            },
            schemas: scope.schema,
            rules: choice,
            original: rules.original,
            config: config.map(|config| config.path),
            format: report.format,
            verbose: report.verbose,
            mask: report.mask,
            color: color.for_stdout(),
            threshold: report.fail_on.threshold(),
            jobs,
        })
    }

    /// How many of that many inputs are checked at once. For one, nobody asks the system
    /// how many processors there are: that takes it longer than to check a small file.
    pub(crate) fn jobs(&self, inputs: usize) -> usize {
        if inputs < 2 { 1 } else { pool::threads(self.jobs) }
    }

    /// How many threads may check one of that many inputs, to be asked for a long one.
    pub(crate) fn threads(&self, inputs: usize) -> impl Fn() -> usize + Sync + use<> {
        let jobs = self.jobs;
        move || pool::threads(jobs) / inputs.max(1)
    }
}

/// A message asked for must exist, or nothing could ever be it. A user's schema may
/// define others than the embedded ones.
fn known(message: &str, scope: &ScopeArgs) -> Result<(), CliError> {
    if scope.schema.is_empty() { schemas::find(message).map(|_| ()) } else { Ok(()) }
}

/// What a payload is, is seen by the schema layer.
fn needs_schema(scope: &ScopeArgs) -> Result<(), CliError> {
    let low = !scope.layers.is_empty() && scope.layers.iter().all(|l| *l < Layer::Schema);
    let option = match (&scope.message, &scope.api, &scope.json_schema) {
        (Some(_), ..) => "--message",
        (_, Some(_), _) => "--api",
        (.., Some(_)) => "--json-schema",
        _ => return Ok(()),
    };
    if low { Err(CliError::Usage(format!("{option} needs the layer schema"))) } else { Ok(()) }
}

/// What rules are asked for is heard where rules run.
fn needs_rules(scope: &ScopeArgs, rules: &RuleArgs) -> Result<(), CliError> {
    if scope.layers.is_empty() || scope.layers.contains(&Layer::Rules) {
        return Ok(());
    }
    let said = [
        (!rules.profile.is_empty(), "--profile"),
        (!rules.select.is_empty(), "--select"),
        (!rules.ignore.is_empty(), "--ignore"),
        (!rules.severity.is_empty(), "--severity"),
        (rules.reference_date.is_some(), "--reference-date"),
        (rules.max_unique.is_some(), "--max-unique"),
        (rules.original.is_some(), "--original"),
        (rules.codes.is_some(), "--codes"),
    ];
    match said.into_iter().find(|(is_said, _)| *is_said) {
        Some((_, option)) => Err(CliError::Usage(format!("{option} needs the layer rules"))),
        None => Ok(()),
    }
}

/// The configuration, if there is one and it is wanted.
fn configuration(args: &RuleArgs) -> Result<Option<Config>, CliError> {
    if args.no_config { Ok(None) } else { config::load(args.config.as_deref()) }
}

/// Which rules run: what the command line says, and beside it what the configuration says.
fn choice(args: &RuleArgs, config: Option<&Config>) -> Result<Choice, CliError> {
    let said = Said {
        profile: !args.profile.is_empty(),
        select: !args.select.is_empty(),
        ignore: !args.ignore.is_empty(),
        reference_date: args.reference_date.is_some(),
        max_unique: args.max_unique.is_some(),
    };
    let choice = match config {
        Some(config) => config.apply(Choice::default(), &said)?,
        None => Choice::default(),
    };
    let choice = match &args.codes {
        Some(path) => choice.with_codes(codes(path)?),
        None => choice,
    };
    add(choice, args).map_err(|error| CliError::Usage(error.to_string()))
}

/// The external code sets of a file, whose name stands for their edition.
fn codes(path: &Path) -> Result<CodeSets, CliError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let text = text_file::read(path)?;
    CodeSets::load(&name, &text).map_err(|error| CliError::file(path, error))
}

/// Adds what the command line says.
fn add(mut choice: Choice, args: &RuleArgs) -> Result<Choice, ChoiceError> {
    for name in &args.profile {
        choice = choice.profile(name)?;
    }
    if !args.select.is_empty() {
        choice = choice.select(&args.select)?;
    }
    choice = choice.ignore(&args.ignore, "--ignore")?;
    for (name, severity) in &args.severity {
        choice = choice.severity_of(name, *severity)?;
    }
    if let Some(day) = &args.reference_date {
        choice = choice.on_day(day)?;
    }
    Ok(match args.max_unique {
        Some(count) => choice.at_most_unique(count),
        None => choice,
    })
}

/// The formats of the API asked for, and of the API that brings what it orders.
fn api_formats(scope: &ScopeArgs) -> Result<Option<ApiFormats>, CliError> {
    let Some(name) = &scope.api else {
        let idle = !scope.catalog.catalog.is_empty();
        return if idle { Err(CliError::Usage("--catalog needs --api".into())) } else { Ok(None) };
    };
    let catalogs = catalogs::load(&scope.catalog)?;
    let (catalog, api) = catalogs.api(name)?;
    let deliverer = api.delivered_by.as_ref().and_then(|id| catalog.api(id.get_ref()));
    let formats = formats([Some(api), deliverer].into_iter().flatten());
    if formats.is_empty() {
        let why = format!("the API {} names no format to check a payload against", api.id);
        return Err(CliError::Usage(why));
    }
    Ok(Some(ApiFormats { name: api.id.get_ref().clone(), formats }))
}

/// The formats of APIs that can be told from a payload, each once.
fn formats<'a>(apis: impl Iterator<Item = &'a Api>) -> Vec<ApiFormat> {
    let mut formats = Vec::new();
    for format in apis.flat_map(|api| &api.formats) {
        let known = match format.kind {
            Kind::Iso20022 => ApiFormat::Message(format.id.get_ref().clone()),
            Kind::Json => ApiFormat::Json,
            Kind::Xml => ApiFormat::Xml,
            Kind::OAuth2 => ApiFormat::OAuth2,
            Kind::Mt | Kind::Other => continue,
        };
        if !formats.contains(&known) {
            formats.push(known);
        }
    }
    formats
}

/// The layers to run: those asked for, or else all that apply, with those that they
/// need, lowest first. The playbook needs no rules, and an input has one of the two
/// syntaxes.
fn layers(asked: &[Layer], with_api: bool) -> Result<Vec<Layer>, CliError> {
    if asked.contains(&Layer::Playbook) && !with_api {
        return Err(CliError::Usage("the layer playbook needs --api".into()));
    }
    let mut top = asked.to_vec();
    if asked.is_empty() {
        top.push(Layer::Schema);
    }
    if with_api {
        top.push(Layer::Playbook);
    }
    if top.contains(&Layer::Xml) {
        top.push(Layer::Json);
    }
    let needed = |layer| top.iter().any(|&t| t == layer || (layer < t && layer != Layer::Rules));
    Ok(Layer::ALL.into_iter().filter(|&layer| needed(layer)).collect())
}

/// The paths named, or else standard input, unless that would wait for someone to
/// type XML.
fn or_stdin(paths: Vec<PathBuf>) -> Result<Vec<PathBuf>, CliError> {
    if !paths.is_empty() {
        return Ok(paths);
    }
    if io::stdin().is_terminal() {
        let why = "nothing to check: name a file, a folder, or - for standard input";
        return Err(CliError::Usage(why.into()));
    }
    Ok(vec![input::STDIN.into()])
}

fn to_limits(args: &LimitArgs) -> Limits {
    Limits {
        depth: args.max_depth,
        name_length: args.max_name_length,
        attributes: args.max_attributes,
        text_length: args.max_text_length,
        json_length: args.max_json_length,
    }
}

#[cfg(test)]
mod tests {
    use super::layers;
    use crate::diagnostic::Layer::{self, Encoding, Json, Playbook, Rules, Schema, Xml};

    fn asked(asked: &[Layer], with_api: bool) -> Vec<Layer> {
        layers(asked, with_api).unwrap()
    }

    #[test]
    fn a_layer_brings_those_that_it_needs() {
        assert_eq!(asked(&[], false), [Encoding, Xml, Json, Schema]);
        assert_eq!(asked(&[Encoding], false), [Encoding]);
        assert_eq!(asked(&[Xml], false), [Encoding, Xml, Json]);
        assert_eq!(asked(&[Json], false), [Encoding, Xml, Json]);
        assert_eq!(asked(&[Rules], false), [Encoding, Xml, Json, Schema, Rules]);
        assert_eq!(asked(&[], true), [Encoding, Xml, Json, Schema, Playbook]);
        assert_eq!(asked(&[Playbook], true), [Encoding, Xml, Json, Schema, Playbook]);
        assert_eq!(asked(&[Rules, Xml], true), [Encoding, Xml, Json, Schema, Rules, Playbook]);
    }

    #[test]
    fn the_playbook_layer_needs_an_api() {
        assert!(layers(&[Playbook], false).is_err());
    }
}
