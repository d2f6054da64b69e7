//! Development tasks: writes the generated files of the project.
fn main() {}
