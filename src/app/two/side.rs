//! Side by side: what each of the two chose to show, in two columns, and a next thing to do aloud.
//!
//! No match is counted, nothing is held against the other's. "A near guess", "a surprise" are said aloud, by each for
//! themselves.

use super::named;
use crate::app::Model;
use crate::app::around::place;
use crate::app::page::{Belongs, Column};
use crate::app::sheet::Sheet;
use crate::content::entry::{Meaning, meaning};
use crate::content::{Kind, Prompt};
use crate::engine::page::answer_words;
use crate::engine::record::{Pile, with_ids};
use crate::engine::{Answer, Place, seat::other};

/// What stands on the page of both.
pub fn sheet<A>(prompt: &Prompt, one: &Answer, two: &Answer, model: &Model) -> Sheet<A> {
    let sheet = Sheet::new(place(prompt, model)).whose(Belongs::ToBoth);
    match prompt.kind {
        Kind::Feelings => feelings(sheet, one, two, model),
        Kind::Sort => sorted(sheet, prompt, [one, two], model),
        _ => {
            let aloud =
                model.book.library.sittings.screen_of_two("side-by-side").and_then(|screen| screen.text.clone());
            let both = [named("{next}", Place::One, model), named("{next}", Place::Two, model)];
            sheet.columns(columns(both, [answer_words(one), answer_words(two)])).text(aloud.unwrap_or_default())
        }
    }
}

fn columns(titles: [String; 2], texts: [String; 2]) -> [Column; 2] {
    let ([one, two], [first, second]) = (titles, texts);
    [Column { title: one, text: first }, Column { title: two, text: second }]
}

/// What each feels, and under it what the other guessed.
fn feelings<A>(sheet: Sheet<A>, one: &Answer, two: &Answer, model: &Model) -> Sheet<A> {
    let words = &model.book.words.two.side;
    let names = [model.name_of(Place::One), model.name_of(other(Place::One))];
    let guess = |answer: &Answer| answer.parts.first().map_or_else(String::new, |part| part.picked.join(", "));
    let felt = columns(names.map(|name| words.feels(name)), [one.picked.join("\n"), two.picked.join("\n")]);
    // Under each one stands what the other one guessed of them.
    let guessed = columns([words.guessed(names[1]), words.guessed(names[0])], [guess(two), guess(one)]);
    sheet.columns(felt).columns(guessed).text(words.say_what_you_notice())
}

/// Only what differs is talked about.
fn sorted<A>(sheet: Sheet<A>, prompt: &Prompt, both: [&Answer; 2], model: &Model) -> Sheet<A> {
    let words = &model.book.words.two.side;
    let names = [model.name_of(Place::One), model.name_of(other(Place::One))];
    let [one, two] = both.map(|answer| laid(prompt, answer));
    let differs = |mine: &Laid<'_>| {
        let theirs = two.iter().find(|theirs| theirs.card == mine.card)?;
        let said = || words.card_differs(mine.says, mine.pile_says, names[0], theirs.pile_says, names[1]);
        (mine.pile != theirs.pile).then(said)
    };
    let differ: Vec<String> = one.iter().filter_map(differs).collect();
    let said = if differ.is_empty() { words.the_same_way().to_owned() } else { differ.join("\n") };
    sheet.ask(words.where_you_differ()).text(said).text(words.choose_one())
}

/// A card, and the pile it was laid on.
struct Laid<'a> {
    card: Meaning<'a>,
    says: &'a str,
    pile: Meaning<'a>,
    pile_says: &'a str,
}

fn laid<'a>(prompt: &Prompt, answer: &'a Answer) -> Vec<Laid<'a>> {
    let (piles, cards) = (prompt.words.piles.as_deref(), prompt.words.cards.as_deref());
    let (piles, cards) = (piles.unwrap_or_default(), cards.unwrap_or_default());
    let of_pile = |pile: &'a Pile| {
        let card = |(id, says)| Laid {
            card: meaning(cards, id, says),
            says,
            pile: meaning(piles, &pile.id, &pile.pile),
            pile_says: &pile.pile,
        };
        with_ids(&pile.cards, &pile.ids).map(card).collect::<Vec<_>>()
    };
    answer.piles.iter().flat_map(of_pile).collect()
}
