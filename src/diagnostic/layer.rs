//! The layers of checking, in the order in which one needs the other.

use std::fmt;

/// One layer of checking. Asking for a layer asks for all below it, since a
/// value cannot be judged before the bytes and the markup around it are read.
///
/// ```
/// use isoproof::diagnostic::Layer;
/// assert!(Layer::Xml < Layer::Schema);
/// assert_eq!(Layer::parse("schema"), Some(Layer::Schema));
/// assert_eq!(Layer::Schema.to_string(), "schema");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// Bytes to characters.
    Encoding,
    /// Characters to elements: XML 1.0 and Namespaces in XML 1.0.
    Xml,
    /// Characters to values: JSON (RFC 8259). Of this and [`Layer::Xml`] an input has
    /// one; who asks for either asks for both.
    Json,
    /// Elements and values against the message's XML Schema; members and values against
    /// the published shape of a JSON payload.
    Schema,
    /// What the schema cannot say.
    Rules,
    /// What a bank's playbook says of the message.
    Playbook,
}

impl Layer {
    /// Every layer, lowest first.
    pub const ALL: [Layer; 6] =
        [Layer::Encoding, Layer::Xml, Layer::Json, Layer::Schema, Layer::Rules, Layer::Playbook];

    /// The name that options and reports use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Layer::Encoding => "encoding",
            Layer::Xml => "xml",
            Layer::Json => "json",
            Layer::Schema => "schema",
            Layer::Rules => "rules",
            Layer::Playbook => "playbook",
        }
    }

    /// The layer of that name, if there is one.
    #[must_use]
    pub fn parse(name: &str) -> Option<Layer> {
        Layer::ALL.into_iter().find(|layer| layer.name() == name)
    }
}

impl fmt::Display for Layer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
