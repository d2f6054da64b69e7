//! From the text of a pattern to its tree (Datatypes, appendix F, productions 1 to 10).

use std::collections::BTreeMap;

use super::POSITION_LIMIT;
use super::charset::CharSet;
use super::error::{PatternError, PatternFault};
use super::node::{Node, Regex};
use super::unicode;

/// How deep groups and subtracted classes may nest: keeps recursion off the end of the
/// stack. Written patterns nest a handful deep.
const DEPTH_LIMIT: usize = 200;

pub(super) type Parsed<T> = Result<T, PatternError>;

/// Parses a whole pattern.
pub(super) fn parse(source: &str) -> Parsed<Regex> {
    let mut parser = Parser::new(source);
    let root = parser.reg_exp()?;
    if parser.peek() == Some(')') {
        return Err(parser.fault(PatternFault::Unescaped(')')));
    }
    parser.check_size(&root, parser.at)?;
    Ok(Regex { root, sets: parser.sets })
}

/// A place in the text, and what has been collected up to there.
pub(super) struct Parser {
    chars: Vec<char>,
    pub(super) at: usize,
    depth: usize,
    sets: Vec<CharSet>,
    set_ids: BTreeMap<CharSet, u32>,
    /// Sets by the escape that names them, since a category is slow to look up.
    pub(super) named: BTreeMap<String, CharSet>,
}

impl Parser {
    pub(super) fn new(source: &str) -> Parser {
        Parser {
            chars: source.chars().collect(),
            at: 0,
            depth: 0,
            sets: Vec::new(),
            set_ids: BTreeMap::new(),
            named: BTreeMap::new(),
        }
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.peek_at(0)
    }

    pub(super) fn peek_at(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    pub(super) fn eat(&mut self, c: char) -> bool {
        let found = self.peek() == Some(c);
        self.at += usize::from(found);
        found
    }

    pub(super) fn fault(&self, fault: PatternFault) -> PatternError {
        PatternError { offset: self.at, fault }
    }

    /// Counts one more level of nesting. Only an error leaves without [`Parser::leave`],
    /// and it ends the parse.
    pub(super) fn enter(&mut self) -> Parsed<()> {
        self.depth += 1;
        if self.depth > DEPTH_LIMIT {
            return Err(self.fault(PatternFault::Depth(DEPTH_LIMIT)));
        }
        Ok(())
    }

    pub(super) fn leave(&mut self) {
        self.depth -= 1;
    }

    fn set(&mut self, set: CharSet) -> Node {
        if let Some(id) = self.set_ids.get(&set) {
            return Node::Set(*id);
        }
        let id = u32::try_from(self.sets.len()).unwrap_or(u32::MAX);
        self.sets.push(set.clone());
        self.set_ids.insert(set, id);
        Node::Set(id)
    }

    fn check_size(&self, node: &Node, offset: usize) -> Parsed<()> {
        if node.positions() > POSITION_LIMIT as u64 {
            return Err(PatternError { offset, fault: PatternFault::Size(POSITION_LIMIT) });
        }
        Ok(())
    }

    fn reg_exp(&mut self) -> Parsed<Node> {
        let mut branches = vec![self.branch()?];
        while self.eat('|') {
            branches.push(self.branch()?);
        }
        Ok(Node::choice(branches))
    }

    fn branch(&mut self) -> Parsed<Node> {
        let mut pieces = Vec::new();
        while let Some(c) = self.peek() {
            if matches!(c, '|' | ')') {
                break;
            }
            let atom = self.atom(c)?;
            match self.quantified(atom)? {
                Node::Empty => {}
                piece => pieces.push(piece),
            }
        }
        Ok(Node::sequence(pieces))
    }

    fn atom(&mut self, c: char) -> Parsed<Node> {
        match c {
            '(' => self.group(),
            '[' => {
                let set = self.class_expr()?;
                Ok(self.set(set))
            }
            '\\' => {
                let set = self.escape()?.into_set();
                Ok(self.set(set))
            }
            '?' | '*' | '+' | '{' => Err(self.fault(PatternFault::NothingToRepeat)),
            // Production 10 forgets the braces, but the definition above it lists them
            // among the metacharacters.
            '}' | ']' => Err(self.fault(PatternFault::Unescaped(c))),
            _ => {
                self.at += 1;
                let set = if c == '.' { unicode::wildcard() } else { CharSet::of(c) };
                Ok(self.set(set))
            }
        }
    }

    fn group(&mut self) -> Parsed<Node> {
        let open = self.fault(PatternFault::UnclosedGroup);
        self.enter()?;
        self.at += 1;
        let node = self.reg_exp()?;
        if !self.eat(')') {
            return Err(open);
        }
        self.leave();
        Ok(node)
    }

    fn quantified(&mut self, atom: Node) -> Parsed<Node> {
        let offset = self.at;
        let (min, max) = match self.peek() {
            Some('?') => (0, Some(1)),
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('{') => self.quantity()?,
            _ => return Ok(atom),
        };
        self.at += 1;
        let node = Node::repeat(atom, min, max);
        self.check_size(&node, offset)?;
        Ok(node)
    }

    /// `{n}`, `{n,}` or `{n,m}`; stops at the closing brace.
    fn quantity(&mut self) -> Parsed<(u32, Option<u32>)> {
        let open = self.at;
        self.at += 1;
        let min = self.number()?;
        let max = match self.eat(',') {
            false => Some(min),
            true if self.peek() == Some('}') => None,
            true => Some(self.number()?),
        };
        if self.peek() != Some('}') {
            return Err(self.fault(PatternFault::Quantity));
        }
        if max.is_some_and(|max| max < min) {
            return Err(PatternError { offset: open, fault: PatternFault::QuantityOrder });
        }
        Ok((saturated(min), max.map(saturated)))
    }

    fn number(&mut self) -> Parsed<u64> {
        let mut number = None;
        while let Some(digit) = self.peek().and_then(|c| c.to_digit(10)) {
            let before: u64 = number.unwrap_or(0);
            number = Some(before.saturating_mul(10).saturating_add(u64::from(digit)));
            self.at += 1;
        }
        number.ok_or_else(|| self.fault(PatternFault::Quantity))
    }
}

/// Any number beyond the position limit means the same: too large.
fn saturated(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
