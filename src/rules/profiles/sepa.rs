//! Limits of SEPA payments: amounts, names, lines, countries, creditor identifiers.

use crate::check::{Interest, Record};
use crate::diagnostic::Severity;
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;
use crate::rules::part::{Part, Task};
use crate::rules::rule::RuleId;
use crate::value::{CreditorIdFault, Day, Decimal, check_creditor_id, check_iban};

/// The countries of the SEPA area (EPC409-09).
const COUNTRIES: &str = "AD AT BE BG CH CY CZ DE DK EE ES FI FR GB GI GR HR HU IE IS IT LI LT LU LV \
                         MC MT NL NO PL PT RO SE SI SK SM VA";

/// Countries that came last, and the first day on which payments with them were sent.
const LATER: [(&str, &str); 4] =
    [("AL", "2025-10-05"), ("MD", "2025-10-05"), ("ME", "2025-10-05"), ("MK", "2025-10-05")];

/// Countries that are to come, and when that is at the earliest.
const COMING: [(&str, &str); 1] = [("RS", "in May 2026")];

/// Those of the area whose banks are outside of the European Economic Area: a collection from
/// there needs the address of the debtor.
const OUTSIDE_EEA: &str = "AD AL CH GB GI MC MD ME MK SM VA";

/// Characters of a name.
const NAME: usize = 70;
/// Characters of an unstructured line.
const LINE: usize = 140;
/// Lines of an address.
const ADDRESS_LINES: usize = 2;

/// What is read of a transaction; `../` is of its batch.
const PATHS: [&str; 23] = [
    "../PmtTpInf/SvcLvl/Cd",
    "PmtTpInf/SvcLvl/Cd",
    "Amt/InstdAmt",
    "InstdAmt",
    "RmtInf/Ustrd",
    "RmtInf/Strd",
    "CdtrAcct/Id/IBAN",
    "DbtrAcct/Id/IBAN",
    "Cdtr/Nm",
    "Dbtr/Nm",
    "UltmtDbtr/Nm",
    "UltmtCdtr/Nm",
    "Cdtr/PstlAdr/AdrLine",
    "Dbtr/PstlAdr/AdrLine",
    "DrctDbtTx/CdtrSchmeId/Id/PrvtId/Othr/Id",
    "DrctDbtTx/CdtrSchmeId/Id/PrvtId/Othr/SchmeNm/Prtry",
    "RmtInf",
    "../ReqdExctnDt",
    "../ReqdExctnDt/Dt",
    "../ReqdExctnDt/DtTm",
    "../ReqdColltnDt",
    "Dbtr/PstlAdr/TwnNm",
    "Dbtr/PstlAdr/Ctry",
];
/// Where it says when it is due.
const DUE: std::ops::Range<usize> = 17..21;
/// The account and the address of the debtor.
const DEBTOR_ACCOUNT: usize = 7;
const DEBTOR_ADDRESS: std::ops::Range<usize> = 21..23;
const SCHEME: &str = "SEPA";

/// What is read of a batch.
const BATCH: [&str; 14] = [
    "PmtTpInf/SvcLvl/Cd",
    "DbtrAcct/Id/IBAN",
    "CdtrAcct/Id/IBAN",
    "Dbtr/Nm",
    "Cdtr/Nm",
    "UltmtDbtr/Nm",
    "UltmtCdtr/Nm",
    "CdtrSchmeId/Id/PrvtId/Othr/Id",
    "CdtrSchmeId/Id/PrvtId/Othr/SchmeNm/Prtry",
    "Dbtr/PstlAdr/AdrLine",
    "ReqdExctnDt",
    "ReqdExctnDt/Dt",
    "ReqdExctnDt/DtTm",
    "ReqdColltnDt",
];
/// Where it says when it is due.
const BATCH_DUE: std::ops::Range<usize> = 10..14;

const RULES: [RuleId; 7] = [
    id::SCT_AMOUNT,
    id::SCT_REMITTANCE,
    id::SCT_NAME,
    id::SCT_IBAN_ONLY,
    id::ADR_SEPA_TWO_LINES,
    id::REF_CI,
    id::SDD_DEBTOR_OUTSIDE_EEA,
];

struct Sepa {
    transaction: String,
    batch: String,
    is_debit: bool,
}

/// The SEPA payments of a message.
pub(in crate::rules) fn part(task: &Task<'_>) -> Option<Box<dyn Part>> {
    let message = &task.message;
    let transaction = match message.family {
        "pain.001" => "PmtInf/CdtTrfTxInf",
        "pain.008" => "PmtInf/DrctDbtTxInf",
        _ => return None,
    };
    let (transaction, batch) = (message.path(transaction), message.path("PmtInf"));
    let is_debit = message.is(&["pain.008"]);
    let is_due = task.is_any_on(&RULES);
    is_due.then(|| Box::new(Sepa { transaction, batch, is_debit }) as Box<dyn Part>)
}

impl Part for Sepa {
    fn interests(&self) -> Vec<Interest> {
        vec![Interest::new(&self.transaction, &PATHS).record(), Interest::new(&self.batch, &BATCH)]
    }

    fn closed(&mut self, interest: usize, record: &Record<'_>, desk: &mut Desk<'_>) {
        if interest == 0 { self.transaction(record, desk) } else { batch(record, desk) }
    }
}

/// The service level at a path, of which there may be several, is that of SEPA.
fn is_sepa(record: &Record<'_>, at: usize) -> bool {
    record.values(at).any(|value| value.text == SCHEME.as_bytes() && !value.is_refused())
}

/// The day on which it is due.
fn due(record: &Record<'_>, mut paths: std::ops::Range<usize>) -> Option<Day> {
    paths.find_map(|at| record.sound(at).and_then(Day::of))
}

impl Sepa {
    fn transaction(&self, record: &Record<'_>, desk: &mut Desk<'_>) {
        creditor_id(record, 14, desk);
        if !is_sepa(record, 0) && !is_sepa(record, 1) {
            return;
        }
        amount(record, desk);
        remittance(record, desk);
        for at in [6, DEBTOR_ACCOUNT] {
            country(record, at, due(record, DUE), desk);
        }
        for at in 8..=11 {
            name(record, at, desk);
        }
        for at in [12, 13] {
            lines(record, at, desk);
        }
        if self.is_debit {
            debtor(record, desk);
        }
    }
}

/// The debtor of a collection from outside of the European Economic Area has an address.
fn debtor(record: &Record<'_>, desk: &mut Desk<'_>) {
    let Some(iban) = record.sound(DEBTOR_ACCOUNT) else { return };
    if !OUTSIDE_EEA.split(' ').any(|country| iban.starts_with(country)) {
        return;
    }
    desk.applied(id::SDD_DEBTOR_OUTSIDE_EEA);
    if DEBTOR_ADDRESS.into_iter().any(|at| record.is_absent(at)) {
        let message = "the account is outside of the European Economic Area, and the debtor has no \
                       town or country";
        let said = Said::at(record, DEBTOR_ACCOUNT, message)
            .expected("Dbtr/PstlAdr with TwnNm and Ctry")
            .help("add town and country of the debtor")
            .reason("BE07");
        desk.say(id::SDD_DEBTOR_OUTSIDE_EEA, said);
    }
}

fn batch(record: &Record<'_>, desk: &mut Desk<'_>) {
    creditor_id(record, 7, desk);
    if !is_sepa(record, 0) {
        return;
    }
    for at in [1, 2] {
        country(record, at, due(record, BATCH_DUE), desk);
    }
    for at in 3..=6 {
        name(record, at, desk);
    }
    lines(record, 9, desk);
}

fn amount(record: &Record<'_>, desk: &mut Desk<'_>) {
    let Some(at) = [2, 3].into_iter().find(|at| record.sound(*at).is_some()) else { return };
    let Some(own) = record.decimal(at) else { return };
    desk.applied(id::SCT_AMOUNT);
    // That nothing is paid has a rule of its own.
    let is_within = own == Decimal::ZERO
        || Decimal::parse(b"0.01").is_some_and(|least| own >= least)
            && Decimal::parse(b"999999999.99").is_some_and(|most| own <= most);
    if !is_within {
        let said = Said::at(record, at, "the amount is outside of the limits of SEPA")
            .expected("0.01 to 999999999.99")
            .help("split the payment, or send it outside of the scheme")
            .reason("AM02");
        desk.say(id::SCT_AMOUNT, said);
    }
}

fn remittance(record: &Record<'_>, desk: &mut Desk<'_>) {
    if !record.has(16) {
        return;
    }
    desk.applied(id::SCT_REMITTANCE);
    let (lines, items) = (record.values(4).count(), record.values(5).count());
    let is_long =
        record.values(4).any(|line| String::from_utf8_lossy(line.text).chars().count() > LINE);
    if lines + items > 1 || is_long {
        let message = match is_long {
            true => "the line of remittance information has more than 140 characters".to_owned(),
            false => {
                format!("{lines} lines and {items} structured items of remittance information")
            }
        };
        let said = Said::at(record, 16, message)
            .expected("one line of 140 characters, or one structured item")
            .help("put the text into one line, or keep one structured item")
            .reason("CH15");
        desk.say(id::SCT_REMITTANCE, said);
    }
}

/// The account is of a country that is in the area on the day on which the payment is due.
fn country(record: &Record<'_>, at: usize, due: Option<Day>, desk: &mut Desk<'_>) {
    let Some(iban) = record.sound(at).filter(|iban| check_iban(iban.as_bytes()).is_ok()) else {
        return;
    };
    desk.applied(id::SCT_IBAN_ONLY);
    let is_of = |country: &str| iban.starts_with(country);
    let is_in_time = |since| due.zip(Day::of(since)).is_none_or(|(due, since)| due >= since);
    let is_later = LATER.iter().any(|(country, since)| is_of(country) && is_in_time(since));
    if is_later || COUNTRIES.split(' ').any(is_of) {
        return;
    }
    let reason = if record.path_of(at).ends_with("/DbtrAcct/Id/IBAN") { "AC02" } else { "AC03" };
    let said = Said::at(record, at, "the account is of a country outside of the SEPA area");
    let said = match COMING.iter().find(|(country, _)| is_of(country)) {
        Some((_, when)) => said
            .help(format!("ask the bank: the country joins the area {when} at the earliest"))
            .at_most(Severity::Warning),
        None => said.help("send the payment outside of the scheme"),
    };
    desk.say(id::SCT_IBAN_ONLY, said.reason(reason));
}

fn name(record: &Record<'_>, at: usize, desk: &mut Desk<'_>) {
    let Some(name) = record.sound(at) else { return };
    desk.applied(id::SCT_NAME);
    let length = name.chars().count();
    if length > NAME {
        let message = format!("the name has {length} characters, SEPA carries {NAME}");
        let said = Said::at(record, at, message)
            .help("shorten the name so that it can still be recognised");
        desk.say(id::SCT_NAME, said);
    }
}

fn lines(record: &Record<'_>, at: usize, desk: &mut Desk<'_>) {
    let count = record.values(at).count();
    if count == 0 {
        return;
    }
    desk.applied(id::ADR_SEPA_TWO_LINES);
    if count > ADDRESS_LINES {
        let message = format!("the address has {count} lines, SEPA carries {ADDRESS_LINES}");
        let said = Said::at(record, at, message).help("use two lines, or the structured elements");
        desk.say(id::ADR_SEPA_TWO_LINES, said);
    }
}

fn creditor_id(record: &Record<'_>, at: usize, desk: &mut Desk<'_>) {
    let Some(text) = record.sound(at).filter(|_| record.sound(at + 1) == Some(SCHEME)) else {
        return;
    };
    desk.applied(id::REF_CI);
    let (message, expected) = match check_creditor_id(text.as_bytes()) {
        Ok(()) => return,
        Err(CreditorIdFault::Form) => ("the creditor identifier does not have its form", None),
        Err(CreditorIdFault::CheckDigits(right)) => {
            ("the check digits of the creditor identifier do not fit", Some(right))
        }
    };
    let mut said = Said::at(record, at, message)
        .help("compare it with the letter of the authority that issued it")
        .reason("CH11");
    if let Some(right) = expected {
        said = said.expected(format!("check digits {right:02}, if the rest is right"));
    }
    desk.say(id::REF_CI, said);
}
