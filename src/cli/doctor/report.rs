//! The report in plain words.

use super::{Located, Report, Seen};
use crate::cli::meant::WHICH;
use crate::cli::shown;
use crate::engine::{BookKind, Lock};
use crate::journal::{BookMeta, Checkup, Finding, InTheWay, KeyFile};
use std::path::Path;

/// What nobody's program can close, in plain words.
pub(super) const BEYOND: [&str; 6] = [
    "Backups and sync folders of this computer keep old copies, also of pages that were deleted or sealed since.",
    "Swap and sleep: the system may write memory to disk, with what was on the screen and a key that was open.",
    "Your shell's history can say that goldseam was run, and with which options. No word of a page is one.",
    "The terminal: what can be scrolled back to, its logs, and whatever records the screen or the keys.",
    "Flash memory and some file systems keep old bytes of a file after it was erased, sealed or written anew.",
    "Whoever has the files can delete pages, put old ones back or add files, also without a passphrase.",
];

/// The lines of the report.
pub(super) fn lines(report: &Report) -> Vec<String> {
    let mut lines = vec!["Where things lie".to_owned()];
    lines.extend(report.places.iter().map(located));
    for book in &report.books {
        lines.extend(of_book(book));
    }
    for way in &report.in_the_way {
        lines.extend(in_the_way(way));
    }
    lines.extend(report.others.into_iter().flat_map(|words| [String::new(), words.to_owned()]));
    if !report.around.is_empty() {
        lines.extend([String::new(), "Also in the data folder".to_owned()]);
        lines.extend(report.around.iter().map(found));
    }
    lines.extend([String::new(), "Out of our reach".to_owned()]);
    lines.extend(BEYOND.map(|words| format!("  - {words}")));
    let end = match report.is_wrong() {
        true => Some("Something is wrong; it is named above."),
        // Where nothing was looked at, nothing can be said of it.
        false if report.others == Some(WHICH) => None,
        false => Some("Nothing is wrong."),
    };
    lines.extend(end.into_iter().flat_map(|end| [String::new(), end.to_owned()]));
    lines
}

fn row(name: &str, words: &str) -> String {
    format!("  {name:<10} {words}")
}

fn located(place: &Located) -> String {
    let there = if place.path.exists() { "" } else { " (not there)" };
    row(place.name, &format!("{}{there}: {}", shown(&place.path), place.words))
}

fn found(finding: &Finding) -> String {
    let file = if finding.file == Path::new("") { "the folder".to_owned() } else { shown(&finding.file) };
    let word = if finding.what.is_wrong() { "wrong" } else { "left over" };
    row(word, &format!("{file}: {}.", finding.what))
}

fn of_book(seen: &Seen) -> Vec<String> {
    let checkup = &seen.checkup;
    let name = checkup.folder.file_name().map(Path::new).map(shown).unwrap_or_default();
    let mut lines = vec![String::new(), format!("Workbook {name}")];
    lines.push(row("folder", &shown(&checkup.folder)));
    if let Some(book) = &checkup.book {
        lines.push(row("kind", kind(book.kind)));
        lines.push(row("lock", lock(book)));
    }
    lines.extend(checkup.keys.iter().map(|file| row("key", &key(file))));
    lines.push(row("read", &readable(checkup)));
    if let Some((files, bytes)) = checkup.size {
        lines.push(row("size", &format!("{}, {bytes} bytes", many(files, "file", "files"))));
    }
    if checkup.may_be_of_two() {
        lines.push(row("other", "Pages of the other person are theirs: nothing is said about them here."));
    }
    if seen.open_to_others {
        lines.push(row("wrong", "Other accounts of this computer can look into the folder: chmod 700 closes it."));
    }
    lines.extend(checkup.findings.iter().map(found));
    lines
}

/// What stands in the way of a workbook that was never locked, and how to move it out. Nothing is to be deleted: whoever
/// forgot that they set a passphrase needs all of it.
fn in_the_way(way: &InTheWay) -> Vec<String> {
    let mut lines = vec![String::new(), "A workbook that says it is not locked, and counts as locked".to_owned()];
    lines.push(row("folder", &shown(&way.folder)));
    lines.extend(way.files.iter().map(|file| row("wrong", &format!("{}: it stands in the way.", shown(file)))));
    lines.extend(MOVE_OUT.map(|words| format!("  {words}")));
    lines
}

const MOVE_OUT: [&str; 3] = [
    "If you ever set a passphrase for it, even once, leave these files where they are: your pages may need them.",
    "If you never did: close Goldseam, open that folder in your file manager, and move these files to a folder of your \
own, such as one on your desktop. Don't delete them. Then open Goldseam again, and the workbook is as it was.",
    "Until then `goldseam journal --never-locked` reads its pages, and nothing is written.",
];

fn kind(kind: BookKind) -> &'static str {
    match kind {
        BookKind::One => "for one",
        BookKind::Pair => "for two, with pages of their own",
        BookKind::Together => "for two, together only",
    }
}

fn lock(book: &BookMeta) -> &'static str {
    match (book.lock, book.says_open) {
        (Lock::None, _) => "not locked: anyone who uses this computer account can read every page",
        (Lock::Age, true) => "locked, whatever book.json says: there is a key or a sealed file in the folder",
        (Lock::Age, false) => "sealed in the age format; what shows is how many files there are, and when they changed",
    }
}

fn key(file: &KeyFile) -> String {
    let name = shown(&Path::new("keys").join(&file.name));
    match file.work {
        Some(work) => format!("{name}, wrapped by a passphrase; each guess costs scrypt 2^{work}"),
        None => name,
    }
}

fn readable(checkup: &Checkup) -> String {
    let Some(readable) = checkup.readable else {
        return "sealed, so it was looked at from outside; with a passphrase it is opened and read".to_owned();
    };
    let whose = if checkup.may_be_of_two() { "of your own and for both" } else { "in all" };
    format!(
        "{} {whose} can be read, {}, {}",
        many(readable.records, "record", "records"),
        many(readable.drafts, "draft", "drafts"),
        many(readable.trash, "deleted page", "deleted pages"),
    )
}

fn many(count: usize, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}
