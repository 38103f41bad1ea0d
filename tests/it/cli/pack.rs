//! Editions of the workbook on the command line: listed, checked, written out to be edited, and drawn.

use super::desk::Desk;
use goldseam::content::embedded::ENGLISH;
use goldseam::content::{Role, load};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

#[test]
fn every_step_is_listed_once_in_the_order_of_the_page() {
    let desk = Desk::new();
    let book = load::embedded().unwrap_or_else(|faults| panic!("{faults}"));
    let steps: Vec<_> = book.stages.iter().flat_map(|stage| stage.steps.iter().chain(&stage.notes)).collect();
    let wanted: Vec<_> = steps.iter().map(|step| step.id.as_str()).collect();
    let rows = desk.run(["steps"]).well();
    assert_eq!(rows.lines().map(|row| row.split_whitespace().next().unwrap()).collect::<Vec<_>>(), wanted);
    let objects = desk.run(["steps", "--json"]).well();
    let objects: Vec<Value> = objects.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(objects.iter().map(|step| step["id"].as_str().unwrap()).collect::<Vec<_>>(), wanted);
    for step in &objects {
        let names: Vec<_> = step.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(
            names,
            ["id", "stage", "kind", "for", "sitting", "visibility", "leaves", "core", "ref", "worksheet", "seed"]
        );
        let stage = book.stage(step["stage"].as_str().unwrap()).unwrap();
        assert!(stage.steps.iter().chain(&stage.notes).any(|known| step["id"] == known.id.as_str()), "{step}");
    }
}

#[test]
fn the_edition_in_the_binary_is_right() {
    assert_eq!(Desk::new().run(["content", "check"]).well(), "goldseam-en 1: nothing to mend.\n");
}

#[test]
fn a_broken_edition_tells_every_fault_and_opens_nothing() {
    let desk = Desk::begun();
    let broken = desk.temp.path().join("broken");
    desk.run([Path::new("content"), Path::new("export"), &broken]).well();
    let stage = broken.join("stages/4-patience.toml");
    let text = fs::read_to_string(&stage).unwrap();
    fs::write(&stage, text.replace("[stage]", "[stage]\ncolour = \"red\"") + "\n[[step]]\nid = 7\n").unwrap();
    let wanted = ["stages/4-patience.toml:", "unknown key \"colour\"", "\"id\" holds a whole number"];
    let dir = broken.to_str().unwrap();
    for command in [
        &["content", "check", dir][..],
        &["--content", dir, "content", "check"],
        &["--content", dir],
        &["--content", dir, "--plain"],
        &["--content", dir, "steps"],
        &["--content", dir, "journal"],
        &["--content", dir, "write"],
        &["--content", dir, "init", "--name", "Bo"],
    ] {
        let said = desk.run(command);
        assert_eq!((said.code, said.out.as_str()), (1, ""), "{command:?}: {}", said.err);
        assert!(wanted.iter().all(|part| said.err.contains(part)), "{command:?}: {}", said.err);
    }
    assert_eq!(fs::read_dir(desk.data()).unwrap().count(), 1, "a workbook was set up");
}

#[test]
fn what_is_exported_is_what_is_in_the_binary_and_can_be_used() {
    let desk = Desk::new();
    let dir = desk.temp.path().join("new/edition");
    let said = desk.run([Path::new("content"), Path::new("export"), &dir]).well();
    assert!(said.contains("--content"), "{said}");
    for (path, text) in ENGLISH.files {
        // Before it stands no more than the line that leads an editor to a schema.
        let written = fs::read(dir.join(path)).unwrap();
        let first = written.strip_suffix(text.as_bytes()).unwrap_or_else(|| panic!("{path} was changed"));
        assert!(first.is_empty() || first.starts_with(b"#:schema ") && first.split(|b| *b == b'\n').count() == 2);
    }
    let dir = dir.to_str().unwrap();
    desk.run(["content", "check", dir]).well();
    let title = "title = \"Another edition\"";
    let file = Path::new(dir).join("workbook.toml");
    fs::write(&file, fs::read_to_string(&file).unwrap().replacen("title = \"Goldseam\"", title, 1)).unwrap();
    desk.run(["content", "export", dir]).badly(2, &["not empty"]);
    assert!(fs::read_to_string(&file).unwrap().contains(title), "it was written over");
}

#[test]
fn an_edition_goes_only_where_it_can_be_written() {
    let desk = Desk::new();
    fs::write(desk.temp.path().join("file"), "mine").unwrap();
    desk.run(["content", "export", "file"]).badly(5, &["Could not write the edition"]);
    desk.run(["content", "export", "file/below"]).badly(5, &["Could not write the edition"]);
    assert_eq!(fs::read_to_string(desk.temp.path().join("file")).unwrap(), "mine");
}

#[test]
fn a_step_is_drawn_as_one_person_meets_it() {
    let desk = Desk::new();
    let drawn = desk.run(["content", "preview", "welcome.one-page"]).well();
    let screen: Vec<_> = drawn.lines().take(24).collect();
    assert!(screen.iter().all(|row| row.chars().count() <= 80), "{drawn}");
    assert!(screen.iter().any(|row| row.contains("What do you wish someone understood")), "{drawn}");
    assert!(screen[23].contains("leave fast"), "{drawn}");
    assert!(drawn.lines().skip(24).any(|row| row == "Why this step"), "{drawn}");
    desk.run(["content", "preview", "welcome.no-such-step"]).badly(2, &["goldseam steps"]);
    assert!(!desk.data().exists(), "a preview made something");
}

#[test]
fn a_step_is_drawn_as_two_meet_it_and_by_part() {
    let desk = Desk::new();
    let preview = |args: &[&str]| desk.run([&["content", "preview"], args].concat());
    let talk = preview(&["communicate.a-warm-up-round", "--two"]).well();
    assert!(talk.contains("both of you") && talk.contains("Ada") && talk.contains("Ben"), "{talk}");
    let own = preview(&["welcome.your-own-reason", "--two"]).well();
    assert!(own.contains("your own page"), "{own}");
    preview(&["welcome.one-page", "--role", "both"]).badly(2, &["some-of-each"]);
    assert!(!desk.data().exists(), "a preview made something");
    let book = load::embedded().unwrap_or_else(|faults| panic!("{faults}"));
    let out: Vec<_> = book.steps().filter(|step| step.for_one(Role::Unsaid).is_none()).collect();
    assert!(!out.is_empty());
    for step in out {
        preview(&[step.id.as_str()]).badly(2, &["--two"]);
        assert!(preview(&[step.id.as_str(), "--two"]).well().lines().count() >= 24, "{}", step.id);
    }
    for step in book.steps() {
        let drawn = preview(&[step.id.as_str(), "--two", "--role", "hurt"]).well();
        assert!(drawn.lines().nth(23).is_some_and(|foot| foot.contains("leave fast")), "{}: {drawn}", step.id);
    }
}

#[test]
fn a_step_of_every_kind_can_be_drawn() {
    let book = load::embedded().unwrap_or_else(|faults| panic!("{faults}"));
    let for_one = book.stages.iter().flat_map(|stage| &stage.steps).filter_map(|step| step.for_one(Role::Unsaid));
    let one_a_kind: BTreeMap<_, _> = for_one.map(|prompt| (prompt.kind.word(), prompt.id)).collect();
    assert!(one_a_kind.len() > 9, "{one_a_kind:?}");
    for id in one_a_kind.values() {
        let drawn = Desk::new().run(["content", "preview", id.as_str()]).well();
        assert!(drawn.lines().nth(23).is_some_and(|foot| foot.contains("leave fast")), "{id:?}: {drawn}");
    }
}
