//! Every command has a help of its own with an example of itself, and no dump of the program's memory is left.

use super::Desk;
use std::io::Read;
use std::process::Stdio;

const COMMANDS: [&[&str]; 23] = [
    &["init"],
    &["write"],
    &["journal"],
    &["export"],
    &["steps"],
    &["content"],
    &["content", "check"],
    &["content", "export"],
    &["content", "preview"],
    &["doctor"],
    &["backup"],
    &["restore"],
    &["part"],
    &["erase"],
    &["trash"],
    &["trash", "list"],
    &["trash", "restore"],
    &["trash", "empty"],
    &["lock"],
    &["unlock"],
    &["passphrase"],
    &["recovery-sheet"],
    &["recover"],
];

#[test]
fn every_command_shows_an_example_of_itself() {
    let desk = Desk::new();
    for command in COMMANDS {
        let help = desk.run([command, &["--help"]].concat()).well();
        let example = format!("Example: goldseam {}", command.join(" "));
        assert!(help.contains(&example), "{example} is missing:\n{help}");
        assert!(!help.contains('\x1b'));
    }
    let all = desk.run(["--help"]).well();
    for command in COMMANDS.iter().filter(|command| command.len() == 1) {
        assert!(all.contains(&format!("\n  {} ", command[0])), "{command:?} is not listed");
    }
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
