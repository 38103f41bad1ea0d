//! The pictures in the README and the tour: real screens, drawn by the program and written down as SVG out of its own cells.
//!
//! Each is a golden file under `tests/pictures`, in the dark and in the light. `GOLDSEAM_PICTURES=new` draws them anew.

use crate::walks::harness::{Desk, Walk};
use goldseam::ui::theme::{Terminal, Theme, Wanted};
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// A cell, in units of the picture.
const WIDE: f32 = 8.4;
const HIGH: f32 = 18.0;
/// The room around the screen.
const EDGE: f32 = 14.0;

/// A ground, with what stands on it.
struct Ground {
    name: &'static str,
    wanted: Wanted,
    paper: &'static str,
    ink: &'static str,
    quiet: &'static str,
}

const GROUNDS: [Ground; 2] = [
    Ground { name: "dark", wanted: Wanted::Dark, paper: "#1c1b19", ink: "#e6e1d6", quiet: "#9a958a" },
    Ground { name: "light", wanted: Wanted::Light, paper: "#fdfcf8", ink: "#26241f", quiet: "#6b675e" },
];

impl Ground {
    fn colour(&self, cell: &Cell) -> String {
        match cell.fg {
            Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
            _ if cell.modifier.contains(Modifier::DIM) => self.quiet.to_owned(),
            _ => self.ink.to_owned(),
        }
    }
}

/// A picture's name, the sample it is taken in, and the walk that leads there.
type Shot = (&'static str, &'static str, fn(&mut Walk));

/// The screens, each with the walk that leads there.
fn screens() -> [Shot; 5] {
    [
        ("home", "hurt", |walk| {
            walk.opens("Sam").sees("Go on");
        }),
        ("page", "couple", |walk| {
            walk.opens("Ash").opens("1  Acknowledge").opens("The hardest part").press("<ret>");
            walk.press("I keep doing sums at three in the morning. I feel stupid for not seeing it. ");
        }),
        ("reveal", "couple", |walk| {
            walk.opens("Three minutes").opens("Two columns, side by side").sees("Ash feels");
        }),
        ("talk", "couple", |walk| {
            walk.opens("Ten minutes").opens("A warm-up round").press("<ret>").sees("Ash speaks");
        }),
        ("trend", "couple", |walk| {
            walk.opens("Ash").opens("Your own notes over time").opens("This month, how often");
        }),
    ]
}

/// The whole picture of a screen.
fn picture(buffer: &Buffer, caret: (u16, u16), ground: &Ground, name: &str) -> String {
    let (columns, rows) = (buffer.area.width, buffer.area.height);
    let (width, height) = (f32::from(columns) * WIDE + 2.0 * EDGE, f32::from(rows) * HIGH + 2.0 * EDGE);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.1} {height:.1}\" role=\"img\">\n\
         <title>Goldseam: {name}</title>\n\
         <rect width=\"100%\" height=\"100%\" rx=\"6\" fill=\"{}\"/>\n\
         <g font-family=\"ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace\" font-size=\"14\">\n",
        ground.paper
    );
    for row in 0..rows {
        for run in runs(buffer, row) {
            draw(&mut svg, &run, row, ground);
        }
    }
    let (x, y) = corner(caret.0, caret.1);
    let _ =
        writeln!(svg, "<rect x=\"{x:.1}\" y=\"{:.1}\" width=\"1.5\" height=\"15\" fill=\"{}\"/>", y + 2.0, ground.ink);
    svg + "</g>\n</svg>\n"
}

/// The width of so many cells.
fn units(cells: usize) -> f32 {
    f32::from(u16::try_from(cells).unwrap()) * WIDE
}

fn corner(column: u16, row: u16) -> (f32, f32) {
    (EDGE + f32::from(column) * WIDE, EDGE + f32::from(row) * HIGH)
}

/// Cells of one row that look alike.
struct Run<'a> {
    column: u16,
    cells: Vec<&'a Cell>,
}

fn runs(buffer: &Buffer, row: u16) -> Vec<Run<'_>> {
    let mut runs: Vec<Run<'_>> = Vec::new();
    for column in 0..buffer.area.width {
        let cell = &buffer[(column, row)];
        let is_same = |run: &Run<'_>| {
            let last = run.cells[run.cells.len() - 1];
            run.column as usize + run.cells.len() == column as usize
                && last.style() == cell.style()
                && is_block(last) == is_block(cell)
        };
        let blank = cell.symbol() == " " && !cell.modifier.contains(Modifier::REVERSED);
        match runs.last_mut() {
            Some(run) if is_same(run) => run.cells.push(cell),
            _ if blank => {}
            _ => runs.push(Run { column, cells: vec![cell] }),
        }
    }
    runs
}

/// Half blocks are drawn as what they are, so that no font leaves a gap between them.
fn is_block(cell: &Cell) -> bool {
    ["▀", "▄", "█"].contains(&cell.symbol())
}

fn draw(svg: &mut String, run: &Run<'_>, row: u16, ground: &Ground) {
    let first = run.cells[0];
    let colour = ground.colour(first);
    if is_block(first) {
        for (at, cell) in run.cells.iter().enumerate() {
            block(svg, cell, run.column + at as u16, row, &colour, ground);
        }
        return;
    }
    let (x, y) = corner(run.column, row);
    let words: String = run.cells.iter().map(|cell| cell.symbol()).collect();
    let wide = units(run.cells.len());
    let mut ink = colour;
    if first.modifier.contains(Modifier::REVERSED) {
        let _ = writeln!(svg, "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{wide:.1}\" height=\"{HIGH}\" fill=\"{ink}\"/>");
        ground.paper.clone_into(&mut ink);
    }
    let weight = if first.modifier.contains(Modifier::BOLD) { " font-weight=\"700\"" } else { "" };
    let words = words.trim_end();
    let wide = units(words.chars().count());
    // Two spaces in a row would be drawn as one.
    let words = words.replace('&', "&amp;").replace('<', "&lt;").replace(' ', "\u{a0}");
    let _ = writeln!(
        svg,
        "<text x=\"{x:.1}\" y=\"{:.1}\" fill=\"{ink}\"{weight} textLength=\"{wide:.1}\" lengthAdjust=\"spacing\">{words}</text>",
        y + 13.5
    );
}

fn block(svg: &mut String, cell: &Cell, column: u16, row: u16, colour: &str, ground: &Ground) {
    let (x, y) = corner(column, row);
    let half = HIGH / 2.0;
    let mut paint = |y: f32, high: f32, colour: &str| {
        let _ = writeln!(svg, "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{WIDE}\" height=\"{high}\" fill=\"{colour}\"/>");
    };
    let under = match cell.bg {
        Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
        _ if cell.bg == Color::Reset => ground.paper.to_owned(),
        _ => ground.quiet.to_owned(),
    };
    match cell.symbol() {
        "▀" => {
            paint(y, half, colour);
            paint(y + half, half, &under);
        }
        "▄" => {
            paint(y, half, &under);
            paint(y + half, half, colour);
        }
        _ => paint(y, HIGH, colour),
    }
}

#[test]
fn the_pictures_of_the_readme_are_what_the_program_draws() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures");
    let anew = std::env::var_os("GOLDSEAM_PICTURES").is_some();
    for ground in GROUNDS {
        let theme = Theme::new(ground.wanted, Terminal { no_colour: false, true_colour: true });
        for (name, sample, lead) in screens() {
            let mut walk = Desk::new().coloured(theme).demo(sample);
            lead(&mut walk);
            let (buffer, caret) = walk.cells();
            let drawn = picture(&buffer, caret, &ground, name);
            let file = folder.join(format!("{name}-{}.svg", ground.name));
            if anew {
                fs::create_dir_all(&folder).unwrap();
                fs::write(&file, &drawn).unwrap();
            }
            let kept = fs::read_to_string(&file).unwrap_or_default();
            assert!(
                kept == drawn,
                "{} is not what is drawn now; look at it, and draw it anew\n{}",
                file.display(),
                walk.text()
            );
        }
    }
}

#[test]
fn every_picture_is_shown_in_the_readme_or_the_tour_in_the_dark_and_in_the_light() {
    let read = |name: &str| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap();
    let shown = [read("README.md"), read(".github/TOUR.md")].concat();
    for (name, ..) in screens() {
        for ground in GROUNDS {
            let file = format!("tests/pictures/{name}-{}.svg", ground.name);
            assert!(shown.contains(&file), "{file} is not shown");
        }
    }
}
