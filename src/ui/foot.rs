//! The two rows of keys at the foot, made from the key table; the last one can be reached with Tab.

use super::canvas::Canvas;
use crate::app::App;
use crate::app::keys::{self, Hint};
use crate::app::page::Weight;
use crate::content::words::keys::Row;
use crate::text;
use ratatui::layout::Position;
use ratatui::text::{Line, Span};

/// Draws both rows. Where the second one has the focus it shows every command, and says where the caret stands.
pub fn foot(app: &App, on: &mut Canvas) -> Option<Position> {
    if on.space.height < 2 {
        return None;
    }
    let (here, always) = keys::foot(app);
    let first = on.row(0);
    let second = on.row(1);
    row(&here, &mut on.on(first));
    let Some(seen) = app.seen().filter(|seen| seen.in_foot()) else {
        row(&always, &mut on.on(second));
        return None;
    };
    Some(buttons(&app.model.book.words.keys.row, seen.focus.foot, &mut on.on(second)))
}

/// One row: in the longest words that fit, and where even the shortest do not, as many whole entries as do.
fn row(entries: &[Hint<'_>], on: &mut Canvas) {
    let room = usize::from(on.space.width);
    // Room between the keys goes first, then long words: a key that is not seen at all helps nobody.
    let ways = [(4, 0), (3, 0), (2, 0), (2, 1), (2, 2)];
    let words =
        ways.iter().map(|(gap, length)| joined(entries, *gap, *length)).find(|words| text::width(words) <= room);
    let words = words.unwrap_or_else(|| fewer(entries, room));
    on.put(Line::styled(words, on.theme.weight(Weight::Quiet)), on.space);
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
fn buttons(words: &Row, chosen: usize, on: &mut Canvas) -> Position {
    // Some terminals take these keys for themselves; with Tab, what keeps somebody safe is reached all the same.
    let labels = [words.talk(), words.too_much(), words.leave_fast(), words.cover(), words.help(), words.back()];
    let mut from = 0;
    while from < chosen
        && labels[from..=chosen].iter().map(|label| text::width(label) + 4).sum::<usize>() > usize::from(on.space.width)
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
        spans.push(Span::styled(words, if here { on.theme.alive() } else { on.theme.weight(Weight::Plain) }));
    }
    on.put(Line::from(spans), on.space);
    Position { x: on.space.x + caret as u16, y: on.space.y }
}
