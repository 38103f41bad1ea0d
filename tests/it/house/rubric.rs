//! The shipped words, held to everything in the content rubric that a machine can check.
//!
//! Each test names the rule it guards and tells every fault in one run, with its place and its words. What needs a
//! reader (warmth, hidden double questions, whether an ask is fair to both sides) is left to two readers.

mod agreements;
mod asking;
mod doors;
mod facts;
mod heavy;
mod ideas;
mod library;
mod original;
mod plain;
mod reading;
mod roads;
mod solo;
mod source;
mod talks;
mod texts;
mod wording;

use goldseam::content::embedded::ENGLISH;
use goldseam::content::{Kind, Step, Workbook, load};
use std::sync::LazyLock;
use toml::{Table, Value};

/// The pack inside the binary.
static BOOK: LazyLock<Workbook> = LazyLock::new(|| load::embedded().unwrap_or_else(|faults| panic!("{faults}")));

/// A file of the library as it is written: what is noted in it for whoever writes the pack is not loaded.
fn written(file: &str) -> Table {
    let found = ENGLISH.files.iter().find(|(path, _)| *path == format!("library/{file}.toml"));
    toml::from_str(found.expect("the file").1).expect("a table")
}

/// A key of every table in one of its lists, beside another one.
fn noted(file: &str, list: &str, key: &str, other: &str) -> Vec<(String, String)> {
    let text = |table: &Value, key: &str| table[key].as_str().expect("a text").to_owned();
    let list = written(file).remove(list).expect("the list");
    list.as_array().expect("a list").iter().map(|table| (text(table, key), text(table, other))).collect()
}

/// Holds a rule: fails with every fault there is.
fn hold(rule: &str, faults: impl IntoIterator<Item = String>) {
    let faults: Vec<_> = faults.into_iter().collect();
    assert!(faults.is_empty(), "{rule}: {} times\n{}", faults.len(), faults.join("\n"));
}

/// Every step and every small question with an id of its own.
fn all_steps() -> impl Iterator<Item = &'static Step> {
    BOOK.stages.iter().flat_map(|stage| stage.steps.iter().chain(&stage.notes))
}

/// The steps of a kind, of which there is at least one.
fn of_kind(kind: Kind) -> Vec<&'static Step> {
    let found: Vec<_> = all_steps().filter(|step| step.kind == kind).collect();
    assert!(!found.is_empty(), "the pack has no step of kind {kind}");
    found
}
