//! Line by line, as somebody who listens meets it: what is said once, what a line can be, and that none is lost.

use super::desk::Desk;
use std::fs;
use std::io::Write;
use std::process::Stdio;

/// What is said to these lines.
fn said(desk: &Desk, lines: &str) -> String {
    desk.run_with(lines.as_bytes(), ["--plain"]).well()
}

/// The words of all drafts.
fn drafts(desk: &Desk) -> Vec<String> {
    let drafts = fs::read_dir(desk.book().join("drafts")).into_iter().flatten().flatten();
    let read =
        drafts.filter_map(|draft| serde_json::from_slice::<serde_json::Value>(&fs::read(draft.path()).ok()?).ok());
    read.filter_map(|draft| draft["answer"]["text"].as_str().map(str::to_owned)).collect()
}

#[test]
fn a_sentence_where_a_number_is_asked_is_offered_to_the_page_and_lost_in_no_case() {
    const TYPED: &str = "3\n\nA page of mine.\n.\nI forgot to say that I am sorry.\n";
    for (answer, words) in [
        ("", "A page of mine.\nI forgot to say that I am sorry.\n"),
        ("yes\n", "A page of mine.\nI forgot to say that I am sorry.\n"),
        ("2\n", "A page of mine.\nI forgot to say that I am sorry.\n"),
        (":quit\n", "A page of mine.\nI forgot to say that I am sorry.\n"),
        ("no\n", "A page of mine.\n"),
    ] {
        let desk = Desk::begun();
        let said = said(&desk, &format!("{TYPED}{answer}"));
        assert!(said.contains("Is this for the page? Type yes or no."), "{answer:?}: {said}");
        assert_eq!(drafts(&desk), [words], "{answer:?}: {said}");
    }
}

/// Where the system gives no thread, the work of the disk is done in place: a stack that no address space holds is refused.
#[test]
fn without_a_thread_to_be_had_the_same_words_are_kept() {
    let desk = Desk::begun();
    let mut program = desk.goldseam(["--plain"]);
    program.env("RUST_MIN_STACK", (1_u64 << 47).to_string());
    let mut child = program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"3\n\nA page of mine.\n").unwrap();
    super::desk::said(child.wait_with_output().unwrap()).well();
    assert_eq!(drafts(&desk), ["A page of mine.\n"]);
}

#[test]
fn words_typed_at_the_list_of_home_can_begin_a_blank_page() {
    let desk = Desk::begun();
    let said = said(&desk, ":back\nI can't sleep and it is four.\ny\n");
    assert!(said.contains("Is this for a new blank page?"), "{said}");
    assert_eq!(drafts(&desk), ["I can't sleep and it is four.\n"], "{said}");
}

#[test]
fn what_is_no_number_here_is_said_so_and_asked_again() {
    let desk = Desk::begun();
    for (typed, why) in [
        ("9", "The numbers here go from 1 to "),
        ("0", "The numbers here go from 1 to "),
        ("1 2", "Only one number can be chosen here."),
        ("1,2", "Only one number can be chosen here."),
        ("seven", "That wasn't one of the numbers."),
        (":qiut", "There is no :qiut."),
    ] {
        let said = said(&desk, &format!("{typed}\n"));
        let after = said.split_once(why).unwrap_or_else(|| panic!("{typed}: {said}")).1;
        assert!(after.contains("Type a number, or press Enter for none."), "{typed} is not asked again: {said}");
    }
}

#[test]
fn a_thing_can_be_chosen_by_its_name_too() {
    let desk = Desk::begun();
    let by_number = said(&desk, "3\n1\n");
    let by_name = said(&desk, "3\ngo on\n");
    assert_eq!(by_number, by_name);
    assert!(by_name.contains("A period on a line by itself ends it."), "{by_name}");
}

#[test]
fn what_was_begun_is_read_out_and_nothing_is_said_twice_meanwhile() {
    let desk = Desk::begun();
    let first = said(&desk, "3\n1\none line\nanother\n::quit is a word\n");
    assert_eq!(first.matches("A period on a line by itself ends it.").count(), 1, "{first}");
    let again = said(&desk, "1\n");
    assert!(again.contains("You have written:\none line\nanother\n:quit is a word\n"), "{again}");
    let without = said(&desk, "1\n:undo\n");
    assert!(without.contains("Taken out: :quit is a word"), "{without}");
    assert_eq!(drafts(&desk), ["one line\nanother\n"]);
}

#[test]
fn help_says_every_command_and_every_command_does_something() {
    let desk = Desk::begun();
    let help = said(&desk, "3\n1\n:help\n");
    let commands: Vec<&str> = help
        .lines()
        .filter_map(|line| line.split_once(": "))
        .map(|(word, _)| word)
        .filter(|w| w.starts_with(':'))
        .collect();
    assert!(commands.len() >= 10, "{help}");
    for command in commands {
        let desk = Desk::begun();
        let without = said(&desk, "3\n1\na line\n");
        let desk_too = Desk::begun();
        let with = said(&desk_too, &format!("3\n1\na line\n{command}\n"));
        let did = with != without || command == ":quit";
        assert!(did, "{command} does nothing: {with}");
        drop(desk);
    }
}

#[test]
fn the_cover_is_up_until_its_word_is_typed_twice() {
    let desk = Desk::begun();
    let covered = said(&desk, "3\n1\na private line\n:cover\n:help\n:sesame\n\nflour\n:undo\n:cover\n");
    let (_, covered) = covered.split_once("A period on a line by itself ends it.").expect("no page to cover");
    assert!(covered.contains("flour, a cup"), "the dull page does not work: {covered}");
    for word in ["written", "private", "page", "colon", ":", "Goldseam"] {
        let covered = covered.replace(": ", " ").replace("find:", "find");
        assert!(!covered.contains(word), "the dull page says {word}: {covered}");
    }
    let back = said(&desk, "1\n:cover\n:cover\n:cover\n");
    assert_eq!(back.matches("You have written:\na private line").count(), 2, "{back}");
}

#[test]
fn no_line_names_a_key_that_does_nothing_here() {
    let desk = Desk::begun();
    let said = said(&desk, ":help\n:talk\n:back\n:much\n:back\n3\n1\n:help\n");
    assert!(!said.contains("Ctrl+"), "{said}");
    for line in include_str!("../../../content/en/library/sittings.toml").lines() {
        let spoken = goldseam::plain::spoken(goldseam::content::load::shipped(), line);
        assert!(!spoken.contains("Ctrl+") && !spoken.contains("Two keys"), "{spoken}");
    }
}

/// Seen: after the last word nothing was asked, and neither help nor help lines could be had any more.
#[test]
fn at_the_last_word_it_is_said_what_closes_and_every_command_is_heard() {
    let desk = Desk::begun();
    let closing = ":back\n:back\n1\n1\n";
    let ended = said(&desk, closing);
    assert!(ended.contains("Enough.") && ended.contains("Enter closes."), "{ended}");
    let helped = said(&desk, &format!("{closing}hello\n:talk\n"));
    assert!(helped.split("Enough.").last().unwrap().contains("Someone to talk to"), "{helped}");
}

/// Seen: "1 Go on" was asked again and again, with no word about what was still open.
#[test]
fn a_button_that_leads_nowhere_says_why() {
    let desk = Desk::new();
    let said = said(&desk, "\n\n\nZoe\n\n1\n");
    assert!(said.contains("Which comes closest for you?"), "{said}");
    assert!(said.contains("Nothing came of that"), "{said}");
}

#[test]
fn what_was_given_is_read_with_the_page_also_before_a_button_is_pressed() {
    let desk = Desk::begun();
    let written = said(&desk, "3\n1\nfirst line\nsecond line\n.\n:read\n");
    let again = written.split("A period on a line by itself ends it.").last().unwrap();
    assert!(again.contains("You have written:\nfirst line\nsecond line\n"), "{written}");
}
