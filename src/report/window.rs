//! The window of the source below a finding: one line of text, one of carets.
//!
//! Drawn here and not by a general renderer: a finding has one place on one line,
//! the excerpt is already cut, and the carets must stand right below text in which
//! characters were escaped (`\u{202e}` is one character of the file and eight on
//! the screen), which renderers do not know of.

use super::escape::push_visible;
use crate::diagnostic::Excerpt;
use unicode_width::UnicodeWidthStr;

/// Columns that a tab takes.
const TAB: &str = "    ";
const CUT: &str = "…";

/// The two lines of a window, without the margin.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Window {
    /// The text, escaped, with an ellipsis where the line goes on.
    pub(super) text: String,
    /// Spaces, then the carets.
    pub(super) carets: String,
}

/// One character of the file as it is shown.
struct Cell {
    shown: String,
    width: usize,
}

/// Draws the excerpt in at most `width` columns (one character at least).
pub(super) fn draw(excerpt: &Excerpt, width: usize) -> Window {
    let cells: Vec<Cell> = excerpt.text.chars().map(cell).collect();
    let caret = excerpt.caret.min(cells.len());
    let (start, end) = view(&cells, caret, excerpt.marked, width.saturating_sub(2));
    let before = excerpt.cut_before || start > 0;
    let behind = excerpt.cut_behind || end < cells.len();
    let shown: String =
        cells.get(start..end).unwrap_or_default().iter().map(|c| &*c.shown).collect();
    let text = format!("{}{shown}{}", mark_cut(before), mark_cut(behind));
    let marked_end = (caret + excerpt.marked).min(end);
    let pad = usize::from(before) + columns(&cells, start, caret);
    let carets = columns(&cells, caret, marked_end).max(1);
    Window { text, carets: " ".repeat(pad) + &"^".repeat(carets) }
}

fn mark_cut(cut: bool) -> &'static str {
    if cut { CUT } else { "" }
}

fn cell(c: char) -> Cell {
    let mut shown = String::new();
    if c == '\t' {
        shown.push_str(TAB);
    } else {
        push_visible(&mut shown, c);
    }
    let width = shown.width();
    Cell { shown, width }
}

/// The columns of the cells from `start` to before `end`.
fn columns(cells: &[Cell], start: usize, end: usize) -> usize {
    cells.get(start..end).unwrap_or_default().iter().map(|c| c.width).sum()
}

/// The cells to show: from the beginning if the mark still fits, otherwise from
/// a third of the width before the caret; then as many as fit.
fn view(cells: &[Cell], caret: usize, marked: usize, width: usize) -> (usize, usize) {
    let mark_end = (caret + marked).min(cells.len());
    let mut start = 0;
    if columns(cells, 0, mark_end) > width {
        start = caret;
        let mut room = width / 3;
        while let Some(c) = start.checked_sub(1).and_then(|i| cells.get(i)) {
            if c.width > room {
                break;
            }
            room -= c.width;
            start -= 1;
        }
    }
    let mut end = start;
    let mut room = width;
    while let Some(c) = cells.get(end) {
        if c.width > room {
            break;
        }
        room -= c.width;
        end += 1;
    }
    (start, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn excerpt(text: &str, caret: usize, marked: usize) -> Excerpt {
        Excerpt { text: text.to_owned(), caret, marked, ..Excerpt::default() }
    }

    fn drawn(excerpt: &Excerpt, width: usize) -> [String; 2] {
        let window = draw(excerpt, width);
        [window.text, window.carets]
    }

    #[test]
    fn carets_stand_below_the_mark() {
        assert_eq!(drawn(&excerpt("<Nm>Zoë</Nm>", 4, 3), 70), ["<Nm>Zoë</Nm>", "    ^^^"]);
        assert_eq!(drawn(&excerpt("式<A/>", 1, 4), 70), ["式<A/>", "  ^^^^"]);
        assert_eq!(drawn(&excerpt("\t<A/>", 1, 2), 70), ["    <A/>", "    ^^"]);
        assert_eq!(drawn(&excerpt("a\u{202e}b", 2, 1), 70), ["a\\u{202e}b", "         ^"]);
        assert_eq!(drawn(&excerpt("\u{202e}b", 0, 1), 70), ["\\u{202e}b", "^^^^^^^^"]);
    }

    #[test]
    fn the_mark_may_stand_behind_the_text() {
        assert_eq!(drawn(&excerpt("<A>", 3, 1), 70), ["<A>", "   ^"]);
        assert_eq!(drawn(&excerpt("", 0, 1), 70), ["", "^"]);
    }

    #[test]
    fn cut_ends_have_an_ellipsis() {
        let mut cut = excerpt("bcd", 1, 1);
        cut.cut_before = true;
        cut.cut_behind = true;
        assert_eq!(drawn(&cut, 70), ["…bcd…", "  ^"]);
    }

    #[test]
    fn a_wide_excerpt_is_cut_around_the_caret() {
        let text = "0123456789".repeat(3);
        assert_eq!(drawn(&excerpt(&text, 15, 2), 11), ["…234567890…", "    ^^"]);
        assert_eq!(drawn(&excerpt(&text, 15, 9), 11), ["…234567890…", "    ^^^^^^"]);
        assert_eq!(drawn(&excerpt(&text, 2, 1), 12), ["0123456789…", "  ^"]);
    }

    #[test]
    fn a_false_excerpt_does_no_harm() {
        assert_eq!(drawn(&excerpt("ab", 9, 9), 0), ["…", " ^"]);
    }
}
