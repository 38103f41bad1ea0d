//! The parts of a screen that can be moved through, and the one way to move through them.
//!
//! A form has its parts in the order of Tab; after the last comes the row of keys at the foot, so that every safety key
//! can be reached without it. Nothing here knows what a screen does with what is pressed.

pub use super::press::{Button, Manner, Outcome, Press};

use super::field::{Area, Field};
use super::input::Input;
use super::keys::{Action, Command};
use super::parts::{List, Picks, Read, Scale, Sort};
use super::secret::Secret;
use std::cell::Ref;
use std::sync::Arc;

/// One part of a form.
#[derive(Debug)]
pub enum Part {
    /// A page to write.
    Page(Input<Field>),
    /// One line to write, with words that stand before it.
    Line(Input<Field>, String),
    /// A passphrase, with words that stand before it.
    Secret(Input<Secret>, String),
    /// Things to pick.
    Picks(Input<Picks>),
    /// A number.
    Scale(Input<Scale>),
    /// Cards to sort.
    Sort(Input<Sort>),
    /// Rows to open.
    List(List),
    /// A text to read, longer than the room for it.
    Read(Read),
    /// A row of buttons.
    Buttons(Vec<Button>, usize),
}

impl Part {
    /// Whether it is typed into.
    pub fn is_text(&self) -> bool {
        matches!(self, Self::Page(_) | Self::Line(..) | Self::Secret(..))
    }
}

pub(super) use Part as FormPart;

/// The parts of a screen and which has the focus.
#[derive(Debug, Default)]
pub struct Form {
    /// The parts, in the order of Tab.
    pub parts: Vec<Part>,
    /// The part that has the focus; one past the last is the row of keys.
    pub at: usize,
    /// Which key of the row at the foot is chosen.
    pub foot: usize,
    /// The part that had the focus before the row of keys.
    before_foot: usize,
    /// The text that had the focus last.
    wrote: usize,
    /// Whether no row of keys stands under it.
    footless: bool,
    id: FormId,
}

/// Which form it is. Two that look the same are still two: a key that was meant for one must not press the other.
#[derive(Clone, Debug, Default)]
pub struct FormId(Arc<()>);

impl PartialEq for FormId {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// The commands of the row of keys at the foot, in their order.
pub const FOOT: [Command; 6] =
    [Command::HelpLines, Command::TooMuch, Command::LeaveFast, Command::Cover, Command::Help, Command::Back];

impl Form {
    /// A form of these parts, the first one chosen.
    pub fn new(parts: Vec<Part>) -> Self {
        Self { parts, ..Self::default() }
    }

    /// The same, with no row of keys under it: Tab stays among its parts.
    #[must_use]
    pub fn without_foot(self) -> Self {
        Self { footless: true, ..self }
    }

    /// The text that letters go to, whatever has the focus: the one that has it, or had it last, or the first.
    pub fn written(&self) -> Option<usize> {
        let is_text = |at: &usize| self.parts.get(*at).is_some_and(Part::is_text);
        [self.at, self.wrote].into_iter().find(is_text).or_else(|| self.parts.iter().position(Part::is_text))
    }

    /// The part an action is for: the one that has the focus, the text that is typed into, or the text above buttons.
    pub fn target(&self, action: &Action) -> usize {
        if let Action::Edit(_) = action {
            return self.written().unwrap_or(self.at);
        }
        let reads_on = matches!(action, Action::Up | Action::Down | Action::PageUp | Action::PageDown);
        let text = self.parts.iter().position(|part| matches!(part, Part::Read(_)));
        match (self.focused(), text) {
            (Some(Part::Buttons(..)), Some(text)) if reads_on => text,
            _ => self.at,
        }
    }

    /// Which form it is.
    pub fn id(&self) -> FormId {
        self.id.clone()
    }

    /// The part that has the focus.
    pub fn focused(&self) -> Option<&Part> {
        self.parts.get(self.at)
    }

    /// Whether the row of keys at the foot has the focus.
    pub fn in_foot(&self) -> bool {
        self.at >= self.parts.len()
    }

    /// The first button.
    pub fn first_button(&self) -> Option<&Button> {
        self.parts.iter().find_map(|part| match part {
            Part::Buttons(buttons, _) => buttons.first(),
            _ => None,
        })
    }

    /// What Enter would press where the focus is: a row or a button.
    pub fn chosen(&self) -> Option<&Press> {
        match self.focused()? {
            Part::List(list) => list.rows.get(list.at).map(|row| &row.press),
            Part::Buttons(buttons, at) => buttons.get(*at).map(|button| &button.press),
            _ => None,
        }
    }

    /// Puts the focus on the row or button that presses this, where there is one.
    pub fn choose(&mut self, press: &Press) {
        for (part, it) in self.parts.iter_mut().enumerate() {
            let (found, at) = match it {
                Part::List(list) => (list.rows.iter().position(|row| row.press == *press), &mut list.at),
                Part::Buttons(buttons, at) => (buttons.iter().position(|button| button.press == *press), at),
                _ => continue,
            };
            if let Some(found) = found {
                (*at, self.at) = (found, part);
                return;
            }
        }
    }

    /// Stays where another form of the same screen was.
    pub(super) fn stay_at(&mut self, old: &Self) {
        (self.at, self.foot) = (old.at, old.foot);
        (self.before_foot, self.wrote, self.id) = (old.before_foot, old.wrote, old.id.clone());
    }

    /// Whether one of its buttons closes the program.
    pub fn has_closing_button(&self) -> bool {
        let has = |buttons: &[Button]| buttons.iter().any(|button| button.manner == Manner::Closes);
        self.parts.iter().any(|part| matches!(part, Part::Buttons(buttons, _) if has(buttons)))
    }

    /// What Ctrl+S and Enter in a list of choices press: the first button, unless that one takes something away.
    pub fn primary(&self) -> Option<Press> {
        self.first_button().filter(|button| button.manner != Manner::Removes).map(|button| button.press.clone())
    }

    /// The words of a field, as typed.
    pub fn typed(&self, part: usize) -> String {
        match self.parts.get(part) {
            Some(Part::Page(field) | Part::Line(field, _)) => field.text(),
            _ => String::new(),
        }
    }

    /// The first thing to pick from.
    pub fn picks(&self) -> Option<Ref<'_, Picks>> {
        self.parts.iter().find_map(|part| match part {
            Part::Picks(picks) => Some(picks.get()),
            _ => None,
        })
    }

    /// Does one thing to the part it is for. `area` is the size of that part, in cells.
    pub fn act(&mut self, action: Action, area: Area) -> Outcome {
        if self.focused().is_some_and(Part::is_text) {
            self.wrote = self.at;
        }
        let target = self.target(&action);
        match action {
            Action::NextPart => return self.step(1),
            Action::PrevPart => return self.step(self.stops() - 1),
            // Whoever writes on after Tab writes in the page.
            Action::Edit(_) => self.at = target,
            _ => {}
        }
        let primary = self.primary();
        let last_input = self.is_last_input();
        match self.parts.get_mut(target) {
            None => self.act_foot(&action),
            Some(Part::Page(field)) => match action {
                Action::Edit(edit) => changed(field.change().act(edit, area)),
                _ => Outcome::Nothing,
            },
            Some(Part::Line(field, _)) => match action {
                Action::Edit(edit) => changed(field.change().act(edit, area)),
                Action::Press => match self.first_row() {
                    Some(row) => Outcome::Press(row),
                    None if last_input => primary.map_or(Outcome::Nothing, Outcome::Press),
                    None => self.step(1),
                },
                _ => self.beside_line(&action),
            },
            Some(Part::Secret(secret, _)) => match action {
                Action::Edit(edit) => changed(secret.change().act(&edit)),
                Action::Press if last_input => primary.map_or(Outcome::Nothing, Outcome::Press),
                Action::Press => self.step(1),
                _ => self.beside_line(&action),
            },
            Some(Part::Picks(picks)) => picks.change().act(&action, area).pressing(primary),
            Some(Part::Scale(scale)) => scale.change().act(&action).pressing(primary),
            Some(Part::Sort(sort)) => sort.change().act(&action).pressing(primary),
            Some(Part::List(list)) => list.act(&action, area),
            Some(Part::Read(read)) => read.act(&action, area).pressing(primary),
            Some(Part::Buttons(buttons, at)) => {
                let was = *at;
                let outcome = act_buttons(buttons, at, &action);
                if was == *at && matches!(outcome, Outcome::Moved) { self.past_buttons(&action) } else { outcome }
            }
        }
    }

    /// Past the end of one row of buttons stands the next row of them, and above them a list: what can be seen above can be
    /// reached by going up.
    fn past_buttons(&mut self, action: &Action) -> Outcome {
        let is_on = matches!(action, Action::Right | Action::Down);
        let Some(next) = (if is_on { Some(self.at + 1) } else { self.at.checked_sub(1) }) else {
            return Outcome::Moved;
        };
        match self.parts.get_mut(next) {
            Some(Part::Buttons(buttons, at)) => *at = if is_on { 0 } else { buttons.len().saturating_sub(1) },
            Some(Part::List(list)) if matches!(action, Action::Up) && !list.rows.is_empty() => {}
            _ => return Outcome::Moved,
        }
        self.at = next;
        Outcome::Moved
    }

    /// Up and down from a line lead to the part above or below it, and never round into the row of keys.
    fn beside_line(&mut self, action: &Action) -> Outcome {
        match action {
            Action::Up => self.at = self.at.saturating_sub(1),
            Action::Down => self.at = (self.at + 1).min(self.parts.len().saturating_sub(1)),
            _ => return Outcome::Nothing,
        }
        Outcome::Moved
    }

    /// What the first row presses, where a line stands on a page of rows: it looks for one of them.
    fn first_row(&self) -> Option<Press> {
        self.parts.iter().find_map(|part| match part {
            Part::List(list) => list.rows.first().map(|row| row.press.clone()),
            _ => None,
        })
    }

    /// Whether nothing but buttons comes after the focus.
    fn is_last_input(&self) -> bool {
        self.parts.iter().skip(self.at + 1).all(|part| matches!(part, Part::Buttons(..)))
    }

    /// How many places Tab comes by: the parts, and the row of keys.
    pub fn stops(&self) -> usize {
        (self.parts.len() + usize::from(!self.footless)).max(1)
    }

    /// Moves the focus on by so many places, round past the row of keys. That row always begins at its first key.
    fn step(&mut self, by: usize) -> Outcome {
        let next = (self.at + by) % self.stops();
        if next == self.parts.len() {
            (self.before_foot, self.foot) = (self.at, 0);
        }
        self.at = next;
        Outcome::Moved
    }

    /// The row of keys is moved through sideways. Down does nothing and up leads back, so that a list somebody believes
    /// to be in is not the way to the key that leaves.
    fn act_foot(&mut self, action: &Action) -> Outcome {
        match action {
            Action::Left => self.foot = self.foot.saturating_sub(1),
            Action::Right => self.foot = (self.foot + 1).min(FOOT.len() - 1),
            Action::Up => self.at = self.at.saturating_sub(1),
            Action::Press => {
                // Whoever comes back goes on where they were: the next Enter must not press this key again.
                self.at = self.written().unwrap_or(self.before_foot);
                return Outcome::Press(Press::Command(FOOT[self.foot]));
            }
            _ => return Outcome::Nothing,
        }
        Outcome::Moved
    }
}

fn changed(did: bool) -> Outcome {
    if did { Outcome::Changed } else { Outcome::Moved }
}

fn act_buttons(buttons: &[Button], at: &mut usize, action: &Action) -> Outcome {
    match action {
        Action::Left | Action::Up => *at = at.saturating_sub(1),
        Action::Right | Action::Down => *at = (*at + 1).min(buttons.len().saturating_sub(1)),
        Action::Press => {
            return buttons.get(*at).map_or(Outcome::Nothing, |button| Outcome::Press(button.press.clone()));
        }
        _ => return Outcome::Nothing,
    }
    Outcome::Moved
}
