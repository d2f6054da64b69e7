//! Identifications and texts: their characters, blanks and slashes.

use super::characters::{Kinds, garbled, is_swift, may_be_garbled};
use super::{Own, Values, said};
use crate::check::Single;
use crate::diagnostic::Severity;
use crate::rules::choice::Choice;
use crate::rules::desk::Desk;
use crate::rules::list::id;
use crate::rules::message::Message;

/// What is known of the texts of an input.
pub(super) struct State {
    /// Every text outside of the SWIFT set is said, not the first alone.
    is_each: bool,
    /// Characters that are allowed beside those of the SWIFT set.
    more: More,
    /// A text outside of the set was said.
    was_said: bool,
    /// An identification that MT messages cut was said.
    was_cut: bool,
    is_payment: bool,
}

/// Which characters are allowed beside those of the SWIFT X set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum More {
    None,
    /// Those of Latin scripts that the Swiss Payment Standards allow.
    Swiss,
    /// The marks that CBPR+ allows in names, addresses and remittance information.
    Extended,
}

/// Marks that CBPR+ allows beside the SWIFT X set.
const EXTENDED: &str = "!#$%&*=^_`{|}~\";<>@[\\]";

impl State {
    pub(super) fn new(choice: &Choice) -> State {
        let more = match () {
            () if choice.is_profile("swiss") => More::Swiss,
            () if choice.is_profile("cbpr") => More::Extended,
            () => More::None,
        };
        let is_each = choice.is_profile("sepa");
        State { is_each, more, was_said: false, was_cut: false, is_payment: false }
    }

    pub(super) fn begin(&mut self, message: &Message<'_>) {
        self.was_said = false;
        self.was_cut = false;
        self.is_payment = message.is(&["pain.001", "pain.008"]);
    }

    /// Whether a character may stand in a text.
    fn admits(&self, character: char) -> bool {
        is_swift(character)
            || match self.more {
                More::None => false,
                More::Swiss => {
                    matches!(character, ' '..='~' | '\u{A0}'..='\u{17F}' | '\u{218}'..='\u{21B}' | '€')
                }
                More::Extended => EXTENDED.contains(character),
            }
    }
}

impl Values<'_> {
    #[inline]
    pub(super) fn admits_identification(&mut self, value: &[u8]) -> bool {
        Kinds::of(value).are_plain() && !value.is_empty() || self.is_sound_identification(value)
    }

    /// Whether nothing is to be said of an identification with other characters than letters,
    /// digits and plain marks.
    #[inline(never)]
    fn is_sound_identification(&self, value: &[u8]) -> bool {
        let kinds = Kinds::of(value);
        let is_blank = self.is_on(Own::Blank) && has_blank_edge(value);
        let is_slashed = self.is_on(Own::Slash) && kinds.have_slash() && is_slashed(value);
        let is_outside = self.is_on(Own::Swift) && !kinds.are_swift();
        !is_blank
            && !is_slashed
            && !is_outside
            && (!self.is_on(Own::Mojibake) || !is_garbled(kinds, value))
    }

    pub(super) fn judge_identification(&mut self, single: &Single<'_>, desk: &mut Desk<'_>) {
        let text = String::from_utf8_lossy(single.value);
        if self.is_on(Own::Blank) && has_blank_edge(single.value) {
            self.say_blank(single, desk);
        }
        if self.is_on(Own::Slash) && is_slashed(single.value) {
            let said =
                said(single, "the identification begins or ends with a slash, or has two in a row")
                    .help(
                        "write it without these slashes: they have a meaning in SWIFT MT messages",
                    );
            desk.say(id::REF_SLASH, said);
        }
        let outside = text.chars().find(|c| !is_swift(*c)).filter(|_| self.is_on(Own::Swift));
        if garbled(&text).is_some() && self.is_on(Own::Mojibake) {
            say_garbled(single, desk);
        } else if let Some(character) = outside {
            let said = said(single, outside_message("identification", character)).help(SET);
            desk.say(id::CHR_SWIFT, said);
        }
    }

    /// Whether an identification is not cut by MT messages, or that was said.
    #[inline]
    pub(super) fn admits_length(&self, value: &[u8]) -> bool {
        value.len() <= LONGEST || self.texts.was_cut || !self.is_on(Own::Length)
    }

    pub(super) fn judge_payment_identification(
        &mut self,
        single: &Single<'_>,
        desk: &mut Desk<'_>,
    ) {
        let length = String::from_utf8_lossy(single.value).trim_ascii().chars().count();
        if length > LONGEST && !self.admits_length(single.value) {
            self.texts.was_cut = true;
            let message = format!(
                "the identification has {length} characters, MT messages carry {LONGEST} \
                 (said once a message)"
            );
            let said = said(single, message)
                .help("keep what tells payments apart in the first 16 characters");
            desk.say(id::REF_LENGTH_MT, said);
        }
        if !self.admits_identification(single.value) {
            self.judge_identification(single, desk);
        }
    }

    fn say_blank(&mut self, single: &Single<'_>, desk: &mut Desk<'_>) {
        let is_all = single.value.trim_ascii().is_empty();
        let (message, severity) = match (is_all, self.texts.is_payment) {
            (true, true) => ("the identification is blank", Severity::Error),
            (true, false) => ("the identification is blank", Severity::Info),
            (false, true) => ("the identification has a blank at its edge", Severity::Warning),
            (false, false) => ("the identification has a blank at its edge", Severity::Info),
        };
        let said = said(single, message)
            .help("write it without blanks at its edges: receivers may cut them off")
            .at_most(severity);
        desk.say(id::REF_BLANK, said);
    }

    #[inline]
    pub(super) fn admits_text(&mut self, value: &[u8]) -> bool {
        let kinds = Kinds::of(value);
        kinds.are_sound() || self.is_sound_text(kinds, value)
    }

    /// Whether nothing is to be said of a text with unusual characters.
    #[inline(never)]
    fn is_sound_text(&self, kinds: Kinds, value: &[u8]) -> bool {
        let is_outside = !kinds.are_swift() && self.is_swift_due() && self.is_outside(value);
        !is_outside && (!self.is_on(Own::Mojibake) || !is_garbled(kinds, value))
    }

    /// Whether a text outside of the set is still to be said.
    #[inline]
    fn is_swift_due(&self) -> bool {
        self.is_on(Own::Swift) && (self.texts.is_each || !self.texts.was_said)
    }

    fn is_outside(&self, value: &[u8]) -> bool {
        std::str::from_utf8(value).is_ok_and(|text| !text.chars().all(|c| self.texts.admits(c)))
    }

    pub(super) fn judge_text(&mut self, single: &Single<'_>, desk: &mut Desk<'_>) {
        let text = String::from_utf8_lossy(single.value);
        if self.is_on(Own::Mojibake) && garbled(&text).is_some() {
            return say_garbled(single, desk);
        }
        let outside = text.chars().find(|c| !self.texts.admits(*c));
        if let Some(character) = outside.filter(|_| self.is_swift_due()) {
            self.texts.was_said = true;
            let mut said = said(single, outside_message("text", character)).help(SET);
            if !self.texts.is_each {
                said = said.at_most(Severity::Info);
            }
            desk.say(id::CHR_SWIFT, said);
        }
    }
}

/// Characters that an identification has at most in MT messages.
const LONGEST: usize = 16;

/// What to do about characters outside of the set.
const SET: &str = "ask the bank which characters it takes, or write letters without marks, digits \
                   and / - ? : ( ) . , ' +";

fn outside_message(what: &str, character: char) -> String {
    let code = u32::from(character);
    format!("the {what} has a character that is not of the SWIFT set (U+{code:04X})")
}

fn say_garbled(single: &Single<'_>, desk: &mut Desk<'_>) {
    let said = said(
        single,
        "the text looks as if it had been read in another encoding, or lost characters",
    )
    .help("look at the text where it came from, and at the encoding in which it was exported");
    desk.say(id::CHR_MOJIBAKE, said);
}

fn is_garbled(kinds: Kinds, value: &[u8]) -> bool {
    may_be_garbled(kinds, value)
        && std::str::from_utf8(value).is_ok_and(|text| garbled(text).is_some())
}

/// White space at the beginning or the end, or nothing but that.
fn has_blank_edge(value: &[u8]) -> bool {
    let is_blank = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_whitespace);
    is_blank(value.first()) || is_blank(value.last())
}

/// A slash at the beginning or the end, or two in a row. The payment symbols of Slovakia
/// begin with one.
fn is_slashed(value: &[u8]) -> bool {
    let is_at_edge = value.first() == Some(&b'/') || value.last() == Some(&b'/');
    let is_doubled = value.windows(2).any(|pair| pair == b"//");
    (is_at_edge || is_doubled) && !is_slovak(value)
}

/// `/VS…/SS…/KS…`: the symbols of Slovak payments.
fn is_slovak(value: &[u8]) -> bool {
    let parts: Vec<&[u8]> = value.split(|byte| *byte == b'/').collect();
    let is_symbol = |part: &[u8], name: &[u8], most: usize| {
        part.strip_prefix(name)
            .is_some_and(|digits| digits.len() <= most && digits.iter().all(u8::is_ascii_digit))
    };
    matches!(parts.as_slice(), [[], variable, specific, constant]
        if is_symbol(variable, b"VS", 10)
            && is_symbol(specific, b"SS", 10)
            && is_symbol(constant, b"KS", 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slashes_are_told_from_symbols() {
        for text in ["/INV", "INV/", "INV//1", "/", "/VS1/SS2"] {
            assert!(is_slashed(text.as_bytes()), "{text}");
        }
        for text in ["INV/1", "/VS1234567890/SS/KS0308", "INV", ""] {
            assert!(!is_slashed(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn blanks_are_seen_at_edges_alone() {
        for text in ["", " ", " A", "A ", "A\t"] {
            assert!(has_blank_edge(text.as_bytes()), "{text:?}");
        }
        assert!(!has_blank_edge(b"A B"));
    }
}
