//! Development tasks: writes the generated files of the project.
//!
//! Run from the root of the project: `cargo run -p xtask -- TASK`.

mod pool;
mod schemas;

use std::process::ExitCode;

/// What can be asked for.
const USAGE: &str = "usage: cargo run -p xtask -- (schemas FACTS_FOLDER | pool)";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["schemas", facts] => schemas::write_all(facts.as_ref(), "schemas".as_ref()),
        ["pool"] => pool::write_pool("schemas".as_ref()),
        _ => Err(USAGE.to_owned()),
    };
    match done {
        Ok(summary) => {
            println!("{summary}");
            ExitCode::SUCCESS
        }
        Err(reason) => {
            eprintln!("error: {reason}");
            ExitCode::FAILURE
        }
    }
}
