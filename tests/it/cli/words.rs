//! Pages written and read without the screens: no word is an argument, and none is lost or kept by mistake.

use super::desk::{Desk, WHICH};
use goldseam::content::{Prompt, Role, Visibility, load};
use serde_json::Value;

fn objects(lines: &str) -> Vec<Value> {
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn what_is_written_is_in_the_journal_in_its_order() {
    let desk = Desk::begun();
    assert_eq!(desk.run(["journal"]).well(), "");
    assert_eq!(
        desk.run_with("Für später.\n".as_bytes(), ["write"]).well(),
        "Kept on this computer, in a workbook that isn't locked.\n"
    );
    desk.run_with(b"One line.\nAnother.\n", ["write", "welcome.one-page"]).well();
    let read = desk.run(["journal"]).well();
    let order = ["A page", "Für später.", "One page", "What do you wish someone understood", "One line.\nAnother."];
    let places: Vec<_> = order.iter().map(|part| read.find(part).unwrap_or_else(|| panic!("{part}: {read}"))).collect();
    assert!(places.is_sorted(), "{read}");
}

#[test]
fn an_object_a_line_has_stable_names() {
    let desk = Desk::begun();
    desk.run_with(b"A free page.", ["write"]).well();
    desk.run_with(b"One line.\n\nAnother.", ["write", "welcome.one-page"]).well();
    let found = objects(&desk.run(["journal", "--json"]).well());
    let names: Vec<_> = found[1].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(names, ["id", "at", "by", "place", "stage", "step", "asked", "text", "event"]);
    assert_eq!(found.iter().map(|page| &page["step"]).collect::<Vec<_>>(), ["page", "welcome.one-page"]);
    assert_eq!(found[0]["stage"], Value::Null);
    assert_eq!(found[1]["stage"], "welcome");
    assert_eq!(found[1]["text"], "One line.\n\nAnother.");
    assert_eq!(found[1]["event"]["kind"], "answered");
}

#[test]
fn a_part_can_be_read_alone_and_must_be_one() {
    let desk = Desk::begun();
    desk.run_with(b"A free page.", ["write"]).well();
    desk.run_with(b"About the first day.", ["write", "welcome.one-page"]).well();
    let read = desk.run(["journal", "--stage", "welcome"]).well();
    assert!(read.contains("About the first day.") && !read.contains("A free page."), "{read}");
    assert_eq!(desk.run(["journal", "--stage", "patience"]).well(), "");
    desk.run(["journal", "--stage", "pateince"]).badly(2, &["welcome", "when-to-move-on"]);
}

#[test]
fn words_to_look_for_are_read_and_never_arguments() {
    let desk = Desk::begun();
    desk.run_with("Café at noon.".as_bytes(), ["write"]).well();
    desk.run_with(b"Nothing of the kind.", ["write"]).well();
    let found = desk.run_with(b"CAFE\n", ["journal", "--search"]).well();
    assert!(found.contains("Café at noon.") && !found.contains("Nothing of the kind."), "{found}");
    let found = objects(&desk.run_with(b"of the kind\n", ["journal", "--search", "--json"]).well());
    assert_eq!(found.iter().map(|page| &page["text"]).collect::<Vec<_>>(), ["Nothing of the kind."]);
    assert_eq!(desk.run_with(b"tea\n", ["journal", "--search"]).well(), "");
    desk.run(["journal", "--search", "cafe"]).badly(2, &["'cafe'"]);
    desk.run(["write", "welcome.one-page", "My words."]).badly(2, &["'My words.'"]);
}

#[test]
fn what_comes_in_is_cleaned_or_refused_as_a_whole() {
    let desk = Desk::begun();
    desk.run_with(b"one\r\ntwo \x1b[31mred\x1b[0m\x07 \x1b]0;title\x07three\n\n", ["write"]).well();
    let kept = objects(&desk.run(["journal", "--json"]).well());
    assert_eq!(kept[0]["text"], "one\ntwo red three");
    desk.run_with(b" \n\x1b[0m\n", ["write"]).badly(2, &["nothing was kept"]);
    desk.run(["write"]).badly(2, &["nothing was kept"]);
    assert_eq!(objects(&desk.run(["journal", "--json"]).well()), kept);
}

#[test]
fn a_letter_that_was_cut_in_two_is_seen_and_costs_no_other() {
    let desk = Desk::begun();
    desk.run_with(b"\xff\xfeS\0o\0h", ["write"]).well();
    assert_eq!(objects(&desk.run(["journal", "--json"]).well())[0]["text"], "So\u{fffd}");
}

#[test]
fn only_a_step_that_is_kept_in_plain_words_can_be_written() {
    let desk = Desk::begun();
    desk.run_with(b"x", ["write", "welcome.no-such-step"]).badly(2, &["goldseam steps"]);
    desk.run_with(b"x", ["write", "acknowledge.what-is-here-today"]).badly(2, &["not answered in plain words"]);
    let book = load::embedded().unwrap_or_else(|faults| panic!("{faults}"));
    let for_one = book.stages.iter().flat_map(|stage| &stage.steps).filter_map(|step| step.for_one(Role::Hurt));
    let never_kept = |prompt: &Prompt| matches!(prompt.visibility, Visibility::Unsaved | Visibility::Untraced);
    let never: Vec<_> = for_one.filter(never_kept).collect();
    assert!(!never.is_empty());
    for prompt in never {
        desk.run_with(b"x", ["write", prompt.id.as_str()]).badly(2, &["Nothing of that step is ever kept"]);
    }
    assert_eq!(desk.run(["journal"]).well(), "");
}

#[test]
fn with_several_workbooks_one_is_named() {
    let desk = Desk::begun();
    let first = desk.book().file_name().unwrap().to_str().unwrap().to_owned();
    desk.run_with(b"In the first.", ["write"]).well();
    desk.run(["init", "--name", "Bo"]).well();
    desk.run(["journal"]).badly(2, &[WHICH]);
    desk.run_with(b"x", ["write"]).badly(2, &[WHICH]);
    let folder = desk.data().join(&first);
    assert!(desk.run(["journal", "--data-dir", folder.to_str().unwrap()]).well().contains("In the first."));
    assert!(desk.run(["journal", "--book", &first]).well().contains("In the first."));
    desk.run(["journal", "--book", "0"]).badly(2, &["no workbook of that name"]);
}

#[test]
fn a_workbook_needs_a_name_and_a_part_that_there_is() {
    let desk = Desk::new();
    desk.run(["init"]).badly(2, &["--name"]);
    desk.run(["init", "--name", " \x1b[0m "]).badly(2, &["Any name will do"]);
    desk.run(["init", "--name", "Ada", "--role", "both"]).badly(2, &["some-of-each"]);
    desk.run(["journal"]).badly(2, &["goldseam init"]);
    desk.run_with(b"x", ["write"]).badly(2, &["goldseam init"]);
    assert!(!desk.data().exists(), "something was made");
    let said = desk.run(["init", "--name", "Ada"]).well();
    assert!(said.contains("not locked"), "{said}");
}

#[test]
fn every_record_has_the_next_number_of_its_place() {
    let desk = Desk::begun();
    for words in [&b"One."[..], b"Two."] {
        desk.run_with(words, ["write"]).well();
    }
    let records = crate::journal::two::files_below(&desk.book().join("records"));
    let mut numbers: Vec<_> = records
        .values()
        .map(|bytes| serde_json::from_slice::<Value>(bytes).unwrap()["seq"].as_u64().unwrap())
        .collect();
    numbers.sort_unstable();
    assert_eq!(numbers, [1, 2, 3, 4, 5, 6]);
}

/// A record that was written by hand or came from elsewhere holds whatever it holds; a terminal obeys none of it.
#[test]
fn what_a_terminal_would_obey_is_never_printed_raw() {
    let desk = Desk::begun();
    desk.run_with(b"HERE", ["write"]).well();
    let records = crate::journal::two::files_below(&desk.book().join("records"));
    let (path, bytes) = records.iter().find(|(_, bytes)| String::from_utf8_lossy(bytes).contains("HERE")).unwrap();
    let words = "a\u{1b}[31mb\u{7}c\u{0}d\u{9b}31me\u{85}f\u{7f}g\u{202e}h\u{2066}i\nnext";
    let escaped = serde_json::to_string(words).unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap().replace("\"HERE\"", &escaped);
    std::fs::write(desk.book().join("records").join(path), text).unwrap();
    let is_raw = |c: char| c != '\n' && (c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c) || c == '\u{2066}');
    let read = desk.run(["journal"]).well();
    assert!(read.contains("abcdefghi\nnext") && !read.contains(is_raw), "{read:?}");
    let json = desk.run(["journal", "--json"]).well();
    assert!(!json.contains(is_raw), "{json:?}");
    assert_eq!(objects(&json)[0]["text"], words);
    let json = desk.run(["export", "json"]).well();
    assert!(!json.contains(is_raw), "{json:?}");
    let whole: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(whole["records"][0]["text"], words);
    let plain = desk.run_with(b"3\n5\n1\n:quit\n", ["--plain"]).well();
    assert!(!plain.contains(is_raw), "{plain:?}");
}
