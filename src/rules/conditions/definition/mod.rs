//! Constraints of the message definition reports, by their published names; and what else is
//! asked of the same contexts.

mod accounts;
mod agents;
mod cheques;
mod mandates;
mod payments;
mod settlement;
mod status;

use super::{Condition, Probe};

/// The tables.
pub(super) const TABLES: [&[Condition]; 7] = [
    payments::TABLE,
    cheques::TABLE,
    agents::TABLE,
    mandates::TABLE,
    status::TABLE,
    settlement::TABLE,
    accounts::TABLE,
];

/// Where a condition is asked: in messages of a family, of a context below the message.
type Contexts = &'static [(&'static str, &'static str)];

const BATCHES: Contexts = &[("pain.001", "PmtInf"), ("pain.008", "PmtInf")];
const TRANSACTIONS: Contexts =
    &[("pain.001", "PmtInf/CdtTrfTxInf"), ("pain.008", "PmtInf/DrctDbtTxInf")];
const TRANSFERS: Contexts = &[("pain.001", "PmtInf/CdtTrfTxInf")];
const DEBITS: Contexts = &[("pain.008", "PmtInf/DrctDbtTxInf")];
/// Transfers between customers and banks, and between banks.
const ORDERS: Contexts = &[("pain.001", "PmtInf/CdtTrfTxInf"), ("pacs.008", "CdtTrfTxInf")];
const ALL_TRANSACTIONS: Contexts = &[
    ("pain.001", "PmtInf/CdtTrfTxInf"),
    ("pain.008", "PmtInf/DrctDbtTxInf"),
    ("pacs.008", "CdtTrfTxInf"),
];
const MESSAGES: Contexts = &[
    ("pain.001", ""),
    ("pain.002", ""),
    ("pain.007", ""),
    ("pain.008", ""),
    ("camt.052", ""),
    ("camt.053", ""),
    ("camt.054", ""),
    ("camt.056", ""),
    ("pacs.002", ""),
    ("pacs.008", ""),
];
/// Mandates of direct debits, and as reports and reversals repeat them.
const MANDATES: Contexts = &[
    ("pain.008", "PmtInf/DrctDbtTxInf/DrctDbtTx/MndtRltdInf"),
    ("pain.002", "OrgnlPmtInfAndSts/TxInfAndSts/OrgnlTxRef/MndtRltdInf"),
    ("pain.007", "OrgnlPmtInfAndRvsl/TxInf/OrgnlTxRef/MndtRltdInf"),
    ("pacs.002", "TxInfAndSts/OrgnlTxRef/MndtRltdInf"),
    ("camt.056", "Undrlyg/TxInf/OrgnlTxRef/MndtRltdInf"),
];
/// The same in versions in which a mandate is one of direct debits or of transfers.
const LATER_MANDATES: Contexts = &[
    ("pain.002", "OrgnlPmtInfAndSts/TxInfAndSts/OrgnlTxRef/MndtRltdInf"),
    ("pain.007", "OrgnlPmtInfAndRvsl/TxInf/OrgnlTxRef/MndtRltdInf"),
    ("pacs.002", "TxInfAndSts/OrgnlTxRef/MndtRltdInf"),
    ("camt.056", "Undrlyg/TxInf/OrgnlTxRef/MndtRltdInf"),
];
const STATUS_GROUPS: Contexts = &[("pain.002", "OrgnlGrpInfAndSts")];
const STATUS_BATCHES: Contexts = &[("pain.002", "OrgnlPmtInfAndSts")];
const STATUS_TRANSACTIONS: Contexts = &[("pain.002", "OrgnlPmtInfAndSts/TxInfAndSts")];
const SETTLEMENTS: Contexts = &[
    ("pain.002", "OrgnlPmtInfAndSts/TxInfAndSts/OrgnlTxRef/SttlmInf"),
    ("pacs.002", "TxInfAndSts/OrgnlTxRef/SttlmInf"),
    ("pacs.008", "GrpHdr/SttlmInf"),
    ("pain.007", "OrgnlPmtInfAndRvsl/TxInf/OrgnlTxRef/SttlmInf"),
    ("camt.056", "Undrlyg/TxInf/OrgnlTxRef/SttlmInf"),
];
const BALANCES: Contexts = &[("camt.052", "Rpt/Bal"), ("camt.053", "Stmt/Bal")];
const SUMMARIES: Contexts = &[
    ("camt.052", "Rpt/TxsSummry/TtlNtries"),
    ("camt.053", "Stmt/TxsSummry/TtlNtries"),
    ("camt.054", "Ntfctn/TxsSummry/TtlNtries"),
];
const SUMMARIES_PER_CODE: Contexts = &[
    ("camt.052", "Rpt/TxsSummry/TtlNtriesPerBkTxCd"),
    ("camt.053", "Stmt/TxsSummry/TtlNtriesPerBkTxCd"),
    ("camt.054", "Ntfctn/TxsSummry/TtlNtriesPerBkTxCd"),
];
const FAMILIES_OF_ENTRIES: Contexts = &[
    ("camt.052", "Rpt/Ntry/BkTxCd/Domn/Fmly"),
    ("camt.053", "Stmt/Ntry/BkTxCd/Domn/Fmly"),
    ("camt.054", "Ntfctn/Ntry/BkTxCd/Domn/Fmly"),
];
const FAMILIES_OF_DETAILS: Contexts = &[
    ("camt.052", "Rpt/Ntry/NtryDtls/TxDtls/BkTxCd/Domn/Fmly"),
    ("camt.053", "Stmt/Ntry/NtryDtls/TxDtls/BkTxCd/Domn/Fmly"),
    ("camt.054", "Ntfctn/Ntry/NtryDtls/TxDtls/BkTxCd/Domn/Fmly"),
];
const RETURNS: Contexts = &[
    ("camt.052", "Rpt/Ntry/NtryDtls/TxDtls/RtrInf"),
    ("camt.053", "Stmt/Ntry/NtryDtls/TxDtls/RtrInf"),
    ("camt.054", "Ntfctn/Ntry/NtryDtls/TxDtls/RtrInf"),
];
const SECURITIES: Contexts = &[
    ("camt.052", "Rpt/Ntry/NtryDtls/TxDtls/FinInstrmId"),
    ("camt.053", "Stmt/Ntry/NtryDtls/TxDtls/FinInstrmId"),
    ("camt.054", "Ntfctn/Ntry/NtryDtls/TxDtls/FinInstrmId"),
];
const ENTRIES: Contexts =
    &[("camt.052", "Rpt/Ntry"), ("camt.053", "Stmt/Ntry"), ("camt.054", "Ntfctn/Ntry")];
