//! Text in columns.

use crate::report::visible;
use std::borrow::Cow;
use std::io::{self, Write};

/// Writes `rows` in columns as wide as their widest cell, two spaces apart; the
/// last column is not padded.
pub(crate) fn write<const N: usize>(out: &mut impl Write, rows: &[[&str; N]]) -> io::Result<()> {
    let rows: Vec<[Cow<'_, str>; N]> = rows.iter().map(|row| row.map(visible)).collect();
    let mut widths = [0; N];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.chars().count().max(*width);
        }
    }
    for row in &rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(widths) {
            line.push_str(&format!("{cell:width$}  "));
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #[test]
    fn columns_line_up() {
        let mut out = Vec::new();
        super::write(&mut out, &[["é", "one", "x"], ["long", "", "y"]]).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "é     one  x\nlong       y\n");
    }
}
