//! How long it takes from the command to the first frame of the demo: the edition read and checked, the people told, two
//! keys made, a page sealed, one screen drawn. It has to be far below a second.

use goldseam::cli::demo::begin;
use goldseam::content::load;
use goldseam::engine::Ids;
use goldseam::runtime::Clock;
use goldseam::runtime::clock::WallClock;
use goldseam::ui;
use std::sync::Arc;

fn main() {
    divan::main();
}

#[divan::bench(args = ["couple", "hurt", "broke"])]
fn first_frame(sample: &str) -> Vec<String> {
    let book = Arc::new(load::embedded().unwrap_or_else(|faults| panic!("{faults}")));
    let begun = begin(&book, sample, WallClock.now(), Ids::new(|| 7));
    let (model, _memory) = begun.unwrap_or_else(|failure| panic!("{failure:?}"));
    ui::drawn(&model, (80, 24))
}
