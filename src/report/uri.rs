//! Paths as URI references (RFC 3986).

use std::borrow::Cow;

/// The path with forward slashes and percent-encoded; an absolute one becomes a
/// `file` URI, a relative one stays relative.
pub(super) fn from_path(path: &str) -> String {
    let path = if cfg!(windows) { Cow::Owned(path.replace('\\', "/")) } else { path.into() };
    let drive = cfg!(windows) && path.get(1..2) == Some(":");
    let mut uri = String::with_capacity(path.len() + 8);
    if path.starts_with('/') {
        uri.push_str("file://");
    } else if drive {
        uri.push_str("file:///");
    }
    for byte in path.bytes() {
        push_encoded(&mut uri, byte);
    }
    uri
}

/// Unreserved characters, the slash and the exclamation mark behind the name of an archive
/// stay; a colon does not, since it would make the first segment of a relative path a
/// scheme.
fn push_encoded(uri: &mut String, byte: u8) {
    const HEX: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    if byte.is_ascii_alphanumeric() || b"-._~/!".contains(&byte) {
        uri.push(char::from(byte));
    } else {
        let digit = |n: u8| HEX.get(usize::from(n)).copied().unwrap_or('0');
        uri.extend(['%', digit(byte >> 4), digit(byte & 15)]);
    }
}

#[cfg(test)]
mod tests {
    use super::from_path;

    #[test]
    fn reserved_and_foreign_characters_are_encoded() {
        assert_eq!(from_path("in/a b#1?.xml"), "in/a%20b%231%3F.xml");
        assert_eq!(from_path("Zoë/式.xml"), "Zo%C3%AB/%E5%BC%8F.xml");
        assert_eq!(from_path("c:d/100%.xml"), "c%3Ad/100%25.xml");
        assert_eq!(from_path("../x.xml"), "../x.xml");
        assert_eq!(from_path("a b.zip!/c.xml"), "a%20b.zip!/c.xml");
    }

    #[cfg(unix)]
    #[test]
    fn an_absolute_path_is_a_file_uri() {
        assert_eq!(from_path("/srv/a b.xml"), "file:///srv/a%20b.xml");
    }
}
