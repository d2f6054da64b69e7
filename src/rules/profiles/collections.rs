//! The sequence type and the scheme of SEPA direct debits, batch by batch.

use crate::check::{Interest, Record};
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;
use crate::rules::part::{Part, Task};
use crate::rules::rule::RuleId;
use crate::rules::words::counted;
use std::collections::BTreeSet;

/// What is read of a transaction; `../` is of its batch.
const PATHS: [&str; 6] = [
    "PmtTpInf",
    "PmtTpInf/SeqTp",
    "PmtTpInf/LclInstrm/Cd",
    "PmtTpInf/SvcLvl/Cd",
    "../PmtTpInf/SvcLvl/Cd",
    "InstdAmt/@Ccy",
];
const OWN: usize = 0;
const SEQUENCE: usize = 1;
const SCHEME: usize = 2;
const SERVICES: [usize; 2] = [3, 4];
const CURRENCY: usize = 5;

/// What is read of a batch.
const BATCH: [&str; 3] = ["PmtTpInf", "PmtTpInf/SeqTp", "PmtTpInf/LclInstrm/Cd"];

/// The schemes that there are; COR1 was withdrawn.
const SCHEMES: [&str; 2] = ["CORE", "B2B"];

const RULES: [RuleId; 2] = [id::SDD_SEQ_TP, id::SDD_LCL_INSTRM];

/// The direct debits of a message.
struct Collections {
    transaction: String,
    batch: String,
    root: String,
    /// Collections of the open batch that leave their type to it.
    left: u64,
    sequences: BTreeSet<String>,
    /// The schemes of the message.
    schemes: BTreeSet<String>,
}

/// The direct debits of a message.
pub(in crate::rules) fn part(task: &Task<'_>) -> Option<Box<dyn Part>> {
    let is_due = task.message.is(&["pain.008"]) && task.is_any_on(&RULES);
    is_due.then(|| {
        Box::new(Collections {
            transaction: task.message.path("PmtInf/DrctDbtTxInf"),
            batch: task.message.path("PmtInf"),
            root: task.message.root(),
            left: 0,
            sequences: BTreeSet::new(),
            schemes: BTreeSet::new(),
        }) as Box<dyn Part>
    })
}

impl Part for Collections {
    fn interests(&self) -> Vec<Interest> {
        vec![
            Interest::new(&self.transaction, &PATHS).record(),
            Interest::new(&self.batch, &BATCH),
            Interest::new(&self.root, &[]),
        ]
    }

    fn closed(&mut self, interest: usize, record: &Record<'_>, desk: &mut Desk<'_>) {
        match interest {
            0 => self.transaction(record, desk),
            1 => self.batch(record, desk),
            _ => self.schemes.clear(),
        }
    }
}

/// It is in euro and names no other service than SEPA.
fn is_sepa(record: &Record<'_>) -> bool {
    let mut services = SERVICES.into_iter().flat_map(|at| record.values(at)).peekable();
    record.sound(CURRENCY) == Some("EUR")
        && (services.peek().is_none() || services.any(|value| value.text == b"SEPA"))
}

impl Collections {
    fn transaction(&mut self, record: &Record<'_>, desk: &mut Desk<'_>) {
        if !is_sepa(record) {
            return;
        }
        if !record.has(OWN) {
            self.left += 1;
            return;
        }
        self.sequence(record, SEQUENCE, "the collection has no sequence type", desk);
        self.scheme(record, SCHEME, "the collection is neither CORE nor B2B", desk);
    }

    fn batch(&mut self, record: &Record<'_>, desk: &mut Desk<'_>) {
        let left = std::mem::take(&mut self.left);
        if left > 0 {
            let left = counted(left, "collection");
            let message = format!("the batch has no sequence type, {left} neither");
            self.sequence(record, 1, &message, desk);
            let message = format!("the batch of {left} is neither CORE nor B2B");
            self.scheme(record, 2, &message, desk);
        }
        let sequences = std::mem::take(&mut self.sequences);
        if sequences.len() > 1 {
            let all: Vec<String> = sequences.into_iter().collect();
            let message = format!("the collections of the batch are {}", all.join(" and "));
            let said = Said::of(record, message)
                .expected("one sequence type a batch")
                .help("make a batch of each sequence type")
                .reason("FF05");
            desk.say(id::SDD_SEQ_TP, said);
        }
    }

    fn sequence(&mut self, record: &Record<'_>, at: usize, lacks: &str, desk: &mut Desk<'_>) {
        desk.applied(id::SDD_SEQ_TP);
        if let Some(sequence) = record.sound(at) {
            self.sequences.insert(sequence.to_owned());
        } else if record.is_absent(at) {
            let said = Said::of(record, lacks).help("add PmtTpInf/SeqTp").reason("FF05");
            desk.say(id::SDD_SEQ_TP, said);
        }
    }

    fn scheme(&mut self, record: &Record<'_>, at: usize, lacks: &str, desk: &mut Desk<'_>) {
        desk.applied(id::SDD_LCL_INSTRM);
        let own = record.sound(at);
        let known = own.filter(|own| SCHEMES.contains(own));
        if known.is_none() && (own.is_some() || record.is_absent(at)) {
            let said = match own {
                Some(_) => Said::at(record, at, lacks),
                None => Said::of(record, lacks),
            };
            let said = said.expected("CORE or B2B").help("set LclInstrm/Cd to CORE or B2B");
            return desk.say(id::SDD_LCL_INSTRM, said.reason("FF05"));
        }
        let Some(known) = known else { return };
        let is_new = self.schemes.insert(known.to_owned());
        if is_new && self.schemes.len() > 1 {
            let message = "the message mixes collections of both schemes";
            let said = Said::at(record, at, message)
                .expected("one scheme a message")
                .help("send the collections of the other scheme in a message of their own")
                .reason("FF05");
            desk.say(id::SDD_LCL_INSTRM, said);
        }
    }
}
