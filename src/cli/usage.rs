//! Answers to a call that is no work: help, version, and errors in one line.

use super::error::CliError;
use super::exit::Outcome;
use super::version;
use crate::report::visible;
use clap::error::ErrorKind;
use std::io::Write;

/// Prints what clap has to say: help and version as they are, errors in one line.
pub(crate) fn answer(error: &clap::Error) -> Outcome {
    match error.kind() {
        ErrorKind::DisplayHelp => {
            // Nothing can be done if the reader of the help has gone.
            let _ = error.print();
            Outcome::Clean
        }
        ErrorKind::DisplayVersion => {
            let _ = writeln!(std::io::stdout(), "{}", version::line());
            Outcome::Clean
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = error.print();
            Outcome::Failed
        }
        _ => fail(&CliError::Usage(one_line(&error.to_string()))),
    }
}

/// Says on standard error why the work was not done.
pub(crate) fn fail(error: &CliError) -> Outcome {
    let _ = writeln!(std::io::stderr(), "isoproof: {}", printable(&error.to_string()));
    Outcome::Failed
}

/// `text` in one line that cannot steer a terminal.
fn printable(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    visible(&lines.join(" ")).into_owned()
}

/// Clap's error without its frame: what is wrong and its tip, not the usage.
fn one_line(rendered: &str) -> String {
    let text = rendered.strip_prefix("error: ").unwrap_or(rendered);
    let end = ["\nUsage:", "\nFor more information"]
        .iter()
        .filter_map(|frame| text.find(frame))
        .min()
        .unwrap_or(text.len());
    let said = text.get(..end).unwrap_or(text);
    format!("{} (--help says more)", printable(&said.replace("tip: ", "- ")))
}

#[cfg(test)]
mod tests {
    use super::{one_line, printable};

    #[test]
    fn clap_errors_become_one_line() {
        let rendered = "error: invalid value 'jsn' for '--format <FORMAT>'\n  \
            [possible values: text, json]\n\n  tip: a similar value exists: 'json'\n\n\
            For more information, try '--help'.\n";
        assert_eq!(
            one_line(rendered),
            "invalid value 'jsn' for '--format <FORMAT>' [possible values: text, json] \
             - a similar value exists: 'json' (--help says more)"
        );
        let rendered = "error: unexpected argument '--x' found\n\nUsage: isoproof [OPTIONS]\n\nFor";
        assert_eq!(one_line(rendered), "unexpected argument '--x' found (--help says more)");
    }

    #[test]
    fn control_characters_do_not_reach_the_terminal() {
        assert_eq!(printable("a\u{1b}[31mb\n  c\n"), "a\\u{1b}[31mb c");
    }
}
