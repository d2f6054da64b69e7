//! From a model to the text of a schema, in one layout: the root elements, then the
//! types in alphabetical order. Equal models give equal bytes.

mod markup;
mod names;
mod types;

#[cfg(test)]
mod tests;

use super::model::Schema;
use super::tree::XSD;
use markup::Markup;
use names::Names;
use types::Writer;

/// What the text says about itself.
const NOTICE: &str = "Written by isoproof from public facts of the message definition. \
    This is not the official ISO 20022 publication.";

/// The text of a schema document, UTF-8, that says what the model says.
///
/// A document declares components of one namespace: those of other namespaces are
/// referred to and imported without a location, not written. A type without a name that
/// is used in several places gets one, `Anonymous1` and so on.
///
/// ```
/// use isoproof::schema::{load, write};
/// let xsd = r#"<schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:example">
///     <element name="Note" type="string"/>
/// </schema>"#;
/// let schema = load(xsd.as_bytes(), &|_| Err(String::new())).unwrap();
/// let text = write(&schema);
/// assert!(text.contains(r#"<xs:element name="Note" type="xs:string"/>"#));
/// assert_eq!(load(text.as_bytes(), &|_| Err(String::new())).unwrap(), schema);
/// ```
#[must_use]
pub fn write(schema: &Schema) -> String {
    let schema = schema.sorted();
    let names = Names::new(&schema);
    let mut writer = Writer { schema: &schema, names: &names, markup: Markup::default() };
    writer.markup.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    writer.markup.line(&format!("<!-- {NOTICE} -->"));
    open(&mut writer.markup, &schema, &names);
    writer.document();
    writer.markup.close("xs:schema");
    writer.markup.text
}

fn open(markup: &mut Markup, schema: &Schema, names: &Names) {
    let target = schema.target_namespace.as_str();
    let mut attributes = vec![("xmlns:xs".to_owned(), XSD.to_owned())];
    for (prefix, namespace) in names.declarations() {
        attributes.push((prefix, namespace.to_owned()));
    }
    if !target.is_empty() {
        attributes.push(("targetNamespace".to_owned(), target.to_owned()));
    }
    attributes.push(("elementFormDefault".to_owned(), "qualified".to_owned()));
    let attributes: Vec<(&str, &str)> =
        attributes.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    markup.open("xs:schema", &attributes);
    for namespace in names.imports() {
        match namespace {
            "" => markup.empty("xs:import", &[]),
            _ => markup.empty("xs:import", &[("namespace", namespace)]),
        }
    }
}
