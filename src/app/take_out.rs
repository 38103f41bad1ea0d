//! Taking pages along: what they would tell their reader, where they would lie and who else may see that place is said
//! first, and only then is a file written.

use super::input::Input;
use super::job_result::JobResult;
use super::page::{Belongs, Block, Weight};
use super::parts::Picks;
use super::sheet::{Button, Sheet};
use super::taking::{Preview, Whose, ask};
use super::{Model, Reply, Route, Screen, Transition, passphrase, written};
use crate::content::Entry;
use crate::engine::{BookKind, Progress, Record, Seat};
use std::path::PathBuf;

enum Phase {
    /// Which pages, and how.
    Choose,
    /// It takes its time.
    Asking,
    /// What would leave, and where to; no file where nothing is written.
    Preview(Option<PathBuf>, Vec<(Weight, String)>),
    /// The last word, with nothing to press but on.
    Written(String),
}

/// The screens before, and the word after.
pub struct TakeOut {
    phase: Phase,
    kinds: Input<Picks>,
    offered: Vec<(Whose, bool)>,
    chosen: (Whose, bool),
    /// Words that the disk did not take, and nothing else.
    words: Option<Progress>,
}

/// What can be answered before and after.
#[derive(Clone)]
pub enum Answer {
    /// Tell what would leave; at the end, on.
    GoOn,
    /// Write the file.
    Write,
    /// Writes nothing and goes back.
    NotNow,
}

impl TakeOut {
    /// With what whoever sits there may take along.
    pub fn new(model: &Model) -> Self {
        let offered: Vec<(Whose, bool)> =
            [ask::first(model), Whose::Session].into_iter().flat_map(|whose| [(whose, true), (whose, false)]).collect();
        Self { phase: Phase::Choose, kinds: kinds(&offered, model), chosen: offered[0], offered, words: None }
    }

    /// With words that the disk did not take, which are asked for already.
    pub fn words(records: Vec<Record>, model: &Model) -> Self {
        let chosen = (ask::first(model), false);
        Self { phase: Phase::Asking, chosen, words: Some(Progress::replay(records)), ..Self::new(model) }
    }

    /// At what was ticked for a session, for a printer.
    pub fn session(model: &Model) -> Self {
        let screen = Self::new(model);
        screen.kinds.change().at = 2;
        screen
    }

    /// Chooses again.
    fn begin(&mut self, model: &Model) {
        self.phase = Phase::Choose;
        self.kinds = kinds(&self.offered, model);
    }

    fn asks(&mut self, file: Option<PathBuf>, model: &Model) -> Transition {
        let (whose, html) = self.chosen;
        let progress = self.words.as_ref().unwrap_or(model.progress()).clone();
        self.phase = Phase::Asking;
        Transition::stay().with(ask::pages(whose, html, progress, file, model))
    }

    fn choose(&mut self, model: &Model) -> Transition {
        let at = self.kinds.first().unwrap_or(self.kinds.get().at);
        self.chosen = self.offered.get(at).copied().unwrap_or(self.chosen);
        self.asks(None, model)
    }

    fn write(&mut self, model: &Model) -> Transition {
        match &self.phase {
            Phase::Preview(Some(file), _) => {
                let file = file.clone();
                self.asks(Some(file), model)
            }
            _ => Transition::stay(),
        }
    }
}

fn kinds(offered: &[(Whose, bool)], model: &Model) -> Input<Picks> {
    Input::picks(offered.iter().map(|(whose, html)| Entry::words(label(*whose, *html, model))).collect(), false)
}

fn label(whose: Whose, html: bool, model: &Model) -> String {
    let words = &model.book.words.pages.take_out;
    let what = match whose {
        Whose::Mine if model.kind() == BookKind::One => words.your_pages(),
        Whose::Mine => words.your_own_pages(),
        Whose::Shared => words.what_both_have(),
        Whose::Session => words.for_a_session(),
    };
    words.what_and_how(what, if html { words.to_print() } else { words.as_text() })
}

/// What it tells, where it would lie, and the whole of it.
fn pieces(preview: Preview, model: &Model) -> Vec<(Weight, String)> {
    let words = &model.book.words.pages.take_out;
    let place = match &preview.file {
        Some(file) => words.would_lie(&file.display().to_string()),
        None => format!("{}\n{}", words.would_lie(words.home_folder()), words.in_the_demo()),
    };
    let lines: Vec<String> = [place, String::new()].into_iter().chain(preview.lines).collect();
    vec![
        (Weight::Plain, lines.join("\n")),
        (Weight::Bold, words.all_of_it().to_owned()),
        (Weight::Plain, preview.whole),
    ]
}

impl Screen for TakeOut {
    type Answer = Answer;

    fn sheet(&self, model: &Model) -> Sheet<Answer> {
        let words = &model.book.words;
        let (take_out, buttons) = (&words.pages.take_out, &words.common.buttons);
        let mut sheet = written::of_its_writer(take_out.title(), model);
        if model.seat() == Seat::Both && model.is_open() {
            sheet = sheet.whose(Belongs::ToBoth);
        }
        let (go_on, not_now) =
            (Button::new(buttons.go_on(), Answer::GoOn), Button::new(buttons.not_now(), Answer::NotNow));
        match &self.phase {
            Phase::Choose => {
                sheet.ask(take_out.what()).picks(&self.kinds).text(take_out.before()).buttons(vec![go_on, not_now])
            }
            Phase::Asking => sheet.with(Block::text(take_out.one_moment())),
            // Where nothing is written there is nothing to press for.
            Phase::Preview(None, pieces) => sheet.saying(pieces.clone()).buttons(vec![not_now]),
            Phase::Preview(Some(_), pieces) => {
                let write = Button::new(take_out.write(), Answer::Write);
                // Nothing leaves by a key that was pressed once too often.
                sheet.saying(pieces.clone()).buttons(vec![not_now, write])
            }
            Phase::Written(said) => sheet.says(said).buttons(vec![go_on]).scene(1_u64),
        }
    }

    fn on(&mut self, answer: Answer, model: &mut Model) -> Transition {
        // What went wrong was said; it does not stand on what comes next.
        model.trouble = None;
        match (&self.phase, answer) {
            (Phase::Asking, _) => Transition::stay(),
            (Phase::Choose, Answer::GoOn) => self.choose(model),
            // Words that the disk did not take must get out, whoever sits there: they stand on the screen already.
            (Phase::Preview(Some(_), _), Answer::Write) if self.words.is_none() && !passphrase::is_known(model) => {
                Transition::to(Route::Ask)
            }
            (Phase::Preview(..), Answer::Write) => self.write(model),
            (Phase::Preview(..), _) => self.back(model),
            (Phase::Choose | Phase::Written(_), _) => Transition::back(),
        }
    }

    fn replied(&mut self, reply: Reply, model: &mut Model) -> Transition {
        if reply == Reply::Allowed { self.write(model) } else { Transition::stay() }
    }

    fn back(&mut self, model: &mut Model) -> Transition {
        model.trouble = None;
        if matches!(self.phase, Phase::Preview(..)) && self.words.is_none() {
            self.begin(model);
            return Transition::stay();
        }
        Transition::back()
    }

    fn waits(&self) -> bool {
        matches!(self.phase, Phase::Asking)
    }

    fn on_result(&mut self, result: JobResult, model: &mut Model) -> Transition {
        let words = &model.book.words.pages.take_out;
        match result {
            JobResult::Preview(preview) => self.phase = Phase::Preview(preview.file.clone(), pieces(preview, model)),
            JobResult::Written(file) => {
                let lines = [words.written(&file.display().to_string()), String::new(), words.not_sealed().to_owned()];
                self.phase = Phase::Written(lines.join("\n"));
            }
            JobResult::Failed(why) if self.words.is_some() => self.phase = Phase::Written(why.words(&model.book.words)),
            JobResult::Failed(why) => {
                model.fail(&why);
                self.begin(model);
            }
            _ => {}
        }
        Transition::stay()
    }
}
