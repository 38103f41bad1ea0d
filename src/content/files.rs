//! Every kind of file a pack has.

use super::demo::{Presenter, Sample};
use super::schema::{File, WORKBOOK_FILE};
use super::table::Table;
use super::{Library, StageFile, Workbook, words};

const BEFORE: &[File] = &[
    File {
        name: "workbook",
        path: WORKBOOK_FILE,
        says: "the title page, and the order of everything",
        form: Workbook::SCHEMA,
    },
    File {
        name: "stage",
        path: "stages/",
        says: "a stage and its steps, a file for each stage",
        form: StageFile::SCHEMA,
    },
];

const AFTER: &[File] = &[
    File {
        // Before the folder it lies in: the first kind that fits a path is taken.
        name: "presenter",
        path: "demo/presenter.toml",
        says: "the demo, for its presenter",
        form: Presenter::SCHEMA,
    },
    File { name: "sample", path: "demo/", says: "the made-up people of the demo", form: Sample::SCHEMA },
];

/// Every kind of file, in the order in which a pack is written, those of the program's words last.
pub fn all() -> impl Iterator<Item = &'static File> + Clone {
    BEFORE.iter().chain(Library::FILES).chain(AFTER).chain(words::FILES)
}

/// The kind of the file that lies at a path inside a pack.
pub fn at(path: &str) -> Option<&'static File> {
    let in_folder = |file: &File| file.path.ends_with('/') && path.starts_with(file.path);
    let is_toml = std::path::Path::new(path).extension().is_some_and(|end| end == "toml");
    all().find(|file| path == file.path || (is_toml && in_folder(file)))
}
