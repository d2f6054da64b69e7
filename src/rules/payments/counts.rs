//! Numbers of transactions and control sums, of batches and of the whole message.

use crate::check::{Interest, Record};
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;
use crate::rules::part::{Part, Task};
use crate::rules::rule::RuleId;
use crate::value::Decimal;

/// Where the amount of a transaction stands.
const AMOUNTS: [&str; 4] = ["Amt/InstdAmt", "Amt/EqvtAmt/Amt", "InstdAmt", "IntrBkSttlmAmt"];
/// And its currency.
const CURRENCIES: [&str; 4] =
    ["Amt/InstdAmt/@Ccy", "Amt/EqvtAmt/Amt/@Ccy", "InstdAmt/@Ccy", "IntrBkSttlmAmt/@Ccy"];

const TRANSACTION: usize = 0;
const BATCH: usize = 1;
const COUNT: usize = 0;
const SUM: usize = 1;

/// Counts and adds up transactions.
struct Counts {
    root: String,
    transaction: String,
    /// Whether the message has batches.
    has_batches: bool,
    batch: Totals,
    whole: Totals,
    /// The numbers that batches state, added up; `None` if one of them states none.
    stated: Option<u64>,
    batches: u64,
    /// The currency of the first amount.
    currency: Option<String>,
    is_mixed: bool,
}

/// What was counted so far.
#[derive(Clone, Debug)]
struct Totals {
    count: u64,
    sum: Decimal,
    /// Why the number of transactions is not known.
    uncounted: Option<&'static str>,
    /// Why the sum is not known.
    unsummed: Option<&'static str>,
}

impl Totals {
    const NONE: Totals = Totals { count: 0, sum: Decimal::ZERO, uncounted: None, unsummed: None };

    fn add(&mut self, count: u64, sum: Option<Decimal>, why: &'static str) {
        self.count += count;
        match sum.map(|sum| self.sum.checked_add(sum)) {
            Some(Some(sum)) => self.sum = sum,
            Some(None) => self.unsummed = self.unsummed.or(Some(OVERFLOW)),
            None => self.unsummed = self.unsummed.or(Some(why)),
        }
    }

    /// Elements of the context were lost: some may have been transactions.
    fn lose(&mut self) {
        self.uncounted = Some(LOST);
        self.unsummed = Some(LOST);
    }
}

const LOST: &str = "elements are out of place, so that transactions may be missing";
const OVERFLOW: &str = "the sum has more digits than can be held";
const NO_AMOUNT: &str = "an amount is missing or refused";

const RULES: [RuleId; 6] = [
    id::CNT_GRP_HDR_NB_OF_TXS,
    id::CNT_PMT_INF_NB_OF_TXS,
    id::CNT_GRP_VS_PMT,
    id::SUM_GRP_HDR_CTRL_SUM,
    id::SUM_PMT_INF_CTRL_SUM,
    id::SUM_MIXED_CURRENCY,
];

/// The counts of a payment message.
pub(in crate::rules) fn part(task: &Task<'_>) -> Option<Box<dyn Part>> {
    let transaction = super::transactions(&task.message).filter(|_| task.is_any_on(&RULES))?;
    Some(Box::new(Counts {
        root: task.message.root(),
        transaction,
        has_batches: task.message.is(&["pain.001", "pain.008"]),
        batch: Totals::NONE,
        whole: Totals::NONE,
        stated: Some(0),
        batches: 0,
        currency: None,
        is_mixed: false,
    }))
}

impl Part for Counts {
    fn interests(&self) -> Vec<Interest> {
        let values: Vec<&str> = AMOUNTS.iter().chain(&CURRENCIES).copied().collect();
        let mut interests = vec![Interest::new(&self.transaction, &values).record()];
        if self.has_batches {
            let batch = format!("{}/PmtInf", self.root);
            interests.push(Interest::new(&batch, &["NbOfTxs", "CtrlSum"]));
        }
        interests.push(Interest::new(&self.root, &["GrpHdr/NbOfTxs", "GrpHdr/CtrlSum"]));
        interests
    }

    fn closed(&mut self, interest: usize, record: &Record<'_>, desk: &mut Desk<'_>) {
        match interest {
            TRANSACTION => self.transaction(record),
            BATCH if self.has_batches => self.batch(record, desk),
            _ => self.message(record, desk),
        }
    }
}

impl Counts {
    fn transaction(&mut self, record: &Record<'_>) {
        let amount = (0..AMOUNTS.len()).find(|at| record.value(*at).is_some());
        let amount = amount.and_then(|at| {
            let sum = Decimal::parse(record.sound(at)?.as_bytes())?;
            self.currency(record.sound(AMOUNTS.len() + at));
            Some(sum)
        });
        self.batch.add(1, amount, NO_AMOUNT);
    }

    fn currency(&mut self, currency: Option<&str>) {
        match (&self.currency, currency) {
            (None, Some(currency)) => self.currency = Some(currency.to_owned()),
            (Some(known), Some(currency)) => self.is_mixed |= known != currency,
            (_, None) => {}
        }
    }

    fn batch(&mut self, record: &Record<'_>, desk: &mut Desk<'_>) {
        let mut batch = std::mem::replace(&mut self.batch, Totals::NONE);
        if !record.is_whole() {
            batch.lose();
        }
        let counted = (id::CNT_PMT_INF_NB_OF_TXS, "batch", "NbOfTxs", "AM20");
        check_count(record, &batch, counted, desk);
        let summed = (id::SUM_PMT_INF_CTRL_SUM, "batch", "CtrlSum", "AM17");
        check_sum(record, &batch, summed, desk);
        let stated = record.sound(COUNT).and_then(|text| text.parse::<u64>().ok());
        self.stated = self.stated.zip(stated).and_then(|(sum, one)| sum.checked_add(one));
        self.batches += 1;
        self.take(batch);
    }

    fn take(&mut self, batch: Totals) {
        self.whole.add(batch.count, Some(batch.sum), LOST);
        self.whole.uncounted = self.whole.uncounted.or(batch.uncounted);
        self.whole.unsummed = self.whole.unsummed.or(batch.unsummed);
    }

    fn message(&mut self, record: &Record<'_>, desk: &mut Desk<'_>) {
        if !self.has_batches {
            let all = std::mem::replace(&mut self.batch, Totals::NONE);
            self.take(all);
        }
        if !record.is_whole() {
            self.whole.lose();
        }
        let counted = (id::CNT_GRP_HDR_NB_OF_TXS, "header", "GrpHdr/NbOfTxs", "AM19");
        check_count(record, &self.whole, counted, desk);
        let summed = (id::SUM_GRP_HDR_CTRL_SUM, "header", "GrpHdr/CtrlSum", "AM16");
        check_sum(record, &self.whole, summed, desk);
        self.batches_against_header(record, desk);
        self.mixed(record, desk);
    }

    /// Whether the numbers of the batches add up to that of the header, where the transactions
    /// themselves cannot be counted: otherwise the other rules say more.
    fn batches_against_header(&self, record: &Record<'_>, desk: &mut Desk<'_>) {
        let stated = record.sound(COUNT).and_then(|text| text.parse::<u64>().ok());
        let (Some(sum), Some(stated)) = (self.stated, stated) else { return };
        if self.batches == 0 || self.whole.uncounted.is_none() || !record.is_whole() {
            return;
        }
        desk.applied(id::CNT_GRP_VS_PMT);
        if sum != stated {
            let message = format!(
                "the batches state {sum} transactions together, the header states {stated}"
            );
            let said = said(record, COUNT, "GrpHdr/NbOfTxs", message)
                .expected(sum.to_string())
                .help("look for the batch that was added, left out or changed");
            desk.say(id::CNT_GRP_VS_PMT, said);
        }
    }

    fn mixed(&self, record: &Record<'_>, desk: &mut Desk<'_>) {
        if record.sound(SUM).is_none() {
            return;
        }
        desk.applied(id::SUM_MIXED_CURRENCY);
        if self.is_mixed {
            let message = "the control sum adds amounts of several currencies: it is a hash total";
            let said = said(record, SUM, "GrpHdr/CtrlSum", message.to_owned())
                .help("use it to compare files, not as an amount of money");
            desk.say(id::SUM_MIXED_CURRENCY, said);
        }
    }
}

/// What is compared: the rule, who states it, where, and a bank's reason.
type Stated = (RuleId, &'static str, &'static str, &'static str);

fn check_count(record: &Record<'_>, totals: &Totals, stated: Stated, desk: &mut Desk<'_>) {
    let (rule, who, path, reason) = stated;
    let Some(number) = record.sound(COUNT).and_then(|text| text.parse::<u64>().ok()) else {
        return;
    };
    if let Some(why) = totals.uncounted {
        return desk.not_run(rule, why);
    }
    desk.applied(rule);
    if number != totals.count {
        let message = format!(
            "the {who} states {}, there {}",
            counted(number, "transaction"),
            if totals.count == 1 { "is 1".to_owned() } else { format!("are {}", totals.count) }
        );
        let said = said(record, COUNT, path, message)
            .expected(totals.count.to_string())
            .help("correct the number, or look for the transaction that was added or lost")
            .reason(reason);
        desk.say(rule, said);
    }
}

fn check_sum(record: &Record<'_>, totals: &Totals, stated: Stated, desk: &mut Desk<'_>) {
    let (rule, who, path, reason) = stated;
    let Some(sum) = record.sound(SUM).and_then(|text| Decimal::parse(text.as_bytes())) else {
        return;
    };
    if let Some(why) = totals.unsummed {
        return desk.not_run(rule, why);
    }
    desk.applied(rule);
    if sum != totals.sum {
        let difference = sum
            .checked_sub(totals.sum)
            .map_or(String::new(), |difference| format!(", a difference of {}", money(difference)));
        let message = format!(
            "the {who} states a control sum of {}, the amounts add up to {}{difference}",
            money(sum),
            money(totals.sum)
        );
        let said = said(record, SUM, path, message)
            .expected(money(totals.sum))
            .help("correct the sum, or look for the amount that was changed")
            .reason(reason);
        desk.say(rule, said);
    }
}

/// With two decimals at least, as amounts are written.
pub(in crate::rules) fn money(amount: Decimal) -> String {
    let text = amount.to_string();
    match text.split_once('.') {
        None => format!("{text}.00"),
        Some((_, fraction)) if fraction.len() == 1 => format!("{text}0"),
        Some(_) => text,
    }
}

/// `1 transaction`, `3 transactions`.
pub(in crate::rules) fn counted(number: u64, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}

fn said(record: &Record<'_>, value: usize, path: &str, message: String) -> Said {
    let place = record.place(value).unwrap_or_else(|| record.start());
    let found = record.sound(value).unwrap_or_default();
    Said::new(message, format!("{}/{path}", record.path()), place).found(found)
}
