use super::read;

#[test]
fn names_attributes_and_places() {
    let text = "<?xml version='1.0'?>\r\n<!-- ü -->\n<a xmlns='urn:x' xmlns:p='urn:y' k='1&#10;2\n3' p:k='v'>\n  <p:b/>é<c xmlns=''/></a>";
    let root = read(text.as_bytes(), "").unwrap();
    assert_eq!((root.name.namespace.as_str(), root.name.local.as_str()), ("urn:x", "a"));
    assert_eq!((root.place.line, root.place.column), (3, 1));
    assert_eq!(root.attribute("k"), Some("1\n2 3"));
    assert_eq!(root.attributes[1].0.namespace, "urn:y");
    assert!(root.has_text);
    assert_eq!(root.children[0].name.namespace, "urn:y");
    let last = &root.children[1];
    assert_eq!((last.name.namespace.as_str(), last.place.line, last.place.column), ("", 5, 10));
    assert_eq!(last.scope.namespace("p"), Some("urn:y"));
    assert_eq!(last.scope.namespace("q"), None);
    assert_eq!(text[last.place.offset as usize..].chars().next(), Some('<'));
}

#[test]
fn what_is_not_well_formed_has_a_place() {
    for (text, line, column) in [
        ("<a>\n<b></a>", 2, 4),
        ("<a>\n <q:b/></a>", 2, 2),
        ("<a/>\n<b/>", 2, 1),
        ("<a>", 1, 4),
        ("\n", 2, 1),
        ("<a/>\nx", 2, 1),
        ("<!DOCTYPE a><a/>", 1, 1),
        ("<a k='1' k='2'/>", 1, 10),
    ] {
        let error = read(text.as_bytes(), "").unwrap_err();
        assert_eq!((error.line, error.column), (line, column), "{text}: {error}");
    }
    assert!(read(b"<a>\xff</a>", "").is_err());
    assert!(read(&"<a>".repeat(1_000_000).into_bytes(), "").is_err());
}
