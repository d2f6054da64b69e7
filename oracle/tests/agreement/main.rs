//! xsd-parser's raw model of each published schema and our model of our own file say
//! the same, fact by fact. Needs the shared facts (`ISOPROOF_SHARED`).
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests may fail like tests"
)]

mod ours;
mod theirs;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What a schema says: of each component (`type Max35Text`, `element Document`) the
/// facts, one a line, in the order that matters.
type Facts = BTreeMap<String, Vec<String>>;

/// One line about an occurrence; `None` for unbounded.
fn occurs(min: u64, max: Option<u64>) -> String {
    format!("{min}..{}", max.map_or("*".to_owned(), |max| max.to_string()))
}

#[test]
fn both_readers_agree_on_every_message() {
    let Some(shared) = std::env::var_os("ISOPROOF_SHARED") else {
        println!("skipped: ISOPROOF_SHARED is not set");
        return;
    };
    let published = Path::new(&shared).join("facts/xsd");
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../schemas");
    let mut facts = 0;
    let mut messages = 0;
    for message in isoproof::schema::messages() {
        let id = message.id();
        let text = fs::read_to_string(published.join(format!("{id}.xsd"))).unwrap();
        let theirs = theirs::facts(&text);
        let bytes = fs::read(own.join(message.area()).join(format!("{id}.xsd"))).unwrap();
        let ours = ours::facts(&isoproof::schema::load(&bytes, &|_| Err(String::new())).unwrap());
        assert_eq!(theirs.keys().collect::<Vec<_>>(), ours.keys().collect::<Vec<_>>(), "{id}");
        for (component, lines) in &theirs {
            assert_eq!(lines, &ours[component], "{id}: {component}");
            facts += lines.len();
        }
        messages += 1;
    }
    println!("{messages} messages, {facts} facts");
    assert_eq!(messages, 401);
    assert!(facts > 250_000, "{facts}");
}
