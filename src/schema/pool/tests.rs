use super::{PackError, Packed, family, find, find_namespace, messages, pack};
use crate::schema::{Schema, load};

#[test]
fn every_message_can_be_found_and_decoded() {
    let mut last = "";
    let mut count = 0;
    for message in messages() {
        assert!(last < message.id(), "{last} {}", message.id());
        last = message.id();
        count += 1;
        let schema = message.schema();
        assert_eq!(schema.target_namespace, message.namespace());
        assert_eq!(schema.elements.len(), 1, "{last}");
        assert_eq!(schema.elements[0].name.local, message.root_element());
        assert_eq!(schema, schema.sorted(), "{last}");
        assert_eq!(find(last).map(|found| found.id()), Some(last));
        assert_eq!(find_namespace(&message.namespace()).map(|found| found.id()), Some(last));
    }
    assert_eq!(count, 401);
}

#[test]
fn what_is_not_there_is_not_found() {
    for id in ["", "pain", "pain.001.001.99", "zzzz.001.001.01", "aaaa"] {
        assert!(find(id).is_none(), "{id}");
    }
    assert!(find_namespace("pain.001.001.03").is_none());
    assert_eq!(family("none").count(), 0);
}

#[test]
fn a_family_is_all_versions() {
    let ids: Vec<&str> = family("camt.053.001.02").map(|message| message.id()).collect();
    assert_eq!(ids.first(), Some(&"camt.053.001.01"));
    assert!(ids.contains(&"camt.053.001.13"));
    assert!(ids.iter().all(|id| id.starts_with("camt.053.001.")));
}

fn packed(body: &str) -> Result<Vec<u8>, PackError> {
    let text = format!(
        "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' elementFormDefault='qualified' \
         targetNamespace='urn:iso:std:iso:20022:tech:xsd:x' xmlns='urn:iso:std:iso:20022:tech:xsd:x'>{body}</xs:schema>"
    );
    let schema: Schema = load(text.as_bytes(), &|_| Err(String::new())).unwrap();
    pack(&[Packed { id: "x".into(), name: "X".into(), schema, sha256: [7; 32] }])
}

#[test]
fn what_cannot_be_said_in_the_pool_is_refused() {
    let root = "<xs:element name='Document' type='T'/>";
    let with = |attributes: &str, content: &str| {
        packed(&format!(
            "{root}<xs:complexType name='T'{attributes}><xs:sequence>{content}</xs:sequence></xs:complexType>"
        ))
    };
    assert!(with("", "<xs:element name='e' type='T' minOccurs='3' maxOccurs='200'/>").is_ok());
    assert!(with(" mixed='true'", "<xs:element name='e' type='T'/>").is_err());
    assert!(with("", "<xs:element name='e' type='xs:string'/>").is_err());
    assert!(with("", "<xs:element name='e' type='T' form='unqualified'/>").is_err());
    assert!(with("", "<xs:any namespace='##other'/>").is_err());
    assert!(packed(root.replace('T', "xs:string").as_str()).is_err());
    let length = "<xs:simpleType name='T'><xs:restriction base='xs:string'><xs:length value='3'/></xs:restriction></xs:simpleType>";
    assert!(packed(&format!("{root}{length}")).is_err());
}
