//! The pages of an export as one HTML file: contents, parts, and people's words as they were typed.

use super::{file, style};
use crate::export::document::{Document, Entry, Piece};
use maud::{Markup, html};

/// The whole file.
pub fn pages(document: &Document) -> String {
    let body = html! {
        header {
            h1 { (document.title) }
            @if !document.names.is_empty() { p.names { (names(document)) } }
            p.day { (document.day) }
            p.note { (document.note) }
        }
        (contents(document))
        main {
            @for (at, section) in (1..).zip(&document.sections) {
                section id={ "part-" (at) } {
                    h2 dir="auto" { (section.title) }
                    @for (nth, page) in (1..).zip(&section.entries) { (entry(page, &anchor(at, nth))) }
                }
            }
        }
        @if !document.foot.is_empty() { footer { p dir="auto" { (document.foot) } } }
    };
    file(&document.language, &document.title, style::PAGES, &body)
}

fn names(document: &Document) -> Markup {
    html! {
        @for (at, name) in document.names.iter().enumerate() {
            @if at > 0 { " " (document.words.document.and()) " " }
            // A name may be written from right to left, and must not turn the words beside it around.
            bdi { (name) }
        }
    }
}

fn anchor(part: usize, page: usize) -> String {
    format!("page-{part}-{page}")
}

fn contents(document: &Document) -> Markup {
    html! {
        nav aria-label=(document.words.document.contents()) {
            h2 { (document.words.document.contents()) }
            ul {
                @for (at, section) in (1..).zip(&document.sections) {
                    li {
                        a href={ "#part-" (at) } dir="auto" { (section.title) }
                        ul {
                            @for (nth, page) in (1..).zip(&section.entries) {
                                li { a href={ "#" (anchor(at, nth)) } dir="auto" { (page.heading()) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn entry(page: &Entry, id: &str) -> Markup {
    html! {
        article id=(id) {
            h3 dir="auto" { (page.title) }
            p.when { (page.day) @if !page.whose.is_empty() { ", " bdi { (page.whose) } } }
            @if !page.asked.is_empty() { p.asked dir="auto" { (page.asked) } }
            @for voice in &page.voices {
                div.voice {
                    @if !voice.name.is_empty() { h4 dir="auto" { (voice.name) } }
                    @for piece in &voice.said { (said(piece)) }
                }
            }
            @for fact in &page.facts { p.fact { (fact) } }
        }
    }
}

fn said(piece: &Piece) -> Markup {
    html! {
        @if !piece.label.is_empty() { p.label dir="auto" { (piece.label) } }
        // Each piece by itself: two people may write in two directions.
        @if !piece.words.trim().is_empty() { p.words dir="auto" { (piece.words.trim_end()) } }
        @if !piece.items.is_empty() {
            ul.items { @for item in &piece.items { li.words dir="auto" { (item) } } }
        }
    }
}
