//! A set of characters in words.

use super::charset::{CharSet, Range};
use super::unicode;

/// Up to how many characters and kinds a description lists.
const LIST_LIMIT: usize = 40;

/// Up to how many capital or lower-case letters are named as the absent ones.
const ABSENT_LIMIT: usize = 6;

/// A set of characters as a noun: kinds of characters, and characters by themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Noun {
    kinds: Vec<Kind>,
    listed: Vec<char>,
}

/// A kind of characters: "digit", "digits".
#[derive(Clone, Debug, PartialEq, Eq)]
struct Kind {
    singular: String,
    plural: String,
}

impl Kind {
    /// A noun that takes an `s`, with what follows it.
    fn new(noun: &str, rest: &str) -> Kind {
        Kind { singular: format!("{noun}{rest}"), plural: format!("{noun}s{rest}") }
    }

    fn with_article(&self) -> String {
        let article = if self.singular.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
        format!("{article} {}", self.singular)
    }
}

impl Noun {
    /// The words for a set, if it is a set that has short ones.
    pub(super) fn of(set: &CharSet) -> Option<Noun> {
        if let Some(kind) = well_known(set) {
            return Some(Noun { kinds: vec![kind], listed: Vec::new() });
        }
        let complement = set.complement();
        let noun = if complement.len() <= LIST_LIMIT { except(&complement) } else { listed(set) };
        let size = noun.kinds.len() + noun.listed.len();
        (1..=LIST_LIMIT).contains(&size).then_some(noun)
    }

    /// One of it: "a capital letter or digit", "\"8\" or \"9\"".
    pub(super) fn one(&self) -> String {
        let mut items: Vec<String> = self.kinds.iter().map(|kind| kind.singular.clone()).collect();
        if let Some(kind) = self.kinds.first() {
            items[0] = kind.with_article();
        }
        items.extend(self.listed_names());
        alternatives(&items)
    }

    fn listed_names(&self) -> impl Iterator<Item = String> + '_ {
        self.listed.iter().copied().map(character)
    }

    /// The noun behind "1" or, for several, behind any other amount.
    pub(super) fn counted(&self, several: bool) -> String {
        let name = |kind: &Kind| if several { &kind.plural } else { &kind.singular }.clone();
        let mut items: Vec<String> = self.kinds.iter().map(name).collect();
        if self.listed.is_empty() {
            return alternatives(&items);
        }
        items.extend(self.listed_names());
        let character = if several { "characters" } else { "character" };
        format!("{character} ({})", alternatives(&items))
    }
}

/// "a", "a or b", "a, b or c".
pub(super) fn alternatives(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

/// A character by itself, readable.
pub(super) fn character(c: char) -> String {
    match c {
        ' ' => "blank".to_owned(),
        '\t' => "tab".to_owned(),
        '\n' => "line feed".to_owned(),
        '\r' => "carriage return".to_owned(),
        '"' => "'\"'".to_owned(),
        _ if c.is_ascii_graphic() || c.is_alphanumeric() => format!("\"{c}\""),
        _ => code_point(c as u32),
    }
}

fn code_point(point: u32) -> String {
    format!("U+{point:04X}")
}

/// Sets that have a name of their own.
fn well_known(set: &CharSet) -> Option<Kind> {
    let kind = |noun: &str, rest: &str| Some(Kind::new(noun, rest));
    if *set == unicode::wildcard() {
        return Some(Kind {
            singular: "character (no line end)".to_owned(),
            plural: "characters (no line ends)".to_owned(),
        });
    }
    if *set == CharSet::all() {
        return kind("character", "");
    }
    if *set == unicode::white_space() {
        return kind("white-space character", "");
    }
    if *set == unicode::white_space().complement() {
        return kind("character", " other than white space");
    }
    if *set == CharSet::from_ranges(vec![(0x20, 0x7E)]) {
        return kind("printable ASCII character", "");
    }
    if set.ranges().last().is_some_and(|(_, high)| *high > 0x7F) {
        of_any_script(set)
    } else {
        None
    }
}

/// The escapes that reach into every script.
fn of_any_script(set: &CharSet) -> Option<Kind> {
    let named =
        [("Nd", "digit"), ("L", "letter"), ("Lu", "capital letter"), ("Ll", "lower-case letter")];
    if let Some((_, noun)) = named.iter().find(|(name, _)| unicode::category(name) == *set) {
        return Some(Kind::new(noun, " of any script"));
    }
    let is_word = unicode::multi_char('w').is_some_and(|word| word == *set);
    is_word.then(|| Kind {
        singular: "letter, mark, digit or symbol".to_owned(),
        plural: "letters, marks, digits or symbols".to_owned(),
    })
}

/// All characters but a few.
fn except(absent: &CharSet) -> Noun {
    let names: Vec<String> = absent.chars().map(character).collect();
    let kind = Kind::new("character", &format!(" other than {}", alternatives(&names)));
    Noun { kinds: vec![kind], listed: Vec::new() }
}

fn listed(set: &CharSet) -> Noun {
    let mut noun = Noun::default();
    let (capitals, small) = (within(set, 'A', 'Z'), within(set, 'a', 'z'));
    let digits = within(set, '0', '9');
    if !noun.add_hexadecimal(&capitals, &small, &digits) {
        noun.add_letters(&capitals, &small);
        noun.add_part(&digits, "digit", 10);
    }
    let others = set.minus(&capitals).minus(&small).minus(&digits);
    for range in others.ranges() {
        noun.add_other(*range);
    }
    noun.listed.sort_unstable();
    noun
}

/// The part of a set between two characters.
fn within(set: &CharSet, low: char, high: char) -> CharSet {
    let bounds = CharSet::from_ranges(vec![(low as u32, high as u32)]);
    set.minus(&bounds.complement())
}

fn range(low: char, high: char) -> CharSet {
    CharSet::from_ranges(vec![(low as u32, high as u32)])
}

impl Noun {
    fn add_kind(&mut self, noun: &str, rest: &str) {
        self.kinds.push(Kind::new(noun, rest));
    }

    /// The digits with A to F, a to f or both.
    fn add_hexadecimal(&mut self, capitals: &CharSet, small: &CharSet, digits: &CharSet) -> bool {
        let upper = *capitals == range('A', 'F');
        let lower = *small == range('a', 'f');
        let noun = match (upper, lower) {
            (true, true) => "hexadecimal digit",
            (true, false) if small.is_empty() => "upper-case hexadecimal digit",
            (false, true) if capitals.is_empty() => "lower-case hexadecimal digit",
            _ => return false,
        };
        let found = digits.len() == 10;
        if found {
            self.add_kind(noun, "");
        }
        found
    }

    fn add_letters(&mut self, capitals: &CharSet, small: &CharSet) {
        if capitals.len() == 26 && small.len() == 26 {
            return self.add_kind("letter", "");
        }
        self.add_part(capitals, "capital letter", 26);
        self.add_part(small, "lower-case letter", 26);
    }

    /// A part of an alphabet of that size: all, all but a few, or by its ranges.
    fn add_part(&mut self, part: &CharSet, noun: &str, size: usize) {
        let absent = size - part.len();
        if absent == 0 {
            self.add_kind(noun, "");
        } else if size == 26 && absent <= ABSENT_LIMIT {
            let alphabet = if noun.starts_with('c') { range('A', 'Z') } else { range('a', 'z') };
            let names: Vec<String> = alphabet.minus(part).chars().map(String::from).collect();
            self.add_kind(noun, &format!(" (not {})", alternatives(&names)));
        } else {
            self.add_runs(part, noun);
        }
    }

    fn add_runs(&mut self, part: &CharSet, noun: &str) {
        let (long, short): (Vec<Range>, Vec<Range>) =
            part.ranges().iter().partition(|(low, high)| high - low >= 2);
        let ends = |point: u32| char::from_u32(point).unwrap_or_default();
        let names: Vec<String> =
            long.iter().map(|(low, high)| format!("{} to {}", ends(*low), ends(*high))).collect();
        if !names.is_empty() {
            self.add_kind(noun, &format!(" {}", alternatives(&names)));
        }
        self.listed.extend(CharSet::from_ranges(short).chars());
    }

    /// A range that holds no ASCII letter or digit.
    fn add_other(&mut self, (low, high): Range) {
        let few = high - low < 4 || high < 0x80 && low >= 0x20;
        if few {
            self.listed.extend((low..=high).filter_map(char::from_u32));
        } else {
            let rest = format!(" {} to {}", code_point(low), code_point(high));
            self.add_kind("character", &rest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::parser::Parser;
    use super::*;

    fn noun(class: &str) -> Option<Noun> {
        Noun::of(&Parser::new(class).class_expr().unwrap())
    }

    #[track_caller]
    fn check(class: &str, one: &str, counted: &str) {
        let noun = noun(class).unwrap();
        assert_eq!((noun.one().as_str(), noun.counted(true).as_str()), (one, counted));
    }

    #[test]
    fn kinds_of_letters_and_digits() {
        check("[0-9]", "a digit", "digits");
        check("[A-Z0-9]", "a capital letter or digit", "capital letters or digits");
        check("[a-zA-Z]", "a letter", "letters");
        check("[A-NP-Z]", "a capital letter (not O)", "capital letters (not O)");
        check("[2-9]", "a digit 2 to 9", "digits 2 to 9");
        check("[A-CX-Z]", "a capital letter A to C or X to Z", "capital letters A to C or X to Z");
        check("[0-9A-F]", "an upper-case hexadecimal digit", "upper-case hexadecimal digits");
        check("[a-fA-F0-9]", "a hexadecimal digit", "hexadecimal digits");
        check("[a-f]", "a lower-case letter a to f", "lower-case letters a to f");
    }

    #[test]
    fn characters_by_themselves() {
        check("[89ab]", r#""8", "9", "a" or "b""#, r#"characters ("8", "9", "a" or "b")"#);
        check("[0-9+ ]", r#"a digit, blank or "+""#, r#"characters (digits, blank or "+")"#);
        check("[\\t\"ä]", r#"tab, '"' or "ä""#, r#"characters (tab, '"' or "ä")"#);
    }

    #[test]
    fn sets_of_many_scripts() {
        check("[\\d]", "a digit of any script", "digits of any script");
        check("[^\\s]", "a character other than white space", "characters other than white space");
        check(
            "[^a,]",
            r#"a character other than "," or "a""#,
            r#"characters other than "," or "a""#,
        );
        check("[À-ÿ]", "a character U+00C0 to U+00FF", "characters U+00C0 to U+00FF");
        assert_eq!(noun("[\\p{Mn}]"), None);
        assert_eq!(noun("[a-[a]]"), None);
    }
}
