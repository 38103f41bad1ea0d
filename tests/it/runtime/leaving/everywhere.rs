//! A disk that is held up, or goes, at each single thing that is asked of it, through the journal's own thread.

use super::{FOR_EVER, Held, begun, keep, offered};
use crate::journal::shelf::{FaultyDisk, Room, day, deleted, id, page};
use crate::journal::two::files_below;
use goldseam::app::{Effect, Msg};
use goldseam::runtime::Host;
use goldseam::runtime::store::Store;
use std::fs;
use std::sync::Arc;
use std::sync::mpsc::channel;

/// Words begun, a page, words begun with another page still on its way, and a page deleted.
fn an_evening() -> Vec<Effect> {
    let deletion = Effect::Delete(Box::new(deleted(4, 2, 0)));
    vec![begun("words begun", true), keep(page(2, "a page to delete")), keep(page(3, "a page")), deletion]
}

/// How much is asked of a disk in an evening.
fn asked_of_a_disk() -> usize {
    let mut held = Held::plain();
    held.disk.heal();
    for effect in an_evening() {
        held.store.perform(effect, day(0));
    }
    while held.store.finished(true).is_some() {}
    held.disk.asked().len()
}

#[test]
fn wherever_the_disk_is_held_up_whoever_leaves_finds_the_words_again() {
    for nth in 1..=asked_of_a_disk() {
        let mut held = Held::plain();
        let ((go_on, wait), (tell, waits)) = (channel::<()>(), channel());
        held.disk.at(nth, move || {
            let _ = tell.send(());
            let _ = wait.recv_timeout(FOR_EVER);
        });
        for effect in an_evening().into_iter().take(3) {
            assert!(held.store.perform(effect, day(0)).is_none(), "the loop waited for the disk at {nth}");
        }
        // The last things are asked for the deletion, which is not among these three.
        let is_done = |held: &mut Held| held.store.finished(false).is_none() && !held.store.holds_keys();
        while waits.try_recv().is_err() {
            if is_done(&mut held) && waits.try_recv().is_err() {
                assert!(nth > 20, "the disk was not held up at {nth}");
                return;
            }
            std::thread::yield_now();
        }
        held.store.close();
        held.disk.crash(1);
        drop(go_on);
        let room = held.ends();
        let (_, reading) = room.open();
        let offered = offered(&room);
        let is_there = |words: &str, n| {
            reading.records.to_records().contains(&page(n, words)) || offered.iter().any(|has| has == words)
        };
        assert!(offered.iter().any(|has| has == "words begun"), "held up at {nth}: {offered:?}");
        assert!(is_there("a page to delete", 2) && is_there("a page", 3), "held up at {nth}: {offered:?}");
    }
}

#[test]
fn wherever_the_folder_goes_nothing_is_said_to_be_kept_that_is_not_and_all_is_once_it_is_back() {
    let mut refused = 0;
    for nth in 1..=asked_of_a_disk() {
        let (room, disk) = (Room::new(), Arc::new(FaultyDisk::default()));
        let (folder, away) = (room.folder.clone(), room.temp.path().join("away"));
        let mut store = Store::on(disk.clone(), room.temp.path().join("data"), room.temp.path().join("config"));
        store.open(&room.folder, day(0)).unwrap();
        disk.heal();
        let (from, to) = (folder.clone(), away.clone());
        disk.at(nth, move || fs::rename(from, to).unwrap());
        store.start().expect("there is a thread to be had");
        let mut kept = Vec::new();
        let mut hear = |store: &mut Store, kept: &mut Vec<_>| {
            while let Some(msg) = store.finished(true) {
                match msg {
                    Msg::Kept(record) => kept.push(record.id.clone()),
                    Msg::NotKept(_, why) | Msg::NotWritten(why) => {
                        refused += 1;
                        assert!(
                            why.words(crate::journal::shelf::english())
                                .contains("the folder of the workbook is not there"),
                            "{nth}: {why}"
                        );
                    }
                    _ => {}
                }
            }
        };
        for effect in an_evening() {
            store.perform(effect, day(0));
        }
        hear(&mut store, &mut kept);
        assert!(!folder.exists(), "gone at {nth}: it was made anew");
        let there: Vec<_> = files_below(&away).into_keys().map(|file| file.display().to_string()).collect();
        for id in &kept {
            assert!(there.iter().any(|file| file.contains(&id.0)), "gone at {nth}: {id} was said to be kept");
        }
        fs::rename(&away, &folder).unwrap();
        for effect in an_evening() {
            store.perform(effect, day(0));
        }
        hear(&mut store, &mut kept);
        for n in 2..=4 {
            assert!(kept.contains(&id(n)), "gone at {nth}: {n} was not kept once it was back");
        }
        store.perform(Effect::Forget, day(0));
        store.awaited();
        assert!(room.open().1.records.to_records().contains(&page(3, "a page")), "gone at {nth}");
        assert_eq!(offered(&room), ["words begun"], "gone at {nth}");
    }
    assert!(refused > 30, "{refused}");
}
