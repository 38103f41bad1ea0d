//! Blank sheets on the command line: listed, printed, and written into a file that only its owner can read.

use super::desk::{Desk, said};
use goldseam::content::{Workbook, load};
use goldseam::export::sheet;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;

fn book() -> Workbook {
    load::embedded().unwrap_or_else(|faults| panic!("{faults}"))
}

fn mode(file: &Path) -> u32 {
    fs::metadata(file).unwrap().permissions().mode() & 0o777
}

#[test]
fn without_a_name_the_sheets_are_listed_and_some_stand_apart() {
    let (desk, book) = (Desk::new(), book());
    let listed = desk.run(["worksheet"]).well();
    let (first, apart) = listed.split_once("\n\n").expect("nothing stands apart");
    assert_eq!(first.lines().count(), sheet::to_hand_out(&book).len());
    for known in &book.library.worksheets.sheets {
        let part = if sheet::is_by_name_only(known) { apart } else { first };
        let row = part.lines().find(|row| row.split_whitespace().next() == Some(&known.id));
        assert!(row.is_some_and(|row| row.ends_with(&known.title)), "{}: {listed}", known.id);
    }
    assert!(apart.starts_with("Only by name, never with --all."), "{listed}");
    assert!(!desk.data().exists(), "a list made something");
}

#[test]
fn each_sheet_is_printed_by_its_name_in_both_forms() {
    let (desk, book) = (Desk::new(), book());
    for known in &book.library.worksheets.sheets {
        let text = desk.run(["worksheet", &known.id]).well();
        assert_eq!(text, sheet::markdown::text(&book, &[known]));
        let file = desk.run(["worksheet", &known.id, "--format", "html"]).well();
        assert_eq!(file.trim_end(), sheet::html::file(&book, &[known]).trim_end());
    }
    assert!(!desk.data().exists(), "printing made something");
}

#[test]
fn all_are_those_to_hand_out() {
    let (desk, book) = (Desk::new(), book());
    let sheets = sheet::to_hand_out(&book);
    assert_eq!(desk.run(["worksheet", "--all"]).well(), sheet::markdown::text(&book, &sheets));
    let file = desk.run(["worksheet", "--all", "--format", "html"]).well();
    assert_eq!(file.matches("<article").count(), sheets.len());
    assert!(!file.contains("Planning for safety") && !file.contains("For the presenter"));
}

#[test]
fn another_edition_gives_its_own_sheets() {
    let desk = Desk::new();
    desk.run(["content", "export", "edition"]).well();
    let file = desk.temp.path().join("edition/library/worksheets.toml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("title = \"How we do this\"", "title = \"Unsere <Regeln>\"")).unwrap();
    assert!(desk.run(["--content", "edition", "worksheet"]).well().contains("Unsere <Regeln>"));
    let html = desk.run(["--content", "edition", "worksheet", "ground-rules", "--format", "html"]).well();
    assert!(html.contains("<h1>Unsere &lt;Regeln&gt;</h1>"), "{html}");
}

/// Whatever the account lets others read, the file is for its owner.
#[test]
fn a_file_is_for_its_owner_only_and_holds_what_would_be_printed() {
    let desk = Desk::new();
    for (format, args) in [("md", ["worksheet", "feelings"]), ("html", ["worksheet", "--all"])] {
        let name = format!("sheet.{format}");
        let mut loose = Command::new("sh");
        loose.args(["-c", "umask 0 && exec \"$@\"", "sh", env!("CARGO_BIN_EXE_goldseam")]);
        loose.args(args).args(["--format", format, "--out", &name]);
        loose.env("HOME", desk.temp.path()).current_dir(desk.temp.path());
        let done = said(loose.output().unwrap()).well();
        assert!(done.starts_with(&format!("Done: {name} holds ")), "{done}");
        let file = desk.temp.path().join(&name);
        assert_eq!(mode(&file), 0o600);
        let printed = desk.run(args.into_iter().chain(["--format", format])).well();
        assert_eq!(fs::read_to_string(&file).unwrap(), printed);
    }
    assert_eq!(fs::read_dir(desk.temp.path()).unwrap().count(), 2, "something else was left there");
}

#[test]
fn what_is_there_is_replaced_only_when_asked() {
    let desk = Desk::new();
    let file = desk.temp.path().join("sheet.md");
    fs::write(&file, "mine").unwrap();
    desk.run(["worksheet", "feelings", "--out", "sheet.md"]).badly(2, &["sheet.md is there already", "left as it is"]);
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    desk.run(["worksheet", "feelings", "--out", "sheet.md", "--force"]).well();
    assert_eq!(fs::read_to_string(&file).unwrap(), desk.run(["worksheet", "feelings"]).well());
    assert_eq!(mode(&file), 0o600);
    assert_eq!(fs::read_dir(desk.temp.path()).unwrap().count(), 1, "something else was left there");
}

#[test]
fn nothing_but_a_plain_file_is_ever_replaced() {
    let desk = Desk::new();
    let place = desk.temp.path();
    fs::write(place.join("mine"), "mine").unwrap();
    symlink("mine", place.join("link")).unwrap();
    symlink("nowhere", place.join("dangling")).unwrap();
    fs::create_dir(place.join("folder")).unwrap();
    for taken in ["link", "dangling", "folder", "/dev/null"] {
        desk.run(["worksheet", "feelings", "--out", taken]).badly(2, &["there already"]);
        desk.run(["worksheet", "feelings", "--out", taken, "--force"]).badly(2, &["no plain file"]);
    }
    assert_eq!(fs::read_to_string(place.join("mine")).unwrap(), "mine");
    assert_eq!(fs::read_link(place.join("link")).unwrap(), Path::new("mine"));
    assert!(!place.join("nowhere").exists());
    assert_eq!(fs::read_dir(place).unwrap().count(), 4);
}

#[test]
fn what_can_not_be_written_is_said() {
    let desk = Desk::new();
    fs::write(desk.temp.path().join("file"), "mine").unwrap();
    for force in [&[][..], &["--force"]] {
        let out = |file| [&["worksheet", "feelings", "--out", file], force].concat();
        desk.run(out("no/such/sheet.md")).badly(2, &["There is no folder no/such", "Nothing was written"]);
        desk.run(out("file/sheet.md")).badly(2, &["There is no folder file"]);
        desk.run(out("..")).badly(2, &[]);
        // No file can be made there by anyone.
        desk.run(out("/proc/sheet.md")).badly(5, &["/proc/sheet.md could not be written"]);
    }
    assert_eq!(fs::read_dir(desk.temp.path()).unwrap().count(), 1, "something was left there");
}

#[test]
fn what_is_asked_for_in_two_ways_or_none_is_wrong_use() {
    let desk = Desk::new();
    desk.run(["worksheet", "no-such-sheet"]).badly(2, &["`goldseam worksheet` lists them"]);
    desk.run(["worksheet", "feelings", "--all"]).badly(2, &["--all"]);
    desk.run(["worksheet", "--out", "sheet.md"]).badly(2, &["no sheet was named"]);
    desk.run(["worksheet", "feelings", "--force"]).badly(2, &["--out"]);
    desk.run(["worksheet", "feelings", "--format", "pdf"]).badly(2, &["pdf", "html"]);
    assert_eq!(fs::read_dir(desk.temp.path()).unwrap().count(), 0, "something was made");
}
