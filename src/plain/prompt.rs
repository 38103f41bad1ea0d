//! What is asked for now: the part that has the focus, in words that say what can be typed.

use crate::app::App;
use crate::app::buttons::Row;
use crate::app::field::Field;
use crate::app::focus::Seen;
use crate::app::page::Part;
use crate::app::parts::{Picks, Scale, Sort};
use crate::content::Entry;
use crate::content::words::spoken::Prompts;

/// What is asked for now; nothing while the page waits for something and has no part to answer in.
pub(super) fn prompt(app: &App) -> Vec<String> {
    if is_waiting(app) {
        return Vec::new();
    }
    let words = &app.model.book.words.spoken.prompts;
    let Some(seen) = app.seen() else { return Vec::new() };
    match seen.focused() {
        Some(Part::Page(field)) => page(words, &field.get()),
        Some(Part::Line(field, before)) => line(words, &field.get(), before),
        Some(Part::Secret(_, before)) => vec![words.secret(before.trim_end())],
        Some(Part::Picks(found)) => picks(words, &found.get()),
        Some(Part::Scale(found)) => vec![scale(words, &found.get())],
        Some(Part::Sort(found)) => sort(words, &found.get()),
        Some(Part::List(found)) => list(words, app.all_rows(found).rows()),
        // The text itself was said with the page, and is not said once more for each question.
        Some(Part::Read(_)) => vec![buttons(words, seen, seen.focus.at + 1)],
        Some(Part::Buttons(_) | Part::Unseen(_)) => vec![buttons(words, seen, seen.focus.at)],
        None => vec![words.nothing().to_owned()],
    }
}

/// Whether nothing can be answered: something that takes its time is under way.
pub(super) fn is_waiting(app: &App) -> bool {
    // A page may end in a word alone, and be left by any key.
    let waits = |part: &Part| matches!(part, Part::Unseen(buttons) if buttons.is_empty());
    app.seen().is_none_or(|seen| seen.page.parts().all(waits))
}

/// What was begun is read out before it is written on.
fn page(words: &Prompts, field: &Field) -> Vec<String> {
    let written = field.text();
    if written.trim().is_empty() {
        return vec![words.write().to_owned()];
    }
    vec![format!("{}\n{}", words.written(), written.trim_end()), words.write_on().to_owned()]
}

fn line(words: &Prompts, field: &Field, before: &str) -> Vec<String> {
    let asked = if before.trim().is_empty() { words.one_line() } else { before.trim() }.to_owned();
    if field.is_empty() {
        return vec![asked];
    }
    vec![asked, words.it_says(&field.text()), words.replaces().to_owned()]
}

fn picks(words: &Prompts, picks: &Picks) -> Vec<String> {
    let item = |(item, on): (&Entry, &bool)| if *on { words.picked_item(&item.say) } else { item.say.clone() };
    let items = picks.items.iter().zip(&picks.on).map(item);
    let asked = match (picks.many, picks.on.contains(&true)) {
        (true, true) => words.picks_taken_back(),
        (true, false) => words.picks(),
        (false, true) => words.pick_left(),
        (false, false) => words.pick(),
    };
    numbered(items).chain([asked.to_owned()]).collect()
}

/// What can be chosen, each behind the number that is typed for it.
fn numbered(items: impl Iterator<Item = String>) -> impl Iterator<Item = String> {
    items.enumerate().map(|(at, item)| format!("{} {item}", at + 1))
}

fn scale(words: &Prompts, scale: &Scale) -> String {
    match scale.number {
        Some(number) => words.scale_now(&scale.low, &scale.high, &number.to_string()),
        None => words.scale(&scale.low, &scale.high),
    }
}

fn sort(words: &Prompts, sort: &Sort) -> Vec<String> {
    let piles = numbered(sort.piles.iter().map(|pile| pile.say.clone())).collect::<Vec<_>>().join(", ");
    let Some((card, pile)) = sort.cards.get(sort.at) else { return vec![words.enter_goes_on().to_owned()] };
    let asked = match pile.and_then(|pile| sort.piles.get(pile)) {
        Some(pile) => words.pile_now(&piles, &pile.say),
        None => words.pile(&piles),
    };
    vec![card.say.clone(), asked]
}

fn list<'a>(words: &Prompts, rows: impl Iterator<Item = (usize, &'a Row)>) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for (at, row) in rows {
        lines.extend(Some(row.heading.clone()).filter(|heading| !heading.is_empty()));
        lines.push(format!("{} {}", at + 1, row_words(row)));
    }
    lines.push(if lines.is_empty() { words.empty_list() } else { words.list() }.to_owned());
    lines
}

/// What is asked for now, by what is in sight: enough to know whether it is another question, and no more of a list.
pub(super) fn in_sight(app: &App) -> Vec<String> {
    match app.seen().and_then(Seen::focused) {
        Some(Part::List(found)) if !is_waiting(app) => {
            let mut asked = list(&app.model.book.words.spoken.prompts, found.rows());
            asked.push(format!("{} {}", found.which, found.len()));
            asked
        }
        _ => prompt(app),
    }
}

fn row_words(row: &Row) -> String {
    let beside = [&row.beside, &row.mark].into_iter().filter(|words| !words.is_empty());
    let beside = beside.map(String::as_str).collect::<Vec<_>>().join(", ");
    if beside.is_empty() { name(&row.text) } else { format!("{}: {beside}", name(&row.text)) }
}

/// The words of a row without what sets them apart on a screen: its number there is not the one that is typed.
pub(super) fn name(text: &str) -> String {
    let parts = text.split("  ").map(str::trim).filter(|part| !part.is_empty());
    let parts: Vec<&str> = parts.skip_while(|part| part.bytes().all(|byte| byte.is_ascii_digit())).collect();
    if parts.is_empty() { text.to_owned() } else { parts.join(": ") }
}

/// Rows of buttons that follow one another are numbered through. Enter presses the one that is chosen.
fn buttons(words: &Prompts, seen: Seen<'_>, from: usize) -> String {
    let rows = seen.page.parts().skip(from).map_while(Part::buttons);
    let labels: Vec<&String> = rows.flatten().map(|button| &button.label).collect();
    let chosen = seen.cursor(from);
    if labels.iter().all(|label| label.is_empty()) {
        return if seen.page.has_closing_button() { words.enter_closes() } else { words.enter_goes_on() }.to_owned();
    }
    let named = numbered(labels.into_iter().cloned()).collect::<Vec<_>>().join(", ");
    if chosen == 0 { words.buttons(&named) } else { words.buttons_at(&named, &(chosen + 1).to_string()) }
}
