use super::write;
use crate::schema::load;

fn rewritten(body: &str) -> String {
    let text = format!(
        "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:t' \
         xmlns='urn:t' elementFormDefault='qualified'>{body}</xs:schema>"
    );
    write(&load(text.as_bytes(), &|_| Err(String::new())).unwrap())
}

#[test]
fn the_layout() {
    let text = rewritten(
        "<xs:simpleType name='Z'><xs:restriction base='xs:string'><xs:pattern value='[&lt;\"&#10;]'/>\
         </xs:restriction></xs:simpleType><xs:complexType name='A'><xs:choice maxOccurs='2'>\
         <xs:element name='z' type='Z' minOccurs='0' maxOccurs='unbounded'/></xs:choice></xs:complexType>\
         <xs:element name='Root' type='A'/>",
    );
    assert_eq!(
        text,
        r#"<?xml version="1.0" encoding="UTF-8"?>
<!-- Written by isoproof from public facts of the message definition. This is not the official ISO 20022 publication. -->
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:t" targetNamespace="urn:t" elementFormDefault="qualified">
  <xs:element name="Root" type="A"/>

  <xs:complexType name="A">
    <xs:choice maxOccurs="2">
      <xs:element name="z" type="Z" minOccurs="0" maxOccurs="unbounded"/>
    </xs:choice>
  </xs:complexType>

  <xs:simpleType name="Z">
    <xs:restriction base="xs:string">
      <xs:pattern value="[&lt;&quot;&#10;]"/>
    </xs:restriction>
  </xs:simpleType>
</xs:schema>
"#
    );
}

#[test]
fn a_circle_of_types_without_names_is_written_once() {
    let text = rewritten(
        "<xs:group name='G'><xs:sequence><xs:element name='e'><xs:complexType><xs:sequence>\
         <xs:group ref='G' minOccurs='0'/></xs:sequence></xs:complexType></xs:element></xs:sequence>\
         </xs:group><xs:element name='Root'><xs:complexType><xs:group ref='G'/></xs:complexType></xs:element>",
    );
    assert_eq!(text.matches(r#"<xs:complexType name="Anonymous1">"#).count(), 1, "{text}");
    let again = load(text.as_bytes(), &|_| Err(String::new())).unwrap();
    assert_eq!(write(&again), text);
}
