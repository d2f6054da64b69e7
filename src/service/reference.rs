//! UETRs beyond their form: such as were typed by hand, and such as stand in a text.

use super::Say;
use crate::diagnostic::codes;
use crate::json::{Data, Fault, Value};
use crate::value::{embedded_uetr, is_test_uetr, is_uetr};

/// Looks at every string of a payload.
pub(super) fn check_references(value: &Value, say: Say<'_>) {
    match &value.data {
        Data::Object(members) => {
            for member in members {
                check_references(&member.value, say);
            }
        }
        Data::Array(items) => {
            for item in items {
                check_references(item, say);
            }
        }
        Data::String(text) if is_uetr(text) => check_drawn(value, text, say),
        Data::String(text) => check_text(value, text, say),
        _ => {}
    }
}

fn check_drawn(value: &Value, text: &str, say: Say<'_>) {
    if is_test_uetr(text) {
        let message = "a UETR that was typed, not drawn at random";
        say(Fault::new(&codes::UETR_TEST_VALUE, value.span, message)
            .expected("a UUID of version 4 of its own for each payment")
            .found(text));
    }
}

fn check_text(value: &Value, text: &str, say: Say<'_>) {
    let Some(found) = embedded_uetr(text).filter(|found| found.uetr.len() < text.len()) else {
        return;
    };
    let fault = if found.capital {
        let message = "a text holds a UETR in capital letters";
        Fault::new(&codes::UETR_CAPITAL, value.span, message).expected("lower case")
    } else {
        Fault::new(&codes::UETR_IN_TEXT, value.span, "a text holds a UETR")
    };
    say(fault.found(found.uetr));
}
