//! What is known of a rule: its descriptor.

use super::list::RULES;
use crate::diagnostic::Code;

/// A rule: everything that is known of it but how it is checked.
#[derive(Debug)]
pub struct Rule {
    /// Its code, which has the document, the default severity and the source.
    pub code: &'static Code,
    /// What it is about.
    pub family: Family,
    /// The messages to which it applies.
    pub scope: &'static [Reach],
    /// The profiles to which it belongs; a rule of none is on by default.
    pub profiles: &'static [&'static str],
    /// The paths that it looks at, below the message's own element; `**` stands for any way
    /// to the element.
    pub reads: &'static [&'static str],
}

/// Names a rule in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct RuleId(pub(crate) u16);

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Constraints of the message definition reports, by their published names.
    Definition,
    /// Numbers of transactions, control sums.
    Counts,
    /// Balances of an account, and their arithmetic.
    Balances,
    /// Entries of an account, their details and totals.
    Entries,
    /// Statements and reports as a whole.
    Statements,
    /// Accounts, agents, parties and currencies by their identifiers.
    Identifiers,
    /// Code sets.
    Codes,
    /// Characters of texts and identifications.
    Characters,
    /// References and remittance information.
    References,
    /// Identifications and payments that must be unique.
    Uniqueness,
    /// Dates.
    Dates,
    /// Amounts.
    Amounts,
    /// Agents and the way of a payment.
    Agents,
    /// Parties and their addresses.
    Parties,
    /// Status reports.
    Status,
    /// A status report against the payment that it answers.
    Echo,
    /// Mandates and direct debits.
    Mandates,
    /// What an API wraps around a message.
    Envelope,
}

impl Family {
    /// Every family, in the order of the list.
    pub const ALL: [Family; 18] = [
        Family::Definition,
        Family::Counts,
        Family::Balances,
        Family::Entries,
        Family::Statements,
        Family::Identifiers,
        Family::Codes,
        Family::Characters,
        Family::References,
        Family::Uniqueness,
        Family::Dates,
        Family::Amounts,
        Family::Agents,
        Family::Parties,
        Family::Status,
        Family::Echo,
        Family::Mandates,
        Family::Envelope,
    ];

    /// The name that options and reports use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Family::Definition => "definition",
            Family::Counts => "counts",
            Family::Balances => "balances",
            Family::Entries => "entries",
            Family::Statements => "statements",
            Family::Identifiers => "identifiers",
            Family::Codes => "codes",
            Family::Characters => "characters",
            Family::References => "references",
            Family::Uniqueness => "uniqueness",
            Family::Dates => "dates",
            Family::Amounts => "amounts",
            Family::Agents => "agents",
            Family::Parties => "parties",
            Family::Status => "status",
            Family::Echo => "echo",
            Family::Mandates => "mandates",
            Family::Envelope => "envelope",
        }
    }
}

/// Versions of one message to which a rule applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// The message without its version: `pain.001`.
    pub message: &'static str,
    /// The versions that exist in which the rule has something to look at.
    pub from: u8,
    /// The last of these.
    pub to: u8,
    /// The versions that the source of the rule covers, from the first to the last; none if
    /// the first is above the last.
    pub covered: (u8, u8),
}

/// How far the source of a rule speaks of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coverage {
    /// The source covers this version.
    Covered,
    /// The condition is the same in this version, but the source does not cover it: its
    /// findings are warnings at most.
    CarriedForward,
}

impl Rule {
    /// Whether the rule applies to the message of that id (`pain.001.001.03`).
    ///
    /// ```
    /// use isoproof::rules::{Coverage, find};
    /// let rule = find("CNT-GrpHdrNbOfTxs").unwrap();
    /// assert_eq!(rule.coverage("pain.001.001.03"), Some(Coverage::Covered));
    /// assert_eq!(rule.coverage("pain.001.001.12"), Some(Coverage::CarriedForward));
    /// assert_eq!(rule.coverage("camt.053.001.02"), None);
    /// ```
    #[must_use]
    pub fn coverage(&self, message: &str) -> Option<Coverage> {
        let (family, version) = split(message)?;
        let is_in =
            |reach: &&Reach| reach.message == family && (reach.from..=reach.to).contains(&version);
        let reach = self.scope.iter().find(is_in)?;
        let (first, last) = reach.covered;
        let is_covered = (first..=last).contains(&version);
        Some(if is_covered { Coverage::Covered } else { Coverage::CarriedForward })
    }
}

/// `pain.001` and 3 of `pain.001.001.03`; `None` for national variants and anything else.
pub(crate) fn split(message: &str) -> Option<(&str, u8)> {
    let (family, version) = message.rsplit_once(".001.").filter(|(_, v)| v.len() == 2)?;
    Some((family, version.parse().ok()?))
}

/// The rule of that id, in any case of letters.
///
/// ```
/// use isoproof::rules::find;
/// assert_eq!(find("cnt-grphdrnboftxs").map(|rule| rule.code.id), Some("CNT-GrpHdrNbOfTxs"));
/// ```
#[must_use]
pub fn find(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.code.id.eq_ignore_ascii_case(id))
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn message_ids_are_split_into_family_and_version() {
        for (id, parts) in [
            ("pain.001.001.03", Some(("pain.001", 3))),
            ("camt.053.001.14", Some(("camt.053", 14))),
            ("pain.001.003.03", None),
            ("pain.001.001.3", None),
            ("pain.001", None),
            ("", None),
        ] {
            assert_eq!(split(id), parts, "{id}");
        }
    }
}
