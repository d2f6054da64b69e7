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
    on: On,
    /// How often each rule had something to check since the desk was told.
    applied: Applied,
    /// When the message was made, as far as it was said: `2026-09`.
    created: Option<[u8; 7]>,
    /// The currency seen last, which is in use, and its decimals.
    currency: ([u8; 3], Option<u8>),
    /// For each set, by its number, the code seen last that is to be used.
    known: codes::Recent,
    texts: texts::State,
}

/// Which rules are on.
#[derive(Clone, Copy, Debug, Default)]
struct On {
    iban: bool,
    bic: bool,
    lei: bool,
    country: bool,
    currency: bool,
    amount: bool,
    leading: bool,
    lookalike: bool,
    external: bool,
    status: bool,
    reason: bool,
    swift: bool,
    mojibake: bool,
    blank: bool,
    slash: bool,
}

/// How often rules had something to check.
#[derive(Clone, Copy, Debug, Default)]
struct Applied {
    iban: u64,
    bic: u64,
    lei: u64,
    country: u64,
    currency: u64,
    amount: u64,
    leading: u64,
    lookalike: u64,
    external: u64,
    status: u64,
    reason: u64,
    swift: u64,
    mojibake: u64,
    blank: u64,
    slash: u64,
}

impl<'b> Values<'b> {
    pub(super) fn new(choice: &'b Choice) -> Values<'b> {
        Values {
            codes: choice.codes(),
            on: On::default(),
            applied: Applied::default(),
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
        self.on = On::default();
        if let Some(message) = message {
            self.on = On::at(desk);
            self.texts.begin(message);
        }
    }

    /// Tells the desk how often the rules had something to check.
    pub(super) fn settle(&mut self, desk: &mut Desk<'_>) {
        let applied = std::mem::take(&mut self.applied);
        for (rule, times) in [
            (id::DT_IBAN, applied.iban),
            (id::DT_BIC, applied.bic),
            (id::DT_LEI, applied.lei),
            (id::DT_COUNTRY, applied.country),
            (id::DT_CURRENCY_CODE, applied.currency),
            (id::DT_CURRENCY_AMOUNT, applied.amount),
            (id::CNT_LEADING, applied.leading),
            (id::ACC_OTHR_LOOKS_LIKE_IBAN, applied.lookalike),
            (id::COD_EXTERNAL, applied.external),
            (id::STS_CODE_BY_VERSION_N, applied.status),
            (id::STS_REASON_CODE_KNOWN, applied.reason),
            (id::CHR_SWIFT, applied.swift),
            (id::CHR_MOJIBAKE, applied.mojibake),
            (id::REF_BLANK, applied.blank),
            (id::REF_SLASH, applied.slash),
        ] {
            desk.applied_times(rule, times);
        }
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
        let role = Role::of(role);
        let is_right = self.is_right(role, value, attribute);
        if is_right {
            self.count(role, attribute);
        }
        is_right
    }

    /// A value of that role was looked at.
    #[inline]
    fn count(&mut self, role: Role, attribute: &[u8]) {
        let applied = &mut self.applied;
        match role {
            Role::None | Role::Created => {}
            Role::Iban => applied.iban += 1,
            Role::Bic => applied.bic += 1,
            Role::Lei => applied.lei += 1,
            Role::Country => applied.country += 1,
            Role::Currency => applied.currency += 1,
            Role::Amount if attribute.is_empty() => {}
            Role::Amount => {
                applied.currency += 1;
                applied.amount += 1;
            }
            Role::Count => applied.leading += 1,
            Role::Identification => {
                applied.swift += 1;
                applied.mojibake += 1;
                applied.blank += 1;
                applied.slash += 1;
            }
            Role::OtherAccount => applied.lookalike += 1,
            Role::Text => {
                applied.swift += 1;
                applied.mojibake += 1;
            }
            Role::Code(set) => self.count_code(set),
        }
    }

    #[inline]
    fn is_right(&mut self, role: Role, value: &[u8], attribute: &[u8]) -> bool {
        match role {
            Role::None => true,
            Role::Iban => self.admits_iban(value),
            Role::Bic => self.admits_bic(value),
            Role::Lei => self.admits_lei(value),
            Role::Country => self.admits_country(value),
            Role::Currency => self.admits_currency(value),
            Role::Amount => self.admits_amount(value, attribute),
            Role::Created => self.admits_created(value),
            Role::Count => self.admits_count(value),
            Role::Identification => self.admits_identification(value),
            Role::OtherAccount => self.admits_other_account(value),
            Role::Text => self.admits_text(value),
            Role::Code(set) => self.admits_code(set, value),
        }
    }

    /// Says what is wrong with a value.
    pub(super) fn judge(&mut self, single: &Single<'_>, desk: &mut Desk<'_>) {
        let role = Role::of(single.role);
        self.count(role, single.attribute);
        if self.is_right(role, single.value, single.attribute) {
            return;
        }
        match role {
            Role::None | Role::Created => {}
            Role::Iban => self.judge_iban(single, desk),
            Role::Bic => self.judge_bic(single, desk),
            Role::Lei => self.judge_lei(single, desk),
            Role::Country => self.judge_country(single, desk),
            Role::Currency => self.judge_currency(single, single.value, desk),
            Role::Amount => self.judge_amount(single, desk),
            Role::Count => self.judge_count(single, desk),
            Role::Identification => self.judge_identification(single, desk),
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

impl On {
    fn at(desk: &Desk<'_>) -> On {
        let is_on = |rule: RuleId| desk.is_on(rule);
        On {
            iban: is_on(id::DT_IBAN),
            bic: is_on(id::DT_BIC),
            lei: is_on(id::DT_LEI),
            country: is_on(id::DT_COUNTRY),
            currency: is_on(id::DT_CURRENCY_CODE),
            amount: is_on(id::DT_CURRENCY_AMOUNT),
            leading: is_on(id::CNT_LEADING),
            lookalike: is_on(id::ACC_OTHR_LOOKS_LIKE_IBAN),
            external: is_on(id::COD_EXTERNAL),
            status: is_on(id::STS_CODE_BY_VERSION_N),
            reason: is_on(id::STS_REASON_CODE_KNOWN),
            swift: is_on(id::CHR_SWIFT),
            mojibake: is_on(id::CHR_MOJIBAKE),
            blank: is_on(id::REF_BLANK),
            slash: is_on(id::REF_SLASH),
        }
    }
}

/// What is wrong with a value, which is shown.
fn said(single: &Single<'_>, message: impl Into<String>) -> Said {
    Said::new(message, single.path, single.place).found(String::from_utf8_lossy(single.value))
}
