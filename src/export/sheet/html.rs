//! Sheets as one HTML file: for A4 and for US Letter, in the dark, and on a phone. No script, no other file.

use super::{Card, are_short, cards, foot, shares};
use crate::content::Workbook;
use crate::content::library::{SheetPart, Worksheet};
use crate::export::html;
use maud::{Markup, html};

/// The style of every sheet, on a screen and on paper.
pub const STYLE: &str = include_str!("print.css");

/// The longest line and the most lines of a card, which is printed large.
const CARD: (usize, usize) = (44, 16);

/// The sheets in one file, each on a page of its own.
pub fn file(book: &Workbook, sheets: &[&Worksheet]) -> String {
    let title = match sheets {
        // Browsers print the title at the top of the page, and keep it in their history.
        [sheet] if sheet.apart => book.words.export.sheet.neutral(),
        [sheet] => &sheet.title,
        _ => &book.title,
    };
    let body = html! {
        main {
            @for sheet in sheets { (page(book, sheet)) }
        }
    };
    html::file(&book.language, title, STYLE, &body)
}

fn page(book: &Workbook, sheet: &Worksheet) -> Markup {
    html! {
        article.sheet dir="auto" {
            header {
                h1 { (sheet.title) }
                @for words in sheet.intro.split("\n\n") { p { (words) } }
            }
            @for part in &sheet.parts { (section(part)) }
            @if let Some(lines) = &sheet.verbatim { (verbatim(lines)) }
            @let cards = cards(book, sheet);
            @if !cards.is_empty() {
                (stops(book, &cards))
                p.hint { (book.words.export.sheet.begin()) }
            }
            @if let Some(foot) = foot(book, sheet) { footer { p { (foot) } } }
        }
    }
}

fn section(part: &SheetPart) -> Markup {
    html! {
        // What is left of the page is shared out by how much room each part asks for.
        section style={ "--room:" (part.lines + part.rows) } {
            h2 { (part.ask) }
            @if let Some(hint) = &part.hint { p.hint { (hint) } }
            @if !part.boxes.is_empty() { (boxes(&part.boxes)) }
            @if !part.table.is_empty() { (table(part)) }
            @if part.lines > 0 {
                div.lines aria-hidden="true" {
                    @for _ in 0..part.lines { span {} }
                }
            }
        }
    }
}

/// The presenter's way, a card for each stop.
fn stops(book: &Workbook, cards: &[Card<'_>]) -> Markup {
    html! {
        div.stops {
            @for card in cards {
                div.stop {
                    h2 { (card.number) " " (card.stop.title) }
                    p.hint { (card.beside) }
                    @for (heading, words) in card.says(book) { p { b { (heading) ": " } (words) } }
                }
            }
        }
    }
}

fn boxes(boxes: &[String]) -> Markup {
    html! {
        ul.short[are_short(boxes)] {
            @for words in boxes {
                li { span.box aria-hidden="true" {} span { (words) } }
            }
        }
    }
}

fn table(part: &SheetPart) -> Markup {
    html! {
        table {
            colgroup { @for share in shares(part.table.len()) { col style={ "width:" (share) "%" }; } }
            thead { tr { @for heading in &part.table { th scope="col" { (heading) } } } }
            tbody {
                @for _ in 0..part.rows {
                    tr { @for _ in &part.table { td {} } }
                }
            }
        }
    }
}

/// Lines as they stand; few and short ones are a card to cut out.
fn verbatim(lines: &str) -> Markup {
    let longest = lines.lines().map(|line| line.chars().count()).max().unwrap_or_default();
    let card = longest <= CARD.0 && lines.lines().count() <= CARD.1;
    html! { pre.card[card] { (lines) } }
}
