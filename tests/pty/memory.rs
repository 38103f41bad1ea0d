//! What the program still has in its memory once somebody is away: no key, no passphrase, no page.
//!
//! The loop runs in this test's own program, on a terminal of its own, since the real one lets nobody look into it but the
//! administrator of a computer. Two phrases and a key are looked for in everything that it can write to.

use crate::inside::at_the_lock;
use crate::place::{PASSPHRASE, Place, past_the_lock, turn_to_a_page};
use crate::terminal::{PATIENCE, Pty};
use crate::two::{self, BEN};
use crossterm::event::{Event as TerminalEvent, KeyCode, KeyModifiers};
use goldseam::app::Moment;
use goldseam::journal::{DataDir, Passphrase, RealDisk};
use goldseam::runtime::clock::WallClock;
use goldseam::runtime::events::TerminalEvents;
use goldseam::runtime::{Clock, End, Event, Events};
use rustix::process::Signal;
use secrecy::ExposeSecret;
use std::cell::Cell;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::os::unix::fs::FileExt;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// None that the program's own words have in them.
const ADAS: &str = "nine loud umbrellas";

const PAGE: &str = "a gilded wren under the stair";
const CUT: &str = "one tiny lantern in the window";

/// Lets an hour go by.
const AN_HOUR: &str = "\x1e";

/// A page that lies open in a locked workbook, some words of it cut.
struct Written {
    pty: Pty,
    looked_for: Vec<(&'static str, Vec<u8>)>,
    place: Place,
}

impl Written {
    /// By one person, and saved.
    fn alone() -> Self {
        let reach = |pty: &mut Pty| {
            past_the_lock(pty);
            turn_to_a_page(pty);
        };
        let mut written = Self::new(Place::locked(), PASSPHRASE, reach);
        let place = &written.place;
        written.pty.until("it is saved", |_| place.sealed("drafts") > 0);
        written
    }

    /// On a turn of her own, where both are here.
    fn together() -> Self {
        Self::new(Place::for_two([ADAS, BEN]), ADAS, |pty| two::to_her_turn(pty, ADAS))
    }

    fn new(place: Place, passphrase: &'static str, reach: impl FnOnce(&mut Pty)) -> Self {
        let mut written = Self::started(place, passphrase);
        reach(&mut written.pty);
        let pty = &mut written.pty;
        pty.keys(CUT);
        pty.sees(CUT);
        pty.keys("\x1b[H\x0b");
        pty.until("it is cut", |pty| !pty.screen().contains(CUT));
        pty.keys(PAGE);
        pty.sees(PAGE);
        written
    }

    /// The program at the lock, and what will be looked for.
    fn started(place: Place, passphrase: &'static str) -> Self {
        let who = DataDir::new(Arc::new(RealDisk), place.data()).who(&Passphrase::from(passphrase.to_owned()));
        let secret = who.unwrap().expect("the passphrase opens nothing").1.secret().unwrap();
        let line = secret.expose_secret();
        let text = |words: &str| words.as_bytes().to_vec();
        // A page and what is cut are looked for by how they end: a key that comes later may be read over how they begin.
        let looked_for = vec![
            ("page", text(&PAGE[8..])),
            ("cut", text(&CUT[8..])),
            ("passphrase", text(passphrase)),
            ("secret line", text(line)),
            ("key", key_of(line)),
        ];
        let mut program = place.any_program(std::env::current_exe().unwrap());
        program.args(["--ignored", "--exact", "memory::looked_into"]);
        program.env("PLACE_DATA", place.data());
        let pty = Pty::start(program);
        Self { pty, looked_for, place }
    }

    /// The names of what is found in memory at this moment.
    fn found(&self) -> BTreeSet<&'static str> {
        let mut found = BTreeSet::new();
        for bytes in Memory::of(&self.pty).iter() {
            let here = self.looked_for.iter().filter(|(_, phrase)| holds(&bytes, phrase));
            found.extend(here.map(|(name, _)| *name));
        }
        found
    }

    /// Waits until nothing is found: the thread that seals the last words has them for as long as that takes.
    #[track_caller]
    fn forgets(&self) {
        self.forgets_all_but(&[]);
    }

    #[track_caller]
    fn forgets_all_but(&self, needed: &[&str]) {
        let patience = Instant::now() + PATIENCE;
        loop {
            let found = self.found();
            if found.iter().all(|name| needed.contains(name)) {
                return;
            }
            assert!(Instant::now() < patience, "memory still holds {found:?}");
        }
    }
}

/// The 32 bytes that a secret line spells: five bits a letter, after its last `1`, before the sum at its end.
fn key_of(line: &str) -> Vec<u8> {
    let letters = line.rsplit_once('1').unwrap().1;
    let value = |letter| "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L".find(letter).unwrap();
    let bits: Vec<usize> =
        letters.chars().flat_map(|letter| (0..5).rev().map(move |bit| value(letter) >> bit & 1)).collect();
    let byte = |bits: &[usize]| u8::try_from(bits.iter().fold(0, |byte, bit| byte << 1 | bit)).unwrap();
    bits.chunks_exact(8).take(32).map(byte).collect()
}

#[test]
fn while_a_page_lies_open_it_is_found_and_once_the_idle_lock_has_shut_nothing_is() {
    let mut written = Written::alone();
    let found = written.found();
    assert!(found.contains("page") && found.contains("key"), "what is there is not found: {found:?}");
    written.pty.keys(AN_HOUR);
    written.pty.sees("Kitchen measures");
    written.forgets();
}

#[test]
fn during_a_break_memory_holds_no_key_no_passphrase_and_no_page() {
    let mut written = Written::alone();
    written.pty.keys("\x10");
    written.pty.sees("Something lighter");
    written.pty.keys("\x1b[C\r");
    written.pty.sees("Meet back here at");
    written.forgets();
}

#[test]
fn of_a_passphrase_that_is_chosen_nothing_is_left() {
    const CHOSEN: &str = "eleven quiet kettles";
    let mut written = Written::started(Place::locked(), PASSPHRASE);
    written.looked_for.push(("chosen", CHOSEN.as_bytes().to_vec()));
    for (at, keys) in [
        ("Passphrase", "\t\x1b[C\r"),
        ("A quiet workbook", "\r"),
        ("What you write is kept", "\r"),
        ("Are you here alone", "\r"),
        ("What shall this book call you?", "Cleo\r"),
        ("Which comes closest", " \r"),
        ("Does anyone else", "\r"),
        ("A passphrase seals your pages", "\r"),
        ("Choose a passphrase.", CHOSEN),
        ("hard to guess", "\t"),
    ] {
        written.pty.sees(at);
        written.pty.keys(keys);
    }
    written.pty.keys(CHOSEN);
    written.pty.until("both stand there", |pty| pty.screen().matches('•').count() == 2 * CHOSEN.len());
    assert!(written.found().contains("chosen"), "what is there is not found");
    written.pty.keys("\r");
    written.pty.sees("How much room do you have?");
    written.pty.keys(AN_HOUR);
    written.pty.sees("Kitchen measures");
    written.forgets();
}

#[test]
fn asleep_it_holds_no_key_no_passphrase_and_no_page() {
    let mut written = Written::alone();
    written.pty.signal(Signal::TSTP);
    written.pty.has_stopped();
    assert_eq!(written.found(), BTreeSet::new());
    written.pty.signal(Signal::CONT);
}

#[test]
fn once_the_keyboard_is_passed_it_holds_what_is_to_be_shown_alone_and_nothing_when_it_was_not_shown() {
    let mut written = Written::together();
    assert!(written.found().contains("page"), "what is there is not found");
    two::to_his_turn(&mut written.pty);
    written.forgets_all_but(&["page"]);
    written.pty.keys("something of his");
    written.pty.sees("something of his");
    two::kept_back(&mut written.pty);
    written.forgets();
}

/// Run by the tests here, in a terminal of its own.
#[test]
#[ignore = "it takes the terminal it runs in"]
fn looked_into() {
    let clock = Leaping::default();
    let end = at_the_lock(&clock, |events| Leaps { events, clock: clock.clone() });
    assert_eq!(end.unwrap(), End::Left);
}

/// A clock that can leap ahead.
#[derive(Clone, Default)]
struct Leaping(Rc<Cell<u32>>);

impl Clock for Leaping {
    fn now(&self) -> Moment {
        WallClock.now() + chrono::TimeDelta::hours(self.0.get().into())
    }

    fn ticks(&self) -> Duration {
        WallClock.ticks() + Duration::from_secs(3600) * self.0.get()
    }
}

/// The events of a real terminal; at [`AN_HOUR`] the clock leaps.
struct Leaps {
    events: TerminalEvents<Leaping>,
    clock: Leaping,
}

impl Events for Leaps {
    fn next(&mut self, due: Option<Moment>) -> std::io::Result<Vec<Event>> {
        let mut events = self.events.next(due)?;
        let leaps = |event: &Event| match event {
            Event::Terminal(TerminalEvent::Key(key)) => {
                key.code == KeyCode::Char('6') && key.modifiers == KeyModifiers::CONTROL
            }
            _ => false,
        };
        if events.iter().any(leaps) {
            self.clock.0.set(self.clock.0.get() + 1);
        }
        events.retain(|event| !leaps(event));
        Ok(events)
    }
}

/// What a program can write to, region by region.
struct Memory {
    file: File,
    regions: Vec<(u64, u64)>,
}

impl Memory {
    fn of(pty: &Pty) -> Self {
        let program = PathBuf::from(format!("/proc/{}", pty.pid().as_raw_nonzero()));
        let maps = fs::read_to_string(program.join("maps")).unwrap();
        let region = |line: &str| {
            let (from, to) = line.split_once(" rw")?.0.split_once('-')?;
            Some((u64::from_str_radix(from, 16).ok()?, u64::from_str_radix(to, 16).ok()?))
        };
        Self { file: File::open(program.join("mem")).unwrap(), regions: maps.lines().filter_map(region).collect() }
    }

    /// The bytes of each. What was given back meanwhile, or is the system's own, can't be read.
    fn iter(&self) -> impl Iterator<Item = Vec<u8>> + '_ {
        self.regions.iter().filter_map(|(from, to)| {
            let mut bytes = vec![0; usize::try_from(to - from).ok()?];
            self.file.read_exact_at(&mut bytes, *from).ok().map(|()| bytes)
        })
    }
}

/// How far apart the letters of a phrase may stand: side by side, in wider letters, or one in each cell of a drawing.
const APART: [usize; 4] = [1, 2, 4, size_of::<ratatui::buffer::Cell>()];

/// What memory is handed out in.
const PIECE: usize = 4096;

/// Whether a phrase stands in these bytes.
fn holds(bytes: &[u8], phrase: &[u8]) -> bool {
    let is_at = |at: usize, apart: usize| {
        phrase.iter().enumerate().all(|(nth, letter)| bytes.get(at + nth * apart) == Some(letter))
    };
    // Most of it is empty, and is passed over quickly.
    let pieces = bytes.chunks(PIECE).enumerate().filter(|(_, piece)| *piece != &[0; PIECE][..piece.len()]);
    let mut letters = pieces.flat_map(|(nth, piece)| (nth * PIECE..).zip(piece));
    letters.any(|(at, letter)| *letter == phrase[0] && APART.iter().any(|apart| is_at(at, *apart)))
}
