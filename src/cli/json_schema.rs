//! The user's own JSON Schema, evaluated by the crate jsonschema without its network and
//! file access.
//!
//! Its messages quote values, so what is wrong is said in our own words, from the schema's
//! side: the keyword and what it asks for.

use super::error::CliError;
use crate::check::JsonSchema;
use crate::diagnostic::codes;
use crate::json::{Data, Fault, Span, Value};
use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::paths::{Location, LocationSegment};
use jsonschema::{PatternOptions, ValidationError, Validator};
use serde_json::{Map, Number, Value as Json};
use std::fs;
use std::path::Path;
use std::sync::Arc;

#[derive(Debug)]
struct OwnSchema(Validator);

/// Reads a schema.
///
/// # Errors
///
/// If the file cannot be read, is no JSON Schema, refers to another file, or has a format
/// or pattern that cannot be evaluated: it would be passed over.
pub(crate) fn load(path: &Path) -> Result<Arc<dyn JsonSchema>, CliError> {
    let text = fs::read(path).map_err(|error| CliError::file(path, error))?;
    let schema: Json = serde_json::from_slice(&text).map_err(|e| CliError::file(path, e))?;
    let validator = jsonschema::options()
        .offline()
        .should_validate_formats(true)
        .should_ignore_unknown_formats(false)
        .with_pattern_options(PatternOptions::regex())
        .build(&schema)
        .map_err(|error| CliError::file(path, format!("no usable JSON Schema: {error}")))?;
    Ok(Arc::new(OwnSchema(validator)))
}

impl JsonSchema for OwnSchema {
    fn check(&self, value: &Value) -> Vec<Fault> {
        let instance = to_json(value);
        let errors = self.0.iter_errors(&instance);
        errors.flat_map(|error| faults(&error, value)).collect()
    }
}

/// The value as the crate knows it; of members that stand twice, the last.
fn to_json(value: &Value) -> Json {
    match &value.data {
        Data::Null => Json::Null,
        Data::Bool(value) => Json::Bool(*value),
        Data::Number(digits) => digits.parse::<Number>().map_or(Json::Null, Json::Number),
        Data::String(text) => Json::String(text.clone()),
        Data::Array(items) => items.iter().map(to_json).collect(),
        Data::Object(members) => {
            let members = members.iter().map(|m| (m.name.clone(), to_json(&m.value)));
            Json::Object(members.collect::<Map<String, Json>>())
        }
    }
}

/// What an error of the crate says: one fault, or one for each member that is too many.
fn faults(error: &ValidationError<'_>, root: &Value) -> Vec<Fault> {
    let value = value_at(error.instance_path(), root);
    let kind = error.kind();
    match kind {
        ValidationErrorKind::AdditionalProperties { unexpected }
        | ValidationErrorKind::UnevaluatedProperties { unexpected } => {
            let too_many = unexpected.iter().filter_map(|name| name_span(value, name));
            too_many
                .map(|span| fault(kind, span, "a member that your JSON Schema does not have"))
                .collect()
        }
        ValidationErrorKind::Required { property } => {
            let name = property.as_str().unwrap_or_default();
            let message =
                format!("the member {name:?} is missing, which your JSON Schema requires");
            let brace = Span { to: value.span.from + 1, ..value.span };
            vec![fault(kind, brace, &message)]
        }
        _ => {
            let message = "a value that your JSON Schema does not allow";
            let fault = fault(kind, value.span, message);
            vec![match (value.text(), value.number()) {
                (Some(shown), _) | (_, Some(shown)) => fault.found(shown),
                _ => fault.found(value.kind().name()),
            }]
        }
    }
}

fn fault(kind: &ValidationErrorKind, span: Span, message: &str) -> Fault {
    Fault::new(&codes::OWN_JSON_SCHEMA, span, message).expected(expected(kind))
}

/// The keyword, and what it asks for where that is short.
fn expected(kind: &ValidationErrorKind) -> String {
    use ValidationErrorKind as Kind;
    let detail = match kind {
        Kind::Constant { expected_value: value } | Kind::Enum { options: value } => {
            value.to_string()
        }
        Kind::ExclusiveMaximum { limit }
        | Kind::ExclusiveMinimum { limit }
        | Kind::Maximum { limit }
        | Kind::Minimum { limit } => limit.to_string(),
        Kind::MaxItems { limit }
        | Kind::MinItems { limit }
        | Kind::MaxLength { limit }
        | Kind::MinLength { limit }
        | Kind::MaxProperties { limit }
        | Kind::MinProperties { limit } => limit.to_string(),
        Kind::MultipleOf { multiple_of } => multiple_of.to_string(),
        Kind::Format { format } => format.clone(),
        Kind::Pattern { pattern } => pattern.clone(),
        Kind::Required { property } => property.to_string(),
        Kind::Type { kind: TypeKind::Single(one) } => one.to_string(),
        Kind::Type { kind: TypeKind::Multiple(several) } => {
            several.iter().map(|one| one.to_string()).collect::<Vec<_>>().join(" or ")
        }
        _ => return format!("keyword {}", kind.keyword()),
    };
    format!("keyword {}: {detail}", kind.keyword())
}

/// The value that an instance location names.
fn value_at<'v>(location: &Location, root: &'v Value) -> &'v Value {
    location.iter().fold(root, |value, segment| {
        let inner = match &segment {
            LocationSegment::Property(name) => value.member(name),
            LocationSegment::Index(index) => value.items().get(*index),
        };
        inner.unwrap_or(value)
    })
}

fn name_span(object: &Value, name: &str) -> Option<Span> {
    object.members().iter().rev().find(|m| m.name == name).map(|m| m.name_span)
}
