//! The nearest known names to a name that is not known.

/// How many names a message offers.
const OFFERED: usize = 3;

/// The names that have `wanted` in them, in either case of letters, in the order given;
/// where there are none, those nearest in spelling, nearest first.
fn nearest<'a>(wanted: &str, known: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let known: Vec<&str> = known.collect();
    let folded = wanted.to_lowercase();
    let within = known.iter().filter(|name| name.to_lowercase().contains(&folded));
    let within: Vec<&str> = within.take(OFFERED).copied().collect();
    if within.is_empty() { crate::value::nearest(wanted, known, OFFERED) } else { within }
}

/// The hint that ends an error message: `; nearest: a, b`, or nothing.
pub(crate) fn hint<'a>(wanted: &str, known: impl Iterator<Item = &'a str>) -> String {
    let near = nearest(wanted, known);
    if near.is_empty() { String::new() } else { format!("; nearest: {}", near.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::{hint, nearest};

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
