//! Between what stands in the parts of a step and the answer that is kept: both ways, leaf by leaf.
//!
//! An answer finds its leaves again by ids. One that has only words finds them by the words of today or by older ones.

use super::leaf::{Given, Leaf, Slot};
use crate::app::field::Field;
use crate::app::input::Input;
use crate::content::Entry;
use crate::content::entry::meant;
use crate::engine::RecordId;
use crate::engine::record::{Answer, Part, Pile, with_ids, words_and_ids};

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
pub fn to_keep(leaves: &[Leaf]) -> Answer {
    let mut answer = in_boxes(leaves, |_| true);
    answer.parts.retain(|part| !part.is_empty());
    answer.piles.retain(|pile| !pile.cards.is_empty());
    answer
}

/// What stands in each box, without those that were left empty.
pub fn boxes(leaves: &[Leaf]) -> impl Iterator<Item = (&Leaf, Part)> {
    let all = leaves.iter().filter(|leaf| leaf.slot.is_box()).map(|leaf| (leaf, part(leaf)));
    all.filter(|(_, part)| !part.is_empty())
}

fn in_boxes(leaves: &[Leaf], wanted: impl Fn(&Leaf) -> bool) -> Answer {
    let mut answer = Answer::default();
    for leaf in leaves {
        match &leaf.slot {
            slot if slot.is_box() && !wanted(leaf) => answer.parts.push(asked(leaf)),
            slot if slot.is_box() => answer.parts.push(part(leaf)),
            _ if !wanted(leaf) => {}
            Slot::Text | Slot::OwnCard => answer.text = text(leaf),
            Slot::Picked => (answer.picked, answer.ids) = picked(leaf),
            Slot::Number => answer.number = number(leaf),
            Slot::Piles => answer.piles = piles(leaf),
            _ => {}
        }
    }
    answer
}

/// Whether a leaf becomes a record of its own. In a draft it stands after the boxes.
fn is_aside(leaf: &Leaf) -> bool {
    matches!(leaf.slot, Slot::Note(_) | Slot::Mark(_) | Slot::Again(_))
}

/// Puts an answer back into the parts it came from. Says whether every word of it found its place again: not where another
/// edition asks for something else.
pub fn fill(leaves: &mut [Leaf], answer: &Answer) -> bool {
    let mut whole = true;
    for leaf in leaves.iter_mut() {
        match &leaf.slot {
            Slot::Text | Slot::OwnCard => put_text(leaf, &answer.text),
            Slot::Number => put_number(leaf, answer.number),
            Slot::Picked => whole &= put_picked(leaf, &answer.picked, &answer.ids),
            Slot::Piles => whole &= put_piles(leaf, &answer.piles),
            _ => {}
        }
    }
    let mut taken = vec![false; leaves.len()];
    for part in &answer.parts {
        match leaf_of(leaves, &taken, part) {
            Some(at) => {
                taken[at] = true;
                whole &= put_part(&mut leaves[at], part);
            }
            None => whole &= part.is_empty() || part.of.is_some(),
        }
    }
    let now = collect(leaves);
    let has_picks = answer.picked.is_empty() || !now.picked.is_empty();
    let has_piles = answer.piles.iter().all(|pile| pile.cards.is_empty()) || !now.piles.is_empty();
    whole && has_picks && has_piles && now.text == answer.text && now.number == answer.number
}

/// The leaf that a part came from, and that no other part came from: by what it is about, else by its id, else by its words.
fn leaf_of(leaves: &[Leaf], taken: &[bool], part: &Part) -> Option<usize> {
    let fits = |leaf: &Leaf| (leaf.slot.is_box() || is_aside(leaf)) && about(leaf) == part.of;
    let find = |is_it: &dyn Fn(&Leaf) -> bool| {
        leaves.iter().zip(taken).position(|(leaf, taken)| !taken && fits(leaf) && is_it(leaf))
    };
    let has_id = |leaf: &Leaf| !part.id.is_empty() && leaf.id == part.id;
    if part.of.is_some() {
        return find(&|_| true);
    }
    find(&has_id).or_else(|| find(&|leaf| leaf.says(&part.asked)))
}

fn put_part(leaf: &mut Leaf, part: &Part) -> bool {
    put_text(leaf, &part.text);
    put_number(leaf, part.number);
    let picks = put_picked(leaf, &part.picked, &part.ids);
    // A day that went by is none to choose any more, and no word is lost with it or with a mark.
    let is_wordless = matches!(leaf.slot, Slot::Day(_)) || is_aside(leaf);
    let now = self::part(leaf);
    (picks || is_wordless) && now.text == part.text && now.number == part.number
}

/// The promise or agreement that a leaf is about.
fn about(leaf: &Leaf) -> Option<RecordId> {
    match &leaf.slot {
        Slot::Mark(of) | Slot::Again(of) => Some(of.clone()),
        _ => None,
    }
}

/// One box or small question, as it is asked.
fn asked(leaf: &Leaf) -> Part {
    Part { asked: leaf.ask.clone(), id: leaf.id.clone(), of: about(leaf), ..Part::default() }
}

/// The same, with what stands in it.
fn part(leaf: &Leaf) -> Part {
    let has_picks = matches!(leaf.given, Given::Picks(..));
    let (picked, ids) = picked(leaf);
    let text = if has_picks { String::new() } else { text(leaf) };
    Part { text, picked, ids, number: number(leaf), ..asked(leaf) }
}

/// The words that were typed, with those that stand before a line about what one will do.
pub fn text(leaf: &Leaf) -> String {
    let typed = leaf.field().map(Input::text).unwrap_or_default();
    match &leaf.given {
        Given::Line(_, before) if leaf.slot == Slot::Will && !typed.trim().is_empty() => format!("{before}{typed}"),
        _ => typed,
    }
}

/// What is picked, own words last; and the ids.
pub fn picked(leaf: &Leaf) -> (Vec<String>, Vec<String>) {
    let Given::Picks(picks, own) = &leaf.given else { return (Vec::new(), Vec::new()) };
    let (mut words, ids) = words_and_ids(picks.get().picked());
    words.extend(own.iter().map(|field| field.text().trim().to_owned()).filter(|own| !own.is_empty()));
    (words, ids)
}

/// `None` until one is picked on the scale.
pub fn number(leaf: &Leaf) -> Option<u8> {
    if let Given::Scale(scale) = &leaf.given { scale.number() } else { None }
}

/// The piles, in their order. A card without a pile is left aside, unless somebody wrote it: those stand last, in a pile
/// without a name.
fn piles(leaf: &Leaf) -> Vec<Pile> {
    let Given::Sort(sort) = &leaf.given else { return Vec::new() };
    let sort = sort.get();
    let pile = |named: &Entry, cards: (Vec<String>, Vec<String>)| {
        let (cards, ids) = cards;
        Pile { pile: named.say.clone(), id: named.id.clone(), cards, ids }
    };
    let named = sort.piles.iter().enumerate();
    let mut piles: Vec<Pile> = named.map(|(at, named)| pile(named, cards(sort.cards.iter(), Some(at)))).collect();
    let own = pile(&Entry::default(), cards(sort.cards.iter().skip(sort.given), None));
    piles.extend(Some(own).filter(|own| !own.cards.is_empty()));
    piles
}

fn cards<'a>(
    cards: impl Iterator<Item = &'a (Entry, Option<usize>)>,
    pile: Option<usize>,
) -> (Vec<String>, Vec<String>) {
    words_and_ids(cards.filter(|(_, in_pile)| *in_pile == pile).map(|(card, _)| card))
}

fn put_text(leaf: &mut Leaf, text: &str) {
    let is_will = leaf.slot == Slot::Will;
    match &mut leaf.given {
        Given::Page(field) => *field.change() = Field::page(text),
        Given::Line(field, before) => {
            let begun = text.strip_prefix(before.as_str()).filter(|_| is_will);
            if is_will && begun.is_none() && !text.is_empty() {
                // It was begun with other words than those that stand there today: it has them in it.
                before.clear();
            }
            *field.change() = Field::line(begun.unwrap_or(text));
        }
        Given::Picks(_, Some(own)) => *own.change() = Field::line(text),
        _ => {}
    }
}

/// Words that are none of the choices go into the line for own words. Says whether all have a place.
fn put_picked(leaf: &Leaf, words: &[String], ids: &[String]) -> bool {
    let Given::Picks(picks, own) = &leaf.given else { return words.is_empty() };
    let others = picks.change().pick(with_ids(words, ids));
    if let Some(own) = own.as_ref().filter(|_| !others.is_empty()) {
        *own.change() = Field::line(&others.join(", "));
    }
    others.len() <= usize::from(own.is_some())
}

fn put_number(leaf: &Leaf, number: Option<u8>) {
    if let Given::Scale(scale) = &leaf.given {
        scale.change().number = number;
    }
}

/// Cards that are none of the given ones were written by the person. Says whether all lie in their piles again.
fn put_piles(leaf: &Leaf, piles: &[Pile]) -> bool {
    let Given::Sort(sort) = &leaf.given else { return piles.is_empty() };
    let mut sort = sort.change();
    let mut whole = true;
    for pile in piles.iter().filter(|pile| !pile.cards.is_empty()) {
        let at = meant(&sort.piles, &pile.id, &pile.pile);
        whole &= at.is_some() || pile.pile.is_empty();
        for (id, words) in with_ids(&pile.cards, &pile.ids) {
            match meant(sort.cards.iter().map(|(card, _)| card), id, words) {
                Some(there) => sort.cards[there].1 = at,
                None => sort.cards.push((Entry::new(id, words), at)),
            }
        }
    }
    whole
}
