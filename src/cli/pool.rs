//! Work on several items at once, with results in the order of the items.

use std::collections::VecDeque;
use std::num::NonZeroUsize;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// How many items per thread may be ahead of the one to be handed on next, so that
/// a slow file neither stops the others nor lets finished reports pile up; and how many
/// results of one item may wait.
const LOOK_AHEAD: usize = 8;

/// How many threads work, if that many are asked for or nothing is said.
pub(crate) fn threads(asked: Option<NonZeroUsize>) -> usize {
    let threads = asked.or_else(|| thread::available_parallelism().ok());
    threads.map_or(1, NonZeroUsize::get)
}

type Task<T, R> = (T, SyncSender<R>);

/// Calls `work` for each item on up to `jobs` threads, and `emit` for each of its results
/// on the calling thread, strictly in the order of the items. `work` hands its results on
/// one by one, and stops when it hears that nobody wants more.
///
/// # Errors
///
/// The first error of `emit`; no further result is emitted.
pub(crate) fn ordered<T: Send, R: Send, E>(
    items: Vec<T>,
    jobs: usize,
    work: impl Fn(T, &mut dyn FnMut(R) -> bool) + Sync,
    mut emit: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let jobs = jobs.min(items.len());
    if jobs <= 1 {
        return in_turn(items, &work, &mut emit);
    }
    let (sender, tasks) = channel::<Task<T, R>>();
    let tasks = Mutex::new(tasks);
    thread::scope(|scope| {
        let start = || {
            let worker = || worker(&tasks, &work);
            thread::Builder::new().spawn_scoped(scope, worker).is_ok()
        };
        match (0..jobs).take_while(|_| start()).count() {
            // No thread is to be had.
            0 => in_turn(items, &work, &mut emit),
            started => feed(items, sender, started.saturating_mul(LOOK_AHEAD), &mut emit),
        }
    })
}

/// Works on this thread.
fn in_turn<T, R, E>(
    items: Vec<T>,
    work: &impl Fn(T, &mut dyn FnMut(R) -> bool),
    emit: &mut impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    items.into_iter().try_for_each(|item| {
        let mut emitted = Ok(());
        work(item, &mut |result| {
            emitted = emit(result);
            emitted.is_ok()
        });
        emitted
    })
}

/// Hands out the items, at most `ahead` before their results are emitted. Takes
/// `sender` so that the workers end when it is dropped.
fn feed<T, R, E>(
    items: Vec<T>,
    sender: Sender<Task<T, R>>,
    ahead: usize,
    emit: &mut impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let mut waiting: VecDeque<Receiver<R>> = VecDeque::with_capacity(ahead);
    for item in items {
        if waiting.len() >= ahead {
            emit_first(&mut waiting, emit)?;
        }
        let (result, receiver) = sync_channel(LOOK_AHEAD);
        if sender.send((item, result)).is_err() {
            break;
        }
        waiting.push_back(receiver);
    }
    while !waiting.is_empty() {
        emit_first(&mut waiting, emit)?;
    }
    Ok(())
}

/// Waits for the results of the oldest item. They end early only if its worker panicked,
/// which the scope reports when it joins the thread.
fn emit_first<R, E>(
    waiting: &mut VecDeque<Receiver<R>>,
    emit: &mut impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    waiting.pop_front().into_iter().flatten().try_for_each(emit)
}

fn worker<T, R>(tasks: &Mutex<Receiver<Task<T, R>>>, work: &impl Fn(T, &mut dyn FnMut(R) -> bool)) {
    loop {
        let task = tasks.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((item, result)) = task else { return };
        // The receiver is gone only after `emit` failed: nobody wants the results.
        work(item, &mut |one| result.send(one).is_ok());
    }
}

#[cfg(test)]
mod tests {
    use super::ordered;
    use std::convert::Infallible;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    fn doubled(jobs: usize) -> Vec<u64> {
        let mut seen = Vec::new();
        let slow_first = |n: u64, emit: &mut dyn FnMut(u64) -> bool| {
            std::thread::sleep(Duration::from_micros((200 - n) % 7 * 100));
            emit(n * 2);
        };
        let Ok(()) = ordered((0..200).collect(), jobs, slow_first, |n| {
            seen.push(n);
            Ok::<(), Infallible>(())
        });
        seen
    }

    #[test]
    fn results_come_in_order_for_any_number_of_jobs() {
        let expected: Vec<u64> = (0..200).map(|n| n * 2).collect();
        for jobs in [0, 1, 2, 5, 300] {
            assert_eq!(doubled(jobs), expected, "{jobs} jobs");
        }
    }

    #[test]
    fn work_is_not_far_ahead_of_the_output() {
        let (done, mut emitted) = (AtomicUsize::new(0), 0);
        let work = |_: usize, emit: &mut dyn FnMut(usize) -> bool| {
            emit(done.fetch_add(1, Ordering::SeqCst));
        };
        let Ok(()) = ordered((0..500).collect(), 2, work, |_| {
            assert!(done.load(Ordering::SeqCst) <= emitted + 2 * super::LOOK_AHEAD);
            emitted += 1;
            Ok::<(), Infallible>(())
        });
        assert_eq!(emitted, 500);
    }

    #[test]
    fn an_error_of_the_output_ends_it() {
        let mut emitted = 0;
        let result = ordered(
            (0..100).collect(),
            3,
            |n: u32, emit: &mut dyn FnMut(u32) -> bool| {
                emit(n);
            },
            |n| {
                emitted += 1;
                if n == 4 { Err("full") } else { Ok(()) }
            },
        );
        assert_eq!((result, emitted), (Err("full"), 5));
    }
}
