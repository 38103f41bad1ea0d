//! Broken packs: each case in `tests/bad` lays a few broken files over the smallest right pack, and
//! must give exactly the errors in its `expected.txt`, all in one run. No bytes may bring a panic.

use crate::content::whole::smallest;
use goldseam::content::embedded::ENGLISH;
use goldseam::content::load;
use proptest::prelude::*;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// A copy of the smallest right pack that can be broken.
fn copied() -> TempDir {
    let dir = tempfile::tempdir().expect("a folder for the test");
    lay_over(&smallest(), dir.path());
    dir
}

fn lay_over(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a case").map(|entry| entry.expect("an entry").path()) {
        let there = to.join(entry.file_name().expect("a name"));
        if entry.is_dir() {
            lay_over(&entry, &there);
        } else {
            fs::copy(&entry, &there).expect("a copy");
        }
    }
}

/// What loading a folder says, with the name of the folder taken out.
fn told(dir: &Path) -> String {
    match load::from_dir(dir) {
        Ok(_) => "nothing is wrong".to_owned(),
        Err(faults) => faults.to_string().replace(&dir.display().to_string(), "DIR"),
    }
}

fn cases() -> Vec<PathBuf> {
    let all = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad");
    let dirs = fs::read_dir(all).expect("the cases").map(|entry| entry.expect("a case").path());
    let mut cases: Vec<_> = dirs.filter(|dir| dir.is_dir() && !dir.ends_with("base")).collect();
    cases.sort();
    cases
}

#[test]
fn every_case_gives_exactly_its_errors() {
    let mut wrong = String::new();
    for case in cases() {
        let dir = copied();
        lay_over(&case, dir.path());
        let expected = fs::read_to_string(case.join("expected.txt")).unwrap_or_default();
        let told = told(dir.path());
        if told.trim_end() != expected.trim_end() {
            let _ = write!(wrong, "\n== {} says\n{told}\n-- and should say\n{expected}", case.display());
        }
        if std::env::var_os("GOLDSEAM_ACCEPT").is_some() {
            fs::write(case.join("expected.txt"), told + "\n").expect("the expected errors");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_folder_that_is_not_there_or_empty_or_a_file_is_one_sentence() {
    let dir = tempfile::tempdir().expect("a folder");
    let mend = "a workbook begins with workbook.toml; `goldseam content export DIR` writes one to start from";
    assert_eq!(told(dir.path()), format!("the folder DIR holds no workbook; {mend}"));
    let gone = dir.path().join("gone");
    assert_eq!(told(&gone), "there is no folder DIR; look at how its name is written");
    fs::write(&gone, "").expect("a file");
    assert_eq!(told(&gone), "DIR is not a folder; name the folder that holds workbook.toml");
}

#[test]
fn a_large_file_is_refused_before_it_is_read() {
    let dir = copied();
    let file = fs::File::create(dir.path().join("library/faq.toml")).expect("a file");
    file.set_len(50_000_000).expect("a sparse file");
    let size = "this file has 50000000 bytes; files of up to 2000000 bytes are read";
    assert_eq!(told(dir.path()), format!("library/faq.toml: {size}"));
    fs::File::create(dir.path().join("stages/patience.toml"))
        .and_then(|file| file.set_len(50_000_000))
        .expect("a file");
    assert_eq!(told(dir.path()), format!("library/faq.toml: {size}\nstages/patience.toml: {size}"));
}

#[test]
fn a_broken_pack_opens_nothing() {
    let dir = copied();
    fs::write(dir.path().join("library/feelings.toml"), "title = \n").expect("a file");
    let data = dir.path().join("data");
    let faults = told(dir.path());
    assert!(faults.starts_with("library/feelings.toml:1:"), "{faults}");
    for words in [&["init", "--name", "Ada"][..], &["write"], &["steps"], &["journal"], &["content", "check"]] {
        let mut program = Command::new(env!("CARGO_BIN_EXE_goldseam"));
        let program = program.arg("--data-dir").arg(&data).arg("--content").arg(dir.path()).args(words);
        let ended = program.stdin(Stdio::null()).output().expect("the program runs");
        let said = String::from_utf8_lossy(&ended.stderr).replace(&dir.path().display().to_string(), "DIR");
        assert_eq!((ended.status.code(), said.trim_end()), (Some(1), faults.as_str()), "goldseam {words:?}");
        // The check says besides what else there is to do.
        let is_silent = ended.stdout.is_empty() || words == ["content", "check"];
        assert!(is_silent && !data.exists(), "goldseam {words:?} opened something");
    }
}

/// Such as some systems leave beside each file they copy to another disk.
#[test]
fn hidden_files_are_passed_over_in_every_folder() {
    let temp = copied();
    for folder in ["", "stages/", "library/", "library/words/", "demo/"] {
        fs::create_dir_all(temp.path().join(folder)).unwrap();
        fs::write(temp.path().join(format!("{folder}._hidden.toml")), [0, 5, 22, 7]).unwrap();
    }
    load::from_dir(temp.path()).unwrap_or_else(|faults| panic!("{faults}"));
}

#[test]
fn more_than_two_hundred_files_are_refused() {
    let dir = copied();
    for number in 0..201 {
        fs::write(dir.path().join(format!("stages/{number}.toml")), "").expect("a file");
    }
    let mend = "a workbook has a file for each stage and a few for the library";
    assert_eq!(told(dir.path()), format!("the folder DIR holds more than 200 files; {mend}"));
}

#[test]
fn a_folder_named_like_a_file_is_said_to_be_one() {
    let dir = copied();
    fs::remove_file(dir.path().join("library/faq.toml")).expect("the file");
    fs::create_dir(dir.path().join("library/faq.toml")).expect("a folder");
    assert_eq!(told(dir.path()), "library/faq.toml: this is a folder; a file of that name is read");
}

#[test]
fn a_file_that_is_missing_is_named() {
    let dir = copied();
    fs::remove_file(dir.path().join("library/faq.toml")).expect("the file");
    fs::remove_file(dir.path().join("workbook.toml")).expect("the file");
    assert_eq!(told(dir.path()), "workbook.toml: this file is missing\nlibrary/faq.toml: this file is missing");
}

#[test]
fn text_that_is_not_utf_8_is_told_with_its_place() {
    let dir = copied();
    fs::write(dir.path().join("stages/patience.toml"), b"[stage]\nid = \"pati\xFFnce\"\n").expect("a file");
    assert_eq!(told(dir.path()), "stages/patience.toml:2:11: this is not UTF-8 text; save the file as UTF-8");
}

#[test]
fn a_file_saved_on_windows_reads_the_same() {
    let dir = copied();
    let path = dir.path().join("stages/patience.toml");
    let text = fs::read_to_string(&path).expect("the file");
    fs::write(&path, text.replace("\"A line is enough.\"", "\"\"\"\nA line\nis enough.\"\"\"").replace('\n', "\r\n"))
        .expect("a file");
    let book = load::from_dir(dir.path()).unwrap_or_else(|faults| panic!("{faults}"));
    let help = book.step("patience.page").and_then(|step| step.prose.words.help.clone());
    assert_eq!(help.as_deref(), Some("A line is enough."));
}

#[test]
fn deep_nesting_and_endless_errors_end_in_a_few_lines() {
    let dir = copied();
    let path = dir.path().join("stages/patience.toml");
    for text in ["a.".repeat(400_000) + "b = 1", "[".repeat(900_000), "= \n".repeat(300_000), "a = {".repeat(300_000)] {
        fs::write(&path, text).expect("a file");
        assert!((1..=21).contains(&told(dir.path()).lines().count()));
    }
}

#[test]
fn no_fault_says_anything_to_the_terminal() {
    for case in cases() {
        let dir = copied();
        lay_over(&case, dir.path());
        assert!(!told(dir.path()).chars().any(|c| c.is_control() && c != '\n'), "{}", case.display());
    }
}

/// A file of the pack, and its bytes with some of them changed, taken out or put in.
fn mutated() -> impl Strategy<Value = (String, Vec<u8>)> {
    let files: Vec<_> = ENGLISH.files.iter().filter(|(name, _)| !name.starts_with("demo/")).collect();
    let odd = prop_oneof![any::<u8>(), prop::sample::select(b"\"'[]{}=.,#\n\\u\x1b\0".to_vec())];
    let change = (any::<prop::sample::Index>(), 0..3_usize, prop::collection::vec(odd, 0..6));
    (prop::sample::select(files), prop::collection::vec(change, 1..4)).prop_map(|((name, text), changes)| {
        let mut bytes = text.as_bytes().to_vec();
        for (at, gone, put) in changes {
            let at = at.index(bytes.len().max(1)).min(bytes.len());
            let end = (at + gone).min(bytes.len());
            bytes.splice(at..end, put);
        }
        ((*name).to_owned(), bytes)
    })
}

fn pack_with(name: &str, bytes: Vec<u8>) -> Vec<(String, Vec<u8>)> {
    let mut pack: Vec<_> =
        ENGLISH.files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect();
    pack.retain(|(kept, _)| kept != name);
    pack.push((name.to_owned(), bytes));
    pack
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_change_of_a_real_file_brings_a_panic((name, bytes) in mutated()) {
        let _ = load::from_files(pack_with(&name, bytes));
    }

    #[test]
    fn no_bytes_bring_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = load::from_files([("workbook.toml".to_owned(), bytes.clone()), ("stages/a.toml".to_owned(), bytes)]);
    }
}

#[test]
fn an_odd_thing_in_place_of_a_file_is_named_and_not_waited_for() {
    let odd = tempfile::tempdir().expect("a folder");
    let deep = odd.path().join("deep");
    for thing in crate::files::odd_things(odd.path()).into_iter().chain([deep.clone()]) {
        let dir = copied();
        let file = dir.path().join("library/faq.toml");
        fs::remove_file(&file).expect("the file");
        fs::write(&deep, format!("title = {}", "[".repeat(1 << 20))).expect("a file");
        fs::rename(&thing, &file).expect("another thing in its place");
        let told = told(dir.path());
        assert!(told.starts_with("library/faq.toml"), "{}: {told}", thing.display());
    }
}

#[test]
fn a_mark_that_an_editor_puts_at_the_beginning_is_passed_over() {
    let dir = copied();
    for file in ["workbook.toml", "stages/patience.toml", "library/faq.toml"] {
        let file = dir.path().join(file);
        let text = fs::read_to_string(&file).expect("the file");
        fs::write(&file, format!("\u{feff}{}", text.replace('\n', "\r\n"))).expect("the file");
    }
    assert!(goldseam::content::load::from_dir(dir.path()).is_ok());
    // Places are told as an editor shows them.
    fs::write(dir.path().join("library/faq.toml"), "\u{feff}colour = 1\n").expect("the file");
    assert!(told(dir.path()).starts_with("library/faq.toml:1:1: unknown key \"colour\""), "{}", told(dir.path()));
}
