//! How many bytes the library validates in a second, in memory.
//!
//! `cargo bench -p isoproof-benches --features criterion --bench library [-- FILTER]`

use criterion::{BenchmarkGroup, Criterion, Throughput, measurement::WallTime};
use isoproof::check::{SchemaSet, Settings, Validator};
use isoproof::diagnostic::Verdict;
use observers::Looker;
use xtask::generate::{Style, message};

/// Large enough that the start does not count.
const LARGE: u64 = 4_000_000;
const SMALL: u64 = 5_000;
const MESSAGES: [&str; 2] = ["pain.001.001.03", "camt.053.001.02"];

fn main() {
    let mut criterion = Criterion::default().sample_size(20).configure_from_args();
    for name in MESSAGES {
        let mut group = criterion.benchmark_group(name);
        large_files(&mut group, name);
        observers(&mut group, name);
        one_message(&mut group, name);
        group.finish();
    }
    criterion.final_summary();
}

fn styles() -> [(&'static str, Style); 5] {
    let prefix = || "p:".to_owned();
    [
        ("pretty", Style::default()),
        ("pretty, ASCII", Style { ascii: true, ..Style::default() }),
        ("minified", Style { minified: true, ..Style::default() }),
        ("minified, ASCII", Style { minified: true, ascii: true, ..Style::default() }),
        ("prefix", Style { prefix: prefix(), ..Style::default() }),
    ]
}

fn large_files(group: &mut BenchmarkGroup<'_, WallTime>, name: &str) {
    for (shape, style) in styles() {
        let xml = message(name, LARGE, &style).unwrap_or_default();
        let validator = validator();
        group.throughput(Throughput::Bytes(xml.len() as u64));
        group.bench_function(format!("validate, {shape}"), |bencher| {
            bencher.iter(|| valid(validator.validate(name, true, &xml[..]).verdict));
        });
        if shape == "pretty" {
            group.bench_function("is_valid, pretty", |bencher| {
                bencher.iter(|| validator.is_valid(&xml[..]));
            });
        }
    }
}

fn observers(group: &mut BenchmarkGroup<'_, WallTime>, name: &str) {
    let xml = message(name, LARGE, &Style::default()).unwrap_or_default();
    let validator = validator();
    group.throughput(Throughput::Bytes(xml.len() as u64));
    group.bench_function("validate, pretty, 20 observers", |bencher| {
        let mut lookers = Looker::some(20);
        bencher.iter(|| {
            let mut all = Looker::all(&mut lookers);
            valid(validator.observe(name, true, &xml[..], &mut all).verdict);
        });
    });
}

/// One message: with a schema of which no type is decoded yet, and with one in use.
fn one_message(group: &mut BenchmarkGroup<'_, WallTime>, name: &str) {
    let xml = message(name, SMALL, &Style::default()).unwrap_or_default();
    group.throughput(Throughput::Bytes(xml.len() as u64));
    group.bench_function("one of 5 kB, cold", |bencher| {
        bencher.iter(|| valid(validator().validate(name, true, &xml[..]).verdict));
    });
    let warm = validator();
    group.bench_function("one of 5 kB, warm", |bencher| {
        bencher.iter(|| valid(warm.validate(name, true, &xml[..]).verdict));
    });
}

fn validator() -> Validator {
    Validator::new(SchemaSet::embedded(), Settings::default())
}

/// What is refused early would be measured as fast.
fn valid(verdict: Verdict) {
    assert_eq!(verdict, Verdict::Valid);
}
