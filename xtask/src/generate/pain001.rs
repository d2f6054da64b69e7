//! Customer credit transfer initiation, version 3.

use super::BATCH;
use super::invented::{BANKS, Party, iban, remittance};
use super::markup::{Markup, decimal};
use super::random::Random;
use std::io;

pub(super) const MESSAGE: &str = "pain.001.001.03";

/// The amount of a record in cents: the first draw of its stream.
fn amount(random: &mut Random) -> u64 {
    random.below(5_000_000) + 1
}

fn sum(records: std::ops::Range<u64>) -> u64 {
    records.map(|record| amount(&mut Random::of_record(record))).sum()
}

pub(super) fn write(m: &mut Markup<'_>, records: u64) -> io::Result<()> {
    m.document(MESSAGE, |m| {
        m.element("CstmrCdtTrfInitn", |m| {
            header(m, records)?;
            (0..records.div_ceil(BATCH))
                .try_for_each(|i| batch(m, i, i * BATCH..records.min((i + 1) * BATCH)))
        })
    })
}

fn header(m: &mut Markup<'_>, records: u64) -> io::Result<()> {
    m.element("GrpHdr", |m| {
        m.value("MsgId", "SYNTHETIC-20261102-0001")?;
        m.value("CreDtTm", "2026-11-02T09:30:00")?;
        m.value("NbOfTxs", &records.to_string())?;
        m.value("CtrlSum", &decimal(sum(0..records)))?;
        m.nested(&["InitgPty", "Nm"], "Harbour Lane Supplies Treasury")
    })
}

fn batch(m: &mut Markup<'_>, index: u64, records: std::ops::Range<u64>) -> io::Result<()> {
    let mut random = Random::of_record(u64::MAX - index);
    m.element("PmtInf", |m| {
        m.value("PmtInfId", &format!("BATCH-{index:08}"))?;
        m.value("PmtMtd", "TRF")?;
        m.value("BtchBookg", "true")?;
        m.value("NbOfTxs", &(records.end - records.start).to_string())?;
        m.value("CtrlSum", &decimal(sum(records.clone())))?;
        m.nested(&["PmtTpInf", "SvcLvl", "Cd"], "SEPA")?;
        m.value("ReqdExctnDt", "2026-11-03")?;
        party(m, "Dbtr", &Party::draw(&mut random, false))?;
        m.nested(&["DbtrAcct", "Id", "IBAN"], &iban(&mut random))?;
        m.nested(&["DbtrAgt", "FinInstnId", "BIC"], random.pick(&BANKS))?;
        m.value("ChrgBr", "SLEV")?;
        records.clone().try_for_each(|record| transfer(m, record))
    })
}

fn transfer(m: &mut Markup<'_>, record: u64) -> io::Result<()> {
    let mut random = Random::of_record(record);
    let cents = amount(&mut random);
    let accented = random.chance(15) && !m.style.ascii;
    m.element("CdtTrfTxInf", |m| {
        m.element("PmtId", |m| {
            m.value("InstrId", &format!("INSTR-{record:012}"))?;
            m.value("EndToEndId", &format!("E2E-{record:012}-{:06}", random.below(1_000_000)))
        })?;
        m.element("Amt", |m| m.amount("InstdAmt", cents))?;
        m.nested(&["CdtrAgt", "FinInstnId", "BIC"], random.pick(&BANKS))?;
        party(m, "Cdtr", &Party::draw(&mut random, accented))?;
        m.nested(&["CdtrAcct", "Id", "IBAN"], &iban(&mut random))?;
        if random.chance(30) {
            m.nested(&["Purp", "Cd"], random.pick(&["SUPP", "SALA", "GDDS", "TAXS"]))?;
        }
        m.nested(&["RmtInf", "Ustrd"], &remittance(&mut random, record, accented))
    })
}

fn party(m: &mut Markup<'_>, name: &str, party: &Party) -> io::Result<()> {
    m.element(name, |m| {
        m.value("Nm", &party.name)?;
        m.element("PstlAdr", |m| {
            m.value("StrtNm", party.street)?;
            m.value("BldgNb", &party.number)?;
            m.value("PstCd", &party.postcode)?;
            m.value("TwnNm", party.town)?;
            m.value("Ctry", party.country)
        })
    })
}
