//! The independent second reader of schemas.
