//! The rows of keys at the foot: which keys matter most here, in words of the pack.

use super::resolve::focus;
use super::table::{Does, TABLE, Where};
use crate::app::buttons::Manner;
use crate::app::focus::FOOT;
use crate::app::page::Page;
use crate::app::{App, Command};
use crate::content::words::keys::Keys;

/// A key, and the words for what it does, from the longest to the shortest.
pub type Hint<'a> = (&'a str, Vec<&'a str>);

/// The key of a command, as it is written on the screen.
pub fn name_of(words: &Keys, wanted: Command) -> &str {
    let row = TABLE.iter().find(|row| matches!(row.does, Does::Command(is) if is == wanted));
    row.and_then(|row| row.named).map_or("", |named| (named.key)(&words.names))
}

/// The keys that matter most here, and those that are always in the same place at the foot.
pub fn foot(app: &App) -> (Vec<Hint<'_>>, Vec<Hint<'_>>) {
    let words = &app.model.book.words.keys;
    let named = |command| (name_of(words, command), of_command(words, command));
    if app.is_dull() {
        // Its own keys, and no word of what lies beneath.
        return (vec![(words.names.up_down(), vec![words.foot.moves()])], Vec::new());
    }
    let mut here: Vec<Hint<'_>> = here(app).into_iter().map(|(key, does)| (key, vec![does])).collect();
    here.push((words.names.esc(), vec![words.foot.back()]));
    here.push(named(Command::Help));
    here.push(named(Command::Cover));
    // What somebody may need in a hurry has a row to itself, where no other key can crowd it out.
    let always = FOOT.iter().take(3).map(|command| named(*command)).collect();
    (here, always)
}

fn of_command(words: &Keys, command: Command) -> Vec<&str> {
    let foot = &words.foot;
    match command {
        Command::HelpLines => vec![foot.talk(), foot.talk_shorter(), foot.talk_short()],
        Command::TooMuch => vec![foot.too_much(), foot.too_much(), foot.too_much_short()],
        Command::LeaveFast => vec![foot.leave_fast(), foot.leave_fast(), foot.leave_fast_short()],
        Command::Cover => vec![foot.cover()],
        Command::Help => vec![foot.keys()],
        _ => Vec::new(),
    }
}

/// The keys that matter most at this part.
fn here(app: &App) -> Vec<(&str, &str)> {
    let (names, foot) = (&app.model.book.words.keys.names, &app.model.book.words.keys.foot);
    let page = app.seen().map(|seen| seen.page);
    let keeps = page.and_then(Page::first_button).is_some_and(|button| button.manner == Manner::Keeps);
    let on = if keeps { foot.keep() } else { foot.go_on() };
    let picks = page.and_then(Page::picks);
    let careful = picks.as_ref().is_some_and(|picks| picks.careful);
    let one = picks.as_ref().is_some_and(|picks| !picks.many);
    match focus(app) {
        Where::Page => vec![(names.ctrl_s(), on), (names.tab(), foot.moves())],
        Where::Line => vec![(names.enter(), on), (names.tab(), foot.moves())],
        Where::Picks if one => vec![(names.enter(), foot.choose()), (names.up_down(), foot.moves())],
        Where::Picks if careful => vec![(names.space(), foot.pick()), (names.enter(), on)],
        Where::Picks => vec![(names.enter(), foot.pick()), (names.ctrl_s(), on)],
        Where::Scale => vec![(names.left_right(), foot.choose()), (names.enter(), foot.go_on())],
        Where::Sort => vec![(names.digits_and_on(), foot.pile()), (names.up_down(), foot.card())],
        Where::Read => vec![(names.space(), foot.read_on()), (names.enter(), foot.go_on())],
        Where::List => {
            vec![(names.enter(), foot.open()), (names.up_down(), foot.choose()), (names.tab(), foot.moves())]
        }
        _ => vec![(names.enter(), foot.choose()), (names.left_right(), foot.moves())],
    }
}
