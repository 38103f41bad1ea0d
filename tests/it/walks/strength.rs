//! How soon a passphrase would be guessed is said in words wherever one is chosen, and none is refused for it.

use super::common::{set_up_locked, to_the_lock};
use super::two::take;
use crate::journal::shelf::english;
use crate::walks::harness::{Desk, Walk};
use goldseam::app::lock::Strength::{self, Fair, Strong, Weak};
use proptest::prelude::*;

const SOON: &str = "Anyone could guess this quickly";
const WITH_TIME: &str = "Someone with your files and time could guess this.";
const HARD: &str = "That is hard to guess.";

/// As the shipped pack has it.
fn strength_of(passphrase: &str, names: &[&str]) -> Option<Strength> {
    Strength::of(passphrase, names, english().lock.setting.tried_first())
}

/// Types into the first of the two boxes, letter by letter, and looks at what is said; the box is empty again then.
fn is_said(walk: &mut Walk) {
    for (typed, said) in [("xx", SOON), ("password1", SOON), ("ada1987", SOON), ("lantern walrus", WITH_TIME)] {
        walk.press(typed).sees(said).press("<c-w>").misses(said);
    }
    walk.press("lantern walrus copper").sees(HARD).press("<c-w>").misses(HARD);
}

/// The shortest one, in both boxes.
fn two_letters(walk: &mut Walk) -> &mut Walk {
    walk.press("xx<tab>xx").sees(SOON).press("<ret>")
}

#[test]
fn at_a_new_workbook_and_at_every_change_it_is_said_and_two_letters_are_taken() {
    let desk = Desk::new();
    let mut walk = to_the_lock(&desk, "I was hurt");
    walk.opens("Yes or not sure").opens("Set one now");
    is_said(&mut walk);
    two_letters(&mut walk).sees("How much room").press("<c-q>");
    let mut walk = desk.open();
    walk.press("xx<ret>").opens("Another time").press("<esc>").opens("The lock").opens("Choose another passphrase");
    is_said(&mut walk);
    walk.press("x").sees(SOON).press("<tab>x<ret>").sees("The old one does not.");
}

#[test]
fn each_of_two_is_told_on_their_own_turn_now_and_later() {
    let desk = Desk::new();
    let mut walk = desk.open();
    walk.press("<ret><ret>").opens("Two of us").press("<ret>").press("Ada<ret>Ben<ret>");
    walk.opens("With pages of your own");
    take(&mut walk, "Ada");
    is_said(&mut walk);
    two_letters(&mut walk);
    take(&mut walk, "Ben").misses(SOON);
    is_said(&mut walk);
    walk.press("yy<tab>yy<ret>").sees("Both of you, please.").press("<ret>").sees("Each of you has a key.");
    let desk = Desk::new();
    let mut walk = super::two::at_home(super::two::together(&desk));
    walk.opens("The lock").opens("With pages of your own");
    take(&mut walk, "Ada");
    is_said(&mut walk);
}

#[test]
fn names_in_the_workbook_and_what_the_program_itself_says_count_as_known() {
    for (passphrase, strength) in [
        (" ", Weak),
        ("x", Weak),
        ("Thistledown", Weak),
        ("thistledown1987", Weak),
        ("Ann Thistledown 1987", Weak),
        ("Goldseam!", Weak),
        ("Three odd words", Weak),
        ("iloveyou", Weak),
        ("P@$$w0rd!", Weak),
        ("trustno1", Weak),
        ("summer2024", Weak),
        ("Constitution", Weak),
        ("qwertyuiop", Weak),
        ("1q2w3e4r5t", Weak),
        ("a b c d e f g h i j k l", Weak),
        ("9876543210", Weak),
        ("19870412", Weak),
        ("over and over", Fair),
        ("lantern lantern lantern lantern", Weak),
        ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", Weak),
        ("abababababababababababab", Weak),
        ("lantern walrus", Fair),
        ("lanternwalrus", Fair),
        ("sommar 1987 regn", Fair),
        ("5839201748", Fair),
        ("lantern walrus copper", Strong),
        ("lanternwalruscopper", Strong),
        ("drei schräge Wörter", Strong),
        ("три странных слова", Strong),
        ("馬が青い月を食べた", Strong),
        ("hG7kq2Lz9xPw", Strong),
    ] {
        assert_eq!(strength_of(passphrase, &["Ann Thistledown", ""]), Some(strength), "{passphrase}");
    }
    assert_eq!(strength_of("", &[]), None);
    assert_ne!(
        strength_of("thistledown1987", &[]),
        Some(Weak),
        "without the name it is as weak: the test shows nothing"
    );
}

proptest! {
    /// Whatever is typed, something is said of it, and one more odd word never makes it worse.
    #[test]
    fn something_is_said_of_everything(typed in "\\PC{1,120}", name in "\\PC{0,12}") {
        let strength = strength_of(&typed, &[&name]).expect("nothing is said");
        let longer = format!("{typed} lantern");
        prop_assert!(strength_of(&longer, &[&name]) >= Some(strength));
    }
}

#[test]
fn in_another_sitting_nothing_is_said_where_one_is_only_typed_to_open() {
    let desk = Desk::new();
    set_up_locked(&desk, "I was hurt", "xx").press("<c-q>");
    desk.open().sees("Passphrase").press("xx").misses(SOON).press("<ret>").sees("Your passphrase worked.");
}
