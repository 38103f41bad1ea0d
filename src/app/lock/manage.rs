//! The lock in the own area: set one, choose another passphrase, see the sheet, or take it off.

use super::choose::{Choose, For};
use super::{Care, all_parts, button, says};
use crate::app::form::{Form, Press};
use crate::app::news::News;
use crate::app::page::{Block, Page};
use crate::app::two::set_up::SetUp;
use crate::app::{Change, Effect, Go, Model, Screen, Turn};
use crate::engine::{BookKind, Lock};

#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    Menu,
    TakeOff,
    TakingOff,
    Said(&'static str),
}

/// What can be done about the lock.
pub struct Manage {
    at: At,
    form: Form,
}

impl Manage {
    /// As things stand now.
    pub fn new(model: &Model) -> Self {
        let mut manage = Self { at: At::Menu, form: Form::default() };
        manage.to(At::Menu, model);
        manage
    }

    fn to(&mut self, at: At, model: &Model) -> Turn {
        let words = |name: &str| model.lock_words(name);
        let back = button("Back", Press::Back);
        self.at = at;
        self.form = match (at, model.lock) {
            (At::Menu, Lock::None) if model.kind == BookKind::Together => {
                says(words("two_own"), vec![button(words("two_own_button"), Press::Keep), back])
            }
            (At::Menu, Lock::None) => says(words("seal"), vec![button(words("set_one"), Press::GoOn), back]),
            (At::Menu, Lock::Age) => {
                let change = button(words("change"), Press::More);
                let show = button(words("care_show"), Press::Try);
                let mut buttons = vec![back, change, show];
                // Unlocking is for a workbook of one: nobody can vote away the lock of the other.
                if model.kind == BookKind::One {
                    buttons.push(button(words("take_off"), Press::Delete));
                }
                says(words("later"), buttons)
            }
            (At::TakeOff, _) => {
                says(words("take_off_ask"), vec![back, button(words("take_off"), Press::DeleteForGood)])
            }
            (At::TakingOff, _) => says(words("taking_off"), Vec::new()),
            (At::Said(name), _) => says(words(name), vec![button("Go on", Press::Back)]),
        };
        Turn::stay()
    }
}

impl Screen for Manage {
    fn page(&self, model: &Model) -> Page {
        let page = all_parts(Page::new("The lock"), &self.form);
        if self.at == At::Menu { page.with(Block::text(model.lock_words("hides"))) } else { page }
    }

    own_form!();

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        match press {
            Press::GoOn => Turn::to(Choose::later(For::Lock, model)),
            Press::Keep => Turn::to(SetUp::later()),
            Press::More => Turn::to(Choose::later(For::Change, model)),
            Press::Try => {
                let (care, effect) = Care::sheet(model);
                Turn::to(care).with(effect)
            }
            Press::Delete => self.to(At::TakeOff, model),
            Press::DeleteForGood => self.to(At::TakingOff, model).with(Effect::Lock(Change::TakeOff)),
            _ => self.back(model),
        }
    }

    fn back(&mut self, model: &mut Model) -> Turn {
        match self.at {
            At::TakeOff => self.to(At::Menu, model),
            At::TakingOff => Turn::stay(),
            At::Menu | At::Said(_) => Turn::go(Go::Back),
        }
    }

    fn shown(&mut self, model: &mut Model) {
        if self.at == At::Menu {
            self.to(At::Menu, model);
        }
    }

    fn waits(&self) -> bool {
        self.at == At::TakingOff
    }

    fn heard(&mut self, news: News, model: &mut Model) -> Turn {
        match news {
            News::Changed(_, true) => self.to(At::Said("taken_off"), model),
            News::Changed(_, false) => self.to(At::Said("left"), model),
            News::Failed(why) => {
                model.trouble = Some(why);
                self.to(At::Menu, model)
            }
            _ => Turn::stay(),
        }
    }
}
