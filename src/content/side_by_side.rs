//! Several pieces of work at once, as many as there are processors for. The files of a pack are read so.

use crate::order;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, Builder};

/// More would be slower: what is shared out takes some hundredths of a second in all.
const MOST: usize = 4;

/// What each of so many pieces of work comes to, in their order. A panic in one of them is one here.
pub(super) fn each<T: Send>(many: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let (next, work) = (&AtomicUsize::new(0), &work);
    let take = move || {
        let numbers = std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed)).take_while(|at| *at < many);
        numbers.map(|at| (at, work(at))).collect::<Vec<_>>()
    };
    let workers = thread::available_parallelism().map_or(1, usize::from).min(MOST).min(many);
    let mut done = thread::scope(|scope| {
        // Where the system gives no thread, what it would have done is done here.
        let others: Vec<_> = (1..workers).filter_map(|_| Builder::new().spawn_scoped(scope, take).ok()).collect();
        let mut done = take();
        for other in others {
            done.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        done
    });
    order::by_key(&mut done, |(at, _)| *at);
    done.into_iter().map(|(_, done)| done).collect()
}
