//! A pattern of a simple kind in words.

use super::charset::CharSet;
use super::node::{Node, Regex};
use super::noun::{Noun, alternatives};

/// Longer than this, words say less than the pattern.
const LENGTH_LIMIT: usize = 400;

/// What a pattern asks for, piece by piece.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Phrase {
    /// These characters.
    Text(String),
    /// So many characters of the set with that index.
    Run { set: u32, min: u32, max: Option<u32> },
    /// All of these, so many times.
    Times { phrases: Vec<Phrase>, min: u32, max: Option<u32> },
    /// One of these.
    Either(Vec<Vec<Phrase>>),
}

/// The words for a pattern; `None` where it is not of a kind that has short ones.
pub(super) fn words(regex: &Regex) -> Option<String> {
    let phrases = merged(phrases(&regex.root), &regex.sets);
    if phrases.is_empty() {
        return Some("an empty value".to_owned());
    }
    let writer = Writer { sets: &regex.sets };
    writer.sequence(&phrases).filter(|words| words.len() <= LENGTH_LIMIT)
}

/// The phrases of a node, in order.
fn phrases(node: &Node) -> Vec<Phrase> {
    match node {
        Node::Empty => Vec::new(),
        Node::Set(set) => vec![Phrase::Run { set: *set, min: 1, max: Some(1) }],
        Node::Sequence(nodes) => nodes.iter().flat_map(phrases).collect(),
        Node::Choice(nodes) => either(nodes),
        Node::Repeat { node, min, max } => times(phrases(node), *min, *max),
    }
}

/// A choice with an empty branch is an optional one.
fn either(nodes: &[Node]) -> Vec<Phrase> {
    let branches: Vec<Vec<Phrase>> =
        nodes.iter().filter(|node| **node != Node::Empty).map(phrases).collect();
    let optional = branches.len() < nodes.len();
    let choice = match &branches[..] {
        [only] => only.clone(),
        _ => vec![Phrase::Either(branches)],
    };
    if optional { times(choice, 0, Some(1)) } else { choice }
}

fn times(phrases: Vec<Phrase>, min: u32, max: Option<u32>) -> Vec<Phrase> {
    match phrases[..] {
        [Phrase::Run { set, min: 1, max: Some(1) }] => vec![Phrase::Run { set, min, max }],
        _ => vec![Phrase::Times { phrases, min, max }],
    }
}

/// The same with neighbours of one set put together, and characters to texts.
fn merged(phrases: Vec<Phrase>, sets: &[CharSet]) -> Vec<Phrase> {
    let mut list: Vec<Phrase> = Vec::new();
    for phrase in phrases.into_iter().flat_map(|phrase| inner_merged(phrase, sets)) {
        match (list.last_mut(), phrase) {
            (Some(Phrase::Text(text)), Phrase::Text(more)) => text.push_str(&more),
            (
                Some(Phrase::Run { set, min, max }),
                Phrase::Run { set: same, min: more, max: most },
            ) if *set == same => {
                *min = min.saturating_add(more);
                *max = max.zip(most).map(|(a, b)| a.saturating_add(b));
            }
            (_, phrase) => list.push(phrase),
        }
    }
    list
}

fn inner_merged(phrase: Phrase, sets: &[CharSet]) -> Vec<Phrase> {
    match phrase {
        Phrase::Run { set, min, max } if max == Some(min) && min <= 4 => {
            match sets[set as usize].single() {
                Some(c) => vec![Phrase::Text(String::from(c).repeat(min as usize))],
                None => vec![phrase],
            }
        }
        Phrase::Times { phrases, min, max } => times_of(merged(phrases, sets), min, max),
        Phrase::Either(branches) => {
            let branches = branches.into_iter().map(|branch| merged(branch, sets)).collect();
            vec![Phrase::Either(branches)]
        }
        _ => vec![phrase],
    }
}

/// n times exactly m of a set is exactly n times m of it.
fn times_of(phrases: Vec<Phrase>, min: u32, max: Option<u32>) -> Vec<Phrase> {
    match phrases[..] {
        [Phrase::Run { set, min: inner, max: Some(most) }] if inner == most && max == Some(min) => {
            let count = inner.saturating_mul(min);
            vec![Phrase::Run { set, min: count, max: Some(count) }]
        }
        _ => vec![Phrase::Times { phrases, min, max }],
    }
}

struct Writer<'a> {
    sets: &'a [CharSet],
}

impl Writer<'_> {
    /// "a", "a, then b", "a, b, then c".
    fn sequence(&self, phrases: &[Phrase]) -> Option<String> {
        let mut parts =
            phrases.iter().map(|phrase| self.phrase(phrase)).collect::<Option<Vec<_>>>()?;
        let last = parts.pop()?;
        if parts.is_empty() {
            return Some(last);
        }
        let link = if last.starts_with("optionally") { ", " } else { ", then " };
        Some(format!("{}{link}{last}", parts.join(", ")))
    }

    fn phrase(&self, phrase: &Phrase) -> Option<String> {
        match phrase {
            Phrase::Text(text) => quoted(text),
            Phrase::Run { set, min, max } => self.run(*set, *min, *max),
            Phrase::Times { phrases, min, max } => self.times(phrases, *min, *max),
            Phrase::Either(branches) => self.either(branches),
        }
    }

    fn run(&self, set: u32, min: u32, max: Option<u32>) -> Option<String> {
        let set = &self.sets[set as usize];
        if let Some(c) = set.single() {
            let text = quoted(&String::from(c))?;
            return Some(repeated(&text, min, max));
        }
        let noun = Noun::of(set)?;
        Some(match (min, max) {
            (0, Some(1)) => format!("optionally 1 {}", noun.counted(false)),
            (1, Some(1)) => format!("1 {}", noun.counted(false)),
            (0, None) => format!("any number of {}", noun.counted(true)),
            (0, Some(max)) => format!("up to {max} {}", noun.counted(true)),
            (min, None) => format!("{min} or more {}", noun.counted(true)),
            (min, Some(max)) if min == max => format!("{min} {}", noun.counted(true)),
            (min, Some(max)) => format!("{} {}", between(min, max), noun.counted(true)),
        })
    }

    fn times(&self, phrases: &[Phrase], min: u32, max: Option<u32>) -> Option<String> {
        let inner = self.sequence(phrases)?;
        let inner = if phrases.len() > 1 { format!("({inner})") } else { inner };
        Some(repeated(&inner, min, max))
    }

    fn either(&self, branches: &[Vec<Phrase>]) -> Option<String> {
        let words = |branch: &Vec<Phrase>| {
            let words = self.sequence(branch)?;
            Some(if branch.len() > 1 { format!("({words})") } else { words })
        };
        let words = branches.iter().map(words).collect::<Option<Vec<_>>>()?;
        Some(format!("either {}", alternatives(&words)))
    }
}

fn repeated(what: &str, min: u32, max: Option<u32>) -> String {
    match (min, max) {
        (0, Some(1)) => format!("optionally {what}"),
        (0, None) => format!("any number of times {what}"),
        (0, Some(max)) => format!("up to {max} times {what}"),
        (min, None) => format!("{min} or more times {what}"),
        (min, Some(max)) if min == max => format!("{min} times {what}"),
        (min, Some(max)) => format!("{} times {what}", between(min, max)),
    }
}

fn between(min: u32, max: u32) -> String {
    let word = if max - min == 1 { "or" } else { "to" };
    format!("{min} {word} {max}")
}

/// A text in quotes, if it is plain to read there.
fn quoted(text: &str) -> Option<String> {
    let plain = |c: char| c != '"' && (c.is_ascii_graphic() || c == ' ' || c.is_alphanumeric());
    text.chars().all(plain).then(|| format!("\"{text}\""))
}

#[cfg(test)]
mod tests {
    use super::super::Pattern;

    #[track_caller]
    fn check(pattern: &str, words: &str) {
        assert_eq!(Pattern::compile(pattern).unwrap().words().as_deref(), Some(words));
    }

    #[test]
    fn counts() {
        check("", "an empty value");
        check("[0-9]", "1 digit");
        check("[0-9]?", "optionally 1 digit");
        check("[0-9]*", "any number of digits");
        check("[0-9]+", "1 or more digits");
        check("[0-9]{2,}", "2 or more digits");
        check("[0-9]{0,3}", "up to 3 digits");
        check("[0-9][0-9]{2}[0-9]?", "3 or 4 digits");
        check("([0-9]{2}){3}", "6 digits");
        check("([0-9]{2}){0,3}", "up to 3 times 2 digits");
    }

    #[test]
    fn texts() {
        check("CH-[0-9]", r#""CH-", then 1 digit"#);
        check("\\+?00", r#"optionally "+", then "00""#);
        check("x{1,2}", r#"1 or 2 times "x""#);
        check("x{1,3}", r#"1 to 3 times "x""#);
        check("(AB|CD|)", r#"optionally either "AB" or "CD""#);
        check("A|B[0-9]", r#"either "A" or ("B", then 1 digit)"#);
        check("([A-Z][0-9]){2}", "2 times (1 capital letter, then 1 digit)");
        check("[0-9]{3}(/[0-9])?", r#"3 digits, optionally ("/", then 1 digit)"#);
    }

    #[test]
    fn no_words_beyond_simple_kinds() {
        for pattern in ["\\p{Mn}", "\\t", "\"", &"[A-Z][0-9]".repeat(20)] {
            assert_eq!(Pattern::compile(pattern).unwrap().words(), None, "{pattern}");
        }
    }
}
