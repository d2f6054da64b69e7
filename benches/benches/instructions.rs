//! Instructions of the program as it is installed, counted by callgrind: unlike times
//! they repeat on a busy machine. Fails if anything takes more than 5 % above what was
//! counted last.
//!
//! `cargo bench -p isoproof-benches --bench instructions --profile dev -- --parallel=auto`
//!
//! `ISOPROOF` names the program; without it, it is `target/release/isoproof`. Needs
//! valgrind, and `gungraun-runner` of the version of gungraun. The numbers are those of
//! x86-64 with AVX2; after a change on purpose, the new ones are printed as `Instructions`.

#![allow(missing_docs)] // The macros of gungraun write public items without any.

use gungraun::{
    Bench, BinaryBenchmark, BinaryBenchmarkConfig, BinaryBenchmarkGroup, Callgrind, Command,
    EventKind, binary_benchmark_group, main,
};
use std::path::Path;
use xtask::generate::generate;

/// What is measured, the message and its size, options of the generator, and the
/// instructions counted last.
const COUNTED: [(&str, &str, &str, &[&str], u64); 11] = [
    ("pain_pretty_1", "pain.001.001.03", "1MB", &[], 15_564_002),
    ("pain_pretty_3", "pain.001.001.03", "3MB", &[], 36_483_101),
    ("pain_minified_1", "pain.001.001.03", "1MB", &["--minified"], 19_394_663),
    ("pain_minified_3", "pain.001.001.03", "3MB", &["--minified"], 47_103_121),
    ("pain_prefix_1", "pain.001.001.03", "1MB", &["--prefix", "p"], 16_312_364),
    ("pain_prefix_3", "pain.001.001.03", "3MB", &["--prefix", "p"], 37_041_653),
    ("camt_pretty_1", "camt.053.001.02", "1MB", &[], 15_958_905),
    ("camt_pretty_3", "camt.053.001.02", "3MB", &[], 35_515_524),
    ("camt_minified_1", "camt.053.001.02", "1MB", &["--minified"], 20_965_534),
    ("camt_minified_3", "camt.053.001.02", "3MB", &["--minified"], 49_330_648),
    ("start", "pain.001.001.03", "5kB", &[], 1_776_103),
];

/// With default rules, the file of that name.
const WITH_RULES: [(&str, u64); 3] =
    [("pain_pretty_3", 71_999_726), ("camt_pretty_3", 64_520_715), ("start", 4_321_464)];

/// 20 observers on the file of that name. The program that has them is built like
/// tests, not like the one above: it is compared with itself only.
const OBSERVED: (&str, u64) = ("pain_pretty_1", 59_911_085);

/// Above what was counted, in percent.
const GROWTH: u64 = 5;

const FOLDER: &str = env!("CARGO_TARGET_TMPDIR");

fn make_files() {
    for (name, message, size, style, _) in COUNTED {
        let file = file(name);
        let arguments = [&[message, size, &file], style].concat();
        if let Err(reason) = generate(&arguments) {
            stop(&reason);
        }
    }
}

fn stop(reason: &str) -> ! {
    eprintln!("error: {reason}");
    std::process::exit(2)
}

fn file(name: &str) -> String {
    format!("{FOLDER}/{name}.xml")
}

fn isoproof() -> String {
    let built = || format!("{FOLDER}/../release/isoproof");
    std::env::var("ISOPROOF").unwrap_or_else(|_| built())
}

/// A count of one command, which must exit with 0.
fn count(name: &str, command: &mut Command, counted: u64) -> Bench {
    let limit = counted + counted * GROWTH / 100;
    let mut tool = Callgrind::with_args(["--cache-sim=no"]);
    tool.hard_limits([(EventKind::Ir, limit)]);
    let mut bench = Bench::new(name);
    bench.command(command.build()).config(BinaryBenchmarkConfig::default().tool(tool));
    bench
}

fn counts(group: &mut BinaryBenchmarkGroup) {
    if !Path::new(&isoproof()).exists() {
        stop(&format!("{} is not built", isoproof()));
    }
    let mut all = BinaryBenchmark::new("instructions");
    for (name, .., counted) in COUNTED {
        let mut command = Command::new(isoproof());
        command.args(["validate", "--layers", "schema", "--jobs", "1", &file(name)]);
        all.bench(count(name, &mut command, counted));
    }
    for (name, counted) in WITH_RULES {
        let mut command = Command::new(isoproof());
        command.args(["validate", "--jobs", "1", &file(name)]);
        all.bench(count(&format!("rules_{name}"), &mut command, counted));
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_observed"));
    command.args([&file(OBSERVED.0), "--observers", "20"]);
    all.bench(count("observers_20", &mut command, OBSERVED.1));
    group.binary_benchmark(all);
}

binary_benchmark_group!(
    name = program,
    setup = make_files(),
    benchmarks = |group: &mut BinaryBenchmarkGroup| counts(group)
);

main!(binary_benchmark_groups = program);
