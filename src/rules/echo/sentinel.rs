//! Texts that stand where a bank has nothing to say.

/// What banks write into a mandatory element that they cannot fill: in EBICS protocols, in
/// answers to messages of another format, in SEPA without an end-to-end identification.
const SENTINELS: [&str; 9] = [
    "NOTPROVIDED",
    "NOT PROVIDED",
    "NOTAVAILABLE",
    "NOT AVAILABLE",
    "NONREF",
    "NOREF",
    "EBICS",
    "UNKNOWN",
    "N/A",
];

/// Whether a text stands for nothing.
pub(super) fn is_sentinel(text: &str) -> bool {
    SENTINELS.iter().any(|sentinel| sentinel.eq_ignore_ascii_case(text))
}
