//! What is said of a root element that belongs to no known schema.

use super::document::Foreign;
use super::engine::Engine;
use super::sink::Draft;
use super::versions;
use crate::diagnostic::codes;
use crate::schema as pool;

/// The namespaces of all messages start so.
pub(crate) const MESSAGES: &str = "urn:iso:std:iso:20022:tech:xsd:";

/// Publishers of other schemas, by how their namespaces start or end.
const PUBLISHERS: [(&str, &str); 9] = [
    ("urn:S2SCT", "EBA CLEARING, STEP2 SCT"),
    ("urn:S2SDD", "EBA CLEARING, STEP2 SDD"),
    ("urn:S2", "EBA CLEARING, STEP2"),
    ("http://www.six-interbank-clearing.com/", "SIX, Swiss market practice"),
    ("urn:swift:", "Swift"),
    ("urn:conxml:", "The Clearing House or a Conxml user"),
    ("http://schemas.xmlsoap.org/soap/envelope/", "SOAP 1.1"),
    ("http://www.w3.org/2003/05/soap-envelope", "SOAP 1.2"),
    ("http://www.w3.org/2000/09/xmldsig#", "W3C, XML Signature"),
];

/// Says that the root is a wrapper around payloads.
pub(crate) fn say_wrapper(engine: &mut Engine<'_>, root: Foreign) {
    engine.say(wrapper(&root), root.mark);
}

/// Says that a root is of no known schema.
pub(crate) fn say(engine: &mut Engine<'_>, root: Foreign, complete: bool) {
    if !complete && engine.sink.errors() > 0 {
        // Reading stopped: what the root is was not the trouble.
        return;
    }
    let draft = if root.namespace.is_empty() { missing(&root) } else { unknown(&root) };
    engine.say(draft, root.mark);
}

fn wrapper(root: &Foreign) -> Draft {
    let name = &root.name;
    let message = format!("<{name}> is a wrapper; only the messages inside it were checked");
    Draft::new(&codes::WRAPPER, message, root.path.clone()).found(shown(root))
}

fn shown(root: &Foreign) -> String {
    if root.namespace.is_empty() {
        format!("<{}> in no namespace", root.name)
    } else {
        format!("<{}> in {}", root.name, root.namespace)
    }
}

fn missing(root: &Foreign) -> Draft {
    let ids = root.first_child.as_deref().map(versions::messages_with).unwrap_or_default();
    let name = &root.name;
    let message = format!("<{name}> has no namespace, which says what message it is");
    let draft =
        Draft::new(&codes::NAMESPACE_MISSING, message, root.path.clone()).found(shown(root));
    match ids.as_slice() {
        [] => draft
            .expected(format!("{MESSAGES} and a message id"))
            .help(format!("add xmlns=\"{MESSAGES}…\" with the message id to the root element")),
        [only] => draft
            .expected(format!("{MESSAGES}{only}"))
            .help(format!("add xmlns=\"{MESSAGES}{only}\" to the root element")),
        many => draft.expected(format!("the namespace of {}", versions::list(many))).help(format!(
            "add xmlns=\"{MESSAGES}{}\", or that of the version you mean, to the root element",
            many[0]
        )),
    }
}

fn unknown(root: &Foreign) -> Draft {
    let id = root.namespace.strip_prefix(MESSAGES);
    if let Some(draft) = id.and_then(|id| unknown_version(root, id)) {
        return draft;
    }
    let name = &root.name;
    let message = match publisher(&root.namespace) {
        Some(publisher) => format!("<{name}> is of a schema that is not embedded: {publisher}"),
        None => format!("<{name}> is of no schema that is known here"),
    };
    let draft =
        Draft::new(&codes::NAMESPACE_UNKNOWN, message, root.path.clone()).found(shown(root));
    match near(&root.namespace) {
        Some(near) => draft
            .expected(near.clone())
            .help(format!("did you mean the namespace {near}? it must be written exactly so")),
        None => draft
            .expected("a message of `isoproof schemas`, alone or inside a wrapper")
            .help("give the schema of this namespace with --schema FILE"),
    }
}

/// A message that exists, in a version that does not.
fn unknown_version(root: &Foreign, id: &str) -> Option<Draft> {
    let mut parts = id.trim().split('.');
    let family = format!("{}.{}.", parts.next()?, parts.next()?);
    let ids: Vec<String> = pool::messages()
        .filter(|e| e.id().starts_with(&family))
        .map(|e| e.id().to_owned())
        .collect();
    if ids.is_empty() || is_variant(id) {
        return None;
    }
    let message = format!("there is no message {id} among those known here");
    let shown_ids = if ids.len() <= 6 { ids.join(", ") } else { versions::list(&ids) };
    let mut help =
        "correct the version in the namespace, or give its schema with --schema FILE".to_owned();
    if let Some(exact) = ids.iter().find(|known| *known == id.trim()) {
        help = format!("remove the blanks around the namespace of {exact}");
    }
    Some(
        Draft::new(&codes::MESSAGE_VERSION_UNKNOWN, message, root.path.clone())
            .expected(shown_ids)
            .found(id)
            .help(help),
    )
}

/// A national or market variant has a publisher's variant number or a suffix.
fn is_variant(id: &str) -> bool {
    let parts: Vec<&str> = id.split('.').collect();
    parts.len() > 4 || parts.get(2).is_some_and(|variant| *variant != "001")
}

fn publisher(namespace: &str) -> Option<String> {
    if let Some((_, publisher)) = PUBLISHERS.iter().find(|(start, _)| namespace.starts_with(start))
    {
        return Some((*publisher).to_owned());
    }
    let id = namespace.rsplit(':').next()?;
    if !namespace.contains("iso:20022") && !namespace.contains("iso:std") {
        return None;
    }
    match id.split('.').collect::<Vec<&str>>().as_slice() {
        [_, _, "003", _] => Some("the German banking industry (DK)".to_owned()),
        [_, _, "002", _] => Some("a national variant (002)".to_owned()),
        [_, _, _, _, "ch", _] => Some("SIX, Swiss market practice".to_owned()),
        _ => None,
    }
}

/// The namespace of a message that was likely meant.
fn near(namespace: &str) -> Option<String> {
    let id = namespace.trim().rsplit([':', '/']).next()?.trim_end_matches('#');
    let known = pool::find(id)?;
    Some(format!("{MESSAGES}{}", known.id()))
}
