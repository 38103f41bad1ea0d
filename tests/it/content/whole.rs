//! The content room: a pack is read whole or refused with every fault in it.

use goldseam::content::load;
use std::path::Path;

/// The smallest pack that is right: one step a stage.
pub(crate) fn smallest() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad/base")
}

#[test]
fn the_smallest_pack_is_right() {
    let book = load::from_dir(&smallest()).unwrap_or_else(|faults| panic!("{faults}"));
    assert_eq!(book.edition(), "smallest 1");
    assert_eq!(book.stages.len(), 10);
}

#[test]
fn the_pack_inside_the_binary_is_right() {
    load::embedded().unwrap_or_else(|faults| panic!("{faults}"));
}
