//! Numbers of transactions and control sums that a report repeats.

use super::original::Totals;
use super::seen::Seen;
use crate::rules::desk::{Desk, Said};
use crate::rules::rule::RuleId;
use crate::value::Decimal;

/// Where both stand among the paths of a level.
const COUNT: usize = 2;
const SUM: usize = 3;

/// Compares those of a level (the message, a batch) with what the original states there and
/// with what it has: a bank may repeat the one or count for itself.
pub(super) fn check(
    rule: RuleId,
    level: &'static str,
    (stated, computed): (Totals, Totals),
    seen: Seen<'_, '_>,
    desk: &mut Desk<'_>,
) {
    let number = |count: u64| Decimal::parse(count.to_string().as_bytes());
    let counts = [stated.count, computed.count].map(|count| count.and_then(number));
    let figures = [
        Figure { level, path: COUNT, own: counts },
        Figure { level, path: SUM, own: [stated.sum, computed.sum] },
    ];
    figures.into_iter().for_each(|figure| figure.check(rule, seen, desk));
}

/// A figure of the original: as it is stated, and as it is.
struct Figure {
    level: &'static str,
    path: usize,
    own: [Option<Decimal>; 2],
}

impl Figure {
    fn check(&self, rule: RuleId, seen: Seen<'_, '_>, desk: &mut Desk<'_>) {
        let (Some(value), Some(found)) = (seen.value(self.path), seen.decimal(self.path)) else {
            return;
        };
        let Some(own) = self.words() else {
            return desk.not_run(rule, "an amount of the original could not be read");
        };
        desk.applied(rule);
        if self.own.contains(&Some(found)) {
            return;
        }
        let level = self.level;
        let (element, message) = match self.path {
            COUNT => {
                let message = format!(
                    "the report says that the original {level} has {found} transactions, \
                     it has {own}"
                );
                ("OrgnlNbOfTxs", message)
            }
            _ => {
                let message = format!(
                    "the report says that the control sum of the original {level} is {found}, \
                     it is {own}"
                );
                ("OrgnlCtrlSum", message)
            }
        };
        let said = Said::new(message, format!("{}/{element}", seen.0.path()), value.place())
            .expected(own)
            .found(found.to_string())
            .help("check that the bank received the whole file, and that this report is on it");
        desk.say(rule, said);
    }

    /// What the original has, in words.
    fn words(&self) -> Option<String> {
        let [stated, computed] = self.own;
        Some(match (stated, computed) {
            (Some(stated), Some(computed)) if stated != computed => {
                format!("{computed}, and states {stated}")
            }
            (Some(one), _) | (None, Some(one)) => one.to_string(),
            (None, None) => return None,
        })
    }
}
