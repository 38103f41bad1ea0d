//! Keys and help for the screen beneath: the step's own help first, then the keys, from the one key table.

use super::keys::{Named, TABLE};
use super::page::{Block, Weight};
use super::sheet::Sheet;
use super::{Model, Screen, Transition};
use crate::content::words::keys::Keys;

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
        let mut pieces: Vec<(Weight, String)> = own.collect();
        let keys_from = pieces.len();
        pieces.extend(keys(model));
        let words = &model.book.words;
        let sheet = Sheet::new(words.keys.page.title()).reading(pieces).keys_from(keys_from);
        sheet.button(words.common.buttons.back(), ())
    }

    fn on(&mut self, (): (), _model: &mut Model) -> Transition {
        Transition::back()
    }
}

/// The keys under their heading, and in the demo what is not so there.
fn keys(model: &Model) -> Vec<(Weight, String)> {
    let words = &model.book.words.keys;
    let page = &words.page;
    let in_the_demo = model.demo.as_ref().map(|_| (Weight::Plain, page.in_the_demo().to_owned()));
    let heading = (Weight::Bold, page.heading().to_owned());
    std::iter::once(heading).chain(in_the_demo).chain([(Weight::Plain, keys_in_words(words))]).collect()
}

/// Every key that has a name, one a line.
pub fn keys_in_words(words: &Keys) -> String {
    let rows = TABLE.iter().filter_map(|row| row.named);
    let row = |named: Named| words.page.named((named.key)(&words.names), (named.help)(&words.help));
    rows.map(row).collect::<Vec<_>>().join("\n")
}
