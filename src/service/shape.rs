//! The published shape of a payload: which members it has, and what they hold.
//!
//! Members that a shape does not name are passed over: the documents add some without
//! notice, and RFC 6749 tells clients to ignore what they do not know. A member that is
//! `null` counts as one that is not there.

use super::Say;
use crate::diagnostic::{Code, codes};
use crate::json::{Data, Fault, Kind, Span, Value};
use crate::value::{
    Decimal, is_bic, is_country, is_currency_form, is_date, is_date_time, is_uetr, minor_units,
    nearest, uetr_fault,
};

/// The members of an object.
pub(super) type Shape = &'static [Field];

/// A member that an object may or must have.
pub(super) struct Field {
    name: &'static str,
    holds: Holds,
    required: bool,
}

/// A member that must be there.
pub(super) const fn must(name: &'static str, holds: Holds) -> Field {
    Field { name, holds, required: true }
}

/// A member that may be left out.
pub(super) const fn may(name: &'static str, holds: Holds) -> Field {
    Field { name, holds, required: false }
}

/// What a member holds.
#[derive(Clone, Copy)]
pub(super) enum Holds {
    /// A string of at least one character.
    Text,
    /// `true` or `false`
    Flag,
    /// A number, or a string of digits: the documents have both.
    Digits,
    /// One of the codes that the documents list.
    Code(&'static [&'static str]),
    /// A day.
    Date,
    /// A date and time.
    DateTime,
    /// A day, with or without a time: the documents say the one and show the other.
    Moment,
    /// A UETR.
    Uetr,
    /// A BIC.
    Bic,
    /// A currency code.
    Currency,
    /// A country code.
    Country,
    /// An amount without sign, as a string.
    Amount,
    /// An object of these members.
    Object(Shape),
    /// An array of such values.
    List(&'static Holds),
    /// The one or the other, told by the kind of the value.
    Either(&'static Holds, &'static Holds),
}

/// `{"currency": "EUR", "amount": "12.50"}`
pub(super) const MONEY: Holds =
    Holds::Object(&[must("amount", Holds::Amount), must("currency", Holds::Currency)]);

/// A member that is there and not `null`.
pub(super) fn member<'a>(value: &'a Value, name: &str) -> Option<&'a Value> {
    value.member(name).filter(|value| value.kind() != Kind::Null)
}

/// The text of a member that is a string.
pub(super) fn text<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    member(value, name)?.text()
}

/// Whether a member of that name is in the shape, at any depth.
#[cfg(feature = "cli")]
pub(super) fn has_name(shape: Shape, name: &str) -> bool {
    shape.iter().any(|field| field.name == name || holds_name(field.holds, name))
}

#[cfg(feature = "cli")]
fn holds_name(holds: Holds, name: &str) -> bool {
    match holds {
        Holds::Object(shape) => has_name(shape, name),
        Holds::List(holds) => holds_name(*holds, name),
        Holds::Either(one, other) => holds_name(*one, name) || holds_name(*other, name),
        _ => false,
    }
}

/// Checks the members of an object.
pub(super) fn check(object: &Value, shape: Shape, say: Say<'_>) {
    for field in shape {
        match member(object, field.name) {
            Some(value) => check_value(value, field.holds, say),
            None if field.required => say(missing(object, shape, field.name)),
            None => {}
        }
    }
    if let (Some(currency), Some(amount)) = (text(object, "currency"), member(object, "amount")) {
        check_decimals(amount, currency, say);
    }
}

/// Says it if none of several members is there, one of which must be.
pub(super) fn check_any(object: &Value, names: &[&str], say: Say<'_>) {
    if names.iter().any(|name| member(object, name).is_some()) {
        return;
    }
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    let message = match names.as_slice() {
        [one] => format!("{one} is missing"),
        several => format!("none of {} is there", several.join(", ")),
    };
    say(Fault::new(&codes::MEMBER_MISSING, brace(object), message).expected(names.join(" or ")));
}

/// The brace that opens an object: the place of what is not in it.
pub(super) fn brace(object: &Value) -> Span {
    Span { to: object.span.from + 1, ..object.span }
}

fn missing(object: &Value, shape: Shape, name: &str) -> Fault {
    let known = |other: &str| shape.iter().any(|field| field.name == other);
    let others = object.members().iter().map(|m| m.name.as_str()).filter(|other| !known(other));
    let meant = nearest(name, others, 1);
    let help = match meant.first() {
        Some(other) => format!("write `{name}` for `{other}`"),
        None => format!("add `{name}`"),
    };
    let message = format!("`{name}` is missing");
    Fault::new(&codes::MEMBER_MISSING, brace(object), message)
        .expected(format!("`{name}`"))
        .help(help)
}

fn check_value(value: &Value, holds: Holds, say: Say<'_>) {
    match (holds, &value.data) {
        (Holds::Object(shape), Data::Object(_)) => check(value, shape, say),
        (Holds::List(holds), Data::Array(items)) => {
            for item in items {
                check_value(item, *holds, say);
            }
        }
        (Holds::Either(one, other), _) => {
            let holds = if fits(*one, value.kind()) { one } else { other };
            check_value(value, *holds, say);
        }
        (Holds::Flag, Data::Bool(_)) | (Holds::Digits, Data::Number(_)) => {}
        (Holds::Flag | Holds::Object(_) | Holds::List(_), _) => say(other_kind(value, holds)),
        (holds, Data::String(text)) => check_text(value, text, holds, say),
        (holds, _) => say(other_kind(value, holds)),
    }
}

/// Whether a value of that kind may be what is held.
fn fits(holds: Holds, kind: Kind) -> bool {
    kind == kind_of(holds) || (matches!(holds, Holds::Digits) && kind == Kind::Number)
}

const fn kind_of(holds: Holds) -> Kind {
    match holds {
        Holds::Flag => Kind::Boolean,
        Holds::Object(_) => Kind::Object,
        Holds::List(_) => Kind::Array,
        _ => Kind::String,
    }
}

/// The finding for a value of another kind than its member holds.
fn other_kind(value: &Value, holds: Holds) -> Fault {
    wrong_kind(value, kind_of(holds))
}

/// The finding for a value that should be of that kind.
pub(super) fn wrong_kind(value: &Value, kind: Kind) -> Fault {
    let (found, wanted) = (a(value.kind()), a(kind));
    let mut fault =
        Fault::new(&codes::MEMBER_TYPE, value.span, format!("{found} where {wanted} must stand"))
            .expected(wanted)
            .found(found);
    if kind == Kind::String && value.kind() == Kind::Number {
        fault = fault.help("put it in quotes");
    }
    fault
}

/// The kind with its article.
const fn a(kind: Kind) -> &'static str {
    match kind {
        Kind::Null => "null",
        Kind::Boolean => "a boolean",
        Kind::Number => "a number",
        Kind::String => "a string",
        Kind::Array => "an array",
        Kind::Object => "an object",
    }
}

/// ISO 20022 lets the offset be absent, RFC 3339 does not: it is no fault here.
const DATE_TIME: &str = "YYYY-MM-DDThh:mm:ss, best with Z or an offset";

fn check_text(value: &Value, text: &str, holds: Holds, say: Say<'_>) {
    if text.is_empty() {
        let fault = Fault::new(&codes::MEMBER_VALUE, value.span, "an empty string");
        say(fault.expected("at least one character"));
        return;
    }
    let wrong =
        |code: &'static Code, message: String| Fault::new(code, value.span, message).found(text);
    let fault = match holds {
        Holds::Code(known) if !known.contains(&text) => {
            let message = "the public document does not list this code".to_owned();
            let fault = wrong(&codes::CODE_UNLISTED, message).expected(known.join(", "));
            match nearest(text, known.iter().copied(), 1).first() {
                Some(meant) => fault.help(format!("{meant} is listed")),
                None => fault,
            }
        }
        Holds::Uetr if !is_uetr(text) => {
            let message = format!("no UETR: {}", uetr_fault(text));
            wrong(&codes::UETR_FORM, message).expected("a UUID of version 4 in lower case")
        }
        Holds::Bic if !is_bic(text) => {
            let message = "this does not have the form of a BIC".to_owned();
            wrong(&codes::BIC_FORM, message).expected("8 or 11 capital letters and digits")
        }
        Holds::Currency if !is_currency_form(text) => {
            wrong(&codes::MEMBER_VALUE, "this is no currency code".to_owned())
                .expected("three capital letters")
        }
        Holds::Country if !is_country(text) => {
            wrong(&codes::COUNTRY_CODE, "this is no country code".to_owned())
                .expected("a code of two letters of ISO 3166-1")
        }
        Holds::Digits if !text.bytes().all(|byte| byte.is_ascii_digit()) => {
            wrong(&codes::MEMBER_VALUE, "this is no number".to_owned()).expected("digits")
        }
        Holds::Date if !is_date(text) => wrong_date(value, text, "a day that exists, YYYY-MM-DD"),
        Holds::DateTime if !is_date_time(text) => wrong_date(value, text, DATE_TIME),
        Holds::Moment if !is_date(text) && !is_date_time(text) => {
            wrong_date(value, text, "YYYY-MM-DD or YYYY-MM-DDThh:mm:ss")
        }
        Holds::Amount => return check_amount(value, text, say),
        _ => return,
    };
    say(fault);
}

/// The finding for a text that is not the date, or date and time, that it should be.
pub(super) fn wrong_date(value: &Value, text: &str, expected: &str) -> Fault {
    let what = if is_date(text) {
        "a date without time"
    } else if is_date_time(text) {
        "a date and time where a date must stand"
    } else {
        "this is no date of RFC 3339"
    };
    Fault::new(&codes::DATE_FORM, value.span, what).expected(expected).found(text)
}

fn is_amount(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && Decimal::parse(text.as_bytes()).is_some()
}

fn check_amount(value: &Value, text: &str, say: Say<'_>) {
    if is_amount(text) {
        return;
    }
    let fault = |what: &str| Fault::new(&codes::AMOUNT_FORM, value.span, what).found(text);
    let expected = "digits with at most one decimal point";
    say(if text.strip_prefix('-').is_some_and(is_amount) {
        let help = "say the direction in the credit or debit indicator, where there is one";
        fault("an amount below zero").expected("no sign").help(help)
    } else if text.contains(',') {
        fault("a comma in an amount").expected(expected).help("write a decimal point")
    } else {
        fault("this is no amount").expected(expected)
    });
}

/// Says it if an amount has more decimals than its currency.
fn check_decimals(value: &Value, currency: &str, say: Say<'_>) {
    let Some(amount) = value.text().filter(|text| is_amount(text)) else { return };
    let Some(most) = minor_units(currency) else { return };
    let decimals = amount.split_once('.').map_or("", |(_, decimals)| decimals);
    if decimals.trim_end_matches('0').len() <= usize::from(most) {
        return;
    }
    let expected = match most {
        0 => format!("no decimals in {currency}"),
        most => format!("at most {most} decimals in {currency}"),
    };
    let message = "more decimals than the currency has";
    say(Fault::new(&codes::AMOUNT_DECIMALS, value.span, message).expected(expected).found(amount));
}
