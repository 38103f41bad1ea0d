//! A screen, described as one value: what it says, and the parts that can be moved through, in reading order.
//!
//! A screen makes a sheet of itself whenever it is looked at. Each button and row carries its own typed answer, so that
//! nothing has to be told from a number or from the words on it. Both front ends read what `lay_out` makes of
//! it, and nothing else.

use super::field::Field;
use super::form::{Form, FormPart, Manner, Press};
use super::input::Input;
use super::page::{Belongs, Block, Column, OnDisk, Page, Weight};
use super::parts::{self, Picks, Scale, Sort};
use super::secret::Secret;
use crate::engine::Seat;

/// A screen as it stands now. `A` is what its buttons and rows answer.
pub struct Sheet<A> {
    head: Page,
    pieces: Vec<Piece<A>>,
    /// The field that letters go to although it is not on this screen: it is on the one behind a warning.
    behind: Option<Input<Field>>,
    has_foot: bool,
    scene: u64,
    start: Option<usize>,
    start_in: Option<Input<Field>>,
    /// Whether this scene stands as it was left, where it is shown again.
    as_left: bool,
    /// The part that has the focus first: the text, or the buttons under it.
    first: usize,
    waits: bool,
    answers: Vec<A>,
}

enum Piece<A> {
    Block(Block),
    Part(Part<A>),
    /// Not on the screen: any way of going on answers it.
    Unseen(Button<A>),
}

enum Part<A> {
    Page(Input<Field>),
    Line(Input<Field>, String),
    Secret(Input<Secret>, String),
    Picks(Input<Picks>),
    Scale(Input<Scale>),
    Sort(Input<Sort>),
    Read(Vec<(Weight, String)>),
    List(u64, Vec<Row<A>>),
    Buttons(Vec<Button<A>>),
}

/// A button: its words and what it answers.
#[derive(Clone, Debug)]
pub struct Button<A> {
    label: String,
    answer: A,
    manner: Manner,
}

impl<A> Button<A> {
    /// A button.
    pub fn new(label: impl Into<String>, answer: A) -> Self {
        Self { label: label.into(), answer, manner: Manner::default() }
    }

    /// What it answers.
    pub fn answer(&self) -> &A {
        &self.answer
    }

    /// It keeps what is typed on the page: the row of keys says so, too.
    #[must_use]
    pub fn keeps(self) -> Self {
        Self { manner: Manner::Keeps, ..self }
    }

    /// It takes something away: no key that is a habit presses it.
    #[must_use]
    pub fn removes(self) -> Self {
        Self { manner: Manner::Removes, ..self }
    }

    /// It closes the program: Space presses nothing beside it.
    #[must_use]
    pub fn closes(self) -> Self {
        Self { manner: Manner::Closes, ..self }
    }

    /// It opens a blank page: words typed line by line can be meant for it.
    #[must_use]
    pub fn opens_a_blank_page(self) -> Self {
        Self { manner: Manner::OpensABlankPage, ..self }
    }
}

/// A row of a list: its words and what it answers.
#[derive(Clone, Debug)]
pub struct Row<A> {
    words: parts::Row,
    answer: A,
}

impl<A> Row<A> {
    /// A row of words.
    pub fn new(text: impl Into<String>, answer: A) -> Self {
        Self { words: parts::Row::new(text, Press::GoOn), answer }
    }

    /// With quieter words beside it.
    #[must_use]
    pub fn beside(mut self, beside: impl Into<String>) -> Self {
        self.words = self.words.beside(beside);
        self
    }

    /// With a quieter word at the right.
    #[must_use]
    pub fn mark(mut self, mark: impl Into<String>) -> Self {
        self.words = self.words.mark(mark);
        self
    }

    /// Set apart from the row above.
    #[must_use]
    pub fn apart(mut self) -> Self {
        self.words = self.words.apart();
        self
    }

    /// Set apart under quiet words.
    #[must_use]
    pub fn under(mut self, heading: impl Into<String>) -> Self {
        self.words = self.words.under(heading);
        self
    }

    /// It opens a blank page: words typed line by line can be meant for it.
    #[must_use]
    pub fn opens_a_blank_page(mut self) -> Self {
        self.words.manner = Manner::OpensABlankPage;
        self
    }
}

impl<A> Sheet<A> {
    /// A screen with a heading: where one is.
    pub fn new(place: impl Into<String>) -> Self {
        Self::of(Page::new(place))
    }

    /// A quiet screen in the middle of the window.
    pub fn centred() -> Self {
        Self::of(Page::centred())
    }

    fn of(head: Page) -> Self {
        Self {
            head,
            pieces: Vec::new(),
            behind: None,
            has_foot: true,
            scene: 0,
            start: None,
            start_in: None,
            as_left: false,
            first: 0,
            waits: false,
            answers: Vec::new(),
        }
    }

    /// Says at the top right whose page it is.
    #[must_use]
    pub fn whose(mut self, whose: impl Into<Belongs>) -> Self {
        self.head.whose = whose.into();
        self
    }

    /// Says whether it is on disk.
    #[must_use]
    pub fn on_disk(mut self, on_disk: OnDisk) -> Self {
        self.head.on_disk = on_disk;
        self
    }

    /// With this beside it on a wide screen.
    #[must_use]
    pub fn aside(mut self, aside: Vec<Block>) -> Self {
        self.head.aside = aside;
        self
    }

    /// With nothing else on the screen, not even the keys.
    #[must_use]
    pub fn bare(mut self) -> Self {
        self.head.bare = true;
        self
    }

    /// The row of keys says nothing of what lies beneath; the keys work all the same.
    #[must_use]
    pub fn dull(mut self) -> Self {
        self.head.dull = true;
        self
    }

    /// From that piece on the text that is read tells the keys.
    #[must_use]
    pub fn keys_from(mut self, piece: usize) -> Self {
        self.head.keys_from = Some(piece);
        self
    }

    /// With no row of keys under it that Tab could reach.
    #[must_use]
    pub fn without_foot(mut self) -> Self {
        self.has_foot = false;
        self
    }

    /// The keyboard is passed to them: nothing of what was there before may stand anywhere.
    #[must_use]
    pub fn passed_to(mut self, seat: Seat) -> Self {
        self.head.passed_to = Some(seat);
        self
    }

    /// Letters go to this field, which is not on the screen.
    #[must_use]
    pub fn behind(mut self, field: &Input<Field>) -> Self {
        self.behind = Some(field.clone());
        self
    }

    /// Which of its screens a flow shows. Where the number changes, the focus begins anew, and a key that was read
    /// before the new one was drawn presses nothing on it.
    #[must_use]
    pub fn scene(mut self, scene: impl Into<u64>) -> Self {
        self.scene = scene.into();
        self
    }

    /// Where this scene is shown again, as in a flow that goes back and forth, the focus and what was chosen are as left.
    #[must_use]
    pub fn as_left(mut self) -> Self {
        self.as_left = true;
        self
    }

    /// With this on it, and no empty line after it.
    #[must_use]
    pub fn with(mut self, block: Block) -> Self {
        self.pieces.push(Piece::Block(block));
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
        self.pieces.pop_if(|piece| matches!(piece, Piece::Block(Block::Gap)));
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

    fn part(mut self, part: Part<A>) -> Self {
        self.pieces.push(Piece::Part(part));
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
    pub fn reading(self, pieces: Vec<(Weight, String)>) -> Self {
        self.part(Part::Read(pieces))
    }

    /// Something said before an answer, which may be longer than the room for it. The buttons under it have the focus,
    /// and the keys up and down read on.
    #[must_use]
    pub fn saying(mut self, pieces: Vec<(Weight, String)>) -> Self {
        self.first = 1;
        self.part(Part::Read(pieces))
    }

    /// The same, in one piece of plain weight.
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
    pub fn list_of(self, which: u64, rows: Vec<Row<A>>) -> Self {
        self.part(Part::List(which, rows))
    }

    /// A row of buttons, the last thing on it: nothing stands below but what is put there.
    #[must_use]
    pub fn buttons(self, buttons: Vec<Button<A>>) -> Self {
        self.part(Part::Buttons(buttons)).tight()
    }

    /// No button to be seen: whatever key goes on answers this. For a screen that is one word alone.
    #[must_use]
    pub fn any_key(mut self, answer: Button<A>) -> Self {
        self.pieces.push(Piece::Unseen(answer));
        self
    }

    /// One button.
    #[must_use]
    pub fn button(self, label: impl Into<String>, answer: A) -> Self {
        self.buttons(vec![Button::new(label, answer)])
    }

    /// Something takes its time: nothing can be pressed. Without this, Enter would press the first key at the foot of a
    /// screen that has only words on it.
    #[must_use]
    pub fn waiting(mut self) -> Self {
        self.waits = true;
        self
    }

    /// On a new scene the focus begins at the row or button with this answer, if any.
    #[must_use]
    pub fn start_at(mut self, answer: &A) -> Self
    where
        A: PartialEq,
    {
        let mut all = self.pieces.iter().flat_map(|piece| match piece {
            Piece::Part(Part::List(_, rows)) => rows.iter().map(|row| &row.answer).collect(),
            Piece::Part(Part::Buttons(buttons)) => buttons.iter().map(|button| &button.answer).collect(),
            _ => Vec::new(),
        });
        self.start = all.position(|at| at == answer);
        self
    }
}

impl<A> Sheet<A> {
    /// On a new scene the focus begins in this field.
    #[must_use]
    pub fn start_in(mut self, field: &Input<Field>) -> Self {
        self.start_in = Some(field.clone());
        self
    }
}

/// What the front ends read of a sheet, and the answers that its presses stand for, by their number.
pub(super) struct LaidOut<A> {
    pub(super) page: Page,
    pub(super) form: Form,
    pub(super) behind: Option<Form>,
    pub(super) scene: u64,
    pub(super) as_left: bool,
    pub(super) answers: Vec<A>,
}

impl<A> Sheet<A> {
    /// The page and its parts, each press being the number of an answer.
    pub(super) fn lay_out(mut self) -> LaidOut<A> {
        let mut page = std::mem::take(&mut self.head);
        let mut parts = Vec::new();
        for piece in std::mem::take(&mut self.pieces) {
            page.blocks.push(match piece {
                Piece::Block(block) => block,
                Piece::Unseen(button) => {
                    parts.push(self.plain(Part::Buttons(vec![button])));
                    continue;
                }
                Piece::Part(part) => {
                    parts.push(self.plain(part));
                    Block::Part(parts.len() - 1)
                }
            });
        }
        if self.waits {
            parts.push(FormPart::Buttons(Vec::new(), 0));
        }
        let mut form = Form::new(parts);
        form.at = self.first;
        if !self.has_foot {
            form = form.without_foot();
        }
        if let Some(start) = self.start {
            form.choose(&Press::Answer(start));
        }
        if let Some(start) = &self.start_in {
            let is_start = |part: &FormPart| match part {
                FormPart::Page(field) | FormPart::Line(field, _) => field.is(start),
                _ => false,
            };
            form.at = form.parts.iter().position(is_start).unwrap_or(form.at);
        }
        let behind = self.behind.map(|field| Form::new(vec![FormPart::Page(field)]));
        LaidOut { page, form, behind, scene: self.scene, as_left: self.as_left, answers: self.answers }
    }

    fn plain(&mut self, part: Part<A>) -> FormPart {
        let mut number = |answer| {
            self.answers.push(answer);
            Press::Answer(self.answers.len() - 1)
        };
        match part {
            Part::Page(field) => FormPart::Page(field),
            Part::Line(field, before) => FormPart::Line(field, before),
            Part::Secret(secret, before) => FormPart::Secret(secret, before),
            Part::Picks(picks) => FormPart::Picks(picks),
            Part::Scale(scale) => FormPart::Scale(scale),
            Part::Sort(sort) => FormPart::Sort(sort),
            Part::Read(pieces) => FormPart::Read(parts::Read::new(pieces)),
            Part::List(which, rows) => {
                let rows = rows.into_iter().map(|row| parts::Row { press: number(row.answer), ..row.words });
                FormPart::List(parts::List { rows: rows.collect(), at: 0, which })
            }
            Part::Buttons(buttons) => {
                let buttons = buttons.into_iter().map(|button| super::form::Button {
                    press: number(button.answer),
                    label: button.label,
                    manner: button.manner,
                });
                FormPart::Buttons(buttons.collect(), 0)
            }
        }
    }
}
