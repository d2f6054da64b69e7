//! Accounts: IBANs, and what looks like one.

use super::{Own, Values, said};
use crate::check::Single;
use crate::diagnostic::Severity;
use crate::rules::desk::Desk;
use crate::rules::list::id;
use crate::value::{IBAN_EDITION, IbanFault, check_iban};

impl Values<'_> {
    #[inline]
    pub(super) fn admits_iban(&mut self, value: &[u8]) -> bool {
        !self.is_on(Own::Iban) || check_iban(value).is_ok()
    }

    pub(super) fn judge_iban(&mut self, single: &Single<'_>, desk: &mut Desk<'_>) {
        let Err(fault) = check_iban(single.value) else { return };
        let said = said(single, format!("the IBAN is wrong: {fault}")).reason(reason(single.path));
        let said = match fault {
            IbanFault::CheckDigits(right) => said
                .expected(format!("check digits {right:02}, if the rest is right"))
                .help("compare the account with its source: one character is likely mistyped"),
            IbanFault::Length { expected, .. } => said.expected(format!("{expected} characters")),
            IbanFault::Unregistered(true) => said
                .at_most(Severity::Warning)
                .help(format!("ask the bank whether it takes such an account ({IBAN_EDITION})")),
            IbanFault::Country | IbanFault::Unregistered(false) => {
                said.help(format!("an IBAN begins with a country of the registry ({IBAN_EDITION})"))
            }
            IbanFault::Form | IbanFault::Character { .. } => {
                said.help("write the IBAN without blanks, as the country prescribes it")
            }
        };
        desk.say(id::DT_IBAN, said);
    }

    pub(super) fn admits_other_account(&mut self, value: &[u8]) -> bool {
        if !self.is_on(Own::Lookalike) {
            return true;
        }
        !matches!(
            check_iban(value),
            Ok(()) | Err(IbanFault::CheckDigits(_) | IbanFault::Unregistered(true))
        )
    }

    pub(super) fn judge_other_account(&mut self, single: &Single<'_>, desk: &mut Desk<'_>) {
        let (message, help) = match check_iban(single.value) {
            Err(IbanFault::CheckDigits(_)) => (
                "the account stands as another identification, but has the form of an IBAN with \
                 wrong check digits",
                "compare it with its source; a right IBAN belongs into the element IBAN",
            ),
            _ => (
                "the account stands as another identification, but is an IBAN",
                "write it into the element IBAN instead of Othr/Id",
            ),
        };
        desk.say(id::ACC_OTHR_LOOKS_LIKE_IBAN, said(single, message).help(help));
    }
}

/// Debtor's and creditor's accounts have codes of their own.
fn reason(path: &str) -> &'static str {
    if path.contains("/DbtrAcct/") {
        "AC02"
    } else if path.contains("/CdtrAcct/") {
        "AC03"
    } else {
        "AC01"
    }
}
