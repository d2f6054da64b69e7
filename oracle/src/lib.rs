//! The independent second reader of schemas: `tests/agreement` compares what it reads in
//! the published files with what the project says in its own. A member of its own, so
//! that only those who run it build the reader.
