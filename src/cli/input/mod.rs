//! The inputs of a run: what the user named, what lies in the folders named, and what is
//! packed in either.
//!
//! Compressed data are unpacked on their way, archives member by member, nothing is held
//! whole. What a packed input is, its first bytes tell (`recognise`); `payloads` opens it;
//! each packing has a file, and `bounds` says how much may come out.

mod ahead;
mod bounds;
mod fault;
mod gzip;
mod meter;
#[cfg(test)]
#[path = "../../../tests/it/packed.rs"]
mod packed;
mod payloads;
mod plain;
mod recognise;
mod tar;
mod tar_header;
#[cfg(test)]
mod tests;
mod unpack;
mod zip;
mod zstd;

use super::config;
use super::error::CliError;
use crate::diagnostic::Obstacle;
pub(crate) use ahead::reading as reading_ahead;
pub(crate) use fault::is_unread;
use ignore::WalkBuilder;
use payloads::Place;
pub(crate) use payloads::{Bytes, Payload, Payloads};
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The path that stands for standard input.
pub(crate) const STDIN: &str = "-";

/// One input.
#[derive(Debug)]
pub(crate) struct Input {
    /// As the user gave it, or found below a folder.
    pub(crate) path: String,
    /// Whether the user named this very input.
    pub(crate) named: bool,
    source: Source,
}

#[derive(Debug)]
enum Source {
    Stdin,
    File(PathBuf),
    /// It was met, and could not even be looked at.
    Failed(io::Error),
}

/// The inputs below `paths`, in the order of `paths` and within a folder sorted by
/// path. In a folder every file counts, hidden ones too, and links are followed; but for
/// what tells this program what to do.
///
/// # Errors
///
/// If there is nothing to check: no file in a folder, or `-` a second time.
pub(crate) fn collect(paths: &[PathBuf]) -> Result<Vec<Input>, CliError> {
    let mut inputs = Vec::new();
    let mut stdin_named = false;
    for path in paths {
        if path.as_os_str() == STDIN {
            if std::mem::replace(&mut stdin_named, true) {
                return Err(CliError::Usage("standard input can be read only once".into()));
            }
            inputs.push(Input { path: STDIN.into(), named: true, source: Source::Stdin });
        } else if path.is_dir() {
            let before = inputs.len();
            walk(path, &mut inputs);
            if inputs.len() == before {
                return Err(CliError::file(path, "no file in this folder"));
            }
        } else {
            inputs.push(Input::file(path.clone(), true));
        }
    }
    Ok(inputs)
}

/// Adds the files below `folder`. Pipes, sockets and devices are left out: reading
/// them may never end.
fn walk(folder: &Path, inputs: &mut Vec<Input>) {
    let entries = WalkBuilder::new(folder)
        .standard_filters(false)
        .follow_links(true)
        .sort_by_file_name(OsStr::cmp)
        .build();
    for entry in entries {
        match entry {
            Ok(entry) if entry.file_name().to_str().is_some_and(config::is_own) => {}
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                inputs.push(Input::file(entry.into_path(), false));
            }
            Ok(_) => {}
            Err(error) => inputs.extend(Input::failed(folder, error)),
        }
    }
}

impl Input {
    fn file(path: PathBuf, named: bool) -> Input {
        Input { path: path.display().to_string(), named, source: Source::File(path) }
    }

    /// What could not be looked at while walking. A link to a folder above itself
    /// is nothing: its files are met without it.
    fn failed(at: &Path, error: ignore::Error) -> Option<Input> {
        match error {
            ignore::Error::Loop { .. } => None,
            ignore::Error::WithPath { path, err } => Input::failed(&path, *err),
            ignore::Error::WithDepth { err, .. } => Input::failed(at, *err),
            other => {
                let error = other.into_io_error().unwrap_or_else(|| io::ErrorKind::Other.into());
                let path = at.display().to_string();
                Some(Input { path, named: false, source: Source::Failed(error) })
            }
        }
    }

    /// Its size in bytes, if that can be known before it is read.
    pub(crate) fn size(&self) -> Option<u64> {
        match &self.source {
            Source::File(path) => path.metadata().ok().map(|data| data.len()),
            Source::Stdin | Source::Failed(_) => None,
        }
    }

    /// What is to be checked of it; `watch` hears how many bytes of it were read.
    pub(crate) fn open(self, watch: &(dyn Fn(u64) + Sync)) -> Payloads<'_> {
        let place = Place { path: self.path, named: self.named };
        match self.source {
            Source::Stdin => Payloads::of_bytes(place, io::stdin(), watch),
            Source::File(path) => match File::open(path) {
                Ok(file) => Payloads::of_file(place, file, watch),
                Err(error) => Payloads::failing(&place, error),
            },
            Source::Failed(error) => Payloads::failing(&place, error),
        }
    }
}

/// Fails with the error it holds, and then with the same or one of the same kind.
struct Unreadable(Option<io::Error>);

impl Read for Unreadable {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        let error = self.0.take().unwrap_or_else(|| io::ErrorKind::Other.into());
        self.0 = Obstacle::of(&error).map(|obstacle| obstacle.clone().into());
        Err(error)
    }
}
