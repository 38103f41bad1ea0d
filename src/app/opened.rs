//! What the store tells of workbooks: which there are, and what was in the one that was opened.

use crate::content::words::Words;
use crate::engine::{BookKind, Lock, Place, Progress, RecordId, Shelves};
use crate::journal::{Draft, Foreign, InTheWay};
use std::path::PathBuf;

/// A workbook as the start lists it.
#[derive(Clone, Debug)]
pub struct Listed {
    /// What the list calls it, after the people in it.
    pub name: String,
    /// Where it lies.
    pub folder: PathBuf,
}

/// What comes of opening a workbook.
#[derive(Debug)]
pub struct Opened {
    /// For one or for two, and whether each has pages of their own.
    pub kind: BookKind,
    /// As `book.json` and the key files say together.
    pub lock: Lock,
    /// Whose passphrase opened it; in a workbook without a lock, the first person's place.
    pub place: Place,
    /// All that this passphrase opens.
    pub records: Shelves,
    /// Words begun in it and not kept, oldest first.
    pub drafts: Vec<Draft>,
    /// How many files could not be read.
    pub unreadable: usize,
    /// Files that nothing proves, which this person may look at and take in.
    pub foreign: Vec<Foreign>,
    /// Records that others name and that are not here, or not here yet: at least these.
    pub missing: Vec<RecordId>,
    /// What its keys leave to be put right.
    pub keys: KeysHere,
    /// Something that is not as it should be.
    pub notice: Option<Notice>,
    /// Whether another program has it open.
    pub elsewhere: bool,
}

/// What opening a workbook found that its owner should know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The keys in its folder are not those that were opened, so nothing is written.
    OtherKeys,
    /// The key does not know the other person's.
    LacksTheOther,
    /// It counts as locked although it said otherwise.
    LockedAgain,
    /// Other accounts could look into its folder until now.
    WasOpenToOthers,
}

impl Notice {
    /// What a person is told, in the language of the edition.
    pub fn words(self, words: &Words) -> &str {
        let found = &words.errors.found;
        match self {
            Self::OtherKeys => found.other_keys(),
            Self::LacksTheOther => found.lacks_the_other(),
            Self::LockedAgain => found.locked_again(),
            Self::WasOpenToOthers => found.was_open_to_others(),
        }
    }
}

/// What the keys of an opened workbook leave to be put right, by whoever's it is.
#[derive(Clone, Debug, Default)]
pub struct KeysHere {
    /// The key files of another lock that this person may have set, where they could open something.
    pub other_locks: Vec<String>,
    /// Whether it is for two, and the key does not know the other's.
    pub lacks_the_other: bool,
}

/// What is plain in a workbook that was never locked, and counts as locked. Nothing shows who wrote it.
#[derive(Debug)]
pub struct PlainPages {
    /// As `book.json` says, which nothing proves here.
    pub kind: BookKind,
    /// Those that were never sealed.
    pub records: Shelves,
    /// How many files could not be read.
    pub unreadable: usize,
}

/// The workbooks here, as far as anyone may see: nothing of what is locked, not even whether it is there.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// Those without a lock, by their names.
    pub unlocked: Vec<Listed>,
    /// Those that say they are not locked and count as locked, with the files that stand in their way.
    pub in_the_way: Vec<InTheWay>,
}

/// The name that a workbook is listed by: that of whoever it is for, or of both.
pub fn listed_by(progress: &Progress, words: &Words) -> String {
    let shelf = &words.setup.shelf;
    match [Place::One, Place::Two].map(|place| progress.name(place)) {
        [Some(one), Some(two)] => shelf.of_two(one, two),
        [Some(name), None] | [None, Some(name)] => name.to_owned(),
        [None, None] => shelf.unnamed().to_owned(),
    }
}
