//! JSONPath (RFC 9535): how the place of a value in its text is written.

use super::{Data, Span, Value};
use std::fmt::Write as _;

/// A step from a value to one inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// To the member of that name.
    Member(&'a str),
    /// To the item with that index, from 0.
    Item(usize),
}

/// The path of the value that those steps lead to, `$` being the whole text.
///
/// ```
/// use isoproof::json::{Step, path};
/// let steps = [Step::Member("payment_event"), Step::Item(1), Step::Member("from")];
/// assert_eq!(path(steps), "$.payment_event[1].from");
/// assert_eq!(path([Step::Member("it's")]), r"$['it\'s']");
/// ```
pub fn path<'a>(steps: impl IntoIterator<Item = Step<'a>>) -> String {
    let mut path = "$".to_owned();
    for step in steps {
        // Writing to a string cannot fail.
        let _ = match step {
            Step::Item(index) => write!(path, "[{index}]"),
            Step::Member(name) if is_shorthand(name) => write!(path, ".{name}"),
            Step::Member(name) => {
                write!(path, "['{}']", name.replace('\\', "\\\\").replace('\'', "\\'"))
            }
        };
    }
    path
}

/// The path of the innermost value that holds the span; a name belongs to its value.
pub(crate) fn path_to(root: &Value, span: Span) -> String {
    let mut steps = Vec::new();
    let mut value = root;
    while let Some((step, inner)) = step_to(value, span) {
        steps.push(step);
        value = inner;
    }
    path(steps)
}

/// The step to the child that holds the span. Children stand in the order of the text.
fn step_to(value: &Value, span: Span) -> Option<(Step<'_>, &Value)> {
    match &value.data {
        Data::Array(items) => {
            let at = items.partition_point(|item| item.span.to < span.to);
            let item = items.get(at).filter(|item| item.span.from <= span.from)?;
            Some((Step::Item(at), item))
        }
        Data::Object(members) => {
            let at = members.partition_point(|member| member.value.span.to < span.to);
            let member = members.get(at).filter(|m| m.name_span.from <= span.from)?;
            Some((Step::Member(&member.name), &member.value))
        }
        _ => None,
    }
}

/// RFC 9535, 2.5.1.1: names that need no brackets.
fn is_shorthand(name: &str) -> bool {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || !c.is_ascii();
    name.chars().all(is_name) && name.chars().next().is_some_and(|c| !c.is_ascii_digit())
}
