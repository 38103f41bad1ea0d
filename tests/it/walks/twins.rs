//! Twin runs: two workbooks that differ only in what one person did alone. Nothing that the other one sees, or both see,
//! or the command line says to the other one, differs.

use super::two::{ADA, BEN, at_home, joint, own, pair, show};
use crate::journal::shelf::record;
use crate::journal::two::open_in;
use crate::walks::harness::{Desk, Walk};
use goldseam::content::{Role, Step, Visibility, load};
use goldseam::engine::record::{Answer, Known, Part};
use goldseam::engine::{BookKind, By, Place, Reader, Record, RecordId, Seat, path};
use std::fs;
use std::process::Command;

/// Both have shown a page, and each has kept one of their own.
fn begun() -> Desk {
    let desk = Desk::new();
    let mut walk = at_home(pair(&desk));
    walk.opens("Welcome").opens("Hopes");
    show(&mut walk, ["calmer evenings", "to laugh again"]);
    walk.press("<c-q>");
    for (pass, name) in [(ADA, "Ada"), (BEN, "Ben")] {
        own(&desk, pass, name).press("w").press("a first page<c-s>").press("<c-q>");
    }
    desk
}

/// What Ada does alone: every kind of thing that leaves something behind, or must not.
fn alone(desk: &Desk) {
    let mut walk = own(desk, ADA, "Ada");
    walk.press("w").press("a page<c-s>").press("j<ret>").opens("Delete").opens("Out of sight").press("<ret><esc>");
    walk.press("w")
        .press("another page<c-s>")
        .press("j<ret>")
        .opens("Delete")
        .opens("Delete for good, now")
        .press("<ret>");
    walk.press("/laugh<esc><esc>");
    to_own_list(&mut walk);
    walk.press("w").press("words begun").wait(3).press("<esc>");
    to_own_list(&mut walk);
    walk.opens("A free yes?").press("<down><ret>").press("<c-s>");
    to_own_list(&mut walk);
    walk.opens("A moment for you").press("<ret><ret><ret>").press("<esc>");
    to_own_list(&mut walk);
    walk.opens("7  When to move on").opens("Where you lean today").press("<ret>").press("<c-s>");
    to_own_list(&mut walk);
    walk.opens("1  Acknowledge").opens("What is here today").press("<ret><c-s>").press("<c-q>");
}

fn to_own_list(walk: &mut Walk) {
    for _ in 0..6 {
        if walk.has("A moment for you") && walk.has("Journal") {
            return;
        }
        walk.press("<esc>");
    }
    panic!("this leads nowhere:\n{}", walk.text());
}

/// What the command line says to whoever has this passphrase.
fn said(desk: &Desk, pass: &str, args: &[&str]) -> String {
    let file = desk.temp.path().join("passphrase");
    fs::write(&file, pass).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_goldseam"));
    command.env_clear().env("HOME", desk.temp.path()).env("GOLDSEAM_DATA", desk.data());
    let said = command.arg("--passphrase-file").arg(&file).args(args).output().unwrap();
    fs::remove_file(file).unwrap();
    assert!(said.stderr.is_empty(), "{}", String::from_utf8_lossy(&said.stderr));
    String::from_utf8(said.stdout).unwrap()
}

/// Everything that Ben, or both, can see of a workbook on one day.
fn seen(desk: &Desk) -> Vec<String> {
    let mut seen = Vec::new();
    for pass in [ADA, BEN] {
        let mut walk = joint(desk, pass);
        seen.push(walk.text());
        let stages = ["Welcome", "1  Acknowledge", "3  Boundaries", "5  Action", "7  When to move on", "Check-ins"];
        for row in stages.into_iter().chain(["Agreements", "Shown"]) {
            walk.opens(row);
            seen.push(walk.text());
            walk.press("<esc>");
        }
        walk.press("<c-q>");
        seen.push(said(desk, pass, &["status"]));
        seen.push(said(desk, pass, &["status", "--json"]));
    }
    let mut walk = own(desk, BEN, "Ben");
    seen.push(walk.text());
    for keys in ["j", "/page", "<esc>"] {
        walk.press(keys);
        seen.push(walk.text());
    }
    walk.press("<c-q>");
    for args in [&["journal"][..], &["trash", "list"]] {
        seen.push(said(desk, BEN, args));
    }
    seen
}

/// The first screen of every step of the joint list.
fn joint_steps(desk: &Desk) -> Vec<String> {
    let book = load::embedded().unwrap();
    let reader = Reader { kind: BookKind::Pair, seat: Seat::Both, role: Role::Unsaid };
    let mut walk = joint(desk, ADA);
    let mut seen = Vec::new();
    for stage in &book.stages {
        let (road, more) = path::on_path(stage, &reader);
        walk.opens(if stage.id == "stronger" { "Later: good things" } else { &stage.title });
        for step in road.into_iter().chain(more) {
            walk.opens(step.prose.words.title.as_deref().unwrap());
            seen.push(walk.text());
            walk.press("<esc>");
        }
        walk.press("<esc>").sees("Ada and Ben");
    }
    walk.press("<c-q>");
    seen
}

const CANARY: &str = "a gilded wren";

/// Ada's own answer to a step, in every place that an answer has for words.
fn hers(step: &Step, n: u128) -> Record {
    let words = || CANARY.to_owned();
    let part = Part { asked: words(), text: words(), picked: vec![words()], ..Part::default() };
    let value = Answer { text: words(), picked: vec![words()], parts: vec![part], ..Answer::default() };
    let (place, by, at) = (Place::One, By::One, "2026-11-02T20:00:00+01:00".parse().unwrap());
    let (id, step) = (RecordId::of(0xca_4a_00 + n), step.id.0.clone());
    Record { id, place, by, step, at, asked: words(), ..record(n, Known::Answered { value }) }
}

#[test]
fn what_one_wrote_on_every_page_is_on_no_page_of_the_other_or_of_both() {
    let desk = begun().sized(80, 40);
    let (mut journal, _) = open_in(&desk.data(), ADA);
    let book = load::embedded().unwrap();
    let own = |step: &&Step| matches!(step.visibility, Visibility::Private | Visibility::Blind | Visibility::Untraced);
    let steps: Vec<&Step> = book.stages.iter().flat_map(|stage| &stage.steps).filter(own).collect();
    assert!(steps.len() > 50, "there are {}", steps.len());
    for (n, step) in steps.into_iter().enumerate() {
        let mut page = hers(step, n as u128);
        page.seq = Some(journal.next_seq(Place::One));
        journal.append(&page).unwrap();
    }
    drop(journal);
    assert!(said(&desk, ADA, &["journal"]).contains(CANARY), "it is not looked for where it stands");
    for seen in seen(&desk).into_iter().chain(joint_steps(&desk)) {
        assert!(!seen.contains("gilded"), "{seen}");
    }
}

#[test]
fn what_one_did_alone_changes_nothing_that_the_other_or_both_can_see() {
    let [without, with] = [begun(), begun()];
    alone(&with);
    for days in [0, 43] {
        let [without, with] = [&without, &with].map(|desk| {
            desk.clock.days(days);
            seen(desk)
        });
        assert_eq!(without.len(), with.len());
        for (without, with) in without.into_iter().zip(with) {
            assert_eq!(without, with);
        }
    }
}
