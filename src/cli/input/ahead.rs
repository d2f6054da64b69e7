//! Reading ahead on a second thread: what must be unpacked or digested is, while what
//! came before it is checked.

use super::Unreadable;
use super::recognise::fill;
use std::io::{self, Read};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;

/// Bytes up to which no thread is asked for.
const FEW: usize = 16 * 1024;

/// Bytes read at a time.
const CHUNK: usize = 128 * 1024;

/// How many chunks there are.
const CHUNKS: usize = 4;

/// Gives `bytes` to `work`, read ahead on another thread unless they are few or `threads`
/// says that there is only one; returns what is left of them.
pub(crate) fn reading<R: Read + Send, T>(
    mut bytes: R,
    threads: &dyn Fn() -> usize,
    work: impl FnOnce(&mut dyn Read) -> T,
) -> (T, R) {
    let mut first = vec![0; FEW];
    let (count, error) = fill(&mut bytes, &mut first);
    if error.is_some() {
        return (work(&mut first[..count].chain(Unreadable(error))), bytes);
    }
    if count < FEW || threads() < 2 {
        return (work(&mut first[..count].chain(&mut bytes)), bytes);
    }
    let (sender, chunks) = sync_channel(CHUNKS);
    let (give_back, empty) = channel();
    for _ in 1..CHUNKS {
        // The other end is here.
        let _ = give_back.send(vec![0; CHUNK]);
    }
    let bytes = Mutex::new(bytes);
    let done = thread::scope(|scope| {
        let read = || read_on(&mut *locked(&bytes), sender, empty);
        if thread::Builder::new().spawn_scoped(scope, read).is_err() {
            // No thread is to be had.
            return work(&mut first[..count].chain(&mut *locked(&bytes)));
        }
        work(&mut Ahead { chunks, give_back, chunk: first, at: 0, end: count })
    });
    (done, bytes.into_inner().unwrap_or_else(PoisonError::into_inner))
}

fn locked<R>(bytes: &Mutex<R>) -> MutexGuard<'_, R> {
    bytes.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A chunk and how much of it was read, or why it was not.
type Chunk = io::Result<(Vec<u8>, usize)>;

/// Reads until the end, or an error, or until nobody wants more.
fn read_on(bytes: &mut impl Read, chunks: SyncSender<Chunk>, empty: Receiver<Vec<u8>>) {
    for mut chunk in empty {
        chunk.resize(CHUNK, 0);
        let (count, error) = fill(bytes, &mut chunk);
        let is_last = count < chunk.len();
        let is_wanted = chunks.send(Ok((chunk, count))).is_ok();
        if let Some(error) = error {
            // If nobody wants it, it comes again to whoever reads on.
            let _ = chunks.send(Err(error));
        }
        if is_last || !is_wanted {
            return;
        }
    }
}

/// What was read ahead.
struct Ahead {
    chunks: Receiver<Chunk>,
    give_back: Sender<Vec<u8>>,
    chunk: Vec<u8>,
    /// The stretch of the chunk that is left.
    at: usize,
    end: usize,
}

impl Read for Ahead {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.at == self.end {
            let Ok(next) = self.chunks.recv() else { return Ok(0) };
            let (chunk, end) = next?;
            // The reader may have come to the end and need it no more.
            let _ = self.give_back.send(std::mem::replace(&mut self.chunk, chunk));
            (self.at, self.end) = (0, end);
        }
        let count = (&self.chunk[self.at..self.end]).read(buffer)?;
        self.at += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::{CHUNK, CHUNKS, FEW, reading};
    use std::io::{self, Read};

    fn bytes(length: usize) -> Vec<u8> {
        (0..length).map(|i| (i % 251) as u8).collect()
    }

    #[test]
    fn what_is_read_ahead_is_what_there_is() {
        for length in
            [0, 1, FEW - 1, FEW, FEW + 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 9 * CHUNK + 7]
        {
            let all = bytes(length);
            let mut read = Vec::new();
            let (count, left) = reading(&all[..], &|| 2, |ahead| ahead.read_to_end(&mut read));
            assert_eq!((count.unwrap(), read == all, left.len()), (length, true, 0));
        }
    }

    #[test]
    fn what_nobody_reads_is_left() {
        let all = bytes(100 * CHUNK);
        let ((), left) = reading(&all[..], &|| 2, |ahead| ahead.read_exact(&mut [0; 10]).unwrap());
        assert!(left.len() >= all.len() - (CHUNKS + 1) * CHUNK);
        assert_eq!(left, &all[all.len() - left.len()..]);
    }

    #[test]
    fn an_error_comes_behind_what_was_read_before_it() {
        struct Broken;
        impl Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("broken"))
            }
        }
        for length in [0, 5, CHUNK, 2 * CHUNK, 2 * CHUNK + 5] {
            let mut read = Vec::new();
            let all = bytes(length);
            let input = all.chain(Broken);
            let (result, _) = reading(input, &|| 2, |ahead| ahead.read_to_end(&mut read));
            assert_eq!((read.len(), result.unwrap_err().to_string().as_str()), (length, "broken"));
        }
    }
}
