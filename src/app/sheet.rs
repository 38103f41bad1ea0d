//! A screen, described as one value: a page to be looked at and moved through, and the answers that its buttons and rows
//! stand for.
//!
//! A screen makes a sheet of itself whenever it is looked at. Each button and row is given to it with the screen's own typed
//! answer, so that nothing has to be told from a number or from the words on it. Both front ends read its page, and nothing
//! else.

pub use super::buttons::{Button, Row};

use super::buttons::Nth;
use super::field::Field;
use super::input::Input;
use super::list::List;
use super::page::{Belongs, Block, Column, OnDisk, Page, Part, Piece, Read, Weight};
use super::parts::{Picks, Scale, Sort};
use super::secret::Secret;
use crate::engine::Seat;

/// A screen as it stands now. `A` is what its buttons and rows answer.
pub struct Sheet<A> {
    pub(super) page: Page,
    /// What each button and row of the page has the number of.
    pub(super) answers: Vec<A>,
}

impl<A> Sheet<A> {
    /// A screen with a heading: where one is.
    pub fn new(place: impl Into<String>) -> Self {
        Self::of(Page { place: place.into(), ..Page::default() })
    }

    /// A quiet screen in the middle of the window.
    pub fn centred() -> Self {
        Self::of(Page { centred: true, ..Page::default() })
    }

    fn of(page: Page) -> Self {
        Self { page, answers: Vec::new() }
    }

    /// Says at the top right whose page it is.
    #[must_use]
    pub fn whose(mut self, whose: impl Into<Belongs>) -> Self {
        self.page.whose = whose.into();
        self
    }

    /// Says whether it is on disk.
    #[must_use]
    pub fn on_disk(mut self, on_disk: OnDisk) -> Self {
        self.page.on_disk = on_disk;
        self
    }

    /// With this beside it on a wide screen.
    #[must_use]
    pub fn aside(mut self, aside: Vec<Block>) -> Self {
        self.page.aside = aside;
        self
    }

    /// With nothing else on the screen, not even the keys.
    #[must_use]
    pub fn bare(mut self) -> Self {
        self.page.bare = true;
        self
    }

    /// The row of keys says nothing of what lies beneath, and Tab does not reach it; the keys work all the same.
    #[must_use]
    pub fn dull(mut self) -> Self {
        self.page.dull = true;
        self
    }

    /// From that paragraph on the text that is read tells the keys.
    #[must_use]
    pub fn keys_from(mut self, paragraph: usize) -> Self {
        self.page.keys_from = Some(paragraph);
        self
    }

    /// The keyboard is passed to them: nothing of what was there before may stand anywhere.
    #[must_use]
    pub fn passed_to(mut self, seat: Seat) -> Self {
        self.page.passed_to = Some(seat);
        self
    }

    /// Letters go to this field, which is not on the screen.
    #[must_use]
    pub fn behind(mut self, field: &Input<Field>) -> Self {
        self.page.behind = Some(Part::Page(field.clone()));
        self
    }

    /// Which of its screens a flow shows. Where the number changes, the focus begins anew, and a key that was read
    /// before the new one was drawn presses nothing on it.
    #[must_use]
    pub fn scene(mut self, scene: impl Into<u64>) -> Self {
        self.page.scene.number = scene.into();
        self
    }

    /// Where this scene is shown again, as in a flow that goes back and forth, the focus and what was chosen are as left.
    #[must_use]
    pub fn as_left(mut self) -> Self {
        self.page.scene.as_left = true;
        self
    }

    /// With this on it, and no empty line after it.
    #[must_use]
    pub fn with(mut self, block: Block) -> Self {
        self.page.pieces.push(Piece::Block(block));
        self
    }

    /// With an empty line.
    #[must_use]
    pub fn gap(self) -> Self {
        self.with(Block::Gap)
    }

    /// No empty line after what was put on it last.
    #[must_use]
    pub fn tight(mut self) -> Self {
        self.page.pieces.pop_if(|piece| piece.is_gap());
        self
    }

    /// What is asked. It stays in view.
    #[must_use]
    pub fn ask(self, words: impl Into<String>) -> Self {
        self.with(Block::ask(words)).gap()
    }

    /// What is read.
    #[must_use]
    pub fn text(self, words: impl Into<String>) -> Self {
        self.with(Block::text(words)).gap()
    }

    /// What can wait.
    #[must_use]
    pub fn quiet(self, words: impl Into<String>) -> Self {
        self.with(Block::quiet(words)).gap()
    }

    /// Two columns.
    #[must_use]
    pub fn columns(self, columns: [Column; 2]) -> Self {
        self.with(Block::Beside(Box::new(columns))).gap()
    }

    fn part(mut self, part: Part) -> Self {
        self.page.pieces.push(Piece::Part(part));
        self.gap()
    }

    /// A page to write.
    #[must_use]
    pub fn field(self, field: &Input<Field>) -> Self {
        self.part(Part::Page(field.clone()))
    }

    /// One line to write, with words that stand before it, and a space between: a pack keeps none at the end of a word.
    #[must_use]
    pub fn line(self, before: impl Into<String>, field: &Input<Field>) -> Self {
        let mut before = before.into();
        if !before.is_empty() && !before.ends_with(' ') {
            before.push(' ');
        }
        self.part(Part::Line(field.clone(), before))
    }

    /// A passphrase to type, with words that stand before it.
    #[must_use]
    pub fn secret(self, before: impl Into<String>, secret: &Input<Secret>) -> Self {
        self.part(Part::Secret(secret.clone(), before.into()))
    }

    /// Things to pick.
    #[must_use]
    pub fn picks(self, picks: &Input<Picks>) -> Self {
        self.part(Part::Picks(picks.clone()))
    }

    /// A number.
    #[must_use]
    pub fn scale(self, scale: &Input<Scale>) -> Self {
        self.part(Part::Scale(scale.clone()))
    }

    /// Cards to sort.
    #[must_use]
    pub fn sort(self, sort: &Input<Sort>) -> Self {
        self.part(Part::Sort(sort.clone()))
    }

    /// A text to read that may be longer than the room for it. It has the focus: Enter and Space read on.
    #[must_use]
    pub fn reading(self, paragraphs: Vec<(Weight, String)>) -> Self {
        self.part(Part::Read(Read { paragraphs }))
    }

    /// Something said before an answer, which may be longer than the room for it. The buttons under it have the focus,
    /// and the keys up and down read on.
    #[must_use]
    pub fn saying(mut self, paragraphs: Vec<(Weight, String)>) -> Self {
        self.page.scene.start.0 = 1;
        self.reading(paragraphs)
    }

    /// The same, in one paragraph of plain weight.
    #[must_use]
    pub fn says(self, words: impl Into<String>) -> Self {
        self.saying(vec![(Weight::Plain, words.into())])
    }

    /// Rows to open.
    #[must_use]
    pub fn list(self, rows: Vec<Row<A>>) -> Self {
        self.list_of(0, rows)
    }

    /// Rows that change while the screen stays, as in a search: with another number the cursor is on the first one again.
    #[must_use]
    pub fn list_of(mut self, which: u64, rows: Vec<Row<A>>) -> Self {
        let rows = rows.into_iter().map(|row| row.numbered(&mut self.answers)).collect();
        self.part(Part::List(List::of(which, rows)))
    }

    /// Rows that its screen makes where they are in sight: there may be as many as days in a life.
    #[must_use]
    pub fn long_list(self, list: List) -> Self {
        self.part(Part::List(list))
    }

    /// A row of buttons, the last thing on it: nothing stands below but what is put there.
    #[must_use]
    pub fn buttons(mut self, buttons: Vec<Button<A>>) -> Self {
        let buttons = buttons.into_iter().map(|button| button.numbered(&mut self.answers)).collect();
        self.part(Part::Buttons(buttons)).tight()
    }

    /// No button to be seen: whatever key goes on answers this. For a screen that is one word alone.
    #[must_use]
    pub fn any_key(mut self, answer: Button<A>) -> Self {
        let button = answer.numbered(&mut self.answers);
        self.part(Part::Unseen(vec![button])).tight()
    }

    /// Below what is there already, as a part that Tab reaches.
    #[must_use]
    pub fn button(self, label: impl Into<String>, answer: A) -> Self {
        self.buttons(vec![Button::new(label, answer)])
    }

    /// Something takes its time: nothing can be pressed. Without this, Enter would press the first key at the foot of a
    /// screen that has only words on it.
    #[must_use]
    pub fn waiting(self) -> Self {
        self.part(Part::Unseen(Vec::new())).tight()
    }

    /// On a new scene the focus begins at the row or button with this answer, if any.
    #[must_use]
    pub fn start_at(mut self, answer: &A) -> Self
    where
        A: PartialEq,
    {
        let is_it = |nth: &Nth| nth.of(&self.answers) == Some(answer);
        let cursor = |part: &Part| part.answers().find(|(_, nth)| is_it(nth)).map(|(at, _)| at);
        let found = self.page.parts().enumerate().find_map(|(at, part)| Some((at, cursor(part)?)));
        self.page.scene.start = found.unwrap_or(self.page.scene.start);
        self
    }

    /// On a new scene the focus begins in this field, which stands on it already.
    #[must_use]
    pub fn start_in(mut self, field: &Input<Field>) -> Self {
        let is_it = |part: &Part| matches!(part, Part::Page(at) | Part::Line(at, _) if at.is(field));
        let found = self.page.parts().position(is_it);
        self.page.scene.start.0 = found.unwrap_or(self.page.scene.start.0);
        self
    }
}
