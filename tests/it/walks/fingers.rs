//! Any fingers at all: keys, pastes, answers of the terminal and sizes by chance, through the real loop. Nothing may end
//! in a fault of the program, and every word that was seen on a page, and that nobody took away, is on the disk.
//!
//! Chance is seeded: a failing walk prints its seed and what was done last. `GOLDSEAM_SEED` runs that one again,
//! `GOLDSEAM_STEPS` goes on for longer, and `GOLDSEAM_SHOW` prints every screen.

use crate::journal::two::{files_below, open_in};
use crate::walks::common::at_home;
use crate::walks::harness::{Desk, Walk};
use crate::walks::two::{self, ADA, BEN};
use crossterm::event::Event as TerminalEvent;
use goldseam::runtime::Event;
use goldseam::runtime::reader::Answer;
use std::collections::VecDeque;

/// How many things happen on each of five workbooks: 20,000 together.
const STEPS: usize = 4_000;

/// Numbers by chance, the same for the same seed (`SplitMix64`).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, many: usize) -> usize {
        (self.next() % many as u64) as usize
    }

    fn of<'a, T: ?Sized>(&mut self, these: &[&'a T]) -> &'a T {
        these[self.below(these.len())]
    }
}

/// Keys that lead about.
const MOVES: [&str; 20] = [
    "<tab>", "<tab>", "<s-tab>", "<up>", "<down>", "<down>", "<left>", "<right>", "<home>", "<end>", "<pgup>",
    "<pgdn>", "<ret>", "<ret>", "<ret>", "<space>", "<esc>", "<c-s>", "1", "<c-j>",
];

/// Keys that mean the same everywhere, and some that mean nothing.
const COMMANDS: [&str; 8] = ["<c-g>", "<c-g><c-g>", "<c-t>", "<c-p>", "<f1>", "?", "<c-b>", "<s-f1>"];

/// Keys that take words away, by themselves or with what is typed after them.
const TAKES: [&str; 12] =
    ["<bs>", "<bs>", "<del>", "<c-w>", "<c-k>", "<c-z>", "<c-y>", "<c-v>", "<c-a>", "<s-left>", "<s-up>", "<s-home>"];

/// Buttons that take words away, as they stand where they are chosen.
const LETS_GO: [&str; 5] = ["› Delete", "› Let them go", "› Go on without keeping", "› Take it back", "› Empty"];

/// The workbook that is sat at.
struct Fingers {
    desk: Desk,
    open: fn(&Desk, &mut Chance) -> Walk,
    read: fn(&Desk) -> String,
    keeps: bool,
    chance: Chance,
    seed: u64,
    typed: usize,
    /// Words that must be found again.
    words: Vec<String>,
    done: VecDeque<String>,
    checked: usize,
}

impl Drop for Fingers {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("GOLDSEAM_SEED={}; the last that was done: {:#?}", self.seed, self.done);
        }
    }
}

impl Fingers {
    fn walk(&mut self) {
        let steps = number("GOLDSEAM_STEPS").map_or(STEPS, |steps| steps as usize);
        let mut done = 0;
        while done < steps {
            let mut walk = (self.open)(&self.desk, &mut self.chance);
            while done < steps && walk.is_open() {
                done += self.anything(&mut walk);
            }
            if walk.is_open() {
                self.note("the window was closed");
            }
            let _ = walk.end();
            self.look();
        }
    }

    fn note(&mut self, what: impl Into<String>) {
        self.done.push_back(what.into());
        if self.done.len() > 90 {
            self.done.pop_front();
        }
    }

    /// One thing. Says how many keys it was.
    fn anything(&mut self, walk: &mut Walk) -> usize {
        let text = walk.text();
        if std::env::var("GOLDSEAM_SHOW").is_ok() {
            eprintln!("---- {}\n{text}", self.done.back().map_or("", String::as_str));
        }
        if LETS_GO.iter().any(|button| text.contains(button)) {
            self.words.clear();
        }
        match self.chance.below(100) {
            0..25 => self.types(walk),
            25..76 => self.keys(walk, &MOVES),
            76..81 => self.keys(walk, &COMMANDS),
            81 => {
                self.words.clear();
                self.keys(walk, &TAKES)
            }
            82..85 => self.pastes(walk),
            85..88 => self.answers(walk),
            88..91 => self.resizes(walk),
            91..94 => self.waits(walk),
            94..97 => self.passes(walk, &text),
            97 => self.bursts(walk),
            _ => self.ends(walk),
        }
    }

    fn keys(&mut self, walk: &mut Walk, these: &[&'static str]) -> usize {
        let key = self.chance.of(these);
        self.note(key);
        walk.press_on(key);
        1
    }

    /// A word that is like no other, of one sign, so that nothing typed later stands in the middle of it. It counts where
    /// it is seen on a page that will be kept.
    fn types(&mut self, walk: &mut Walk) -> usize {
        self.typed += 1;
        let word = char::from_u32(0x4e00 + self.typed as u32 % 20_000).unwrap().to_string();
        self.note(format!(" {word}"));
        walk.press_on(" ").press_on(&word);
        if walk.is_open() && walk.has(&word) && walk.has("not kept yet") {
            self.words.push(word);
        }
        2
    }

    fn pastes(&mut self, walk: &mut Walk) -> usize {
        let text = self.chance.of(&[
            "one\r\ntwo",
            "\u{1b}[31m\u{7}",
            "",
            "a\u{300}\u{1f469}\u{200d}\u{1f467}",
            "\n\n\n",
            "<c-q>",
        ]);
        self.note(format!("paste {text:?}"));
        walk.happens_on(Event::Terminal(TerminalEvent::Paste(text.to_owned())));
        1
    }

    fn answers(&mut self, walk: &mut Walk) -> usize {
        let answer = match self.chance.below(3) {
            0 => Answer::Osc(11, "rgb:0000/0000/0000".to_owned()),
            1 => Answer::Csi("?1;2c".to_owned()),
            _ => Answer::Other,
        };
        self.note(format!("{answer:?}"));
        walk.happens_on(Event::Answer(answer));
        1
    }

    fn resizes(&mut self, walk: &mut Walk) -> usize {
        let sizes = [(80, 24), (80, 24), (80, 24), (60, 20), (200, 60), (40, 12), (20, 5), (1, 1), (0, 0)];
        let (width, height) = sizes[self.chance.below(sizes.len())];
        self.note(format!("{width} x {height}"));
        walk.seen().resize(width, height);
        walk.happens_on(Event::Terminal(TerminalEvent::Resize(width, height)));
        1
    }

    fn waits(&mut self, walk: &mut Walk) -> usize {
        let seconds = [1, 3, 12, 60, 301][self.chance.below(5)];
        self.note(format!("{seconds} seconds"));
        if walk.is_open() {
            walk.wait(seconds);
        }
        1
    }

    /// What somebody would type who is asked for a name or a passphrase.
    fn passes(&mut self, walk: &mut Walk, text: &str) -> usize {
        let name = ["Ada", "Ben", "Jo", "Ash"].into_iter().find(|name| text.contains(&format!("keyboard to {name}.")));
        let asked = name.or_else(|| text.contains("Passphrase").then(|| self.chance.of(&[ADA, BEN])));
        let Some(asked) = asked else { return 1 };
        self.note(format!("{asked}, typed where it is asked for"));
        walk.press_on(asked).press_on("<ret>");
        asked.len()
    }

    /// Keys faster than they can be drawn.
    fn bursts(&mut self, walk: &mut Walk) -> usize {
        let keys: String = (0..8).map(|_| self.chance.of(&MOVES)).collect();
        self.note(format!("at once {keys}"));
        walk.bursts(&keys);
        8
    }

    fn ends(&mut self, walk: &mut Walk) -> usize {
        match self.chance.below(4) {
            0 => {
                self.note("<c-q>");
                walk.press_on("<c-q>");
            }
            1 => {
                self.note("<c-c>");
                walk.press_on("<c-c>");
            }
            2 => {
                self.note("SIGTERM");
                walk.happens_on(Event::End(15));
            }
            3 => {
                self.note("asleep and awake");
                walk.happens_on(Event::Sleep).happens_on(Event::Woke);
            }
            _ => {}
        }
        1
    }

    /// Every word is on the disk.
    fn look(&mut self) {
        if !self.keeps {
            return;
        }
        let there = (self.read)(&self.desk);
        self.checked += self.words.len();
        if let Some(lost) = self.words.iter().find(|word| !there.contains(word.as_str())) {
            panic!("{lost} is on no disk");
        }
    }
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

fn any_fingers(desk: Desk, keeps: bool, open: fn(&Desk, &mut Chance) -> Walk, read: fn(&Desk) -> String) {
    let seed = number("GOLDSEAM_SEED").unwrap_or(9);
    let chance = Chance(seed);
    let (words, done) = (Vec::new(), VecDeque::new());
    let mut fingers = Fingers { desk, open, read, keeps, chance, seed, typed: 0, words, done, checked: 0 };
    fingers.walk();
    assert!(!keeps || fingers.checked > 20, "only {} words were looked for", fingers.checked);
}

/// All that stands on the desk, as it is.
fn plain(desk: &Desk) -> String {
    files_below(&desk.data()).into_values().map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).collect()
}

/// All that either of two can read.
fn sealed(desk: &Desk) -> String {
    let read = |pass| {
        let (mut journal, reading) = open_in(&desk.data(), pass);
        let records = reading.records.whole().map(|record| serde_json::to_string(record).unwrap());
        let drafts = journal.drafts().into_iter().map(|draft| serde_json::to_string(&draft).unwrap());
        records.chain(drafts).collect::<String>()
    };
    read(ADA) + &read(BEN)
}

#[test]
fn on_a_workbook_for_one_no_word_is_lost() {
    let desk = Desk::new();
    at_home(&desk, "I was hurt").press("<c-q>").end().unwrap();
    any_fingers(
        desk,
        true,
        |desk, _| {
            let mut walk = desk.open();
            walk.press("<esc>");
            walk
        },
        plain,
    );
}

#[test]
fn on_a_workbook_for_two_no_word_is_lost() {
    let desk = Desk::new();
    two::at_home(two::pair(&desk)).press("<c-q>").end().unwrap();
    let open = |desk: &Desk, chance: &mut Chance| {
        let mut walk = desk.open();
        let (pass, name) = [(ADA, "Ada, alone"), (BEN, "Ben, alone")][chance.below(2)];
        walk.sees("Passphrase").press(pass).press("<ret>").sees("Who is here?");
        walk.opens(chance.of(&[name, name, "Both of us"]));
        walk
    };
    any_fingers(desk, true, open, sealed);
}

#[test]
fn in_each_demo_nothing_goes_wrong() {
    any_fingers(Desk::new(), false, |desk, _| desk.demo("couple"), plain);
    any_fingers(Desk::new(), false, |desk, _| desk.demo("hurt"), plain);
    any_fingers(Desk::new(), false, |desk, _| desk.demo("broke"), plain);
}
