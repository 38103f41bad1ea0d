//! What things cost against how many pages there are, drawn from the figures: both axes by powers of ten, legible on light
//! and on dark.

use crate::figures::{Figure, Figures, real, with_commas};
use crate::keeps::KEPT_PAGE;
use crate::keys::{LIST_KEY, SEARCH_KEY, TYPED_KEY};
use crate::locks::{HAND_OVER, UNLOCK};
use crate::starts::FIRST_FRAME;
use std::fmt::Write;

/// What is drawn, what it is called there, and in which colour.
const LINES: [(&str, &str, &str); 7] = [
    (FIRST_FRAME, "first frame", "#b8860b"),
    (KEPT_PAGE, "keep a page", "#2f81f7"),
    (LIST_KEY, "list key", "#2e9d4c"),
    (SEARCH_KEY, "search key", "#d1489a"),
    (TYPED_KEY, "typed key", "#8957e5"),
    (UNLOCK, "open a sealed one", "#e5534b"),
    (HAND_OVER, "hand over", "#1f9e9e"),
];

const WIDTH: f64 = 760.0;
const HEIGHT: f64 = 460.0;

/// Where the axes are.
const LEFT: f64 = 80.0;
const RIGHT: f64 = 580.0;
const TOP: f64 = 60.0;
const BOTTOM: f64 = 390.0;

/// Labels are no nearer to each other.
const APART: f64 = 17.0;

const STYLE: &str = "text { font: 13px sans-serif; fill: #1f2328 } .title { font-size: 16px; font-weight: bold } \
    .grid { stroke: #d0d7de } .back { fill: #ffffff } .of { stroke-width: 2; fill: none } .peer { stroke-dasharray: 5 4 } \
    @media (prefers-color-scheme: dark) { text { fill: #e6edf3 } .grid { stroke: #30363d } .back { fill: #0d1117 } }";

/// One line: where it goes, by pages and milliseconds.
struct Line {
    name: String,
    colour: &'static str,
    class: &'static str,
    points: Vec<(u64, f64)>,
}

fn lines(figures: &Figures) -> Vec<Line> {
    let of = |what: &str, value: fn(&Figure) -> Option<f64>| -> Vec<(u64, f64)> {
        let found = figures.0.iter().filter(|figure| figure.what == what);
        found.filter_map(|figure| Some((figure.pages?, value(figure)?))).collect()
    };
    let mut lines = Vec::new();
    for (what, name, colour) in LINES {
        lines.push(Line { name: name.to_owned(), colour, class: "of", points: of(what, |figure| Some(figure.ours)) });
    }
    for (name, value) in
        [("minimal", (|figure| figure.minimal) as fn(&Figure) -> Option<f64>), ("tui-journal", |figure| figure.peer)]
    {
        let name = format!("first frame, {name}");
        lines.push(Line { name, colour: "#848d97", class: "of peer", points: of(FIRST_FRAME, value) });
    }
    lines.retain(|line| line.points.len() > 1);
    lines
}

/// The powers of ten around all of the values.
fn range(values: impl Iterator<Item = f64>) -> (i32, i32) {
    let powers: Vec<f64> = values.map(|value| value.max(0.01).log10()).collect();
    let least = powers.iter().copied().fold(f64::INFINITY, f64::min).floor();
    let most = powers.iter().copied().fold(f64::NEG_INFINITY, f64::max).ceil();
    (least as i32, (most as i32).max(least as i32 + 1))
}

/// Where things stand on the picture.
struct Scale {
    /// The sizes, apart from an empty one, which stands left of them.
    pages: (i32, i32),
    took: (i32, i32),
}

impl Scale {
    fn of(lines: &[Line]) -> Self {
        let points = || lines.iter().flat_map(|line| line.points.iter().copied());
        let pages = points().map(|(pages, _)| pages).filter(|pages| *pages > 0);
        Self { pages: range(pages.map(real)), took: range(points().map(|(_, took)| took)) }
    }

    fn x(&self, pages: u64) -> f64 {
        let (least, most) = self.pages;
        // Nothing has no power of ten: an empty one stands one step before the others.
        let power = if pages == 0 { f64::from(least - 1) } else { real(pages).log10() };
        LEFT + 20.0 + (power - f64::from(least - 1)) / f64::from(most - least + 1) * (RIGHT - LEFT - 40.0)
    }

    fn y(&self, took: f64) -> f64 {
        let (least, most) = self.took;
        BOTTOM - (took.max(0.01).log10() - f64::from(least)) / f64::from(most - least) * (BOTTOM - TOP)
    }
}

/// The picture.
pub(crate) fn drawn(figures: &Figures) -> String {
    let lines = lines(figures);
    let scale = Scale::of(&lines);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\">\n<title>What it costs, \
         by how many pages there are</title>\n<style>{STYLE}</style>\n<rect class=\"back\" width=\"{WIDTH}\" \
         height=\"{HEIGHT}\"/>\n<text class=\"title\" x=\"{LEFT}\" y=\"32\">What it costs, by how many pages there are</text>\n"
    );
    axes(&mut svg, &scale, &lines);
    for line in &lines {
        line_of(&mut svg, &scale, line);
    }
    labels(&mut svg, &scale, &lines);
    svg + "</svg>\n"
}

fn axes(svg: &mut String, scale: &Scale, lines: &[Line]) {
    for power in scale.took.0..=scale.took.1 {
        let value = 10f64.powi(power);
        let y = scale.y(value);
        let _ = writeln!(svg, "<path class=\"grid\" d=\"M{LEFT} {y:.1}H{RIGHT}\"/>");
        let _ = writeln!(svg, "<text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{value} ms</text>", LEFT - 8.0, y + 4.0);
    }
    let mut sizes: Vec<u64> = lines.iter().flat_map(|line| line.points.iter().map(|point| point.0)).collect();
    sizes.sort_unstable();
    sizes.dedup();
    for pages in sizes {
        let said = if pages == 0 { "empty".to_owned() } else { with_commas(pages) };
        let (x, y) = (scale.x(pages), BOTTOM + 20.0);
        let _ = writeln!(svg, "<text x=\"{x:.1}\" y=\"{y}\" text-anchor=\"middle\">{said}</text>");
    }
    let (x, y) = (f64::midpoint(LEFT, RIGHT), BOTTOM + 46.0);
    let _ = writeln!(svg, "<text x=\"{x}\" y=\"{y}\" text-anchor=\"middle\">pages in the workbook</text>");
    let (x, y) = (20.0, f64::midpoint(TOP, BOTTOM));
    let _ = writeln!(svg, "<text transform=\"translate({x} {y}) rotate(-90)\" text-anchor=\"middle\">time</text>");
}

fn line_of(svg: &mut String, scale: &Scale, line: &Line) {
    let at = |(pages, took): &(u64, f64)| format!("{:.1} {:.1}", scale.x(*pages), scale.y(*took));
    let path: Vec<String> = line.points.iter().map(at).collect();
    let (class, colour) = (line.class, line.colour);
    let _ = writeln!(svg, "<path class=\"{class}\" stroke=\"{colour}\" d=\"M{}\"/>", path.join("L"));
    for (pages, took) in &line.points {
        let (x, y) = (scale.x(*pages), scale.y(*took));
        let _ = writeln!(svg, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\" fill=\"{colour}\"/>");
    }
}

/// Beside the end of each line, what it is: moved up or down where two would stand on each other.
fn labels(svg: &mut String, scale: &Scale, lines: &[Line]) {
    let end = |line: &Line| line.points.last().map_or(BOTTOM, |(_, took)| scale.y(*took));
    let mut ends: Vec<(f64, &Line)> = lines.iter().map(|line| (end(line), line)).collect();
    ends.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut above = TOP - APART;
    let lowest = BOTTOM + 10.0;
    for (nth, (y, line)) in ends.iter().enumerate() {
        // Room is left for those that come below.
        let below = real(ends.len() - 1 - nth) * APART;
        above = y.max(above + APART).min(lowest - below);
        let (x, y, colour) = (RIGHT + 10.0, above + 4.0, line.colour);
        let _ = writeln!(svg, "<text x=\"{x}\" y=\"{y:.1}\" style=\"fill: {colour}\">{}</text>", line.name);
    }
}
