//! Comments and processing instructions: XML 1.0 sections 2.5 and 2.6, and what else
//! starts with `<!`.

use super::fault::Fault;
use super::name;
use super::reader::{Stop, View};
use crate::diagnostic::codes;

pub(crate) fn misplaced(at: u64) -> Fault {
    Fault::new(
        &codes::XML_DECLARATION_MISPLACED,
        at,
        5,
        "the XML declaration may stand only at the very start of the file",
    )
    .help("remove what stands before it, white space too, or remove the declaration")
}

/// Reads a comment; the index behind it. Two hyphens inside are one finding.
pub(crate) fn comment(view: View<'_>, at: usize, faults: &mut Vec<Fault>) -> Result<usize, Stop> {
    let from = at + 4;
    let Some(first) = memchr::memmem::find(&view.data[from..], b"--") else {
        return Err(Stop::Short("a comment"));
    };
    let first = from + first;
    match view.data.get(first + 2) {
        None => return Err(Stop::Short("a comment")),
        Some(b'>') => return Ok(first + 3),
        Some(_) => {}
    }
    let Some(end) = memchr::memmem::find(&view.data[first + 1..], b"-->") else {
        return Err(Stop::Short("a comment"));
    };
    faults.push(
        Fault::new(
            &codes::COMMENT_MALFORMED,
            view.offset(first),
            2,
            "two hyphens may stand only at the end of a comment",
        )
        .help("put a blank between them"),
    );
    Ok(first + 1 + end + 3)
}

pub(crate) fn forbidden_declaration(at: u64, rest: &[u8]) -> Fault {
    if rest.starts_with(b"<!DOCTYPE") {
        return Fault::new(
            &codes::DOCTYPE_FORBIDDEN,
            at,
            9,
            "an ISO 20022 message may not have a DOCTYPE",
        )
        .help("remove the document type declaration; it can pull in other files");
    }
    if rest.starts_with(b"<![") {
        return Fault::new(&codes::CDATA_MALFORMED, at, 3, "this starts no CDATA section")
            .expected("<![CDATA[ … ]]>");
    }
    Fault::new(&codes::TAG_MALFORMED, at, 2, "<! starts nothing that may stand in a message")
        .expected("a comment <!-- … -->, or &lt; for the character itself")
}

pub(crate) fn end_of_instruction(view: View<'_>, at: usize) -> Result<usize, Stop> {
    match memchr::memmem::find(&view.data[at + 2..], b"?>") {
        Some(length) => Ok(at + 2 + length + 2),
        None => Err(Stop::Short("a processing instruction")),
    }
}

/// What is wrong with the instruction from `at` to `end`, if anything.
pub(crate) fn wrong_instruction(view: View<'_>, at: usize, end: usize) -> Option<Fault> {
    let body = &view.data[at + 2..end - 2];
    let is_white = |b: &u8| matches!(b, b' ' | b'\t' | b'\n' | b'\r');
    let target = &body[..body.iter().position(is_white).unwrap_or(body.len())];
    let shown = String::from_utf8_lossy(target).into_owned();
    let fault = |code, message: &str| {
        Fault::new(code, view.offset(at), (target.len() + 2) as u64, message).found(shown.clone())
    };
    if target.eq_ignore_ascii_case(b"xml") {
        let message = "the name xml is reserved, in any case of letters";
        return Some(fault(&codes::PROCESSING_INSTRUCTION_MALFORMED, message));
    }
    if name::first_wrong(target).is_some() {
        let message = "a processing instruction starts with a name";
        return Some(fault(&codes::PROCESSING_INSTRUCTION_MALFORMED, message));
    }
    target.contains(&b':').then(|| {
        fault(&codes::QNAME_MALFORMED, "the name of a processing instruction may have no colon")
    })
}
