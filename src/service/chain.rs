//! The way of a payment from agent to agent.

use super::Say;
use super::shape::text;
use crate::diagnostic::codes;
use crate::json::{Fault, Value};

/// Says it if an event does not start where the one before it went. A status update
/// moves nothing, but may say to whom the payment was passed on. A cover payment goes
/// its own way.
pub(super) fn check_chain(events: &[&Value], say: Say<'_>) {
    let cover = |event: &&&Value| kind(event).starts_with("CO");
    check_way(events.iter().filter(|event| !cover(event)), say);
    check_way(events.iter().filter(cover), say);
}

fn check_way<'a>(events: impl Iterator<Item = &'a &'a Value>, say: Say<'_>) {
    let mut holder: Option<&str> = None;
    for event in events {
        if kind(event).ends_with("SU") {
            holder = text(event, "forwarded_to_agent").or(holder);
            continue;
        }
        // Requests to cancel and the like move nothing either.
        if !matches!(kind(event), "" | "CTPT" | "COPT") {
            continue;
        }
        if let (Some(holder), Some(from)) = (holder, text(event, "from"))
            && !is_same_agent(holder, from)
            && let Some(value) = event.member("from")
        {
            let message = "the payment goes on from another agent than it had gone to";
            say(Fault::new(&codes::EVENT_CHAIN, value.span, message).found(from));
        }
        holder = text(event, "to");
    }
}

fn kind(event: &Value) -> &str {
    text(event, "tracker_event_type").unwrap_or_default()
}

/// A BIC without a branch is that of the head office.
fn is_same_agent(a: &str, b: &str) -> bool {
    let head =
        |bic: &str| bic.strip_suffix("XXX").filter(|b| b.len() == 8).unwrap_or(bic).to_owned();
    head(a) == head(b)
}
