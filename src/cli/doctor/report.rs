//! The report for a person.

use super::{Located, Others, Report, Seen};
use crate::cli::shown;
use crate::content::words::{Doctor, Words};
use crate::engine::{BookKind, Lock};
use crate::journal::{BookMeta, Checkup, Finding, InTheWay, KeyFile};
use std::path::Path;

/// What nobody's program can close.
pub(super) fn beyond(words: &Doctor) -> [&str; 6] {
    let beyond = &words.beyond;
    [beyond.copies(), beyond.memory(), beyond.shell(), beyond.terminal(), beyond.flash(), beyond.files()]
}

/// For a person; `json.rs` has the same for a program.
pub(super) fn lines(report: &Report<'_>) -> Vec<String> {
    let words = &report.words.doctor;
    let mut lines = vec![words.places.heading().to_owned()];
    lines.extend(report.places.iter().map(|place| located(words, place)));
    for book in &report.books {
        lines.extend(of_book(report.words, book));
    }
    for way in &report.in_the_way {
        lines.extend(in_the_way(words, way));
    }
    let others = report.others.map(|others| match others {
        Others::NoneYet => words.report.none_yet(),
        Others::Which => report.words.commands.meant.which(),
        Others::Locked => words.report.locked_ones(),
    });
    lines.extend(others.into_iter().flat_map(|words| [String::new(), words.to_owned()]));
    if !report.around.is_empty() {
        lines.extend([String::new(), words.report.also_in_data().to_owned()]);
        lines.extend(report.around.iter().map(|finding| found(report.words, finding)));
    }
    lines.extend([String::new(), words.beyond.heading().to_owned()]);
    lines.extend(beyond(words).map(|words| format!("  - {words}")));
    let end = match report.is_wrong() {
        true => Some(words.report.wrong()),
        // Where nothing was looked at, nothing can be said of it.
        false if report.others == Some(Others::Which) => None,
        false => Some(words.report.fine()),
    };
    lines.extend(end.into_iter().flat_map(|end| [String::new(), end.to_owned()]));
    lines
}

fn row(name: &str, words: &str) -> String {
    format!("  {name:<10} {words}")
}

fn located(words: &Doctor, place: &Located) -> String {
    let (rows, purposes) = (&words.rows, &words.places);
    let (name, purpose) = match place.name {
        "data" => (rows.data(), purposes.data()),
        "settings" => (rows.settings(), purposes.settings()),
        "cache" => (rows.cache(), purposes.cache()),
        "temporary" => (rows.temporary(), purposes.temporary()),
        _ => (rows.seen(), purposes.seen()),
    };
    let path = shown(&place.path);
    row(name, &if place.path.exists() { purposes.there(&path, purpose) } else { purposes.not_there(&path, purpose) })
}

fn found(all: &Words, finding: &Finding) -> String {
    let words = &all.doctor;
    let is_folder = finding.file == Path::new("");
    let file = if is_folder { words.workbook.the_folder().to_owned() } else { shown(&finding.file) };
    let word = if finding.what.is_wrong() { words.rows.wrong() } else { words.rows.left_over() };
    row(word, &words.workbook.finding(&file, &finding.what.words(all)))
}

fn of_book(all: &Words, seen: &Seen) -> Vec<String> {
    let words = &all.doctor;
    let (checkup, rows, book) = (&seen.checkup, &words.rows, &words.workbook);
    let name = checkup.folder.file_name().map(Path::new).map(shown).unwrap_or_default();
    let mut lines = vec![String::new(), book.heading(&name)];
    lines.push(row(rows.folder(), &shown(&checkup.folder)));
    if let Some(meta) = &checkup.book {
        lines.push(row(rows.kind(), kind(words, meta.kind)));
        lines.push(row(rows.lock(), lock(words, meta)));
    }
    lines.extend(checkup.keys.iter().map(|file| row(rows.key(), &key(words, file))));
    lines.push(row(rows.reading(), &readable(words, checkup)));
    if let Some((files, bytes)) = checkup.size {
        lines.push(row(rows.size(), &book.size(&book.files(files), &bytes.to_string())));
    }
    if checkup.may_be_of_two() {
        lines.push(row(rows.other(), book.other_person()));
    }
    if seen.open_to_others {
        lines.push(row(rows.wrong(), book.open_to_others()));
    }
    lines.extend(checkup.findings.iter().map(|finding| found(all, finding)));
    lines
}

/// What stands in the way of a workbook that was never locked, and how to move it out. Nothing is to be deleted: whoever
/// forgot that they set a passphrase needs all of it.
fn in_the_way(words: &Doctor, way: &InTheWay) -> Vec<String> {
    let (rows, said) = (&words.rows, &words.in_the_way);
    let mut lines = vec![String::new(), said.heading().to_owned()];
    lines.push(row(rows.folder(), &shown(&way.folder)));
    lines.extend(way.files.iter().map(|file| row(rows.wrong(), &said.file(&shown(file)))));
    lines.extend([said.if_ever_set(), said.if_never_set(), said.until_then()].map(|words| format!("  {words}")));
    lines
}

fn kind(words: &Doctor, kind: BookKind) -> &str {
    match kind {
        BookKind::One => words.workbook.for_one(),
        BookKind::Pair => words.workbook.for_two(),
        BookKind::Together => words.workbook.together(),
    }
}

fn lock<'a>(words: &'a Doctor, meta: &BookMeta) -> &'a str {
    match (meta.lock, meta.says_open) {
        (Lock::None, _) => words.workbook.not_locked(),
        (Lock::Age, true) => words.workbook.locked_by_folder(),
        (Lock::Age, false) => words.workbook.sealed(),
    }
}

fn key(words: &Doctor, file: &KeyFile) -> String {
    let name = shown(&Path::new("keys").join(&file.name));
    // A damaged file says no work. What is wrong with it stands among the findings.
    file.work.map_or_else(|| name.clone(), |work| words.workbook.key(&name, &work.to_string()))
}

fn readable(words: &Doctor, checkup: &Checkup) -> String {
    let book = &words.workbook;
    let Some(readable) = checkup.readable else { return book.sealed_from_outside().to_owned() };
    let (records, drafts) = (book.records(readable.records), book.drafts(readable.drafts));
    let deleted = book.deleted(readable.trash);
    // How much the other person has written is theirs, so a sum over both is never said.
    if checkup.may_be_of_two() {
        book.readable_of_two(&records, &drafts, &deleted)
    } else {
        book.readable(&records, &drafts, &deleted)
    }
}
