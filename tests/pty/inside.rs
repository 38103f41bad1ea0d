//! The loop in this test's own program, in front of a locked workbook: what only the inside shows can be made to happen there.

use goldseam::app::{App, Model, begin, update};
use goldseam::content::load;
use goldseam::engine::Ids;
use goldseam::runtime::clock::WallClock;
use goldseam::runtime::events::TerminalEvents;
use goldseam::runtime::signals::Watch;
use goldseam::runtime::store::Store;
use goldseam::runtime::{Broken, Clock, End, Events, run, terminal};
use goldseam::ui::theme::Theme;
use std::path::PathBuf;
use std::sync::Arc;

/// Runs to its end, on the terminal that it was started in. `wrap` stands between the terminal's events and the loop.
pub(crate) fn at_the_lock<C: Clock + Clone, E: Events>(
    clock: &C,
    wrap: impl FnOnce(TerminalEvents<C>) -> E,
) -> Result<End, Broken> {
    let data = PathBuf::from(std::env::var_os("PLACE_DATA").expect("only other tests run this one"));
    let book = load::embedded().unwrap_or_else(|faults| panic!("{faults}"));
    let ids = Ids::new(|| getrandom::u64().map_or(0, u128::from));
    let mut app = App::new(Model::new(Arc::new(book), WallClock.now(), ids));
    let routes = begin::locked(&mut app.model);
    update::first(&mut app, routes);
    let mut store = Store::new(data.clone(), data.join("config"));
    let bell = store.start();
    let watch = Watch::start().unwrap();
    let stopped = app.model.book.words.errors.other.stopped().to_owned();
    let (mut terminal, _guard) = terminal::enter(stopped).unwrap();
    let mut events = wrap(TerminalEvents::new(watch, clock.clone(), bell));
    run(&mut terminal, &mut app, Theme::default(), &mut events, clock, &mut store)
}
