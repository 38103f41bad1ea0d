//! Where one is on a page: which part has the focus, where the cursor is in it, and the one way to move.
//!
//! The parts stand in the order of Tab; after the last comes the row of keys at the foot, so that every safety key can be
//! reached without it. Nothing here knows what a screen does with what is pressed.

use super::action::{Action, Command};
use super::buttons::{Button, Nth};
use super::field::{Area, Edit};
use super::list::List;
use super::page::{Page, Part, Read};
use super::parts::Outcome;
use super::rows::Rows;
use std::sync::Arc;

/// The commands of the row of keys at the foot, in their order.
pub const FOOT: [Command; 6] =
    [Command::HelpLines, Command::TooMuch, Command::LeaveFast, Command::Cover, Command::Help, Command::Back];

/// What of a page is not described by its screen.
#[derive(Debug, Default)]
pub struct Focus {
    /// The part that has it; one past the last is the row of keys.
    pub at: usize,
    /// Which key of the row at the foot is chosen.
    pub foot: usize,
    /// For each part the row or button that is chosen, or the first row of a text that is seen.
    cursors: Vec<usize>,
    /// The part that had it before the row of keys.
    before_foot: usize,
    /// The text that had it last.
    wrote: usize,
    id: FocusId,
}

/// Which focus it is. On two pages that look the same it is still two: a key that was meant for one must not press the
/// other.
#[derive(Clone, Debug, Default)]
pub struct FocusId(Arc<()>);

impl PartialEq for FocusId {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// A page with the focus on it: what both front ends read.
#[derive(Clone, Copy)]
pub struct Seen<'a> {
    /// What is on the screen; it knows no focus.
    pub page: &'a Page,
    /// Which part the keys go to, and the cursor in each part.
    pub focus: &'a Focus,
}

impl<'a> Seen<'a> {
    /// `None` where the row of keys at the foot has it.
    pub fn focused(self) -> Option<&'a Part> {
        self.page.part(self.focus.at)
    }

    /// Whether the row of keys at the foot has the focus.
    pub fn in_foot(self) -> bool {
        self.focused().is_none()
    }

    /// The row or button that is chosen in a part, or the first row of its text that is seen.
    pub fn cursor(self, part: usize) -> usize {
        self.focus.cursors.get(part).copied().unwrap_or_default()
    }

    /// The text that letters go to, whatever has the focus.
    pub fn text(self) -> Option<&'a Part> {
        self.page.behind.as_ref().or_else(|| self.page.part(self.written()?))
    }

    /// Which part of the page is written on: the one that has the focus, or had it last, or the first one.
    fn written(self) -> Option<usize> {
        let is_text = |at: &usize| self.page.part(*at).is_some_and(Part::is_text);
        [self.focus.at, self.focus.wrote]
            .into_iter()
            .find(is_text)
            .or_else(|| self.page.parts().position(Part::is_text))
    }

    /// The part an action is for: the one that has the focus, the text that is typed into, or the text above buttons. None
    /// where that is not on the page.
    pub fn target(self, action: &Action) -> Option<usize> {
        let reads_on = matches!(action, Action::Up | Action::Down | Action::PageUp | Action::PageDown);
        match action {
            Action::Edit(_) if self.page.behind.is_some() => None,
            Action::Edit(_) => self.written(),
            _ if reads_on && self.focused().is_some_and(|part| part.buttons().is_some()) => {
                self.page.parts().position(|part| matches!(part, Part::Read(_))).or(Some(self.focus.at))
            }
            _ => Some(self.focus.at),
        }
    }

    /// Whether nothing but buttons comes after the focus.
    fn is_last_input(self) -> bool {
        self.page.parts().skip(self.focus.at + 1).all(|part| part.buttons().is_some())
    }

    /// What Enter would answer where the focus is: a row or a button.
    pub(super) fn chosen(self) -> Option<Nth> {
        self.focused()?.answer(self.cursor(self.focus.at))
    }
}

impl Focus {
    pub(super) fn new(page: &Page) -> Self {
        let (at, start) = page.scene.start;
        let mut cursors = vec![0; page.parts().count()];
        cursors.iter_mut().skip(at).take(1).for_each(|cursor| *cursor = start);
        Self { at, cursors, ..Self::default() }
    }

    /// The same one on a page that was made anew: the eye finds everything where it was.
    pub(super) fn moved_to(&self, new: &Page, old: &Page) -> Self {
        let mut cursors = Self::new(new).cursors;
        for ((cursor, was), parts) in cursors.iter_mut().zip(&self.cursors).zip(old.parts().zip(new.parts())) {
            match parts {
                (Part::List(old), Part::List(new)) if new.goes_on(old) => *cursor = *was,
                (Part::Read(_), Part::Read(_)) => *cursor = *was,
                (_, new) => {
                    let buttons = new.buttons();
                    *cursor = buttons.map_or(*cursor, |buttons| (*was).min(buttons.len().saturating_sub(1)));
                }
            }
        }
        Self { cursors, id: self.id.clone(), ..*self }
    }

    /// For whoever must know later whether this is still the same page with the same focus.
    pub fn id(&self) -> FocusId {
        self.id.clone()
    }

    fn on<'a>(&'a self, page: &'a Page) -> Seen<'a> {
        Seen { page, focus: self }
    }

    /// Does one thing to the part it is for. `area` is the size of that part, in cells.
    pub fn act(&mut self, page: &Page, action: Action, area: Area) -> Outcome {
        if self.on(page).focused().is_some_and(Part::is_text) {
            self.wrote = self.at;
        }
        let outcome = match action {
            Action::NextPart => self.step(page, 1),
            Action::PrevPart => self.step(page, page.stops() - 1),
            Action::Edit(edit) => self.edit(page, edit, area),
            action => self.act_on(page, &action, area),
        };
        match (outcome, page.primary()) {
            (Outcome::GoOn, Some(answer)) => Outcome::Pressed(answer),
            (Outcome::GoOn, None) => Outcome::Nothing,
            (outcome, _) => outcome,
        }
    }

    fn edit(&mut self, page: &Page, edit: Edit, area: Area) -> Outcome {
        if let (None, Some(at)) = (&page.behind, self.on(page).written()) {
            // Whoever writes on after Tab writes in the page.
            self.at = at;
        }
        let changed = match self.on(page).text() {
            Some(Part::Page(field) | Part::Line(field, _)) => field.change().act(edit, area),
            Some(Part::Secret(secret, _)) => secret.change().act(&edit),
            _ => return Outcome::Nothing,
        };
        if changed { Outcome::Changed } else { Outcome::Moved }
    }

    fn act_on(&mut self, page: &Page, action: &Action, area: Area) -> Outcome {
        let target = self.on(page).target(action).unwrap_or(self.at);
        let Some(part) = page.part(target) else { return self.act_foot(page, action) };
        let Some(cursor) = self.cursors.get_mut(target) else { return Outcome::Nothing };
        match part {
            Part::Page(_) => Outcome::Nothing,
            Part::Line(..) | Part::Secret(..) => self.act_line(page, action),
            Part::Picks(picks) => picks.change().act(action, area),
            Part::Scale(scale) => scale.change().act(action),
            Part::Sort(sort) => sort.change().act(action),
            Part::List(list) => act_list(list, cursor, action, area),
            Part::Read(read) => act_read(read, cursor, action, area),
            Part::Buttons(buttons) | Part::Unseen(buttons) => {
                let was = *cursor;
                let outcome = act_buttons(buttons, cursor, action);
                let is_at_end = was == *cursor && outcome == Outcome::Moved;
                if is_at_end { self.past_buttons(page, action) } else { outcome }
            }
        }
    }

    /// Past the end of one row of buttons stands the next row of them, and above them a list: what can be seen above can be
    /// reached by going up.
    fn past_buttons(&mut self, page: &Page, action: &Action) -> Outcome {
        let is_on = matches!(action, Action::Right | Action::Down);
        let Some(next) = (if is_on { Some(self.at + 1) } else { self.at.checked_sub(1) }) else {
            return Outcome::Moved;
        };
        match page.part(next) {
            Some(Part::Buttons(buttons) | Part::Unseen(buttons)) => {
                self.cursors[next] = if is_on { 0 } else { buttons.len().saturating_sub(1) };
            }
            Some(Part::List(list)) if matches!(action, Action::Up) && !list.is_empty() => {}
            _ => return Outcome::Moved,
        }
        self.at = next;
        Outcome::Moved
    }

    /// Enter in a line opens the first row, where it stands on a page of rows: it looks for one of them. Up and down lead
    /// to the part above or below it, and never round into the row of keys.
    fn act_line(&mut self, page: &Page, action: &Action) -> Outcome {
        let seen = self.on(page);
        let mut lists = page.parts().filter_map(Part::list);
        let row = lists.clone().find_map(|list| list.answer(0));
        match (action, seen.focused(), row) {
            (Action::Press, Some(Part::Line(..)), Some(row)) => return Outcome::Pressed(row),
            // The row that is meant may be the next to come, and going on would be another thing.
            (Action::Press, Some(Part::Line(..)), None) if lists.any(|list| list.grows) => return Outcome::Nothing,
            (Action::Press, ..) if seen.is_last_input() => return Outcome::GoOn,
            (Action::Press, ..) => return self.step(page, 1),
            (Action::Up, ..) => self.at = self.at.saturating_sub(1),
            (Action::Down, ..) => self.at = (self.at + 1).min(page.parts().count().saturating_sub(1)),
            _ => return Outcome::Nothing,
        }
        Outcome::Moved
    }

    /// Moves on by so many places, round past the row of keys. That row always begins at its first key.
    fn step(&mut self, page: &Page, by: usize) -> Outcome {
        let next = (self.at + by) % page.stops();
        if next == page.parts().count() {
            (self.before_foot, self.foot) = (self.at, 0);
        }
        self.at = next;
        Outcome::Moved
    }

    /// The row of keys is moved through sideways. Down does nothing and up leads back, so that a list somebody believes
    /// to be in is not the way to the key that leaves.
    fn act_foot(&mut self, page: &Page, action: &Action) -> Outcome {
        match action {
            Action::Left => self.foot = self.foot.saturating_sub(1),
            Action::Right => self.foot = (self.foot + 1).min(FOOT.len() - 1),
            Action::Up => self.at = self.at.saturating_sub(1),
            Action::Press => {
                // Whoever comes back goes on where they were: the next Enter must not press this key again.
                self.at = self.on(page).written().unwrap_or(self.before_foot);
                return Outcome::Command(FOOT[self.foot]);
            }
            _ => return Outcome::Nothing,
        }
        Outcome::Moved
    }
}

/// Moves through rows, or opens one.
fn act_list(list: &List, at: &mut usize, action: &Action, area: Area) -> Outcome {
    let end = list.len().saturating_sub(1);
    let page = |is_on| Rows::list(list, area.width).page(*at, is_on, usize::from(area.height));
    *at = match action {
        Action::Up => at.saturating_sub(1),
        Action::Down => (*at + 1).min(end),
        Action::PageUp => page(false),
        Action::PageDown => page(true),
        Action::First => 0,
        Action::Last => end,
        Action::Press => return list.answer(*at).map_or(Outcome::Nothing, Outcome::Pressed),
        _ => return Outcome::Nothing,
    };
    Outcome::Moved
}

/// Reads on; at the end, goes on.
fn act_read(read: &Read, top: &mut usize, action: &Action, area: Area) -> Outcome {
    let page = read.seen(area).max(2) - 1;
    let last = read.last_top(area);
    *top = match action {
        Action::Press if *top >= last => return Outcome::GoOn,
        Action::Press | Action::PageDown => (*top + page).min(last),
        Action::Up => top.saturating_sub(1),
        Action::Down => (*top + 1).min(last),
        Action::PageUp => top.saturating_sub(page),
        Action::First => 0,
        Action::Last => last,
        _ => return Outcome::Nothing,
    };
    Outcome::Moved
}

fn act_buttons(buttons: &[Button], at: &mut usize, action: &Action) -> Outcome {
    *at = match action {
        Action::Left | Action::Up => at.saturating_sub(1),
        Action::Right | Action::Down => (*at + 1).min(buttons.len().saturating_sub(1)),
        Action::Press => return buttons.get(*at).map_or(Outcome::Nothing, |button| Outcome::Pressed(button.answer)),
        _ => return Outcome::Nothing,
    };
    Outcome::Moved
}
