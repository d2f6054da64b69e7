//! Agents against the accounts that they keep.

use crate::check::{Interest, Record};
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;
use crate::rules::message::Message;
use crate::rules::part::{Part, Task};
use crate::value::{check_bic, check_iban};

/// An agent and the account that it keeps, below a context.
struct Pair {
    family: &'static str,
    context: &'static str,
    agent: &'static str,
    account: &'static str,
}

const PAIRS: [Pair; 6] = [
    Pair { family: "pain.001", context: "PmtInf", agent: "DbtrAgt", account: "DbtrAcct" },
    Pair {
        family: "pain.001",
        context: "PmtInf/CdtTrfTxInf",
        agent: "CdtrAgt",
        account: "CdtrAcct",
    },
    Pair { family: "pain.008", context: "PmtInf", agent: "CdtrAgt", account: "CdtrAcct" },
    Pair {
        family: "pain.008",
        context: "PmtInf/DrctDbtTxInf",
        agent: "DbtrAgt",
        account: "DbtrAcct",
    },
    Pair { family: "pacs.008", context: "CdtTrfTxInf", agent: "DbtrAgt", account: "DbtrAcct" },
    Pair { family: "pacs.008", context: "CdtTrfTxInf", agent: "CdtrAgt", account: "CdtrAcct" },
];

/// Countries and territories whose banks issue IBANs of another country, or have BICs of one.
const TOGETHER: [&[&[u8]]; 6] = [
    &[b"GB", b"GG", b"JE", b"IM", b"GI"],
    &[
        b"FR", b"MC", b"GP", b"MQ", b"GF", b"RE", b"PM", b"YT", b"BL", b"MF", b"NC", b"PF", b"WF",
        b"TF",
    ],
    &[b"IT", b"SM", b"VA"],
    &[b"FI", b"AX"],
    &[b"DK", b"FO", b"GL"],
    &[b"CH", b"LI"],
];

struct Agents {
    pairs: Vec<(&'static Pair, String)>,
}

/// The agents of a payment message.
pub(in crate::rules) fn part(task: &Task<'_>) -> Option<Box<dyn Part>> {
    let message: &Message<'_> = &task.message;
    let own = PAIRS.iter().filter(|pair| pair.family == message.family);
    let pairs: Vec<_> = own.map(|pair| (pair, message.path(pair.context))).collect();
    let is_due = !pairs.is_empty() && task.is_on(id::AGT_BIC_VS_IBAN);
    is_due.then(|| Box::new(Agents { pairs }) as Box<dyn Part>)
}

impl Part for Agents {
    fn interests(&self) -> Vec<Interest> {
        let interest = |(pair, context): &(&Pair, String)| {
            let values = [
                format!("{}/FinInstnId/BIC", pair.agent),
                format!("{}/FinInstnId/BICFI", pair.agent),
                format!("{}/Id/IBAN", pair.account),
            ];
            let values = values.each_ref().map(String::as_str);
            let interest = Interest::new(context, &values).only_with(&values[..2]);
            if pair.context == "PmtInf" { interest } else { interest.record() }
        };
        self.pairs.iter().map(interest).collect()
    }

    fn closed(&mut self, _: usize, record: &Record<'_>, desk: &mut Desk<'_>) {
        let at = usize::from(!record.has(0));
        let (Some(bic), Some(iban)) = (record.sound_bytes(at), record.sound_bytes(2)) else {
            return;
        };
        let (Some(of_bic), Some(of_iban)) = (bic.get(4..6), iban.get(..2)) else { return };
        desk.applied(id::AGT_BIC_VS_IBAN);
        let is_one = |group: &&[&[u8]]| group.contains(&of_bic) && group.contains(&of_iban);
        if of_bic == of_iban || TOGETHER.iter().any(is_one) {
            return;
        }
        // What is wrong by itself was said.
        if check_bic(bic).is_err() || check_iban(iban).is_err() {
            return;
        }
        let [of_bic, of_iban] = [of_bic, of_iban].map(String::from_utf8_lossy);
        let message = format!("the agent's BIC is of {of_bic}, the account of {of_iban}");
        let said = Said::at(record, at, message)
            .help(
                "compare agent and account with their source; the account's bank is in its country",
            )
            .reason("RC01");
        desk.say(id::AGT_BIC_VS_IBAN, said);
    }
}
