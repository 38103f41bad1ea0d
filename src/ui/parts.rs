//! The parts of a page: the writing field with its bar, things to pick, a number, piles, rows, buttons.
//!
//! Each says where the cursor of the terminal belongs, so that a screen reader and an input method find it.

use super::canvas::Canvas;
use super::theme::Theme;
use crate::app::buttons::{Button, Row};
use crate::app::field::{Area, Field};
use crate::app::layout::{Space, button_rows, part_area, pile_rows};
use crate::app::page::{List, Part, Read, Weight};
use crate::app::parts::{Picks, Scale, Sort};
use crate::app::secret::Secret;
use crate::text;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// Draws a part, with what is chosen in it; says where its caret stands.
pub fn draw(part: &Part, cursor: usize, on: &mut Canvas) -> Option<Position> {
    let Rect { x, y, width, height } = on.space;
    let room = Space { x, y, width, height };
    let area = part_area(part, room);
    match part {
        Part::Page(field) => Some(page(&field.get(), area, on)),
        Part::Line(field, before) => Some(line(&field.get(), before, area, on)),
        Part::Secret(secret, before) => Some(secret_part(&secret.get(), before, on)),
        Part::Picks(picks) => picks_part(&picks.get(), on),
        Part::Scale(scale) => Some(scale_part(&scale.get(), on)),
        Part::Sort(sort) => Some(sort_part(&sort.get(), on)),
        Part::List(list) => Some(list_part(list, cursor, on)),
        Part::Read(read) => Some(read_part(read, cursor, area, on)),
        Part::Buttons(buttons) => buttons_part(buttons, cursor, on),
        Part::Unseen(_) => None,
    }
}

/// The bar at the left of what is written.
fn bar(on: &Canvas) -> Span<'static> {
    Span::styled("│ ", if on.focus { on.theme.alive() } else { on.theme.weight(Weight::Quiet) })
}

fn page(field: &Field, area: Area, on: &mut Canvas) -> Position {
    let laid = field.lay(area);
    for y in 0..usize::from(on.space.height) {
        let mut spans = vec![bar(on)];
        if let Some(row) = laid.rows.get(y) {
            spans.extend(row_spans(row.text, row.selected.clone(), on.theme));
        }
        on.put(Line::from(spans), on.row(y));
    }
    on.at(2 + usize::from(laid.caret.0), usize::from(laid.caret.1))
}

/// A row of text, what is selected reversed.
fn row_spans(text: &str, selected: Option<std::ops::Range<usize>>, theme: Theme) -> Vec<Span<'static>> {
    let Some(range) = selected.filter(|range| range.end <= text.len()) else { return vec![Span::raw(text.to_owned())] };
    vec![
        Span::raw(text[..range.start].to_owned()),
        Span::styled(text[range.clone()].to_owned(), theme.selected()),
        Span::raw(text[range.end..].to_owned()),
    ]
}

fn line(field: &Field, before: &str, area: Area, on: &mut Canvas) -> Position {
    let laid = field.lay(Area { height: 1, ..area });
    let mut spans = vec![bar(on), Span::raw(before.to_owned())];
    if let Some(row) = laid.rows.first() {
        spans.extend(row_spans(row.text, row.selected.clone(), on.theme));
    }
    on.put(Line::from(spans), on.row(0));
    on.at(2 + text::width(before) + usize::from(laid.caret.0), 0)
}

/// A passphrase: a dot for each letter, the last ones where not all fit.
fn secret_part(secret: &Secret, before: &str, on: &mut Canvas) -> Position {
    let room = usize::from(on.space.width).saturating_sub(3 + text::width(before));
    let dots: String = secret.dots().chars().take(room).collect();
    let x = 2 + text::width(before) + text::width(&dots);
    let spans = vec![bar(on), Span::raw(before.to_owned()), Span::raw(dots)];
    on.put(Line::from(spans), on.row(0));
    on.at(x, 0)
}

/// The first row that is seen, so that the chosen one is among them.
fn first_row(chosen: usize, rows: usize, height: usize) -> usize {
    (chosen + 1).saturating_sub(height.max(1)).min(rows.saturating_sub(height.max(1)))
}

fn picks_part(picks: &Picks, on: &mut Canvas) -> Option<Position> {
    let columns = picks.columns(on.space.width);
    let wide = usize::from(on.space.width) / columns;
    let height = usize::from(on.space.height);
    let first = first_row(picks.at / columns, picks.items.len().div_ceil(columns), height);
    let mut caret = None;
    for (index, item) in picks.items.iter().enumerate() {
        let (row, column) = (index / columns, index % columns);
        if row < first || row >= first + height {
            continue;
        }
        let here = index == picks.at;
        // Square where many can be picked and round where one is: the shape says it, since a colour may not be seen.
        let mark = match (picks.on[index], picks.many) {
            (true, true) => "[x] ",
            (false, true) => "[ ] ",
            (true, false) => "(•) ",
            (false, false) => "( ) ",
        };
        let words = format!("{}{mark}{item}", on.sign(here));
        let cell = Rect { x: on.space.x + (column * wide) as u16, width: wide as u16, ..on.row(row - first) };
        on.put(Line::styled(text::shortened(&words, wide).into_owned(), on.chosen(here)), cell);
        if here {
            caret = Some(on.at(column * wide + 3, row - first));
        }
    }
    more_below((first + height) * columns < picks.items.len(), on);
    caret
}

fn scale_part(scale: &Scale, on: &mut Canvas) -> Position {
    let mut spans = vec![Span::raw(on.sign(true))];
    let mut x = 2;
    let mut caret = on.at(2, 0);
    for number in 0..=10u8 {
        let here = scale.number == Some(number);
        if here {
            caret = on.at(x + 1, 0);
        }
        // In brackets: which number it is must be seen without colours too.
        let words = if here { format!("[{number}] ") } else { format!(" {number}  ") };
        x += text::width(&words);
        spans.push(Span::styled(words, if here { on.theme.alive() } else { Style::new() }));
    }
    on.put(Line::from(spans), on.row(0));
    let below = format!("   0 {}   10 {}", scale.low, scale.high);
    on.put(Line::styled(below, on.theme.weight(Weight::Quiet)), on.row(1));
    caret
}

fn sort_part(sort: &Sort, on: &mut Canvas) -> Position {
    let piles = pile_rows(sort, on.space.width);
    for (y, row) in piles.iter().enumerate() {
        on.put(Line::styled(row.clone(), on.theme.weight(Weight::Quiet)), on.row(y));
    }
    let above = piles.len() + 1;
    let height = usize::from(on.space.height).saturating_sub(above);
    let first = first_row(sort.at, sort.cards.len(), height);
    let wide = usize::from(on.space.width);
    for (y, (index, (card, pile))) in sort.cards.iter().enumerate().skip(first).take(height).enumerate() {
        let here = index == sort.at;
        let pile = pile.and_then(|pile| sort.piles.get(pile)).map_or("", |pile| &pile.say);
        let room = wide.saturating_sub(text::width(pile) + 4);
        let left = format!("{}{}", on.sign(here), text::shortened(&card.say, room));
        on.put(Line::styled(left, on.chosen(here)), on.row(y + above));
        let x = on.space.x + wide.saturating_sub(text::width(pile)) as u16;
        let right = Rect { x, width: on.space.right().saturating_sub(x), ..on.row(y + above) };
        on.put(Line::styled(pile.to_owned(), on.chosen(here)), right);
    }
    more_below(first + height < sort.cards.len(), on);
    on.at(2, sort.at - first + above)
}

/// How wide the words of a group of rows are, up to the next empty line.
fn group_width(rows: &[Row], from: usize) -> usize {
    let start = (0..=from).rev().find(|at| rows[*at].apart).unwrap_or(0);
    let end = (from + 1..rows.len()).find(|at| rows[*at].apart).unwrap_or(rows.len());
    rows[start..end].iter().map(|row| text::width(&row.text)).max().unwrap_or(0)
}

fn list_part(list: &List, chosen: usize, on: &mut Canvas) -> Position {
    let lines = list_lines(list);
    let chosen_line = lines.iter().position(|line| matches!(line, ListLine::Row(at) if *at == chosen)).unwrap_or(0);
    let height = usize::from(on.space.height);
    let first = first_row(chosen_line, lines.len(), height);
    let more = first + height < lines.len();
    // In the last row the mark for more has room of its own.
    let bottom = on.row(height.saturating_sub(1));
    let short = Rect { width: bottom.width.saturating_sub(4), ..bottom };
    for (y, line) in lines.iter().skip(first).take(height).enumerate() {
        let here = if more && y + 1 == height { short } else { on.row(y) };
        match line {
            ListLine::Row(index) => list_row(list, *index, *index == chosen, &mut on.on(here)),
            ListLine::Heading(words) => {
                on.put(Line::styled(format!("  {words}"), on.theme.weight(Weight::Quiet)), here);
            }
        }
    }
    more_below(more, on);
    on.at(2, chosen_line - first)
}

/// Says at the right of the last row that more stands below.
fn more_below(more: bool, on: &mut Canvas) {
    if more && on.space.height > 0 && on.space.width > 3 {
        let at = Rect { x: on.space.right() - 3, y: on.space.bottom() - 1, width: 3, height: 1 };
        on.put(Line::styled("...", on.theme.alive()), at);
    }
}

/// A line of a list: a row, or the empty line or quiet words above one.
enum ListLine<'a> {
    Row(usize),
    Heading(&'a str),
}

fn list_lines(list: &List) -> Vec<ListLine<'_>> {
    let mut lines = Vec::new();
    for (index, row) in list.rows.iter().enumerate() {
        lines.extend(row.apart.then_some(ListLine::Heading("")));
        lines.extend((!row.heading.is_empty()).then_some(ListLine::Heading(&row.heading)));
        lines.push(ListLine::Row(index));
    }
    lines
}

fn list_row(list: &List, index: usize, here: bool, on: &mut Canvas) {
    let row = &list.rows[index];
    let wide = usize::from(on.space.width);
    let column = group_width(&list.rows, index).min(wide.saturating_sub(2));
    let words = text::shortened(&row.text, column).into_owned();
    let mark = usize::from(!row.mark.is_empty()) * (text::width(&row.mark) + 2);
    let left = wide.saturating_sub(2 + column + 2);
    let (beside, mark) = if text::width(&row.beside) + mark <= left {
        (row.beside.as_str(), row.mark.as_str())
    } else if row.mark.is_empty() {
        (row.beside.as_str(), "")
    } else {
        ("", row.mark.as_str())
    };
    let pad = column.saturating_sub(text::width(&words)) + 2;
    let beside = text::shortened(beside, left).into_owned();
    let gap = left.saturating_sub(text::width(&beside) + text::width(mark));
    let quiet = on.theme.weight(Weight::Quiet);
    let mut spans = vec![
        Span::styled(format!("{}{words}", on.sign(here)), on.chosen(here)),
        Span::raw(" ".repeat(pad)),
        Span::styled(beside.clone(), quiet),
    ];
    if text::width(mark) <= left {
        spans.push(Span::raw(" ".repeat(gap)));
        spans.push(Span::styled(mark.to_owned(), quiet));
    }
    on.put(Line::from(spans), on.space);
}

fn read_part(read: &Read, top: usize, area: Area, on: &mut Canvas) -> Position {
    let rows = read.rows(area.width);
    let seen = read.seen(area);
    let top = top.min(read.last_top(area));
    for (y, (weight, words)) in rows.iter().skip(top).take(seen).enumerate() {
        on.put(Line::styled((*words).to_owned(), on.theme.weight(*weight)), on.row(y));
    }
    if top + seen < rows.len() {
        on.put(Line::styled("...", on.theme.alive()), on.row(seen));
    }
    on.at(0, 0)
}

fn buttons_part(buttons: &[Button], chosen: usize, on: &mut Canvas) -> Option<Position> {
    let mut caret = None;
    for (y, row) in button_rows(buttons, on.space.width).into_iter().enumerate() {
        let mut spans = Vec::new();
        let mut x = 0;
        for index in row {
            let here = index == chosen;
            if here {
                caret = Some(on.at(x + 2, y));
            }
            let words = format!("{}{}  ", on.sign(here), buttons[index].label);
            x += text::width(&words);
            spans.push(Span::styled(words, on.chosen(here)));
        }
        on.put(Line::from(spans), on.row(y));
    }
    caret
}
