//! What was typed. What it means is in `settings`.

use super::deferred::Deferred;
use super::output::Color;
use super::version;
use crate::diagnostic::{Layer, Severity};
use crate::playbook::{ClaimKind, Confidence, Direction, Environment};
use crate::report::claims::ClaimsFormat;
use crate::report::{Format, Pain002};
use crate::rules::{Family, PROFILES};
use crate::xml::Limits;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use clap_complete::Shell;
use std::num::NonZeroUsize;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  isoproof validate payment.xml           check one file
  isoproof validate outbox/ --jobs 4      check every file in a folder
  isoproof schemas pain                   list the versions of the payment initiation messages
  isoproof explain element-missing        say what a finding means
  isoproof apis show balance-inquiry      which format an API uses, how sure that is, who says so
  isoproof claims check --api balance-inquiry --direction response balances.xml
                                          whether a payload bears out what is claimed of the API

Exit codes:
  0  nothing at or above the threshold (--fail-on)
  1  findings, or a contradicted claim
  2  the work could not be done: wrong usage, unreadable input, an input that is
     no known message, a layer that was asked for and could not run";

/// ISO 20022 message-format reference and validator: offline, strict, with one
/// clear finding per defect.
#[derive(Debug, Parser)]
#[command(
    name = "isoproof",
    version = version::TOOL,
    after_help = EXAMPLES,
    subcommand_required = true,
    arg_required_else_help = true
)]
pub(crate) struct Arguments {
    /// When to use colour
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    pub(crate) color: Color,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check payloads: files, folders or standard input
    Validate(Deferred<ValidateArgs>),
    /// List the known message schemas, or write one out
    Schemas(Deferred<SchemasArgs>),
    /// List the bank APIs of the catalogue, or show one
    Apis(Deferred<ApisArgs>),
    /// Show what a page about a bank says of its APIs, and what it rests on
    Playbook(Deferred<PlaybookArgs>),
    /// List, show and check the claims that public documents make
    Claims(Deferred<ClaimsArgs>),
    /// List the rules that a schema cannot state, or show one
    Rules(Deferred<RulesArgs>),
    /// Say what the code of a finding means
    Explain(Deferred<ExplainArgs>),
    /// Write the completion script of a shell
    Completions {
        /// The shell
        shell: Shell,
    },
}

const VALIDATE_EXAMPLES: &str = "\
Examples:
  isoproof validate payment.xml
  isoproof validate payment.xml --message pain.001.001.03
  isoproof validate outbox/ --format junit > report.xml
  isoproof validate payment.xml --schema restricted/pain.001.001.03.xsd
  isoproof validate statement.xml --api statement-retrieval
  isoproof validate debits.xml --profile sepa --ignore CHR-Swift,dates
  isoproof validate statements.zip big.xml.gz --format json --mask
  gpg --decrypt payment.xml.gpg | isoproof validate -";

#[derive(Args, Debug)]
#[command(after_help = VALIDATE_EXAMPLES)]
pub(crate) struct ValidateArgs {
    /// Files, folders (every file in them is read) or - for standard input, which
    /// is also read if nothing is named; gzip, zstd, ZIP and tar are unpacked
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub(crate) paths: Vec<PathBuf>,
    /// How many files to check at once, or parts of one long file [default: one per
    /// processor]
    #[arg(long, value_name = "N")]
    pub(crate) jobs: Option<NonZeroUsize>,

    #[command(flatten, next_help_heading = "What to check")]
    pub(crate) scope: ScopeArgs,
    #[command(flatten, next_help_heading = "Rules")]
    pub(crate) rules: RuleArgs,
    #[command(flatten, next_help_heading = "Report")]
    pub(crate) report: ReportArgs,
    #[command(flatten, next_help_heading = "Limits")]
    pub(crate) limits: LimitArgs,
}

/// What to check.
#[derive(Args, Debug)]
pub(crate) struct ScopeArgs {
    /// Insist that each payload is this message, as in pain.001.001.03
    #[arg(long, value_name = "ID")]
    pub(crate) message: Option<String>,
    /// Check also that each payload is a format that this API of the catalogue names
    #[arg(long, value_name = "API")]
    pub(crate) api: Option<String>,
    #[command(flatten)]
    pub(crate) catalog: CatalogArgs,
    /// Use your own XML Schema, or those in a folder, for their target namespaces;
    /// may be given several times
    #[arg(long, value_name = "FILE|DIR", value_hint = ValueHint::AnyPath)]
    pub(crate) schema: Vec<PathBuf>,
    /// Check JSON payloads against your own JSON Schema, which may refer to itself only
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) json_schema: Option<PathBuf>,
    /// Run only these layers, and those that they need; separated by commas
    /// [default: all that apply]
    #[arg(long, value_name = "LAYERS", value_delimiter = ',', value_parser = layer_parser())]
    pub(crate) layers: Vec<Layer>,
}

/// Which rules run. RULES are ids, beginnings of ids (`DT-*`), families or `all`.
#[derive(Args, Debug)]
pub(crate) struct RuleArgs {
    /// Run also the rules of this profile, with its severities; may be given several times
    #[arg(long, value_name = "NAME", value_parser = profile_parser())]
    pub(crate) profile: Vec<String>,
    /// Run only these rules: ids, beginnings such as DT-*, families, all; separated by
    /// commas
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub(crate) select: Vec<String>,
    /// Do not run these rules, named in the same way
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub(crate) ignore: Vec<String>,
    /// Give rules another severity, as in DT-IBAN=warning; may be given several times, the
    /// last holds
    #[arg(long, value_name = "RULES=SEVERITY", value_parser = severity_of)]
    pub(crate) severity: Vec<(String, Severity)>,
    /// The day against which dates are judged, as in 2026-03-01; without it none is
    #[arg(long, value_name = "DATE")]
    pub(crate) reference_date: Option<String>,
    /// Remember at most so many identifications of a file to find those that repeat
    /// [default: 5000000]
    #[arg(long, value_name = "N")]
    pub(crate) max_unique: Option<u64>,
    /// Check codes against these external code sets, published later than the embedded
    /// ones: the XSD or JSON file of the registration authority, or a table
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) codes: Option<PathBuf>,
    /// The message that status reports answer, to compare them with it
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) original: Option<PathBuf>,
    /// Use this configuration [default: isoproof.toml here or in a folder above]
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) config: Option<PathBuf>,
    /// Use no configuration
    #[arg(long, conflicts_with = "config")]
    pub(crate) no_config: bool,
}

/// What to report, and how.
#[derive(Args, Debug)]
pub(crate) struct ReportArgs {
    /// How to print what was found; pain002 and pain002.10 write the status report with
    /// which a bank would answer a payment
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = output_parser())]
    pub(crate) format: OutputForm,
    /// Keep at most so many findings per file and layer, and count the others
    #[arg(long, value_name = "N", default_value_t = 1000)]
    pub(crate) max_findings: usize,
    /// The lowest severity that makes the exit code 1
    #[arg(long, value_name = "SEVERITY", value_enum, default_value_t)]
    pub(crate) fail_on: FailOn,
    /// Hide names, accounts, addresses and remittance text
    #[arg(long)]
    pub(crate) mask: bool,
    /// Say also which configuration was used, what became of each rule that did not pass,
    /// and what was suppressed
    #[arg(long, short)]
    pub(crate) verbose: bool,
}

/// Limits on the input. A limit reached leaves a file unchecked.
#[derive(Args, Debug)]
pub(crate) struct LimitArgs {
    /// How deep elements may be nested; JSON never deeper than 1000
    #[arg(long, value_name = "N", default_value_t = Limits::default().depth)]
    pub(crate) max_depth: usize,
    /// How many bytes a name or a namespace may have
    #[arg(long, value_name = "BYTES", default_value_t = Limits::default().name_length)]
    pub(crate) max_name_length: usize,
    /// How many attributes a tag may have
    #[arg(long, value_name = "N", default_value_t = Limits::default().attributes)]
    pub(crate) max_attributes: usize,
    /// How many bytes a text, a comment or an attribute value may have
    #[arg(long, value_name = "BYTES", default_value_t = Limits::default().text_length)]
    pub(crate) max_text_length: usize,
    /// How many bytes a JSON text may have; it is held whole
    #[arg(long, value_name = "BYTES", default_value_t = Limits::default().json_length)]
    pub(crate) max_json_length: usize,
}

/// The lowest severity that makes the exit code 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// What the standard forbids.
    #[default]
    Error,
    /// Also what is legal and likely not meant.
    Warning,
    /// Anything that was found.
    Info,
    /// Nothing.
    Never,
}

impl FailOn {
    /// The severity, if there is one.
    pub(crate) fn threshold(self) -> Option<Severity> {
        match self {
            FailOn::Error => Some(Severity::Error),
            FailOn::Warning => Some(Severity::Warning),
            FailOn::Info => Some(Severity::Info),
            FailOn::Never => None,
        }
    }
}

const SCHEMAS_EXAMPLES: &str = "\
Examples:
  isoproof schemas                                    all
  isoproof schemas pain.001                           those whose id or name has pain.001
  isoproof schemas --area camt statement              several conditions: all must hold
  isoproof schemas export pain.001.001.03 > p1.xsd    write one out as XML Schema";

#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true, after_help = SCHEMAS_EXAMPLES)]
pub(crate) struct SchemasArgs {
    #[command(subcommand)]
    pub(crate) command: Option<SchemasCommand>,
    #[command(flatten)]
    pub(crate) list: SchemaListArgs,
}

#[derive(Debug, Subcommand)]
pub(crate) enum SchemasCommand {
    /// List the known message schemas
    List(SchemaListArgs),
    /// Write a message schema out as XML Schema
    Export {
        /// The message, as in pain.001.001.03
        #[arg(value_name = "ID")]
        id: String,
        /// Write to this file instead of standard output
        #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
        output: Option<PathBuf>,
    },
}

#[derive(Args, Debug)]
pub(crate) struct SchemaListArgs {
    /// Only messages whose id or name has this in it, in any case of letters
    #[arg(value_name = "FILTER")]
    pub(crate) filters: Vec<String>,
    /// Only this business area, as in pain
    #[arg(long, value_name = "AREA")]
    pub(crate) area: Option<String>,
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ListFormat,
}

/// How lists are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    #[default]
    Text,
    Json,
}

const APIS_EXAMPLES: &str = "\
Examples:
  isoproof apis
  isoproof apis show payment-initiation
  isoproof apis --catalog my-bank/
  isoproof validate payment.xml --api payment-initiation";

/// Whose APIs are meant.
#[derive(Args, Debug)]
pub(crate) struct CatalogArgs {
    /// Use also the catalogue in this folder, or instead of the one for the same
    /// provider; may be given several times
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath, global = true)]
    pub(crate) catalog: Vec<PathBuf>,
}

#[derive(Args, Debug)]
#[command(after_help = APIS_EXAMPLES)]
pub(crate) struct ApisArgs {
    #[command(subcommand)]
    pub(crate) command: Option<ApisCommand>,
    #[command(flatten)]
    pub(crate) catalog: CatalogArgs,
    /// How to print
    #[arg(long, value_enum, default_value_t, global = true)]
    pub(crate) format: ListFormat,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ApisCommand {
    /// Show one API: its formats, who says so, how sure that is, and its claims
    Show {
        /// Its id or another name of it
        api: String,
    },
}

const PLAYBOOK_EXAMPLES: &str = "\
Examples:
  isoproof playbook                    the page as a whole
  isoproof playbook rows               its table of APIs
  isoproof playbook contradictions     where documents contradict each other";

#[derive(Args, Debug)]
#[command(after_help = PLAYBOOK_EXAMPLES)]
pub(crate) struct PlaybookArgs {
    /// What to show
    #[arg(value_enum, default_value_t)]
    pub(crate) topic: Topic,
    #[command(flatten)]
    pub(crate) catalog: CatalogArgs,
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ListFormat,
}

/// What a page about a bank has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Topic {
    /// The page as a whole: what it says at a glance, how sure it is, what it is for
    #[default]
    Overview,
    /// Categories of APIs, with the public evidence for each
    Categories,
    /// The rows of its table of APIs
    Rows,
    /// What to think of before one relies on it
    Considerations,
    /// Where public documents contradict each other
    Contradictions,
    /// The documents that all this rests on
    Sources,
    /// Other banks' pages to compare with
    Peers,
}

const CLAIMS_EXAMPLES: &str = "\
Examples:
  isoproof claims list --api account-balance-inquiry
  isoproof claims show CLM-BAL-02
  isoproof claims check --api account-balance-inquiry --direction response balances.xml
  isoproof claims check --evidence evidence.toml --format json
  isoproof claims lint --catalog my-bank/ --fail-on warning";

#[derive(Args, Debug)]
#[command(after_help = CLAIMS_EXAMPLES)]
pub(crate) struct ClaimsArgs {
    #[command(subcommand)]
    pub(crate) command: ClaimsCommand,
    #[command(flatten)]
    pub(crate) catalog: CatalogArgs,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ClaimsCommand {
    /// List the claims
    List(ClaimListArgs),
    /// Show one claim: who makes it, what decides it and what each outcome means
    Show {
        /// Its id, as in CLM-BAL-02
        id: String,
        /// How to print
        #[arg(long, value_enum, default_value_t)]
        format: ListFormat,
    },
    /// Judge claims by payloads, with the evidence
    Check(CheckArgs),
    /// Check the documents against themselves: labels and message ids
    Lint(LintArgs),
}

#[derive(Args, Debug)]
pub(crate) struct ClaimListArgs {
    /// Only claims about this API
    #[arg(long, value_name = "API")]
    pub(crate) api: Option<String>,
    /// Only claims of this kind
    #[arg(long, value_name = "KIND", value_parser = named(ClaimKind::ALL, ClaimKind::name))]
    pub(crate) kind: Option<ClaimKind>,
    /// Only claims that their source rates so
    #[arg(long, value_name = "CONFIDENCE", value_parser = named(Confidence::ALL, Confidence::name))]
    pub(crate) confidence: Option<Confidence>,
    /// Only claims that a payload can decide
    #[arg(long, conflicts_with = "not_testable")]
    pub(crate) testable: bool,
    /// Only claims that no payload can decide
    #[arg(long)]
    pub(crate) not_testable: bool,
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ListFormat,
}

const CHECK_HELP: &str = "\
Without --api and --direction a payload shows only that such a message is possible; the
report then says what it would show.

An evidence file lists payloads with what is declared of each:

  [[payload]]
  file = \"request.xml\"           # from the folder of this file
  api = \"payment-initiation\"
  direction = \"request\"          # request, response or push
  environment = \"sandbox\"        # production, sandbox, documentation or invented
  date = \"2026-03-02\"            # the day on which it was seen
  exchange = \"order-1\"           # a request and its answers are judged together
  http_status = 200              # of an answer
  requested = \"camt.053.001.02\"  # the format that was asked for
Only file must be there.

Exit codes:
  0  no claim is contradicted
  1  a claim is contradicted
  2  the work could not be done";

#[derive(Args, Debug)]
#[command(after_help = CHECK_HELP)]
pub(crate) struct CheckArgs {
    /// Files, folders, archives or - for standard input; all come from one place
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    #[arg(required_unless_present = "evidence")]
    pub(crate) paths: Vec<PathBuf>,
    /// The payloads, and what is declared of each
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with_all = ["paths", "api", "direction", "environment", "observed", "http_status", "requested"])]
    pub(crate) evidence: Option<PathBuf>,
    #[command(flatten, next_help_heading = "Where the payloads come from")]
    pub(crate) provenance: ProvenanceArgs,
    /// Judge only this claim; may be given several times [default: those about the
    /// APIs that are declared]
    #[arg(long, value_name = "ID")]
    pub(crate) claim: Vec<String>,
    /// Use your own XML Schema, or those in a folder, for their target namespaces;
    /// may be given several times
    #[arg(long, value_name = "FILE|DIR", value_hint = ValueHint::AnyPath)]
    pub(crate) schema: Vec<PathBuf>,
    /// How to print
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = named(ClaimsFormat::ALL, ClaimsFormat::name))]
    pub(crate) format: ClaimsFormat,
    /// Hide names, accounts, addresses and remittance text
    #[arg(long)]
    pub(crate) mask: bool,
}

/// What is declared of the payloads.
#[derive(Args, Debug)]
pub(crate) struct ProvenanceArgs {
    /// The API of the catalogue that they belong to
    #[arg(long, value_name = "API")]
    pub(crate) api: Option<String>,
    /// Which way they went
    #[arg(long, value_name = "WAY", value_parser = named(Direction::ALL, Direction::name))]
    pub(crate) direction: Option<Direction>,
    /// Where they were seen
    #[arg(long, value_name = "PLACE", value_parser = named(Environment::ALL, Environment::name))]
    pub(crate) environment: Option<Environment>,
    /// The day on which they were seen, as in 2026-03-01
    #[arg(long, value_name = "DATE")]
    pub(crate) observed: Option<String>,
    /// The status of the HTTP answer
    #[arg(long, value_name = "STATUS", value_parser = clap::value_parser!(u16).range(100..600))]
    pub(crate) http_status: Option<u16>,
    /// The format that had been asked for, as in camt.053.001.02
    #[arg(long, value_name = "FORMAT")]
    pub(crate) requested: Option<String>,
}

#[derive(Args, Debug)]
pub(crate) struct LintArgs {
    /// How to print what was found
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = format_parser())]
    pub(crate) format: Format,
    /// The lowest severity that makes the exit code 1
    #[arg(long, value_name = "SEVERITY", value_enum, default_value_t)]
    pub(crate) fail_on: FailOn,
}

const RULES_EXAMPLES: &str = "\
Examples:
  isoproof rules list --message pain.001.001.09
  isoproof rules list --profile sepa --severity error
  isoproof rules show DT-IBAN";

#[derive(Args, Debug)]
#[command(after_help = RULES_EXAMPLES)]
pub(crate) struct RulesArgs {
    #[command(subcommand)]
    pub(crate) command: RulesCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum RulesCommand {
    /// List the rules
    List(RuleListArgs),
    /// Show one rule: what it means, to which messages it applies, what it reads
    Show {
        /// Its id or name, as in DT-IBAN
        #[arg(value_name = "RULE")]
        id: String,
        /// How to print
        #[arg(long, value_enum, default_value_t)]
        format: ListFormat,
    },
}

#[derive(Args, Debug)]
pub(crate) struct RuleListArgs {
    /// Only rules that apply to this message, as in pain.001.001.09 or pain.001
    #[arg(long, value_name = "ID")]
    pub(crate) message: Option<String>,
    /// Only rules of this family
    #[arg(long, value_name = "FAMILY", value_parser = family_parser())]
    pub(crate) family: Option<Family>,
    /// Only the rules of this profile itself
    #[arg(long, value_name = "NAME", value_parser = profile_parser())]
    pub(crate) profile: Option<String>,
    /// Only rules that are of this severity by default
    #[arg(long, value_name = "SEVERITY", value_parser = severity_parser())]
    pub(crate) severity: Option<Severity>,
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ListFormat,
}

#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  isoproof explain XSD0101\n  isoproof explain element-missing")]
pub(crate) struct ExplainArgs {
    /// The id or the name of the code
    #[arg(required_unless_present = "list")]
    pub(crate) code: Option<String>,
    /// List every code
    #[arg(long, conflicts_with = "code")]
    pub(crate) list: bool,
}

fn layer_parser() -> impl TypedValueParser<Value = Layer> {
    PossibleValuesParser::new(Layer::ALL.map(Layer::name))
        .try_map(|name| Layer::parse(&name).ok_or("no such layer"))
}

fn profile_parser() -> impl TypedValueParser<Value = String> {
    PossibleValuesParser::new(PROFILES.iter().map(|profile| profile.name))
}

fn family_parser() -> impl TypedValueParser<Value = Family> {
    PossibleValuesParser::new(Family::ALL.map(Family::name)).try_map(|name| {
        Family::ALL.into_iter().find(|family| family.name() == name).ok_or("no such family")
    })
}

fn severity_parser() -> impl TypedValueParser<Value = Severity> {
    PossibleValuesParser::new(["error", "warning", "info"])
        .try_map(|name| Severity::parse(&name).ok_or("no such severity"))
}

/// Reads `RULES=SEVERITY`.
fn severity_of(text: &str) -> Result<(String, Severity), String> {
    let (rules, severity) = text.split_once('=').ok_or("expected RULES=SEVERITY")?;
    let severity = Severity::parse(severity);
    Ok((rules.to_owned(), severity.ok_or("the severity is error, warning or info")?))
}

fn format_parser() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.map(Format::name))
        .try_map(|name| Format::ALL.into_iter().find(|f| f.name() == name).ok_or("no such format"))
}

/// What `validate` writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OutputForm {
    /// A report on what was found.
    Report(Format),
    /// The answer to a payment.
    Answer(Pain002),
}

fn output_parser() -> impl TypedValueParser<Value = OutputForm> {
    let reports = Format::ALL.map(|format| (format.name(), OutputForm::Report(format)));
    let answers = [("pain002", Pain002::V03), ("pain002.10", Pain002::V10)];
    let answers = answers.map(|(name, version)| (name, OutputForm::Answer(version)));
    let all: Vec<(&str, OutputForm)> = reports.into_iter().chain(answers).collect();
    PossibleValuesParser::new(all.iter().map(|(name, _)| *name)).try_map(move |wanted| {
        let found = all.iter().find(|(name, _)| *name == wanted);
        found.map(|(_, form)| *form).ok_or("no such format")
    })
}

/// Reads one of `all` by its name.
fn named<T: Copy + Send + Sync + 'static>(
    all: &'static [T],
    name: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(all.iter().map(move |value| name(*value))).try_map(move |wanted| {
        all.iter().copied().find(|value| name(*value) == wanted).ok_or("no such name")
    })
}

#[cfg(test)]
mod tests {
    use super::Arguments;
    use clap::CommandFactory;

    #[test]
    fn the_declaration_is_consistent() {
        Arguments::command().debug_assert();
    }
}
