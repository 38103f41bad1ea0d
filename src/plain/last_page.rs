//! What was said last, so that nothing is said twice.

use super::{page, prompt};
use crate::app::App;
use crate::app::page::OnDisk;
use crate::engine::Seat;

/// A page as it was said, and where on it something was asked.
pub(super) struct LastPage {
    scene_count: u64,
    at: usize,
    waits: bool,
    on_disk: OnDisk,
    trouble: Option<String>,
    lines: Vec<String>,
    asked: Vec<String>,
    /// Who sits there, whether a workbook is open, and how many pages they have in it.
    kept: (Seat, bool, usize),
}

impl LastPage {
    pub(super) fn of(app: &App) -> Self {
        let at = app.seen().map_or(0, |seen| seen.focus.at);
        let (scene_count, trouble, lines) = (app.model.scene_count, app.model.trouble.clone(), page::lines(app));
        let kept = (app.model.seat(), app.model.is_open(), app.model.progress().pages().count());
        let (waits, on_disk, asked) = (prompt::is_waiting(app), app.page().on_disk, prompt::in_sight(app));
        Self { scene_count, at, waits, on_disk, trouble, lines, asked, kept }
    }

    pub(super) fn is_of(&self, app: &App) -> bool {
        self.scene_count == app.model.scene_count
    }

    /// Whether what is new can wait until a line is whole.
    pub(super) fn goes_on(&self, now: &Self) -> bool {
        self.trouble == now.trouble
    }

    /// Whether nothing on the page is other than it was.
    pub(super) fn is_same(&self, now: &Self) -> bool {
        let all = |said: &Self| (said.at, said.lines.clone(), said.asked.clone(), said.trouble.clone());
        all(self) == all(now)
    }

    /// Whether something else is asked now.
    pub(super) fn asks_otherwise(&self, now: &Self) -> bool {
        (self.at, self.waits) != (now.at, now.waits)
    }

    /// Says that a page was kept, where one was: the page that comes next does not show it.
    pub(super) fn has_kept(&self, now: &Self, app: &App) -> Option<String> {
        let ((seat, was_open, before), (same, is_open, after)) = (self.kept, now.kept);
        let state = if app.model.demo.is_some() { OnDisk::InMemory } else { OnDisk::Kept };
        // In another seat or workbook other pages are counted: that there are more of them means nothing was kept.
        let is_kept = seat == same && was_open && is_open && before < after && now.on_disk != state;
        let state = page::state(&app.model.book.words.spoken, state);
        state.filter(|_| is_kept && !app.is_dull()).map(str::to_owned)
    }

    /// What is new on the page since it was said; all of it, where it was not.
    pub(super) fn since(&self, before: Option<&Self>, app: &App) -> Vec<String> {
        let Some(before) = before else {
            let whole = page::head(app).into_iter().chain(self.lines.iter().cloned());
            return whole.chain(page::given(app)).collect();
        };
        let state =
            if before.on_disk == self.on_disk { None } else { page::state(&app.model.book.words.spoken, self.on_disk) };
        let state = state.map(str::to_owned);
        state.into_iter().chain(self.lines.iter().filter(|line| !before.lines.contains(line)).cloned()).collect()
    }
}
