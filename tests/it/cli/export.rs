//! Taking pages out: what is said before, where a file comes to lie and for whom, and what is never touched.

use super::desk::{Desk, Said, said};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::Stdio;

/// A workbook for one with a free page, an answer, and one that stays.
fn written() -> Desk {
    let desk = Desk::begun();
    desk.run_with(b"Words of a free page.", ["write"]).well();
    desk.run_with(b"Words for someone.", ["write", "welcome.one-page"]).well();
    desk.run_with(b"Words that stay.", ["write", "when-to-move-on.true-and-kind"]).well();
    desk
}

fn file(desk: &Desk, name: &str) -> PathBuf {
    desk.temp.path().canonicalize().unwrap().join(name)
}

fn mode(path: &PathBuf) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn export(desk: &Desk, args: &[&str]) -> Said {
    desk.run([&["export"], args].concat())
}

#[test]
fn a_dry_run_names_all_that_the_file_then_holds_and_writes_nothing() {
    let desk = written();
    for format in ["md", "html", "json"] {
        let before = crate::journal::two::files_below(desk.temp.path());
        let path = file(&desk, format);
        let told = export(&desk, &[format, "--out", format, "--dry-run"]).well();
        assert!(before == crate::journal::two::files_below(desk.temp.path()), "{format}");
        let written = export(&desk, &[format, "--out", format]).well();
        let text = fs::read_to_string(&path).unwrap();
        for said in [&told, &written] {
            assert!(said.contains(&format!(" {}\n", path.display())), "{said}");
            for line in ["The name Ada", "Welcome:\n    One page, ", "Pages with nothing asked:\n    A page, "] {
                assert!(said.contains(line), "{line}: {said}");
            }
            assert!(said.contains("nothing else") && !said.contains("Words"), "{said}");
            assert!(!said.contains("True and kind") && !said.contains("move on"), "{said}");
        }
        assert!(told.contains("It would lie here:") && told.ends_with("Nothing was written.\n"), "{told}");
        assert!(written.starts_with("Written to "), "{written}");
        assert!(text.contains("Words of a free page.") && text.contains("Words for someone."), "{text}");
        assert!(!text.contains("Words that stay."), "{text}");
        let printed = export(&desk, &[format]).well();
        assert!(printed.contains("Words for someone.") && !printed.contains("It tells its reader"), "{printed}");
    }
    let told = export(&desk, &["md", "--dry-run"]).well();
    assert!(told.contains("A page, ") && told.ends_with("Nothing was written.\n") && !told.contains("Words"), "{told}");
}

#[test]
fn a_file_is_for_this_account_alone_and_none_is_replaced_unless_asked() {
    let desk = written();
    let path = file(&desk, "pages.md");
    fs::write(&path, "Mine.").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    export(&desk, &["md", "--out", "pages.md"]).badly(2, &["pages.md", "--force"]);
    assert_eq!((fs::read_to_string(&path).unwrap().as_str(), mode(&path)), ("Mine.", 0o644));
    let told = export(&desk, &["md", "--out", "pages.md", "--dry-run"]).well();
    assert!(told.contains("--force would replace it"), "{told}");
    export(&desk, &["md", "--out", "pages.md", "--force"]).well();
    assert_eq!(mode(&path), 0o600);
    assert!(fs::read_to_string(&path).unwrap().contains("Words for someone."));
    // A link that leads elsewhere is never replaced, and what it leads to stays.
    let elsewhere = file(&desk, "elsewhere");
    fs::write(&elsewhere, "Mine.").unwrap();
    std::os::unix::fs::symlink(&elsewhere, file(&desk, "link")).unwrap();
    export(&desk, &["md", "--out", "link"]).badly(2, &["link"]);
    export(&desk, &["md", "--out", "link", "--force"]).badly(2, &["no plain file"]);
    assert_eq!(fs::read_to_string(&elsewhere).unwrap(), "Mine.");
    let names: Vec<_> = fs::read_dir(desk.temp.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(names.iter().all(|name| !name.to_string_lossy().starts_with(".tmp-")), "{names:?}");
}

#[test]
fn where_it_lies_and_who_may_see_that_is_said() {
    let desk = written();
    let told = |folder: &str, mode: u32| {
        let path = file(&desk, folder);
        fs::create_dir_all(&path).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        export(&desk, &["md", "--dry-run", "--out", path.join("x.md").to_str().unwrap()]).well()
    };
    let own = told("own", 0o700);
    assert!(!own.contains("look into the folder") && !own.contains("carries it"), "{own}");
    assert!(own.contains("Whoever uses this computer account can open it."), "{own}");
    assert!(told("open", 0o755).contains("Other accounts of this computer can look into the folder"));
    assert!(told("wide", 0o777).contains("put another in its place"));
    for (folder, by) in [("Dropbox/notes", "Dropbox"), ("OneDrive - Home", "OneDrive"), ("Nextcloud", "Nextcloud")] {
        assert!(told(folder, 0o700).contains(&format!("as if {by} carries it")), "{folder}");
    }
    fs::create_dir(file(&desk, "own").join(".stfolder")).unwrap();
    assert!(told("own/deep", 0o700).contains("as if Syncthing carries it"));
    // Through a link it lies where the link leads.
    std::os::unix::fs::symlink(file(&desk, "Dropbox"), file(&desk, "plain")).unwrap();
    let linked = export(&desk, &["md", "--dry-run", "--out", "plain/x.md"]).well();
    assert!(linked.contains("/Dropbox/x.md") && linked.contains("as if Dropbox carries it"), "{linked}");
}

#[test]
fn what_can_not_be_meant_is_a_sentence() {
    let desk = written();
    let two = Desk::with_passphrases();
    two.run(["init", "--name", "Ada", "--second", "Ben", "--together-only"]).well();
    export(&desk, &["md", "--shared"]).badly(2, &["for one"]);
    export(&desk, &["md", "--mine", "--session"]).badly(2, &["--mine", "--session"]);
    export(&desk, &["md", "--stage", "pateince"]).badly(2, &["welcome", "when-to-move-on"]);
    export(&desk, &["ics", "--session"]).badly(2, &["calendar"]);
    export(&desk, &["md", "--force"]).badly(2, &["--out"]);
    export(&desk, &["pdf"]).badly(2, &["md", "html", "json", "ics"]);
    for dry in [&[][..], &["--dry-run"]] {
        export(&desk, &[&["md", "--out", "no/such/x.md"], dry].concat()).badly(2, &["no/such"]);
        export(&desk, &[&["md", "--out", "data/."], dry].concat()).badly(2, &["folder"]);
        export(&desk, &[&["md", "--out", "new/."], dry].concat()).badly(2, &["folder"]);
    }
    // Only a plain file is ever replaced, so for nothing else is that offered.
    std::os::unix::fs::symlink(file(&desk, "data"), file(&desk, "link")).unwrap();
    for name in ["data", "link", "/dev/null"] {
        for more in [&["--dry-run"][..], &["--force"], &["--dry-run", "--force"]] {
            let said = export(&desk, &[&["md", "--out", name], more].concat());
            assert!(!said.err.contains("--force"), "{}", said.err);
            said.badly(2, &["no plain file"]);
        }
    }
    export(&desk, &["md", "--out", "data/"]).badly(2, &["folder"]);
    export(&desk, &["md", "--session"]).badly(2, &["ticked"]);
    export(&desk, &["ics"]).badly(2, &["nothing that leaves"]);
    // What stays is as if it were not there.
    for stage in ["when-to-move-on", "patience"] {
        let said = export(&desk, &["md", "--stage", stage]);
        assert_eq!((said.code, said.out.as_str()), (2, ""));
        assert_eq!(said.err, export(&desk, &["md", "--stage", "action"]).err);
    }
    export(&two, &["md"]).badly(2, &["--mine", "--shared", "--session"]);
    export(&two, &["md", "--mine"]).badly(2, &["--shared"]);
    export(&Desk::new(), &["md"]).badly(2, &["no workbook"]);
}

#[test]
fn one_part_can_leave_alone() {
    let desk = written();
    let text = export(&desk, &["md", "--stage", "welcome"]).well();
    assert!(text.contains("Words for someone.") && !text.contains("Words of a free page."), "{text}");
}

#[test]
fn a_locked_workbook_asks_whose_the_pages_are() {
    let desk = Desk::locked();
    desk.run_with(b"Words of a free page.", ["--passphrase-file", "p1", "write"]).well();
    export(&desk, &["md"]).badly(3, &["--passphrase-file FILE"]);
    export(&desk, &["md", "--passphrase-file", "p2"]).badly(3, &["opens no workbook"]);
    assert!(export(&desk, &["md", "--passphrase-file", "p1"]).well().contains("Words of a free page."));
}

#[test]
fn the_second_passphrase_of_a_session_must_be_the_other_ones() {
    let two = crate::journal::two::Two::new();
    for pass in ["one", "two", "none"] {
        fs::write(two.temp.path().join(pass), pass).unwrap();
    }
    for second in ["one", "none"] {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_goldseam"));
        command.env_clear().env("HOME", two.temp.path()).env("GOLDSEAM_DATA", two.data()).current_dir(two.temp.path());
        command.args(["export", "md", "--session", "--passphrase-file", "one", "--passphrase-file", second]);
        said(command.output().unwrap()).badly(3, &["not the other one's"]);
    }
}

#[test]
fn sealed_to_a_key_it_opens_with_that_key_and_says_nothing_without() {
    let desk = written();
    let key = age::x25519::Identity::generate();
    let to = key.to_public().to_string();
    let told = export(&desk, &["md", "--to", &to, "--out", "pages.age"]).well();
    assert!(told.contains("It is sealed") && told.contains("One page, "), "{told}");
    let sealed = fs::read(file(&desk, "pages.age")).unwrap();
    assert!(!sealed.windows(5).any(|part| part == b"Words"));
    let opened = age::decrypt(&key, &sealed).unwrap();
    assert!(String::from_utf8(opened).unwrap().contains("Words for someone."));
    for wrong in ["age1nobody", "", "AGE-SECRET-KEY-1"] {
        export(&desk, &["md", "--to", wrong, "--out", "wrong.age"]).badly(2, &["begins with age1"]);
    }
    assert!(!file(&desk, "wrong.age").exists());
}

#[test]
fn what_can_not_be_read_is_said_and_the_rest_leaves() {
    let desk = written();
    fs::write(desk.book().join("records").join(format!("{:032x}.json", 7)), "{").unwrap();
    let said = export(&desk, &["md"]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("Words for someone.") && said.err.contains("One file of this workbook can't be read"));
}

#[test]
fn a_full_disk_behind_the_output_is_said() {
    let Ok(full) = fs::File::options().write(true).open("/dev/full") else { return };
    let desk = written();
    let output = desk.goldseam(["export", "md"]).stdout(full).stderr(Stdio::piped()).output().unwrap();
    said(output).badly(5, &["Could not print"]);
}

#[test]
fn a_name_that_turns_the_line_is_spelled_out() {
    let desk = written();
    let told = export(&desk, &["md", "--dry-run", "--out", "a\u{202e}dm.exe"]).well();
    assert!(told.contains("a\\u{202e}dm.exe") && !told.contains('\u{202e}'), "{told}");
}

/// A signal that ends the program in the middle of the bytes: here the one for a file that grows too large.
#[cfg(target_os = "linux")]
#[test]
fn a_write_that_is_ended_leaves_nothing_behind() {
    use std::os::unix::process::ExitStatusExt;
    let desk = written();
    desk.run_with(&b"words upon words ".repeat(1_000), ["write"]).well();
    let there = crate::journal::two::files_below(desk.temp.path());
    for more in [&[][..], &["--force"]] {
        let mut shell = std::process::Command::new("sh");
        shell.args(["-c", "ulimit -c 0; ulimit -f 1; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_goldseam")]);
        shell.args(["export", "md", "--out", "pages.md"]).args(more);
        shell.env_clear().env("HOME", desk.temp.path()).env("GOLDSEAM_DATA", desk.data());
        let ended = shell.current_dir(desk.temp.path()).output().unwrap();
        assert_eq!(ended.status.signal(), Some(25), "{ended:?}");
        assert!(there == crate::journal::two::files_below(desk.temp.path()), "something is left");
        export(&desk, &[&["md", "--out", "pages.md"], more].concat()).well();
        fs::remove_file(file(&desk, "pages.md")).unwrap();
    }
}
