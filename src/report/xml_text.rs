//! Text of an XML document that the reports write.

use super::escape::{is_hostile, push_visible, visible};

/// Escapes text for a double-quoted attribute value. Line breaks are shown as
/// `\n`, since a reader would turn them into spaces.
pub(super) fn attribute(text: &str) -> String {
    escaped(&visible(text))
}

/// Escapes text for element content. Line breaks stay; a character that a terminal
/// or XML 1.0 does not allow is shown as `\u{…}`.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push('\n'),
            c if is_hostile(c) => push_visible(&mut out, c),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{attribute, escaped};

    #[test]
    fn markup_and_hostile_characters_are_escaped() {
        assert_eq!(escaped("<a b=\"c\">&]]>"), "&lt;a b=&quot;c&quot;&gt;&amp;]]&gt;");
        assert_eq!(escaped("x\u{1b}\u{ffff}\ny"), "x\\u{1b}\\u{ffff}\ny");
        assert_eq!(attribute("x\n\"y\""), "x\\n&quot;y&quot;");
    }
}
