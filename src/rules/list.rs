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
                    profile: profile!($profile),
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
macro_rules! profile {
    (-) => {
        None
    };
    ($name:ident) => {
        Some(stringify!($name))
    };
}

rules! {
    MDR_PAYMENT_TYPE_INFORMATION Definition MDR_PAYMENTS - ["PmtInf/PmtTpInf", "PmtInf/CdtTrfTxInf/PmtTpInf", "PmtInf/DrctDbtTxInf/PmtTpInf"]

    CNT_GRP_HDR_NB_OF_TXS Counts PAYMENTS - ["GrpHdr/NbOfTxs", "PmtInf/CdtTrfTxInf", "PmtInf/DrctDbtTxInf"]
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
}
