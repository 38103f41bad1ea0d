//! The words of the program: what a pack may write of them, what it says of those it lacks, and how they are said.

use crate::content::whole::smallest;
use chrono::NaiveDate;
use goldseam::content::schema::{Schema, Shape};
use goldseam::content::words::{FILES, Hour, People, Plurals, Takes};
use goldseam::content::{Workbook, load};
use std::fs;
use std::path::Path;

/// The files of the smallest pack.
fn smallest_files() -> Vec<(String, Vec<u8>)> {
    let files = crate::journal::two::files_below(&smallest()).into_iter();
    files.map(|(path, bytes)| (path.to_str().expect("a name").to_owned(), bytes)).collect()
}

/// The smallest pack in a language, with one file of words over it.
fn with(language: &str, file: &str, words: &str) -> Result<Workbook, String> {
    let mut files = smallest_files();
    for (path, bytes) in &mut files {
        if path == "workbook.toml" {
            let text = String::from_utf8(bytes.clone()).expect("text");
            *bytes = text.replace("language = \"en\"", &format!("language = \"{language}\"")).into_bytes();
        }
    }
    files.push((format!("library/words/{file}.toml"), words.as_bytes().to_vec()));
    load::from_files(files).map_err(|faults| faults.to_string())
}

/// What is wrong with one file of words.
fn told(file: &str, words: &str) -> String {
    told_in("en", file, words)
}

fn told_in(language: &str, file: &str, words: &str) -> String {
    with(language, file, words).expect_err("a fault")
}

#[test]
fn a_word_that_a_pack_lacks_is_named_and_said_in_english() {
    let book = with("de", "common", "[buttons]\nkeep = \"Behalten\"\n").unwrap_or_else(|faults| panic!("{faults}"));
    let buttons = &book.words.common.buttons;
    assert_eq!([buttons.keep(), buttons.back()], ["Behalten", "Back"]);
    let borrowed: Vec<_> = book.borrowed.iter().map(ToString::to_string).collect();
    let back = "library/words/common.toml:1:1: the word \"back\" is missing from [buttons]";
    assert!(borrowed.iter().any(|line| line == back), "{borrowed:#?}");
    assert!(!borrowed.iter().any(|line| line.contains("\"keep\"")), "{borrowed:#?}");
    assert!(borrowed.contains(&"library/words/dates.toml: this file is missing".to_owned()), "{borrowed:#?}");
}

#[test]
fn the_shipped_pack_borrows_no_word() {
    let book = load::embedded().unwrap_or_else(|faults| panic!("{faults}"));
    assert_eq!(book.borrowed, []);
}

#[test]
fn a_pack_from_before_is_read_and_told_where_its_words_stand_now() {
    let mut files = smallest_files();
    files.push(("library/interface.toml".to_owned(), b"[[line]]\nid = \"interface.kept\"".to_vec()));
    for (path, bytes) in &mut files {
        if path == "library/sittings.toml" {
            bytes.extend_from_slice(b"\n[lock]\nask = \"A lock?\"\n[later]\nleave = \"Later.\"\n");
            bytes.extend_from_slice(b"[[one.screen]]\nid = \"a\"\ntitle = \"A\"\nstep = \"no.step\"\n");
        }
        if path == "library/faq.toml" {
            *bytes = [b"title = \"Questions\"\n", &bytes[..]].concat();
        }
    }
    let book = load::from_files(files).unwrap_or_else(|faults| panic!("{faults}"));
    let borrowed: Vec<_> = book.borrowed.iter().map(ToString::to_string).collect();
    for expected in [
        "library/interface.toml: this file is no longer read; its words stand in library/words/",
        "\"lock\" is no longer read here; its words stand in library/words/lock.toml",
        "\"later\" is no longer read here; its words stand in library/words/",
        "library/faq.toml:1:9: \"title\" is no longer read; it can be taken out",
        "\"step\" is no longer read; it can be taken out",
        "the screen \"a\" is shown nowhere; it can be taken out",
    ] {
        assert!(borrowed.iter().any(|line| line.ends_with(expected)), "{expected}\n{borrowed:#?}");
    }
}

#[test]
fn what_is_wrong_with_a_word_is_said_at_its_place() {
    let cases = [
        ("common", "[buttons]\nkepe = \"K\"", "2:1: unknown key \"kepe\"; did you mean \"keep\"?"),
        ("common", "[butons]\nkeep = \"K\"", "1:2: unknown key \"butons\"; did you mean \"buttons\"?"),
        ("common", "[buttons]\nkeep = 3", "2:8: \"keep\" holds a whole number; write text in quotes: keep = \"...\""),
        ("common", "[buttons]\nkeep = \" \"", "2:8: \"keep\" is empty;"),
        ("common", "[buttons]\nkeep = \"{name}\"", "2:8: \"keep\" has an unknown placeholder {name}; take it out"),
        ("dates", "[near]\nin_a_week = \"{daet}\"", "unknown placeholder {daet}; did you mean \"date\"?"),
        ("dates", "[near]\nin_a_week = \"{date\"", "2:13: \"in_a_week\" has a brace that belongs to no placeholder;"),
        (
            "dates",
            "[near]\nin_a_week = \"} {date}\"",
            "2:13: \"in_a_week\" has a brace that belongs to no placeholder;",
        ),
        ("dates", "[lengths]\nminutes = \"{number}\"", "\"minutes\" holds text; write a table of plural forms"),
        ("dates", "[lengths]\nminutes = { other = \"{number}\" }", "2:11: \"minutes\" has no form \"one\""),
        (
            "dates",
            "[lengths]\nminutes = { one = \"\", few = \"\", other = \"x\" }",
            "\"minutes\" has an unknown form \"few\"",
        ),
        ("pages", "[pause]\nwelcome_back = { one = \"W\" }", "\"welcome_back\" has no form \"two\""),
        ("setup", "[enough]\nclose = { day = \"W\", night = \"C\" }", "\"close\" has an unknown form \"night\""),
    ];
    for (file, words, expected) in cases {
        let told = told(file, words);
        assert!(told.contains(expected), "{words}\n{told}\n{expected}");
    }
    // All of them in one run.
    assert_eq!(told("common", "[buttons]\nkepe = \"K\"\nback = 4\nmore = \"{x}\"").lines().count(), 3);
}

/// Seen: a help line without its number, and a check that said there was nothing to mend.
#[test]
fn an_insert_that_english_has_is_missed() {
    let borrowed = |language: &str, file: &str, words: &str| -> Vec<String> {
        let book = with(language, file, words).unwrap_or_else(|faults| panic!("{words}\n{faults}"));
        book.borrowed.iter().map(ToString::to_string).filter(|told| told.contains("English has")).collect()
    };
    let near = "[near]\nin_a_week = \"Soon.\"";
    let told = "library/words/dates.toml:2:13: English has {date} here, this has not; \
                write {date} where it belongs in the sentence";
    assert_eq!(borrowed("en", "dates", near), [told]);
    // Counted from the beginning of the file, however its lines end.
    let (_, after) = told.split_once(' ').unwrap();
    let lines = borrowed("en", "dates", &format!("\u{feff}# Ä\r\n{}", near.replace('\n', "\r\n")));
    assert_eq!(lines, [format!("library/words/dates.toml:3:13: {after}")]);
    // Without a help line somebody is left alone, so there it is a fault.
    let line = |text: &str| format!("[support]\nline = \"{text}\"");
    let lost = "library/words/pages.toml:2:8: English has {contact} here, this has not;";
    assert!(told_in("de", "pages", &line("{name}")).contains(lost));
    assert_eq!(told_in("de", "pages", &line("?")).lines().count(), 2);
    assert_eq!(borrowed("de", "pages", &line("{contact}: {name}")), [""; 0]);
}

/// "A page", "both pages": these forms say the number themselves.
#[test]
fn a_number_may_be_said_in_a_word_where_it_is_small() {
    let missed = |language: &str, forms: &str| {
        let book = with(language, "dates", &format!("[lengths]\nminutes = {{ {forms} }}"));
        let book = book.unwrap_or_else(|faults| panic!("{forms}\n{faults}"));
        book.borrowed.iter().filter(|told| told.what.contains("{number}")).count()
    };
    assert_eq!(missed("de", "one = \"a\", other = \"{number}\""), 0);
    assert_eq!(missed("de", "one = \"a\", other = \"some\""), 1);
    assert_eq!(missed("pl", "one = \"a\", few = \"b\", many = \"c\", other = \"d\""), 3);
    let arabic =
        "zero = \"a\", one = \"b\", two = \"c\", few = \"{number}\", many = \"{number}\", other = \"{number}\"";
    assert_eq!(missed("ar", arabic), 0);
}

#[test]
fn the_language_chooses_the_plural_form_and_its_own_rules_go_with_a_borrowed_word() {
    let forms = |language: &str| [0, 1, 2, 5, 21, 100].map(|number| Plurals::of(language).form(number));
    assert_eq!(forms("en"), ["other", "one", "other", "other", "other", "other"]);
    assert_eq!(forms("en-GB"), forms("en"));
    assert_eq!(forms("pl"), ["many", "one", "few", "many", "many", "many"]);
    assert_eq!(forms("fr"), ["one", "one", "other", "other", "other", "other"]);
    assert_eq!(forms("no such language"), ["other"; 6]);
    assert_eq!(Plurals::of("ja").needed(), ["other"]);
    assert_eq!(Plurals::of("ar").needed(), ["few", "many", "one", "other", "two", "zero"]);
    let minutes = "[lengths]\nminutes = { one = \"a\", few = \"b {number}\", many = \"c {number}\", other = \"d\" }";
    let book = with("pl", "dates", minutes).unwrap_or_else(|faults| panic!("{faults}"));
    assert_eq!([1, 3, 5, 12].map(|minutes| book.words.dates.minutes(minutes)), ["a", "b 3", "c 5", "c 12"]);
    let book = with("pl", "common", "").unwrap_or_else(|faults| panic!("{faults}"));
    assert_eq!(
        [0, 1, 3, 5].map(|minutes| book.words.dates.minutes(minutes)),
        ["a minute", "a minute", "3 min", "5 min"]
    );
}

#[test]
fn a_name_that_looks_like_a_placeholder_stays_a_name() {
    let near = &load::shipped().dates.near;
    assert_eq!(near.in_a_week("{date} {name"), "in a week, {date} {name");
}

#[test]
fn a_word_has_its_form_for_one_for_two_and_for_the_hour() {
    let words = load::shipped();
    assert_eq!(words.pages.pause.welcome_back(People::One), "Welcome back. Is this still a good time?");
    assert!(words.pages.pause.welcome_back(People::Two).contains("each of you"));
    assert_eq!(words.setup.enough.close(Hour::Day), "Close for today");
    assert_eq!(words.setup.enough.close(Hour::Evening), "Close for tonight");
    // Where a language has one sentence for both, it is written once.
    let same = with("en", "pages", "[pause]\nwelcome_back = \"Hello.\"").unwrap_or_else(|faults| panic!("{faults}"));
    assert_eq!(
        [People::One, People::Two].map(|people| same.words.pages.pause.welcome_back(people).to_owned()),
        ["Hello."; 2]
    );
}

#[test]
fn days_are_said_as_one_says_them() {
    let dates = &load::shipped().dates;
    let on = |day: &str| day.parse::<NaiveDate>().expect("a day");
    let today = on("2026-11-29");
    let said = [
        "2026-11-29",
        "2026-11-28",
        "2026-11-30",
        "2026-11-24",
        "2026-11-22",
        "2026-12-05",
        "2027-01-01",
        "2026-05-03",
    ];
    let expected = ["today", "yesterday", "tomorrow", "Tuesday", "22 November", "Saturday", "1 January 2027", "3 May"];
    assert_eq!(said.map(|day| dates.day(today, on(day))), expected);
    assert_eq!(dates.its_day(today, today), "Today is its day.");
    assert_eq!(dates.its_day(today, on("2026-11-28")), "Its day was yesterday.");
    assert_eq!(dates.its_day(today, on("2026-12-24")), "Its day is 24 December.");
    assert_eq!(dates.coming(today, on("2026-11-30")), "tomorrow, Monday");
    assert_eq!(dates.coming(today, on("2026-12-06")), "in a week, Sunday 6 December");
    assert_eq!(dates.coming(today, on("2026-12-02")), "Wednesday 2 December");
    assert_eq!(dates.short_span(today, on("2027-02-01")), "29 Nov to 1 Feb");
    assert_eq!(dates.short_span(today, today), "29 Nov");
    assert_eq!(dates.time(chrono::NaiveTime::from_hms_opt(7, 5, 0).expect("a time")), "07:05");
    assert_eq!([0, 1, 15, 16].map(|number| dates.small_number(number)), ["no", "one", "fifteen", "16"]);
}

#[test]
fn an_entry_chooses_by_one_thing_at_the_most() {
    for file in FILES {
        for table in file.form.keys {
            let Shape::Table(form) = table.shape else { panic!("{} is no table", table.name) };
            assert!(form.keys.iter().all(|key| chooses(form, key.name) <= 1), "{} {}", file.path, form.name);
        }
    }
}

/// By how many things an entry chooses its form.
fn chooses(form: &Schema, entry: &str) -> usize {
    let Some(Shape::Say(takes)) = form.key(entry).map(|key| key.shape) else { panic!("{entry} is no word") };
    takes.iter().filter(|parameter| parameter.takes != Takes::Text).count()
}

#[test]
fn every_file_of_words_in_the_pack_is_declared() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/en/library/words");
    let mut found: Vec<_> =
        fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("a file").file_name()).collect();
    found.sort();
    let mut declared: Vec<_> = FILES.iter().map(|file| file.path.trim_start_matches("library/words/")).collect();
    declared.sort_unstable();
    assert_eq!(found, declared);
}

/// Seen: "one name:Ada". Whoever reads a word of a pack gets it without the spaces around it, so what needs one puts it
/// there, and no word of the pack looks as if it had one.
#[test]
fn no_word_of_the_pack_counts_on_a_space_at_its_ends() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("content/en/library/words");
    let mut many = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let mut waiting: Vec<toml::Value> =
            text.parse::<toml::Table>().unwrap().into_iter().map(|(_, it)| it).collect();
        while let Some(value) = waiting.pop() {
            match value {
                toml::Value::String(word) => {
                    assert_eq!(word.trim(), word);
                    many += 1;
                }
                toml::Value::Table(table) => waiting.extend(table.into_iter().map(|(_, value)| value)),
                _ => {}
            }
        }
    }
    assert!(many > 500, "only {many} words were read");
}
