//! The line-by-line front end: the same screens, engine and app, for a screen reader or a simple terminal.
//!
//! A page is said once, then the part that is asked for. What is typed becomes the same messages that keys become, so
//! neither front end can do what the other can't.

use crate::app::field::{Edit, Move};
use crate::app::form::{Button, Form, Part};
use crate::app::keys::{Action, Command};
use crate::app::page::{Block, OnDisk, Page};
use crate::app::parts::{List, Picks, Scale, Sort};
use crate::app::{Model, Msg, demo};
use crate::text;

/// The words that are commands wherever they are typed alone on a line.
const COMMANDS: [(&str, Command, &str); 7] = [
    (":talk", Command::HelpLines, "someone to talk to"),
    (":much", Command::TooMuch, "too much right now"),
    (":quit", Command::LeaveFast, "leave fast"),
    (":cover", Command::Cover, "cover"),
    (":help", Command::Help, "keys and help"),
    (":back", Command::Back, "one level back"),
    (":keep", Command::Keep, "keep and go on"),
];

/// The page that is seen, in lines, without its parts.
pub fn page(model: &Model) -> Vec<String> {
    let page = model.page();
    let mut lines: Vec<String> = model.demo.iter().map(|_| format!("{}.", demo::SAMPLE)).collect();
    lines.extend(head(&page));
    lines.extend(page.blocks.iter().filter_map(|block| match block {
        Block::Words(_, words) | Block::Trouble(words) => Some(words.clone()),
        Block::Trend(points) => {
            Some(points.iter().map(|point| format!("{}: {}", point.day, point.number)).collect::<Vec<_>>().join(", "))
        }
        Block::Part(part) => model.top().and_then(|screen| read(screen.form(), *part)),
        Block::Beside(columns) => Some(
            columns.iter().map(|column| format!("{}: {}", column.title, column.text)).collect::<Vec<_>>().join("\n"),
        ),
        Block::Gap | Block::Bowl(_) => None,
    }));
    lines
}

/// A text to read is part of the page.
fn read(form: &Form, part: usize) -> Option<String> {
    match form.parts.get(part) {
        Some(Part::Read(read)) => {
            Some(read.pieces.iter().map(|(_, words)| words.clone()).collect::<Vec<_>>().join("\n\n"))
        }
        _ => None,
    }
}

fn head(page: &Page) -> Option<String> {
    let state = match page.on_disk {
        OnDisk::Unsaid => "",
        OnDisk::NotYet => "not kept yet",
        OnDisk::Saving => "still saving",
        OnDisk::Kept => "kept on this computer",
        OnDisk::InMemory => "in memory only",
    };
    let parts: Vec<&str> =
        [page.place.as_str(), page.whose.as_str(), state].into_iter().filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| parts.join(". "))
}

/// What is asked for now: the part that has the focus.
pub fn prompt(model: &Model) -> Vec<String> {
    let Some(screen) = model.top() else { return Vec::new() };
    match screen.form().focused() {
        Some(Part::Page(_)) => vec!["Write. A full stop alone on a line ends it.".to_owned()],
        Some(Part::Line(_, before)) => vec![format!("One line. {before}").trim_end().to_owned()],
        Some(Part::Secret(_, before)) => vec![format!("{}. What you type is not shown.", before.trim_end())],
        Some(Part::Picks(picks)) => picks_prompt(picks),
        Some(Part::Scale(scale)) => vec![format!("A number from 0, {}, to 10, {}. Or nothing.", scale.low, scale.high)],
        Some(Part::Sort(sort)) => sort_prompt(sort),
        Some(Part::List(list)) => list_prompt(list),
        Some(Part::Read(_)) => match buttons_after(screen.form()) {
            Some(buttons) => buttons_prompt(buttons),
            None => vec!["Enter goes on.".to_owned()],
        },
        Some(Part::Buttons(buttons, _)) => buttons_prompt(buttons),
        None => vec![commands()],
    }
}

/// Whether what is asked for now must not be shown while it is typed.
pub fn asks_for_a_secret(model: &Model) -> bool {
    matches!(model.top().and_then(|screen| screen.form().focused()), Some(Part::Secret(..)))
}

/// Every command, in one line.
pub fn commands() -> String {
    COMMANDS.iter().map(|(typed, _, words)| format!("{typed} {words}")).collect::<Vec<_>>().join(", ")
}

fn picks_prompt(picks: &Picks) -> Vec<String> {
    let mut lines: Vec<String> = picks
        .items
        .iter()
        .zip(&picks.on)
        .enumerate()
        .map(|(at, (item, on))| format!("{} {item}{}", at + 1, if *on { ", picked" } else { "" }))
        .collect();
    lines.push(
        if picks.many { "Numbers, with spaces between. Or nothing." } else { "A number. Or nothing." }.to_owned(),
    );
    lines
}

fn sort_prompt(sort: &Sort) -> Vec<String> {
    let piles =
        sort.piles.iter().enumerate().map(|(at, pile)| format!("{} {pile}", at + 1)).collect::<Vec<_>>().join(", ");
    let card = sort.cards.get(sort.at).map_or("", |(card, _)| card.as_str());
    vec![format!("Piles: {piles}."), format!("{card} Which pile? A number; nothing goes on.")]
}

fn list_prompt(list: &List) -> Vec<String> {
    let row = |at: usize, row: &crate::app::parts::Row| {
        let beside: Vec<&str> =
            [row.beside.as_str(), row.mark.as_str()].into_iter().filter(|word| !word.is_empty()).collect();
        let beside = if beside.is_empty() { String::new() } else { format!(": {}", beside.join(", ")) };
        format!("{} {}{beside}", at + 1, row.text)
    };
    let mut lines: Vec<String> = list.rows.iter().enumerate().map(|(at, found)| row(at, found)).collect();
    lines.push("A number opens; nothing goes on.".to_owned());
    lines
}

fn buttons_prompt(buttons: &[Button]) -> Vec<String> {
    let named = buttons.iter().enumerate().map(|(at, button)| format!("{} {}", at + 1, button.label));
    vec![format!("{}. A number, or Enter for the first.", named.collect::<Vec<_>>().join(", "))]
}

/// What a line that was typed means, as messages.
pub fn hear(model: &Model, line: &str) -> Vec<Msg> {
    let line = text::clean(line.trim_end_matches(['\r', '\n']));
    if let Some((_, command, _)) = COMMANDS.iter().find(|(typed, ..)| *typed == line.trim()) {
        return vec![Msg::Do(*command)];
    }
    let Some(screen) = model.top() else { return Vec::new() };
    match screen.form().focused() {
        Some(Part::Page(_)) => page_line(&line),
        Some(Part::Line(..) | Part::Secret(..)) => {
            vec![edit(Edit::SelectAll), edit(Edit::Paste(line)), act(Action::NextPart)]
        }
        Some(Part::Picks(picks)) => picked(picks, &line),
        Some(Part::Scale(scale)) => number(scale, &line),
        Some(Part::Sort(sort)) => sorted(sort, &line),
        Some(Part::List(list)) => opened(list.rows.len(), list.at, &line),
        Some(Part::Buttons(buttons, at)) => pressed(buttons.len(), *at, &line),
        Some(Part::Read(_)) => {
            let on = std::iter::once(act(Action::NextPart));
            on.chain(buttons_after(screen.form()).map_or_else(Vec::new, |buttons| pressed(buttons.len(), 0, &line)))
                .collect()
        }
        None => vec![act(Action::NextPart)],
    }
}

/// The buttons right after the part that has the focus.
fn buttons_after(form: &Form) -> Option<&Vec<Button>> {
    match form.parts.get(form.at + 1) {
        Some(Part::Buttons(buttons, 0)) => Some(buttons),
        _ => None,
    }
}

fn act(action: Action) -> Msg {
    Msg::Act(action)
}

fn edit(edit: Edit) -> Msg {
    act(Action::Edit(edit))
}

/// A line of a page goes to its end; a full stop alone goes on to the next part.
fn page_line(line: &str) -> Vec<Msg> {
    if line.trim() == "." {
        return vec![act(Action::NextPart)];
    }
    vec![edit(Edit::Move(Move::Bottom)), edit(Edit::Paste(line.to_owned())), edit(Edit::NewLine)]
}

fn numbers(line: &str, most: usize) -> Vec<usize> {
    let words = line.split_whitespace().filter_map(|word| word.trim_matches(',').parse::<usize>().ok());
    words.filter(|number| (1..=most).contains(number)).map(|number| number - 1).collect()
}

fn picked(picks: &Picks, line: &str) -> Vec<Msg> {
    let mut at = picks.at;
    let mut msgs = Vec::new();
    for wanted in numbers(line, picks.items.len()) {
        msgs.extend(steps(at, wanted, Action::Left, Action::Right));
        msgs.push(act(Action::Toggle));
        at = wanted;
    }
    msgs.push(act(Action::NextPart));
    msgs
}

fn number(scale: &Scale, line: &str) -> Vec<Msg> {
    let Some(wanted) = line.trim().parse::<u8>().ok().filter(|number| *number <= 10) else {
        return vec![act(Action::NextPart)];
    };
    let mut msgs = if scale.number.is_some() { vec![act(Action::Toggle)] } else { Vec::new() };
    msgs.push(act(Action::First));
    msgs.extend((0..wanted).map(|_| act(Action::Right)));
    msgs.push(act(Action::NextPart));
    msgs
}

fn sorted(sort: &Sort, line: &str) -> Vec<Msg> {
    let last = sort.at + 1 >= sort.cards.len();
    match numbers(line, sort.piles.len()).first() {
        Some(pile) => {
            let mut msgs = vec![act(Action::Digit(u8::try_from(pile + 1).unwrap_or(1)))];
            msgs.extend(last.then(|| act(Action::NextPart)));
            msgs
        }
        None if last => vec![act(Action::NextPart)],
        None => vec![act(Action::Down)],
    }
}

fn opened(rows: usize, at: usize, line: &str) -> Vec<Msg> {
    match numbers(line, rows).first() {
        Some(wanted) => steps(at, *wanted, Action::Up, Action::Down).chain([act(Action::Press)]).collect(),
        None => vec![act(Action::NextPart)],
    }
}

fn pressed(buttons: usize, at: usize, line: &str) -> Vec<Msg> {
    if line.trim().is_empty() {
        return vec![act(Action::Press)];
    }
    match numbers(line, buttons).first() {
        Some(wanted) => steps(at, *wanted, Action::Left, Action::Right).chain([act(Action::Press)]).collect(),
        None => vec![act(Action::NextPart)],
    }
}

/// The steps from one place to another.
fn steps(from: usize, to: usize, back: Action, on: Action) -> impl Iterator<Item = Msg> {
    let step = if to < from { back } else { on };
    (0..from.abs_diff(to)).map(move |_| act(step.clone()))
}
