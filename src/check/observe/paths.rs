//! The paths that observers asked for, as a tree that the engine walks.

use super::slots::Slots;
use super::{Interest, Observer};
use crate::source::secret;
use crate::xml::Word;
use std::sync::Arc;

/// The step for an element of any name.
const ANY: &str = "*";

/// The step out of a context.
pub(super) const OUTER: &str = "../";

/// A node of the watched paths; 0 stands above the root element.
#[derive(Clone, Debug, Default)]
pub(super) struct Watch {
    children: Vec<(String, u32)>,
    /// The same by their names as tags are compared, if they are short.
    short: Vec<(Word, u32)>,
    /// For each box that names fall into, where the first of these that is in it stands,
    /// from 1; 0 if none is.
    boxes: [u16; Word::BOXES],
    /// Children of any name are watched.
    has_any: bool,
    /// What is wanted of any child of its parent is wanted of it too.
    is_grafted: bool,
    /// Its value is a secret.
    pub(super) is_secret: bool,
    /// So is everything in it.
    is_secret_inside: bool,
    /// The slots that its value fills.
    pub(super) slots: Vec<Slot>,
    /// The interests whose context it is.
    pub(super) subscribers: Vec<Subscriber>,
    /// The places of its values need no mark: all of these are of records.
    pub(super) is_record: bool,
    /// How many slots it has as a context.
    pub(super) own_slots: u32,
}

/// A slot of a context.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Slot {
    pub(super) number: u32,
    /// The node of the context.
    pub(super) context: u32,
}

/// An interest in a context.
#[derive(Clone, Debug)]
pub(super) struct Subscriber {
    pub(super) observer: usize,
    pub(super) interest: usize,
    /// The slots of its paths.
    pub(super) slots: Vec<Slot>,
    /// Its paths.
    pub(super) paths: Arc<[String]>,
    /// Slots of the context of which one must have a value; empty if none must.
    pub(super) only_with: Slots,
    is_record: bool,
}

/// The watched paths.
#[derive(Clone, Debug, Default)]
pub(crate) struct Paths(pub(super) Vec<Watch>);

impl Paths {
    /// The paths for which observers ask.
    pub(crate) fn of(observers: &[&mut dyn Observer]) -> Paths {
        let mut paths = Paths(vec![Watch::default()]);
        for (i, observer) in observers.iter().enumerate() {
            paths.subscribe_all(i, 0, observer.interests());
        }
        paths.spread(0);
        paths.make_ready();
        paths
    }

    /// Adds interests of an observer that come to it while the input is read, the first of
    /// which has that number. Nodes that were there stay what they are.
    pub(crate) fn extend(&mut self, observer: usize, first: usize, interests: Vec<Interest>) {
        self.subscribe_all(observer, first, interests);
        self.spread(0);
        self.make_ready();
    }

    fn subscribe_all(&mut self, observer: usize, first: usize, interests: Vec<Interest>) {
        for (number, wanted) in (first..).zip(interests) {
            self.subscribe(observer, number, wanted);
        }
    }

    fn make_ready(&mut self) {
        for watch in &mut self.0 {
            watch.make_ready();
        }
    }

    /// Adds an interest. Who asks for the same value of the same context as another reads
    /// the same slot.
    fn subscribe(&mut self, observer: usize, interest: usize, wanted: Interest) {
        let context = self.node(0, &wanted.context);
        let slots = wanted.values.iter().map(|path| self.slot(&wanted.context, path)).collect();
        let only_with = wanted.only_with.iter().map(|path| self.slot(&wanted.context, path).number);
        let only_with = Slots::of(only_with);
        let is_record = wanted.is_record;
        let paths = wanted.values.into();
        let subscriber = Subscriber { observer, interest, slots, paths, only_with, is_record };
        self.0[context as usize].subscribers.push(subscriber);
    }

    /// The slot of a value at a path from a context, which it is that of an element around.
    fn slot(&mut self, context: &str, path: &str) -> Slot {
        let (mut context, mut path) = (context, path);
        while let Some(rest) = path.strip_prefix(OUTER) {
            context = context.rsplit_once('/').map_or("", |(around, _)| around);
            path = rest;
        }
        let context = self.node(0, context);
        let node = self.node(context, path);
        let known = self.0[node as usize].slots.iter().find(|slot| slot.context == context);
        known.copied().unwrap_or_else(|| {
            let slot = Slot { number: self.more_slots(context, 1), context };
            self.0[node as usize].slots.push(slot);
            slot
        })
    }

    /// The first of so many new slots of a context.
    fn more_slots(&mut self, context: u32, count: u32) -> u32 {
        let own = &mut self.0[context as usize].own_slots;
        *own += count;
        *own - count
    }

    /// The node at a path below another, made where it is not there.
    fn node(&mut self, from: u32, path: &str) -> u32 {
        let mut at = from;
        for step in path.split('/').filter(|step| !step.is_empty()) {
            let known = self.0[at as usize].children.iter().find(|(name, _)| name == step);
            at = match known {
                Some((_, node)) => *node,
                None => self.add(at, step),
            };
        }
        at
    }

    fn add(&mut self, parent: u32, step: &str) -> u32 {
        let node = self.0.len() as u32;
        let is_inside = self.0[parent as usize].is_secret_inside;
        self.0.push(Watch {
            is_secret: is_inside || secret::is_secret(step),
            is_secret_inside: is_inside || secret::is_secret_inside(step),
            ..Watch::default()
        });
        self.0[parent as usize].children.push((step.to_owned(), node));
        node
    }

    /// What is wanted of any child is wanted of each named one too.
    fn spread(&mut self, node: u32) {
        let children = self.0[node as usize].children.clone();
        if let Some((_, any)) = children.iter().find(|(name, _)| name == ANY) {
            let is_element = |name: &str| name != ANY && !name.starts_with('@');
            for (_, named) in children.iter().filter(|(name, _)| is_element(name)) {
                if !std::mem::replace(&mut self.0[*named as usize].is_grafted, true) {
                    self.graft(*any, *named, &mut Vec::new());
                }
            }
        }
        for (_, child) in children {
            self.spread(child);
        }
    }

    /// Adds to a node what another has. Of each node of the branch so far `twins` tells the
    /// new one, since values know the nodes of their contexts, and the first of its slots.
    fn graft(&mut self, from: u32, to: u32, twins: &mut Vec<(u32, u32, u32)>) {
        let first = self.more_slots(to, self.0[from as usize].own_slots);
        twins.push((from, to, first));
        let twin = |slot: &Slot| match twins.iter().find(|t| t.0 == slot.context) {
            Some((_, twin, first)) => Slot { number: slot.number + first, context: *twin },
            None => *slot,
        };
        let slots: Vec<Slot> = self.0[from as usize].slots.iter().map(twin).collect();
        self.0[to as usize].slots.extend(slots);
        let mut subscribers = self.0[from as usize].subscribers.clone();
        for subscriber in &mut subscribers {
            subscriber.slots.iter_mut().for_each(|slot| *slot = twin(slot));
            subscriber.only_with = subscriber.only_with.behind(first);
        }
        let own = &mut self.0[to as usize].subscribers;
        own.extend(subscribers);
        own.sort_by_key(|subscriber| (subscriber.observer, subscriber.interest));
        for (name, child) in self.0[from as usize].children.clone() {
            let copy = self.node(to, &name);
            self.graft(child, copy, twins);
        }
    }

    pub(super) fn get(&self, node: u32) -> Option<&Watch> {
        self.0.get(node as usize)
    }

    /// The node of a child of that name, and whether it is that of children of any name.
    #[inline]
    pub(super) fn child(&self, parent: u32, name: &[u8]) -> Option<(u32, bool)> {
        let children = &self.get(parent)?.children;
        if let Some((_, node)) = children.iter().find(|(n, _)| n.as_bytes() == name) {
            return Some((*node, false));
        }
        let (_, node) = *children.iter().find(|(n, _)| n == ANY)?;
        Some((node, true))
    }

    /// A child of any name has that one now: whether its value is a secret.
    pub(super) fn is_named(&mut self, node: u32, name: &[u8]) {
        self.0[node as usize].is_secret = secret::is_secret(&String::from_utf8_lossy(name));
    }

    /// The node of an attribute.
    pub(super) fn attribute(&self, node: u32, name: &str) -> Option<u32> {
        let mut children = self.get(node)?.children.iter();
        children.find(|(n, _)| n.strip_prefix('@') == Some(name)).map(|(_, node)| *node)
    }
}

impl Watch {
    /// Fills what is found out from the rest.
    fn make_ready(&mut self) {
        self.has_any = self.children.iter().any(|(name, _)| name == ANY);
        let short = |(name, node): &(String, u32)| (Word::of(name.as_bytes()), *node);
        self.short = self.children.iter().map(short).collect();
        self.boxes = [u16::from(self.has_any); Word::BOXES];
        for (at, (name, _)) in self.short.iter().enumerate().rev() {
            self.boxes[name.in_box() as usize] = u16::try_from(at + 1).unwrap_or(1);
        }
        let is_read = !self.subscribers.is_empty();
        self.is_record = is_read && self.subscribers.iter().all(|s| s.is_record);
    }

    pub(super) fn is_context(&self) -> bool {
        self.own_slots > 0 || !self.subscribers.is_empty()
    }

    /// The node of a child of that short name, 0 if nobody watches it; `None` if children
    /// of any name are watched.
    #[inline(always)]
    pub(super) fn short_child(&self, name: Word, in_box: u8) -> Option<u32> {
        match self.boxes[in_box as usize % Word::BOXES] {
            0 => Some(0),
            first => self.find_short(name, first),
        }
    }

    #[inline(always)]
    fn find_short(&self, name: Word, first: u16) -> Option<u32> {
        let mut rest = self.short.get(usize::from(first) - 1..)?.iter();
        match rest.find(|(short, _)| *short == name) {
            Some((_, node)) => Some(*node),
            None => (!self.has_any).then_some(0),
        }
    }
}
