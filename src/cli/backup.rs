//! `goldseam backup`, `restore` and `part`: copies that leave the workbook's folder, and one that comes back.

use super::{Cli, Done, Failure, out, places, shown};
use crate::engine::Lock;
use crate::journal::{AboutKeys, Bound, NotBack, Returned, Unreadable};
use std::path::Path;

/// Copies the workbooks into one file.
///
/// # Errors
/// When there is none, the file is there, or it can't be written.
pub fn back_up(cli: &Cli, file: &Path) -> Done {
    let folders = places::every(cli)?;
    if folders.is_empty() {
        return Err(Failure::new(2, "There is no workbook yet, so there is nothing to back up."));
    }
    out::is_free(file)?;
    let done = places::shelf(cli)?.back_up(&folders, file).map_err(|error| Failure::new(5, error))?;
    let what = if done.books.len() == 1 { "the workbook" } else { "all workbooks" };
    let plain = done.books.iter().any(|bound| bound.plain);
    let is_whole = done.left_out.is_empty() && done.not_whole.is_empty();
    let read = if is_whole {
        format!("Done: {} holds {what}, and was read back and compared.", shown(file))
    } else {
        format!("{} holds {what} but for what is named here. It was read back and compared.", shown(file))
    };
    super::print([read, sealed_or_not(plain, &done.books)])?;
    named(&[("Left out", &done.left_out), ("Not whole", &done.not_whole)])
}

fn sealed_or_not(plain: bool, books: &[Bound]) -> String {
    let words = match (plain, books.iter().all(|bound| bound.plain)) {
        (false, _) => "It is sealed: nobody can read a page in it without a passphrase or a recovery sheet.",
        (true, true) => "It is not sealed: anyone who has it can read every page.",
        (true, false) => "Not all in it is sealed: anyone who has it can read the pages that are not.",
    };
    words.to_owned()
}

/// Names what was left out, and what is not whole; that something was is no success.
fn named(files: &[(&str, &[Unreadable])]) -> Done {
    let lines: Vec<String> = files
        .iter()
        .flat_map(|(what, files)| files.iter().map(move |file| format!("{what}: {}: {}.", shown(&file.file), file.why)))
        .collect();
    if lines.is_empty() { Ok(0) } else { Err(Failure::new(1, lines.join("\n"))) }
}

/// Brings a backup back.
///
/// # Errors
/// When it is no whole backup, differs from what is here in its lock or keys, or can't be written.
pub fn restore(cli: &Cli, file: &Path) -> Done {
    let returned = places::shelf(cli)?.restore(file).map_err(|error| match error {
        NotBack::Other(_) | NotBack::WouldLock(_) => Failure::new(1, error),
        NotBack::NotKept(_) => Failure::new(5, error),
        NotBack::Unreadable(_) | NotBack::NotWhole(_) => Failure::new(4, error),
    })?;
    super::print(returned.iter().flat_map(came_back))
}

fn came_back(book: &Returned) -> Vec<String> {
    let how = match (book.is_new, book.added) {
        (true, _) => "is back.",
        (false, 0) => "is as it was: all of the backup was here already.",
        (false, _) => "has back what was missing. Nothing that was here was changed.",
    };
    let mut lines = vec![format!("The workbook {} {how}", book.book)];
    lines.extend(book.keys.iter().map(|about| about_keys(*about).to_owned()));
    lines.extend(not_sealed(book.not_sealed));
    lines
}

fn about_keys(about: AboutKeys) -> &'static str {
    match about {
        AboutKeys::OtherPassphrase => "Its passphrase in the backup was another one. The one of today stays.",
        AboutKeys::Back => {
            "A key file was missing here and is back. It opens with the passphrase it had when the backup was made."
        }
        AboutKeys::OtherLock => {
            "The backup was locked with a key of its own. Both keys are kept: your passphrase opens what it did before, \
            and what was sealed with the other key opens with the passphrase it had when the backup was made."
        }
    }
}

/// What came back into a locked workbook as it was in the backup, for anybody to read.
fn not_sealed(count: usize) -> Option<String> {
    let (files, are) = if count == 1 { ("1 file".to_owned(), "is") } else { (format!("{count} files"), "are") };
    (count > 0).then(|| {
        format!(
            "{files} of the backup {are} not sealed: anyone who has the folder can read what is in there. Nothing of it \
            is part of the workbook yet. Open the workbook with your passphrase to look at it and take it in."
        )
    })
}

/// Makes a person's own copy.
///
/// # Errors
/// When the workbook can't be opened, the folder is there, or it can't be written.
pub fn part(cli: &Cli, dir: &Path) -> Done {
    out::is_free(dir)?;
    let (journal, _) = places::book(cli)?;
    let left_out = journal.part(dir).map_err(|error| Failure::new(5, error))?;
    let how = match journal.book().lock {
        Lock::Age => "It is sealed as here, and your passphrase opens it",
        Lock::None => "It is not sealed: anyone who has it can read every page",
    };
    let done = if left_out.is_empty() { "Done: " } else { "" };
    let but = if left_out.is_empty() { "" } else { ", but for what is named here" };
    super::print([format!("{done}{} holds your copy{but}. {how}: goldseam --data-dir {}", shown(dir), shown(dir))])?;
    named(&[("Left out, or not whole", &left_out)])
}
