//! What is asked for now: the part that has the focus, in words that say what can be typed.

use crate::app::Model;
use crate::app::field::Field;
use crate::app::form::{Form, Part};
use crate::app::page::Block;
use crate::app::parts::{List, Picks, Row, Scale, Sort};

/// What is asked for now; nothing while the page waits for something and has no part to answer in.
pub(super) fn prompt(model: &Model) -> Vec<String> {
    if is_waiting(model) {
        return Vec::new();
    }
    let Some(form) = model.top().map(crate::app::AnyScreen::form) else { return Vec::new() };
    match form.focused() {
        Some(Part::Page(field)) => page(&field.get()),
        Some(Part::Line(field, before)) => line(&field.get(), before),
        Some(Part::Secret(_, before)) => {
            vec![format!("{}. What you type is not shown. Enter goes on without it.", before.trim_end())]
        }
        Some(Part::Picks(found)) => picks(&found.get()),
        Some(Part::Scale(found)) => scale(&found.get()),
        Some(Part::Sort(found)) => sort(&found.get()),
        Some(Part::List(found)) => list(found),
        Some(Part::Read(_)) => buttons(form, form.at + 1),
        Some(Part::Buttons(..)) => buttons(form, form.at),
        None => vec!["Enter goes on. :help is all you can type.".to_owned()],
    }
}

/// Whether nothing can be answered: something that takes its time is under way.
pub(super) fn is_waiting(model: &Model) -> bool {
    let page = model.page();
    let presses = |part: &Part| matches!(part, Part::Buttons(buttons, _) if !buttons.is_empty());
    // A page may end in a word alone, and be left by any key.
    !page.blocks.iter().any(|block| matches!(block, Block::Part(_)))
        && !model.top().is_some_and(|screen| screen.form().parts.iter().any(presses))
}

/// What was begun is read out before it is written on.
fn page(field: &Field) -> Vec<String> {
    let ends = "A period on a line by itself ends it.";
    if field.text().trim().is_empty() {
        return vec![format!("Write. {ends}")];
    }
    let written = format!("You have written:\n{}", field.text().trim_end());
    vec![written, format!("Write on, if you like. {ends} :undo takes the last line out again.")]
}

fn line(field: &Field, before: &str) -> Vec<String> {
    let asked = if before.trim().is_empty() { "Type one line.".to_owned() } else { before.trim().to_owned() };
    if field.is_empty() {
        return vec![asked];
    }
    vec![asked, format!("It says: {}", field.text()), "Enter leaves it as it is; what you type replaces it.".to_owned()]
}

fn picks(picks: &Picks) -> Vec<String> {
    let named = picks.items.iter().zip(&picks.on).enumerate();
    let mut lines: Vec<String> =
        named.map(|(at, (item, on))| format!("{} {item}{}", at + 1, if *on { ", picked" } else { "" })).collect();
    lines.push(match (picks.many, picks.on.contains(&true)) {
        (true, true) => {
            "Type numbers, like 1, 2 and 5, or press Enter. A number that's picked is taken back.".to_owned()
        }
        (true, false) => "Type numbers, like 1, 2 and 5, or press Enter for none.".to_owned(),
        (false, true) => "Type a number, or press Enter to leave it.".to_owned(),
        (false, false) => "Type a number, or press Enter for none.".to_owned(),
    });
    lines
}

fn scale(scale: &Scale) -> Vec<String> {
    let asked = format!("Type a number from 0, {}, to 10, {}.", scale.low, scale.high);
    vec![match scale.number {
        Some(number) => format!("{asked} It is {number} now. Enter leaves it; none takes it away."),
        None => format!("{asked} Enter for none."),
    }]
}

fn sort(sort: &Sort) -> Vec<String> {
    let piles: Vec<String> = sort.piles.iter().enumerate().map(|(at, pile)| format!("{} {pile}", at + 1)).collect();
    let Some((card, pile)) = sort.cards.get(sort.at) else { return vec!["Enter goes on.".to_owned()] };
    let lies = pile.and_then(|pile| sort.piles.get(pile)).map(|pile| format!(" It is in: {pile}.")).unwrap_or_default();
    vec![card.clone(), format!("Which pile? {}.{lies} Type a number, or press Enter to go on.", piles.join(", "))]
}

fn list(list: &List) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for (at, row) in list.rows.iter().enumerate() {
        lines.extend(Some(row.heading.clone()).filter(|heading| !heading.is_empty()));
        lines.push(format!("{} {}", at + 1, row_words(row)));
    }
    lines.push(match list.rows.len() {
        0 => "There is nothing on this list. Enter goes on.".to_owned(),
        _ => "Type a number to open one, or press Enter to go on.".to_owned(),
    });
    lines
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
fn buttons(form: &Form, from: usize) -> Vec<String> {
    let rows = form.parts.iter().skip(from).map_while(|part| match part {
        Part::Buttons(buttons, at) => Some((buttons, *at)),
        _ => None,
    });
    let labels: Vec<&str> = rows.clone().flat_map(|(buttons, _)| buttons).map(|button| button.label.as_str()).collect();
    let chosen = rows.clone().next().map_or(0, |(_, at)| at);
    if labels.iter().all(|label| label.is_empty()) {
        let goes_on = if form.has_closing_button() { "Enter closes." } else { "Enter goes on." };
        return vec![goes_on.to_owned()];
    }
    let named: Vec<String> = labels.iter().enumerate().map(|(at, label)| format!("{} {label}", at + 1)).collect();
    let which = if chosen == 0 { "the first".to_owned() } else { format!("number {}", chosen + 1) };
    vec![format!("{}. Type a number, or press Enter for {which}.", named.join(", "))]
}
