//! How pages look: one column, large enough to read on a phone, light and dark, and black on white on paper.

pub(super) const PAGES: &str = include_str!("pages.css");

/// Light and dark, said before the style is read, so that a dark room sees no white page first.
pub(super) const SCHEME: &str = include_str!("scheme.html");
