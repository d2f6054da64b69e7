//! The observers of one input, and the contexts that are open for them.

use super::super::sink::Draft;
use super::context::{Context, Stretch};
use super::paths::{Paths, Slot, Watch};
use super::{
    Beginning, Finding, Hollow, Judge, Leaf, Located, Observer, Record, Single, Spot, Where,
};
use crate::diagnostic::Code;
use crate::json::{Kind, Span};
use crate::source::{MarkId, Shown, Window};
use crate::xml::Word;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Contexts that are no records are held in the window up to so many bytes.
const LONGEST_HELD: u64 = 16 * 1024;

/// The observers of one input, and what they wait for.
#[derive(Default)]
pub(crate) struct Watching<'o> {
    observers: Vec<&'o mut dyn Observer>,
    /// The last of the observers, which looks at single values too.
    judge: Option<&'o mut dyn Judge>,
    paths: Arc<Paths>,
    /// Nobody watches but the judge and those that always do.
    is_usual: bool,
    /// How many interests the judge has by now.
    wanted: usize,
    /// The messages that began.
    begun: Vec<String>,
    /// The contexts that are open; behind them those that closed, to be used again.
    contexts: Vec<Context>,
    /// How many are open.
    depth: usize,
    /// How many of the open contexts stand above the input that is read: they are of the
    /// wrapper whose text was decoded to it.
    above: usize,
    /// How many places outside records were asked for.
    given: Cell<u64>,
    /// The marks of these places, by their numbers.
    places: BTreeMap<u64, MarkId>,
}

/// What a judge wants of messages, by their ids, made ready once for all inputs.
#[derive(Debug, Default)]
pub struct Kept(Mutex<BTreeMap<String, Arc<Paths>>>);

impl Kept {
    fn of(&self, message: &str, make: impl FnOnce() -> Arc<Paths>) -> Arc<Paths> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(paths) = kept.get(message) {
            return Arc::clone(paths);
        }
        let paths = make();
        kept.insert(message.to_owned(), Arc::clone(&paths));
        paths
    }
}

/// What observers found, and what became of the places in a context.
#[derive(Default)]
pub(crate) struct Observed {
    findings: Vec<Finding>,
    /// Marks that nobody needs any more.
    unused: Vec<MarkId>,
    /// Marks that were asked for, each with its number.
    marked: Vec<(u64, MarkId)>,
    /// Places to be marked: the number of each, its decoded offset and length.
    unmarked: Vec<(u64, u64, u64)>,
}

impl Observed {
    /// What becomes of the place of a stretch whose context closed.
    fn settle(&mut self, stretch: &Stretch) {
        match (stretch.asked(), stretch.mark) {
            (None, None) => {}
            (None, Some(mark)) => self.unused.push(mark),
            (Some(number), Some(mark)) => self.marked.push((number, mark)),
            (Some(number), None) => self.unmarked.push((number, stretch.at, stretch.length)),
        }
    }
}

/// The innermost of the open contexts at a node: most often it is the innermost of all.
#[inline(always)]
fn innermost(open: &mut [Context], node: u32) -> Option<&mut Context> {
    let at = match open.last() {
        Some(last) if last.watch == node => open.len() - 1,
        _ => open.iter().rposition(|open| open.watch == node)?,
    };
    open.get_mut(at)
}

impl<'o> Watching<'o> {
    /// Observers, the judge, and the paths for which they ask; are these the paths that
    /// every input has?
    pub(crate) fn watch(
        &mut self,
        observers: Vec<&'o mut dyn Observer>,
        judge: Option<&'o mut dyn Judge>,
        (paths, is_usual): (Arc<Paths>, bool),
    ) {
        (self.observers, self.judge) = (observers, judge);
        (self.paths, self.is_usual) = (paths, is_usual);
    }

    /// A message starts: what the judge wants of it is watched from now on; gives what the
    /// judge has to say.
    pub(crate) fn begin(&mut self, beginning: &Beginning<'_>) -> Vec<Finding> {
        let mut findings = Vec::new();
        let Some(judge) = &mut self.judge else { return findings };
        let message = beginning.message;
        let is_first = !self.begun.iter().any(|begun| begun == message);
        let wanted = judge.begins(&Beginning { is_first, ..*beginning }, &mut findings);
        let is_only = self.begun.is_empty();
        if is_first {
            self.begun.push(message.to_owned());
        }
        if !is_first || wanted.is_empty() {
            return findings;
        }
        let (number, first) = (self.observers.len(), self.wanted);
        self.wanted += wanted.len();
        let extended = |paths: &Arc<Paths>| {
            let mut paths = Paths::clone(paths);
            paths.extend(number, first, wanted);
            Arc::new(paths)
        };
        self.paths = match judge.kept().filter(|_| is_only && self.is_usual) {
            Some(kept) => kept.of(message, || extended(&self.paths)),
            None => extended(&self.paths),
        };
        findings
    }

    /// With contexts that were used before.
    pub(crate) fn in_contexts(contexts: Vec<Context>) -> Watching<'o> {
        Watching { contexts, ..Watching::default() }
    }

    /// Its contexts, to be used again.
    pub(crate) fn into_contexts(self) -> Vec<Context> {
        let mut contexts = self.contexts;
        contexts.retain(Context::is_small);
        contexts
    }

    /// The contexts that are open in the input that is read.
    #[inline(always)]
    fn opened(&mut self) -> &mut [Context] {
        &mut self.contexts[self.above..self.depth]
    }

    /// An element starts at decoded offset `at` below a watched one, or as the top of
    /// paths where `parent` is 0; its node.
    pub(crate) fn start(&mut self, parent: u32, name: &[u8], at: u64) -> u32 {
        if self.paths.0.is_empty() { 0 } else { self.enter(parent, name, at) }
    }

    /// A child of a watched element starts; its node, 0 if nobody watches it.
    #[inline]
    pub(crate) fn enter(&mut self, parent: u32, name: &[u8], at: u64) -> u32 {
        let Some(node) = self.child(parent, name) else { return 0 };
        self.open(node, at, name.len() + 1);
        node
    }

    /// The node of a child of that name, 0 if nobody watches it; `None` if the fast lane
    /// is to leave it to the general way. The name is given with its box.
    #[inline(always)]
    pub(crate) fn in_lane(&self, parent: u32, name: Word, in_box: u8) -> Option<u32> {
        self.paths.get(parent)?.short_child(name, in_box)
    }

    /// Whether a node is a context.
    #[inline]
    pub(crate) fn is_context(&self, node: u32) -> bool {
        self.paths.get(node).is_some_and(Watch::is_context)
    }

    /// The node of a child of that name.
    #[inline]
    pub(crate) fn child(&mut self, parent: u32, name: &[u8]) -> Option<u32> {
        let (node, is_any) = self.paths.child(parent, name)?;
        if is_any {
            Arc::make_mut(&mut self.paths).is_named(node, name);
        }
        Some(node)
    }

    /// An element that holds elements is there.
    pub(crate) fn present(&mut self, node: u32, at: u64, length: usize) {
        self.fill(node, b"", Some(Kind::Object), || Stretch::new(at, length));
    }

    /// What stands at a node starts there, with so many bytes: if it is a context, it is
    /// open now.
    pub(crate) fn open(&mut self, node: u32, at: u64, length: usize) {
        let watch = &self.paths.0[node as usize];
        if watch.is_context() {
            if self.contexts.len() == self.depth {
                self.contexts.push(Context::default());
            }
            let start = Stretch::new(at, length);
            self.contexts[self.depth].open(node, watch.own_slots, watch.is_record, start);
            self.depth += 1;
        }
    }

    /// A watched JSON value starts.
    pub(crate) fn json(&mut self, node: u32, value: &[u8], span: Span, kind: Kind) {
        if self.paths.0.is_empty() {
            return;
        }
        let length = usize::try_from(span.length()).unwrap_or(1);
        self.open(node, span.from, length);
        self.fill(node, value, Some(kind), || Stretch::new(span.from, length));
    }

    /// A watched element has that value, which stands at decoded offset `at`; the schema may
    /// have refused it.
    #[inline(never)]
    pub(crate) fn value(&mut self, node: u32, value: &[u8], at: u64, is_refused: bool) {
        self.fill(node, value, None, || Stretch::new(at, value.len()));
        if is_refused {
            self.refuse(node);
        }
    }

    /// The slot that a watched element fills, if that is all that is done with it.
    pub(crate) fn only_slot(&self, node: u32) -> Option<Slot> {
        let watch = self.paths.get(node).filter(|watch| !watch.is_secret)?;
        <[Slot; 1]>::try_from(&watch.slots[..]).ok().map(|[slot]| slot)
    }

    /// The value of an element or attribute that has [`Watching::only_slot`], at decoded
    /// offset `at`: so many of the first bytes of `text`.
    #[inline(never)]
    pub(crate) fn plain_value(&mut self, slot: Slot, text: &[u8], length: usize, at: u64) {
        if let Some(open) = innermost(self.opened(), slot.context) {
            open.fill(slot.number, (text, length), None, Stretch::new(at, length));
        }
    }

    /// An element that holds elements is there, and has [`Watching::only_slot`].
    #[inline(never)]
    pub(crate) fn plain_present(&mut self, slot: Slot, at: u64, length: usize) {
        if let Some(open) = innermost(self.opened(), slot.context) {
            open.fill(slot.number, (b"", 0), Some(Kind::Object), Stretch::new(at, length));
        }
    }

    /// The same as [`Watching::value`] for a value whose place was marked when its text began.
    pub(crate) fn marked_value(
        &mut self,
        node: u32,
        value: &[u8],
        mark: MarkId,
        window: &mut Window<'_>,
    ) {
        self.fill(node, value, None, || Stretch::marked(window.copy_mark(mark)));
    }

    /// A watched element has an attribute of that value, which the schema may have refused.
    pub(crate) fn attribute(
        &mut self,
        node: u32,
        name: &str,
        value: &[u8],
        at: u64,
        is_refused: bool,
    ) {
        if let Some(node) = self.paths.attribute(node, name) {
            self.value(node, value, at, is_refused);
        }
    }

    #[inline(always)]
    fn fill(
        &mut self,
        node: u32,
        value: &[u8],
        kind: Option<Kind>,
        mut stretch: impl FnMut() -> Stretch,
    ) {
        let watch = &self.paths.0[node as usize];
        for slot in &watch.slots {
            let opened = &mut self.contexts[self.above..self.depth];
            let Some(open) = innermost(opened, slot.context) else {
                continue;
            };
            open.fill(slot.number, (value, value.len()), kind, stretch());
            if watch.is_secret {
                open.overwrite_last();
            }
        }
    }

    /// Whether anybody reads the value of a watched element.
    pub(crate) fn is_read(&self, node: u32) -> bool {
        self.paths.get(node).is_some_and(|watch| !watch.slots.is_empty())
    }

    /// From now on values are of an input that was decoded from the text of this one;
    /// gives what [`Watching::ascend`] needs.
    pub(crate) fn descend(&mut self, window: &mut Window<'_>) -> usize {
        self.mark(window);
        std::mem::replace(&mut self.above, self.depth)
    }

    /// The decoded input is over; contexts in it that never closed are forgotten.
    pub(crate) fn ascend(&mut self, above: usize) {
        self.depth = self.above;
        self.above = above;
    }

    /// Marks what was filled into contexts whose text does not stay in the window, and
    /// where they start. The text of short ones stays: most close before they are long.
    pub(crate) fn mark(&mut self, window: &mut Window<'_>) {
        let end = window.offset(window.data().len());
        for context in self.opened().iter_mut().filter(|c| !c.is_record) {
            context.is_long |= end - context.start.at > LONGEST_HELD;
            if context.is_long {
                context.mark(window);
            }
        }
    }

    /// The decoded offset from which text must stay in the window.
    pub(crate) fn hold(&self) -> Option<u64> {
        let opened = &self.contexts[self.above..self.depth];
        opened.iter().find(|c| c.is_record || !c.is_long).map(|c| c.start.at)
    }

    /// A watched element ends: if it is a context, its observers see it. `path` gives the
    /// path of that element.
    pub(crate) fn leave(
        &mut self,
        node: u32,
        message: &str,
        path: &dyn Fn() -> String,
    ) -> Observed {
        let mut seen = Observed::default();
        if self.is_context(node) {
            self.close(node, message, path, &mut seen);
        }
        seen
    }

    /// A context closes.
    pub(crate) fn close(
        &mut self,
        node: u32,
        message: &str,
        path: &dyn Fn() -> String,
        seen: &mut Observed,
    ) {
        let Some(depth) = self.depth.checked_sub(1) else { return };
        self.depth = depth;
        let subscribers = &self.paths.0[node as usize].subscribers;
        // The judge comes last; what rules say is concealed when it is said.
        if subscribers.first().is_some_and(|first| first.observer < self.observers.len()) {
            self.contexts[depth].conceal();
        }
        let (around, context) = self.contexts.split_at(depth);
        let (around, context) = (&around[self.above..], &context[0]);
        let mut record =
            Record { context, around, given: &self.given, slots: &[], paths: &[], message, path };
        for subscriber in subscribers {
            let only_with = &subscriber.only_with;
            if !only_with.is_empty() && !context.has_one(only_with) && !context.is_damaged {
                continue;
            }
            (record.slots, record.paths) = (&subscriber.slots, &subscriber.paths);
            match (self.observers.get_mut(subscriber.observer), &mut self.judge) {
                (Some(observer), _) => {
                    observer.closed(subscriber.interest, &record, &mut seen.findings);
                }
                (None, Some(judge)) => {
                    judge.closed(subscriber.interest, &record, &mut seen.findings);
                }
                (None, None) => {}
            }
        }
        if context.has_places() {
            for stretch in context.stretches() {
                seen.settle(stretch);
            }
        }
    }

    /// The findings with their marks. Places that were asked for are marked; the window must
    /// not have moved since the contexts closed.
    pub(crate) fn placed(
        &mut self,
        seen: Observed,
        window: &mut Window<'_>,
    ) -> Vec<(Draft, MarkId)> {
        for (number, at, length) in seen.unmarked {
            self.places.insert(number, window.mark(at, length));
        }
        for (number, mark) in seen.marked {
            self.places.insert(number, window.copy_mark(mark));
            window.forget(mark);
        }
        for mark in seen.unused {
            window.forget(mark);
        }
        self.placed_now(seen.findings, window)
    }

    /// The mark of a spot.
    fn mark_of(&self, spot: Spot, window: &mut Window<'_>) -> MarkId {
        match spot.0 {
            Where::InRecord(at, length) => window.mark(at, length),
            Where::Asked(number) => match self.places.get(&number) {
                Some(mark) => *mark,
                None => self.mark_in_open(number, window),
            },
        }
    }

    /// The mark of a place in a context that is still open.
    #[cold]
    fn mark_in_open(&self, number: u64, window: &mut Window<'_>) -> MarkId {
        let mut stretches = self.contexts[..self.depth].iter().flat_map(Context::stretches);
        match stretches.find(|stretch| stretch.asked() == Some(number)) {
            Some(Stretch { mark: Some(mark), .. }) => window.copy_mark(*mark),
            Some(stretch) => window.mark(stretch.at, stretch.length),
            None => window.mark(0, 0),
        }
    }

    /// The input is complete.
    pub(crate) fn finish(&mut self) -> Observed {
        let mut seen = Observed::default();
        for observer in &mut self.observers {
            observer.finished(&mut seen.findings);
        }
        if let Some(judge) = &mut self.judge {
            judge.finished(&mut seen.findings);
        }
        seen
    }

    /// Something is wrong with the elements of the innermost context.
    pub(crate) fn damage(&mut self) {
        if let Some(innermost) = self.opened().last_mut() {
            innermost.is_damaged = true;
        }
    }

    /// The schema refused the value that a watched element, or its attribute, had last.
    #[cold]
    pub(crate) fn refuse(&mut self, node: u32) {
        let Some(watch) = self.paths.0.get(node as usize) else { return };
        for slot in &watch.slots {
            if let Some(open) = innermost(&mut self.contexts[self.above..self.depth], slot.context)
            {
                open.refuse(slot.number);
            }
        }
    }

    /// What the judge has to say of an element without content.
    pub(crate) fn hollow(&mut self, hollow: &Hollow<'_>) -> Vec<Finding> {
        let mut findings = Vec::new();
        if let Some(judge) = &mut self.judge {
            judge.hollow(hollow, &mut findings);
        }
        findings
    }

    /// The spot of a marked place, which the caller keeps.
    pub(crate) fn spot_of(&mut self, mark: MarkId) -> Spot {
        self.given.set(self.given.get() + 1);
        self.places.insert(self.given.get(), mark);
        Spot(Where::Asked(self.given.get()))
    }

    /// That spot is not asked for any more; its mark.
    pub(crate) fn forget(&mut self, spot: Spot) -> Option<MarkId> {
        match spot.0 {
            Where::Asked(number) => self.places.remove(&number),
            Where::InRecord(..) => None,
        }
    }

    /// Findings on what is being read, with their marks.
    pub(crate) fn placed_now(
        &self,
        findings: Vec<Finding>,
        window: &mut Window<'_>,
    ) -> Vec<(Draft, MarkId)> {
        let mark = |spot, window: &mut Window<'_>| match spot {
            Spot(Where::Asked(_)) => {
                let mark = self.mark_of(spot, window);
                window.copy_mark(mark)
            }
            Spot(Where::InRecord(..)) => self.mark_of(spot, window),
        };
        let placed = findings.into_iter().map(|found| (mark(found.place, window), found));
        placed.map(|(mark, found)| (found.draft(), mark)).collect()
    }

    /// What single values of an element are to the judge, if there is one.
    pub(crate) fn role(&self, leaf: &Leaf<'_>) -> u16 {
        self.judge.as_ref().map_or(0, |judge| judge.role(leaf))
    }

    /// Whether the judge judged something; `None` without one.
    pub(crate) fn has_rules(&self) -> Option<bool> {
        self.judge.as_ref().map(|judge| judge.has_rules())
    }

    /// Whether findings of a code could come from a judge.
    pub(crate) fn runs(&self, code: &Code) -> bool {
        self.judge.as_ref().is_some_and(|judge| judge.runs(code))
    }

    /// Whether there is a judge.
    #[inline]
    pub(crate) fn has_judge(&self) -> bool {
        self.judge.is_some()
    }

    /// Whether the judge has nothing to say of a value.
    #[inline]
    pub(crate) fn admits(&mut self, role: u16, value: &[u8], attribute: &[u8]) -> bool {
        self.judge.as_mut().is_none_or(|judge| judge.admits(role, value, attribute))
    }

    /// What the judge has to say of a value.
    pub(crate) fn judged(&mut self, single: &Single<'_>) -> Vec<Finding> {
        let mut findings = Vec::new();
        if let Some(judge) = &mut self.judge {
            judge.judge(single, &mut findings);
        }
        findings
    }

    /// The places that observers kept.
    pub(crate) fn locate(&mut self, window: &mut Window<'_>) {
        let mut observers = std::mem::take(&mut self.observers);
        let mut judge = self.judge.take();
        let mut place = |spot| {
            let mark = self.mark_of(spot, window);
            let Shown { place, inside, excerpt } = window.take(mark);
            Located { place, inside, excerpt }
        };
        observers.iter_mut().for_each(|observer| observer.located(&mut place));
        if let Some(judge) = &mut judge {
            judge.located(&mut place);
        }
        (self.observers, self.judge) = (observers, judge);
    }
}
