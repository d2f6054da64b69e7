//! Values against their datatypes.

use super::compile::{Compiled, NodeContent, ValueId};
use super::engine::Engine;
use super::frame::Kind;
use super::sink::Draft;
use crate::diagnostic::codes;
use crate::value::{Datatype, Violation};
use crate::xml::TextToken;

impl Engine<'_> {
    /// Text of an element that holds a value: judged at once where nothing follows.
    #[inline]
    pub(crate) fn value_text(&mut self, schema: &Compiled, text: &TextToken) {
        let Some(frame) = self.frames.last_mut() else { return };
        if frame.value_done {
            return;
        }
        if text.faulty {
            frame.value_done = true;
            return;
        }
        if text.last && !frame.collecting && !text.coded {
            frame.value_done = true;
            let watch = frame.watch;
            let NodeContent::Value(id) = schema.node(frame.node).content else { return };
            let value = &self.reader.window.data()[text.from..text.to];
            let is_refused = schema.value(id).check(value).is_err() || self.is_damaged(value);
            if watch != 0 {
                let at = self.reader.window.offset(text.from);
                self.watching.value(watch, value, at, is_refused);
                self.watching.mark(&mut self.reader.window);
            }
            if is_refused || self.has_demands() {
                let value = self.reader.window.data()[text.from..text.to].to_vec();
                self.judge_value(schema, id, &value, (text.from, text.to));
            }
            if !is_refused && self.watching.has_judge() {
                self.judge_single(schema, None, (text.from, text.to));
            }
            return;
        }
        self.collect(schema, text);
    }

    /// The element's declaration or its history demands more than its type.
    #[inline]
    fn has_demands(&self) -> bool {
        self.frames.last().is_some_and(|f| f.demands)
    }

    fn collect(&mut self, schema: &Compiled, text: &TextToken) {
        let Some(frame) = self.frames.last_mut() else { return };
        if !std::mem::replace(&mut frame.collecting, true) {
            self.value.clear();
        }
        text.append(self.reader.window.data(), &mut self.value);
        if text.last {
            self.finish_value(schema, (text.from, text.to));
        } else {
            self.release();
        }
    }

    fn finish_value(&mut self, schema: &Compiled, span: (usize, usize)) {
        let Some(frame) = self.frames.last_mut() else { return };
        frame.value_done = true;
        let watch = frame.watch;
        let NodeContent::Value(id) = schema.node(frame.node).content else { return };
        let value = std::mem::take(&mut self.value);
        let is_refused = schema.value(id).check(&value).is_err() || self.is_damaged(&value);
        if watch != 0 {
            let at = self.reader.window.offset(span.0);
            self.watching.value(watch, &value, at, is_refused);
            self.watching.mark(&mut self.reader.window);
        }
        self.judge_value(schema, id, &value, span);
        if !is_refused && self.watching.has_judge() {
            self.judge_single(schema, Some(&value), span);
        }
        self.value = value;
    }

    /// The end of an element whose value was not judged yet: it is empty, or its last
    /// piece was followed by a comment.
    pub(crate) fn value_end(&mut self, schema: &Compiled, at: usize) {
        if self.frames.last().is_some_and(|f| !f.collecting) {
            self.value.clear();
        }
        self.finish_value(schema, (at, at));
    }

    /// Judges a value and says the first thing that is wrong with it.
    fn judge_value(&mut self, schema: &Compiled, id: ValueId, value: &[u8], span: (usize, usize)) {
        if self.is_damaged(value) {
            return;
        }
        let declared = self.declaration(schema);
        let fixed = declared.and_then(|d| d.fixed.as_deref());
        let stands_for =
            fixed.map(|f| f.text.as_str()).or(declared.and_then(|d| d.default.as_deref()));
        let value = if value.is_empty() { stands_for.map_or(value, str::as_bytes) } else { value };
        let datatype = schema.value(id);
        let draft = match datatype.check(value) {
            Err(violation) => {
                let draft = self.violation(schema, datatype, &violation, &self.path());
                if is_right_within_blanks(datatype, value) {
                    draft.help("remove the white space around the value")
                } else {
                    draft
                }
            }
            Ok(()) => match fixed.filter(|f| !f.is(value)) {
                Some(fixed) => {
                    Draft::new(&codes::VALUE_FIXED, "the schema fixes another value", self.path())
                        .expected(fixed.text.as_str())
                }
                None => return,
            },
        };
        let draft = draft.found(String::from_utf8_lossy(value));
        let mark = self.mark(span.0, span.1 - span.0);
        self.say(draft, mark);
    }

    /// A value with bytes or characters that were said to be wrong is not judged.
    fn is_damaged(&self, value: &[u8]) -> bool {
        self.reader.window.damaged()
            && (std::str::from_utf8(value).is_err()
                || value.iter().any(|b| *b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r'))
                || memchr::memmem::find(value, "\u{FFFD}".as_bytes()).is_some()
                || memchr::memmem::find(value, "\u{FFFE}".as_bytes()).is_some()
                || memchr::memmem::find(value, "\u{FFFF}".as_bytes()).is_some())
    }

    /// The declaration of the innermost element.
    fn declaration<'s>(&self, schema: &'s Compiled) -> Option<&'s super::compile::Declared> {
        let frame = self.frames.last()?;
        let Some(parent) = self.frames.len().checked_sub(2).map(|i| &self.frames[i]) else {
            return schema.globals.iter().find(|g| g.node == frame.node);
        };
        if parent.kind != Kind::Typed {
            return None;
        }
        schema.model(parent.node)?.leaves.get(frame.leaf? as usize)?.declared.as_ref()
    }

    /// What a violation says; the place and the value are added by the caller.
    pub(crate) fn violation(
        &self,
        schema: &Compiled,
        datatype: &Datatype,
        violation: &Violation,
        path: &str,
    ) -> Draft {
        let (code, message) = match violation {
            Violation::Shape { reason } => (&codes::VALUE_SHAPE, reason.clone()),
            Violation::TooLong { max, found } => {
                (&codes::VALUE_TOO_LONG, format!("at most {}, found {found}", characters(*max)))
            }
            Violation::TooShort { min: 1, found: 0 } => {
                (&codes::VALUE_TOO_SHORT, "the value is empty".to_owned())
            }
            Violation::TooShort { min, found } => {
                (&codes::VALUE_TOO_SHORT, format!("at least {}, found {found}", characters(*min)))
            }
            Violation::Length { required, found } => {
                (&codes::VALUE_LENGTH, format!("exactly {}, found {found}", characters(*required)))
            }
            Violation::Pattern { mismatch, .. } => (
                &codes::VALUE_PATTERN,
                mismatch
                    .clone()
                    .unwrap_or_else(|| "the value does not have the required form".into()),
            ),
            Violation::Code { count, .. } => {
                (&codes::VALUE_CODE, format!("not one of the {count} codes allowed here"))
            }
            Violation::TotalDigits { max, found } => {
                (&codes::VALUE_DIGITS, format!("at most {max} digits, found {found}"))
            }
            Violation::FractionDigits { max, found } => (
                &codes::VALUE_DIGITS,
                format!("at most {max} digits behind the decimal point, found {found}"),
            ),
            Violation::Range { bound } => {
                (&codes::VALUE_RANGE, format!("the value must be {bound}"))
            }
        };
        let draft = Draft::new(code, message, path.to_owned())
            .expected(datatype.words())
            .reason(self.value_reason(schema, path, code));
        match violation {
            Violation::Code { nearest, .. } if !nearest.is_empty() => {
                draft.help(format!("did you mean {}?", nearest.join(" or ")))
            }
            _ => draft,
        }
    }
}

/// Whether nothing is wrong with a value but white space at its ends.
fn is_right_within_blanks(datatype: &Datatype, value: &[u8]) -> bool {
    let inner = value.trim_ascii();
    inner.len() < value.len() && datatype.check(inner).is_ok()
}

fn characters(count: u64) -> String {
    if count == 1 { "1 character".into() } else { format!("{count} characters") }
}
