//! Validates a file while observers watch: `observed FILE [--observers COUNT]`.

use isoproof::check::{SchemaSet, Settings, Validator};
use isoproof::diagnostic::Verdict;
use observers::Looker;
use std::fs::File;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(reason) => {
            eprintln!("error: {reason}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &[&str]) -> Result<bool, String> {
    let (path, count) = match arguments {
        [path] => (path, 0),
        [path, "--observers", count] => {
            (path, count.parse().map_err(|_| format!("{count} is no number"))?)
        }
        _ => return Err("usage: observed FILE [--observers COUNT]".to_owned()),
    };
    let file = File::open(path).map_err(|error| format!("{path}: {error}"))?;
    let mut lookers = Looker::some(count);
    let validator = Validator::new(SchemaSet::embedded(), Settings::default());
    let report = validator.observe(path, true, file, &mut Looker::all(&mut lookers));
    let seen: u64 = lookers.iter().map(|looker| looker.seen).sum();
    println!("{path}: {:?}, {seen} bytes seen", report.verdict);
    Ok(report.verdict == Verdict::Valid)
}
