//! The content room: a pack is read whole or refused with every fault in it.

use goldseam::content::embedded::PACKS;
use goldseam::content::{Workbook, load};
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

/// A start reads the heads of the steps and no more. Where a key that belongs there stood below a longer text, or a file were
/// cut at the wrong line, some page would be another one than the pack has.
#[test]
fn a_pack_inside_the_binary_reads_piece_by_piece_as_it_does_whole() {
    for pack in PACKS {
        let [whole, pieces] = [load::strictly, load::shipped_in].map(|read| read(*pack).unwrap());
        assert!(!pieces.stages.is_read() && !pieces.demo.is_read() && !pieces.words.errors.is_read());
        for (whole, pieces) in whole.stages.iter().zip(&pieces.stages) {
            for (whole, pieces) in whole.steps.iter().chain(&whole.notes).zip(pieces.steps.iter().chain(&pieces.notes))
            {
                assert_eq!(format!("{:#?}", whole.head), format!("{:#?}", pieces.head), "{}", pack.language);
                assert!(!pieces.prose.is_read());
                assert_eq!(format!("{:#?}", whole.prose), format!("{:#?}", pieces.prose), "{}", whole.id);
            }
        }
        let [whole, pieces] = [whole, pieces].map(|book| Workbook { without_id: Vec::new(), ..book });
        assert!(format!("{whole:?}") == format!("{pieces:?}"), "{} is not read as it is whole", pack.language);
    }
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
