//! Whatever somebody without a key does to the files: no page becomes readable, nothing stands as a page of the owner's,
//! and no key is lost that was there.

use super::{CANARY, make, opened, readable, way_out};
use crate::journal::shelf::{Room, deleted, draft, id, page};
use crate::journal::two::{files_below, locked};
use goldseam::engine::Record;
use goldseam::journal::{Journal, RealDisk};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};
use tempfile::TempDir;

/// One workbook with two pages, as the owner wrote it; the pages; and what a stranger can write into it.
struct Origin {
    files: BTreeMap<PathBuf, Vec<u8>>,
    pages: Vec<Record>,
    planted: Vec<(&'static str, u128, &'static str, Vec<u8>)>,
    key: Vec<u8>,
}

static ORIGIN: LazyLock<Origin> = LazyLock::new(|| {
    let room = make::base();
    let pages = opened(&room.temp.path().join("data"), "one").unwrap().1.records.to_records();
    let theirs = Room::with(&[]);
    theirs.open().0.save_draft(&draft(92, "Planted, begun."), true).unwrap();
    let lines = [
        ("records", 90, make::plain(&page(90, "Planted."))),
        ("records", 1, make::plain(&page(1, "Not what was written."))),
        ("records", 91, make::plain(&deleted(91, 1, 0))),
        ("records", 93, make::plain(&make::for_good(93, 2))),
        ("drafts", 92, fs::read(theirs.file("drafts", &id(92))).unwrap()),
    ];
    let planted = lines
        .iter()
        .flat_map(|(sub, n, bytes)| [(*sub, *n, "json", bytes.clone()), (*sub, *n, "age", make::sealed(&room, bytes))]);
    let planted = planted.collect();
    let stranger = locked(&[]);
    let key = fs::read(make::key_file(&stranger)).unwrap();
    let mut files = files_below(&room.folder);
    files.retain(|file, _| !file.starts_with(".open"));
    Origin { files, pages, planted, key }
});

/// One thing that is done to the folder, with numbers that say to which of the files.
#[derive(Clone, Debug)]
enum Done {
    Removed(usize),
    /// Moved, or copied, into a folder, under its name with something before its ending.
    Moved {
        which: usize,
        to: usize,
        middle: usize,
        is_copy: bool,
    },
    Cut {
        which: usize,
        at: u16,
    },
    /// Another file's bytes put in its place.
    Exchanged(usize, usize),
    /// Named as if a lock had been taken off.
    LeftBehind(usize, usize),
    Planted(usize),
    PutKey(usize),
    Said(usize),
}

const FOLDERS: [&str; 5] = ["records", "trash", "drafts", "keys", "people"];
const MIDDLES: [&str; 4] = ["", ".new", " (1)", ".sync-conflict-1"];
const LEFT: [&str; 2] = [".kept", ".aside"];
const KEYS: [&str; 3] = ["00.age", "1.age", "2.age"];
const BOOKS: [&str; 6] = [
    r#"{"format":1,"kind":"one","lock":"none"}"#,
    r#"{"format":2,"kind":"one","lock":"none"}"#,
    r#"{"format":1,"kind":"one","lock":"age","unlocking":true}"#,
    r#"{"format":2,"kind":"pair","lock":"age"}"#,
    r#"{"format":1,"kind":"together","lock":"none"}"#,
    "",
];

fn done() -> impl Strategy<Value = Done> {
    let some = 0..64_usize;
    prop_oneof![
        some.clone().prop_map(Done::Removed),
        (some.clone(), 0..FOLDERS.len(), 0..MIDDLES.len(), any::<bool>())
            .prop_map(|(which, to, middle, is_copy)| Done::Moved { which, to, middle, is_copy }),
        (some.clone(), any::<u16>()).prop_map(|(which, at)| Done::Cut { which, at }),
        (some.clone(), some.clone()).prop_map(|(one, two)| Done::Exchanged(one, two)),
        (some.clone(), 0..LEFT.len()).prop_map(|(which, end)| Done::LeftBehind(which, end)),
        some.clone().prop_map(Done::Planted),
        (0..KEYS.len()).prop_map(Done::PutKey),
        (0..BOOKS.len()).prop_map(Done::Said),
    ]
}

fn nth(files: &BTreeMap<PathBuf, Vec<u8>>, which: usize) -> Option<PathBuf> {
    files.keys().nth(which % files.len().max(1)).cloned()
}

fn with_middle(name: &Path, middle: &str) -> String {
    let name = name.to_str().unwrap();
    name.rsplit_once('.').map_or_else(|| name.to_owned(), |(stem, ending)| format!("{stem}{middle}.{ending}"))
}

fn act(files: &mut BTreeMap<PathBuf, Vec<u8>>, done: &Done) {
    match *done {
        Done::Removed(which) => drop(nth(files, which).and_then(|file| files.remove(&file))),
        Done::Moved { which, to, middle, is_copy } => {
            let Some(file) = nth(files, which) else { return };
            let name = with_middle(Path::new(file.file_name().unwrap()), MIDDLES[middle]);
            let bytes = if is_copy { files[&file].clone() } else { files.remove(&file).unwrap() };
            files.insert(Path::new(FOLDERS[to]).join(name), bytes);
        }
        Done::LeftBehind(which, end) => {
            let Some(file) = nth(files, which) else { return };
            let bytes = files.remove(&file).unwrap();
            files.insert(format!("{}{}", file.display(), LEFT[end]).into(), bytes);
        }
        Done::Cut { which, at } => {
            let Some(file) = nth(files, which) else { return };
            let bytes = files.get_mut(&file).unwrap();
            bytes.truncate(usize::from(at) % bytes.len().max(1));
        }
        Done::Exchanged(one, two) => {
            if let Some((one, two)) = nth(files, one).zip(nth(files, two)) {
                let bytes = files[&two].clone();
                files.insert(one, bytes);
            }
        }
        Done::Planted(which) => {
            let (sub, n, ending, bytes) = &ORIGIN.planted[which % ORIGIN.planted.len()];
            files.insert(Path::new(sub).join(format!("{}.{ending}", id(*n))), bytes.clone());
        }
        Done::PutKey(which) => drop(files.insert(Path::new("keys").join(KEYS[which]), ORIGIN.key.clone())),
        Done::Said(which) => drop(files.insert("book.json".into(), BOOKS[which].into())),
    }
}

/// The folder of the workbook once all of that was done to it, and its files.
fn done_to_it(all: &[Done]) -> (TempDir, BTreeMap<PathBuf, Vec<u8>>) {
    let mut files = ORIGIN.files.clone();
    for done in all {
        act(&mut files, done);
    }
    let temp = tempfile::tempdir().unwrap();
    let folder = temp.path().join("data").join(id(0xb00c).0);
    for (file, bytes) in &files {
        fs::create_dir_all(folder.join(file).parent().unwrap()).unwrap();
        fs::write(folder.join(file), bytes).unwrap();
    }
    (temp, files)
}

fn is_the_owners(record: &Record) -> bool {
    ORIGIN.pages.iter().any(|page| page.id == record.id && page.event == record.event)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_done_to_the_files_nothing_is_readable_stands_as_a_page_or_loses_a_key(
        all in proptest::collection::vec(done(), 1..7),
    ) {
        let (temp, files) = done_to_it(&all);
        let data = temp.path().join("data");
        let folder = data.join(id(0xb00c).0);
        let wrong = way_out::shows_none_of(&data, &folder, CANARY);
        prop_assert!(wrong.is_empty(), "{wrong:?}");
        for _ in 0..2 {
            let Some((mut journal, reading)) = opened(&data, "one") else { continue };
            for record in &reading.records.to_records() {
                prop_assert!(is_the_owners(record), "this stands as a page: {record:?}");
            }
            prop_assert!(journal.drafts().is_empty(), "planted words are offered as the owner's own");
        }
        let after = files_below(&folder);
        prop_assert!(readable(&after).is_empty(), "{CANARY} can be read in {:?}", readable(&after));
        for (file, bytes) in files.iter().filter(|(file, _)| file.starts_with("keys")) {
            prop_assert!(after.values().any(|left| left == bytes), "{} is lost", file.display());
        }
    }

    /// What was planted under a lock is no page either once its owner takes the lock off.
    #[test]
    fn whatever_is_done_to_the_files_nothing_stands_as_a_page_once_the_lock_is_taken_off(
        all in proptest::collection::vec(done(), 1..7),
    ) {
        let (temp, _) = done_to_it(&all);
        let data = temp.path().join("data");
        let is_off = opened(&data, "one").is_some_and(|(mut journal, _)| journal.unlock().is_ok_and(|done| done.left == 0));
        if is_off {
            let (mut journal, reading) = Journal::open(Arc::new(RealDisk), data.join(id(0xb00c).0)).unwrap();
            for record in &reading.records.to_records() {
                prop_assert!(is_the_owners(record), "this stands as a page: {record:?}");
            }
            prop_assert!(journal.drafts().is_empty(), "planted words are offered as the owner's own");
        }
    }
}
