//! `isoproof rules`: the rules that a schema cannot state.

use super::args::{ListFormat, RuleListArgs, RulesArgs, RulesCommand};
use super::error::CliError;
use super::exit::Outcome;
use super::output::{self, Color};
use super::sheet::Sheet;
use super::{json, nearest, table};
use crate::diagnostic::find_code;
use crate::report;
use crate::rules::{Coverage, RULES, Reach, Rule, find};
use serde::Serialize;
use std::io::{self, Write};

/// Lists the rules, or shows one.
pub(crate) fn run(args: &RulesArgs, color: Color) -> Result<Outcome, CliError> {
    let mut out = output::stdout();
    match &args.command {
        RulesCommand::List(asked) => {
            let rules = listed(asked)?;
            match asked.format {
                ListFormat::Text => list(&mut out, &rules)?,
                ListFormat::Json => {
                    let known = |rule: &&'static Rule| Known::of(rule, asked.message.as_deref());
                    json::write(&mut out, "rules", &rules.iter().map(known).collect::<Vec<_>>())?;
                }
            }
        }
        RulesCommand::Show { id, format } => {
            let rule = named(id)?;
            match format {
                ListFormat::Text => show(&mut out, rule, color)?,
                ListFormat::Json => {
                    let known =
                        Known { document: Some(rule.code.document), ..Known::of(rule, None) };
                    json::write(&mut out, "rule", &known)?;
                }
            }
        }
    }
    out.flush()?;
    Ok(Outcome::Clean)
}

/// The rules that all conditions admit, in the order of the list.
fn listed(asked: &RuleListArgs) -> Result<Vec<&'static Rule>, CliError> {
    if let Some(message) = &asked.message {
        known_message(message)?;
    }
    let is_asked = |rule: &&'static Rule| {
        asked.message.as_deref().is_none_or(|message| applies(rule, message))
            && asked.family.is_none_or(|family| rule.family == family)
            && asked.profile.as_deref().is_none_or(|name| rule.profiles.contains(&name))
            && asked.severity.is_none_or(|severity| rule.code.severity == severity)
    };
    Ok(RULES.iter().copied().filter(is_asked).collect())
}

/// A message id, or one without its version, must be of a message that exists.
fn known_message(wanted: &str) -> Result<(), CliError> {
    let ids: Vec<&str> = crate::schema::messages().map(|message| message.id()).collect();
    if ids.iter().any(|id| *id == wanted || family_of(id) == Some(wanted)) {
        return Ok(());
    }
    let hint = nearest::hint(wanted, ids.into_iter());
    Err(CliError::Usage(format!("no message `{wanted}`{hint}; `isoproof schemas` lists all")))
}

/// `pain.001` of `pain.001.001.03`.
fn family_of(id: &str) -> Option<&str> {
    let (at, _) = id.match_indices('.').nth(1)?;
    id.get(..at)
}

/// Whether a rule applies to a message, or to some version of it if none is named.
fn applies(rule: &Rule, message: &str) -> bool {
    let is_of = |reach: &Reach| reach.message == message;
    rule.coverage(message).is_some() || rule.scope.iter().any(is_of)
}

fn named(wanted: &str) -> Result<&'static Rule, CliError> {
    let rule = find(wanted).or_else(|| find(find_code(wanted)?.id));
    rule.ok_or_else(|| {
        if let Some(code) = find_code(wanted) {
            let why = "is no rule that can be chosen; `isoproof explain` shows it";
            return CliError::Usage(format!("{} {why}", code.id));
        }
        let names = RULES.iter().flat_map(|rule| [rule.code.id, rule.code.name]);
        let hint = nearest::hint(wanted, names);
        CliError::Usage(format!("no rule `{wanted}`{hint}; `isoproof rules list` lists all"))
    })
}

fn list(out: &mut impl Write, rules: &[&'static Rule]) -> io::Result<()> {
    let mut rows = vec![["RULE", "SEVERITY", "FAMILY", "PROFILE", "WHAT IT FINDS"]];
    let named: Vec<String> = rules.iter().map(|rule| profiles(rule, "-")).collect();
    rows.extend(rules.iter().zip(&named).map(|(rule, profile)| {
        let code = rule.code;
        [code.id, code.severity.name(), rule.family.name(), profile.as_str(), code.summary]
    }));
    table::write(out, &rows)
}

/// The document of the rule, and to what it applies.
fn show(out: &mut impl Write, rule: &Rule, color: Color) -> io::Result<()> {
    writeln!(out, "{}", report::explain(rule.code, color.for_stdout()))?;
    let mut sheet = Sheet::default();
    sheet.row("family", rule.family.name());
    sheet.row("profile", profiles(rule, "none: on by default"));
    sheet.rows("message", rule.scope.iter().map(reach));
    sheet.rows("reads", rule.reads.iter().copied());
    sheet.write(out)
}

/// `pain.001 in versions 02 to 13; the source covers 03 to 09`.
fn reach(reach: &Reach) -> String {
    let Reach { message, from, to, covered: (first, last) } = *reach;
    let (first, last) = (first.max(from), last.min(to));
    let versions = format!("{message} in versions {from:02} to {to:02}");
    if first > last {
        format!("{versions}, carried forward")
    } else if (first, last) == (from, to) {
        versions
    } else {
        format!("{versions}; the source covers {first:02} to {last:02}")
    }
}

/// The profiles of a rule; `none` where it belongs to none.
fn profiles(rule: &Rule, none: &str) -> String {
    if rule.profiles.is_empty() { none.to_owned() } else { rule.profiles.join(", ") }
}

/// What JSON tells of a rule.
#[derive(Serialize)]
struct Known {
    id: &'static str,
    name: &'static str,
    severity: &'static str,
    family: &'static str,
    /// None: it is on by default.
    profiles: &'static [&'static str],
    summary: &'static str,
    source: &'static str,
    messages: Vec<KnownReach>,
    reads: &'static [&'static str],
    /// Of the message that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    coverage: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<&'static str>,
}

#[derive(Serialize)]
struct KnownReach {
    message: &'static str,
    from: u8,
    to: u8,
    /// The versions that the source covers, the first and the last.
    covered: Option<(u8, u8)>,
}

impl Known {
    fn of(rule: &'static Rule, message: Option<&str>) -> Known {
        let code = rule.code;
        Known {
            id: code.id,
            name: code.name,
            severity: code.severity.name(),
            family: rule.family.name(),
            profiles: rule.profiles,
            summary: code.summary,
            source: code.source,
            messages: rule.scope.iter().map(KnownReach::of).collect(),
            reads: rule.reads,
            coverage: message.and_then(|message| rule.coverage(message)).map(|coverage| {
                match coverage {
                    Coverage::Covered => "covered",
                    Coverage::CarriedForward => "carried-forward",
                }
            }),
            document: None,
        }
    }
}

impl KnownReach {
    fn of(reach: &Reach) -> KnownReach {
        let Reach { message, from, to, covered: (first, last) } = *reach;
        let covered = (first.max(from), last.min(to));
        let covered = Some(covered).filter(|(first, last)| first <= last);
        KnownReach { message, from, to, covered }
    }
}
