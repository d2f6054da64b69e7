//! The reference material beside the project, for tests that use it.

use std::path::{Path, PathBuf};

/// The folder that `ISOPROOF_SHARED` names; a note is printed where it is not set.
pub(crate) fn folder() -> Option<PathBuf> {
    match std::env::var_os("ISOPROOF_SHARED") {
        Some(path) => {
            let path = PathBuf::from(path);
            assert!(path.is_dir(), "ISOPROOF_SHARED names no folder: {}", path.display());
            Some(path)
        }
        None => {
            eprintln!("not run: ISOPROOF_SHARED is not set");
            None
        }
    }
}

/// A table with a header line, its rows as fields.
pub(crate) fn table(path: &Path) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

/// A path inside the project.
pub(crate) fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The files below a folder whose names end so, as paths from the folder, sorted.
pub(crate) fn files(folder: &Path, end: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_str().unwrap().ends_with(end) {
                found.push(path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}
