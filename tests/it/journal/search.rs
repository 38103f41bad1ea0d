//! Search finds words whatever their capitals and accents, in every kind of record that has words.

use crate::journal::shelf::{page, record};
use goldseam::engine::record::{Agreement, Part, Promise};
use goldseam::engine::{Answer, Known, Record};
use goldseam::journal::search::{fold, matches};
use proptest::prelude::*;

fn finds(record: &Record, query: &str) -> Option<(String, bool)> {
    matches(record, &fold(query)).map(|hit| (hit.line, hit.asked))
}

#[test]
fn search_sees_through_capitals_and_accents_and_gives_the_line() {
    let kept = page(1, "On Sunday\nwe spoke about the NAÏVE plan\nand slept.");
    let line = Some(("we spoke about the NAÏVE plan".to_owned(), false));
    assert_eq!(finds(&kept, "naive"), line);
    assert_eq!(finds(&kept, "  Plan NAIVE "), line);
    assert_eq!(finds(&kept, "sunday slept").map(|hit| hit.0), Some("On Sunday".to_owned()));
    assert_eq!(finds(&kept, "hardest"), Some(("What is the hardest part to say?".to_owned(), true)));
    assert_eq!(finds(&kept, "sunday monday"), None);
    assert_eq!(finds(&kept, "  "), None);
}

#[test]
fn search_reads_every_kind_of_words() {
    let part = Part { text: "needle".to_owned(), ..Part::default() };
    let promise = Promise { know: "needle".to_owned(), ..Promise::default() };
    let agreement = Agreement { more: vec![part.clone()], ..Agreement::default() };
    let answer = Answer { parts: vec![part], ..Answer::default() };
    for known in [
        Known::Answered { value: answer.clone() },
        Known::Shared { value: answer.clone(), from: None },
        Known::Shown { one: Answer::default(), two: answer },
        Known::Promised { value: promise },
        Known::Agreed { value: agreement },
    ] {
        assert_eq!(finds(&record(1, known), "needle"), Some(("needle".to_owned(), false)));
    }
    assert_eq!(finds(&record(1, Known::SetAside), "needle"), None);
}

proptest! {
    #[test]
    fn folding_twice_is_folding_once(text in "\\PC{0,20}") {
        prop_assert_eq!(fold(&fold(&text)), fold(&text));
    }
}

#[test]
fn folded_text_is_found_without_case_and_accents() {
    for (text, sought) in
        [("Café", "cafe"), ("CAFE\u{301}", "café"), ("İstanbul", "istanbul"), ("ÅNGSTRÖM", "angstrom"), ("ﬁne", "fine")]
    {
        assert!(fold(text).contains(&fold(sought)), "{text:?} {sought:?}");
    }
}

#[test]
fn what_a_keyboard_or_a_program_puts_in_place_of_a_sign_is_found_by_the_sign() {
    let page = "I don\u{2019}t know. \u{201c}Łukasz\u{201d} \u{2013} Søren went to the Straße; \u{de}\u{f3}r\u{a0}too";
    for sought in
        ["don't", "don\u{2019}t", "don`t", "\"lukasz\"", "\u{201e}Łukasz", "- soren", "strasse", "Straße", "thor too"]
    {
        assert!(fold(page).contains(&fold(sought)), "{sought:?}: {}", fold(page));
    }
    // Each letter with a stroke is found by the letter without one.
    for (stroked, plain) in "ĐđØøŁłĦħŦŧıŊŋƵƶǤǥ".chars().zip("ddoollhhttinnzzgg".chars()) {
        assert_eq!(fold(&stroked.to_string()), plain.to_string(), "{stroked}");
    }
    assert_eq!(fold("trust\u{ad}worthy \u{3c3}\u{3bf}\u{3c2}"), "trustworthy \u{3c3}\u{3bf}\u{3c3}");
}
