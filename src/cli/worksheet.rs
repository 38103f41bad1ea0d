//! `goldseam worksheet`: blank sheets to print. It opens no workbook and knows nothing that anyone wrote.

use super::{Cli, Done, Failure, out, path, places, shown};
use crate::content::Workbook;
use crate::content::library::Worksheet;
use crate::export::sheet;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Which sheets, and how.
#[derive(Debug, Args)]
pub struct Asked {
    /// The sheet, or `presenter`; without one, the sheets are listed.
    name: Option<String>,
    /// All sheets to hand out, a page each.
    #[arg(long, conflicts_with = "name")]
    all: bool,
    /// As plain text, or for a browser, to print.
    #[arg(long, value_enum, default_value_t = Format::Md)]
    format: Format,
    /// A file to make, which only you can read; without one, or with `-`, it is printed here.
    #[arg(long, value_name = "FILE", value_parser = path::or_stream())]
    out: Option<PathBuf>,
    /// Replace the file if it is there.
    #[arg(long, requires = "out")]
    force: bool,
}

/// What a sheet is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Markdown, readable as it is.
    Md,
    /// One HTML file without a script, for A4 and US Letter.
    Html,
}

/// Prints or writes the sheets, or lists them.
///
/// # Errors
/// When there is no such sheet, or the file is there or can't be written.
pub fn worksheet(cli: &Cli, asked: &Asked) -> Done {
    let book = places::workbook(cli)?;
    let sheets = match &asked.name {
        Some(name) => vec![sheet::named(&book, name).ok_or_else(|| Failure::new(2, NO_SHEET))?],
        None if asked.all => sheet::to_hand_out(&book),
        // The list in a file is hardly what was meant, and it would look like a sheet.
        None if asked.out.is_some() => return Err(Failure::new(2, WHICH)),
        None => return super::print(list(&book)),
    };
    let text = match asked.format {
        Format::Md => sheet::markdown::text(&book, &sheets),
        Format::Html => sheet::html::file(&book, &sheets) + "\n",
    };
    let Some(file) = path::file(asked.out.as_ref()) else { return super::print(text.lines().map(str::to_owned)) };
    out::write(file, text.as_bytes(), asked.force)?;
    let what = if sheets.len() == 1 { "the sheet" } else { "the sheets, a page each" };
    super::print([format!("Done: {} holds {what}.", shown(file))])
}

const NO_SHEET: &str = "There is no sheet of that name. `goldseam worksheet` lists them all.";

const WHICH: &str =
    "Nothing was written, since no sheet was named. `goldseam worksheet` lists them; --all takes them all.";

/// Id and title of each, and apart from them those that are never handed out with the rest.
fn list(book: &Workbook) -> Vec<String> {
    let row = |sheet: &Worksheet| format!("{:<26} {}", sheet.id, sheet.title);
    let (apart, rest): (Vec<&Worksheet>, Vec<&Worksheet>) =
        book.library.worksheets.sheets.iter().partition(|sheet| sheet::is_by_name_only(sheet));
    let mut lines: Vec<String> = rest.into_iter().map(row).collect();
    if !apart.is_empty() {
        lines.extend([String::new(), BY_NAME.to_owned()]);
        lines.extend(apart.into_iter().map(row));
    }
    lines
}

const BY_NAME: &str = "Only by name, never with --all. What is typed may stay in the history of the shell:";
