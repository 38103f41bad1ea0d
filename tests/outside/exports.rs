//! Exported pages in a real browser: nobody scrolls sideways on a phone, whatever was written, and every word stands out
//! in the light and in the dark.

use crate::browser::{Paper, Scheme, pages, reach, weakest_contrast};
use goldseam::content::{Role, load};
use goldseam::engine::leaving::Scope;
use goldseam::engine::record::{Answer, Known};
use goldseam::engine::{BookKind, Place, Progress, Reader, Record, Seat, sample};
use goldseam::export::document::Document;
use goldseam::export::{Leaving, Wanted, html};
use goldseam::runtime::Clock;
use goldseam::runtime::clock::WallClock;

/// Words that a narrow page has no place to break, and marks that a browser would obey.
fn hard_to_set() -> String {
    let long = "an".repeat(200);
    format!(
        "{long} https://example.org/{long} <script>alert(1)</script> \"quoted\" \u{202e}backwards ماذا حدث؟\n\n{long}"
    )
}

/// The file of a sample's own pages, or of what both have, with one page that is hard to set.
fn exported(id: &str, wish: Scope) -> String {
    let book = load::embedded().unwrap_or_else(|faults| panic!("{faults}"));
    let told = book.demo.sample(id).unwrap();
    let kind = sample::kind(told);
    let seat = if wish == Scope::Shared { Seat::Both } else { Seat::Own(Place::One) };
    let mut records = sample::records(&book, told, WallClock.now());
    let first = records.iter().find(|record| record.place == seat.place()).unwrap().clone();
    let event = Known::Answered { value: Answer::page(hard_to_set()) }.into();
    let (id, step) = (goldseam::engine::RecordId::of(0xf00), "welcome.ground-rules".to_owned());
    records.push(Record { id, step, asked: hard_to_set(), event, ..first });
    let progress = Progress::replay(records);
    let role = if kind == BookKind::One { progress.role(Place::One) } else { Role::Unsaid };
    let leaving =
        Leaving { book: &book, progress: &progress, reader: Reader { kind, seat, role }, now: WallClock.now() };
    html::pages(&Document::pages(&leaving, Wanted { wish, stage: None }))
}

fn all() -> [(&'static str, String); 3] {
    [("couple", Scope::Shared), ("hurt", Scope::Mine), ("broke", Scope::Mine)]
        .map(|(id, wish)| (id, exported(id, wish)))
}

#[test]
fn no_export_is_wider_than_a_phone() {
    for (id, file) in all() {
        assert_eq!(reach(&file, 360), 360, "{id}");
    }
}

#[test]
fn every_word_of_an_export_stands_out_in_the_light_and_in_the_dark() {
    for (id, file) in all() {
        for scheme in [Scheme::Light, Scheme::Dark] {
            let (ratio, words) = weakest_contrast(&file, scheme);
            assert!(ratio >= 4.5, "{id}: {ratio:.2} to 1 in {scheme:?}: «{words}»");
        }
    }
}

#[test]
fn an_export_prints_on_either_paper() {
    for (id, file) in all() {
        for paper in [Paper::A4, Paper::Letter] {
            assert!((1..30).contains(&pages(&file, paper)), "{id} on {paper:?}");
        }
    }
}
