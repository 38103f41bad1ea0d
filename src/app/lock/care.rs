//! Looking after a passphrase: in the next sitting after it was chosen, a second way in is offered.
//!
//! The line of the recovery sheet is shown to be copied by hand; it is on the screen and nowhere else.

use super::{Ask, all_parts, ask, button, says};
use crate::app::form::{Form, Press};
use crate::app::news::News;
use crate::app::page::{Block, Page};
use crate::app::room::HowMuchRoom;
use crate::app::{AnyScreen, Change, Effect, Go, Model, Turn};
use crate::engine::record::{Known, Record};
use crate::journal::Passphrase;
use secrecy::ExposeSecret;

/// The setting that says how the second way in was chosen.
const RECOVERY: &str = "recovery";

/// Whether it was not chosen yet.
pub fn is_open(model: &Model) -> bool {
    model.progress().setting(RECOVERY).is_none()
}

/// The lines of a recovery sheet with gaps in them, for an eye that goes back and forth between screen and paper.
fn in_groups(lines: &str) -> String {
    lines.lines().map(line_in_groups).collect::<Vec<_>>().join("\n\n")
}

fn line_in_groups(line: &str) -> String {
    const BEGINS: &str = "AGE-SECRET-KEY-1";
    const GROUP: usize = 6;
    let (begins, rest) = line.split_at(if line.starts_with(BEGINS) { BEGINS.len() } else { 0 });
    let letters = rest.chars().enumerate();
    letters.fold(begins.to_owned(), |mut said, (at, letter)| {
        if at % GROUP == 0 {
            said.push(' ');
        }
        said.push(letter);
        said
    })
}

/// The offer, and the line itself.
pub struct Care {
    form: Form,
    sheet: Option<Passphrase>,
    /// At the start of a sitting the question how much room there is comes next.
    starting: bool,
    waiting: bool,
}

impl Care {
    /// At the start of a sitting.
    pub fn starting(model: &Model) -> Self {
        let words = &model.book.words;
        let buttons = vec![
            button(words.lock.care.show(), Press::Try),
            button(words.lock.care.accept(), Press::Keep),
            button(words.lock.care.later(), Press::NotNow),
        ];
        Self { form: says(words.lock.care.about(), buttons), sheet: None, starting: true, waiting: false }
    }

    /// From the own area: the line is asked for at once.
    pub fn sheet(model: &Model) -> (Self, Effect) {
        let care = Self { starting: false, waiting: true, ..Self::starting(model) };
        (care, Effect::Lock(Change::Sheet))
    }

    fn on(&self, model: &Model) -> Turn {
        if self.starting { Turn::instead(HowMuchRoom::new(model)) } else { Turn::go(Go::Back) }
    }

    fn note(value: &str, model: &mut Model) -> Effect {
        let event = Known::Setting { name: RECOVERY.to_owned(), value: value.into() };
        model.keep_event("welcome.your-part", event)
    }
}

impl AnyScreen for Care {
    fn page(&self, _model: &Model) -> Page {
        let page = match &self.sheet {
            Some(line) => Page::new("The recovery sheet").spaced(Block::ask(in_groups(line.expose_secret()))),
            None => Page::new("The lock"),
        };
        all_parts(page, &self.form)
    }

    own_form!();

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        match press {
            Press::Try if ask::is_known(model) => self.allowed(model),
            Press::Try => Turn::to(Ask::new(model)),
            Press::Keep => Turn::stay().with(Self::note("accepted", model)),
            Press::GoOn => {
                self.sheet = None;
                Turn::stay().with(Self::note("sheet", model))
            }
            _ => self.on(model),
        }
    }

    /// Only the one button asks for the passphrase.
    fn allowed(&mut self, _model: &mut Model) -> Turn {
        self.waiting = true;
        Turn::stay().with(Effect::Lock(Change::Sheet))
    }

    fn back(&mut self, model: &mut Model) -> Turn {
        self.on(model)
    }

    fn kept(&mut self, _record: &Record, model: &mut Model) -> Turn {
        self.on(model)
    }

    fn waits(&self) -> bool {
        self.waiting
    }

    fn heard(&mut self, news: News, model: &mut Model) -> Turn {
        self.waiting = false;
        match news {
            News::Sheet(line) => {
                self.sheet = Some(line);
                let done = button(model.book.words.lock.care.sheet_done(), Press::GoOn);
                let later = button(model.book.words.lock.care.later(), Press::NotNow);
                self.form = says(model.book.words.lock.care.sheet(), vec![done, later]);
            }
            News::Failed(why) => model.trouble = Some(why),
            _ => {}
        }
        Turn::stay()
    }
}
