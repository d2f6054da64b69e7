//! Tags and values, written pretty or in one line, with or without a prefix.

use std::io::{self, Write};

/// How the text looks.
#[derive(Default)]
pub struct Style {
    /// No line ends and no indents.
    pub minified: bool,
    /// ASCII only.
    pub ascii: bool,
    /// The prefix of every name with its colon, or nothing.
    pub prefix: String,
}

/// Writes elements and counts bytes.
pub(crate) struct Markup<'o> {
    pub(crate) style: &'o Style,
    out: &'o mut dyn Write,
    depth: usize,
    written: u64,
}

impl<'o> Markup<'o> {
    pub(crate) fn new(style: &'o Style, out: &'o mut dyn Write) -> Markup<'o> {
        Markup { style, out, depth: 0, written: 0 }
    }

    /// Bytes so far.
    pub(crate) fn written(&self) -> u64 {
        self.written
    }

    /// The declaration and a `Document` of the message, with what `content` writes.
    pub(crate) fn document(
        &mut self,
        message: &str,
        content: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        self.put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
        let prefix = self.style.prefix.trim_end_matches(':');
        let colon = if prefix.is_empty() { "" } else { ":" };
        let namespace = format!("urn:iso:std:iso:20022:tech:xsd:{message}");
        self.indent()?;
        self.put(&format!("<{}Document xmlns{colon}{prefix}=\"{namespace}\">", self.style.prefix))?;
        self.inside("Document", content)?;
        self.indent()
    }

    /// An element with what `content` writes.
    pub(crate) fn element(
        &mut self,
        name: &str,
        content: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        self.indent()?;
        self.put(&format!("<{}{name}>", self.style.prefix))?;
        self.inside(name, content)
    }

    /// An element that holds text; `text` has its references already.
    pub(crate) fn value(&mut self, name: &str, text: &str) -> io::Result<()> {
        self.indent()?;
        let prefix = &self.style.prefix;
        self.put(&format!("<{prefix}{name}>{text}</{prefix}{name}>"))
    }

    /// An amount in euros, given in cents.
    pub(crate) fn amount(&mut self, name: &str, cents: u64) -> io::Result<()> {
        self.indent()?;
        let prefix = &self.style.prefix;
        let text = decimal(cents);
        self.put(&format!("<{prefix}{name} Ccy=\"EUR\">{text}</{prefix}{name}>"))
    }

    /// Elements in each other, the innermost with text.
    pub(crate) fn nested(&mut self, names: &[&str], text: &str) -> io::Result<()> {
        match names {
            [] => Ok(()),
            [name] => self.value(name, text),
            [name, inner @ ..] => self.element(name, |m| m.nested(inner, text)),
        }
    }

    fn inside(
        &mut self,
        name: &str,
        content: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        self.depth += 1;
        content(self)?;
        self.depth -= 1;
        self.indent()?;
        self.put(&format!("</{}{name}>", self.style.prefix))
    }

    fn indent(&mut self) -> io::Result<()> {
        if self.style.minified {
            return Ok(());
        }
        self.put("\n")?;
        for _ in 0..self.depth {
            self.put("  ")?;
        }
        Ok(())
    }

    fn put(&mut self, text: &str) -> io::Result<()> {
        self.written += text.len() as u64;
        self.out.write_all(text.as_bytes())
    }
}

/// Cents as a decimal number.
pub(crate) fn decimal(cents: u64) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}
