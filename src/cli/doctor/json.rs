//! The report for scripts: one object a line, with names that stay. `what` says what a line is about.

use super::report::beyond;
use super::{Report, Seen};
use crate::content::words::Words;
use crate::journal::Finding;
use serde_json::{Value, json};

/// One object to a line; `report.rs` says the same in words.
pub(super) fn lines(report: &Report<'_>) -> Vec<String> {
    let words = report.words;
    let places = report.places.iter().map(|place| {
        json!({"what": "place", "name": place.name, "path": place.path.to_string_lossy(), "there": place.path.exists()})
    });
    let in_the_way = report.in_the_way.iter().map(|way| {
        let files: Vec<_> = way.files.iter().map(|file| file.to_string_lossy()).collect();
        json!({"what": "in-the-way", "path": way.folder.to_string_lossy(), "files": files, "wrong": true})
    });
    let around = report.around.iter().map(|finding| found(words, None, finding));
    let beyond = beyond(&report.words.doctor).into_iter().map(|words| json!({"what": "beyond", "words": words}));
    let end = json!({"what": "end", "wrong": report.is_wrong()});
    let all = places
        .chain(report.books.iter().flat_map(|seen| of_book(words, seen)))
        .chain(in_the_way)
        .chain(around)
        .chain(beyond)
        .chain([end]);
    all.map(|line| line.to_string()).collect()
}

fn of_book(words: &Words, seen: &Seen) -> Vec<Value> {
    let checkup = &seen.checkup;
    let id = checkup.folder.file_name().map(|name| name.to_string_lossy().into_owned());
    let book = checkup.book.as_ref();
    let keys: Vec<Value> = checkup.keys.iter().map(|file| json!({"file": file.name, "work": file.work})).collect();
    let mut lines = vec![json!({
        "what": "workbook", "book": id, "path": checkup.folder.to_string_lossy(), "kind": book.map(|book| book.kind),
        "lock": book.map(|book| book.lock), "keys": keys,
        "opened": checkup.opened, "records": checkup.readable.map(|read| read.records),
        "drafts": checkup.readable.map(|read| read.drafts), "trash": checkup.readable.map(|read| read.trash),
        "files": checkup.size.map(|(files, _)| files), "bytes": checkup.size.map(|(_, bytes)| bytes),
        "open_to_others": seen.open_to_others,
    })];
    lines.extend(checkup.findings.iter().map(|finding| found(words, id.as_deref(), finding)));
    lines
}

fn found(words: &Words, book: Option<&str>, finding: &Finding) -> Value {
    json!({
        "what": "file", "book": book, "file": finding.file.to_string_lossy(), "why": finding.what.word(),
        "words": finding.what.words(words), "wrong": finding.what.is_wrong(),
    })
}
