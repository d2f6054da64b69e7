//! Runs the program in a clean room: no environment, a folder of its own.

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// What a run gave.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl From<Output> for Run {
    fn from(output: Output) -> Run {
        Run {
            code: output.status.code().expect("an exit code, not a signal"),
            out: String::from_utf8(output.stdout).expect("standard output is UTF-8"),
            err: String::from_utf8(output.stderr).expect("standard error is UTF-8"),
        }
    }
}

/// The program, with an empty environment.
pub(crate) fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_isoproof"));
    command.env_clear().stdin(Stdio::null());
    command
}

/// Runs it with these arguments, one a word.
pub(crate) fn isoproof(arguments: &str) -> Run {
    command().args(arguments.split_whitespace()).output().expect("it starts").into()
}

/// A folder that is empty at first, and in which the program runs.
pub(crate) struct Folder(PathBuf);

impl Folder {
    /// One folder a test; `name` is unique.
    pub(crate) fn new(name: &str) -> Folder {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a scratch folder");
        Folder(path)
    }

    /// Adds a file, and the folders above it.
    pub(crate) fn with(self, name: &str, content: impl AsRef<[u8]>) -> Folder {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, content).expect("a file");
        self
    }

    /// The path of something in it.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// Runs the program in it with these arguments, one a word.
    pub(crate) fn isoproof(&self, arguments: &str) -> Run {
        self.run(arguments.split_whitespace())
    }

    /// Runs the program in it with these arguments.
    pub(crate) fn run<A: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = A>) -> Run {
        command().current_dir(&self.0).args(arguments).output().expect("it starts").into()
    }

    /// Runs the program in it with `input` at standard input.
    pub(crate) fn piped(&self, arguments: &str, input: &[u8]) -> Run {
        let mut child = command()
            .current_dir(&self.0)
            .args(arguments.split_whitespace())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        // It need not read its input to the end.
        let _ = child.stdin.take().expect("a pipe").write_all(input);
        child.wait_with_output().expect("it ends").into()
    }
}
