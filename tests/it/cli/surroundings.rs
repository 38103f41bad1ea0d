//! What of its surroundings the program listens to: folders by name, the language, another edition.

use super::desk::{Desk, said};
use goldseam::cli::Cli;
use goldseam::content::load;
use std::fs;

#[test]
fn folders_lie_where_the_system_says() {
    let desk = Desk::new();
    let (data, config) = (desk.temp.path().join("my data"), desk.temp.path().join("my config"));
    let run = |args: &[&str]| {
        let mut program = desk.goldseam(args);
        program.env_remove("GOLDSEAM_DATA").env("XDG_DATA_HOME", &data).env("XDG_CONFIG_HOME", &config);
        said(program.output().unwrap()).well()
    };
    run(&["init", "--name", "Ada"]);
    assert_eq!(fs::read_dir(data.join("goldseam")).unwrap().count(), 1, "the workbook lies elsewhere");
    let seen = run(&["doctor"]);
    for folder in [data.join("goldseam"), config.join("goldseam")] {
        assert!(seen.contains(folder.to_str().unwrap()), "{}: {seen}", folder.display());
    }
    let beside: Vec<_> = fs::read_dir(desk.temp.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(beside, ["my data"], "something was put elsewhere");
}

/// The usual start asks nobody what an empty line means.
#[test]
fn nothing_typed_means_what_it_is_said_to_mean() {
    let parsed = <Cli as clap::Parser>::try_parse_from(["goldseam"]).unwrap();
    assert_eq!(format!("{:?}", Cli::default()), format!("{parsed:?}"));
}

#[test]
fn the_language_is_that_of_the_edition() {
    let desk = Desk::new();
    assert_eq!(load::embedded().unwrap_or_else(|faults| panic!("{faults}")).language, "en");
    for lang in ["en", "EN"] {
        assert_eq!(desk.run(["--lang", lang, "content", "check"]).well(), "goldseam-en 1: nothing to mend.\n");
    }
    let wrong = ["de", "", "x y", "../en"];
    for command in
        wrong.iter().map(|tag| vec!["--lang", tag]).chain([vec!["steps", "--lang", "de"], vec!["--lang", "de", "man"]])
    {
        desk.run(command).badly(2, &["\"en\"", "--content", "goldseam content export"]);
    }
    desk.run(["content", "export", "meine"]).well();
    let book = desk.temp.path().join("meine/workbook.toml");
    fs::write(&book, fs::read_to_string(&book).unwrap().replace("language = \"en\"", "language = \"de\"")).unwrap();
    desk.run(["--content", "meine", "--lang", "de", "steps"]).well();
    desk.run(["--content", "meine", "--lang", "en", "steps"]).badly(2, &["\"de\"", "--content"]);
    assert!(!desk.data().exists(), "something was made");
}

#[test]
fn another_edition_can_be_named_by_the_surroundings() {
    let desk = Desk::new();
    desk.run(["content", "export", "mine"]).well();
    let book = desk.temp.path().join("mine/workbook.toml");
    let text = fs::read_to_string(&book).unwrap();
    fs::write(&book, text.replace("name = \"goldseam-en\"", "name = \"mine\"")).unwrap();
    let with = |args: &[&str]| said(desk.goldseam(args).env("GOLDSEAM_CONTENT", "mine").output().unwrap());
    assert_eq!(with(&["content", "check"]).well(), "mine 1: nothing to mend.\n");
    // What stands on the command line goes before it.
    desk.run(["content", "export", "other"]).well();
    assert_eq!(with(&["--content", "other", "content", "check"]).well(), "goldseam-en 1: nothing to mend.\n");
    fs::write(&book, text.replace("[[stages]]\nid = \"welcome\"", "[[stages]]\nid = \"welcom\"\ncolour = 1")).unwrap();
    for args in [&["steps"][..], &["content", "check"], &["init", "--name", "Ada"], &["write"], &["--plain"]] {
        let said = with(args);
        assert_eq!((said.code, said.out.as_str()), (1, ""), "{args:?}: {}", said.err);
        let faults = ["unknown key \"colour\"", "unknown stage \"welcom\"", "the stage \"welcome\" is missing"];
        assert!(faults.iter().all(|fault| said.err.contains(fault)), "{args:?}: {}", said.err);
    }
    assert!(!desk.data().exists(), "a workbook was set up");
}
