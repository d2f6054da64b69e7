//! The matcher beside a naive one, on small random patterns.

use proptest::prelude::*;

use super::super::Pattern;

/// A pattern as the test knows it, apart from the parser's tree.
#[derive(Clone, Debug)]
enum Tree {
    Char(char),
    Any,
    Class { negated: bool, chars: Vec<char>, without: Option<char> },
    Group(Vec<Vec<Tree>>),
    Times(Box<Tree>, usize, Option<usize>),
}

fn tree() -> impl Strategy<Value = Tree> {
    let letter = || prop::sample::select(vec!['a', 'b', 'c', 'ä', '\n']);
    let class = (any::<bool>(), prop::collection::vec(letter(), 1..4), prop::option::of(letter()));
    let leaf = prop_oneof![
        4 => letter().prop_map(Tree::Char),
        1 => Just(Tree::Any),
        2 => class.prop_map(|(negated, chars, without)| Tree::Class { negated, chars, without }),
    ];
    leaf.prop_recursive(3, 16, 3, |inner| {
        let branch = prop::collection::vec(inner.clone(), 0..3);
        prop_oneof![
            prop::collection::vec(branch, 1..4).prop_map(Tree::Group),
            (inner, 0usize..3, prop::option::of(0usize..3)).prop_map(|(tree, min, more)| {
                Tree::Times(Box::new(tree), min, more.map(|more| min + more))
            }),
        ]
    })
}

fn escaped(c: char) -> String {
    if c == '\n' { "\\n".to_owned() } else { c.to_string() }
}

fn written(tree: &Tree) -> String {
    match tree {
        Tree::Char(c) => escaped(*c),
        Tree::Any => ".".to_owned(),
        Tree::Class { negated, chars, without } => {
            let caret = if *negated { "^" } else { "" };
            let chars: String = chars.iter().map(|c| escaped(*c)).collect();
            let without = without.map_or(String::new(), |c| format!("-[{}]", escaped(c)));
            format!("[{caret}{chars}{without}]")
        }
        Tree::Group(branches) => {
            let branches: Vec<String> =
                branches.iter().map(|branch| branch.iter().map(written).collect()).collect();
            format!("({})", branches.join("|"))
        }
        Tree::Times(inner, min, max) => {
            let inner = match **inner {
                Tree::Times(..) => format!("({})", written(inner)),
                _ => written(inner),
            };
            match (min, max) {
                (0, None) => format!("{inner}*"),
                (1, None) => format!("{inner}+"),
                (0, Some(1)) => format!("{inner}?"),
                (min, None) => format!("{inner}{{{min},}}"),
                (min, Some(max)) if min == max => format!("{inner}{{{min}}}"),
                (min, Some(max)) => format!("{inner}{{{min},{max}}}"),
            }
        }
    }
}

/// Every place where a match of the tree from `at` on may end.
fn ends(tree: &Tree, value: &[char], at: usize) -> Vec<usize> {
    let one = |holds: bool| if holds { vec![at + 1] } else { Vec::new() };
    let next = value.get(at).copied();
    match tree {
        Tree::Char(c) => one(next == Some(*c)),
        Tree::Any => one(next.is_some_and(|c| c != '\n' && c != '\r')),
        Tree::Class { negated, chars, without } => {
            one(next.is_some_and(|c| chars.contains(&c) != *negated && *without != Some(c)))
        }
        Tree::Group(branches) => {
            sorted(branches.iter().flat_map(|branch| ends_of_all(branch, value, at)).collect())
        }
        Tree::Times(inner, min, max) => {
            let mut reached = vec![at];
            let mut found = if *min == 0 { vec![at] } else { Vec::new() };
            for count in 1..=max.unwrap_or(min + value.len() + 1) {
                let further = reached.iter().flat_map(|at| ends(inner, value, *at)).collect();
                reached = sorted(further);
                if count >= *min {
                    found.extend(&reached);
                }
            }
            sorted(found)
        }
    }
}

fn ends_of_all(trees: &[Tree], value: &[char], at: usize) -> Vec<usize> {
    trees.iter().fold(vec![at], |places, tree| {
        sorted(places.iter().flat_map(|at| ends(tree, value, *at)).collect())
    })
}

fn sorted(mut places: Vec<usize>) -> Vec<usize> {
    places.sort_unstable();
    places.dedup();
    places
}

fn value() -> impl Strategy<Value = Vec<char>> {
    prop::collection::vec(prop::sample::select(vec!['a', 'b', 'c', 'ä', '\n', 'x']), 0..6)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn the_matcher_agrees_with_a_naive_one(
        tree in tree(), values in prop::collection::vec(value(), 1..12)
    ) {
        let source = written(&tree);
        let pattern = Pattern::compile(&source).unwrap();
        for value in values {
            let text: String = value.iter().collect();
            let expected = ends(&tree, &value, 0).contains(&value.len());
            prop_assert_eq!(pattern.matches(text.as_bytes()), expected, "{} {:?}", source, text);
            let simulated = pattern.nfa.matches(&pattern.regex.sets, text.as_bytes());
            prop_assert_eq!(simulated, expected, "{} {:?}, simulated", source, text);
            let tabled = super::by_table(&pattern, text.as_bytes());
            prop_assert_eq!(tabled.unwrap_or(expected), expected, "{} {:?}", source, text);
            prop_assert_eq!(pattern.explain_mismatch(text.as_bytes()).is_none(), expected);
        }
    }

    /// No text, pattern or not, makes anything panic.
    #[test]
    fn any_text_is_a_pattern_or_an_error(
        source in "[-a-c0-3\\[\\]\\^\\\\(){}|?*+.,pdsLI\u{e4}]{0,20}", value in prop::collection::vec(any::<u8>(), 0..8)
    ) {
        match Pattern::compile(&source) {
            Ok(pattern) => {
                let matches = pattern.matches(&value);
                prop_assert_eq!(pattern.explain_mismatch(&value).is_none(), matches);
                let _ = pattern.words();
            }
            Err(error) => prop_assert!(error.offset <= source.chars().count(), "{}", error),
        }
    }
}
