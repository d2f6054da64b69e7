//! The date of cash pooling, which is for payments within a group.

use crate::check::{Interest, Record};
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;
use crate::rules::part::{Part, Task};

const BATCH: usize = 0;
const DATE: &str = "PoolgAdjstmntDt";
/// The category purpose: a code, or an element around one.
const PURPOSES: [&str; 2] = ["PmtTpInf/CtgyPurp", "PmtTpInf/CtgyPurp/Cd"];
const POOLING: [&str; 2] = ["CASH", "INTC"];

struct Pooling {
    batch: String,
    /// A transaction of the batch is one of cash pooling, or may be.
    is_pooled: bool,
}

/// The pooling dates of a credit transfer initiation.
pub(in crate::rules) fn part(task: &Task<'_>) -> Option<Box<dyn Part>> {
    let is_due = task.message.is(&["pain.001"]) && task.is_on(id::DAT_POOL_ADJ);
    let batch = task.message.path("PmtInf");
    is_due.then(|| Box::new(Pooling { batch, is_pooled: false }) as Box<dyn Part>)
}

impl Part for Pooling {
    fn interests(&self) -> Vec<Interest> {
        let transaction = format!("{}/CdtTrfTxInf", self.batch);
        vec![
            Interest::new(&self.batch, &[PURPOSES[0], PURPOSES[1], DATE]),
            Interest::new(&transaction, &PURPOSES).record().only_with(&PURPOSES),
        ]
    }

    fn closed(&mut self, interest: usize, record: &Record<'_>, desk: &mut Desk<'_>) {
        self.is_pooled |= !record.is_whole() || has_purpose(record);
        if interest == BATCH {
            let is_pooled = std::mem::take(&mut self.is_pooled);
            check(record, is_pooled, desk);
        }
    }
}

fn has_purpose(record: &Record<'_>) -> bool {
    (0..PURPOSES.len()).any(|at| record.sound(at).is_some_and(|code| POOLING.contains(&code)))
}

fn check(record: &Record<'_>, is_pooled: bool, desk: &mut Desk<'_>) {
    let at = PURPOSES.len();
    if record.sound(at).is_none() {
        return;
    }
    desk.applied(id::DAT_POOL_ADJ);
    if is_pooled {
        return;
    }
    let message = "a pooling adjustment date stands on payments that are no cash pooling";
    let said = Said::at(record, at, message)
        .help("leave PoolgAdjstmntDt out, or set the category purpose to CASH or INTC");
    desk.say(id::DAT_POOL_ADJ, said);
}
