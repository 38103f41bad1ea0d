//! The language, chosen on a screen: it counts from the next start on, and what was begun stays in its own.

use super::common::at_home;
use crate::cli::languages::lay;
use crate::content::pseudo::{pack, pseudo};
use crate::walks::harness::{Desk, Walk};
use goldseam::content::embedded::ENGLISH;
use goldseam::content::load;
use std::fs;

/// A desk with a folder of two languages, one of them with no name of its own.
fn desk() -> Desk {
    let mut desk = Desk::new();
    let folder = desk.temp.path().join("packs");
    let english = ENGLISH.files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()));
    lay(&folder.join("en"), english.collect());
    // Esperanto, since nobody has set a computer to it on which this runs.
    lay(&folder.join("eo"), pack("eo"));
    desk.edition = Some(folder);
    desk
}

fn remembered(desk: &Desk) -> String {
    fs::read_to_string(desk.temp.path().join("config/settings.json")).unwrap_or_default()
}

/// Opens the choice, chooses that row, and goes back home.
fn choose(walk: &mut Walk, door: &str, row: &str, then: &str) {
    walk.opens(door).choose(row).press("<ret>").sees(then).press("<ret>").misses(then);
    walk.press("<c-q>").end().unwrap();
}

#[test]
fn a_language_is_chosen_and_counts_from_the_next_start_on() {
    let desk = desk();
    let words = load::shipped();
    let (door, next) = (words.home.front.languages(), "Until you close, it stays English.");
    let (other, eo) = (pseudo("English"), |text: &str| pseudo(text));
    let mut walk = at_home(&desk, "I was hurt");
    // Whoever only presses on changes nothing: what is so now is picked.
    walk.opens(door).sees("(•) As this computer is set").sees(&other).press("<esc>").sees("Go on     ");
    assert_eq!(remembered(&desk), "");
    choose(&mut walk, door, &other, next);
    assert!(remembered(&desk).contains("\"language\": \"eo\""), "{}", remembered(&desk));
    let mut walk = desk.open();
    walk.press("<esc>").sees(&eo(words.home.front.go_on())).misses("Go on");
    walk.opens(&eo(door)).sees(&format!("(•) {other}")).press("<esc>");
    choose(&mut walk, &eo(door), "English", &eo("Until you close"));
    let mut walk = desk.open();
    walk.press("<esc>").sees("Go on     ");
    choose(&mut walk, door, "As this computer is set", next);
    assert!(remembered(&desk).contains("\"language\": null"), "{}", remembered(&desk));
    desk.open().press("<esc>").sees("Go on     ").press("<c-q>").end().unwrap();
}

#[test]
fn where_there_is_one_language_nothing_is_offered() {
    let desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    walk.sees("The lock").misses(load::shipped().home.front.languages()).press("<c-q>").end().unwrap();
}

/// A pack that says no name is listed by its tag, and a name is one line whatever is in it.
#[test]
fn a_language_without_a_name_is_listed_by_its_tag() {
    let desk = desk();
    let file = desk.edition.as_ref().unwrap().join("eo/workbook.toml");
    let named = fs::read_to_string(&file).unwrap();
    let nameless: Vec<&str> = named.lines().filter(|line| !line.starts_with("language_name")).collect();
    fs::write(&file, nameless.join("\n")).unwrap();
    let mut walk = at_home(&desk, "I was hurt");
    walk.opens(load::shipped().home.front.languages()).sees("( ) eo").sees("( ) English").press("<esc><c-q>");
    fs::write(&file, format!("language_name = \"\"\"E\\u001b[31m\n{}\"\"\"\n{}", "o".repeat(90), nameless.join("\n")))
        .unwrap();
    let mut walk = desk.open();
    walk.press("<esc>").opens(load::shipped().home.front.languages()).sees("( ) E ooo").sees("o…").press("<c-q>");
}

/// Nothing is changed, that is said, and the choice stands there to be made again.
#[test]
fn a_choice_that_could_not_be_remembered_says_so() {
    let desk = desk();
    let mut walk = at_home(&desk, "I was hurt");
    fs::write(desk.temp.path().join("config"), "in the way").unwrap();
    walk.opens("Language").opens(&pseudo("English")).misses("Until you close").sees("Nothing was changed, since");
    walk.sees("In which language").press("<esc>").opens("Language").sees("(•) As this computer is set").press("<c-q>");
}

/// With a broken pack in the settings nothing would open any more.
#[test]
fn a_broken_edition_is_not_chosen() {
    let desk = desk();
    let file = desk.edition.as_ref().unwrap().join("eo/library/faq.toml");
    fs::write(&file, format!("colour = 1\n{}", fs::read_to_string(&file).unwrap())).unwrap();
    let mut walk = at_home(&desk, "I was hurt");
    walk.opens("Language").opens(&pseudo("English")).sees("has faults").sees("In which language");
    assert_eq!(remembered(&desk), "");
    walk.press("<esc>").sees("Go on     ").press("<c-q>").end().unwrap();
    desk.open().press("<esc>").sees("Go on     ").press("<c-q>").end().unwrap();
}
