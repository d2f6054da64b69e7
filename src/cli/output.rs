//! Standard output: a reader that has gone away is no error, and colour is there
//! only where someone sees it.

use anstream::{AutoStream, ColorChoice};
use std::io::{self, BufWriter, ErrorKind, IsTerminal, StdoutLock, Write};

/// When to use colour. Auto: on a terminal, unless the environment says otherwise
/// (`NO_COLOR` and such).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Color {
    #[default]
    Auto,
    Always,
    Never,
}

impl Color {
    /// Whether standard output gets colour.
    pub(crate) fn for_stdout(self) -> bool {
        match self {
            Color::Auto => AutoStream::choice(&io::stdout()) != ColorChoice::Never,
            Color::Always => true,
            Color::Never => false,
        }
    }
}

/// Standard output, buffered.
pub(crate) fn stdout() -> Quiet<BufWriter<StdoutLock<'static>>> {
    Quiet::new(BufWriter::new(io::stdout().lock()))
}

/// Whether someone watches standard error.
pub(crate) fn is_watched() -> bool {
    io::stderr().is_terminal()
}

/// A writer that takes everything and drops it once its reader has gone
/// (`isoproof … | head`). Work goes on without output, since the exit code is to
/// tell of all inputs, however early the reader left.
pub(crate) struct Quiet<W> {
    inner: W,
    closed: bool,
}

impl<W: Write> Quiet<W> {
    fn new(inner: W) -> Quiet<W> {
        Quiet { inner, closed: false }
    }

    /// `result`, or `instead` if the reader has gone.
    fn unless_closed<T>(&mut self, result: io::Result<T>, instead: T) -> io::Result<T> {
        match result {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                self.closed = true;
                Ok(instead)
            }
            other => other,
        }
    }
}

impl<W: Write> Write for Quiet<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.closed {
            return Ok(bytes.len());
        }
        let written = self.inner.write(bytes);
        self.unless_closed(written, bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.closed {
            return Ok(());
        }
        let flushed = self.inner.flush();
        self.unless_closed(flushed, ())
    }
}

#[cfg(test)]
mod tests {
    use super::Quiet;
    use std::io::{self, ErrorKind, Write};

    struct Failing(ErrorKind, usize);

    impl Write for Failing {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            self.1 += 1;
            Err(self.0.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Err(self.0.into())
        }
    }

    #[test]
    fn a_closed_pipe_is_quiet_and_not_tried_again() {
        let mut out = Quiet::new(Failing(ErrorKind::BrokenPipe, 0));
        out.write_all(b"one").unwrap();
        out.write_all(b"two").unwrap();
        out.flush().unwrap();
        assert_eq!(out.inner.1, 1);
    }

    #[test]
    fn other_errors_are_told() {
        let mut out = Quiet::new(Failing(ErrorKind::StorageFull, 0));
        assert_eq!(out.write(b"one").unwrap_err().kind(), ErrorKind::StorageFull);
        assert_eq!(out.flush().unwrap_err().kind(), ErrorKind::StorageFull);
    }
}
