//! Two whose keys lost each other: from "The lock" on the own home page of one, a passphrase of each, by name and hidden.

use super::common::stands_somewhere;
use super::two::{self, ADA, BEN, take};
use crate::journal::two::{files_below, pass, shelf_in};
use crate::walks::harness::{Desk, Walk};
use goldseam::journal::WorkFactor;
use secrecy::ExposeSecret;
use std::fs;

const BUTTON: &str = "Write for both again";
const TROUBLE: &str = "The key that opens your pages";

/// A pair of whom one recovered with a sheet that names nobody, while nothing in the folder showed who the other is.
fn lost(desk: &Desk, who: (&str, u8)) {
    two::pair(desk).press("<c-q>");
    two::own(desk, BEN, "Ben").press("w").press("his own words<c-s><c-q>");
    forget(desk, who);
}

/// The line of a sheet alone, and a pin that somebody broke.
fn forget(desk: &Desk, who: (&str, u8)) {
    let shelf = shelf_in(&desk.data());
    let sheet = shelf.who(&pass(who.0)).unwrap().unwrap().1.secret().unwrap().expose_secret().to_owned();
    let person = desk.folder().join(format!("people/{}.json", who.1));
    let said = fs::read_to_string(&person).unwrap();
    fs::write(person, said.replace("\"pin\":\"", "\"pin\":\"00")).unwrap();
    let (found, key) = shelf.on_sheet(&sheet).unwrap().unwrap();
    shelf.rewrap(&found.folder, &key, &pass("her new one"), WorkFactor::NEXT_TO_NONE).unwrap();
}

fn own(desk: &Desk, words: &str) -> Walk {
    let mut walk = desk.open();
    walk.press(words).press("<ret>").sees(TROUBLE);
    for _ in 0..4 {
        if walk.has("A moment for you") {
            break;
        }
        walk.press(if walk.has("Another time") { "<right><right><ret>" } else { "<ret>" });
    }
    walk.sees("A moment for you");
    walk
}

#[test]
fn a_passphrase_of_each_and_the_workbook_is_shut_and_whole_again() {
    for (width, height) in [(80, 24), (60, 20)] {
        let desk = Desk::new().sized(width, height);
        lost(&desk, (ADA, 1));
        let mut walk = own(&desk, "her new one");
        walk.opens("The lock").opens(BUTTON).sees("Until that's put right").press("<ret>").sees(BUTTON);
        let keys = files_below(&desk.folder().join("keys"));
        walk.opens(BUTTON).opens("We are both here").sees("Ada, your passphrase:").press("her new one<ret>");
        take(&mut walk, "Ben").sees("Ben, your passphrase:").misses("•").press("no<ret>");
        walk.sees("Please pass the keyboard to Ada.").sees("One of the two passphrases");
        assert!(files_below(&desk.folder().join("keys")) == keys);
        take(&mut walk, "Ada").press("her new one<ret>");
        take(&mut walk, "Ben").press(BEN).press("<ret>").sees("Your two keys know each other again.").misses("Ada");
        walk.press("<ret>").sees("Passphrase").press("<c-q>");
        walk.end().unwrap();
        for words in ["her new one", "no<ret>", BEN] {
            assert!(!stands_somewhere(desk.temp.path(), words));
        }
        let mut walk = two::own(&desk, "her new one", "Ada");
        walk.misses(TROUBLE).opens("The lock").misses(BUTTON).press("<c-q>");
        two::joint(&desk, BEN).misses(TROUBLE).press("<c-q>");
    }
}

/// The one who began it has pages of their own, and the other sits there by then.
#[test]
fn whoever_stops_on_the_way_leaves_no_own_area_open() {
    let desk = Desk::new();
    lost(&desk, (ADA, 1));
    for keys in ["<esc>", "her new one<ret><esc>", "her new one<ret>Ben<ret><esc>", "<tab><right><ret>"] {
        let mut walk = own(&desk, "her new one");
        walk.opens("The lock").opens(BUTTON).opens("We are both here").press(keys);
        walk.misses("A moment for you").misses("your passphrase:").sees("Pages of your own").press("<c-q>");
        walk.end().unwrap();
    }
}

/// Names stand in pages for both, and those show nothing without the other's key.
#[test]
fn where_no_name_can_be_read_it_goes_on_without() {
    let desk = Desk::new();
    two::pair(&desk).press("<c-q>");
    two::own(&desk, ADA, "Ada").press("w").press("her own words<c-s><c-q>");
    forget(&desk, (ADA, 1));
    let mut walk = desk.open();
    walk.press("her new one<ret>").sees(TROUBLE).opens("Me, alone").opens("Another time").press("<esc>");
    walk.opens("The lock").opens(BUTTON).opens("We are both here").sees("First, the passphrase of whoever");
    walk.press("her new one<ret>").sees("Both of you, please.").press("<ret>").sees("Now the other one's passphrase:");
    walk.press(BEN).press("<ret>").sees("Your two keys know each other again.").press("<c-q>");
    walk.end().unwrap();
    two::own(&desk, "her new one", "Ada").misses(TROUBLE).press("<c-q>");
}
