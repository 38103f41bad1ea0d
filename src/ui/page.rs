//! The head, the column and the side column of a page.

use super::theme::Theme;
use super::{bowl, parts, rect, trend};
use crate::app::form::Form;
use crate::app::layout::{Layout, SIDE_BY_SIDE};
use crate::app::page::{Block, Column, OnDisk, Page, Weight};
use crate::text;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Line;

/// Where one is, whose page it is, and whether it is on disk.
pub fn head(page: &Page, space: Rect, theme: Theme, frame: &mut Frame) {
    if space.height == 0 || page.centred {
        return;
    }
    let state = match page.on_disk {
        OnDisk::Unsaid => "",
        OnDisk::NotYet => "not kept yet",
        OnDisk::Saving => "still saving",
        OnDisk::Kept => "kept on this computer",
        OnDisk::InMemory => "in memory only",
    };
    let between = if page.whose.is_empty() || state.is_empty() { "" } else { "  ·  " };
    let right = format!("{}{between}{state}", page.whose);
    let room = usize::from(space.width);
    let wide = text::width(&right);
    let left = place(&page.place, room.saturating_sub(wide + 2));
    frame.render_widget(Line::styled(left, theme.weight(Weight::Bold)), space);
    let x = space.x + room.saturating_sub(wide) as u16;
    let at = Rect { x, width: space.right().saturating_sub(x), ..space };
    frame.render_widget(Line::from(right), at);
}

/// Where one is, in so many cells: the part of the workbook goes first, and what is cut says so.
fn place(words: &str, room: usize) -> String {
    let title = words.rsplit("  ·  ").next().unwrap_or(words);
    let fitting = [words, title].into_iter().find(|words| text::width(words) <= room);
    fitting.map_or_else(|| format!("{}…", text::clip(title, room.saturating_sub(1))), str::to_owned)
}

/// The blocks of the column. Says where the caret stands.
pub fn body(page: &Page, form: &Form, layout: &Layout, theme: Theme, frame: &mut Frame) -> Option<Position> {
    let area = frame.area();
    let mut caret = None;
    for placed in &layout.placed {
        let space = rect(placed.space, area);
        match &page.blocks[placed.block] {
            Block::Part(part) => {
                let here = parts::draw(form, *part, space, theme, frame);
                caret = caret.or(here.filter(|_| *part == form.at));
            }
            block => draw(block, space, theme, frame),
        }
    }
    caret
}

/// The side column.
pub fn aside(page: &Page, mut space: Rect, theme: Theme, frame: &mut Frame) {
    for block in &page.aside {
        let rows = rows(block, space.width).min(space.height);
        draw(block, Rect { height: rows, ..space }, theme, frame);
        space.y += rows;
        space.height -= rows;
    }
}

fn rows(block: &Block, width: u16) -> u16 {
    match block {
        Block::Words(_, words) | Block::Trouble(words) => text::wrap(words, usize::from(width)).len() as u16,
        Block::Bowl(_) => bowl::height(width) + bowl::words(width).len() as u16 + 1,
        Block::Gap | Block::Part(_) | Block::Trend(_) | Block::Beside(_) => 1,
    }
}

fn draw(block: &Block, space: Rect, theme: Theme, frame: &mut Frame) {
    match block {
        Block::Words(weight, words) => lines(words, space, theme.weight(*weight), frame),
        Block::Trouble(words) => lines(words, space, theme.weight(Weight::Bold), frame),
        Block::Bowl(gold) => bowl::draw(*gold, space, theme, frame),
        Block::Beside(columns) => beside(columns, space, theme, frame),
        Block::Trend(points) => trend::draw(points, space, theme, frame),
        Block::Gap | Block::Part(_) => {}
    }
}

/// Two columns side by side, or one under the other.
fn beside(columns: &[Column; 2], space: Rect, theme: Theme, frame: &mut Frame) {
    let wide = space.width >= SIDE_BY_SIDE;
    let width = if wide { (space.width - 4) / 2 } else { space.width };
    let mut at = Rect { width, ..space };
    for column in columns {
        let rule = "─".repeat(text::width(&column.title).min(usize::from(width)));
        lines(&column.title, Rect { height: 1, ..at }.intersection(space), theme.weight(Weight::Bold), frame);
        lines(&rule, Rect { y: at.y + 1, height: 1, ..at }.intersection(space), theme.weight(Weight::Quiet), frame);
        let below = Rect { y: at.y + 2, height: at.height.saturating_sub(2), ..at }.intersection(space);
        lines(&column.text, below, theme.weight(Weight::Plain), frame);
        let rows = 3 + text::wrap(&column.text, usize::from(width)).len() as u16;
        at = if wide {
            Rect { x: at.x + width + 4, ..at }
        } else {
            Rect { y: at.y + rows, height: at.height.saturating_sub(rows), ..at }
        };
    }
}

/// Wrapped words, one row under the other.
pub fn lines(words: &str, space: Rect, style: Style, frame: &mut Frame) {
    for (at, row) in text::wrap(words, usize::from(space.width)).into_iter().take(usize::from(space.height)).enumerate()
    {
        let row_space = Rect { y: space.y + at as u16, height: 1, ..space };
        frame.render_widget(Line::styled(row.to_owned(), style), row_space);
    }
}
