//! Which edition is meant, and in which language: the one that was asked for, else the one in the settings, else that of
//! the surroundings.

use super::{Cli, Failure, places};
use crate::app::Settings;
use crate::content::{Entry, Language, Packs, Workbook};
use crate::runtime::settings;
use crate::runtime::store::Reads;
use crate::text;
use std::sync::Arc;

/// Where a system says which language its words are to have; the first that is set counts.
pub const VARIABLES: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// The longest name of a language that is shown, in cells.
const LONGEST_NAME: usize = 40;

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
    let settings = places::config(cli).map(|config| settings::load(&config)).unwrap_or_default();
    Ok(wished(packs, &settings))
}

/// The language that the settings name, where it is among these, else that of the surroundings, else the usual one.
pub fn wished(packs: &Packs, settings: &Settings) -> Option<Language> {
    let remembered = settings.language.as_deref().and_then(Language::read);
    let found = |wanted: Option<Language>| wanted.and_then(|wanted| wanted.among(packs.languages()).cloned());
    found(remembered).or_else(|| found(of_surroundings())).or_else(|| packs.usual().cloned())
}

/// The languages that a screen offers, each by its tag and its own name. None where there is nothing to choose.
pub fn choices(packs: &Packs) -> Vec<Entry> {
    if packs.languages().len() < 2 {
        return Vec::new();
    }
    // They come from packs that were not read, and stand beside each other: one line each, and not the whole width of it.
    let shown = |choice: Entry| match text::name(&choice.say) {
        none if none.is_empty() => Entry::new(&choice.id, &choice.id),
        name => Entry::new(&choice.id, text::shortened(&name, LONGEST_NAME)),
    };
    packs.choices().into_iter().map(shown).collect()
}

/// Tries to read the edition in the language that would be meant, for whoever chooses another one from inside.
pub fn reads(packs: Packs) -> Reads {
    Box::new(move |settings| packs.read(wished(&packs, settings).as_ref()).map(drop))
}

fn of_surroundings() -> Option<Language> {
    let set = VARIABLES.iter().filter_map(|name| std::env::var(name).ok()).find(|value| !value.is_empty())?;
    Language::of_locale(&set)
}

fn not_there(packs: &Packs) -> Failure {
    let names = packs.names();
    Failure::filled(2, move |words| words.commands.meant.not_written_in(&names))
}
