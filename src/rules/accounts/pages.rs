//! Pages of statements: which of them a message holds, and whether they follow each other.
//!
//! One file alone proves nothing: whole files of one day say that they are page 2 and the
//! last. So all of this is for information.

use super::statement::{ACCOUNT, PATHS, SEQUENCE};
use crate::check::{Record, Spot};
use crate::diagnostic::Severity;
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;
use crate::rules::unique::digest;
use std::collections::HashMap;

/// Where a message says which page it is: the holder, the number, whether it is the last.
pub(super) type Place = [usize; 3];

/// Which page something is, if it says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Page {
    /// Its number.
    number: Option<u64>,
    /// It is the first.
    pub(super) is_first: bool,
    /// It is the last.
    pub(super) is_last: bool,
}

impl Page {
    /// By its number and whether it is the last; what has no pages is a whole.
    pub(super) fn of(record: &Record<'_>, [_, number, last]: Place) -> Page {
        let number = record.number(number);
        let is_last = record.sound(last).is_none_or(|text| matches!(text, "true" | "1"));
        Page { number, is_first: number.is_none_or(|number| number <= 1), is_last }
    }

    /// All of the statement is here.
    pub(super) const fn is_whole(self) -> bool {
        self.is_first && self.is_last
    }

    /// A page of a statement in a page of a message.
    pub(super) const fn within(self, message: Page) -> Page {
        Page {
            number: self.number,
            is_first: self.is_first && message.is_first,
            is_last: self.is_last && message.is_last,
        }
    }
}

/// A page of a statement.
#[derive(Clone, Copy, Debug)]
pub(in crate::rules) struct StatedPage {
    /// Stands for the account and the number of the statement.
    pub(in crate::rules) statement: u128,
    pub(in crate::rules) number: u64,
    pub(in crate::rules) is_last: bool,
}

/// Which page a record is of a statement of several, if it says so.
pub(super) fn stated(record: &Record<'_>, page: Page) -> Option<StatedPage> {
    Some(StatedPage { statement: key(record)?, number: page.number?, is_last: page.is_last })
}

/// The pages of a message.
#[derive(Debug)]
pub(super) struct Pages {
    /// The page of the message was spoken of.
    is_message_said: bool,
    /// The last page that came of each statement, by account and number.
    last: HashMap<u128, Last>,
    most: u64,
}

#[derive(Debug)]
struct Last {
    number: u64,
    /// Where it says that it is not the last one.
    open: Option<(Spot, String)>,
}

impl Pages {
    pub(super) fn new(most: u64) -> Pages {
        Pages { is_message_said: false, last: HashMap::new(), most }
    }

    /// Which page the message is.
    pub(super) fn message(
        &mut self,
        record: &Record<'_>,
        page: Page,
        at: Place,
        desk: &mut Desk<'_>,
    ) {
        if self.is_message_said || !record.has(at[0]) {
            return;
        }
        self.is_message_said = true;
        desk.applied(id::STM_PAGINATION);
        let message = match (page.is_first, page.is_last) {
            (true, true) => return,
            (true, false) => "the first page of several",
            (false, true) => "the last page of several, by its number",
            (false, false) => "a page in the middle of several",
        };
        desk.say(id::STM_PAGINATION, said(record, at[0], message.to_owned()));
    }

    /// Which page of itself a statement is.
    pub(super) fn statement(
        &mut self,
        record: &Record<'_>,
        page: Page,
        at: Place,
        desk: &mut Desk<'_>,
    ) {
        let (Some(number), Some(key)) = (page.number, key(record)) else { return };
        desk.applied(id::STM_PAGINATION);
        let before = self.last.get(&key);
        if let Some(message) = unexpected(number, before) {
            desk.say(id::STM_PAGINATION, said(record, at[1], message));
        }
        if before.is_none() && self.last.len() as u64 >= self.most {
            return desk.not_run(id::STM_PAGINATION, "too many statements have pages");
        }
        let open = (!page.is_last).then(|| {
            let place = record.place(at[2]).unwrap_or_else(|| record.start());
            (place, record.path_of(at[2]))
        });
        self.last.insert(key, Last { number, open });
    }

    /// No more pages come.
    pub(super) fn finished(&mut self, desk: &mut Desk<'_>) {
        let open = self.last.drain().filter_map(|(_, last)| Some((last.open?, last.number)));
        let mut open: Vec<_> = open.collect();
        open.sort_unstable();
        for ((place, path), number) in open {
            let message = format!("page {number} is not the last, but none follows in the message");
            desk.say(id::STM_PAGINATION, note(Said::new(message, path, place)));
        }
    }
}

/// What is odd in a page of that number after the one before.
fn unexpected(number: u64, before: Option<&Last>) -> Option<String> {
    let Some(last) = before else {
        return (number > 1)
            .then(|| format!("page {number} is the first of the statement in the message"));
    };
    let before = last.number;
    if number == before {
        return Some(format!("page {number} of the statement stands twice"));
    }
    if last.open.is_none() {
        return Some(format!("page {number} follows page {before}, which is said to be the last"));
    }
    (before.checked_add(1) != Some(number)).then(|| format!("page {number} follows page {before}"))
}

/// The account and the number of a statement; without a number, its identification.
fn key(record: &Record<'_>) -> Option<u128> {
    let account = ACCOUNT.iter().find_map(|at| record.sound(*at))?;
    let number = [SEQUENCE, super::statement::LEGAL_SEQUENCE, super::statement::ID];
    let (at, number) = number.into_iter().find_map(|at| Some((at, record.sound(at)?)))?;
    Some(digest(&[account.as_bytes(), PATHS[at].as_bytes(), number.as_bytes()]))
}

fn said(record: &Record<'_>, at: usize, message: String) -> Said {
    let place = record.place(at).unwrap_or_else(|| record.start());
    note(Said::new(message, record.path_of(at), place))
}

fn note(said: Said) -> Said {
    said.help("check the pages together: totals and balances are of the whole statement")
        .at_most(Severity::Info)
}
