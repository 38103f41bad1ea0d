//! Who is here now: one of the two alone, or both. It is asked once a passphrase has said who may be.

use crate::app::form::{Button, Form, Press};
use crate::app::page::{Block, Page};
use crate::app::{AnyScreen, Model, Turn, begin};
use crate::engine::{BookKind, Seat};

/// The question, after opening a workbook for two.
pub struct Who {
    form: Form,
}

impl Who {
    /// For the one whose passphrase opened it.
    pub fn new(model: &Model) -> Self {
        // Where the key lost the other's, no name can be read.
        let name = Some(model.name_of(model.me())).filter(|name| !name.is_empty());
        let alone = format!("{}, alone", name.unwrap_or("Me"));
        let buttons = vec![Button::new(alone, Press::Row(0)), Button::new("Both of us", Press::Row(1))];
        Self { form: Form::buttons(buttons) }
    }
}

impl AnyScreen for Who {
    fn page(&self, _model: &Model) -> Page {
        Page::centred().spaced(Block::ask("Who is here?")).with(Block::Part(0))
    }

    own_form!();

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        let seat = if press == Press::Row(0) { Seat::Own(model.me()) } else { Seat::Both };
        begin::seated(seat, model);
        Turn::gone()
    }

    fn back(&mut self, _model: &mut Model) -> Turn {
        Turn::stay()
    }
}

/// The first screen of an opened workbook for two: in one kept together only, nobody needs to be known.
pub fn start(model: &mut Model) {
    if model.kind() == BookKind::Together {
        begin::seated(Seat::Both, model);
        return;
    }
    model.take_seat(Seat::Both);
    let who = Who::new(model);
    model.stack = vec![Box::new(who)];
}
