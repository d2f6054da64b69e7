//! Identifiers of agents and parties, and countries.

use super::{Own, Values, said};
use crate::check::Single;
use crate::diagnostic::Severity;
use crate::rules::desk::Desk;
use crate::rules::list::id;
use crate::value::{
    BicFault, COUNTRY_EDITION, check_bic, countries, is_country_code, is_lei, is_test_bic, nearest,
};

impl Values<'_> {
    #[inline]
    pub(super) fn admits_bic(&mut self, value: &[u8]) -> bool {
        !self.is_on(Own::Bic) || check_bic(value).is_ok() && !is_test_bic(value)
    }

    pub(super) fn judge_bic(&mut self, single: &Single<'_>, desk: &mut Desk<'_>) {
        let said = match check_bic(single.value) {
            Ok(()) => said(single, "the BIC is one for tests: its eighth character is 0")
                .help("use the BIC that the directory has for live payments")
                .at_most(Severity::Warning),
            Err(BicFault::Country) => {
                said(single, "the fifth and sixth characters of the BIC are no country")
                    .expected(COUNTRY_EDITION)
                    .help("look the BIC up: its country stands behind the first four characters")
            }
            Err(BicFault::Form) => said(single, "the BIC has 8 or 11 capitals and digits")
                .help("look the BIC up in the directory"),
        };
        desk.say(id::DT_BIC, said.reason(agent_reason(single.path)));
    }

    pub(super) fn admits_lei(&mut self, value: &[u8]) -> bool {
        !self.is_on(Own::Lei) || is_lei(value)
    }

    pub(super) fn judge_lei(&mut self, single: &Single<'_>, desk: &mut Desk<'_>) {
        let said = said(single, "the LEI is wrong: its check digits do not fit the rest")
            .expected("20 capitals and digits that leave 1 by 97 (ISO 17442)")
            .help("look the legal entity up and copy its LEI");
        desk.say(id::DT_LEI, said);
    }

    #[inline]
    pub(super) fn admits_country(&mut self, value: &[u8]) -> bool {
        !self.is_on(Own::Country)
            || matches!(value, [first, second] if is_country_code([*first, *second]))
    }

    pub(super) fn judge_country(&mut self, single: &Single<'_>, desk: &mut Desk<'_>) {
        let said = said(single, "this is no country of ISO 3166-1")
            .expected(COUNTRY_EDITION)
            .reason("BE09")
            .help(match single.value {
                b"UK" => "write GB for the United Kingdom".to_owned(),
                b"EL" => "write GR for Greece".to_owned(),
                value => near(&String::from_utf8_lossy(value)),
            });
        desk.say(id::DT_COUNTRY, said);
    }
}

fn near(code: &str) -> String {
    match nearest(code, countries(), 3).as_slice() {
        [] => "write the two letters of the country".to_owned(),
        near => format!("did you mean {}?", near.join(" or ")),
    }
}

/// Debtor's and creditor's agents have codes of their own.
fn agent_reason(path: &str) -> &'static str {
    if path.contains("/DbtrAgt/") {
        "RC06"
    } else if path.contains("/CdtrAgt/") {
        "RC07"
    } else {
        "RC05"
    }
}
