//! Numbers of transactions and control sums of payments.
