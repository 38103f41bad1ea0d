//! What is left: memory, what happens while nothing happens, commands that print, and the size of the program.

use crate::bench::Bench;
use crate::figures::{Bound, Figure, Unit, median, real};
use crate::homes::{GOLDSEAM, Home};
use crate::probe::Probe;
use crate::starts::LEAVE_FAST;
use crate::walk;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::time::{Duration, Instant};

/// How long nothing is done.
const IDLE: Duration = Duration::from_secs(3);

const RUNS: usize = 7;

pub(crate) const MEMORY: &str = "memory";
pub(crate) const STATUS: &str = "status";
pub(crate) const HEAD: &str = "journal --json | head -1";
pub(crate) const BINARY: &str = "binary";

/// At home, and while nobody touches it.
pub(crate) fn at_rest(bench: &mut Bench) {
    let mut minimal = Probe::start(bench.minimal());
    minimal.sees(&["Entry 0"]);
    let least = real(minimal.memory().most) / 1e3;
    minimal.leave(LEAVE_FAST);
    let homes: Vec<Home> = bench.plain.values().cloned().collect();
    for home in homes {
        let peer = bench.peer_program(home.pages).map(|program| {
            let mut peer = Probe::start(program);
            peer.sees(&["Journals"]);
            let memory = peer.memory();
            peer.leave("q");
            real(memory.most) / 1e3
        });
        let mut ours = Probe::start(home.goldseam());
        walk::home(&mut ours);
        ours.rest(Duration::from_secs(1));
        let memory = ours.memory();
        let (woken, bytes) = (ours.wakeups(), ours.bytes());
        ours.rest(IDLE);
        let (woken, bytes) = (ours.wakeups() - woken, ours.bytes() - bytes);
        ours.leave(LEAVE_FAST);
        let most = match home.pages {
            0 => Some(9.0),
            1..=10_000 => Some(25.0),
            _ => None,
        };
        let figure = Figure::new(MEMORY, Unit::Megabytes, real(memory.most) / 1e3).at(home.pages).beside(least);
        let figure = figure.peer(peer).within(most.map(|most| Bound::most(most, Unit::Megabytes)));
        bench.figures.add(figure);
        for (what, unit, count) in [
            ("wake-ups in 3 s of nothing", Unit::Times, real(woken)),
            ("bytes in 3 s of nothing", Unit::Bytes, real(bytes)),
        ] {
            bench.figures.add(Figure::new(what, unit, count).at(home.pages).within(Bound::most(0.0, unit)));
        }
    }
}

/// How long a command takes to its end.
fn run(home: &Home, args: &[&str]) -> Duration {
    let began = Instant::now();
    let ended = home.command(args).output().expect("goldseam");
    let took = began.elapsed();
    // What a look-over finds is no failure of this.
    assert!(ended.status.code().is_some(), "{args:?} ended with {}", ended.status);
    took
}

/// How long it takes until the first line is there, and until the command has ended, whose reader has gone by then.
fn first_line(home: &Home) -> (Duration, Duration) {
    let began = Instant::now();
    let mut child = home.command(&["journal", "--json"]).spawn().expect("goldseam");
    let mut reader = BufReader::new(child.stdout.take().expect("a pipe"));
    let mut line = String::new();
    reader.read_line(&mut line).expect("a line");
    let first = began.elapsed();
    drop(reader);
    assert!(child.wait().is_ok_and(|status| status.success()), "it minds that its reader is gone");
    (first, began.elapsed())
}

/// Commands that look into the workbook. The look-over comes last: it takes away what this computer has read.
pub(crate) fn commands(bench: &mut Bench) {
    let homes: Vec<Home> = bench.plain.values().cloned().collect();
    for home in homes {
        let within = |most: f64| (home.pages <= 10_000).then(|| Bound::most(most, Unit::Milliseconds));
        let status: Vec<Duration> = (0..RUNS).map(|_| run(&home, &["status"])).collect();
        let figure = Figure::new(STATUS, Unit::Milliseconds, median(&status)).at(home.pages).within(within(30.0));
        bench.figures.add(figure);
        let (first, whole): (Vec<_>, Vec<_>) = (0..RUNS).map(|_| first_line(&home)).unzip();
        let figure = Figure::new("first line of journal --json", Unit::Milliseconds, median(&first)).at(home.pages);
        bench.figures.add(figure.within(within(30.0)));
        let figure = Figure::new(HEAD, Unit::Milliseconds, median(&whole)).at(home.pages);
        bench.figures.add(figure.within(within(30.0)));
        let figure = Figure::new("doctor", Unit::Milliseconds, median(&[run(&home, &["doctor"])]));
        bench.figures.add(figure.at(home.pages));
    }
}

fn megabytes(program: &Path) -> f64 {
    fs::metadata(program).map_or(0.0, |file| real(file.len()) / 1e6)
}

pub(crate) fn binary(bench: &mut Bench) {
    let figure = Figure::new(BINARY, Unit::Megabytes, megabytes(Path::new(GOLDSEAM)));
    let figure = figure.beside(megabytes(&bench.minimal)).peer(bench.peer.as_deref().map(megabytes));
    bench.figures.add(figure.within(Bound::most(6.0, Unit::Megabytes)));
}
