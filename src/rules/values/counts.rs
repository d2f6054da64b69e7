//! Numbers of transactions as they are written.

use super::{Own, Values, said};
use crate::check::Single;
use crate::rules::desk::Desk;
use crate::rules::list::id;

impl Values<'_> {
    pub(super) fn admits_count(&mut self, value: &[u8]) -> bool {
        !self.is_on(Own::Leading) || !matches!(value, [b'0', _, ..])
    }

    pub(super) fn judge_count(&mut self, single: &Single<'_>, desk: &mut Desk<'_>) {
        let said = said(single, "the number is written with leading zeros")
            .help("leave the zeros out: some receivers compare the text");
        desk.say(id::CNT_LEADING, said);
    }
}
