//! The bowl: seven cracks, one for each stage, gold where one has been. It is not a measure of anything.
//!
//! Half blocks on a canvas; without colours a gold seam is a whole line and a crack a dotted one.

use super::canvas::Canvas;
use super::theme::Theme;
use crate::app::page::Weight;
use ratatui::layout::Rect;
use ratatui::style::Color;
use ratatui::symbols::Marker;
use ratatui::widgets::canvas::{self, Context, Points};

/// Rows of the bowl itself, which grows with the room.
pub fn height(width: u16) -> u16 {
    (width * 2 / 5).clamp(8, 14)
}

/// A point on the canvas: across from 0 to 40, up from 0 to 20.
type Point = (f64, f64);

/// The six cracks from the rim down, and the foot.
const SEAMS: [&[Point]; 7] = [
    &[(5.0, 18.0), (8.0, 13.0), (7.0, 10.0)],
    &[(11.0, 18.0), (12.0, 12.0), (15.0, 8.0)],
    &[(17.0, 18.0), (19.0, 13.0), (17.0, 6.0)],
    &[(24.0, 18.0), (22.0, 13.0), (24.0, 6.0)],
    &[(30.0, 18.0), (28.0, 12.0), (26.0, 8.0)],
    &[(36.0, 18.0), (32.0, 13.0), (33.0, 9.0)],
    &[(14.0, 2.0), (26.0, 2.0)],
];

/// One seam turns gold for each part that was visited. Too small a space shows nothing.
pub fn draw(gold: [bool; 7], words: &str, on: &mut Canvas) {
    let tall = height(on.space.width);
    if on.space.width < 16 || on.space.height < tall {
        return;
    }
    let picture = Rect { height: tall, width: (tall * 5 / 2).min(on.space.width), ..on.space };
    let theme = on.theme;
    let canvas = canvas::Canvas::default()
        // Finer dots where there are no colours: how close they stand is then all that tells gold from a crack.
        .marker(if on.theme.gold.is_some() { Marker::HalfBlock } else { Marker::Braille })
        .x_bounds([0.0, 40.0])
        .y_bounds([0.0, 20.0])
        .paint(|context| paint(context, gold, theme));
    on.put(canvas, picture);
    let below = Rect { y: on.space.y + tall + 1, height: on.space.height.saturating_sub(tall + 1), ..on.space };
    on.on(below).words(words, Weight::Quiet);
}

fn paint(context: &mut Context, gold: [bool; 7], theme: Theme) {
    let clay = if theme.gold.is_some() { Color::DarkGray } else { Color::Reset };
    line(context, &outline(), clay, 0.5);
    for (seam, is_gold) in SEAMS.iter().zip(gold) {
        let (colour, step) = if is_gold { (theme.gold.unwrap_or(Color::Reset), 0.4) } else { (clay, 2.4) };
        line(context, seam, colour, step);
    }
}

/// The rim and the side of the bowl, down to its foot.
fn outline() -> Vec<Point> {
    let mut points: Vec<Point> = (0..=24)
        .map(|at| std::f64::consts::PI * (1.0 + f64::from(at) / 24.0))
        .map(|angle| (20.0 + 19.0 * angle.cos(), 18.0 + 14.0 * angle.sin()))
        .collect();
    points.push((1.0, 18.0));
    points
}

/// Points along a bent line, so far apart.
fn line(context: &mut Context, bends: &[Point], colour: Color, step: f64) {
    let mut points = Vec::new();
    for pair in bends.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        let long = (to.0 - from.0).hypot(to.1 - from.1);
        let steps = (long / step).ceil().max(1.0);
        let mut at = 0.0;
        while at <= steps {
            let part = at / steps;
            points.push((from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part));
            at += 1.0;
        }
    }
    context.draw(&Points { coords: &points, color: colour });
}
