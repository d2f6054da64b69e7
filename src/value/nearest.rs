//! The nearest of several names, for "did you mean".

use std::cmp::Ordering;

/// Those of `candidates` that a person most likely meant by `word`, the nearest
/// first, at most `limit`.
///
/// A candidate that differs only in case comes first; otherwise up to one edit in
/// three characters is a likely slip (an edit inserts, removes or changes a
/// character, or swaps two neighbours). Equally near ones are sorted by name.
///
/// ```
/// use isoproof::value::nearest;
/// assert_eq!(nearest("BICFI", ["BIC", "ClrSysMmbId", "Nm"], 3), ["BIC"]);
/// ```
#[must_use]
pub fn nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
    limit: usize,
) -> Vec<&'a str> {
    let wanted = folded(word);
    let allowed = wanted.len().div_ceil(3);
    let mut ranked: Vec<(usize, &str)> = candidates
        .into_iter()
        .filter_map(|candidate| {
            let distance = distance_within(&wanted, &folded(candidate), allowed)?;
            Some((distance, candidate))
        })
        .collect();
    ranked.sort_by(|a, b| by_rank(word, a, b));
    ranked.dedup();
    ranked.truncate(limit);
    ranked.into_iter().map(|(_, candidate)| candidate).collect()
}

/// Nearest first; among equals the one whose first letter agrees, since slips are
/// rarer there; then by name.
fn by_rank(word: &str, a: &(usize, &str), b: &(usize, &str)) -> Ordering {
    let other_start = |candidate: &str| candidate.chars().next() != word.chars().next();
    a.0.cmp(&b.0).then_with(|| other_start(a.1).cmp(&other_start(b.1))).then_with(|| a.1.cmp(b.1))
}

fn folded(word: &str) -> Vec<char> {
    word.chars().flat_map(char::to_lowercase).collect()
}

/// The number of edits between two words (Damerau and Levenshtein, each stretch
/// edited once), if it is at most `allowed`.
fn distance_within(a: &[char], b: &[char], allowed: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > allowed {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut previous: Vec<usize> = (0..=b.len()).collect();
    for row in 1..=a.len() {
        let next = next_row(a, b, row, &previous, &before);
        before = std::mem::replace(&mut previous, next);
    }
    previous.last().copied().filter(|distance| *distance <= allowed)
}

/// Row `row` of the table of distances, from the two rows above it.
fn next_row(
    a: &[char],
    b: &[char],
    row: usize,
    previous: &[usize],
    before: &[usize],
) -> Vec<usize> {
    let mut current = vec![row];
    for column in 1..=b.len() {
        let change = usize::from(a[row - 1] != b[column - 1]);
        let mut least =
            (previous[column - 1] + change).min(previous[column] + 1).min(current[column - 1] + 1);
        let swapped =
            row > 1 && column > 1 && a[row - 1] == b[column - 2] && a[row - 2] == b[column - 1];
        if swapped {
            least = least.min(before[column - 2] + 1);
        }
        current.push(least);
    }
    current
}

#[cfg(test)]
mod tests {
    use super::*;

    fn distance(a: &str, b: &str) -> usize {
        distance_within(&folded(a), &folded(b), 99).unwrap()
    }

    #[test]
    fn edits_are_counted() {
        for (a, b, edits) in [
            ("", "", 0),
            ("abc", "abc", 0),
            ("abc", "acb", 1),
            ("abc", "ab", 1),
            ("abc", "xabc", 1),
            ("abc", "xyz", 3),
            ("", "abc", 3),
            ("kitten", "sitting", 3),
            ("CdtTrfTxInf", "CdtTrfTxnInf", 1),
            ("ABC", "abc", 0),
        ] {
            assert_eq!(distance(a, b), edits, "{a} {b}");
            assert_eq!(distance(b, a), edits, "{b} {a}");
        }
    }

    #[test]
    fn the_nearest_come_first() {
        let codes = ["CHK", "TRF", "TRA", "trx"];
        assert_eq!(nearest("TRX", codes, 3), ["trx", "TRA", "TRF"]);
        assert_eq!(nearest("TRX", codes, 1), ["trx"]);
        assert_eq!(nearest("zzz", codes, 3), [""; 0]);
    }

    #[test]
    fn a_long_or_empty_word_has_no_neighbours_by_chance() {
        assert!(nearest("", ["A", "BC"], 3).is_empty());
        assert!(nearest(&"x".repeat(100_000), ["A", "BC"], 3).is_empty());
    }

    #[test]
    fn the_order_of_the_candidates_does_not_matter() {
        assert_eq!(
            nearest("AB", ["AD", "AC", "XB"], 3),
            nearest("AB", ["XB", "AC", "AD", "AC"], 3)
        );
    }
}
