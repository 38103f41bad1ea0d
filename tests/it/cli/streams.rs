//! Standard input, output and error: no terminal is needed but to open the screens, a reader may go away, and nothing
//! that is no terminal ever gets an escape code.

use super::desk::{Desk, said};
use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

/// Commands that print something.
const PRINTING: [&[&str]; 21] = [
    &["steps"],
    &["steps", "--json"],
    &["journal"],
    &["journal", "--json"],
    &["export", "md"],
    &["export", "html"],
    &["export", "json"],
    &["export", "md", "--dry-run"],
    &["status"],
    &["content", "check"],
    &["content", "preview", "welcome.one-page"],
    &["content", "schema"],
    &["content", "schema", "stage"],
    &["help", "content"],
    &["completions", "bash"],
    &["man"],
    &["worksheet"],
    &["worksheet", "--all"],
    &["worksheet", "--all", "--format", "html"],
    &["--help"],
    &["--version"],
];

#[test]
fn without_a_terminal_it_names_the_commands_for_scripts() {
    let wanted = ["terminal", "goldseam journal --json", "goldseam write"];
    for desk in [Desk::new(), Desk::begun()] {
        desk.run([""; 0]).badly(2, &wanted);
        desk.run_with(b"words\n", [""; 0]).badly(2, &wanted);
    }
}

#[test]
fn what_is_not_known_is_named_and_not_guessed() {
    let desk = Desk::begun();
    desk.run(["--fast"]).badly(2, &["--fast"]);
    desk.run(["jornal"]).badly(2, &["jornal"]);
    desk.run(["--theme", "pink"]).badly(2, &["pink", "mono"]);
    desk.run(["journal", "--stage"]).badly(2, &["--stage"]);
    desk.run(["content"]).badly(2, &["check", "export", "preview"]);
    desk.run(["steps", "--json", "--json"]).badly(2, &["--json"]);
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let desk = Desk::begun();
    desk.run_with(b"A page.", ["write"]).well();
    for command in PRINTING {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let gone = said(desk.goldseam(command).stdout(writer).stderr(Stdio::piped()).output().unwrap());
        assert_eq!((gone.code, gone.err.as_str()), (0, ""), "{command:?}");
    }
}

/// Whatever commands there will be: asked for without more, each ends with a code of the table, and says what it says
/// without an escape code and without falling over a reader that has gone.
#[test]
fn every_command_ends_well_behind_a_pipe() {
    for (path, _) in super::helped::commands() {
        let desk = Desk::begun();
        let mut asked = desk.goldseam(&path);
        asked.envs([("CLICOLOR_FORCE", "1"), ("COLORTERM", "truecolor"), ("TERM", "xterm-256color")]);
        let whole = said(asked.output().unwrap());
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let desk = Desk::begun();
        let gone = said(desk.goldseam(&path).stdout(writer).stderr(Stdio::piped()).output().unwrap());
        for (how, ended) in [("read", &whole), ("gone", &gone)] {
            assert!((0..=5).contains(&ended.code), "{path:?} {how}: {} {}", ended.code, ended.err);
            assert!(!ended.err.contains("panicked") && !ended.err.contains("Broken pipe"), "{path:?}: {}", ended.err);
            assert!(!ended.out.contains('\x1b') && !ended.err.contains('\x1b'), "{path:?} {how}");
        }
        assert_eq!(whole.code, gone.code, "{path:?}: {} {}", whole.err, gone.err);
    }
}

#[test]
fn a_full_disk_behind_the_output_is_said() {
    let Ok(full) = File::options().write(true).open("/dev/full") else { return };
    let desk = Desk::begun();
    let said = said(desk.goldseam(["steps"]).stdout(full).stderr(Stdio::piped()).output().unwrap());
    said.badly(5, &["Could not print"]);
}

#[test]
fn nothing_that_is_no_terminal_gets_an_escape_code() {
    let desk = Desk::begun();
    desk.run_with(b"A page.", ["write"]).well();
    let failing: [&[&str]; 4] = [&[], &["--fast"], &["journal", "--stage", "x"], &["write", "x"]];
    for command in PRINTING.into_iter().chain(failing) {
        let mut asked = desk.goldseam(command);
        asked.envs([("CLICOLOR_FORCE", "1"), ("COLORTERM", "truecolor"), ("TERM", "xterm-256color")]);
        let said = said(asked.output().unwrap());
        assert!(!said.out.contains('\x1b') && !said.err.contains('\x1b'), "{command:?}: {}{}", said.out, said.err);
        assert!(!(said.out + &said.err).is_empty(), "{command:?} says nothing, so it proves nothing");
    }
}

#[test]
fn line_by_line_it_opens_without_a_terminal_too() {
    let desk = Desk::begun();
    let lines = "3\n1\nline one\nline two\n.\n:quit\n";
    let said = desk.run_with(lines.as_bytes(), ["--plain"]).well();
    assert!(said.contains("How much room do you have?"), "{said}");
    assert!(said.contains("Write. A period on a line by itself ends it."), "{said}");
    assert!(!said.contains('\x1b'), "{said}");
    let drafts = std::fs::read_dir(desk.book().join("drafts")).unwrap();
    let drafts: Vec<_> = drafts.filter_map(|draft| std::fs::read_to_string(draft.unwrap().path()).ok()).collect();
    assert!(drafts.iter().any(|draft| draft.contains("line one\\nline two")), "{drafts:?}");
}

/// What both of these write ends up in a draft.
fn drafts(desk: &Desk) -> String {
    let drafts = std::fs::read_dir(desk.book().join("drafts")).unwrap();
    drafts.filter_map(|draft| std::fs::read_to_string(draft.unwrap().path()).ok()).collect()
}

#[test]
fn line_by_line_a_byte_that_is_no_text_ends_nothing() {
    let desk = Desk::begun();
    desk.run_with(b"3\n1\none \xff two\nand three\n:quit\n", ["--plain"]).well();
    let drafts = drafts(&desk);
    assert!(drafts.contains("one \u{fffd} two\\nand three"), "{drafts}");
}

#[test]
fn line_by_line_a_reader_that_goes_away_is_like_leaving() {
    let desk = Desk::begun();
    let (reader, writer) = std::io::pipe().unwrap();
    let mut command = desk.goldseam(["--plain"]);
    let mut child = command.stdin(Stdio::piped()).stdout(writer).stderr(Stdio::piped()).spawn().unwrap();
    drop(command);
    let mut typed = child.stdin.take().unwrap();
    let mut heard = BufReader::new(reader);
    let mut until = |wanted: &str| {
        let mut line = String::new();
        while !line.contains(wanted) {
            line.clear();
            assert!(heard.read_line(&mut line).unwrap() > 0, "{wanted} is not said");
        }
    };
    typed.write_all(b"3\n1\nwords begun\n").unwrap();
    until("Not kept yet.");
    drop(heard);
    typed.write_all(b"and more\n:read\n").unwrap();
    let gone = said(child.wait_with_output().unwrap());
    assert_eq!((gone.code, gone.err.as_str()), (0, ""));
    let drafts = drafts(&desk);
    assert!(drafts.contains("words begun\\nand more"), "{drafts}");
}
