//! Help that belongs to no command: exit codes, what of its surroundings the program listens to, and pages of their own
//! for `goldseam help PAGE`.

pub(super) mod before;
pub mod man;

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
pub const SURROUNDINGS: [(&str, &str); 7] = [
    ("NO_COLOR", "set to anything: no colours"),
    ("COLORTERM", "truecolor or 24bit: colours as they are meant"),
    ("ACCESSIBLE", "set to anything: line by line, as with --plain"),
    ("TERM", "dumb, or not set: line by line too"),
    ("LC_ALL", "the language, where no --lang is given; else LC_MESSAGES, else LANG"),
    ("XDG_DATA_HOME", "the folder in which the data folder lies, where no --data-dir is given"),
    ("XDG_CONFIG_HOME", "the folder in which the settings lie, likewise"),
];

/// What is asked for after `goldseam help`, what it is about, and the page. The manual has them all, in this order.
pub const PAGES: [(&str, &str, &str); 8] = [
    ("tour", "what there is to see and do", include_str!("help/tour.txt")),
    ("two", "for two at one keyboard, and what a yes shows", include_str!("help/two.txt")),
    ("therapist", "for a therapist: the demo and the sheets", include_str!("help/therapist.txt")),
    ("keys", "the keys that are the same everywhere", include_str!("help/keys.txt")),
    ("limits", "what it doesn't do", include_str!("help/limits.txt")),
    ("files", "where things are kept, and several workbooks", include_str!("help/files.txt")),
    ("scripts", "without the screens", include_str!("help/scripts.txt")),
    ("edition", "an edition of your own", include_str!("help/edition.txt")),
];

/// `None` where the manual has no page of that name.
pub fn page(name: &str) -> Option<&'static str> {
    // What a translator types first.
    let name = if matches!(name, "language" | "translation") { "edition" } else { name };
    PAGES.iter().find(|(of, ..)| *of == name).map(|(.., page)| *page)
}

/// What stands under `goldseam help lock`: how the lock is used, then against whom it holds and against whom not. That is
/// dated, since it is only true of what runs.
pub fn lock() -> String {
    [include_str!("help/lock.txt"), include_str!("help/threats.txt")].concat()
}

/// The lists under the help of the whole program.
pub fn under() -> String {
    let mut under = String::new();
    let pages = PAGES.map(|(name, about, _)| (name, about));
    list(&mut under, "Pages to read with `goldseam help PAGE`", &pages);
    under.push('\n');
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
