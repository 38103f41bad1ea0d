//! Keys and help for the screen beneath: the step's own help first, then the keys, from the one key table.

use super::form::{Button, Form, Part, Press};
use super::keys;
use super::page::{Block, Page, Weight};
use super::parts::Read;
use super::{Go, Model, Screen, Turn};

/// The help page.
pub struct Help {
    form: Form,
}

impl Help {
    /// For that screen.
    pub fn new(screen: &dyn Screen, model: &Model) -> Self {
        let mut pieces: Vec<(Weight, String)> = screen
            .help(model)
            .into_iter()
            .filter_map(|block| match block {
                Block::Words(weight, words) => {
                    Some((if weight == Weight::Quiet { Weight::Bold } else { weight }, words))
                }
                _ => None,
            })
            .collect();
        pieces.extend(keys(model));
        let form =
            Form::new(vec![Part::Read(Read::new(pieces)), Part::Buttons(vec![Button::new("Back", Press::Back)], 0)]);
        Self { form }
    }
}

impl Help {
    /// The keys alone.
    pub fn keys(model: &Model) -> Self {
        Self { form: Form::text(keys(model), vec![Button::new("Back", Press::Back)]) }
    }
}

/// The keys under their heading, and in the demo what is not so there.
fn keys(model: &Model) -> Vec<(Weight, String)> {
    let mut pieces = vec![(Weight::Bold, "Keys".to_owned()), (Weight::Plain, keys_in_words())];
    if model.demo.is_some() {
        pieces.insert(1, (Weight::Plain, "In the demo nothing is kept: it is gone when you leave.".to_owned()));
    }
    pieces
}

/// Every key that has a name, one a line.
pub fn keys_in_words() -> String {
    let rows = keys::table().into_iter().filter(|row| !row.key.is_empty() && !row.help.is_empty());
    rows.map(|row| format!("{}: {}", row.key, row.help)).collect::<Vec<_>>().join("\n")
}

impl Screen for Help {
    fn page(&self, _model: &Model) -> Page {
        Page::new("Keys and help").spaced(Block::Part(0)).with(Block::Part(1))
    }

    own_form!();

    fn press(&mut self, _press: Press, _model: &mut Model) -> Turn {
        Turn::go(Go::Back)
    }
}
