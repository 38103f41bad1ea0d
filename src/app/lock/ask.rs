//! The passphrase once more, before something that a person at an open screen must not be able to do in four minutes:
//! see the recovery line, choose another passphrase, take the lock off, let own pages out, or have the lock wait longer.
//!
//! It is pushed over the screen that asks for it. A right passphrase takes it away and lets that screen go on; everything
//! else only takes it away, and changes nothing.

use super::{Entry, button};
use crate::app::form::{Form, Press};
use crate::app::news::News;
use crate::app::page::{Block, Page};
use crate::app::since::Since;
use crate::app::{AnyScreen, Change, Effect, Go, Model, Reply, Turn};
use crate::engine::{BookKind, Lock, Seat};
use chrono::TimeDelta;

/// For how long a passphrase that was typed need not be typed again.
const A_MINUTE: TimeDelta = TimeDelta::minutes(1);

/// Notes that one is given to be tried. Of an earlier try nothing is heard any more: its answer is not one to this.
pub fn note(model: &mut Model, effects: &[Effect]) {
    let is_try = |effect: &Effect| match effect {
        Effect::Unlock(_) | Effect::Begin(BookKind::One, ..) => true,
        Effect::Lock(change) => {
            matches!(change, Change::Check(_) | Change::Set(_) | Change::Passphrase(_) | Change::Join(..))
        }
        _ => false,
    };
    if effects.iter().any(is_try) {
        model.tried = Some(model.since());
        model.news.clear();
    }
}

/// What came of it, where a workbook was open before.
pub fn hear(model: &mut Model, news: &News) {
    let tried = model.tried.take();
    let is_right = matches!(news, News::Right | News::Begun(Lock::Age, _) | News::Changed(Lock::Age, _));
    if is_right {
        was_right(model, tried);
    }
}

/// The one that was tried was right. It counts since it was typed and not since this is heard: a screen may have stood over
/// it for an hour.
pub fn was_right(model: &mut Model, tried: Option<Since>) {
    if let Some(open) = &mut model.open {
        open.typed = tried.or(open.typed);
    }
}

/// Whether what sits behind this question may be done without it: the passphrase was typed just now, or there is none.
pub fn is_known(model: &Model) -> bool {
    let is_own = matches!(model.seat(), Seat::Own(_));
    let typed = model.here().typed.is_some_and(|typed| typed.gone(model.since()) < A_MINUTE);
    model.lock() != Lock::Age || !is_own || typed
}

/// The question.
pub struct Ask {
    entry: Entry,
}

impl Ask {
    /// With an empty box.
    pub fn new(model: &Model) -> Self {
        let buttons = vec![button("Go on", Press::GoOn), button("Back", Press::Back)];
        Self { entry: Entry::new(buttons, model) }
    }
}

impl AnyScreen for Ask {
    fn page(&self, model: &Model) -> Page {
        let page = Page::new("The lock").spaced(Block::ask(model.book.words.lock.once_more.ask()));
        let page = self.entry.under(page.spaced(Block::text(model.book.words.lock.once_more.why())), model);
        super::open::hint(page, model)
    }

    fn form(&self) -> &Form {
        self.entry.form()
    }

    fn form_mut(&mut self) -> &mut Form {
        self.entry.form_mut()
    }

    fn press(&mut self, press: Press, _model: &mut Model) -> Turn {
        match press {
            Press::Back => Turn::go(Go::Back),
            _ => tried(self.entry.enter()),
        }
    }

    fn changed(&mut self, _model: &mut Model) -> Turn {
        self.entry.changed();
        Turn::stay()
    }

    fn waits(&self) -> bool {
        self.entry.is_trying()
    }

    fn heard(&mut self, news: News, model: &mut Model) -> Turn {
        match news {
            News::Right => Turn::go(Go::Reply(Reply::Allowed)),
            News::Failed(why) => {
                model.trouble = Some(why);
                tried(self.entry.tried(false))
            }
            _ => tried(self.entry.tried(true)),
        }
    }
}

fn tried(typed: Option<crate::journal::Passphrase>) -> Turn {
    typed.map_or_else(Turn::stay, |typed| Turn::stay().with(Effect::Lock(Change::Check(typed))))
}
