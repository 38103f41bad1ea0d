//! Another edition: what was answered under an older wording keeps the words it answered, and nothing of it is lost or
//! written again.

use crate::journal::two::files_below;
use crate::walks::common::at_home;
use crate::walks::harness::{Desk, Walk};
use goldseam::app::{Model, own_area};
use goldseam::content::{embedded, load};
use goldseam::engine::record::Answer;
use goldseam::engine::{Ids, Known};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

const OLD: &str = "What do you wish someone understood tonight?";
const NEW: &str = "Which one thing would you like to be understood?";

/// The edition in the binary with these words changed wherever they stand; it is right, and has a version of its own.
pub(crate) fn another(desk: &Desk, name: &str, changes: &[(&str, &str)]) -> PathBuf {
    let folder = desk.temp.path().join(name);
    let version = ("version = \"1\"", "version = \"2\"");
    let mut met = vec![0; changes.len() + 1];
    for (path, text) in embedded::ENGLISH.files {
        let mut text = (*text).to_owned();
        for (at, (from, to)) in changes.iter().chain([&version]).enumerate() {
            met[at] += text.matches(from).count();
            text = text.replace(from, to);
        }
        fs::create_dir_all(folder.join(path).parent().unwrap()).unwrap();
        fs::write(folder.join(path), text).unwrap();
    }
    assert!(met.iter().all(|times| *times > 0), "{changes:?} changed nothing: {met:?}");
    load::from_dir(&folder).unwrap_or_else(|faults| panic!("{faults}"));
    folder
}

/// One page of the welcome, answered with these words.
fn answer(walk: &mut Walk, words: &str) {
    walk.opens("Welcome").opens("One page").press(words).press("<c-s><ret>").press("<esc>").sees("Go on");
}

/// A desk with one page kept under the edition in the binary.
fn answered() -> Desk {
    let desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    answer(&mut walk, "the nights are long");
    walk.press("<c-q>").end().unwrap();
    desk
}

/// What `goldseam journal` prints with an edition.
fn printed(desk: &Desk, edition: &Path, args: &[&str]) -> String {
    let mut program = Command::new(env!("CARGO_BIN_EXE_goldseam"));
    program.env_clear().arg("--data-dir").arg(desk.data()).arg("--content").arg(edition).arg("journal").args(args);
    let ended = program.output().unwrap();
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    String::from_utf8(ended.stdout).unwrap()
}

fn objects(lines: &str) -> Vec<Value> {
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The records on disk, byte for byte.
fn records(desk: &Desk) -> std::collections::BTreeMap<PathBuf, Vec<u8>> {
    files_below(&desk.folder().join("records"))
}

#[test]
fn an_answer_keeps_the_question_it_answered() {
    let mut desk = answered();
    let before = records(&desk);
    let edition = another(&desk, "changed", &[(OLD, NEW)]);
    let read = printed(&desk, &edition, &[]);
    assert!(read.contains(OLD) && read.contains("the nights are long") && !read.contains(NEW), "{read}");
    let page = &objects(&printed(&desk, &edition, &["--json"]))[0];
    assert_eq!((page["asked"].as_str(), page["text"].as_str()), (Some(OLD), Some("the nights are long")));
    desk.edition = Some(edition);
    let mut walk = desk.open();
    walk.press("<esc>j").opens("One page").sees(OLD).sees("the nights are long").misses(NEW);
    walk.press("<c-q>").end().unwrap();
    assert_eq!(records(&desk), before, "a record was written again");
}

#[test]
fn then_and_now_shows_each_answer_under_its_own_question() {
    let mut desk = answered();
    let before = records(&desk);
    let edition = another(&desk, "changed", &[(OLD, NEW)]);
    desk.edition = Some(edition.clone());
    desk.clock.days(3);
    let mut walk = desk.open();
    walk.press("<esc>").sees("Go on");
    answer(&mut walk, "that I am tired");
    walk.press("j").press("<ret>").sees(NEW).sees("that I am tired").opens("Then and now");
    let text = walk.text();
    let order = [OLD, "the nights are long", NEW, "that I am tired"].map(|words| text.find(words));
    assert!(order.iter().all(Option::is_some) && order.is_sorted(), "{order:?}\n{text}");
    walk.press("<c-q>").end().unwrap();
    let editions: Vec<Value> = records(&desk)
        .iter()
        .filter(|(name, _)| !before.contains_key(*name))
        .map(|(_, bytes)| serde_json::from_slice::<Value>(bytes).unwrap()["workbook"].clone())
        .collect();
    assert!(!editions.is_empty() && editions.iter().all(|edition| edition == "goldseam-en 2"), "{editions:?}");
    assert!(before.iter().all(|(name, bytes)| records(&desk)[name] == *bytes), "a record was written again");
    let asked: Vec<_> =
        objects(&printed(&desk, &edition, &["--json"])).iter().map(|page| page["asked"].clone()).collect();
    assert_eq!(asked, [OLD, NEW]);
}

#[test]
fn a_page_whose_step_is_gone_keeps_its_words_and_its_part() {
    let mut desk = answered();
    let before = records(&desk);
    let edition = another(&desk, "gone", &[("welcome.one-page", "welcome.some-page"), (OLD, NEW)]);
    let read = printed(&desk, &edition, &["--stage", "welcome"]);
    assert!(read.contains("A page from another edition"), "{read}");
    assert!(read.contains(OLD) && read.contains("the nights are long") && !read.contains(NEW), "{read}");
    let page = &objects(&printed(&desk, &edition, &["--json"]))[0];
    assert_eq!((page["step"].as_str(), page["stage"].as_str()), (Some("welcome.one-page"), Some("welcome")));
    assert_eq!((page["asked"].as_str(), page["text"].as_str()), (Some(OLD), Some("the nights are long")));
    desk.edition = Some(edition);
    let mut walk = desk.open();
    walk.press("<esc>j").sees("A page from another edition").opens("Part by part").sees("Welcome");
    walk.misses("Pages with nothing asked").opens("A page from another edition");
    walk.sees(OLD).sees("the nights are long").misses("Answer again").press("<esc>");
    walk.press("nights").sees("A page from another edition");
    walk.press("<c-q>").end().unwrap();
    assert_eq!(records(&desk), before, "a record was written again");
}

#[test]
fn what_was_picked_keeps_the_words_it_was_picked_by() {
    let mut desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    walk.opens("Welcome").opens("Where it shows").press("<ret><c-s>").press("<c-q>").end().unwrap();
    let before = records(&desk);
    let edition = another(&desk, "picked", &[("pain that comes in waves", "waves of it")]);
    for read in [printed(&desk, &edition, &[]), printed(&desk, &edition, &["--json"])] {
        assert!(read.contains("pain that comes in waves") && !read.contains("waves of it"), "{read}");
    }
    desk.edition = Some(edition);
    let mut walk = desk.open();
    walk.press("<esc>j").opens("Where it shows").sees("pain that comes in waves").misses("waves of it");
    walk.press("<c-q>").end().unwrap();
    assert_eq!(records(&desk), before, "a record was written again");
}

#[test]
fn words_begun_on_a_step_that_is_gone_are_offered_on_a_page_of_their_own() {
    let mut desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    walk.opens("Welcome").opens("One page").press("half a thought").press("<c-q>").end().unwrap();
    desk.edition = Some(another(&desk, "gone", &[("welcome.one-page", "welcome.some-page")]));
    let mut walk = desk.open();
    walk.sees("There are words you had begun.").press("<ret>").sees("half a thought").press(", whole now<c-s>");
    walk.press("<c-q>").end().unwrap();
    let kept = objects(&printed(&desk, desk.edition.as_ref().unwrap(), &["--json"]));
    assert_eq!(kept.iter().map(|page| &page["text"]).collect::<Vec<_>>(), ["half a thought, whole now"]);
    assert_eq!(fs::read_dir(desk.folder().join("drafts")).unwrap().count(), 0);
}

#[test]
fn words_begun_where_something_else_is_asked_now_are_not_written_over() {
    let mut desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    walk.opens("Welcome").opens("One page").press("half a thought").press("<c-q>").end().unwrap();
    let drafts = files_below(&desk.folder().join("drafts"));
    let asked = (
        "ref = \"ONB-12\"\nkind = \"write\"",
        "ref = \"ONB-12\"\nkind = \"builder\"\nboxes = [{ id = \"line\", ask = \"A line of it\" }]",
    );
    desk.edition = Some(another(&desk, "kind", &[asked]));
    let mut walk = desk.open();
    walk.sees("There are words you had begun.").choose("Not now").press("<ret><esc>").sees("Go on");
    walk.opens("Welcome").opens("One page").sees("A line of it").misses("These are the words you had begun.");
    walk.press("another thought<c-s>").press("<c-q>").end().unwrap();
    assert_eq!(files_below(&desk.folder().join("drafts")), drafts, "the words begun were written over");
    desk.open().press("<ret>").sees("half a thought").sees("These are the words you had begun.").press("<c-q>");
}

/// Words that were begun before there were ids, at the one choice that asks first whether the page may be kept.
#[test]
fn a_choice_that_could_do_harm_is_asked_about_whatever_it_says_now() {
    let mut desk = Desk::new().sized(80, 34);
    at_home(&desk, "I broke trust").press("<c-q>").end().unwrap();
    let draft =
        fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/frozen/worded/draft-checklist.json")).unwrap();
    let id = serde_json::from_slice::<Value>(&draft).unwrap()["id"].as_str().unwrap().to_owned();
    fs::create_dir_all(desk.folder().join("drafts")).unwrap();
    fs::write(desk.folder().join(format!("drafts/{id}.json")), draft).unwrap();
    let was = "say = \"my partner does not know yet\"";
    let now = format!("say = \"nobody was told\", was = [{}]", was.trim_start_matches("say = "));
    desk.edition = Some(another(&desk, "told", &[(was, &now)]));
    let mut walk = desk.open();
    walk.press("<esc>")
        .opens("Welcome")
        .opens("What happened, in broad strokes")
        .sees("These are the words you had begun.");
    walk.sees("[x] many small lies").sees("[x] nobody was told").misses("does not know yet");
    walk.press(" ").sees("A page can be found by someone who uses this computer.").opens("Go on without keeping it");
    walk.misses("A page can be found").press("<c-q>").end().unwrap();
    assert!(!desk.folder().join(format!("drafts/{id}.json")).exists(), "what was not to be kept is still there");
}

#[test]
fn numbers_stand_under_the_question_they_were_noted_for() {
    let book = load::embedded().unwrap_or_else(|faults| panic!("{faults}"));
    let mut thrown = 0;
    let now = chrono::DateTime::parse_from_rfc3339("2026-11-02T20:00:00+01:00").unwrap();
    let mut model = Model::new(
        Arc::new(book),
        now,
        Ids::new(move || {
            thrown += 1;
            thrown
        }),
    );
    model.open_mut().on_disk = true;
    let step = "trust-notes.words-and-deeds";
    for (asked, number) in [("Do words match?", 2), ("How often tonight?", 7), ("How often today?", 8)] {
        let id = model.new_id();
        let value = Answer { number: Some(number), ..Answer::default() };
        let record = model.record(id, step, asked, Known::Answered { value });
        model.apply(record);
        model.now += chrono::TimeDelta::days(1);
    }
    let questions = own_area::numbers(&model);
    let asked: Vec<_> = questions.iter().map(|question| question.asked.as_str()).collect();
    assert_eq!(asked, ["How often today?", "Do words match?"], "an hour of the day makes no other question");
    let step = model.book.step(step).unwrap();
    let points = |question| {
        let found = goldseam::engine::trend::points(model.progress(), step, question, &model.book.words.dates);
        found.iter().map(|point| point.number).collect::<Vec<_>>()
    };
    assert_eq!((points(&questions[0]), points(&questions[1])), (vec![7, 8], vec![2]));
}

/// The demo can be left out as a whole.
#[test]
fn an_edition_without_made_up_people_is_right() {
    let desk = Desk::new();
    let edition = another(&desk, "without", &[(OLD, NEW)]);
    fs::remove_dir_all(edition.join("demo")).unwrap();
    let run = |args: &[&str]| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_goldseam"));
        program.env_clear().arg("--data-dir").arg(desk.data()).arg("--content").arg(&edition).args(args);
        let ended = program.output().unwrap();
        (ended.status.code(), String::from_utf8_lossy(&[ended.stdout, ended.stderr].concat()).into_owned())
    };
    assert_eq!(run(&["content", "check"]).0, Some(0));
    let (code, words) = run(&["demo"]);
    assert_eq!((code, words.as_str()), (Some(2), "This edition has no made-up people for a demo.\n"));
    let whole = Command::new(env!("CARGO_BIN_EXE_goldseam")).args(["worksheet", "presenter"]).output().unwrap();
    let whole = String::from_utf8(whole.stdout).unwrap();
    for format in ["md", "html"] {
        let (code, words) = run(&["worksheet", "presenter", "--format", format]);
        assert_eq!(code, Some(0), "{words}");
        assert!(words.contains("For the presenter") && !words.contains("If it goes wrong"), "{words}");
    }
    assert!(whole.contains("If it goes wrong"), "{whole}");
}
