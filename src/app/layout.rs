//! Where each piece of a page stands, in cells: sizes only, no drawing.
//!
//! What is asked stays in view. Parts that scroll give way first, then quiet words and empty lines, and only then
//! does the page scroll to the part that has the focus.

use super::action::Action;
use super::buttons::Button;
use super::field::Area;
use super::focus::Seen;
use super::page::{Block, Column, Page, Part, Piece, Weight};
use super::parts::{Scale, Sort};
use super::rows::Rows;
use crate::text;

/// Text is never wider than this, in cells.
pub const COLUMN: u16 = 72;

/// Below this the program says in one line that the window is too small.
pub const SMALLEST: (u16, u16) = (40, 12);

/// A rectangle, in cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Space {
    /// From the left.
    pub x: u16,
    /// From the top.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

/// One piece of a page and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Placed<'a> {
    /// Borrowed from the page that is laid out.
    pub piece: &'a Piece,
    /// Which part of the page it is, in the order of Tab, where it is one.
    pub part: Option<usize>,
    /// Where it stands.
    pub space: Space,
}

/// Where everything stands.
#[derive(Clone, Debug, Default)]
pub struct Layout<'a> {
    /// The line with the place, whose page it is and whether it is kept.
    pub head: Space,
    /// The pieces that are seen.
    pub placed: Vec<Placed<'a>>,
    /// The side column, where there is room for one.
    pub aside: Option<Space>,
    /// The rows of keys.
    pub foot: Space,
}

/// The column of the page, for a window of this size.
fn column(page: &Page, (width, height): (u16, u16)) -> (u16, Space) {
    // With it a window of eighty still has all 72 columns of text, and a narrow one gives its room to the words.
    let margin = if width >= 76 { 3 } else { 1 };
    let inset = 1;
    let tall = height >= 22;
    let (top, below) = if page.bare { (0, 0) } else { (if tall { 3 } else { 2 }, if tall { 3 } else { 2 }) };
    let mut x = margin + inset;
    let mut wide = width.saturating_sub(2 * x).min(COLUMN);
    if page.centred {
        wide = wide.min(52).min(widest(page));
        x = (width.saturating_sub(wide)) / 2;
    }
    (margin, Space { x, y: top, width: wide, height: height.saturating_sub(top + below) })
}

/// How wide the widest line of a quiet page is, so that it stands in the middle as a whole.
fn widest(page: &Page) -> u16 {
    let widths = page.pieces.iter().filter_map(|piece| match piece {
        Piece::Block(Block::Words(_, words) | Block::Trouble(words)) => Some(text::width(words)),
        Piece::Part(Part::Buttons(buttons)) => {
            Some(buttons.iter().map(|button| text::width(&button.label) + AROUND_BUTTON).sum())
        }
        Piece::Part(Part::Read(read)) => read.paragraphs.iter().map(|(_, words)| text::width(words)).max(),
        Piece::Part(Part::Secret(_, before)) => Some(text::width(before) + 30),
        _ => None,
    });
    widths.max().unwrap_or(1).clamp(1, usize::from(COLUMN)) as u16
}

/// Puts a page into a window.
pub fn lay(seen: Seen<'_>, size: (u16, u16)) -> Layout<'_> {
    let page = seen.page;
    let (margin, body) = column(page, size);
    let wide = body.width;
    let (body, aside) = beside(page, body, size);
    let tall = size.1 >= 22;
    let inner = size.0.saturating_sub(2 * margin);
    Layout {
        head: Space { x: margin, y: u16::from(tall), width: inner, height: u16::from(!page.bare) },
        placed: place(seen, body, wide),
        aside,
        foot: Space { x: margin, y: size.1.saturating_sub(2), width: inner, height: if page.bare { 0 } else { 2 } },
    }
}

/// The least room a side column is worth.
const ASIDE: u16 = 24;

/// The room the bowl takes, with the column between, where a window has none beside the text. It may use the margin.
const BOWL: u16 = 21;

/// The least width that leaves the list of parts whole.
const LIST: u16 = 54;

/// The column, and a side column where a window is wide enough for both. The bowl stands beside the home page where the
/// list of parts stays whole beside it; words only where the column keeps its width.
fn beside(page: &Page, body: Space, (width, _): (u16, u16)) -> (Space, Option<Space>) {
    let margin_right = width.saturating_sub(body.x + body.width);
    if page.aside.is_empty() {
        return (body, None);
    }
    let x = body.x + body.width + 4;
    let room = width.saturating_sub(x + 2);
    if room >= ASIDE {
        return (body, Some(Space { x, width: room.min(44), ..body }));
    }
    let has_bowl = page.aside.iter().any(|block| matches!(block, Block::Bowl(..)));
    let narrow =
        Space { width: body.width.saturating_sub(BOWL.saturating_sub(margin_right.saturating_sub(1))), ..body };
    if !has_bowl || narrow.width < LIST {
        return (body, None);
    }
    (narrow, Some(Space { x: narrow.x + narrow.width + 1, width: BOWL - 1, ..body }))
}

/// The size of the part that an action is for: some of them move by rows and pages.
pub fn area(seen: Seen<'_>, action: &Action, size: (u16, u16)) -> Area {
    let target = seen.target(action);
    let area = |placed: &Placed| match placed.piece {
        Piece::Part(part) if placed.part == target => Some(part_area(part, placed.space)),
        _ => None,
    };
    lay(seen, size).placed.iter().find_map(area).unwrap_or(Area { width: COLUMN.min(size.0), height: size.1 })
}

/// The room inside a part: a field has its bar at the left, a line its words before it.
pub fn part_area(part: &Part, space: Space) -> Area {
    let less = match part {
        Part::Page(_) => 2,
        Part::Line(_, before) | Part::Secret(_, before) => 2 + text::width(before) as u16,
        _ => 0,
    };
    Area { width: space.width.saturating_sub(less), height: space.height }
}

/// How tall a piece must be and would like to be, in rows.
#[derive(Clone, Copy, Debug)]
struct Height {
    least: u16,
    most: u16,
}

impl Height {
    fn fixed(rows: usize) -> Self {
        Self { least: rows as u16, most: rows as u16 }
    }

    fn between(least: u16, rows: usize) -> Self {
        Self { least: least.min(rows as u16), most: rows as u16 }
    }
}

fn block_height(block: &Block, width: u16) -> Height {
    match block {
        Block::Words(_, words) | Block::Trouble(words) => Height::fixed(text::wrap(words, usize::from(width)).len()),
        Block::Gap => Height::fixed(1),
        Block::Bowl(..) => Height::fixed(9),
        Block::Trend(_) => Height::between(8, 13),
        Block::Beside(columns) => Height::fixed(beside_rows(columns, width)),
    }
}

fn part_height(part: &Part, width: u16, room: u16) -> Height {
    // What is chosen is to be seen whole, but the tallest row may not push everything else off the page.
    let rows = |rows: &Rows, least: usize, above: usize| {
        let (all, tallest) = rows.height(usize::from(room));
        Height::between((above + tallest.clamp(least, least.max(usize::from(room) / 2))) as u16, above + all)
    };
    match part {
        Part::Page(_) => Height { least: 3, most: 14 },
        Part::Line(..) | Part::Secret(..) => Height::fixed(1),
        Part::Picks(picks) => rows(&Rows::picks(&picks.get(), width), 3, 0),
        Part::Scale(scale) => Height::fixed(1 + scale_rows(&scale.get(), width).len()),
        Part::Sort(sort) => {
            let sort = sort.get();
            rows(&Rows::cards(&sort, width), 2, pile_rows(&sort, width).len() + 1)
        }
        Part::List(list) => rows(&Rows::list(list, width), 3, 0),
        Part::Read(read) => Height::between(3, read.rows(width).len()),
        Part::Buttons(buttons) => Height::fixed(button_lines(buttons, width).len()),
        Part::Unseen(_) => Height::fixed(0),
    }
}

/// Buttons in lines, each by its number with its words. One that is wider than the part goes on in lines of its own.
pub fn button_lines<A>(buttons: &[Button<A>], width: u16) -> Vec<Vec<(usize, &str)>> {
    let width = usize::from(width);
    let mut lines: Vec<Vec<(usize, &str)>> = vec![Vec::new()];
    let mut used = 0;
    for (at, button) in buttons.iter().enumerate() {
        let wide = text::width(&button.label) + AROUND_BUTTON;
        for words in text::wrap(&button.label, if wide > width { width.saturating_sub(AROUND_BUTTON) } else { wide }) {
            if used > 0 && used + wide > width {
                lines.push(Vec::new());
                used = 0;
            }
            used += wide;
            if let Some(line) = lines.last_mut() {
                line.push((at, words));
            }
        }
    }
    lines
}

/// Cells of a button beside its words: the sign of the focus, and the gap to the next one.
const AROUND_BUTTON: usize = 4;

/// From this width on two columns stand side by side.
pub const SIDE_BY_SIDE: u16 = 56;

/// Rows that two columns take.
fn beside_rows(columns: &[Column; 2], width: u16) -> usize {
    let wide = if width >= SIDE_BY_SIDE { (width - 4) / 2 } else { width };
    let rows = columns.each_ref().map(|column| 2 + text::wrap(&column.text, usize::from(wide)).len());
    if width >= SIDE_BY_SIDE { rows[0].max(rows[1]) } else { rows[0] + 1 + rows[1] }
}

/// The names of the piles with their numbers, in rows; no name is broken.
pub fn pile_rows(sort: &Sort, width: u16) -> Vec<String> {
    named_rows(sort.piles.iter().enumerate().map(|(at, pile)| format!("{} {pile}", at + 1)), width)
}

/// What the two ends of a number mean, in rows.
pub fn scale_rows(scale: &Scale, width: u16) -> Vec<String> {
    named_rows([format!("0 {}", scale.low), format!("10 {}", scale.high)].into_iter(), width.saturating_sub(3))
}

/// Short names in as few rows as hold them. None is broken that fits into a row of its own.
fn named_rows(names: impl Iterator<Item = String>, width: u16) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for named in names {
        match rows.last_mut() {
            Some(row) if text::width(row) + 3 + text::width(&named) <= usize::from(width) => {
                *row = format!("{row}   {named}");
            }
            _ => rows.extend(text::wrap(&named, usize::from(width)).into_iter().map(str::to_owned)),
        }
    }
    rows
}

/// A piece that is shown, with its size.
struct Shown<'a> {
    piece: &'a Piece,
    part: Option<usize>,
    width: u16,
    height: Height,
    pinned: bool,
}

impl<'a> Shown<'a> {
    /// Everything on a page that can be seen. Buttons may be as wide as the page: nothing stands beside them.
    fn all(page: &'a Page, narrow: u16, wide: u16, room: u16) -> Vec<Self> {
        let mut parts = 0..;
        let mut shown: Vec<Self> = Vec::new();
        for piece in &page.pieces {
            let (part, width, height) = match piece {
                Piece::Block(block) => (None, narrow, block_height(block, narrow)),
                Piece::Part(part @ Part::Buttons(_)) => (parts.next(), wide, part_height(part, wide, room)),
                Piece::Part(part) => (parts.next(), narrow, part_height(part, narrow, room)),
            };
            shown.push(Self { piece, part, width, height, pinned: false });
        }
        if let Some(ask) = shown.iter_mut().find(|shown| shown.is_words(Weight::Bold)) {
            ask.pinned = true;
        }
        shown
    }

    fn is_words(&self, weight: Weight) -> bool {
        matches!(self.piece, Piece::Block(Block::Words(of, _)) if *of == weight)
    }
}

/// Stacks the pieces of a page in its column.
fn place(seen: Seen<'_>, body: Space, wide: u16) -> Vec<Placed<'_>> {
    let mut shown = Shown::all(seen.page, body.width, wide, body.height);
    leave_out_nothing(&mut shown);
    give_way(&mut shown, body.height);
    let heights = grow(&shown, body.height);
    let total: u16 = heights.iter().sum();
    let top = if seen.page.centred { body.height.saturating_sub(total) / 2 } else { 0 };
    let skipped = scroll(seen.focus.at, &shown, &heights, body.height);
    stack(&shown, &heights, skipped, Space { y: body.y + top, height: body.height.saturating_sub(top), ..body })
}

/// A part with nothing in it takes the empty line after it along.
fn leave_out_nothing(shown: &mut Vec<Shown<'_>>) {
    while let Some(at) = shown.iter().position(|shown| shown.height.most == 0) {
        shown.remove(at);
        if shown.get(at).is_some_and(|next| next.piece.is_gap()) {
            shown.remove(at);
        }
    }
}

/// Leaves out what can wait until the rest fits: quiet words from the end, then empty lines.
fn give_way(shown: &mut Vec<Shown<'_>>, room: u16) {
    let can_go = |shown: &Shown, pass: usize| match pass {
        0 => shown.piece.is_gap(),
        _ => shown.is_words(Weight::Quiet) || matches!(shown.piece, Piece::Block(Block::Bowl(..))),
    };
    for pass in 0..2 {
        while shown.iter().map(|shown| shown.height.least).sum::<u16>() > room {
            let Some(at) = shown.iter().rposition(|shown| can_go(shown, pass)) else { break };
            shown.remove(at);
        }
    }
}

/// Gives what room is left to the parts that can use it, in order.
fn grow(shown: &[Shown<'_>], room: u16) -> Vec<u16> {
    let mut heights: Vec<u16> = shown.iter().map(|shown| shown.height.least).collect();
    let mut left = room.saturating_sub(heights.iter().sum());
    for (height, shown) in heights.iter_mut().zip(shown) {
        let more = (shown.height.most - shown.height.least).min(left);
        *height += more;
        left -= more;
    }
    heights
}

/// How many rows above the focus are scrolled away when even so not everything fits.
fn scroll(focus: usize, shown: &[Shown<'_>], heights: &[u16], room: u16) -> u16 {
    let pinned: u16 = shown.iter().zip(heights).filter(|(shown, _)| shown.pinned).map(|(_, height)| *height).sum();
    let mut end = 0;
    for (shown, height) in shown.iter().zip(heights) {
        if !shown.pinned {
            end += height;
        }
        if shown.part == Some(focus) {
            break;
        }
    }
    end.saturating_sub(room.saturating_sub(pinned))
}

/// Stacks the pieces: the pinned one always, the others less what is scrolled away.
fn stack<'a>(shown: &[Shown<'a>], heights: &[u16], mut skipped: u16, body: Space) -> Vec<Placed<'a>> {
    let mut y = body.y;
    let end = body.y + body.height;
    let mut placed = Vec::new();
    for (shown, height) in shown.iter().zip(heights) {
        if !shown.pinned && skipped > 0 {
            skipped = skipped.saturating_sub(*height);
            continue;
        }
        let rows = (*height).min(end.saturating_sub(y));
        if rows == 0 {
            continue;
        }
        let space = Space { x: body.x, y, width: shown.width, height: rows };
        placed.push(Placed { piece: shown.piece, part: shown.part, space });
        y += rows;
    }
    placed
}
