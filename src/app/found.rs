//! Files in the folder that nothing proves, and pages that are not here: two plain rows in the own area, as long as it is so.
//!
//! Neither opens by itself, and neither has to be answered. What is found is part of the workbook only when its owner takes
//! it in, which their passphrase stands for: a stranger's page would speak in their name from then on.

use super::form::{Button, Form, Part, Press};
use super::journal::name as name_of;
use super::lock::{Ask, ask};
use super::news::News;
use super::page::{Block, Page, Weight};
use super::parts::{List, Row};
use super::{AnyScreen, Effect, Go, Model, Turn};
use crate::engine::page::{answer_words, words_of};
use crate::engine::{BookKind, Known, Lock, Seat};
use crate::journal::{Foreign, ForeignWords};

/// What the row of found files says.
pub const FOUND: &str = "Found in the folder";

/// What the row of missing pages says.
pub const MISSING: &str = "Not here, or not here yet";

/// Whether whoever sits there is the one whose passphrase opened what was found, in their own area.
fn is_theirs(model: &Model) -> bool {
    model.seat() == Seat::Own(model.me())
}

/// What was found, for its owner; nothing anywhere else.
pub fn list(model: &Model) -> &[Foreign] {
    // Without the other's key nothing shows what is for both either, and that can be put right.
    if is_theirs(model) && !model.here().keys.lacks_the_other { &model.here().foreign } else { &[] }
}

/// How many pages are missing at least, for whoever would miss them; none anywhere else.
pub fn missing(model: &Model) -> usize {
    if is_theirs(model) { model.here().missing } else { 0 }
}

#[derive(Clone, Copy)]
enum At {
    List,
    /// One of them.
    Open(usize),
    /// They are being taken in.
    Taking,
}

/// The list, and one of it.
pub struct Found {
    at: At,
    form: Form,
    /// What is to be taken in, while the passphrase is asked for.
    wanted: Vec<Foreign>,
}

impl Found {
    /// As things stand now, by day.
    pub fn new(model: &Model) -> Self {
        let mut rows: Vec<(_, Row)> = list(model)
            .iter()
            .enumerate()
            .map(|(at, file)| (day(file), Row::new(name(file, model), Press::Row(at)).beside(said_day(file, model))))
            .collect();
        rows.sort_by_key(|(day, _)| *day);
        let rows = rows.into_iter().map(|(_, row)| row).collect();
        let mut buttons = vec![Button::new("Leave them", Press::Back)];
        if list(model).iter().any(|file| file.can_be_taken) {
            buttons.push(Button::new("Take all of them in", Press::Keep));
        }
        let mut form = Form::new(vec![Part::List(List::new(rows)), Part::Buttons(buttons, 0)]);
        // Whoever only presses on leaves it as it is.
        form.choose(&Press::Back);
        Self { at: At::List, form, wanted: Vec::new() }
    }

    fn open(&mut self, at: usize, model: &Model) -> Turn {
        let Some(file) = list(model).get(at) else { return Turn::stay() };
        let mut pieces = vec![(Weight::Bold, name(file, model)), (Weight::Quiet, said_day(file, model))];
        pieces.push((Weight::Plain, said(file)));
        let mut buttons = vec![Button::new("Leave it", Press::Back)];
        if file.can_be_taken {
            buttons.push(Button::new("Take it in", Press::Keep));
        } else {
            let words = &model.book.words.lock.found;
            let why = if waits_for_an_open_one(file, model) { words.once_open() } else { words.only_read() };
            pieces.push((Weight::Quiet, why.to_owned()));
        }
        self.form = Form::text(pieces, buttons);
        self.at = At::Open(at);
        Turn::stay()
    }

    fn take_in(&mut self, model: &Model) -> Turn {
        let files = list(model);
        self.wanted = match self.at {
            At::Open(at) => files.get(at).cloned().into_iter().collect(),
            _ => files.iter().filter(|file| file.can_be_taken).cloned().collect(),
        };
        if ask::is_known(model) { self.take() } else { Turn::to(Ask::new(model)) }
    }

    fn take(&mut self) -> Turn {
        let wanted = std::mem::take(&mut self.wanted);
        if wanted.is_empty() {
            return Turn::stay();
        }
        self.at = At::Taking;
        Turn::stay().with(Effect::TakeIn(wanted))
    }

    /// The list again; where nothing is left on it, to where one came from.
    fn again(&mut self, model: &Model) -> Turn {
        if list(model).is_empty() {
            return Turn::go(Go::Back);
        }
        *self = Self::new(model);
        Turn::stay()
    }
}

/// Whether it is taken in where nothing is locked, and nowhere else. The lock of two is never taken off.
fn waits_for_an_open_one(file: &Foreign, model: &Model) -> bool {
    let is_small = matches!(&file.words, ForeignWords::Record(record) if !record.is_an_addition());
    is_small && model.lock() == Lock::Age && model.kind() == BookKind::One
}

fn name(file: &Foreign, model: &Model) -> String {
    match &file.words {
        ForeignWords::Record(record) => match record.known() {
            Some(Known::Name { .. }) => "A name".to_owned(),
            Some(Known::Role { .. }) => "Which part is yours".to_owned(),
            Some(Known::Setting { .. }) => "A setting".to_owned(),
            Some(Known::Deleted { .. } | Known::Undeleted { .. }) => "A page deleted or brought back".to_owned(),
            _ => name_of(model, record),
        },
        ForeignWords::Draft(_) => "Words begun".to_owned(),
    }
}

fn day(file: &Foreign) -> chrono::NaiveDate {
    match &file.words {
        ForeignWords::Record(record) => record.at.date_naive(),
        ForeignWords::Draft(draft) => draft.at.date_naive(),
    }
}

/// Its day, as it says itself: nothing shows that it is so.
fn said_day(file: &Foreign, model: &Model) -> String {
    format!("says {}", model.book.words.dates.day(model.now.date_naive(), day(file)))
}

fn said(file: &Foreign) -> String {
    match &file.words {
        ForeignWords::Record(record) => words_of(record),
        ForeignWords::Draft(draft) => answer_words(&draft.answer),
    }
}

impl AnyScreen for Found {
    fn page(&self, model: &Model) -> Page {
        let mut page = Page::new(FOUND);
        if model.lock() == Lock::Age {
            "yours alone".clone_into(&mut page.whose);
        }
        let page = match self.at {
            At::List if model.lock() == Lock::None => {
                page.spaced(Block::text(model.book.words.lock.found.about_open()))
            }
            At::List => page.spaced(Block::text(model.book.words.lock.found.about())),
            At::Open(_) | At::Taking => page,
        };
        page.spaced(Block::Part(0)).with(Block::Part(1))
    }

    own_form!();

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        match (self.at, press) {
            (At::Taking, _) => Turn::stay(),
            (_, Press::Row(at)) => self.open(at, model),
            (_, Press::Keep) => self.take_in(model),
            _ => self.back(model),
        }
    }

    fn allowed(&mut self, _model: &mut Model) -> Turn {
        self.take()
    }

    fn back(&mut self, model: &mut Model) -> Turn {
        match self.at {
            At::List => Turn::go(Go::Back),
            At::Open(_) => self.again(model),
            At::Taking => Turn::stay(),
        }
    }

    fn waits(&self) -> bool {
        matches!(self.at, At::Taking)
    }

    fn heard(&mut self, news: News, model: &mut Model) -> Turn {
        match news {
            News::TakenIn(files, records) => {
                model.open_mut().foreign.retain(|file| !files.iter().any(|taken| taken.file == file.file));
                for record in records {
                    model.apply(record);
                }
                let drafts = files.into_iter().filter_map(|file| match file.words {
                    ForeignWords::Draft(draft) => Some(*draft),
                    ForeignWords::Record(_) => None,
                });
                for draft in drafts {
                    let open = model.open_mut();
                    open.aside.put_draft(&draft);
                    open.drafts.push(draft);
                }
                self.again(model)
            }
            News::Failed(why) => {
                model.trouble = Some(why);
                *self = Self::new(model);
                Turn::stay()
            }
            _ => Turn::stay(),
        }
    }
}

/// What it means that pages are missing, and what can be done.
pub struct Missing {
    form: Form,
}

impl Missing {
    /// With how many there are at least.
    pub fn new(model: &Model) -> Self {
        let many = missing(model);
        // A number beyond what is written in words would be said as the greatest one: "or more" holds for it.
        let words = &model.book.words;
        let number = words.dates.small_number(u16::try_from(many).unwrap_or(u16::MAX));
        let said = words.lock.found.not_here(&words.lock.found.at_least(many, &number));
        Self { form: Form::text(vec![(Weight::Plain, said)], vec![Button::new("Go on", Press::Back)]) }
    }
}

impl AnyScreen for Missing {
    fn page(&self, _model: &Model) -> Page {
        let mut page = Page::new(MISSING);
        "yours alone".clone_into(&mut page.whose);
        page.spaced(Block::Part(0)).with(Block::Part(1))
    }

    own_form!();

    fn press(&mut self, _press: Press, _model: &mut Model) -> Turn {
        Turn::go(Go::Back)
    }
}
