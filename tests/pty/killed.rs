//! `kill -9` in the middle of typing, twenty times: at most the last second of it is lost, and never a page that was
//! said to be kept, plain and locked. The moments come from a fixed seed.

use crate::place::{PASSPHRASE, Place, past_the_lock};
use crate::terminal::Pty;
use goldseam::engine::record::{Answer, Known};
use goldseam::journal::{DataDir, Journal, Key, Passphrase, Reading, RealDisk};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// What is promised: words are on their way to disk a second after the first of them.
const PROMISED: Duration = Duration::from_secs(1);

/// What a machine may take to write once that is over.
const WRITING: Duration = Duration::from_millis(700);

/// A place where somebody writes and is killed, again and again.
struct Desk {
    place: Place,
    key: Option<Key>,
    /// The words of the page that lies open, as they were seen at a kill.
    begun: String,
    kept: Vec<String>,
    dice: u32,
    words: usize,
}

impl Desk {
    fn new(place: Place, seed: u32) -> Self {
        let shelf = DataDir::new(Arc::new(RealDisk), place.data());
        let who = shelf.who(&Passphrase::from(PASSPHRASE.to_owned())).unwrap();
        Self { key: who.map(|(_, key)| key), place, begun: String::new(), kept: Vec::new(), dice: seed, words: 0 }
    }

    fn within(&mut self, longest: Duration) -> Duration {
        self.dice = self.dice.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        longest.mul_f64(f64::from(self.dice >> 8) / f64::from(1 << 24))
    }

    /// The program at the page that was begun, or at a blank one.
    fn open(&self) -> Pty {
        let mut pty = self.place.open();
        if self.key.is_some() {
            past_the_lock(&mut pty);
        }
        if self.begun.is_empty() {
            pty.sees("How much room do you have?");
            pty.keys("\x1b");
            pty.sees("A blank page    ");
            pty.keys("w");
            pty.sees("Ctrl+S keep");
        } else {
            if self.key.is_none() {
                pty.sees("There are words you had begun.");
                pty.keys("\r");
            }
            let last = self.begun.split_whitespace().last().unwrap().to_owned();
            pty.sees(&last);
        }
        pty
    }

    /// Types a word after the other until the moment has come, each once the one before is seen, and is killed. Gives
    /// what must be there by the promise.
    fn type_and_die(&mut self, moment: Duration) -> String {
        let mut pty = self.open();
        let end = Instant::now() + moment;
        let mut seen = vec![(Instant::now(), self.begun.clone())];
        while Instant::now() < end {
            self.words += 1;
            let next = format!("word{:04} ", self.words);
            pty.keys(&next);
            pty.sees(next.trim());
            seen.push((Instant::now(), seen.last().unwrap().1.clone() + &next));
        }
        let end_of_it = Instant::now();
        pty.killed();
        // While it writes it draws nothing: the longest stop says how long this machine takes when others are busy on it.
        let longest = seen.windows(2).map(|two| two[1].0.duration_since(two[0].0)).max().unwrap_or_default();
        let lost = PROMISED + WRITING.max(2 * longest);
        let safe = seen.into_iter().rfind(|(at, _)| end_of_it.duration_since(*at) >= lost);
        safe.map_or_else(|| self.begun.clone(), |(_, words)| words)
    }

    fn look(&self) -> (Journal, Reading) {
        let books = DataDir::new(Arc::new(RealDisk), self.place.data());
        let folder = books.books().unwrap().books[0].folder.clone();
        let opened = match &self.key {
            Some(key) => Journal::open_with(Arc::new(RealDisk), folder, key.clone()),
            None => Journal::open(Arc::new(RealDisk), folder),
        };
        opened.unwrap()
    }

    /// Killed once while typing; what was there a second before is there.
    fn killed_while_typing(&mut self, nth: usize) {
        let moment = self.within(Duration::from_secs(3));
        let safe = self.type_and_die(moment);
        let (mut journal, reading) = self.look();
        assert_eq!(reading.unreadable, [], "kill {nth}: damaged");
        self.kept_is_kept(&reading);
        let drafts = journal.drafts();
        assert!(drafts.len() <= 1, "kill {nth}: {} drafts", drafts.len());
        let begun = drafts.first().map_or("", |draft| draft.answer.text.as_str());
        assert!(begun.starts_with(safe.trim_end()), "kill {nth}:\n{safe}\nwas to be there, not only\n{begun}");
        begun.clone_into(&mut self.begun);
    }

    /// Killed at the moment when the page is said to be kept.
    fn killed_once_it_is_kept(&mut self) {
        let mut pty = self.open();
        self.words += 1;
        let word = format!("word{:04}", self.words);
        pty.keys(&word);
        pty.sees(&word);
        pty.keys("\x13");
        pty.until("it is kept and goes on", |pty| pty.screen().contains("Go on     ") && !pty.screen().contains(&word));
        pty.killed();
        self.kept.push(std::mem::take(&mut self.begun) + &word);
        let (mut journal, reading) = self.look();
        self.kept_is_kept(&reading);
        assert!(journal.drafts().is_empty(), "it was kept, and is offered again");
    }

    fn kept_is_kept(&self, reading: &Reading) {
        let pages = reading.records.whole().filter_map(|record| match record.known() {
            Some(Known::Answered { value: Answer { text, .. } }) => Some(text.as_str()),
            _ => None,
        });
        let pages: Vec<&str> = pages.collect();
        assert!(self.kept.iter().all(|kept| pages.contains(&kept.as_str())), "a kept page is lost");
    }

    fn killed_ten_times(mut self) {
        for nth in 0..10 {
            if nth % 5 == 4 { self.killed_once_it_is_kept() } else { self.killed_while_typing(nth) }
        }
        assert_eq!(self.kept.len(), 2);
    }
}

#[test]
fn ten_kills_in_a_plain_workbook() {
    Desk::new(Place::begun(), 0x5eed).killed_ten_times();
}

#[test]
fn ten_kills_in_a_locked_workbook() {
    Desk::new(Place::locked(), 0xfeed).killed_ten_times();
}
