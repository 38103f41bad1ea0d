//! The way out for whoever never set a passphrase, and stands before the question for one: somebody, or a sync tool, put a
//! key or a sealed file into the folder of their workbook.
//!
//! First what is to be known: whoever did set one goes back and types it. Then the pages can be read and taken along, with no
//! workbook open, so that no screen leads to anything that is written.

use crate::app::job_result::JobResult;
use crate::app::page::Weight;
use crate::app::sheet::{Button, Sheet};
use crate::app::{Effect, Model, Route, Screen, Transition};
use std::path::Path;

/// How many files are named.
const NAMED: usize = 12;

/// What is said before, and the way to the pages.
#[derive(Default)]
pub struct Never {
    /// Which of them is looked at, where there are several.
    at: usize,
    is_reading: bool,
}

/// What can be answered.
#[derive(Clone)]
pub enum Answer {
    /// Back to the passphrase.
    Back,
    /// Read the pages.
    Read,
    /// About another of those workbooks.
    Other,
}

impl Never {
    /// The folder, and the files in it that stand in the way.
    fn files(&self, model: &Model) -> Option<String> {
        let way = model.listing.in_the_way.get(self.at)?;
        // Somebody else may have given these names.
        let named = |path: &Path| crate::text::spelled(&path.to_string_lossy());
        let mut lines = vec![named(&way.folder)];
        lines.extend(way.files.iter().take(NAMED).map(|file| format!("  {}", named(file))));
        let more = way.files.len().saturating_sub(NAMED);
        let said = model.book.words.lock.never.more(more);
        lines.extend((more > 0).then(|| format!("  {said}")));
        Some(lines.join("\n"))
    }
}

impl Screen for Never {
    type Answer = Answer;

    fn sheet(&self, model: &Model) -> Sheet<Answer> {
        let plain = |words: &str| (Weight::Plain, words.to_owned());
        let mut pieces = vec![
            (Weight::Bold, model.book.words.lock.never.caution().to_owned()),
            plain(model.book.words.lock.never.why()),
        ];
        pieces.extend(self.files(model).map(|files| plain(&files)));
        pieces.push(plain(model.book.words.lock.never.move_them()));
        // Whoever only presses on is back at the passphrase.
        let mut buttons = vec![
            Button::new(model.book.words.common.buttons.back(), Answer::Back),
            Button::new(model.book.words.lock.never.read(), Answer::Read),
        ];
        if model.listing.in_the_way.len() > 1 {
            buttons.push(Button::new(model.book.words.lock.never.other(), Answer::Other));
        }
        Sheet::new(model.book.words.lock.never.title()).scene(self.at as u64).saying(pieces).buttons(buttons)
    }

    fn on(&mut self, answer: Answer, model: &mut Model) -> Transition {
        match answer {
            _ if self.is_reading => Transition::stay(),
            Answer::Read => match model.listing.in_the_way.get(self.at) {
                // Read and not opened: with no workbook open, no screen can lead to anything that is written.
                Some(way) => {
                    self.is_reading = true;
                    Transition::stay().with(Effect::Read(way.folder.clone()))
                }
                None => Transition::stay(),
            },
            Answer::Other => {
                self.at = (self.at + 1) % model.listing.in_the_way.len().max(1);
                Transition::stay()
            }
            Answer::Back => Transition::back(),
        }
    }

    // On the way back to the passphrase, what was read goes: plain pages must not stay in memory behind that question.
    fn shown(&mut self, model: &mut Model) {
        model.put_away();
    }

    fn waits(&self) -> bool {
        self.is_reading
    }

    fn on_result(&mut self, result: JobResult, model: &mut Model) -> Transition {
        self.is_reading = false;
        match result {
            JobResult::Read(read) => {
                model.read_only(*read);
                Transition::to(Route::Journal)
            }
            JobResult::Failed(why) => {
                model.fail(&why);
                Transition::stay()
            }
            _ => Transition::stay(),
        }
    }
}
