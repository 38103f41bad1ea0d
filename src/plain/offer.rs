//! Where words belong: what is written at this moment, and what becomes of words typed where a number is asked.

use super::answer::act;
use super::commands::{self, Asked, Typed};
use super::edit;
use crate::app::buttons::Manner;
use crate::app::field::{Edit, Move};
use crate::app::focus::Seen;
use crate::app::keys;
use crate::app::page::Part;
use crate::app::{Action, Command};
use crate::app::{App, Msg};

/// Whether what is asked for now must not be shown while it is typed.
/// Where the lock has shut, the dull page is taken for the question after a passphrase by whoever comes back to it.
pub(super) fn asks_for_a_secret(app: &App) -> bool {
    app.model.is_shut() && app.is_dull() || matches!(app.seen().and_then(Seen::focused), Some(Part::Secret(..)))
}

/// What a line does that is not shown while it is typed.
pub(super) fn unseen_line(seen: Seen<'_>, typed: String) -> Vec<Msg> {
    if !seen.page.dull {
        let is_empty = typed.is_empty();
        return if is_empty { vec![act(Action::NextPart)] } else { vec![edit(Edit::Paste(typed)), act(Action::Press)] };
    }
    // The dull page takes no more of it than leads to one of its rows. Each line is looked for by itself, and what was found
    // is said; where nothing was, that is all there is.
    let back = (0..seen.focus.at).map(|_| act(Action::PrevPart));
    let found = [Msg::Do(Command::Back), edit(Edit::From(0, typed)), act(Action::NextPart)];
    back.chain(found).collect()
}

/// Whether what is typed goes to a page of many lines.
pub(super) fn writes_a_page(app: &App) -> bool {
    matches!(app.seen().and_then(Seen::focused), Some(Part::Page(_)))
}

/// Whether a line may be taken that was typed before what is seen now was said.
pub(super) fn is_for_any_screen(app: &App, line: &str) -> bool {
    match commands::typed(line) {
        Typed::Known(Asked::Do(command)) => keys::is_for_any_screen(app, &Msg::Do(command)),
        Typed::Known(_) | Typed::Unknown => false,
        // Words belong to the page whenever they were typed. A full stop would go on from something not yet heard.
        Typed::Other => writes_a_page(app) && line.trim() != ".",
    }
}

/// Whether a line is somebody's words, typed where they could be meant for a page.
pub(super) fn is_words(app: &App, line: &str) -> bool {
    line.chars().any(char::is_alphabetic) && !commands::may_become(line) && !app.is_dull()
}

/// The field that words can go to, beneath what is asked too.
fn field_of(app: &App) -> Option<&Part> {
    app.seen()?.text().filter(|part| matches!(part, Part::Page(_) | Part::Line(..)))
}

/// Whether there is a page that words could be meant for, or a blank one can be opened from here.
pub(super) fn has_place(app: &App) -> bool {
    let opens = |part: &Part| part.has(Manner::OpensABlankPage);
    field_of(app).is_some() || app.seen().is_some_and(|seen| seen.page.parts().any(opens))
}

/// Asks whether they are.
pub(super) fn question(app: &App) -> String {
    let words = &app.model.book.words.spoken.answers;
    match field_of(app) {
        Some(Part::Line(_, before)) if !before.trim().is_empty() => {
            words.for_the_line(before.trim().trim_end_matches(':'))
        }
        Some(_) => words.for_the_page().to_owned(),
        None => words.for_a_blank_page().to_owned(),
    }
}

/// The words at the end of what is written; the focus stays there.
pub(super) fn into_page(app: &App, words: String) -> Vec<Msg> {
    let Some(part) = field_of(app) else {
        if !has_place(app) {
            return Vec::new();
        }
        let typed = [Msg::Letter('w'), edit(Edit::Paste(words))];
        return typed.into_iter().chain(line_end()).collect();
    };
    let written = part.typed();
    let is_page = matches!(part, Part::Page(_));
    let apart = match is_page {
        _ if written.is_empty() => "",
        true if written.ends_with('\n') => "",
        true => "\n",
        false => " ",
    };
    let rest = edit(Edit::From(written.len(), format!("{apart}{words}")));
    std::iter::once(rest).chain(is_page.then(line_end).into_iter().flatten()).collect()
}

pub(super) fn line_end() -> [Msg; 2] {
    [edit(Edit::Move(Move::Bottom)), edit(Edit::NewLine)]
}
