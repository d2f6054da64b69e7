//! Conditions of the profiles sepa, swiss and cbpr.

use super::{Condition, Probe};
use crate::diagnostic::Severity;
use crate::rules::list::id;

type Contexts = &'static [(&'static str, &'static str)];

const TRANSFERS: Contexts = &[("pain.001", "PmtInf/CdtTrfTxInf")];
/// The same, and those between banks.
const ALL_TRANSFERS: &[(&str, &str)] =
    &[("pain.001", "PmtInf/CdtTrfTxInf"), ("pacs.008", "CdtTrfTxInf")];
const TRANSFER_BATCHES: Contexts = &[("pain.001", "PmtInf")];
const DEBITS: Contexts = &[("pain.008", "PmtInf/DrctDbtTxInf")];
const DEBIT_BATCHES: Contexts = &[("pain.008", "PmtInf")];

/// Where the service level of a transaction stands: on its batch, or on itself.
const SERVICE: &str = "../PmtTpInf/SvcLvl/Cd|PmtTpInf/SvcLvl/Cd";
/// Where its sequence type does.
const SEQUENCE: &str = "../PmtTpInf/SeqTp|PmtTpInf/SeqTp";
const IS_SEPA: Probe = Probe::is(SERVICE, &["SEPA"]);
/// All transactions of a batch are SEPA payments.
const IS_SEPA_BATCH: Probe = Probe::is("PmtTpInf/SvcLvl/Cd", &["SEPA"]);
/// Direct debits in euro that name no other service are meant for SEPA where that profile
/// is chosen.
const IS_DEBIT: &[Probe] = &[IN_EURO, OF_NO_OTHER_SERVICE];
const IN_EURO: Probe = Probe::is("InstdAmt/@Ccy", &["EUR"]);
const OF_NO_OTHER_SERVICE: Probe = Probe::is_or_lacks(SERVICE, &["SEPA"]);
/// What the details of an amendment may name.
const ORIGINAL_VALUES: &str = "DrctDbtTx/MndtRltdInf/AmdmntInfDtls/OrgnlMndtId\
    |DrctDbtTx/MndtRltdInf/AmdmntInfDtls/OrgnlCdtrSchmeId\
    |DrctDbtTx/MndtRltdInf/AmdmntInfDtls/OrgnlDbtrAcct\
    |DrctDbtTx/MndtRltdInf/AmdmntInfDtls/OrgnlDbtrAgt";

pub(super) const TABLE: &[Condition] = &[
    Condition {
        rule: id::SCT_CURRENCY,
        contexts: TRANSFERS,
        given: &[IS_SEPA],
        broken: &[Probe::is_not("Amt/InstdAmt/@Ccy", &["EUR"])],
        place: "Amt/InstdAmt/@Ccy",
        message: "a SEPA credit transfer is in euro",
        help: "state the amount in euro, or leave the service level SEPA out",
        reason: Some("AM03"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::SCT_CHRG_BR,
        contexts: &[("pain.001", "PmtInf"), ("pain.008", "PmtInf")],
        given: &[IS_SEPA_BATCH],
        broken: &[Probe::is_not("ChrgBr", &["SLEV"])],
        place: "ChrgBr",
        message: "ChrgBr of a SEPA payment is SLEV",
        help: "write SLEV, or leave ChrgBr out",
        reason: Some("BE19"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::SCT_CHRG_BR,
        contexts: &[("pain.001", "PmtInf/CdtTrfTxInf"), ("pain.008", "PmtInf/DrctDbtTxInf")],
        given: &[IS_SEPA],
        broken: &[Probe::is_not("ChrgBr", &["SLEV"])],
        place: "ChrgBr",
        message: "ChrgBr of a SEPA payment is SLEV",
        help: "write SLEV, or leave ChrgBr out",
        reason: Some("BE19"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::SCT_PMT_MTD,
        contexts: TRANSFER_BATCHES,
        given: &[IS_SEPA_BATCH],
        broken: &[Probe::is_not("PmtMtd", &["TRF"])],
        place: "PmtMtd",
        message: "a SEPA credit transfer is paid by transfer",
        help: "set PmtMtd to TRF",
        reason: Some("FF03"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::SCT_PARTY_NAME,
        contexts: TRANSFERS,
        given: &[IS_SEPA],
        broken: &[Probe::lacks("Cdtr/Nm")],
        place: "Cdtr",
        message: "the creditor of a SEPA payment has no name",
        help: "add Cdtr/Nm",
        reason: Some("BE22"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::SCT_PARTY_NAME,
        contexts: DEBITS,
        given: &[IS_SEPA],
        broken: &[Probe::lacks("Dbtr/Nm")],
        place: "Dbtr",
        message: "the debtor of a SEPA payment has no name",
        help: "add Dbtr/Nm",
        reason: Some("BE08"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::SCT_PARTY_NAME,
        contexts: TRANSFER_BATCHES,
        given: &[IS_SEPA_BATCH],
        broken: &[Probe::lacks("Dbtr/Nm")],
        place: "Dbtr",
        message: "the debtor of a SEPA payment has no name",
        help: "add Dbtr/Nm",
        reason: Some("BE08"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::SCT_PARTY_NAME,
        contexts: DEBIT_BATCHES,
        given: &[IS_SEPA_BATCH],
        broken: &[Probe::lacks("Cdtr/Nm")],
        place: "Cdtr",
        message: "the creditor of a SEPA payment has no name",
        help: "add Cdtr/Nm",
        reason: Some("BE22"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::SCT_IBAN_ONLY,
        contexts: TRANSFERS,
        given: &[IS_SEPA],
        broken: &[Probe::has("CdtrAcct"), Probe::lacks("CdtrAcct/Id/IBAN")],
        place: "CdtrAcct",
        message: "the creditor's account of a SEPA payment is no IBAN",
        help: "write the account as IBAN",
        reason: Some("AC03"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::SCT_IBAN_ONLY,
        contexts: DEBITS,
        given: &[IS_SEPA],
        broken: &[Probe::has("DbtrAcct"), Probe::lacks("DbtrAcct/Id/IBAN")],
        place: "DbtrAcct",
        message: "the debtor's account of a SEPA payment is no IBAN",
        help: "write the account as IBAN",
        reason: Some("AC02"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::SCT_IBAN_ONLY,
        contexts: TRANSFER_BATCHES,
        given: &[IS_SEPA_BATCH],
        broken: &[Probe::has("DbtrAcct"), Probe::lacks("DbtrAcct/Id/IBAN")],
        place: "DbtrAcct",
        message: "the debtor's account of a SEPA payment is no IBAN",
        help: "write the account as IBAN",
        reason: Some("AC02"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::SCT_IBAN_ONLY,
        contexts: DEBIT_BATCHES,
        given: &[IS_SEPA_BATCH],
        broken: &[Probe::has("CdtrAcct"), Probe::lacks("CdtrAcct/Id/IBAN")],
        place: "CdtrAcct",
        message: "the creditor's account of a SEPA payment is no IBAN",
        help: "write the account as IBAN",
        reason: Some("AC03"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::SCT_AGENT_NOT_PROVIDED,
        contexts: TRANSFERS,
        given: &[IS_SEPA, Probe::has("CdtrAgt/FinInstnId")],
        broken: &[
            Probe::lacks("CdtrAgt/FinInstnId/BIC|CdtrAgt/FinInstnId/BICFI"),
            Probe::is_not_or_lacks("CdtrAgt/FinInstnId/Othr/Id", &["NOTPROVIDED"]),
        ],
        place: "CdtrAgt",
        message: "the creditor's agent has neither a BIC nor the mark that it is not provided",
        help: "write the BIC, or NOTPROVIDED in FinInstnId/Othr/Id",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::SCT_AGENT_NOT_PROVIDED,
        contexts: DEBITS,
        given: &[IS_SEPA, Probe::has("DbtrAgt/FinInstnId")],
        broken: &[
            Probe::lacks("DbtrAgt/FinInstnId/BIC|DbtrAgt/FinInstnId/BICFI"),
            Probe::is_not_or_lacks("DbtrAgt/FinInstnId/Othr/Id", &["NOTPROVIDED"]),
        ],
        place: "DbtrAgt",
        message: "the debtor's agent has neither a BIC nor the mark that it is not provided",
        help: "write the BIC, or NOTPROVIDED in FinInstnId/Othr/Id",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::SCT_AGENT_NOT_PROVIDED,
        contexts: TRANSFER_BATCHES,
        given: &[IS_SEPA_BATCH, Probe::has("DbtrAgt/FinInstnId")],
        broken: &[
            Probe::lacks("DbtrAgt/FinInstnId/BIC|DbtrAgt/FinInstnId/BICFI"),
            Probe::is_not_or_lacks("DbtrAgt/FinInstnId/Othr/Id", &["NOTPROVIDED"]),
        ],
        place: "DbtrAgt",
        message: "the debtor's agent has neither a BIC nor the mark that it is not provided",
        help: "write the BIC, or NOTPROVIDED in FinInstnId/Othr/Id",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::SCT_AGENT_NOT_PROVIDED,
        contexts: DEBIT_BATCHES,
        given: &[IS_SEPA_BATCH, Probe::has("CdtrAgt/FinInstnId")],
        broken: &[
            Probe::lacks("CdtrAgt/FinInstnId/BIC|CdtrAgt/FinInstnId/BICFI"),
            Probe::is_not_or_lacks("CdtrAgt/FinInstnId/Othr/Id", &["NOTPROVIDED"]),
        ],
        place: "CdtrAgt",
        message: "the creditor's agent has neither a BIC nor the mark that it is not provided",
        help: "write the BIC, or NOTPROVIDED in FinInstnId/Othr/Id",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::SDD_MANDATE_ID,
        contexts: DEBITS,
        given: IS_DEBIT,
        broken: &[Probe::lacks("DrctDbtTx/MndtRltdInf/MndtId")],
        place: "DrctDbtTx",
        message: "the collection names no mandate",
        help: "add MndtId and DtOfSgntr",
        reason: Some("MD01"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::SDD_MANDATE_ID,
        contexts: DEBITS,
        given: &[IN_EURO, OF_NO_OTHER_SERVICE, Probe::has("DrctDbtTx/MndtRltdInf/MndtId")],
        broken: &[Probe::lacks("DrctDbtTx/MndtRltdInf/DtOfSgntr")],
        place: "DrctDbtTx",
        message: "the collection does not say when its mandate was signed",
        help: "add DtOfSgntr",
        reason: Some("MD01"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::SDD_B2B_SEQ,
        contexts: DEBITS,
        given: &[Probe::is("../PmtTpInf/LclInstrm/Cd|PmtTpInf/LclInstrm/Cd", &["B2B"])],
        broken: &[Probe::is(SEQUENCE, &["OOFF", "FNAL"])],
        place: "",
        message: "a B2B collection is single or final",
        help: "ask the bank whether it takes this sequence type",
        at_most: Severity::Info,
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::SDD_OOFF_AMENDMENT,
        contexts: DEBITS,
        given: &[Probe::is(SEQUENCE, &["OOFF"])],
        broken: &[Probe::is("DrctDbtTx/MndtRltdInf/AmdmntInd", &["true", "1"])],
        place: "DrctDbtTx/MndtRltdInf/AmdmntInd",
        message: "a single collection rests on an amended mandate",
        help: "set AmdmntInd to false, or correct SeqTp",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::SDD_SMNDA,
        contexts: DEBITS,
        given: &[Probe::has("DrctDbtTx/MndtRltdInf/AmdmntInfDtls")],
        broken: &[Probe::is(
            "DrctDbtTx/MndtRltdInf/AmdmntInfDtls/OrgnlDbtrAgt/FinInstnId/Othr/Id",
            &["SMNDA"],
        )],
        place: "DrctDbtTx/MndtRltdInf/AmdmntInfDtls/OrgnlDbtrAgt",
        message: "SMNDA stands at the agent, where it stood until 2016",
        help: "move SMNDA to OrgnlDbtrAcct/Id/Othr/Id",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::SDD_AMENDMENT_DETAILS,
        contexts: DEBITS,
        given: &[
            Probe::is("DrctDbtTx/MndtRltdInf/AmdmntInd", &["true", "1"]),
            Probe::has("DrctDbtTx/MndtRltdInf/AmdmntInfDtls"),
        ],
        broken: &[Probe::lacks(ORIGINAL_VALUES)],
        place: "DrctDbtTx/MndtRltdInf/AmdmntInfDtls",
        message: "the details of the amendment name no original value",
        help: "state the original mandate, creditor or account",
        reason: Some("CH10"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::CH_PAYMENT_TYPES,
        contexts: TRANSFERS,
        given: &[IS_SEPA],
        broken: &[Probe::is("Amt/InstdAmt/@Ccy", &["CHF"])],
        place: "Amt/InstdAmt/@Ccy",
        message: "a payment in Swiss francs has the service level SEPA",
        help: "leave the service level out",
        at_most: Severity::Info,
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::PTY_NAME_WHEN_ADDRESS,
        contexts: &[
            ("pain.001", "PmtInf/Dbtr"),
            ("pain.001", "PmtInf/CdtTrfTxInf/Cdtr"),
            ("pain.001", "PmtInf/CdtTrfTxInf/UltmtDbtr"),
            ("pain.001", "PmtInf/CdtTrfTxInf/UltmtCdtr"),
            ("pain.008", "PmtInf/Cdtr"),
            ("pain.008", "PmtInf/DrctDbtTxInf/Dbtr"),
            ("pain.001", "PmtInf/CdtTrfTxInf/CdtrAgt/FinInstnId"),
            ("pain.001", "PmtInf/DbtrAgt/FinInstnId"),
            ("pacs.008", "CdtTrfTxInf/Dbtr"),
            ("pacs.008", "CdtTrfTxInf/Cdtr"),
            ("pacs.008", "CdtTrfTxInf/UltmtDbtr"),
            ("pacs.008", "CdtTrfTxInf/UltmtCdtr"),
            ("pacs.008", "CdtTrfTxInf/DbtrAgt/FinInstnId"),
            ("pacs.008", "CdtTrfTxInf/CdtrAgt/FinInstnId"),
        ],
        given: &[Probe::has("PstlAdr")],
        broken: &[Probe::lacks("Nm")],
        place: "PstlAdr",
        message: "an address is given without the name",
        help: "add the name",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::INS_CDTR_AGT_CODES,
        contexts: ALL_TRANSFERS,
        given: &[Probe::is("InstrForCdtrAgt/Cd", &["CHQB"])],
        broken: &[Probe::is("InstrForCdtrAgt/Cd", &["HOLD"])],
        place: "InstrForCdtrAgt",
        message: "the instructions CHQB and HOLD exclude each other",
        help: "keep one of the two",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::INS_CDTR_AGT_CODES,
        contexts: ALL_TRANSFERS,
        given: &[Probe::is("InstrForCdtrAgt/Cd", &["PHOB"])],
        broken: &[Probe::is("InstrForCdtrAgt/Cd", &["TELB"])],
        place: "InstrForCdtrAgt",
        message: "the instructions PHOB and TELB exclude each other",
        help: "keep one of the two",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::CBPR_SERVICE_LEVEL_GPI,
        contexts: ALL_TRANSFERS,
        given: &[Probe::is(
            "../PmtTpInf/SvcLvl/Cd|PmtTpInf/SvcLvl/Cd",
            &["G001", "G002", "G003", "G004", "G005", "G006", "G007"],
        )],
        broken: &[Probe::lacks("PmtId/UETR")],
        place: "PmtId",
        message: "a tracked payment has no UETR",
        help: "draw a UUID of version 4 and write it into PmtId/UETR",
        at_most: Severity::Info,
        ..Condition::DEFAULT
    },
];
