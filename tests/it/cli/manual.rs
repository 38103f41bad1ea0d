//! The manual as one page, and what shells complete with: made from the commands as clap knows them, and in need of
//! nothing.

use super::desk::Desk;
use super::helped::commands;
use goldseam::cli::help::PAGES;
use std::path::Path;
use std::process::{Command, Stdio};

/// Without a home, with an edition that is not there.
fn in_need_of_nothing(args: &[&str]) -> String {
    let desk = Desk::new();
    let mut program = Command::new(env!("CARGO_BIN_EXE_goldseam"));
    program.env_clear().env("GOLDSEAM_CONTENT", "nowhere").args(args).current_dir(desk.temp.path());
    let text = super::desk::said(program.stdin(Stdio::null()).output().unwrap()).well();
    assert_eq!(std::fs::read_dir(desk.temp.path()).unwrap().count(), 0, "{args:?} made something");
    text
}

#[test]
fn the_manual_names_every_command_with_its_example_and_every_option() {
    let page = in_need_of_nothing(&["man"]);
    let plain = page.replace("\\-", "-").replace("\\fB", "").replace("\\fI", "").replace("\\fR", "");
    for (path, command) in commands() {
        let name = format!("goldseam {}", path.join(" "));
        assert!(plain.contains(&format!(".SS \"{name}\"")), "{name} has no part of its own:\n{plain}");
        assert!(plain.contains(&format!("Example: {name}")), "{name} has no example");
        for option in command.get_arguments().filter_map(clap::Arg::get_long) {
            assert!(plain.contains(&format!("--{option}")), "{name} lacks --{option}");
        }
    }
    for part in ["NAME", "SYNOPSIS", "OPTIONS", "COMMANDS", "EXIT STATUS", "ENVIRONMENT"] {
        assert!(plain.contains(&format!(".SH {part}")) || plain.contains(&format!(".SH \"{part}\"")), "no {part}");
    }
    assert!(plain.starts_with(".ie") || plain.starts_with(".TH"), "{}", plain.lines().next().unwrap_or_default());
    // The guide keeps its lines.
    assert!(
        plain.contains(".nf\n") && plain.contains("\n    [[step]]\n    id = \"patience.the"),
        "the guide is filled"
    );
}

#[test]
fn the_manual_and_the_help_say_with_a_date_what_the_lock_holds_and_what_it_does_not() {
    let (page, help) = (in_need_of_nothing(&["man"]), in_need_of_nothing(&["help", "lock"]));
    let flowing =
        |text: &str| text.replace("\\-", "-").replace("\\(aq", "'").split_whitespace().collect::<Vec<_>>().join(" ");
    for text in [flowing(&page), flowing(&help)] {
        for words in [
            "as of 29 November 2026",
            "A shared page can be shown to have been written with your passphrase.",
            "Your partner, with the files",
            "Someone at your open screen",
            "A thief of the computer",
            "a sync or backup service",
            "A court, or anyone who forces",
            "Where you never set a passphrase",
        ] {
            assert!(text.contains(words), "{words}: {text}");
        }
        assert_eq!(text.matches("Holds:").count(), text.matches("Does not hold:").count());
    }
}

#[test]
fn each_page_of_help_is_listed_printed_and_part_of_the_manual() {
    let (all, manual) = (in_need_of_nothing(&["--help"]), in_need_of_nothing(&["man"]));
    let plain = manual.replace("\\-", "-").replace("\\(aq", "'");
    for (name, about, text) in PAGES {
        assert!(
            all.lines().any(|line| line.split_whitespace().eq([name].into_iter().chain(about.split(' ')))),
            "{all}"
        );
        assert_eq!(in_need_of_nothing(&["help", name]), text);
        assert!(plain.contains(&format!(".SH \"{}\"", name.to_uppercase())), "{name} has no part in the manual");
    }
    // Not each has a name of its own: some stand under the help of a command.
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli/help");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let pages: Vec<_> = files.filter(|path| path.extension().is_some_and(|ending| ending == "txt")).collect();
    assert!(pages.len() > PAGES.len(), "{pages:?}");
    for page in pages {
        for line in std::fs::read_to_string(&page).unwrap().lines() {
            assert!(plain.contains(line), "the manual lacks a line of {}: {line}", page.display());
            assert!(line.chars().count() <= 80, "too wide for a plain terminal, in {}: {line}", page.display());
        }
    }
    Desk::new().run(["help", "no-such-page"]).badly(2, &["no-such-page"]);
}

#[test]
fn the_manual_can_be_laid_out() {
    let page = in_need_of_nothing(&["man"]);
    let mut groff = Command::new("groff");
    let begun =
        groff.args(["-man", "-Tutf8", "-ww"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let Ok(mut begun) = begun.spawn() else { return };
    std::io::Write::write_all(&mut begun.stdin.take().unwrap(), page.as_bytes()).unwrap();
    let laid = begun.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&laid.stderr), "");
    assert!(String::from_utf8_lossy(&laid.stdout).contains("A whole step"));
}

#[test]
fn every_shell_is_given_every_command() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = in_need_of_nothing(&["completions", shell]);
        for (path, _) in commands() {
            assert!(script.contains(path.last().unwrap().as_str()), "{shell} lacks {path:?}");
        }
        assert!(!script.contains('\x1b'));
    }
    Desk::new().run(["completions", "cmd"]).badly(2, &["bash", "powershell"]);
    Desk::new().run(["completions"]).badly(2, &["SHELL"]);
}

#[test]
fn bash_takes_its_script() {
    let script = in_need_of_nothing(&["completions", "bash"]);
    let Ok(mut bash) = Command::new("bash").arg("-n").stdin(Stdio::piped()).spawn() else { return };
    std::io::Write::write_all(&mut bash.stdin.take().unwrap(), script.as_bytes()).unwrap();
    assert!(bash.wait().unwrap().success());
}
