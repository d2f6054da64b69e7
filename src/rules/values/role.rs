//! What the values of an element are to rules, by its name and types.

use crate::check::Leaf;

/// What a value is to the rules on single values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Nothing is to be said of it.
    None,
    Iban,
    Bic,
    Lei,
    Country,
    /// A currency code as the value of an element.
    Currency,
    /// An amount, whose attribute is its currency.
    Amount,
    /// The amount of a payment.
    PaidAmount,
    /// When the message was made.
    Created,
    /// A number of transactions or entries.
    Count,
    /// The identification of a message, batch, payment or mandate.
    Identification,
    /// The identification of a payment, which goes from bank to bank.
    PaymentIdentification,
    /// An account that is no IBAN.
    OtherAccount,
    /// A text in words: names, addresses, remittance information.
    Text,
    /// A code of the external code set of that number.
    Code(u16),
}

/// The first number of a code set.
const CODES: u16 = 64;

impl Role {
    /// The number under which it is known elsewhere.
    pub(super) const fn number(self) -> u16 {
        match self {
            Role::None => 0,
            Role::Iban => 1,
            Role::Bic => 2,
            Role::Lei => 3,
            Role::Country => 4,
            Role::Currency => 5,
            Role::Amount => 6,
            Role::Created => 7,
            Role::Count => 8,
            Role::Identification => 9,
            Role::OtherAccount => 10,
            Role::Text => 11,
            Role::PaidAmount => 12,
            Role::PaymentIdentification => 13,
            Role::Code(set) => CODES + set,
        }
    }

    /// How many numbers there are with so many code sets.
    pub(super) fn numbers(code_sets: usize) -> usize {
        usize::from(CODES) + code_sets
    }

    /// The role of that number.
    #[inline]
    pub(super) const fn of(number: u16) -> Role {
        match number {
            1 => Role::Iban,
            2 => Role::Bic,
            3 => Role::Lei,
            4 => Role::Country,
            5 => Role::Currency,
            6 => Role::Amount,
            7 => Role::Created,
            8 => Role::Count,
            9 => Role::Identification,
            10 => Role::OtherAccount,
            11 => Role::Text,
            12 => Role::PaidAmount,
            13 => Role::PaymentIdentification,
            CODES.. => Role::Code(number - CODES),
            _ => Role::None,
        }
    }

    /// The role of an element; `code_set` gives the number of an external code set.
    pub(super) fn in_schema(leaf: &Leaf<'_>, code_set: impl FnOnce(&str) -> Option<u16>) -> Role {
        let name = leaf.type_name;
        match name {
            "IBAN2007Identifier" | "IBANIdentifier" => Role::Iban,
            "LEIIdentifier" => Role::Lei,
            "CountryCode" => Role::Country,
            "ActiveCurrencyCode" | "ActiveOrHistoricCurrencyCode" | "CurrencyCode" => {
                Role::Currency
            }
            "ISODateTime" if leaf.name == "CreDtTm" => Role::Created,
            "Max15NumericText" if COUNTS.contains(&leaf.name) => Role::Count,
            _ if is_bic(name) => Role::Bic,
            _ if is_amount(name) && is_paid(leaf) => Role::PaidAmount,
            _ if is_amount(name) => Role::Amount,
            _ if name.starts_with("External") && name.ends_with("Code") => {
                code_set(name).map_or(Role::None, Role::Code)
            }
            _ if is_of_payment(leaf) => Role::PaymentIdentification,
            _ if is_identification(leaf) => Role::Identification,
            _ if leaf.name == "Id" && leaf.parent.starts_with("GenericAccountIdentification") => {
                Role::OtherAccount
            }
            _ if is_text(name) => Role::Text,
            _ => Role::None,
        }
    }
}

/// Elements that hold a number of transactions or entries.
const COUNTS: [&str; 4] = ["NbOfTxs", "OrgnlNbOfTxs", "DtldNbOfTxs", "NbOfNtries"];

fn is_bic(type_name: &str) -> bool {
    let is_named = |start: &str| type_name.starts_with(start);
    type_name.ends_with("Identifier")
        && (is_named("BIC") || is_named("AnyBIC"))
        && !type_name.contains("NonFI")
}

fn is_amount(type_name: &str) -> bool {
    type_name.contains("CurrencyAndAmount") || type_name.ends_with("CurrencyAnd13DecimalAmount")
}

/// An amount that is to be paid, in the currency of the payment or of the account.
fn is_paid(leaf: &Leaf<'_>) -> bool {
    matches!(leaf.name, "InstdAmt" | "IntrBkSttlmAmt")
        || leaf.name == "Amt" && leaf.parent.starts_with("EquivalentAmount")
}

/// The identifications of a payment that MT messages have a field for.
fn is_of_payment(leaf: &Leaf<'_>) -> bool {
    matches!(leaf.name, "InstrId" | "EndToEndId")
        && leaf.parent.starts_with("PaymentIdentification")
}

/// Elements that identify messages, batches, payments and mandates.
const IDENTIFICATIONS: [&str; 13] = [
    "MsgId",
    "PmtInfId",
    "InstrId",
    "EndToEndId",
    "TxId",
    "MndtId",
    "OrgnlMsgId",
    "OrgnlPmtInfId",
    "OrgnlInstrId",
    "OrgnlEndToEndId",
    "OrgnlTxId",
    "AcctSvcrRef",
    "NtryRef",
];

fn is_identification(leaf: &Leaf<'_>) -> bool {
    let is_statement = leaf.name == "Id"
        && (leaf.parent.starts_with("AccountStatement")
            || leaf.parent.starts_with("AccountReport")
            || leaf.parent.starts_with("AccountNotification"));
    is_statement || IDENTIFICATIONS.contains(&leaf.name) && leaf.type_name == "Max35Text"
}

/// `Max140Text` and its like, without numbers and single letters.
fn is_text(type_name: &str) -> bool {
    let digits = type_name.strip_prefix("Max").and_then(|rest| rest.strip_suffix("Text"));
    digits.is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_lead_back_to_roles() {
        let roles = (0..CODES).map(Role::of).chain([Role::Code(0), Role::Code(500)]);
        for role in roles {
            assert_eq!(Role::of(role.number()), role);
        }
    }

    #[test]
    fn roles_are_those_of_types_and_names() {
        for (parent, name, type_name, role) in [
            ("AccountIdentification4Choice", "IBAN", "IBAN2007Identifier", Role::Iban),
            ("FinancialInstitutionIdentification7", "BIC", "BICIdentifier", Role::Bic),
            ("X", "AnyBIC", "AnyBICDec2014Identifier", Role::Bic),
            ("X", "LEI", "LEIIdentifier", Role::Lei),
            ("PostalAddress6", "Ctry", "CountryCode", Role::Country),
            (
                "AmountType3Choice",
                "InstdAmt",
                "ActiveOrHistoricCurrencyAndAmount",
                Role::PaidAmount,
            ),
            ("EquivalentAmount2", "Amt", "ActiveOrHistoricCurrencyAndAmount", Role::PaidAmount),
            ("ReportEntry2", "Amt", "ActiveOrHistoricCurrencyAndAmount", Role::Amount),
            ("X", "Ccy", "ActiveOrHistoricCurrencyCode", Role::Currency),
            ("GroupHeader32", "NbOfTxs", "Max15NumericText", Role::Count),
            ("GroupHeader32", "MsgId", "Max35Text", Role::Identification),
            ("PaymentIdentification1", "EndToEndId", "Max35Text", Role::PaymentIdentification),
            ("TransactionReferences2", "EndToEndId", "Max35Text", Role::Identification),
            ("AccountStatement2", "Id", "Max35Text", Role::Identification),
            ("GenericAccountIdentification1", "Id", "Max34Text", Role::OtherAccount),
            ("PartyIdentification32", "Nm", "Max140Text", Role::Text),
            ("X", "Cd", "ExternalPurpose1Code", Role::Code(7)),
            ("X", "SeqNb", "Max15PlusSignedNumericText", Role::None),
        ] {
            let leaf = Leaf { parent, name, type_name };
            assert_eq!(Role::in_schema(&leaf, |_| Some(7)), role, "{name}");
        }
    }
}
