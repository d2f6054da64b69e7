//! Development tasks: writes the generated files of the project, and messages of any
//! size to measure with.
//!
//! Run from the root of the project: `cargo run -p xtask -- TASK`.

mod codes;
mod pool;
mod schemas;

use std::process::ExitCode;
use xtask::generate;

/// What can be asked for.
const USAGE: &str = "\
usage: cargo run -p xtask -- schemas FACTS_FOLDER
       cargo run -p xtask -- codes FACTS_FOLDER
       cargo run -p xtask -- pool
       cargo run -p xtask -- generate (pain.001|camt.053) SIZE FILE [--minified] [--prefix P] [--ascii]";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["schemas", facts] => schemas::write_all(facts.as_ref(), "schemas".as_ref()),
        ["codes", facts] => codes::write_all(facts.as_ref(), "schemas/codes".as_ref()),
        ["pool"] => pool::write_pool("schemas".as_ref()),
        ["generate", options @ ..] => generate::generate(options),
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
