//! Statements of one account in several inputs.

use super::Found;
use crate::diagnostic::Severity;
use crate::rules::accounts::{Ends, Gap, StatedPage};
use crate::rules::choice::Choice;
use crate::rules::list::id;
use std::collections::{BTreeMap, HashMap};

/// What is told of a statement.
#[derive(Debug)]
pub(in crate::rules) struct Stated {
    /// Stands for the account and its currency.
    pub(in crate::rules) account: u128,
    pub(in crate::rules) ends: Ends,
    /// It is, or begins with, the first page.
    pub(in crate::rules) is_first: bool,
    /// Which page it is of a statement of several.
    pub(in crate::rules) page: Option<StatedPage>,
}

/// The statements so far.
#[derive(Debug, Default)]
pub(super) struct Statements {
    /// The last statement of each account, and the file in which it is.
    last: HashMap<u128, (Ends, String)>,
    /// The pages of each statement: in which file each is, and whether it says that it is
    /// the last.
    pages: HashMap<u128, BTreeMap<u64, (String, bool)>>,
}

impl Statements {
    pub(super) fn join(
        &mut self,
        stated: Stated,
        file: &str,
        choice: &Choice,
        found: &mut Vec<Found>,
    ) {
        let is_full =
            |count: usize, is_known: bool| !is_known && count as u64 >= choice.max_unique();
        if let Some(page) = stated.page
            && !is_full(self.pages.len(), self.pages.contains_key(&page.statement))
        {
            self.page(page, file, found);
        }
        if !is_full(self.last.len(), self.last.contains_key(&stated.account)) {
            self.chain(&stated, file, found);
        }
    }

    /// A statement follows the last one of its account, if that is in another file: in one
    /// file they were compared.
    fn chain(&mut self, stated: &Stated, file: &str, found: &mut Vec<Found>) {
        let Some((last, of)) = self.last.get_mut(&stated.account) else {
            self.last.insert(stated.account, (stated.ends, file.to_owned()));
            return;
        };
        if !stated.is_first {
            last.closing = stated.ends.closing;
        } else {
            if of.as_str() != file {
                let gap = Gap::between(*last, stated.ends);
                found.push(Found {
                    said: gap.as_ref().map(|gap| format!("{} (after {of})", gap.message)),
                    expected: gap.as_ref().and_then(|gap| gap.expected.clone()),
                    found: gap.as_ref().and_then(|gap| gap.found.clone()),
                    help: Gap::HELP,
                    ..Found::nothing(id::BAL_CROSS_STATEMENT_CHAIN)
                });
            }
            *last = stated.ends;
        }
        file.clone_into(of);
    }

    /// A page is there once, one page is the last, and none is missing before it.
    fn page(&mut self, page: StatedPage, file: &str, found: &mut Vec<Found>) {
        let known = self.pages.entry(page.statement).or_default();
        let is_apart = known.values().any(|(of, _)| of != file);
        let number = page.number;
        let twice = known.get(&number).filter(|(of, _)| of != file);
        let last = known.iter().find(|(_, (of, is_last))| *is_last && of != file);
        let before = known.range(..number).next_back().filter(|(_, (of, _))| of != file);
        let (said, at_most) = match (twice, last, before) {
            (Some((of, _)), ..) => {
                (Some(format!("page {number} of the statement is in {of} too")), Severity::Error)
            }
            (None, Some((last, (of, _))), _) if page.is_last || *last < number => {
                let message = format!(
                    "page {number} of the statement, of which page {last} in {of} is said to be the \
                     last"
                );
                (Some(message), Severity::Error)
            }
            (None, _, Some((before, _))) if before + 1 < number => {
                let message = format!(
                    "page {number} of the statement, of which page {} is in no file before",
                    before + 1
                );
                (Some(message), Severity::Warning)
            }
            _ => (None, Severity::Error),
        };
        if is_apart {
            let help = "give the pages in their order, each once";
            found.push(Found { said, help, at_most, ..Found::nothing(id::STM_PAGINATION) });
        }
        known.insert(number, (file.to_owned(), page.is_last));
    }
}
