//! The progress line: on standard error, only if someone watches and only for long
//! work.

use super::input::Input;
use super::output;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Work from so many bytes on is long.
const LONG_BYTES: u64 = 100_000_000;
/// Work from so many files on is long.
const LONG_FILES: usize = 2_000;

/// Shows how many of the bytes to be read were read, where there is a line.
pub(crate) struct Progress(Option<ProgressBar>);

impl Progress {
    /// For these inputs; shows nothing if they are little work.
    pub(crate) fn new(inputs: &[Input]) -> Progress {
        if !output::is_watched() {
            return Progress(None);
        }
        let bytes = inputs.iter().filter_map(Input::size).fold(0, u64::saturating_add);
        if bytes < LONG_BYTES && inputs.len() < LONG_FILES {
            return Progress(None);
        }
        let bar = ProgressBar::with_draw_target(Some(bytes), ProgressDrawTarget::stderr());
        let line = "checking {wide_bar} {bytes} of {total_bytes}, {eta} left";
        Progress(Some(match ProgressStyle::with_template(line) {
            Ok(style) => bar.with_style(style),
            Err(_) => bar,
        }))
    }

    /// So many bytes more were read.
    pub(crate) fn advance(&self, bytes: u64) {
        if let Some(bar) = &self.0 {
            bar.inc(bytes);
        }
    }

    /// Takes the line away while `print` writes to what may be the same terminal.
    pub(crate) fn aside<T>(&self, print: impl FnOnce() -> T) -> T {
        match &self.0 {
            Some(bar) => bar.suspend(print),
            None => print(),
        }
    }

    /// Takes the line away for good.
    pub(crate) fn end(&self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}
