//! Side by side: what each of the two chose to show, in two columns, and a next thing to do aloud.
//!
//! No match is counted, nothing is held against the other's. "A near guess", "a surprise" are said aloud, by each for
//! themselves.

use super::named;
use crate::app::Model;
use crate::app::page::{Block, Column, Page};
use crate::content::{Kind, Prompt};
use crate::engine::page::answer_words;
use crate::engine::{Answer, Place, seat::other};

/// What stands on the page of both.
pub fn page(prompt: &Prompt, one: &Answer, two: &Answer, model: &Model) -> Page {
    let mut page = Page::new(crate::app::step::show::place(prompt, model));
    "both of you".clone_into(&mut page.whose);
    match prompt.kind {
        Kind::Feelings => feelings(page, one, two, model),
        Kind::Sort => sorted(page, one, two, model),
        _ => {
            let aloud =
                model.book.library.sittings.screen_of_two("side-by-side").and_then(|screen| screen.text.clone());
            page.spaced(both("{next}", one, two, model)).spaced(Block::text(aloud.unwrap_or_default()))
        }
    }
}

fn both(title: &str, one: &Answer, two: &Answer, model: &Model) -> Block {
    beside(title, &answer_words(one), &answer_words(two), model)
}

fn beside(title: &str, one: &str, two: &str, model: &Model) -> Block {
    let column = |place: Place, text: &str| Column { title: named(title, place, model), text: text.to_owned() };
    Block::Beside(Box::new([column(Place::One, one), column(Place::Two, two)]))
}

/// What each feels, and under it what the other guessed.
fn feelings(page: Page, one: &Answer, two: &Answer, model: &Model) -> Page {
    let words = |picked: &[String]| picked.join("\n");
    let guess = |answer: &Answer| answer.parts.first().map_or_else(String::new, |part| part.picked.join(", "));
    let column = |place: Place, text: String| Column { title: named("{other} guessed", place, model), text };
    let guessed = Block::Beside(Box::new([column(Place::One, guess(two)), column(Place::Two, guess(one))]));
    page.spaced(beside("{next} feels", &words(&one.picked), &words(&two.picked), model))
        .spaced(guessed)
        .spaced(Block::text("Each say one thing aloud that you notice: a near guess, or a surprise."))
}

/// Only what differs is talked about.
fn sorted(page: Page, one: &Answer, two: &Answer, model: &Model) -> Page {
    let pile = |answer: &Answer, card: &str| {
        answer.piles.iter().find(|pile| pile.cards.iter().any(|there| there == card)).map(|pile| pile.pile.clone())
    };
    let cards = one.piles.iter().flat_map(|pile| &pile.cards);
    let differ: Vec<String> = cards
        .filter_map(|card| {
            let (mine, theirs) = (pile(one, card)?, pile(two, card)?);
            let names = (model.name_of(Place::One), model.name_of(other(Place::One)));
            (mine != theirs).then(|| format!("{card}: {} for {}, {} for {}", mine, names.0, theirs, names.1))
        })
        .collect();
    let words = if differ.is_empty() { "These are sorted the same way.".to_owned() } else { differ.join("\n") };
    page.spaced(Block::ask("Where you differ"))
        .spaced(Block::text(words))
        .spaced(Block::text("Choose one, and each say what makes it so for you. One is enough for today."))
}
