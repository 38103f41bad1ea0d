//! What a line means where a number is asked: messages, or a sentence that says why it was not understood.
//!
//! Nothing is ever guessed. A line that is no number moves nothing.

use super::prompt;
use crate::app::Action;
use crate::app::focus::Seen;
use crate::app::list::List;
use crate::app::page::Part;
use crate::app::parts::{Picks, Scale, Sort};
use crate::app::{App, Msg};
use crate::content::Entry;
use crate::content::words::spoken::Answers;

/// What became of a line.
pub(super) enum Heard {
    /// It was understood; first this is said, where there is something to say.
    Understood(String, Vec<Msg>),
    /// It was not, and is asked again.
    Again(String),
}

impl Heard {
    fn quietly(msgs: Vec<Msg>) -> Self {
        Self::Understood(String::new(), msgs)
    }
}

/// The line at the part that has the focus.
pub(super) fn answer(app: &App, seen: Seen<'_>, line: &str) -> Heard {
    let words = &app.model.book.words.spoken.answers;
    if let Some(heard) = by_name(app, seen, line) {
        return heard;
    }
    let numbers = match seen.focused() {
        Some(Part::Scale(scale)) => return number(words, &scale.get(), seen, line),
        _ => numbers(line, words.and()),
    };
    let Some(numbers) = numbers else { return Heard::Again(words.no_number().to_owned()) };
    match seen.focused() {
        Some(Part::Picks(picks)) => picked(words, &picks.get(), seen, &numbers),
        Some(Part::Sort(sort)) => sorted(words, &sort.get(), seen, &numbers),
        Some(Part::List(list)) => opened(words, list, seen, &numbers),
        Some(Part::Buttons(_) | Part::Unseen(_)) => pressed(words, seen, 0, &numbers),
        // What there was to read has been said with the page, so a number is for the buttons below it.
        Some(Part::Read(_)) if seen.page.part(seen.focus.at + 1).and_then(Part::buttons).is_some() => {
            pressed(words, seen, 1, &numbers)
        }
        _ if numbers.is_empty() => Heard::quietly(on(seen)),
        _ => Heard::Again(words.nothing_to_choose().to_owned()),
    }
}

/// The numbers of a line, however they are set apart; none where anything else is in it.
fn numbers(line: &str, and: &str) -> Option<Vec<usize>> {
    let apart = |letter: char| letter.is_whitespace() || matches!(letter, ',' | ';' | '&' | '+');
    let words = line.split(apart).filter(|word| !word.is_empty() && *word != and);
    words.map(|word| digits(word.trim_end_matches(['.', ')']))).collect()
}

/// A number of nothing but digits; one that is too large for anything is still a number.
fn digits(word: &str) -> Option<usize> {
    let is_number = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| word.parse().unwrap_or(usize::MAX))
}

/// On to the next part, past the row of keys at the foot, which is no part of what is asked.
pub(super) fn on(seen: Seen<'_>) -> Vec<Msg> {
    let parts = seen.page.parts().count();
    let past = if seen.focus.at + 1 >= parts { 1 + seen.page.stops() - parts } else { 1 };
    (0..past).map(|_| act(Action::NextPart)).collect()
}

/// Whether nothing comes after what has the focus but one button.
pub(super) fn is_all_but_one(seen: Seen<'_>) -> bool {
    let mut after = seen.page.parts().skip(seen.focus.at + 1);
    after.next().and_then(Part::buttons).is_some_and(|buttons| buttons.len() == 1) && after.next().is_none()
}

/// A thing that stands there was typed as it stands there.
fn by_name(app: &App, seen: Seen<'_>, line: &str) -> Option<Heard> {
    let words = &app.model.book.words.spoken.answers;
    let (names, ahead): (Vec<String>, usize) = match seen.focused()? {
        Part::Picks(picks) => (said(&picks.get().items), 0),
        Part::Sort(sort) => (said(&sort.get().piles), 0),
        Part::List(list) => (app.all_rows(list).rows().map(|(_, row)| prompt::name(&row.text)).collect(), 0),
        Part::Buttons(_) | Part::Unseen(_) => (labels(seen, seen.focus.at), 0),
        Part::Read(_) => (labels(seen, seen.focus.at + 1), 1),
        _ => return None,
    };
    let typed = line.trim().to_lowercase();
    let number = 1 + names.iter().position(|name| !typed.is_empty() && name.trim().to_lowercase() == typed)?;
    Some(match seen.focused()? {
        Part::Picks(picks) => picked(words, &picks.get(), seen, &[number]),
        Part::Sort(sort) => sorted(words, &sort.get(), seen, &[number]),
        Part::List(list) => opened(words, list, seen, &[number]),
        _ => pressed(words, seen, ahead, &[number]),
    })
}

fn said(entries: &[Entry]) -> Vec<String> {
    entries.iter().map(|entry| entry.say.clone()).collect()
}

fn labels(seen: Seen<'_>, from: usize) -> Vec<String> {
    seen.page.parts().skip(from).map_while(Part::buttons).flatten().map(|button| button.label.clone()).collect()
}

/// From the part that has the focus to another one.
pub(super) fn to(seen: Seen<'_>, part: usize) -> impl Iterator<Item = Msg> {
    steps(seen.focus.at, part, Action::PrevPart, Action::NextPart)
}

pub(super) fn act(action: Action) -> Msg {
    Msg::Act(action)
}

/// The steps from one place to another.
pub(super) fn steps(from: usize, to: usize, back: Action, on: Action) -> impl Iterator<Item = Msg> {
    let step = if to < from { back } else { on };
    (0..from.abs_diff(to)).map(move |_| act(step.clone()))
}

/// The sentence for a number that stands for nothing here.
fn out_of(words: &Answers, most: usize) -> Heard {
    Heard::Again(match most {
        0 => words.nothing_to_choose().to_owned(),
        1 => words.only_1().to_owned(),
        _ => words.numbers_to(&most.to_string()),
    })
}

fn is_out(numbers: &[usize], most: usize) -> bool {
    numbers.iter().any(|number| !(1..=most).contains(number))
}

fn only_one(words: &Answers) -> Heard {
    Heard::Again(words.only_one().to_owned())
}

fn picked(words: &Answers, picks: &Picks, seen: Seen<'_>, numbers: &[usize]) -> Heard {
    if is_out(numbers, picks.items.len()) {
        return out_of(words, picks.items.len());
    }
    if !picks.many && numbers.len() > 1 {
        return only_one(words);
    }
    if numbers.is_empty() {
        return Heard::quietly(on(seen));
    }
    let (mut at, mut chosen, mut msgs) = (picks.at, picks.on.clone(), Vec::new());
    for wanted in distinct(numbers) {
        // One of several is chosen, whether it was before or not; of many, a number takes back what it picked.
        if picks.many || !chosen[wanted] {
            msgs.extend(steps(at, wanted, Action::Left, Action::Right));
            msgs.push(act(Action::Toggle));
            at = wanted;
            let is_on = !chosen[wanted];
            if !picks.many {
                chosen.fill(false);
            }
            chosen[wanted] = is_on;
        }
    }
    msgs.extend(on(seen));
    let names: Vec<&str> =
        picks.items.iter().zip(&chosen).filter(|(_, on)| **on).map(|(item, _)| item.say.as_str()).collect();
    let said = if names.is_empty() { words.none_picked().to_owned() } else { words.picked(&names.join(", ")) };
    Heard::Understood(said, msgs)
}

/// The places that the numbers name, each once.
fn distinct(numbers: &[usize]) -> Vec<usize> {
    let mut places: Vec<usize> = Vec::new();
    for number in numbers {
        if !places.contains(&(number - 1)) {
            places.push(number - 1);
        }
    }
    places
}

fn number(words: &Answers, scale: &Scale, seen: Seen<'_>, line: &str) -> Heard {
    let take_away = || scale.number.map(|_| act(Action::Toggle));
    match numbers(line, words.and()).as_deref() {
        _ if line.trim().eq_ignore_ascii_case(words.none()) => {
            Heard::Understood(words.number_taken_away().to_owned(), take_away().into_iter().chain(on(seen)).collect())
        }
        Some([]) => Heard::quietly(on(seen)),
        Some([wanted @ 0..=10]) => {
            let up = (0..*wanted).map(|_| act(Action::Right));
            Heard::quietly(std::iter::once(act(Action::First)).chain(up).chain(on(seen)).collect())
        }
        Some([_]) => Heard::Again(words.numbers_to_ten().to_owned()),
        Some(_) => only_one(words),
        None => Heard::Again(words.no_number().to_owned()),
    }
}

fn sorted(words: &Answers, sort: &Sort, seen: Seen<'_>, numbers: &[usize]) -> Heard {
    let last = sort.at + 1 >= sort.cards.len();
    match numbers {
        [] if last => Heard::quietly(on(seen)),
        [] => Heard::quietly(vec![act(Action::Down)]),
        [pile] if (1..=sort.piles.len()).contains(pile) => {
            let mut msgs = vec![act(Action::Digit(u8::try_from(*pile).unwrap_or(1)))];
            msgs.extend(last.then(|| on(seen)).into_iter().flatten());
            Heard::Understood(words.pile(&sort.piles[pile - 1].say), msgs)
        }
        [_] => out_of(words, sort.piles.len()),
        _ => only_one(words),
    }
}

fn opened(words: &Answers, list: &List, seen: Seen<'_>, numbers: &[usize]) -> Heard {
    match numbers {
        [] => Heard::quietly(on(seen)),
        [row] if (1..=list.len()).contains(row) => {
            // The way the arrow keys would go: a line can open nothing here that keys could not.
            let there = steps(seen.cursor(seen.focus.at), row - 1, Action::Up, Action::Down);
            Heard::quietly(there.chain([act(Action::Press)]).collect())
        }
        [_] => out_of(words, list.len()),
        _ => only_one(words),
    }
}

/// Rows of buttons that follow one another are numbered through; the first of them stands `ahead` of the focus.
fn pressed(words: &Answers, seen: Seen<'_>, ahead: usize, numbers: &[usize]) -> Heard {
    let rows = || button_rows(seen, seen.focus.at + ahead);
    let most = rows().map(|(_, labels, _)| labels).sum();
    match numbers {
        [] => Heard::quietly(to(seen, seen.focus.at + ahead).chain([act(Action::Press)]).collect()),
        [number] if (1..=most).contains(number) => {
            let mut left = number - 1;
            for (part, labels, at) in rows() {
                if left < labels {
                    let there = to(seen, part).chain(steps(at, left, Action::Left, Action::Right));
                    return Heard::quietly(there.chain([act(Action::Press)]).collect());
                }
                left -= labels;
            }
            out_of(words, most)
        }
        [_] => out_of(words, most),
        _ => only_one(words),
    }
}

/// The rows of buttons from a part on: which part, how many there are in it, and which is chosen.
fn button_rows(seen: Seen<'_>, from: usize) -> impl Iterator<Item = (usize, usize, usize)> {
    let parts = seen.page.parts().enumerate().skip(from);
    parts.map_while(move |(part, found)| Some((part, found.buttons()?.len(), seen.cursor(part))))
}
