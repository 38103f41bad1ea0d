//! What it takes to keep a page, from the key to the screen that says so, beside the minimal program, which writes the same
//! words to the same disk for good when that key is pressed.

use crate::bench::Bench;
use crate::figures::{Bound, Figure, Unit, median};
use crate::homes::Home;
use crate::made;
use crate::probe::Probe;
use crate::starts::LEAVE_FAST;
use crate::walk;
use std::fs;
use std::thread;
use std::time::Duration;

const RUNS: u64 = 15;

/// After so long the words begun are on disk, as they mostly are before a page is kept.
const BEGUN: Duration = Duration::from_millis(1_500);

pub(crate) const KEPT_PAGE: &str = "keep a page";

pub(crate) fn pages(bench: &mut Bench) {
    let homes: Vec<Home> = bench.plain.values().cloned().collect();
    for home in homes {
        let folder = home.path.join("bare");
        fs::create_dir_all(&folder).expect("room");
        let mut least = bench.minimal();
        least.arg(&folder);
        let mut least = Probe::start(least);
        least.sees(&["Entry 0"]);
        let mut ours = Probe::start(home.goldseam());
        walk::home(&mut ours);
        let (mut kept, mut bare) = (Vec::new(), Vec::new());
        for run in 0..RUNS {
            let (first, words) = (format!("Kept {run}"), made::words(&mut made::Chance::new(run), 60));
            walk::page(&mut ours);
            ours.paste(&format!("{first}\n{words}"));
            least.press(&format!("{first} {words}"), &[&first]);
            thread::sleep(BEGUN);
            kept.push(walk::keep(&mut ours, &first));
            bare.push(least.until(walk::KEEP, |screen| !screen.contains(&first)));
        }
        walk::leave(ours);
        least.leave(LEAVE_FAST);
        let bare = median(&bare);
        let figure = Figure::new(KEPT_PAGE, Unit::Milliseconds, median(&kept)).at(home.pages).beside(bare);
        bench.figures.add(figure.within(Bound::times(1.5, bare, "the bare write")));
    }
}
