//! Looking for words through very many pages: no key waits for it, the newest words count, and what is found is all there is.

use crate::ui::screens::gallery;
use goldseam::app::field::Edit;
use goldseam::app::page::Part;
use goldseam::app::update::update;
use goldseam::app::{Action, App, Msg, Route, Transition};
use goldseam::engine::record::{Answer, FREE_PAGE, Known, Record};
use goldseam::ui;
use proptest::collection::vec;
use proptest::prelude::*;

/// So many letters stand on each page that only a few of them are looked through at once.
const LONG: usize = 150_000;

/// The journal of somebody who wrote these words, each at the end of a long page, the oldest first.
fn journal(words: &[String]) -> App {
    let mut app = gallery::app();
    let quiet = "z".repeat(LONG);
    for (seq, words) in (1_000..).zip(words) {
        let id = app.model.new_id();
        let value = Answer::page(format!("{quiet}\n{words}"));
        let page = app.model.record(id, FREE_PAGE, "", Known::Answered { value });
        app.model.open_mut().progress.apply(Record { seq: Some(seq), ..page });
    }
    app.follow(Transition::to(Route::Journal));
    app
}

fn does(app: &mut App, msg: Msg) {
    let now = app.model.now;
    update(app, msg, now);
}

fn types(app: &mut App, letters: &str) {
    for letter in letters.chars() {
        let edit = if letter == '<' { Edit::Backspace } else { Edit::Type(letter) };
        does(app, Msg::Act(Action::Edit(edit)));
    }
}

/// So many pages stand on the list now.
fn found(app: &App) -> usize {
    app.page().parts().find_map(Part::list).unwrap().len()
}

/// Lets it look to the end, a piece at a time.
fn ends(app: &mut App) -> usize {
    for pieces in 0..100 {
        let Some(due) = app.due() else {
            assert!(!app.is_looking(), "it goes on by itself");
            return pieces;
        };
        assert!(due <= app.model.now, "it goes on at once");
        does(app, Msg::Due);
    }
    panic!("it never ends");
}

fn screen(app: &App) -> String {
    ui::drawn(app, (80, 24)).join("\n")
}

fn pages(count: usize) -> Vec<String> {
    (0..count).map(|at| format!("page {at} {}", if at == 0 { "wren" } else { "robin" })).collect()
}

#[test]
fn a_key_looks_through_a_piece_and_the_rest_follows() {
    let mut app = journal(&pages(60));
    types(&mut app, "w");
    assert!(app.is_looking(), "all of it was looked through within one key");
    assert_eq!(found(&app), 0);
    assert!(!screen(&app).contains("Nothing here."), "nobody knows that yet");
    let pieces = ends(&mut app);
    assert!((3..30).contains(&pieces), "{pieces} pieces");
    assert_eq!(found(&app), 1 + gallery_finds("w"));
    // Only what was found is looked through again.
    types(&mut app, "ren");
    assert!(!app.is_looking());
    assert_eq!(found(&app), 1);
    types(&mut app, "s");
    assert!(!app.is_looking() && screen(&app).contains("Nothing here."));
}

#[test]
fn the_newest_words_count() {
    let mut app = journal(&pages(160));
    types(&mut app, "wren");
    types(&mut app, "<<<<robin");
    assert!(app.is_looking());
    ends(&mut app);
    assert_eq!(found(&app), 159);
    types(&mut app, "<<<<<");
    assert!(!app.is_looking() && found(&app) > 160, "with nothing looked for all pages are there");
}

/// Whoever comes to the box is about to type: the pages are ready by then.
#[test]
fn by_the_first_letter_the_pages_are_ready() {
    let mut app = journal(&pages(60));
    let all = found(&app);
    assert_eq!(app.due(), None, "nothing wakes where nothing is looked for");
    does(&mut app, Msg::Act(Action::NextPart));
    let pieces = ends(&mut app);
    assert!((3..30).contains(&pieces), "{pieces} pieces");
    assert_eq!(found(&app), all);
    types(&mut app, "w");
    assert!(!app.is_looking());
    assert_eq!(found(&app), 1 + gallery_finds("w"));
}

#[test]
fn that_it_still_looks_is_said_only_where_it_takes_long() {
    let mut app = journal(&pages(90));
    types(&mut app, "wre");
    does(&mut app, Msg::Due);
    assert!(app.is_looking() && !screen(&app).contains("Still looking."));
    app.model.now += chrono::TimeDelta::seconds(1);
    does(&mut app, Msg::Due);
    assert!(app.is_looking() && screen(&app).contains("Still looking."));
    ends(&mut app);
    assert!(!screen(&app).contains("Still looking."));
}

#[test]
fn enter_goes_nowhere_else_while_the_row_that_is_meant_may_still_come() {
    let mut app = journal(&pages(60));
    types(&mut app, "wren");
    does(&mut app, Msg::Act(Action::Press));
    assert!(app.is_looking() && !screen(&app).contains("By date"), "{}", screen(&app));
    ends(&mut app);
    does(&mut app, Msg::Act(Action::Press));
    assert!(app.page().place.starts_with("A page"), "{}", app.page().place);
}

#[test]
fn a_row_that_is_chosen_stays_so_while_more_are_found() {
    let mut app = journal(&pages(60));
    types(&mut app, "robin");
    assert!(app.is_looking());
    let first = found(&app);
    does(&mut app, Msg::Act(Action::PrevPart));
    does(&mut app, Msg::Act(Action::Down));
    does(&mut app, Msg::Act(Action::Down));
    ends(&mut app);
    assert!(found(&app) > first);
    assert_eq!(app.seen().unwrap().cursor(0), 2);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is typed and taken back, and wherever it had come to by then.
    #[test]
    fn what_is_found_in_the_end_is_all_there_is(
        words in vec("[ab]{0,3} [abc]{0,3}", 24..32),
        keys in vec(prop_oneof![4 => "[abc ]", 2 => Just("<".to_owned()), 2 => Just("|".to_owned())], 1..14),
    ) {
        let mut app = journal(&words);
        let all = found(&app);
        let mut typed = String::new();
        for key in keys {
            match key.as_str() {
                "|" => does(&mut app, Msg::Due),
                key => types(&mut app, key),
            }
            match key.as_str() {
                "|" => {}
                "<" => drop(typed.pop()),
                key => typed.push_str(key),
            }
        }
        ends(&mut app);
        let sought: Vec<&str> = typed.split_whitespace().collect();
        let holds = |words: &&String| sought.iter().all(|word| words.contains(word));
        if sought.is_empty() {
            prop_assert_eq!(found(&app), all);
        } else {
            // The pages that are there anyway have other words on them, and questions.
            let lived = gallery_finds(&typed);
            prop_assert_eq!(found(&app), lived + words.iter().filter(holds).count(), "{:?}", typed);
        }
    }
}

/// How many of the pages that stand in every gallery hold these words.
fn gallery_finds(typed: &str) -> usize {
    let wanted = goldseam::journal::search::Wanted::of(typed);
    gallery::app().model.progress().pages().filter(|page| wanted.stands_in_record(&page.read())).count()
}
