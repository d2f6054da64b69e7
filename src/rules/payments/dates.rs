//! Dates of payments against the day on which the message was made, or a day that was given.

use crate::check::{Interest, Record};
use crate::diagnostic::Severity;
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;
use crate::rules::part::{Part, Task};
use crate::rules::rule::RuleId;
use crate::rules::words::counted;
use crate::value::Day;

/// Longest way into the future, in days.
const LONGEST: i64 = 366;
/// Longest way of a SEPA collection into the future, in days.
const LONGEST_LEAD: i64 = 14;
/// How long ago a message may have been made, in days, where today is known.
const OLDEST: i64 = 30;

/// The date on which a batch is executed or collected, in its versions.
const EXECUTION: [&str; 3] = ["ReqdExctnDt", "ReqdExctnDt/Dt", "ReqdExctnDt/DtTm"];
const COLLECTION: [&str; 1] = ["ReqdColltnDt"];
/// The service level, behind the date of a collection.
const SERVICE: usize = 1 + COLLECTION.len();
const LEVEL: &str = "PmtTpInf/SvcLvl/Cd";
const CREATED: &str = "../GrpHdr/CreDtTm";
const SIGNED: &str = "DrctDbtTx/MndtRltdInf/DtOfSgntr";

/// When a message was made, and when its batches are due.
struct Dates {
    root: String,
    today: Option<Day>,
    /// The rule on the date of batches, and where that stands.
    batch: Option<(RuleId, &'static [&'static str])>,
    mandate: Option<String>,
}

const RULES: [RuleId; 5] = [
    id::DAT_REQD_EXCTN_DT,
    id::DAT_REQD_COLLTN_DT,
    id::DAT_CRE_DT_TM_FUTURE,
    id::DAT_MANDATE_SIGNED,
    id::SDD_LEAD_TIME,
];

/// The dates of a message.
pub(in crate::rules) fn part(task: &Task<'_>) -> Option<Box<dyn Part>> {
    let message = &task.message;
    let batch = match message.family {
        "pain.001" => Some((id::DAT_REQD_EXCTN_DT, &EXECUTION[..])),
        "pain.008" => Some((id::DAT_REQD_COLLTN_DT, &COLLECTION[..])),
        _ => None,
    };
    let has_mandates = message.is(&["pain.008"]) && task.is_on(id::DAT_MANDATE_SIGNED);
    task.is_any_on(&RULES).then(|| {
        Box::new(Dates {
            root: message.root(),
            today: task.choice.reference_date().and_then(Day::of),
            batch,
            mandate: has_mandates.then(|| message.path("PmtInf/DrctDbtTxInf")),
        }) as Box<dyn Part>
    })
}

impl Part for Dates {
    fn interests(&self) -> Vec<Interest> {
        let created = ["GrpHdr/CreDtTm", "Assgnmt/CreDtTm"];
        let mut interests = vec![Interest::new(&self.root, &created)];
        if let Some((_, dates)) = self.batch {
            let values: Vec<&str> =
                [CREATED].iter().chain(dates).chain([&LEVEL]).copied().collect();
            interests.push(Interest::new(&format!("{}/PmtInf", self.root), &values));
        }
        if let Some(mandate) = &self.mandate {
            let values = [SIGNED, "../ReqdColltnDt", "../../GrpHdr/CreDtTm"];
            interests.push(Interest::new(mandate, &values).record());
        }
        interests
    }

    fn closed(&mut self, interest: usize, record: &Record<'_>, desk: &mut Desk<'_>) {
        match (interest, self.batch) {
            (0, _) => self.created(record, desk),
            (1, Some((rule, dates))) => {
                self.batch(record, rule, dates, desk);
                if rule == id::DAT_REQD_COLLTN_DT {
                    self.lead_time(record, desk);
                }
            }
            _ => mandate(record, desk),
        }
    }
}

impl Dates {
    fn created(&self, record: &Record<'_>, desk: &mut Desk<'_>) {
        let Some(at) = (0..2).find(|at| record.sound(*at).is_some()) else { return };
        let Some(created) = record.sound(at).and_then(Day::of) else { return };
        let Some(today) = self.today else {
            let why = "no reference date was given (--reference-date)";
            return desk.not_run(id::DAT_CRE_DT_TM_FUTURE, why);
        };
        desk.applied(id::DAT_CRE_DT_TM_FUTURE);
        let message = match created.after(today) {
            ahead if ahead > 1 => format!("the message was made {ahead} days after today"),
            ahead if -ahead > OLDEST => format!("the message was made {} days ago", -ahead),
            _ => return,
        };
        let said = Said::at(record, at, message)
            .help("look at the clock of the program that made it, or make it anew")
            .reason("DT01");
        desk.say(id::DAT_CRE_DT_TM_FUTURE, said);
    }

    fn batch(
        &self,
        record: &Record<'_>,
        rule: RuleId,
        dates: &'static [&'static str],
        desk: &mut Desk<'_>,
    ) {
        let created = record.sound(0).and_then(Day::of);
        let Some(at) = (1..=dates.len()).find(|at| record.sound(*at).is_some_and(is_text)) else {
            return;
        };
        let due = record.sound(at).and_then(Day::of);
        let Some((due, today)) = due.zip(self.today.or(created)) else { return };
        desk.applied(rule);
        // A collection takes at least a day; a payment may be executed at once.
        let least = i64::from(rule == id::DAT_REQD_COLLTN_DT && self.today.is_none());
        let whose = if self.today.is_some() { "the reference date" } else { "the day of creation" };
        let ahead = due.after(today);
        let (message, reason, severity) = if ahead < 0 {
            (format!("the date lies {} before {whose}", days(ahead)), "CH04", Severity::Warning)
        } else if ahead < least {
            (format!("the date is {whose} itself"), "DT01", Severity::Warning)
        } else if ahead > LONGEST {
            (format!("the date lies {} after {whose}", days(ahead)), "CH03", Severity::Warning)
        } else if due.is_weekend() {
            let message =
                "the date is a Saturday or a Sunday: most banks take the next business day";
            (message.to_owned(), "DT01", Severity::Info)
        } else {
            return;
        };
        let said = Said::at(record, at, message)
            .help("choose a business day on which the bank can still do it")
            .reason(reason)
            .at_most(severity);
        desk.say(rule, said);
    }

    /// A SEPA collection is sent at least a business day and at most 14 days before it is due.
    fn lead_time(&self, record: &Record<'_>, desk: &mut Desk<'_>) {
        let created = record.sound(0).and_then(Day::of);
        let due = record.sound(1).and_then(Day::of);
        let Some((due, today)) = due.zip(self.today.or(created)) else { return };
        let is_other = record.has(SERVICE) && record.values(SERVICE).all(|v| v.text != b"SEPA");
        let ahead = due.after(today);
        // What is due today or was due before has a rule of its own.
        if is_other || ahead <= 0 {
            return;
        }
        desk.applied(id::SDD_LEAD_TIME);
        let message = if ahead > LONGEST_LEAD {
            format!("the collection is sent {} ahead", days(ahead))
        } else if today.business_days_to(due) < 1 {
            "no business day lies between the day of sending and the collection".to_owned()
        } else {
            return;
        };
        let said = Said::at(record, 1, message)
            .expected("one business day to 14 days ahead")
            .help("send the collection when the bank can still present it")
            .reason("DT01");
        desk.say(id::SDD_LEAD_TIME, said);
    }
}

/// A mandate is signed before it is used.
fn mandate(record: &Record<'_>, desk: &mut Desk<'_>) {
    let Some(signed) = record.sound(0).and_then(Day::of) else { return };
    let due = record.sound(1).and_then(Day::of);
    let created = record.sound(2).and_then(Day::of);
    if due.is_none() && created.is_none() {
        return;
    }
    desk.applied(id::DAT_MANDATE_SIGNED);
    let message = if due.is_some_and(|due| signed > due) {
        "the mandate was signed after the day of collection"
    } else if created.is_some_and(|created| signed > created) {
        "the mandate was signed after the message was made"
    } else {
        return;
    };
    let said = Said::at(record, 0, message)
        .help("correct the date of signature, or collect when there is a mandate")
        .reason("DT01");
    desk.say(id::DAT_MANDATE_SIGNED, said);
}

/// Not the empty value of an element that holds others.
fn is_text(text: &str) -> bool {
    !text.is_empty()
}

fn days(count: i64) -> String {
    counted(count.unsigned_abs(), "day")
}
