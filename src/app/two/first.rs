//! The first sitting of two: a short list that leads from one screen to the next, and can be stopped on any of them.
//!
//! Nothing heavy, no part asked, no question about what happened. Nobody waits more than a few minutes.

use super::screen;
use crate::app::field::Field;
use crate::app::form::{Button, Form, Part, Press};
use crate::app::page::{Block, Page, Weight};
use crate::app::screen::Next;
use crate::app::{AnyScreen, Go, Model, Turn};
use crate::content::library::SittingScreen;
use crate::engine::record::{Known, Record};
use crate::engine::{Seat, State};

/// The list, in its order: a step, or a screen of its own.
const LIST: [&str; 9] = [
    "welcome.ground-rules",
    "communicate.time-out-plan",
    "welcome.an-easier-day",
    "ten-minutes",
    "communicate.how-to-listen",
    "communicate.a-warm-up-round",
    "action.something-to-count-on",
    NEXT_TIME,
    "two-last-things",
];

/// The screen of the list that "stop here today" leads to.
const NEXT_TIME: &str = "the-next-time";

/// Begins the list.
pub fn start(model: &mut Model) -> Turn {
    let open = model.open_mut();
    (open.first_list, open.guided) = (Some(0), true);
    model.take_seat(Seat::Both);
    Turn::go(Go::Instead(here(model)))
}

/// The next screen of the list; after the last one the sitting closes.
pub fn onwards(model: &mut Model) -> Go {
    let open = model.open_mut();
    open.first_list = open.first_list.map(|at| at + 1);
    Go::Instead(here(model))
}

fn here(model: &mut Model) -> Next {
    let at = model.here().first_list.unwrap_or(LIST.len());
    let Some(id) = LIST.get(at) else {
        let open = model.open_mut();
        (open.first_list, open.guided) = (None, false);
        return crate::app::Route::Closing.into();
    };
    if let Some(screen) = screen(id, model) {
        return Next::Screen(screen);
    }
    Between::new(id, model).into()
}

/// A screen of the list that is no step.
struct Between {
    id: String,
    form: Form,
    card: bool,
}

impl Between {
    fn new(id: &str, model: &Model) -> Self {
        let go_on = || Button::new("Go on", Press::GoOn);
        let said = words(model, id).text.unwrap_or_default();
        let form = match id {
            "ten-minutes" => Form::text(
                vec![(Weight::Plain, said)],
                vec![Button::new("A practice talk, 8 min", Press::GoOn), Button::new("Stop here today", Press::Stop)],
            ),
            "the-next-time" => Form::new(vec![
                Part::Line(Field::line("").into(), "day: ".to_owned()),
                Part::Line(Field::line("").into(), "time: ".to_owned()),
                Part::Buttons(vec![Button::new("This will do", Press::Keep), Button::new("Not now", Press::NotNow)], 0),
            ]),
            _ => {
                let stopped = model.progress().state("communicate.time-out-plan") == State::Been;
                let mut buttons = vec![go_on()];
                if stopped {
                    buttons.push(Button::new("A card for the fridge, to copy by hand", Press::Try));
                }
                let own = (model.kind() == crate::engine::BookKind::Pair)
                    .then(|| model.book.words.two.first.own_pages_wait());
                let text = own.unwrap_or_default().to_owned();
                Form::text(vec![(Weight::Plain, text)], buttons)
            }
        };
        Self { id: id.to_owned(), form, card: false }
    }

    /// The day and the time, for both; in their own words.
    fn keep_time(&self, model: &mut Model) -> Turn {
        let said = [0, 1].map(|part| self.form.typed(part).trim().to_owned()).join(" ");
        if said.trim().is_empty() {
            return Turn::go(onwards(model));
        }
        let event = Known::Setting { name: "next-time".to_owned(), value: said.trim().into() };
        Turn::stay().with(model.keep_event("welcome.ground-rules", event))
    }

    fn show_card(&mut self, model: &Model) -> Turn {
        let sheets = &model.book.library.worksheets.sheets;
        let card = sheets.iter().find(|sheet| sheet.id == "fridge-card");
        let card = card.and_then(|sheet| sheet.verbatim.as_deref()).unwrap_or_default().to_owned();
        let on_paper = "To copy by hand. `goldseam worksheet fridge-card` has it for a printer.".to_owned();
        let pieces = vec![(Weight::Plain, card), (Weight::Quiet, on_paper)];
        self.form = Form::text(pieces, vec![Button::new("Go on", Press::GoOn)]);
        self.card = true;
        Turn::stay()
    }
}

fn words(model: &Model, id: &str) -> SittingScreen {
    model.book.library.sittings.screen_of_two(id).cloned().unwrap_or_default()
}

impl AnyScreen for Between {
    fn page(&self, model: &Model) -> Page {
        let said = words(model, &self.id);
        let mut page = Page::new(if self.card { "A card for the fridge".to_owned() } else { said.title });
        "both of you".clone_into(&mut page.whose);
        if let Some(ask) = said.ask.filter(|_| !self.card) {
            page = page.spaced(Block::ask(ask));
        }
        (0..self.form.parts.len()).fold(page, |page, part| page.spaced(Block::Part(part)))
    }

    own_form!();

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        match press {
            Press::Stop => {
                model.open_mut().first_list = LIST.iter().position(|screen| *screen == NEXT_TIME);
                Turn::go(Go::Instead(here(model)))
            }
            Press::Keep => self.keep_time(model),
            Press::Try => self.show_card(model),
            _ => Turn::go(onwards(model)),
        }
    }

    fn kept(&mut self, _record: &Record, model: &mut Model) -> Turn {
        Turn::go(onwards(model))
    }

    fn back(&mut self, _model: &mut Model) -> Turn {
        Turn::go(Go::Home(None))
    }
}
