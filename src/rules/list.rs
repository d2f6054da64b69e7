//! The list of rules. One line a rule, family by family; the codes with their texts stand in
//! the same order in `diagnostic::code`.

use super::rule::{Family, Reach, Rule};
use super::scopes::*;
use crate::diagnostic::codes;

macro_rules! rules {
    ($($name:ident $family:ident $scope:ident $profile:tt [$($path:literal),*])*) => {
        /// Every rule, family by family.
        pub static RULES: &[&Rule] = &[$(&descriptors::$name),*];

        mod descriptors {
            use super::*;
            $(
                pub(super) static $name: Rule = Rule {
                    code: &codes::$name,
                    family: Family::$family,
                    scope: $scope as &[Reach],
                    profiles: profiles!($profile),
                    reads: &[$($path),*],
                };
            )*
        }

        /// The number of each rule in the list.
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        #[derive(Clone, Copy)]
        enum Number { $($name),* }

        /// What names each rule for those who check it.
        pub(crate) mod id {
            use super::Number;
            use crate::rules::rule::RuleId;
            $(pub(crate) const $name: RuleId = RuleId(Number::$name as u16);)*
        }
    };
}

/// `-` for a rule that is on by default.
macro_rules! profiles {
    (-) => {
        &[]
    };
    ($name:ident) => {
        &[stringify!($name)]
    };
    (($($name:ident)*)) => {
        &[$(stringify!($name)),*]
    };
}

rules! {
    MDR_PAYMENT_TYPE_INFORMATION Definition MDR_PAYMENTS - ["PmtInf/PmtTpInf", "PmtInf/CdtTrfTxInf/PmtTpInf", "PmtInf/DrctDbtTxInf/PmtTpInf"]

    CNT_GRP_HDR_NB_OF_TXS Counts TOTALS - ["GrpHdr/NbOfTxs", "PmtInf/CdtTrfTxInf", "PmtInf/DrctDbtTxInf"]

    ECHO_MSG_ID Echo ANSWERS - ["OrgnlGrpInfAndSts/OrgnlMsgId", "OrgnlGrpInfAndSts/OrgnlMsgNmId"]
    ECHO_COUNTS Echo ANSWERS - ["OrgnlGrpInfAndSts/OrgnlNbOfTxs", "OrgnlGrpInfAndSts/OrgnlCtrlSum"]
    ECHO_PMT_INF Echo ANSWERS - ["OrgnlPmtInfAndSts/OrgnlPmtInfId", "OrgnlPmtInfAndSts/OrgnlNbOfTxs", "OrgnlPmtInfAndSts/OrgnlCtrlSum"]
    ECHO_TX Echo ANSWERS - ["OrgnlPmtInfAndSts/TxInfAndSts/OrgnlEndToEndId", "OrgnlPmtInfAndSts/TxInfAndSts/OrgnlInstrId", "OrgnlPmtInfAndSts/TxInfAndSts/OrgnlUETR", "OrgnlPmtInfAndSts/TxInfAndSts/OrgnlTxRef"]
    ECHO_CRE_DT_TM Echo ANSWERS - ["OrgnlGrpInfAndSts/OrgnlCreDtTm"]
    DT_IBAN Identifiers STANDARD - ["**/IBAN"]
    DT_BIC Identifiers STANDARD - ["**/BIC", "**/BICFI", "**/AnyBIC", "**/BICOrBEI"]
    DT_LEI Identifiers STANDARD - ["**/LEI"]
    DT_COUNTRY Identifiers STANDARD - ["**/Ctry", "**/CtryOfRes"]
    DT_CURRENCY_CODE Identifiers STANDARD - ["**/@Ccy", "**/Ccy", "**/CcyOfTrf"]
    DT_CURRENCY_AMOUNT Identifiers STANDARD - ["**/InstdAmt", "**/Amt", "**/EqvtAmt/Amt"]
    CNT_LEADING Counts COUNTED - ["**/NbOfTxs", "**/OrgnlNbOfTxs", "**/DtldNbOfTxs"]
    ACC_OTHR_LOOKS_LIKE_IBAN Identifiers ALL - ["**/Othr/Id"]
    COD_EXTERNAL Codes ALL - ["**/Cd"]
    STS_CODE_BY_VERSION_N Codes STATUS_CODES - ["OrgnlGrpInfAndSts/GrpSts", "OrgnlPmtInfAndSts/PmtInfSts", "**/TxSts"]
    STS_REASON_CODE_KNOWN Codes STATUS_REASONS - ["**/StsRsnInf/Rsn/Cd"]
    CHR_SWIFT Characters PAYMENTS - ["**/MsgId", "**/PmtInfId", "**/InstrId", "**/EndToEndId", "**/Nm", "**/Ustrd"]
    CHR_MOJIBAKE Characters ALL - ["**/Nm", "**/Ustrd", "**/AdrLine"]
    REF_BLANK Characters ALL - ["**/MsgId", "**/PmtInfId", "**/InstrId", "**/EndToEndId"]
    REF_SLASH Characters PAYMENTS - ["**/MsgId", "**/PmtInfId", "**/InstrId", "**/EndToEndId", "**/MndtId"]
    XML_EMPTY_ELEMENT Characters STANDARD - ["**"]
    XML_ENCODING Characters STANDARD - ["Document"]
    MDR_CHARGE_BEARER Definition MDR_PAYMENTS - ["PmtInf/ChrgBr"]
    MDR_ULTIMATE_DEBTOR Definition MDR_TRANSFERS - ["PmtInf/UltmtDbtr"]
    MDR_ULTIMATE_CREDITOR Definition MDR_DEBITS - ["PmtInf/UltmtCdtr"]
    MDR_CREDITOR_SCHEME_IDENTIFICATION Definition MDR_DEBITS - ["PmtInf/CdtrSchmeId"]
    MDR_INSTRUCTION_FOR_DEBTOR_AGENT Definition MDR_TRANSFERS_04 - ["PmtInf/InstrForDbtrAgt"]
    MDR_CHARGES_ACCOUNT Definition MDR_PAYMENTS - ["PmtInf/ChrgsAcct", "PmtInf/ChrgsAcctAgt"]
    MDR_CHARGES_ACCOUNT_AGENT Definition MDR_PAYMENTS - ["PmtInf/ChrgsAcctAgt", "PmtInf/DbtrAgt", "PmtInf/CdtrAgt"]
    MDR_CHEQUE_INSTRUCTION Definition MDR_TRANSFERS - ["PmtInf/PmtMtd", "PmtInf/CdtTrfTxInf/ChqInstr"]
    MDR_CHEQUE_AND_CREDITOR_ACCOUNT Definition MDR_TRANSFERS - ["PmtInf/PmtMtd", "PmtInf/CdtTrfTxInf/CdtrAcct"]
    MDR_CHEQUE_DELIVERY_AND_CREDITOR_AGENT Definition MDR_TRANSFERS - ["PmtInf/PmtMtd", "PmtInf/CdtTrfTxInf/ChqInstr/DlvryMtd/Cd", "PmtInf/CdtTrfTxInf/CdtrAgt"]
    MDR_CHEQUE_DELIVERY_AND_NO_CREDITOR_AGENT Definition MDR_TRANSFERS - ["PmtInf/PmtMtd", "PmtInf/CdtTrfTxInf/ChqInstr/DlvryMtd/Cd", "PmtInf/CdtTrfTxInf/CdtrAgt"]
    MDR_CHEQUE_NO_DELIVERY_AND_NO_CREDITOR_AGENT Definition MDR_TRANSFERS - ["PmtInf/PmtMtd", "PmtInf/CdtTrfTxInf/ChqInstr/DlvryMtd", "PmtInf/CdtTrfTxInf/CdtrAgt"]
    MDR_CHEQUE_MATURITY_DATE Definition MDR_TRANSFERS - ["PmtInf/CdtTrfTxInf/ChqInstr/ChqMtrtyDt", "PmtInf/CdtTrfTxInf/ChqInstr/ChqTp"]
    MDR_NON_CHEQUE_PAYMENT_METHOD Definition MDR_TRANSFERS - ["PmtInf/PmtMtd", "PmtInf/CdtTrfTxInf/Cdtr", "PmtInf/CdtTrfTxInf/CdtrAcct"]
    MDR_INSTRUCTION_FOR_CREDITOR_AGENT Definition MDR_TRANSFERS - ["PmtInf/CdtTrfTxInf/InstrForCdtrAgt/Cd", "PmtInf/CdtTrfTxInf/CdtrAcct"]
    MDR_INTERMEDIARY_AGENT_2 Definition MDR_INTERMEDIARIES - ["**/IntrmyAgt2", "**/IntrmyAgt1"]
    MDR_INTERMEDIARY_AGENT_3 Definition MDR_INTERMEDIARIES - ["**/IntrmyAgt3", "**/IntrmyAgt2"]
    MDR_INTERMEDIARY_AGENT_ACCOUNT Definition MDR_INTERMEDIARIES - ["**/IntrmyAgt1Acct", "**/IntrmyAgt2Acct", "**/IntrmyAgt3Acct"]
    MDR_AMENDMENT_INDICATOR_TRUE Definition MDR_MANDATES - ["**/MndtRltdInf/AmdmntInd", "**/MndtRltdInf/AmdmntInfDtls"]
    MDR_AMENDMENT_INDICATOR_FALSE Definition MDR_MANDATES - ["**/MndtRltdInf/AmdmntInd", "**/MndtRltdInf/AmdmntInfDtls"]
    MDR_SUPPLEMENTARY_DATA Definition MDR_SUPPLEMENTARY - ["SplmtryData"]
    MDR_IDENTIFICATION_OR_PROXY Definition MDR_PROXY - ["**/DbtrAcct", "**/DbtrAgtAcct", "**/CdtrAcct", "**/CdtrAgtAcct", "**/ChrgsAcct", "**/IntrmyAgt1Acct", "**/Acct", "**/RltdAcct", "**/SttlmAcct"]
    MDR_GROUP_STATUS_ACCEPTED Definition MDR_STATUS - ["OrgnlGrpInfAndSts/GrpSts", "OrgnlPmtInfAndSts/PmtInfSts", "OrgnlPmtInfAndSts/TxInfAndSts/TxSts"]
    MDR_GROUP_STATUS_PENDING Definition MDR_STATUS - ["OrgnlGrpInfAndSts/GrpSts", "OrgnlPmtInfAndSts/PmtInfSts", "OrgnlPmtInfAndSts/TxInfAndSts/TxSts"]
    MDR_GROUP_STATUS_REJECTED Definition MDR_STATUS - ["OrgnlGrpInfAndSts/GrpSts", "OrgnlPmtInfAndSts/PmtInfSts", "OrgnlPmtInfAndSts/TxInfAndSts/TxSts"]
    MDR_GROUP_STATUS_RECEIVED Definition MDR_STATUS - ["OrgnlGrpInfAndSts/GrpSts", "OrgnlPmtInfAndSts/PmtInfSts", "OrgnlPmtInfAndSts/TxInfAndSts/TxSts"]
    MDR_PAYMENT_INFORMATION_STATUS_ACCEPTED Definition MDR_STATUS - ["OrgnlGrpInfAndSts/GrpSts", "OrgnlPmtInfAndSts/PmtInfSts", "OrgnlPmtInfAndSts/TxInfAndSts/TxSts"]
    MDR_PAYMENT_INFORMATION_STATUS_PENDING Definition MDR_STATUS - ["OrgnlGrpInfAndSts/GrpSts", "OrgnlPmtInfAndSts/PmtInfSts", "OrgnlPmtInfAndSts/TxInfAndSts/TxSts"]
    MDR_PAYMENT_INFORMATION_STATUS_REJECTED Definition MDR_STATUS - ["OrgnlGrpInfAndSts/GrpSts", "OrgnlPmtInfAndSts/PmtInfSts", "OrgnlPmtInfAndSts/TxInfAndSts/TxSts"]
    MDR_PAYMENT_INFORMATION_STATUS_RECEIVED Definition MDR_STATUS - ["OrgnlGrpInfAndSts/GrpSts", "OrgnlPmtInfAndSts/PmtInfSts", "OrgnlPmtInfAndSts/TxInfAndSts/TxSts"]
    MDR_STATUS_REASON Definition MDR_STATUS_ALL - ["**/StsRsnInf/Rsn/Cd", "**/StsRsnInf/AddtlInf"]
    MDR_STATUS_REASON_INFORMATION Definition MDR_STATUS - ["OrgnlGrpInfAndSts/GrpSts", "OrgnlGrpInfAndSts/StsRsnInf/AddtlInf"]
    MDR_NUMBER_OF_TRANSACTIONS_PER_STATUS Definition MDR_STATUS - ["OrgnlGrpInfAndSts/GrpSts", "OrgnlGrpInfAndSts/NbOfTxsPerSts"]
    MDR_SETTLEMENT_METHOD Definition MDR_SETTLEMENT - ["**/SttlmInf"]
    MDR_FORWARD_BALANCE Definition MDR_BALANCES - ["**/Bal/Tp/CdOrPrtry/Cd", "**/Bal/Avlbty"]
    MDR_DEBIT_CREDIT_INDICATOR Definition MDR_NET - ["**/TxsSummry/TtlNtries"]
    MDR_CREDIT_DEBIT_INDICATOR Definition MDR_NET - ["**/TxsSummry/TtlNtriesPerBkTxCd"]
    MDR_FAMILY_AND_SUB_FAMILY Definition MDR_ACCOUNTS - ["**/BkTxCd/Domn/Fmly"]
    MDR_RETURN_REASON Definition MDR_ACCOUNTS - ["**/RtrInf/Rsn/Cd", "**/RtrInf/AddtlInf"]
    MDR_MESSAGE_OR_REPORT_PAGINATION Definition MDR_PAGES_052 - ["GrpHdr/MsgPgntn", "Rpt/RptPgntn"]
    MDR_MESSAGE_OR_STATEMENT_PAGINATION Definition MDR_PAGES_053 - ["GrpHdr/MsgPgntn", "Stmt/StmtPgntn"]
    MDR_SECURITY_IDENTIFICATION Definition MDR_SECURITIES - ["**/FinInstrmId"]
    STS_ACS_INFO Status STATUS_AND_INTERBANK - ["**/TxInfAndSts/AccptncDtTm", "**/TxInfAndSts/TxSts"]
    STS_ORGNL_IDS Status STATUS_AND_INTERBANK - ["**/TxInfAndSts/OrgnlEndToEndId", "**/TxInfAndSts/OrgnlInstrId"]
    CNT_PMT_INF_NB_OF_TXS Counts PAYMENTS - ["PmtInf/NbOfTxs"]
    CNT_GRP_VS_PMT Counts PAYMENTS - ["GrpHdr/NbOfTxs", "PmtInf/NbOfTxs"]
    SUM_GRP_HDR_CTRL_SUM Counts TOTALS - ["GrpHdr/CtrlSum", "**/InstdAmt", "**/EqvtAmt/Amt"]
    SUM_PMT_INF_CTRL_SUM Counts PAYMENTS_WITH_BATCHES - ["PmtInf/CtrlSum"]
    SUM_MIXED_CURRENCY Counts TOTALS - ["GrpHdr/CtrlSum", "**/@Ccy"]
    AMT_POSITIVE Amounts PAYMENTS - ["**/InstdAmt", "**/EqvtAmt/Amt", "**/IntrBkSttlmAmt"]
    AMT_EQVT_CURRENCY Amounts TRANSFERS - ["**/EqvtAmt/Amt", "**/EqvtAmt/CcyOfTrf", "PmtInf/DbtrAcct/Ccy"]
    AMT_XCHG_RATE Amounts TRANSFERS - ["**/XchgRateInf", "PmtInf/DbtrAcct/Ccy"]
    UNI_MSG_ID_ACROSS_FILES Uniqueness ALL - ["GrpHdr/MsgId", "Assgnmt/Id", "GrpHdr/InitgPty"]
    UNI_PMT_INF_ID Uniqueness PAYMENTS_WITH_BATCHES - ["PmtInf/PmtInfId"]
    UNI_END_TO_END_ID Uniqueness ORDERS - ["**/PmtId/EndToEndId"]
    UNI_INSTR_ID Uniqueness ORDERS - ["**/PmtId/InstrId"]
    DT_UETR Uniqueness WITH_UETR - ["**/PmtId/UETR", "**/TxInfAndSts/OrgnlUETR"]
    UNI_DUPLICATE_PAYMENT Uniqueness TRANSFERS - ["**/CdtTrfTxInf"]
    DAT_REQD_EXCTN_DT Dates TRANSFERS - ["PmtInf/ReqdExctnDt"]
    DAT_REQD_COLLTN_DT Dates DEBITS - ["PmtInf/ReqdColltnDt"]
    DAT_CRE_DT_TM_FUTURE Dates ALL - ["GrpHdr/CreDtTm", "Assgnmt/CreDtTm"]
    DAT_MANDATE_SIGNED Dates DEBITS - ["**/MndtRltdInf/DtOfSgntr", "PmtInf/ReqdColltnDt"]
    DAT_POOL_ADJ Dates TRANSFERS - ["PmtInf/PoolgAdjstmntDt", "PmtInf/PmtTpInf/CtgyPurp", "PmtInf/CdtTrfTxInf/PmtTpInf/CtgyPurp"]
    REF_RF References WITH_REFERENCES - ["**/RmtInf/Strd/CdtrRefInf/Ref"]
    REF_BARRIER References ORDERS - ["**/RmtInf/Ustrd", "**/RmtInf/Strd"]
    REF_LENGTH_MT References ORDERS - ["**/PmtId/EndToEndId", "**/PmtId/InstrId"]
    AGT_CDTR_AGT_IDENT Agents TRANSFERS - ["**/CdtrAgt", "**/CdtrAcct/Id/IBAN"]
    AGT_BIC_VS_IBAN Agents ORDERS - ["**/DbtrAgt", "**/DbtrAcct", "**/CdtrAgt", "**/CdtrAcct"]
    AGT_CLR_SYS_MEMBER Agents ORDERS - ["**/ClrSysMmbId"]
    RMT_STRD_AMOUNTS References REFERRED_AMOUNTS - ["**/RmtInf/Strd/RfrdDocAmt"]
    MDR_ULTIMATE_DEBTOR_GUIDELINE Definition MDR_PARTIES - ["**/UltmtDbtr", "**/Dbtr"]
    MDR_ULTIMATE_CREDITOR_GUIDELINE Definition MDR_PARTIES - ["**/UltmtCdtr", "**/Cdtr"]
    MDR_CHEQUE_FROM Definition MDR_TRANSFERS - ["**/ChqInstr/ChqFr"]
    MDR_CHEQUE_DELIVER_TO Definition MDR_TRANSFERS - ["**/ChqInstr/DlvrTo", "**/ChqInstr/DlvryMtd/Cd"]
    BAL_EQUATION Balances STATEMENTS - ["Stmt/Bal", "Stmt/Ntry", "Stmt/TxsSummry"]
    BAL_EQUATION_INTRADAY Balances REPORTS - ["Rpt/Bal", "Rpt/Ntry", "Rpt/TxsSummry"]
    BAL_REQUIRED Balances STATEMENTS - ["Stmt/Bal"]
    BAL_PER_DAY_CHAIN Balances BALANCES - ["**/Bal"]
    BAL_CROSS_STATEMENT_CHAIN Balances STATEMENTS - ["Stmt/Bal", "Stmt/ElctrncSeqNb"]
    BAL_UNIQUE Balances BALANCES - ["**/Bal"]
    BAL_CURRENCY Balances ACCOUNTS - ["**/Bal/Amt/@Ccy", "**/Ntry/Amt/@Ccy", "**/Acct/Ccy"]
    BAL_ZERO_IS_CREDIT Balances BALANCES - ["**/Bal/CdtDbtInd"]
    BAL_DATE_IN_PERIOD Balances BALANCES - ["**/Bal/Dt", "**/FrToDt"]
    TTL_NB_OF_NTRIES Entries ACCOUNTS - ["**/TxsSummry/TtlNtries/NbOfNtries", "**/TxsSummry/TtlCdtNtries/NbOfNtries", "**/TxsSummry/TtlDbtNtries/NbOfNtries", "**/Ntry"]
    TTL_SUM Entries ACCOUNTS - ["**/TxsSummry/TtlNtries/Sum", "**/TxsSummry/TtlCdtNtries/Sum", "**/TxsSummry/TtlDbtNtries/Sum", "**/Ntry/Amt"]
    TTL_NET Entries ACCOUNTS - ["**/TxsSummry/TtlNtries/TtlNetNtry", "**/TxsSummry/TtlNtries/TtlNetNtryAmt"]
    TTL_COUNTS_ADD Entries ACCOUNTS - ["**/TxsSummry"]
    TTL_PER_CODE Entries ACCOUNTS - ["**/TxsSummry/TtlNtriesPerBkTxCd", "**/Ntry/BkTxCd"]
    NTR_DETAILS_SUM Entries ACCOUNTS - ["**/Ntry/Amt", "**/TxDtls"]
    NTR_BATCH_COUNT Entries ACCOUNTS - ["**/NtryDtls/Btch", "**/NtryDtls/TxDtls"]
    NTR_BOOKED_ONLY Entries STATEMENTS - ["Stmt/Ntry/Sts"]
    NTR_BOOKING_DATE Entries ACCOUNTS - ["**/Ntry/BookgDt", "**/Ntry/Sts", "**/FrToDt"]
    NTR_VALUE_DATE_VS_AVAILABILITY Entries ACCOUNTS - ["**/Ntry/ValDt", "**/Ntry/Avlbty"]
    NTR_REVERSAL Entries ACCOUNTS - ["**/Ntry/RvslInd", "**/Ntry/CdtDbtInd"]
    NTR_DUPLICATE_REF Entries ACCOUNTS - ["**/Ntry/AcctSvcrRef", "**/Ntry/NtryRef"]
    NTR_FX_CONSISTENCY Entries ACCOUNTS - ["**/AmtDtls"]
    NTR_CHARGES Entries ACCOUNTS - ["**/Chrgs", "**/AmtDtls"]
    NTR_BK_TX_CD Codes ACCOUNTS - ["**/BkTxCd/Domn"]
    MDR_REFERENCE Definition MDR_ACCOUNTS - ["**/Ntry/NtryRef", "**/Ntry/AcctSvcrRef", "**/TxDtls/Refs"]
    MDR_DOMAIN_OR_PROPRIETARY Definition MDR_ACCOUNTS - ["**/BkTxCd"]
    STM_PAGINATION Statements ACCOUNTS - ["GrpHdr/MsgPgntn", "**/StmtPgntn", "**/RptPgntn", "**/NtfctnPgntn"]
    STM_COPY Statements ACCOUNTS - ["**/CpyDplctInd"]
    STM_ID_UNIQUE Statements ACCOUNTS - ["**/Id", "**/Acct", "**/FrToDt"]
    STM_END_OF_DAY Statements BALANCES citi ["**/Bal/Tp/CdOrPrtry/Cd", "**/Ntry/Sts"]
    BAL_AVAILABLE_TYPES Balances REPORTS citi ["Rpt/Bal/Tp/CdOrPrtry/Cd"]
    BAL_NO_ENTRIES_PROFILE Balances REPORTS citi ["Rpt/Ntry"]
    STS_REJECT_NEEDS_REASON Status STATUS - ["**/GrpSts", "**/PmtInfSts", "**/TxSts", "**/StsRsnInf/Rsn"]
    STS_PART_NEEDS_MIX Status STATUS - ["**/GrpSts", "**/PmtInfSts", "**/TxSts", "**/NbOfTxsPerSts"]
    STS_PART_COUNTS Status STATUS - ["**/NbOfTxsPerSts", "**/OrgnlNbOfTxs", "**/OrgnlCtrlSum"]
    STS_TX_COUNT_VS_STS Status STATUS - ["OrgnlGrpInfAndSts/NbOfTxsPerSts", "OrgnlPmtInfAndSts/NbOfTxsPerSts", "OrgnlPmtInfAndSts/TxInfAndSts/TxSts"]
    STS_SEQUENCE Status STATUS - ["**/TxInfAndSts/TxSts", "**/TxInfAndSts/OrgnlEndToEndId"]
    STS_ORGNL_MSG_NM_ID Status STATUS - ["OrgnlGrpInfAndSts/OrgnlMsgNmId"]
    SCT_CURRENCY Amounts TRANSFERS sepa ["**/InstdAmt/@Ccy"]
    SCT_CHRG_BR Agents PAYMENTS sepa ["**/ChrgBr"]
    SCT_PMT_MTD Agents TRANSFERS sepa ["PmtInf/PmtMtd"]
    SCT_PARTY_NAME Parties PAYMENTS sepa ["**/Dbtr/Nm", "**/Cdtr/Nm"]
    SCT_AGENT_NOT_PROVIDED Agents PAYMENTS sepa ["**/DbtrAgt/FinInstnId", "**/CdtrAgt/FinInstnId"]
    SCT_IBAN_ONLY Identifiers PAYMENTS sepa ["**/DbtrAcct/Id", "**/CdtrAcct/Id"]
    SCT_AMOUNT Amounts PAYMENTS sepa ["**/InstdAmt"]
    SCT_REMITTANCE References PAYMENTS sepa ["**/RmtInf"]
    SCT_NAME Parties PAYMENTS sepa ["**/Nm"]
    ADR_SEPA_TWO_LINES Parties PAYMENTS sepa ["**/PstlAdr/AdrLine"]
    ADR_UNSTRUCTURED_CUT_OVER Parties ORDERS (sepa cbpr) ["**/PstlAdr"]
    REF_CI Identifiers DEBITS sepa ["**/CdtrSchmeId"]
    SDD_MANDATE_ID Mandates DEBITS sepa ["PmtInf/DrctDbtTxInf"]
    SDD_SEQ_TP Mandates DEBITS sepa ["PmtInf/DrctDbtTxInf"]
    SDD_LCL_INSTRM Mandates DEBITS sepa ["PmtInf/DrctDbtTxInf"]
    SDD_B2B_SEQ Mandates DEBITS sepa ["PmtInf/DrctDbtTxInf"]
    SDD_OOFF_AMENDMENT Mandates DEBITS sepa ["PmtInf/DrctDbtTxInf"]
    SDD_SMNDA Mandates DEBITS sepa ["PmtInf/DrctDbtTxInf"]
    SDD_AMENDMENT_DETAILS Mandates DEBITS sepa ["PmtInf/DrctDbtTxInf"]
    SDD_DEBTOR_OUTSIDE_EEA Mandates DEBITS sepa ["**/DbtrAcct/Id/IBAN", "**/Dbtr/PstlAdr"]
    SDD_LEAD_TIME Mandates DEBITS sepa ["PmtInf/ReqdColltnDt", "GrpHdr/CreDtTm"]
    REF_QRR References SWISS_REFERENCES swiss ["**/CdtrRefInf/Ref"]
    REF_QR_IBAN References TRANSFERS swiss ["**/CdtrAcct/Id/IBAN", "**/CdtrRefInf"]
    REF_SCOR References TRANSFERS swiss ["**/CdtrRefInf"]
    CH_PAYMENT_TYPES Agents TRANSFERS swiss ["**/InstdAmt/@Ccy", "**/SvcLvl/Cd"]
    PTY_NAME_WHEN_ADDRESS Parties ORDERS cbpr ["**/PstlAdr", "**/Nm"]
    ADR_STRUCTURED_MINIMUM Parties ORDERS cbpr ["**/PstlAdr"]
    ADR_HYBRID Parties ORDERS cbpr ["**/PstlAdr"]
    ADR_UNSTRUCTURED_LINE Parties ORDERS cbpr ["**/PstlAdr/AdrLine"]
    INS_CDTR_AGT_CODES Agents ALL_TRANSFERS cbpr ["**/InstrForCdtrAgt/Cd"]
    CBPR_SERVICE_LEVEL_GPI Agents TRANSFERS_WITH_UETR cbpr ["**/SvcLvl/Cd", "**/PmtId/UETR"]
    RMT_STRD_MAX_SIZE References ALL_TRANSFERS cbpr ["**/RmtInf/Strd"]
    CBPR_PMT_INF_ID_EQ_MSG_ID Uniqueness TRANSFERS cbpr ["PmtInf/PmtInfId", "GrpHdr/MsgId"]
    ADR_NO_DUPLICATE Parties ALL_TRANSFERS cbpr ["**/PstlAdr"]
    ENV_ONE_TRANSACTION Envelope PAYMENTS citi ["**/CdtTrfTxInf", "**/DrctDbtTxInf"]
    SDD_COUNTRY_AU_SG_HK Mandates DEBITS citi ["PmtInf/CdtrAgt", "PmtInf/Cdtr/PstlAdr/Ctry"]
    PSR_UETR_IN_REMITTANCE Status STATUS citi ["**/OrgnlTxRef/RmtInf"]
}
