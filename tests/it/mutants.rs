//! 15,000 labelled mutants of real payloads, one fault each.

use super::shared;
use isoproof::check::{SchemaSet, Settings, Validator};
use isoproof::diagnostic::{FileReport, Verdict};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

struct Mutant {
    file: String,
    operator: String,
    detail: String,
    verdicts: Vec<String>,
    agreed: bool,
    lines: Vec<u64>,
}

fn labels(shared: &Path) -> Vec<Mutant> {
    shared::table(&shared.join("mutants/labels.tsv"))
        .into_iter()
        .map(|row| Mutant {
            file: format!("{}/{}", row[0], row[1]),
            operator: row[2].clone(),
            detail: row[3].clone(),
            verdicts: row[4..8].to_vec(),
            agreed: row[8] == "agree",
            lines: row[9..11].iter().filter_map(|l| l.parse().ok()).collect(),
        })
        .collect()
}

fn unpack(shared: &Path) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("mutants");
    fs::create_dir_all(&folder).unwrap();
    let status = Command::new("tar")
        .args(["-I", "zstd", "-xf"])
        .arg(shared.join("mutants/mutants.tar.zst"))
        .arg("-C")
        .arg(&folder)
        .status()
        .unwrap();
    assert!(status.success());
    folder
}

fn check(validator: &Validator, folder: &Path, mutant: &Mutant) -> FileReport {
    let bytes = fs::read(folder.join(&mutant.file)).unwrap();
    validator.validate(&mutant.file, true, &bytes[..])
}

#[test]
fn verdicts_of_all_mutants_on_which_the_engines_agree() {
    let Some(shared) = shared::folder() else { return };
    let folder = unpack(&shared);
    let validator = Validator::new(SchemaSet::embedded(), Settings::default());
    let mut wrong = Vec::new();
    let mut several = BTreeMap::<String, (u32, u32)>::new();
    for mutant in labels(&shared).iter().filter(|m| m.agreed) {
        let report = check(&validator, &folder, mutant);
        let accepted = mutant.verdicts[0] == "valid";
        let codes: Vec<String> =
            report.findings.iter().map(|d| format!("{}:{}", d.code.id, d.place.line)).collect();
        let line = format!(
            "{}\t{}\t{}\t{:?}\t{:?}\t{:?}\t{:?}",
            mutant.file,
            mutant.operator,
            mutant.detail,
            mutant.verdicts[0],
            report.verdict,
            codes,
            mutant.lines
        );
        if (report.verdict == Verdict::Valid) != accepted {
            wrong.push(format!("WRONG\t{line}"));
        }
        if !accepted {
            let count = several.entry(mutant.operator.clone()).or_default();
            count.1 += 1;
            if report.findings.len() == 1
                && (mutant.lines.is_empty()
                    || mutant.lines.contains(&report.findings[0].place.line))
            {
                count.0 += 1;
            } else {
                wrong.push(format!("MANY\t{line}"));
            }
        }
    }
    fs::write(folder.join("../report.txt"), wrong.join("\n")).unwrap();
    for (op, (one, all)) in &several {
        println!("{op} {one}/{all}");
    }
    println!("wrong: {}", wrong.iter().filter(|w| w.starts_with("WRONG")).count());
}
