//! The language as a whole: what compiles, what matches, and how it is explained.

mod iso;
mod oracle;

use super::nfa::Nfa;
use super::{Dfa, Pattern, PatternFault, parser};

/// Whether a value matches by the table, where the pattern has one.
fn by_table(pattern: &Pattern, value: &[u8]) -> Option<bool> {
    Dfa::new(&pattern.nfa, &pattern.regex.sets).map(|table| table.matches(value))
}

/// Checks a pattern against values that it must accept and refuse, by the table and by
/// the simulation alike.
#[track_caller]
fn check(pattern: &str, accepted: &[&str], refused: &[&str]) {
    let compiled = Pattern::compile(pattern).unwrap();
    for (values, expected) in [(accepted, true), (refused, false)] {
        for value in values {
            assert_eq!(compiled.matches(value.as_bytes()), expected, "{pattern} on {value:?}");
            let simulated = compiled.nfa.matches(&compiled.regex.sets, value.as_bytes());
            assert_eq!(simulated, expected, "{pattern} on {value:?}, simulated");
            let tabled = by_table(&compiled, value.as_bytes());
            assert_eq!(tabled.unwrap_or(expected), expected, "{pattern} on {value:?}, by table");
            assert_eq!(compiled.explain_mismatch(value.as_bytes()).is_none(), expected);
        }
    }
}

#[track_caller]
fn refuse(pattern: &str, offset: usize, fault: PatternFault) {
    let error = Pattern::compile(pattern).map(|pattern| pattern.source).unwrap_err();
    assert_eq!((error.offset, error.fault), (offset, fault), "{pattern}");
}

#[test]
fn branches_and_groups() {
    check("", &[""], &["a"]);
    check("a|bc|", &["a", "bc", ""], &["b", "abc", "a|bc"]);
    check("(a|b)c", &["ac", "bc"], &["c", "abc", "(a|b)c"]);
    check("()", &[""], &["()", "a"]);
    check("((a)|(b(c|d)))e", &["ae", "bce", "bde"], &["be", "bcde"]);
}

#[test]
fn anchors_are_implied_and_caret_and_dollar_are_characters() {
    check("b", &["b"], &["ab", "bc", "b\n"]);
    check("^b$", &["^b$"], &["b"]);
}

#[test]
fn quantifiers() {
    check("ab?", &["a", "ab"], &["", "abb"]);
    check("ab*", &["a", "ab", "abbbb"], &["b", "aba"]);
    check("ab+", &["ab", "abb"], &["a"]);
    check("a{3}", &["aaa"], &["aa", "aaaa"]);
    check("a{2,}", &["aa", "aaaaa"], &["a"]);
    check("a{0,}", &["", "aaa"], &["b"]);
    check("a{1,3}", &["a", "aa", "aaa"], &["", "aaaa"]);
    check("a{0,0}b", &["b"], &["ab"]);
    check("a{0}b", &["b"], &["ab"]);
    check("(ab?){2}", &["aa", "aba", "aab", "abab"], &["a", "abb"]);
    check("(a*)*b", &["b", "aaab"], &["a"]);
    check("(a?){3}", &["", "a", "aaa"], &["aaaa"]);
    check("(a|b){2,}", &["ab", "bbb"], &["a"]);
    check("(){1,4000000000}(a{0}){7}", &[""], &["a"]);
    check("a{002}", &["aa"], &["a"]);
}

#[test]
fn single_character_escapes() {
    check("\\n\\r\\t", &["\n\r\t"], &["nrt"]);
    check("\\\\\\|\\.\\-\\^\\?\\*\\+\\{\\}\\(\\)\\[\\]", &["\\|.-^?*+{}()[]"], &["x|.-^?*+{}()[]"]);
    check("[\\^\\-\\]\\[\\\\]", &["^", "-", "]", "[", "\\"], &["a", ""]);
}

#[test]
fn wildcard_is_all_but_line_ends() {
    check(".", &["a", "ä", "𝄞", "\t", "\u{85}", "\u{2028}"], &["", "\n", "\r", "ab"]);
}

#[test]
fn classes() {
    check("[abc]", &["a", "c"], &["d", "", "ab"]);
    check("[^abc]", &["d", "^", "\n", "€"], &["a", ""]);
    check("[a^]", &["a", "^"], &["b"]);
    check("[^^]", &["a"], &["^"]);
    check("[a.*+?(){}|$]", &["a", ".", "*", "+", "?", "(", ")", "{", "}", "|", "$"], &["b"]);
    check("[ -~]", &[" ", "~", "a"], &["\u{7f}", "\t"]);
    check("[\\t-\\r]", &["\t", "\n", "\r"], &[" ", "t", "r"]);
    check("[\u{1F600}-\u{1F64F}]", &["😀"], &["a", "\u{1F650}"]);
    check("[a-a]", &["a"], &["b", "-"]);
    check("[\u{0}-\u{10FFFF}]", &["\u{D7FF}", "\u{E000}", "a"], &[""]);
}

#[test]
fn hyphens_at_the_edges_of_a_class() {
    check("[-a]", &["-", "a"], &["b"]);
    check("[a-]", &["-", "a"], &["b"]);
    check("[^-a]", &["b"], &["-", "a"]);
    check("[-]", &["-"], &[""]);
    check("[--]", &["-"], &["a"]);
    check("[a-c-]", &["b", "-"], &["d"]);
    check("[-a-c]", &["b", "-"], &["d"]);
    check("[\\d-]", &["7", "-"], &["a"]);
    check("[a--[b]]", &["a", "-"], &["b"]);
    check("[--[a]]", &["-"], &["a"]);
    check("[+\\--/]", &["+", "-", ".", "/"], &[","]);
}

#[test]
fn subtraction() {
    check("[a-z-[aeiou]]", &["b", "z"], &["a", "u", "-", "A"]);
    check("[^a-[b]]", &["c"], &["a", "b"]);
    check("[a-z-[^aeiou]]", &["a", "u"], &["b"]);
    check("[a-z-[b-y-[m]]]", &["a", "m", "z"], &["b", "n"]);
    check("[\\w-[\\d]]", &["a", "ä"], &["1", "_"]);
    check("[a-[a]]", &[], &["a", "", "b"]);
    check("[a-[a]]|b", &["b"], &["a", ""]);
}

#[test]
fn multi_character_escapes() {
    check("\\s", &[" ", "\t", "\n", "\r"], &["\u{a0}", "s", "\u{b}"]);
    check("\\S", &["a", "\u{a0}"], &[" "]);
    check("\\d", &["0", "٣", "𝟗"], &["a", "²"]);
    check("\\D", &["a", "²"], &["0"]);
    check("\\w", &["a", "Ж", "0", "$", "+", "\u{301}"], &["_", " ", "-", "."]);
    check("\\W", &["_", " "], &["a"]);
    check("\\i\\c*", &["a-b.c", "_1", ":", "Ä·"], &["1a", "-", ""]);
    check("\\I\\C", &["1 ", "- "], &["a ", "11"]);
    check("[\\s\\S]", &["a", " "], &[""]);
    check("[^\\d\\s]", &["a"], &["1", " "]);
}

#[test]
fn categories_and_blocks() {
    check("\\p{Lu}", &["A", "Ä", "Ω"], &["a", "1"]);
    check("\\P{Lu}", &["a", "1"], &["A", "Ä"]);
    check("\\p{L}\\p{N}", &["a1", "ª½"], &["1a"]);
    check("[\\p{Zl}\\p{Zp}]", &["\u{2028}", "\u{2029}"], &[" "]);
    check("\\p{Sc}", &["$", "€", "£"], &["a"]);
    check("\\p{Cn}", &["\u{10FFFF}", "\u{0378}"], &["a"]);
    check("\\p{IsBasicLatin}*", &["abc", "\u{7f}", ""], &["ä"]);
    check("\\P{IsBasicLatin}", &["ä"], &["a"]);
    check("[\\p{IsLatin-1Supplement}\\p{IsGreek}]", &["ä", "Ω"], &["a", "Ж"]);
    check("\\p{IsPrivateUse}", &["\u{E000}", "\u{F0000}", "\u{10FFFD}"], &["a", "\u{10FFFF}"]);
}

#[test]
fn what_is_not_utf_8_matches_nothing() {
    let any = Pattern::compile("[\\s\\S]*").unwrap();
    for value in [&b"a\xFF"[..], b"\xC3", b"\xED\xA0\x80", b"\xC0\x80", b"a\xF5\x80\x80\x80"] {
        assert!(!any.matches(value), "{value:?}");
        assert!(!any.nfa.matches(&any.regex.sets, value), "{value:?}");
        assert_eq!(by_table(&any, value), Some(false), "{value:?}");
        assert!(any.explain_mismatch(value).unwrap().ends_with("is not valid UTF-8"));
    }
}

#[test]
fn misplaced_quantifiers_and_metacharacters_are_refused() {
    refuse("*", 0, PatternFault::NothingToRepeat);
    refuse("a|+", 2, PatternFault::NothingToRepeat);
    refuse("a**", 2, PatternFault::NothingToRepeat);
    refuse("a{2}{3}", 4, PatternFault::NothingToRepeat);
    refuse("(?:a)", 1, PatternFault::NothingToRepeat);
    refuse("{", 0, PatternFault::NothingToRepeat);
    refuse("a}", 1, PatternFault::Unescaped('}'));
    refuse("a]", 1, PatternFault::Unescaped(']'));
    refuse("[a]]", 3, PatternFault::Unescaped(']'));
    refuse("a)", 1, PatternFault::Unescaped(')'));
    refuse("b(a", 1, PatternFault::UnclosedGroup);
    refuse("((a)", 0, PatternFault::UnclosedGroup);
}

#[test]
fn malformed_quantities_are_refused() {
    refuse("a{", 2, PatternFault::Quantity);
    refuse("a{}", 2, PatternFault::Quantity);
    refuse("a{,2}", 2, PatternFault::Quantity);
    refuse("a{1", 3, PatternFault::Quantity);
    refuse("a{1,2", 5, PatternFault::Quantity);
    refuse("a{ 1}", 2, PatternFault::Quantity);
    refuse("a{-1}", 2, PatternFault::Quantity);
    refuse("a{2,1}", 1, PatternFault::QuantityOrder);
    refuse("a{99999999999,99999999998}", 1, PatternFault::QuantityOrder);
}

#[test]
fn malformed_classes_are_refused() {
    refuse("a[", 1, PatternFault::UnclosedClass);
    refuse("[a", 0, PatternFault::UnclosedClass);
    refuse("[a-", 2, PatternFault::Hyphen);
    refuse("[a-[b]", 6, PatternFault::UnclosedClass);
    refuse("[]", 1, PatternFault::EmptyClass);
    refuse("[^]", 2, PatternFault::EmptyClass);
    refuse("[-[a]]", 1, PatternFault::EmptyClass);
    refuse("[^-[a]]", 2, PatternFault::EmptyClass);
    refuse("[a-[b]c]", 6, PatternFault::AfterSubtraction);
    refuse("[a-[b]-[c]]", 6, PatternFault::AfterSubtraction);
    refuse("[[a]]", 1, PatternFault::Unescaped('['));
    refuse("[a-c-e]", 4, PatternFault::Hyphen);
    refuse("[--a]", 2, PatternFault::Hyphen);
    refuse("[+--]", 2, PatternFault::Hyphen);
    refuse("[\\w-.]", 3, PatternFault::Hyphen);
    refuse("[z-a]", 2, PatternFault::RangeOrder);
    refuse("[a-\\d]", 2, PatternFault::RangeEnd);
}

#[test]
fn unknown_escapes_are_refused() {
    refuse("a\\", 1, PatternFault::EscapeEnd);
    refuse("\\$", 0, PatternFault::Escape('$'));
    refuse("\\/", 0, PatternFault::Escape('/'));
    refuse("\\u0041", 0, PatternFault::Escape('u'));
    refuse("a\\b", 1, PatternFault::Escape('b'));
    refuse("[\\1]", 1, PatternFault::Escape('1'));
    refuse("\\pL", 0, PatternFault::PropertyForm);
    refuse("\\p{L", 0, PatternFault::PropertyForm);
    refuse("\\p{Letter}", 0, PatternFault::Property("Letter".to_owned()));
    refuse("\\p{Cs}", 0, PatternFault::Property("Cs".to_owned()));
    refuse("\\p{IsHighSurrogates}", 0, PatternFault::Property("IsHighSurrogates".to_owned()));
    refuse("a\\P{IsKlingon}", 1, PatternFault::Property("IsKlingon".to_owned()));
}

#[test]
fn offsets_count_characters() {
    refuse("äöü)", 3, PatternFault::Unescaped(')'));
    let error = Pattern::compile("äöü)").unwrap_err();
    assert_eq!(error.to_string(), "')' must be written \\) here, at character 4");
}

#[test]
fn nesting_has_a_limit() {
    let nested = |open: &str, close: &str, depth| open.repeat(depth) + "a" + &close.repeat(depth);
    check(&nested("(", ")", 200), &["a"], &["aa"]);
    check(&nested("(", ")*", 200), &["a", "", "aaa"], &["b"]);
    refuse(&nested("(", ")", 201), 200, PatternFault::Depth(200));
    assert!(Pattern::compile(&nested("(", ")", 1_000_000)).is_err());
    assert!(Pattern::compile(&"[a-".repeat(1_000_000)).is_err());
    let classes = "[a-".repeat(199) + "[a]" + &"]".repeat(199);
    assert!(Pattern::compile(&classes).is_ok());
    refuse(&("[a-".repeat(200) + "[a]"), 600, PatternFault::Depth(200));
}

#[test]
fn size_has_a_limit() {
    let digits = "7".repeat(5000);
    check(
        "[0-9]{1,5000}",
        &["1", &digits],
        &["", &format!("{digits}7"), &digits.replace('7', "x")],
    );
    assert!(Pattern::compile("a{100000}").is_ok());
    refuse("a{100001}", 1, PatternFault::Size(100_000));
    refuse("a{1,100000}", 1, PatternFault::Size(100_000));
    refuse("(a{1000}){1000}", 9, PatternFault::Size(100_000));
    refuse("a{0,18446744073709551616}", 1, PatternFault::Size(100_000));
    refuse(
        "(((((((((a{99}){99}){99}){99}){99}){99}){99}){99}){99})",
        20,
        PatternFault::Size(100_000),
    );
}

/// The table must give up before it explodes, and the simulation stay linear.
#[test]
fn hostile_patterns_do_no_harm() {
    let value = "a".repeat(500);
    for (pattern, expected) in [
        ("(a*)*b", false),
        ("(a|aa)+", true),
        ("(a?){300}a{300}", true),
        (".*a.{14}b.*", false),
        ("(x+x+)+y", false),
        ("((a{0,9}){0,9}){0,9}", true),
    ] {
        let compiled = Pattern::compile(pattern).unwrap();
        assert_eq!(compiled.matches(value.as_bytes()), expected, "{pattern}");
        assert_eq!(compiled.explain_mismatch(value.as_bytes()).is_none(), expected, "{pattern}");
    }
    let many_sets: String = ('\u{4E00}'..'\u{5E00}').collect();
    check(&many_sets, &[&many_sets], &["a"]);
}

#[test]
fn the_table_serves_ordinary_patterns_only() {
    let table = |pattern: &str| {
        let regex = parser::parse(pattern).unwrap();
        Dfa::new(&Nfa::new(&regex), &regex.sets).is_some()
    };
    for pattern in ["[0-9]{1,5000}", "\\w+", "\\i\\c*", "(a|b)*a(a|b){5}"] {
        assert!(table(pattern), "{pattern}");
    }
    for pattern in ["(a|b)*a(a|b){20}", "(a?){5000}"] {
        assert!(!table(pattern), "{pattern}");
    }
}

#[test]
fn a_pattern_is_shared_between_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    let pattern = Pattern::compile("[A-Z]{3}").unwrap();
    shared(&pattern);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| assert!(pattern.matches(b"EUR") && !pattern.matches(b"eur")));
        }
    });
}

#[test]
fn mismatches_in_words() {
    for (pattern, value, words) in [
        ("[A-Z]{2}[0-9]{2}", "AB1x", "character 4 must be a digit"),
        (
            "[A-Z]{3}",
            "EU",
            "ends after 2 characters, 1 more is required; next must be a capital letter",
        ),
        ("[A-Z]{3}", "", "is empty, 3 characters are required; next must be a capital letter"),
        ("[0-9]+", "", "is empty, at least 1 character is required; next must be a digit"),
        (
            "[0-9]{4,}",
            "1",
            "ends after 1 character, at least 3 more are required; next must be a digit",
        ),
        ("[A-Z]{3}", "EURO", "must end after 3 characters, found 4"),
        ("a{0}", "aä", "must be empty, found 2 characters"),
        (
            "[0-9]{1,3}",
            "12 ",
            "character 3 must be a digit, or the value must end after 2 characters",
        ),
        ("[0-9]?", "x", "character 1 must be a digit, or the value must be empty"),
        ("(AB|CD)", "AD", "character 2 must be \"B\""),
        ("(AB|CD)", "x", "character 1 must be \"A\" or \"C\""),
        ("ä[0-9]", "äx", "character 2 must be a digit"),
        ("\\p{Mn}", "x", "character 1 is not one that may stand there"),
        ("[a-[a]]", "x", "no value can match"),
        ("a([b-[b]]|c)", "ab", "character 2 must be \"c\""),
    ] {
        let pattern = Pattern::compile(pattern).unwrap();
        let found = pattern.explain_mismatch(value.as_bytes());
        assert_eq!(found.as_deref(), Some(words), "{} on {value:?}", pattern.source());
    }
    let text = Pattern::compile("[0-9]{3}").unwrap();
    assert_eq!(text.explain_mismatch(b"1\xFF").unwrap(), "character 2 is not valid UTF-8");
    assert_eq!(text.explain_mismatch(b"x\xFF").unwrap(), "character 1 must be a digit");
    assert_eq!(text.explain_mismatch(b"123\xFF").unwrap(), "character 4 is not valid UTF-8");
}
