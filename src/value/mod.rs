//! Lexical and value spaces: what a simple type allows, checked on raw bytes.
//!
//! Knows nothing of XML or schemas. Values arrive as bytes after reference and line
//! end handling, before white-space normalisation.

mod bic;
mod binary;
mod bound;
mod builtin;
mod calendar;
mod clearing;
mod codes;
mod country;
mod creditor_id;
mod creditor_reference;
mod currency;
mod datatype;
mod day;
mod decimal;
mod facet;
mod iban;
mod kind;
mod lei;
mod mod97;
mod name;
mod nearest;
mod number;
mod pattern;
mod qr_reference;
mod rfc3339;
mod text;
mod uetr;
mod violation;
mod whitespace;

pub use bic::{BicFault, check_bic, is_bic, is_test_bic};
pub(crate) use binary::Sextets;
pub use builtin::Builtin;
pub use clearing::{MemberFault, check_clearing_member};
pub use country::{COUNTRY_EDITION, is_country};
pub(crate) use country::{countries, is_country_code};
pub use creditor_id::{CreditorIdFault, check_creditor_id};
pub use creditor_reference::{
    ReferenceFault, check_belgian_reference, check_rf_reference, has_rf_form,
};
pub(crate) use currency::currencies;
pub use currency::{
    CURRENCY_EDITION, CurrencyStatus, currency_status, is_currency_form, minor_units,
};
pub use datatype::{Datatype, FacetError};
pub(crate) use day::Day;
pub use decimal::Decimal;
pub use facet::{Facets, WhiteSpace};
pub use iban::{IBAN_EDITION, IbanFault, check_iban};
pub use lei::is_lei;
pub(crate) use name::{is_name_char, is_name_start};
pub use nearest::nearest;
pub use pattern::{Pattern, PatternError, PatternFault};
pub use qr_reference::{is_qr_iban, is_qr_reference};
pub(crate) use rfc3339::{TimeOfDay, order, time_of_day};
pub use rfc3339::{has_offset, is_date, is_date_time};
pub use uetr::is_uetr;
pub(crate) use uetr::{embedded_uetr, is_test_uetr, uetr_fault};
pub use violation::Violation;
