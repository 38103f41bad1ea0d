//! Taking pages along: what they would tell their reader, where they would lie and who else may see that place is said
//! first, and only then is a file written.

use super::form::{Button, Form, Part, Press};
use super::lock::{Ask, ask};
use super::news::News;
use super::page::{Block, Page, Weight};
use super::parts::Picks;
use super::{AnyScreen, Effect, Go, Model, Turn, journal};
use crate::engine::{BookKind, Progress, Reader, Seat};
use std::path::PathBuf;

/// Whose pages are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Those of whoever sits there.
    Mine,
    /// What both have.
    Shared,
    /// What was ticked for a session.
    Session,
}

/// Pages that are to leave, seen with no more than whoever sits there sees.
#[derive(Clone, Debug)]
pub struct Taking {
    /// Whose.
    pub whose: Whose,
    /// For a browser or a printer; else as Markdown.
    pub html: bool,
    /// Everything that may be looked at.
    pub progress: Progress,
    /// Who asks.
    pub reader: Reader,
    /// The file to write; none to be told of it first.
    pub file: Option<PathBuf>,
}

/// What is said before anything leaves.
#[derive(Clone, Debug)]
pub struct Told {
    /// Where it would lie; none where nothing is written.
    pub file: Option<PathBuf>,
    /// All that it tells, and who may see it.
    pub lines: Vec<String>,
    /// All of it, as it can be read here.
    pub whole: String,
}

enum Phase {
    Choose,
    Asking,
    Told(Option<PathBuf>),
    Written,
}

/// The screens before, and the word after.
pub struct TakeOut {
    phase: Phase,
    form: Form,
    offered: Vec<(Whose, bool)>,
    chosen: (Whose, bool),
    /// Words that the disk did not take, and nothing else.
    words: Option<Progress>,
}

impl TakeOut {
    /// With what whoever sits there may take along.
    pub fn new(model: &Model) -> Self {
        let first = if model.seat() == Seat::Both { Whose::Shared } else { Whose::Mine };
        let offered: Vec<(Whose, bool)> =
            [first, Whose::Session].into_iter().flat_map(|whose| [(whose, true), (whose, false)]).collect();
        let picks = Picks::new(offered.iter().map(|(whose, html)| label(*whose, *html, model.kind())).collect(), false);
        let buttons = vec![Button::new("Go on", Press::GoOn), Button::new("Not now", Press::NotNow)];
        let form = Form::new(vec![Part::Picks(picks.into()), Part::Buttons(buttons, 0)]);
        Self { phase: Phase::Choose, form, chosen: offered[0], offered, words: None }
    }

    /// With words that the disk did not take: as plain text, told of first like everything that leaves.
    pub fn words(words: Progress, model: &Model) -> Turn {
        let mut screen = Self::new(model);
        (screen.chosen.1, screen.words) = (false, Some(words));
        let asked = screen.asks(None, model);
        Turn { effects: asked.effects, ..Turn::to(screen) }
    }

    /// The last word, with nothing to press but on.
    fn ends(&mut self, lines: &str) {
        self.form = Form::text(vec![(Weight::Plain, lines.to_owned())], vec![Button::new("Go on", Press::GoOn)]);
        self.phase = Phase::Written;
    }

    /// At what was ticked for a session, for a printer.
    pub fn session(model: &Model) -> Self {
        let mut screen = Self::new(model);
        if let Some(Part::Picks(picks)) = screen.form.parts.first_mut() {
            picks.change().at = 2;
        }
        screen
    }

    fn asks(&mut self, file: Option<PathBuf>, model: &Model) -> Turn {
        let (whose, html) = self.chosen;
        let progress = self.words.as_ref().unwrap_or(model.progress()).clone();
        let taking = Taking { whose, html, progress, reader: model.reader(), file };
        self.form = Form::default();
        self.phase = Phase::Asking;
        Turn::stay().with(Effect::TakeOut(Box::new(taking)))
    }

    /// What it tells, where it would lie, and the whole of it. Where nothing is written there is nothing to press for.
    fn tell(&mut self, told: Told) {
        let mut buttons = vec![Button::new("Not now", Press::NotNow)];
        let place = match &told.file {
            Some(file) => {
                buttons.push(Button::new("Write it", Press::Keep));
                file.display().to_string()
            }
            None => "in your home folder\nThis is the demo: nothing is written.".to_owned(),
        };
        let first = [format!("It would lie here: {place}"), String::new()];
        let lines: Vec<String> = first.into_iter().chain(told.lines).collect();
        let pieces = vec![
            (Weight::Plain, lines.join("\n")),
            (Weight::Bold, "All of it:".to_owned()),
            (Weight::Plain, told.whole),
        ];
        self.form = Form::text(pieces, buttons);
        self.phase = Phase::Told(told.file);
    }
}

fn label(whose: Whose, html: bool, kind: BookKind) -> String {
    let what = match whose {
        Whose::Mine if kind == BookKind::One => "Your pages",
        Whose::Mine => "Your own pages",
        Whose::Shared => "What both of you have",
        Whose::Session => "What was ticked for a session",
    };
    let how = if html { "to print or to read in a browser" } else { "as plain text" };
    format!("{what}, {how}")
}

impl AnyScreen for TakeOut {
    fn page(&self, model: &Model) -> Page {
        let mut page = journal::of_its_writer("Take it along", model);
        if model.seat() == Seat::Both && model.is_open() {
            "both of you".clone_into(&mut page.whose);
        }
        match &self.phase {
            Phase::Choose => page
                .spaced(Block::ask("What would you like to take along?"))
                .spaced(Block::Part(0))
                .spaced(Block::text(
                    "Some pages stay in the workbook for good. You see all of it before it is written.",
                ))
                .with(Block::Part(1)),
            Phase::Asking => page.with(Block::text("One moment.")),
            Phase::Told(_) | Phase::Written => page.spaced(Block::Part(0)).with(Block::Part(1)),
        }
    }

    own_form!();

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        // What went wrong was said; it does not stand on what comes next.
        model.trouble = None;
        match (&self.phase, press) {
            (Phase::Asking, _) => Turn::stay(),
            (Phase::Choose, Press::NotNow) | (Phase::Written, _) => Turn::go(Go::Back),
            (Phase::Choose, _) => {
                let at = self.form.picks().and_then(|picks| picks.on.iter().position(|on| *on).or(Some(picks.at)));
                self.chosen = at.and_then(|at| self.offered.get(at)).copied().unwrap_or(self.chosen);
                self.asks(None, model)
            }
            // Words that the disk did not take must get out, whoever sits there: they stand on the screen already.
            (Phase::Told(Some(_)), Press::Keep) if self.words.is_none() && !ask::is_known(model) => {
                Turn::to(Ask::new(model))
            }
            (Phase::Told(Some(_)), Press::Keep) => self.allowed(model),
            (Phase::Told(_), _) => self.back(model),
        }
    }

    fn allowed(&mut self, model: &mut Model) -> Turn {
        match &self.phase {
            Phase::Told(Some(file)) => {
                let file = file.clone();
                self.asks(Some(file), model)
            }
            _ => Turn::stay(),
        }
    }

    fn back(&mut self, model: &mut Model) -> Turn {
        model.trouble = None;
        if matches!(self.phase, Phase::Told(_)) && self.words.is_none() {
            *self = Self::new(model);
            return Turn::stay();
        }
        Turn::go(Go::Back)
    }

    fn waits(&self) -> bool {
        matches!(self.phase, Phase::Asking)
    }

    fn heard(&mut self, news: News, model: &mut Model) -> Turn {
        match news {
            News::Told(told) => self.tell(told),
            News::Written(file) => {
                let words = "It is not sealed: whoever finds it can read it. Delete it when you no longer need it.";
                let lines = [format!("Written to {}", file.display()), String::new(), words.to_owned()];
                self.ends(&lines.join("\n"));
            }
            News::Failed(why) if self.words.is_some() => self.ends(&why),
            News::Failed(why) => {
                model.trouble = Some(why);
                *self = Self::new(model);
            }
            _ => {}
        }
        Turn::stay()
    }
}
