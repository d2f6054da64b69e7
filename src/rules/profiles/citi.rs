//! What public documents of the CitiConnect API say of payments.

use crate::check::{Interest, Record};
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;
use crate::rules::part::{Part, Task};
use crate::rules::rule::RuleId;
use crate::value::is_uetr;

/// The countries in which direct debits are offered, with their clearing systems. A currency
/// tells no country.
const DEBIT_COUNTRIES: [(&str, &str); 3] = [("AU", "AUBSB"), ("HK", "HKNCC"), ("SG", "SGIBG")];

const CREDITOR: [&str; 4] = [
    "CdtrAgt/FinInstnId/BIC",
    "CdtrAgt/FinInstnId/BICFI",
    "Cdtr/PstlAdr/Ctry",
    "CdtrAgt/FinInstnId/ClrSysMmbId/ClrSysId/Cd",
];

/// A remittance line that carries a UETR, and the types of service that may follow it.
const LINE: &str = "UETR/";
const SERVICES: [&str; 2] = ["003", "007"];

const RULES: [RuleId; 3] =
    [id::ENV_ONE_TRANSACTION, id::SDD_COUNTRY_AU_SG_HK, id::PSR_UETR_IN_REMITTANCE];

struct Citi {
    /// The transactions of a payment, or of a status report.
    transaction: String,
    root: String,
    is_payment: bool,
    is_debit: bool,
    count: u64,
}

/// A payment, or a status report.
pub(in crate::rules) fn part(task: &Task<'_>) -> Option<Box<dyn Part>> {
    let message = &task.message;
    let transaction = match message.family {
        "pain.001" => "PmtInf/CdtTrfTxInf",
        "pain.008" => "PmtInf/DrctDbtTxInf",
        "pain.002" => "OrgnlPmtInfAndSts/TxInfAndSts",
        _ => return None,
    };
    task.is_any_on(&RULES).then(|| {
        Box::new(Citi {
            transaction: message.path(transaction),
            root: message.root(),
            is_payment: !message.is(&["pain.002"]),
            is_debit: message.is(&["pain.008"]),
            count: 0,
        }) as Box<dyn Part>
    })
}

impl Part for Citi {
    fn interests(&self) -> Vec<Interest> {
        let lines = ["OrgnlTxRef/RmtInf/Strd/AddtlRmtInf", "OrgnlTxRef/RmtInf/Ustrd"];
        let transaction: &[&str] = if self.is_payment { &[] } else { &lines };
        vec![
            Interest::new(&self.transaction, transaction).record(),
            Interest::new(&self.root, &[]),
            Interest::new(&format!("{}/PmtInf", self.root), &CREDITOR),
        ]
    }

    fn closed(&mut self, interest: usize, record: &Record<'_>, desk: &mut Desk<'_>) {
        match interest {
            0 if self.is_payment => self.count += 1,
            0 => remittance(record, desk),
            1 if self.is_payment => self.one(record, desk),
            2 if self.is_debit => country(record, desk),
            _ => {}
        }
    }
}

impl Citi {
    fn one(&self, record: &Record<'_>, desk: &mut Desk<'_>) {
        desk.applied(id::ENV_ONE_TRANSACTION);
        if self.count > 1 {
            let message = format!(
                "{} transactions: the developer specification has one a call, the playbook several",
                self.count
            );
            let said = Said::of(record, message).help("ask the bank how many this API takes");
            desk.say(id::ENV_ONE_TRANSACTION, said);
        }
    }
}

/// Direct debits are offered for three countries.
fn country(record: &Record<'_>, desk: &mut Desk<'_>) {
    let of_bic = record.sound(0).or_else(|| record.sound(1)).and_then(|bic| bic.get(4..6));
    let of_address = record.sound(2);
    let is_known = |value: Option<&str>,
                    which: fn(&(&'static str, &'static str)) -> &'static str| {
        value.map(|value| DEBIT_COUNTRIES.iter().any(|country| which(country) == value))
    };
    let answers = [
        is_known(of_bic, |country| country.0),
        is_known(of_address, |country| country.0),
        is_known(record.sound(3), |country| country.1),
    ];
    if answers.iter().all(Option::is_none) {
        return;
    }
    desk.applied(id::SDD_COUNTRY_AU_SG_HK);
    if !answers.contains(&Some(true)) {
        let message = "nothing of the creditor points to Australia, Hong Kong or Singapore";
        let said = Said::of(record, message)
            .help("ask the bank whether direct debits are offered elsewhere");
        desk.say(id::SDD_COUNTRY_AU_SG_HK, said);
    }
}

/// `UETR/<uuid>/SvcTpIdr/<three digits>` in the remittance information of a status.
fn remittance(record: &Record<'_>, desk: &mut Desk<'_>) {
    for at in 0..2 {
        for value in record.values(at) {
            let text = String::from_utf8_lossy(value.text);
            let Some(rest) = text.trim().strip_prefix(LINE) else { continue };
            desk.applied(id::PSR_UETR_IN_REMITTANCE);
            let (uetr, service) = rest.split_once("/SvcTpIdr/").unwrap_or((rest, ""));
            let message = if !is_uetr(uetr) {
                "the line announces a UETR and holds none"
            } else if !SERVICES.contains(&service) {
                "behind the UETR stands no type of service (003 debit, 007 credit)"
            } else {
                continue;
            };
            let said =
                Said::new(message, format!("{}/OrgnlTxRef/RmtInf", record.path()), value.place())
                    .help("compare the line with the payment in the tracker");
            desk.say(id::PSR_UETR_IN_REMITTANCE, said);
        }
    }
}
