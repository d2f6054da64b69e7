//! quick-xml as a second opinion: what it refuses cannot be right.

use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;

/// Why quick-xml refuses a document, if it does.
pub(crate) fn refuses(text: &str) -> Option<String> {
    let mut reader = NsReader::from_str(text);
    let config = reader.config_mut();
    config.check_comments = true;
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => return None,
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                if let Some(why) = tag_fault(&reader, &tag) {
                    return Some(why);
                }
            }
            Ok(_) => {}
            Err(error) => return Some(error.to_string()),
        }
    }
}

fn tag_fault(reader: &NsReader<&[u8]>, tag: &BytesStart<'_>) -> Option<String> {
    if let (ResolveResult::Unknown(prefix), _) = reader.resolver().resolve_element(tag.name()) {
        return Some(format!("prefix {prefix:?}"));
    }
    for attribute in tag.attributes() {
        match attribute {
            Err(error) => return Some(error.to_string()),
            Ok(attribute) => {
                let name = reader.resolver().resolve_attribute(attribute.key).0;
                if let ResolveResult::Unknown(prefix) = name {
                    return Some(format!("prefix {prefix:?}"));
                }
            }
        }
    }
    None
}
