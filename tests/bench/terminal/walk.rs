//! The ways through the program that lead to what is measured, by keys, as a person goes them.

use crate::made::{NAMES, PASSPHRASES};
use crate::probe::Probe;
use std::time::Duration;

/// What stands on the first page of a sitting, and on the pages behind it.
pub(crate) const ROOM: &str = "How much room do you have?";
pub(crate) const FIRST_RUN: &str = "A quiet workbook";
const HOME: &str = "Stop for today";
const PAGE: &str = "Not now";
const JOURNAL: &str = "find:";
const LEAVING: &str = "a good place to stop";
const PASSPHRASE: &str = "Passphrase";
const RECOVERY: &str = "A recovery sheet is a second way in";
const WHO: &str = "Who is here?";
/// The page that somebody's turn begins with.
const TURN: &str = "What do you hope";

pub(crate) const DOWN: &str = "\x1b[B";
pub(crate) const PAGE_DOWN: &str = "\x1b[6~";
const RIGHT: &str = "\x1b[C";
const ENTER: &str = "\r";
const ESC: &str = "\x1b";
pub(crate) const KEEP: &str = "\x13";

/// From the first page of a sitting home.
pub(crate) fn home(probe: &mut Probe) {
    probe.sees(&[ROOM]);
    probe.press(ESC, &[HOME]);
}

/// From home to the journal.
pub(crate) fn journal(probe: &mut Probe) {
    probe.press("j", &[JOURNAL]);
}

/// From the list of the journal to the box of its search.
pub(crate) fn find(probe: &mut Probe) {
    probe.press("\t", &["Enter go on"]);
}

/// From home to a blank page.
pub(crate) fn page(probe: &mut Probe) {
    probe.press("w", &[PAGE]);
}

/// From a page that holds these words: keeps it, and says how long that takes.
pub(crate) fn keep(probe: &mut Probe, words: &str) -> Duration {
    let took = probe.until(KEEP, |screen| !screen.contains(words));
    probe.sees(&[HOME]);
    took
}

/// Leaves from home, calmly: what was read is remembered for the next opening.
pub(crate) fn leave(mut probe: Probe) {
    probe.press(ESC, &[LEAVING]);
    probe.leave(ENTER);
}

/// Types the passphrase of the first of them, and says how long it takes from the last key to the first frame behind the lock.
pub(crate) fn unlock(probe: &mut Probe) -> Duration {
    probe.sees(&[PASSPHRASE]);
    // Each letter is drawn as it comes; the last key is the one that counts.
    probe.press(PASSPHRASES[0], &["•••"]);
    let behind = [ROOM, RECOVERY, WHO];
    let took = probe.until(ENTER, |screen| behind.iter().any(|text| screen.contains(text)));
    past_the_sheet(probe);
    took
}

/// A second way in is offered once, and not taken.
fn past_the_sheet(probe: &mut Probe) {
    if probe.screen().contains(RECOVERY) {
        probe.press(&[RIGHT, ENTER].concat(), &[ROOM, WHO]);
    }
}

/// In a workbook of two that was just unlocked: home, alone.
pub(crate) fn alone(probe: &mut Probe) {
    probe.sees(&[WHO]);
    probe.press(ENTER, &[ROOM, RECOVERY]);
    past_the_sheet(probe);
    home(probe);
}

/// In a workbook of two that was just unlocked: to a page for each of them, up to the last key before the first one's turn. Says how
/// long it takes from that key to their page.
pub(crate) fn hand_over(probe: &mut Probe) -> Duration {
    probe.sees(&[WHO]);
    probe.press(RIGHT, &["› Both of us"]);
    probe.press(ENTER, &[ROOM]);
    home(probe);
    choose(probe, "Welcome");
    probe.press(ENTER, &["Hopes"]);
    choose(probe, "Hopes");
    probe.press(ENTER, &["Who starts?"]);
    probe.press(ENTER, &["Please pass the keyboard to"]);
    probe.press(NAMES[0], &[&format!("│ {}", NAMES[0])]);
    probe.until(ENTER, |screen| screen.contains(TURN))
}

/// Moves to the row that begins with these words.
fn choose(probe: &mut Probe, words: &str) {
    for _ in 0..30 {
        if probe.screen().contains(&format!("› {words}")) {
            return;
        }
        probe.key(DOWN);
    }
    panic!("{words} can't be chosen:\n{}", probe.screen());
}
