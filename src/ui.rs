//! Drawing: the program becomes a frame. It reads, it never changes anything, and it cannot fail.

pub mod bowl;
pub mod canvas;
pub mod foot;
pub mod page;
pub mod parts;
pub mod theme;
pub mod trend;

use crate::app::App;
use crate::app::focus::Seen;
use crate::app::layout::{self, SMALLEST};
use crate::app::page::Weight;
use crate::text;
use canvas::Canvas;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;
use ratatui::text::Line;
use ratatui::{Frame, Terminal};
use theme::Theme;

/// Draws what is seen now.
pub fn view(app: &App, theme: Theme, frame: &mut Frame) {
    let on = &mut Canvas::whole(frame, theme);
    if on.space.width < SMALLEST.0 || on.space.height < SMALLEST.1 {
        too_small(app, on);
    } else {
        screen(app, on);
    }
    if app.model.demo.is_some() {
        // Last, so that nothing is drawn over it: no picture of these screens may pass for that of a real couple.
        mark(app.model.book.words.demo.frame.sample(), on);
    }
}

/// How many cells the mark of the demo takes, with the room before it.
const MARK: u16 = 9;

/// A word that stands on every frame, whatever else is on it: at the top right, or below where the row is too short for
/// both.
fn mark(word: &str, on: &mut Canvas) {
    let area = on.space;
    let wide = (text::width(word) as u16 + 2).min(area.width);
    let below = area.height > 1 && area.width < SMALLEST.0;
    let at = Rect { x: area.right() - wide, y: area.y + u16::from(below), width: wide, height: 1.min(area.height) };
    let line = Line::styled(format!(" {word} "), on.theme.weight(Weight::Bold).add_modifier(Modifier::REVERSED));
    on.put(line, at);
}

fn screen(app: &App, on: &mut Canvas) {
    let area = on.space;
    let Some(seen) = app.seen() else { return };
    let page = app.page();
    let seen = Seen { page: &page, ..seen };
    let layout = layout::lay(seen, (area.width, area.height));
    let mut head = rect(layout.head, area);
    if app.model.demo.is_some() && head.y == area.y {
        // The mark stands in the same row.
        head.width = head.width.saturating_sub(MARK);
    }
    page::head(&page, &app.model.book.words, &mut on.on(head));
    let caret = page::body(seen, &layout, on);
    if let Some(space) = layout.aside {
        page::aside(&page, &mut on.on(rect(space, area)));
    }
    let in_foot = if page.bare { None } else { foot::foot(app, &mut on.on(rect(layout.foot, area))) };
    // Always somewhere: a screen reader follows it, and where no part has one the last row disturbs nothing.
    on.set_cursor(in_foot.or(caret).unwrap_or(Position { x: 0, y: area.height - 1 }));
}

/// One line says that the window is too small; nothing is lost meanwhile.
fn too_small(app: &App, on: &mut Canvas) {
    if on.space.height > 0 {
        on.put(Line::from(app.model.book.words.common.notices.more_room()), on.row(0));
    }
}

/// A space of the layout, held inside the window.
pub(crate) fn rect(space: layout::Space, area: Rect) -> Rect {
    Rect { x: space.x, y: space.y, width: space.width, height: space.height }.intersection(area)
}

/// What is seen now in a window of this size, as rows of text: for a preview where no terminal is.
pub fn drawn(app: &App, (width, height): (u16, u16)) -> Vec<String> {
    // Memory can't refuse a frame: the error of this backend has no values, so there is none to handle.
    let Ok(mut terminal) = Terminal::new(TestBackend::new(width, height));
    let Ok(_) = terminal.draw(|frame| view(app, Theme::default(), frame));
    rows(terminal.backend().buffer())
}

/// The rows of a drawn screen, as text.
pub fn rows(buffer: &Buffer) -> Vec<String> {
    let wide = usize::from(buffer.area.width).max(1);
    let cells: Vec<&str> = buffer.content.iter().map(Cell::symbol).collect();
    cells.chunks(wide).map(|row| row.concat().trim_end().to_owned()).collect()
}
