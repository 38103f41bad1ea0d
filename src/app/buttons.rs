//! Buttons and rows: what can be pressed.
//!
//! A screen makes them with its own answers. Once they stand on a page each has the number of its answer in that place, so
//! that the keys and both front ends need not know what any screen asks.

/// The answer with this number on the sheet that is seen, or that of a row which its screen makes where it is in sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nth(Which);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Which {
    Answer(usize),
    Row(usize),
}

impl Nth {
    /// Of that row of a long list.
    pub(super) fn row(at: usize) -> Self {
        Self(Which::Row(at))
    }

    /// Which row of a long list it is of, where it is of one.
    pub(super) fn of_row(self) -> Option<usize> {
        match self.0 {
            Which::Row(at) => Some(at),
            Which::Answer(_) => None,
        }
    }

    /// `None` where the sheet was made anew since then, with fewer answers.
    pub(super) fn of<A>(self, answers: &[A]) -> Option<&A> {
        match self.0 {
            Which::Answer(at) => answers.get(at),
            Which::Row(_) => None,
        }
    }

    /// Puts one more behind them, and says which it is.
    fn push<A>(answers: &mut Vec<A>, answer: A) -> Self {
        answers.push(answer);
        Self(Which::Answer(answers.len() - 1))
    }
}

/// What the keys and both front ends must know of a button or a row without reading its words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Manner {
    /// It goes somewhere or picks something; nothing is lost by it.
    #[default]
    Plain,
    /// It keeps what is typed on the page: the row of keys says so, too.
    Keeps,
    /// It takes something away: no key that is a habit presses it.
    Removes,
    /// It closes the program: Space presses nothing beside it.
    Closes,
    /// It opens a blank page: words typed line by line can be meant for it.
    OpensABlankPage,
}

/// What can be pressed. A screen makes it with an answer of its own type; on a page the answer has become a number.
#[derive(Clone, Debug)]
pub struct Button<A = Nth> {
    /// What stands on it, in the language of the edition.
    pub label: String,
    /// Given to the screen when it is pressed.
    pub answer: A,
    /// What is to be known of it without its words.
    pub manner: Manner,
}

impl<A> Button<A> {
    /// Ends nothing, keeps nothing and removes nothing; the methods below say otherwise.
    pub fn new(label: impl Into<String>, answer: A) -> Self {
        Self { label: label.into(), answer, manner: Manner::default() }
    }

    /// As [`Manner::Keeps`].
    #[must_use]
    pub fn keeps(self) -> Self {
        Self { manner: Manner::Keeps, ..self }
    }

    /// As [`Manner::Removes`].
    #[must_use]
    pub fn removes(self) -> Self {
        Self { manner: Manner::Removes, ..self }
    }

    /// As [`Manner::Closes`].
    #[must_use]
    pub fn closes(self) -> Self {
        Self { manner: Manner::Closes, ..self }
    }

    /// As [`Manner::OpensABlankPage`].
    #[must_use]
    pub fn opens_a_blank_page(self) -> Self {
        Self { manner: Manner::OpensABlankPage, ..self }
    }

    /// As it stands on a page, with its answer among these.
    pub(super) fn numbered(self, answers: &mut Vec<A>) -> Button {
        Button { label: self.label, answer: Nth::push(answers, self.answer), manner: self.manner }
    }
}

/// A line that can be pressed, in a list that may be longer than the screen.
#[derive(Clone, Debug)]
pub struct Row<A = Nth> {
    /// The title of what it opens.
    pub text: String,
    /// Words beside them, quieter.
    pub beside: String,
    /// A word at the right, quieter.
    pub mark: String,
    /// Whether an empty line stands above it.
    pub apart: bool,
    /// Quiet words in a line of their own above it.
    pub heading: String,
    /// Given to the screen when it is opened.
    pub answer: A,
    /// What is to be known of it without its words.
    pub manner: Manner,
}

impl<A> Row<A> {
    /// With nothing beside or above it; the methods below add that.
    pub fn new(text: impl Into<String>, answer: A) -> Self {
        let (beside, mark, heading) = <(String, String, String)>::default();
        Self { text: text.into(), beside, mark, apart: false, heading, answer, manner: Manner::default() }
    }

    /// With quieter words beside it.
    #[must_use]
    pub fn beside(self, beside: impl Into<String>) -> Self {
        Self { beside: beside.into(), ..self }
    }

    /// With a quieter word at the right.
    #[must_use]
    pub fn mark(self, mark: impl Into<String>) -> Self {
        Self { mark: mark.into(), ..self }
    }

    /// Set apart from the row above.
    #[must_use]
    pub fn apart(self) -> Self {
        Self { apart: true, ..self }
    }

    /// Set apart under quiet words.
    #[must_use]
    pub fn under(self, heading: impl Into<String>) -> Self {
        Self { heading: heading.into(), ..self.apart() }
    }

    /// As [`Manner::OpensABlankPage`].
    #[must_use]
    pub fn opens_a_blank_page(self) -> Self {
        Self { manner: Manner::OpensABlankPage, ..self }
    }

    /// As it stands on a page, with its answer among these.
    pub(super) fn numbered(self, answers: &mut Vec<A>) -> Row {
        let (row, answer) = self.parted();
        row.answering(Nth::push(answers, answer))
    }

    fn parted(self) -> (Row<()>, A) {
        let Self { text, beside, mark, apart, heading, answer, manner } = self;
        (Row { text, beside, mark, apart, heading, answer: (), manner }, answer)
    }
}

impl Row<()> {
    /// As it stands on a page.
    pub(super) fn answering(self, answer: Nth) -> Row {
        let Self { text, beside, mark, apart, heading, answer: (), manner } = self;
        Row { text, beside, mark, apart, heading, answer, manner }
    }
}
