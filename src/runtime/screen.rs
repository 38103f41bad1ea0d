//! The full screen: the program becomes frames, and an event of the terminal becomes a message.

use super::{Broken, Front, scrub};
use crate::app::Command;
use crate::app::keys;
use crate::app::{App, Msg};
use crate::ui::theme::Theme;
use crate::{text, ui};
use crossterm::event::{Event, KeyEventKind};
use ratatui::Terminal;
use ratatui::backend::Backend;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// A terminal that frames are drawn on.
pub(super) struct FullScreen<'a, B: Backend> {
    terminal: &'a mut Terminal<B>,
    theme: Theme,
    /// What stands there is not what was drawn last.
    is_spoilt: bool,
    drawn: u64,
}

impl<'a, B: Backend> FullScreen<'a, B>
where
    B::Error: Send + Sync + 'static,
{
    pub(super) fn new(terminal: &'a mut Terminal<B>, theme: Theme) -> Self {
        Self { terminal, theme, is_spoilt: false, drawn: 0 }
    }

    /// The cells of the screen before are kept for the next frame. New ones take their place: what the allocator takes back
    /// is wiped, so nothing of that screen is left in memory.
    fn forget_cells(&mut self) {
        let cells = self.terminal.current_buffer_mut();
        *cells = Buffer::empty(cells.area);
    }

    fn draw(&mut self, app: &mut App) -> Result<(), Broken> {
        let theme = self.theme;
        let drawn = self.terminal.draw(|frame| {
            app.model.size = (frame.area().width, frame.area().height);
            ui::view(app, theme, frame);
        });
        drawn.map_err(Broken::terminal)?;
        Ok(())
    }
}

impl<B: Backend> Front for FullScreen<'_, B>
where
    B::Error: Send + Sync + 'static,
{
    fn show(&mut self, app: &mut App, _is_saving: bool) -> Result<(), Broken> {
        if std::mem::take(&mut self.is_spoilt) {
            // `Terminal::clear` would ask the terminal where its caret is; one that gives no answer would end the program.
            let size = self.terminal.size().map_err(Broken::terminal)?;
            self.terminal.resize(Rect::new(0, 0, size.width, size.height)).map_err(Broken::terminal)?;
        }
        self.draw(app)?;
        if std::mem::replace(&mut self.drawn, app.model.scene_count) != app.model.scene_count {
            self.forget_cells();
            scrub::stack();
        }
        Ok(())
    }

    /// Only presses and repeats count; pasted text is cleaned first.
    fn hear(&mut self, app: &App, event: Event, is_stale: bool) -> Vec<Msg> {
        let msg = match event {
            // Told of both ends of a press, a screen would do everything twice.
            Event::Key(key) if key.kind == KeyEventKind::Release => None,
            Event::Key(key) if is_stale => keys::resolve_stale(app, key),
            Event::Key(key) => keys::resolve(app, key),
            Event::Paste(pasted) => Some(Msg::Paste(text::clean(&pasted))),
            Event::Resize(width, height) => {
                // Of sizes that follow fast only the last is seen, and it may be the one before: what the others cut off
                // is gone.
                self.spoil();
                Some(Msg::Size(width, height))
            }
            _ => None,
        };
        msg.into_iter().collect()
    }

    fn command(&self, app: &App, event: &Event) -> Option<Command> {
        let Event::Key(key) = event else { return None };
        match keys::resolve_stale(app, *key).filter(|_| key.kind != KeyEventKind::Release) {
            Some(Msg::Do(command)) => Some(command),
            _ => None,
        }
    }

    fn spoil(&mut self) {
        self.is_spoilt = true;
        // All of it is drawn again: neither the screen before nor the one that is seen is needed for that.
        self.forget_cells();
        self.terminal.swap_buffers();
        self.forget_cells();
        scrub::stack();
    }
}
