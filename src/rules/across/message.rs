//! What identifies a message, and who sends it.

use super::{Fact, Told, What};
use crate::check::{Interest, Record};
use crate::rules::desk::Desk;
use crate::rules::list::id;
use crate::rules::part::{Part, Task};
use crate::rules::unique::digest;

/// The identification, and who may stand behind it.
const PATHS: [&str; 8] = [
    "GrpHdr/MsgId",
    "Assgnmt/Id",
    "GrpHdr/InitgPty/Nm",
    "GrpHdr/InitgPty/Id/OrgId/Othr/Id",
    "GrpHdr/InitgPty/Id/OrgId/BICOrBEI",
    "GrpHdr/InitgPty/Id/OrgId/AnyBIC",
    "GrpHdr/InstgAgt/FinInstnId/BIC",
    "GrpHdr/InstgAgt/FinInstnId/BICFI",
];
const SENDERS: usize = 2;

/// Tells the identification of each message.
struct Messages {
    root: String,
    family: String,
    id: String,
}

/// The identification of a message.
pub(in crate::rules) fn part(task: &Task<'_>) -> Option<Box<dyn Part>> {
    let message = &task.message;
    task.is_on(id::UNI_MSG_ID_ACROSS_FILES).then(|| {
        let (root, family) = (message.root(), message.family.to_owned());
        Box::new(Messages { root, family, id: message.id.to_owned() }) as Box<dyn Part>
    })
}

impl Part for Messages {
    fn interests(&self) -> Vec<Interest> {
        vec![Interest::new(&self.root, &PATHS)]
    }

    fn closed(&mut self, _: usize, record: &Record<'_>, desk: &mut Desk<'_>) {
        let Some(at) = (0..SENDERS).find(|at| record.sound(*at).is_some()) else { return };
        let Some((own, spot)) = record.sound(at).zip(record.place(at)) else { return };
        let sender = (SENDERS..PATHS.len()).map(|at| record.sound_bytes(at).unwrap_or_default());
        let parts: Vec<&[u8]> =
            [self.family.as_bytes(), own.as_bytes()].into_iter().chain(sender).collect();
        let what = What::Message { key: digest(&parts), id: own.to_owned() };
        let place = Told { path: record.path_of(at), spot, located: None };
        let fact = Fact { message: self.id.clone(), what, place };
        desk.tell(id::UNI_MSG_ID_ACROSS_FILES, fact);
    }
}
