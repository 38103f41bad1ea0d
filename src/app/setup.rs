//! The first sitting of one person, from the first screen to the home page, and what leads from step to step in it.
//!
//! Until the workbook is on disk nothing typed here is kept: the name and the part stay in this screen.

use super::cover::Cover;
use super::field::Field;
use super::form::{Button, Form, Part, Press};
use super::lock::Choose;
use super::page::{Block, Page, Weight};
use super::parts::Picks;
use super::two::first_list;
use super::two::set_up::SetUp;
use super::{AnyScreen, Go, Model, Route, Turn, words};
use crate::content::{Role, StepId};
use crate::engine::record::Known;
use crate::engine::{BookKind, Place, Room, Seat, State};
use crate::text;

/// The screens of set-up, in their order; the lock follows on screens of its own, and so does set-up for two.
const SCREENS: [&str; 5] = ["goldseam", "before-you-write", "who-is-here", "a-name", "your-part"];

/// Set-up: a few screens before the workbook exists.
pub struct Setup {
    at: usize,
    name: String,
    forms: Vec<Form>,
    notice: Option<&'static str>,
}

impl Setup {
    /// From the first screen.
    pub fn new(model: &Model) -> Self {
        let go_on = || Button::new("Go on", Press::GoOn);
        let text = |id: &str| {
            let said = model.book.library.sittings.screen(id).and_then(|screen| screen.text.clone());
            vec![(Weight::Plain, words::by_the_hour(&said.unwrap_or_default(), model.now))]
        };
        let picks = Part::Picks(Picks::new(role_words(model), false).into());
        let forms = vec![
            Form::text(text("goldseam"), vec![go_on()]),
            Form::text(text("before-you-write"), vec![go_on(), Button::new("I would like to try them", Press::Try)]),
            Form::buttons(vec![Button::new("Alone", Press::GoOn), Button::new("Two of us", Press::More)]),
            Form::new(vec![Part::Line(Field::line("").into(), String::new()), Part::Buttons(vec![go_on()], 0)]),
            Form::new(vec![picks, Part::Buttons(vec![go_on()], 0)]),
        ];
        Self { at: 0, name: String::new(), forms, notice: None }
    }

    /// A new workbook beside what lies on the shelf. What is locked there stays locked, and is not mentioned.
    pub fn beside(model: &mut Model) -> Self {
        model.set_up();
        let mut setup = Self::new(model);
        let said = model.book.library.sittings.screen("start-a-new-one").and_then(|screen| screen.text.clone());
        if let (Some(Part::Read(read)), Some(said)) = (setup.forms[0].parts.first_mut(), said) {
            read.add(Weight::Plain, said);
        }
        setup
    }

    /// From the name on, for one who would rather use it alone.
    pub fn alone(model: &Model) -> Self {
        Self { at: 3, ..Self::new(model) }
    }

    fn next(&mut self, model: &mut Model) -> Turn {
        self.notice = None;
        if SCREENS[self.at] == "a-name" {
            self.name = text::name(&self.forms[self.at].typed(0));
            if self.name.is_empty() || text::is_too_long(&self.name) {
                let none = self.name.is_empty();
                self.notice = Some(if none { "Any name will do, or a letter." } else { "A shorter name, please." });
                return Turn::stay();
            }
        }
        if self.at + 1 < SCREENS.len() {
            self.at += 1;
            return Turn::stay();
        }
        self.begin(model)
    }

    /// The name, the part, and that two screens were seen: the first records of the new workbook.
    fn begin(&self, model: &mut Model) -> Turn {
        model.open_mut().kind = BookKind::One;
        model.take_seat(Seat::Own(Place::One));
        let Some(role) = self.role() else { return Turn::stay() };
        let events = [
            ("welcome.how-this-works", Known::BeenThrough { of: None }),
            ("welcome.who-is-here", Known::BeenThrough { of: None }),
            ("welcome.who-is-here", Known::Name { name: self.name.clone() }),
            ("welcome.your-part", Known::Role { role: role.word().to_owned() }),
        ];
        let records = events
            .into_iter()
            .map(|(step, event)| {
                let id = model.new_id();
                model.record(id, step, "", event)
            })
            .collect();
        Turn::to(Choose::begin(records, model))
    }

    fn role(&self) -> Option<Role> {
        let picks = self.forms.last()?.picks()?;
        let at = picks.on.iter().position(|on| *on)?;
        Role::ALL.get(at).copied()
    }
}

/// The four answers about one's part, in the order of [`Role::ALL`].
pub fn role_words(model: &Model) -> Vec<String> {
    let step = model.book.step("welcome.your-part");
    let choices = step.and_then(|step| step.words.choices.as_ref());
    choices.into_iter().flatten().map(|choice| choice.say.clone()).collect()
}

impl AnyScreen for Setup {
    fn page(&self, model: &Model) -> Page {
        let mut page = Page::new(if self.at == 0 { "" } else { "Goldseam" });
        let Some(screen) = model.book.library.sittings.screen(SCREENS[self.at]) else { return page };
        if let Some(ask) = &screen.ask {
            page = page.spaced(Block::ask(ask));
        } else {
            page = page.spaced(Block::ask(&screen.title));
        }
        let form = &self.forms[self.at];
        let reads = matches!(form.parts.first(), Some(Part::Read(_)));
        if let Some(text) = screen.text.as_ref().filter(|_| !reads) {
            page = page.spaced(Block::text(words::by_the_hour(text, model.now)));
        }
        for part in 0..form.parts.len() {
            page = page.spaced(Block::Part(part));
        }
        if let Some(notice) = self.notice {
            page = page.with(Block::text(notice));
        }
        page
    }

    fn form(&self) -> &Form {
        &self.forms[self.at]
    }

    fn form_mut(&mut self) -> &mut Form {
        &mut self.forms[self.at]
    }

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        match press {
            Press::Try => Turn::to(Cover::new()),
            Press::More => Turn::to(SetUp::new(model)),
            _ => self.next(model),
        }
    }

    fn back(&mut self, _model: &mut Model) -> Turn {
        self.notice = None;
        if self.at == 0 {
            return Turn::go(Go::Back);
        }
        self.at -= 1;
        Turn::stay()
    }
}

/// Where one goes when a step is done: in the first sitting to the next of its few screens, later back to where one
/// came from.
pub fn onwards(model: &mut Model) -> Go {
    if model.here().first_list.is_some() {
        first_list::go_on(model);
        return Go::Instead(Route::FirstList.into());
    }
    if !model.here().guided {
        return Go::Back;
    }
    let mut steps = vec!["acknowledge.what-is-here-today", "welcome.one-page"];
    if model.sitting().room == Some(Room::Quarter) {
        steps.push("welcome.your-own-reason");
    }
    let open = steps
        .into_iter()
        .map(StepId::from)
        .find(|id| model.progress().state(id.as_str()) == State::Open && !model.sitting().put_off.contains(id));
    let wrote_something = model.progress().pages().next().is_some() || !model.sitting().put_off.is_empty();
    let opens = |id: &StepId| model.book.step(id.as_str()).is_some_and(|step| model.reader().opens(step));
    match open.filter(|id| !is_page_alone(model) && opens(id)) {
        Some(id) => Go::Instead(Route::Step(id, None).into()),
        None if wrote_something => Go::Instead(Settle::new(model).into()),
        None => Go::Home(None),
    }
}

/// Whether a blank page was all that was wanted: it leads straight to the end of the first sitting.
fn is_page_alone(model: &Model) -> bool {
    model.progress().of_step(crate::engine::record::FREE_PAGE).next().is_some()
}

/// The settling step, then the end of the first sitting.
pub struct Settle {
    form: Form,
    enough: bool,
}

impl Settle {
    /// The settling step.
    pub fn new(_model: &Model) -> Self {
        Self { form: Form::buttons(vec![Button::new("Ready", Press::GoOn)]), enough: false }
    }

    fn finish(&mut self, model: &Model) {
        let close = model.book.words.setup.enough.close(words::hour(model.now));
        self.enough = true;
        self.form = Form::buttons(vec![
            Button::new(close, Press::Close),
            Button::new("One more, a lighter one", Press::Lighter),
            Button::new("See the whole book", Press::Home),
        ]);
    }
}

impl AnyScreen for Settle {
    fn page(&self, model: &Model) -> Page {
        let id = if self.enough { "enough" } else { "settle" };
        let screen = model.book.library.sittings.screen(id);
        let text = screen.and_then(|screen| screen.text.clone()).unwrap_or_default();
        let title = screen.map(|screen| screen.title.clone()).unwrap_or_default();
        let page = Page::centred();
        let page = if self.enough { page.spaced(Block::ask(words::by_the_hour(&title, model.now))) } else { page };
        page.spaced(Block::Words(Weight::Plain, words::by_the_hour(&text, model.now))).with(Block::Part(0))
    }

    own_form!();

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        match press {
            Press::Close => Turn::instead(Route::Closing),
            Press::Lighter => Turn::home_with(Route::Step("stronger.one-good-thing".into(), None)),
            Press::Home => Turn::go(Go::Home(None)),
            _ => {
                self.finish(model);
                Turn::stay()
            }
        }
    }

    fn back(&mut self, _model: &mut Model) -> Turn {
        Turn::go(Go::Home(None))
    }
}
