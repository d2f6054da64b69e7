use super::load;
use crate::schema::model::{Base, Content, Namespaces, Term, TypeKind};
use crate::schema::{Schema, SchemaError};
use crate::value::Builtin;

/// Loads a schema whose first line is the start tag of `xs:schema`, so that the body
/// begins on line 2.
fn load_body(body: &str) -> Result<Schema, SchemaError> {
    load_with(body, &|location| Err(format!("no {location}")))
}

fn load_with(body: &str, resolver: &super::Resolver<'_>) -> Result<Schema, SchemaError> {
    let text = format!(
        "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:t' \
         xmlns='urn:t' xmlns:o='urn:o'>\n{body}\n</xs:schema>"
    );
    load(text.as_bytes(), resolver)
}

/// Checks that each body is refused on that line, for that construct, for that reason.
fn refused(cases: &[(&str, u64, &str, &str)]) {
    for (body, line, construct, reason) in cases {
        let error = load_body(body).expect_err(body);
        assert_eq!((error.line, error.construct.as_str()), (*line, *construct), "{body}: {error}");
        assert!(error.reason.contains(reason), "{body}: {error}");
    }
}

const NOT_SUPPORTED: &str = "not supported";

#[test]
fn unsupported_constructs_are_named_with_their_line() {
    refused(&[
        ("<xs:complexType name='T'>\n<xs:all/></xs:complexType>", 3, "xs:all", NOT_SUPPORTED),
        ("<xs:simpleType name='T'>\n<xs:union/></xs:simpleType>", 3, "xs:union", NOT_SUPPORTED),
        ("<xs:simpleType name='T'>\n<xs:list/></xs:simpleType>", 3, "xs:list", NOT_SUPPORTED),
        ("\n<xs:redefine schemaLocation='a'/>", 3, "xs:redefine", NOT_SUPPORTED),
        ("\n<xs:notation name='n' public='p'/>", 3, "xs:notation", NOT_SUPPORTED),
        (
            "<xs:complexType name='T'>\n<xs:complexContent/></xs:complexType>",
            3,
            "xs:complexContent",
            NOT_SUPPORTED,
        ),
        (
            "<xs:complexType name='T'>\n<xs:anyAttribute/></xs:complexType>",
            3,
            "xs:anyAttribute",
            NOT_SUPPORTED,
        ),
        (
            "<xs:element name='E' type='xs:string'>\n<xs:key name='k'/></xs:element>",
            3,
            "xs:key",
            NOT_SUPPORTED,
        ),
        (
            "<xs:element name='E' type='xs:string'>\n<xs:unique name='k'/></xs:element>",
            3,
            "xs:unique",
            NOT_SUPPORTED,
        ),
        (
            "<xs:element name='E' type='xs:string'>\n<xs:keyref name='k'/></xs:element>",
            3,
            "xs:keyref",
            NOT_SUPPORTED,
        ),
        ("\n<xs:element name='E' type='xs:float'/>", 3, "xs:element", "xs:float is not supported"),
        ("\n<xs:element name='E' type='xs:anyType'/>", 3, "xs:element", "xs:anyType"),
        ("\n<xs:element name='E'/>", 3, "xs:element", "xs:anyType"),
    ]);
}

#[test]
fn unsupported_attributes_are_named_with_their_line() {
    refused(&[
        (
            "\n<xs:element name='E' type='xs:string' substitutionGroup='F'/>",
            3,
            "xs:element",
            "substitutionGroup is not supported",
        ),
        ("<xs:element name='E' type='xs:string' abstract='true'/>", 2, "xs:element", "abstract"),
        ("<xs:element name='E' type='xs:string' nillable='1'/>", 2, "xs:element", "nillable"),
        ("<xs:element name='E' type='xs:string' block='#all'/>", 2, "xs:element", "block"),
        ("<xs:complexType name='T' abstract='true'/>", 2, "xs:complexType", "abstract"),
        ("<xs:complexType name='T' final='#all'/>", 2, "xs:complexType", "final"),
        ("<xs:element name='E' type='xs:string' colour='red'/>", 2, "xs:element", "colour"),
        ("<xs:element name='E' xs:type='xs:string'/>", 2, "xs:element", "no attribute type"),
    ]);
    let text = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' blockDefault='#all'/>";
    let error = load(text.as_bytes(), &|_| Err(String::new())).unwrap_err();
    assert!(error.reason.contains("blockDefault"), "{error}");
}

#[test]
fn what_defaults_to_false_may_be_said() {
    let body = "<xs:element name='E' type='xs:string' abstract='false' nillable='0' block='' \
                final='' xmlns:d='urn:d' d:note='x' id='i'/>";
    assert_eq!(load_body(body).unwrap().elements.len(), 1);
}

#[test]
fn elements_that_have_no_place() {
    refused(&[
        ("<xs:complexType name='T'>\n<xs:strange/></xs:complexType>", 3, "xs:strange", "no place"),
        ("\n<xs:sequence/>", 3, "xs:sequence", "no place in xs:schema"),
        ("\n<o:note/>", 3, "note", "another namespace"),
        ("<xs:element name='E' type='xs:string'>\ntext</xs:element>", 2, "xs:element", "text"),
        (
            "<xs:complexType name='T'><xs:attribute name='a'/>\n<xs:sequence/></xs:complexType>",
            3,
            "xs:sequence",
            "no place",
        ),
        (
            "<xs:complexType name='T'>\n<xs:element name='e' type='xs:string'/></xs:complexType>",
            3,
            "xs:element",
            "no place",
        ),
        (
            "<xs:element name='E' type='xs:string'/>\n<xs:include schemaLocation='a'/>",
            3,
            "xs:include",
            "behind",
        ),
        (
            "<xs:simpleType name='T'><xs:restriction base='xs:string'/>\n<xs:restriction base='xs:string'/></xs:simpleType>",
            3,
            "xs:restriction",
            "no place",
        ),
    ]);
}

#[test]
fn names_and_references_that_are_wrong() {
    refused(&[
        ("\n<xs:element type='xs:string'/>", 3, "xs:element", "name is missing"),
        ("\n<xs:element name='1' type='xs:string'/>", 3, "xs:element", "no name"),
        ("\n<xs:element name='E' type='None'/>", 3, "xs:element", "no type None"),
        ("\n<xs:element name='E' type='q:T'/>", 3, "xs:element", "prefix q"),
        ("\n<xs:element name='E' type='o:T'/>", 3, "xs:element", "not imported"),
        (
            "<xs:complexType name='T'><xs:sequence>\n<xs:element ref='E'/></xs:sequence></xs:complexType>",
            3,
            "xs:element",
            "no global element E",
        ),
        (
            "<xs:complexType name='T'><xs:sequence>\n<xs:group ref='G'/></xs:sequence></xs:complexType>",
            3,
            "xs:group",
            "no group G",
        ),
        (
            "<xs:complexType name='T'>\n<xs:attributeGroup ref='G'/></xs:complexType>",
            3,
            "xs:attributeGroup",
            "no attribute group G",
        ),
        (
            "<xs:complexType name='T'>\n<xs:attribute ref='A'/></xs:complexType>",
            3,
            "xs:attribute",
            "no global attribute A",
        ),
        ("<xs:complexType name='T'/>\n<xs:simpleType name='T'/>", 3, "xs:simpleType", "line 2"),
        (
            "<xs:element name='E' type='xs:string'/>\n<xs:element name='E' type='xs:string'/>",
            3,
            "xs:element",
            "taken",
        ),
        (
            "<xs:complexType name='T'/><xs:simpleType name='S'>\n<xs:restriction base='T'/></xs:simpleType>",
            3,
            "xs:restriction",
            "no simple type",
        ),
        (
            "<xs:element name='E' type='xs:string'>\n<xs:complexType/></xs:element>",
            3,
            "xs:complexType",
            "type already",
        ),
        ("\n<xs:import namespace='urn:t'/>", 3, "xs:import", "itself"),
        (
            "\n<xs:include schemaLocation='a.xsd'/>",
            3,
            "xs:include",
            "a.xsd cannot be read: no a.xsd",
        ),
    ]);
}

#[test]
fn numbers_that_are_wrong() {
    let in_sequence = |attributes: &str| {
        format!(
            "<xs:complexType name='T'><xs:sequence>\n\
             <xs:element name='e' type='xs:string' {attributes}/></xs:sequence></xs:complexType>"
        )
    };
    for (attributes, reason) in [
        ("minOccurs='2'", "minOccurs 2 is greater than maxOccurs 1"),
        ("minOccurs='2' maxOccurs='0'", "greater"),
        ("minOccurs='-1'", "no whole number"),
        ("maxOccurs='many'", "no whole number"),
        ("maxOccurs='1.0'", "no whole number"),
        ("maxOccurs='99999999999'", "too great"),
        ("form='odd'", "neither qualified"),
        ("fixed='a' default='b'", "both"),
    ] {
        refused(&[(&in_sequence(attributes), 3, "xs:element", reason)]);
    }
    let body = in_sequence("minOccurs=' 02 ' maxOccurs='+3'");
    assert!(load_body(&body).is_ok());
}

fn restriction(base: &str, facets: &str) -> String {
    format!(
        "<xs:simpleType name='T'>\n<xs:restriction base='{base}'>\n{facets}</xs:restriction></xs:simpleType>"
    )
}

#[test]
fn facets_that_are_wrong() {
    for (base, facets, line, construct, reason) in [
        ("xs:string", "<xs:strange value='1'/>", 4, "xs:strange", "no place"),
        ("xs:string", "<xs:length value='x'/>", 4, "xs:length", "no whole number"),
        ("xs:string", "<xs:length/>", 4, "xs:length", "value is missing"),
        ("xs:string", "<xs:length value='1'/>\n<xs:length value='1'/>", 5, "xs:length", "twice"),
        ("xs:string", "<xs:totalDigits value='1'/>", 4, "xs:totalDigits", "does not have it"),
        ("xs:decimal", "<xs:maxLength value='1'/>", 4, "xs:maxLength", "does not have it"),
        ("xs:string", "<xs:minInclusive value='1'/>", 4, "xs:minInclusive", "does not have it"),
        ("xs:decimal", "<xs:totalDigits value='0'/>", 4, "xs:totalDigits", "at least 1"),
        ("xs:decimal", "<xs:minInclusive value='x'/>", 4, "xs:minInclusive", "no decimal"),
        ("xs:int", "<xs:fractionDigits value='1'/>", 4, "xs:fractionDigits", "above the 0"),
        ("xs:string", "<xs:whiteSpace value='trim'/>", 4, "xs:whiteSpace", "no white-space"),
        ("xs:token", "<xs:whiteSpace value='replace'/>", 4, "xs:whiteSpace", "undoes"),
        ("xs:string", "<xs:pattern value='a' fixed='true'/>", 4, "xs:pattern", "fixed"),
        ("xs:string", "<xs:pattern value='a'/>\n<xs:pattern value='('/>", 5, "xs:pattern", ""),
        (
            "xs:date",
            "<xs:enumeration value='2024-02-29'/>\n<xs:enumeration value='2023-02-29'/>",
            5,
            "xs:enumeration",
            "no date",
        ),
        (
            "xs:string",
            "<xs:length value='1'/><xs:maxLength value='2'/>",
            4,
            "xs:length",
            "stands beside it",
        ),
        (
            "xs:string",
            "<xs:minLength value='3'/>\n<xs:maxLength value='2'/>",
            4,
            "xs:minLength",
            "minLength is above maxLength",
        ),
        (
            "xs:decimal",
            "<xs:totalDigits value='2'/>\n<xs:fractionDigits value='3'/>",
            5,
            "xs:fractionDigits",
            "above totalDigits",
        ),
        ("xs:anySimpleType", "", 3, "xs:restriction", "cannot be restricted"),
    ] {
        refused(&[(&restriction(base, facets), line, construct, reason)]);
    }
}

#[test]
fn a_step_may_not_allow_more_than_its_base() {
    let base = "<xs:simpleType name='B'><xs:restriction base='xs:string'>\
                <xs:minLength value='2' fixed='true'/><xs:maxLength value='5'/></xs:restriction></xs:simpleType>\n";
    for (facet, construct, reason) in [
        ("<xs:maxLength value='6'/>", "xs:maxLength", "above the 5 of the base"),
        ("<xs:minLength value='3'/>", "xs:minLength", "the base type fixes it"),
        ("<xs:length value='6'/>", "xs:length", "outside"),
    ] {
        let body = format!("{base}{}", restriction("B", facet));
        refused(&[(&body, 5, construct, reason)]);
    }
    let narrower =
        format!("{base}{}", restriction("B", "<xs:minLength value='2'/><xs:maxLength value='4'/>"));
    assert!(load_body(&narrower).is_ok());
}

#[test]
fn circles_are_found() {
    refused(&[
        (
            "<xs:simpleType name='A'><xs:restriction base='B'/></xs:simpleType>\n\
             <xs:simpleType name='B'><xs:restriction base='A'/></xs:simpleType>",
            2,
            "xs:simpleType",
            "rests on itself",
        ),
        (
            "<xs:complexType name='C'><xs:simpleContent>\n<xs:extension base='C'/></xs:simpleContent></xs:complexType>",
            2,
            "xs:complexType",
            "rests on itself",
        ),
        (
            "<xs:group name='G'><xs:sequence>\n<xs:group ref='G'/></xs:sequence></xs:group>",
            2,
            "xs:group",
            "contains itself",
        ),
        (
            "<xs:attributeGroup name='G'>\n<xs:attributeGroup ref='G'/></xs:attributeGroup>",
            2,
            "xs:attributeGroup",
            "contains itself",
        ),
    ]);
}

#[test]
fn long_chains_and_wide_groups_end() {
    let step = |n: usize| {
        format!("<xs:simpleType name='T{n}'><xs:restriction base='T{}'/></xs:simpleType>", n + 1)
    };
    let mut chain: String = (0..5000).map(step).collect();
    chain += "<xs:simpleType name='T5000'><xs:restriction base='xs:string'/></xs:simpleType>";
    assert!(load_body(&chain).unwrap_err().reason.contains("more than 100"));

    let double = |n: usize| {
        let inner = format!("<xs:group ref='G{}'/>", n + 1);
        format!("<xs:group name='G{n}'><xs:sequence>{inner}{inner}</xs:sequence></xs:group>")
    };
    let mut groups: String = (0..40).map(double).collect();
    groups += "<xs:group name='G40'><xs:sequence><xs:element name='e' type='xs:string'/></xs:sequence></xs:group>";
    assert!(load_body(&groups).unwrap_err().reason.contains("too many particles"));
}

#[test]
fn attributes_that_are_wrong() {
    for (attributes, construct, reason) in [
        ("<xs:attribute name='a'/><xs:attribute name='a'/>", "xs:attribute", "twice"),
        ("<xs:attribute name='a' use='often'/>", "xs:attribute", "use=\"often\""),
        ("<xs:attribute name='a' use='required' default='1'/>", "xs:attribute", "default"),
        ("<xs:attribute name='a' type='C'/>", "xs:attribute", "no simple type"),
        ("<xs:attribute name='xmlns'/>", "xs:attribute", "xmlns"),
    ] {
        let body = format!(
            "<xs:complexType name='C'/><xs:complexType name='T'>\n{attributes}</xs:complexType>"
        );
        refused(&[(&body, 3, construct, reason)]);
    }
}

#[test]
fn simple_content_that_is_wrong() {
    let bases = "<xs:complexType name='C'/><xs:complexType name='A'><xs:simpleContent>\
                 <xs:extension base='xs:string'><xs:attribute name='a' use='required'/>\
                 </xs:extension></xs:simpleContent></xs:complexType>";
    for (step, construct, reason) in [
        ("<xs:extension base='C'/>", "xs:extension", "C has no simple content"),
        (
            "<xs:extension base='A'><xs:attribute name='a'/></xs:extension>",
            "xs:extension",
            "already",
        ),
        ("<xs:restriction base='xs:string'/>", "xs:restriction", "no complex type"),
        (
            "<xs:restriction base='A'><xs:attribute name='a'/></xs:restriction>",
            "xs:restriction",
            "requires the attribute a",
        ),
        (
            "<xs:restriction base='A'><xs:attribute name='a' use='prohibited'/></xs:restriction>",
            "xs:restriction",
            "requires the attribute a",
        ),
        (
            "<xs:restriction base='A'><xs:attribute name='b'/></xs:restriction>",
            "xs:restriction",
            "no attribute b",
        ),
        (
            "<xs:restriction base='A'><xs:simpleType><xs:restriction base='xs:date'/></xs:simpleType></xs:restriction>",
            "xs:simpleType",
            "does not restrict",
        ),
    ] {
        let body = format!(
            "{bases}<xs:complexType name='T'><xs:simpleContent>\n{step}</xs:simpleContent></xs:complexType>"
        );
        refused(&[(&body, 3, construct, reason)]);
    }
}

#[test]
fn elements_of_one_name_have_one_type() {
    let body = |second: &str| {
        format!(
            "<xs:complexType name='T'><xs:sequence><xs:element name='e' type='xs:string'/>\
             <xs:choice><xs:element name='e' type='xs:{second}'/></xs:choice></xs:sequence></xs:complexType>"
        )
    };
    refused(&[(&body("date"), 2, "xs:complexType", "different types")]);
    assert!(load_body(&body("string")).is_ok());
}

#[test]
fn fixed_and_default_values_are_values_of_the_type() {
    let holder = "<xs:element name='E' fixed='x'><xs:complexType><xs:sequence>\n\
                  <xs:element name='e' type='xs:string'/></xs:sequence></xs:complexType></xs:element>";
    refused(&[
        (holder, 2, "xs:element", "type without text"),
        ("\n<xs:element name='E' type='xs:date' fixed='now'/>", 3, "xs:element", "\"now\" is no"),
        ("\n<xs:element name='E' type='xs:int' default='1.5'/>", 3, "xs:element", "\"1.5\" is no"),
        (
            "<xs:complexType name='T'>\n<xs:attribute name='a' type='xs:int' fixed='x'/></xs:complexType>",
            3,
            "xs:attribute",
            "\"x\" is no",
        ),
    ]);
}

#[test]
fn documents_that_are_no_schema() {
    for (text, line, construct) in [
        ("<schema/>", 1, "schema"),
        ("<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>\n<xs:element", 2, "the document"),
        ("", 1, "the document"),
    ] {
        let error = load(text.as_bytes(), &|_| Err(String::new())).unwrap_err();
        assert_eq!((error.line, error.construct.as_str()), (line, construct), "{text}: {error}");
    }
}

#[test]
fn an_error_names_the_document_it_is_in() {
    let part = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:t'>\n\n\
                <xs:element name='E' type='xs:float'/></xs:schema>";
    let resolver = |location: &str| match location {
        "parts/a.xsd" => Ok(part.as_bytes().to_vec()),
        _ => Err("not there".to_owned()),
    };
    let error = load_with("<xs:include schemaLocation='parts/a.xsd'/>", &resolver).unwrap_err();
    assert_eq!((error.document.as_str(), error.line), ("parts/a.xsd", 3));
    assert!(error.to_string().starts_with("parts/a.xsd, line 3, column 1: xs:element: "));
    let import = "<xs:import namespace='urn:x' schemaLocation='parts/a.xsd'/>";
    let error = load_with(import, &resolver).unwrap_err();
    assert!(error.reason.contains("\"urn:x\" is wanted"), "{error}");
}

#[test]
fn the_model_says_what_the_text_says() {
    let schema = load_body(
        "<xs:element name='E' type='T'/>\
         <xs:complexType name='T'><xs:sequence minOccurs='0' maxOccurs='unbounded'>\
         <xs:element name='e' type='S' minOccurs='0'/><xs:any namespace='##other'/>\
         </xs:sequence><xs:attribute name='a' use='required' type='S'/></xs:complexType>\
         <xs:simpleType name='S'><xs:restriction base='xs:dateTime'><xs:pattern value='.*Z'/>\
         </xs:restriction></xs:simpleType>",
    )
    .unwrap();
    assert_eq!(schema.elements[0].type_id.0, 0);
    let TypeKind::Complex(complex) = &schema.types[0].kind else { panic!("not complex") };
    let Content::Elements(particle) = &complex.content else { panic!("no elements") };
    assert_eq!((particle.min, particle.max), (0, None));
    let Term::Sequence(members) = &particle.term else { panic!("no sequence") };
    let Term::Element(element) = &members[0].term else { panic!("no element") };
    assert_eq!((element.name.namespace.as_str(), element.type_id.0), ("", 1));
    assert_eq!((members[0].min, members[0].max), (0, Some(1)));
    let Term::Any(wildcard) = &members[1].term else { panic!("no wildcard") };
    assert_eq!(wildcard.namespaces, Namespaces::Other("urn:t".into()));
    assert!(complex.attributes[0].required);
    assert_eq!(schema.derivation(Base::Type(element.type_id)).0, Builtin::DateTime);
}
