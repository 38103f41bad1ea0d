//! The ways in: to a step, and to the places that are no step.

use super::cards::Cards;
use super::entered::Entered;
use super::form::Door;
use super::found::{Found, Missing};
use super::lock::{Join, Manage};
use super::room::HowMuchRoom;
use super::take_out::TakeOut;
use super::trend::TrendPage;
use super::{Go, Model, Route, Turn, begin, demo, journal, library, safety, two};
use crate::content::{Audience, Role, StepId};
use crate::engine::Seat;

/// Opens a step; for "some of each", a step about one event first asks which.
pub fn step(id: &StepId, model: &mut Model) -> Turn {
    if model.seat() == Seat::Both {
        let book = model.book.clone();
        return book.step(id.as_str()).map_or_else(Turn::stay, |step| two::open(step, model));
    }
    let audience = model.book.step(id.as_str()).map_or(Audience::Each, |step| step.audience);
    if id.as_str() == "check-ins.a-note-for-later"
        && crate::engine::path::waiting_note(model.progress(), model.now).is_some()
    {
        return super::journal::open_note(model);
    }
    if model.role() == Role::SomeOfEach && audience != Audience::Each {
        return Turn::to(Cards::new(model, Some((id.clone(), audience))));
    }
    Turn::to(Route::Step(id.clone(), None))
}

/// Opens a place that is no step.
pub fn open(door: Door, model: &mut Model) -> Turn {
    match door {
        Door::BlankPage => Turn::to(Route::BlankPage),
        Door::HardNight => Turn::to(Route::Step("check-ins.a-hard-night".into(), None)),
        Door::Journal => Turn::to(journal::JournalPage::new(model)),
        Door::Trash => Turn::to(journal::Trash::new(model)),
        Door::Trend => Turn::to(TrendPage::new(model)),
        Door::Library => Turn::to(library::Contents::new(model)),
        // Before others, the doors for one alone say what is behind them, and stay closed.
        Door::Safety | Door::FreeYes if demo::gives_a_card(model) => Turn::to(demo::Told::card(model)),
        Door::Safety => Turn::to(safety::SafetyCheck::new(model)),
        Door::FreeYes => Turn::to(Route::Step("boundaries.a-free-yes".into(), None)),
        Door::Cards => Turn::to(Cards::new(model, None)),
        Door::Entered => Turn::to(Entered::new(model)),
        Door::Found => Turn::to(Found::new(model)),
        Door::Missing => Turn::to(Missing::new(model)),
        Door::OtherLock => Turn::to(Join::new(model)),
        Door::Lock => Turn::to(Manage::new(model)),
        Door::Agreements => Turn::to(Route::Agreements),
        Door::Shown => Turn::to(Route::Shown),
        Door::TakeOut => Turn::to(TakeOut::new(model)),
        Door::TakeSession => Turn::to(TakeOut::session(model)),
        Door::Session => Turn::to(Route::Session),
        // A person is known by their passphrase, and by nothing else.
        Door::OwnPages => Turn::go(Go::Away(super::Route::Unlock.into())),
        Door::Both => {
            begin::seated(Seat::Both, model);
            Turn::gone()
        }
        Door::Desk => Turn::to(demo::Desk::new(model)),
        Door::Room => Turn::go(Go::Instead(HowMuchRoom::new(model).into())),
    }
}
