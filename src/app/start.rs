//! The start: which workbook, where several lie side by side. Nothing of any of them is shown but the name it is listed by.

use super::begin;
use super::form::{Form, Part, Press};
use super::lock::{KeysHere, Unlock};
use super::news::News;
use super::open::{Open, Shut};
use super::page::{Block, Page};
use super::parts::{List, Row};
use super::seat::Aside;
use super::setup::Setup;
use super::{AnyScreen, Effect, Go, Model, Turn};
use crate::engine::{BookKind, Lock, Place, Progress, Record, RecordId, Seat};
use crate::journal::{Draft, Foreign, InTheWay};
use std::path::PathBuf;

/// A workbook as the start lists it.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The name given to it.
    pub name: String,
    /// Where it lies.
    pub folder: PathBuf,
}

/// What comes of opening a workbook.
#[derive(Debug)]
pub struct Opened {
    /// Its kind.
    pub kind: BookKind,
    /// Its lock.
    pub lock: Lock,
    /// Whose passphrase opened it; in a workbook without a lock, the first person's place.
    pub place: Place,
    /// Its records.
    pub records: Vec<Record>,
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
    /// A sentence about something that is not as it should be.
    pub trouble: Option<String>,
    /// Whether another program has it open.
    pub elsewhere: bool,
}

/// What is plain in a workbook that was never locked, and counts as locked. Nothing shows who wrote it.
#[derive(Debug)]
pub struct PlainPages {
    /// Its kind.
    pub kind: BookKind,
    /// Its records.
    pub records: Vec<Record>,
    /// How many files could not be read.
    pub unreadable: usize,
}

/// What stands on the shelf, as far as anyone may see: nothing of what is locked, not even whether it is there.
#[derive(Clone, Debug, Default)]
pub struct ShelfView {
    /// Those without a lock, by their names.
    pub unlocked: Vec<Listed>,
    /// Those that say they are not locked and count as locked, with the files that stand in their way.
    pub in_the_way: Vec<InTheWay>,
}

/// The name that a workbook is listed by: that of whoever it is for, or of both.
pub fn listed_by(progress: &Progress) -> String {
    let names = [Place::One, Place::Two].into_iter().filter_map(|place| progress.name(place));
    let names: Vec<&str> = names.collect();
    if names.is_empty() { "A workbook".to_owned() } else { names.join(" and ") }
}

/// The screen that asks for a passphrase. It says which workbook is meant.
pub fn locked(model: &mut Model) {
    model.shut = Some(Shut::AtTheStart);
    let unlock = Unlock::new(model);
    model.stack = vec![Box::new(unlock)];
}

/// Puts an opened workbook into the model, at its first screen.
pub fn opened(model: &mut Model, mut opened: Opened) {
    let (elsewhere, trouble) = (opened.elsewhere, opened.trouble.take());
    (model.open, model.shut, model.trouble) = (Some(Open::of(opened, model.now)), None, trouble);
    begin::start(model);
    if elsewhere && model.trouble.is_none() {
        model.trouble = Some(model.book.words.lock.opening.elsewhere().to_owned());
    }
}

/// What was opened again, more of it than before. The screens stand as they are, and so does whoever sits there. Where the
/// lock has shut before it came, it counts for nothing.
pub fn again(model: &mut Model, mut opened: Opened) {
    if let Some(open) = &mut model.open {
        model.trouble = opened.trouble.take();
        open.take_over(opened, open.seat);
    }
}

/// Lets pages be read while no workbook is open: nothing that is written could be kept, so no screen offers it.
pub fn reads(model: &mut Model, read: PlainPages) {
    let (kind, unreadable, aside) = (read.kind, read.unreadable, Aside::new(read.records, Vec::new()));
    let mut open = Open { kind, aside, unreadable, ..Open::new(model.now) };
    open.take_seat(if kind == BookKind::One { Seat::Own(Place::One) } else { Seat::Both });
    model.open = Some(open);
}

/// Puts away what was read that way.
pub fn put_away(model: &mut Model) {
    if !model.is_open() {
        model.open = None;
    }
}

/// Asks which workbook.
pub fn choose(model: &mut Model) {
    model.stack = vec![Box::new(Start::new(model.shelf.unlocked.clone()))];
}

/// Leaves the workbook that is open, for another one. Its words are on their way to the disk already.
pub fn another(model: &mut Model) -> Turn {
    model.shut(Shut::AtTheStart);
    Turn::go(Go::Home(None)).with(Effect::Forget)
}

/// Leads to the set-up of one more workbook.
pub const NEW: &str = "Start a new one";

/// The list of workbooks.
pub struct Start {
    listed: Vec<Listed>,
    form: Form,
}

impl Start {
    /// The list of these.
    pub fn new(listed: Vec<Listed>) -> Self {
        let mut rows: Vec<Row> =
            listed.iter().enumerate().map(|(at, book)| Row::new(book.name.clone(), Press::Row(at))).collect();
        // Always there: what a list says by leaving it out is said, too.
        rows.push(Row::new("Open with a passphrase", Press::More).apart());
        rows.push(Row::new(NEW, Press::GoOn));
        Self { form: Form::new(vec![Part::List(List::new(rows))]), listed }
    }
}

impl AnyScreen for Start {
    fn page(&self, _model: &Model) -> Page {
        Page::new("Goldseam").spaced(Block::ask("Open a workbook")).with(Block::Part(0))
    }

    own_form!();

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        match press {
            Press::Row(at) => match self.listed.get(at) {
                Some(book) => Turn::stay().with(Effect::Open(book.folder.clone())),
                None => Turn::stay(),
            },
            Press::More => Turn::to(super::Route::Unlock),
            _ => Turn::to(Setup::beside(model)),
        }
    }

    fn waits(&self) -> bool {
        true
    }

    fn heard(&mut self, news: News, model: &mut Model) -> Turn {
        if let News::Failed(why) = news {
            model.trouble = Some(why);
        }
        Turn::stay()
    }
}
