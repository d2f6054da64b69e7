//! The part of the bench that compares a status report with its original.

use super::original::Original;
use super::seen::Seen;
use super::{batch, header, transaction};
use crate::check::{Interest, Record};
use crate::rules::desk::Desk;
use crate::rules::list::id;
use crate::rules::part::{Part, Task};
use crate::rules::rule::RuleId;
use std::sync::Arc;

/// The rules that compare what the report says of the original.
const RULES: [RuleId; 5] =
    [id::ECHO_MSG_ID, id::ECHO_COUNTS, id::ECHO_PMT_INF, id::ECHO_TX, id::ECHO_CRE_DT_TM];

/// Compares a status report with the original that was given.
struct Echo {
    original: Arc<Original>,
    message: String,
    header: String,
    batch: String,
    transaction: String,
    answers: Answers,
}

/// Whether the report answers the original, as far as its header is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answers {
    /// It names the original.
    This,
    /// It names another message.
    Other,
    /// It names no message.
    Open,
}

impl Answers {
    /// Why nothing further is compared; `None` if it is.
    fn obstacle(self) -> Option<&'static str> {
        match self {
            Answers::This => None,
            Answers::Other => Some("the report answers another message than the original given"),
            Answers::Open => Some("the report does not say which message it answers"),
        }
    }
}

/// The comparison of a status report with the original, if one was given.
pub(in crate::rules) fn part(task: &Task<'_>) -> Option<Box<dyn Part>> {
    let message = &task.message;
    let original = Arc::clone(task.original()?);
    let is_due = message.is(&["pain.002"]) && task.is_any_on(&RULES);
    is_due.then(|| {
        Box::new(Echo {
            original,
            message: message.path(""),
            header: message.path("OrgnlGrpInfAndSts"),
            batch: message.path("OrgnlPmtInfAndSts"),
            transaction: message.path("OrgnlPmtInfAndSts/TxInfAndSts"),
            answers: Answers::Open,
        }) as Box<dyn Part>
    })
}

impl Part for Echo {
    fn interests(&self) -> Vec<Interest> {
        vec![
            Interest::new(&self.header, &header::PATHS),
            Interest::new(&self.transaction, &transaction::PATHS).record(),
            Interest::new(&self.batch, &batch::PATHS),
            Interest::new(&self.message, &[]),
        ]
    }

    fn closed(&mut self, interest: usize, record: &Record<'_>, desk: &mut Desk<'_>) {
        let (original, seen) = (&*self.original, Seen(record));
        match interest {
            0 => {
                self.answers = header::identify(original, seen, desk);
                match self.answers.obstacle() {
                    None => header::check(original, seen, desk),
                    Some(why) => RULES[1..].iter().for_each(|rule| desk.not_run(*rule, why)),
                }
            }
            1 if self.answers == Answers::This => transaction::check(original, seen, desk),
            2 if self.answers == Answers::This => batch::check(original, seen, desk),
            1 | 2 => {}
            // Another message may follow.
            _ => self.answers = Answers::Open,
        }
    }
}
