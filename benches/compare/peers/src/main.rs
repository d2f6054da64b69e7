//! Other libraries of Rust as programs: `peers (fastxml|quick-xml|xsd-schema) SCHEMA FILE`.
//!
//! Exits with 0 if the library accepts the file and with 1 if not. quick-xml reads events
//! and validates nothing; its schema is not looked at. It is a floor: the least that a
//! program does which reads all events of a slice.

use std::error::Error;
use std::fs::{self, File};
use std::io::BufReader;
use std::process::ExitCode;

/// Bytes read at a time, as isoproof does.
const CHUNK: usize = 1 << 18;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let accepted = match arguments.as_slice() {
        ["fastxml", schema, file] => fastxml(schema, file),
        ["quick-xml", _, file] => quick_xml(file),
        ["xsd-schema", schema, file] => xsd_schema(schema, file),
        _ => Err("usage: peers (fastxml|quick-xml|xsd-schema) SCHEMA FILE".into()),
    };
    match accepted {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(reason) => {
            eprintln!("error: {reason}");
            ExitCode::from(2)
        }
    }
}

/// What stops reading is a verdict too.
fn fastxml(schema: &str, file: &str) -> Result<bool, Box<dyn Error>> {
    use fastxml::schema::{Schema, Validator};
    let schema = Schema::from_xsd(fs::read(schema)?)?;
    let reader = BufReader::with_capacity(CHUNK, File::open(file)?);
    let report = Validator::from_reader(reader).schema(schema).run();
    Ok(report.is_ok_and(|report| report.is_valid()))
}

fn quick_xml(file: &str) -> Result<bool, Box<dyn Error>> {
    use quick_xml::{Reader, events::Event};
    let text = fs::read(file)?;
    let mut reader = Reader::from_reader(text.as_slice());
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => return Ok(true),
            Ok(_) => {}
            Err(_) => return Ok(false),
        }
    }
}

fn xsd_schema(schema: &str, file: &str) -> Result<bool, Box<dyn Error>> {
    use xsd_schema::validation::{
        CollectingValidationSink, SchemaValidator, ValidationFlags, drive_quick_xml,
    };
    let mut schemas = xsd_schema::SchemaSet::new();
    xsd_schema::load_and_process_schema(&fs::read(schema)?, schema, &mut schemas, None)?;
    let (mut errors, mut warnings) = (Vec::new(), Vec::new());
    let sink = CollectingValidationSink { errors: &mut errors, warnings: &mut warnings };
    let validator = SchemaValidator::new(&schemas, ValidationFlags::default());
    let mut runtime = validator.start_run(sink);
    let reader = BufReader::with_capacity(CHUNK, File::open(file)?);
    let read = drive_quick_xml(reader, &mut runtime, &schemas);
    drop(runtime);
    Ok(read.is_ok() && errors.is_empty())
}
