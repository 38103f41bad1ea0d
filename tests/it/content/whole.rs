//! The content room: a pack is read whole or refused with every fault in it.

use goldseam::content::embedded::PACKS;
use goldseam::content::load;
use std::collections::BTreeMap;
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

/// A file that is not named there would be left out of the binary, and nobody would see it.
#[test]
fn the_packs_inside_the_binary_are_the_folders_of_content() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let slashed = |path: &Path| path.to_str().unwrap().replace('\\', "/");
    let there: BTreeMap<String, Vec<u8>> =
        crate::journal::two::files_below(&content).into_iter().map(|(path, bytes)| (slashed(&path), bytes)).collect();
    let mut named = BTreeMap::new();
    for pack in PACKS {
        assert!(pack.files.is_sorted(), "the files of {} are not in order", pack.language);
        let files = pack.files.iter();
        named.extend(files.map(|(path, text)| (format!("{}/{path}", pack.language), text.as_bytes().to_vec())));
    }
    assert_eq!(named.keys().collect::<Vec<_>>(), there.keys().collect::<Vec<_>>());
    assert!(named == there, "a file has other words in the binary");
}
