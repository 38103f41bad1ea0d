//! Sheets as Markdown that reads as plain text too: lines of underscores, boxes in brackets, nothing wider than a page.
//!
//! What an edition says is only ever text: a mark that Markdown or HTML would obey is written with a backslash.

use super::{Card, SHORT, are_short, cards, foot, shares};
use crate::content::Workbook;
use crate::content::library::{SheetPart, Worksheet};

/// The width of a page, in characters.
const WIDTH: usize = 72;

/// How many boxes make a grid of single words better than a list.
const MANY: usize = 6;

/// The sheets, one after the other.
pub fn text(book: &Workbook, sheets: &[&Worksheet]) -> String {
    sheets.iter().map(|sheet| page(book, sheet)).collect::<Vec<_>>().join("\n\n")
}

fn page(book: &Workbook, sheet: &Worksheet) -> String {
    let mut blocks = vec![format!("# {}", heading(&sheet.title))];
    blocks.extend(sheet.intro.split("\n\n").map(paragraph));
    blocks.extend(sheet.parts.iter().flat_map(section));
    blocks.extend(sheet.verbatim.as_deref().map(as_it_stands));
    let cards = cards(book, sheet);
    blocks.extend(cards.iter().flat_map(|card| stop(book, card)));
    blocks.extend((!cards.is_empty()).then(|| paragraph(book.words.export.sheet.begin())));
    blocks.extend(foot(book, sheet).as_deref().map(paragraph));
    blocks.join("\n\n") + "\n"
}

fn section(part: &SheetPart) -> Vec<String> {
    let mut blocks = vec![format!("## {}", heading(&part.ask))];
    blocks.extend(part.hint.as_deref().map(paragraph));
    if !part.boxes.is_empty() {
        blocks.push(boxes(&part.boxes));
    }
    if !part.table.is_empty() {
        blocks.push(table(part));
    }
    blocks.extend((0..part.lines).map(|_| "_".repeat(WIDTH)));
    blocks
}

/// A stop of the presenter's way: a heading, and a list under it.
fn stop(book: &Workbook, card: &Card<'_>) -> Vec<String> {
    let item = |words: &str| format!("- {}", folded(words, WIDTH - 2).join("\n  "));
    let says = card.says(book).map(|(heading, words)| item(&format!("{heading}: {words}")));
    let list = std::iter::once(item(&card.beside)).chain(says).collect::<Vec<_>>().join("\n");
    vec![format!("## {} {}", card.number, heading(&card.stop.title)), list]
}

fn boxes(boxes: &[String]) -> String {
    if are_short(boxes) && boxes.len() >= MANY {
        let row = |row: &[String]| row.iter().map(|words| format!("[ ] {words:<SHORT$}")).collect::<Vec<_>>().concat();
        return as_it_stands(&boxes.chunks(3).map(row).collect::<Vec<_>>().join("\n"));
    }
    let item = |words: &String| folded(words, WIDTH - 6).join("\n      ");
    boxes.iter().map(|words| format!("- [ ] {}", item(words))).collect::<Vec<_>>().join("\n")
}

fn table(part: &SheetPart) -> String {
    let headings: Vec<String> = part.table.iter().map(|words| escaped(words).replace('|', "\\|")).collect();
    let room = WIDTH.saturating_sub(3 * headings.len() + 1);
    let sized = headings.iter().zip(shares(headings.len()));
    let widths: Vec<usize> = sized.map(|(words, share)| words.chars().count().max(room * share / 100).max(3)).collect();
    let row = |cell: &dyn Fn(usize) -> String| {
        let cells = widths.iter().enumerate().map(|(at, width)| format!(" {:<width$} |", cell(at)));
        format!("|{}", cells.collect::<Vec<_>>().concat())
    };
    let mut rows = vec![row(&|at| headings[at].clone()), row(&|at| "-".repeat(widths[at]))];
    rows.extend((0..part.rows).map(|_| row(&|at| "_".repeat(widths[at]))));
    rows.join("\n")
}

/// Marks at the end of a heading would be taken for its closing.
fn heading(words: &str) -> String {
    escaped(words).replace('#', "\\#")
}

/// An indented block: Markdown changes nothing in it, and a reader of plain text sees no marks around it.
fn as_it_stands(lines: &str) -> String {
    let indented = lines.lines().map(|line| format!("    {}", line.trim_end()).trim_end().to_owned());
    indented.collect::<Vec<_>>().join("\n")
}

fn paragraph(words: &str) -> String {
    folded(words, WIDTH).join("\n")
}

/// Lines of at most this many characters, escaped, none of which begins anything but text.
fn folded(words: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace().map(escaped) {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(&word);
            }
            _ => lines.push(opening(word)),
        }
    }
    lines
}

/// Text with a backslash before every mark that would be obeyed inside a line.
fn escaped(words: &str) -> String {
    let mut safe = String::with_capacity(words.len());
    for letter in words.chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&' | '~') {
            safe.push('\\');
        }
        safe.push(letter);
    }
    safe
}

/// The first word of a line, with a backslash before what would make a heading, a list or a quotation of it.
fn opening(word: String) -> String {
    let digits = word.trim_end_matches(['.', ')']);
    let numbered = digits.len() < word.len() && digits.chars().all(|letter| letter.is_ascii_digit());
    if numbered && !digits.is_empty() {
        return format!("{digits}\\{}", &word[digits.len()..]);
    }
    if word.starts_with(['#', '>', '+', '-', '=', '|']) { format!("\\{word}") } else { word }
}
