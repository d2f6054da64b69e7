//! Laying a fragment over a base.

use super::tree::Element;

/// Lays the children of a fragment over those of a base.
pub(super) fn lay(base: &mut Element, fragment: &Element) {
    let mut met: Vec<&str> = Vec::new();
    for child in &fragment.children {
        let nth = met.iter().filter(|name| **name == child.name).count();
        met.push(&child.name);
        lay_child(base, child, nth);
    }
    base.children.retain(|child| !child.is_removed);
    if fragment.children.is_empty() && !fragment.text.is_empty() {
        base.text.clone_from(&fragment.text);
        base.children.clear();
    }
    base.is_stated = true;
    for (name, value) in &fragment.attributes {
        if let Some(known) = base.attributes.iter_mut().find(|(n, _)| n == name) {
            known.1.clone_from(value);
        } else if !["remove", "empty", "alone"].contains(&name.as_str()) {
            base.attributes.push((name.clone(), value.clone()));
        }
    }
}

/// Lays a child over the n-th of its name.
fn lay_child(base: &mut Element, child: &Element, nth: usize) {
    let at = |base: &Element| {
        let mut named = base.children.iter().enumerate().filter(|(_, c)| c.name == child.name);
        named.nth(nth).map(|(at, _)| at)
    };
    if child.attribute("remove").is_some() {
        if let Some(at) = at(base) {
            base.children[at].is_removed = true;
        }
        return;
    }
    let index = at(base).unwrap_or_else(|| add(base, child));
    let met = &mut base.children[index];
    if child.attribute("empty").is_some() || child.attribute("alone").is_some() {
        *met = Element::named(&child.name);
    }
    lay(met, child);
}

/// Adds an element of that name: a copy of the last one with identifications of its own, or
/// a new one.
fn add(base: &mut Element, child: &Element) -> usize {
    let last = base.children.iter().rposition(|c| c.name == child.name);
    let (at, added) = match last {
        Some(last) => {
            let mut copy = base.children[last].clone();
            let number = base.all(&child.name).count() + 1;
            copy.forget();
            // What is copied with its batch is told from what is copied in it.
            let is_batch = child.name.contains("PmtInf");
            let mark = if is_batch { format!("P{number}") } else { format!("-{number}") };
            renew(&mut copy, &child.name, &mark, number);
            (last + 1, copy)
        }
        None => (base.children.len(), Element::named(&child.name)),
    };
    base.children.insert(at, added);
    at
}

impl Element {
    /// Nothing of it was stated.
    fn forget(&mut self) {
        self.is_stated = false;
        self.children.iter_mut().for_each(Element::forget);
    }
}

/// Elements that identify what they stand in.
const IDENTIFICATIONS: [&str; 12] = [
    "PmtInfId",
    "InstrId",
    "EndToEndId",
    "TxId",
    "StsId",
    "OrgnlPmtInfId",
    "OrgnlInstrId",
    "OrgnlEndToEndId",
    "OrgnlTxId",
    "AcctSvcrRef",
    "NtryRef",
    "RvslId",
];

/// Gives a copy identifications of its own.
fn renew(element: &mut Element, parent: &str, mark: &str, number: usize) {
    for child in &mut element.children {
        let is_statement = child.name == "Id" && ["Stmt", "Rpt", "Ntfctn"].contains(&parent);
        if IDENTIFICATIONS.contains(&child.name.as_str()) || is_statement {
            child.text = format!("{}{mark}", child.text);
        }
        if child.name.ends_with("UETR") && number < 10 {
            let at = usize::from(mark.starts_with('P'));
            child.text.replace_range(at..=at, &number.to_string());
        }
        if child.name == "ElctrncSeqNb" {
            child.text = (child.text.parse::<u64>().unwrap() + number as u64 - 1).to_string();
        }
        let name = child.name.clone();
        renew(child, &name, mark, number);
    }
}
