//! How long it takes from the command to the first whole frame, with any number of pages and with larger editions.

use crate::bench::Bench;
use crate::figures::{Bound, Figure, Unit, median};
use crate::homes::Home;
use crate::packs;
use crate::probe::Probe;
use crate::walk;
use portable_pty::CommandBuilder;
use std::time::Duration;

/// How often each is started. What comes first is not counted: it warms up.
const RUNS: usize = 15;

pub(crate) const FIRST_FRAME: &str = "first frame";

/// A program to start, and what has come of it.
struct Start {
    program: CommandBuilder,
    sees: Vec<&'static str>,
    leaves: &'static str,
    took: Vec<Duration>,
}

impl Start {
    fn new(program: CommandBuilder, sees: &[&'static str], leaves: &'static str) -> Self {
        Self { program, sees: sees.to_vec(), leaves, took: Vec::new() }
    }

    fn goldseam(home: &Home) -> Self {
        Self::new(home.goldseam(), &[walk::ROOM], LEAVE_FAST)
    }

    fn once(&mut self) {
        let mut probe = Probe::start(self.program.clone());
        self.took.push(probe.first_frame(&self.sees));
        probe.leave(self.leaves);
    }

    fn median(&self) -> f64 {
        median(&self.took[1..])
    }
}

pub(crate) const LEAVE_FAST: &str = "\x11";

/// One after the other, in turn, so that what else the machine does is the same for all.
fn in_turn(starts: &mut [Start]) {
    for _ in 0..=RUNS {
        starts.iter_mut().for_each(Start::once);
    }
}

/// All of the first frames, in one interleaved run.
pub(crate) fn first_frames(bench: &mut Bench) {
    let nothing = Home::empty(bench.root.join("nothing"));
    let mut starts = vec![
        Start::new(nothing.program(&bench.minimal), &["Entry 0"], LEAVE_FAST),
        Start::new(nothing.goldseam(), &[walk::FIRST_RUN], LEAVE_FAST),
    ];
    let sizes: Vec<u64> = bench.plain.keys().copied().collect();
    starts.extend(bench.plain.values().map(Start::goldseam));
    let peers = sizes.iter().filter_map(|pages| bench.peer_program(*pages));
    starts.extend(peers.map(|program| Start::new(program, &["Journals"], "q")));
    in_turn(&mut starts);
    let [minimal, first_run, rest @ ..] = &starts[..] else { return };
    let (ours, peers) = rest.split_at(sizes.len());
    let minimal = minimal.median();
    let twice = Bound::times(2.0, minimal, "minimal");
    let first_run = Figure::new("first frame of the first run", Unit::Milliseconds, first_run.median());
    bench.figures.add(first_run.beside(minimal).within(twice.clone()));
    let empty = ours.first().map_or(0.0, Start::median);
    for (nth, (pages, start)) in sizes.iter().zip(ours).enumerate() {
        let bound = match pages {
            0 => twice.clone(),
            1..=1_000 => Bound::times(1.3, empty, "empty"),
            1_001..=10_000 => Bound::times(1.5, empty, "empty"),
            _ => Bound::times(3.0, empty, "empty"),
        };
        // What an empty one is held against is measured in each run.
        let bound = (*pages == 0 || sizes[0] == 0).then_some(bound);
        let figure = Figure::new(FIRST_FRAME, Unit::Milliseconds, start.median()).at(*pages).beside(minimal);
        bench.figures.add(figure.peer(peers.get(nth).map(Start::median)).within(bound));
    }
}

/// With the edition in a folder instead of the binary, and with one of twice the size. Reading either may cost half as much again as bare
/// parsing of its text.
pub(crate) fn editions(bench: &mut Bench) {
    let home = Home::with(&bench.root.join("editions"), crate::made::Kind::Plain, 0);
    let (once, twice) = packs::exported(&home, &bench.root);
    let with = |folder: &std::path::Path| {
        let mut program = home.goldseam();
        program.args([std::ffi::OsStr::new("--content"), folder.as_os_str()]);
        Start::new(program, &[walk::ROOM], LEAVE_FAST)
    };
    let mut starts = [Start::goldseam(&home), with(&once), with(&twice)];
    let mut parsed = [Vec::new(), Vec::new()];
    for _ in 0..=RUNS {
        starts.iter_mut().for_each(Start::once);
        for (took, folder) in parsed.iter_mut().zip([&once, &twice]) {
            took.push(packs::bare_parsing(folder));
        }
    }
    let [inside, once, twice] = &starts;
    for (what, start, parsed) in
        [("reading an edition from a folder", once, &parsed[0]), ("reading one of twice the size", twice, &parsed[1])]
    {
        let more = (start.median() - inside.median()).max(0.0);
        let bound = Bound::times(1.5, median(&parsed[1..]), "bare parsing");
        bench.figures.add(Figure::new(what, Unit::Milliseconds, more).within(bound));
    }
    let figure = Figure::new("first frame with an edition of twice the size", Unit::Milliseconds, twice.median());
    bench.figures.add(figure);
}
