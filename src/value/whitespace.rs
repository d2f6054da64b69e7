//! White space in values: which bytes it is, and what a whiteSpace facet does to it.

use super::WhiteSpace;
use std::borrow::Cow;

/// True for blank, tab, LF and CR, which alone are white space (XML 1.0, production 3).
pub(super) const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

/// The text without white space at its ends. Enough for types whose lexical forms
/// hold none inside.
pub(super) fn trim(mut text: &[u8]) -> &[u8] {
    while let [first, rest @ ..] = text
        && is_space(*first)
    {
        text = rest;
    }
    while let [rest @ .., last] = text
        && is_space(*last)
    {
        text = rest;
    }
    text
}

/// The text as it is judged under that facet (Datatypes, 4.3.6); borrowed where
/// nothing inside changes.
pub(super) fn normalise(facet: WhiteSpace, text: &[u8]) -> Cow<'_, [u8]> {
    match facet {
        WhiteSpace::Preserve => Cow::Borrowed(text),
        WhiteSpace::Replace => replace(text),
        WhiteSpace::Collapse => collapse(trim(text)),
    }
}

fn replace(text: &[u8]) -> Cow<'_, [u8]> {
    if text.iter().any(|byte| is_space(*byte) && *byte != b' ') {
        let blank = |byte: &u8| if is_space(*byte) { b' ' } else { *byte };
        return Cow::Owned(text.iter().map(blank).collect());
    }
    Cow::Borrowed(text)
}

/// Collapses the inside of a trimmed text.
fn collapse(text: &[u8]) -> Cow<'_, [u8]> {
    let uneven = |pair: &[u8]| is_space(pair[0]) && (pair[0] != b' ' || is_space(pair[1]));
    if !text.windows(2).any(uneven) {
        return Cow::Borrowed(text);
    }
    let words: Vec<&[u8]> =
        text.split(|byte| is_space(*byte)).filter(|word| !word.is_empty()).collect();
    Cow::Owned(words.join(&b' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_four_bytes_are_white_space() {
        let spaces: Vec<u8> = (0..=255).filter(|byte| is_space(*byte)).collect();
        assert_eq!(spaces, [9, 10, 13, 32]);
    }

    #[test]
    fn each_facet_does_what_it_says() {
        let raw = b" a\t\n b\r";
        assert_eq!(&*normalise(WhiteSpace::Preserve, raw), raw);
        assert_eq!(&*normalise(WhiteSpace::Replace, raw), b" a   b ");
        assert_eq!(&*normalise(WhiteSpace::Collapse, raw), b"a b");
        assert_eq!(&*normalise(WhiteSpace::Collapse, b" \n "), b"");
    }

    #[test]
    fn a_lone_tab_inside_becomes_a_blank() {
        assert_eq!(&*normalise(WhiteSpace::Collapse, b"a\tb"), b"a b");
    }

    #[test]
    fn what_needs_no_change_is_borrowed() {
        for text in [&b"a b c"[..], b"  a b  ", b"", b"a"] {
            assert!(matches!(normalise(WhiteSpace::Collapse, text), Cow::Borrowed(_)));
        }
        assert!(matches!(normalise(WhiteSpace::Replace, b" a "), Cow::Borrowed(_)));
    }
}
