//! Lexical and value spaces: what a simple type allows, checked on raw bytes.
//!
//! Knows nothing of XML or schemas. Values arrive as bytes after reference and line
//! end handling, before white-space normalisation.

mod bic;
mod binary;
mod bound;
mod builtin;
mod calendar;
mod codes;
mod country;
mod currency;
mod datatype;
mod decimal;
mod facet;
mod kind;
mod name;
mod nearest;
mod number;
mod pattern;
mod rfc3339;
mod text;
mod uetr;
mod violation;
mod whitespace;

pub use bic::is_bic;
pub(crate) use binary::Sextets;
pub use builtin::Builtin;
pub use country::is_country;
pub use currency::{is_currency_form, minor_units};
pub use datatype::{Datatype, FacetError};
pub use decimal::Decimal;
pub use facet::{Facets, WhiteSpace};
pub(crate) use name::{is_name_char, is_name_start};
pub use nearest::nearest;
pub use pattern::{Pattern, PatternError, PatternFault};
pub(crate) use rfc3339::{TimeOfDay, order, time_of_day};
pub use rfc3339::{has_offset, is_date, is_date_time};
pub use uetr::is_uetr;
pub(crate) use uetr::{embedded_uetr, is_test_uetr, uetr_fault};
pub use violation::Violation;
