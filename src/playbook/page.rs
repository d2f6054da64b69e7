//! What a page about the provider says beside its APIs: an overview, categories, the
//! rows of its table, considerations, and peers.

use super::api::Confidence;
use super::named::named;
use super::source::Date;
use serde::{Deserialize, Serialize};
use toml::Spanned;

/// The page as a whole.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Overview {
    /// The id of the source that is the page.
    pub source: Spanned<String>,
    /// When the page's statements were last compared.
    pub last_verified: Option<Date>,
    /// How sure the page is of itself.
    pub confidence: Option<Confidence>,
    /// Why it is no surer.
    pub reason: Option<String>,
    /// What must happen before its wording is published.
    pub legal_review: Option<String>,
    /// What it says at a glance.
    #[serde(default)]
    pub at_a_glance: Vec<String>,
    /// What it is for, and what it is not for.
    #[serde(default)]
    pub scope: Vec<String>,
}

/// A category of APIs.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// Its id.
    pub id: Spanned<String>,
    /// Its name.
    pub name: String,
    /// What it typically enables.
    pub enables: String,
    /// The public evidence for it.
    pub evidence: String,
    /// How sure that is, as `rated_by` rates it.
    pub confidence: Option<Confidence>,
    /// The id of the source that rates it.
    pub rated_by: Option<Spanned<String>>,
    /// The ids of the sources that it rests on.
    pub sources: Vec<Spanned<String>>,
    /// The ids of its APIs.
    pub apis: Vec<Spanned<String>>,
    /// How the ids of claims about it begin.
    #[serde(default)]
    pub claims: Vec<Spanned<String>>,
}

/// A row of the page's table of APIs.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// Its name.
    pub name: Spanned<String>,
    /// The ids of the APIs that it speaks of.
    pub apis: Vec<Spanned<String>>,
    /// What it says that they do.
    pub does: String,
    /// What else it says of them.
    #[serde(default)]
    pub notes: Vec<String>,
    /// How sure it is.
    pub confidence: Confidence,
    /// The id of the source that rates it: the page.
    pub rated_by: Spanned<String>,
    /// The ids of the sources that it rests on.
    pub sources: Vec<Spanned<String>>,
}

/// Something to think of before one relies on the page.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Consideration {
    /// Its id.
    pub id: Spanned<String>,
    /// Its name.
    pub name: String,
    /// What it says.
    pub statement: String,
    /// What kind of statement the page says it is, if that is known.
    pub label: Option<ConsiderationLabel>,
    /// How sure it is, if the page says so.
    pub confidence: Option<Confidence>,
    /// The id of the source that the page gives for it, if that is known.
    pub source: Option<Spanned<String>>,
    /// The ids of sources that the page links it with, if it does.
    pub related: Option<Vec<Spanned<String>>>,
}

named! {
    /// What kind of statement a consideration is.
    ConsiderationLabel {
        /// The page's reading of what is public.
        Interpretation = "analyst interpretation",
        /// A summary of sources, and the page's reading of them.
        SummaryAndInterpretation = "sourced summary plus analyst interpretation",
    }
}

/// Another provider's page to compare with.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Peer {
    /// Its id.
    pub id: Spanned<String>,
    /// Its name.
    pub name: String,
    /// What one compares there.
    pub compares: String,
    /// The id of the source that it is.
    pub source: Spanned<String>,
    /// When its statements were last compared, if the page says so.
    pub last_verified: Option<Date>,
    /// How sure they are, if the page says so.
    pub confidence: Option<Confidence>,
}

/// Two statements that cannot both be right.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Contradiction {
    /// Its id (`K3`).
    pub id: Spanned<String>,
    /// What stands against what.
    pub statement: String,
    /// The ids of the sources; one, if it contradicts itself or a standard.
    pub sources: Vec<Spanned<String>>,
    /// The ids of the APIs that it concerns.
    pub apis: Vec<Spanned<String>>,
    /// The payload that would show it.
    pub payload: String,
}
