//! The lock in the own area: set one, choose another passphrase, see the sheet, or take it off.

use super::choose::{Choose, For};
use super::{Ask, Care, all_parts, ask, button, join, meet, says};
use crate::app::form::{Form, Press};
use crate::app::news::News;
use crate::app::page::{Block, Page};
use crate::app::two::set_up::SetUp;
use crate::app::{AnyScreen, Change, Effect, Go, Model, Turn, start};
use crate::engine::{BookKind, Lock};

/// After how many minutes without a key the lock may shut.
const WAITS: [u16; 4] = [2, 5, 10, 15];

#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    Menu,
    HowLong,
    TakeOff,
    TakingOff,
    Said,
}

/// What can be done about the lock.
pub struct Manage {
    at: At,
    form: Form,
    /// What was pressed and waits for the passphrase.
    asked: Option<Press>,
}

impl Manage {
    /// As things stand now.
    pub fn new(model: &Model) -> Self {
        let mut manage = Self { at: At::Menu, form: Form::default(), asked: None };
        manage.to(At::Menu, model);
        manage
    }

    fn to(&mut self, at: At, model: &Model) -> Turn {
        let words = &model.book.words;
        let in_words = |minutes| words.dates.small_number(minutes);
        let back = button("Back", Press::Back);
        self.at = at;
        self.form = match (at, model.lock()) {
            (At::Menu, Lock::None) => {
                let (said, set) = match model.kind() {
                    BookKind::Together => (words.lock.two.own(), button(words.lock.two.own_button(), Press::Keep)),
                    _ => (words.lock.setting.seal(), button(words.lock.setting.set_one(), Press::GoOn)),
                };
                says(said, vec![set, button("Another workbook", Press::Other), back])
            }
            (At::Menu, Lock::Age) => {
                let change = button(words.lock.managing.change(), Press::More);
                let show = button(words.lock.care.show(), Press::Try);
                let how_long = button(words.lock.managing.how_long(), Press::Row(0));
                let mut buttons = vec![back, change, show, how_long];
                if !join::locks(model).is_empty() {
                    buttons.push(button(join::TITLE, Press::Own));
                }
                if meet::is_needed(model) {
                    buttons.push(button(words.lock.meet.button(), Press::Undo));
                }
                // Unlocking is for a workbook of one: nobody can vote away the lock of the other.
                if model.kind() == BookKind::One {
                    buttons.push(button(words.lock.managing.take_off(), Press::Delete));
                }
                says(&words.lock.managing.about(&in_words(model.settings.idle_minutes)), buttons)
            }
            (At::HowLong, _) => {
                let choices = WAITS.into_iter().enumerate();
                let choices =
                    choices.map(|(row, wait)| button(&words.lock.managing.wait(&in_words(wait)), Press::Row(row)));
                says(words.lock.managing.how_long_ask(), choices.chain([back]).collect())
            }
            (At::TakeOff, _) => says(
                words.lock.managing.take_off_ask(),
                vec![back, button(words.lock.managing.take_off(), Press::DeleteForGood)],
            ),
            (At::TakingOff, _) => says(words.lock.managing.taking_off(), Vec::new()),
            (At::Said, _) => Form::default(),
        };
        Turn::stay()
    }

    fn said(&mut self, words: &str) -> Turn {
        self.at = At::Said;
        self.form = says(words, vec![button("Go on", Press::Back)]);
        Turn::stay()
    }
}

impl Manage {
    /// Whether a press hands out the key or lowers the lock. For another passphrase the one of today is asked for first, so
    /// that nobody takes the question for one after the new one; where that takes them long, it is asked once more.
    fn is_guarded(&self, press: &Press, model: &Model) -> bool {
        match press {
            Press::Row(at) => self.at == At::HowLong && WAITS[*at] > model.settings.idle_minutes,
            Press::Try | Press::More | Press::DeleteForGood => true,
            _ => false,
        }
    }

    fn go(&mut self, press: &Press, model: &mut Model) -> Turn {
        match press {
            Press::Row(at) if self.at == At::HowLong => {
                model.settings.idle_minutes = WAITS[*at];
                self.to(At::Menu, model).with(Effect::Settings(model.settings.clone()))
            }
            Press::Row(_) => self.to(At::HowLong, model),
            Press::GoOn => Turn::to(Choose::later(For::Lock, model)),
            Press::Keep => Turn::to(SetUp::later()),
            Press::More => Turn::to(Choose::later(For::Change, model)),
            Press::Other => start::another(model),
            Press::Own => Turn::to(join::Join::new(model)),
            Press::Undo => Turn::to(meet::Meet::new(model)),
            Press::Try => {
                let (care, effect) = Care::sheet(model);
                Turn::to(care).with(effect)
            }
            Press::Delete => self.to(At::TakeOff, model),
            Press::DeleteForGood => self.to(At::TakingOff, model).with(Effect::Lock(Change::TakeOff)),
            _ => self.back(model),
        }
    }
}

impl AnyScreen for Manage {
    fn page(&self, model: &Model) -> Page {
        let page = all_parts(Page::new("The lock"), &self.form);
        if self.at == At::Menu { page.with(Block::text(model.book.words.lock.setting.hides())) } else { page }
    }

    own_form!();

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        if self.is_guarded(&press, model) && !ask::is_known(model) {
            self.asked = Some(press);
            return Turn::to(Ask::new(model));
        }
        self.go(&press, model)
    }

    fn allowed(&mut self, model: &mut Model) -> Turn {
        self.asked.take().map_or_else(Turn::stay, |press| self.go(&press, model))
    }

    fn back(&mut self, model: &mut Model) -> Turn {
        match self.at {
            At::TakeOff | At::HowLong => self.to(At::Menu, model),
            At::TakingOff => Turn::stay(),
            At::Menu | At::Said => Turn::go(Go::Back),
        }
    }

    fn shown(&mut self, model: &mut Model) {
        self.asked = None;
        if self.at == At::Menu {
            self.to(At::Menu, model);
        }
    }

    fn waits(&self) -> bool {
        self.at == At::TakingOff
    }

    fn heard(&mut self, news: News, model: &mut Model) -> Turn {
        let book = model.book.clone();
        let words = &book.words.lock.managing;
        match news {
            News::TakenOff(aside) => {
                self.said(if aside.is_empty() { words.taken_off() } else { words.taken_off_found() })
            }
            News::Changed(_, false) => self.said(words.left()),
            News::Failed(why) => {
                model.trouble = Some(why);
                self.to(At::Menu, model)
            }
            _ => Turn::stay(),
        }
    }
}
