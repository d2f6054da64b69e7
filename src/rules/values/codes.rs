//! Codes of the external code sets.

use super::{Own, RULES, Values, said};
use crate::check::Single;
use crate::codes::{CodeSet, CodeStatus, KnownCode};
use crate::diagnostic::Severity;
use crate::rules::desk::Desk;

/// Of each set the codes that were seen first, if they are to be used.
#[derive(Default)]
pub(super) struct Recent(Vec<Vec<Vec<u8>>>);

/// So many codes of a set are kept: files use few.
const MOST: usize = 8;

impl Recent {
    #[inline]
    fn is(&self, set: u16, code: &[u8]) -> bool {
        self.0.get(usize::from(set)).is_some_and(|known| known.iter().any(|known| known == code))
    }

    fn keep(&mut self, set: u16, code: &[u8]) {
        let set = usize::from(set);
        if self.0.len() <= set {
            self.0.resize(set + 1, Vec::new());
        }
        if self.0[set].len() < MOST {
            self.0[set].push(code.to_vec());
        }
    }
}

/// The sets of status codes, which a report may not leave.
const STATUS: [&str; 2] =
    ["ExternalPaymentGroupStatus1Code", "ExternalPaymentTransactionStatus1Code"];

const REASON: &str = "ExternalStatusReason1Code";

impl Values<'_> {
    #[inline]
    pub(super) fn admits_code(&mut self, number: u16, value: &[u8]) -> bool {
        let Some(set) = self.codes.sets().get(usize::from(number)) else { return true };
        if self.known.is(number, value) || set.is_empty() || !self.is_on(rule(set.name())) {
            return true;
        }
        let known = std::str::from_utf8(value).ok().and_then(|code| set.find(code));
        let is_right = known.is_some_and(|known| self.fault(known).is_none());
        if is_right {
            self.known.keep(number, value);
        }
        is_right
    }

    /// The rule on the codes of the set of that number.
    #[inline]
    pub(super) fn rule_of(&self, number: u16) -> Own {
        rule(self.codes.sets().get(usize::from(number)).map_or("", CodeSet::name))
    }

    /// Why a code of a set is not to be used, and how bad that is at most.
    fn fault(&self, known: KnownCode<'_>) -> Option<(String, Severity)> {
        match known.status {
            CodeStatus::Registered => {}
            CodeStatus::Obsolete => {
                return Some(("the code is obsolete".to_owned(), Severity::Warning));
            }
            CodeStatus::Withdrawn => {
                return Some(("the code was withdrawn".to_owned(), Severity::Warning));
            }
        }
        let made = self.month().filter(|made| *made < known.registered)?;
        let message = format!(
            "the code was registered in {}, after the message was made ({made})",
            known.registered
        );
        Some((message, Severity::Info))
    }

    pub(super) fn judge_code(&mut self, number: u16, single: &Single<'_>, desk: &mut Desk<'_>) {
        let Some(set) = self.codes.sets().get(usize::from(number)) else { return };
        let code = String::from_utf8_lossy(single.value);
        let edition = self.codes.edition();
        let (message, severity) = match set.find(&code).map(|known| self.fault(known)) {
            Some(None) => return,
            Some(Some(fault)) => fault,
            None => {
                let message = format!("the code is not in {}, edition {edition}", set.name());
                (message, Severity::Error)
            }
        };
        let near = set.nearest(&code, 3);
        let help = match near.as_slice() {
            _ if severity < Severity::Error => "use a code that the set has now".to_owned(),
            [] => "use a code of the set, or Prtry; --codes FILE loads a newer edition".to_owned(),
            near => {
                format!("did you mean {}? --codes FILE loads a newer edition", near.join(" or "))
            }
        };
        let said = said(single, message).help(help).at_most(severity);
        desk.say(RULES[rule(set.name()) as usize], said);
    }
}

/// The rule on the codes of a set.
#[inline]
fn rule(set: &str) -> Own {
    match set {
        REASON => Own::Reason,
        set if STATUS.contains(&set) => Own::Status,
        _ => Own::External,
    }
}
