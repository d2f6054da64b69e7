//! The name that a report gives to the kind of message that it answers.

/// How a name compares with the id of the original.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Naming {
    /// It is the id.
    Same,
    /// It is not of the published form, as STS-OrgnlMsgNmId says, and names no other message.
    Open,
    /// It is another version of the message.
    Version,
    /// It is another message.
    Other,
}

/// Letters of a family: `pain.001`.
const FAMILY: usize = 8;

/// Compares a name with the id of the original, which may be a family alone.
pub(super) fn compare(name: &str, id: &str) -> Naming {
    let Some(family) = family(name) else { return Naming::Open };
    let own = id.get(..FAMILY).unwrap_or(id);
    if !own.eq_ignore_ascii_case(family) {
        Naming::Other
    } else if name == id || (is_published(name) && id.len() == FAMILY) {
        Naming::Same
    } else if is_published(name) {
        Naming::Version
    } else {
        Naming::Open
    }
}

/// The family that a name begins with, in any case of letters.
fn family(name: &str) -> Option<&str> {
    let (family, rest) = name.split_at_checked(FAMILY)?;
    let bytes = family.as_bytes();
    let is_one = bytes[..4].iter().all(u8::is_ascii_alphabetic)
        && bytes[4] == b'.'
        && bytes[5..].iter().all(u8::is_ascii_digit)
        && !rest.starts_with(|next: char| next.is_ascii_digit());
    is_one.then_some(family)
}

/// Whether a name has the form `pain.001.001.03` (ISO 20022-4, 5.2).
fn is_published(name: &str) -> bool {
    let form = |(byte, form): (u8, u8)| match form {
        b'a' => byte.is_ascii_lowercase(),
        b'0' => byte.is_ascii_digit(),
        dot => byte == dot,
    };
    const FORM: &[u8] = b"aaaa.000.000.00";
    name.len() == FORM.len() && name.bytes().zip(FORM.iter().copied()).all(form)
}

#[cfg(test)]
mod tests {
    use super::{Naming, compare};

    #[test]
    fn a_name_is_compared_as_far_as_it_goes() {
        for (name, naming) in [
            ("pain.001.001.03", Naming::Same),
            ("pain.001.001.09", Naming::Version),
            ("Pain.001.001.03", Naming::Open),
            ("pain.001.001.03.ch.02", Naming::Open),
            ("pain001", Naming::Open),
            ("pain.001", Naming::Open),
            ("pain.008.001.02", Naming::Other),
            ("Pain.008.001.02", Naming::Other),
            ("pain.008", Naming::Other),
            ("MT101", Naming::Open),
            ("Not Available", Naming::Open),
        ] {
            assert_eq!(compare(name, "pain.001.001.03"), naming, "{name}");
        }
        assert_eq!(compare("pain.001.001.03", "pain.001"), Naming::Same);
    }
}
