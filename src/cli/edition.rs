//! Which edition is meant, and in which language: the one that was asked for, else the one in the settings, else that of
//! the surroundings.

use super::{Cli, Failure, places};
use crate::content::{Language, Packs, Workbook};
use crate::runtime::settings;
use std::sync::Arc;

/// Where a system says which language its words are to have; the first that is set counts.
pub const VARIABLES: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// The packs from which one is chosen: those in the binary, or in the folder that was named.
pub fn packs(cli: &Cli) -> Packs {
    cli.content.as_deref().map_or_else(Packs::shipped, Packs::in_folder)
}

/// The edition that is meant, in the language that is meant. It is read once.
///
/// # Errors
/// Every fault of the edition, one a line, or that there is none in the language that was asked for.
pub fn workbook(cli: &Cli) -> Result<Arc<Workbook>, Failure> {
    if let Some(book) = cli.edition.get() {
        return Ok(book.clone());
    }
    let packs = packs(cli);
    let language = meant(cli, &packs)?;
    let book = packs.read(language.as_ref()).map_err(|faults| {
        let failure = Failure::of(1, faults);
        if packs.opens_in_english_instead(language.as_ref()) {
            return failure.then("\n", |words| words.commands.meant.opens_in_english().to_owned());
        }
        failure
    })?;
    Ok(cli.edition.get_or_init(|| Arc::new(book)).clone())
}

/// The language of these packs that is meant; none where a pack is too broken to say which it has.
///
/// # Errors
/// When one was asked for that is not there. What the settings and the surroundings say is no more than a wish.
pub fn meant(cli: &Cli, packs: &Packs) -> Result<Option<Language>, Failure> {
    let there = packs.languages();
    if let Some(asked) = &cli.lang {
        // Whoever copies it from the surroundings has the name of a locale.
        let found = Language::of_locale(asked).and_then(|asked| asked.among(there).cloned());
        return if found.is_none() && !there.is_empty() { Err(not_there(packs)) } else { Ok(found) };
    }
    // Mostly there is one, and nothing has to be looked at.
    if there.len() < 2 {
        return Ok(there.first().cloned());
    }
    let remembered = || Language::read(&settings::load(&places::config(cli).ok()?).language?);
    let found = |wanted: Option<Language>| wanted.and_then(|wanted| wanted.among(there).cloned());
    Ok(found(remembered()).or_else(|| found(of_surroundings())).or_else(|| packs.usual().cloned()))
}

fn of_surroundings() -> Option<Language> {
    let set = VARIABLES.iter().filter_map(|name| std::env::var(name).ok()).find(|value| !value.is_empty())?;
    Language::of_locale(&set)
}

fn not_there(packs: &Packs) -> Failure {
    let names = packs.names();
    Failure::filled(2, move |words| words.commands.meant.not_written_in(&names))
}
