//! What it takes to open a sealed workbook once its passphrase has been worked on, and to hand the keyboard over in one of two.

use crate::bench::Bench;
use crate::figures::{Bound, Figure, Unit, median, real};
use crate::homes::Home;
use crate::made::PASSPHRASES;
use crate::probe::Probe;
use crate::starts::LEAVE_FAST;
use crate::walk;
use goldseam::journal::{DataDir, Passphrase, RealDisk};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

const RUNS: usize = 7;

pub(crate) const UNLOCK: &str = "open a sealed workbook, beyond the passphrase";
pub(crate) const HAND_OVER: &str = "hand the keyboard over";

/// How long it takes to work on the passphrase, and no more: no page is looked at.
fn derivation(home: &Home) -> Duration {
    let shelf = DataDir::new(Arc::new(RealDisk), home.data());
    let pass = Passphrase::from(PASSPHRASES[0].to_owned());
    let began = Instant::now();
    assert!(shelf.who(&pass).expect("a disk").is_some(), "the passphrase opens nothing");
    began.elapsed()
}

pub(crate) fn sealed(bench: &mut Bench) {
    let homes: Vec<Home> = bench.sealed.values().cloned().collect();
    for home in homes {
        let mut beyond = Vec::new();
        let mut memory = None;
        for _ in 0..RUNS {
            let worked_on = derivation(&home);
            let mut ours = Probe::start(home.goldseam());
            beyond.push(walk::unlock(&mut ours).saturating_sub(worked_on));
            walk::home(&mut ours);
            ours.rest(Duration::from_millis(500));
            memory = Some(ours.memory());
            ours.leave(LEAVE_FAST);
        }
        let most = if home.pages > 10_000 { 1_000.0 } else { 100.0 };
        let figure = Figure::new(UNLOCK, Unit::Milliseconds, median(&beyond)).at(home.pages);
        bench.figures.add(figure.within(Bound::most(most, Unit::Milliseconds)));
        if let Some(memory) = memory {
            let now = Figure::new("memory after unlocking", Unit::Megabytes, real(memory.now) / 1e3).at(home.pages);
            // Whatever the passphrase took is given back.
            let bound = (home.pages <= 10_000).then(|| Bound::most(25.0, Unit::Megabytes));
            bench.figures.add(now.within(bound));
            let most = Figure::new("memory while unlocking", Unit::Megabytes, real(memory.most) / 1e3);
            bench.figures.add(most.at(home.pages));
        }
    }
}

pub(crate) fn hand_overs(bench: &mut Bench) {
    let homes: Vec<Home> = bench.pair.values().cloned().collect();
    for home in homes {
        let mut took = Vec::new();
        for _ in 0..RUNS {
            let mut ours = Probe::start(home.goldseam());
            walk::unlock(&mut ours);
            took.push(walk::hand_over(&mut ours));
            ours.leave(LEAVE_FAST);
            thread::sleep(Duration::from_millis(50));
        }
        let most = if home.pages > 10_000 { 50.0 } else { 16.0 };
        let figure = Figure::new(HAND_OVER, Unit::Milliseconds, median(&took)).at(home.pages);
        bench.figures.add(figure.within(Bound::most(most, Unit::Milliseconds)));
    }
}
