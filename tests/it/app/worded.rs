//! Pages and drafts from before there were ids have only words. They are still understood once every word of the pack is
//! another one, and those that have ids are, whatever the words are.

use goldseam::app::route::TwoRoute;
use goldseam::app::step::{answer, build};
use goldseam::app::two::terms::Terms;
use goldseam::app::words::role_choices;
use goldseam::app::{App, Model, Moment, Route, Transition};
use goldseam::content::embedded::ENGLISH;
use goldseam::content::{Entry, Prompt, Role, Workbook, load};
use goldseam::engine::leaving::Scope;
use goldseam::engine::record::{Answer, Known, Record};
use goldseam::engine::{BookKind, Event, Ids, Lock, Place, Progress, Reader, RecordId, Seat, trend};
use goldseam::export::{Leaving, Wanted, calendar};
use goldseam::journal::Draft;
use goldseam::ui;
use serde::de::DeserializeOwned;
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// Files as they were written before there were ids, and the same with them.
const WORDED: &str = "worded";
const NAMED: &str = "named";

/// The drafts, each with the part of whoever began it.
const DRAFTS: [(&str, Role); 12] = [
    ("checklist", Role::Broke),
    ("choice", Role::Hurt),
    ("feelings", Role::Hurt),
    ("sort", Role::Hurt),
    ("builder", Role::Broke),
    ("then", Role::Hurt),
    ("questions", Role::Hurt),
    ("small-choices", Role::Hurt),
    ("notes", Role::Hurt),
    ("promise", Role::Hurt),
    ("agreement", Role::Hurt),
    ("review", Role::Hurt),
];

/// Records that something is read from later on.
const RECORDS: [&str; 7] = ["shown", "noted", "scale", "check-in", "agreed", "promised", "role"];

fn bytes(how: &str, name: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/frozen").join(how).join(format!("{name}.json"));
    fs::read_to_string(file).unwrap()
}

fn frozen<T: DeserializeOwned>(how: &str, name: &str) -> T {
    serde_json::from_str(&bytes(how, name)).unwrap()
}

fn draft(how: &str, name: &str) -> Draft {
    frozen(how, &format!("draft-{name}"))
}

fn record(how: &str, name: &str) -> Record {
    frozen(how, name)
}

/// Which words an edition has.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Words {
    /// Those of today.
    Today,
    /// Others for all that can be picked, sorted or answered, with those of today among the older ones.
    Reworded,
    /// The same, and nothing says what the words were.
    Forgotten,
}

const NEW: &str = "Anew: ";

/// The text between these quotes, and how long it is with them. No text here has a quote in it.
fn quoted(text: &str) -> (&str, usize) {
    let mark = if text.starts_with("\"\"\"") { "\"\"\"" } else { "\"" };
    let inner = text.strip_prefix(mark).unwrap_or_else(|| panic!("{}", &text[..40]));
    let end = inner.find(mark).unwrap();
    (&inner[..end], end + 2 * mark.len())
}

/// A value said anew, with the older one named where it is.
fn anew(words: &str, is_named: bool) -> String {
    let was = if is_named { format!(", was = [\"\"\"{words}\"\"\"]") } else { String::new() };
    format!("\"\"\"{NEW}{}\"\"\"{was}", words.trim_start())
}

/// A file of the pack with every question and everything that has an id said anew.
fn reworded(text: &str, is_named: bool) -> String {
    let (mut out, mut rest) = (String::new(), text);
    let marks = ["{ id = \"", "\nask = \""];
    while let Some((at, mark)) = marks.iter().filter_map(|mark| Some((rest.find(mark)?, *mark))).min() {
        let key = if mark.starts_with('\n') {
            at + mark.len() - 1
        } else {
            // The id itself stands before the words, and so may a title.
            let words = ["say = \"", "ask = \""].iter().filter_map(|key| Some(rest[at..].find(key)? + key.len() - 1));
            at + words.min().unwrap()
        };
        let (words, long) = quoted(&rest[key..]);
        let said = anew(words, is_named);
        out.push_str(&rest[..key]);
        out.push_str(&if mark.starts_with('\n') { said.replace("\", was", "\"\nwas") } else { said });
        rest = &rest[key + long..];
    }
    out + rest
}

fn book(words: Words) -> Workbook {
    let file = |(name, text): &(&str, &str)| {
        let is_asked = name.starts_with("stages/") || *name == "library/feelings.toml";
        let text = match words {
            Words::Today => (*text).to_owned(),
            _ if is_asked => reworded(text, words == Words::Reworded),
            _ if *name == "library/words/two.toml" => text.replace("\"I will\"", "\"I shall\""),
            _ => (*text).to_owned(),
        };
        ((*name).to_owned(), text.into_bytes())
    };
    load::from_files(ENGLISH.files.iter().map(file)).unwrap_or_else(|faults| panic!("{faults}"))
}

fn now() -> Moment {
    chrono::DateTime::parse_from_rfc3339("2026-11-29T21:00:00+00:00").unwrap()
}

fn model(words: Words, role: Role) -> Model {
    let mut thrown = 0;
    let ids = Ids::new(move || {
        thrown += 1;
        thrown
    });
    let mut model = Model::new(Arc::new(book(words)), now(), ids);
    model.open_mut().on_disk = true;
    let id = model.new_id();
    let part = model.record(id, "welcome.your-part", "", Known::Role { role: role.word().to_owned() });
    model.apply(part);
    model.apply(record(WORDED, "promised"));
    model
}

fn prompt(model: &Model, step: &str) -> Prompt {
    model.prompt(model.book.step(step).unwrap()).unwrap()
}

/// What stands on the leaves of the step once a draft was taken up, and whether all of it found its place.
fn taken_up(draft: &Draft, model: &Model) -> (bool, Answer) {
    let prompt = prompt(model, &draft.step);
    let mut leaves = build::leaves(&prompt, model);
    let is_whole = answer::fill(&mut leaves, &draft.answer);
    (is_whole, answer::collect(&leaves))
}

/// All that an answer says, with the ids: nobody's words, so they may be printed.
fn told(answer: &Answer) -> String {
    serde_json::to_string_pretty(answer).unwrap()
}

/// The same with the words as they are said anew, wherever they belong to the pack.
fn said_anew(answer: &Answer) -> Answer {
    let anew = |words: &[String], ids: &[String]| {
        let ids = ids.iter().map(|id| !id.is_empty()).chain(std::iter::repeat(false));
        let words = words.iter().zip(ids);
        words.map(|(words, is_known)| if is_known { format!("{NEW}{words}") } else { words.clone() }).collect()
    };
    let mut answer = answer.clone();
    answer.picked = anew(&answer.picked, &answer.ids);
    for part in &mut answer.parts {
        part.asked = format!("{NEW}{}", part.asked);
        part.picked = anew(&part.picked, &part.ids);
    }
    for pile in &mut answer.piles {
        pile.cards = anew(&pile.cards, &pile.ids);
        if !pile.id.is_empty() {
            pile.pile = format!("{NEW}{}", pile.pile);
        }
    }
    answer
}

#[test]
fn every_frozen_file_has_its_twin_with_ids() {
    let names = |how| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/frozen").join(how);
        let mut names: Vec<_> =
            fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    };
    let drafts = DRAFTS.iter().map(|(name, _)| *name).chain(["both"]).map(|name| format!("draft-{name}.json"));
    let mut all: Vec<_> = drafts.chain(RECORDS.map(|name| format!("{name}.json"))).collect();
    all.sort();
    assert_eq!((names(WORDED), names(NAMED)), (all.clone(), all));
}

/// Whoever writes them again writes the same bytes, and nothing in them is unknown.
#[test]
fn what_they_hold_is_written_as_it_was_frozen() {
    for how in [WORDED, NAMED] {
        for name in RECORDS {
            let record = record(how, name);
            assert!(record.known().is_some() && record.rest.is_empty(), "{name}, {how}");
            assert_eq!(serde_json::to_string(&record).unwrap(), bytes(how, name).trim_end(), "{name}, {how}");
        }
        for (name, _) in DRAFTS {
            let written = serde_json::to_string(&draft(how, name)).unwrap();
            let frozen = bytes(how, &format!("draft-{name}"));
            assert_eq!(frozen.trim_end(), written.replacen('{', "{\"format\":1,\"save\":3,", 1), "{name}, {how}");
        }
    }
}

/// The step is asked in the words of today here, so both twins say the same, and one of them by ids.
#[test]
fn words_begun_before_there_were_ids_get_them() {
    for (name, role) in DRAFTS {
        let model = model(Words::Today, role);
        let (is_whole, answer) = taken_up(&draft(WORDED, name), &model);
        assert!(is_whole, "{name} is not whole: {}", told(&answer));
        assert_eq!(told(&answer), told(&draft(NAMED, name).answer), "{name}");
    }
}

#[test]
fn words_begun_are_taken_up_after_every_word_was_changed() {
    for (name, role) in DRAFTS {
        let model = model(Words::Reworded, role);
        for how in [WORDED, NAMED] {
            let (is_whole, answer) = taken_up(&draft(how, name), &model);
            assert!(is_whole, "{name}, {how}: {}", told(&answer));
            let mut expected = said_anew(&draft(NAMED, name).answer);
            match name {
                // The question of a review is that of the step, and each mark belongs to its promise.
                "review" => expected.parts[0].asked = prompt(&model, "action.promise-review").ask().to_owned(),
                // Other words stand before that line now, so what ends with the older ones is shown whole.
                "agreement" => expected.parts[1].asked += ", I will",
                _ => {}
            }
            assert_eq!(told(&answer), told(&expected), "{name}, {how}");
        }
    }
}

#[test]
fn by_ids_they_are_where_nothing_says_what_the_words_were() {
    for (name, role) in DRAFTS {
        let model = model(Words::Forgotten, role);
        let (is_whole, answer) = taken_up(&draft(NAMED, name), &model);
        assert!(is_whole && !answer.is_empty(), "{name}: {}", told(&answer));
        let (is_whole, answer) = taken_up(&draft(WORDED, name), &model);
        // One word goes into the line for own words, and a mark is nobody's word: all else would be lost.
        assert_eq!(
            is_whole,
            ["choice", "review"].contains(&name),
            "{name} has nothing but words, and they are forgotten"
        );
        assert!(answer.ids.is_empty(), "{name}: {}", told(&answer));
    }
}

/// A model of two, both there.
fn of_two(words: Words) -> Model {
    let mut model = model(words, Role::Unsaid);
    (model.open_mut().kind, model.open_mut().lock) = (BookKind::Pair, Lock::Age);
    model.take_seat(Seat::Both);
    model
}

#[test]
fn an_agreement_that_was_begun_or_is_made_again_keeps_what_both_said() {
    for words in [Words::Reworded, Words::Forgotten] {
        let model = of_two(words);
        let prompt = prompt(&model, "boundaries.the-openness-agreement");
        for how in [WORDED, NAMED] {
            let is_known = words == Words::Reworded || how == NAMED;
            let mut terms = Terms::new(&prompt, &model);
            terms.go_on_from(&draft(how, "both").answer);
            assert_eq!(terms.said(1), if is_known { "On the first Sunday." } else { "" }, "begun, {how}, {words:?}");
            let agreed = record(how, "agreed");
            let Some(Known::Agreed { value }) = agreed.known() else { panic!("{how}") };
            let terms = Terms::again(&prompt, &agreed, value.clone(), &model);
            assert_eq!(terms.said(1), if is_known { "On the first Sunday." } else { "" }, "again, {how}, {words:?}");
            assert_eq!((terms.said(0), terms.value.more.len()), ("The phone bill.", usize::from(is_known)));
            // It was begun with "I will", and would begin twice.
            assert_eq!(terms.will(Place::One) + terms.line_before(Place::One), "I will read it out.");
        }
    }
}

#[test]
fn cards_that_both_laid_are_held_against_each_other_by_what_they_are() {
    let halves = |how| match record(how, "shown").known() {
        Some(Known::Shown { one, two }) => [one.clone(), two.clone()],
        _ => panic!("{how}"),
    };
    let ([one, _], [_, named]) = (halves(WORDED), halves(NAMED));
    for (words, two) in [(Words::Today, named.clone()), (Words::Reworded, said_anew(&named))] {
        let mut model = of_two(words);
        let shown = record(WORDED, "shown");
        let step = shown.step.clone();
        model.apply(Record { event: Known::Shown { one: one.clone(), two }.into(), ..shown });
        let mut app = App::new(model);
        app.follow(Transition::to(Route::Two(TwoRoute::ShownOf(step))));
        let page = ui::drawn(&app, (80, 24)).join("\n");
        let differ = ["late nights out", "private chats", "lending money"].map(|card| page.contains(card));
        assert_eq!(differ, [true, false, false], "{words:?}\n{page}");
    }
}

#[test]
fn numbers_stand_together_under_one_question() {
    let model = model(Words::Reworded, Role::Hurt);
    let dates = &model.book.words.dates;
    for (name, step) in [("noted", "check-ins.two-minutes"), ("scale", "trust-notes.words-and-deeds")] {
        let mut records = vec![record(WORDED, name), record(NAMED, name), record(NAMED, name)];
        for (day, record) in records.iter_mut().enumerate() {
            record.id = RecordId::of(day as u128 + 1);
            record.at += chrono::TimeDelta::days(i64::try_from(day).unwrap());
        }
        // The last one was asked in the words of today.
        let step = model.book.step(step).unwrap();
        let last = &mut records[2];
        last.asked = step.prose.words.ask.clone().unwrap();
        if let Event::Known(Known::Answered { value }) = &mut last.event {
            *value = said_anew(value);
        }
        let progress = Progress::replay(records);
        let questions = trend::questions(&progress, step, dates);
        assert_eq!(questions.len(), 1, "{name}: {questions:?}");
        assert!(questions[0].asked.starts_with(NEW), "{name} stands under older words");
        assert_eq!(trend::points(&progress, step, &questions[0], dates).len(), 3, "{name}");
    }
}

#[test]
fn the_days_of_a_check_in_are_found_in_the_plan() {
    for (how, words) in [(WORDED, Words::Today), (WORDED, Words::Reworded), (NAMED, Words::Forgotten)] {
        let book = book(words);
        let progress = Progress::replay(vec![record(how, "check-in")]);
        let reader = Reader { kind: BookKind::Pair, seat: Seat::Own(Place::One), role: Role::Hurt };
        let leaving = Leaving { book: &book, progress: &progress, reader, now: now() };
        let days = calendar::days(&leaving, Wanted { wish: Scope::Shared, stage: None });
        // The time stands first in it.
        assert_eq!(days.iter().map(|day| day.weekly.len()).collect::<Vec<_>>(), [1], "{how}, {words:?}");
    }
}

#[test]
fn a_part_is_said_by_its_id_in_whatever_order_the_answers_stand() {
    let mut book = book(Words::Reworded);
    let mut stages = book.stages.into_inner();
    let mut steps = stages.iter_mut().flat_map(|stage| &mut stage.steps);
    let step = steps.find(|step| step.id.as_str() == "welcome.your-part").unwrap();
    let mut prose = std::mem::take(&mut step.prose).into_inner();
    prose.words.choices.as_mut().unwrap().reverse();
    step.prose = prose.into();
    book.stages = stages.into();
    let choices = role_choices(&book);
    let roles: Vec<_> =
        choices.iter().enumerate().map(|(at, said)| said.stands_for(at, Role::read, Role::ALL)).collect();
    assert_eq!(roles, Role::ALL.iter().rev().map(|role| Some(*role)).collect::<Vec<_>>());
    let Some(Known::Role { role }) = record(NAMED, "role").known().cloned() else { panic!() };
    assert_eq!(Role::read(&role), Some(Role::SomeOfEach));
    // A choice that is a text alone is known by its place.
    let flat = choices.iter().map(|said| Entry::words(&said.say)).enumerate();
    let roles: Vec<_> = flat.map(|(at, said)| said.stands_for(at, Role::read, Role::ALL)).collect();
    assert_eq!(roles, Role::ALL.iter().map(|role| Some(*role)).collect::<Vec<_>>());
}
