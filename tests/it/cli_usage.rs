//! Help, version, completions, and calls that cannot be met.

use crate::cli::{Folder, isoproof};

#[test]
fn version_names_the_tool_and_its_data() {
    let run = isoproof("--version");
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let start =
        concat!("isoproof ", env!("CARGO_PKG_VERSION"), " (401 message schemas, the newest of 20");
    assert!(run.out.starts_with(start), "{}", run.out);
}

#[test]
fn every_command_has_help() {
    for command in [
        "",
        "validate",
        "schemas",
        "schemas export",
        "apis",
        "apis show",
        "playbook",
        "claims",
        "claims list",
        "claims show",
        "claims lint",
        "explain",
    ] {
        let run = isoproof(&format!("{command} --help"));
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{command}");
        assert!(run.out.contains("Usage: isoproof"), "{command}");
    }
}

/// The commands below one, and what its help says of each.
fn commands_below(command: &str) -> Vec<(String, String)> {
    let help = isoproof(&format!("{command} -h")).out;
    let Some((_, list)) = help.split_once("Commands:\n") else { return Vec::new() };
    let lines = list.lines().take_while(|line| line.starts_with("  "));
    let named = lines.map(|line| line.trim_start().split_once("  ").unwrap());
    let known = named.filter(|(name, _)| *name != "help");
    known.map(|(name, says)| (format!("{command} {name}"), says.trim().to_owned())).collect()
}

#[test]
fn the_help_of_a_command_begins_with_what_it_does() {
    let first = commands_below("");
    assert_eq!(first.len(), 8);
    let second: Vec<_> = first.iter().flat_map(|(command, _)| commands_below(command)).collect();
    assert_eq!(second.len(), 9);
    for (command, says) in first.into_iter().chain(second) {
        for run in [format!("{command} -h"), format!("help {command}"), format!("{command} --help")]
        {
            assert_eq!(isoproof(&run).out.lines().next(), Some(says.as_str()), "{run}");
        }
    }
}

#[test]
fn completion_scripts_know_all_commands() {
    let script = isoproof("completions bash").out;
    for (command, _) in commands_below("") {
        for (below, _) in commands_below(&command) {
            let name = below.trim_start().replace(' ', "__subcmd__");
            let of_help = format!("isoproof__subcmd__help__subcmd__{name})");
            assert!(script.contains(&of_help), "{of_help}");
            assert!(script.contains(&format!("isoproof__subcmd__{name})")), "{name}");
        }
    }
}

#[test]
fn no_command_is_answered_with_help_and_2() {
    let run = isoproof("");
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("Usage: isoproof"));
}

#[test]
fn wrong_usage_is_one_line_and_2() {
    for (arguments, said) in [
        ("vaildate", "a similar subcommand exists: 'validate'"),
        ("validate --formt json", "--formt"),
        ("validate x --format jsn", "a similar value exists: 'json'"),
        ("validate x --layers xlm", "encoding, xml, json, schema, rules, playbook"),
        ("validate x --layers playbook", "the layer playbook needs --api"),
        ("validate x --jobs 0", "--jobs"),
        ("validate x --max-depth 0x", "--max-depth"),
        ("validate x --message pain.001.01.03", "nearest: pain.001.001.03"),
        ("validate x --api payment-initation", "nearest: payment-initiation"),
        ("validate x --api user-management", "names no format"),
        ("validate x --schema nowhere.xsd", "nowhere.xsd: "),
        ("validate x --json-schema nowhere.json", "nowhere.json: "),
        ("validate x --json-schema README.md", "README.md: "),
        ("validate x --json-schema Cargo.toml --layers json", "needs the layer schema"),
        ("validate - -", "standard input can be read only once"),
        ("schemas export pain.001.001.3", "nearest: pain.001.001.03"),
        ("schemas nothing-like-this", "no message fits"),
        ("apis show statment-inquiry", "nearest: statement-inquiry"),
        ("apis --catalog nowhere", "nowhere: "),
        ("validate x --catalog nowhere", "--catalog needs --api"),
        ("playbook row", "a similar value exists: 'rows'"),
        ("claims show CLM-BAL-2", "nearest: CLM-BAL-02"),
        ("claims list --api payment-initation", "nearest: payment-initiation"),
        ("claims list --kind versoin", "version, structure"),
        ("claims list --kind not-testable --testable", "no claim fits"),
        ("explain XSD9101", "nearest: XSD0101"),
        ("explain element-mising", "nearest: element-missing"),
        ("explain", "<CODE>"),
    ] {
        let run = isoproof(arguments);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{arguments}");
        assert!(run.err.starts_with("isoproof: ") && run.err.contains(said), "{}", run.err);
        assert_eq!(run.err.lines().count(), 1, "{}", run.err);
    }
}

#[test]
fn what_the_user_typed_cannot_steer_the_terminal() {
    let run = Folder::new("escapes").run(["explain", "\u{1b}[31m"]);
    assert_eq!(run.code, 2);
    assert!(!run.err.contains('\u{1b}') && run.err.contains("[31m"), "{}", run.err);
}

#[test]
fn a_folder_without_files_is_an_error() {
    let folder = Folder::new("no-files").with("empty/x/y", "");
    std::fs::remove_file(folder.path("empty/x/y")).unwrap();
    let run = folder.isoproof("validate empty");
    assert_eq!((run.code, run.err.as_str()), (2, "isoproof: empty: no file in this folder\n"));
}

#[test]
fn every_shell_gets_a_script() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let run = isoproof(&format!("completions {shell}"));
        assert_eq!(run.code, 0);
        assert!(run.out.contains("max-findings"), "{shell}");
    }
}
