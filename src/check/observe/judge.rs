//! Who looks at single values, whatever their context: identifiers, codes, characters.

use super::{Finding, Interest, Kept, Observer};
use crate::diagnostic::Code;

/// An observer that also looks at every value of the elements that it names.
///
/// Values pass in two ways. Most are asked about with [`Judge::admits`], which must be
/// fast; only those that it does not admit come to [`Judge::judge`], with their place. A
/// value that the schema refused comes to neither.
pub trait Judge: Observer {
    /// A message starts: the interests that the judge has in messages of that id. They are
    /// numbered behind those that it had before, and are asked for at the first one.
    fn begins(&mut self, beginning: &Beginning<'_>, findings: &mut Vec<Finding>) -> Vec<Interest>;

    /// Where what it wants of messages is kept from one input to the next; `None` if that
    /// may be another thing each time.
    fn kept(&self) -> Option<&Kept>;

    /// Whether there was a message of which it judges something.
    fn has_rules(&self) -> bool;

    /// Whether findings of a code could come: its rule is on and applied to a message.
    fn runs(&self, code: &Code) -> bool {
        let _ = code;
        true
    }

    /// What the values of an element are to the judge: a number of its own, 0 for nothing.
    /// The answer depends on the element alone.
    fn role(&self, leaf: &Leaf<'_>) -> u16;

    /// Whether nothing is to be said of a value of that role; `attribute` is the value of
    /// the element's attribute, if it has one. Each value is asked about once if it is
    /// admitted.
    fn admits(&mut self, role: u16, value: &[u8], attribute: &[u8]) -> bool;

    /// Says what is wrong with a value that was not admitted. In the fast lane it may have been
    /// asked about more than once.
    fn judge(&mut self, single: &Single<'_>, findings: &mut Vec<Finding>);

    /// Says what is wrong with an element without content that may hold elements, all of
    /// which may be left out.
    fn hollow(&mut self, hollow: &Hollow<'_>, findings: &mut Vec<Finding>);
}

/// The beginning of a message.
#[derive(Clone, Copy, Debug)]
pub struct Beginning<'a> {
    /// Its id: `pain.001.001.03`.
    pub message: &'a str,
    /// It is the first of that id in the input.
    pub is_first: bool,
    /// The name of the encoding in which it is written.
    pub encoding: &'a str,
    /// The path of its root element.
    pub path: &'a str,
    /// The start tag of its root element.
    pub place: super::Spot,
}

/// An element that holds a value, in the schema.
#[derive(Clone, Copy, Debug)]
pub struct Leaf<'a> {
    /// The name of the type of the element around it; empty if it has none.
    pub parent: &'a str,
    /// The local name of the element.
    pub name: &'a str,
    /// The name of its type.
    pub type_name: &'a str,
}

/// An element without content where elements could stand.
pub struct Hollow<'a> {
    /// What it is in the schema.
    pub leaf: Leaf<'a>,
    /// The schema demands the element itself.
    pub is_required: bool,
    /// The message id of the schema.
    pub message: &'a str,
    /// The indexed path of the element.
    pub path: &'a str,
    /// Where it ends.
    pub place: super::Spot,
}

/// A value that is judged.
pub struct Single<'a> {
    /// What it is to the judge.
    pub role: u16,
    /// Its text, with references resolved.
    pub value: &'a [u8],
    /// The value of the attribute; empty if the element has none.
    pub attribute: &'a [u8],
    /// The message id of the schema.
    pub message: &'a str,
    /// The indexed path of the element.
    pub path: &'a str,
    /// Where the value stands.
    pub place: super::Spot,
    /// Where the value of the attribute stands.
    pub attribute_place: super::Spot,
}
