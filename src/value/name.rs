//! Names, name tokens and language tags (XML 1.0 fifth edition, productions 4 to 7).

/// The built-ins whose lexical space is a kind of name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NameKind {
    Name,
    NcName,
    NmToken,
    Language,
}

/// Why a collapsed text is no name of that kind.
pub(super) fn check(kind: NameKind, text: &[u8]) -> Result<(), &'static str> {
    let Ok(text) = std::str::from_utf8(text) else { return Err("a byte that is no character") };
    if text.is_empty() {
        return Err("it is empty");
    }
    if kind == NameKind::Language {
        return if is_language(text) { Ok(()) } else { Err("no language tag such as en or de-AT") };
    }
    check_name(kind, text)
}

fn check_name(kind: NameKind, text: &str) -> Result<(), &'static str> {
    let starts = text.chars().next().is_some_and(is_name_start);
    if text.contains(' ') {
        Err("a blank inside")
    } else if !text.chars().all(is_name_char) {
        Err("a character that a name may not hold")
    } else if kind == NameKind::NcName && text.contains(':') {
        Err("a colon in a name without prefix")
    } else if kind != NameKind::NmToken && !starts {
        Err("a character in front with which no name may start")
    } else {
        Ok(())
    }
}

/// `[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*` (Datatypes, 3.3.3).
fn is_language(text: &str) -> bool {
    let letters = |tag: &str| tag.bytes().all(|byte| byte.is_ascii_alphabetic());
    let mut tags = text.split('-');
    tags.next().is_some_and(letters)
        && text.split('-').all(|tag| {
            (1..=8).contains(&tag.len()) && tag.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

/// Production 4.
pub(crate) const fn is_name_start(c: char) -> bool {
    matches!(c,
        ':' | '_' | 'A'..='Z' | 'a'..='z'
        | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}'
        | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}'
        | '\u{2070}'..='\u{218F}' | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}'
        | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}' | '\u{10000}'..='\u{EFFFF}')
}

/// Production 4a.
pub(crate) const fn is_name_char(c: char) -> bool {
    is_name_start(c)
        || matches!(c,
            '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_has_its_own_limits() {
        use NameKind::{Name, NcName, NmToken};
        for (text, in_name, in_ncname, in_nmtoken) in [
            ("Dbtr", true, true, true),
            ("a:b", true, false, true),
            ("-a", false, false, true),
            ("1a", false, false, true),
            ("", false, false, false),
            ("a b", false, false, false),
            ("äö", true, true, true),
            ("\u{132}", true, true, true),
            ("😀", true, true, true),
            ("a\u{b7}", true, true, true),
            ("a×b", false, false, false),
            ("a,b", false, false, false),
            (":", true, false, true),
            ("_.-1", true, true, true),
            ("\u{b7}", false, false, true),
        ] {
            for (kind, expected) in [(Name, in_name), (NcName, in_ncname), (NmToken, in_nmtoken)] {
                assert_eq!(check(kind, text.as_bytes()).is_ok(), expected, "{kind:?} {text}");
            }
        }
        assert!(check(NmToken, &[b'a', 0xFF]).is_err());
    }

    #[test]
    fn language_tags() {
        for text in ["en", "de-AT", "x", "en-a1b2c3d4-zz", "abcdefgh"] {
            assert_eq!(check(NameKind::Language, text.as_bytes()), Ok(()), "{text}");
        }
        for text in ["", "en-", "-en", "e1", "abcdefghi", "en_US", "en--US", "ünd", "en-abcdefghi"]
        {
            assert!(check(NameKind::Language, text.as_bytes()).is_err(), "{text}");
        }
    }
}
