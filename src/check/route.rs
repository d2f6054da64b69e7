//! Ways through a model that pass over leaves: what would have to stand there.

use super::compile::Model;
use std::collections::VecDeque;

/// Where a way leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Goal {
    /// To that leaf.
    Leaf(u16),
    /// To the end of the element.
    End,
}

/// The leaves between a state and a goal on the way that passes over the fewest, where
/// one that `stood` already costs nothing; `None` if no way leads there.
pub(crate) fn passed_over(
    model: &Model,
    state: u16,
    goal: Goal,
    stood: impl Fn(u16) -> bool,
) -> Option<Vec<u16>> {
    let states = model.leaves.len() + 1;
    let mut cost = vec![usize::MAX; states];
    let mut from: Vec<Option<u16>> = vec![None; states];
    let mut queue = VecDeque::from([state]);
    cost[state as usize] = 0;
    let mut best: Option<(usize, u16)> = None;
    // Steps cost 0 or 1: a queue with two ends visits the states in the order of cost.
    while let Some(here) = queue.pop_front() {
        let so_far = cost[here as usize];
        if best.is_some_and(|(found, _)| so_far >= found) {
            continue;
        }
        if reaches(model, here, goal) {
            best = Some((so_far, here));
            continue;
        }
        for step in model.moves(here) {
            let next = step.leaf + 1;
            let price = usize::from(!stood(step.leaf));
            if so_far + price < cost[next as usize] {
                cost[next as usize] = so_far + price;
                from[next as usize] = Some(here);
                if price == 0 { queue.push_front(next) } else { queue.push_back(next) }
            }
        }
    }
    let (_, mut at) = best?;
    let mut way = Vec::new();
    while at != state {
        let leaf = at - 1;
        if !stood(leaf) {
            way.push(leaf);
        }
        at = from[at as usize]?;
    }
    way.reverse();
    Some(way)
}

fn reaches(model: &Model, state: u16, goal: Goal) -> bool {
    match goal {
        Goal::Leaf(leaf) => model.moves(state).iter().any(|m| m.leaf == leaf),
        Goal::End => model.end(state).is_some(),
    }
}
