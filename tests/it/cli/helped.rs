//! Every command has a help of its own with an example of itself, and no dump of the program's memory is left.

use super::desk::Desk;
use clap::{Command, CommandFactory};
use goldseam::cli::Cli;
use std::io::Read;
use std::process::Stdio;

/// Every command below the program and those below them, with what is typed to reach it.
pub(super) fn commands() -> Vec<(Vec<String>, Command)> {
    let mut program = Cli::command().disable_help_subcommand(true);
    program.build();
    let mut found = Vec::new();
    below(&program, &[], &mut found);
    assert!(found.len() > 20, "{} commands", found.len());
    found
}

fn below(above: &Command, path: &[String], found: &mut Vec<(Vec<String>, Command)>) {
    for command in above.get_subcommands() {
        let path: Vec<String> = path.iter().cloned().chain([command.get_name().to_owned()]).collect();
        found.push((path.clone(), command.clone()));
        below(command, &path, found);
    }
}

/// The examples in a help, without what the shell makes of the rest of the line.
fn examples(help: &str) -> Vec<String> {
    let lines = help.lines().filter_map(|line| line.strip_prefix("Example: "));
    lines.map(|line| line.split(['<', '>', '|']).next().unwrap_or_default().trim().to_owned()).collect()
}

#[test]
fn every_command_shows_an_example_of_itself_that_it_takes() {
    for (path, command) in commands() {
        let help = command.get_long_about().map(ToString::to_string).unwrap_or_default();
        let examples = examples(&help);
        let own = format!("goldseam {}", path.join(" "));
        assert!(examples.first().is_some_and(|first| first.starts_with(&own)), "{own} has no example first:\n{help}");
        for example in examples {
            let taken = Cli::command().try_get_matches_from(example.split_whitespace());
            assert!(taken.is_ok(), "{example}: {}", taken.unwrap_err());
        }
    }
    let program = Cli::command().get_long_about().map(ToString::to_string).unwrap_or_default();
    assert!(!examples(&program).is_empty());
}

#[test]
fn every_command_is_helped_both_ways_and_listed() {
    let desk = Desk::new();
    let all = desk.run(["--help"]).well();
    for (path, _) in commands() {
        let asked: Vec<&str> = path.iter().map(String::as_str).collect();
        let help = desk.run([&asked[..], &["--help"]].concat()).well();
        assert!(help.contains(&format!("Example: goldseam {}", path.join(" "))) && !help.contains('\x1b'), "{help}");
        assert_eq!(help, desk.run([&["help"], &asked[..]].concat()).well());
        assert!(path.len() > 1 || all.contains(&format!("\n  {} ", path[0])), "{path:?} is not listed");
    }
}

#[test]
fn the_exit_codes_stand_under_the_whole_help() {
    let all = Desk::new().run(["--help"]).well();
    let table: Vec<&str> = all.lines().skip_while(|line| *line != "Exit codes:").skip(1).take(7).collect();
    let codes: Vec<_> = table.iter().filter_map(|row| row.split_whitespace().next()).collect();
    assert_eq!(codes, ["0", "1", "2", "3", "4", "5", "128+n"], "{all}");
    for name in ["NO_COLOR", "ACCESSIBLE", "XDG_DATA_HOME", "GOLDSEAM_CONTENT"] {
        assert!(all.contains(name), "{name} is missing:\n{all}");
    }
}

#[test]
fn help_says_nothing_of_the_files_that_are_named() {
    let desk = Desk::new();
    let mut program = desk.goldseam(["--help"]);
    program.env("GOLDSEAM_PASSPHRASE_FILE", "my-own-secret").env("GOLDSEAM_CONTENT", "my-own-edition");
    let help = super::desk::said(program.output().unwrap()).well();
    assert!(!help.contains("my-own"), "{help}");
}

#[test]
fn no_dump_is_left_of_a_program_that_runs() {
    let desk = Desk::begun();
    let mut plain = desk.goldseam(["--plain"]);
    let mut child = plain.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    // Once it has said something, it has begun.
    child.stdout.as_mut().unwrap().read_exact(&mut [0]).unwrap();
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", child.id()));
    drop(child.stdin.take());
    child.wait().unwrap();
    if let Ok(limits) = limits {
        let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
        assert_eq!(core.split_whitespace().filter(|word| *word == "0").count(), 2, "{core}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_collector_of_dumps_gets_none_either() {
    goldseam::cli::dumps::none();
    let behaviour = rustix::process::dumpable_behavior().unwrap();
    assert_eq!(behaviour, rustix::process::DumpableBehavior::NotDumpable);
}
