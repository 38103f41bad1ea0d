//! The first sitting of one person, from the first screen until the workbook is on disk.
//!
//! Nothing typed here is kept: the name and the part stay in this screen.

use super::field::Field;
use super::input::Input;
use super::page::{Block, Weight};
use super::parts::Picks;
use super::route::{LockRoute, TwoRoute};
use super::sheet::{Button, Sheet};
use super::{Model, Route, Screen, Transition, words};
use crate::content::Role;
use crate::engine::set_up;
use crate::engine::{BookKind, Place, Seat};
use crate::text;

/// The screens of set-up, in their order; the lock follows on screens of its own, and so does set-up for two.
const SCREENS: [&str; 5] = ["goldseam", "before-you-write", "who-is-here", "a-name", "your-part"];

const A_NAME: usize = 3;

/// Set-up: a few screens before the workbook exists.
pub struct Setup {
    at: usize,
    /// Whether there is another workbook. Locked ones are not mentioned.
    is_beside: bool,
    name: Input<Field>,
    part: Input<Picks>,
    notice: Option<Notice>,
}

/// What is wrong with a name.
#[derive(Clone, Copy)]
enum Notice {
    Missing,
    TooLong,
}

/// What can be answered in set-up.
#[derive(Clone)]
pub enum Answer {
    /// Takes what the screen asked for, and asks the next thing.
    Next,
    /// See the page that covers everything, first.
    TryKeys,
    /// Leads to the set-up for two, which asks for both names.
    ForTwo,
}

impl Setup {
    /// From the first screen.
    pub fn new(model: &Model) -> Self {
        let part = Input::picks(words::role_choices(&model.book), false);
        Self { at: 0, is_beside: false, name: Input::line(""), part, notice: None }
    }

    /// A new workbook beside those that are here. What is locked stays locked.
    pub fn beside(model: &mut Model) -> Self {
        model.set_up();
        Self { is_beside: true, ..Self::new(model) }
    }

    /// From the name on, for one who would rather use it alone.
    pub fn alone(model: &Model) -> Self {
        Self { at: A_NAME, ..Self::new(model) }
    }

    fn next(&mut self, model: &mut Model) -> Transition {
        if self.at == A_NAME {
            let name = text::name(&self.name.text());
            self.notice = match name.as_str() {
                "" => Some(Notice::Missing),
                long if text::is_too_long(long) => Some(Notice::TooLong),
                _ => None,
            };
            if self.notice.is_some() {
                return Transition::stay();
            }
        }
        if self.at + 1 < SCREENS.len() {
            self.at += 1;
            return Transition::stay();
        }
        self.begin(model)
    }

    /// The name, the part, and that two screens were seen: the first records of the new workbook.
    fn begin(&self, model: &mut Model) -> Transition {
        // Said here again: set-up for two may have been begun before, and left.
        model.open_mut().kind = BookKind::One;
        model.take_seat(Seat::Own(Place::One));
        let Some(role) = self.part.get().stands_for(Role::read, Role::ALL) else { return Transition::stay() };
        let (name, origin) = (text::name(&self.name.text()), model.origin());
        let records = set_up::for_one(name, role, &origin, &mut model.ids);
        Transition::to(Route::Lock(LockRoute::ChooseFirst(records)))
    }

    /// What is asked or said on the screen that is seen, and the parts under it.
    fn parts(&self, sheet: Sheet<Answer>, said: Option<&str>, model: &Model) -> Sheet<Answer> {
        let (common, words) = (&model.book.words.common.buttons, &model.book.words.setup.first);
        let go_on = Button::new(common.go_on(), Answer::Next);
        let reads = |sheet: Sheet<Answer>, more| {
            let pieces = [Some(said.unwrap_or_default()), more].into_iter().flatten();
            sheet.saying(pieces.map(|piece| (Weight::Plain, piece.to_owned())).collect())
        };
        let says = |sheet: Sheet<Answer>| said.into_iter().fold(sheet, Sheet::text);
        match self.at {
            0 => {
                let beside = model.book.library.sittings.screen("start-a-new-one").filter(|_| self.is_beside);
                reads(sheet, beside.and_then(|screen| screen.text.as_deref())).buttons(vec![go_on])
            }
            1 => reads(sheet, None).buttons(vec![go_on, Button::new(words.try_keys(), Answer::TryKeys)]),
            2 => says(sheet)
                .buttons(vec![Button::new(words.alone(), Answer::Next), Button::new(words.two(), Answer::ForTwo)]),
            A_NAME => says(sheet).line("", &self.name).buttons(vec![go_on]),
            _ => says(sheet).picks(&self.part).buttons(vec![go_on]),
        }
    }
}

impl Screen for Setup {
    type Answer = Answer;

    fn sheet(&self, model: &Model) -> Sheet<Answer> {
        let words = &model.book.words.setup;
        let sheet = Sheet::new(if self.at == 0 { "" } else { words.shelf.goldseam() }).scene(self.at as u64);
        let screen = model.book.library.sittings.screen(SCREENS[self.at]);
        let ask = screen.map_or("", |screen| screen.ask.as_ref().unwrap_or(&screen.title));
        let said = screen.and_then(|screen| screen.text.as_ref());
        let said = said.map(|said| words::by_the_hour(said, model.now, &model.book.words.dates));
        let sheet = self.parts(sheet.ask(ask), said.as_deref(), model).gap();
        match self.notice {
            Some(Notice::Missing) => sheet.with(Block::text(words.first.name_missing())),
            Some(Notice::TooLong) => sheet.with(Block::text(words.first.name_too_long())),
            None => sheet,
        }
    }

    fn on(&mut self, answer: Answer, model: &mut Model) -> Transition {
        match answer {
            Answer::Next => self.next(model),
            Answer::TryKeys => Transition::to(Route::Cover),
            Answer::ForTwo => Transition::to(Route::Two(TwoRoute::SetUpTwo)),
        }
    }

    fn back(&mut self, _model: &mut Model) -> Transition {
        self.notice = None;
        if self.at == 0 {
            return Transition::back();
        }
        self.at -= 1;
        Transition::stay()
    }
}
