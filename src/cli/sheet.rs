//! What is known of one thing: names on the left, values beside them, in 80 columns.

use crate::report::{visible, wrap};
use std::io::{self, Write};

/// Rows of names and values.
#[derive(Default)]
pub(crate) struct Sheet(Vec<(&'static str, String)>);

impl Sheet {
    /// Adds a row.
    pub(crate) fn row(&mut self, name: &'static str, value: impl Into<String>) {
        self.0.push((name, value.into()));
    }

    /// Adds a row for each value.
    pub(crate) fn rows<V: Into<String>>(
        &mut self,
        name: &'static str,
        values: impl IntoIterator<Item = V>,
    ) {
        values.into_iter().for_each(|value| self.row(name, value));
    }

    /// Writes them.
    pub(crate) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let width = self.0.iter().map(|(name, _)| name.len()).max().unwrap_or(0) + 2;
        for (name, value) in &self.0 {
            writeln!(out, "{name:width$}{}", wrap(&visible(value), width, width))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Sheet;

    #[test]
    fn values_line_up_and_wrap() {
        let mut sheet = Sheet::default();
        sheet.row("id", "a");
        sheet.rows("note", ["word ".repeat(16), "b".to_owned()]);
        let mut out = Vec::new();
        sheet.write(&mut out).unwrap();
        let words = "word ".repeat(15);
        let expected = format!("id    a\nnote  {}\n      word\nnote  b\n", words.trim_end());
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
