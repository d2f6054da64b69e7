//! Status reports: reasons of rejections, mixtures, counts, and the name of the original.

use super::desk::{Desk, Said};
use super::list::id;
use super::part::{Part, Task};
use super::rule::RuleId;
use super::words::{are, counted};
use crate::check::{Interest, Record, Spot};
use crate::diagnostic::Severity;
use crate::value::Decimal;
use std::collections::{BTreeMap, BTreeSet};

const RULES: [RuleId; 5] = [
    id::STS_REJECT_NEEDS_REASON,
    id::STS_PART_NEEDS_MIX,
    id::STS_PART_COUNTS,
    id::STS_TX_COUNT_VS_STS,
    id::STS_ORGNL_MSG_NM_ID,
];

/// What is read of a group or of a payment information.
const GROUP: [&str; 9] = [
    "GrpSts",
    "PmtInfSts",
    "StsRsnInf/Rsn",
    "OrgnlNbOfTxs",
    "OrgnlCtrlSum",
    "NbOfTxsPerSts/DtldNbOfTxs",
    "NbOfTxsPerSts/DtldSts",
    "NbOfTxsPerSts/DtldCtrlSum",
    "NbOfTxsPerSts",
];
const REASON: usize = 2;
const COUNT: usize = 3;
const SUM: usize = 4;
const DETAILED_COUNT: usize = 5;
const DETAILED_STATUS: usize = 6;
const DETAILED_SUM: usize = 7;
const PER_STATUS: usize = 8;

const NAME: usize = GROUP.len();

/// Names that say that there is none.
const NO_NAME: [&str; 3] = ["EBICS", "NOTPROVIDED", "Not Available"];

struct Status {
    /// The contexts of transactions, of payment informations, of the group and of the message.
    contexts: [String; 4],
    /// The group, which stands before what it is about.
    group: Option<Level>,
    batch: Lower,
    /// What stands below the group: payment informations, or their transactions where these
    /// have no status of their own.
    message: Lower,
    /// How many transactions of the message are listed, by their status.
    listed: BTreeMap<String, u64>,
}

/// What a group or a payment information says.
#[derive(Clone, Debug, Default)]
struct Level {
    status: String,
    place: Option<Spot>,
    /// How many transactions the original had, if that is stated.
    original: Option<u64>,
    has_reason: bool,
    /// By status, what is counted.
    detailed: BTreeMap<String, u64>,
    /// Of a group the first place at which something is counted.
    counted_at: Option<Spot>,
}

/// What stands on the levels below one.
#[derive(Clone, Debug, Default)]
struct Lower {
    statuses: BTreeMap<String, u64>,
    has_reason: bool,
}

impl Lower {
    fn add(&mut self, status: Option<&str>, has_reason: bool) {
        if let Some(status) = status {
            *self.statuses.entry(status.to_owned()).or_default() += 1;
        }
        self.has_reason |= has_reason;
    }

    fn join(&mut self, lower: Lower) {
        for (status, count) in lower.statuses {
            *self.statuses.entry(status).or_default() += count;
        }
        self.has_reason |= lower.has_reason;
    }

    /// Two statuses at least, or one that is a mixture itself.
    fn is_mixed(&self) -> bool {
        self.statuses.len() > 1 || self.statuses.contains_key("PART")
    }
}

/// The statuses of a report to a customer.
pub(super) fn part(task: &Task<'_>) -> Option<Box<dyn Part>> {
    let is_due = task.message.is(&["pain.002"]) && task.is_any_on(&RULES);
    let path = |below: &str| task.message.path(below);
    is_due.then(|| {
        Box::new(Status {
            contexts: [
                path("OrgnlPmtInfAndSts/TxInfAndSts"),
                path("OrgnlPmtInfAndSts"),
                path("OrgnlGrpInfAndSts"),
                path(""),
            ],
            group: None,
            batch: Lower::default(),
            message: Lower::default(),
            listed: BTreeMap::new(),
        }) as Box<dyn Part>
    })
}

impl Part for Status {
    fn interests(&self) -> Vec<Interest> {
        let transaction =
            ["TxSts", "StsRsnInf/Rsn", "../StsRsnInf/Rsn", "../../OrgnlGrpInfAndSts/StsRsnInf/Rsn"];
        let group = [&GROUP[..], &["OrgnlMsgNmId"]].concat();
        let paths: [&[&str]; 4] = [&transaction, &GROUP, &group, &[]];
        let interests = self.contexts.iter().zip(paths).map(|(c, paths)| Interest::new(c, paths));
        interests.enumerate().map(|(at, i)| if at == 0 { i.record() } else { i }).collect()
    }

    fn closed(&mut self, interest: usize, record: &Record<'_>, desk: &mut Desk<'_>) {
        match interest {
            0 => self.transaction(record, desk),
            1 => self.batch(record, desk),
            2 => self.header(record, desk),
            _ => self.message(record, desk),
        }
    }
}

impl Status {
    fn transaction(&mut self, record: &Record<'_>, desk: &mut Desk<'_>) {
        let status = record.sound(0);
        let has_reason = record.has(1);
        self.batch.add(status, has_reason);
        if status != Some("RJCT") {
            return;
        }
        desk.applied(id::STS_REJECT_NEEDS_REASON);
        let is_given = has_reason || record.has(2) || record.has(3);
        if !is_given && record.is_whole() {
            let place = record.place(0).unwrap_or_else(|| record.start());
            no_reason("transaction", format!("{}/TxSts", record.path()), place, desk);
        }
    }

    fn batch(&mut self, record: &Record<'_>, desk: &mut Desk<'_>) {
        let lower = std::mem::take(&mut self.batch);
        let level = Level::of(record, 1);
        let group_has_reason = self.group.as_ref().is_some_and(|group| group.has_reason);
        // Transactions that are rejected too are asked themselves.
        let is_told = lower.has_reason || group_has_reason || lower.statuses.contains_key("RJCT");
        if level.status == "RJCT" && record.is_whole() {
            desk.applied(id::STS_REJECT_NEEDS_REASON);
            if !level.has_reason && !is_told {
                let place = record.place(1).unwrap_or_else(|| record.start());
                let path = format!("{}/PmtInfSts", record.path());
                no_reason("payment information", path, place, desk);
            }
        }
        mixture(record, &level, &lower, 1, desk);
        counts(record, &level, desk);
        if record.is_whole() {
            let place = || record.place(PER_STATUS).unwrap_or_else(|| record.start());
            against_transactions(&level, &lower.statuses, &record.path(), place, desk);
        }
        for (status, count) in &lower.statuses {
            *self.listed.entry(status.clone()).or_default() += count;
        }
        self.message.has_reason |= level.has_reason;
        match level.status.as_str() {
            "" => self.message.join(lower),
            status => self.message.add(Some(status), lower.has_reason),
        }
    }

    fn header(&mut self, record: &Record<'_>, desk: &mut Desk<'_>) {
        let level = Level { counted_at: record.place(PER_STATUS), ..Level::of(record, 0) };
        counts(record, &level, desk);
        name(record, desk);
        self.group = Some(level);
    }

    /// All is known now that a rejected or mixed group is about.
    fn message(&mut self, record: &Record<'_>, desk: &mut Desk<'_>) {
        let Some(group) = self.group.take() else { return };
        let lower = std::mem::take(&mut self.message);
        let listed = std::mem::take(&mut self.listed);
        let place = group.place.unwrap_or_else(|| record.start());
        let path = format!("{}/OrgnlGrpInfAndSts/GrpSts", record.path());
        let is_lower = lower.has_reason || lower.statuses.contains_key("RJCT");
        if group.status == "RJCT" && record.is_whole() {
            desk.applied(id::STS_REJECT_NEEDS_REASON);
            if !group.has_reason && !is_lower {
                no_reason("group", path.clone(), place, desk);
            }
        }
        if let Some(counted_at) = group.counted_at.filter(|_| record.is_whole()) {
            let path = format!("{}/OrgnlGrpInfAndSts", record.path());
            against_transactions(&group, &listed, &path, || counted_at, desk);
        }
        // Of a part of the transactions nothing follows for the others.
        let is_listed =
            group.original.is_none_or(|original| listed.values().sum::<u64>() >= original);
        if group.status == "PART" && record.is_whole() && is_listed {
            desk.applied(id::STS_PART_NEEDS_MIX);
            if !lower.is_mixed() && group.detailed.len() < 2 {
                no_mixture("group", path, place, desk);
            }
        }
    }
}

impl Level {
    fn of(record: &Record<'_>, status: usize) -> Level {
        let text = |value: &[u8]| String::from_utf8_lossy(value.trim_ascii()).into_owned();
        let counts: Vec<Option<u64>> =
            record.values(DETAILED_COUNT).map(|value| text(value.text).parse().ok()).collect();
        let statuses: Vec<String> =
            record.values(DETAILED_STATUS).map(|value| text(value.text)).collect();
        let mut detailed = BTreeMap::new();
        // Of counts that are none, or not one a status, nothing can be said.
        let is_known = counts.iter().all(Option::is_some) && counts.len() == statuses.len();
        for (status, count) in statuses.into_iter().zip(counts).filter(|_| is_known) {
            *detailed.entry(status).or_default() += count.unwrap_or_default();
        }
        Level {
            status: record.sound(status).unwrap_or_default().to_owned(),
            place: record.place(status),
            original: record.number(COUNT),
            has_reason: record.has(REASON),
            detailed,
            counted_at: None,
        }
    }

    /// How many are counted.
    fn counted(&self) -> Option<u64> {
        self.detailed.values().try_fold(0_u64, |sum, one| sum.checked_add(*one))
    }
}

fn no_reason(what: &str, path: String, place: Spot, desk: &mut Desk<'_>) {
    let said = Said::new(format!("the {what} is rejected, and no reason is given"), path, place)
        .found("RJCT")
        .help("add StsRsnInf with the reason code");
    desk.say(id::STS_REJECT_NEEDS_REASON, said);
}

fn no_mixture(what: &str, path: String, place: Spot, desk: &mut Desk<'_>) {
    let message = format!("the {what} is PART, but nothing below it has different statuses");
    let said = Said::new(message, path, place)
        .found("PART")
        .help("use the status that all have, or list what has another");
    desk.say(id::STS_PART_NEEDS_MIX, said);
}

/// A payment information that is PART has transactions with different statuses.
fn mixture(record: &Record<'_>, level: &Level, lower: &Lower, at: usize, desk: &mut Desk<'_>) {
    let listed: u64 = lower.statuses.values().sum();
    let is_listed = level.original.is_none_or(|original| listed >= original);
    if level.status != "PART" || !record.is_whole() || !is_listed {
        return;
    }
    desk.applied(id::STS_PART_NEEDS_MIX);
    if !lower.is_mixed() && level.detailed.len() < 2 {
        let place = record.place(at).unwrap_or_else(|| record.start());
        let path = format!("{}/{}", record.path(), GROUP[at]);
        no_mixture("payment information", path, place, desk);
    }
}

/// What is counted by status is not more than there was.
fn counts(record: &Record<'_>, level: &Level, desk: &mut Desk<'_>) {
    let is_counted = !level.detailed.is_empty();
    if let (Some(sum), Some(original), true) = (level.counted(), level.original, is_counted) {
        desk.applied(id::STS_PART_COUNTS);
        if sum > original {
            let message = format!(
                "{} {} counted by status, the original has {original}",
                counted(sum, "transaction"),
                are(sum)
            );
            say_counts(record, DETAILED_COUNT, message, original.to_string(), desk);
        }
    }
    let mut sums = record.values(DETAILED_SUM).peekable();
    let original = record.decimal(SUM);
    let (Some(original), true) = (original, sums.peek().is_some()) else { return };
    let sum = sums.try_fold(Decimal::ZERO, |sum, one| {
        sum.checked_add(Decimal::parse(one.text.trim_ascii())?)
    });
    let Some(sum) = sum else { return };
    desk.applied(id::STS_PART_COUNTS);
    if sum > original {
        let message =
            format!("the control sums by status add up to {sum}, the original has {original}");
        say_counts(record, DETAILED_SUM, message, original.to_string(), desk);
    }
}

fn say_counts(record: &Record<'_>, at: usize, message: String, most: String, desk: &mut Desk<'_>) {
    let place = record.place(at).unwrap_or_else(|| record.start());
    let said = Said::new(message, record.path_of(at), place)
        .expected(format!("at most {most}"))
        .help("count each transaction under one status");
    desk.say(id::STS_PART_COUNTS, said);
}

/// Where every transaction is listed, as many have a status as are counted under it; so that
/// all of them are counted too.
fn against_transactions(
    level: &Level,
    listed: &BTreeMap<String, u64>,
    path: &str,
    place: impl Fn() -> Spot,
    desk: &mut Desk<'_>,
) {
    let original = level.original.filter(|all| *all == listed.values().sum::<u64>());
    // More than there were is another finding.
    let is_some = level.counted().zip(original).is_some_and(|(counted, all)| counted <= all);
    if level.detailed.is_empty() || !is_some {
        return;
    }
    desk.applied(id::STS_TX_COUNT_VS_STS);
    let statuses: BTreeSet<&String> = level.detailed.keys().chain(listed.keys()).collect();
    let of = |counts: &BTreeMap<String, u64>, status| counts.get(status).copied().unwrap_or(0);
    let apart = statuses.into_iter().filter_map(|status| {
        let (stated, own) = (of(&level.detailed, status), of(listed, status));
        (stated != own)
            .then(|| format!("{stated} {} counted as {status} and {own} listed", are(stated)))
    });
    let apart: Vec<String> = apart.collect();
    if !apart.is_empty() {
        let said = Said::new(apart.join(", "), format!("{path}/NbOfTxsPerSts"), place())
            .help("compare the counts with the transactions listed");
        desk.say(id::STS_TX_COUNT_VS_STS, said);
    }
}

/// The original is named as messages are.
fn name(record: &Record<'_>, desk: &mut Desk<'_>) {
    let Some(name) = record.sound(NAME) else { return };
    desk.applied(id::STS_ORGNL_MSG_NM_ID);
    let (message, severity) = if is_message(name) {
        return;
    } else if NO_NAME.contains(&name) {
        ("the original is not named", Severity::Info)
    } else if is_mt(name) || is_message(&format!("{name}.001.03")) {
        ("the original is named without its version, or by an MT number", Severity::Info)
    } else {
        ("the original is not named as messages are", Severity::Warning)
    };
    let said = Said::at(record, NAME, message)
        .expected("a message identifier such as pain.001.001.03")
        .help("write the identifier in the namespace of the original")
        .at_most(severity);
    desk.say(id::STS_ORGNL_MSG_NM_ID, said);
}

/// `pain.001.001.03`
fn is_message(name: &str) -> bool {
    let parts: Vec<&[u8]> = name.as_bytes().split(|byte| *byte == b'.').collect();
    let are_digits =
        |part: &[u8], count| part.len() == count && part.iter().all(u8::is_ascii_digit);
    matches!(parts.as_slice(), [area, number, variant, version]
        if area.len() == 4
            && area.iter().all(u8::is_ascii_lowercase)
            && are_digits(number, 3)
            && are_digits(variant, 3)
            && are_digits(version, 2))
}

/// `MT101`
fn is_mt(name: &str) -> bool {
    let number = name.strip_prefix("MT").map(str::trim_start);
    number.is_some_and(|digits| digits.len() == 3 && digits.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::{is_message, is_mt};

    #[test]
    fn messages_are_told_from_other_names() {
        assert!(is_message("pain.001.001.03") && is_mt("MT101") && is_mt("MT 103"));
        for name in ["Pain.001.001.03", "pain.001", "pain.001.001.3", "Not Available", "MT101", ""]
        {
            assert!(!is_message(name), "{name}");
        }
        assert!(!is_mt("MTABC") && !is_mt("101"));
    }
}
