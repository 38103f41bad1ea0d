//! What it takes to keep a page, beside the least that puts as many bytes on the same disk for good.

use crate::bench::Bench;
use crate::figures::{Bound, Figure, Unit, median};
use crate::homes::Home;
use crate::made;
use crate::probe::Probe;
use crate::walk;
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

const RUNS: u64 = 15;

/// After so long the words begun are on disk, as they mostly are before a page is kept.
const BEGUN: Duration = Duration::from_millis(1_500);

pub(crate) const KEPT_PAGE: &str = "keep a page";

pub(crate) fn pages(bench: &mut Bench) {
    let homes: Vec<Home> = bench.plain.values().cloned().collect();
    for home in homes {
        let folder = home.path.join("bare");
        fs::create_dir_all(&folder).expect("room");
        let mut ours = Probe::start(home.goldseam());
        walk::home(&mut ours);
        let (mut kept, mut bare) = (Vec::new(), Vec::new());
        for run in 0..RUNS {
            let text = format!("Kept {run}\n{}", made::words(&mut made::Chance::new(run), 60));
            walk::page(&mut ours);
            ours.paste(&text);
            thread::sleep(BEGUN);
            kept.push(walk::keep(&mut ours, &format!("Kept {run}")));
            bare.push(bare_write(&folder, &format!("{run}.json"), text.as_bytes()));
        }
        walk::leave(ours);
        let bare = median(&bare);
        let figure = Figure::new(KEPT_PAGE, Unit::Milliseconds, median(&kept)).at(home.pages);
        bench.figures.add(figure.within(Bound::times(1.5, bare, "the bare write")));
    }
}

/// Written, on the disk, under its name, and the name on the disk.
fn bare_write(folder: &Path, name: &str, bytes: &[u8]) -> Duration {
    let temporary = folder.join(".tmp");
    let began = Instant::now();
    let write = || {
        let mut file = File::create(&temporary)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&temporary, folder.join(name))?;
        File::open(folder)?.sync_all()
    };
    write().expect("a disk that takes it");
    began.elapsed()
}
