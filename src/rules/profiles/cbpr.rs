//! CBPR+: the relay of one payment, the size of remittance information, what is repeated in
//! addresses and instructions.

use crate::check::{Interest, Record};
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;
use crate::rules::part::{Part, Task};
use crate::rules::payments::transactions;
use crate::rules::rule::RuleId;

/// Characters of all structured remittance information of a payment.
const LARGEST: usize = 9_000;

/// Structured remittance information.
const STRUCTURED: &str = "RmtInf/Strd";

/// Steps from there to the values that are farthest below, those of tax records.
const DEEPEST: usize = 7;

/// Addresses of a transaction.
const ADDRESSES: [&str; 4] =
    ["Cdtr/PstlAdr", "UltmtDbtr/PstlAdr", "UltmtCdtr/PstlAdr", "CdtrAgt/FinInstnId/PstlAdr"];
/// The lines of an address, and what should not be repeated in them.
const PARTS: [&str; 4] = ["AdrLine", "TwnNm", "PstCd", "StrtNm"];

/// Instructions, of which each stands once.
const INSTRUCTIONS: &str = "InstrForCdtrAgt/Cd";

const RULES: [RuleId; 4] = [
    id::RMT_STRD_MAX_SIZE,
    id::CBPR_PMT_INF_ID_EQ_MSG_ID,
    id::ADR_NO_DUPLICATE,
    id::INS_CDTR_AGT_CODES,
];

struct Cbpr {
    transaction: String,
    /// The batch that a relayed payment is alone in.
    batch: Option<String>,
}

/// The payments of a customer, or those between banks.
pub(in crate::rules) fn part(task: &Task<'_>) -> Option<Box<dyn Part>> {
    let is_due = task.message.is(&["pain.001", "pacs.008"]) && task.is_any_on(&RULES);
    let transaction = transactions(&task.message).filter(|_| is_due)?;
    let batch = task.message.is(&["pain.001"]).then(|| task.message.path("PmtInf"));
    Some(Box::new(Cbpr { transaction, batch }))
}

impl Part for Cbpr {
    fn interests(&self) -> Vec<Interest> {
        let address =
            |path: &&str| Interest::new(&format!("{}/{path}", self.transaction), &PARTS).record();
        let batch =
            self.batch.iter().map(|batch| Interest::new(batch, &["PmtInfId", "../GrpHdr/MsgId"]));
        let mut interests = vec![
            structured(&self.transaction),
            Interest::new(&self.transaction, &[INSTRUCTIONS]).record().only_with(&[INSTRUCTIONS]),
        ];
        interests.extend(ADDRESSES.iter().map(address));
        interests.extend(batch);
        interests
    }

    fn closed(&mut self, interest: usize, record: &Record<'_>, desk: &mut Desk<'_>) {
        match interest {
            0 => size(record, desk),
            1 => instructions(record, desk),
            at if at < 2 + ADDRESSES.len() => repeated(record, desk),
            _ => identification(record, desk),
        }
    }
}

/// All that stands in structured remittance information.
fn structured(transaction: &str) -> Interest {
    let paths = (0..=DEEPEST).map(|steps| STRUCTURED.to_owned() + &"/*".repeat(steps));
    let values = paths.collect();
    Interest { context: transaction.to_owned(), values, ..Interest::default() }.record()
}

fn size(record: &Record<'_>, desk: &mut Desk<'_>) {
    let Some(place) = record.place(0) else { return };
    desk.applied(id::RMT_STRD_MAX_SIZE);
    let texts = (1..=DEEPEST).flat_map(|at| record.values(at));
    let sum: usize = texts.map(|value| String::from_utf8_lossy(value.text).chars().count()).sum();
    if sum > LARGEST {
        let message = format!("structured remittance information of {sum} characters");
        let said = Said::new(message, format!("{}/RmtInf", record.path()), place)
            .expected(format!("at most {LARGEST}"))
            .help("send the details apart, and refer to them");
        desk.say(id::RMT_STRD_MAX_SIZE, said);
    }
}

fn identification(record: &Record<'_>, desk: &mut Desk<'_>) {
    let (Some(own), Some(message)) = (record.sound(0), record.sound(1)) else { return };
    desk.applied(id::CBPR_PMT_INF_ID_EQ_MSG_ID);
    if own != message {
        let text = "in a relayed payment the batch has the identification of the message";
        let said = Said::at(record, 0, text)
            .expected("the MsgId of the message")
            .help("send one batch a message, with one identification");
        desk.say(id::CBPR_PMT_INF_ID_EQ_MSG_ID, said);
    }
}

fn instructions(record: &Record<'_>, desk: &mut Desk<'_>) {
    let codes: Vec<&[u8]> = record.values(0).map(|value| value.text.trim_ascii()).collect();
    if codes.len() < 2 {
        return;
    }
    desk.applied(id::INS_CDTR_AGT_CODES);
    let again = (1..codes.len()).find(|at| codes[..*at].contains(&codes[*at]));
    let Some(place) = again.and_then(|at| record.values(0).nth(at)).map(|v| v.place()) else {
        return;
    };
    let path = format!("{}/{INSTRUCTIONS}", record.path());
    let said = Said::new("an instruction for the creditor's agent stands twice", path, place)
        .help("keep one of the two");
    desk.say(id::INS_CDTR_AGT_CODES, said);
}

fn repeated(record: &Record<'_>, desk: &mut Desk<'_>) {
    let lines: Vec<String> =
        record.values(0).map(|line| String::from_utf8_lossy(line.text).to_uppercase()).collect();
    let parts = (1..PARTS.len()).filter_map(|at| Some((at, record.sound(at)?.to_uppercase())));
    let parts: Vec<(usize, String)> = parts.filter(|(_, part)| part.len() > 2).collect();
    if lines.is_empty() || parts.is_empty() {
        return;
    }
    desk.applied(id::ADR_NO_DUPLICATE);
    for (at, part) in parts {
        if let Some(line) = lines.iter().position(|line| line.contains(&part)) {
            let place = record.values(0).nth(line).map(|value| value.place());
            let message = format!("the line repeats {} of the address", PARTS[at]);
            let path = format!("{}/AdrLine", record.path());
            let said = Said::new(message, path, place.unwrap_or_else(|| record.start()))
                .help("leave it out of the line");
            desk.say(id::ADR_NO_DUPLICATE, said);
        }
    }
}
