//! A translation: what it lacks is said in English, in pieces that are whole, and no caution and no help line goes missing.

use super::pseudo::{pack, pseudo};
use goldseam::content::step::One;
use goldseam::content::{Language, Workbook, load};
use toml::{Table, Value};

/// What is done to a table.
type Change = fn(&mut Table);

/// The translation, after something was done to one of its files.
fn with(path: &str, change: impl FnOnce(&mut Table)) -> Result<Workbook, String> {
    let mut files = pack("de");
    let (_, bytes) = files.iter_mut().find(|(name, _)| name == path).unwrap();
    let mut table: Table = toml::from_str(std::str::from_utf8(bytes).unwrap()).unwrap();
    change(&mut table);
    *bytes = toml::to_string(&table).unwrap().into_bytes();
    load::translation_from_files(files).map_err(|faults| faults.to_string())
}

/// The same without one of its files.
fn without(path: &str) -> Workbook {
    let files = pack("de").into_iter().filter(|(name, _)| name != path);
    load::translation_from_files(files).unwrap_or_else(|faults| panic!("{faults}"))
}

fn english() -> Workbook {
    load::embedded().unwrap_or_else(|faults| panic!("{faults}"))
}

fn step_of<'t>(file: &'t mut Table, id: &str) -> &'t mut Table {
    let steps = file["step"].as_array_mut().unwrap().iter_mut();
    steps.filter_map(Value::as_table_mut).find(|step| step["id"].as_str() == Some(id)).unwrap()
}

fn borrowed(book: &Workbook) -> Vec<String> {
    book.borrowed.iter().map(ToString::to_string).collect()
}

const PATIENCE: &str = "stages/4-patience.toml";
const HURRY: &str = "patience.hurry";
/// A heavy step, which has a caution.
const HARDEST: &str = "acknowledge.the-hardest-part";

#[test]
fn a_translation_that_is_whole_borrows_nothing() {
    let book = load::translation_from_files(pack("de")).unwrap_or_else(|faults| panic!("{faults}"));
    assert_eq!(borrowed(&book), [""; 0]);
    assert_eq!(book.edition(), "goldseam-de 1");
    assert_eq!(book.steps().count(), english().steps().count());
    let title = |book: &Workbook| book.step(HARDEST).unwrap().for_two().title().to_owned();
    assert_eq!(title(&book), pseudo(&title(&english())));
}

#[test]
fn a_step_that_is_not_there_is_said_in_english() {
    let book = with(PATIENCE, |file| {
        file["step"].as_array_mut().unwrap().retain(|step| step["id"].as_str() != Some(HURRY));
    })
    .unwrap();
    let (own, english) = (book.step(HURRY).unwrap(), english());
    assert_eq!(own.for_two(), english.step(HURRY).unwrap().for_two());
    let places = |book: &Workbook| book.steps().map(|step| step.id.clone()).collect::<Vec<_>>();
    assert_eq!(places(&book), places(&english), "it stands elsewhere");
    assert_eq!(borrowed(&book), ["the step \"patience.hurry\" is missing"]);
}

#[test]
fn a_stage_that_is_not_there_is_said_in_english() {
    let book = without(PATIENCE);
    let english = english();
    assert_eq!(book.stage("patience").unwrap().title, english.stage("patience").unwrap().title);
    assert_eq!(book.step(HURRY).unwrap().for_two(), english.step(HURRY).unwrap().for_two());
    assert_eq!(borrowed(&book), ["stages/4-patience.toml: this file is missing"]);
}

/// Whoever translates begins somewhere.
#[test]
fn a_translation_can_be_used_from_its_first_file_on() {
    let files = pack("de").into_iter().filter(|(name, _)| name == "workbook.toml");
    let book = load::translation_from_files(files).unwrap_or_else(|faults| panic!("{faults}"));
    let english = english();
    assert_eq!((book.title.as_str(), book.language.as_str()), (&*pseudo(&english.title), "de"));
    assert_eq!(book.stages.len(), english.stages.len());
    let lines = [&book, &english].map(|book| book.library.support.lines.len());
    assert_eq!(lines[0], lines[1]);
    assert!(book.stages.iter().zip(&english.stages).all(|(own, english)| own.steps.len() == english.steps.len()));
    // An edition may do without the made-up people, and nobody is shown with answers to other questions.
    assert!(book.demo.samples.is_empty());
}

/// Seen: a translation without the folder was said to have nothing to mend.
#[test]
fn a_translation_without_a_demo_is_named() {
    let files = pack("de").into_iter().filter(|(name, _)| !name.starts_with("demo/"));
    let book = load::translation_from_files(files).unwrap_or_else(|faults| panic!("{faults}"));
    assert_eq!(borrowed(&book), ["demo: this folder is missing; in this language there is no demo"]);
    // An edition in English of somebody's own may do without.
    assert!(
        load::from_dir(&crate::content::whole::smallest()).unwrap().borrowed.iter().all(|told| told.file != "demo")
    );
}

/// Above a question in one language stands no caution in another, and no question loses its own.
#[test]
fn a_step_without_its_caution_is_said_in_english_as_a_whole() {
    let book = with("stages/1-acknowledge.toml", |file| drop(step_of(file, HARDEST).remove("caution"))).unwrap();
    let (own, english) = (book.step(HARDEST).unwrap(), english());
    assert_eq!(own.for_two(), english.step(HARDEST).unwrap().for_two());
    assert!(own.for_two().words.caution.is_some());
    let [told] = &borrowed(&book)[..] else { panic!("{:?}", borrowed(&book)) };
    assert!(told.ends_with("in \"caution\"; the English step has a caution, this one has none"), "{told}");
}

/// The words for one person, and for each part, have cautions of their own.
#[test]
fn no_layer_of_a_step_loses_its_caution() {
    let english = english();
    let mut seen = 0;
    for (file, text) in goldseam::content::embedded::ENGLISH.files {
        let Ok(table) = toml::from_str::<Table>(text) else { continue };
        for step in table.get("step").and_then(Value::as_array).into_iter().flatten() {
            let id = step["id"].as_str().unwrap();
            let in_one = step.get("one").and_then(|one| one.get("caution")).is_some();
            let part = step.get("variant").and_then(Value::as_table).into_iter().flatten();
            let part = part.into_iter().find(|(_, words)| words.get("caution").is_some()).map(|(part, _)| part.clone());
            let Some(layer) =
                in_one.then(|| vec!["one".to_owned()]).or(part.map(|part| vec!["variant".to_owned(), part]))
            else {
                continue;
            };
            let book = with(file, |file| {
                let words = layer.iter().fold(step_of(file, id), |table, key| table[&**key].as_table_mut().unwrap());
                words.remove("caution");
            })
            .unwrap();
            assert_eq!(
                book.step(id).unwrap().prose.words,
                english.step(id).unwrap().prose.words,
                "{id} lost a caution"
            );
            seen += 1;
        }
    }
    assert!(seen > 0, "no step has such a caution");
}

/// Who sees a page, and what the program does with it, is no matter of language.
#[test]
fn a_step_that_does_something_else_is_said_in_english() {
    let changes: [(&str, Change); 4] = [
        ("visibility", |step| drop(step.insert("visibility".to_owned(), Value::from("unsaved")))),
        ("kind", |step| drop(step.insert("kind".to_owned(), Value::from("write")))),
        ("minutes", |step| drop(step.insert("minutes".to_owned(), Value::from(60)))),
        ("one", |step| drop(step.insert("one".to_owned(), Value::from(false)))),
    ];
    for (key, change) in changes {
        let book = with(PATIENCE, |file| change(step_of(file, HURRY))).unwrap();
        let (own, english) = (book.step(HURRY).unwrap(), english());
        assert_eq!(own.for_two(), english.step(HURRY).unwrap().for_two(), "{key}");
        assert!(!matches!(own.prose.one, One::Out));
        assert!(borrowed(&book)[0].ends_with(&format!("in \"{key}\"")), "{:?}", borrowed(&book));
    }
}

#[test]
fn choices_with_one_fewer_are_no_translation() {
    let id = "counseling.what-holds-you-back";
    let book = with("stages/6-counseling.toml", |file| {
        step_of(file, id)["choices"].as_array_mut().unwrap().pop();
    })
    .unwrap();
    assert_eq!(book.step(id).unwrap().prose.words, english().step(id).unwrap().prose.words);
    assert!(borrowed(&book)[0].ends_with("in \"choices\""), "{:?}", borrowed(&book));
}

#[test]
fn a_step_that_english_lacks_is_left_out() {
    let book = with(PATIENCE, |file| {
        let mut step = step_of(file, HURRY).clone();
        step.insert("id".to_owned(), Value::from("patience.another"));
        file["step"].as_array_mut().unwrap().push(Value::Table(step));
    })
    .unwrap();
    assert!(book.step("patience.another").is_none());
    assert!(borrowed(&book)[0].contains("no step \"patience.another\""), "{:?}", borrowed(&book));
    // Nothing stands in for it, and its writer is to hear that it is of no use.
    assert!(book.borrowed[0].is_to_mend() && !book.borrowed[0].is_in_english());
}

#[test]
fn help_lines_are_taken_whole_or_not_at_all() {
    let support = "library/support.toml";
    let lines =
        |book: &Workbook| book.library.support.lines.iter().map(|line| line.contact.clone()).collect::<Vec<_>>();
    assert_eq!(without(support).library.support.title, english().library.support.title);
    let book = with(support, |file| drop(file["line"].as_array_mut().unwrap().remove(3))).unwrap();
    assert_eq!(lines(&book), lines(&english()));
    assert_eq!(book.library.support.title, english().library.support.title);
    assert!(borrowed(&book)[0].ends_with("in \"line, 1-866-331-9474\""), "{:?}", borrowed(&book));
    // In a language there may be lines that English does not know of, and a number may be said with other words.
    let more = with(support, |file| {
        let lines = file["line"].as_array_mut().unwrap();
        let mut line = lines[1].as_table().unwrap().clone();
        lines[1]["contact"] = Value::from("988, Anruf oder SMS");
        line.insert("contact".to_owned(), Value::from("0800 111 0 111"));
        lines.push(Value::Table(line));
    });
    let more = more.unwrap();
    assert_eq!(borrowed(&more), [""; 0]);
    assert_eq!(more.library.support.lines.len(), english().library.support.lines.len() + 1);
}

#[test]
fn the_safety_check_is_taken_whole_or_not_at_all() {
    let safety = "library/safety.toml";
    let book = with(safety, |file| drop(file["question"].as_array_mut().unwrap().pop())).unwrap();
    let english = english();
    assert_eq!(book.library.safety.intro, english.library.safety.intro);
    assert_eq!(book.library.safety.questions.len(), english.library.safety.questions.len());
    assert_eq!(borrowed(&book), ["library/safety.toml: this file is not the English one in \"question\""]);
}

#[test]
fn a_word_of_the_program_is_borrowed_alone() {
    let book = with("library/words/common.toml", |file| drop(file["buttons"].as_table_mut().unwrap().remove("back")));
    let (book, english) = (book.unwrap(), english());
    let (own, english) = (&book.words.common.buttons, &english.words.common.buttons);
    assert_eq!([own.back(), own.keep()], [english.back(), &*pseudo(english.keep())]);
}

#[test]
fn what_is_wrong_in_a_translation_is_a_fault_all_the_same() {
    let told = with(PATIENCE, |file| drop(step_of(file, HURRY).insert("colour".to_owned(), Value::from("red"))));
    assert!(told.err().unwrap_or_default().contains("unknown key \"colour\""));
}

#[test]
fn a_language_is_found_by_its_tag() {
    let read = |tag: &str| Language::read(tag).unwrap();
    let there = ["de-CH", "de", "en", "pt-BR", "sr-Latn"].map(read);
    let among = |tag: &str| read(tag).among(&there).map(ToString::to_string);
    let found =
        [("de", "de"), ("DE-at", "de"), ("de-CH", "de-CH"), ("en-GB", "en"), ("pt", "pt-BR"), ("pt-PT", "pt-BR")];
    for (wanted, meant) in found {
        assert_eq!(among(wanted).as_deref(), Some(meant), "{wanted}");
    }
    assert_eq!([among("fr"), among("sr-Cyrl")], [None, None]);
    for none in ["", "x", "und", "a b", "../en", "deutsch", "stages"] {
        assert_eq!(Language::read(none), None, "{none}");
    }
    let locales = [("de_AT.UTF-8", Some("de-AT")), ("en_US@euro", Some("en-US")), ("C.UTF-8", None), ("POSIX", None)];
    for (locale, tag) in locales {
        assert_eq!(Language::of_locale(locale).map(|language| language.to_string()).as_deref(), tag, "{locale}");
    }
}
