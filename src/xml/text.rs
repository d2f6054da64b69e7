//! Character data: XML 1.0 sections 2.4 and 2.7.

use super::fault::Fault;
use super::reader::{Stop, View};
use super::reference;
use super::word::{skip_white, to_markup};
use crate::diagnostic::codes;

/// A stretch of character data, by indexes into the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextToken {
    /// First byte.
    pub from: usize,
    /// Behind the last byte.
    pub to: usize,
    /// White space only, all of it literal.
    pub blank: bool,
    /// It may hold references or CR and must be decoded.
    pub coded: bool,
    /// It came from a CDATA section.
    pub cdata: bool,
    /// It has a finding of its own.
    pub faulty: bool,
    /// An end tag follows, so that nothing can be added to it.
    pub last: bool,
}

/// Reads text up to the next markup, from a byte that is not `<`.
pub(crate) fn read(
    view: View<'_>,
    from: usize,
    faults: &mut Vec<Fault>,
) -> Result<TextToken, Stop> {
    let data = view.data;
    let blank_to = skip_white(data, from);
    let (to, special) = to_markup(data, from);
    if to + 1 >= data.len() && !view.ended {
        return Err(Stop::Short("text"));
    }
    let before = faults.len();
    if special {
        check(view, from, to, faults);
    }
    Ok(TextToken {
        from,
        to,
        blank: blank_to >= to,
        coded: special,
        cdata: false,
        faulty: faults.len() > before,
        last: data.get(to + 1) == Some(&b'/'),
    })
}

#[cold]
fn check(view: View<'_>, from: usize, to: usize, faults: &mut Vec<Fault>) {
    let raw = &view.data[from..to];
    reference::check(raw, view.offset(from), |fault| faults.push(fault));
    if let Some(i) = memchr::memrchr(b'&', raw).filter(|_| to == view.data.len()) {
        // The input ends inside a reference: that it ends is the finding.
        let is_cut = raw[i + 1..].iter().all(|b| b.is_ascii_alphanumeric() || *b == b'#');
        faults.pop_if(|fault| is_cut && fault.at == view.offset(from + i));
    }
    for i in memchr::memmem::find_iter(raw, b"]]>") {
        faults.push(
            Fault::new(
                &codes::CDATA_END_IN_TEXT,
                view.offset(from + i),
                3,
                "]]> may stand only at the end of a CDATA section",
            )
            .help("write ]]&gt; instead"),
        );
    }
}

/// Reads a CDATA section from its `<![CDATA[`.
pub(crate) fn read_cdata(view: View<'_>, at: usize) -> Result<(TextToken, usize), Stop> {
    let from = at + b"<![CDATA[".len();
    let Some(length) = memchr::memmem::find(&view.data[from..], b"]]>") else {
        return Err(Stop::Short("a CDATA section"));
    };
    let to = from + length;
    let end = to + 3;
    if end + 1 >= view.data.len() && !view.ended {
        return Err(Stop::Short("a CDATA section"));
    }
    let raw = &view.data[from..to];
    let token = TextToken {
        from,
        to,
        blank: raw.iter().all(|b| matches!(b, b' ' | b'\t' | b'\n' | b'\r')),
        coded: raw.contains(&b'\r'),
        cdata: true,
        faulty: false,
        last: view.data[end..].starts_with(b"</"),
    };
    Ok((token, end))
}

impl TextToken {
    /// Appends the characters that it stands for.
    pub fn append(&self, data: &[u8], text: &mut Vec<u8>) {
        let raw = &data[self.from..self.to];
        if !self.coded {
            text.extend_from_slice(raw);
        } else if self.cdata {
            append_lines(raw, text);
        } else {
            reference::decode(raw, text);
        }
    }
}

/// CDATA: line ends only, an ampersand is an ampersand.
fn append_lines(raw: &[u8], text: &mut Vec<u8>) {
    for (i, &b) in raw.iter().enumerate() {
        match b {
            b'\r' if raw.get(i + 1) == Some(&b'\n') => {}
            b'\r' => text.push(b'\n'),
            _ => text.push(b),
        }
    }
}
