//! `goldseam worksheet`: blank sheets to print. It opens no workbook and knows nothing that anyone wrote.

use super::{Cli, Done, Failure, edition, out, path, shown};
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
    let book = edition::workbook(cli)?;
    let sheets = match &asked.name {
        Some(name) => {
            vec![sheet::named(&book, name).ok_or_else(|| Failure::new(2, |words| words.commands.rest.no_sheet()))?]
        }
        None if asked.all => sheet::to_hand_out(&book),
        // The list in a file is hardly what was meant, and it would look like a sheet.
        None if asked.out.is_some() => return Err(Failure::new(2, |words| words.commands.rest.which_sheet())),
        None => return super::print(list(&book)),
    };
    let text = match asked.format {
        Format::Md => sheet::markdown::text(&book, &sheets),
        Format::Html => sheet::html::file(&book, &sheets) + "\n",
    };
    let Some(file) = path::file(asked.out.as_ref()) else { return super::print(text.lines().map(str::to_owned)) };
    out::write_or_replace(file, text.as_bytes(), asked.force)?;
    super::print([book.words.commands.rest.sheets_written(&shown(file), sheets.len())])
}

/// Id and title of each, and apart from them those that are never handed out with the rest.
fn list(book: &Workbook) -> Vec<String> {
    let row = |sheet: &Worksheet| format!("{:<26} {}", sheet.id, sheet.title);
    let (apart, rest): (Vec<&Worksheet>, Vec<&Worksheet>) =
        book.library.worksheets.sheets.iter().partition(|sheet| sheet::is_by_name_only(sheet));
    let mut lines: Vec<String> = rest.into_iter().map(row).collect();
    if !apart.is_empty() {
        lines.extend([String::new(), book.words.commands.rest.by_name().to_owned()]);
        lines.extend(apart.into_iter().map(row));
    }
    lines
}
