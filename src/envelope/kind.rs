//! What a wrapper and its parts are called.
//!
//! The kinds are told by the name and the namespace of the root element. A name that
//! belongs to a service is known without its namespace too: a payload that lacks it is
//! still such a payload, and whether the documents name one is for the claims.

use super::Base64;
use crate::diagnostic::Payload;

/// The namespaces of the services' types start so (developer specifications of
/// CitiConnect API).
const TYPES: &str = "http://com.citi.citiconnect/services/types/";

/// XML Encryption Syntax and Processing, 3.
const ENCRYPTION: &str = "http://www.w3.org/2001/04/xmlenc#";

/// XML Signature Syntax and Processing, 4.
const SIGNATURE: &str = "http://www.w3.org/2000/09/xmldsig#";

/// Root elements: name, how its namespace goes on behind that of the types, and kind.
const ROOTS: [(&str, &str, Payload); 14] = [
    ("Request", "", Payload::PaymentRequest),
    ("Response", "", Payload::PaymentResponse),
    ("paymentInitiationResponse", "", Payload::PaymentResponse),
    ("oAuthToken", "oauthtoken/", Payload::TokenRequest),
    ("token", "oauthtoken/", Payload::TokenResponse),
    ("errormessage", "", Payload::ErrorResponse),
    ("balanceInquiryRequest", "inquiries/balance/", Payload::BalanceRequest),
    ("paymentInquiryRequest", "inquiries/payment/", Payload::PaymentStatusRequest),
    ("EnhancedRequest", "inquiries/payment/", Payload::EnhancedStatusRequest),
    ("statementInitiationRequest", "inquiries/statement/", Payload::StatementRequest),
    ("statementRequest", "inquiries/statement/", Payload::StatementRequest),
    ("statementInitiationResponse", "inquiries/statement/", Payload::StatementReference),
    ("statementRetrievalRequest", "attachments/", Payload::StatementRetrievalRequest),
    ("statementRetrievalResponse", "attachments/", Payload::StatementRetrievalResponse),
];

/// Elements that hold a message in base64, and what their wrapper is.
const CARRIERS: [(&str, Payload); 2] =
    [("paymentBase64", Payload::PaymentRequest), ("psrDocument", Payload::PaymentResponse)];

/// The kind of wrapper that a root element starts.
pub(crate) fn wrapper(name: &[u8], namespace: &str) -> Option<Payload> {
    let is_there = |family: &str| {
        namespace.is_empty()
            || namespace.strip_prefix(TYPES).is_some_and(|rest| rest.starts_with(family))
    };
    let mut roots = ROOTS.iter().filter(|(root, ..)| root.as_bytes() == name);
    roots.find(|(_, family, _)| is_there(family)).map(|(.., kind)| *kind)
}

/// What an element of a wrapper is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Element {
    /// Its text is a message in base64; so the wrapper is of that kind.
    Carrier(Payload),
    /// It stands for what was encrypted.
    Encrypted,
}

/// What an element of that name and namespace is, if it is anything.
pub(crate) fn element(name: &[u8], namespace: &str) -> Option<Element> {
    if (name, namespace) == (b"EncryptedData", ENCRYPTION) {
        return Some(Element::Encrypted);
    }
    let carrier = CARRIERS.iter().find(|(carrier, _)| carrier.as_bytes() == name)?;
    Some(Element::Carrier(carrier.1))
}

/// Whether an element signs what is around it or in it.
pub(crate) fn is_signature(name: &[u8], namespace: &str) -> bool {
    (name, namespace) == (b"Signature", SIGNATURE)
}

/// Whether a name is one of a wrapper, and so no text of the payload.
#[cfg(feature = "cli")]
pub(crate) fn is_name(name: &str) -> bool {
    ROOTS.iter().any(|(root, ..)| *root == name) || CARRIERS.iter().any(|(c, _)| *c == name)
}

/// Whether a text begins as an encrypted body in the compact form of RFC 7516: its first
/// part, in base64url, is a JSON object that names how the content was encrypted.
pub(crate) fn is_jwe(head: &[u8]) -> bool {
    let Some(end) = memchr::memchr(b'.', head).filter(|_| head.starts_with(b"eyJ")) else {
        return false;
    };
    let standard = |b: &u8| match b {
        b'-' => b'+',
        b'_' => b'/',
        other => *other,
    };
    let mut header: Vec<u8> = head[..end].iter().map(standard).collect();
    header.resize(end.next_multiple_of(4), b'=');
    let mut base64 = Base64::default();
    let decoded = base64.push(&header).ok().and_then(|()| base64.finish().ok());
    decoded.is_some_and(|json| memchr::memmem::find(&json, b"\"enc\"").is_some())
}
