//! Details of entries, and entries themselves: amounts that were exchanged, and charges.

use super::{charges, exchange};
use crate::check::{Interest, Record};
use crate::rules::desk::Desk;
use crate::rules::list::id;
use crate::rules::part::{Part, Task};

struct Exchanges {
    contexts: Vec<String>,
}

/// The details of the entries of a message, and entries themselves.
pub(in crate::rules) fn part(task: &Task<'_>) -> Option<Box<dyn Part>> {
    let name = task.message.statement()?;
    let is_due = task.is_any_on(&[id::NTR_FX_CONSISTENCY, id::NTR_CHARGES]);
    // The first version has no element around details.
    let details = if task.message.version == 1 { "Ntry/TxDtls" } else { "Ntry/NtryDtls/TxDtls" };
    is_due.then(|| {
        let contexts = [details, "Ntry"];
        let contexts = contexts.map(|path| task.message.path(&format!("{name}/{path}")));
        Box::new(Exchanges { contexts: contexts.into() }) as Box<dyn Part>
    })
}

impl Part for Exchanges {
    fn interests(&self) -> Vec<Interest> {
        let values: Vec<String> =
            exchange::paths().chain(charges::PATHS.map(str::to_owned)).collect();
        let interest = |context: &String| Interest {
            context: context.clone(),
            values: values.clone(),
            is_record: context.ends_with("TxDtls"),
            ..Interest::default()
        };
        self.contexts.iter().map(interest).collect()
    }

    fn closed(&mut self, _: usize, record: &Record<'_>, desk: &mut Desk<'_>) {
        exchange::check(record, desk);
        charges::check(record, exchange::PATHS, desk);
    }
}
