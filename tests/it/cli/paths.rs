//! Paths as they are named: `~` is the home folder wherever a path can stand, and no folder is ever called so.

use super::desk::{Desk, said};
use clap::{Command, CommandFactory, ValueHint};
use directories::BaseDirs;
use goldseam::cli::Cli;
use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;

/// Each place in the command line where a path can stand: the words that lead there, and how it is told.
fn places() -> Vec<(Vec<String>, String)> {
    let mut program = Cli::command().disable_help_subcommand(true);
    program.build();
    let mut found = of(&program, &[]);
    found.extend(super::helped::commands().iter().flat_map(|(words, command)| of(command, words)));
    found
}

fn of(command: &Command, words: &[String]) -> Vec<(Vec<String>, String)> {
    let is_path =
        |arg: &&clap::Arg| (words.is_empty() || !arg.is_global_set()) && arg.get_value_hint() == ValueHint::AnyPath;
    let told = |arg: &clap::Arg| (words.to_owned(), arg.get_id().to_string());
    command.get_arguments().filter(is_path).map(told).collect()
}

/// What the program makes of a path at one of these places.
fn meant(words: &[String], id: &str, path: &str) -> Result<PathBuf, String> {
    let mut command = Cli::command().disable_help_subcommand(true);
    command.build();
    let mut below = &command;
    for word in words {
        below = below.find_subcommand(word).unwrap();
    }
    let arg = below.get_arguments().find(|arg| arg.get_id() == id).unwrap();
    let typed = match arg.get_long() {
        Some(long) => format!("--{long}={path}"),
        None => path.to_owned(),
    };
    let needed: &[&str] = if words == ["export"] { &["md"] } else { &[] };
    let all = ["goldseam"].into_iter().map(str::to_owned).chain(words.iter().cloned());
    let all = all.chain(needed.iter().map(ToString::to_string)).chain([typed]);
    let mut matches = &command.clone().try_get_matches_from(all).map_err(|error| error.to_string())?;
    for word in words {
        matches = matches.subcommand_matches(word).unwrap();
    }
    Ok(matches.get_one::<PathBuf>(id).unwrap().clone())
}

#[test]
fn a_tilde_is_the_home_folder_wherever_a_path_can_stand() {
    let home = BaseDirs::new().unwrap().home_dir().to_owned();
    let cases =
        [("~", home.clone()), ("~/a b/c", home.join("a b/c")), ("./~", "./~".into()), ("a/~/b", "a/~/b".into())];
    let places = places();
    assert!(places.len() >= 10, "{places:?}");
    for (words, id) in places {
        for (path, wanted) in &cases {
            assert_eq!(meant(&words, &id, path).as_ref(), Ok(wanted), "{words:?} {id}");
        }
        for path in ["~ben", "~ben/x", ""] {
            let error = meant(&words, &id, path).unwrap_err();
            assert!(error.contains("Write the whole path") || error.contains("needed"), "{words:?} {id}: {error}");
        }
    }
}

#[test]
fn a_tilde_in_a_variable_makes_no_folder_of_that_name() {
    let desk = Desk::new();
    let run = |name: &str, value: &str, args: &[&str]| said(desk.goldseam(args).env(name, value).output().unwrap());
    run("GOLDSEAM_DATA", "~/wb", &["init", "--name", "Ada"]).well();
    assert_eq!(desk.names(), ["wb"]);
    fs::write(desk.temp.path().join("p"), "three odd words").unwrap();
    run("GOLDSEAM_PASSPHRASE_FILE", "~/p", &["init", "--name", "Ada", "--data-dir=~/locked"]).well();
    run("GOLDSEAM_DATA", "~/wb", &["export", "md", "--out=~/pages.md"]).badly(2, &["nothing that leaves"]);
    desk.run(["content", "export", "~/mine"]).well();
    run("GOLDSEAM_CONTENT", "~/mine", &["content", "check"]).well();
    run("GOLDSEAM_DATA", "~ben/wb", &["init", "--name", "Ada"]).badly(2, &["~ben", "Write the whole path"]);
    assert_eq!(desk.names(), ["locked", "mine", "p", "wb"]);
}

#[test]
fn a_variable_that_is_set_to_nothing_is_not_set() {
    let desk = Desk::new();
    let all = ["GOLDSEAM_DATA", "GOLDSEAM_CONTENT", "GOLDSEAM_PASSPHRASE_FILE", "XDG_DATA_HOME", "XDG_CONFIG_HOME"];
    let run = |args: &[&str]| said(desk.goldseam(args).envs(all.map(|name| (name, ""))).output().unwrap());
    run(&["status"]).badly(2, &["There is no workbook yet"]);
    run(&["init", "--name", "Ada"]).well();
    assert!(desk.temp.path().join(".local/share/goldseam").is_dir(), "{:?}", desk.names());
    assert_eq!(run(&["status"]).well(), "Nothing is waiting.\n");
    // Typed, it is a mistake.
    desk.run(["--data-dir=", "status"]).badly(2, &["a name is needed here"]);
}

#[test]
fn a_dash_is_standard_output_and_no_file() {
    let desk = Desk::begun();
    desk.run_with(b"A page.", ["write"]).well();
    let before = desk.names();
    let pairs: [(&[&str], &[&str]); 4] = [
        (&["export", "md"], &["export", "md", "--out", "-"]),
        (&["export", "md", "--dry-run"], &["export", "md", "--dry-run", "--out=-"]),
        (&["worksheet", "fridge-card"], &["worksheet", "fridge-card", "--out", "-", "--force"]),
        (&["worksheet", "--all", "--format", "html"], &["worksheet", "--all", "--format", "html", "--out=-"]),
    ];
    for (without, with) in pairs {
        assert_eq!(desk.run(without).well(), desk.run(with).well(), "{with:?}");
    }
    for args in [&["backup", "-"][..], &["restore", "-"], &["part", "-"], &["content", "export", "-"]] {
        desk.run(args).badly(2, &["a name is needed here", "./-"]);
    }
    assert_eq!(desk.names(), before, "a file was made");
    desk.run(["backup", "./-"]).well();
}

impl Desk {
    /// The names on the desk.
    fn names(&self) -> Vec<OsString> {
        let mut names: Vec<_> =
            fs::read_dir(self.temp.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    }
}
