//! Goldseam in a real terminal, at any size, beside the least that a program with ratatui can do.
//!
//! `cargo bench --bench terminal -- 0 1000 10000` measures with workbooks of so many pages; without numbers with these. Every figure
//! stands beside its bound, and the exit code says whether all were met. `--record` measures with 100,000 pages too, and
//! writes the figures, the curve and the table in `README.md`. Where `TUI_JOURNAL` names the program of the crate
//! tui-journal, that is measured in the same run.

mod bench;
mod curve;
mod figures;
mod homes;
mod keeps;
mod keys;
mod locks;
#[path = "../made.rs"]
mod made;
mod packs;
mod probe;
mod record;
mod rest;
mod starts;
#[path = "../unsynced.rs"]
mod unsynced;
mod walk;

use bench::Bench;
use std::path::Path;
use std::process::ExitCode;

/// Without any other wish.
const SIZES: [u64; 3] = [0, 1_000, 10_000];

/// What is recorded is measured with all of these.
const ALL: [u64; 4] = [0, 1_000, 10_000, 100_000];

fn measured(bench: &mut Bench) {
    rest::binary(bench);
    starts::first_frames(bench);
    starts::editions(bench);
    keys::in_the_journal(bench);
    rest::at_rest(bench);
    keys::on_a_page(bench);
    keeps::pages(bench);
    locks::sealed(bench);
    locks::hand_overs(bench);
    rest::commands(bench);
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if let [make, kind, pages, home] = &args[..]
        && make == homes::MAKE
    {
        homes::Home::fill(Path::new(home), kind, pages);
        return ExitCode::SUCCESS;
    }
    let is_recorded = args.iter().any(|arg| arg == "--record");
    let wanted: Vec<u64> = args.iter().filter_map(|size| size.parse().ok()).collect();
    let sizes = match (is_recorded, &wanted[..]) {
        (true, _) => &ALL[..],
        (false, []) => &SIZES,
        (false, wanted) => wanted,
    };
    let root = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("room");
    let mut bench = Bench::new(root.path(), sizes);
    measured(&mut bench);
    if is_recorded {
        record::written(&bench.figures);
    }
    let not_met = bench.figures.not_met();
    println!("{} of {} figures with a bound are beyond it", not_met.len(), bench.figures.bounded());
    for figure in &not_met {
        println!("  {}", figure.told());
    }
    if not_met.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
