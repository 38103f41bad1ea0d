//! The parts of a page: the writing field with its bar, things to pick, a number, piles, rows, buttons.
//!
//! Each says where the cursor of the terminal belongs, so that a screen reader and an input method find it.

use super::canvas::Canvas;
use super::theme::Theme;
use crate::app::buttons::Button;
use crate::app::field::{Area, Field};
use crate::app::layout::{Space, button_lines, part_area, pile_rows, scale_rows};
use crate::app::page::{Part, Read, Weight};
use crate::app::parts::{Scale, Sort};
use crate::app::rows::{Bit, Rows};
use crate::app::secret::Secret;
use crate::text;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use std::iter;

/// Draws a part, with what is chosen in it; says where its caret stands.
pub fn draw(part: &Part, cursor: usize, on: &mut Canvas) -> Option<Position> {
    let Rect { x, y, width, height } = on.space;
    let room = Space { x, y, width, height };
    let area = part_area(part, room);
    match part {
        Part::Page(field) => Some(page(&field.get(), area, on)),
        Part::Line(field, before) => Some(line(&field.get(), before, area, on)),
        Part::Secret(secret, before) => Some(secret_part(&secret.get(), before, on)),
        Part::Picks(picks) => {
            let picks = picks.get();
            rows_part(&Rows::picks(&picks, width), picks.at, on)
        }
        Part::Scale(scale) => Some(scale_part(&scale.get(), on)),
        Part::Sort(sort) => sort_part(&sort.get(), on),
        Part::List(list) => rows_part(&Rows::list(list, width), cursor, on),
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

/// Draws rows to choose from, one of them chosen.
fn rows_part(rows: &Rows, chosen: usize, on: &mut Canvas) -> Option<Position> {
    let quiet = on.theme.weight(Weight::Quiet);
    let (sight, more) = rows.sight(chosen, usize::from(on.space.height));
    let mut caret = None;
    for seen in sight {
        for (up, words) in rows.above(seen.row).into_iter().rev().enumerate().take_while(|(up, _)| *up < seen.top) {
            on.put(Line::styled(format!("  {words}"), quiet), on.row(seen.top - up - 1));
        }
        for (index, left) in rows.cells(seen.row) {
            let here = index == chosen;
            let sign = Bit { x: 0, y: 0, words: on.sign(here), quiet: false };
            for Bit { x, y, words, quiet: is_quiet } in iter::once(sign).chain(rows.bits(index, seen.tight)) {
                let at = on.row(seen.top + y);
                let at = Rect { x: at.x + (left + x) as u16, ..at }.intersection(at);
                // A span and not a line, which would give its look to the rest of the row, and so to what stands beside.
                on.put(Span::styled(words, if is_quiet { quiet } else { on.chosen(here) }), at);
            }
            if here {
                caret = Some(on.at(left + rows.caret(), seen.top));
            }
        }
    }
    more_below(more, on);
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
    for (y, words) in scale_rows(scale, on.space.width).into_iter().enumerate() {
        on.put(Line::styled(format!("   {words}"), on.theme.weight(Weight::Quiet)), on.row(y + 1));
    }
    caret
}

fn sort_part(sort: &Sort, on: &mut Canvas) -> Option<Position> {
    let piles = pile_rows(sort, on.space.width);
    for (y, row) in piles.iter().enumerate() {
        on.put(Line::styled(row.clone(), on.theme.weight(Weight::Quiet)), on.row(y));
    }
    let above = (piles.len() + 1).min(usize::from(on.space.height)) as u16;
    let below = Rect { y: on.space.y + above, height: on.space.height - above, ..on.space };
    rows_part(&Rows::cards(sort, on.space.width), sort.at, &mut on.on(below))
}

/// Says at the right of the last row that more stands below.
fn more_below(more: bool, on: &mut Canvas) {
    if more && on.space.height > 0 && on.space.width > 3 {
        let at = Rect { x: on.space.right() - 3, y: on.space.bottom() - 1, width: 3, height: 1 };
        on.put(Line::styled("...", on.theme.alive()), at);
    }
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
    for (y, line) in button_lines(buttons, on.space.width).into_iter().enumerate() {
        let mut spans = Vec::new();
        let mut x = 0;
        for (index, words) in line {
            let here = index == chosen;
            // One that goes on in further lines has the sign once, where it begins.
            let begins = here && caret.is_none();
            if begins {
                caret = Some(on.at(x + 2, y));
            }
            let words = format!("{}{words}  ", on.sign(begins));
            x += text::width(&words);
            spans.push(Span::styled(words, on.chosen(here)));
        }
        on.put(Line::from(spans), on.row(y));
    }
    caret
}
