//! Between what stands in the parts of a step and the answer that is kept: both ways, leaf by leaf.

use super::leaf::{Leaf, Slot};
use crate::app::form::Part as FormPart;
use crate::app::parts::Picks;
use crate::engine::RecordId;
use crate::engine::record::{Answer, Part, Pile};
use std::cell::Ref;

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
pub fn fill(leaves: &mut [Leaf], answer: &Answer) {
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

fn put_part(leaf: &mut Leaf, part: &Part) {
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
    let has_picks = picks(leaf).is_some();
    Part {
        asked: leaf.ask.clone(),
        text: if has_picks { String::new() } else { text(leaf) },
        picked: picked(leaf),
        number: number(leaf),
        of: about(leaf),
    }
}

/// The words of the first field, with the words that stand before it.
pub fn text(leaf: &Leaf) -> String {
    leaf.form
        .parts
        .iter()
        .find_map(|part| match part {
            FormPart::Line(field, before) if before.starts_with("I will") && !field.text().trim().is_empty() => {
                Some(format!("{before}{}", field.text()))
            }
            FormPart::Page(field) | FormPart::Line(field, _) => Some(field.text()),
            _ => None,
        })
        .unwrap_or_default()
}

/// What is picked, own words last.
pub fn picked(leaf: &Leaf) -> Vec<String> {
    let Some(picks) = picks(leaf) else { return Vec::new() };
    let mut words = picks.picked();
    words.extend(leaf.fields().map(|field| field.text().trim().to_owned()).filter(|own| !own.is_empty()));
    words
}

fn picks(leaf: &Leaf) -> Option<Ref<'_, Picks>> {
    leaf.form.picks()
}

/// The number, where there is one.
pub fn number(leaf: &Leaf) -> Option<u8> {
    leaf.form.parts.iter().find_map(|part| match part {
        FormPart::Scale(scale) => scale.number(),
        _ => None,
    })
}

/// The piles, in their order. A card without a pile is left aside, unless somebody wrote it: those stand last, in a pile
/// without a name.
fn piles(leaf: &Leaf) -> Vec<Pile> {
    let Some(sort) = leaf.form.parts.iter().find_map(|part| match part {
        FormPart::Sort(sort) => Some(sort.get()),
        _ => None,
    }) else {
        return Vec::new();
    };
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

fn put_text(leaf: &mut Leaf, text: &str) {
    for part in &mut leaf.form.parts {
        match part {
            FormPart::Page(field) => *field.change() = crate::app::field::Field::page(text),
            FormPart::Line(field, before) => {
                let own = text.strip_prefix(before.as_str()).unwrap_or(text);
                *field.change() = crate::app::field::Field::line(own);
            }
            _ => continue,
        }
        break;
    }
}

fn put_picked(leaf: &mut Leaf, words: &[String]) {
    let mut others = Vec::new();
    let mut has_picks = false;
    for part in &mut leaf.form.parts {
        match part {
            FormPart::Picks(picks) => {
                others = picks.change().pick(words);
                has_picks = true;
            }
            FormPart::Line(field, _) if has_picks && !others.is_empty() => {
                *field.change() = crate::app::field::Field::line(&others.join(", "));
            }
            _ => {}
        }
    }
}

fn put_number(leaf: &mut Leaf, number: Option<u8>) {
    for part in &mut leaf.form.parts {
        if let FormPart::Scale(scale) = part {
            scale.change().number = number;
        }
    }
}

fn put_piles(leaf: &mut Leaf, piles: &[Pile]) {
    for part in &mut leaf.form.parts {
        let FormPart::Sort(sort) = part else { continue };
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
}
