//! Between what stands in the parts of a step and the answer that is kept: both ways, leaf by leaf.

use super::leaf::{Given, Leaf, Slot};
use crate::app::field::Field;
use crate::app::input::Input;
use crate::engine::RecordId;
use crate::engine::record::{Answer, Part, Pile};

/// The answer as it stands now. Empty parts are left in place, so that [`fill`] finds each one again.
pub fn collect(leaves: &[Leaf]) -> Answer {
    of_those(leaves, |_| true)
}

/// The answer of those leaves alone; the parts of the others are left empty, in their places.
pub fn of_those(leaves: &[Leaf], wanted: impl Fn(&Leaf) -> bool) -> Answer {
    let mut answer = in_boxes(leaves, &wanted);
    answer.parts.extend(leaves.iter().filter(|leaf| is_aside(leaf) && wanted(leaf)).map(part));
    answer
}

/// The answer that one record holds, without the parts that were left empty: what is kept.
pub fn kept(leaves: &[Leaf]) -> Answer {
    let mut answer = in_boxes(leaves, |_| true);
    answer.parts.retain(|part| !part.is_empty());
    answer.piles.retain(|pile| !pile.cards.is_empty());
    answer
}

fn in_boxes(leaves: &[Leaf], wanted: impl Fn(&Leaf) -> bool) -> Answer {
    let mut answer = Answer::default();
    for leaf in leaves {
        match &leaf.slot {
            Slot::Part | Slot::Day(_) if !wanted(leaf) => {
                answer.parts.push(Part { asked: leaf.ask.clone(), ..Part::default() });
            }
            Slot::Part | Slot::Day(_) => answer.parts.push(part(leaf)),
            _ if !wanted(leaf) => {}
            Slot::Text | Slot::OwnCard => answer.text = text(leaf),
            Slot::Picked => answer.picked = picked(leaf),
            Slot::Number => answer.number = number(leaf),
            Slot::Piles => answer.piles = piles(leaf),
            Slot::None | Slot::Look | Slot::Note(_) | Slot::Mark(_) | Slot::Again(_) | Slot::Summary(_) => {}
        }
    }
    answer
}

/// Whether a leaf becomes a record of its own. In a draft it stands after the boxes, known by what it asks.
fn is_aside(leaf: &Leaf) -> bool {
    matches!(leaf.slot, Slot::Note(_) | Slot::Mark(_) | Slot::Again(_))
}

/// Puts an answer back into the parts it came from.
pub fn fill(leaves: &[Leaf], answer: &Answer) {
    let boxes = leaves.iter().filter(|leaf| matches!(leaf.slot, Slot::Part | Slot::Day(_))).count();
    let (in_boxes, aside) = answer.parts.split_at(boxes.min(answer.parts.len()));
    let mut parts = in_boxes.iter();
    for leaf in leaves {
        match &leaf.slot {
            Slot::None | Slot::Look | Slot::Summary(_) => {}
            Slot::Text | Slot::OwnCard => put_text(leaf, &answer.text),
            Slot::Picked => put_picked(leaf, &answer.picked),
            Slot::Number => put_number(leaf, answer.number),
            Slot::Piles => put_piles(leaf, &answer.piles),
            Slot::Part | Slot::Day(_) => parts.next().into_iter().for_each(|part| put_part(leaf, part)),
            Slot::Note(_) | Slot::Mark(_) | Slot::Again(_) => {
                let same = |part: &&Part| part.asked == leaf.ask && part.of == about(leaf);
                aside.iter().find(same).into_iter().for_each(|part| put_part(leaf, part));
            }
        }
    }
}

fn put_part(leaf: &Leaf, part: &Part) {
    put_text(leaf, &part.text);
    put_picked(leaf, &part.picked);
    put_number(leaf, part.number);
}

/// The promise or agreement that a leaf is about.
fn about(leaf: &Leaf) -> Option<RecordId> {
    match &leaf.slot {
        Slot::Mark(of) | Slot::Again(of) => Some(of.clone()),
        _ => None,
    }
}

/// Whether every word of an answer found its place again: not where another edition asks for something else.
pub fn holds(leaves: &[Leaf], answer: &Answer) -> bool {
    let now = collect(leaves);
    let has_part = |part: &Part| {
        now.parts
            .iter()
            .any(|found| found.asked == part.asked && found.text == part.text && found.number == part.number)
    };
    let in_pile = |pile: &Pile, card: &String| {
        now.piles.iter().any(|found| found.pile == pile.pile && found.cards.contains(card))
    };
    now.text == answer.text
        && now.number == answer.number
        && answer.picked.iter().all(|word| now.picked.contains(word))
        && answer.parts.iter().filter(|part| !part.is_empty()).all(has_part)
        && answer.piles.iter().all(|pile| pile.cards.iter().all(|card| in_pile(pile, card)))
}

/// One box or small question, as it was asked.
fn part(leaf: &Leaf) -> Part {
    let has_picks = matches!(leaf.given, Given::Picks(..));
    Part {
        asked: leaf.ask.clone(),
        text: if has_picks { String::new() } else { text(leaf) },
        picked: picked(leaf),
        number: number(leaf),
        of: about(leaf),
    }
}

/// The words that were typed, with the words that stand before them.
pub fn text(leaf: &Leaf) -> String {
    let typed = leaf.field().map(Input::text).unwrap_or_default();
    match &leaf.given {
        Given::Line(_, before) if before.starts_with("I will") && !typed.trim().is_empty() => {
            format!("{before}{typed}")
        }
        _ => typed,
    }
}

/// What is picked, own words last.
pub fn picked(leaf: &Leaf) -> Vec<String> {
    let Given::Picks(picks, own) = &leaf.given else { return Vec::new() };
    let mut words = picks.get().picked();
    words.extend(own.iter().map(|field| field.text().trim().to_owned()).filter(|own| !own.is_empty()));
    words
}

/// The number, where there is one.
pub fn number(leaf: &Leaf) -> Option<u8> {
    if let Given::Scale(scale) = &leaf.given { scale.number() } else { None }
}

/// The piles, in their order. A card without a pile is left aside, unless somebody wrote it: those stand last, in a pile
/// without a name.
fn piles(leaf: &Leaf) -> Vec<Pile> {
    let Given::Sort(sort) = &leaf.given else { return Vec::new() };
    let sort = sort.get();
    let named = sort.piles.iter().enumerate();
    let mut piles: Vec<Pile> =
        named.map(|(at, pile)| Pile { pile: pile.clone(), cards: cards(sort.cards.iter(), Some(at)) }).collect();
    let own = cards(sort.cards.iter().skip(sort.given), None);
    piles.extend((!own.is_empty()).then(|| Pile { pile: String::new(), cards: own }));
    piles
}

fn cards<'a>(cards: impl Iterator<Item = &'a (String, Option<usize>)>, pile: Option<usize>) -> Vec<String> {
    cards.filter(|(_, in_pile)| *in_pile == pile).map(|(card, _)| card.clone()).collect()
}

fn put_text(leaf: &Leaf, text: &str) {
    match &leaf.given {
        Given::Page(field) => *field.change() = Field::page(text),
        Given::Line(field, before) => {
            let own = text.strip_prefix(before.as_str()).unwrap_or(text);
            *field.change() = Field::line(own);
        }
        Given::Picks(_, Some(own)) => *own.change() = Field::line(text),
        _ => {}
    }
}

/// Words that none of the choices says go into the line for own words.
fn put_picked(leaf: &Leaf, words: &[String]) {
    let Given::Picks(picks, own) = &leaf.given else { return };
    let others = picks.change().pick(words);
    if let Some(own) = own.as_ref().filter(|_| !others.is_empty()) {
        *own.change() = Field::line(&others.join(", "));
    }
}

fn put_number(leaf: &Leaf, number: Option<u8>) {
    if let Given::Scale(scale) = &leaf.given {
        scale.change().number = number;
    }
}

fn put_piles(leaf: &Leaf, piles: &[Pile]) {
    let Given::Sort(sort) = &leaf.given else { return };
    let mut sort = sort.change();
    for pile in piles {
        let at = sort.piles.iter().position(|name| *name == pile.pile);
        for card in &pile.cards {
            match sort.cards.iter_mut().find(|(there, _)| there == card) {
                Some((_, in_pile)) => *in_pile = at,
                None => sort.cards.push((card.clone(), at)),
            }
        }
    }
}
