//! Identifications that must not repeat in a message.

use crate::check::{Interest, Record};
use crate::diagnostic::Severity;
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;
use crate::rules::message::Message;
use crate::rules::part::{Part, Task};
use crate::rules::rule::RuleId;
use crate::rules::unique::{Met, Unique};
use crate::rules::words::NOT_PROVIDED;

/// An identification that must not repeat.
struct Kind {
    rule: RuleId,
    families: &'static [&'static str],
    /// From the context of the transactions, or of the batches.
    path: &'static str,
    what: &'static str,
    reason: Option<&'static str>,
    /// It begins anew with each batch.
    in_batch: bool,
    at_most: Severity,
}

const OF_TRANSACTIONS: [Kind; 4] = [
    Kind {
        rule: id::UNI_END_TO_END_ID,
        families: &["pain.001", "pain.008", "pacs.008"],
        path: "PmtId/EndToEndId",
        what: "end-to-end identification",
        reason: Some("DU04"),
        in_batch: false,
        at_most: Severity::Error,
    },
    Kind {
        rule: id::UNI_INSTR_ID,
        families: &["pain.001", "pain.008", "pacs.008"],
        path: "PmtId/InstrId",
        what: "instruction identification",
        reason: Some("DU05"),
        in_batch: true,
        at_most: Severity::Error,
    },
    Kind {
        rule: id::DT_UETR,
        families: &["pain.001", "pain.008", "pacs.008"],
        path: "PmtId/UETR",
        what: "UETR",
        reason: None,
        in_batch: false,
        at_most: Severity::Error,
    },
    Kind {
        rule: id::DT_UETR,
        families: &["pain.002", "pacs.002"],
        path: "OrgnlUETR",
        what: "UETR",
        reason: None,
        in_batch: false,
        at_most: Severity::Warning,
    },
];

struct Uniqueness {
    transaction: Option<String>,
    batch: Option<String>,
    kinds: Vec<(&'static Kind, Unique)>,
    /// The identifications of batches.
    batches: Unique,
    /// The transactions of the message so far, those of the batch, and the batches.
    number: u32,
    in_batch: u32,
    batch_number: u32,
    most: u64,
}

/// The identifications of a message.
pub(in crate::rules) fn part(task: &Task<'_>) -> Option<Box<dyn Part>> {
    let message = &task.message;
    let most = task.choice.max_unique();
    let is_due = |kind: &&Kind| message.is(kind.families) && task.is_on(kind.rule);
    let due = OF_TRANSACTIONS.iter().filter(is_due);
    let kinds: Vec<(&Kind, Unique)> = due.map(|kind| (kind, Unique::new(most))).collect();
    let has_batches = message.is(&["pain.001", "pain.008"]);
    let batch = has_batches.then(|| message.path("PmtInf"));
    let is_on = !kinds.is_empty() || (has_batches && task.is_on(id::UNI_PMT_INF_ID));
    is_on.then(|| {
        Box::new(Uniqueness {
            transaction: transactions(message).filter(|_| !kinds.is_empty()),
            batch,
            kinds,
            batches: Unique::new(most),
            number: 0,
            in_batch: 0,
            batch_number: 0,
            most,
        }) as Box<dyn Part>
    })
}

fn transactions(message: &Message<'_>) -> Option<String> {
    super::transactions(message).or_else(|| match message.family {
        "pain.002" => Some(message.path("OrgnlPmtInfAndSts/TxInfAndSts")),
        "pacs.002" => Some(message.path("TxInfAndSts")),
        _ => None,
    })
}

impl Part for Uniqueness {
    fn interests(&self) -> Vec<Interest> {
        let paths: Vec<&str> = self.kinds.iter().map(|(kind, _)| kind.path).collect();
        let transaction = self.transaction.iter().map(|path| Interest::new(path, &paths).record());
        let batch = self.batch.iter().map(|path| Interest::new(path, &["PmtInfId"]));
        transaction.chain(batch).collect()
    }

    fn closed(&mut self, interest: usize, record: &Record<'_>, desk: &mut Desk<'_>) {
        if interest == 0 && self.transaction.is_some() {
            self.transaction(record, desk);
        } else {
            self.batch(record, desk);
        }
    }
}

impl Uniqueness {
    fn transaction(&mut self, record: &Record<'_>, desk: &mut Desk<'_>) {
        self.number = self.number.saturating_add(1);
        self.in_batch = self.in_batch.saturating_add(1);
        for (at, (kind, unique)) in self.kinds.iter_mut().enumerate() {
            let Some(id) = record.sound_bytes(at).filter(|id| *id != NOT_PROVIDED) else {
                continue;
            };
            desk.applied(kind.rule);
            let number = if kind.in_batch { self.in_batch } else { self.number };
            match unique.meet(id, number) {
                Met::New => {}
                Met::Unknown => desk.not_run(kind.rule, past(self.most)),
                Met::Before(first) => {
                    let scope = if kind.in_batch { "batch" } else { "message" };
                    let message = format!(
                        "the {} is that of transaction {first} of the {scope} too",
                        kind.what
                    );
                    let said = Said::at(record, at, message)
                        .help("give each transaction an identification of its own")
                        .at_most(kind.at_most);
                    desk.say(
                        kind.rule,
                        match kind.reason {
                            Some(reason) => said.reason(reason),
                            None => said,
                        },
                    );
                }
            }
        }
    }

    fn batch(&mut self, record: &Record<'_>, desk: &mut Desk<'_>) {
        for (_, unique) in self.kinds.iter_mut().filter(|(kind, _)| kind.in_batch) {
            unique.clear();
        }
        self.batch_number = self.batch_number.saturating_add(1);
        self.in_batch = 0;
        let Some(id) = record.sound_bytes(0) else { return };
        desk.applied(id::UNI_PMT_INF_ID);
        match self.batches.meet(id, self.batch_number) {
            Met::New => {}
            Met::Unknown => desk.not_run(id::UNI_PMT_INF_ID, past(self.most)),
            Met::Before(first) => {
                let message = format!("the identification repeats that of batch {first}");
                let said = Said::at(record, 0, message)
                    .help("give each batch an identification of its own")
                    .reason("DU02");
                desk.say(id::UNI_PMT_INF_ID, said);
            }
        }
    }
}

pub(super) fn past(most: u64) -> String {
    format!("not run past {most} identifications (--max-unique)")
}
