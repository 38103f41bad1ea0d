//! Words not yet kept come back, and two programs never touch each other's.

use crate::journal::shelf::{Room, day, draft, id, page};
use goldseam::journal::{Cause, Draft};
use std::fs;

#[test]
fn a_draft_comes_back_as_it_was_left() {
    let room = Room::new();
    let left = draft(1, "half a sen");
    room.open_for_real().0.save_draft(&left, true).unwrap();
    assert!(room.open_for_real().0.drafts() == [left]);
}

#[test]
fn the_later_of_two_saves_is_offered_also_when_the_clock_went_back() {
    let room = Room::new();
    let (mut journal, _) = room.open();
    journal.save_draft(&draft(1, "one"), true).unwrap();
    let later = Draft { at: day(-3650), ..draft(1, "one two") };
    journal.save_draft(&later, false).unwrap();
    drop(journal);
    let (mut journal, _) = room.open();
    assert!(journal.drafts() == [later]);
    journal.save_draft(&draft(1, "one two three"), true).unwrap();
    drop(journal);
    assert!(room.open().0.drafts() == [draft(1, "one two three")]);
    assert_eq!(room.names("drafts").len(), 2, "one draft and, here, the lock of a program that did not end well");
}

#[test]
fn a_synced_draft_outlives_a_later_one_that_the_power_took() {
    let room = Room::new();
    let (mut journal, _) = room.open();
    journal.save_draft(&draft(1, "on the disk"), true).unwrap();
    journal.save_draft(&draft(1, "on the disk, and more"), false).unwrap();
    drop(journal);
    fs::write(room.folder.join("drafts").join(format!("{}.new.json", id(1))), "").unwrap();
    let (mut journal, reading) = room.open();
    assert!(journal.drafts() == [draft(1, "on the disk")]);
    assert_eq!(reading.unreadable.len(), 1);
}

#[test]
fn a_draft_goes_when_its_page_is_kept() {
    let room = Room::new();
    let (mut journal, _) = room.open();
    journal.save_draft(&draft(1, "half"), true).unwrap();
    journal.append(&page(1, "half and half")).unwrap();
    assert_eq!(room.names("drafts"), [""; 0]);
}

#[test]
fn a_draft_older_than_its_page_is_stale_and_a_newer_one_is_not() {
    let room = Room::new();
    let older = Draft { at: day(-1), ..draft(1, "the page, bef") };
    let same = draft(2, "the page");
    let newer = draft(3, "the page, and words after a failed try");
    let (mut writer, _) = room.open();
    for draft in [&older, &same, &newer] {
        writer.save_draft(draft, true).unwrap();
    }
    drop(writer);
    // Kept by a program that ended before it could drop them.
    for n in 1..=3 {
        let bytes = serde_json::to_vec(&page(n, "the page")).unwrap();
        room.put("records", &format!("{}.json", id(n)), &bytes);
    }
    let (mut journal, _) = room.open();
    assert!(!room.file("drafts", &id(1)).exists(), "dropped on opening");
    assert!(journal.drafts() == [newer]);
}

#[test]
fn the_draft_of_a_damaged_page_is_not_stale() {
    let room = Room::new();
    room.open().0.save_draft(&draft(1, "the only copy"), true).unwrap();
    room.put("records", &format!("{}.json", id(1)), b"{\"format\":1,");
    assert!(room.open().0.drafts() == [draft(1, "the only copy")]);
}

#[test]
fn what_another_window_is_writing_is_neither_offered_nor_touched() {
    let room = Room::new();
    let ((mut one, _), (mut two, _)) = (room.open_for_real(), room.open_for_real());
    one.save_draft(&draft(1, "in one window"), true).unwrap();
    two.save_draft(&draft(2, "in the other"), true).unwrap();
    assert!(one.drafts() == [draft(1, "in one window")]);
    assert!(two.drafts() == [draft(2, "in the other")]);
    assert_eq!(two.save_draft(&draft(1, "trampled"), true).unwrap_err().cause, Cause::Elsewhere);
    assert_eq!(two.drop_draft(&id(1)).unwrap_err().cause, Cause::Elsewhere);
    drop(one);
    assert!(two.drafts() == [draft(1, "in one window"), draft(2, "in the other")]);
    two.drop_draft(&id(1)).unwrap();
    assert!(two.drafts() == [draft(2, "in the other")]);
    assert!(room.open_for_real().0.drafts().is_empty());
}

#[test]
fn a_living_window_keeps_its_draft_even_when_it_looks_stale() {
    let room = Room::new();
    let (mut one, _) = room.open();
    one.save_draft(&draft(1, "the page"), true).unwrap();
    room.put("records", &format!("{}.json", id(1)), &serde_json::to_vec(&page(1, "the page")).unwrap());
    let (mut two, _) = room.open();
    assert!(two.drafts().is_empty());
    assert!(room.file("drafts", &id(1)).exists());
}

#[test]
fn locks_left_over_are_cleared_away() {
    let room = Room::new();
    room.put("drafts", &format!("{}.lock", id(1)), b"");
    let (mut journal, reading) = room.open();
    assert_eq!(reading.unreadable, []);
    journal.drafts();
    assert_eq!(room.names("drafts"), [""; 0]);
}
