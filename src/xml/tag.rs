//! Start tags: XML 1.0 section 3.1.

use super::fault::Fault;
use super::name;
use super::namespace::NsId;
use super::reader::{Limits, Stop, View};
use super::reference;
use super::word::{Judged, Word};
use crate::diagnostic::{Effect, codes};

/// A start tag or an empty-element tag, by indexes into the window.
#[derive(Clone, Copy, Debug)]
pub struct StartTag {
    /// Its `<`.
    pub at: usize,
    /// The local part of its name: first byte and behind the last. The name as written
    /// starts at `at + 1` and has the same end.
    pub local: (usize, usize),
    /// Its namespace.
    pub ns: NsId,
    /// The local part of its name, if that is a word.
    pub(crate) word: Word,
}

/// An attribute that is no namespace declaration, by indexes into the window.
#[derive(Clone, Copy, Debug)]
pub struct Attribute {
    /// First byte of its name.
    pub at: usize,
    /// The local part of its name.
    pub local: (usize, usize),
    /// Its namespace.
    pub ns: NsId,
    /// Its value between the quotes.
    pub value: (usize, usize),
    /// The value holds references or white space and must be decoded.
    pub coded: bool,
    /// It has a finding of its own.
    pub faulty: bool,
}

impl Attribute {
    /// Appends the value that it stands for.
    pub fn append(&self, data: &[u8], value: &mut Vec<u8>) {
        let raw = &data[self.value.0..self.value.1];
        if self.coded {
            reference::decode_attribute(raw, value)
        } else {
            value.extend_from_slice(raw)
        }
    }
}

/// A tag before namespaces are looked at.
#[derive(Debug, Default)]
pub(crate) struct RawTag {
    pub(crate) name: (usize, usize),
    /// Where the local part starts.
    pub(crate) local: usize,
    pub(crate) attributes: Vec<RawAttribute>,
    pub(crate) empty: bool,
    /// Its name has a finding.
    pub(crate) is_misnamed: bool,
    /// Its name has bytes that the check of characters reports.
    pub(crate) has_strays: bool,
    pub(crate) end: usize,
    /// Its name, if that is a word.
    pub(crate) word: Word,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct RawAttribute {
    pub(crate) name: (usize, usize),
    pub(crate) local: usize,
    pub(crate) value: (usize, usize),
    pub(crate) coded: bool,
    pub(crate) faulty: bool,
}

/// Reads a start tag from its `<`; the byte behind it is no `/`, `!` or `?`.
#[inline]
pub(crate) fn read(
    view: View<'_>,
    at: usize,
    limits: &Limits,
    judged: &mut Judged,
    tag: &mut RawTag,
    faults: &mut Vec<Fault>,
) -> Result<(), Stop> {
    tag.attributes.clear();
    tag.empty = false;
    (tag.is_misnamed, tag.has_strays) = (false, false);
    if let Some((word, length)) = Word::before_delimiter(view.data, at + 1)
        && judged.has(word)
    {
        let end = at + 1 + length;
        (tag.word, tag.name, tag.local) = (word, (at + 1, end), at + 1);
        if view.data[end] == b'>' {
            tag.end = end + 1;
            return Ok(());
        }
        return read_rest(view, at, end, limits, tag, faults);
    }
    read_unjudged(view, at, limits, judged, tag, faults)
}

/// Reads a tag whose name is long, or was not met lately.
fn read_unjudged(
    view: View<'_>,
    at: usize,
    limits: &Limits,
    judged: &mut Judged,
    tag: &mut RawTag,
    faults: &mut Vec<Fault>,
) -> Result<(), Stop> {
    let data = view.data;
    let run = name::scan(data, at + 1);
    let Some(&next) = data.get(run.end) else { return Err(Stop::Short("a tag")) };
    tag.name = (at + 1, run.end);
    tag.local = at + 1;
    tag.word = Word::of(&data[at + 1..run.end]);
    if run.is_plain() && name::starts_plain(data[at + 1]) {
        judged.add(tag.word);
    } else {
        let before = faults.len();
        tag.local = check_name(view, at, run.end, limits, faults)?;
        tag.is_misnamed = faults.len() > before;
        tag.has_strays = name::has_strays(&data[tag.name.0..tag.name.1]);
    }
    if next == b'>' && run.end - at <= limits.name_length {
        tag.end = run.end + 1;
        return Ok(());
    }
    let before = faults.len();
    let rest = read_rest(view, at, run.end, limits, tag, faults);
    let is_more_wrong = match &rest {
        Ok(()) => faults.len() > before,
        Err(stop) => matches!(stop, Stop::Fatal(fault) if fault.code.effect == Effect::Judges),
    };
    if tag.is_misnamed && is_more_wrong {
        // Where the name was meant to end is open to doubt.
        faults.truncate(before);
        return Err(Fault { inside: false, ..faults.remove(before - 1) }.into());
    }
    rest
}

/// Judges an unusual element name; where its local part starts.
#[cold]
fn check_name(
    view: View<'_>,
    at: usize,
    end: usize,
    limits: &Limits,
    faults: &mut Vec<Fault>,
) -> Result<usize, Stop> {
    let bytes = &view.data[at + 1..end];
    if bytes.is_empty() || bytes[0] == b'&' {
        return Err(no_tag(view.offset(at)).into());
    }
    check_length(view, at + 1, end, limits)?;
    if let Some(i) = name::first_wrong(bytes) {
        if i == 0 && bytes[0].is_ascii() {
            let help = "write &lt; if the character < is meant; otherwise mend the name";
            return Err(wrong_name(view, at + 1, end, i).help(help).into());
        }
        faults.push(wrong_name(view, at + 1, end, i).inside());
        return Ok(at + 1);
    }
    match name::split(bytes) {
        Some(local) => Ok(at + 1 + local),
        None => {
            let shown = String::from_utf8_lossy(bytes);
            faults.push(wrong_colon(view.offset(at), bytes.len() + 1, &shown).inside());
            Ok(at + 1)
        }
    }
}

fn no_tag(at: u64) -> Fault {
    Fault::new(&codes::TAG_MALFORMED, at, 1, "this < starts no tag")
        .expected("an element name directly behind <, or &lt; for the character itself")
        .help("write &lt; if the character is meant; otherwise mend the tag")
}

pub(crate) fn wrong_name(view: View<'_>, from: usize, end: usize, wrong: usize) -> Fault {
    let bytes = &view.data[from..end];
    let message = if wrong == 0 {
        "a name may not start with this character"
    } else {
        "a name may not hold this character"
    };
    Fault::new(&codes::NAME_MALFORMED, view.offset(from + wrong), 1, message)
        .found(String::from_utf8_lossy(bytes))
        .expected("letters, digits, hyphen, full stop, underscore; a letter or underscore first")
}

pub(crate) fn wrong_colon(at: u64, length: usize, name: &str) -> Fault {
    Fault::new(
        &codes::QNAME_MALFORMED,
        at,
        length as u64,
        "a name has at most one colon, between a prefix and a local name",
    )
    .found(name)
}

fn check_length(view: View<'_>, from: usize, end: usize, limits: &Limits) -> Result<(), Stop> {
    if end - from <= limits.name_length {
        return Ok(());
    }
    Err(Fault::new(
        &codes::NAME_LENGTH_LIMIT,
        view.offset(from),
        1,
        format!("a name of more than {} bytes", limits.name_length),
    )
    .help("raise --max-name-length if the file is right")
    .into())
}

/// Reads from behind the name to the end of the tag.
fn read_rest(
    view: View<'_>,
    at: usize,
    mut p: usize,
    limits: &Limits,
    tag: &mut RawTag,
    faults: &mut Vec<Fault>,
) -> Result<(), Stop> {
    let data = view.data;
    let name_end = p;
    check_length(view, at + 1, p, limits)?;
    loop {
        let behind = p;
        while data.get(p).is_some_and(|b| matches!(b, b' ' | b'\t' | b'\n' | b'\r')) {
            p += 1;
        }
        match data.get(p) {
            None => return Err(Stop::Short("a tag")),
            Some(b'>') => {
                tag.end = p + 1;
                break;
            }
            Some(b'/') => {
                match data.get(p + 1) {
                    None => return Err(Stop::Short("a tag")),
                    Some(b'>') => {}
                    Some(_) => return Err(tag_broken(view.offset(at), p - at + 1).into()),
                }
                tag.empty = true;
                tag.end = p + 2;
                break;
            }
            Some(b'<') => return Err(tag_broken(view.offset(at), p - at).into()),
            Some(b'=' | b'"' | b'\'') if p == name_end => {
                return Err(tag_broken(view.offset(at), p - at + 1).into());
            }
            Some(_) => {
                let before = faults.len();
                let at_attribute = view.offset(p);
                let is_glued = p == behind;
                p = read_attribute(view, at, p, limits, tag, faults)?;
                // One that is broken itself needs no better place.
                if is_glued && faults.len() == before {
                    faults.push(no_space(at_attribute).inside());
                }
            }
        }
    }
    find_duplicates(view, tag, faults);
    Ok(())
}

fn tag_broken(at: u64, length: usize) -> Fault {
    Fault::new(&codes::TAG_MALFORMED, at, length as u64, "this tag does not end in > or />")
}

fn no_space(at: u64) -> Fault {
    Fault::new(&codes::ATTRIBUTE_SPACE_MISSING, at, 1, "an attribute needs white space before it")
}

/// Reads one attribute; the index behind it.
fn read_attribute(
    view: View<'_>,
    tag_at: usize,
    at: usize,
    limits: &Limits,
    tag: &mut RawTag,
    faults: &mut Vec<Fault>,
) -> Result<usize, Stop> {
    let data = view.data;
    if tag.attributes.len() >= limits.attributes {
        return Err(Fault::new(
            &codes::ATTRIBUTE_COUNT_LIMIT,
            view.offset(at),
            1,
            format!("more than {} attributes in one tag", limits.attributes),
        )
        .help("raise --max-attributes if the file is right")
        .into());
    }
    let run = name::scan(data, at);
    check_length(view, at, run.end, limits)?;
    let mut p = skip_white(data, run.end);
    let before = faults.len();
    let Some(&sign) = data.get(p) else { return Err(Stop::Short("a tag")) };
    if run.end == at || sign != b'=' {
        faults.push(broken_attribute(
            view,
            at,
            run.end,
            "an attribute is a name, = and a quoted value",
        ));
        return resume(view, tag_at, p.max(at + 1));
    }
    p = skip_white(data, p + 1);
    let Some(&quote) = data.get(p) else { return Err(Stop::Short("a tag")) };
    if quote != b'"' && quote != b'\'' {
        faults.push(broken_attribute(
            view,
            at,
            run.end,
            "the value of an attribute stands in quotes",
        ));
        return resume(view, tag_at, p);
    }
    let value_at = p + 1;
    let Some(length) = memchr::memchr(quote, &data[value_at..]) else {
        let raw = &data[value_at..];
        return Err(match memchr::memchr(b'<', raw) {
            Some(i) if lacks_quote(raw, i) => less_than(view.offset(value_at + i)).into(),
            _ => Stop::Short("an attribute value"),
        });
    };
    let value = (value_at, value_at + length);
    let local = attribute_name(view, at, run, faults);
    let coded = check_value(view, value, limits, faults)?;
    let faulty = faults.len() > before;
    faults[before..].iter_mut().for_each(|f| f.inside = true);
    tag.attributes.push(RawAttribute { name: (at, run.end), local, value, coded, faulty });
    Ok(value.1 + 1)
}

fn skip_white(data: &[u8], mut p: usize) -> usize {
    while data.get(p).is_some_and(|b| matches!(b, b' ' | b'\t' | b'\n' | b'\r')) {
        p += 1;
    }
    p
}

fn broken_attribute(view: View<'_>, at: usize, end: usize, message: &str) -> Fault {
    let name = String::from_utf8_lossy(&view.data[at..end]).into_owned();
    let fault = Fault::new(
        &codes::ATTRIBUTE_MALFORMED,
        view.offset(at),
        (end - at).max(1) as u64,
        message.to_owned(),
    );
    fault.found(name).help("write name=\"value\"").inside()
}

/// Goes on behind a broken attribute where there is no doubt: at the next white space
/// or at the end of the tag.
fn resume(view: View<'_>, tag_at: usize, from: usize) -> Result<usize, Stop> {
    let ends = |b: &u8| matches!(b, b' ' | b'\t' | b'\n' | b'\r' | b'>' | b'<');
    match view.data[from..].iter().position(ends).map(|i| from + i) {
        None => Err(Stop::Short("a tag")),
        Some(p) if view.data[p] == b'<' => Err(tag_broken(view.offset(tag_at), p - tag_at).into()),
        Some(p) if view.data[p] == b'>' && view.data[p - 1] == b'/' => Ok(p - 1),
        Some(p) => Ok(p),
    }
}

/// Judges the name of an attribute; where its local part starts.
fn attribute_name(view: View<'_>, at: usize, run: name::Run, faults: &mut Vec<Fault>) -> usize {
    let bytes = &view.data[at..run.end];
    if run.is_plain() && name::starts_plain(bytes[0]) {
        return at;
    }
    if let Some(i) = name::first_wrong(bytes) {
        faults.push(wrong_name(view, at, run.end, i));
        return at;
    }
    match name::split(bytes) {
        Some(local) => at + local,
        None => {
            let shown = String::from_utf8_lossy(bytes);
            faults.push(wrong_colon(view.offset(at), bytes.len(), &shown));
            at
        }
    }
}

fn less_than(at: u64) -> Fault {
    let message = "a < may not stand in an attribute value";
    Fault::new(&codes::LESS_THAN_IN_ATTRIBUTE, at, 1, message)
        .help("write &lt; if the character is meant; a quote may be missing before it")
}

/// Whether a value with its first `<` at `i` lacks its quote: with more markup behind
/// it that is likelier than a stray `<`. More text never takes the answer back.
fn lacks_quote(raw: &[u8], i: usize) -> bool {
    raw[i..].contains(&b'>') || raw.contains(&b'\n')
}

/// Judges a value; whether it must be decoded.
fn check_value(
    view: View<'_>,
    (from, to): (usize, usize),
    limits: &Limits,
    faults: &mut Vec<Fault>,
) -> Result<bool, Stop> {
    let raw = &view.data[from..to];
    if raw.len() > limits.text_length {
        return Err(super::fault::too_long(view.offset(from), limits.text_length).into());
    }
    if let Some(i) = memchr::memchr(b'<', raw) {
        let fault = less_than(view.offset(from + i));
        if lacks_quote(raw, i) {
            return Err(fault.into());
        }
        faults.push(fault);
    }
    if memchr::memchr(b'&', raw).is_some() {
        reference::check(raw, view.offset(from), |fault| faults.push(fault));
        return Ok(true);
    }
    Ok(raw.iter().any(|b| matches!(b, b'\t' | b'\n' | b'\r')))
}

/// XML 1.0 WFC: Unique Att Spec. Sorted, so that a tag of thousands of attributes does
/// not take the square of their number.
fn find_duplicates(view: View<'_>, tag: &mut RawTag, faults: &mut Vec<Fault>) {
    if tag.attributes.len() < 2 {
        return;
    }
    let name = |a: &RawAttribute| &view.data[a.name.0..a.name.1];
    let mut order: Vec<usize> = (0..tag.attributes.len()).collect();
    order.sort_by(|&a, &b| name(&tag.attributes[a]).cmp(name(&tag.attributes[b])).then(a.cmp(&b)));
    let mut twice: Vec<usize> = order
        .windows(2)
        .filter(|w| name(&tag.attributes[w[0]]) == name(&tag.attributes[w[1]]))
        .map(|w| w[1])
        .collect();
    twice.sort_unstable();
    for &i in &twice {
        let (from, end) = tag.attributes[i].name;
        faults.push(duplicate(view, from, end));
    }
    for &i in twice.iter().rev() {
        tag.attributes.remove(i);
    }
}

pub(crate) fn duplicate(view: View<'_>, from: usize, end: usize) -> Fault {
    Fault::new(
        &codes::ATTRIBUTE_DUPLICATE,
        view.offset(from),
        (end - from) as u64,
        "this attribute stands twice in the tag",
    )
    .found(String::from_utf8_lossy(&view.data[from..end]))
    .help("keep one of them")
    .inside()
}
