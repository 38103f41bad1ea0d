//! Looking after a passphrase: in the next sitting after it was chosen, a second way in is offered.
//!
//! The line of the recovery sheet is shown to be copied by hand; it is on the screen and nowhere else.

use crate::app::job_result::JobResult;
use crate::app::sheet::{Button, Sheet};
use crate::app::{Change, Effect, Model, Reply, Route, Screen, Transition, own_area, passphrase};
use crate::content::known;
use crate::engine::record::{Known, Record};
use crate::journal::Passphrase;
use secrecy::ExposeSecret;

/// The lines of a recovery sheet with gaps in them, for an eye that goes back and forth between screen and paper.
fn in_groups(lines: &str) -> String {
    lines.lines().map(line_in_groups).collect::<Vec<_>>().join("\n\n")
}

fn line_in_groups(line: &str) -> String {
    const BEGINS: &str = "AGE-SECRET-KEY-1";
    // Without gaps the line broke at eighty columns before its last two
    // letters, where a hand that copies it loses them.
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
    sheet: Option<Passphrase>,
    /// At the start of a sitting the question how much room there is comes next.
    is_start: bool,
    is_waiting: bool,
}

/// What can be answered.
#[derive(Clone)]
pub enum Answer {
    /// Show the line.
    Show,
    /// It would be lost, and that is accepted.
    Accept,
    /// Another time.
    Later,
    /// The line is copied.
    HaveIt,
}

impl Care {
    /// At the start of a sitting.
    pub fn starting() -> Self {
        Self { sheet: None, is_start: true, is_waiting: false }
    }

    /// From the row on their own pages, where the line was asked for already.
    pub fn asked() -> Self {
        Self { sheet: None, is_start: false, is_waiting: true }
    }

    fn done(&self) -> Transition {
        if self.is_start { Transition::instead(Route::Room) } else { Transition::back() }
    }

    fn show(&mut self) -> Transition {
        self.is_waiting = true;
        Transition::stay().with(Effect::Lock(Change::Sheet))
    }
}

fn note(value: &str, model: &mut Model) -> Transition {
    let event = Known::Setting { name: own_area::RECOVERY.to_owned(), value: value.into() };
    Transition::stay().with(model.keep_event(known::YOUR_PART, event))
}

impl Screen for Care {
    type Answer = Answer;

    fn sheet(&self, model: &Model) -> Sheet<Answer> {
        let titles = &model.book.words.lock.titles;
        let later = Button::new(model.book.words.lock.care.later(), Answer::Later);
        match &self.sheet {
            Some(line) => Sheet::new(titles.recovery_sheet())
                .scene(1_u64)
                .ask(in_groups(line.expose_secret()))
                .says(model.book.words.lock.care.sheet())
                .buttons(vec![Button::new(model.book.words.lock.care.sheet_done(), Answer::HaveIt), later]),
            None => Sheet::new(titles.lock()).says(model.book.words.lock.care.about()).buttons(vec![
                Button::new(model.book.words.lock.care.show(), Answer::Show),
                Button::new(model.book.words.lock.care.accept(), Answer::Accept),
                later,
            ]),
        }
        .gap()
    }

    fn on(&mut self, answer: Answer, model: &mut Model) -> Transition {
        match answer {
            Answer::Show if passphrase::is_known(model) => self.show(),
            Answer::Show => Transition::to(Route::Ask),
            // Noted, so that nobody is asked again in every sitting whether they could lose their pages.
            Answer::Accept => note("accepted", model),
            Answer::Later => self.done(),
            Answer::HaveIt => {
                // It goes from the screen first. What is noted is that it was copied, and nothing of the line.
                self.sheet = None;
                note("sheet", model)
            }
        }
    }

    fn replied(&mut self, reply: Reply, _model: &mut Model) -> Transition {
        if reply == Reply::Allowed { self.show() } else { Transition::stay() }
    }

    fn back(&mut self, _model: &mut Model) -> Transition {
        self.done()
    }

    fn kept(&mut self, _record: &Record, _model: &mut Model) -> Transition {
        self.done()
    }

    fn waits(&self) -> bool {
        self.is_waiting
    }

    fn on_result(&mut self, result: JobResult, model: &mut Model) -> Transition {
        self.is_waiting = false;
        match result {
            JobResult::Sheet(line) => self.sheet = Some(line),
            JobResult::Failed(why) => model.fail(&why),
            _ => {}
        }
        Transition::stay()
    }
}
