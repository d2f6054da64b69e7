//! Numbers that follow from others are put right, unless a fragment states them.

use super::tree::Element;
use isoproof::value::Decimal;

/// Puts counts, sums and closing balances of a message right.
pub(super) fn settle(message: &mut Element) {
    let mut count = 0;
    let mut sum = Decimal::ZERO;
    let is_batch = |e: &&mut Element| ["PmtInf", "OrgnlPmtInfAndRvsl"].contains(&e.name.as_str());
    for batch in message.children.iter_mut().filter(is_batch) {
        let (own, own_sum) = totals(batch);
        set(batch, "NbOfTxs", &own.to_string());
        set(batch, "CtrlSum", &amount(own_sum));
        (count, sum) = (count + own, sum.checked_add(own_sum).unwrap());
    }
    let (own, own_sum) = totals(message);
    (count, sum) = (count + own, sum.checked_add(own_sum).unwrap());
    if let Some(header) = message.child_mut("GrpHdr") {
        set(header, "NbOfTxs", &count.to_string());
        set(header, "CtrlSum", &amount(sum));
    }
    let is_statement = |e: &&mut Element| ["Stmt", "Rpt"].contains(&e.name.as_str());
    message.children.iter_mut().filter(is_statement).for_each(close);
}

fn set(parent: &mut Element, name: &str, text: &str) {
    if let Some(element) = parent.child_mut(name).filter(|element| !element.is_stated) {
        element.text = text.to_owned();
    }
}

/// The transactions directly in an element, and the sum of their amounts.
fn totals(element: &Element) -> (u64, Decimal) {
    let is_one = |e: &&Element| ["CdtTrfTxInf", "DrctDbtTxInf", "TxInf"].contains(&e.name.as_str());
    let transactions = element.children.iter().filter(is_one);
    transactions.fold((0, Decimal::ZERO), |(count, sum), transaction| {
        // The base has the second and the third: what a fragment states stands before them.
        let paths = ["Amt/EqvtAmt/Amt", "Amt/InstdAmt", "IntrBkSttlmAmt", "InstdAmt"];
        let amount = paths.iter().find_map(|path| transaction.at(path));
        let amount = amount.and_then(|a| Decimal::parse(a.text.as_bytes()));
        (count + 1, sum.checked_add(amount.unwrap_or(Decimal::ZERO)).unwrap())
    })
}

fn amount(sum: Decimal) -> String {
    let text = sum.to_string();
    match text.split_once('.') {
        None => format!("{text}.00"),
        Some((_, fraction)) if fraction.len() == 1 => format!("{text}0"),
        Some(_) => text,
    }
}

/// The closing balance is the opening one with all booked entries; the details of an entry
/// have its amount, if there is one detail.
fn close(statement: &mut Element) {
    for entry in statement.children.iter_mut().filter(|c| c.name == "Ntry") {
        follow(entry);
    }
    let booked = statement.all("Ntry").filter(|entry| {
        let status = entry.child("Sts").map(|s| s.child("Cd").unwrap_or(s).text.as_str());
        status == Some("BOOK")
    });
    let opening = balance(statement, "OPBD").and_then(|at| signed(&statement.children[at]));
    let Some(opening) = opening else { return };
    let total = booked.filter_map(signed).fold(opening, |sum, one| sum.checked_add(one).unwrap());
    let Some(at) = balance(statement, "CLBD") else { return };
    let closing = &mut statement.children[at];
    let is_debit = total < Decimal::ZERO;
    let magnitude = if is_debit { total.checked_neg().unwrap() } else { total };
    let is_stated = |e: &Element, name| e.child(name).is_some_and(|c| c.is_stated);
    if !is_stated(closing, "Amt") {
        set(closing, "Amt", &amount(magnitude));
        set(closing, "CdtDbtInd", if is_debit { "DBIT" } else { "CRDT" });
    }
}

fn follow(entry: &mut Element) {
    let own = entry.child("Amt").cloned();
    let direction = entry.child("CdtDbtInd").cloned();
    let Some(details) = entry.at_mut("NtryDtls").filter(|d| d.children.len() == 1) else { return };
    let Some(detail) = details.children.first_mut().filter(|d| d.name == "TxDtls") else { return };
    for (name, value) in [("Amt", own), ("CdtDbtInd", direction)] {
        if let (Some(element), Some(value)) = (detail.child_mut(name), value)
            && !element.is_stated
        {
            *element = Element { is_stated: false, ..value };
        }
    }
}

/// The index of the first balance of that type.
fn balance(statement: &Element, code: &str) -> Option<usize> {
    statement.children.iter().position(|child| {
        child.name == "Bal" && child.at("Tp/CdOrPrtry/Cd").is_some_and(|cd| cd.text == code)
    })
}

fn signed(element: &Element) -> Option<Decimal> {
    let amount = Decimal::parse(element.child("Amt")?.text.as_bytes())?;
    match element.child("CdtDbtInd")?.text.as_str() {
        "CRDT" => Some(amount),
        _ => amount.checked_neg(),
    }
}
