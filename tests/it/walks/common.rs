//! What many walks have in common: the way to the home page, and there again from wherever one is.

use crate::walks::harness::{Desk, Walk};
use std::fs;
use std::path::Path;

/// Goes through set-up as Ada, with this answer about her part and no lock, to the question how much room there is.
pub(crate) fn set_up(desk: &Desk, part: &str) -> Walk {
    let mut walk = to_the_lock(desk, part);
    walk.opens("No").sees("A passphrase seals your pages.").opens("Not tonight");
    walk.sees("Your pages are not sealed.").press("<ret>").sees("How much room do you have?");
    walk
}

/// The same, with a passphrase.
pub(crate) fn set_up_locked(desk: &Desk, part: &str, passphrase: &str) -> Walk {
    let mut walk = to_the_lock(desk, part);
    walk.opens("Yes or not sure").opens("Set one now").sees("If someone could make you type this");
    walk.press(passphrase).press("<tab>").press(passphrase).press("<ret>").sees("How much room do you have?");
    walk
}

/// From the first screen to the question about the lock.
pub(crate) fn to_the_lock(desk: &Desk, part: &str) -> Walk {
    let mut walk = desk.open();
    walk.sees("A quiet workbook").press("<ret>").sees("What you write is kept on this computer").press("<ret>");
    walk.sees("Are you here alone, or are there two of you?").press("<ret>");
    walk.sees("What shall this book call you?").press("Ada<ret>").sees("Which comes closest for you?");
    walk.choose(part).press("<space><ret>").sees("Does anyone else use this computer account?");
    walk
}

/// The same, and on to the home page.
pub(crate) fn at_home(desk: &Desk, part: &str) -> Walk {
    let mut walk = set_up(desk, part);
    walk.press("<esc>").sees("Go on").sees("Ada");
    walk
}

/// Keeps what is asked, screen after screen, with this typed on each, until a list is there again; then the home page.
pub(crate) fn finish<'a>(walk: &'a mut Walk, typed: &str) -> &'a mut Walk {
    for _ in 0..30 {
        if is_on_a_list(walk) {
            break;
        }
        walk.press(typed);
        go_on(walk);
    }
    home(walk)
}

/// Ctrl+S; where that key goes on from nothing, since something has to be chosen, the button that leads to the end.
pub(crate) fn go_on(walk: &mut Walk) {
    let chosen = [("Keep the line", "Close"), ("This is what will be shown.", "Show it")];
    match chosen.into_iter().find(|(words, _)| walk.has(words)) {
        Some((_, button)) => walk.opens(button),
        None => walk.press("<c-s>"),
    };
}

/// The home page, or the part one came from.
pub(crate) fn is_on_a_list(walk: &Walk) -> bool {
    walk.has("Stop for today") && walk.has("A free yes?") || walk.has("Enter open") && walk.has("Up Down choose")
}

/// From a list back to the home page.
pub(crate) fn home(walk: &mut Walk) -> &mut Walk {
    if !walk.has("Stop for today") {
        walk.press("<esc>");
    }
    walk.sees("Stop for today")
}

/// Whether these words stand in any file below a folder, as they are.
pub(crate) fn stands_somewhere(folder: &Path, words: &str) -> bool {
    fs::read_dir(folder).into_iter().flatten().any(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() {
            return stands_somewhere(&path, words);
        }
        fs::read(&path).unwrap_or_default().windows(words.len()).any(|bytes| bytes == words.as_bytes())
    })
}

/// Answers what is asked, whatever it is: a letter in text, a tick in a list, a number, every card on the first pile.
pub(crate) fn give_anything(walk: &mut Walk) {
    walk.press("<space>1");
    for _ in 0..12 {
        if !walk.has("1 2 3 ... pile") {
            break;
        }
        walk.press("1");
    }
}
