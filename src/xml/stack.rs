//! The elements that are open.

use super::namespace::Scope;
use super::word::Word;
use crate::source::{Anchor, Window};

/// An open element.
#[derive(Clone, Debug)]
pub(super) struct Open {
    pub(super) anchor: Anchor,
    /// Its name as written, if that is a word.
    pub(super) word: Word,
    /// Bytes of its name.
    pub(super) length: usize,
    /// Where its name starts in the names that are no words.
    from: usize,
    /// Its name has a finding, so that another name in its end tag proves nothing.
    pub(super) misnamed: bool,
}

impl AsMut<Anchor> for Open {
    fn as_mut(&mut self) -> &mut Anchor {
        &mut self.anchor
    }
}

/// The elements that are open, outermost first, and the namespaces bound in them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Stack {
    pub(super) elements: Vec<Open>,
    /// The names that are no words.
    names: Vec<u8>,
    pub(super) scope: Scope,
}

impl Stack {
    /// Closes everything.
    pub(super) fn clear(&mut self) {
        self.elements.clear();
        self.names.clear();
        self.scope.clear();
    }

    #[inline]
    pub(super) fn push(&mut self, anchor: Anchor, word: Word, name: &[u8], misnamed: bool) {
        let from = self.names.len();
        self.elements.push(Open { anchor, word, length: name.len(), from, misnamed });
        if word == Word::NONE {
            self.names.extend_from_slice(name);
        }
    }

    #[inline]
    pub(super) fn pop(&mut self) {
        let depth = self.elements.len();
        if let Some(open) = self.elements.pop() {
            self.names.truncate(open.from);
            self.scope.leave(depth);
        }
    }

    /// The name of the element at that depth, from 0, as written; empty if there is none.
    pub(super) fn name(&self, depth: usize) -> Vec<u8> {
        match self.elements.get(depth) {
            None => Vec::new(),
            Some(open) if open.word != Word::NONE => {
                open.word.0.to_le_bytes()[..open.length].to_vec()
            }
            Some(open) => self.names[open.from..open.from + open.length].to_vec(),
        }
    }

    /// The outermost elements of these.
    pub(crate) fn outermost(&self, depth: usize) -> Stack {
        let mut outer = self.clone();
        while outer.elements.len() > depth {
            outer.pop();
        }
        outer
    }

    /// How many elements have their start tags before decoded offset `at`.
    pub(crate) fn opened_before(&self, at: u64) -> usize {
        self.elements.iter().take_while(|open| open.anchor.at < at).count()
    }

    /// Whether elements of the same names are open, with the same bindings.
    pub(crate) fn is_like(&self, other: &Stack) -> bool {
        let name = |open: &Open| (open.word, open.length, open.from);
        self.elements.iter().map(name).eq(other.elements.iter().map(name))
            && (&self.names, &self.scope) == (&other.names, &other.scope)
    }

    /// Looks up the lines of all start tags, those that are not known yet in the window.
    pub(super) fn find_lines(&mut self, window: &Window<'_>) {
        for open in self.elements.iter_mut().filter(|open| open.anchor.line == 0) {
            open.anchor.line = window.line_of(&open.anchor);
        }
    }

    /// Replaces the elements from that depth on by those of `other`, of which the lines
    /// were counted from the line before `first`.
    pub(super) fn replace_from(&mut self, depth: usize, other: &Stack, first: u64) {
        let mut replaced = other.clone();
        for (own, replaced) in self.elements.iter().zip(&mut replaced.elements).take(depth) {
            replaced.anchor = own.anchor;
        }
        for open in replaced.elements.iter_mut().skip(depth) {
            open.anchor.line += first - 1;
        }
        *self = replaced;
    }
}
