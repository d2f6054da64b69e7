//! Character classes and escapes (Datatypes, appendix F, productions 11 to 37).

use super::charset::{CharSet, Range};
use super::error::{PatternError, PatternFault};
use super::parser::{Parsed, Parser};
use super::unicode;

/// What an escape stands for.
pub(super) enum Escape {
    Char(char),
    Set(CharSet),
}

impl Escape {
    pub(super) fn into_set(self) -> CharSet {
        match self {
            Escape::Char(c) => CharSet::of(c),
            Escape::Set(set) => set,
        }
    }
}

/// The characters of a group so far.
#[derive(Default)]
struct Group {
    ranges: Vec<Range>,
    named: CharSet,
}

impl Group {
    fn into_set(self, negated: bool) -> CharSet {
        let set = CharSet::from_ranges(self.ranges);
        let set = if self.named.is_empty() { set } else { set.union(&self.named) };
        if negated { set.complement() } else { set }
    }
}

impl Parser {
    /// A class expression, from its `[` to behind its `]`.
    pub(super) fn class_expr(&mut self) -> Parsed<CharSet> {
        let open = self.fault(PatternFault::UnclosedClass);
        self.enter()?;
        self.at += 1;
        let negated = self.eat('^');
        let first = self.at;
        let mut group = Group::default();
        let set = loop {
            match self.peek() {
                None => return Err(open),
                Some(']') => break self.closed(first, group)?.into_set(negated),
                Some('-') if self.peek_at(1) == Some('[') => {
                    let set = self.closed(first, group)?.into_set(negated);
                    self.at += 1;
                    break set.minus(&self.subtracted()?);
                }
                Some(c) => self.class_item(c, first, &mut group)?,
            }
        };
        self.at += 1;
        self.leave();
        Ok(set)
    }

    /// A group that must have had an item.
    fn closed(&self, first: usize, group: Group) -> Parsed<Group> {
        if self.at == first { Err(self.fault(PatternFault::EmptyClass)) } else { Ok(group) }
    }

    /// The class behind `-`, which the `]` of the outer class must follow.
    fn subtracted(&mut self) -> Parsed<CharSet> {
        let set = self.class_expr()?;
        match self.peek() {
            Some(']') => Ok(set),
            Some(_) => Err(self.fault(PatternFault::AfterSubtraction)),
            None => Err(self.fault(PatternFault::UnclosedClass)),
        }
    }

    /// One character, range or escape.
    fn class_item(&mut self, c: char, first: usize, group: &mut Group) -> Parsed<()> {
        if c == '-' && !self.hyphen_may_stand_here(first) {
            return Err(self.fault(PatternFault::Hyphen));
        }
        let start = match self.char_or_escape(c)? {
            Escape::Set(set) => {
                group.named = group.named.union(&set);
                return Ok(());
            }
            Escape::Char(start) => start,
        };
        let end = if c != '-' && self.range_follows() { self.range_end(start)? } else { start };
        group.ranges.push((start as u32, end as u32));
        Ok(())
    }

    /// `-` stands for itself only at the beginning or end of a positive group.
    fn hyphen_may_stand_here(&self, first: usize) -> bool {
        let last = match self.peek_at(1) {
            Some(']') => true,
            Some('-') => self.peek_at(2) == Some('['),
            _ => false,
        };
        last || self.at == first
    }

    /// Whether `-` and the end of a range come next. Production 21 admits no bare `-`
    /// as an end.
    fn range_follows(&self) -> bool {
        self.peek() == Some('-') && !matches!(self.peek_at(1), None | Some(']' | '[' | '-'))
    }

    fn range_end(&mut self, start: char) -> Parsed<char> {
        let hyphen = self.at;
        self.at += 1;
        let behind = self.peek().unwrap_or_default();
        let fault = match self.char_or_escape(behind)? {
            Escape::Char(end) if start <= end => return Ok(end),
            Escape::Char(_) => PatternFault::RangeOrder,
            Escape::Set(_) => PatternFault::RangeEnd,
        };
        Err(PatternError { offset: hyphen, fault })
    }

    fn char_or_escape(&mut self, c: char) -> Parsed<Escape> {
        match c {
            '\\' => self.escape(),
            '[' => Err(self.fault(PatternFault::Unescaped(c))),
            _ => {
                self.at += 1;
                Ok(Escape::Char(c))
            }
        }
    }

    /// An escape, from its backslash on.
    pub(super) fn escape(&mut self) -> Parsed<Escape> {
        let Some(c) = self.peek_at(1) else {
            return Err(self.fault(PatternFault::EscapeEnd));
        };
        let single = match c {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '\\' | '|' | '.' | '?' | '*' | '+' | '(' | ')' | '{' | '}' | '-' | '[' | ']' | '^' => c,
            _ => return self.set_escape(c),
        };
        self.at += 2;
        Ok(Escape::Char(single))
    }

    fn set_escape(&mut self, c: char) -> Parsed<Escape> {
        let backslash = self.at;
        self.at += 2;
        let small = c.to_ascii_lowercase();
        let set = match small {
            'p' => self.property(backslash)?,
            _ => self
                .named(String::from(small), || unicode::multi_char(small))
                .ok_or(PatternError { offset: backslash, fault: PatternFault::Escape(c) })?,
        };
        Ok(Escape::Set(if c == small { set } else { set.complement() }))
    }

    /// The set of `\p{name}`, from the brace on.
    fn property(&mut self, backslash: usize) -> Parsed<CharSet> {
        let name = self
            .property_name()
            .ok_or(PatternError { offset: backslash, fault: PatternFault::PropertyForm })?;
        let set = self.named(format!("p{{{name}"), || unicode::property(&name));
        set.ok_or(PatternError { offset: backslash, fault: PatternFault::Property(name) })
    }

    fn property_name(&mut self) -> Option<String> {
        if !self.eat('{') {
            return None;
        }
        let mut name = String::new();
        while let Some(c) = self.peek().filter(|c| c.is_ascii_alphanumeric() || *c == '-') {
            name.push(c);
            self.at += 1;
        }
        self.eat('}').then_some(name)
    }

    /// A set by the name of its escape, looked up once a pattern.
    fn named(&mut self, name: String, look_up: impl Fn() -> Option<CharSet>) -> Option<CharSet> {
        if let Some(set) = self.named.get(&name) {
            return Some(set.clone());
        }
        let set = look_up()?;
        self.named.insert(name, set.clone());
        Some(set)
    }
}
