//! The doctor: where things lie, what is wrong by name, what is out of reach, and no word of any page.

use super::desk::{Desk, WHICH};
use crate::journal::shelf::id;
use crate::journal::two::{Two, files_below};
use serde_json::Value;
use std::fs;
use std::os::unix::fs::PermissionsExt;

fn objects(lines: &str) -> Vec<Value> {
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn about<'a>(objects: &'a [Value], what: &str) -> Vec<&'a Value> {
    objects.iter().filter(|object| object["what"] == what).collect()
}

#[test]
fn it_says_where_every_byte_lives_and_what_is_out_of_reach() {
    for desk in [Desk::new(), Desk::begun()] {
        let said = desk.run(["doctor"]).well();
        let data = desk.data();
        for part in [data.to_str().unwrap(), "settings", "temporary", "Nothing is wrong."] {
            assert!(said.contains(part), "{part}: {said}");
        }
        for part in ["Backups", "Swap", "history", "terminal", "Flash memory"] {
            assert!(said.contains(part), "{part}: {said}");
        }
        let found = objects(&desk.run(["doctor", "--json"]).well());
        let places: Vec<_> = about(&found, "place").iter().map(|place| place["name"].as_str().unwrap()).collect();
        assert_eq!(places, ["data", "settings", "temporary"]);
        assert_eq!(about(&found, "end"), [&serde_json::json!({"what": "end", "wrong": false})]);
        assert!(about(&found, "beyond").len() > 4);
    }
    let desk = Desk::begun();
    desk.run_with(b"A page.", ["write"]).well();
    let said = desk.run(["doctor"]).well();
    for part in ["not locked: anyone", "5 records", "0 drafts", "5 files", desk.book().to_str().unwrap()] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let found = objects(&desk.run(["doctor", "--json"]).well());
    let book = about(&found, "workbook")[0];
    let names: Vec<_> = book.as_object().unwrap().keys().map(String::as_str).collect();
    let wanted = [
        "what",
        "book",
        "path",
        "kind",
        "lock",
        "keys",
        "opened",
        "records",
        "drafts",
        "trash",
        "files",
        "bytes",
        "open_to_others",
    ];
    assert_eq!(names, wanted);
    assert_eq!((&book["kind"], &book["lock"], &book["records"]), (&"one".into(), &"none".into(), &5.into()));
}

#[test]
fn what_is_wrong_is_named_without_a_word_of_it() {
    let desk = Desk::begun();
    desk.run_with(b"The canary sings.", ["write"]).well();
    desk.run_with(b"The second canary.", ["write"]).well();
    let mut pages: Vec<_> = files_below(&desk.book()).into_iter().collect();
    pages.retain(|(_, bytes)| String::from_utf8_lossy(bytes).contains("canary"));
    let (moved, damaged) = (&pages[0].0, &pages[1].0);
    let other = format!("records/{}.json", id(5));
    fs::rename(desk.book().join(moved), desk.book().join(&other)).unwrap();
    fs::write(desk.book().join(damaged), &pages[1].1[..pages[1].1.len() - 20]).unwrap();
    fs::write(desk.book().join("records/.tmp-1"), "The canary").unwrap();
    let before = files_below(&desk.data());
    for command in [&["doctor"][..], &["doctor", "--json"]] {
        let said = desk.run(command);
        assert_eq!((said.code, said.err.as_str()), (1, ""));
        for part in
            [&*other, damaged.to_str().unwrap(), "not the one it was kept under", "damaged or cut off", ".tmp-1"]
        {
            assert!(said.out.contains(part), "{part}: {}", said.out);
        }
        for word in ["canary", "Ada", "hurt", "One page", "sings"] {
            assert!(!said.out.contains(word), "{word}: {}", said.out);
        }
    }
    assert!(files_below(&desk.data()) == before, "the doctor changed something");
}

#[test]
fn a_folder_that_others_can_look_into_is_wrong() {
    let desk = Desk::begun();
    fs::set_permissions(desk.book(), fs::Permissions::from_mode(0o755)).unwrap();
    let said = desk.run(["doctor"]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("chmod 700"), "{}", said.out);
}

#[test]
fn a_workbook_that_can_not_be_opened_is_not_hidden() {
    let desk = Desk::begun();
    fs::write(desk.book().join("book.json"), "half").unwrap();
    let said = desk.run(["doctor"]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("book.json: it is damaged"), "{}", said.out);
    desk.run(["doctor", "--book", "x"]).badly(2, &["no workbook of that name"]);
}

#[test]
fn a_locked_one_is_seen_from_outside_and_read_with_a_passphrase() {
    let desk = Desk::locked();
    desk.run_with(b"The canary sings.", ["write", "--passphrase-file", "p1"]).well();
    let id = desk.id();
    let without = desk.run(["doctor"]);
    assert_eq!((without.code, without.err.trim()), (3, WHICH));
    assert!(
        without.out.contains(WHICH) && !without.out.contains(&id) && !without.out.contains("Nothing is wrong"),
        "{}",
        without.out
    );
    let said = desk.run(["doctor", "--book", &id]).well();
    assert_eq!(desk.run(["doctor", "--data-dir", desk.book().to_str().unwrap()]).well(), said);
    for part in ["sealed in the age format", "scrypt 2^2", "looked at from outside", "6 files"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let said = desk.run(["doctor", "--passphrase-file", "p1"]).well();
    assert!(said.contains("5 records in all can be read") && !said.contains("canary"), "{said}");
    let wrong = desk.run(["doctor", "--passphrase-file", "p2"]);
    assert_eq!(wrong.code, 3);
    assert!(!wrong.out.contains(&id) && wrong.err.contains("opens no workbook"), "{}", wrong.err);
}

#[test]
fn of_the_other_there_is_one_line_without_a_number() {
    let mut reports = Vec::new();
    for more in [0, 12] {
        let (two, desk) = (Two::new(), Desk::new());
        let pages: Vec<_> = (20..20 + more)
            .map(|n| crate::journal::two::page_of(goldseam::engine::Place::Two, n, "His alone."))
            .collect();
        two.keep("two", &pages);
        // Their names of today are those of the keys.
        crate::journal::two::number(&two.folder);
        fs::rename(two.data(), desk.data()).unwrap();
        fs::write(desk.temp.path().join("p1"), "one").unwrap();
        let home = desk.temp.path().to_str().unwrap().to_owned();
        let id = desk.id();
        let reads = [
            &["doctor", "--book", &id][..],
            &["doctor", "--book", &id, "--json"],
            &["doctor", "--passphrase-file", "p1"],
        ];
        reports.push(reads.map(|command| desk.run(command).well().replace(&home, "")));
    }
    assert_eq!(reports[0], reports[1]);
    let said = &reports[0][2];
    assert!(said.contains("2 records of your own and for both can be read"), "{said}");
    let other: Vec<_> = said.lines().filter(|line| line.contains("other person")).collect();
    assert!(other.len() == 1 && !other[0].contains(|c: char| c.is_ascii_digit()), "{other:?}");
}
