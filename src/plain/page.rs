//! The page that is seen, in lines, without its parts.

use super::commands;
use crate::app::App;
use crate::app::page::{Block, OnDisk, Part, Piece, Read};
use crate::content::words::spoken::Spoken;

/// Its words, in reading order.
pub(super) fn lines(app: &App) -> Vec<String> {
    let page = app.page();
    let pieces = page.pieces.iter().filter_map(|piece| match piece {
        Piece::Block(block) => words(block),
        Piece::Part(Part::Read(text)) => Some(read(&app.model.book.words.spoken, text, page.keys_from)),
        Piece::Part(_) => None,
    });
    pieces.filter(|words| !words.trim().is_empty()).collect()
}

/// What the screen has to say of itself where help is asked for.
pub(super) fn help(app: &App) -> Vec<String> {
    let blocks = app.top().map_or_else(Vec::new, |screen| screen.help(&app.model));
    blocks.iter().filter_map(words).collect()
}

fn words(block: &Block) -> Option<String> {
    match block {
        Block::Words(_, words) | Block::Trouble(words) => Some(words.clone()),
        Block::Trend(points) => Some(
            points.iter().map(|(point, _)| format!("{}: {}", point.day, point.number)).collect::<Vec<_>>().join(", "),
        ),
        Block::Beside(columns) => Some(
            columns.iter().map(|column| format!("{}: {}", column.title, column.text)).collect::<Vec<_>>().join("\n"),
        ),
        // A picture that measures nothing: said aloud, stages done and not done would sound like a score.
        Block::Gap | Block::Bowl(..) => None,
    }
}

/// A text to read is part of the page. Where the keys would be told, the words that can be typed are.
fn read(spoken: &Spoken, text: &Read, keys_from: Option<usize>) -> String {
    let mut words: Vec<String> = text.paragraphs.iter().map(|(_, words)| words.clone()).collect();
    if let Some(from) = keys_from {
        words.pop();
        words.remove(from);
        words.push(commands::help(spoken).join("\n"));
    }
    words.join("\n\n")
}

/// What was given on the page so far, but for the part that is asked for now: that one says it itself.
pub(super) fn given(app: &App) -> Vec<String> {
    let Some(seen) = app.seen().filter(|seen| !seen.page.dull) else { return Vec::new() };
    let parts = seen.page.parts().enumerate().filter(|(at, _)| *at != seen.focus.at);
    parts.filter_map(|(_, part)| in_words(&app.model.book.words.spoken, part)).collect()
}

fn in_words(words: &Spoken, part: &Part) -> Option<String> {
    match part {
        Part::Page(field) if !field.text().trim().is_empty() => {
            Some(format!("{}\n{}", words.prompts.written(), field.text().trim_end()))
        }
        Part::Line(field, before) if !field.get().is_empty() => Some(format!("{} {}", before.trim(), field.text())),
        Part::Picks(picks) if picks.first().is_some() => {
            let picks = picks.get();
            let names: Vec<&str> = picks.picked().map(|item| item.say.as_str()).collect();
            Some(words.answers.picked(&names.join(", ")))
        }
        _ => None,
    }
}

/// Where one is, whose page it is, and whether it is on disk; before others, that the people are made up.
pub(super) fn head(app: &App) -> Vec<String> {
    let page = app.page();
    let place = page.place.split("  ·  ").collect::<Vec<_>>().join(": ");
    let whose = page.whose.words(&app.model.book.words);
    let here: Vec<&str> = [place.as_str(), whose].into_iter().filter(|part| !part.is_empty()).collect();
    let here = Some(here.join(", ")).filter(|here| !here.is_empty());
    let said = here.into_iter().map(|words| format!("{words}."));
    let said = said.chain(state(&app.model.book.words.spoken, page.on_disk).map(str::to_owned));
    let sample = app.model.demo.iter().map(|_| format!("{}.", app.model.book.words.demo.frame.sample()));
    let said = said.collect::<Vec<_>>().join(" ");
    sample.chain(Some(said).filter(|said| !said.is_empty())).collect()
}

pub(super) fn state(words: &Spoken, on_disk: OnDisk) -> Option<&str> {
    match on_disk {
        OnDisk::Unsaid => None,
        OnDisk::NotYet => Some(words.states.not_yet()),
        OnDisk::Saving => Some(words.states.saving()),
        OnDisk::Kept => Some(words.states.kept()),
        OnDisk::InMemory => Some(words.states.in_memory()),
    }
}
