//! Postal addresses: structured, mixed, or of lines alone.

use crate::check::{Interest, Record};
use crate::diagnostic::Severity;
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;
use crate::rules::part::{Part, Task};
use crate::rules::payments::transactions;
use crate::rules::rule::RuleId;
use crate::value::Day;

/// From these days on lines alone are refused in SEPA payments, and in those across borders.
const SEPA_CUT_OVER: (&str, &str) = ("2026-11-15", "15 November 2026");
const CBPR_CUT_OVER: (&str, &str) = ("2026-11-14", "14 November 2026");
/// Characters of a line, and lines of an address of lines alone.
const LINE: usize = 35;
const MOST_LINES: usize = 3;
/// Lines of an address that mixes them with elements.
const MOST_LINES_MIXED: usize = 2;

/// What is read of an address, and of the batch around it.
const PATHS: [&str; 10] = [
    "AdrLine",
    "TwnNm",
    "Ctry",
    "StrtNm",
    "PstCd",
    "BldgNb",
    "PstBx",
    "CtrySubDvsn",
    "Dept",
    "SubDept",
];
const TOWN: usize = 1;
const COUNTRY: usize = 2;
/// Elements beside lines that make an address a mixed one: the country alone does not.
const ELEMENTS: [usize; 8] = [1, 3, 4, 5, 6, 7, 8, 9];

/// Where addresses stand, from the batch and from the transaction.
const BATCH: [&str; 2] = ["Dbtr/PstlAdr", "Cdtr/PstlAdr"];
const TRANSACTION: [&str; 4] =
    ["Dbtr/PstlAdr", "Cdtr/PstlAdr", "UltmtDbtr/PstlAdr", "UltmtCdtr/PstlAdr"];

/// Where the batch, or a transaction between banks or its group, says when it is due, and
/// what it is.
const DUE: [&str; 6] = [
    "ReqdExctnDt",
    "ReqdExctnDt/Dt",
    "ReqdExctnDt/DtTm",
    "ReqdColltnDt",
    "IntrBkSttlmDt",
    "../GrpHdr/IntrBkSttlmDt",
];
const SERVICE: &str = "PmtTpInf/SvcLvl/Cd";

const RULES: [RuleId; 4] = [
    id::ADR_STRUCTURED_MINIMUM,
    id::ADR_HYBRID,
    id::ADR_UNSTRUCTURED_LINE,
    id::ADR_UNSTRUCTURED_CUT_OVER,
];

struct Addresses {
    /// The context of each address, and the way from it to what says when it is due.
    contexts: Vec<(String, &'static str)>,
    /// So many of them stand in batches, outside of records.
    of_batch: usize,
    is_sepa: bool,
    is_cbpr: bool,
}

/// The addresses of the parties of payments.
pub(in crate::rules) fn part(task: &Task<'_>) -> Option<Box<dyn Part>> {
    let message = &task.message;
    let transaction = transactions(message)?;
    let has_batches = message.family != "pacs.008";
    let batch = BATCH.iter().filter(|_| has_batches);
    let batch = batch.map(|path| (message.path(&format!("PmtInf/{path}")), "../../"));
    let out = if has_batches { "../../../" } else { "../../" };
    let own = TRANSACTION.iter().map(|path| (format!("{transaction}/{path}"), out));
    let contexts: Vec<_> = batch.chain(own).collect();
    let of_batch = contexts.len() - TRANSACTION.len();
    let [is_sepa, is_cbpr] = ["sepa", "cbpr"].map(|profile| task.choice.is_profile(profile));
    let due = task.is_any_on(&RULES);
    due.then(|| Box::new(Addresses { contexts, of_batch, is_sepa, is_cbpr }) as Box<dyn Part>)
}

impl Part for Addresses {
    fn interests(&self) -> Vec<Interest> {
        let interest = |(at, (context, out)): (usize, &(String, &str))| {
            let around = DUE.iter().chain([&SERVICE]).map(|path| format!("{out}{path}"));
            let own_service = format!("../../{SERVICE}");
            let paths = PATHS.iter().map(|path| (*path).to_owned());
            Interest {
                context: context.clone(),
                values: paths.chain(around).chain([own_service]).collect(),
                is_record: at >= self.of_batch,
                ..Interest::default()
            }
        };
        self.contexts.iter().enumerate().map(interest).collect()
    }

    fn closed(&mut self, _: usize, record: &Record<'_>, desk: &mut Desk<'_>) {
        let lines = record.values(0).count();
        let has_place = record.has(TOWN) && record.has(COUNTRY);
        let is_mixed = lines > 0 && ELEMENTS.iter().any(|at| record.has(*at));
        if !record.is_whole() {
            return;
        }
        if lines == 0 {
            return structured(record, has_place, desk);
        }
        let was_said = self.cut_over(record, has_place, desk);
        if is_mixed {
            mixed(record, lines, has_place || was_said, desk);
        } else {
            of_lines(record, lines, desk);
        }
    }
}

impl Addresses {
    /// Lines alone are refused in payments that are due from a day on; whether it was said.
    fn cut_over(&self, record: &Record<'_>, has_place: bool, desk: &mut Desk<'_>) -> bool {
        let service = PATHS.len() + DUE.len();
        let mut services = [service, service + 1].into_iter().flat_map(|at| record.values(at));
        let is_sepa = services.any(|value| value.text == b"SEPA");
        let (day, shown) = match is_sepa {
            true if self.is_sepa => SEPA_CUT_OVER,
            false if self.is_cbpr => CBPR_CUT_OVER,
            _ => return false,
        };
        desk.applied(id::ADR_UNSTRUCTURED_CUT_OVER);
        if has_place || !desk.is_on(id::ADR_UNSTRUCTURED_CUT_OVER) {
            return false;
        }
        let due = (PATHS.len()..service).find_map(|at| record.sound(at).and_then(Day::of));
        let is_refused = due.zip(Day::of(day)).is_some_and(|(due, day)| due >= day);
        let when = if is_refused { "on that day".to_owned() } else { format!("from {shown} on") };
        let message = format!("an address without town and country of its own is refused {when}");
        let said = Said::of(record, message).help(HELP).at_most(if is_refused {
            Severity::Error
        } else {
            Severity::Warning
        });
        desk.say(id::ADR_UNSTRUCTURED_CUT_OVER, said);
        true
    }
}

const HELP: &str = "add TwnNm and Ctry, and keep at most two lines beside them";

fn structured(record: &Record<'_>, has_place: bool, desk: &mut Desk<'_>) {
    desk.applied(id::ADR_STRUCTURED_MINIMUM);
    if !has_place {
        let message = "a structured address has town and country";
        let said = Said::of(record, message).help("add TwnNm and Ctry");
        desk.say(id::ADR_STRUCTURED_MINIMUM, said);
    }
}

fn mixed(record: &Record<'_>, lines: usize, has_place: bool, desk: &mut Desk<'_>) {
    desk.applied(id::ADR_HYBRID);
    if !has_place || lines > MOST_LINES_MIXED {
        let message = match has_place {
            false => "an address of lines and elements has town and country".to_owned(),
            true => format!("an address of lines and elements has two lines at most, not {lines}"),
        };
        desk.say(id::ADR_HYBRID, Said::of(record, message).help(HELP));
    }
}

fn of_lines(record: &Record<'_>, lines: usize, desk: &mut Desk<'_>) {
    desk.applied(id::ADR_UNSTRUCTURED_LINE);
    if lines > MOST_LINES {
        let message = format!("the address has {lines} lines, {MOST_LINES} are carried");
        let said = Said::of(record, message).help("use the structured elements");
        return desk.say(id::ADR_UNSTRUCTURED_LINE, said);
    }
    for line in record.values(0) {
        let length = String::from_utf8_lossy(line.text).chars().count();
        if length > LINE {
            let message = format!("the line has {length} characters, {LINE} are carried");
            let said = Said::new(message, format!("{}/AdrLine", record.path()), line.place())
                .help("use the structured elements");
            desk.say(id::ADR_UNSTRUCTURED_LINE, said);
        }
    }
}
