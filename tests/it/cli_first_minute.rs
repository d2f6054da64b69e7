//! The way of somebody who sees the program for the first time, and the README's section
//! on claims.

use super::shared::project;
use std::process::{Command, Output};

fn isoproof(arguments: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_isoproof"));
    command.args(arguments.split_whitespace()).current_dir(project("")).output().unwrap()
}

fn text(arguments: &str) -> String {
    String::from_utf8(isoproof(arguments).stdout).unwrap()
}

/// The text without its line breaks, since lines are wrapped.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// From the help alone: which format the balance inquiry uses, how sure that is, where it
/// is written, and whether a file bears it out.
#[test]
fn a_claim_is_confirmed_in_a_minute() {
    let help = text("--help");
    for command in
        ["apis", "claims", "apis show balance-inquiry", "claims check --api balance-inquiry"]
    {
        assert!(help.contains(command), "{command}");
    }

    let list = text("apis");
    let row = list.lines().find(|line| line.starts_with("account-balance-inquiry")).unwrap();
    assert!(row.contains("camt.052") && row.contains("medium"), "{row}");

    let api = flat(&text("apis show balance-inquiry"));
    for told in [
        "camt.052 (response), by api-playbook",
        "confidence medium, as rated by",
        "page 8",
        "CLM-BAL-02",
        "last verified 2026-04-02",
    ] {
        assert!(api.contains(told), "{told}");
    }

    let claims = "claims check --api balance-inquiry --direction response";
    let totals = "samples/playbook/account-balance-inquiry/response-totals.xml";
    let checked = isoproof(&format!("{claims} {totals}"));
    assert_eq!(checked.status.code(), Some(0));
    let report = String::from_utf8(checked.stdout).unwrap();
    assert!(flat(&report).contains("CLM-BAL-02 supported"), "{report}");
    let entries = "samples/playbook/account-balance-inquiry/response-with-entries.xml";
    assert_eq!(isoproof(&format!("{claims} {entries}")).status.code(), Some(1));
}

/// The section, from its heading to the next.
fn section(readme: &str) -> &str {
    let from = readme.find("## Confirm a claim in one minute").unwrap();
    let rest = &readme[from..];
    rest[3..].find("\n## ").map_or(rest, |end| &rest[..end + 3])
}

#[test]
fn the_commands_of_the_readme_do_what_it_says() {
    let readme = std::fs::read_to_string(project("README.md")).unwrap();
    let section = section(&readme);
    let mut printed = String::new();
    let mut codes = Vec::new();
    for block in section.split("```sh\n").skip(1) {
        for line in block.split("```").next().unwrap().lines() {
            let output = isoproof(line.strip_prefix("isoproof ").unwrap());
            assert!(
                output.stderr.is_empty(),
                "{line}: {}",
                String::from_utf8_lossy(&output.stderr)
            );
            codes.push(output.status.code().unwrap());
            printed.push_str(&String::from_utf8(output.stdout).unwrap());
        }
    }
    // The fifth is the one that the text calls contradicted.
    assert_eq!(codes[..5], [0, 0, 0, 0, 1]);
    assert!(codes[5..].iter().all(|code| *code < 2), "{codes:?}");
    let shown = section.split("```text\n").nth(1).unwrap().split("```").next().unwrap();
    assert!(printed.contains(shown), "not printed:\n{shown}");
}
