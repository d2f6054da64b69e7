//! Breaking text into lines for a terminal.

use unicode_width::UnicodeWidthStr;

/// Columns of a line, where the words allow it.
pub(super) const WIDTH: usize = 80;

/// Breaks `text` at spaces so that lines stay within [`WIDTH`] columns. The first
/// line starts in column `used` (from 0), each further one is indented. A word
/// wider than the line stands alone and whole, so that paths can be copied.
pub(crate) fn wrap(text: &str, used: usize, indent: usize) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut column = used;
    let mut line_is_empty = true;
    for word in text.split(' ').filter(|w| !w.is_empty()) {
        let width = word.width();
        let space = usize::from(!line_is_empty);
        if column + space + width > WIDTH && (!line_is_empty || column > indent) {
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', indent));
            column = indent;
        } else if !line_is_empty {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += width;
        line_is_empty = false;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fill_to_the_width_and_no_further() {
        let text = "x".repeat(40) + " " + &"y".repeat(39);
        assert_eq!(wrap(&text, 0, 3), text);
        assert_eq!(wrap(&text, 1, 3), text.replace(' ', "\n   "));
    }

    #[test]
    fn a_long_word_moves_to_its_own_line_whole() {
        let word = "z".repeat(100);
        assert_eq!(wrap(&format!("a {word} b"), 0, 2), format!("a\n  {word}\n  b"));
        assert_eq!(wrap(&word, 2, 2), word);
        assert_eq!(wrap(&word, 9, 2), format!("\n  {word}"));
    }

    #[test]
    fn wide_characters_count_double() {
        let text = "式".repeat(30) + " " + &"式".repeat(10);
        assert_eq!(wrap(&text, 0, 0), text.replace(' ', "\n"));
    }
}
