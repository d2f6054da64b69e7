//! `codes`: writes `schemas/codes/`: the external code sets and the bank transaction codes of
//! the facts, in the form that the program embeds.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Writes both tables; gives a summary.
pub(crate) fn write_all(facts: &Path, out: &Path) -> Result<String, String> {
    fs::create_dir_all(out).map_err(|error| error.to_string())?;
    let (external, codes) = external(&read(&facts.join("codes.tsv"))?);
    write(&out.join("external.tsv"), &external)?;
    let (transactions, combinations) = transactions(&read(&facts.join("codes_btc.tsv"))?);
    write(&out.join("bank-transaction.tsv"), &transactions)?;
    Ok(format!("{codes} external codes and {combinations} bank transaction codes written"))
}

/// A line `=Set` for each set, and below it its codes: code, name, month of registration, and
/// `obsolete` or `withdrawn` where it is.
fn external(table: &str) -> (String, usize) {
    let mut sets: BTreeMap<&str, BTreeMap<&str, String>> = BTreeMap::new();
    let mut count = 0;
    for row in rows(table).filter(|row| row[0] == "external") {
        let codes = sets.entry(row[1]).or_default();
        let status = match row[5] {
            "Registered" => "",
            "Obsolete" => "obsolete",
            status if status.starts_with("Withdrawn") => "withdrawn",
            // The set is registered without values.
            _ => continue,
        };
        let created = row[6].get(..7).unwrap_or_default();
        let line = format!("{}\t{}\t{created}\t{status}", row[2], row[3]);
        codes.insert(row[2], line.trim_end().to_owned());
        count += 1;
    }
    let mut text = String::from("# external code sets, edition 2Q2026\n");
    for (set, codes) in sets {
        text.extend(["=", set, "\n"]);
        for line in codes.values() {
            text.extend([line.as_str(), "\n"]);
        }
    }
    (text, count)
}

/// A line a combination: domain, family, sub-family.
fn transactions(table: &str) -> (String, usize) {
    let combinations: BTreeSet<[&str; 3]> =
        rows(table).map(|row| [row[0], row[1], row[2]]).collect();
    let mut text = String::from("# bank transaction codes, version 7.0 of 30 October 2023\n");
    for combination in &combinations {
        text.extend([combination.join("\t").as_str(), "\n"]);
    }
    (text, combinations.len())
}

/// The rows of a table without its heading.
fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table.lines().skip(1).map(|line| {
        let mut cells: Vec<&str> = line.split('\t').collect();
        cells.resize(cells.len().max(8), "");
        cells
    })
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}
