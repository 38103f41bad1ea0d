//! Rows to choose from: how many lines each takes, which are in sight, and how far a page of them goes.
//!
//! The words of a row go on below their first one, and the row as a whole has the focus. Sizes only, no drawing. Nothing here
//! looks at more rows than a window can show, or at those just around them: a list can be as long as a life.

use super::buttons::Row;
use super::list::{BLOCK, Column, List};
use super::parts::{Picks, Sort};
use crate::text;

/// The sign of the focus before a row, in cells.
const SIGN: usize = 2;

/// What is kept free at the right of the last line, where that line says that more stands below.
const MORE: usize = 4;

/// A row as it is to be seen.
#[derive(Clone, Copy, Default)]
struct Choice<'a> {
    /// Stands before the words, which are indented by it.
    lead: &'a str,
    words: &'a str,
    /// Words beside them, quieter.
    beside: &'a str,
    /// What stands at the right.
    mark: &'a str,
    /// Whether that is as loud as the words: it was answered, not only noted.
    loud: bool,
}

/// Some words of a row and where they stand in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bit<'a> {
    /// From the left of the row.
    pub x: usize,
    /// Lines from its top.
    pub y: usize,
    /// One line of them.
    pub words: &'a str,
    /// Whether they are quieter than what is chosen.
    pub quiet: bool,
}

impl<'a> Choice<'a> {
    /// Everything of it, nothing cut; only what stands beside gives way to a mark as a whole, since it says no more than
    /// the page does that the row opens. `column` is how wide the words of the rows around it are: where there is room, what
    /// stands beside them stands in one column.
    fn bits(&self, column: usize, wide: usize) -> Vec<Bit<'a>> {
        let indent = SIGN + text::width(self.lead);
        let room = wide.saturating_sub(indent).max(1);
        let mut bits = Vec::new();
        if !self.lead.is_empty() {
            bits.push(Bit { x: SIGN, y: 0, words: self.lead, quiet: false });
        }
        let words = text::wrap(self.words, room);
        let mut end = words.last().map_or(0, |last| text::width(last));
        let mut y = words.len().saturating_sub(1);
        bits.extend(words.into_iter().enumerate().map(|(y, words)| Bit { x: indent, y, words, quiet: false }));
        if !self.beside.is_empty() {
            let after = column.max(end) + 2;
            let is_aligned = y == 0 && fits(self.beside, room.saturating_sub(after + behind(self.mark)));
            let x = if is_aligned { after } else { end + 2 };
            // Beside a mark it keeps to its column: out of line with the rows around it, the eye would stumble there.
            if is_aligned || (self.mark.is_empty() && fits(self.beside, room.saturating_sub(x))) {
                bits.push(Bit { x: indent + x, y, words: self.beside, quiet: true });
                end = x + text::width(self.beside);
            } else if self.mark.is_empty() {
                for words in text::wrap(self.beside, room) {
                    y += 1;
                    end = text::width(words);
                    bits.push(Bit { x: indent, y, words, quiet: true });
                }
            }
        }
        if !self.mark.is_empty() {
            // At the right of the last line where that has room for it, and else below: either way in the same column.
            let is_below = !fits(self.mark, room.saturating_sub(end + 2));
            for words in text::wrap(self.mark, room) {
                y += usize::from(is_below);
                let x = indent + room.saturating_sub(text::width(words));
                bits.push(Bit { x, y, words, quiet: !self.loud });
            }
        }
        bits
    }

    /// How wide its words are, where what stands beside them has room in the same line.
    fn column(&self, room: usize) -> Option<usize> {
        let words = text::width(self.words);
        (words + behind(self.beside) + behind(self.mark) <= room).then_some(words)
    }
}

/// Room for words and the gap before them, if there are any.
fn behind(words: &str) -> usize {
    if words.is_empty() { 0 } else { 2 + text::width(words) }
}

/// Whether they fit into one line.
fn fits(words: &str, room: usize) -> bool {
    text::width(words) <= room && !words.contains('\n')
}

/// What rows are made of.
#[derive(Clone, Copy)]
enum Of<'a> {
    Picks(&'a Picks),
    Cards(&'a Sort),
    List(&'a List),
}

/// The rows of a part in a width.
pub struct Rows<'a> {
    of: Of<'a>,
    columns: usize,
    wide: usize,
}

/// A row that is in sight, at least in part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Which one.
    pub row: usize,
    /// The line its words begin in. What stands above it stands above that line, as far as there is room.
    pub top: usize,
    /// Whether room is kept at its right for the mark that says that more stands below.
    pub tight: bool,
}

impl<'a> Rows<'a> {
    /// Things to pick, several in a row where they are short.
    pub fn picks(picks: &'a Picks, width: u16) -> Self {
        Self::new(Of::Picks(picks), picks.columns(width), width)
    }

    /// Cards, each with its pile.
    pub fn cards(sort: &'a Sort, width: u16) -> Self {
        Self::new(Of::Cards(sort), 1, width)
    }

    /// Rows to open.
    pub fn list(list: &'a List, width: u16) -> Self {
        Self::new(Of::List(list), 1, width)
    }

    fn new(of: Of<'a>, columns: usize, width: u16) -> Self {
        Self { of, columns, wide: usize::from(width) }
    }

    fn len(&self) -> usize {
        match self.of {
            Of::Picks(picks) => picks.items.len(),
            Of::Cards(sort) => sort.cards.len(),
            Of::List(list) => list.len(),
        }
    }

    fn count(&self) -> usize {
        self.len().div_ceil(self.columns)
    }

    fn choice(&self, index: usize) -> Choice<'a> {
        match self.of {
            Of::Picks(picks) => {
                // Square where many can be picked and round where one is: the shape says it, since a colour may not be
                // seen.
                let lead = match (picks.on[index], picks.many) {
                    (true, true) => "[x] ",
                    (false, true) => "[ ] ",
                    (true, false) => "(•) ",
                    (false, false) => "( ) ",
                };
                Choice { lead, words: &picks.items[index].say, ..Choice::default() }
            }
            Of::Cards(sort) => {
                let (card, pile) = &sort.cards[index];
                let mark = pile.and_then(|pile| sort.piles.get(pile)).map_or("", |pile| &pile.say);
                Choice { words: &card.say, mark, loud: true, ..Choice::default() }
            }
            Of::List(list) => list.row(index).map_or_else(Choice::default, of_list),
        }
    }

    /// The things that stand in a row, each with where it begins.
    pub fn cells(&self, row: usize) -> impl Iterator<Item = (usize, usize)> + use<> {
        let (from, cell) = (row * self.columns, self.wide / self.columns);
        (from..self.len().min(from + self.columns)).map(move |index| (index, (index - from) * cell))
    }

    /// Where the caret stands in one thing: in its box, or at its words.
    pub fn caret(&self) -> usize {
        SIGN + usize::from(matches!(self.of, Of::Picks(_)))
    }

    /// The words of one thing, from where it begins.
    pub fn bits(&self, index: usize, tight: bool) -> Vec<Bit<'a>> {
        let is_last = (index + 1).is_multiple_of(self.columns);
        let wide = (self.wide / self.columns).saturating_sub(if tight && is_last { MORE } else { 0 });
        self.choice(index).bits(self.column(index), wide)
    }

    /// How wide the words of the rows around one are, up to the next empty line.
    fn column(&self, index: usize) -> usize {
        let Of::List(list) = self.of else { return 0 };
        if let Some(cells) = list.column(index, self.wide) {
            return cells;
        }
        let block = index - index % BLOCK;
        let is_apart = |at: &usize| list.row(*at).is_some_and(|row| row.apart);
        let from = (block..=index).rev().find(is_apart).unwrap_or(block);
        let end = list.len().min(block + BLOCK);
        let to = (index + 1..end).find(is_apart).unwrap_or(end);
        let room = self.wide.saturating_sub(SIGN);
        let rows = (from..to).filter_map(|at| list.row(at));
        let cells = rows.filter_map(|row| of_list(row).column(room)).max().unwrap_or(0);
        list.note(Column { from, to, wide: self.wide, cells });
        cells
    }

    /// What stands above a row: an empty line, quiet words.
    pub fn above(&self, row: usize) -> Vec<&'a str> {
        let Of::List(list) = self.of else { return Vec::new() };
        let Some(row) = list.row(row) else { return Vec::new() };
        let mut lines: Vec<&str> = row.apart.then_some("").into_iter().collect();
        if !row.heading.is_empty() {
            lines.extend(text::wrap(&row.heading, self.wide.saturating_sub(SIGN + MORE)));
        }
        lines
    }

    fn lines(&self, row: usize, tight: bool) -> usize {
        let lines = |(index, _)| self.bits(index, tight).iter().map(|bit| bit.y + 1).max().unwrap_or(1);
        self.cells(row).map(lines).max().unwrap_or(1)
    }

    /// The lines of a row wherever it comes to stand: in the last line it has less room.
    fn most_lines(&self, row: usize) -> usize {
        self.lines(row, false).max(self.lines(row, true))
    }

    /// The lines of all rows, and of the tallest; counted only as far as that many.
    pub fn height(&self, most: usize) -> (usize, usize) {
        let (mut all, mut tallest) = (0, 0);
        for row in 0..self.count() {
            let lines = self.lines(row, false);
            all += self.above(row).len() + lines;
            tallest = tallest.max(lines);
            if all >= most {
                break;
            }
        }
        (all, tallest)
    }

    /// The rows in sight, from the first that leaves the chosen one whole, and whether more stands below.
    pub fn sight(&self, chosen: usize, height: usize) -> (Vec<Seen>, bool) {
        let mut first = chosen / self.columns;
        if first >= self.count() {
            return (Vec::new(), false);
        }
        let mut left = height.saturating_sub(self.most_lines(first));
        let mut top = self.above(first).len();
        while first > 0 {
            let above = top + self.lines(first - 1, false);
            if above > left {
                break;
            }
            (first, left) = (first - 1, left - above);
            top = self.above(first).len();
        }
        let mut seen = Vec::new();
        let mut y = top.min(left);
        for row in first..self.count() {
            let top = if row == first { y } else { y + self.above(row).len() };
            if y >= height && row > first {
                break;
            }
            seen.push(Seen { row, top, tight: false });
            y = top + self.lines(row, false);
        }
        let more = y > height || seen.last().is_some_and(|last| last.row + 1 < self.count());
        if let Some(last) = seen.last_mut() {
            last.tight = more;
        }
        (seen, more)
    }

    /// The row a page further on, or back. The last one that is seen with this one becomes the first, so that the eye finds
    /// on the next page what it has just left.
    pub fn page(&self, from: usize, is_on: bool, height: usize) -> usize {
        let Some(last) = self.count().checked_sub(1) else { return from };
        // Back, what was above this one counts as it was seen: with this one at its tallest.
        let (mut row, mut used) = (from, if is_on { self.lines(from, false) } else { self.most_lines(from) });
        while if is_on { row < last } else { row > 0 } {
            let (next, lower) = if is_on { (row + 1, row + 1) } else { (row - 1, row) };
            used += self.above(lower).len();
            // However tall they are it goes on by one.
            if used + self.most_lines(next) > height && row != from {
                break;
            }
            used += self.lines(next, false);
            row = next;
        }
        row
    }
}

fn of_list(row: &Row) -> Choice<'_> {
    Choice { words: &row.text, beside: &row.beside, mark: &row.mark, ..Choice::default() }
}
