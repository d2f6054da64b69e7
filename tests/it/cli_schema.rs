//! `validate --schema`: schemas of the user's own.

use crate::cli::{Folder, isoproof};

const NOTE: &str = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:example:note"
    targetNamespace="urn:example:note" elementFormDefault="qualified">
  <xs:include schemaLocation="parts/line.xsd"/>
  <xs:element name="Document" type="Note"/>
  <xs:complexType name="Note">
    <xs:sequence><xs:element name="Line" type="Line" maxOccurs="2"/></xs:sequence>
  </xs:complexType>
</xs:schema>"#;

const LINE: &str = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:example:note"
    targetNamespace="urn:example:note" elementFormDefault="qualified">
  <xs:simpleType name="Line">
    <xs:restriction base="xs:string"><xs:maxLength value="4"/></xs:restriction>
  </xs:simpleType>
</xs:schema>"#;

const GOOD: &str = "<Document xmlns='urn:example:note'><Line>abcd</Line></Document>";
const LONG: &str = "<Document xmlns='urn:example:note'><Line>abcde</Line></Document>";

fn notes(name: &str) -> Folder {
    Folder::new(name)
        .with("in/note.xsd", NOTE)
        .with("in/parts/line.xsd", LINE)
        .with("in/readme.txt", "no schema")
        .with("good.xml", GOOD)
        .with("long.xml", LONG)
}

#[test]
fn its_target_namespace_chooses_it() {
    let folder = notes("own-schema");
    assert_eq!(folder.isoproof("validate good.xml").code, 2);
    for schema in ["in/note.xsd", "in"] {
        let run =
            |file| folder.isoproof(&format!("validate {file} --schema {schema} --format concise"));
        assert_eq!(run("good.xml").code, 0, "{}", run("good.xml").out);
        let long = run("long.xml");
        assert!(long.code == 1 && long.out.contains("XSD0302"), "{}", long.out);
    }
}

#[test]
fn in_a_folder_a_part_may_stand_beside_the_whole() {
    let folder = Folder::new("parts-beside")
        .with("in/a-line.xsd", LINE)
        .with("in/note.xsd", NOTE.replace("parts/line.xsd", "./a-line.xsd"))
        .with("long.xml", LONG);
    let run = folder.isoproof("validate long.xml --schema in --format concise");
    assert!(run.code == 1 && run.out.contains("XSD0302"), "{}{}", run.out, run.err);
    let twice = folder.with("in/other.xsd", NOTE.replace("parts/line.xsd", "a-line.xsd"));
    let run = twice.isoproof("validate long.xml --schema in");
    assert!(
        run.code == 2 && run.err.contains("has a schema already, from in/note.xsd"),
        "{}",
        run.err
    );
}

#[test]
fn it_takes_the_place_of_the_embedded_one() {
    let published = isoproof("schemas export camt.053.001.02").out;
    let narrow = published.replace(r#"<xs:maxLength value="35"/>"#, r#"<xs:maxLength value="5"/>"#);
    assert_ne!(published, narrow);
    let statement = include_str!("../../samples/valid/camt.053.001.02/small.xml");
    let folder = Folder::new("narrow-schema").with("a.xml", statement).with("n.xsd", narrow);
    assert_eq!(folder.isoproof("validate a.xml").code, 0);
    let run = folder.isoproof("validate a.xml --schema n.xsd --format concise");
    assert!(run.code == 1 && run.out.contains("XSD0302"), "{}", run.out);
    assert_eq!(folder.isoproof("validate a.xml --schema n.xsd --message camt.053.001.02").code, 1);
}

#[test]
fn what_is_not_supported_is_an_error_with_its_place() {
    let union = r#"<xs:restriction base="xs:string"><xs:maxLength value="4"/></xs:restriction>"#;
    let folder =
        notes("unsupported-schema").with("in/parts/line.xsd", LINE.replace(union, "<xs:union/>"));
    let run = folder.isoproof("validate good.xml --schema in");
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    let place = "isoproof: in/note.xsd: parts/line.xsd, line 4, column 5: xs:union";
    assert!(run.err.starts_with(place), "{}", run.err);
}

#[test]
fn what_cannot_be_read_is_an_error() {
    let folder = notes("unreadable-schema").with("none/a.txt", "");
    for (arguments, start) in [
        ("--schema nowhere.xsd", "isoproof: nowhere.xsd: "),
        ("--schema none", "isoproof: none: no .xsd file in this folder"),
        ("--schema good.xml", "isoproof: good.xml: "),
    ] {
        let run = folder.isoproof(&format!("validate good.xml {arguments}"));
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{arguments}");
        assert!(run.err.starts_with(start), "{}", run.err);
    }
    let remote = NOTE.replace("parts/line.xsd", "https://example.org/line.xsd");
    let run = folder.with("in/note.xsd", remote).isoproof("validate good.xml --schema in");
    assert!(run.code == 2 && run.err.contains("never the network"), "{}", run.err);
}
