//! Random keys over hard text: what must hold whatever is typed.

use std::fmt;

use goldseam::text::{clean, clip, rows, width};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use unicode_segmentation::UnicodeSegmentation;

use super::*;
use crate::text::hard::{NASTY, config, foreign};

/// An edit that a failing test may print.
#[derive(Clone)]
struct Shown(Edit);

impl fmt::Debug for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Type(c) => write!(f, "Type({c:?})"),
            Paste(text) => write!(f, "Paste({text:?})"),
            edit => write!(f, "{edit:?}"),
        }
    }
}

const MOVES: [goldseam::app::field::Move; 12] =
    [Left, Right, WordLeft, WordRight, Up, Down, Home, End, PageUp, PageDown, Top, Bottom];

/// Keys that change text; `Undo` and `Redo` apart.
fn change() -> impl Strategy<Value = Edit> {
    let typed = prop_oneof![select(NASTY).prop_map(|s| s.chars().next().unwrap_or(' ')), any::<char>()];
    prop_oneof![
        6 => typed.prop_map(Type),
        3 => foreign().prop_map(Paste),
        1 => Just(NewLine),
        3 => Just(Backspace),
        2 => Just(Delete),
        1 => select(vec![DeleteWordLeft, DeleteWordRight, Cut, PutBack]),
    ]
}

fn travel() -> impl Strategy<Value = Edit> {
    let moves = select(&MOVES[..]);
    prop_oneof![8 => moves.clone().prop_map(Move), 3 => moves.prop_map(Select), 1 => Just(SelectAll)]
}

fn edit() -> impl Strategy<Value = Shown> {
    prop_oneof![5 => change(), 4 => travel(), 1 => select(vec![Undo, Redo])].prop_map(Shown)
}

fn area() -> impl Strategy<Value = Area> {
    (1_u16..14, 1_u16..6).prop_map(|(width, height)| Area { width, height })
}

fn is_boundary(text: &str, at: usize) -> bool {
    at == text.len() || text.grapheme_indices(true).any(|(begin, _)| begin == at)
}

/// All rows of a text, wrapped the slow way: each as its text and the byte where it begins.
fn all_rows(text: &str, width: u16) -> Vec<(usize, &str)> {
    let mut all = Vec::new();
    let mut begin = 0;
    for paragraph in text.split('\n') {
        let of = rows(paragraph, usize::from(width) - 1);
        all.extend(of.into_iter().map(|row| (begin + row.start, &paragraph[row])));
        begin += paragraph.len() + 1;
    }
    all
}

/// What is laid must be a window onto all rows, full if there are enough, with the caret in it.
fn check_laid(field: &Field, area: Area) -> Result<(), TestCaseError> {
    let text = field.text();
    let all = all_rows(&text, area.width);
    let laid = field.lay(area);
    let (column, row) = laid.caret;
    prop_assert!(column < area.width && row < area.height && usize::from(row) < laid.rows.len());
    prop_assert_eq!(laid.rows.len(), all.len().min(area.height.into()));
    let shown: Vec<_> = laid.rows.iter().map(|row| row.text).collect();
    let caret = field.caret();
    let fits = (0..=all.len() - shown.len()).any(|top| {
        let same = all[top..].iter().zip(&shown).all(|((_, row), shown)| clip(row, area.width.into()) == *shown);
        let (begin, text) = all[top + usize::from(row)];
        let inside = (begin..=begin + text.len()).contains(&caret);
        let last = usize::from(area.width) - 1;
        let ends = (laid.above, laid.below) == (top > 0, top + shown.len() < all.len());
        same && ends && inside && usize::from(column) == width(&text[..caret - begin]).min(last)
    });
    prop_assert!(fits, "no window onto the text: {shown:?} {:?}", laid.caret);
    check_selected(field, area)
}

/// What is marked must be parts of the selection, on cluster boundaries.
fn check_selected(field: &Field, area: Area) -> Result<(), TestCaseError> {
    let text = field.text();
    let selected = field.selection().map_or("", |range| &text[range]);
    let laid = field.lay(area);
    for row in &laid.rows {
        if let Some(part) = row.selected.clone() {
            prop_assert!(is_boundary(row.text, part.start) && is_boundary(row.text, part.end));
            prop_assert!(selected.contains(&row.text[part]));
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_caret_is_on_a_boundary_and_in_sight(
        start in foreign(),
        keys in vec((edit(), area(), area()), 1..40),
    ) {
        let mut field = Field::page(&start);
        for (Shown(edit), at, seen) in keys {
            let before = field.text();
            let changed = field.act(edit, at);
            let text = field.text();
            prop_assert!(changed || text == before);
            prop_assert!(is_boundary(&text, field.caret()));
            prop_assert_eq!(clean(&text), text);
            check_laid(&field, at)?;
            check_laid(&field, seen)?;
        }
    }

    #[test]
    fn the_caret_snaps_wherever_it_is_put(start in foreign(), at in 0_usize..400, area in area()) {
        let mut field = Field::page(&start);
        field.set_caret(at);
        prop_assert!(is_boundary(&field.text(), field.caret()));
        check_laid(&field, area)?;
    }

    #[test]
    fn undoing_all_and_redoing_all_is_exact(
        start in foreign(),
        keys in vec((prop_oneof![3 => change(), 1 => travel()].prop_map(Shown), area()), 1..60),
        single in any::<bool>(),
    ) {
        let mut field = if single { Field::line(&start) } else { Field::page(&start) };
        let before = field.text();
        let mut states = vec![before.clone()];
        for (Shown(edit), area) in keys {
            field.act(edit, area);
            states.push(field.text());
        }
        let after = field.text();
        let mut steps = 0;
        while field.act(Undo, WIDE) {
            prop_assert!(states.contains(&field.text()), "a state that never was");
            prop_assert!(is_boundary(&field.text(), field.caret()));
            steps += 1;
        }
        prop_assert_eq!(field.text(), before);
        for _ in 0..steps {
            prop_assert!(field.act(Redo, WIDE));
            prop_assert!(is_boundary(&field.text(), field.caret()));
        }
        prop_assert!(!field.act(Redo, WIDE));
        prop_assert_eq!(field.text(), after);
    }

    #[test]
    fn cutting_and_putting_back_changes_nothing(start in foreign(), at in 0_usize..100, cuts in 1_usize..6) {
        let mut field = Field::page(&start);
        field.set_caret(at);
        let before = field.text();
        for _ in 0..cuts {
            field.act(Cut, WIDE);
        }
        let cut = field.text() != before;
        prop_assert_eq!(field.act(PutBack, WIDE), cut);
        prop_assert_eq!(field.text(), before);
    }

    #[test]
    fn the_text_is_that_of_a_naive_one(start in foreign(), keys in vec(plain_edit(), 1..60)) {
        let mut field = Field::page(&start);
        let mut naive = Naive::new(&clean(&start));
        for Shown(edit) in keys {
            naive.act(&edit);
            field.act(edit, WIDE);
            prop_assert_eq!(field.text(), naive.text.as_str());
            prop_assert_eq!(field.caret(), naive.caret);
        }
    }

    #[test]
    fn typing_is_pasting(text in foreign(), before in foreign(), after in foreign()) {
        let mut field = Field::page(&format!("{}\n\n{after}", clean(&before)));
        field.set_caret(clean(&before).len() + 1);
        let typed = clean(&text);
        type_in(&mut field, &typed);
        prop_assert_eq!(field.text(), format!("{}\n{typed}\n{}", clean(&before), clean(&after)));
    }
}

fn plain_edit() -> impl Strategy<Value = Shown> {
    let moves = select(vec![Move(Left), Move(Right), Move(Top), Move(Bottom), NewLine, Backspace, Delete]);
    prop_oneof![foreign().prop_map(Paste), moves].prop_map(Shown)
}

/// One string and a caret, everything found anew each time.
struct Naive {
    text: String,
    caret: usize,
    /// Where the last change ended: what comes next is put in there.
    pen: Option<usize>,
}

impl Naive {
    fn new(text: &str) -> Self {
        Self { text: text.to_owned(), caret: text.len(), pen: None }
    }

    fn left(&self) -> usize {
        self.text[..self.caret].grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
    }

    fn right(&self) -> usize {
        self.caret + self.text[self.caret..].graphemes(true).next().map_or(0, str::len)
    }

    fn put(&mut self, start: usize, end: usize, with: &str) {
        self.text.replace_range(start..end, with);
        if start == end && with.is_empty() {
            return;
        }
        self.pen = Some(start + with.len());
        let ends = self.text.grapheme_indices(true).map(|(at, _)| at);
        self.caret = ends.chain([self.text.len()]).find(|at| *at >= start + with.len()).unwrap_or(0);
    }

    fn act(&mut self, edit: &Edit) {
        let pen = self.pen.take();
        let at = pen.unwrap_or(self.caret);
        match edit {
            Paste(text) if clean(text).is_empty() => self.pen = pen,
            Paste(text) => self.put(at, at, &clean(text)),
            NewLine => self.put(at, at, "\n"),
            Backspace => self.put(self.left(), self.caret, ""),
            Delete => self.put(self.caret, self.right(), ""),
            Move(Left) => self.caret = self.left(),
            Move(Right) => self.caret = self.right(),
            Move(Top) => self.caret = 0,
            _ => self.caret = self.text.len(),
        }
    }
}
