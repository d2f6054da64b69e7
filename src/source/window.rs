//! The sliding window over the input.

use super::CHUNK;
use super::decode::{Decoder, Malformed};
use super::detect::{Detected, HEAD, detect};
use super::marks::{AHEAD, KEEP, MarkId, Marks, Shown};
use super::place::Tracker;
use super::secret;
use crate::diagnostic::{Inside, Place};
use std::collections::VecDeque;
use std::io::{Cursor, ErrorKind, Read};
use std::sync::Arc;

/// Bytes that are read at first.
const FIRST: usize = 16 * 1024;

/// Bytes of the buffer for which it is worth to read once more before it grows.
const ROOM: usize = 1024;

/// Something wrong with single characters, whatever they mean as markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blemish {
    /// Where, as a decoded offset.
    pub at: u64,
    /// What.
    pub kind: BlemishKind,
    /// Its mark, if the window moved on before it was said.
    pub(crate) mark: Option<MarkId>,
}

/// What is wrong with a character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlemishKind {
    /// Bytes that are no character in the encoding.
    Undecodable(Vec<u8>),
    /// A character that XML 1.0 \[2\] does not allow.
    Illegal(u32),
}

impl BlemishKind {
    /// How many bytes are shown as wrong.
    fn length(&self) -> u64 {
        match self {
            BlemishKind::Undecodable(bytes) => bytes.len() as u64,
            BlemishKind::Illegal(_) => 1,
        }
    }
}

impl AsMut<Anchor> for Anchor {
    fn as_mut(&mut self) -> &mut Anchor {
        self
    }
}

/// A place whose line may be asked for long after its text is gone.
#[derive(Clone, Copy, Debug)]
pub struct Anchor {
    /// Decoded offset.
    pub at: u64,
    /// Its line, from 1; 0 while it is in the window.
    pub line: u64,
}

/// A place in the middle of an input at which another window may go on.
#[derive(Clone, Debug)]
pub(crate) struct Landing {
    /// Decoded offset from which text is needed: of the start of a character.
    base: u64,
    /// Decoded offset where reading goes on.
    pub(crate) at: u64,
    /// Stands at `base`, and counts from where the window was resumed.
    tracker: Tracker,
}

/// The input as UTF-8, a stretch at a time.
///
/// Indexes into [`Window::data`] stay right until [`Window::fill`], which says by how
/// much they shift.
pub struct Window<'i> {
    input: Box<dyn Read + 'i>,
    detected: Detected,
    decoder: Decoder,
    /// Original bytes not yet decoded, of another encoding than UTF-8.
    raw: Vec<u8>,
    /// What was decoded, and behind it room for more.
    text: Vec<u8>,
    /// Bytes of `text` that were decoded.
    filled: usize,
    /// Of these, those that are checked and may be read.
    ready: usize,
    /// Decoded offset of `text[0]`.
    base: u64,
    tracker: Tracker,
    marks: Marks,
    blemishes: VecDeque<Blemish>,
    damaged: bool,
    ended: bool,
    bytes: u64,
    failure: Option<std::io::Error>,
    chunk: usize,
}

impl<'i> Window<'i> {
    /// Opens an input and decides its encoding.
    pub fn open(input: &'i mut dyn Read) -> Window<'i> {
        Window::with_room(input, CHUNK, Vec::new())
    }

    /// The same with another chunk size, in bytes, and a buffer to be used, of any content.
    pub(crate) fn with_room(input: &'i mut dyn Read, chunk: usize, room: Vec<u8>) -> Window<'i> {
        Window::new(Box::new(input), Marks::default(), chunk, room)
    }

    /// Opens bytes that were decoded from the text of this window.
    pub fn open_inside(&self, bytes: Vec<u8>) -> Window<'i> {
        let input = Box::new(Cursor::new(bytes));
        Window::new(input, Marks::below(&self.marks), self.chunk, Vec::new())
    }

    /// Opens an input, which the caller has read to decoded offset `at` and found to be
    /// UTF-8, from there on. Lines and columns are counted from there. `room` is a buffer
    /// to be used, of any content.
    pub(crate) fn resume(
        input: impl Read + 'i,
        detected: Detected,
        at: u64,
        chunk: usize,
        room: Vec<u8>,
    ) -> Window<'i> {
        Window {
            input: Box::new(input),
            decoder: Decoder::new(detected.scheme),
            tracker: Tracker::new(detected.scheme.width(), 0),
            bytes: at + detected.bom as u64,
            detected,
            text: room,
            filled: 0,
            ready: 0,
            base: at,
            marks: Marks::default(),
            blemishes: VecDeque::new(),
            damaged: false,
            ended: false,
            failure: None,
            chunk: chunk.max(1),
            raw: Vec::new(),
        }
    }

    /// The buffer, to be used again; none if a long text made it large.
    pub(crate) fn take_room(&mut self) -> Vec<u8> {
        (self.filled, self.ready) = (0, 0);
        let room = std::mem::take(&mut self.text);
        if room.capacity() > 2 * self.chunk { Vec::new() } else { room }
    }

    fn new(
        mut input: Box<dyn Read + 'i>,
        marks: Marks,
        chunk: usize,
        mut text: Vec<u8>,
    ) -> Window<'i> {
        let mut failure = None;
        let mut ended = false;
        let mut filled = 0;
        let wanted = chunk.clamp(HEAD, FIRST);
        while filled < HEAD && !ended {
            let read = read_some(&mut input, &mut text, filled, wanted - filled, &mut failure);
            filled += read;
            ended = read == 0;
        }
        let detected = detect(&text[..filled.min(HEAD)]);
        let mut window = Window {
            input,
            decoder: Decoder::new(detected.scheme),
            tracker: Tracker::new(detected.scheme.width(), detected.bom as u64),
            raw: Vec::new(),
            text,
            filled: 0,
            ready: 0,
            base: 0,
            marks,
            blemishes: VecDeque::new(),
            damaged: false,
            ended,
            bytes: filled as u64,
            failure,
            chunk: chunk.max(1),
            detected,
        };
        let head = window.detected.bom..filled;
        if window.decoder.is_utf8() {
            window.filled = head.len();
            window.text.copy_within(head, 0);
        } else {
            window.raw = window.text[head].to_vec();
        }
        window.decode_raw();
        window
    }

    /// What the first bytes told of the encoding.
    pub fn detected(&self) -> &Detected {
        &self.detected
    }

    /// The text that may be read now.
    #[inline]
    pub fn data(&self) -> &[u8] {
        &self.text[..self.ready]
    }

    /// True if nothing follows [`Window::data`].
    #[inline]
    pub fn ended(&self) -> bool {
        self.ended
    }

    /// Decoded offset of an index into [`Window::data`].
    #[inline]
    pub fn offset(&self, index: usize) -> u64 {
        self.base + index as u64
    }

    /// The index of a decoded offset, if it is in the window.
    pub fn index(&self, offset: u64) -> Option<usize> {
        usize::try_from(offset.checked_sub(self.base)?).ok().filter(|&i| i <= self.ready)
    }

    /// Bytes that are read at a time.
    pub(crate) fn chunk(&self) -> usize {
        self.chunk
    }

    /// Original bytes read so far.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Reads the rest without looking at it, so that [`Window::bytes`] is the size of
    /// the input wherever looking at it stopped.
    pub fn count_rest(&mut self) {
        let mut rest = Vec::new();
        while !self.ended {
            let read = read_some(&mut self.input, &mut rest, 0, CHUNK, &mut self.failure);
            self.bytes += read as u64;
            self.ended = read == 0;
        }
    }

    /// Reads the whole input, unless it has more than `most` bytes of text: whether it
    /// has not. All of it stays in the window.
    pub fn hold_all(&mut self, most: usize) -> bool {
        let nothing: &mut [Anchor] = &mut [];
        while !self.ended && self.ready <= most {
            self.fill(0, nothing);
        }
        self.ready <= most
    }

    /// Overwrites the secrets in the text that is held, in what is shown of it too.
    pub fn conceal(&mut self) {
        secret::conceal(&mut self.text[..self.ready]);
    }

    /// Why reading failed, if it did; the input then ends there.
    pub fn failure(&self) -> Option<&std::io::Error> {
        self.failure.as_ref()
    }

    /// True if a byte so far could not be decoded or is no XML character.
    #[inline]
    pub fn damaged(&self) -> bool {
        self.damaged
    }

    /// The next blemish before decoded offset `end`.
    pub fn next_blemish(&mut self, end: u64) -> Option<Blemish> {
        self.blemishes.pop_front_if(|b| b.at < end)
    }

    /// True if a blemish is known at that decoded offset or behind it before `end`.
    pub fn blemished(&self, from: u64, end: u64) -> bool {
        self.blemishes.iter().any(|b| from <= b.at && b.at < end)
    }

    /// Marks `length` bytes at decoded offset `at`, which must lie no farther than
    /// `KEEP` minus the shown stretch behind what was read last.
    pub fn mark(&mut self, at: u64, length: u64) -> MarkId {
        self.marks.set(at, length)
    }

    /// Marks what will hardly ever be shown: it is to be forgotten, or copied.
    pub fn mark_spare(&mut self, at: u64, length: u64) -> MarkId {
        self.marks.set_spare(at, length)
    }

    /// Forgets a mark.
    pub fn forget(&mut self, mark: MarkId) {
        self.marks.forget(mark);
    }

    /// Marks what is wrong with characters and was not said yet, since the window moves.
    fn mark_blemishes(&mut self) {
        for blemish in self.blemishes.iter_mut().filter(|blemish| blemish.mark.is_none()) {
            blemish.mark = Some(self.marks.set(blemish.at, blemish.kind.length()));
        }
    }

    /// The place and surroundings of a mark, which is then forgotten. Only what was
    /// passed by [`Window::fill`] or [`Window::settle`] is resolved.
    pub fn take(&mut self, mark: MarkId) -> Shown {
        let mut shown = self.marks.take(mark);
        if shown.inside.is_none() {
            // Half a UTF-16 unit at the end of the input counts as a whole one before.
            shown.place.offset = shown.place.offset.min(self.bytes);
        }
        shown
    }

    /// Takes over the marks of a window that was opened inside this one and is settled.
    pub fn adopt(&mut self, inner: Window<'_>, inside: &Arc<Inside>) {
        self.marks.adopt(inner.marks, inner.bytes, inside);
    }

    /// The place of an index into [`Window::data`]. It is counted from the start of the
    /// window: a place for a finding is marked instead.
    pub fn place_of(&self, index: usize) -> Place {
        let mut tracker = self.tracker.clone();
        tracker.advance(&self.text[..index]);
        tracker.place()
    }

    /// A second mark of the same place.
    pub fn copy_mark(&mut self, mark: MarkId) -> MarkId {
        self.marks.copy(mark)
    }

    /// Resolves every mark, at the end of reading: reads as much as is shown behind the
    /// last one.
    pub fn settle(&mut self) {
        let shown = self.marks.last_pending().map_or(0, |at| at + AHEAD as u64);
        while !self.ended && self.offset(self.ready) < shown {
            self.more(self.some());
        }
        self.marks.resolve(&self.text[..self.ready], self.base, &self.tracker, true);
    }

    /// Reads on; text before index `keep` may go. Returns by how much indexes shrink.
    ///
    /// Reads at least one character unless the input ended, and more the longer the
    /// kept part is, so that a long token is not looked at again and again. `anchors`,
    /// in ascending order, learn their lines before their text goes.
    pub fn fill(&mut self, keep: usize, anchors: &mut [impl AsMut<Anchor>]) -> usize {
        let dropped = self.drop_before(keep.saturating_sub(KEEP), anchors);
        let kept = self.ready.saturating_sub(KEEP);
        let wanted = self.some().max(kept);
        // Of an input that comes in small pieces too.
        let enough = self.ready + if kept > self.chunk { kept } else { 1 };
        while self.ready < enough && !self.ended {
            self.more(wanted);
        }
        dropped
    }

    /// How much is read at a time: as much as was read before, up to the size of a chunk,
    /// so that a small input makes no large buffer.
    fn some(&self) -> usize {
        usize::try_from(self.bytes).unwrap_or(self.chunk).max(FIRST).min(self.chunk)
    }

    /// How to go on at `index` in another window over this input, in which lines and
    /// columns are counted from where this one was resumed; `None` if too little stands
    /// before it in this window.
    pub(crate) fn landing(&self, index: usize) -> Option<Landing> {
        let mut from = index.checked_sub(KEEP)?;
        while self.text[from] & 0xC0 == 0x80 {
            from = from.checked_sub(1)?;
        }
        let mut tracker = self.tracker.clone();
        tracker.advance(&self.text[..from]);
        Some(Landing { base: self.offset(from), at: self.offset(index), tracker })
    }

    /// Goes over to where another window landed that was resumed at `index`; `open` gives
    /// the bytes of the input from a byte on. Returns the index of the landing, to which
    /// text is read (unless the input turns out to be shorter).
    pub(crate) fn land(
        &mut self,
        index: usize,
        landing: &Landing,
        open: impl FnOnce(u64) -> Box<dyn Read + 'i>,
    ) -> usize {
        let from = self.offset(index);
        self.blemishes.retain(|blemish| blemish.at < from);
        self.mark_blemishes();
        self.settle();
        self.tracker.advance(&self.text[..index]);
        self.tracker.continue_with(&landing.tracker);
        self.base = landing.base;
        (self.filled, self.ready, self.ended) = (0, 0, false);
        self.bytes = landing.base + self.detected.bom as u64;
        self.input = open(self.bytes);
        let at = (landing.at - landing.base) as usize;
        while !self.ended && self.ready < at {
            self.more(FIRST);
        }
        at.min(self.ready)
    }

    /// The line of an anchor.
    pub fn line_of(&self, anchor: &Anchor) -> u64 {
        if anchor.line > 0 {
            return anchor.line;
        }
        self.place_of(self.index(anchor.at).unwrap_or(0)).line
    }

    fn drop_before(&mut self, mut index: usize, anchors: &mut [impl AsMut<Anchor>]) -> usize {
        while index > 0 && self.text[index] & 0xC0 == 0x80 {
            index -= 1;
        }
        if index < self.chunk / 2 {
            return 0;
        }
        self.mark_blemishes();
        self.marks.resolve(&self.text[..self.ready], self.base, &self.tracker, false);
        let end = self.base + index as u64;
        let mut walked = 0;
        let open = anchors.iter_mut().map(AsMut::as_mut);
        for anchor in open.filter(|a| a.line == 0 && a.at < end) {
            let to = usize::try_from(anchor.at.saturating_sub(self.base)).unwrap_or(0).max(walked);
            self.tracker.advance(&self.text[walked..to]);
            walked = to;
            anchor.line = self.tracker.place().line;
        }
        self.tracker.advance(&self.text[walked..index]);
        self.base += index as u64;
        self.text.copy_within(index..self.filled, 0);
        self.filled -= index;
        self.ready -= index;
        index
    }

    /// Reads one chunk; how many bytes became readable.
    fn more(&mut self, wanted: usize) -> usize {
        if self.ended {
            return 0;
        }
        let before = self.ready;
        let read = if self.decoder.is_utf8() {
            // In place, and no byte is written twice. What is left of the buffer will do: a
            // small input is read into the first one.
            let room = self.text.len() - self.filled;
            let wanted = if room < ROOM { wanted } else { wanted.min(room) };
            let read =
                read_some(&mut self.input, &mut self.text, self.filled, wanted, &mut self.failure);
            self.filled += read;
            read
        } else {
            let read = read_some(&mut self.input, &mut self.raw, 0, wanted, &mut self.failure);
            self.raw.truncate(read);
            read
        };
        self.bytes += read as u64;
        self.ended = read == 0;
        self.decode_raw();
        self.ready - before
    }

    fn decode_raw(&mut self) {
        let mut bad = Vec::new();
        if !self.decoder.is_utf8() && (!self.raw.is_empty() || self.ended) {
            self.text.truncate(self.filled);
            self.decoder.decode(&self.raw, self.ended, &mut self.text, &mut bad);
            self.filled = self.text.len();
            self.raw.clear();
        }
        self.check(bad);
    }

    /// Makes new text readable, noting what is wrong with its characters.
    fn check(&mut self, bad: Vec<Malformed>) {
        let mut found: Vec<Blemish> = Vec::new();
        let utf8 = self.decoder.is_utf8();
        let base = self.base;
        let blemish = |at: usize, kind| Blemish { at: base + at as u64, kind, mark: None };
        found.extend(bad.into_iter().map(|m| blemish(m.at, BlemishKind::Undecodable(m.bytes))));
        let mut at = self.ready;
        loop {
            at += plain(&self.text[at..self.filled]);
            let end = self.filled.min(at + BLOCK);
            let read = std::str::from_utf8(&self.text[at..end]);
            let readable = read.map_or_else(|error| at + error.valid_up_to(), |_| end);
            illegal_characters(&self.text[at..readable], |i, c| {
                found.push(blemish(at + i, BlemishKind::Illegal(c)));
            });
            at = readable;
            match read.err().map(|error| error.error_len()) {
                // The text goes on behind the block.
                None | Some(None) if end < self.filled => {}
                None => break,
                Some(None) if !self.ended => break,
                Some(length) => {
                    let behind = at + length.unwrap_or(self.filled - at);
                    if utf8 {
                        let bytes = self.text[at..behind].to_vec();
                        found.push(blemish(at, BlemishKind::Undecodable(bytes)));
                    }
                    at = behind;
                }
            }
        }
        self.ready = at;
        if !found.is_empty() {
            self.damaged = true;
            self.tracker.expect_damage();
            found.sort_by_key(|b| b.at);
            self.blemishes.extend(found);
        }
    }
}

/// Reads up to `wanted` bytes to index `at` of `into`, which grows where it is too short;
/// how many, 0 at the end or on failure.
fn read_some(
    input: &mut impl Read,
    into: &mut Vec<u8>,
    at: usize,
    wanted: usize,
    failure: &mut Option<std::io::Error>,
) -> usize {
    if into.len() < at + wanted {
        into.resize(at + wanted, 0);
    }
    loop {
        match input.read(&mut into[at..at + wanted]) {
            Ok(read) => return read.min(wanted),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => {
                *failure = Some(error);
                return 0;
            }
        }
    }
}

/// Bytes that are looked at together, more than the longest character has.
const BLOCK: usize = 512;

/// How many of the first bytes are, block by block, ASCII characters that XML 1.0 \[2\] allows.
fn plain(text: &[u8]) -> usize {
    // Of signed bytes those beyond ASCII are below the blank too.
    let is_other = |b: u8| (b as i8) < 0x20 && b != b'\t' && b != b'\n' && b != b'\r';
    let is_plain = |block: &&[u8]| !block.iter().fold(false, |any, &b| any | is_other(b));
    text.chunks(BLOCK).take_while(is_plain).map(<[u8]>::len).sum()
}

/// Calls `found` for each character that XML 1.0 \[2\] does not allow: C0 controls
/// other than tab, LF and CR, and U+FFFE and U+FFFF (surrogates are no UTF-8).
fn illegal_characters(text: &[u8], mut found: impl FnMut(usize, u32)) {
    let is_control = |b: u8| b < 0x20 && b != b'\t' && b != b'\n' && b != b'\r';
    if text.iter().fold(false, |any, &b| any | is_control(b)) {
        for (i, &b) in text.iter().enumerate().filter(|(_, b)| is_control(**b)) {
            found(i, u32::from(b));
        }
    }
    for i in memchr::memchr_iter(0xEF, text) {
        match text.get(i + 1..i + 3) {
            Some([0xBF, 0xBE]) => found(i, 0xFFFE),
            Some([0xBF, 0xBF]) => found(i, 0xFFFF),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{HEAD, Read, Window};

    #[test]
    fn the_encoding_does_not_depend_on_how_the_input_comes() {
        let blanks = " ".repeat(HEAD);
        let text = format!("<?xml version=\"1.0\"{blanks}encoding=\"ISO-8859-1\"?><A/>");
        let (first, rest) = text.as_bytes().split_at(HEAD - 1);
        let (mut at_once, mut in_two) = (text.as_bytes(), first.chain(rest));
        let detected = |input: &mut dyn Read| {
            format!("{:?}", Window::with_room(input, 64, Vec::new()).detected())
        };
        assert_eq!(detected(&mut in_two), detected(&mut at_once));
    }

    /// Bytes of a long text, a few at a time.
    struct Few<'a>(&'a [u8]);

    impl Read for Few<'_> {
        fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
            let most = into.len().min(100);
            self.0.read(&mut into[..most])
        }
    }

    #[test]
    fn a_long_token_is_not_looked_at_again_and_again() {
        let text = "x".repeat(200_000);
        let mut input = Few(text.as_bytes());
        let mut window = Window::with_room(&mut input, 1_000, Vec::new());
        let nothing: &mut [super::Anchor] = &mut [];
        let mut looked_at = 0;
        while !window.ended() {
            window.fill(0, nothing);
            looked_at += window.data().len();
        }
        assert_eq!(window.data().len(), text.len());
        assert!(looked_at < 10 * text.len(), "{looked_at}");
    }

    #[test]
    fn a_buffer_that_a_long_text_made_large_is_not_kept() {
        for encoding in ["UTF-8", "ISO-8859-1"] {
            let text =
                format!("<?xml version=\"1.0\" encoding=\"{encoding}\"?>{}", "x".repeat(990_000));
            let mut input = text.as_bytes();
            let mut window = Window::with_room(&mut input, 20_000, Vec::new());
            let nothing: &mut [super::Anchor] = &mut [];
            while !window.ended() {
                // All of the long text is kept, then little of what follows.
                let length = window.data().len();
                window.fill(if length < 500_000 { 0 } else { length }, nothing);
            }
            assert!(window.data().len() < 40_000);
            assert_eq!(window.take_room().capacity(), 0, "{encoding}");
        }
    }
}
