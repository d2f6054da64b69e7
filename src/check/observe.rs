//! Observers: how rules, claims and counters see a message while it is checked.
//!
//! An observer declares the element paths that it reads. Each value gets a slot of the
//! context (header, batch, record) in which it stands; the engine fills the slots as it
//! passes and calls the observer when the context closes. What nobody declared costs
//! one comparison an element. Memory is that of the open contexts: one record, its
//! batch and its header.

use super::sink::Draft;
use crate::diagnostic::{Code, Inside, Place};
use crate::json::{Kind, Span};
use crate::source::{MarkId, Shown, Window, secret};
use crate::xml::Word;
use std::cell::Cell;
use std::sync::Arc;

/// What an observer reads.
///
/// Paths are local names with `/` between, `@` before an attribute, `*` for one step of
/// any name; the empty path of a value is the context itself. In JSON a member is a step
/// and an array is none: its items repeat the step. The empty context is the JSON text
/// itself, or each item of it.
///
/// ```
/// use isoproof::check::Interest;
/// let batch = Interest::new("Document/CstmrCdtTrfInitn/PmtInf", &["PmtInfId", "NbOfTxs"]);
/// let payment = Interest::new("Document/CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf", &["Amt/InstdAmt/@Ccy"]);
/// assert!(payment.record().is_record && !batch.is_record);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interest {
    /// The path of the context, from the root element.
    pub context: String,
    /// The paths of values from the context.
    pub values: Vec<String>,
    /// True for a record (the innermost repeating transaction): its text stays in the
    /// window until it closes. False for a context that may be as long as the file.
    pub is_record: bool,
}

impl Interest {
    /// Values of a context that may be as long as the file.
    #[must_use]
    pub fn new(context: &str, values: &[&str]) -> Interest {
        let values = values.iter().map(|path| (*path).to_owned()).collect();
        Interest { context: context.to_owned(), values, is_record: false }
    }

    /// The same for a record.
    #[must_use]
    pub fn record(self) -> Interest {
        Interest { is_record: true, ..self }
    }
}

/// Something that looks at a message while it is checked.
pub trait Observer {
    /// The contexts whose closing it wants to see, and what it reads of them. Asked for
    /// once an input.
    fn interests(&self) -> Vec<Interest>;

    /// A context closed; `interest` is the index of its interest. Of contexts that close
    /// together, that of the first interest is told first.
    fn closed(&mut self, interest: usize, record: &Record<'_>, findings: &mut Vec<Finding>);

    /// The input is complete. Places of values outside records are still good.
    fn finished(&mut self, findings: &mut Vec<Finding>) {
        let _ = findings;
    }

    /// The last call for an input: `place` tells where a spot outside records is, once.
    fn located(&mut self, place: &mut dyn FnMut(Spot) -> Located) {
        let _ = place;
    }
}

/// A finding of an observer at the place of a value.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Which kind.
    pub code: &'static Code,
    /// What is wrong.
    pub message: String,
    /// The path of the element.
    pub path: String,
    /// What is allowed.
    pub expected: Option<String>,
    /// What stands there.
    pub found: Option<String>,
    /// What to do.
    pub help: Option<String>,
    /// The reason code with which a bank would answer.
    pub bank_reason: Option<&'static str>,
    /// Where.
    pub place: Spot,
}

/// The place of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot(Where);

/// Where a spot turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    /// The place in the file, or in the text decoded from it.
    pub place: Place,
    /// Where the file holds the decoded text, if it is one.
    pub inside: Option<Arc<Inside>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Where {
    /// Marked; good until the end of the input.
    Marked(MarkId),
    /// A decoded offset and a length; good while the record is open.
    InRecord(u64, u64),
}

/// The values of one context, read-only.
pub struct Record<'a> {
    context: &'a Context,
    /// The slots of the interest, in the order of its paths.
    slots: &'a [u32],
    /// The message id of the schema; empty in a wrapper and in what no schema declares.
    pub message: &'a str,
    path: &'a dyn Fn() -> String,
}

impl Record<'_> {
    /// The indexed path of the context's element.
    #[must_use]
    pub fn path(&self) -> String {
        (self.path)()
    }

    /// The place of the start tag of the context's element.
    #[must_use]
    pub fn start(&self) -> Spot {
        self.context.start.spot()
    }

    /// The first value of the path with that index in the interest.
    #[must_use]
    pub fn value(&self, path: usize) -> Option<&[u8]> {
        self.values(path).next().map(|value| value.text)
    }

    /// All values of that path, in order.
    pub fn values(&self, path: usize) -> impl Iterator<Item = Value<'_>> {
        let slot = self.slots.get(path).copied();
        let filled = self.context.filled.iter().filter(move |f| Some(f.slot) == slot);
        filled.map(|f| {
            let text = &self.context.text[f.from..f.to];
            Value { text, kind: f.kind, stretch: &f.stretch }
        })
    }

    /// What kind of JSON value the first of that path is; `None` in XML.
    #[must_use]
    pub fn kind(&self, path: usize) -> Option<Kind> {
        self.values(path).next()?.kind
    }

    /// The place of the first value of that path.
    #[must_use]
    pub fn place(&self, path: usize) -> Option<Spot> {
        self.values(path).next().map(Value::place)
    }
}

/// A value of a record.
#[derive(Clone, Copy, Debug)]
pub struct Value<'a> {
    /// Its text, with references or escapes resolved, and secrets overwritten; of a JSON
    /// object and of null, nothing.
    pub text: &'a [u8],
    /// What kind of JSON value it is; `None` in XML.
    pub kind: Option<Kind>,
    stretch: &'a Stretch,
}

impl Value<'_> {
    /// Where it stands.
    #[must_use]
    pub fn place(self) -> Spot {
        self.stretch.spot()
    }
}

/// A stretch of the input that may be asked for.
#[derive(Debug)]
struct Stretch {
    /// Decoded offset.
    at: u64,
    length: u64,
    mark: Option<MarkId>,
    /// Somebody asked for its place.
    asked: Cell<bool>,
}

impl Stretch {
    fn new(at: u64, length: usize) -> Stretch {
        Stretch { at, length: length as u64, mark: None, asked: Cell::new(false) }
    }

    fn spot(&self) -> Spot {
        self.asked.set(true);
        Spot(match self.mark {
            Some(mark) => Where::Marked(mark),
            None => Where::InRecord(self.at, self.length),
        })
    }

    fn unused(&self) -> Option<MarkId> {
        self.mark.filter(|_| !self.asked.get())
    }
}

/// A value in a slot.
#[derive(Debug)]
struct Filled {
    slot: u32,
    from: usize,
    to: usize,
    kind: Option<Kind>,
    stretch: Stretch,
}

/// An open context.
#[derive(Debug)]
struct Context {
    /// Its node among the watched paths.
    watch: u32,
    /// Its start tag.
    start: Stretch,
    filled: Vec<Filled>,
    text: Vec<u8>,
    is_record: bool,
}

/// The step for an element of any name.
const ANY: &str = "*";

/// A node of the watched paths; 0 stands above the root element.
#[derive(Debug, Default)]
struct Watch {
    children: Vec<(String, u32)>,
    /// The names of the children that are short, as tags are compared, with their nodes.
    short: Vec<(Word, u32)>,
    /// The fast lane passes such an element: it is no context, and its values are those of
    /// records, whose places need no mark.
    is_plain: bool,
    /// Its value is a secret.
    is_secret: bool,
    /// So is everything in it.
    is_secret_inside: bool,
    /// The slots that its value fills, each with the node of its context.
    slots: Vec<(u32, u32)>,
    /// The interests whose context it is.
    contexts: Vec<Subscriber>,
}

#[derive(Clone, Debug)]
struct Subscriber {
    observer: usize,
    interest: usize,
    slots: Vec<u32>,
    record: bool,
}

/// The observers of one input, and what they wait for.
#[derive(Default)]
pub(crate) struct Watching<'o> {
    observers: Vec<&'o mut dyn Observer>,
    watches: Vec<Watch>,
    slots: u32,
    open: Vec<Context>,
    /// How many of the open contexts stand above the input that is read: they are of the
    /// wrapper whose text was decoded to it.
    above: usize,
}

impl<'o> Watching<'o> {
    pub(crate) fn new(observers: Vec<&'o mut dyn Observer>) -> Watching<'o> {
        let mut watching = Watching { watches: vec![Watch::default()], ..Watching::default() };
        for (i, observer) in observers.iter().enumerate() {
            for (j, interest) in observer.interests().iter().enumerate() {
                watching.subscribe(i, j, interest);
            }
        }
        watching.observers = observers;
        watching.spread(0);
        watching.ready_for_lane();
        watching
    }

    /// Finds out what the fast lane may pass.
    fn ready_for_lane(&mut self) {
        for node in 0..self.watches.len() {
            let is_plain = self.is_plain(&self.watches[node]);
            let watch = &mut self.watches[node];
            let short = watch.children.iter().filter(|(name, _)| name != ANY);
            watch.short = short.map(|(name, node)| (Word::of(name.as_bytes()), *node)).collect();
            watch.is_plain = is_plain;
        }
    }

    /// Whether it is no context, and its value and attributes are those of records.
    fn is_plain(&self, watch: &Watch) -> bool {
        let attributes = watch.children.iter().filter(|(name, _)| name.starts_with('@'));
        let attributes = attributes.map(|(_, node)| &self.watches[*node as usize]);
        let mut slots = attributes.chain([watch]).flat_map(|watch| &watch.slots);
        watch.contexts.is_empty() && slots.all(|(_, context)| self.is_record(*context))
    }

    /// Whether the contexts at a node are records.
    fn is_record(&self, node: u32) -> bool {
        self.watches[node as usize].contexts.iter().any(|context| context.record)
    }

    /// What is wanted of any child is wanted of each named one too.
    fn spread(&mut self, node: u32) {
        let children = self.watches[node as usize].children.clone();
        if let Some((_, any)) = children.iter().find(|(name, _)| name == ANY) {
            let is_element = |name: &str| name != ANY && !name.starts_with('@');
            for (_, named) in children.iter().filter(|(name, _)| is_element(name)) {
                self.graft(*any, *named, &mut vec![(*any, *named)]);
            }
        }
        for (_, child) in children {
            self.spread(child);
        }
    }

    /// Adds to a node what another has. `twins` are the nodes of the branch so far, since
    /// values know the nodes of their contexts.
    fn graft(&mut self, from: u32, to: u32, twins: &mut Vec<(u32, u32)>) {
        let twin = |context: u32| twins.iter().find(|t| t.0 == context).map_or(context, |t| t.1);
        let slots: Vec<(u32, u32)> = self.watches[from as usize]
            .slots
            .iter()
            .map(|(slot, context)| (*slot, twin(*context)))
            .collect();
        self.watches[to as usize].slots.extend(slots);
        let contexts = self.watches[from as usize].contexts.clone();
        let own = &mut self.watches[to as usize].contexts;
        own.extend(contexts);
        own.sort_by_key(|subscriber| (subscriber.observer, subscriber.interest));
        for (name, child) in self.watches[from as usize].children.clone() {
            let copy = self.node(to, &name);
            twins.push((child, copy));
            self.graft(child, copy, twins);
        }
    }

    fn subscribe(&mut self, observer: usize, interest: usize, wanted: &Interest) {
        let context = self.node(0, &wanted.context);
        let mut slots = Vec::new();
        for path in &wanted.values {
            let node = self.node(context, path);
            let slot = self.slots;
            self.slots += 1;
            self.watches[node as usize].slots.push((slot, context));
            slots.push(slot);
        }
        let record = wanted.is_record;
        let subscriber = Subscriber { observer, interest, slots, record };
        self.watches[context as usize].contexts.push(subscriber);
    }

    /// The node at a path below another, made where it is not there.
    fn node(&mut self, from: u32, path: &str) -> u32 {
        let mut at = from;
        for step in path.split('/').filter(|step| !step.is_empty()) {
            let known = self.watches[at as usize].children.iter().find(|(name, _)| name == step);
            at = match known {
                Some((_, node)) => *node,
                None => {
                    let node = self.watches.len() as u32;
                    let is_inside = self.watches[at as usize].is_secret_inside;
                    self.watches.push(Watch {
                        is_secret: is_inside || secret::is_secret(step),
                        is_secret_inside: is_inside || secret::is_secret_inside(step),
                        ..Watch::default()
                    });
                    self.watches[at as usize].children.push((step.to_owned(), node));
                    node
                }
            };
        }
        at
    }

    /// An element starts at decoded offset `at` below a watched one, or as the top of
    /// paths where `parent` is 0; its node.
    pub(crate) fn start(&mut self, parent: u32, name: &[u8], at: u64) -> u32 {
        if self.watches.is_empty() { 0 } else { self.enter(parent, name, at) }
    }

    /// A child of a watched element starts; its node, 0 if nobody watches it.
    #[inline]
    pub(crate) fn enter(&mut self, parent: u32, name: &[u8], at: u64) -> u32 {
        let Some(node) = self.child(parent, name) else { return 0 };
        self.open(node, Stretch::new(at, name.len() + 1));
        node
    }

    /// The node of a child of that name if the fast lane may pass it, 0 if nobody watches
    /// it; `None` if it is left to the general way.
    #[inline]
    pub(crate) fn in_lane(&self, parent: u32, name: Word) -> Option<u32> {
        let watch = self.watches.get(parent as usize)?;
        if watch.short.len() < watch.children.len() {
            return None; // Somebody watches children of any name.
        }
        match watch.short.iter().find(|(short, _)| *short == name) {
            None => Some(0),
            Some((_, node)) => self.watches[*node as usize].is_plain.then_some(*node),
        }
    }

    /// Whether a node is a context.
    pub(crate) fn is_context(&self, node: u32) -> bool {
        self.watches.get(node as usize).is_some_and(|watch| !watch.contexts.is_empty())
    }

    /// The node of a child of that name.
    #[inline]
    pub(crate) fn child(&mut self, parent: u32, name: &[u8]) -> Option<u32> {
        let children = &self.watches.get(parent as usize)?.children;
        if let Some((_, node)) = children.iter().find(|(n, _)| n.as_bytes() == name) {
            return Some(*node);
        }
        let (_, node) = *children.iter().find(|(n, _)| n == ANY)?;
        self.watches[node as usize].is_secret = secret::is_secret(&String::from_utf8_lossy(name));
        Some(node)
    }

    /// What stands at a node starts: if it is a context, it is open now.
    #[inline]
    fn open(&mut self, node: u32, start: Stretch) {
        let contexts = &self.watches[node as usize].contexts;
        if !contexts.is_empty() {
            let is_record = contexts.iter().any(|c| c.record);
            let (filled, text) = (Vec::new(), Vec::new());
            self.open.push(Context { watch: node, start, filled, text, is_record });
        }
    }

    /// A watched JSON value starts.
    pub(crate) fn json(&mut self, node: u32, value: &[u8], span: Span, kind: Kind) {
        if self.watches.is_empty() {
            return;
        }
        let stretch = || Stretch::new(span.from, usize::try_from(span.length()).unwrap_or(1));
        self.open(node, stretch());
        self.fill(node, value, Some(kind), stretch);
    }

    /// A watched element has that value, which stands at decoded offset `at`.
    pub(crate) fn value(&mut self, node: u32, value: &[u8], at: u64) {
        self.fill(node, value, None, || Stretch::new(at, value.len()));
    }

    /// The same for a value whose place was marked when its text began.
    pub(crate) fn marked_value(
        &mut self,
        node: u32,
        value: &[u8],
        mark: MarkId,
        window: &mut Window<'_>,
    ) {
        self.fill(node, value, None, || Stretch {
            mark: Some(window.copy_mark(mark)),
            ..Stretch::new(0, value.len())
        });
    }

    fn fill(
        &mut self,
        node: u32,
        value: &[u8],
        kind: Option<Kind>,
        mut stretch: impl FnMut() -> Stretch,
    ) {
        let is_secret = self.watches[node as usize].is_secret;
        for i in 0..self.watches[node as usize].slots.len() {
            let (slot, context) = self.watches[node as usize].slots[i];
            let mut open = self.open[self.above..].iter_mut().rev();
            let Some(open) = open.find(|c| c.watch == context) else {
                continue;
            };
            let from = open.text.len();
            open.text.extend_from_slice(value);
            let to = open.text.len();
            if is_secret {
                secret::overwrite(&mut open.text[from..]);
            } else {
                secret::conceal(&mut open.text[from..]);
            }
            open.filled.push(Filled { slot, from, to, kind, stretch: stretch() });
        }
    }

    /// Whether anybody reads the value of a watched element.
    pub(crate) fn is_read(&self, node: u32) -> bool {
        self.watches.get(node as usize).is_some_and(|watch| !watch.slots.is_empty())
    }

    /// From now on values are of an input that was decoded from the text of this one;
    /// gives what [`Watching::ascend`] needs.
    pub(crate) fn descend(&mut self, window: &mut Window<'_>) -> usize {
        self.mark(window);
        std::mem::replace(&mut self.above, self.open.len())
    }

    /// The decoded input is over; contexts in it that never closed are forgotten.
    pub(crate) fn ascend(&mut self, above: usize) {
        self.open.truncate(self.above);
        self.above = above;
    }

    /// A watched element has an attribute of that value.
    pub(crate) fn attribute(&mut self, node: u32, name: &str, value: &[u8], at: u64) {
        let children = self.watches[node as usize].children.iter();
        let mut found =
            children.filter(|(n, _)| n.strip_prefix('@') == Some(name)).map(|(_, node)| *node);
        if let Some(node) = found.next_back() {
            self.value(node, value, at);
        }
    }

    /// Marks what was filled into contexts whose text does not stay in the window, and
    /// where they start.
    pub(crate) fn mark(&mut self, window: &mut Window<'_>) {
        for context in self.open[self.above..].iter_mut().filter(|c| !c.is_record) {
            let filled = context.filled.iter_mut().rev().map(|f| &mut f.stretch);
            let unmarked = filled.take_while(|s| s.mark.is_none());
            for stretch in
                unmarked.chain([&mut context.start].into_iter().filter(|s| s.mark.is_none()))
            {
                stretch.mark = Some(window.mark(stretch.at, stretch.length));
            }
        }
    }

    /// The decoded offset from which text must stay in the window.
    pub(crate) fn hold(&self) -> Option<u64> {
        self.open[self.above..].iter().find(|c| c.is_record).map(|c| c.start.at)
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
        if self.watches.get(node as usize).is_none_or(|w| w.contexts.is_empty()) {
            return seen;
        }
        let Some(context) = self.open.pop() else { return seen };
        for subscriber in &self.watches[node as usize].contexts {
            let record = Record { context: &context, slots: &subscriber.slots, message, path };
            let observer = &mut self.observers[subscriber.observer];
            observer.closed(subscriber.interest, &record, &mut seen.findings);
        }
        let stretches = context.filled.iter().map(|f| &f.stretch).chain([&context.start]);
        seen.unused = stretches.filter_map(Stretch::unused).collect();
        seen
    }

    /// The input is complete.
    pub(crate) fn finish(&mut self) -> Observed {
        let mut seen = Observed::default();
        for observer in &mut self.observers {
            observer.finished(&mut seen.findings);
        }
        seen
    }

    /// The places that observers kept.
    pub(crate) fn locate(&mut self, window: &mut Window<'_>) {
        for observer in &mut self.observers {
            observer.located(&mut |spot| {
                let mark = spot.mark(window);
                let Shown { place, inside, .. } = window.take(mark);
                Located { place, inside }
            });
        }
    }
}

/// What observers found, and the marks that nobody needs any more.
#[derive(Default)]
pub(crate) struct Observed {
    pub(crate) findings: Vec<Finding>,
    pub(crate) unused: Vec<MarkId>,
}

impl Spot {
    pub(crate) fn mark(self, window: &mut Window<'_>) -> MarkId {
        match self.0 {
            Where::Marked(mark) => mark,
            Where::InRecord(at, length) => window.mark(at, length),
        }
    }
}

impl Finding {
    pub(crate) fn draft(self) -> Draft {
        Draft {
            code: self.code,
            message: self.message,
            path: self.path,
            expected: self.expected,
            found: self.found,
            help: self.help,
            bank_reason: self.bank_reason,
        }
    }
}
