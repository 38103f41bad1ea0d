//! Leaving, on a disk that is held up: whatever was begun or on its way is there all the same, and nobody waits for it.

mod everywhere;

use crate::journal::lock::spellings::holding;
use crate::journal::lock::{ONE, one, open_as, pass, shared};
use crate::journal::shelf::{FaultyDisk, Op, Room, day, draft, id, page};
use goldseam::app::Effect;
use goldseam::engine::Record;
use goldseam::journal::{Draft, WorkFactor};
use goldseam::runtime::Host;
use goldseam::runtime::store::Store;
use rustix::io::Errno;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

/// Longer than anything takes here: a test that waits for this fails.
const FOR_EVER: Duration = Duration::from_secs(60);

/// A program whose workbook is open, on a disk that is held up at its next sync.
struct Held {
    room: Room,
    disk: Arc<FaultyDisk>,
    store: Store,
    /// Lets the disk go on. Where it is dropped the disk goes on too.
    go_on: Sender<()>,
    /// Says that the disk is held up by now.
    waits: Receiver<()>,
}

impl Held {
    /// In a workbook without a lock.
    fn plain() -> Self {
        let room = Room::new();
        let mut held = Self::in_room(room);
        held.store.open(&held.room.folder, day(0)).unwrap();
        held.started()
    }

    /// In a locked one.
    fn locked() -> Self {
        let mut held = Self::in_room(one()).started();
        held.store.perform(Effect::Unlock(pass(ONE)), day(0));
        held.store.finished(true).expect("it opens");
        held
    }

    fn in_room(room: Room) -> Self {
        let disk = Arc::new(FaultyDisk::default());
        let data = room.temp.path().join("data");
        let store = Store::on(disk.clone(), data, room.temp.path().join("config"));
        let ((go_on, _), (_, waits)) = (channel(), channel());
        Self { room, disk, store, go_on, waits }
    }

    fn started(mut self) -> Self {
        self.store.start().expect("there is a thread to be had");
        self
    }

    /// Asks for all this, with the disk held up over its first sync, and leaves.
    fn leaves_after(mut self, effects: Vec<Effect>) -> Self {
        self.holds_up();
        for effect in effects {
            assert!(self.store.perform(effect, day(0)).is_none(), "the loop waits for no disk");
        }
        self.waits.recv_timeout(FOR_EVER).expect("a sync was asked for");
        self.store.close();
        self
    }

    fn holds_up(&mut self) {
        let ((go_on, wait), (held, waits)) = (channel::<()>(), channel());
        (self.go_on, self.waits) = (go_on, waits);
        self.disk.just_before(Op::Sync, move || {
            let _ = held.send(());
            let _ = wait.recv_timeout(FOR_EVER);
        });
    }

    /// What was on its way gets there after all.
    fn arrives(mut self) -> Room {
        self.go_on.send(()).expect("it is still held up: nobody waited for it");
        self.ends()
    }

    /// The program is gone before the disk goes on.
    fn dies(mut self) -> Room {
        self.disk.crash(1);
        self.go_on.send(()).expect("it is still held up: nobody waited for it");
        self.ends()
    }

    fn ends(&mut self) -> Room {
        self.store.perform(Effect::Forget, day(0));
        self.store.awaited();
        std::mem::replace(&mut self.room, Room::new())
    }
}

fn begun(words: &str, sync: bool) -> Effect {
    Effect::Draft(Box::new(draft(1, words)), sync)
}

fn keep(record: Record) -> Effect {
    Effect::Keep(Box::new(record))
}

fn offered(room: &Room) -> Vec<String> {
    room.open().0.drafts().into_iter().map(|draft| draft.answer.text).collect()
}

#[test]
fn words_begun_are_there_though_the_disk_never_answers() {
    let effects = vec![begun("the first words", true), begun("the first words and the last", true)];
    let room = Held::plain().leaves_after(effects).dies();
    assert_eq!(offered(&room), ["the first words and the last"]);
}

#[test]
fn the_last_words_outlive_an_earlier_save_that_arrives_after_them() {
    let effects = vec![begun("the first words", true), begun("the first words and the last", false)];
    let held = Held::plain().leaves_after(effects);
    // The first save gets through, and the program is gone before the second.
    let crashing = held.disk.clone();
    held.disk.just_before(Op::Remove, move || crashing.crash(4));
    let room = held.arrives();
    assert_eq!(offered(&room), ["the first words and the last"]);
}

#[test]
fn a_page_on_its_way_is_offered_as_words_begun() {
    let kept = page(1, "a whole page");
    let room = Held::plain().leaves_after(vec![keep(kept.clone())]).dies();
    let (mut journal, reading) = room.open();
    assert_eq!((reading.records.to_records(), reading.unreadable), (vec![], vec![]));
    let as_begun = Draft { at: kept.at, ..draft(1, "a whole page") };
    assert_eq!(journal.drafts(), [as_begun]);
}

#[test]
fn a_page_that_arrives_after_all_is_not_offered_again() {
    let room = Held::plain().leaves_after(vec![keep(page(1, "a whole page"))]).arrives();
    assert_eq!(room.open().1.records.to_records(), [page(1, "a whole page")]);
    assert_eq!(offered(&room), [""; 0]);
    assert_eq!(room.names("drafts"), [""; 0]);
}

#[test]
fn words_let_go_of_are_not_put_by_again() {
    let effects = vec![begun("never mind", true), Effect::DropDraft(id(1))];
    let room = Held::plain().leaves_after(effects).arrives();
    assert_eq!(offered(&room), [""; 0]);
}

#[test]
fn what_no_draft_can_hold_is_waited_for() {
    let mut held = Held::plain();
    let (left, has_left) = channel();
    let record = shared(page(1, "for both of us"));
    held.holds_up();
    held.store.perform(keep(record.clone()), day(0));
    held.waits.recv_timeout(FOR_EVER).expect("a sync was asked for");
    let Held { room, mut store, go_on, .. } = held;
    let leaving = std::thread::spawn(move || {
        store.close();
        left.send(()).unwrap();
    });
    assert!(has_left.recv_timeout(Duration::from_millis(200)).is_err(), "it left without the page");
    go_on.send(()).unwrap();
    leaving.join().unwrap();
    assert_eq!(room.open().1.records.to_records(), [record]);
}

#[test]
fn in_a_locked_workbook_the_last_words_are_sealed() {
    let room = Held::locked().leaves_after(vec![begun("the last words", true)]).dies();
    let names = room.names("drafts");
    assert!(names.contains(&format!("{}.last.age", id(1))), "{names:?}");
    assert_eq!(holding(room.temp.path(), &["the last words"]), BTreeSet::new());
    assert_eq!(open_as(&room, ONE).0.drafts(), [draft(1, "the last words")]);
}

#[test]
fn a_lock_set_by_another_program_meanwhile_is_never_written_past() {
    let mut held = Held::plain();
    let (mut other, _) = held.room.open();
    held.holds_up();
    held.store.perform(begun("the last words", true), day(0));
    held.waits.recv_timeout(FOR_EVER).expect("a sync was asked for");
    other.lock(&pass("words of a lock"), WorkFactor::NEXT_TO_NONE, crate::journal::shelf::day(0)).unwrap();
    let Held { room, disk, mut store, go_on, .. } = held;
    let looked = disk.counts()[&Op::Read];
    let leaving = std::thread::spawn(move || store.close());
    while disk.counts()[&Op::Read] == looked {
        std::thread::yield_now();
    }
    go_on.send(()).unwrap();
    leaving.join().unwrap();
    let names = room.names("drafts");
    assert!(!names.iter().any(|name| name.contains("last")), "{names:?}");
}

#[test]
fn the_next_save_takes_the_place_of_the_last_words() {
    let room = Held::plain().leaves_after(vec![begun("the last words", true)]).dies();
    let (mut journal, _) = room.open();
    assert_eq!(journal.drafts().len(), 1);
    journal.save_draft(&draft(1, "the last words, and more"), true).unwrap();
    assert!(!room.names("drafts").iter().any(|name| name.contains("last")));
    drop(journal);
    assert_eq!(offered(&room), ["the last words, and more"]);
}

#[test]
fn words_are_there_when_the_thread_that_was_to_write_them_is_gone() {
    let mut held = Held::plain();
    held.disk.just_before(Op::Write, || panic!("as a fault of the program would"));
    held.store.perform(begun("the last words", true), day(0));
    while !held.store.has_failed() {
        held.store.finished(true);
    }
    held.store.perform(begun("the last words, and one more", true), day(0));
    held.store.close();
    assert_eq!(offered(&held.room), ["the last words, and one more"]);
}

#[test]
fn who_leaves_with_words_that_no_disk_took_is_not_said_to_have_kept_them() {
    let mut held = Held::plain();
    held.disk.refuse(Op::Create, Errno::NOSPC);
    held.store.perform(begun("the last words", true), day(0));
    held.store.awaited();
    assert!(!held.store.close());
    held.disk.heal();
    assert!(held.store.close(), "there is room again");
    assert_eq!(offered(&held.room), ["the last words"]);
}

/// Somebody else has the keyboard by then, and the key is gone: the words need none to be saved.
#[test]
fn words_that_no_disk_took_before_the_keyboard_was_passed_are_put_by_sealed() {
    let mut held = Held::locked();
    held.disk.refuse(Op::Create, Errno::NOSPC);
    for effect in [begun("the last words", true), Effect::HandOver] {
        held.store.perform(effect, day(0));
    }
    held.store.awaited();
    held.disk.heal();
    assert!(held.store.close());
    assert_eq!(holding(held.room.temp.path(), &["the last words"]), BTreeSet::new());
    let room = held.ends();
    drop(held);
    assert_eq!(open_as(&room, ONE).0.drafts(), [draft(1, "the last words")]);
}

/// Nothing is written to a workbook whose keys somebody exchanged, and nobody is told that it was.
#[test]
fn who_leaves_with_words_that_no_key_may_close_is_not_said_to_have_kept_them() {
    let mut held = Held::locked();
    let stranger = one();
    std::fs::copy(stranger.folder.join("people/1.json"), held.room.folder.join("people/1.json")).unwrap();
    held.store.perform(begun("the last words", true), day(0));
    held.store.awaited();
    assert!(!held.store.close());
    assert!(!held.store.close(), "nor by asking again");
}
