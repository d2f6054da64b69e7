//! The fast lane and the general way say the same of every input: the same report, and
//! observers see the same. Whether an input is valid is answered as the report says.

#![no_main]

mod edit;
#[path = "../../tests/it/log.rs"]
mod log;

use isoproof::check::{Observer, SchemaSet, Settings, Validator};
use isoproof::diagnostic::{FileReport, Verdict};
use isoproof::rules::{Choice, PROFILES, Rulebook};
use libfuzzer_sys::fuzz_target;
use log::Log;
use std::sync::LazyLock;

/// More messages than make it worth to have the lane's table.
const MANY: usize = 20;

/// Validators that take the lane in windows of several sizes.
static LANES: LazyLock<Vec<Validator>> = LazyLock::new(|| {
    let lanes = [1 << 20, 1_000, 200].map(with_chunk);
    for sample in edit::SAMPLES {
        for lane in &lanes {
            assert!((0..MANY).all(|_| lane.is_valid(sample)), "a sample is not valid");
        }
    }
    lanes.into()
});

/// One that never does: what it reads at once is too short.
static GENERAL: LazyLock<Validator> = LazyLock::new(|| with_chunk(32));

/// All rules, of every profile.
static RULES: LazyLock<Rulebook> = LazyLock::new(|| {
    let mut choice = Choice::default();
    for profile in PROFILES {
        choice = choice.profile(profile.name).expect("a profile of the list");
    }
    Rulebook::new(choice)
});

fn with_chunk(chunk: usize) -> Validator {
    Validator::new(SchemaSet::embedded(), Settings { chunk, ..Settings::default() })
}

/// The report on an input, with rules or without, and what observers saw of it.
fn seen(
    validator: &Validator,
    input: &[u8],
    are_records: &[bool],
    with_rules: bool,
) -> (FileReport, Vec<String>) {
    let mut logs: Vec<Log> = are_records.iter().copied().map(Log::new).collect();
    let mut observers: Vec<&mut dyn Observer> = Vec::new();
    observers.extend(logs.iter_mut().map(|log| log as &mut dyn Observer));
    let report = match with_rules {
        true => RULES.check(validator, "input", true, input, &mut observers),
        false => validator.observe("input", true, input, &mut observers),
    };
    (report, logs.into_iter().flat_map(|log| log.lines).collect())
}

fuzz_target!(|bytes: &[u8]| {
    let input = edit::input(bytes);
    let ways = [(&[][..], false), (&[true], false), (&[false, true], false), (&[], true)];
    for (are_records, with_rules) in ways {
        let expected = seen(&GENERAL, &input, are_records, with_rules);
        for lane in &*LANES {
            let found = seen(lane, &input, are_records, with_rules);
            assert_eq!(found, expected, "{}", String::from_utf8_lossy(&input));
        }
        if are_records.is_empty() && !with_rules {
            let is_valid = expected.0.verdict == Verdict::Valid;
            let answers = LANES.iter().chain([&*GENERAL]).map(|one| one.is_valid(&input[..]));
            assert!(answers.into_iter().all(|answer| answer == is_valid));
        }
    }
});
