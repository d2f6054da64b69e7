//! What is wrong among the children of one element, held until it closes.
//!
//! A missing element may still come (then it was out of order), an unknown one may
//! stand for the one that is missing (then it was misspelt). So nothing is said before
//! the parent ends, and one defect stays one finding.

use super::compile::{Model, NodeId};
use super::names::NameId;
use super::sink::Draft;
use crate::source::MarkId;

/// The problems of one element, in the order of their places.
#[derive(Debug, Default)]
pub(crate) struct Trouble {
    pub(crate) problems: Vec<Problem>,
    /// The type of an element whose tags are missing around its children.
    pub(crate) unwrapped: Option<NodeId>,
}

/// One problem.
#[derive(Debug)]
pub(crate) enum Problem {
    /// Leaves were passed over before the one that stands at the mark.
    Gap(Gap),
    /// An element without a place here.
    Stranger(Stranger),
    /// An element behind one that must come after it.
    Disorder(Disorder),
    /// Anything that nothing later can change.
    Settled(Draft, MarkId),
}

/// Leaves passed over.
#[derive(Debug)]
pub(crate) struct Gap {
    pub(crate) mark: MarkId,
    /// The leaf that came too early; `None` where the parent ended.
    pub(crate) before: Option<u16>,
    /// The path of the element at the mark, or of the parent.
    pub(crate) path: String,
    /// What was passed over.
    pub(crate) missing: Vec<u16>,
    /// What stands there, but not often enough.
    pub(crate) fewer: Option<u16>,
    /// What of it came later.
    pub(crate) came: Vec<u16>,
    /// The leaf that came too early came again where it belongs.
    pub(crate) again: bool,
}

/// An element without a place here.
#[derive(Debug)]
pub(crate) struct Stranger {
    pub(crate) draft: Draft,
    pub(crate) mark: MarkId,
    /// The state in which it was met.
    pub(crate) state: u16,
    /// Something is missing where it stands, so that it stands for that.
    pub(crate) stands_for: Option<u16>,
}

/// An element behind one that must come after it.
#[derive(Debug)]
pub(crate) struct Disorder {
    pub(crate) draft: Draft,
    pub(crate) mark: MarkId,
    /// The leaf that stood before it.
    pub(crate) behind: Option<u16>,
    /// What to say if that leaf comes again where it belongs.
    pub(crate) if_again: Draft,
}

/// More than this many problems of one element are no longer revised.
const REVISED: usize = 32;

impl Trouble {
    pub(crate) fn add(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// Problems that are too far back to be revised; to be said now.
    pub(crate) fn overflow(&mut self) -> Vec<Problem> {
        if self.problems.len() <= 2 * REVISED {
            return Vec::new();
        }
        self.problems.drain(..REVISED).collect()
    }

    /// Notes that a leaf came that was missing; false if it was not.
    pub(crate) fn came(&mut self, leaf: u16) -> bool {
        for problem in &mut self.problems {
            if let Problem::Gap(gap) = problem
                && gap.before.is_some()
                && (gap.missing.contains(&leaf) || gap.fewer == Some(leaf))
            {
                if !gap.came.contains(&leaf) {
                    gap.came.push(leaf);
                }
                return true;
            }
        }
        false
    }

    /// Notes that the leaf itself came, for which a stranger was taken; false if none was.
    pub(crate) fn guess_was_wrong(&mut self, leaf: u16) -> bool {
        for problem in &mut self.problems {
            if let Problem::Stranger(stranger) = problem
                && stranger.stands_for == Some(leaf)
            {
                stranger.stands_for = None;
                stranger.draft.help = None;
                return true;
            }
        }
        false
    }

    /// Notes that a leaf stands where it belongs, after standing too early; false if it
    /// did not stand too early.
    pub(crate) fn came_again(&mut self, leaf: u16) -> bool {
        for problem in self.problems.iter_mut().rev() {
            match problem {
                Problem::Gap(gap)
                    if gap.before == Some(leaf) && !gap.came.is_empty() && !gap.again =>
                {
                    gap.again = true;
                    return true;
                }
                Problem::Disorder(disorder) if disorder.behind == Some(leaf) => {
                    disorder.behind = None;
                    disorder.draft = disorder.if_again.clone();
                    return true;
                }
                _ => {}
            }
        }
        false
    }

    /// Takes a stranger met in that state to stand for the first missing leaf; the rest
    /// is what is really missing.
    pub(crate) fn substitute(&mut self, state: u16, missing: &mut Vec<u16>) {
        for problem in &mut self.problems {
            if let Problem::Stranger(stranger) = problem
                && stranger.state == state
                && stranger.stands_for.is_none()
                && !missing.is_empty()
            {
                stranger.stands_for = Some(missing.remove(0));
            }
        }
    }
}

/// The alternatives of a missing leaf: itself, or all of the choice that it stands in
/// where none of them is there.
pub(crate) fn alternatives(model: &Model, leaf: u16) -> Vec<NameId> {
    let Some(&(choice, _)) = model.leaves[leaf as usize].choices.first() else {
        return vec![model.leaves[leaf as usize].name];
    };
    let mut branches = Vec::new();
    let mut names = Vec::new();
    for other in &model.leaves {
        if let Some(&(_, branch)) = other.choices.iter().find(|(c, _)| *c == choice)
            && !branches.contains(&branch)
        {
            branches.push(branch);
            names.push(other.name);
        }
    }
    names
}
