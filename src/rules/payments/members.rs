//! Identifications of members of clearing systems.

use crate::check::{Interest, Record};
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;
use crate::rules::part::{Part, Task};
use crate::value::{MemberFault, check_clearing_member};

/// Agents of a batch, and of a transaction.
const BATCH: [&str; 3] = ["DbtrAgt", "CdtrAgt", "ChrgsAcctAgt"];
const TRANSACTION: [&str; 5] = ["DbtrAgt", "CdtrAgt", "IntrmyAgt1", "IntrmyAgt2", "IntrmyAgt3"];

struct Members {
    contexts: Vec<(String, bool)>,
}

/// The agents of a payment message.
pub(in crate::rules) fn part(task: &Task<'_>) -> Option<Box<dyn Part>> {
    let transactions = super::transactions(&task.message)?;
    let batch = task.message.path("PmtInf");
    let has_batches = task.message.is(&["pain.001", "pain.008"]);
    let below =
        |(context, agent): (&String, &str)| format!("{context}/{agent}/FinInstnId/ClrSysMmbId");
    let of_batch =
        BATCH.iter().filter(|_| has_batches).map(|agent| (below((&batch, agent)), false));
    let own = TRANSACTION.iter().map(|agent| (below((&transactions, agent)), true));
    let contexts: Vec<_> = of_batch.chain(own).collect();
    task.is_on(id::AGT_CLR_SYS_MEMBER).then(|| Box::new(Members { contexts }) as Box<dyn Part>)
}

impl Part for Members {
    fn interests(&self) -> Vec<Interest> {
        let values = ["ClrSysId/Cd", "MmbId"];
        let interest = |(context, is_record): &(String, bool)| Interest {
            is_record: *is_record,
            ..Interest::new(context, &values)
        };
        self.contexts.iter().map(interest).collect()
    }

    fn closed(&mut self, _: usize, record: &Record<'_>, desk: &mut Desk<'_>) {
        let (Some(system), Some(member)) = (record.sound(0), record.sound(1)) else { return };
        let Some(result) = check_clearing_member(system, member.as_bytes()) else { return };
        desk.applied(id::AGT_CLR_SYS_MEMBER);
        let Err(fault) = result else { return };
        let message = match fault {
            MemberFault::Form(_) => format!("no member of {system} has such an identification"),
            MemberFault::CheckDigit => format!("the check digit of the {system} number is wrong"),
        };
        let said = Said::at(record, 1, message)
            .help("compare it with the directory of the clearing system")
            .reason("RC08");
        desk.say(
            id::AGT_CLR_SYS_MEMBER,
            match fault {
                MemberFault::Form(form) => said.expected(form),
                MemberFault::CheckDigit => said,
            },
        );
    }
}
