//! The two rows of keys at the foot, made from the key table; the last one can be reached with Tab.

use super::theme::Theme;
use crate::app::Model;
use crate::app::keys::{self, Hint};
use crate::app::page::Weight;
use crate::content::words::keys::Row;
use crate::text;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

/// Draws both rows. Where the second one has the focus it shows every command, and says where the caret stands.
pub fn foot(model: &Model, space: Rect, theme: Theme, frame: &mut Frame) -> Option<Position> {
    if space.height < 2 {
        return None;
    }
    let (here, always) = keys::foot(model);
    let first = Rect { height: 1, ..space };
    let second = Rect { y: space.y + 1, height: 1, ..space };
    row(&here, first, theme, frame);
    let Some(screen) = model.top().filter(|screen| screen.form().in_foot()) else {
        row(&always, second, theme, frame);
        return None;
    };
    Some(buttons(&model.book.words.keys.row, screen.form().foot, second, theme, frame))
}

/// One row: in the longest words that fit, and where even the shortest do not, as many whole entries as do.
fn row(entries: &[Hint<'_>], space: Rect, theme: Theme, frame: &mut Frame) {
    let room = usize::from(space.width);
    let ways = [(4, 0), (3, 0), (2, 0), (2, 1), (2, 2)];
    let words =
        ways.iter().map(|(gap, length)| joined(entries, *gap, *length)).find(|words| text::width(words) <= room);
    let words = words.unwrap_or_else(|| fewer(entries, room));
    frame.render_widget(Line::styled(words, theme.weight(Weight::Quiet)), space);
}

fn joined(entries: &[Hint<'_>], gap: usize, length: usize) -> String {
    let entry = |(key, words): &Hint<'_>| format!("{key} {}", words.get(length).or(words.last()).unwrap_or(&""));
    entries.iter().map(entry).collect::<Vec<_>>().join(&" ".repeat(gap))
}

/// Leaves out what matters least, from the second entry on: the way back, help and the cover stand at the end.
fn fewer(entries: &[Hint<'_>], room: usize) -> String {
    let mut entries = entries.to_vec();
    while entries.len() > 1 && text::width(&joined(&entries, 2, 2)) > room {
        entries.remove(usize::from(entries.len() > 3));
    }
    joined(&entries, 2, 2)
}

/// The row of commands while it has the focus: the chosen one marked, and always in view.
fn buttons(words: &Row, chosen: usize, space: Rect, theme: Theme, frame: &mut Frame) -> Position {
    let labels = [words.talk(), words.too_much(), words.leave_fast(), words.cover(), words.help(), words.back()];
    let mut from = 0;
    while from < chosen
        && labels[from..=chosen].iter().map(|label| text::width(label) + 4).sum::<usize>() > usize::from(space.width)
    {
        from += 1;
    }
    let mut spans = Vec::new();
    let mut x = 0;
    let mut caret = 0;
    for (at, label) in labels.iter().enumerate().skip(from) {
        let here = at == chosen;
        caret = if here { x + 2 } else { caret };
        let words = format!("{}{label}  ", if here { "› " } else { "  " });
        x += text::width(&words);
        spans.push(Span::styled(words, if here { theme.alive() } else { theme.weight(Weight::Plain) }));
    }
    frame.render_widget(Line::from(spans), space);
    Position { x: space.x + caret as u16, y: space.y }
}
