//! Names and numbers as findings say them.

use super::compile::{ANY, Model, UNBOUNDED};
use super::names::NameId;
use crate::check::Compiled;

/// `<A>`, `<A> or <B>`, `one of <A>, <B>, <C>`.
pub(crate) fn names(schema: &Compiled, list: &[NameId]) -> String {
    let shown: Vec<String> = list.iter().map(|n| name(schema, *n)).collect();
    match shown.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [one, two] => format!("{one} or {two}"),
        many if many.len() <= 8 => format!("one of {}", many.join(", ")),
        many => format!("one of {} and {} more", many[..7].join(", "), many.len() - 7),
    }
}

/// Several needed things: `<A>, <B> and <C> or <D>`.
pub(crate) fn all_of(schema: &Compiled, lists: &[Vec<NameId>]) -> String {
    let shown: Vec<String> = lists.iter().map(|l| names(schema, l)).collect();
    match shown.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}

fn name(schema: &Compiled, id: NameId) -> String {
    if id == ANY {
        "an element of another namespace".into()
    } else {
        format!("<{}>", schema.names.local(id))
    }
}

/// What a model may start with.
pub(crate) fn first_names(schema: &Compiled, model: &Model) -> String {
    let list: Vec<NameId> = model.moves(0).iter().map(|m| m.name).collect();
    names(schema, &list)
}

pub(crate) fn too_many(name: &str, max: u32) -> String {
    match max {
        1 => format!("a second <{name}>; only one may stand here"),
        max => format!("more than {max} <{name}>"),
    }
}

pub(crate) fn at_most(name: &str, max: u32) -> String {
    match max {
        1 => format!("<{name}> at most once"),
        UNBOUNDED => format!("<{name}> any number of times"),
        max => format!("<{name}> at most {max} times"),
    }
}

pub(crate) fn number(max: u32) -> String {
    if max == 1 { "one".into() } else { max.to_string() }
}
