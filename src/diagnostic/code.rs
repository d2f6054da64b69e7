//! The one table of codes.
//!
//! A code is stable and never reused. `SRC` is about bytes and limits, `XML` about
//! well-formedness and namespaces, `JSON` about JSON, `XSD` about the schema, `ENV` about
//! what stands around a message, `OAU` about tokens, `GPI` about tracked payments, `STS`
//! about their status, `CAT` about a catalogue of APIs, `SUP` about findings that are
//! suppressed; a rule has a name instead of a number. Each has a document in `docs/rules/`,
//! which `explain` prints and the tests run.

use super::{Layer, Severity};

/// What a finding of this code does to the verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Effect {
    /// By its severity: an error fails its layer.
    Judges,
    /// Checking could not go on; the input may be right, so it is unchecked.
    Blocks,
}

/// What is known of one kind of finding: everything that help, `explain` and the
/// reports print of it comes from here.
#[derive(Debug)]
pub struct Code {
    /// The id: family and four digits (`XSD0101`).
    pub id: &'static str,
    /// The name in kebab-case, for what it catches (`element-missing`).
    pub name: &'static str,
    /// How bad it is by default.
    pub severity: Severity,
    /// The layer that finds it.
    pub layer: Layer,
    /// What it does to the verdict.
    pub effect: Effect,
    /// One line: what it means.
    pub summary: &'static str,
    /// The paragraph of the standard that it rests on.
    pub source: &'static str,
    /// Its document (Markdown), which is also its test.
    pub document: &'static str,
}

/// Codes are one if their ids are.
impl PartialEq for Code {
    fn eq(&self, other: &Code) -> bool {
        self.id == other.id
    }
}

impl Eq for Code {}

macro_rules! table {
    ($($name:ident $id:literal $kebab:literal $severity:ident $layer:ident $effect:ident $source:literal $summary:literal)*) => {
        /// Every code as a constant, named as its kebab-case name.
        pub mod codes {
            use super::{Code, Effect, Layer, Severity};
            $(
                #[doc = concat!($id, ": ", $summary, ".")]
                pub static $name: Code = Code {
                    id: $id, name: $kebab, severity: Severity::$severity, layer: Layer::$layer,
                    effect: Effect::$effect, summary: $summary, source: $source,
                    document: include_str!(concat!("../../docs/rules/", $id, ".md")),
                };
            )*
        }
        /// Every code, in the order of ids.
        pub static CODES: &[&Code] = &[$(&codes::$name),*];
    };
}

table! {
    EMPTY_INPUT "SRC0001" "empty-input" Error Encoding Blocks "XML 1.0, 2.1 [1]" "there is nothing to check: no bytes, white space only, or an archive without files"
    NOT_XML "SRC0002" "not-xml" Error Encoding Blocks "XML 1.0, 2.1 [1]" "the input is of another kind (JSON, SWIFT MT, PDF, archive, binary)"
    UNREADABLE "SRC0003" "unreadable" Error Encoding Blocks "isoproof" "the input could not be read to its end"
    UNDECODABLE_BYTES "SRC0101" "undecodable-bytes" Error Encoding Judges "XML 1.0, 4.3.3" "bytes that are no character in the encoding of the file"
    UNSUPPORTED_ENCODING "SRC0102" "unsupported-encoding" Error Encoding Blocks "XML 1.0, 4.3.3" "an encoding that is not read here"
    ENCODING_CONTRADICTION "SRC0103" "encoding-contradiction" Error Encoding Judges "XML 1.0, 4.3.3" "the encoding declaration contradicts the bytes"
    ENCODING_ALIAS "SRC0104" "encoding-alias" Warning Encoding Judges "XML 1.0, 4.3.3" "an encoding name that is not registered, though understood"
    DEPTH_LIMIT "SRC0201" "depth-limit" Error Xml Blocks "isoproof" "elements nested deeper than the limit"
    NAME_LENGTH_LIMIT "SRC0202" "name-length-limit" Error Xml Blocks "isoproof" "a name or namespace longer than the limit"
    ATTRIBUTE_COUNT_LIMIT "SRC0203" "attribute-count-limit" Error Xml Blocks "isoproof" "more attributes in one tag than the limit"
    TEXT_LENGTH_LIMIT "SRC0204" "text-length-limit" Error Xml Blocks "isoproof" "a text, comment or attribute value longer than the limit"

    JSON_DEPTH_LIMIT "SRC0205" "json-depth-limit" Error Json Blocks "isoproof" "arrays and objects nested deeper than the limit"
    JSON_SIZE_LIMIT "SRC0206" "json-size-limit" Error Json Blocks "isoproof" "a JSON text longer than the limit"
    PACKING_DAMAGED "SRC0301" "packing-damaged" Error Encoding Blocks "RFC 1952; RFC 8878; PKWARE APPNOTE; POSIX pax" "compressed data or an archive that is cut off or damaged, or has something behind its end"
    PACKING_LIMIT "SRC0302" "packing-limit" Error Encoding Blocks "isoproof" "compressed data or an archive that unpacks to more than the limit"
    PACKING_NESTED "SRC0303" "packing-nested" Error Encoding Blocks "isoproof" "an archive or compressed data inside another"
    PACKING_UNSUPPORTED "SRC0304" "packing-unsupported" Error Encoding Blocks "isoproof" "compressed data or an archive of a kind that is not unpacked here"
    MEMBER_ENCRYPTED "SRC0305" "member-encrypted" Error Encoding Blocks "PKWARE APPNOTE, 4.4.4, 6, 7" "a file in an archive that only a password opens"

    XML_DECLARATION_MALFORMED "XML0101" "xml-declaration-malformed" Error Xml Judges "XML 1.0, 2.8 [23]" "the XML declaration is not well formed"
    XML_DECLARATION_MISPLACED "XML0102" "xml-declaration-misplaced" Error Xml Judges "XML 1.0, 2.6 [17]" "an XML declaration elsewhere than at the very start"
    XML_VERSION_UNSUPPORTED "XML0103" "xml-version-unsupported" Error Xml Judges "XML 1.0, 2.8 [26]" "a version other than XML 1.x"
    ENCODING_NAME_MALFORMED "XML0104" "encoding-name-malformed" Error Xml Judges "XML 1.0, 4.3.3 [81]" "an encoding name that is none"
    DOCTYPE_FORBIDDEN "XML0201" "doctype-forbidden" Error Xml Judges "ISO 20022-4, 5.1" "a document type declaration, which no ISO 20022 message may carry"
    ENTITY_UNDECLARED "XML0202" "entity-undeclared" Error Xml Judges "XML 1.0, 4.1 [68], WFC: Entity Declared" "a reference to an entity other than the five predefined"
    REFERENCE_MALFORMED "XML0203" "reference-malformed" Error Xml Judges "XML 1.0, 4.1 [66] [68]" "an ampersand that starts no reference"
    CHARACTER_REFERENCE_ILLEGAL "XML0204" "character-reference-illegal" Error Xml Judges "XML 1.0, 4.1 [66], WFC: Legal Character" "a character reference to what is no XML character"
    CHARACTER_ILLEGAL "XML0301" "character-illegal" Error Xml Judges "XML 1.0, 2.2 [2]" "a character that XML does not allow"
    CDATA_END_IN_TEXT "XML0302" "cdata-end-in-text" Error Xml Judges "XML 1.0, 2.4 [14]" "the sequence ]]> in text"
    LESS_THAN_IN_ATTRIBUTE "XML0303" "less-than-in-attribute" Error Xml Judges "XML 1.0, 3.1 [41], WFC: No < in Attribute Values" "a < in an attribute value"
    TAG_MALFORMED "XML0401" "tag-malformed" Error Xml Judges "XML 1.0, 3.1 [40] [42]" "markup that is no tag"
    END_TAG_MISMATCH "XML0402" "end-tag-mismatch" Error Xml Judges "XML 1.0, 3 [39], WFC: Element Type Match" "an end tag that names another element than the open one"
    END_TAG_UNEXPECTED "XML0403" "end-tag-unexpected" Error Xml Judges "XML 1.0, 3 [39]" "an end tag where no element is open"
    ELEMENT_UNCLOSED "XML0404" "element-unclosed" Error Xml Judges "XML 1.0, 3 [39]" "the input ends while elements are open or inside markup"
    ATTRIBUTE_MALFORMED "XML0405" "attribute-malformed" Error Xml Judges "XML 1.0, 3.1 [41]" "an attribute without = or without quotes"
    ATTRIBUTE_SPACE_MISSING "XML0406" "attribute-space-missing" Error Xml Judges "XML 1.0, 3.1 [40]" "no white space before an attribute"
    ATTRIBUTE_DUPLICATE "XML0407" "attribute-duplicate" Error Xml Judges "XML 1.0, 3.1, WFC: Unique Att Spec; Namespaces 1.0, 6.3" "the same attribute twice in one tag"
    NAME_MALFORMED "XML0408" "name-malformed" Error Xml Judges "XML 1.0, 2.3 [5]" "a name with a character that names may not have"
    ROOT_MISSING "XML0501" "root-missing" Error Xml Judges "XML 1.0, 2.1 [1]" "no root element"
    ROOT_SECOND "XML0502" "root-second" Error Xml Judges "XML 1.0, 2.1 [1]" "a second root element"
    TEXT_OUTSIDE_ROOT "XML0503" "text-outside-root" Error Xml Judges "XML 1.0, 2.1 [1], 2.8 [27]" "text before or behind the root element"
    COMMENT_MALFORMED "XML0601" "comment-malformed" Error Xml Judges "XML 1.0, 2.5 [15]" "two hyphens inside a comment, or a comment that does not end"
    PROCESSING_INSTRUCTION_MALFORMED "XML0602" "processing-instruction-malformed" Error Xml Judges "XML 1.0, 2.6 [16] [17]" "a processing instruction without name or end"
    CDATA_MALFORMED "XML0603" "cdata-malformed" Error Xml Judges "XML 1.0, 2.7 [18]" "a CDATA section that does not start or end as it must"
    PREFIX_UNDECLARED "XML0701" "prefix-undeclared" Error Xml Judges "Namespaces 1.0, 5, NSC: Prefix Declared" "a namespace prefix that nothing declares"
    PREFIX_UNDECLARING "XML0702" "prefix-undeclaring" Error Xml Judges "Namespaces 1.0, 5, NSC: No Prefix Undeclaring" "a prefix bound to the empty namespace"
    NAMESPACE_RESERVED "XML0703" "namespace-reserved" Error Xml Judges "Namespaces 1.0, 3, NSC: Reserved Prefixes and Namespace Names" "the prefix xml or xmlns, or their namespaces, bound otherwise"
    QNAME_MALFORMED "XML0704" "qname-malformed" Error Xml Judges "Namespaces 1.0, 4 [7], 7" "a colon where none may be"

    JSON_ENCODING "JSON0001" "json-encoding" Error Encoding Judges "RFC 8259, 8.1" "a JSON text with a byte order mark, or in another encoding than UTF-8"
    VALUE_MISSING "JSON0101" "value-missing" Error Json Judges "RFC 8259, 2 to 5" "no value where one must stand"
    COMMA_TRAILING "JSON0102" "comma-trailing" Error Json Judges "RFC 8259, 4, 5" "a comma behind the last item or member"
    COMMA_MISSING "JSON0103" "comma-missing" Error Json Judges "RFC 8259, 4, 5" "no comma between two items or members"
    COLON_MISSING "JSON0104" "colon-missing" Error Json Judges "RFC 8259, 4" "no colon between the name of a member and its value"
    NAME_UNQUOTED "JSON0105" "name-unquoted" Error Json Judges "RFC 8259, 4" "the name of a member without quotes"
    BRACKET_MISMATCH "JSON0106" "bracket-mismatch" Error Json Judges "RFC 8259, 4, 5" "an array closed as an object, or an object as an array"
    JSON_UNCLOSED "JSON0107" "json-unclosed" Error Json Judges "RFC 8259, 4, 5" "the text ends inside an array or object"
    DATA_TRAILING "JSON0108" "data-trailing" Error Json Judges "RFC 8259, 2" "something stands behind the value"
    DOCUMENT_SECOND "JSON0109" "document-second" Error Json Judges "RFC 8259, 2" "a second value behind the first"
    COMMENT_IN_JSON "JSON0110" "comment-in-json" Error Json Judges "RFC 8259, 2" "a comment, which JSON does not have"
    CHARACTER_UNEXPECTED "JSON0111" "character-unexpected" Error Json Judges "RFC 8259, 2" "a character that has no place there"
    QUOTES_WRONG "JSON0201" "quotes-wrong" Error Json Judges "RFC 8259, 7" "a string in single quotes"
    STRING_UNCLOSED "JSON0202" "string-unclosed" Error Json Judges "RFC 8259, 7" "a quote is missing, or stands unescaped inside a string"
    CONTROL_IN_STRING "JSON0203" "control-in-string" Error Json Judges "RFC 8259, 7" "a line end, tab or other control character inside a string"
    ESCAPE_MALFORMED "JSON0204" "escape-malformed" Error Json Judges "RFC 8259, 7" "a backslash that starts no escape"
    SURROGATE_LONE "JSON0205" "surrogate-lone" Warning Json Judges "RFC 8259, 8.2" "half of a surrogate pair in an escape"
    NUMBER_MALFORMED "JSON0301" "number-malformed" Error Json Judges "RFC 8259, 6" "a number that is not written as JSON numbers are"
    LITERAL_UNKNOWN "JSON0302" "literal-unknown" Error Json Judges "RFC 8259, 3" "a word other than true, false and null"
    MEMBER_DUPLICATE "JSON0401" "member-duplicate" Warning Json Judges "RFC 8259, 4" "two members of one name in an object"
    OWN_JSON_SCHEMA "JSON0501" "own-json-schema" Error Schema Judges "JSON Schema" "a value that your own JSON Schema does not allow"
    MEMBER_MISSING "JSON1001" "member-missing" Error Schema Judges "the public specification of the payload; RFC 6749, 5.1" "a member that a JSON payload must have is not there"
    MEMBER_TYPE "JSON1002" "member-type" Error Schema Judges "the public specification of the payload; RFC 8259, 3" "a member holds another kind of value: a number for a string, a string for an object"
    MEMBER_VALUE "JSON1003" "member-value" Error Schema Judges "the public specification of the payload" "a member holds a value that it may not have, often an empty string"
    CODE_UNLISTED "JSON1004" "code-unlisted" Warning Schema Judges "the public specification of the payload" "a code that the public specification does not list"
    DATE_FORM "JSON1101" "date-form" Warning Rules Judges "RFC 3339, 5.6" "a date that is none, or is written otherwise"
    TIME_FORM "JSON1102" "time-form" Warning Rules Judges "RFC 3339, 5.6" "a time that is none, or is written otherwise"
    TIME_ZONE_MISSING "JSON1103" "time-zone-missing" Info Rules Judges "RFC 3339, 4.4" "a cutoff time of which nobody says in which time zone it holds"
    COUNTRY_CODE "JSON1104" "country-code" Warning Rules Judges "ISO 3166-1" "a country that is no code of two letters"
    RANGE_REVERSED "JSON1105" "range-reversed" Warning Rules Judges "the public specification of the payload" "a range of dates that ends before it starts"
    HOLIDAY_ORDER "JSON1106" "holiday-order" Info Rules Judges "isoproof" "holidays that repeat or are not in the order of time"
    HOLIDAY_RANGE "JSON1107" "holiday-range" Warning Rules Judges "isoproof" "a holiday outside of the range that was asked for"
    BRANCH_KEY "JSON1108" "branch-key" Info Rules Judges "the public specification of the self services" "a calendar that is kept by branch, not by country"
    PAYMENT_METHOD_KEY "JSON1109" "payment-method-key" Info Rules Judges "the public specification of the self services" "cutoff times that depend on the payment method"

    NAMESPACE_UNKNOWN "XSD0001" "namespace-unknown" Error Schema Blocks "XML Schema 1.0 Structures, 3.3.4" "a root that belongs to no known schema"
    NAMESPACE_MISSING "XSD0002" "namespace-missing" Error Schema Blocks "ISO 20022-4, 5.2" "a root element without a namespace"
    MESSAGE_VERSION_UNKNOWN "XSD0003" "message-version-unknown" Error Schema Blocks "ISO 20022 message catalogue" "a message version that does not exist"
    MESSAGE_FAMILY_MISMATCH "XSD0004" "message-family-mismatch" Error Schema Judges "XML Schema 1.0 Structures, 3.3.4" "the namespace names one message, the content is another"
    ROOT_ELEMENT_UNDECLARED "XSD0005" "root-element-undeclared" Error Schema Judges "XML Schema 1.0 Structures, 3.3.4" "a root element that its schema does not declare"
    ELEMENT_MISSING "XSD0101" "element-missing" Error Schema Judges "XML Schema 1.0 Structures, 3.8.4" "a required element is not there"
    ELEMENT_REPEATED "XSD0102" "element-repeated" Error Schema Judges "XML Schema 1.0 Structures, 3.9.4" "more of an element than allowed"
    ELEMENT_OUT_OF_ORDER "XSD0103" "element-out-of-order" Error Schema Judges "XML Schema 1.0 Structures, 3.8.4" "elements in another order than the schema's"
    ELEMENT_UNKNOWN "XSD0104" "element-unknown" Error Schema Judges "XML Schema 1.0 Structures, 3.4.4" "an element that has no place here"
    ELEMENT_OTHER_VERSION "XSD0105" "element-other-version" Error Schema Judges "XML Schema 1.0 Structures, 3.4.4" "an element of another version of the message"
    CHOICE_EXCLUSIVE "XSD0106" "choice-exclusive" Error Schema Judges "XML Schema 1.0 Structures, 3.8.4" "a second alternative of a choice"
    ELEMENT_MISPLACED "XSD0107" "element-misplaced" Error Schema Judges "XML Schema 1.0 Structures, 3.4.4" "an element that belongs inside a neighbour"
    ELEMENT_NAMESPACE "XSD0108" "element-namespace" Error Schema Judges "XML Schema 1.0 Structures, 3.4.4" "an element with the right name in the wrong namespace"
    TEXT_IN_CONTAINER "XSD0109" "text-in-container" Error Schema Judges "XML Schema 1.0 Structures, 3.4.4" "text between elements"
    ELEMENT_IN_VALUE "XSD0110" "element-in-value" Error Schema Judges "XML Schema 1.0 Structures, 3.4.4" "an element inside what holds a value only"
    ATTRIBUTE_MISSING "XSD0201" "attribute-missing" Error Schema Judges "XML Schema 1.0 Structures, 3.4.4" "a required attribute is not there"
    ATTRIBUTE_UNKNOWN "XSD0202" "attribute-unknown" Error Schema Judges "XML Schema 1.0 Structures, 3.4.4" "an attribute that has no place here"
    VALUE_FIXED "XSD0203" "value-fixed" Error Schema Judges "XML Schema 1.0 Structures, 3.2.4, 3.3.4" "another value than the fixed one"
    VALUE_SHAPE "XSD0301" "value-shape" Error Schema Judges "XML Schema 1.0 Datatypes, 3.2" "a value that is not of its type: no number, no date, no indicator"
    VALUE_TOO_LONG "XSD0302" "value-too-long" Error Schema Judges "XML Schema 1.0 Datatypes, 4.3.3" "more characters than allowed"
    VALUE_TOO_SHORT "XSD0303" "value-too-short" Error Schema Judges "XML Schema 1.0 Datatypes, 4.3.2" "fewer characters than required, often none"
    VALUE_LENGTH "XSD0304" "value-length" Error Schema Judges "XML Schema 1.0 Datatypes, 4.3.1" "another length than the one required"
    VALUE_PATTERN "XSD0305" "value-pattern" Error Schema Judges "XML Schema 1.0 Datatypes, 4.3.4" "a value that does not have the required form"
    VALUE_CODE "XSD0306" "value-code" Error Schema Judges "XML Schema 1.0 Datatypes, 4.3.5" "a code that is not in the list"
    VALUE_DIGITS "XSD0307" "value-digits" Error Schema Judges "XML Schema 1.0 Datatypes, 4.3.11, 4.3.12" "too many digits"
    VALUE_RANGE "XSD0308" "value-range" Error Schema Judges "XML Schema 1.0 Datatypes, 4.3.7 to 4.3.10" "a value outside the allowed range"
    XSI_NIL "XSD0401" "xsi-nil" Error Schema Judges "XML Schema 1.0 Structures, 3.3.4 (cvc-elt.3)" "xsi:nil where the schema does not allow it, or with a value that is no boolean"
    XSI_TYPE "XSD0402" "xsi-type" Error Schema Judges "XML Schema 1.0 Structures, 3.3.4 (cvc-elt.4)" "xsi:type that names no type, or one that may not stand here"
    WILDCARD_MISSING "XSD0501" "wildcard-missing" Error Schema Judges "XML Schema 1.0 Structures, 3.10.4" "no element where one of another namespace must stand"
    WILDCARD_NAMESPACE "XSD0502" "wildcard-namespace" Error Schema Judges "XML Schema 1.0 Structures, 3.10.4" "an element of a namespace that the wildcard does not admit"

    HEADER_MISMATCH "ENV0001" "header-mismatch" Error Schema Judges "ISO 20022 Business Application Header, MessageDefinitionIdentifier" "the header names another message than the document is"
    WRAPPER "ENV0002" "wrapper" Info Schema Judges "isoproof" "the root is a wrapper; the messages inside were checked, the wrapper was not"
    MESSAGE_OTHER "ENV0003" "message-other" Error Schema Judges "isoproof" "the payload is another message than the one asked for"
    API_FORMAT "ENV0004" "api-format" Error Playbook Judges "the API's catalogue entry" "the payload is no format that the API names"
    PAYLOAD_MISSING "ENV0005" "payload-missing" Error Schema Judges "the API's documentation" "a wrapper without the message that it is there for"
    PAYLOAD_REPEATED "ENV0006" "payload-repeated" Error Schema Judges "the API's documentation" "a wrapper with more than one message where it holds one"
    BASE64_MALFORMED "ENV0007" "base64-malformed" Error Encoding Judges "RFC 4648, 4" "a message that is to be in base64 and is not"
    WRAPPER_NESTED "ENV0008" "wrapper-nested" Error Schema Blocks "isoproof" "a wrapper inside the payload of a wrapper, which is not opened"
    ENCRYPTED "ENV0009" "encrypted" Info Schema Blocks "XML Encryption, 3; RFC 7516" "an encrypted body: what is in it cannot be decided"
    SIGNATURE_NOT_VERIFIED "ENV0010" "signature-not-verified" Info Schema Judges "XML Signature, 4" "a signature, which was found and not verified"

    ACCESS_TOKEN_CHARACTERS "OAU0001" "access-token-characters" Error Schema Judges "RFC 6750, 2.1" "an access token that no client can send as a bearer token"
    TOKEN_TYPE_OTHER "OAU0002" "token-type-other" Warning Rules Judges "RFC 6749, 7.1; RFC 6750" "a token type other than Bearer"
    EXPIRES_IN_STRING "OAU0003" "expires-in-string" Warning Schema Judges "RFC 6749, 5.1" "the lifetime of a token as a string instead of a number"
    EXPIRES_IN_MISSING "OAU0004" "expires-in-missing" Info Rules Judges "RFC 6749, 5.1" "an answer that does not say how long the token lives"
    EXPIRES_IN_RANGE "OAU0005" "expires-in-range" Error Schema Judges "RFC 6749, 5.1, A.14" "a lifetime that is no whole number of seconds above zero"
    OAUTH_TEXT "OAU0006" "oauth-text" Warning Schema Judges "RFC 6749, A.4, A.7, A.8" "a scope or an error in characters, or a kind of value, that RFC 6749 does not allow"
    REFRESH_TOKEN_UNEXPECTED "OAU0007" "refresh-token-unexpected" Info Rules Judges "RFC 6749, 4.4.3" "a refresh token where the grant should have none"
    TOKEN_WRAPPER "OAU0101" "token-wrapper" Info Schema Judges "RFC 6749, 5.1" "a token inside another object instead of at the top"
    SCOPE_VERSION "OAU0102" "scope-version" Info Rules Judges "RFC 6749, 3.3" "a scope that names a version, which need not be that of the API"
    TOKEN_REQUEST_JSON "OAU0103" "token-request-json" Info Schema Judges "RFC 6749, 4.4.2" "a token request in JSON instead of a form"
    GRANT_TYPE_OTHER "OAU0104" "grant-type-other" Warning Rules Judges "RFC 6749, 4.4.2" "a grant other than client_credentials"
    ERROR_NOT_OAUTH "OAU0105" "error-not-oauth" Info Schema Judges "RFC 6749, 5.2" "an error in other words than those of OAuth 2.0"
    OAUTH_ERROR_UNLISTED "OAU0106" "oauth-error-unlisted" Warning Schema Judges "RFC 6749, 5.2" "an error that OAuth 2.0 does not list for the token endpoint"

    UETR_FORM "GPI0001" "uetr-form" Error Schema Judges "RFC 9562, 5.4; ISO 20022, UUIDv4Identifier" "a reference that is no UUID of version 4 in lower case"
    BIC_FORM "GPI0002" "bic-form" Error Schema Judges "ISO 9362:2014" "an agent that does not have the form of a BIC"
    AMOUNT_FORM "GPI0003" "amount-form" Error Schema Judges "the public specification of the payload" "an amount that is no decimal number without sign"
    AMOUNT_DECIMALS "GPI0004" "amount-decimals" Error Rules Judges "ISO 4217" "an amount with more decimals than its currency has"
    UETR_TEST_VALUE "GPI0101" "uetr-test-value" Warning Rules Judges "RFC 9562, 5.4" "a UETR that was typed by hand instead of drawn at random"
    UETR_IN_TEXT "GPI0102" "uetr-in-text" Info Rules Judges "isoproof" "a text that holds a UETR"
    UETR_CAPITAL "GPI0103" "uetr-capital" Warning Rules Judges "ISO 20022, UUIDv4Identifier" "a text that holds a UETR in capital letters"
    EVENT_TIMES "GPI0201" "event-times" Warning Rules Judges "isoproof" "times of a payment that contradict each other"
    TOP_STATUS "GPI0202" "top-status" Warning Rules Judges "isoproof" "the status of a payment is not that of its latest event"
    COMPLETION_TIME "GPI0203" "completion-time" Warning Rules Judges "isoproof" "a final status without time of completion, or the reverse"
    CHARGES_SUM "GPI0204" "charges-sum" Warning Rules Judges "isoproof" "the confirmed amount is not the instructed one less the charges"
    EXCHANGE_MISSING "GPI0205" "exchange-missing" Info Rules Judges "isoproof" "the currency changed and no exchange details say how"
    EVENT_CHAIN "GPI0206" "event-chain" Warning Rules Judges "isoproof" "an agent that passes on a payment which it had not received"

    PROGRESS_REASON_STATUS "STS0001" "progress-reason-status" Warning Rules Judges "ISO 20022 external code sets, ExternalStatusReason1Code" "a reason that says where a payment is, with a status other than ACSP"
    REJECT_REASON_MISSING "STS0002" "reject-reason-missing" Warning Rules Judges "ISO 20022, StatusReasonInformation" "a rejection without a reason"
    STATUS_AFTER_END "STS0003" "status-after-end" Warning Rules Judges "isoproof" "a payment that goes on after it was credited or rejected"
    GPI_SERVICE_LEVEL "STS0004" "gpi-service-level" Info Rules Judges "ISO 20022 external code sets, ExternalServiceLevel1Code" "a service level that looks like a status reason"
    STATUS_BEYOND_REPORT "STS0005" "status-beyond-report" Info Rules Judges "pain.002.001.03, TransactionIndividualStatus3Code" "a status in JSON that the payment status report in XML does not have"

    CATALOGUE_MALFORMED "CAT0001" "catalogue-malformed" Error Playbook Judges "docs/catalog.md" "a catalogue that is not TOML, or an entry in it that is not of the published form"
    CATALOGUE_ID_UNKNOWN "CAT0002" "catalogue-id-unknown" Error Playbook Judges "docs/catalog.md" "a catalogue refers to something that is not in it, or to a message or code that does not exist"
    CATALOGUE_ID_TWICE "CAT0003" "catalogue-id-twice" Error Playbook Judges "docs/catalog.md" "a catalogue gives one id to two things"
    LABEL_DIRECTION "CAT0101" "label-direction" Warning Playbook Judges "ISO 20022 message catalogue" "a label says credit where the message is a debit, or debit where it is a credit"
    LABEL_VERSION "CAT0102" "label-version" Warning Playbook Judges "ISO 20022 message catalogue" "a label has another version than the message id beside it"
    FORMAT_VERSION_OPEN "CAT0103" "format-version-open" Warning Playbook Judges "ISO 20022-4, 5.2" "a format without a version, which no payload can meet or miss exactly"
    FORMAT_UNKNOWN "CAT0104" "format-unknown" Warning Playbook Judges "ISO 20022 message catalogue" "a message id that does not exist"
    FORMAT_SUCCEEDED "CAT0105" "format-succeeded" Info Playbook Judges "ISO 20022 message catalogue" "a message version that has successors"

    SUPPRESSION_MALFORMED "SUP0001" "suppression-malformed" Warning Rules Judges "isoproof" "a suppression of findings that is not as it must be: without a reason, or of no such code"
    SUPPRESSION_UNUSED "SUP0002" "suppression-unused" Warning Rules Judges "isoproof" "a suppression of findings where there are none"

    MDR_PAYMENT_TYPE_INFORMATION "MDR-PaymentTypeInformationRule" "payment-type-on-both-levels" Error Rules Judges "ISO 20022 message definition report, PaymentTypeInformationRule" "the payment type on a batch and on a transaction in it"

    CNT_GRP_HDR_NB_OF_TXS "CNT-GrpHdrNbOfTxs" "group-transaction-count" Error Rules Judges "ISO 20022 message definition report, NumberOfTransactions; reason AM18" "the number of transactions in the header is not that of the message"

    ECHO_MSG_ID "ECHO-MsgId" "original-message-differs" Error Rules Judges "ISO 20022 message definition report, OriginalMessageIdentification, OriginalMessageNameIdentification" "a status report names another message than the one that it was given to answer"
    ECHO_COUNTS "ECHO-Counts" "original-counts-differ" Error Rules Judges "ISO 20022 message definition report, OriginalNumberOfTransactions, OriginalControlSum" "a status report counts other transactions, or another sum, than the original has"
    ECHO_PMT_INF "ECHO-PmtInf" "original-batch-differs" Error Rules Judges "ISO 20022 message definition report, OriginalPaymentInformationIdentification" "a status report on a batch that the original has not, or has with other counts"
    ECHO_TX "ECHO-Tx" "original-transaction-differs" Error Rules Judges "ISO 20022 message definition report, OriginalTransactionReference" "a status report on a transaction that the original has not, or has with other data"
    ECHO_CRE_DT_TM "ECHO-CreDtTm" "original-creation-time-differs" Info Rules Judges "ISO 20022 message definition report, OriginalCreationDateTime" "a status report gives the original another time of creation"
    DT_IBAN "DT-IBAN" "iban-wrong" Error Rules Judges "ISO 13616-1:2020; IBAN registry, release 101" "an IBAN that cannot exist: country, length, structure or check digits"
    DT_BIC "DT-BIC" "bic-wrong" Error Rules Judges "ISO 9362; ISO 3166-1" "a BIC whose country does not exist, or that is one for tests"
    DT_LEI "DT-LEI" "lei-wrong" Error Rules Judges "ISO 17442-1" "a legal entity identifier whose check digits do not fit"
    DT_COUNTRY "DT-Country" "country-wrong" Error Rules Judges "ISO 3166-1" "a country that is no code of ISO 3166-1"
    DT_CURRENCY_CODE "DT-CurrencyCode" "currency-unknown" Error Rules Judges "ISO 4217" "a currency that does not exist, or not any more"
    DT_CURRENCY_AMOUNT "DT-CurrencyAmount" "amount-decimals-excess" Error Rules Judges "ISO 4217; ISO 20022 constraint CurrencyAmount" "an amount with more decimals than its currency has"
    CNT_LEADING "CNT-Leading" "count-leading-zeros" Info Rules Judges "isoproof" "a number of transactions with leading zeros"
    ACC_OTHR_LOOKS_LIKE_IBAN "ACC-OthrLooksLikeIBAN" "other-account-looks-like-iban" Info Rules Judges "ISO 13616-1:2020" "an account in Othr/Id that is an IBAN, or nearly one"
    COD_EXTERNAL "COD-External" "external-code-unknown" Warning Rules Judges "ISO 20022 external code sets, edition 2Q2026" "a code that its external code set does not have, or not any more"
    STS_CODE_BY_VERSION_N "STS-CodeByVersionN" "status-code-unknown" Error Rules Judges "ISO 20022 external code sets, ExternalPaymentGroupStatus1Code, ExternalPaymentTransactionStatus1Code, edition 2Q2026" "a status that is not in its external code set"
    STS_REASON_CODE_KNOWN "STS-ReasonCodeKnown" "status-reason-unknown" Warning Rules Judges "ISO 20022 external code sets, ExternalStatusReason1Code, edition 2Q2026" "a status reason that is not in its external code set"
    CHR_SWIFT "CHR-Swift" "character-outside-swift-set" Warning Rules Judges "SWIFT character set X; EPC217-08" "a character outside of the SWIFT character set"
    CHR_MOJIBAKE "CHR-Mojibake" "text-garbled" Info Rules Judges "isoproof" "a text that was read in another encoding, or lost characters"
    REF_BLANK "REF-Blank" "identification-blank" Error Rules Judges "isoproof" "an identification that is blank, or has a blank at its edge"
    REF_SLASH "REF-Slash" "identification-slash" Warning Rules Judges "EPC230-15; SWIFT MT standards, T26" "an identification that begins or ends with a slash, or has two in a row"
    XML_EMPTY_ELEMENT "XML-EmptyElement" "element-empty" Warning Rules Judges "CGI-MP; Swiss Payment Standards, 2.2" "an element without content that could be left out"
    XML_ENCODING "XML-Encoding" "encoding-other" Warning Rules Judges "ISO 20022-4, 5.1; Swiss Payment Standards, 2.1" "a message in another encoding than UTF-8"
    MDR_CHARGE_BEARER "MDR-ChargeBearerRule" "charge-bearer-on-both-levels" Error Rules Judges "ISO 20022 message definition report, ChargeBearerRule" "the charge bearer on a batch and on a transaction in it"
    MDR_ULTIMATE_DEBTOR "MDR-UltimateDebtorRule" "ultimate-debtor-on-both-levels" Error Rules Judges "ISO 20022 message definition report, UltimateDebtorRule" "UltmtDbtr on a batch and on a transaction in it"
    MDR_ULTIMATE_CREDITOR "MDR-UltimateCreditorRule" "ultimate-creditor-on-both-levels" Error Rules Judges "ISO 20022 message definition report, UltimateCreditorRule" "UltmtCdtr on a batch and on a transaction in it"
    MDR_CREDITOR_SCHEME_IDENTIFICATION "MDR-CreditorSchemeIdentificationRule" "creditor-scheme-on-both-levels" Error Rules Judges "ISO 20022 message definition report, CreditorSchemeIdentificationRule" "CdtrSchmeId on a batch and on a transaction in it"
    MDR_INSTRUCTION_FOR_DEBTOR_AGENT "MDR-InstructionForDebtorAgentRule" "debtor-agent-instruction-on-both-levels" Error Rules Judges "ISO 20022 message definition report, InstructionForDebtorAgentRule" "InstrForDbtrAgt on a batch and on a transaction in it"
    MDR_CHARGES_ACCOUNT "MDR-ChargesAccountRule" "charges-account-missing" Error Rules Judges "ISO 20022 message definition report, ChargesAccountRule" "an agent for charges without the account that is charged"
    MDR_CHARGES_ACCOUNT_AGENT "MDR-ChargesAccountAgentRule" "charges-agent-elsewhere" Warning Rules Judges "ISO 20022 message definition report, ChargesAccountAgentRule" "an agent for charges that is no branch of the agent of the account"
    MDR_CHEQUE_INSTRUCTION "MDR-ChequeInstructionRule" "cheque-instruction-without-cheque" Error Rules Judges "ISO 20022 message definition report, ChequeInstructionRule" "instructions for a cheque where no cheque is drawn"
    MDR_CHEQUE_AND_CREDITOR_ACCOUNT "MDR-ChequeAndCreditorAccountRule" "cheque-with-creditor-account" Error Rules Judges "ISO 20022 message definition report, ChequeAndCreditorAccountRule" "a cheque with an account of the creditor"
    MDR_CHEQUE_DELIVERY_AND_CREDITOR_AGENT "MDR-ChequeDeliveryAndCreditorAgentRule" "cheque-delivery-without-agent" Error Rules Judges "ISO 20022 message definition report, ChequeDeliveryAndCreditorAgentRule" "a cheque that goes to the final agent, which is not named"
    MDR_CHEQUE_DELIVERY_AND_NO_CREDITOR_AGENT "MDR-ChequeDeliveryAndNoCreditorAgentRule" "cheque-delivery-with-agent" Error Rules Judges "ISO 20022 message definition report, ChequeDeliveryAndNoCreditorAgentRule" "a cheque that does not go to an agent, with one named"
    MDR_CHEQUE_NO_DELIVERY_AND_NO_CREDITOR_AGENT "MDR-ChequeNoDeliveryAndNoCreditorAgentRule" "cheque-agent-without-delivery" Error Rules Judges "ISO 20022 message definition report, ChequeNoDeliveryAndNoCreditorAgentRule" "a cheque without a delivery method, with an agent named"
    MDR_CHEQUE_MATURITY_DATE "MDR-ChequeMaturityDateRule" "cheque-maturity-without-draft" Error Rules Judges "ISO 20022 message definition report, ChequeMaturityDateRule" "a maturity date on a cheque that is no draft"
    MDR_NON_CHEQUE_PAYMENT_METHOD "MDR-NonChequePaymentMethodRule" "creditor-unidentified" Error Rules Judges "ISO 20022 message definition report, NonChequePaymentMethodRule" "a transfer with neither creditor nor account"
    MDR_INSTRUCTION_FOR_CREDITOR_AGENT "MDR-InstructionForCreditorAgentRule" "pay-by-cheque-with-account" Error Rules Judges "ISO 20022 message definition report, InstructionForCreditorAgentRule" "the creditor's agent is to pay by cheque, and an account is named"
    MDR_INTERMEDIARY_AGENT_2 "MDR-IntermediaryAgent2Rule" "intermediary-agent-2-without-1" Error Rules Judges "ISO 20022 message definition report, IntermediaryAgent2Rule" "intermediary agent 2 without intermediary agent 1"
    MDR_INTERMEDIARY_AGENT_3 "MDR-IntermediaryAgent3Rule" "intermediary-agent-3-without-2" Error Rules Judges "ISO 20022 message definition report, IntermediaryAgent3Rule" "intermediary agent 3 without intermediary agent 2"
    MDR_INTERMEDIARY_AGENT_ACCOUNT "MDR-IntermediaryAgentNAccountRule" "intermediary-account-without-agent" Error Rules Judges "ISO 20022 message definition report, IntermediaryAgent1AccountRule to IntermediaryAgent3AccountRule" "an account of an intermediary agent that is not named"
    MDR_AMENDMENT_INDICATOR_TRUE "MDR-AmendmentIndicatorTrueRule" "amendment-details-missing" Error Rules Judges "ISO 20022 message definition report, AmendmentIndicatorTrueRule" "a mandate said to be amended without details"
    MDR_AMENDMENT_INDICATOR_FALSE "MDR-AmendmentIndicatorFalseRule" "amendment-details-unexpected" Error Rules Judges "ISO 20022 message definition report, AmendmentIndicatorFalseRule" "details of an amendment of a mandate said not to be amended"
    MDR_SUPPLEMENTARY_DATA "MDR-SupplementaryDataRule" "supplementary-data" Info Rules Judges "ISO 20022 message definition report, SupplementaryDataRule" "supplementary data on the message as a whole"
    MDR_IDENTIFICATION_OR_PROXY "MDR-IdentificationOrProxyPresenceRule" "account-unidentified" Error Rules Judges "ISO 20022 message definition report, IdentificationOrProxyPresenceRule" "an account with neither identification nor proxy"
    MDR_GROUP_STATUS_ACCEPTED "MDR-GroupStatusAcceptedRule" "group-accepted-batch-rejected" Error Rules Judges "ISO 20022 message definition report, GroupStatusAcceptedRule" "a group accepted with a payment information rejected"
    MDR_GROUP_STATUS_PENDING "MDR-GroupStatusPendingRule" "group-pending-batch-rejected" Error Rules Judges "ISO 20022 message definition report, GroupStatusPendingRule" "a group pending with a payment information rejected"
    MDR_GROUP_STATUS_REJECTED "MDR-GroupStatusRejectedRule" "group-rejected-batch-not" Error Rules Judges "ISO 20022 message definition report, GroupStatusRejectedRule" "a group rejected with a payment information that is not"
    MDR_GROUP_STATUS_RECEIVED "MDR-GroupStatusReceivedRule" "group-received-with-batch-status" Error Rules Judges "ISO 20022 message definition report, GroupStatusReceivedRule" "a group only received, with a status of a payment information"
    MDR_PAYMENT_INFORMATION_STATUS_ACCEPTED "MDR-PaymentInformationStatusAcceptedRule" "batch-accepted-transaction-rejected" Error Rules Judges "ISO 20022 message definition report, PaymentInformationStatusAcceptedRule" "a payment information accepted with a transaction rejected"
    MDR_PAYMENT_INFORMATION_STATUS_PENDING "MDR-PaymentInformationStatusPendingRule" "batch-pending-transaction-rejected" Error Rules Judges "ISO 20022 message definition report, PaymentInformationStatusPendingRule" "a payment information pending with a transaction rejected"
    MDR_PAYMENT_INFORMATION_STATUS_REJECTED "MDR-PaymentInformationStatusRejectedRule" "batch-rejected-transaction-not" Error Rules Judges "ISO 20022 message definition report, PaymentInformationStatusRejectedRule" "a payment information rejected with a transaction that is not"
    MDR_PAYMENT_INFORMATION_STATUS_RECEIVED "MDR-PaymentInformationStatusReceivedRule" "batch-received-with-transaction-status" Error Rules Judges "ISO 20022 message definition report, PaymentInformationStatusReceivedRule" "a payment information only received, with a status of a transaction"
    MDR_STATUS_REASON "MDR-StatusReasonRule" "status-reason-text-missing" Error Rules Judges "ISO 20022 message definition report, StatusReasonRule" "the reason NARR without the text that it announces"
    MDR_STATUS_REASON_INFORMATION "MDR-StatusReasonInformationRule" "status-text-without-rejection" Warning Rules Judges "ISO 20022 message definition report, StatusReasonInformationRule" "additional information on a group that is neither rejected nor pending"
    MDR_NUMBER_OF_TRANSACTIONS_PER_STATUS "MDR-NumberOfTransactionPerStatusGuideline" "counts-per-status-without-part" Info Rules Judges "ISO 20022 message definition report, NumberOfTransactionPerStatusGuideline" "numbers per status on a group that is not PART"
    MDR_SETTLEMENT_METHOD "MDR-SettlementMethodRules" "settlement-contradictory" Error Rules Judges "ISO 20022 message definition report, SettlementMethod rules" "details of a settlement that do not fit its method"
    MDR_FORWARD_BALANCE "MDR-ForwardBalanceAndAvailabilityRule" "forward-balance-with-availability" Error Rules Judges "ISO 20022 message definition report, ForwardBalanceAndAvailabilityRule" "availability on a forward available balance"
    MDR_DEBIT_CREDIT_INDICATOR "MDR-DebitCreditIndicatorGuideline" "net-total-without-sign" Warning Rules Judges "ISO 20022 message definition report, DebitCreditIndicatorGuideline" "a net total without the indicator that gives its sign"
    MDR_CREDIT_DEBIT_INDICATOR "MDR-CreditDebitIndicatorGuideline" "net-total-per-code-without-sign" Warning Rules Judges "ISO 20022 message definition report, CreditDebitIndicatorGuideline" "a net total without the indicator that gives its sign"
    MDR_FAMILY_AND_SUB_FAMILY "MDR-FamilyAndSubFamilyRule" "generic-family-specific-sub-family" Warning Rules Judges "ISO 20022 message definition report, FamilyAndSubFamilyRule" "a generic family with a sub-family of another"
    MDR_RETURN_REASON "MDR-ReturnReasonRule" "return-reason-text-missing" Error Rules Judges "ISO 20022 message definition report, ReturnReasonRule" "the return reason NARR without the text that it announces"
    MDR_MESSAGE_OR_REPORT_PAGINATION "MDR-MessageOrReportPaginationRule" "pagination-of-message-and-report" Error Rules Judges "ISO 20022 message definition report, MessageOrReportPaginationRule" "pages counted for the message and for a report in it"
    MDR_MESSAGE_OR_STATEMENT_PAGINATION "MDR-MessageOrStatementPaginationRule" "pagination-of-message-and-statement" Error Rules Judges "ISO 20022 message definition report, MessageOrStatementPaginationRule" "pages counted for the message and for a statement in it"
    MDR_SECURITY_IDENTIFICATION "MDR-SecurityIdentificationRules" "security-unidentified" Warning Rules Judges "ISO 20022 message definition report, ISINGuideline, DescriptionUsageRule, ISINPresenceRule, OtherIdentificationPresenceRule, DescriptionPresenceRule" "a security without ISIN, other identification or description"
    STS_ACS_INFO "STS-AcsInfo" "acceptance-time-without-acceptance" Info Rules Judges "isoproof" "a time of acceptance on a transaction that is not accepted"
    STS_ORGNL_IDS "STS-OrgnlIds" "status-transaction-unidentified" Warning Rules Judges "CGI-MP" "a transaction status that names no transaction"
    CNT_PMT_INF_NB_OF_TXS "CNT-PmtInfNbOfTxs" "batch-transaction-count" Error Rules Judges "ISO 20022 message definition report, NumberOfTransactions; reason AM20" "the number of transactions that a batch states is not that of the batch"
    CNT_GRP_VS_PMT "CNT-GrpVsPmt" "batch-counts-against-header" Info Rules Judges "ISO 20022 message definition report, NumberOfTransactions" "the numbers of the batches do not add up to that of the header"
    SUM_GRP_HDR_CTRL_SUM "SUM-GrpHdrCtrlSum" "group-control-sum" Error Rules Judges "ISO 20022 message definition report, ControlSum; reason AM10" "the control sum of the header is not that of the amounts"
    SUM_PMT_INF_CTRL_SUM "SUM-PmtInfCtrlSum" "batch-control-sum" Error Rules Judges "ISO 20022 message definition report, ControlSum; reason AM17" "the control sum of a batch is not that of its amounts"
    SUM_MIXED_CURRENCY "SUM-MixedCurrency" "control-sum-of-currencies" Info Rules Judges "ISO 20022 message definition report, ControlSum" "a control sum over several currencies"
    AMT_POSITIVE "AMT-Positive" "amount-zero" Warning Rules Judges "ISO 20022 external code sets, ExternalStatusReason1Code AM01" "a payment of nothing"
    AMT_EQVT_CURRENCY "AMT-EqvtCurrency" "equivalent-amount-currency" Warning Rules Judges "ISO 20022 message definition report, EquivalentAmount" "an equivalent amount in the wrong currency"
    AMT_XCHG_RATE "AMT-XchgRate" "exchange-rate-without-exchange" Info Rules Judges "isoproof" "an exchange rate where nothing is exchanged"
    UNI_MSG_ID_ACROSS_FILES "UNI-MsgIdAcrossFiles" "message-identification-twice" Warning Rules Judges "ISO 20022 message definition report, MessageIdentification" "two messages with one identification, in files given together"
    UNI_PMT_INF_ID "UNI-PmtInfId" "batch-identification-twice" Error Rules Judges "ISO 20022 message definition report, PaymentInformationIdentification" "two batches with one identification"
    UNI_END_TO_END_ID "UNI-EndToEndId" "end-to-end-identification-twice" Warning Rules Judges "EPC130-08; CGI-MP; reason DU04" "two transactions with one end-to-end identification"
    UNI_INSTR_ID "UNI-InstrId" "instruction-identification-twice" Warning Rules Judges "Swiss Payment Standards; CGI-MP; reason DU05" "two transactions of a batch with one instruction identification"
    DT_UETR "DT-UETR" "uetr-twice" Error Rules Judges "RFC 9562, 5.4; ISO 20022, UUIDv4Identifier" "two transactions with one UETR"
    UNI_DUPLICATE_PAYMENT "UNI-DuplicatePayment" "payment-twice" Warning Rules Judges "ISO 20022 external code sets, ExternalStatusReason1Code AM05" "two payments that are alike in everything but their identifications"
    DAT_REQD_EXCTN_DT "DAT-ReqdExctnDt" "execution-date-implausible" Warning Rules Judges "ISO 20022 external code sets, ExternalStatusReason1Code CH03, CH04, DT01" "an execution date in the past, far in the future, or on a weekend"
    DAT_REQD_COLLTN_DT "DAT-ReqdColltnDt" "collection-date-implausible" Warning Rules Judges "ISO 20022 external code sets, ExternalStatusReason1Code CH03, CH04, DT01" "a collection date in the past, at once, far in the future, or on a weekend"
    DAT_CRE_DT_TM_FUTURE "DAT-CreDtTmFuture" "creation-time-implausible" Warning Rules Judges "isoproof" "a message made in the future, or long ago"
    DAT_MANDATE_SIGNED "DAT-MandateSigned" "mandate-signed-late" Error Rules Judges "EPC130-08, AT-25" "a mandate signed after the message was made, or after the collection"
    DAT_POOL_ADJ "DAT-PoolAdj" "pooling-date-without-pooling" Info Rules Judges "ISO 20022 message definition report, PoolingAdjustmentDate" "a pooling adjustment date on payments that are no cash pooling"
    REF_RF "REF-RF" "creditor-reference-wrong" Error Rules Judges "ISO 11649; reason RR09" "a creditor reference whose check digits do not fit"
    REF_BARRIER "REF-Barrier" "remittance-in-both-forms" Info Rules Judges "EPC130-08; CBPR+ usage guidelines" "remittance information as text and structured"
    REF_LENGTH_MT "REF-LengthMT" "identification-long-for-mt" Info Rules Judges "SWIFT MT103, fields 20 and 21" "an identification that MT messages cut"
    AGT_CDTR_AGT_IDENT "AGT-CdtrAgtIdent" "creditor-agent-unknown" Warning Rules Judges "CGI-MP; reason AGNT" "a payment that nothing leads to a bank"
    AGT_BIC_VS_IBAN "AGT-BICvsIBAN" "agent-country-other" Warning Rules Judges "isoproof; reason RC01" "an agent in another country than the account that it keeps"
    AGT_CLR_SYS_MEMBER "AGT-ClrSysMember" "clearing-member-wrong" Warning Rules Judges "ISO 20022 external code sets, ExternalClearingSystemIdentification1Code; reason RC08" "a member of a clearing system with an impossible identification"
    RMT_STRD_AMOUNTS "RMT-StrdAmounts" "remittance-amounts-apart" Info Rules Judges "isoproof" "amounts of remittance information that do not add up"
    MDR_ULTIMATE_DEBTOR_GUIDELINE "MDR-UltimateDebtorGuideline" "ultimate-debtor-is-debtor" Info Rules Judges "ISO 20022 message definition report, UltimateDebtorGuideline" "an ultimate debtor that is the debtor"
    MDR_ULTIMATE_CREDITOR_GUIDELINE "MDR-UltimateCreditorGuideline" "ultimate-creditor-is-creditor" Info Rules Judges "ISO 20022 message definition report, UltimateCreditorGuideline" "an ultimate creditor that is the creditor"
    MDR_CHEQUE_FROM "MDR-ChequeFromGuideline" "cheque-from-is-debtor" Info Rules Judges "ISO 20022 message definition report, ChequeFromGuideline" "a drawer of a cheque that is the debtor"
    MDR_CHEQUE_DELIVER_TO "MDR-ChequeInstructionDeliverToGuidelines" "cheque-deliver-to-superfluous" Info Rules Judges "ISO 20022 message definition report, ChequeInstructionDeliverToDebtorGuideline, ChequeInstructionDeliverToCreditorGuideline, ChequeInstructionDeliverToFinalAgentGuideline" "a receiver of a cheque that the delivery method names already"
    BAL_EQUATION "BAL-Equation" "balances-do-not-add-up" Error Rules Judges "CGI-MP; Swiss Payment Standards; DK" "an opening balance that does not become the closing one by the entries"
    BAL_EQUATION_INTRADAY "BAL-EquationIntraday" "report-balances-do-not-add-up" Warning Rules Judges "CGI-MP; Swiss Payment Standards; DK" "balances of a report that the entries between them do not explain"
    BAL_REQUIRED "BAL-Required" "balance-missing" Warning Rules Judges "CGI-MP; SWIFT MT940, 60a and 62a" "a statement without opening or closing balance"
    BAL_PER_DAY_CHAIN "BAL-PerDayChain" "day-balances-apart" Warning Rules Judges "CGI-MP; Swiss Payment Standards; DK" "a day that does not open as the one before closed"
    BAL_CROSS_STATEMENT_CHAIN "BAL-CrossStatementChain" "statements-apart" Warning Rules Judges "ISO 20022 message definition report, ElectronicSequenceNumber" "a statement that does not follow the one before of its account"
    BAL_UNIQUE "BAL-Unique" "balance-twice" Error Rules Judges "CGI-MP; Swiss Payment Standards; DK" "two balances of one type, date and currency"
    BAL_CURRENCY "BAL-Currency" "balance-currency-other" Error Rules Judges "CGI-MP" "a booked balance or an entry in another currency than the account"
    BAL_ZERO_IS_CREDIT "BAL-ZeroIsCredit" "zero-balance-debit" Info Rules Judges "ISO 20022 message definition report, CreditDebitIndicator" "a balance of zero as a debit"
    BAL_DATE_IN_PERIOD "BAL-DateInPeriod" "balance-date-outside-period" Warning Rules Judges "CGI-MP; Swiss Payment Standards; DK" "a balance whose date contradicts the period"
    TTL_NB_OF_NTRIES "TTL-NbOfNtries" "summary-count" Error Rules Judges "ISO 20022 message definition report, NumberOfEntries" "a number of entries that is not that of the statement"
    TTL_SUM "TTL-Sum" "summary-sum" Error Rules Judges "ISO 20022 message definition report, Sum" "a sum of entries that is not that of the statement"
    TTL_NET "TTL-Net" "summary-net" Error Rules Judges "ISO 20022 message definition report, TotalNetEntry" "a net of entries that is not credits less debits"
    TTL_COUNTS_ADD "TTL-CountsAdd" "summary-counts-apart" Error Rules Judges "ISO 20022 message definition report, NumberOfEntries" "credits and debits that are not all entries"
    TTL_PER_CODE "TTL-PerCode" "summary-per-code" Warning Rules Judges "ISO 20022 message definition report, TotalEntriesPerBankTransactionCode" "totals of a bank transaction code that are not those of its entries"
    NTR_DETAILS_SUM "NTR-DetailsSum" "details-sum" Warning Rules Judges "CGI-MP; Swiss Payment Standards" "details of an entry that do not add up to it"
    NTR_BATCH_COUNT "NTR-BatchCount" "batch-booking-apart" Warning Rules Judges "ISO 20022 message definition report, BatchInformation" "a batch booking whose details are not what it states"
    NTR_BOOKED_ONLY "NTR-BookedOnly" "statement-entry-unbooked" Error Rules Judges "ISO 20022 message definition report, scope of camt.053" "an entry of a statement that is not booked"
    NTR_BOOKING_DATE "NTR-BookingDate" "booking-date-missing" Warning Rules Judges "ISO 20022 message definition report, BookingDate" "a booked entry without booking date, or with one outside of the period"
    NTR_VALUE_DATE_VS_AVAILABILITY "NTR-ValueDateVsAvailability" "value-date-with-availability" Warning Rules Judges "ISO 20022 message definition report, ValueDate" "a value date beside details of availability"
    NTR_REVERSAL "NTR-Reversal" "entry-reversal" Info Rules Judges "ISO 20022 message definition report, ReversalIndicator" "an entry that reverses another"
    NTR_DUPLICATE_REF "NTR-DuplicateRef" "entry-twice" Warning Rules Judges "isoproof" "two entries with one reference, amount, date and direction"
    NTR_FX_CONSISTENCY "NTR-FxConsistency" "exchange-inconsistent" Info Rules Judges "isoproof" "amounts that are not in the ratio of their exchange rate"
    NTR_CHARGES "NTR-Charges" "charges-total" Info Rules Judges "isoproof" "a total of charges that is not that of its records"
    NTR_BK_TX_CD "NTR-BkTxCd" "bank-transaction-code-unknown" Warning Rules Judges "ISO 20022 bank transaction codes, version 7.0" "a bank transaction code that does not exist as a combination"
    MDR_REFERENCE "MDR-ReferenceGuideline" "entry-without-reference" Info Rules Judges "ISO 20022 message definition report, ReferenceGuideline" "an entry without any reference"
    MDR_DOMAIN_OR_PROPRIETARY "MDR-DomainOrProprietaryRule" "bank-transaction-code-empty" Error Rules Judges "ISO 20022 message definition report, DomainOrProprietaryRule" "a bank transaction code without domain and proprietary code"
    STM_PAGINATION "STM-Pagination" "statement-on-several-pages" Error Rules Judges "ISO 20022 message definition report, Pagination" "a page of a statement without the others"
    STM_COPY "STM-Copy" "statement-copy" Info Rules Judges "ISO 20022 message definition report, CopyDuplicateIndicator" "a statement that is a copy"
    STM_ID_UNIQUE "STM-IdUnique" "statement-identification-twice" Error Rules Judges "ISO 20022 message definition report, Identification" "two statements with one identification, or of one account and period"
    STM_END_OF_DAY "STM-EndOfDay" "statement-kind-other" Info Rules Judges "Citi, CitiConnect API Playbook" "a statement that is intraday by its content, or a report of the end of the day"
    BAL_AVAILABLE_TYPES "BAL-AvailableTypes" "available-balance-missing" Info Rules Judges "Citi, CitiConnect API Playbook" "a report of balances without a booked or an available one"
    BAL_NO_ENTRIES_PROFILE "BAL-NoEntriesProfile" "balance-report-with-entries" Info Rules Judges "Citi, CitiConnect API Playbook" "a report of balances that holds entries"
    STS_REJECT_NEEDS_REASON "STS-RejectNeedsReason" "rejection-without-reason" Warning Rules Judges "CGI-MP; DK; Swiss Payment Standards" "a rejection without a reason"
    STS_PART_NEEDS_MIX "STS-PartNeedsMix" "part-without-mixture" Warning Rules Judges "ISO 20022 message definition report, PART" "a partial acceptance of which all parts have one status"
    STS_PART_COUNTS "STS-PartCounts" "status-counts-exceed" Error Rules Judges "ISO 20022 message definition report, NumberOfTransactionsPerStatus" "counts by status that exceed the original"
    STS_TX_COUNT_VS_STS "STS-TxCountVsSts" "status-counts-apart" Warning Rules Judges "CGI-MP" "counts by status that are not those of the transactions listed"
    STS_SEQUENCE "STS-Sequence" "status-moves-back" Warning Rules Judges "ISO 20022 external code sets, ExternalPaymentTransactionStatus1Code" "a status that cannot follow the one that an earlier report gives"
    STS_ORGNL_MSG_NM_ID "STS-OrgnlMsgNmId" "original-name-wrong" Warning Rules Judges "ISO 20022 message definition report, OriginalMessageNameIdentification" "an original that is not named as messages are"
    SCT_CURRENCY "SCT-Currency" "sepa-currency" Error Rules Judges "EPC115-06, SEPA credit transfer implementation guidelines 2025" "a SEPA credit transfer in another currency than euro"
    SCT_CHRG_BR "SCT-ChrgBr" "sepa-charge-bearer" Error Rules Judges "EPC115-06, SEPA credit transfer implementation guidelines 2025" "a SEPA payment with another charge bearer than SLEV"
    SCT_PMT_MTD "SCT-PmtMtd" "sepa-payment-method" Error Rules Judges "EPC115-06, SEPA credit transfer implementation guidelines 2025" "a SEPA credit transfer that is no transfer"
    SCT_PARTY_NAME "SCT-PartyName" "sepa-name-missing" Error Rules Judges "EPC115-06, SEPA credit transfer implementation guidelines 2025" "a SEPA payment without the name of debtor or creditor"
    SCT_AGENT_NOT_PROVIDED "SCT-AgentNotProvided" "sepa-agent-unsaid" Warning Rules Judges "EPC115-06, SEPA credit transfer implementation guidelines 2025" "an agent of a SEPA payment without BIC that is not said to be missing"
    SCT_IBAN_ONLY "SCT-IBANOnly" "sepa-account-without-iban" Error Rules Judges "EPC115-06, SEPA credit transfer implementation guidelines 2025" "a SEPA payment with an account that is no IBAN of a SEPA country"
    SCT_AMOUNT "SCT-Amount" "sepa-amount" Error Rules Judges "EPC115-06, SEPA credit transfer implementation guidelines 2025" "a SEPA payment below 0.01 or above 999999999.99"
    SCT_REMITTANCE "SCT-Remittance" "sepa-remittance" Error Rules Judges "EPC115-06, SEPA credit transfer implementation guidelines 2025" "a SEPA payment with more than one line of remittance information"
    SCT_NAME "SCT-Name" "sepa-name-long" Warning Rules Judges "EPC115-06, SEPA credit transfer implementation guidelines 2025" "a name of more than 70 characters in a SEPA payment"
    ADR_SEPA_TWO_LINES "ADR-SepaTwoLines" "sepa-address-lines" Warning Rules Judges "EPC115-06, SEPA credit transfer implementation guidelines 2025" "more than two address lines in a SEPA payment"
    ADR_UNSTRUCTURED_CUT_OVER "ADR-UnstructuredCutOver" "address-unstructured" Error Rules Judges "EPC153-22; Swift, CBPR+ structured addresses, November 2026" "an address of lines alone in a SEPA payment, which is refused from 15 November 2026 on"
    REF_CI "REF-CI" "creditor-identifier-wrong" Error Rules Judges "EPC262-08" "a creditor identifier whose check digits do not fit"
    SDD_MANDATE_ID "SDD-MandateId" "sepa-mandate-missing" Error Rules Judges "EPC130-08, SEPA direct debit implementation guidelines 2025" "a SEPA direct debit without mandate"
    SDD_SEQ_TP "SDD-SeqTp" "sepa-sequence-missing" Error Rules Judges "EPC130-08, SEPA direct debit implementation guidelines 2025" "a SEPA direct debit without sequence type"
    SDD_LCL_INSTRM "SDD-LclInstrm" "sepa-scheme-missing" Error Rules Judges "EPC130-08, SEPA direct debit implementation guidelines 2025" "a SEPA direct debit that is neither CORE nor B2B"
    SDD_B2B_SEQ "SDD-B2BSeq" "sepa-b2b-sequence" Info Rules Judges "EPC130-08, SEPA direct debit implementation guidelines 2025" "a B2B direct debit that is single or final"
    SDD_OOFF_AMENDMENT "SDD-OOFFAmendment" "sepa-single-amended" Warning Rules Judges "EPC130-08, SEPA direct debit implementation guidelines 2025" "a single collection on an amended mandate"
    SDD_SMNDA "SDD-SMNDA" "sepa-smnda-at-agent" Warning Rules Judges "EPC130-08, SEPA direct debit implementation guidelines 2025" "SMNDA at the original debtor's agent"
    SDD_AMENDMENT_DETAILS "SDD-AmendmentDetails" "sepa-amendment-without-original" Error Rules Judges "EPC130-08, SEPA direct debit implementation guidelines 2025" "an amended mandate without any original value"
    SDD_DEBTOR_OUTSIDE_EEA "SDD-DebtorOutsideEEA" "sepa-debtor-without-address" Error Rules Judges "EPC130-08, SEPA direct debit implementation guidelines 2025; Regulation (EU) 2015/847" "a collection from outside of the European Economic Area without the address of the debtor"
    SDD_LEAD_TIME "SDD-LeadTime" "sepa-collection-lead-time" Warning Rules Judges "EPC016-06, SEPA direct debit core rulebook 2025, 4.3" "a collection that is sent less than a business day or more than 14 days ahead"
    REF_QRR "REF-QRR" "qr-reference-wrong" Error Rules Judges "SIX, Swiss Payment Standards 2026" "a Swiss QR reference whose check digit does not fit"
    REF_QR_IBAN "REF-QRIBAN" "qr-iban-and-reference-apart" Error Rules Judges "SIX, Swiss Payment Standards 2026" "a QR-IBAN without QR reference, or the reverse"
    REF_SCOR "REF-SCOR" "scor-without-rf" Error Rules Judges "SIX, Swiss Payment Standards 2026" "a reference of the type SCOR that is no ISO 11649 reference"
    CH_PAYMENT_TYPES "CH-PaymentTypes" "swiss-payment-type-contradictory" Info Rules Judges "SIX, Swiss Payment Standards 2026" "a Swiss franc payment with the service level SEPA"
    PTY_NAME_WHEN_ADDRESS "PTY-NameWhenAddress" "address-without-name" Warning Rules Judges "Swift, CBPR+ usage guidelines, Standards Release 2026" "an address of a party or agent without its name"
    ADR_STRUCTURED_MINIMUM "ADR-StructuredMinimum" "address-without-town" Warning Rules Judges "Swift, CBPR+ usage guidelines, Standards Release 2026" "a structured address without town or country"
    ADR_HYBRID "ADR-Hybrid" "address-hybrid" Warning Rules Judges "Swift, CBPR+ usage guidelines, Standards Release 2026" "an address of lines and elements without town and country, or with more than two lines"
    ADR_UNSTRUCTURED_LINE "ADR-UnstructuredLine" "address-line-long" Warning Rules Judges "Swift, CBPR+ usage guidelines, Standards Release 2026" "an address of lines of more than 35 characters"
    INS_CDTR_AGT_CODES "INS-CdtrAgtCodes" "creditor-agent-codes-exclusive" Warning Rules Judges "Swift, CBPR+ usage guidelines, Standards Release 2026" "instructions for the creditor's agent that exclude each other"
    CBPR_SERVICE_LEVEL_GPI "CBPR-ServiceLevelGpi" "gpi-without-uetr" Info Rules Judges "Swift, CBPR+ usage guidelines, Standards Release 2026" "a tracked service level without a UETR"
    RMT_STRD_MAX_SIZE "RMT-StrdMaxSize" "remittance-large" Info Rules Judges "Swift, CBPR+ usage guidelines, Standards Release 2026" "structured remittance information of more than 9000 characters"
    CBPR_PMT_INF_ID_EQ_MSG_ID "CBPR-PmtInfIdEqMsgId" "relay-identifications-apart" Info Rules Judges "Swift, CBPR+ usage guidelines, Standards Release 2026" "a relayed payment whose batch has another identification than the message"
    ADR_NO_DUPLICATE "ADR-NoDuplicate" "address-repeated-in-line" Info Rules Judges "Swift, CBPR+ usage guidelines, Standards Release 2026" "an address line that repeats an element of the address"
    ENV_ONE_TRANSACTION "ENV-OneTransaction" "several-transactions" Info Rules Judges "Citi, CitiConnect API Playbook and developer specifications, as public in November 2026" "more than one payment in a call"
    SDD_COUNTRY_AU_SG_HK "SDD-CountryAuSgHk" "direct-debit-elsewhere" Info Rules Judges "Citi, CitiConnect API Playbook and developer specifications, as public in November 2026" "a direct debit for another country than Australia, Hong Kong and Singapore"
    PSR_UETR_IN_REMITTANCE "PSR-UetrInRemittance" "uetr-line-wrong" Info Rules Judges "Citi, CitiConnect API Playbook and developer specifications, as public in November 2026" "a remittance line that announces a UETR and holds none"
}

/// The code with that id or that name, in any case of letters.
///
/// ```
/// use isoproof::diagnostic::find_code;
/// assert_eq!(find_code("element-missing").map(|c| c.id), Some("XSD0101"));
/// assert_eq!(find_code("xsd0101").map(|c| c.name), Some("element-missing"));
/// ```
#[must_use]
pub fn find_code(id_or_name: &str) -> Option<&'static Code> {
    CODES
        .iter()
        .copied()
        .find(|c| c.id.eq_ignore_ascii_case(id_or_name) || c.name.eq_ignore_ascii_case(id_or_name))
}
