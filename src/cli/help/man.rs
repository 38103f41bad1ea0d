//! `goldseam man` and `goldseam completions`: the whole manual as one page, and a shell's help with typing.
//!
//! Both are made from the commands as clap knows them. Neither looks at a workbook, an edition or a home folder.

use crate::cli::{Cli, Done, Failure, help, print};
use clap::{Command, CommandFactory};
use clap_complete::Shell;
use clap_mangen::Man;
use std::io;

/// Prints the script that a shell completes with.
///
/// # Errors
/// When it can't be printed.
pub fn completions(shell: Shell) -> Done {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "goldseam", &mut script);
    lines(&script)
}

/// Prints the manual.
///
/// # Errors
/// When it can't be printed.
pub fn man() -> Done {
    let mut page = Vec::new();
    write(&mut page)
        .map_err(|error| Failure::because(5, error, |words, cause| words.commands.edition.no_manual(cause)))?;
    lines(&page)
}

fn lines(text: &[u8]) -> Done {
    print(String::from_utf8_lossy(text).lines().map(str::to_owned))
}

/// Writes the page: the program, then each command with its options, then what holds for all of them, then the
/// pages of `goldseam help`.
fn write(page: &mut Vec<u8>) -> io::Result<()> {
    let mut program = Cli::command().disable_help_subcommand(true);
    program.build();
    let man = Man::new(program.clone()).manual("Goldseam");
    man.render_title(page)?;
    man.render_name_section(page)?;
    man.render_synopsis_section(page)?;
    man.render_description_section(page)?;
    man.render_options_section(page)?;
    heading(page, ".SH", "COMMANDS");
    commands(&program, page)?;
    heading(page, ".SH", "EXIT STATUS");
    pairs(page, &help::CODES);
    heading(page, ".SH", "ENVIRONMENT");
    pairs(page, &help::SURROUNDINGS);
    for (name, _, text) in help::PAGES {
        heading(page, ".SH", &name.to_uppercase());
        as_it_stands(text, page);
    }
    Ok(())
}

/// Each command below this one, and those below it.
fn commands(above: &Command, page: &mut Vec<u8>) -> io::Result<()> {
    for command in above.get_subcommands().filter(|command| !command.is_hide_set()) {
        let known = |arg: &clap::Arg| arg.is_global_set() || arg.get_id() == "help";
        // Options of all commands stand once, at the top: the page would say them thirty times.
        let command = command.clone().mut_args(|arg| if known(&arg) { arg.hide(true) } else { arg });
        heading(page, ".SS", command.get_bin_name().unwrap_or_else(|| command.get_name()));
        let man = Man::new(command.clone());
        let mut body = Vec::new();
        man.render_synopsis_section(&mut body)?;
        body.extend(b".PP\n");
        man.render_description_section(&mut body)?;
        man.render_options_section(&mut body)?;
        without_headings(&body, page);
        if let Some(text) = command.get_after_long_help() {
            as_it_stands(&text.to_string(), page);
        }
        commands(&command, page)?;
    }
    Ok(())
}

/// A command is one part of the page, so the headings of its own sections are left out.
fn without_headings(body: &[u8], page: &mut Vec<u8>) {
    for line in String::from_utf8_lossy(body).lines().filter(|line| !line.starts_with(".SH")) {
        page.extend(line.as_bytes());
        page.push(b'\n');
    }
}

/// Text whose lines stay as they are.
fn as_it_stands(text: &str, page: &mut Vec<u8>) {
    page.extend(b".PP\n.nf\n");
    for line in text.lines() {
        page.extend(escaped(line).as_bytes());
        page.push(b'\n');
    }
    page.extend(b".fi\n");
}

fn heading(page: &mut Vec<u8>, level: &str, words: &str) {
    page.extend(format!("{level} \"{}\"\n", escaped(words)).as_bytes());
}

fn pairs(page: &mut Vec<u8>, rows: &[(&str, &str)]) {
    for (name, says) in rows {
        page.extend(format!(".TP\n{}\n{}\n", escaped(name), escaped(says)).as_bytes());
    }
}

/// A line that the page's language takes as text and nothing else.
fn escaped(line: &str) -> String {
    // A bare hyphen would become a dash that no shell takes, and a dot at the beginning of a line is a command.
    let plain = line.replace('\\', "\\\\").replace('-', "\\-").replace('\'', "\\(aq");
    if plain.starts_with(['.', '\'']) { format!("\\&{plain}") } else { plain }
}
