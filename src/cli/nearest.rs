//! The nearest known names to a name that is not known.

/// How many names a message offers.
const OFFERED: usize = 3;

/// The names nearest to `wanted`, nearest first, those equally near in the order
/// given; a name that has `wanted` in it is near. Letters count the same in either
/// case; names that share too little with `wanted` are left out.
pub(crate) fn nearest<'a>(wanted: &str, known: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let wanted = wanted.to_lowercase();
    let limit = wanted.chars().count() / 3 + 1;
    let far = |name: &str| {
        if name.contains(&wanted) { 0 } else { distance(&wanted, name) }
    };
    let mut near: Vec<(usize, &str)> =
        known.map(|name| (far(&name.to_lowercase()), name)).collect();
    near.retain(|&(distance, _)| distance <= limit);
    near.sort_by_key(|&(distance, _)| distance);
    near.into_iter().take(OFFERED).map(|(_, name)| name).collect()
}

/// The hint that ends an error message: `; nearest: a, b`, or nothing.
pub(crate) fn hint<'a>(wanted: &str, known: impl Iterator<Item = &'a str>) -> String {
    let near = nearest(wanted, known);
    if near.is_empty() { String::new() } else { format!("; nearest: {}", near.join(", ")) }
}

/// Levenshtein's distance, in characters.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        let Some((first, rest)) = row.split_first_mut() else { return 0 };
        *first = left;
        for (cell, to) in rest.iter_mut().zip(&b) {
            let replaced = diagonal + usize::from(from != *to);
            diagonal = *cell;
            left = replaced.min(diagonal + 1).min(left + 1);
            *cell = left;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{distance, hint, nearest};

    #[test]
    fn distances() {
        for (a, b, expected) in [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "", 3),
            ("kitten", "sitting", 3),
            ("pain.001.001.03", "pain.001.001.09", 1),
            ("é", "e", 1),
        ] {
            assert_eq!(distance(a, b), expected, "{a} {b}");
        }
    }

    #[test]
    fn nearest_first_and_far_names_left_out() {
        let known = ["camt.053.001.02", "pain.001.001.09", "pain.001.001.03", "direct-debit"];
        let found = nearest("PAIN.001.01.03", known.into_iter());
        assert_eq!(found, ["pain.001.001.03", "pain.001.001.09"]);
        assert_eq!(nearest("053", known.into_iter()), ["camt.053.001.02"]);
        assert_eq!(hint("zzzzzzz", known.into_iter()), "");
        assert_eq!(hint("direct-debt", known.into_iter()), "; nearest: direct-debit");
    }
}
