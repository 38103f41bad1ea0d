//! A pack that ships is read piece by piece, as each is asked for, and comes to the same as one that is read whole.

use goldseam::content::embedded::{ENGLISH, PACKS, Pack};
use goldseam::content::{Later, Workbook, load};
use std::fmt::Debug;
use std::sync::Arc;
use std::thread;

/// A pack with another step beside each of its own.
fn twice(pack: Pack) -> Pack {
    let again = |part: &str| {
        let (id, rest) = part.split_once("id = \"").unwrap().1.split_once('"').unwrap();
        // A short path stays short.
        let rest: String = rest.split_inclusive('\n').filter(|line| !line.starts_with("core = ")).collect();
        (id.to_owned(), format!("id = \"{id}-again\"{rest}"))
    };
    let mut ids = Vec::new();
    let mut stage = |text: &str| {
        let mut twice = text.to_owned();
        for begins in ["[[step]]\n", "[[note]]\n"] {
            for part in text.split("\n[[").skip(1).map(|part| format!("[[{part}\n")) {
                if let Some(part) = part.strip_prefix(begins) {
                    let (id, part) = again(part);
                    twice.extend(["\n", begins, &part]);
                    ids.push(id);
                }
            }
        }
        twice
    };
    let is_stage = |path: &str| path.starts_with("stages/");
    let mut files: Vec<(&'static str, String)> = pack
        .files
        .iter()
        .map(|(path, text)| (*path, if is_stage(path) { stage(text) } else { (*text).to_owned() }))
        .collect();
    let list = &mut files.iter_mut().find(|(path, _)| *path == "workbook.toml").unwrap().1;
    for id in ids {
        *list = list.replace(&format!("\"{id}\""), &format!("\"{id}\", \"{id}-again\""));
    }
    let files: Vec<_> = files.into_iter().map(|(path, text)| (path, &*String::leak(text))).collect();
    Pack { files: Vec::leak(files), ..pack }
}

fn same(whole: &impl Debug, pieces: &impl Debug, what: &str) {
    assert_eq!(format!("{whole:#?}"), format!("{pieces:#?}"), "{what}");
}

/// A start reads the heads of the steps and no more. Where a key that belongs there stood below a longer text, or a file were
/// cut at the wrong line, some page would be another one than the pack has.
#[test]
fn a_pack_in_pieces_is_the_pack_as_a_whole() {
    for pack in PACKS.iter().copied().chain([twice(ENGLISH)]) {
        let [whole, pieces] =
            [load::strictly, load::shipped_in].map(|read| read(pack).unwrap_or_else(|no| panic!("{no}")));
        assert!(!pieces.stages.is_read() && !pieces.demo.is_read() && !pieces.words.errors.is_read());
        for (whole, pieces) in whole.stages.iter().zip(&pieces.stages) {
            for (whole, pieces) in whole.steps.iter().chain(&whole.notes).zip(pieces.steps.iter().chain(&pieces.notes))
            {
                same(&whole.head, &pieces.head, pack.language);
                assert!(!pieces.prose.is_read(), "{} is read though nobody met it", whole.id);
                same(&whole.prose, &pieces.prose, whole.id.as_str());
            }
        }
        let [whole, pieces] = [whole, pieces].map(|book| Workbook { without_id: Vec::new(), ..book });
        assert!(format!("{whole:?}") == format!("{pieces:?}"), "{} is not what it is as a whole", pack.language);
    }
}

#[test]
fn a_pack_of_twice_the_size_has_twice_the_steps() {
    let [once, twice] = [ENGLISH, twice(ENGLISH)].map(|pack| load::shipped_in(pack).unwrap());
    let many = |book: &Workbook| book.stages.iter().map(|stage| stage.steps.len() + stage.notes.len()).sum::<usize>();
    assert_eq!(many(&twice), many(&once) * 2);
    for stage in &once.stages {
        for step in stage.steps.iter().chain(&stage.notes) {
            let again = twice.step(&format!("{}-again", step.id)).unwrap();
            assert_eq!(again.prose.words, twice.step(step.id.as_str()).unwrap().prose.words);
            assert_eq!(twice.stage_of(again.id.as_str()).unwrap().id, stage.id);
        }
    }
}

/// Whoever asks first reads it, the others have it from them.
#[test]
fn a_piece_is_read_once_whoever_asks() {
    use std::sync::atomic::{AtomicUsize, Ordering};
    let reads = Arc::new(AtomicUsize::new(0));
    let count = reads.clone();
    let piece = Later::new(move || count.fetch_add(1, Ordering::Relaxed) + 1);
    assert!(!piece.is_read());
    let asked = thread::scope(|scope| {
        let all: Vec<_> = (0..8).map(|_| scope.spawn(|| *piece)).collect();
        all.into_iter().map(|one| one.join().unwrap()).collect::<Vec<_>>()
    });
    assert_eq!(asked, [1; 8]);
    assert_eq!((*piece.clone(), reads.load(Ordering::Relaxed)), (1, 1), "what was read goes with a copy");
}
