//! The character sets that a pattern names: multi-character escapes and categories.
//!
//! Categories come from `regex-syntax`, whose Unicode version (16 at the time of
//! writing) may be later than the one of 2004: Datatypes F.1.1 asks for that.

use regex_syntax::hir::{Class, HirKind};

use super::blocks;
use super::charset::CharSet;
use super::names;

/// The categories of Datatypes F.1.1. `Cs` is absent there, since no surrogate is a
/// character.
const CATEGORIES: [&str; 36] = [
    "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc",
    "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Z", "Zs", "Zl", "Zp", "S", "Sm", "Sc", "Sk", "So", "C",
    "Cc", "Cf", "Co", "Cn",
];

/// The set of `\p{name}`: a category, or a block behind `Is`.
pub(super) fn property(name: &str) -> Option<CharSet> {
    match name.strip_prefix("Is") {
        Some(block) => blocks::block(block),
        None if CATEGORIES.contains(&name) => Some(category(name)),
        None => None,
    }
}

/// The set of `\s`, `\i`, `\c`, `\d` or `\w` (Datatypes F.1.1, table of
/// multi-character escapes) by its small letter.
pub(super) fn multi_char(letter: char) -> Option<CharSet> {
    match letter {
        's' => Some(white_space()),
        'i' => Some(names::initial()),
        'c' => Some(names::name_chars()),
        'd' => Some(category("Nd")),
        'w' => Some(category("P").union(&category("Z")).union(&category("C")).complement()),
        _ => None,
    }
}

/// The set of `.`: all but the line ends.
pub(super) fn wildcard() -> CharSet {
    CharSet::from_ranges(vec![(0xA, 0xA), (0xD, 0xD)]).complement()
}

pub(super) fn white_space() -> CharSet {
    CharSet::from_ranges(vec![(0x9, 0xA), (0xD, 0xD), (0x20, 0x20)])
}

/// A general category by its one- or two-letter name.
pub(super) fn category(name: &str) -> CharSet {
    let Ok(hir) = regex_syntax::parse(&format!(r"\p{{{name}}}")) else {
        return CharSet::default();
    };
    let ranges = match hir.kind() {
        HirKind::Class(Class::Unicode(class)) => {
            class.ranges().iter().map(|range| (range.start() as u32, range.end() as u32)).collect()
        }
        // A category of one character becomes a literal.
        HirKind::Literal(literal) => {
            let text = String::from_utf8_lossy(&literal.0);
            text.chars().map(|c| (c as u32, c as u32)).collect()
        }
        _ => Vec::new(),
    };
    CharSet::from_ranges(ranges)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_category_has_characters() {
        for name in CATEGORIES {
            assert!(property(name).is_some_and(|set| !set.is_empty()), "{name}");
        }
        for name in ["Cs", "lu", "Letter", "Lx", "", "Latin", "L&", "Is"] {
            assert_eq!(property(name), None, "{name}");
        }
    }

    #[test]
    fn two_letter_categories_partition_the_characters() {
        let fine: Vec<CharSet> =
            CATEGORIES.iter().filter(|name| name.len() == 2).map(|name| category(name)).collect();
        let together = fine.iter().fold(CharSet::default(), |all, set| all.union(set));
        assert_eq!(together, CharSet::all());
        assert_eq!(fine.iter().map(CharSet::len).sum::<usize>(), CharSet::all().len());
    }

    #[test]
    fn a_category_is_the_union_of_its_parts() {
        for major in CATEGORIES.iter().filter(|name| name.len() == 1) {
            let parts = CATEGORIES.iter().filter(|name| name.len() == 2 && name.starts_with(major));
            let union = parts.fold(CharSet::default(), |all, name| all.union(&category(name)));
            assert_eq!(union, category(major), "{major}");
        }
    }

    #[test]
    fn words_and_digits_reach_beyond_ascii() {
        let (digits, words) = (multi_char('d').unwrap(), multi_char('w').unwrap());
        assert!(digits.contains('7') && digits.contains('٣') && !digits.contains('²'));
        assert!(words.contains('ä') && words.contains('²') && words.contains('€'));
        assert!(!words.contains('_') && !words.contains(' ') && !words.contains('\u{7}'));
        assert_eq!(multi_char('x'), None);
    }
}
