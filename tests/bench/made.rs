//! Made-up workbooks of made-up evenings, the same ones each time: what is measured is measured on these. One lies in its
//! folder as the program itself would have put it there.

use crate::unsynced::Unsynced;
use chrono::{DateTime, FixedOffset, TimeDelta};
use goldseam::content::Role;
use goldseam::engine::{Answer, BookKind, Ids, Known, Lock, Origin, Place, Record, RecordId, set_up};
use goldseam::journal::{DataDir, Journal, Key, Passphrase, WorkFactor};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What opens the locked ones; in one for two, whose it is by place.
pub(crate) const PASSPHRASES: [&str; 2] = ["seven grey herons", "nine slow barges"];

/// The names, by place.
pub(crate) const NAMES: [&str; 2] = ["Ada", "Ben"];

/// A word that stands in one page of a thousand.
pub(crate) const RARE: &str = "zyzzyva";

/// What the pages are written with.
const WORDS: &str = "the of and to in that it is was for on are with as his they at be this from have or by one had not but \
    what all were when we there can an your which their said if do will each about how up out them then she many some \
    so these would other into has more her two like him see time could no make than first been its who now people my \
    made over did down only way find use may water long little very after words called just where most know morning \
    evening breath grateful worry plan lesson anger calm thought belief value sleep walk friend tired hope body notice \
    choose kind slow practice chapter reflect";

/// How a workbook is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// One person's, not locked.
    Plain,
    /// One person's, sealed.
    Sealed,
    /// Of two, each with pages of their own that the other can't open.
    Pair,
}

impl Kind {
    /// As it is called on the command line.
    pub(crate) const ALL: [(Self, &str); 3] = [(Self::Plain, "plain"), (Self::Sealed, "sealed"), (Self::Pair, "pair")];

    pub(crate) fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }
}

/// Numbers that look like chance, and are the same each time.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// By the method that is called splitmix64.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, most: usize) -> usize {
        self.next() as usize % most
    }

    pub(crate) fn bits(&mut self) -> u128 {
        u128::from(self.next()) << 64 | u128::from(self.next())
    }
}

/// So many words, in lines of fifteen.
pub(crate) fn words(chance: &mut Chance, many: usize) -> String {
    let all: Vec<&str> = WORDS.split_whitespace().collect();
    let drawn: Vec<&str> = (0..many).map(|_| all[chance.below(all.len())]).collect();
    drawn.chunks(15).map(|line| line.join(" ")).collect::<Vec<_>>().join("\n")
}

/// What stands on a page: a line by which it is known, and about sixty words.
pub(crate) fn page(number: u64) -> String {
    let mut chance = Chance::new(number);
    let title = words(&mut chance, 3);
    let many = 50 + chance.below(21);
    let rare = if number % 1_000 == 500 { RARE } else { "" };
    format!("Entry {number:06} {title}\n{} {rare}", words(&mut chance, many)).trim_end().to_owned()
}

/// The evening after the last page.
pub(crate) fn evening() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2025-11-02T20:00:00+01:00").unwrap_or_default()
}

/// The nth of so many pages. They are two hours apart, so that a hundred thousand of them have happened.
fn record(number: u64, count: u64, place: Place, id: RecordId) -> Record {
    let hours = i64::try_from((count - number) * 2 + 12).unwrap_or_default();
    let origin = origin(place);
    let event = Known::Answered { value: Answer::page(page(number)) };
    Record { at: origin.at - TimeDelta::hours(hours), ..origin.record(id, "page", "", event) }
}

fn origin(place: Place) -> Origin {
    Origin { at: evening(), place, edition: "goldseam-en 1".to_owned() }
}

/// Makes a workbook of so many pages in an empty data folder, and says where it lies.
pub(crate) fn workbook(data: &Path, kind: Kind, count: u64) -> PathBuf {
    let shelf = DataDir::new(Arc::new(Unsynced), data);
    let mut chance = Chance::new(0x5ea1);
    let bits = chance.bits();
    let passes = PASSPHRASES.map(|pass| Passphrase::from(pass.to_owned()));
    let made = match kind {
        Kind::Plain => shelf.create(BookKind::One, Lock::None, bits),
        Kind::Sealed => {
            shelf.create_locked(BookKind::One, &[(&Key::new(Place::One), &passes[0])], WorkFactor::USUAL, bits)
        }
        Kind::Pair => {
            let keys = Key::pair();
            let keys = [(&keys[0], &passes[0]), (&keys[1], &passes[1])];
            shelf.create_locked(BookKind::Pair, &keys, WorkFactor::USUAL, bits)
        }
    };
    let folder = made.expect("room for a workbook");
    let places: &[Place] = if kind == Kind::Pair { &[Place::One, Place::Two] } else { &[Place::One] };
    for (nth, place) in places.iter().enumerate() {
        let pass = (kind != Kind::Plain).then_some(&passes[nth]);
        fill(opened(&shelf, &folder, pass), &mut chance, *place, kind, count / places.len() as u64);
    }
    folder
}

/// The workbook, with the key that a passphrase opens.
pub(crate) fn opened(shelf: &DataDir, folder: &Path, pass: Option<&Passphrase>) -> Journal {
    let opened = match pass.map(|pass| shelf.who(pass).expect("a disk").expect("the key that was set").1) {
        Some(key) => Journal::open_with(Arc::new(Unsynced), folder, key),
        None => shelf.open(folder),
    };
    opened.expect("a workbook").0
}

/// One person's pages, after what was set up by the first of them.
fn fill(mut journal: Journal, chance: &mut Chance, place: Place, kind: Kind, count: u64) {
    let mut more = Chance::new(chance.next());
    let mut ids = Ids::new(move || more.bits());
    let names = NAMES.map(str::to_owned);
    let first = match (kind, place) {
        (Kind::Pair, Place::One) => set_up::for_two(&names, &origin(Place::Shared), &mut ids),
        (Kind::Pair, _) => Vec::new(),
        _ => set_up::for_one(names[0].clone(), Role::Hurt, &origin(place), &mut ids),
    };
    let pages = (0..count).map(|number| record(number, count, place, ids.fresh()));
    for record in first.into_iter().chain(pages) {
        let seq = Some(journal.next_seq(record.place));
        journal.append(&Record { seq, ..record }).expect("room for a page");
    }
}
