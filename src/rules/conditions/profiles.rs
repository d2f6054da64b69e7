//! Conditions of the profiles sepa, swiss and cbpr.

use super::{Condition, Probe};
use crate::diagnostic::Severity;
use crate::rules::list::id;

pub(super) const TABLE: &[Condition] = &[
    Condition {
        rule: id::SCT_CURRENCY,
        contexts: &[("pain.001", "PmtInf/CdtTrfTxInf")],
        given: &[Probe::is("../PmtTpInf/SvcLvl/Cd|PmtTpInf/SvcLvl/Cd", &["SEPA"])],
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
        given: &[Probe::is("PmtTpInf/SvcLvl/Cd", &["SEPA"])],
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
        given: &[Probe::is("../PmtTpInf/SvcLvl/Cd|PmtTpInf/SvcLvl/Cd", &["SEPA"])],
        broken: &[Probe::is_not("ChrgBr", &["SLEV"])],
        place: "ChrgBr",
        message: "ChrgBr of a SEPA payment is SLEV",
        help: "write SLEV, or leave ChrgBr out",
        reason: Some("BE19"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::SCT_PMT_MTD,
        contexts: &[("pain.001", "PmtInf")],
        given: &[Probe::is("PmtTpInf/SvcLvl/Cd", &["SEPA"])],
        broken: &[Probe::is_not("PmtMtd", &["TRF"])],
        place: "PmtMtd",
        message: "a SEPA credit transfer is paid by transfer",
        help: "set PmtMtd to TRF",
        reason: Some("FF03"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::SCT_PARTY_NAME,
        contexts: &[("pain.001", "PmtInf/CdtTrfTxInf")],
        given: &[Probe::is("../PmtTpInf/SvcLvl/Cd|PmtTpInf/SvcLvl/Cd", &["SEPA"])],
        broken: &[Probe::lacks("Cdtr/Nm")],
        place: "Cdtr",
        message: "the creditor of a SEPA payment has no name",
        help: "add Cdtr/Nm",
        reason: Some("BE22"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::SCT_PARTY_NAME,
        contexts: &[("pain.008", "PmtInf/DrctDbtTxInf")],
        given: &[Probe::is("../PmtTpInf/SvcLvl/Cd|PmtTpInf/SvcLvl/Cd", &["SEPA"])],
        broken: &[Probe::lacks("Dbtr/Nm")],
        place: "Dbtr",
        message: "the debtor of a SEPA payment has no name",
        help: "add Dbtr/Nm",
        reason: Some("BE08"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::SCT_PARTY_NAME,
        contexts: &[("pain.001", "PmtInf")],
        given: &[Probe::is("PmtTpInf/SvcLvl/Cd", &["SEPA"])],
        broken: &[Probe::lacks("Dbtr/Nm")],
        place: "Dbtr",
        message: "the debtor of a SEPA payment has no name",
        help: "add Dbtr/Nm",
        reason: Some("BE08"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::SCT_PARTY_NAME,
        contexts: &[("pain.008", "PmtInf")],
        given: &[Probe::is("PmtTpInf/SvcLvl/Cd", &["SEPA"])],
        broken: &[Probe::lacks("Cdtr/Nm")],
        place: "Cdtr",
        message: "the creditor of a SEPA payment has no name",
        help: "add Cdtr/Nm",
        reason: Some("BE22"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::SCT_IBAN_ONLY,
        contexts: &[("pain.001", "PmtInf/CdtTrfTxInf")],
        given: &[Probe::is("../PmtTpInf/SvcLvl/Cd|PmtTpInf/SvcLvl/Cd", &["SEPA"])],
        broken: &[Probe::has("CdtrAcct"), Probe::lacks("CdtrAcct/Id/IBAN")],
        place: "CdtrAcct",
        message: "the creditor's account of a SEPA payment is no IBAN",
        help: "write the account as IBAN",
        reason: Some("AC03"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::SCT_IBAN_ONLY,
        contexts: &[("pain.008", "PmtInf/DrctDbtTxInf")],
        given: &[Probe::is("../PmtTpInf/SvcLvl/Cd|PmtTpInf/SvcLvl/Cd", &["SEPA"])],
        broken: &[Probe::has("DbtrAcct"), Probe::lacks("DbtrAcct/Id/IBAN")],
        place: "DbtrAcct",
        message: "the debtor's account of a SEPA payment is no IBAN",
        help: "write the account as IBAN",
        reason: Some("AC02"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::SCT_IBAN_ONLY,
        contexts: &[("pain.001", "PmtInf")],
        given: &[Probe::is("PmtTpInf/SvcLvl/Cd", &["SEPA"])],
        broken: &[Probe::has("DbtrAcct"), Probe::lacks("DbtrAcct/Id/IBAN")],
        place: "DbtrAcct",
        message: "the debtor's account of a SEPA payment is no IBAN",
        help: "write the account as IBAN",
        reason: Some("AC02"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::SCT_IBAN_ONLY,
        contexts: &[("pain.008", "PmtInf")],
        given: &[Probe::is("PmtTpInf/SvcLvl/Cd", &["SEPA"])],
        broken: &[Probe::has("CdtrAcct"), Probe::lacks("CdtrAcct/Id/IBAN")],
        place: "CdtrAcct",
        message: "the creditor's account of a SEPA payment is no IBAN",
        help: "write the account as IBAN",
        reason: Some("AC03"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::SDD_MANDATE_ID,
        contexts: &[("pain.008", "PmtInf/DrctDbtTxInf")],
        given: &[],
        broken: &[Probe::lacks("DrctDbtTx/MndtRltdInf/MndtId")],
        place: "DrctDbtTx",
        message: "the mandate or its date of signature is missing",
        help: "add MndtId and DtOfSgntr",
        reason: Some("MD01"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::SDD_MANDATE_ID,
        contexts: &[("pain.008", "PmtInf/DrctDbtTxInf")],
        given: &[],
        broken: &[
            Probe::has("DrctDbtTx/MndtRltdInf/MndtId"),
            Probe::lacks("DrctDbtTx/MndtRltdInf/DtOfSgntr"),
        ],
        place: "DrctDbtTx",
        message: "the mandate or its date of signature is missing",
        help: "add MndtId and DtOfSgntr",
        reason: Some("MD01"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::SDD_SEQ_TP,
        contexts: &[("pain.008", "PmtInf/DrctDbtTxInf")],
        given: &[],
        broken: &[Probe::lacks("../PmtTpInf/SeqTp"), Probe::lacks("PmtTpInf/SeqTp")],
        place: "",
        message: "the sequence type is missing",
        help: "add PmtTpInf/SeqTp",
        reason: Some("FF05"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::SDD_LCL_INSTRM,
        contexts: &[("pain.008", "PmtInf/DrctDbtTxInf")],
        given: &[Probe::lacks("PmtTpInf")],
        broken: &[Probe::is_not_or_lacks("../PmtTpInf/LclInstrm/Cd", &["CORE", "B2B"])],
        place: "",
        message: "the collection is neither CORE nor B2B",
        help: "set LclInstrm/Cd to CORE or B2B",
        reason: Some("FF05"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::SDD_LCL_INSTRM,
        contexts: &[("pain.008", "PmtInf/DrctDbtTxInf")],
        given: &[Probe::has("PmtTpInf")],
        broken: &[Probe::is_not_or_lacks("PmtTpInf/LclInstrm/Cd", &["CORE", "B2B"])],
        place: "",
        message: "the collection is neither CORE nor B2B",
        help: "set LclInstrm/Cd to CORE or B2B",
        reason: Some("FF05"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::SDD_B2B_SEQ,
        contexts: &[("pain.008", "PmtInf/DrctDbtTxInf")],
        given: &[Probe::is("../PmtTpInf/LclInstrm/Cd", &["B2B"])],
        broken: &[Probe::is("../PmtTpInf/SeqTp", &["OOFF", "FNAL"])],
        place: "",
        message: "a B2B collection is single or final",
        help: "ask the bank whether it takes this sequence type",
        at_most: Severity::Info,
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::SDD_OOFF_AMENDMENT,
        contexts: &[("pain.008", "PmtInf/DrctDbtTxInf")],
        given: &[Probe::is("../PmtTpInf/SeqTp", &["OOFF"])],
        broken: &[Probe::is("DrctDbtTx/MndtRltdInf/AmdmntInd", &["true", "1"])],
        place: "DrctDbtTx/MndtRltdInf/AmdmntInd",
        message: "a single collection rests on an amended mandate",
        help: "set AmdmntInd to false, or correct SeqTp",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::SDD_SMNDA,
        contexts: &[("pain.008", "PmtInf/DrctDbtTxInf")],
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
        contexts: &[("pain.008", "PmtInf/DrctDbtTxInf")],
        given: &[
            Probe::is("DrctDbtTx/MndtRltdInf/AmdmntInd", &["true", "1"]),
            Probe::has("DrctDbtTx/MndtRltdInf/AmdmntInfDtls"),
        ],
        broken: &[
            Probe::lacks("DrctDbtTx/MndtRltdInf/AmdmntInfDtls/OrgnlMndtId"),
            Probe::lacks("DrctDbtTx/MndtRltdInf/AmdmntInfDtls/OrgnlCdtrSchmeId"),
            Probe::lacks("DrctDbtTx/MndtRltdInf/AmdmntInfDtls/OrgnlDbtrAcct"),
            Probe::lacks("DrctDbtTx/MndtRltdInf/AmdmntInfDtls/OrgnlDbtrAgt"),
        ],
        place: "DrctDbtTx/MndtRltdInf/AmdmntInfDtls",
        message: "the details of the amendment name no original value",
        help: "state the original mandate, creditor or account",
        reason: Some("CH10"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::CH_PAYMENT_TYPES,
        contexts: &[("pain.001", "PmtInf/CdtTrfTxInf")],
        given: &[Probe::is("../PmtTpInf/SvcLvl/Cd|PmtTpInf/SvcLvl/Cd", &["SEPA"])],
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
        contexts: &[("pain.001", "PmtInf/CdtTrfTxInf")],
        given: &[Probe::is("InstrForCdtrAgt/Cd", &["CHQB"])],
        broken: &[Probe::is("InstrForCdtrAgt/Cd", &["HOLD"])],
        place: "InstrForCdtrAgt",
        message: "the instructions CHQB and HOLD exclude each other",
        help: "keep one of the two",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::INS_CDTR_AGT_CODES,
        contexts: &[("pain.001", "PmtInf/CdtTrfTxInf")],
        given: &[Probe::is("InstrForCdtrAgt/Cd", &["PHOB"])],
        broken: &[Probe::is("InstrForCdtrAgt/Cd", &["TELB"])],
        place: "InstrForCdtrAgt",
        message: "the instructions PHOB and TELB exclude each other",
        help: "keep one of the two",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::CBPR_SERVICE_LEVEL_GPI,
        contexts: &[("pain.001", "PmtInf/CdtTrfTxInf")],
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
