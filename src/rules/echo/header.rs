//! What a status report says of the original message as a whole.

use super::name::{Naming, compare};
use super::original::Original;
use super::part::Answers;
use super::seen::Seen;
use super::sentinel::is_sentinel;
use super::time::is_same_moment;
use super::totals;
use crate::diagnostic::Severity;
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;

/// What is read of `OrgnlGrpInfAndSts`; count and sum stand where [`totals`] looks for them.
pub(super) const PATHS: [&str; 5] =
    ["OrgnlMsgId", "OrgnlMsgNmId", "OrgnlNbOfTxs", "OrgnlCtrlSum", "OrgnlCreDtTm"];

const MESSAGE: usize = 0;
const NAME: usize = 1;
const CREATED: usize = 4;

/// Finds out whether the report answers the original.
pub(super) fn identify(original: &Original, seen: Seen<'_, '_>, desk: &mut Desk<'_>) -> Answers {
    let Some(own) = &original.header.id else {
        desk.not_run(id::ECHO_MSG_ID, "the MsgId of the original could not be read");
        return Answers::Open;
    };
    let (Some(value), Some(named)) = (seen.value(MESSAGE), seen.text(MESSAGE)) else {
        return Answers::Open;
    };
    desk.applied(id::ECHO_MSG_ID);
    let path = format!("{}/OrgnlMsgId", seen.0.path());
    if *named == **own {
        return Answers::This;
    }
    let is_open = is_sentinel(named);
    let said = if is_open {
        Said::new("the report does not say which message it answers", path, value.place())
            .at_most(Severity::Info)
            .help("ask the bank to repeat the MsgId of the payment; nothing else was compared")
    } else {
        Said::new("the report answers another message than the original", path, value.place())
            .expected("the MsgId of the original")
            .help("give the payment that this report answers; nothing else was compared")
    };
    desk.say(id::ECHO_MSG_ID, said.found(named));
    if is_open { Answers::Open } else { Answers::Other }
}

/// Compares the name of the message, its counts and its creation time.
pub(super) fn check(original: &Original, seen: Seen<'_, '_>, desk: &mut Desk<'_>) {
    check_name(original, seen, desk);
    let own = (original.header.stated, original.header.computed);
    totals::check(id::ECHO_COUNTS, "message", own, seen, desk);
    check_created(original, seen, desk);
}

fn check_name(original: &Original, seen: Seen<'_, '_>, desk: &mut Desk<'_>) {
    let (Some(value), Some(name)) = (seen.value(NAME), seen.text(NAME)) else { return };
    let (message, at_most) = match compare(name, &original.message) {
        Naming::Open => return,
        Naming::Same => return desk.applied(id::ECHO_MSG_ID),
        Naming::Version => {
            ("the report names another version than the original has", Severity::Warning)
        }
        Naming::Other => ("the report names another kind of message", Severity::Error),
    };
    desk.applied(id::ECHO_MSG_ID);
    let path = format!("{}/OrgnlMsgNmId", seen.0.path());
    let said = Said::new(message, path, value.place())
        .expected(original.message.as_str())
        .found(name)
        .at_most(at_most)
        .help("OrgnlMsgNmId repeats the end of the namespace of the original");
    desk.say(id::ECHO_MSG_ID, said);
}

fn check_created(original: &Original, seen: Seen<'_, '_>, desk: &mut Desk<'_>) {
    let (Some(own), Some(value), Some(created)) =
        (&original.header.created, seen.value(CREATED), seen.text(CREATED))
    else {
        return;
    };
    match is_same_moment(created, own) {
        None => desk.not_run(id::ECHO_CRE_DT_TM, "one of the two times has no offset from UTC"),
        Some(is_same) => {
            desk.applied(id::ECHO_CRE_DT_TM);
            if !is_same {
                let path = format!("{}/OrgnlCreDtTm", seen.0.path());
                let message = "the report gives the original another time of creation";
                let said = Said::new(message, path, value.place())
                    .expected(own.as_ref())
                    .found(created)
                    .help("OrgnlCreDtTm repeats the CreDtTm of the original's header");
                desk.say(id::ECHO_CRE_DT_TM, said);
            }
        }
    }
}
