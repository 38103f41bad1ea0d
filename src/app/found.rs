//! Files in the folder that nothing proves, and pages that are not here: two plain rows on a person's own pages, as long as
//! they are there.
//!
//! Neither opens by itself, and neither has to be answered. What is found is part of the workbook only when its owner takes
//! it in, which their passphrase stands for: a stranger's page would speak in their name from then on.

use super::job_result::JobResult;
use super::own_area;
use super::page::{Belongs, Weight};
use super::sheet::{Button, Row, Sheet};
use super::{Effect, Model, Reply, Route, Screen, Transition, passphrase, written};
use crate::content::words::Dates;
use crate::engine::page::{answer_words, words_of};
use crate::engine::{BookKind, Known, Lock};
use crate::journal::{Foreign, ForeignWords};
use crate::order;

#[derive(Clone, Copy, Default)]
enum At {
    #[default]
    List,
    Open(usize),
}

/// The list, and one of it.
#[derive(Default)]
pub struct Found {
    at: At,
    is_taking: bool,
    /// What is to be taken in, while the passphrase is asked for.
    wanted: Vec<Foreign>,
    /// How often another of its screens was come to.
    scene: u64,
}

/// What can be answered to what was found.
#[derive(Clone, PartialEq)]
pub enum Answer {
    /// Look at the one of that number.
    Open(usize),
    /// Takes nothing in; the files stay where they are.
    Leave,
    /// From the list, all that can be taken in; from a page, that one alone.
    TakeIn,
}

impl Found {
    fn goes(&mut self, at: At) -> Transition {
        (self.at, self.is_taking) = (at, false);
        self.scene += 1;
        Transition::stay()
    }

    fn take_in(&mut self, model: &Model) -> Transition {
        let files = own_area::found(model);
        self.wanted = match self.at {
            At::Open(at) => files.get(at).cloned().into_iter().collect(),
            // Only what adds to the workbook. A planted name, part or deletion would
            // change what is there along with the rest.
            At::List => files.iter().filter(|file| file.can_be_taken).cloned().collect(),
        };
        if passphrase::is_known(model) { self.take() } else { Transition::to(Route::Ask) }
    }

    fn take(&mut self) -> Transition {
        let wanted = std::mem::take(&mut self.wanted);
        if wanted.is_empty() {
            return Transition::stay();
        }
        self.is_taking = true;
        Transition::stay().with(Effect::TakeIn(wanted))
    }

    /// The list again; where nothing is left on it, to where one came from.
    fn again(&mut self, model: &Model) -> Transition {
        if own_area::found(model).is_empty() { Transition::back() } else { self.goes(At::List) }
    }
}

/// Whether it is taken in where nothing is locked, and nowhere else. The lock of two is never taken off.
fn waits_for_an_open_one(file: &Foreign, model: &Model) -> bool {
    let is_small = matches!(&file.words, ForeignWords::Record(record) if !record.is_an_addition());
    is_small && model.lock() == Lock::Age && model.kind() == BookKind::One
}

fn name(file: &Foreign, model: &Model) -> String {
    let words = &model.book.words.pages.found;
    let ForeignWords::Record(record) = &file.words else { return words.words_begun().to_owned() };
    match record.known() {
        Some(Known::Name { .. }) => words.name().to_owned(),
        Some(Known::Role { .. }) => words.part().to_owned(),
        Some(Known::Setting { .. }) => words.setting().to_owned(),
        Some(Known::Deleted { .. } | Known::Undeleted { .. }) => words.deletion().to_owned(),
        _ => written::name(model, record),
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
    let words = &model.book.words;
    words.pages.found.says(&words.dates.day(model.now.date_naive(), day(file)))
}

fn said(file: &Foreign, dates: &Dates) -> String {
    match &file.words {
        ForeignWords::Record(record) => words_of(record, dates),
        ForeignWords::Draft(draft) => answer_words(&draft.answer),
    }
}

fn list(sheet: Sheet<Answer>, model: &Model) -> Sheet<Answer> {
    let words = &model.book.words.pages.found;
    let mut files: Vec<_> = own_area::found(model).iter().enumerate().collect();
    order::by_key(&mut files, |(_, file)| day(file));
    let rows =
        files.iter().map(|(at, file)| Row::new(name(file, model), Answer::Open(*at)).beside(said_day(file, model)));
    let mut buttons = vec![Button::new(words.leave_them(), Answer::Leave)];
    if files.iter().any(|(_, file)| file.can_be_taken) {
        buttons.push(Button::new(words.take_all_in(), Answer::TakeIn));
    }
    // Whoever only presses on leaves it as it is.
    sheet.list(rows.collect()).buttons(buttons).start_at(&Answer::Leave)
}

fn one(sheet: Sheet<Answer>, file: &Foreign, model: &Model) -> Sheet<Answer> {
    let words = &model.book.words;
    let mut pieces = vec![
        (Weight::Bold, name(file, model)),
        (Weight::Quiet, said_day(file, model)),
        (Weight::Plain, said(file, &model.book.words.dates)),
    ];
    let mut buttons = vec![Button::new(words.common.buttons.leave_it(), Answer::Leave)];
    if file.can_be_taken {
        buttons.push(Button::new(words.pages.found.take_it_in(), Answer::TakeIn));
    } else {
        let lock = &words.lock.found;
        let why = if waits_for_an_open_one(file, model) { lock.once_open() } else { lock.only_read() };
        pieces.push((Weight::Quiet, why.to_owned()));
    }
    sheet.saying(pieces).buttons(buttons)
}

impl Screen for Found {
    type Answer = Answer;

    fn sheet(&self, model: &Model) -> Sheet<Answer> {
        let words = &model.book.words;
        let is_locked = model.lock() == Lock::Age;
        let sheet = Sheet::new(words.home.front.found()).scene(self.scene);
        let sheet = if is_locked { sheet.whose(Belongs::ToOne) } else { sheet };
        let file = match self.at {
            At::Open(at) => own_area::found(model).get(at),
            At::List => None,
        };
        match file {
            Some(file) => one(sheet, file, model),
            None if self.is_taking => list(sheet, model),
            None => {
                let about = if is_locked { words.lock.found.about() } else { words.lock.found.about_open() };
                list(sheet.text(about), model)
            }
        }
    }

    fn on(&mut self, answer: Answer, model: &mut Model) -> Transition {
        match answer {
            _ if self.is_taking => Transition::stay(),
            Answer::Open(at) => self.goes(At::Open(at)),
            Answer::TakeIn => self.take_in(model),
            Answer::Leave => self.back(model),
        }
    }

    fn replied(&mut self, reply: Reply, _model: &mut Model) -> Transition {
        if reply == Reply::Allowed { self.take() } else { Transition::stay() }
    }

    fn back(&mut self, model: &mut Model) -> Transition {
        match self.at {
            _ if self.is_taking => Transition::stay(),
            At::List => Transition::back(),
            At::Open(_) => self.again(model),
        }
    }

    fn waits(&self) -> bool {
        self.is_taking
    }

    fn on_result(&mut self, result: JobResult, model: &mut Model) -> Transition {
        match result {
            JobResult::TakenIn(files, records) => {
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
            JobResult::Failed(why) => {
                model.fail(&why);
                self.goes(At::List)
            }
            _ => Transition::stay(),
        }
    }
}

/// What it means that pages are missing, and what can be done.
pub struct Missing;

impl Screen for Missing {
    type Answer = ();

    fn sheet(&self, model: &Model) -> Sheet<()> {
        let words = &model.book.words;
        let many = own_area::missing(model);
        // A number beyond what is written in words would be said as the greatest one: "or more" holds for it.
        let number = words.dates.small_number(u16::try_from(many).unwrap_or(u16::MAX));
        let said = words.lock.found.not_here(&words.lock.found.at_least(many, &number));
        let sheet = Sheet::new(words.home.front.missing()).whose(Belongs::ToOne);
        sheet.says(said).button(words.common.buttons.go_on(), ())
    }

    fn on(&mut self, (): (), _model: &mut Model) -> Transition {
        Transition::back()
    }
}
