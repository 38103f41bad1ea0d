//! The shell that every HTML file shares: one piece, readable on a phone, in the dark, and on paper.

mod pages;
mod style;

pub use pages::pages;

use maud::{DOCTYPE, Markup, PreEscaped, html};

/// A whole file: its language (BCP 47), its title, its style sheet, and what stands in it.
///
/// The style is ours and goes in as it is; every other text is escaped.
pub fn file(language: &str, title: &str, style: &str, body: &Markup) -> String {
    let page = html! {
        (DOCTYPE)
        html lang=(language) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                (PreEscaped(style::SCHEME))
                // A link that somebody typed must not tell the site it leads to where it was clicked.
                meta name="referrer" content="no-referrer";
                title { (title) }
                style { (PreEscaped(style)) }
            }
            body { (body) }
        }
    };
    page.into_string()
}
