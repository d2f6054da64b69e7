//! Bank to customer statement, version 2.

use super::BATCH;
use super::invented::{BANKS, Party, date, iban, remittance};
use super::markup::Markup;
use super::random::Random;
use std::io;

pub(super) const MESSAGE: &str = "camt.053.001.02";

/// What every statement starts with, in cents; above the sum of all its debits.
const OPENING: u64 = 1_000_000_000_000;

/// The amount of an entry in cents, and whether it is a credit: the first draws.
fn amount(random: &mut Random) -> (u64, bool) {
    (random.below(5_000_000) + 1, random.chance(60))
}

pub(super) fn write(m: &mut Markup<'_>, records: u64) -> io::Result<()> {
    m.document(MESSAGE, |m| {
        m.element("BkToCstmrStmt", |m| {
            m.element("GrpHdr", |m| {
                m.value("MsgId", "SYNTHETIC-20261102-0053")?;
                m.value("CreDtTm", "2026-11-02T22:00:00+01:00")
            })?;
            (0..records.div_ceil(BATCH))
                .try_for_each(|i| statement(m, i, i * BATCH..records.min((i + 1) * BATCH)))
        })
    })
}

fn statement(m: &mut Markup<'_>, index: u64, records: std::ops::Range<u64>) -> io::Result<()> {
    let mut random = Random::of_record(u64::MAX - index);
    let day = date(&mut random);
    let closing = records.clone().fold(OPENING, |balance, record| {
        match amount(&mut Random::of_record(record)) {
            (cents, true) => balance + cents,
            (cents, false) => balance - cents,
        }
    });
    m.element("Stmt", |m| {
        m.value("Id", &format!("STMT-{index:08}"))?;
        m.value("ElctrncSeqNb", &(index + 1).to_string())?;
        m.value("CreDtTm", &format!("{day}T21:00:00Z"))?;
        m.element("Acct", |m| {
            m.nested(&["Id", "IBAN"], &iban(&mut random))?;
            m.value("Ccy", "EUR")?;
            m.nested(&["Svcr", "FinInstnId", "BIC"], random.pick(&BANKS))
        })?;
        balance(m, "OPBD", OPENING, &day)?;
        balance(m, "CLBD", closing, &day)?;
        records.clone().try_for_each(|record| entry(m, record, &day))
    })
}

fn balance(m: &mut Markup<'_>, code: &str, cents: u64, day: &str) -> io::Result<()> {
    m.element("Bal", |m| {
        m.nested(&["Tp", "CdOrPrtry", "Cd"], code)?;
        m.amount("Amt", cents)?;
        m.value("CdtDbtInd", "CRDT")?;
        m.nested(&["Dt", "Dt"], day)
    })
}

fn entry(m: &mut Markup<'_>, record: u64, day: &str) -> io::Result<()> {
    let mut random = Random::of_record(record);
    let (cents, credit) = amount(&mut random);
    let indicator = if credit { "CRDT" } else { "DBIT" };
    m.element("Ntry", |m| {
        m.value("NtryRef", &format!("{record:012}"))?;
        m.amount("Amt", cents)?;
        m.value("CdtDbtInd", indicator)?;
        m.value("Sts", "BOOK")?;
        m.nested(&["BookgDt", "Dt"], day)?;
        m.nested(&["ValDt", "Dt"], day)?;
        m.value("AcctSvcrRef", &format!("SVC{record:014}"))?;
        transaction_code(m, credit)?;
        m.element("NtryDtls", |m| m.element("TxDtls", |m| details(m, record, credit, &mut random)))
    })
}

fn transaction_code(m: &mut Markup<'_>, credit: bool) -> io::Result<()> {
    m.element("BkTxCd", |m| {
        m.element("Domn", |m| {
            m.value("Cd", "PMNT")?;
            m.element("Fmly", |m| {
                m.value("Cd", if credit { "RCDT" } else { "ICDT" })?;
                m.value("SubFmlyCd", "ESCT")
            })
        })
    })
}

fn details(m: &mut Markup<'_>, record: u64, credit: bool, random: &mut Random) -> io::Result<()> {
    let accented = random.chance(15) && !m.style.ascii;
    let other = Party::draw(random, accented);
    let side =
        if credit { ("Dbtr", "DbtrAcct", "DbtrAgt") } else { ("Cdtr", "CdtrAcct", "CdtrAgt") };
    m.element("Refs", |m| {
        m.value("EndToEndId", &format!("E2E-{record:012}-{:06}", random.below(1_000_000)))?;
        m.value("TxId", &format!("TX-{record:012}"))
    })?;
    m.element("RltdPties", |m| {
        m.element(side.0, |m| {
            m.value("Nm", &other.name)?;
            m.element("PstlAdr", |m| {
                m.value("Ctry", other.country)?;
                m.value("AdrLine", &format!("{} {}", other.street, other.number))?;
                m.value("AdrLine", &format!("{} {}", other.postcode, other.town))
            })
        })?;
        m.nested(&[side.1, "Id", "IBAN"], &iban(random))
    })?;
    m.nested(&["RltdAgts", side.2, "FinInstnId", "BIC"], random.pick(&BANKS))?;
    m.nested(&["RmtInf", "Ustrd"], &remittance(random, record, accented))
}
