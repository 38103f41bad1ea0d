//! The first screen: set-up, the one workbook without a lock, the list of them, or a passphrase.
//!
//! As long as anything is not locked, which of them it is does not depend on what is locked, so that nobody learns here
//! whether there is such a one.

use super::store::Store;
use crate::app::opened::{Listed, listed_by};
use crate::app::route::{Route, StartRoute};
use crate::app::{App, Failure, begin, update};
use crate::order;
use std::path::PathBuf;

/// Puts the program at its first screen. `unlocked` are the workbooks without a lock, `locked` the others; `ask` says that a passphrase was asked for whatever there is.
///
/// # Errors
/// When the workbook can't be read at all.
pub fn screen(
    app: &mut App,
    store: &mut Store,
    unlocked: &[PathBuf],
    locked: &[PathBuf],
    ask: bool,
) -> Result<(), Failure> {
    app.model.listing.in_the_way = locked.iter().filter_map(|folder| store.in_the_way(folder)).collect();
    match unlocked {
        [] if locked.is_empty() => {
            let routes = begin::start(&mut app.model);
            update::first(app, routes);
        }
        [only] if !ask => {
            let opened = store.open(only, app.model.now)?;
            update::open(app, opened);
            let name = listed_by(app.model.progress(), &app.model.book.words);
            app.model.listing.unlocked = vec![Listed { name, folder: only.clone() }];
        }
        several => {
            let mut listed: Vec<Listed> =
                several.iter().filter_map(|folder| store.name_of(folder, &app.model.book.words)).collect();
            order::by(&mut listed, |one, other| one.name.cmp(&other.name));
            app.model.listing.unlocked = listed;
            // Where all are locked, none is listed: the passphrase says which of them is meant.
            let asks = several.is_empty() || ask;
            let routes = if asks { begin::locked(&mut app.model) } else { vec![Route::Start(StartRoute::Start)] };
            update::first(app, routes);
        }
    }
    Ok(())
}
