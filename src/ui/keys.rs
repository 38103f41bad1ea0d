//! The two rows of keys at the foot, made from the key table; the last one can be reached with Tab.

use super::theme::Theme;
use crate::app::Model;
use crate::app::keys;
use crate::app::page::Weight;
use crate::text;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// Draws both rows.
pub fn foot(model: &Model, space: Rect, theme: Theme, frame: &mut Frame) {
    if space.height < 2 {
        return;
    }
    let (here, always) = keys::foot(model);
    let chosen = model.top().filter(|screen| screen.form().in_foot()).map(|screen| screen.form().foot);
    let first = Rect { height: 1, ..space };
    let second = Rect { y: space.y + 1, height: 1, ..space };
    row(&here, chosen.and_then(|at| at.checked_sub(always.len())).map(|_| usize::MAX), first, theme, frame);
    row(&always, chosen, second, theme, frame);
}

/// One row: as many whole entries as fit.
fn row(entries: &[(String, String)], chosen: Option<usize>, space: Rect, theme: Theme, frame: &mut Frame) {
    let between = if space.width >= 70 { 4 } else { 2 };
    let mut spans: Vec<Span> = Vec::new();
    let mut used = 0;
    for (at, (key, words)) in entries.iter().enumerate() {
        let entry = format!("{key} {words}");
        let wide = text::width(&entry) + if at > 0 { between } else { 0 };
        if used + wide > usize::from(space.width) {
            break;
        }
        used += wide;
        if at > 0 {
            spans.push(Span::raw(" ".repeat(between)));
        }
        let style = if chosen == Some(at) { theme.alive() } else { theme.weight(Weight::Quiet) };
        spans.push(Span::styled(entry, style));
    }
    frame.render_widget(Line::from(spans), space);
}
