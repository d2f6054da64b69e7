//! The engine: structure and datatypes over the compiled schema, in one pass.
//!
//! [`Validator`] is the way in. Below it, `document` finds the payloads in an input,
//! `engine` and `structure` take what is right, `recover` and `strangers` explain what
//! is not, and `observe` shows the message to rules as it passes.

mod api;
mod attributes;
mod carrier;
mod compile;
mod document;
mod engine;
mod found;
mod frame;
mod header;
mod input;
mod inside;
mod json;
mod judge;
mod lane;
mod names;
mod observe;
mod opening;
mod path;
mod reason;
mod recover;
mod roots;
mod route;
mod set;
mod sink;
mod split;
mod strangers;
mod structure;
mod suppress;
mod texts;
mod trouble;
mod validator;
mod values;
mod versions;
mod words;
mod workspace;
mod wrapper;

pub use api::{ApiFormat, ApiFormats};
pub use compile::{CompileError, Compiled};
pub use json::JsonSchema;
pub use observe::{
    Beginning, Finding, Hollow, Interest, Judge, Kept, Leaf, Located, Observer, Record, Single,
    Spot, Value,
};
pub(crate) use observe::{Shape, Surroundings};
pub use set::{AddError, Loaded, SchemaSet};
pub use suppress::{Beside, Suppression};
pub use validator::{Given, Settings, Validator};
