//! Currencies, and the decimals of amounts in them.

use super::{Own, Values, said};
use crate::check::Single;
use crate::diagnostic::Severity;
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;
use crate::value::{CURRENCY_EDITION, CurrencyStatus, currencies, currency_status, nearest};

/// Elements around amounts that say what is paid or booked, and those that hold such an
/// amount themselves: more decimals than the currency has make them void.
const PRINCIPAL: [&str; 6] = ["InstdAmt", "EqvtAmt", "Bal", "Ntry", "TxDtls", "TxAmt"];

impl Values<'_> {
    pub(super) fn admits_currency(&mut self, value: &[u8]) -> bool {
        !self.is_on(Own::Currency) || self.decimals(value).is_some()
    }

    /// The decimals of a currency that is to be used now; the outer `None` if it is not.
    #[inline]
    fn decimals(&mut self, code: &[u8]) -> Option<Option<u8>> {
        if code == self.currency.0 {
            return Some(self.currency.1);
        }
        match currency_status(code)? {
            CurrencyStatus::Active { decimals } => {
                self.currency = (*code.first_chunk()?, decimals);
                Some(decimals)
            }
            CurrencyStatus::Withdrawn { since } => {
                self.month().is_none_or(|month| month < since).then_some(None)
            }
            CurrencyStatus::NoCurrency => None,
        }
    }

    #[inline]
    pub(super) fn admits_amount(&mut self, value: &[u8], currency: &[u8]) -> bool {
        if currency.is_empty() {
            return true;
        }
        match self.decimals(currency) {
            None => !self.is_on(Own::Currency),
            Some(None) => true,
            Some(Some(decimals)) => {
                !self.is_on(Own::Amount) || fraction(value) <= usize::from(decimals)
            }
        }
    }

    /// Whether something is paid: amounts have no sign, so that one which is not nothing has
    /// another digit than 0.
    #[inline]
    pub(super) fn admits_paid(&self, value: &[u8]) -> bool {
        !self.is_on(Own::Zero) || value.iter().any(|byte| matches!(byte, b'1'..=b'9'))
    }

    pub(super) fn judge_paid(&mut self, single: &Single<'_>, desk: &mut Desk<'_>) {
        if !self.admits_paid(single.value) {
            let said = said(single, "the amount is zero")
                .help("leave the payment out, unless the bank has a use for such payments")
                .reason("AM01");
            desk.say(id::AMT_POSITIVE, said);
        }
        if !self.admits_amount(single.value, single.attribute) {
            self.judge_amount(single, desk);
        }
    }

    pub(super) fn judge_amount(&mut self, single: &Single<'_>, desk: &mut Desk<'_>) {
        match self.decimals(single.attribute) {
            None => self.judge_currency(single, single.attribute, desk),
            Some(None) => {}
            Some(Some(decimals)) => say_decimals(single, decimals, desk),
        }
    }

    pub(super) fn judge_currency(&mut self, single: &Single<'_>, code: &[u8], desk: &mut Desk<'_>) {
        let is_attribute = !single.attribute.is_empty();
        let (path, place) = match is_attribute {
            true => (format!("{}/@Ccy", single.path), single.attribute_place),
            false => (single.path.to_owned(), single.place),
        };
        let text = String::from_utf8_lossy(code);
        let new = |message: String| Said::new(message, path, place).found(text.as_ref());
        let said = match currency_status(code) {
            Some(CurrencyStatus::Withdrawn { since }) => {
                new(format!("the currency was withdrawn: {since}"))
                    .help("write the currency that took its place")
                    .at_most(Severity::Warning)
            }
            Some(CurrencyStatus::NoCurrency) => {
                new("the code stands for no currency, or for tests".to_owned())
                    .help("write the currency of the amount")
                    .at_most(Severity::Warning)
            }
            _ => {
                let near = nearest(&text, currencies(), 2);
                let help = match near.as_slice() {
                    [] => "write the three letters of the currency".to_owned(),
                    near => format!("did you mean {}?", near.join(" or ")),
                };
                new("this is no currency".to_owned()).expected(CURRENCY_EDITION).help(help)
            }
        };
        desk.say(id::DT_CURRENCY_CODE, said.reason("AM11"));
    }
}

/// How many digits stand behind the point.
#[inline]
fn fraction(value: &[u8]) -> usize {
    let value = value.trim_ascii_end();
    value.iter().rev().position(|byte| *byte == b'.').unwrap_or(0)
}

fn say_decimals(single: &Single<'_>, decimals: u8, desk: &mut Desk<'_>) {
    let currency = String::from_utf8_lossy(single.attribute);
    let found = fraction(single.value);
    let text = single.value.trim_ascii_end();
    let behind = &text[text.len() - found..];
    let is_exact = behind.iter().skip(usize::from(decimals)).all(|digit| *digit == b'0');
    let is_principal = PRINCIPAL
        .iter()
        .any(|name| single.path.split('/').any(|step| step.split('[').next() == Some(name)))
        && !is_aside(single.path);
    let message = format!(
        "{currency} has {decimals} {}, the amount has {found}",
        if decimals == 1 { "decimal" } else { "decimals" }
    );
    let severity = if is_exact || !is_principal { Severity::Warning } else { Severity::Error };
    let help = match is_exact {
        true => "leave out the zeros behind the last decimal of the currency",
        false => "round the amount to the unit of the currency before it is sent",
    };
    let said = said(single, message).help(help).reason("AM12").at_most(severity);
    desk.say(id::DT_CURRENCY_AMOUNT, said);
}

/// Amounts beside the one that is paid: counter values, charges, interest, tax, prices, and
/// what remittance information states.
fn is_aside(path: &str) -> bool {
    let asides = [
        "/CntrValAmt",
        "/Chrgs",
        "/Intrst",
        "/Tax",
        "/RmtInf",
        "/RltdPric",
        "/AnncdPstngAmt",
        "/PrtryAmt",
        "/RgltryRptg",
    ];
    asides.iter().any(|aside| path.contains(aside))
}
