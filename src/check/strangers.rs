//! What an element is that its parent does not know: misspelt, of another version, in
//! another namespace, or from elsewhere in the message.

use super::compile::{ANY, Compiled, Model};
use super::engine::Engine;
use super::names::NameId;
use super::sink::Draft;
use super::versions;
use super::words;
use crate::diagnostic::codes;
use crate::schema::model::Namespaces;
use crate::value::nearest;
use crate::xml::StartTag;

/// What a stranger is to the model of its parent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Nothing.
    Nothing,
    /// That leaf under another name.
    Is(u16),
    /// It stands in the place of that leaf, but is another thing.
    Absent(u16),
    /// It belongs inside that leaf, whose tags are missing.
    Inside(u16),
}

impl Engine<'_> {
    /// What to say of a stranger, and the leaf that it stands for, if that is clear.
    pub(crate) fn classify(
        &mut self,
        schema: &Compiled,
        model: &Model,
        tag: &StartTag,
        name: &str,
    ) -> (Draft, Role) {
        let same = (0..schema.names.spaces().len() as u16)
            .map(|space| schema.names.find(space, name.as_bytes()))
            .find_map(|id| model.leaf_named(id).filter(|_| id != NameId::UNKNOWN));
        if let Some(leaf) = same {
            return self.in_other_namespace(schema, model, tag, name, leaf);
        }
        if model.open && !model.leaves.iter().any(|l| l.name != ANY) {
            let role = self.wildcard_leaf(model).map_or(Role::Nothing, Role::Absent);
            return (self.not_admitted(schema, model, tag, name), role);
        }
        if self.frames.len() == 1
            && let Some(draft) = self.family_mismatch(schema, name)
        {
            return (draft, if model.leaves.is_empty() { Role::Nothing } else { Role::Absent(0) });
        }
        self.unknown_name(schema, model, name)
    }

    fn in_other_namespace(
        &self,
        schema: &Compiled,
        model: &Model,
        tag: &StartTag,
        name: &str,
        leaf: u16,
    ) -> (Draft, Role) {
        let uri = self.reader.namespace_of_tag(tag);
        let shown = if uri.is_empty() { "no namespace".to_owned() } else { uri.to_owned() };
        let message = format!("<{name}> is in the wrong namespace");
        let mut draft = self.draft(schema, &codes::ELEMENT_NAMESPACE, message, name);
        draft.found = Some(format!("<{name}> in {shown}"));
        let draft = draft
            .expected(format!("<{name}> in {}", schema.namespace()))
            .help("remove the xmlns here, or use the prefix of the message");
        let stands = self.reachable(model, leaf);
        (draft, if stands { Role::Absent(leaf) } else { Role::Nothing })
    }

    fn wildcard_leaf(&self, model: &Model) -> Option<u16> {
        let leaf = model.leaf_named(ANY)?;
        self.reachable(model, leaf).then_some(leaf)
    }

    fn not_admitted(&self, schema: &Compiled, model: &Model, tag: &StartTag, name: &str) -> Draft {
        let wildcard = model.leaves.iter().find_map(|l| l.wildcard.as_ref());
        let allowed = match wildcard.map(|w| &w.namespaces) {
            Some(Namespaces::Listed(list)) => format!("an element of {}", list.join(" or ")),
            Some(Namespaces::Other(target)) => {
                format!("an element of another namespace than {target}")
            }
            Some(Namespaces::Any) | None => "one element".to_owned(),
        };
        if self.reachable(model, 0) {
            let message = format!("<{name}> is of a namespace that may not stand here");
            let mut draft = self.draft(schema, &codes::WILDCARD_NAMESPACE, message, name);
            draft.found = Some(format!("<{name}> in {}", self.reader.namespace_of_tag(tag)));
            return draft.expected(allowed);
        }
        let message = format!("<{name}> is one element more than may stand here");
        self.draft(schema, &codes::ELEMENT_REPEATED, message, name)
            .expected(allowed)
            .help("put what belongs together into one element")
    }

    /// The root child names another message than the namespace.
    fn family_mismatch(&self, schema: &Compiled, name: &str) -> Option<Draft> {
        let ids = versions::messages_with(name);
        let own = schema.message();
        if ids.is_empty() || versions::message_tag(own).is_some_and(|tag| tag == name) {
            return None;
        }
        let shown = versions::list(&ids);
        let message = format!("the namespace says {own}, but <{name}> is the content of {shown}");
        let expected = versions::message_tag(own).map_or(own.to_owned(), |tag| format!("<{tag}>"));
        Some(
            self.draft(schema, &codes::MESSAGE_FAMILY_MISMATCH, message, name)
                .expected(expected)
                .help("write the namespace of the message that the file holds"),
        )
    }

    fn unknown_name(&self, schema: &Compiled, model: &Model, name: &str) -> (Draft, Role) {
        let candidates = || model.leaves.iter().filter(|l| l.name != ANY);
        let free: Vec<&str> = candidates()
            .filter(|l| model.leaf_named(l.name).is_some_and(|leaf| self.reachable(model, leaf)))
            .map(|l| schema.names.local(l.name))
            .collect();
        let all: Vec<&str> = candidates().map(|l| schema.names.local(l.name)).collect();
        let parent = self.names_of_part().pop().unwrap_or_default();
        let path = self.names_of_part();
        let message_id = schema.message();
        if let Some(neighbour) = self.neighbour_with(schema, model, name) {
            return (self.beside(schema, name, neighbour), Role::Nothing);
        }
        if let Some(leaf) = self.wrapper_for(schema, model, name) {
            return (self.unwrapped(schema, model, name, leaf), Role::Inside(leaf));
        }
        if let Some(other) = self.answers.named(message_id, &path, name) {
            let partner = other.partner(&all, name);
            let leaf = partner.as_deref().and_then(|p| self.leaf_by_name(schema, model, p));
            let role = leaf.map_or(Role::Nothing, Role::Is);
            return (self.of_other_version(schema, name, &other, partner.as_deref()), role);
        }
        // A name that the message has elsewhere is not misspelt.
        let is_named = schema.names.find(0, name.as_bytes()) != NameId::UNKNOWN;
        let near = |among: &[&str]| {
            nearest(name, among.iter().copied(), 1).first().map(|n| (*n).to_owned())
        };
        let near = near(&free).or_else(|| near(&all)).filter(|_| !is_named);
        let message = format!("<{name}> is no element of <{parent}>");
        let draft = self
            .draft(schema, &codes::ELEMENT_UNKNOWN, message, name)
            .expected(self.allowed_next(schema, model));
        match near {
            Some(near) => {
                let leaf = self.leaf_by_name(schema, model, &near);
                let help = format!("did you mean <{near}>? names are case-sensitive");
                let leaf = leaf.filter(|l| self.reachable(model, *l));
                (draft.help(help), leaf.map_or(Role::Nothing, Role::Is))
            }
            None => (self.with_home(schema, draft, name), Role::Nothing),
        }
    }

    /// A child that could stand here and that may hold an element of that name: its tags
    /// are missing around it.
    fn wrapper_for(&self, schema: &Compiled, model: &Model, name: &str) -> Option<u16> {
        let id = schema.names.find(0, name.as_bytes());
        let holds = |leaf: u16| {
            let declared = model.leaves[leaf as usize].declared.as_ref();
            let inner = declared.and_then(|d| schema.model(d.node));
            inner.is_some_and(|m| id != NameId::UNKNOWN && m.leaf_named(id).is_some())
        };
        (0..model.leaves.len() as u16).find(|leaf| holds(*leaf) && self.reachable(model, *leaf))
    }

    fn unwrapped(&self, schema: &Compiled, model: &Model, name: &str, leaf: u16) -> Draft {
        let wrapper = schema.names.local(model.leaves[leaf as usize].name);
        let message = format!("<{name}> stands without <{wrapper}> around it");
        self.draft(schema, &codes::ELEMENT_UNKNOWN, message, name)
            .expected(format!("<{wrapper}>"))
            .help(format!(
                "put <{wrapper}> around <{name}> and what belongs to it; this is not checked before"
            ))
    }

    /// The name of the element before, if one of that name may stand inside it.
    fn neighbour_with<'s>(
        &self,
        schema: &'s Compiled,
        model: &Model,
        name: &str,
    ) -> Option<&'s str> {
        let before = model.leaf_of(self.frames.last()?.state)?;
        let inside = schema.model(before.declared.as_ref()?.node)?;
        let names = schema.names.spaces().iter().enumerate();
        let is_there = names
            .map(|(space, _)| schema.names.find(space as u16, name.as_bytes()))
            .any(|id| id != NameId::UNKNOWN && inside.leaf_named(id).is_some());
        is_there.then(|| schema.names.local(before.name))
    }

    fn beside(&self, schema: &Compiled, name: &str, neighbour: &str) -> Draft {
        let message = format!("<{name}> stands behind <{neighbour}>; it belongs inside it");
        self.draft(schema, &codes::ELEMENT_MISPLACED, message, name)
            .expected(format!("<{name}> inside <{neighbour}>"))
            .help(format!("move <{name}> to before </{neighbour}>"))
    }

    fn leaf_by_name(&self, schema: &Compiled, model: &Model, name: &str) -> Option<u16> {
        let leaf = model.leaves.iter().position(|l| schema.names.local(l.name) == name)? as u16;
        self.reachable(model, leaf).then_some(leaf)
    }

    /// What could stand in this place.
    fn allowed_next(&self, schema: &Compiled, model: &Model) -> String {
        let Some(frame) = self.frames.last() else { return String::new() };
        let mut list: Vec<NameId> = Vec::new();
        if let Some(leaf) = model.leaf_of(frame.state)
            && self.reachable(model, frame.state - 1)
        {
            list.push(leaf.name);
        }
        list.extend(model.moves(frame.state).iter().map(|m| m.name));
        list.dedup();
        let end = self.parent_end();
        match (list.is_empty(), frame.may_end(model, &self.counts)) {
            (true, _) => end,
            (false, true) => format!("{}, or {end}", words::names(schema, &list)),
            (false, false) => words::names(schema, &list),
        }
    }

    fn parent_end(&self) -> String {
        format!("</{}>", self.names_of_part().pop().unwrap_or_default())
    }

    fn of_other_version(
        &self,
        schema: &Compiled,
        name: &str,
        other: &versions::Named,
        partner: Option<&str>,
    ) -> Draft {
        let versions = versions::list(&other.messages);
        let message = format!("<{name}> is an element of {versions}, not of this version");
        let draft = self.draft(schema, &codes::ELEMENT_OTHER_VERSION, message, name);
        let change = format!("or change the namespace to that of {versions}");
        match partner {
            Some(partner) => draft
                .expected(format!("<{partner}>"))
                .help(format!("write <{partner}> here, as this version names it, {change}")),
            None => draft
                .expected("an element of this version")
                .help(format!("remove <{name}>, {change}")),
        }
    }

    /// Where in the message an element of that name may stand.
    fn with_home(&self, schema: &Compiled, draft: Draft, name: &str) -> Draft {
        match self.answers.homes(schema, name).as_ref() {
            [] => draft,
            [home] => draft.help(format!("<{name}> stands inside <{home}> in this message")),
            homes => {
                let shown: Vec<String> = homes.iter().take(4).map(|h| format!("<{h}>")).collect();
                draft.help(format!("in this message <{name}> stands inside {}", shown.join(", ")))
            }
        }
    }

    /// The other versions of the message in which the innermost element has that child.
    pub(crate) fn other_versions(&self, schema: &Compiled, name: &str) -> Option<String> {
        let message_id = schema.message();
        let found = self.answers.named(message_id, &self.names_of_part(), name)?;
        Some(versions::list(&found.messages))
    }
}
