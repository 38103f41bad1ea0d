//! The start, and what comes after a long silence: a passphrase, and nothing about anybody.
//!
//! The passphrase says who is here and in which workbook. A wrong one is a sentence, as often as wanted.

use super::Entry;
use crate::app::job_result::JobResult;
use crate::app::route::{LockRoute, StartRoute};
use crate::app::sheet::{Button, Sheet};
use crate::app::{Effect, Model, Route, Screen, Transition, demo};
use crate::journal::Passphrase;

/// The screen that asks for a passphrase.
pub struct Unlock {
    entry: Entry,
    /// Whether a workbook was open when it was made: whoever has one open of which this is only a part has a passphrase.
    was_open: bool,
    /// Whether it stands over the list of workbooks, which shows no more than anybody sees at the start.
    is_over_the_list: bool,
}

impl Unlock {
    /// With an empty box.
    pub fn new(model: &Model) -> Self {
        Self { entry: Entry::default(), was_open: model.is_open(), is_over_the_list: false }
    }

    /// The same, come to from the list of workbooks.
    pub fn over_the_list(model: &Model) -> Self {
        Self { is_over_the_list: true, ..Self::new(model) }
    }
}

/// What can be answered.
#[derive(Clone)]
pub enum Answer {
    /// Try what was typed.
    Try,
    /// Somewhere else, where nothing is tried just now.
    Elsewhere(Route),
}

fn tried(typed: Option<Passphrase>) -> Transition {
    typed.map_or_else(Transition::stay, |typed| Transition::stay().with(Effect::Unlock(typed)))
}

impl Screen for Unlock {
    type Answer = Answer;

    fn sheet(&self, model: &Model) -> Sheet<Answer> {
        let words = &model.book.words;
        let to = |label: &str, route| Button::new(label, Answer::Elsewhere(route));
        let mut buttons = vec![
            Button::new(words.common.buttons.open(), Answer::Try),
            to(words.lock.start.new_one(), Route::Start(StartRoute::SetupBeside)),
        ];
        // Nothing locked is listed, counted or dated: that one lies here, and since when, can give somebody away.
        if !model.listing.unlocked.is_empty() {
            buttons.push(to(words.lock.start.listed(), Route::Start(StartRoute::Start)));
        }
        if !model.listing.in_the_way.is_empty() && !self.was_open {
            buttons.push(to(model.book.words.lock.never.title(), Route::Lock(LockRoute::Never)));
        }
        buttons.push(to(words.lock.start.help_lines(), Route::HelpLines));
        let sheet = Sheet::centred().ask(words.setup.shelf.goldseam());
        demo::with_passphrases(self.entry.under(sheet, buttons, model), model)
    }

    fn on(&mut self, answer: Answer, _model: &mut Model) -> Transition {
        match answer {
            Answer::Try => tried(self.entry.enter()),
            // A right passphrase opens its workbook in place of whatever is seen, so
            // nobody goes elsewhere while one is tried.
            Answer::Elsewhere(_) if self.entry.is_trying() => Transition::stay(),
            Answer::Elsewhere(route) => Transition::to(route),
        }
    }

    fn changed(&mut self, on: Option<Answer>, _model: &mut Model) -> Transition {
        self.entry.changed(on.is_some());
        Transition::stay()
    }

    // Where it did not come from the list, Esc leads nowhere: what was open is shut, and no key may lead round the question.
    // Nor does it while one is tried, since what that opens is told to this screen.
    fn back(&mut self, _model: &mut Model) -> Transition {
        if self.is_over_the_list && !self.entry.is_trying() { Transition::back() } else { Transition::stay() }
    }

    fn shown(&mut self, model: &mut Model) {
        model.put_away();
    }

    fn waits(&self) -> bool {
        self.entry.is_trying()
    }

    fn on_result(&mut self, result: JobResult, model: &mut Model) -> Transition {
        let is_wrong = matches!(result, JobResult::Wrong);
        if let JobResult::Failed(why) = result {
            model.fail(&why);
        }
        tried(self.entry.tried(is_wrong))
    }
}
