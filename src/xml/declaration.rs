//! The XML declaration: XML 1.0 \[23\] to \[26\], \[32\], \[80\], \[81\].

use super::fault::Fault;
use super::reader::{Stop, View};
use crate::diagnostic::codes;

/// Reads the declaration that starts at index `at` with `<?xml`; the index behind it.
///
/// Its only finding, if any, is the first: the declaration is one defect. Whether the
/// encoding name fits the bytes is not judged here.
pub(crate) fn read(view: View<'_>, at: usize, faults: &mut Vec<Fault>) -> Result<usize, Stop> {
    let body_at = at + b"<?xml".len();
    // No value in it may hold markup, so the first sign of markup ends it.
    let Some(length) = memchr::memchr2(b'<', b'>', &view.data[body_at..]) else {
        return Err(Stop::Short("the XML declaration"));
    };
    let body = &view.data[body_at..body_at + length];
    let is_last = view.data[body_at + length] == b'>';
    let closed = body.strip_suffix(b"?").filter(|_| is_last);
    let mut parser = Parser { body: closed.unwrap_or(body), at: 0, base: view.offset(body_at) };
    let end = parser.declaration().and_then(|()| match closed {
        Some(_) => Ok(()),
        None => Err(parser.malformed("the XML declaration ends with ?>")),
    });
    faults.extend(end.err().map(|fault| *fault));
    Ok(body_at + length + usize::from(is_last))
}

struct Parser<'a> {
    body: &'a [u8],
    at: usize,
    base: u64,
}

impl<'a> Parser<'a> {
    fn declaration(&mut self) -> Result<(), Box<Fault>> {
        let Some((at, version)) = self.pseudo_attribute("version")? else {
            self.skip_white();
            return Err(self.malformed("the XML declaration starts with version=\"1.0\""));
        };
        self.version(at, version)?;
        if let Some((at, name)) = self.pseudo_attribute("encoding")? {
            self.encoding(at, name)?;
        }
        if let Some((at, value)) = self.pseudo_attribute("standalone")?
            && value != b"yes"
            && value != b"no"
        {
            self.at = at;
            return Err(self.malformed("standalone is yes or no"));
        }
        self.skip_white();
        if self.at < self.body.len() {
            let message =
                "the XML declaration holds version, encoding and standalone, in this order";
            return Err(self.malformed(message));
        }
        Ok(())
    }

    /// White space, the name, `=` and a quoted value; `None` if another thing stands there.
    fn pseudo_attribute(&mut self, name: &str) -> Result<Option<(usize, &'a [u8])>, Box<Fault>> {
        let start = self.at;
        self.skip_white();
        if !self.body[self.at..].starts_with(name.as_bytes()) {
            self.at = start;
            return Ok(None);
        }
        if self.at == start {
            return Err(self.malformed("white space is missing in the XML declaration"));
        }
        self.at += name.len();
        self.skip_white();
        if self.body.get(self.at) != Some(&b'=') {
            return Err(self.malformed("= is missing in the XML declaration"));
        }
        self.at += 1;
        self.skip_white();
        let quote = match self.body.get(self.at) {
            Some(&quote @ (b'"' | b'\'')) => quote,
            _ => return Err(self.malformed("a value in the XML declaration stands in quotes")),
        };
        let from = self.at + 1;
        let Some(length) = memchr::memchr(quote, &self.body[from..]) else {
            return Err(self.malformed("a quote is not closed in the XML declaration"));
        };
        self.at = from + length + 1;
        Ok(Some((from, &self.body[from..from + length])))
    }

    /// XML 1.0, fifth edition, \[26\]: `1.` and digits; 2.8 has a 1.0 processor read any
    /// such document by the rules of 1.0.
    fn version(&self, at: usize, version: &[u8]) -> Result<(), Box<Fault>> {
        let digits = version.strip_prefix(b"1.").unwrap_or_default();
        if !digits.is_empty() && digits.iter().all(u8::is_ascii_digit) {
            return Ok(());
        }
        Err(Fault::new(
            &codes::XML_VERSION_UNSUPPORTED,
            self.base + at as u64,
            version.len().max(1) as u64,
            "this is no version of XML that a reader of XML 1.0 takes",
        )
        .found(String::from_utf8_lossy(version))
        .expected("1.0")
        .help("write version=\"1.0\"")
        .into())
    }

    fn encoding(&self, at: usize, name: &[u8]) -> Result<(), Box<Fault>> {
        let part = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-');
        if name.first().is_some_and(u8::is_ascii_alphabetic) && name.iter().all(part) {
            return Ok(());
        }
        Err(Fault::new(
            &codes::ENCODING_NAME_MALFORMED,
            self.base + at as u64,
            name.len().max(1) as u64,
            "this is no encoding name",
        )
        .found(String::from_utf8_lossy(name))
        .expected(
            "a name such as UTF-8: a letter, then letters, digits, full stop, underscore, hyphen",
        )
        .help("write encoding=\"UTF-8\" if the file is in UTF-8")
        .into())
    }

    fn skip_white(&mut self) {
        while self.body.get(self.at).is_some_and(|b| matches!(b, b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn malformed(&self, message: &str) -> Box<Fault> {
        let at = self.base + self.at as u64;
        Fault::new(&codes::XML_DECLARATION_MALFORMED, at, 1, message)
            .expected("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
            .into()
    }
}
