//! Making text of a payload harmless: no control character, no override of the
//! writing direction and nothing invisible reaches a terminal as it is.

use std::borrow::Cow;
use std::fmt::Write;

/// Whether the character is shown as an escape.
///
/// Control characters (which start terminal sequences), line and paragraph
/// separators, direction marks and overrides (which reorder what stands around
/// them), characters without any width (which hide in a name), and noncharacters.
pub(super) fn is_hostile(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fdd0}'..='\u{fdef}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
        || u32::from(c) & 0xfffe == 0xfffe
}

/// The text with every hostile character as `\u{…}`; tab and line breaks as
/// `\t`, `\n`, `\r`. The result is one line.
///
/// ```
/// assert_eq!(isoproof::report::visible("a\u{1b}[31mb\n"), "a\\u{1b}[31mb\\n");
/// ```
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hostile) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        push_visible(&mut out, c);
    }
    Cow::Owned(out)
}

/// Appends one character in its visible form.
pub(super) fn push_visible(out: &mut String, c: char) {
    if is_hostile(c) {
        out.extend(c.escape_default());
    } else {
        out.push(c);
    }
}

/// JSON text with the hostile characters that JSON itself lets pass as `\uXXXX`.
/// Such characters stand in strings only, so the document says the same.
pub(super) fn json_visible(json: &str) -> Cow<'_, str> {
    let hostile = |c: char| c != '\n' && is_hostile(c);
    if !json.contains(hostile) {
        return Cow::Borrowed(json);
    }
    let mut out = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if hostile(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_text_of_any_script_stays() {
        for text in ["Zoë Müller", "株式会社", "🏦 12,50 €", "a\\u{41}", "e\u{301}"] {
            assert!(matches!(visible(text), Cow::Borrowed(t) if t == text));
        }
    }

    #[test]
    fn hostile_characters_are_named() {
        assert_eq!(visible("\u{9b}31m"), "\\u{9b}31m");
        assert_eq!(visible("a\u{202e}b\u{2066}c"), "a\\u{202e}b\\u{2066}c");
        assert_eq!(visible("\t\r\n\0"), "\\t\\r\\n\\u{0}");
        assert_eq!(visible("x\u{200b}y\u{feff}\u{e0041}"), "x\\u{200b}y\\u{feff}\\u{e0041}");
        assert_eq!(visible("\u{1fffe}"), "\\u{1fffe}");
    }

    #[test]
    fn json_keeps_its_meaning() {
        let value = serde_json::json!({ "a": "x\u{9b}\u{202e}\u{7f}\u{e0041}\n" });
        let raw = serde_json::to_string_pretty(&value).unwrap();
        let shown = json_visible(&raw);
        assert!(shown.contains("\\u009b\\u202e\\u007f\\udb40\\udc41\\n"), "{shown}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&shown).unwrap(), value);
    }
}
