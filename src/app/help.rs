//! Keys and help for the screen beneath: the step's own help first, then the keys, from the one key table.

use super::keys;
use super::page::{Block, Weight};
use super::sheet::Sheet;
use super::{Model, Screen, Turn};

/// The help page.
pub struct Help {
    /// What the screen beneath has to say of itself.
    own: Vec<Block>,
}

impl Help {
    /// For a screen that says this of itself.
    pub fn new(own: Vec<Block>) -> Self {
        Self { own }
    }
}

impl Screen for Help {
    /// The one way back.
    type Answer = ();

    fn sheet(&self, model: &Model) -> Sheet<()> {
        let own = self.own.iter().filter_map(|block| match block {
            // What can wait beside a page is what was asked for here.
            Block::Words(Weight::Quiet, words) => Some((Weight::Bold, words.clone())),
            Block::Words(weight, words) => Some((*weight, words.clone())),
            _ => None,
        });
        Sheet::new("Keys and help").reading(own.chain(keys(model)).collect()).button("Back", ())
    }

    fn on(&mut self, (): (), _model: &mut Model) -> Turn {
        Turn::back()
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
