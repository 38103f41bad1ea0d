//! An own trend as a small chart: a mark for each day a number was noted. No line joins them, no colour judges them.

use super::canvas::Canvas;
use super::theme::Theme;
use crate::app::page::Weight;
use crate::engine::trend::Point;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// The rows of a chart with room: every number has its own, from 10 to 0; then the days.
const TALL: u16 = 13;

/// Draws the last points that fit, oldest at the left.
pub fn draw(points: &[(Point, String)], on: &mut Canvas) {
    if on.space.height < 8 || on.space.width < 16 {
        return;
    }
    let room = usize::from(on.space.width - 5) / 3;
    let seen = &points[points.len().saturating_sub(room)..];
    // Every second number where rows are few, so that the days below stay in view.
    let step = if on.space.height >= TALL { 1 } else { 2 };
    let rows: Vec<u8> = (0..=10).rev().filter(|number| number % step == 0).collect();
    for (at, row) in rows.iter().enumerate() {
        let named = if row % 2 == 0 { format!("{row:>3}  ") } else { "     ".to_owned() };
        let mut spans = vec![Span::styled(named, on.theme.weight(Weight::Quiet))];
        spans.extend(seen.iter().map(|(point, _)| mark(*point, *row, step, on.theme)));
        on.put(Line::from(spans), Rect { y: on.space.y + at as u16, height: 1, ..on.space });
    }
    days(seen, &mut on.on(Rect { y: on.space.y + rows.len() as u16, height: 1, ..on.space }));
}

/// A mark where the number is that of the row; between two rows, at the upper edge of the lower one.
fn mark(point: Point, row: u8, step: u8, theme: Theme) -> Span<'static> {
    match point.number.checked_sub(row) {
        Some(0) => Span::styled(if step == 2 { " ■ " } else { " ● " }, theme.alive()),
        Some(1) if step == 2 => Span::styled(" ▀ ", theme.alive()),
        _ => Span::raw("   "),
    }
}

fn days(seen: &[(Point, String)], on: &mut Canvas) {
    let Some((_, days)) = seen.first() else { return };
    let words = format!("     {days}");
    on.put(Line::styled(words, on.theme.weight(Weight::Quiet)), on.space);
}
