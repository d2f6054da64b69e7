//! What an API wraps around a message: the elements that hold it in base64, the kinds
//! of wrappers, encrypted bodies and signatures.
//!
//! Here is what such things are called and how they are decoded; reading them is the
//! business of `check`.

mod base64;
mod kind;

pub(crate) use base64::Base64;
#[cfg(feature = "cli")]
pub(crate) use kind::is_name;
pub(crate) use kind::{Element, element, is_jwe, is_signature, wrapper};
