//! Rules on single values: identifiers, codes, currencies, characters.
//!
//! Most values are right. They are asked about with [`Values::admits`], which is fast and
//! says nothing; what it does not admit comes again, with its place, to [`Values::judge`].

mod accounts;
mod characters;
mod codes;
mod counts;
mod elements;
mod money;
mod parties;
mod role;
mod texts;

use super::choice::Choice;
use super::desk::{Desk, Said};
use super::list::id;
use super::message::Message;
use super::rule::RuleId;
use crate::check::{Leaf, Single};
use crate::codes::CodeSets;
use role::Role;

/// The rules on single values, at work on one input.
pub(super) struct Values<'b> {
    codes: &'b CodeSets,
    /// Which of its rules are on.
    on: [bool; RULES.len()],
    /// How often a value of each role, by its number, was looked at since the desk was told.
    seen: Vec<u64>,
    /// When the message was made, as far as it was said: `2026-09`.
    created: Option<[u8; 7]>,
    /// The currency seen last, which is in use, and its decimals.
    currency: ([u8; 3], Option<u8>),
    /// For each set, by its number, the code seen last that is to be used.
    known: codes::Recent,
    texts: texts::State,
}

/// The rules on single values.
#[derive(Clone, Copy, Debug)]
enum Own {
    Iban,
    Bic,
    Lei,
    Country,
    Currency,
    Amount,
    Leading,
    Lookalike,
    External,
    Status,
    Reason,
    Swift,
    Mojibake,
    Blank,
    Slash,
    Zero,
    Length,
}

/// The same, in that order.
const RULES: [RuleId; 17] = [
    id::DT_IBAN,
    id::DT_BIC,
    id::DT_LEI,
    id::DT_COUNTRY,
    id::DT_CURRENCY_CODE,
    id::DT_CURRENCY_AMOUNT,
    id::CNT_LEADING,
    id::ACC_OTHR_LOOKS_LIKE_IBAN,
    id::COD_EXTERNAL,
    id::STS_CODE_BY_VERSION_N,
    id::STS_REASON_CODE_KNOWN,
    id::CHR_SWIFT,
    id::CHR_MOJIBAKE,
    id::REF_BLANK,
    id::REF_SLASH,
    id::AMT_POSITIVE,
    id::REF_LENGTH_MT,
];

impl<'b> Values<'b> {
    pub(super) fn new(choice: &'b Choice) -> Values<'b> {
        let codes = choice.codes();
        Values {
            codes,
            on: [false; RULES.len()],
            seen: vec![0; Role::numbers(codes.sets().len())],
            created: None,
            currency: (*b"EUR", Some(2)),
            known: codes::Recent::default(),
            texts: texts::State::new(choice),
        }
    }

    /// A message starts, of a kind that rules know or not.
    pub(super) fn begin(&mut self, message: Option<&Message<'_>>, desk: &mut Desk<'_>) {
        self.settle(desk);
        self.created = None;
        self.on = [false; RULES.len()];
        if let Some(message) = message {
            self.on = RULES.map(|rule| desk.is_on(rule));
            self.texts.begin(message);
        }
    }

    /// Tells the desk how often the rules had something to check.
    pub(super) fn settle(&mut self, desk: &mut Desk<'_>) {
        for role in 0..self.seen.len() {
            let times = std::mem::take(&mut self.seen[role]);
            for rule in self.rules_of(Role::of(role as u16)).iter().filter(|_| times > 0) {
                desk.applied_times(RULES[*rule as usize], times);
            }
        }
    }

    /// Whether a rule is on.
    #[inline]
    fn is_on(&self, rule: Own) -> bool {
        self.on[rule as usize]
    }

    /// What the values of an element are.
    pub(super) fn role(&self, leaf: &Leaf<'_>) -> u16 {
        let number = |name: &str| u16::try_from(self.codes.number(name)?).ok();
        Role::in_schema(leaf, number).number()
    }

    /// Whether nothing is to be said of a value; `attribute` is that of its element. Then it
    /// is counted: another is when it is judged.
    #[inline]
    pub(super) fn admits(&mut self, role: u16, value: &[u8], attribute: &[u8]) -> bool {
        let is_right = match Role::of(role) {
            // Most values are one of these.
            Role::Identification => self.admits_identification(value),
            Role::PaymentIdentification => {
                self.admits_length(value) && self.admits_identification(value)
            }
            Role::Text => self.admits_text(value),
            other => self.admits_other(other, value, attribute),
        };
        self.count(role, u64::from(is_right));
        is_right
    }

    /// Values of that role were looked at.
    #[inline]
    fn count(&mut self, role: u16, times: u64) {
        if let Some(seen) = self.seen.get_mut(usize::from(role)) {
            *seen += times;
        }
    }

    /// The rules on values of a role.
    fn rules_of(&self, role: Role) -> &'static [Own] {
        match role {
            Role::None | Role::Created => &[],
            Role::Iban => &[Own::Iban],
            Role::Bic => &[Own::Bic],
            Role::Lei => &[Own::Lei],
            Role::Country => &[Own::Country],
            Role::Currency => &[Own::Currency],
            Role::Amount => &[Own::Currency, Own::Amount],
            Role::PaidAmount => &[Own::Currency, Own::Amount, Own::Zero],
            Role::Count => &[Own::Leading],
            Role::Identification => &[Own::Swift, Own::Mojibake, Own::Blank, Own::Slash],
            Role::PaymentIdentification => {
                &[Own::Swift, Own::Mojibake, Own::Blank, Own::Slash, Own::Length]
            }
            Role::OtherAccount => &[Own::Lookalike],
            Role::Text => &[Own::Swift, Own::Mojibake],
            Role::Code(set) => match self.rule_of(set) {
                Own::Status => &[Own::Status],
                Own::Reason => &[Own::Reason],
                _ => &[Own::External],
            },
        }
    }

    #[inline(never)]
    fn admits_other(&mut self, role: Role, value: &[u8], attribute: &[u8]) -> bool {
        match role {
            Role::None | Role::Identification | Role::PaymentIdentification | Role::Text => true,
            Role::Iban => self.admits_iban(value),
            Role::Bic => self.admits_bic(value),
            Role::Lei => self.admits_lei(value),
            Role::Country => self.admits_country(value),
            Role::Currency => self.admits_currency(value),
            Role::Amount => self.admits_amount(value, attribute),
            Role::PaidAmount => self.admits_paid(value) && self.admits_amount(value, attribute),
            Role::Created => self.admits_created(value),
            Role::Count => self.admits_count(value),
            Role::OtherAccount => self.admits_other_account(value),
            Role::Code(set) => self.admits_code(set, value),
        }
    }

    /// Says what is wrong with a value that was not admitted.
    pub(super) fn judge(&mut self, single: &Single<'_>, desk: &mut Desk<'_>) {
        self.count(single.role, 1);
        match Role::of(single.role) {
            Role::None | Role::Created => {}
            Role::Iban => self.judge_iban(single, desk),
            Role::Bic => self.judge_bic(single, desk),
            Role::Lei => self.judge_lei(single, desk),
            Role::Country => self.judge_country(single, desk),
            Role::Currency => self.judge_currency(single, single.value, desk),
            Role::Amount => self.judge_amount(single, desk),
            Role::PaidAmount => self.judge_paid(single, desk),
            Role::Count => self.judge_count(single, desk),
            Role::Identification => self.judge_identification(single, desk),
            Role::PaymentIdentification => self.judge_payment_identification(single, desk),
            Role::OtherAccount => self.judge_other_account(single, desk),
            Role::Text => self.judge_text(single, desk),
            Role::Code(set) => self.judge_code(set, single, desk),
        }
    }

    /// Keeps when the message was made.
    fn admits_created(&mut self, value: &[u8]) -> bool {
        if self.created.is_none() {
            self.created = value.trim_ascii().first_chunk::<7>().copied();
        }
        true
    }

    /// The month in which the message was made.
    fn month(&self) -> Option<&str> {
        std::str::from_utf8(self.created.as_ref()?).ok()
    }
}

/// What is wrong with a value, which is shown.
fn said(single: &Single<'_>, message: impl Into<String>) -> Said {
    Said::new(message, single.path, single.place).found(String::from_utf8_lossy(single.value))
}
