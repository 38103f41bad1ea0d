//! What a computer has read before is believed whole or not at all, tells nobody anything, and goes when it has to.

mod gone;

use crate::journal::lock::{ONE, key_of, one};
use crate::journal::shelf::{ERRORS, FaultyDisk, OPS, Room, page};
use crate::journal::two::files_below;
use chrono::TimeDelta;
use goldseam::engine::Place;
use goldseam::journal::cache::{BlockId, BookStamp, Cache, Index, Text};
use goldseam::journal::disk::{Folder, ReadDisk};
use goldseam::journal::{Disk, Key, RealDisk};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;

/// The name of a workbook.
const BOOK: &str = "0000000000000000000000000000b00c";

/// What nobody else may read.
const SECRET: &str = "the walk by the canal";

/// A folder for caches, which nothing has made yet.
fn caches() -> (TempDir, PathBuf) {
    let temp = tempfile::tempdir().unwrap();
    let caches = temp.path().join("caches");
    (temp, caches)
}

/// The one that is not locked, and one of a key.
fn both(caches: &Path) -> [Cache; 2] {
    [None, Some(Key::new(Place::One))].map(|key| Cache::of(key.as_ref(), BOOK, caches).unwrap())
}

/// What some folder is like.
fn stamp() -> BookStamp {
    let room = Room::with(&[page(1, "One.")]);
    BookStamp::of(&FaultyDisk::default(), &Folder::named(&room.folder)).unwrap()
}

fn put(cache: &Cache, index: &[u8], texts: &[&[u8]]) -> Vec<BlockId> {
    let texts: Vec<Text> = texts.iter().map(|text| Text::New(text)).collect();
    cache.write(&RealDisk, &stamp(), index, &texts).unwrap()
}

/// The folder of the one cache there is.
fn folder_in(caches: &Path) -> PathBuf {
    let mut entries: Vec<PathBuf> = fs::read_dir(caches).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(entries.len(), 1);
    entries.remove(0)
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_str().unwrap().to_owned()
}

/// The index and all of its texts; none where it does not hold together.
fn whole(disk: &dyn Disk, cache: &Cache) -> Option<(Vec<u8>, Vec<Vec<u8>>)> {
    let Index { texts, bytes, .. } = cache.index(disk)?;
    texts.iter().map(|id| cache.text(disk, id)).collect::<Option<Vec<_>>>().map(|texts| (bytes, texts))
}

#[test]
fn what_was_put_there_is_there_again_whatever_its_length() {
    for length in [0, 1, 65_527, 65_528, 65_529, (1 << 20) - 8, (1 << 20) + 3, 3 << 20] {
        let bytes: Vec<u8> = (0..length).map(|at: u32| (at % 251) as u8).collect();
        let (_temp, caches) = caches();
        for cache in both(&caches) {
            let (stamp, ids) = (stamp(), put(&cache, b"before", &[b"x"]));
            let texts = [Text::New(&bytes), Text::Same(&ids[0])];
            let ids = cache.write(&RealDisk, &stamp, &bytes, &texts).unwrap();
            let index = Index { stamp, texts: ids.clone(), bytes: bytes.clone() };
            assert_eq!(cache.index(&RealDisk), Some(index));
            assert!(
                cache.text(&RealDisk, &ids[0]).unwrap() == bytes && cache.text(&RealDisk, &ids[1]).unwrap() == b"x"
            );
        }
    }
}

#[test]
fn what_no_index_names_any_more_is_gone() {
    let (_temp, caches) = caches();
    let cache = Cache::of(None, BOOK, &caches).unwrap();
    let first = put(&cache, b"a", &[b"one", b"two"]);
    let second = cache.write(&RealDisk, &stamp(), b"b", &[Text::Same(&first[1]), Text::New(b"three")]).unwrap();
    assert_eq!(cache.text(&RealDisk, &first[0]), None);
    assert_eq!(whole(&RealDisk, &cache), Some((b"b".to_vec(), vec![b"two".to_vec(), b"three".to_vec()])));
    // The index, what the workbook was like, two texts, and what says that somebody writes.
    assert_eq!(files_below(&caches).len(), 5);
    assert!(cache.write(&RealDisk, &stamp(), b"c", &[Text::Same(&first[0])]).is_err(), "it is not there");
    assert_eq!(second, cache.index(&RealDisk).unwrap().texts);
}

#[test]
fn any_byte_changed_or_cut_off_and_it_is_as_if_there_were_none() {
    let (_temp, caches) = caches();
    for cache in both(&caches) {
        put(&cache, SECRET.as_bytes(), &[]);
        let path = folder_in(&caches).join("index");
        let whole = fs::read(&path).unwrap();
        let ends = (0..64).chain(whole.len() - 64..whole.len());
        for at in ends.chain((64..whole.len()).step_by(4_093)) {
            let mut bytes = whole.clone();
            bytes[at] ^= 1;
            fs::write(&path, &bytes).unwrap();
            assert_eq!(cache.index(&RealDisk), None, "byte {at} of {}", whole.len());
            fs::write(&path, &whole[..at]).unwrap();
            assert_eq!(cache.index(&RealDisk), None, "{at} bytes of {}", whole.len());
        }
        fs::write(&path, [&whole[..], b"x"].concat()).unwrap();
        assert_eq!(cache.index(&RealDisk), None);
        fs::write(&path, &whole).unwrap();
        assert_eq!(cache.index(&RealDisk).unwrap().bytes, SECRET.as_bytes());
        cache.remove(&RealDisk).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Parts that are swapped, left out or put twice are no index either, and nothing that is made up is.
    #[test]
    fn nothing_but_what_was_written_is_believed(
        made_up in proptest::collection::vec(any::<u8>(), 0..400), steps in 0_usize..3, from in 0_usize..3, to in 0_usize..3,
    ) {
        let (_temp, caches) = caches();
        let bytes: Vec<u8> = (0..(2_u32 << 20) + 100).map(|at| (at >> 20) as u8).collect();
        for cache in both(&caches) {
            put(&cache, &bytes, &[]);
            let path = folder_in(&caches).join("index");
            let whole = fs::read(&path).unwrap();
            let mut swapped = whole.clone();
            // Of three parts, the last is one step long.
            let part = |at: usize| at << 20..(at << 20) + (64 << 10);
            swapped.copy_within(part(from), part(to).start);
            fs::write(&path, &swapped).unwrap();
            prop_assert_eq!(cache.index(&RealDisk).is_some(), swapped == whole);
            let mut bytes = vec![0; steps << 16];
            bytes.extend_from_slice(&made_up);
            bytes.extend_from_slice(&whole[whole.len() - 24..]);
            fs::write(&path, &bytes).unwrap();
            prop_assert_eq!(cache.index(&RealDisk), None);
            cache.remove(&RealDisk).unwrap();
        }
    }
}

#[test]
fn a_text_is_no_index_and_no_other_text() {
    let (_temp, caches) = caches();
    for cache in both(&caches) {
        let ids = put(&cache, b"index", &[b"one", b"two"]);
        let folder = folder_in(&caches);
        let texts: Vec<PathBuf> = fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| name(path).starts_with("text-"))
            .collect();
        fs::copy(&texts[0], &texts[1]).unwrap();
        let found: Vec<_> = ids.iter().filter_map(|id| cache.text(&RealDisk, id)).collect();
        assert_eq!(found.len(), 1);
        fs::copy(&texts[0], folder.join("index")).unwrap();
        assert_eq!(cache.index(&RealDisk), None);
        cache.remove(&RealDisk).unwrap();
    }
}

#[test]
fn killed_anywhere_it_leaves_the_old_one_whole_or_the_new_one() {
    let disk = FaultyDisk::default();
    let (old, new) = (vec![b"one".to_vec(), b"two".to_vec()], vec![b"two".to_vec(), b"three".to_vec()]);
    for nth in 1.. {
        let (_temp, caches) = caches();
        let cache = Cache::of(Some(&Key::new(Place::One)), BOOK, &caches).unwrap();
        let ids = put(&cache, b"old", &[b"one", b"two"]);
        disk.crash(nth);
        let written = cache.write(&disk, &stamp(), b"new", &[Text::Same(&ids[1]), Text::New(b"three")]);
        disk.heal();
        let left = whole(&disk, &cache);
        assert!(left == Some((b"old".to_vec(), old.clone())) || left == Some((b"new".to_vec(), new.clone())), "{nth}");
        if let Ok(ids) = written {
            assert!(nth > 8);
            // What those that died left behind goes with the next one.
            cache.write(&disk, &stamp(), b"", &[Text::Same(&ids[1])]).unwrap();
            assert_eq!(files_below(&caches).len(), 4);
            return;
        }
        cache.write(&disk, &stamp(), b"again", &[]).unwrap();
        assert_eq!(files_below(&caches).len(), 3, "{nth}: something was left half-written");
    }
}

#[test]
fn a_disk_that_refuses_leaves_what_there_was() {
    let disk = FaultyDisk::default();
    for (op, errno) in OPS.into_iter().zip(ERRORS.into_iter().cycle()) {
        let (_temp, caches) = caches();
        let cache = Cache::of(None, BOOK, &caches).unwrap();
        put(&cache, b"old", &[b"one"]);
        disk.refuse(op, errno);
        let written = cache.write(&disk, &stamp(), b"new", &[Text::New(b"two")]);
        disk.heal();
        let left = whole(&disk, &cache).expect("it is in pieces").0;
        assert!(left == b"new" || written.is_err(), "{op:?}");
    }
}

#[test]
fn nobody_else_opens_it_and_whoever_lost_the_key_does_not_either() {
    let (room, (_temp, caches)) = (one(), caches());
    let key = key_of(&room, ONE);
    put(&Cache::of(Some(&key), BOOK, &caches).unwrap(), SECRET.as_bytes(), &[SECRET.as_bytes()]);
    let mine = folder_in(&caches);
    let again = Cache::of(Some(&key_of(&room, ONE)), BOOK, &caches).unwrap();
    assert_eq!(whole(&RealDisk, &again).unwrap().0, SECRET.as_bytes());
    let other = Key::new(Place::One);
    for theirs in [None, Some(&other)].map(|key| Cache::of(key, BOOK, &caches).unwrap()) {
        assert_eq!(theirs.index(&RealDisk), None);
        put(&theirs, b"mine", &[]);
        let new = fs::read_dir(&caches).unwrap().map(|entry| entry.unwrap().path()).find(|path| *path != mine).unwrap();
        // Whoever can write here still makes nothing count, and reads nothing.
        fs::copy(mine.join("index"), new.join("index")).unwrap();
        assert_eq!(theirs.index(&RealDisk), None);
        put(&theirs, b"mine", &[]);
        let before = fs::read(mine.join("index")).unwrap();
        fs::copy(new.join("index"), mine.join("index")).unwrap();
        assert_eq!(again.index(&RealDisk), None);
        fs::write(mine.join("index"), before).unwrap();
        theirs.remove(&RealDisk).unwrap();
    }
    let (mut journal, _) = crate::journal::lock::open_as(&room, ONE);
    assert!(Cache::of(journal.key(), BOOK, &caches).is_some());
    journal.let_go_of_key();
    assert!(Cache::of(journal.key(), BOOK, &caches).is_none());
}

#[test]
fn a_key_that_opens_more_than_before_reads_everything_anew() {
    let (_temp, caches) = caches();
    let [one, _] = Key::pair();
    let alone = Key::from_sheet(Place::One, &secrecy_of(&one)).unwrap();
    put(&Cache::of(Some(&alone), BOOK, &caches).unwrap(), b"one's own alone", &[]);
    let cache = Cache::of(Some(&one), BOOK, &caches).unwrap();
    assert_eq!(cache.index(&RealDisk), None);
    put(&cache, b"and for both", &[]);
    // In the same folder, so that nothing stays behind.
    assert_eq!(cache.index(&RealDisk).unwrap().bytes, b"and for both");
    folder_in(&caches);
}

/// The line of a secret key.
fn secrecy_of(key: &Key) -> String {
    use secrecy::ExposeSecret;
    key.secret().unwrap().expose_secret().to_owned()
}

#[test]
fn its_names_and_sizes_give_nothing_away() {
    let (_temp, caches) = caches();
    let (one, two) = (Key::new(Place::One), Key::new(Place::Two));
    let mut names = BTreeSet::new();
    for (key, book) in [(None, BOOK), (None, "1"), (Some(&one), BOOK), (Some(&one), "1"), (Some(&two), BOOK)] {
        let cache = Cache::of(key, book, &caches).unwrap();
        put(&cache, SECRET.as_bytes(), &[SECRET.as_bytes()]);
        let folder = folder_in(&caches);
        let name = name(&folder);
        assert!(name.trim_start_matches("plain-").len() == 32 && !name.contains(BOOK), "{name}");
        assert!(names.insert(name));
        for (path, bytes) in files_below(&folder) {
            let has_it = bytes.windows(SECRET.len()).any(|part| part == SECRET.as_bytes());
            let says_it = path != Path::new(".writing") && path != Path::new("noted");
            assert_eq!(has_it, key.is_none() && says_it, "{}", path.display());
        }
        for about in [&caches, &folder] {
            assert_eq!(fs::metadata(about).unwrap().permissions().mode() & 0o7777, 0o700);
        }
        for file in files_below(&folder).keys() {
            let mode = fs::metadata(folder.join(file)).unwrap().permissions().mode();
            assert_eq!(mode & 0o7777, 0o600, "{}", file.display());
        }
        cache.remove(&RealDisk).unwrap();
        assert_eq!(fs::read_dir(&caches).unwrap().count(), 0);
    }
    let sizes = [0, 10, 60_000].map(|length| {
        let cache = Cache::of(Some(&one), BOOK, &caches).unwrap();
        put(&cache, &vec![b'x'; length], &[&vec![b'x'; length]]);
        files_below(&caches).into_values().map(|bytes| bytes.len()).collect::<BTreeSet<_>>()
    });
    assert!(sizes[0] == sizes[1] && sizes[1] == sizes[2], "{sizes:?}");
}

#[test]
fn no_link_is_followed_and_a_folder_that_others_may_enter_is_closed() {
    let (temp, caches) = caches();
    let cache = Cache::of(None, BOOK, &caches).unwrap();
    let outside = temp.path().join("outside");
    fs::create_dir(&outside).unwrap();
    fs::write(outside.join("mine"), "mine").unwrap();
    put(&cache, b"index", &[]);
    let folder = folder_in(&caches);
    for link in [&caches, &folder] {
        let away = temp.path().join("away");
        fs::rename(link, &away).unwrap();
        symlink(&outside, link).unwrap();
        assert!(cache.write(&RealDisk, &stamp(), b"index", &[]).is_err());
        assert_eq!(Cache::of(None, BOOK, &caches).unwrap().index(&RealDisk), None);
        assert_eq!(files_below(&outside).len(), 1);
        fs::remove_file(link).unwrap();
        fs::rename(&away, link).unwrap();
    }
    symlink(outside.join("mine"), folder.join("index.new")).unwrap();
    fs::rename(folder.join("index.new"), folder.join("index")).unwrap();
    assert_eq!(cache.index(&RealDisk), None);
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    put(&cache, b"index", &[]);
    assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o7777, 0o700);
    // In place of the folder, the link goes and what it leads to stays.
    fs::rename(&folder, temp.path().join("away")).unwrap();
    symlink(&outside, &folder).unwrap();
    Cache::of(None, BOOK, &caches).unwrap().remove(&RealDisk).unwrap();
    assert!(!folder.is_symlink() && outside.join("mine").exists());
}

#[test]
fn who_only_reads_writes_none() {
    let (_temp, caches) = caches();
    let disk = ReadDisk::before(Arc::new(RealDisk));
    let cache = Cache::of(None, BOOK, &caches).unwrap();
    assert!(cache.write(&disk, &stamp(), b"index", &[]).is_err() && !caches.exists());
    put(&cache, b"index", &[]);
    assert!(cache.write(&disk, &stamp(), b"other", &[]).is_err() && cache.remove(&disk).is_err());
    assert_eq!(cache.index(&disk).unwrap().bytes, b"index");
    let room = Room::with(&[page(1, "One.")]);
    let before = crate::journal::two::times_below(&room.folder);
    assert!(!BookStamp::of(&disk, &Folder::named(&room.folder)).unwrap().is_settled());
    assert!(crate::journal::two::times_below(&room.folder) == before);
}

#[test]
fn two_programs_do_not_write_it_at_once() {
    let (_temp, caches) = caches();
    let cache = Cache::of(None, BOOK, &caches).unwrap();
    put(&cache, b"index", &[]);
    let folder = Folder::named(folder_in(&caches));
    let other = RealDisk.lock(&folder.at(".writing")).unwrap().unwrap();
    assert!(cache.write(&RealDisk, &stamp(), b"other", &[]).is_err());
    drop(other);
    put(&cache, b"other", &[]);
}

#[test]
fn a_folder_is_known_again_once_it_has_been_still_for_two_seconds() {
    let disk = FaultyDisk::default();
    let room = Room::with(&[page(1, "One.")]);
    let book = Folder::named(&room.folder);
    let of = || BookStamp::of(&disk, &book).unwrap();
    assert!(!of().is_settled() && !of().holds(&of()));
    disk.later(TimeDelta::seconds(1));
    assert!(!of().is_settled());
    disk.later(TimeDelta::seconds(1));
    let still = of();
    assert!(still.is_settled() && still.holds(&of()));
    // Who is asked how it is, and not what time it is, may be on a disk that is only read.
    assert!(still.holds(&BookStamp::of(&ReadDisk::before(Arc::new(RealDisk)), &book).unwrap()));
    let changes: [(&str, &dyn Fn()); 5] = [
        ("a page more", &|| drop(room.put("records", "x", b"y"))),
        ("a page less", &|| fs::remove_file(room.folder.join("records/x")).unwrap()),
        ("the trash there", &|| fs::create_dir(room.folder.join("trash")).unwrap()),
        ("the other's key", &|| drop(room.put("people", "2.json", b"{}"))),
        ("another folder of that name", &|| {
            fs::rename(room.folder.join("records"), room.folder.join("away")).unwrap();
            fs::create_dir(room.folder.join("records")).unwrap();
        }),
    ];
    let mut before = still;
    for (what, change) in changes {
        change();
        let book = Folder::named(&room.folder);
        let now = BookStamp::of(&disk, &book).unwrap();
        assert!(!before.holds(&now), "{what} was not noticed");
        disk.later(TimeDelta::seconds(3600));
        before = BookStamp::of(&disk, &book).unwrap();
    }
    disk.refuse(crate::journal::shelf::Op::Look, rustix::io::Errno::IO);
    assert_eq!(BookStamp::of(&disk, &book), None);
}

#[test]
fn a_file_is_known_again_by_its_name_and_when_it_was_changed() {
    let room = Room::with(&[page(1, "One."), page(2, "Two.")]);
    symlink("/nowhere", room.folder.join("records/link")).unwrap();
    fs::create_dir(room.folder.join("records/folder")).unwrap();
    let records = Folder::named(&room.folder).sub("records");
    let before = RealDisk.stamps(&records).unwrap();
    let names: Vec<String> = before.iter().map(|(name, _)| name.to_str().unwrap().to_owned()).collect();
    assert_eq!(names, [1, 2].map(|n| format!("{}.json", crate::journal::shelf::id(n))));
    let path = room.folder.join("records").join(&names[0]);
    assert_eq!(before[0].1.size, fs::metadata(&path).unwrap().len());
    let now = RealDisk.now(&records).unwrap();
    assert!(!before[0].1.is_settled(now) && before[0].1.is_settled(now + 2_000_000_000));
    // The same bytes in another file: it may be another one.
    let bytes = fs::read(&path).unwrap();
    fs::write(room.folder.join("records/new"), &bytes).unwrap();
    fs::rename(room.folder.join("records/new"), &path).unwrap();
    let after = RealDisk.stamps(&records).unwrap();
    assert!(after[0].1 != before[0].1 && after[1] == before[1]);
}
