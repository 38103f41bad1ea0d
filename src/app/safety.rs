//! The private safety check: a door on a person's own pages that leaves no trace.
//!
//! While it is open nothing is written, and what was picked changes nothing anywhere. It is never suggested.

use super::page::{Belongs, Block, Weight};
use super::sheet::{Button, Sheet};
use super::{Model, Route, Screen, Transition, words};
use crate::content::library::{Safety, SafetyAnswer, When, Worry};
use crate::content::{Entry, Visibility};

/// Where one is behind the door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    Door,
    Alone,
    NotAlone,
    Question(usize),
    Outcome(usize),
    Plan,
    After,
}

/// The private safety check: nothing is scored, nothing is kept.
pub struct SafetyCheck {
    at: At,
    /// How often it came to another of its screens.
    turned: u64,
    /// Something that was said is a reason to worry. Like the other, it is known until the door closes, and nowhere else.
    is_worry: bool,
    /// Something that was said is about own actions.
    is_own: bool,
}

/// What can be answered.
#[derive(Clone, PartialEq)]
pub enum Answer {
    /// To the next question, or to what is said at the end.
    GoOn,
    /// Home.
    Leave,
    /// Whether nobody can see the screen.
    IsAlone(bool),
    /// This, to a question.
    Says(SafetyAnswer),
    /// Someone to talk to.
    HelpLines,
}

impl Default for SafetyCheck {
    fn default() -> Self {
        Self { at: At::Door, turned: 0, is_worry: false, is_own: false }
    }
}

impl SafetyCheck {
    fn to(&mut self, at: At) -> Transition {
        self.at = at;
        self.turned += 1;
        Transition::stay()
    }

    fn says(&mut self, question: usize, answer: SafetyAnswer, safety: &Safety) -> Transition {
        let worry = safety.questions.get(question).map(|asked| asked.worry);
        match (worry, answer) {
            (Some(Worry::Own), SafetyAnswer::Yes) => self.is_own = true,
            // "Not sure" counts as a worry: better that somebody is led to a voice than told that all seems well.
            (Some(Worry::Yes), SafetyAnswer::Yes)
            | (Some(Worry::No), SafetyAnswer::No)
            | (Some(_), SafetyAnswer::NotSure) => self.is_worry = true,
            _ => {}
        }
        if question + 1 < safety.questions.len() {
            return self.to(At::Question(question + 1));
        }
        self.to(At::Outcome(0))
    }

    /// What is said: after a worry or without one, and about own actions.
    fn outcomes<'a>(&self, safety: &'a Safety) -> Vec<&'a str> {
        let first = if self.is_worry { When::Worry } else { When::None };
        let said = |when: When| safety.outcomes.iter().find(|outcome| outcome.when == when).map(|o| o.text.as_str());
        let own = self.is_own.then(|| said(When::Own)).flatten();
        said(first).into_iter().chain(own).collect()
    }

    /// What is asked or named at the top.
    fn ask<'a>(&self, safety: &'a Safety) -> &'a str {
        match self.at {
            At::Door => &safety.ask,
            At::Alone => &safety.alone,
            At::Question(at) => safety.questions.get(at).map_or("", |asked| &asked.ask),
            At::Plan => &safety.plan.title,
            At::NotAlone | At::Outcome(_) | At::After => "",
        }
    }

    fn pieces<'a>(&self, safety: &'a Safety) -> Vec<&'a str> {
        match self.at {
            At::Door => vec![&safety.intro],
            At::Alone | At::Question(_) => Vec::new(),
            At::NotAlone => vec![&safety.not_alone],
            At::Outcome(at) => vec![self.outcomes(safety).get(at).copied().unwrap_or_default()],
            At::Plan => plan(safety),
            At::After => vec![&safety.after.text],
        }
    }

    fn buttons(&self, model: &Model) -> Vec<Button<Answer>> {
        let (common, words) = (&model.book.words.common.buttons, &model.book.words.safety.check);
        let go_on = Button::new(common.go_on(), Answer::GoOn);
        let leave = Button::new(words.to_your_pages(), Answer::Leave);
        match self.at {
            At::Door => {
                vec![Button::new(common.yes(), Answer::GoOn), Button::new(common.not_now(), Answer::Leave)]
            }
            At::Alone => {
                vec![Button::new(common.yes(), Answer::IsAlone(true)), Button::new(common.no(), Answer::IsAlone(false))]
            }
            At::Question(_) => {
                let answers = model.book.library.safety.answers.iter().enumerate();
                let button = |(at, said): (usize, &Entry)| {
                    let answer = said.stands_for(at, SafetyAnswer::read, SafetyAnswer::ALL)?;
                    Some(Button::new(&said.say, Answer::Says(answer)))
                };
                answers.filter_map(button).collect()
            }
            At::Outcome(_) => vec![go_on, Button::new(words.help_lines(), Answer::HelpLines)],
            At::Plan => vec![go_on],
            At::NotAlone | At::After => vec![leave],
        }
    }
}

/// The page on planning for safety: to read, or to copy by hand.
fn plan(safety: &Safety) -> Vec<&str> {
    let plan = &safety.plan;
    let lines = plan.lines.iter().map(String::as_str);
    std::iter::once(plan.intro.as_str()).chain(lines).chain([plan.leaving.as_str()]).collect()
}

impl Screen for SafetyCheck {
    type Answer = Answer;

    fn sheet(&self, model: &Model) -> Sheet<Answer> {
        let safety = &model.book.library.safety;
        let sheet = Sheet::new(&safety.title).whose(Belongs::ToOne).scene(self.turned);
        let ask = self.ask(safety);
        let sheet = if ask.is_empty() { sheet } else { sheet.ask(ask) };
        let pieces = self.pieces(safety).into_iter().map(|words| (Weight::Plain, words.to_owned()));
        let line = words::kept_line(&model.book.words, Visibility::Untraced, model.lock(), model.kind());
        let sheet = sheet.saying(pieces.collect()).buttons(self.buttons(model)).gap().with(Block::text(line));
        match self.at {
            // Pressing Enter again and again must never become a row of answers.
            At::Question(_) => sheet.start_at(&Answer::Says(SafetyAnswer::LeaveOut)),
            _ => sheet,
        }
    }

    fn on(&mut self, answer: Answer, model: &mut Model) -> Transition {
        let safety = &model.book.library.safety;
        match (self.at, answer) {
            (At::Outcome(_), Answer::HelpLines) => Transition::to(Route::HelpLines),
            (At::Door, Answer::GoOn) => self.to(At::Alone),
            (At::Alone, Answer::IsAlone(is_alone)) => self.to(if is_alone { At::Question(0) } else { At::NotAlone }),
            (At::Question(at), Answer::Says(answer)) => self.says(at, answer, safety),
            (At::Outcome(at), Answer::GoOn) => {
                let is_more = at + 1 < self.outcomes(safety).len();
                self.to(if is_more { At::Outcome(at + 1) } else { At::Plan })
            }
            (At::Plan, Answer::GoOn) => self.to(At::After),
            _ => Transition::home(),
        }
    }

    fn traceless(&self) -> bool {
        true
    }
}
