//! An own trend as a small chart: a mark for each day a number was noted. No line joins them, no colour judges them.

use super::theme::Theme;
use crate::app::page::Weight;
use crate::engine::trend::Point;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// Rows of the chart: the numbers 10, 8, 6, 4, 2 and 0, then the days.
const STEPS: [u8; 6] = [10, 8, 6, 4, 2, 0];

/// Draws the last points that fit, oldest at the left.
pub fn draw(points: &[Point], space: Rect, theme: Theme, frame: &mut Frame) {
    if space.height < 8 || space.width < 16 {
        return;
    }
    let room = usize::from(space.width - 5) / 3;
    let seen = &points[points.len().saturating_sub(room)..];
    for (at, step) in STEPS.iter().enumerate() {
        let mut spans = vec![Span::styled(format!("{step:>3}  "), theme.weight(Weight::Quiet))];
        spans.extend(seen.iter().map(|point| mark(*point, *step, theme)));
        frame.render_widget(Line::from(spans), Rect { y: space.y + at as u16, height: 1, ..space });
    }
    days(seen, Rect { y: space.y + STEPS.len() as u16, height: 1, ..space }, theme, frame);
}

/// A whole mark where the number is this step, a half one where it lies just above.
fn mark(point: Point, step: u8, theme: Theme) -> Span<'static> {
    match point.number.checked_sub(step) {
        Some(0) => Span::styled(" o ", theme.alive()),
        Some(1) => Span::styled(" ' ", theme.alive()),
        _ => Span::raw("   "),
    }
}

fn days(seen: &[Point], space: Rect, theme: Theme, frame: &mut Frame) {
    let (Some(first), Some(last)) = (seen.first(), seen.last()) else { return };
    let words = if first == last {
        first.day.format("     %-d %b").to_string()
    } else {
        format!("     {} to {}", first.day.format("%-d %b"), last.day.format("%-d %b"))
    };
    frame.render_widget(Line::styled(words, theme.weight(Weight::Quiet)), space);
}
