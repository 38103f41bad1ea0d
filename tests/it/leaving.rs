//! Leaving, on a disk that takes long: whatever was begun or kept is there all the same.

use crate::shelf::{FaultyDisk, Op, Room, day, draft, page};
use goldseam::app::Effect;
use goldseam::runtime::World;
use goldseam::runtime::store::Store;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::time::Duration;

/// Longer than a hand takes from the last word to the keys that leave.
const LONG: Duration = Duration::from_millis(300);

/// Asks for this while the disk takes long over its first sync, and leaves at once; gives the room that is left behind,
/// and what would end the disk's wait early.
fn left_after(effect: Effect) -> (Room, Sender<()>) {
    let room = Room::new();
    let disk = Arc::new(FaultyDisk::default());
    let mut store = Store::on(disk.clone(), PathBuf::new(), PathBuf::new());
    store.open(&room.folder, day(0)).unwrap();
    store.start().expect("there is a thread to be had");
    let (never, answer) = channel::<()>();
    disk.just_before(Op::Sync, move || {
        let _ = answer.recv_timeout(LONG);
    });
    assert!(store.perform(effect, day(0)).is_none(), "the loop waits for no disk");
    store.close();
    (room, never)
}

#[test]
fn words_begun_are_on_a_slow_disk_when_the_program_has_ended() {
    let begun = draft(1, "the last words");
    let (room, _never) = left_after(Effect::Draft(Box::new(begun.clone()), true));
    let names = room.names("drafts");
    assert!(names.contains(&format!("{}.json", begun.id)), "{names:?}");
}

#[test]
fn a_page_on_its_way_is_on_a_slow_disk_when_the_program_has_ended() {
    let kept = page(1, "a whole page");
    let (room, _never) = left_after(Effect::Keep(Box::new(kept.clone())));
    assert_eq!(room.names("records"), [format!("{}.json", kept.id)]);
}
