//! Indented markup.

/// The text so far, and how deep it is nested.
#[derive(Default)]
pub(super) struct Markup {
    pub(super) text: String,
    depth: usize,
}

impl Markup {
    /// A line of its own.
    pub(super) fn line(&mut self, line: &str) {
        for _ in 0..self.depth {
            self.text.push_str("  ");
        }
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// An empty line.
    pub(super) fn gap(&mut self) {
        self.text.push('\n');
    }

    /// A start tag.
    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.line(&tag(name, attributes, ">"));
        self.depth += 1;
    }

    /// An end tag.
    pub(super) fn close(&mut self, name: &str) {
        self.depth = self.depth.saturating_sub(1);
        self.line(&format!("</{name}>"));
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.line(&tag(name, attributes, "/>"));
    }
}

fn tag(name: &str, attributes: &[(&str, &str)], end: &str) -> String {
    let mut tag = format!("<{name}");
    for (name, value) in attributes {
        tag.push(' ');
        tag.push_str(name);
        tag.push_str("=\"");
        escape(&mut tag, value);
        tag.push('"');
    }
    tag.push_str(end);
    tag
}

/// Appends an attribute value; white space but blanks would not survive as it is.
fn escape(out: &mut String, value: &str) {
    for character in value.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '"' => out.push_str("&quot;"),
            '\t' => out.push_str("&#9;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            _ => out.push(character),
        }
    }
}
