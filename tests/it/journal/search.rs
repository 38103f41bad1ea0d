//! Search finds words whatever their capitals and accents, in every kind of record that has words.

use crate::journal::shelf::{page, record};
use goldseam::engine::record::{Agreement, Part, Promise};
use goldseam::engine::{Answer, Known, Record};
use goldseam::journal::search::{Wanted, fold, fold_record};
use proptest::collection::vec;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

fn finds(record: &Record, query: &str) -> bool {
    Wanted::of(query).stands_in_record(record)
}

#[test]
fn search_sees_through_capitals_and_accents() {
    let kept = page(1, "On Sunday\nwe spoke about the NAÏVE plan\nand slept.");
    for found in ["naive", "  Plan NAIVE ", "sunday slept", "hardest", "day\tspoke"] {
        assert!(finds(&kept, found), "{found}");
    }
    for other in ["sunday monday", "sundaywe", "slept.what"] {
        assert!(!finds(&kept, other), "{other}");
    }
    assert!(Wanted::of("  ").is_empty() && Wanted::of("\u{301}").is_empty());
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
        assert!(finds(&record(1, known), "needle"));
    }
    assert!(!finds(&record(1, Known::SetAside), "needle"));
}

/// Folding as it is meant, sign by sign through all of Unicode; but for the letters that Unicode does not take apart.
fn meant(text: &str) -> String {
    let plain = |c| match c {
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2032}' | '\u{2bc}' | '\u{2b9}' | '\u{b4}' | '`' => '\'',
        '\u{201c}'..='\u{201f}' | '\u{ab}' | '\u{bb}' | '\u{2033}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        c => c,
    };
    let small = text.chars().map(plain).nfkd().flat_map(char::to_lowercase).nfkd().map(plain);
    let unseen = ['\u{ad}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}'];
    small.filter(|c| !is_combining_mark(*c) && !unseen.contains(c)).collect()
}

/// Whether each word stands somewhere in a text, line by line.
fn meant_to_find(text: &str, query: &str) -> bool {
    let lines: Vec<String> = text.lines().map(fold).collect();
    fold(query.trim()).split_whitespace().all(|word| lines.iter().any(|line| line.contains(word)))
}

/// Signs as they are met, whole and taken apart, in every order.
fn signs() -> impl Strategy<Value = String> {
    let sign = prop_oneof![
        6 => "[a-zA-Z `'\n\r-]",
        2 => "[àÀéÉîÏñÑöÖşİıŁß]",
        2 => "[\u{301}\u{308}\u{327}\u{323}\u{345}\u{ad}\u{200b}]",
        1 => "[\u{2018}-\u{201f}ﬁ①Å한가ガがΣς日\u{1f600}]",
        1 => "\\PC",
    ];
    vec(sign, 0..24).prop_map(|signs| signs.concat())
}

proptest! {
    #[test]
    fn folding_twice_is_folding_once(text in "\\PC{0,20}") {
        prop_assert_eq!(fold(&fold(&text)), fold(&text));
    }

    #[test]
    fn a_run_of_signs_is_folded_as_if_each_stood_alone(text in signs()) {
        let letters: String = text.chars().filter(|c| !"ßİıŁς".contains(*c)).collect();
        prop_assume!(fold(&letters).chars().all(|c| c.is_ascii() || fold(&c.to_string()) == c.to_string()));
        let strokes = |text: &str| text.chars().map(|c| fold(&c.to_string())).collect::<String>();
        prop_assert_eq!(fold(&letters), strokes(&meant(&letters)));
    }

    #[test]
    fn a_page_is_found_as_it_is_line_by_line(text in signs(), query in signs()) {
        let kept = page(1, &text);
        let mut folded = String::new();
        fold_record(&kept, &mut folded);
        let all = format!("{}\n{text}", kept.asked);
        prop_assert_eq!(finds(&kept, &query), meant_to_find(&all, &query));
        // Whatever stands in the page is found by it.
        for word in text.split_whitespace() {
            prop_assert!(finds(&kept, word), "{:?} is not found in {:?}", word, folded);
        }
    }

    #[test]
    fn what_narrows_finds_nothing_that_was_not_found_before(text in signs(), old in "[ab ]{0,4}", more in "[ab ]{0,3}") {
        let (before, now) = (Wanted::of(&old), Wanted::of(&format!("{old}{more}")));
        prop_assert!(now.narrows(&before));
        let kept = page(1, &text);
        prop_assert!(!now.stands_in_record(&kept) || before.stands_in_record(&kept));
        let other = Wanted::of(&more);
        if other.narrows(&before) {
            prop_assert!(!other.stands_in_record(&kept) || before.stands_in_record(&kept));
        }
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
