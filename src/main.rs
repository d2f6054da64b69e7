//! The program `isoproof`: hands the arguments to the library and exits.

use std::process::ExitCode;

fn main() -> ExitCode {
    isoproof::cli::main(std::env::args_os())
}
