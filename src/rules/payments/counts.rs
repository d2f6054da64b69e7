//! Numbers of transactions and control sums, of batches and of the whole message.

use crate::check::{Interest, Record};
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;
use crate::rules::part::{Part, Task};
use crate::rules::rule::RuleId;
use crate::rules::words::{are, counted, money};
use crate::value::Decimal;

/// Where a family states totals, and what they are of.
struct Layout {
    family: &'static str,
    /// The element that states the totals of the message.
    header: &'static str,
    /// The element around some of the transactions; empty if there is none.
    batch: &'static str,
    /// A batch states totals of its own.
    states: bool,
    /// A message, or a batch, without transactions stands for all of another message.
    may_stand_for_all: bool,
    transaction: &'static str,
    /// Where the amount of a transaction stands, and its currency.
    amounts: &'static [(&'static str, &'static str)],
}

const LAYOUTS: [Layout; 5] = [
    Layout {
        family: "pain.001",
        header: "GrpHdr",
        batch: "PmtInf",
        states: true,
        may_stand_for_all: false,
        transaction: "PmtInf/CdtTrfTxInf",
        amounts: &[
            ("Amt/InstdAmt", "Amt/InstdAmt/@Ccy"),
            ("Amt/EqvtAmt/Amt", "Amt/EqvtAmt/Amt/@Ccy"),
        ],
    },
    Layout {
        family: "pain.008",
        header: "GrpHdr",
        batch: "PmtInf",
        states: true,
        may_stand_for_all: false,
        transaction: "PmtInf/DrctDbtTxInf",
        amounts: &[("InstdAmt", "InstdAmt/@Ccy")],
    },
    Layout {
        family: "pacs.008",
        header: "GrpHdr",
        batch: "",
        states: false,
        may_stand_for_all: false,
        transaction: "CdtTrfTxInf",
        amounts: &[("IntrBkSttlmAmt", "IntrBkSttlmAmt/@Ccy")],
    },
    Layout {
        family: "pain.007",
        header: "GrpHdr",
        batch: "OrgnlPmtInfAndRvsl",
        states: false,
        may_stand_for_all: true,
        transaction: "OrgnlPmtInfAndRvsl/TxInf",
        amounts: &[("RvsdInstdAmt", "RvsdInstdAmt/@Ccy")],
    },
    Layout {
        family: "camt.056",
        header: "CtrlData",
        batch: "Undrlyg",
        states: false,
        may_stand_for_all: true,
        transaction: "Undrlyg/TxInf",
        amounts: &[("OrgnlIntrBkSttlmAmt", "OrgnlIntrBkSttlmAmt/@Ccy")],
    },
];

const TRANSACTION: usize = 0;
const MESSAGE: usize = 1;
const COUNT: usize = 0;
const SUM: usize = 1;

/// Counts and adds up transactions.
struct Counts {
    root: String,
    layout: &'static Layout,
    /// The message began and has not ended.
    is_open: bool,
    batch: Totals,
    whole: Totals,
    /// The numbers that batches state, added up; `None` if one of them states none.
    stated: Option<u64>,
    batches: u64,
    /// The currencies of the amounts; of many the first.
    currencies: Vec<Vec<u8>>,
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

    /// Some transactions are not there to be counted.
    fn lose(&mut self, why: &'static str) {
        self.uncounted = Some(why);
        self.unsummed = Some(why);
    }
}

/// So many currencies are named.
const MOST_NAMED: usize = 5;

const LOST: &str = "elements are out of place, so that transactions may be missing";
const OVERFLOW: &str = "the sum has more digits than can be held";
const NO_AMOUNT: &str = "an amount is missing or refused";
const NOT_LISTED: &str = "the message stands for transactions that it does not list";
const STATED_REFUSED: &str = "the schema refused what is stated";
const NO_END: &str = "the message does not end";

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
    let own = |layout: &&Layout| layout.family == task.message.family;
    let layout = LAYOUTS.iter().find(own).filter(|_| task.is_any_on(&RULES))?;
    Some(Box::new(Counts {
        root: task.message.root(),
        layout,
        is_open: false,
        batch: Totals::NONE,
        whole: Totals::NONE,
        stated: Some(0),
        batches: 0,
        currencies: Vec::new(),
    }))
}

impl Part for Counts {
    fn interests(&self) -> Vec<Interest> {
        let Layout { header, batch, transaction, amounts, .. } = self.layout;
        let currencies = amounts.iter().map(|(_, currency)| *currency);
        let values: Vec<&str> = amounts.iter().map(|(path, _)| *path).chain(currencies).collect();
        let path = |below: &str| format!("{}/{below}", self.root);
        let stated = [format!("{header}/NbOfTxs"), format!("{header}/CtrlSum")];
        let mut interests = vec![
            Interest::new(&path(transaction), &values).record(),
            Interest::new(&self.root, &stated.each_ref().map(String::as_str)),
        ];
        if !batch.is_empty() {
            interests.push(Interest::new(&path(batch), &["NbOfTxs", "CtrlSum"]));
        }
        interests
    }

    fn closed(&mut self, interest: usize, record: &Record<'_>, desk: &mut Desk<'_>) {
        self.is_open = interest != MESSAGE;
        match interest {
            TRANSACTION => self.transaction(record),
            MESSAGE => self.message(record, desk),
            _ => self.batch(record, desk),
        }
    }

    fn finished(&mut self, desk: &mut Desk<'_>) {
        if self.is_open {
            RULES.iter().for_each(|rule| desk.not_run(*rule, NO_END));
        }
    }
}

impl Counts {
    fn transaction(&mut self, record: &Record<'_>) {
        let count = self.layout.amounts.len();
        let amount = (0..count).find(|at| record.has(*at)).and_then(|at| {
            let sum = record.decimal(at)?;
            self.currency(record.sound_bytes(count + at));
            Some(sum)
        });
        // Of what is damaged another amount may have been lost.
        self.batch.add(1, amount.filter(|_| record.is_whole()), NO_AMOUNT);
    }

    fn currency(&mut self, currency: Option<&[u8]>) {
        let Some(currency) = currency else { return };
        let is_known = self.currencies.iter().any(|known| known == currency);
        if !is_known && self.currencies.len() <= MOST_NAMED {
            self.currencies.push(currency.to_vec());
        }
    }

    fn batch(&mut self, record: &Record<'_>, desk: &mut Desk<'_>) {
        let mut batch = std::mem::replace(&mut self.batch, Totals::NONE);
        if !record.is_whole() {
            batch.lose(LOST);
        } else if self.layout.may_stand_for_all && batch.count == 0 {
            batch.lose(NOT_LISTED);
        }
        if self.layout.states {
            self.stated_in_batch(record, &batch, desk);
        }
        self.take(batch);
    }

    fn stated_in_batch(&mut self, record: &Record<'_>, batch: &Totals, desk: &mut Desk<'_>) {
        let counted = (id::CNT_PMT_INF_NB_OF_TXS, "batch", "AM20");
        check_count(record, batch, counted, desk);
        let summed = (id::SUM_PMT_INF_CTRL_SUM, "batch", "AM17");
        check_sum(record, batch, summed, desk);
        let stated = record.number(COUNT);
        self.stated = self.stated.zip(stated).and_then(|(sum, one)| sum.checked_add(one));
        self.batches += 1;
    }

    fn take(&mut self, batch: Totals) {
        self.whole.add(batch.count, Some(batch.sum), LOST);
        self.whole.uncounted = self.whole.uncounted.or(batch.uncounted);
        self.whole.unsummed = self.whole.unsummed.or(batch.unsummed);
    }

    fn message(&mut self, record: &Record<'_>, desk: &mut Desk<'_>) {
        let rest = std::mem::replace(&mut self.batch, Totals::NONE);
        self.take(rest);
        if !record.is_whole() {
            self.whole.lose(LOST);
        } else if self.layout.may_stand_for_all && self.whole.count == 0 {
            self.whole.lose(NOT_LISTED);
        }
        let counted = (id::CNT_GRP_HDR_NB_OF_TXS, "header", "AM19");
        check_count(record, &self.whole, counted, desk);
        let summed = (id::SUM_GRP_HDR_CTRL_SUM, "header", "AM16");
        check_sum(record, &self.whole, summed, desk);
        self.batches_against_header(record, desk);
        self.mixed(record, desk);
    }

    /// Whether the numbers of the batches add up to that of the header, where the transactions
    /// themselves cannot be counted: otherwise the other rules say more.
    fn batches_against_header(&self, record: &Record<'_>, desk: &mut Desk<'_>) {
        let stated = record.number(COUNT);
        let (Some(sum), Some(stated)) = (self.stated, stated) else { return };
        if self.batches == 0 || self.whole.uncounted.is_none() || !record.is_whole() {
            return;
        }
        desk.applied(id::CNT_GRP_VS_PMT);
        if sum != stated {
            let message = format!(
                "the batches state {sum} transactions together, the header states {stated}"
            );
            let said = Said::at(record, COUNT, message)
                .expected(sum.to_string())
                .help("look for the batch that was added, left out or changed");
            desk.say(id::CNT_GRP_VS_PMT, said);
        }
    }

    /// The currencies, in words.
    fn named(&self) -> String {
        let mut names: Vec<_> =
            self.currencies.iter().map(|code| String::from_utf8_lossy(code)).collect();
        if names.len() > MOST_NAMED {
            names.truncate(MOST_NAMED);
            names.push("others".into());
        }
        let last = names.pop().unwrap_or_default();
        format!("{} and {last}", names.join(", "))
    }

    fn mixed(&self, record: &Record<'_>, desk: &mut Desk<'_>) {
        if record.sound(SUM).is_none() {
            return;
        }
        desk.applied(id::SUM_MIXED_CURRENCY);
        if self.currencies.len() > 1 {
            let message =
                format!("the control sum adds amounts of {}: it is a hash total", self.named());
            let said = Said::at(record, SUM, message)
                .help("use it to compare files, not as an amount of money");
            desk.say(id::SUM_MIXED_CURRENCY, said);
        }
    }
}

/// What is compared: the rule, who states it, and a bank's reason.
type Stated = (RuleId, &'static str, &'static str);

fn check_count(record: &Record<'_>, totals: &Totals, stated: Stated, desk: &mut Desk<'_>) {
    let (rule, who, reason) = stated;
    let Some(number) = record.number(COUNT) else {
        return refused(record, COUNT, rule, desk);
    };
    if let Some(why) = totals.uncounted {
        return desk.not_run(rule, why);
    }
    desk.applied(rule);
    if number != totals.count {
        let message = format!(
            "the {who} states {}, there {} {}",
            counted(number, "transaction"),
            are(totals.count),
            totals.count
        );
        let said = Said::at(record, COUNT, message)
            .expected(totals.count.to_string())
            .help("correct the number, or look for the transaction that was added or lost")
            .reason(reason);
        desk.say(rule, said);
    }
}

/// What is stated cannot be read: nothing is compared if it is there.
fn refused(record: &Record<'_>, value: usize, rule: RuleId, desk: &mut Desk<'_>) {
    if record.has(value) {
        desk.not_run(rule, STATED_REFUSED);
    }
}

fn check_sum(record: &Record<'_>, totals: &Totals, stated: Stated, desk: &mut Desk<'_>) {
    let (rule, who, reason) = stated;
    let Some(sum) = record.decimal(SUM) else {
        return refused(record, SUM, rule, desk);
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
        let said = Said::at(record, SUM, message)
            .expected(money(totals.sum))
            .help("correct the sum, or look for the amount that was changed")
            .reason(reason);
        desk.say(rule, said);
    }
}
