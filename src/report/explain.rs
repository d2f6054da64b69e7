//! A code's document (Markdown) as plain text for a terminal.
//!
//! Only what those documents use is understood: headings, paragraphs, lists,
//! tables, fenced blocks. Fenced blocks and tables keep their lines as they are.

use super::paint::Paint;
use super::wrap::wrap;
use crate::diagnostic::Code;

/// The document of a code, with what the table of codes says of it, wrapped at
/// 80 columns and ending with a line break.
///
/// ```
/// use isoproof::diagnostic::codes::ELEMENT_MISSING;
/// let text = isoproof::report::explain(&ELEMENT_MISSING, false);
/// assert!(text.starts_with("XSD0101 element-missing\n"));
/// ```
#[must_use]
pub fn explain(code: &Code, color: bool) -> String {
    let paint = Paint { color };
    let mut out = format!("{}\n", paint.bold(&format!("{} {}", code.id, code.name)));
    let facts = format!("{} of layer {}; {}", code.severity, code.layer, code.source);
    out.push_str(&wrap(&facts, 0, 0));
    out.push('\n');
    out.push_str(&plain(body(code.document), paint));
    out
}

/// The document without its title, which the table of codes repeats.
fn body(document: &str) -> &str {
    match document.split_once('\n') {
        Some((title, rest)) if title.starts_with("# ") => rest,
        _ => document,
    }
}

/// Markdown as plain text: blocks separated by one empty line.
fn plain(markdown: &str, paint: Paint) -> String {
    let mut page = Page { out: String::new(), block: String::new(), indent: 0 };
    let mut fenced = false;
    for line in markdown.lines() {
        if let Some(info) = line.trim_start().strip_prefix("```") {
            page.fence(info, fenced);
            fenced = !fenced;
        } else if fenced {
            page.verbatim("    ", line);
        } else {
            page.line(line, paint);
        }
    }
    page.flush();
    page.out
}

struct Page {
    out: String,
    /// The paragraph or list item that is being read, as one line.
    block: String,
    /// Columns by which its further lines are set in.
    indent: usize,
}

impl Page {
    fn line(&mut self, line: &str, paint: Paint) {
        let text = line.trim();
        if text.is_empty() {
            self.flush();
            self.gap(false);
        } else if let Some(title) = text.strip_prefix('#') {
            self.flush();
            self.gap(false);
            self.verbatim("", &paint.bold(title.trim_start_matches('#').trim()));
        } else if text.starts_with('|') {
            self.flush();
            self.verbatim("", text);
        } else {
            self.text(line, text);
        }
    }

    /// The line before or behind a block. An example is announced as what it is.
    fn fence(&mut self, info: &str, closing: bool) {
        self.flush();
        self.gap(closing);
        let kind = info.split(' ').find(|word| matches!(*word, "invalid" | "valid"));
        if let Some(kind) = kind {
            self.verbatim("", &format!("{kind}:"));
        }
    }

    /// One more line of a paragraph, or the first of a list item.
    fn text(&mut self, line: &str, text: &str) {
        if let Some(marker) = list_marker(text) {
            self.flush();
            let depth = line.len() - line.trim_start().len();
            self.block = " ".repeat(depth);
            self.indent = depth + marker;
        } else if !self.block.is_empty() {
            self.block.push(' ');
        }
        self.block.push_str(text);
    }

    /// Writes the block that was read, wrapped.
    fn flush(&mut self) {
        let block = std::mem::take(&mut self.block);
        let indent = std::mem::take(&mut self.indent);
        if !block.is_empty() {
            let lead = block.len() - block.trim_start().len();
            self.out.extend(std::iter::repeat_n(' ', lead));
            self.out.push_str(&wrap(&block, lead, indent));
            self.out.push('\n');
        }
    }

    fn verbatim(&mut self, margin: &str, line: &str) {
        if !line.is_empty() {
            self.out.push_str(margin);
            self.out.push_str(line);
        }
        self.out.push('\n');
    }

    /// An empty line, unless there is one or a fenced block has just ended.
    fn gap(&mut self, end_of_fence: bool) {
        if !end_of_fence && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }
}

/// The width of the marker of a list item (`- `, `12. `), if the text starts with one.
fn list_marker(text: &str) -> Option<usize> {
    if text.starts_with("- ") || text.starts_with("* ") {
        return Some(2);
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    text.get(digits..).filter(|rest| digits > 0 && rest.starts_with(". ")).map(|_| digits + 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::CODES;

    fn shown(markdown: &str) -> String {
        plain(markdown, Paint { color: false })
    }

    #[test]
    fn blocks_are_laid_out() {
        let markdown = "\nOne\nparagraph.\n\n## Why\n\n- first\n  goes on\n- second\n\n\
                        ```xml invalid\n<a>\n\n  <b/>\n```\n\n1. a\n10. b\n\n| x | y |\n| - | - |\n";
        let text = "\nOne paragraph.\n\nWhy\n\n- first goes on\n- second\n\ninvalid:\n    <a>\n\n      <b/>\n\n\
                    1. a\n10. b\n\n| x | y |\n| - | - |\n";
        assert_eq!(shown(markdown), text);
    }

    #[test]
    fn long_paragraphs_and_items_are_wrapped() {
        let words = "word ".repeat(20);
        let words = words.trim_end();
        let item = format!("- {words}");
        let lines = |text: &str| text.lines().map(str::len).collect::<Vec<_>>();
        assert_eq!(lines(&shown(words)), [79, 19]);
        assert_eq!(lines(&shown(&item)), [76, 26]);
    }

    #[test]
    fn every_document_is_shown_within_the_width() {
        for code in CODES {
            let text = explain(code, false);
            assert!(text.ends_with('\n') && !text.contains("```"), "{}", code.id);
            let prose = text.lines().filter(|line| !line.starts_with("    "));
            assert!(prose.clone().all(|line| line.chars().count() <= 80), "{}", code.id);
            assert!(prose.count() > 3 && !text.contains("\n# "), "{}", code.id);
        }
    }

    #[test]
    fn colour_marks_headings_only_if_asked_for() {
        let colored = explain(CODES[0], true);
        assert!(colored.contains('\u{1b}') && !explain(CODES[0], false).contains('\u{1b}'));
    }
}
