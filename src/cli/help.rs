//! Words under the help of the whole program: exit codes, and what of its surroundings it listens to.

use std::fmt::Write as _;

/// Each exit code, and what it says. They stay as they are.
pub const CODES: [(&str, &str); 7] = [
    ("0", "done"),
    ("1", "something was found to be wrong: an edition, a file of the workbook"),
    ("2", "used wrongly; nothing was changed"),
    ("3", "locked, or the wrong passphrase"),
    ("4", "there is something that can't be read"),
    ("5", "something could not be written"),
    ("128+n", "ended by signal n; what was typed is kept as a draft"),
];

/// What of its surroundings the program listens to, beside the names that stand with an option.
pub const SURROUNDINGS: [(&str, &str); 6] = [
    ("NO_COLOR", "set to anything: no colours"),
    ("COLORTERM", "truecolor or 24bit: colours as they are meant"),
    ("ACCESSIBLE", "set to anything: line by line, as with --plain"),
    ("TERM", "dumb, or not set: line by line too"),
    ("XDG_DATA_HOME", "the folder in which the data folder lies, where no --data-dir is given"),
    ("XDG_CONFIG_HOME", "the folder in which the settings lie, likewise"),
];

/// Both lists, under the help of the whole program.
pub fn under() -> String {
    let mut under = String::new();
    list(&mut under, "Exit codes", &CODES);
    under.push('\n');
    list(&mut under, "Environment", &SURROUNDINGS);
    under
}

fn list(under: &mut String, heading: &str, rows: &[(&str, &str)]) {
    let _ = writeln!(under, "{heading}:");
    for (name, says) in rows {
        let _ = writeln!(under, "  {name:<16} {says}");
    }
}
