//! What kind of thing an input is.

macro_rules! payloads {
    ($($(#[$doc:meta])* $case:ident = $name:literal),* $(,)?) => {
        /// What kind of thing an input is, told by its content and never by its file name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Payload {
            $($(#[$doc])* $case),*
        }

        impl Payload {
            /// Every kind.
            pub const ALL: &[Payload] = &[$(Payload::$case),*];

            /// The name that reports and the catalogue use.
            ///
            /// ```
            /// use isoproof::diagnostic::Payload;
            /// assert_eq!(Payload::TokenResponse.name(), "token-response");
            /// ```
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Payload::$case => $name),* }
            }
        }
    };
}

impl Payload {
    /// Whether it belongs to a service, as opposed to a message by itself, or a text of
    /// no known kind.
    #[must_use]
    pub const fn is_of_service(self) -> bool {
        use Payload::{Json, Message, Mt, Other, Xml};
        !matches!(self, Message | Xml | Json | Mt | Other)
    }
}

payloads! {
    /// An ISO 20022 message, or several with their headers, under any wrapper.
    Message = "message",
    /// XML of no known kind.
    Xml = "xml",
    /// JSON of no known kind.
    Json = "json",
    /// A SWIFT MT message or statement.
    Mt = "mt",
    /// Plain text of no known kind.
    Text = "text",
    /// None of these: nothing, or binary data.
    Other = "other",
    /// An encrypted body.
    Encrypted = "encrypted",
    /// A payment or direct debit request: a message in Base64 inside XML.
    PaymentRequest = "payment-request",
    /// The answer to such a request: a message in Base64 inside XML.
    PaymentResponse = "payment-response",
    /// A request for an access token.
    TokenRequest = "token-request",
    /// An access token.
    TokenResponse = "token-response",
    /// An answer that says that the request failed.
    ErrorResponse = "error-response",
    /// A request for balances.
    BalanceRequest = "balance-request",
    /// Balances in JSON.
    BalanceResponse = "balance-response",
    /// A request for the status of a payment.
    PaymentStatusRequest = "payment-status-request",
    /// A request for the enhanced status of a payment.
    EnhancedStatusRequest = "enhanced-status-request",
    /// The status of payments in JSON.
    PaymentStatusResponse = "payment-status-response",
    /// The way of one payment from agent to agent, in JSON.
    GpiTracker = "gpi-tracker",
    /// An order for statements.
    StatementRequest = "statement-request",
    /// The reference under which ordered statements can be fetched.
    StatementReference = "statement-reference",
    /// A request for ordered statements.
    StatementRetrievalRequest = "statement-retrieval-request",
    /// The answer that brings a statement, or names its attachment.
    StatementRetrievalResponse = "statement-retrieval-response",
    /// A request for cutoff times.
    CutoffRequest = "cutoff-request",
    /// Cutoff times.
    CutoffTimes = "cutoff-times",
    /// A request for bank holidays.
    HolidayRequest = "holiday-request",
    /// Bank holidays.
    HolidaySchedule = "holiday-schedule",
    /// An order to be told of entries.
    EntrySubscription = "entry-subscription",
    /// A request to stop a payment.
    PaymentStop = "payment-stop",
    /// A rate of exchange.
    FxRate = "fx-rate",
    /// A request to pay.
    RequestToPay = "request-to-pay",
}
