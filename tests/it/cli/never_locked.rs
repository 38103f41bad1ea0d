//! `--never-locked`: a key file or a sealed file in a workbook that was never locked. What is in the way is named, what is
//! plain can be read and taken along, and nothing in the folder is changed by it.

use super::desk::Desk;
use crate::journal::shelf::page;
use crate::journal::two::{files_below, locked, times_below};
use std::fs;
use std::path::{Path, PathBuf};

const FLAG: &str = "--never-locked";

/// Puts a stranger's key, and a page that is sealed to them, into a folder. Gives their names in it.
fn plant(folder: &Path) -> [PathBuf; 2] {
    let stranger = locked(&[page(90, "Sealed to somebody else.")]);
    let key = fs::read_dir(stranger.folder.join("keys")).unwrap().next().unwrap().unwrap();
    let names = [
        Path::new("keys").join(key.file_name()),
        PathBuf::from(format!("records/{}.age", crate::journal::shelf::id(90))),
    ];
    for name in &names {
        fs::create_dir_all(folder.join(name).parent().unwrap()).unwrap();
        fs::copy(stranger.folder.join(name), folder.join(name)).unwrap();
    }
    names
}

/// A workbook that was never locked, with a page, and what was planted in it.
fn planted() -> (Desk, PathBuf, [PathBuf; 2]) {
    let desk = Desk::with_passphrases();
    desk.run(["init", "--name", "Ada"]).well();
    desk.run_with(b"The letters in the car.", ["write"]).well();
    let book = desk.book();
    let names = plant(&book);
    (desk, book, names)
}

/// Does something that must change nothing in the data folder.
fn unchanged<T>(desk: &Desk, act: impl FnOnce() -> T) -> T {
    let before = (files_below(&desk.data()), times_below(&desk.data()));
    let done = act();
    assert_eq!((files_below(&desk.data()), times_below(&desk.data())), before);
    done
}

#[test]
fn whatever_asks_for_a_passphrase_names_what_is_in_the_way_and_how_to_read_without_one() {
    let (desk, book, names) = planted();
    let full = names.map(|name| book.join(name).to_str().unwrap().to_owned());
    let words = [&full[0], &full[1], "--never-locked", "If you ever set a passphrase for it", "goldseam doctor"];
    let commands: [(&[&str], i32); 15] = [
        (&["journal"], 3),
        (&["journal", "--search"], 3),
        (&["export", "md"], 3),
        (&["backup", "it.tar"], 3),
        (&["trash", "list"], 3),
        (&["write"], 3),
        (&["part", "mine"], 3),
        (&["unlock"], 3),
        (&["lock"], 2),
        (&["recovery-sheet"], 3),
        (&["--passphrase-file", "p1", "journal"], 3),
        (&["--passphrase-file", "p1", "export", "md"], 3),
        (&["--passphrase-file", "p1", "backup", "it.tar"], 3),
        (&["--passphrase-file", "p1", "lock"], 2),
        (&["--passphrase-file", "p1", "write"], 3),
    ];
    for (command, code) in commands {
        unchanged(&desk, || desk.run(command)).badly(code, &words);
    }
    let status = unchanged(&desk, || desk.run(["status"]));
    assert_eq!((status.code, status.out.as_str()), (3, "Locked.\n"));
    assert!(words.iter().all(|word| status.err.contains(word)), "{}", status.err);
}

#[test]
fn what_is_plain_is_read_and_taken_along_and_nothing_is_changed() {
    let (desk, book, names) = planted();
    let read = |command: &[&str]| {
        let said = unchanged(&desk, || desk.run(command.iter().copied().chain([FLAG])));
        assert_eq!(said.code, 0, "{command:?}: {}", said.err);
        assert!(command[0] == "backup" || said.err.contains("somebody else's words"), "{command:?}: {}", said.err);
        said.out
    };
    for command in
        [&["journal"][..], &["journal", "--json"], &["export", "md"], &["export", "html"], &["export", "json"]]
    {
        assert!(read(command).contains("The letters in the car."), "{command:?}");
    }
    assert!(
        unchanged(&desk, || desk.run_with(b"LETTERS\n", ["journal", "--search", FLAG]))
            .out
            .contains("letters in the car")
    );
    assert_eq!(read(&["trash", "list"]), "");
    assert_eq!(read(&["status"]), "Nothing is waiting.\n");
    read(&["export", "md", "--out", "pages.md"]);
    assert!(fs::read_to_string(desk.temp.path().join("pages.md")).unwrap().contains("The letters in the car."));
    // A backup has every byte, so that what was in the way is in it too.
    assert!(read(&["backup", "it.tar"]).contains("holds the workbook"));
    let tar = fs::read(desk.temp.path().join("it.tar")).unwrap();
    let holds = |words: &[u8]| tar.windows(words.len()).any(|part| part == words);
    assert!(holds(b"The letters in the car.") && names.iter().all(|name| holds(name.to_str().unwrap().as_bytes())));
    // By its name a backup needs no passphrase either.
    unchanged(&desk, || desk.run(["backup", "named.tar", "--data-dir", book.to_str().unwrap()])).well();
}

#[test]
fn whatever_writes_is_refused_with_it() {
    let (desk, ..) = planted();
    let commands: [&[&str]; 13] = [
        &["write"],
        &["init", "--name", "Bo"],
        &["restore", "it.tar"],
        &["part", "mine"],
        &["erase", "--everything"],
        &["erase", "--mine"],
        &["trash", "empty"],
        &["trash", "restore", "0"],
        &["lock"],
        &["unlock"],
        &["passphrase"],
        &["recovery-sheet"],
        &["recover", "p1"],
    ];
    for command in commands {
        let said = unchanged(&desk, || desk.run_with(b"erase\n", command.iter().copied().chain([FLAG])));
        said.badly(2, &["With --never-locked a workbook is only read"]);
    }
    desk.run([FLAG]).badly(2, &["I never set a passphrase"]);
    desk.run(["journal", FLAG, "--passphrase-file", "p1"]).badly(2, &["not both"]);
}

/// Doctor names the files and how to move them. Once that is done, the workbook is as it was.
#[test]
fn the_doctor_says_how_to_move_them_out_and_then_it_is_as_it_was() {
    let (desk, book, names) = planted();
    for command in [&["doctor"][..], &["doctor", FLAG], &["doctor", "--data-dir", book.to_str().unwrap()]] {
        let said = unchanged(&desk, || desk.run(command));
        assert_eq!((said.code, said.err.as_str()), (1, ""));
        for words in names.iter().map(|name| name.to_str().unwrap()).chain([
            book.to_str().unwrap(),
            "If you ever set a passphrase for it, even once, leave these files",
            "Don't delete them.",
        ]) {
            assert!(said.out.contains(words), "{command:?}: {words}: {}", said.out);
        }
    }
    // How much is in it is not told but for whoever names its folder.
    let seen = unchanged(&desk, || desk.run(["doctor"]).out);
    assert!(!seen.contains("can be read,") && !seen.contains("  size "), "{seen}");
    let lines = unchanged(&desk, || desk.run(["doctor", "--json"]).out);
    let lines = lines.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let found: Vec<_> = lines.filter(|line| line["what"] == "in-the-way").collect();
    assert_eq!((found.len(), &found[0]["files"]), (1, &serde_json::json!(names)));
    for name in &names {
        fs::rename(book.join(name), desk.temp.path().join(name.file_name().unwrap())).unwrap();
    }
    assert!(desk.run(["journal"]).well().contains("The letters in the car."));
    desk.run_with(b"Another page.", ["write"]).well();
    assert!(desk.run(["doctor"]).well().contains("Nothing is wrong."));
}

/// On a workbook that says it is locked it does nothing, and says the same as where there is none of its kind.
#[test]
fn a_workbook_that_says_it_is_locked_is_not_opened_by_it() {
    let nothing = "Nothing here is to be read this way.";
    Desk::begun().run(["journal", FLAG]).badly(2, &[nothing]);
    let desk = Desk::locked();
    let book = desk.book();
    let planted = serde_json::to_vec(&page(90, "Planted.")).unwrap();
    fs::write(book.join("records").join(format!("{}.json", crate::journal::shelf::id(90))), planted).unwrap();
    for command in [&["journal"][..], &["export", "md"], &["backup", "it.tar"], &["status"]] {
        unchanged(&desk, || desk.run(command.iter().copied().chain([FLAG]))).badly(2, &[nothing]);
        let named = ["--data-dir", book.to_str().unwrap(), FLAG];
        unchanged(&desk, || desk.run(command.iter().copied().chain(named))).badly(2, &[nothing]);
    }
    desk.run(["journal"]).badly(3, &["--passphrase-file"]);
    // Another word in book.json shows what was planted, and says that it may be somebody else's.
    fs::write(book.join("book.json"), "{\"format\":1,\"kind\":\"one\",\"lock\":\"none\"}\n").unwrap();
    let said = unchanged(&desk, || desk.run(["journal", FLAG]));
    assert!(said.out.contains("Planted.") && said.err.contains("somebody else's words"), "{} {}", said.out, said.err);
    // Its owner is told, once, and it is locked as before.
    let read = desk.run(["journal", "--passphrase-file", "p1"]);
    assert!(read.err.contains("It is locked again") && !read.out.contains("Planted."), "{} {}", read.out, read.err);
    assert!(fs::read_to_string(book.join("book.json")).unwrap().contains("\"lock\":\"age\""));
    assert!(!desk.run(["journal", "--passphrase-file", "p1"]).err.contains("It is locked again"));
}

/// The lock was taken off, and a copy that is still locked is put together with it: it is locked again, and says so.
#[test]
fn an_unlocked_copy_that_meets_a_locked_one_is_locked_again_and_says_so() {
    let desk = Desk::locked();
    let (book, aside) = (desk.book(), desk.temp.path().join("aside"));
    desk.run_with(b"The letters in the car.", ["--passphrase-file", "p1", "write"]).well();
    let copied = files_below(&book);
    desk.run(["--passphrase-file", "p1", "unlock"]).well();
    desk.run_with(b"Written without a lock.", ["write"]).well();
    fs::create_dir(&aside).unwrap();
    for (name, bytes) in copied.iter().filter(|(name, _)| name.starts_with("keys") || name.starts_with("records")) {
        fs::write(book.join(name), bytes).unwrap();
    }
    desk.run(["journal"]).badly(3, &["If you ever set a passphrase for it, even once, use that"]);
    let read = desk.run(["--passphrase-file", "p1", "journal"]);
    assert!(read.err.contains("It is locked again"), "{}", read.err);
    assert!(read.out.contains("The letters in the car."), "{}", read.out);
    assert!(fs::read_to_string(book.join("book.json")).unwrap().contains("\"lock\":\"age\""));
    desk.run(["journal"]).badly(3, &["--passphrase-file"]);
}

/// Beside a workbook that opens as usual nothing is said of it but where it is asked for.
#[test]
fn beside_a_workbook_without_a_lock_it_is_read_where_it_is_meant() {
    let (desk, book, _) = planted();
    desk.run(["init", "--name", "Bo"]).well();
    desk.run_with(b"In the other one.", ["write"]).well();
    let usual = unchanged(&desk, || desk.run(["journal"])).well();
    assert!(usual.contains("In the other one.") && !usual.contains("letters"), "{usual}");
    let read = unchanged(&desk, || desk.run(["journal", FLAG])).out;
    assert!(read.contains("The letters in the car.") && !read.contains("In the other one."), "{read}");
    // Another one of its kind: its folder says which is meant.
    let second = desk.data().join(crate::journal::shelf::id(0xfffe).0);
    for (name, bytes) in files_below(&book) {
        fs::create_dir_all(second.join(&name).parent().unwrap()).unwrap();
        fs::write(second.join(&name), bytes).unwrap();
    }
    desk.run(["journal", FLAG]).badly(2, &["name its folder with --data-dir"]);
    assert!(
        unchanged(&desk, || desk.run(["journal", FLAG, "--data-dir", second.to_str().unwrap()]))
            .out
            .contains("letters")
    );
}

/// Line by line it is the same, and nothing is said to be kept.
#[test]
fn line_by_line_the_pages_are_read_too() {
    let (desk, book, names) = planted();
    let typed = b"\n3\n2\n1\n1\n:quit\n";
    let said = unchanged(&desk, || desk.run_with(typed, ["--plain"])).well();
    let folder = book.to_str().unwrap();
    for words in [folder, names[0].to_str().unwrap(), "Read without a passphrase.", "The letters in the car."] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(!said.contains("Kept on this computer"), "{said}");
}
