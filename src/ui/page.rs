//! The head, the column and the side column of a page.

use super::canvas::Canvas;
use super::{bowl, parts, rect, trend};
use crate::app::focus::Seen;
use crate::app::layout::{Layout, SIDE_BY_SIDE};
use crate::app::page::{Block, Column, OnDisk, Page, Piece, Weight};
use crate::content::Words;
use crate::text;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

/// Where one is, whose page it is, and whether it is on disk.
pub fn head(page: &Page, words: &Words, on: &mut Canvas) {
    if on.space.height == 0 || page.centred {
        return;
    }
    let state = match page.on_disk {
        OnDisk::Unsaid => "",
        OnDisk::NotYet => words.common.on_disk.not_yet(),
        OnDisk::Saving => words.common.on_disk.saving(),
        OnDisk::Kept => words.common.on_disk.kept(),
        OnDisk::InMemory => words.common.on_disk.in_memory(),
    };
    let whose = page.whose.words(words);
    let between = if whose.is_empty() || state.is_empty() { "" } else { "  ·  " };
    let right = format!("{whose}{between}{state}");
    let room = usize::from(on.space.width);
    let wide = text::width(&right);
    let left = place(&page.place, room.saturating_sub(wide + 2));
    on.put(Line::styled(left, on.theme.weight(Weight::Bold)), on.space);
    let x = on.space.x + room.saturating_sub(wide) as u16;
    let at = Rect { x, width: on.space.right().saturating_sub(x), ..on.space };
    on.put(Line::from(right), at);
}

/// Where one is, in so many cells: the part of the workbook goes first, and what is cut says so.
fn place(words: &str, room: usize) -> String {
    let title = words.rsplit("  ·  ").next().unwrap_or(words);
    // The title rather than the beginning: which page it is tells more than which part it is in. One row, however narrow:
    // it says where one is, and every row it took would be taken from what is written.
    let fitting = [words, title].into_iter().find(|words| text::width(words) <= room);
    fitting.map_or_else(|| text::shortened(title, room).into_owned(), str::to_owned)
}

/// The column. Says where the caret stands.
pub fn body(seen: Seen<'_>, layout: &Layout<'_>, on: &mut Canvas) -> Option<Position> {
    let mut caret = None;
    for placed in &layout.placed {
        let on = &mut on.on(rect(placed.space, on.window()));
        match placed.piece {
            Piece::Block(block) => draw(block, on),
            Piece::Part(part) => {
                let is_here = placed.part == Some(seen.focus.at);
                let cursor = placed.part.map_or(0, |at| seen.cursor(at));
                let here = parts::draw(part, cursor, &mut on.focused(is_here));
                caret = caret.or(here.filter(|_| is_here));
            }
        }
    }
    caret
}

/// The side column.
pub fn aside(page: &Page, on: &mut Canvas) {
    let mut space = on.space;
    for block in &page.aside {
        let rows = rows(block, space.width).min(space.height);
        draw(block, &mut on.on(Rect { height: rows, ..space }));
        space.y += rows;
        space.height -= rows;
    }
}

fn rows(block: &Block, width: u16) -> u16 {
    match block {
        Block::Words(_, words) | Block::Trouble(words) => text::wrap(words, usize::from(width)).len() as u16,
        Block::Bowl(_, words) => bowl::height(width) + text::wrap(words, usize::from(width)).len() as u16 + 1,
        Block::Gap | Block::Trend(_) | Block::Beside(_) => 1,
    }
}

fn draw(block: &Block, on: &mut Canvas) {
    match block {
        Block::Words(weight, words) => on.words(words, *weight),
        Block::Trouble(words) => on.words(words, Weight::Bold),
        Block::Bowl(gold, words) => bowl::draw(*gold, words, on),
        Block::Beside(columns) => beside(columns, on),
        Block::Trend(points) => trend::draw(points, on),
        Block::Gap => {}
    }
}

/// Two columns side by side, or one under the other.
fn beside(columns: &[Column; 2], on: &mut Canvas) {
    let wide = on.space.width >= SIDE_BY_SIDE;
    let width = if wide { (on.space.width - 4) / 2 } else { on.space.width };
    let mut at = Rect { width, ..on.space };
    for column in columns {
        let rule = "─".repeat(text::width(&column.title).min(usize::from(width)));
        on.on(Rect { height: 1, ..at }.intersection(on.space)).words(&column.title, Weight::Bold);
        on.on(Rect { y: at.y + 1, height: 1, ..at }.intersection(on.space)).words(&rule, Weight::Quiet);
        let below = Rect { y: at.y + 2, height: at.height.saturating_sub(2), ..at }.intersection(on.space);
        on.on(below).words(&column.text, Weight::Plain);
        let rows = 3 + text::wrap(&column.text, usize::from(width)).len() as u16;
        at = if wide {
            Rect { x: at.x + width + 4, ..at }
        } else {
            Rect { y: at.y + rows, height: at.height.saturating_sub(rows), ..at }
        };
    }
}
