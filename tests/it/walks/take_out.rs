//! Taking pages along, from inside: told first, written only then, into a file for its owner alone.

use super::common::{finish, set_up};
use super::two::{ADA, BEN, at_home, joint, own, pair, show, take};
use crate::walks::harness::{Desk, Walk};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

/// The files in the home folder of a desk, by name.
fn files(desk: &Desk) -> Vec<(String, String)> {
    let mut found: Vec<PathBuf> =
        fs::read_dir(desk.temp.path().join("home")).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.sort();
    let read =
        |path: PathBuf| (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(path).unwrap());
    found.into_iter().map(read).collect()
}

fn desk() -> Desk {
    let desk = Desk::new().sized(80, 60);
    fs::create_dir(desk.temp.path().join("home")).unwrap();
    desk
}

fn one(desk: &Desk) -> Walk {
    let mut walk = set_up(desk, "I broke trust");
    walk.press("<esc>").opens("1  Acknowledge").opens("Naming it plainly").press("<ret>");
    finish(&mut walk, "a canary that stays");
    walk.press("w").press("the kettle sang<c-s>");
    while !walk.has("A hard night") {
        walk.press("<esc>");
    }
    walk
}

#[test]
fn it_is_told_first_and_written_only_then() {
    let desk = desk();
    let mut walk = one(&desk);
    walk.press("j").opens("Take pages along").sees("What would you like to take along?");
    walk.press("<down><ret>").sees("It would lie here:").sees("pages-2026-11-02.md");
    walk.sees("It tells its reader:").sees("A page").misses("Naming it plainly").sees("Who else may see it there:");
    assert!(files(&desk).is_empty());
    walk.opens("Not now").sees("What would you like to take along?");
    assert!(files(&desk).is_empty());
    walk.press("<down><ret>").opens("Write it").sees("Written to").sees("It is not sealed");
    let found = files(&desk);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].0, "pages-2026-11-02.md");
    assert!(found[0].1.contains("the kettle sang") && !found[0].1.contains("canary"), "{}", found[0].1);
    let mode = fs::metadata(desk.temp.path().join("home/pages-2026-11-02.md")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    // A second one takes another name, and the first stays as it is.
    walk.press("<ret>").opens("Take pages along").press("<down><ret>").opens("Write it");
    assert_eq!(files(&desk).len(), 2);
    assert_eq!(files(&desk)[1], found[0]);
}

#[test]
fn what_was_ticked_for_a_session_can_be_taken_along_at_once() {
    let desk = desk();
    let mut walk = one(&desk);
    walk.opens("6  Counseling").opens("What to bring").sees("[ ] the kettle sang").misses("Naming it plainly");
    walk.press("<space><c-s>").opens("Take it along").press("<ret>").sees("session-2026-11-02.html").opens("Write it");
    let found = files(&desk);
    assert_eq!(found.len(), 1);
    assert!(found[0].1.contains("the kettle sang") && found[0].1.contains("Not a clinical record."), "{}", found[0].1);
}

#[test]
fn where_nothing_leaves_a_sentence_says_so_and_nothing_is_there() {
    let desk = desk();
    let mut walk = set_up(&desk, "I was hurt");
    walk.press("<esc>").press("j").opens("Take pages along").press("<ret>").sees("There is nothing that leaves");
    walk.press("<down><down><ret>").sees("Nothing is ticked for a session").misses("There is nothing that leaves");
    walk.press("<esc>").misses("Nothing is ticked for a session");
    assert!(files(&desk).is_empty());
}

#[test]
fn of_two_each_takes_own_pages_and_both_what_both_have() {
    let desk = desk();
    let mut walk = at_home(pair(&desk));
    walk.opens("Welcome").opens("Hopes");
    show(&mut walk, ["calmer evenings", "to laugh again"]);
    walk.press("<c-q>");
    own(&desk, ADA, "Ada").press("w").press("a page of mine<c-s>").press("<c-q>");
    let mut walk = own(&desk, BEN, "Ben");
    walk.press("j").opens("Take pages along").press("<down><ret>").opens("Write it").press("<c-q>");
    let mut walk = joint(&desk, ADA);
    walk.opens("For a session").press("<space>").opens("Go on");
    take(&mut walk, "Ada").opens("Say yes");
    take(&mut walk, "Ben").opens("Say yes").opens("Take it along").press("<down><ret>");
    walk.sees("Hopes").misses("a page of mine").opens("Write it").press("<c-q>");
    let found = files(&desk);
    let names: Vec<_> = found.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["pages-2026-11-02.md", "session-2026-11-02.md"]);
    assert!(found[0].1.contains("to laugh again") && !found[0].1.contains("calmer evenings"), "{}", found[0].1);
    assert!(found[1].1.contains("calmer evenings") && found[1].1.contains("to laugh again"), "{}", found[1].1);
    assert!(found.iter().all(|(_, text)| !text.contains("a page of mine")));
}

#[test]
fn in_the_demo_nothing_is_written() {
    let desk = desk();
    let home = directories::UserDirs::new().unwrap().home_dir().to_str().unwrap().to_owned();
    for choice in ["Your pages, to print", "Your pages, as plain text"] {
        let mut walk = desk.demo("hurt");
        walk.opens("Sam").press("j").opens("Take pages along").opens(choice).sees("in your home folder");
        walk.sees("This is the demo: nothing is written.").sees("SAMPLE").sees("It tells its reader:");
        walk.misses("Write it").misses(&home).press("<s-tab><end>").sees("Today I did not look.");
        walk.press("<c-s>").sees("What would you like to take along?").misses("This is the demo");
    }
    let mut walk = desk.demo("couple");
    walk.opens("Both of them").opens("For a session").press("<space>").opens("Go on");
    take(&mut walk, "Ash").opens("Say yes");
    take(&mut walk, "Jo").opens("Say yes").opens("Take it along").press("<ret>").sees("nothing is written.");
    walk.misses("Write it").sees("All of it:");
    assert!(files(&desk).is_empty());
}

#[test]
fn all_of_it_can_be_read_before_it_is_written() {
    let desk = Desk::new().sized(80, 24);
    fs::create_dir(desk.temp.path().join("home")).unwrap();
    let mut walk = one(&desk);
    walk.press("j").opens("Take pages along").press("<ret>").sees("It would lie here:");
    for _ in 0..40 {
        if walk.has("> the kettle sang") {
            break;
        }
        walk.press("<down>").misses("a canary that stays");
    }
    walk.sees("> the kettle sang");
}
