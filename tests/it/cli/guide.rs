//! `goldseam help content` teaches the format: its example is a step that is right, and its lists are those of the
//! reader.

use super::desk::Desk;
use goldseam::cli::content::guide::EXAMPLE;
use goldseam::content::table::Table;
use goldseam::content::{Kind, Step, Visibility, load};
use std::fs;

/// The example as it is printed: from its first line to the end of what is indented as it is.
fn printed(help: &str) -> String {
    let lines = help.lines().skip_while(|line| *line != "    [[step]]");
    let block = lines.take_while(|line| line.is_empty() || line.starts_with("    "));
    block.flat_map(|line| [line.strip_prefix("    ").unwrap_or(line), "\n"]).collect()
}

#[test]
fn the_step_in_the_guide_is_right_as_it_is_printed() {
    let desk = Desk::new();
    let help = desk.run(["help", "content"]).well();
    let example = printed(&help);
    assert_eq!(example.trim_end(), EXAMPLE.trim_end(), "it is broken into lines on the way");
    desk.run(["content", "export", "edition"]).well();
    let edition = desk.temp.path().join("edition");
    let stage = edition.join("stages/4-patience.toml");
    fs::write(&stage, format!("{}\n{example}", fs::read_to_string(&stage).unwrap())).unwrap();
    let book = edition.join("workbook.toml");
    let last = "  \"patience.a-plan-for-a-bad-day\",\n";
    let listed = fs::read_to_string(&book).unwrap();
    assert!(listed.contains(last));
    fs::write(&book, listed.replace(last, &format!("{last}  \"patience.the-hour-before-bed\",\n"))).unwrap();
    assert_eq!(desk.run(["content", "check", "edition"]).well(), "goldseam-en 1: nothing to mend.\n");
    let step = ["--content", "edition", "content", "preview", "patience.the-hour-before-bed"];
    assert!(desk.run(step).well().contains("What helps the last hour of your own day go gently?"));
    assert!(desk.run([&step[..], &["--two"]].concat()).well().contains("What helps the last hour of your day"));
    let hurt = desk.run([&step[..], &["--role", "hurt"]].concat()).well();
    assert!(hurt.contains("Nights can bring pictures back."), "{hurt}");
    assert!(load::from_dir(&edition).unwrap().step("patience.the-hour-before-bed").is_some());
}

#[test]
fn every_word_of_the_format_is_explained() {
    let desk = Desk::new();
    let help = desk.run(["help", "content"]).well();
    let begins = |word: &str| help.lines().any(|line| line.trim_start().split(' ').next() == Some(word));
    let words = Kind::WORDS.iter().filter(|kind| **kind != "safety").chain(Visibility::WORDS);
    for word in words.chain(&["never", "by-choice", "two-hurt", "hurt", "together"]).copied() {
        assert!(begins(word), "«{word}» is not explained:\n{help}");
    }
    for key in Step::SCHEMA.keys {
        assert!(begins(key.name), "the key «{}» is not explained:\n{help}", key.name);
    }
    for words in ["content check", "content preview", "GOLDSEAM_CONTENT", "Usage: goldseam content"] {
        assert!(help.contains(words), "«{words}» is missing:\n{help}");
    }
    assert!(help.lines().all(|line| line.chars().count() <= 90), "{help}");
    assert_eq!(help, desk.run(["content", "--help"]).well());
}
