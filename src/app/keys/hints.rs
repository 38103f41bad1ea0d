//! The rows of keys at the foot: which keys matter most here, in the words of the one table.

use super::{Command, Does, Where, focus, table};
use crate::app::Model;

/// A key and its words, from the longest to the shortest.
pub type Named = (&'static str, Vec<&'static str>);

/// The key of a command, as it is written on the screen.
pub fn name_of(wanted: Command) -> &'static str {
    table().iter().find(|row| matches!(row.does, Does::Command(is) if is == wanted)).map_or("", |row| row.key)
}

/// The keys that matter most here, and those that are always in the same place at the foot.
pub fn foot(model: &Model) -> (Vec<Named>, Vec<Named>) {
    let named = |wanted: Command| {
        let row = table().into_iter().find(|row| matches!(row.does, Does::Command(is) if is == wanted));
        row.map_or_else(|| ("", Vec::new()), |row| (row.key, row.foot.split('|').collect()))
    };
    if model.page().dull {
        // Its own keys, and no word of what lies beneath.
        return (vec![("Up Down", vec!["move"])], Vec::new());
    }
    let mut here: Vec<Named> = here(model).iter().map(|(key, words)| (*key, vec![*words])).collect();
    here.push(("Esc", vec!["back"]));
    here.push(named(Command::Help));
    here.push(named(Command::Cover));
    let always = crate::app::form::FOOT.iter().take(3).map(|command| named(*command)).collect();
    (here, always)
}

/// The keys that matter most at this part, in the words of the foot.
fn here(model: &Model) -> &'static [(&'static str, &'static str)] {
    let form = model.top().map(crate::app::AnyScreen::form);
    let keeps = form
        .and_then(crate::app::form::Form::first_button)
        .is_some_and(|button| button.manner == crate::app::form::Manner::Keeps);
    let picks = form.and_then(crate::app::form::Form::picks);
    let careful = picks.as_ref().is_some_and(|picks| picks.careful);
    let one = picks.as_ref().is_some_and(|picks| !picks.many);
    match focus(model) {
        Where::Page if keeps => &[("Ctrl+S", "keep"), ("Tab", "move")],
        Where::Page => &[("Ctrl+S", "go on"), ("Tab", "move")],
        Where::Line if keeps => &[("Enter", "keep"), ("Tab", "move")],
        Where::Line => &[("Enter", "go on"), ("Tab", "move")],
        Where::Picks if one => &[("Enter", "choose"), ("Up Down", "move")],
        Where::Picks if careful && keeps => &[("Space", "pick"), ("Enter", "keep")],
        Where::Picks if careful => &[("Space", "pick"), ("Enter", "go on")],
        Where::Picks if keeps => &[("Enter", "pick"), ("Ctrl+S", "keep")],
        Where::Picks => &[("Enter", "pick"), ("Ctrl+S", "go on")],
        Where::Scale => &[("Left Right", "choose"), ("Enter", "go on")],
        Where::Sort => &[("1 2 3 ...", "pile"), ("Up Down", "card")],
        Where::Read => &[("Space", "read on"), ("Enter", "go on")],
        Where::List => &[("Enter", "open"), ("Up Down", "choose"), ("Tab", "move")],
        _ => &[("Enter", "choose"), ("Left Right", "move")],
    }
}
