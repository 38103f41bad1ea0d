//! The start: which workbook, where several lie side by side. Nothing of any of them is shown but the name it is listed by.

use super::job_result::JobResult;
use super::route::StartRoute;
use super::sheet::{Row, Sheet};
use super::{Effect, Model, Route, Screen, Transition};
use std::path::PathBuf;

/// The list of workbooks.
#[derive(Default)]
pub struct Start;

/// What can be opened.
#[derive(Clone)]
pub enum Answer {
    /// The one in that folder, which is not locked.
    Open(PathBuf),
    /// Whatever a passphrase opens.
    WithAPassphrase,
    /// Leads to set-up, beside the workbooks that are here already.
    New,
}

impl Screen for Start {
    type Answer = Answer;

    fn sheet(&self, model: &Model) -> Sheet<Answer> {
        let words = &model.book.words.setup.shelf;
        let listed = model.listing.unlocked.iter();
        let mut rows: Vec<_> = listed.map(|book| Row::new(&book.name, Answer::Open(book.folder.clone()))).collect();
        // Always there: what a list says by leaving it out is said, too.
        rows.push(Row::new(words.with_a_passphrase(), Answer::WithAPassphrase).apart());
        rows.push(Row::new(words.new_one(), Answer::New));
        Sheet::new(words.goldseam()).ask(words.ask()).list(rows).tight()
    }

    fn on(&mut self, answer: Answer, _model: &mut Model) -> Transition {
        match answer {
            Answer::Open(folder) => Transition::stay().with(Effect::Open(folder)),
            Answer::WithAPassphrase => Transition::to(Route::Start(StartRoute::Unlock)),
            Answer::New => Transition::to(Route::Start(StartRoute::SetupBeside)),
        }
    }

    fn waits(&self) -> bool {
        true
    }

    fn on_result(&mut self, result: JobResult, model: &mut Model) -> Transition {
        if let JobResult::Failed(why) = result {
            model.fail(&why);
        }
        Transition::stay()
    }
}
