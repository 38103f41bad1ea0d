//! The pages of an export as one HTML file: contents, parts, and people's words as they were typed.

use super::{file, style};
use crate::export::document::{Document, Entry, Said};
use maud::{Markup, html};

/// The whole file.
pub fn pages(document: &Document) -> String {
    let body = html! {
        header {
            h1 { (document.title) }
            @if !document.names.is_empty() { p.names { (names(&document.names)) } }
            p.day { (document.day) }
            p.note { (document.note) }
        }
        (contents(document))
        main {
            @for (at, part) in (1..).zip(&document.parts) {
                section id={ "part-" (at) } {
                    h2 dir="auto" { (part.title) }
                    @for (nth, page) in (1..).zip(&part.entries) { (entry(page, &anchor(at, nth))) }
                }
            }
        }
        @if !document.foot.is_empty() { footer { p dir="auto" { (document.foot) } } }
    };
    file(&document.language, &document.title, style::PAGES, &body)
}

fn names(names: &[String]) -> Markup {
    html! {
        @for (at, name) in names.iter().enumerate() {
            @if at > 0 { " and " }
            bdi { (name) }
        }
    }
}

fn anchor(part: usize, page: usize) -> String {
    format!("page-{part}-{page}")
}

fn contents(document: &Document) -> Markup {
    html! {
        nav aria-label="Contents" {
            h2 { "Contents" }
            ul {
                @for (at, part) in (1..).zip(&document.parts) {
                    li {
                        a href={ "#part-" (at) } dir="auto" { (part.title) }
                        ul {
                            @for (nth, page) in (1..).zip(&part.entries) {
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

fn said(piece: &Said) -> Markup {
    html! {
        @if !piece.label.is_empty() { p.label dir="auto" { (piece.label) } }
        @if !piece.words.trim().is_empty() { p.words dir="auto" { (piece.words.trim_end()) } }
        @if !piece.items.is_empty() {
            ul.items { @for item in &piece.items { li.words dir="auto" { (item) } } }
        }
    }
}
