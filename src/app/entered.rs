//! "Entered under your name": what was entered in a person's name when their passphrase had not been typed.
//!
//! A plain row in their own area leads here, for as long as they leave it there. It opens by itself never, asks for
//! nothing, and what they say of it changes nothing that the other one can see: but for an agreement they choose to end.

use super::form::{Button, Form, Part, Press};
use super::journal::name;
use super::page::{Block, Page, Weight};
use super::parts::{List, Row};
use super::{AnyScreen, Effect, Go, Model, Turn, setup};
use crate::content::Role;
use crate::engine::page::{answer_words, words_of};
use crate::engine::record::{FREE_PAGE, Known, Mark, Record};
use crate::engine::{BookKind, By, Lock, Place, RecordId, Seat, entered, promise, shown};

/// What the row says.
pub const TITLE: &str = "Entered under your name";

/// What stands on the list of whoever sits in their own area; nothing anywhere else.
pub fn list(model: &Model) -> Vec<&Record> {
    match model.seat() {
        Seat::Own(me) if model.kind() == BookKind::Pair && model.lock() == Lock::Age => {
            entered::under_name(model.progress(), me)
        }
        _ => Vec::new(),
    }
}

enum At {
    List,
    /// One of them.
    Open(RecordId),
    /// It was noted that one was not theirs; the agreement that could be ended, where it is one that runs.
    Noted(Option<RecordId>),
}

/// The list, one of it, and what was said of that.
pub struct Entered {
    at: At,
    form: Form,
}

impl Entered {
    /// As things stand now.
    pub fn new(model: &Model) -> Self {
        let rows = list(model).into_iter().map(|record| {
            let row = Row::new(name(model, record), Press::Record(record.id.clone()));
            row.beside(model.book.words.dates.day(model.now.date_naive(), record.at.date_naive()))
        });
        let buttons = vec![Button::new("Leave it", Press::Back), Button::new("It was me, all of these", Press::Keep)];
        let parts = vec![Part::List(List::new(rows.collect())), Part::Buttons(buttons, 0)];
        // Nothing is opened or answered by whoever only presses on.
        let mut form = Form::new(parts);
        form.choose(&Press::Back);
        Self { at: At::List, form }
    }

    fn open(&mut self, record: &Record, model: &Model) -> Turn {
        let day = model.book.words.dates.day(model.now.date_naive(), record.at.date_naive());
        let mut pieces = vec![(Weight::Bold, name(model, record)), (Weight::Quiet, format!("Entered: {day}."))];
        pieces.push((Weight::Plain, what(record, model)));
        let buttons = vec![
            Button::new("Leave it", Press::Back),
            Button::new("It was me", Press::Keep),
            Button::new("It wasn't me", Press::Own),
        ];
        self.form = Form::text(pieces, buttons);
        self.at = At::Open(record.id.clone());
        Turn::stay()
    }

    /// What is said of some of them, in the own place, for its owner alone.
    fn say(event: Known, model: &mut Model) -> Turn {
        let id = model.new_id();
        Turn::stay().with(Effect::Keep(Box::new(model.record(id, FREE_PAGE, "", event))))
    }

    fn it_was_me(&self, model: &mut Model) -> Turn {
        let of = match &self.at {
            At::Open(id) => vec![id.clone()],
            _ => list(model).into_iter().map(|record| record.id.clone()).collect(),
        };
        Self::say(Known::Confirmed { of }, model)
    }

    fn note(&mut self, of: &[RecordId], model: &Model) -> Turn {
        let today = model.now.date_naive();
        let runs = |record: &&Record| promise::runs(model.progress(), record, today).is_some();
        let mut of = of.iter().filter_map(|id| model.progress().record(id));
        let agreed = of.find(|record| runs(record) && record.place == Place::Shared).map(|record| record.id.clone());
        let words = &model.book.words.pages.entered;
        let (said, buttons) = match &agreed {
            Some(_) => (
                format!("{} {}", words.not_me(), words.not_me_agreement()),
                vec![Button::new("Leave it as it is", Press::Back), Button::new("End it now", Press::Stop)],
            ),
            None => (words.not_me().to_owned(), vec![Button::new("Go on", Press::Back)]),
        };
        self.form = Form::text(vec![(Weight::Plain, said)], buttons);
        self.at = At::Noted(agreed);
        Turn::stay()
    }

    fn end(&self, model: &mut Model) -> Turn {
        let At::Noted(Some(of)) = &self.at else { return Turn::stay() };
        let step = model.progress().record(of).map_or_else(String::new, |record| record.step.clone());
        let (id, of) = (model.new_id(), of.clone());
        let mut record = model.record(id, &step, "", Known::AgreementEnded { of });
        // Nothing says which of the two it was.
        (record.place, record.by) = (Place::Shared, By::Both);
        Turn::stay().with(Effect::Keep(Box::new(record)))
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

/// What was entered, in its words.
fn what(record: &Record, model: &Model) -> String {
    match record.known() {
        Some(Known::Shown { .. } | Known::Shared { .. }) => {
            let halves = shown::halves(model.progress(), record);
            let said = [Place::One, Place::Two].into_iter().zip(halves);
            let said =
                said.filter_map(|(place, half)| Some(format!("{}:\n{}", model.name_of(place), answer_words(half?))));
            said.collect::<Vec<_>>().join("\n\n")
        }
        Some(Known::Outcome { of, mark }) => {
            let promise = model.progress().record(of).map_or_else(String::new, words_of);
            format!("{promise}\n\nMarked: {}.", marked(*mark)).trim_start().to_owned()
        }
        Some(Known::Role { role }) => {
            let at = Role::ALL.iter().position(|known| known.word() == role);
            at.and_then(|at| setup::role_words(model).get(at).cloned()).unwrap_or_default()
        }
        Some(Known::Skipped) => "Left out for good.".to_owned(),
        _ => words_of(&promise::as_it_ended(model.progress(), record)),
    }
}

fn marked(mark: Mark) -> &'static str {
    match mark {
        Mark::Kept => "kept",
        Mark::Partly => "partly",
        Mark::Missed => "missed",
        Mark::LetGo => "let go",
    }
}

impl AnyScreen for Entered {
    fn page(&self, model: &Model) -> Page {
        let mut page = Page::new(TITLE);
        "yours alone".clone_into(&mut page.whose);
        let page = match self.at {
            At::Noted(_) => page,
            _ => page.spaced(Block::text(model.book.words.pages.entered.about())),
        };
        page.spaced(Block::Part(0)).with(Block::Part(1))
    }

    own_form!();

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        match press {
            Press::Record(id) => match model.progress().record(&id).cloned() {
                Some(record) => self.open(&record, model),
                None => Turn::stay(),
            },
            Press::Keep => self.it_was_me(model),
            Press::Own => match &self.at {
                At::Open(id) => Self::say(Known::Disowned { of: vec![id.clone()] }, model),
                _ => Turn::stay(),
            },
            Press::Stop => self.end(model),
            _ => self.back(model),
        }
    }

    fn kept(&mut self, record: &Record, model: &mut Model) -> Turn {
        match record.known() {
            Some(Known::Disowned { of }) => self.note(of, model),
            Some(Known::Confirmed { .. } | Known::AgreementEnded { .. }) => self.again(model),
            _ => Turn::stay(),
        }
    }

    fn back(&mut self, model: &mut Model) -> Turn {
        match self.at {
            At::List => Turn::go(Go::Back),
            At::Open(_) | At::Noted(_) => self.again(model),
        }
    }
}
