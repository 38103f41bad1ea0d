//! A list as long as a life: whatever is pressed, only the rows that can be in sight are made, and each of them once.

use crate::ui::screens::gallery;
use goldseam::app::field::Area;
use goldseam::app::list::{BLOCK, List};
use goldseam::app::mounted::Mounted;
use goldseam::app::page::Part;
use goldseam::app::rows::Rows;
use goldseam::app::sheet::{Row, Sheet};
use goldseam::app::{Action, AnyScreen, App, Happening, Model, Route, Screen, Transition};
use goldseam::engine::record::{Answer, FREE_PAGE, Known, Record};
use std::cell::Cell;
use std::ops::Range;
use std::rc::Rc;

const AREA: Area = Area { width: 60, height: 20 };

/// How many rows there are, which list of them it is, and how many were made.
#[derive(Clone, Default)]
struct Counted {
    len: Rc<Cell<usize>>,
    which: Rc<Cell<u64>>,
    made: Rc<Cell<usize>>,
}

impl Screen for Counted {
    type Answer = usize;

    fn sheet(&self, _model: &Model) -> Sheet<usize> {
        Sheet::new("all of them").long_list(List::long(self.which.get(), self.len.get())).button("back", usize::MAX)
    }

    fn rows(&self, range: Range<usize>, _model: &Model) -> Vec<Row<()>> {
        self.made.set(self.made.get() + range.len());
        range.map(|at| Row::new(format!("the page of day {at}"), ()).beside("a day")).collect()
    }

    fn row_answer(&self, at: usize) -> Option<usize> {
        (at < self.len.get()).then_some(at)
    }

    fn on(&mut self, at: usize, _model: &mut Model) -> Transition {
        Transition::to(Route::ThenAndNow(at.to_string()))
    }
}

/// The screen with so many rows, looked at for the first time.
fn of(len: usize) -> (App, Counted, Mounted<Counted>) {
    let (app, counted) = (gallery::app(), Counted::default());
    counted.len.set(len);
    let screen = Mounted::new(counted.clone(), &app.model);
    (app, counted, screen)
}

fn press(screen: &mut Mounted<Counted>, action: Action, model: &mut Model) {
    screen.act(action, AREA);
    screen.meet(Happening::Changed, model);
    screen.refresh(model);
}

fn list(screen: &dyn AnyScreen) -> (&List, usize) {
    let seen = screen.seen();
    let Some(Part::List(list)) = seen.page.part(0) else { panic!("no list") };
    (list, seen.cursor(0))
}

/// Every row that is drawn is there, and is the one that belongs there.
fn is_whole(screen: &dyn AnyScreen, height: usize) {
    let (list, chosen) = list(screen);
    let rows = Rows::list(list, AREA.width);
    for seen in rows.sight(chosen, height).0 {
        let row = list.row(seen.row).unwrap_or_else(|| panic!("row {} is in sight and not made", seen.row));
        assert_eq!(row.text, format!("the page of day {}", seen.row));
    }
    rows.height(height);
}

#[test]
fn a_key_makes_no_rows_but_those_that_come_into_sight() {
    let (mut app, counted, mut screen) = of(10_000);
    let first = counted.made.get();
    assert!(first <= 3 * BLOCK, "{first} rows were made to see the first ones");
    for _ in 0..1_000 {
        let before = counted.made.get();
        press(&mut screen, Action::Down, &mut app.model);
        assert!(counted.made.get() - before <= BLOCK, "more than a block at once");
        is_whole(&screen, 24);
    }
    let on_the_way = counted.made.get() - first;
    assert!(on_the_way <= 1_000 + BLOCK, "{on_the_way} rows were made to pass 1,000");
    for action in [Action::Last, Action::PageUp, Action::Up, Action::First, Action::PageDown] {
        let before = counted.made.get();
        press(&mut screen, action, &mut app.model);
        assert!(counted.made.get() - before <= 4 * BLOCK);
        is_whole(&screen, 24);
    }
    let (list, _) = list(&screen);
    assert!(list.rows().count() <= 5 * BLOCK, "what is out of sight is let go of");
}

#[test]
fn whoever_has_a_tall_window_sees_all_of_it() {
    let (mut app, _, mut screen) = of(10_000);
    app.model.size = (200, 700);
    for action in [Action::Down, Action::Last, Action::Up, Action::First] {
        press(&mut screen, action, &mut app.model);
        is_whole(&screen, 700);
    }
}

#[test]
fn rows_are_made_anew_where_the_day_or_the_journal_is_another() {
    let (mut app, counted, mut screen) = of(300);
    let all = counted.made.get();
    screen.refresh(&app.model);
    assert_eq!(counted.made.get(), all);
    app.model.now += chrono::TimeDelta::days(1);
    screen.refresh(&app.model);
    assert_eq!(counted.made.get(), 2 * all, "yesterday is not today");
    let id = app.model.new_id();
    let page = app.model.record(id, FREE_PAGE, "", Known::Answered { value: Answer::page("a wren") });
    app.model.apply(page);
    screen.refresh(&app.model);
    assert_eq!(counted.made.get(), 3 * all, "a page was kept");
    counted.which.set(1);
    screen.refresh(&app.model);
    assert_eq!(counted.made.get(), 4 * all, "it is another list");
}

#[test]
fn a_list_that_grows_at_its_end_leaves_the_mark_where_it_was() {
    let (mut app, counted, mut screen) = of(200);
    for _ in 0..150 {
        press(&mut screen, Action::Down, &mut app.model);
    }
    counted.len.set(9_000);
    screen.refresh(&app.model);
    assert_eq!(list(&screen).1, 150);
    is_whole(&screen, 24);
    counted.len.set(180);
    screen.refresh(&app.model);
    assert_eq!(list(&screen).1, 0, "where rows went, Enter must not open another one");
}

#[test]
fn enter_opens_the_row_that_is_chosen_wherever_it_is() {
    let (mut app, _, mut screen) = of(10_000);
    press(&mut screen, Action::Last, &mut app.model);
    let goldseam::app::parts::Outcome::Pressed(nth) = screen.act(Action::Press, AREA) else {
        panic!("nothing pressed")
    };
    let goldseam::app::Nav::To(Route::ThenAndNow(at)) = screen.meet(Happening::Press(nth), &mut app.model).nav else {
        panic!("no way")
    };
    assert_eq!(at, "9999");
}

#[test]
fn the_journal_has_only_the_rows_in_sight_on_its_page() {
    let mut app = gallery::app();
    for day in 0..3_000 {
        let id = app.model.new_id();
        let value = Answer::page(format!("the page of day {day}"));
        let page = app.model.record(id, FREE_PAGE, "", Known::Answered { value });
        app.model.open_mut().progress.apply(Record { seq: Some(1_000 + day), ..page });
    }
    app.follow(Transition::to(Route::Journal));
    let made = |app: &App| {
        let page = app.page();
        let list = page.parts().find_map(Part::list).unwrap();
        assert!(list.len() >= 3_000);
        (list.rows().count(), list.row(0).unwrap().text.clone(), app.all_rows(list).rows().count() == list.len())
    };
    let (rows, newest, all) = made(&app);
    assert!(rows <= 3 * BLOCK && newest == "the page of day 2999" && all, "{rows} {newest} {all}");
}
