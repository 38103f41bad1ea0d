//! The blank sheets in a real browser: each prints to one page of both papers, can be read on a phone without
//! scrolling sideways, and in the light and in the dark.

use crate::browser::{Paper, Scheme, pages, reach, weakest_contrast};
use goldseam::content::{Workbook, load};
use goldseam::export::sheet;

fn book() -> Workbook {
    load::embedded().unwrap_or_else(|faults| panic!("{faults}"))
}

/// Each sheet alone in a file, by its id.
fn files(book: &Workbook) -> Vec<(&str, String)> {
    let sheets = &book.library.worksheets.sheets;
    assert!(sheets.len() > 15, "the sheets were not found");
    sheets.iter().map(|known| (known.id.as_str(), sheet::html::file(book, &[known]))).collect()
}

#[test]
fn every_sheet_prints_to_one_page_of_either_paper() {
    let book = book();
    let mut wrong = Vec::new();
    for (id, file) in files(&book) {
        for paper in [Paper::A4, Paper::Letter] {
            let count = pages(&file, paper);
            if count != 1 {
                wrong.push(format!("{id} prints to {count} pages of {paper:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn all_of_them_print_to_a_page_each() {
    let book = book();
    let sheets = sheet::to_hand_out(&book);
    let file = sheet::html::file(&book, &sheets);
    for paper in [Paper::A4, Paper::Letter] {
        assert_eq!(pages(&file, paper), sheets.len(), "{paper:?}");
    }
}

#[test]
fn no_sheet_is_wider_than_a_phone() {
    let book = book();
    for (id, file) in files(&book) {
        assert_eq!(reach(&file, 360), 360, "{id}");
    }
}

#[test]
fn every_word_stands_out_in_the_light_and_in_the_dark() {
    let book = book();
    let all: Vec<_> = book.library.worksheets.sheets.iter().collect();
    let file = sheet::html::file(&book, &all);
    for scheme in [Scheme::Light, Scheme::Dark] {
        let (ratio, words) = weakest_contrast(&file, scheme);
        assert!(ratio >= 4.5, "{ratio:.2} to 1 in {scheme:?}: «{words}»");
    }
}
