//! The parts of a form: the writing field with its bar, things to pick, a number, piles, rows, buttons.
//!
//! Each says where the cursor of the terminal belongs, so that a screen reader and an input method find it.

use super::theme::Theme;
use crate::app::field::{Area, Field};
use crate::app::form::{Button, Form, Part};
use crate::app::layout::{Space, button_rows, part_area, pile_rows};
use crate::app::page::Weight;
use crate::app::parts::{List, Picks, Read, Row, Scale, Sort};
use crate::app::secret::Secret;
use crate::text;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// Draws a part; says where its caret stands.
pub fn draw(form: &Form, part: usize, space: Rect, theme: Theme, frame: &mut Frame) -> Option<Position> {
    let focus = form.at == part;
    let room = Space { x: space.x, y: space.y, width: space.width, height: space.height };
    let area = part_area(form, part, room);
    match form.parts.get(part)? {
        Part::Page(field) => Some(page(&field.get(), area, focus, space, theme, frame)),
        Part::Line(field, before) => Some(line(&field.get(), before, area, focus, space, theme, frame)),
        Part::Secret(secret, before) => Some(secret_part(&secret.get(), before, focus, space, theme, frame)),
        Part::Picks(picks) => picks_part(&picks.get(), focus, space, theme, frame),
        Part::Scale(scale) => Some(scale_part(&scale.get(), focus, space, theme, frame)),
        Part::Sort(sort) => Some(sort_part(&sort.get(), focus, space, theme, frame)),
        Part::List(list) => Some(list_part(list, focus, space, theme, frame)),
        Part::Read(read) => Some(read_part(read, area, space, theme, frame)),
        Part::Buttons(buttons, at) => buttons_part(buttons, *at, focus, space, theme, frame),
    }
}

fn at(space: Rect, x: usize, y: usize) -> Position {
    let x = (x as u16).min(space.width.saturating_sub(1));
    let y = (y as u16).min(space.height.saturating_sub(1));
    Position { x: space.x + x, y: space.y + y }
}

fn row_of(space: Rect, y: usize) -> Rect {
    Rect { y: space.y + y as u16, height: 1, ..space }.intersection(space)
}

fn bar(focus: bool, theme: Theme) -> Style {
    if focus { theme.alive() } else { theme.weight(Weight::Quiet) }
}

fn page(field: &Field, area: Area, focus: bool, space: Rect, theme: Theme, frame: &mut Frame) -> Position {
    let laid = field.lay(area);
    for y in 0..usize::from(space.height) {
        let mut spans = vec![Span::styled("│ ", bar(focus, theme))];
        if let Some(row) = laid.rows.get(y) {
            spans.extend(row_spans(row.text, row.selected.clone(), theme));
        }
        frame.render_widget(Line::from(spans), row_of(space, y));
    }
    at(space, 2 + usize::from(laid.caret.0), usize::from(laid.caret.1))
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

fn line(
    field: &Field,
    before: &str,
    area: Area,
    focus: bool,
    space: Rect,
    theme: Theme,
    frame: &mut Frame,
) -> Position {
    let laid = field.lay(Area { height: 1, ..area });
    let mut spans = vec![Span::styled("│ ", bar(focus, theme)), Span::raw(before.to_owned())];
    if let Some(row) = laid.rows.first() {
        spans.extend(row_spans(row.text, row.selected.clone(), theme));
    }
    frame.render_widget(Line::from(spans), row_of(space, 0));
    at(space, 2 + text::width(before) + usize::from(laid.caret.0), 0)
}

/// A passphrase: a dot for each letter, the last ones where not all fit.
fn secret_part(secret: &Secret, before: &str, focus: bool, space: Rect, theme: Theme, frame: &mut Frame) -> Position {
    let room = usize::from(space.width).saturating_sub(3 + text::width(before));
    let dots: String = secret.dots().chars().take(room).collect();
    let x = 2 + text::width(before) + text::width(&dots);
    let spans = vec![Span::styled("│ ", bar(focus, theme)), Span::raw(before.to_owned()), Span::raw(dots)];
    frame.render_widget(Line::from(spans), row_of(space, 0));
    at(space, x, 0)
}

/// The sign before a row: a mark where the focus is, so that it is seen without colours.
fn sign(focus: bool, here: bool) -> &'static str {
    match (focus, here) {
        (true, true) => "› ",
        _ => "  ",
    }
}

fn chosen(focus: bool, here: bool, theme: Theme) -> Style {
    if focus && here { theme.alive() } else { Style::new() }
}

/// The first row that is seen, so that the chosen one is among them.
fn first_row(chosen: usize, rows: usize, height: usize) -> usize {
    (chosen + 1).saturating_sub(height.max(1)).min(rows.saturating_sub(height.max(1)))
}

fn picks_part(picks: &Picks, focus: bool, space: Rect, theme: Theme, frame: &mut Frame) -> Option<Position> {
    let columns = picks.columns(space.width);
    let wide = usize::from(space.width) / columns;
    let height = usize::from(space.height);
    let first = first_row(picks.at / columns, picks.items.len().div_ceil(columns), height);
    let mut caret = None;
    for (index, item) in picks.items.iter().enumerate() {
        let (row, column) = (index / columns, index % columns);
        if row < first || row >= first + height {
            continue;
        }
        let here = index == picks.at;
        let mark = match (picks.on[index], picks.many) {
            (true, true) => "[x] ",
            (false, true) => "[ ] ",
            (true, false) => "(•) ",
            (false, false) => "( ) ",
        };
        let words = format!("{}{mark}{item}", sign(focus, here));
        let cell = Rect { x: space.x + (column * wide) as u16, width: wide as u16, ..row_of(space, row - first) };
        frame.render_widget(Line::styled(text::clip(&words, wide).to_string(), chosen(focus, here, theme)), cell);
        if here {
            caret = Some(at(space, column * wide + 3, row - first));
        }
    }
    more_below((first + height) * columns < picks.items.len(), space, theme, frame);
    caret
}

fn scale_part(scale: &Scale, focus: bool, space: Rect, theme: Theme, frame: &mut Frame) -> Position {
    let mut spans = vec![Span::raw(sign(focus, true))];
    let mut x = 2;
    let mut caret = at(space, 2, 0);
    for number in 0..=10u8 {
        let here = scale.number == Some(number);
        if here {
            caret = at(space, x + 1, 0);
        }
        let words = if here { format!("[{number}] ") } else { format!(" {number}  ") };
        x += text::width(&words);
        spans.push(Span::styled(words, if here { theme.alive() } else { Style::new() }));
    }
    frame.render_widget(Line::from(spans), row_of(space, 0));
    let below = format!("   0 {}   10 {}", scale.low, scale.high);
    frame.render_widget(Line::styled(below, theme.weight(Weight::Quiet)), row_of(space, 1));
    caret
}

fn sort_part(sort: &Sort, focus: bool, space: Rect, theme: Theme, frame: &mut Frame) -> Position {
    let piles = pile_rows(sort, space.width);
    for (y, row) in piles.iter().enumerate() {
        frame.render_widget(Line::styled(row.clone(), theme.weight(Weight::Quiet)), row_of(space, y));
    }
    let above = piles.len() + 1;
    let height = usize::from(space.height).saturating_sub(above);
    let first = first_row(sort.at, sort.cards.len(), height);
    let wide = usize::from(space.width);
    for (y, (index, (card, pile))) in sort.cards.iter().enumerate().skip(first).take(height).enumerate() {
        let here = index == sort.at;
        let pile = pile.and_then(|pile| sort.piles.get(pile)).map_or("", String::as_str);
        let room = wide.saturating_sub(text::width(pile) + 4);
        let left = format!("{}{}", sign(focus, here), text::clip(card, room));
        frame.render_widget(Line::styled(left, chosen(focus, here, theme)), row_of(space, y + above));
        let x = space.x + wide.saturating_sub(text::width(pile)) as u16;
        let right = Rect { x, width: space.right().saturating_sub(x), ..row_of(space, y + above) };
        frame.render_widget(Line::styled(pile.to_owned(), chosen(focus, here, theme)), right);
    }
    more_below(first + height < sort.cards.len(), space, theme, frame);
    at(space, 2, sort.at - first + above)
}

/// How wide the words of a group of rows are, up to the next empty line.
fn group_width(rows: &[Row], from: usize) -> usize {
    let start = (0..=from).rev().find(|at| rows[*at].apart).unwrap_or(0);
    let end = (from + 1..rows.len()).find(|at| rows[*at].apart).unwrap_or(rows.len());
    rows[start..end].iter().map(|row| text::width(&row.text)).max().unwrap_or(0)
}

fn list_part(list: &List, focus: bool, space: Rect, theme: Theme, frame: &mut Frame) -> Position {
    let lines = list_lines(list);
    let chosen_line = lines.iter().position(|line| matches!(line, ListLine::Row(at) if *at == list.at)).unwrap_or(0);
    let height = usize::from(space.height);
    let first = first_row(chosen_line, lines.len(), height);
    let more = first + height < lines.len();
    // In the last row the mark for more has room of its own.
    let short = Rect { width: space.width.saturating_sub(4), ..space };
    for (y, line) in lines.iter().skip(first).take(height).enumerate() {
        let here = row_of(if more && y + 1 == height { short } else { space }, y);
        match line {
            ListLine::Row(index) => list_row(list, *index, focus, here, theme, frame),
            ListLine::Heading(words) => {
                frame.render_widget(Line::styled(format!("  {words}"), theme.weight(Weight::Quiet)), here);
            }
        }
    }
    more_below(more, space, theme, frame);
    at(space, 2, chosen_line - first)
}

/// Says at the right of the last row that more stands below.
fn more_below(more: bool, space: Rect, theme: Theme, frame: &mut Frame) {
    if more && space.height > 0 && space.width > 3 {
        let at = Rect { x: space.right() - 3, y: space.bottom() - 1, width: 3, height: 1 };
        frame.render_widget(Line::styled("...", theme.alive()), at);
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

fn list_row(list: &List, index: usize, focus: bool, space: Rect, theme: Theme, frame: &mut Frame) {
    let row = &list.rows[index];
    let here = index == list.at;
    let wide = usize::from(space.width);
    let column = group_width(&list.rows, index).min(wide.saturating_sub(2));
    let words = text::clip(&row.text, column).to_string();
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
    let beside = text::clip(beside, left).to_string();
    let gap = left.saturating_sub(text::width(&beside) + text::width(mark));
    let quiet = theme.weight(Weight::Quiet);
    let mut spans = vec![
        Span::styled(format!("{}{words}", sign(focus, here)), chosen(focus, here, theme)),
        Span::raw(" ".repeat(pad)),
        Span::styled(beside.clone(), quiet),
    ];
    if text::width(mark) <= left {
        spans.push(Span::raw(" ".repeat(gap)));
        spans.push(Span::styled(mark.to_owned(), quiet));
    }
    frame.render_widget(Line::from(spans), space);
}

fn read_part(read: &Read, area: Area, space: Rect, theme: Theme, frame: &mut Frame) -> Position {
    let rows = read.rows(area.width);
    let seen = read.seen(area);
    let top = read.top.min(read.last_top(area));
    for (y, (weight, words)) in rows.iter().skip(top).take(seen).enumerate() {
        frame.render_widget(Line::styled((*words).to_owned(), theme.weight(*weight)), row_of(space, y));
    }
    if top + seen < rows.len() {
        frame.render_widget(Line::styled("...", theme.alive()), row_of(space, seen));
    }
    at(space, 0, 0)
}

fn buttons_part(
    buttons: &[Button],
    chosen_one: usize,
    focus: bool,
    space: Rect,
    theme: Theme,
    frame: &mut Frame,
) -> Option<Position> {
    let mut caret = None;
    for (y, row) in button_rows(buttons, space.width).into_iter().enumerate() {
        let mut spans = Vec::new();
        let mut x = 0;
        for index in row {
            let here = index == chosen_one;
            if here {
                caret = Some(at(space, x + 2, y));
            }
            let words = format!("{}{}  ", sign(focus, here), buttons[index].label);
            x += text::width(&words);
            spans.push(Span::styled(words, chosen(focus, here, theme)));
        }
        frame.render_widget(Line::from(spans), row_of(space, y));
    }
    caret
}
