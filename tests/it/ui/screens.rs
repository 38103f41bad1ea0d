//! What screens look like, at three sizes and in every size: nothing breaks, nothing is cut that is asked.

pub(crate) mod gallery;

use crate::content::pseudo::pack;
use gallery::{app, app_in, gallery};
use goldseam::app::focus::Seen;
use goldseam::app::layout;
use goldseam::app::page::{Block, Page, Part, Piece, Weight};
use goldseam::app::update::update;
use goldseam::app::{Action, App, Msg};
use goldseam::content::load;
use goldseam::ui;
use goldseam::ui::theme::{Terminal as About, Theme, Wanted};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::style::{Color, Modifier};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::ptr;
use std::sync::Arc;

/// Draws at a size, as text.
fn drawn(app: &mut App, width: u16, height: u16) -> String {
    app.model.size = (width, height);
    ui::drawn(app, (width, height)).join("\n")
}

fn laid<'a>(app: &'a App, page: &'a Page) -> layout::Layout<'a> {
    layout::lay(Seen { page, ..app.seen().unwrap() }, app.model.size)
}

/// What a layout is made of: the pieces that are seen, empty lines aside, whether there is a side column, and whether two
/// columns have room beside each other.
fn shape(app: &mut App, (width, height): (u16, u16)) -> (Vec<usize>, bool, bool) {
    app.model.size = (width, height);
    let page = app.page();
    let layout = laid(app, &page);
    let seen = layout.placed.iter().filter(|placed| !placed.piece.is_gap());
    let is_beside = |placed: &layout::Placed| {
        matches!(placed.piece, Piece::Block(Block::Beside(_))) && placed.space.width >= layout::SIDE_BY_SIDE
    };
    let number = |placed: &layout::Placed| page.pieces.iter().position(|piece| ptr::eq(piece, placed.piece)).unwrap();
    (seen.map(number).collect(), layout.aside.is_some(), layout.placed.iter().any(is_beside))
}

/// Every screen at 80 by 24. At another size only where it is laid out in another way there: what merely wraps sooner or
/// shows more rows is read once, and the tests below hold it at every size.
#[test]
fn screens_look_like_this() {
    let mut expected = BTreeSet::new();
    for (name, open) in gallery() {
        for (width, height) in [(80, 24), (60, 20), (120, 40)] {
            let mut app = app();
            open(&mut app);
            if (width, height) != (80, 24) && shape(&mut app, (width, height)) == shape(&mut app, (80, 24)) {
                continue;
            }
            expected.insert(format!("{name}-{width}x{height}.snap"));
            insta::with_settings!({ snapshot_path => "../../screens", prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::assert_snapshot!(format!("{name}-{width}x{height}"), drawn(&mut app, width, height));
            });
        }
    }
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/screens");
    let kept = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let kept: BTreeSet<String> =
        kept.filter(|name| Path::new(name).extension().is_some_and(|end| end == "snap")).collect();
    let stale: Vec<_> = kept.difference(&expected).collect();
    assert!(stale.is_empty(), "no screen is drawn for {stale:?}");
}

/// Names, what is typed as it stands, and what was written or told by hand in the gallery.
const AS_IT_STANDS: &str = "Ada Ash Jo findahelpline com age encryption org \
    I will read the loan letter on Sunday. I keep doing sums at three in the morning. The sums are fewer. The post on the \
    mat is still bad. A quiet Tuesday. The kettle, the radio. I feel stupid for not seeing it. Still here. What is it like? \
    We talk before spending over 100. The page could not be kept: the disk is full. Your words are still here; try again \
    once there is room.";

/// In a language in which no letter is as in English, and words are longer by two fifths.
#[test]
fn in_another_language_no_english_word_is_left() {
    let book = Arc::new(load::translation_from_files(pack("de")).unwrap_or_else(|faults| panic!("{faults}")));
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|letter: char| !letter.is_alphabetic()).filter(|word| word.len() > 1 && word.is_ascii());
        words.map(str::to_owned).collect()
    };
    let stand: BTreeSet<String> = words(AS_IT_STANDS).into_iter().collect();
    let mut seen = 0;
    for (name, open) in gallery() {
        for (width, height) in [(80, 24), (60, 20)] {
            let mut app = app_in(book.clone());
            open(&mut app);
            let screen = drawn(&mut app, width, height);
            // What was written by hand may be cut in the middle of a word, and says so.
            let whole = screen.split(|letter: char| letter != '…' && !letter.is_alphabetic());
            let whole = whole.filter(|word| !word.ends_with('…')).collect::<Vec<_>>().join(" ");
            let left: Vec<_> = words(&whole).into_iter().filter(|word| !stand.contains(word)).collect();
            assert!(left.is_empty(), "{name} at {width}x{height} says {left:?} in English\n{screen}");
            seen += usize::from(screen.contains('é'));
        }
    }
    assert!(seen > 50, "only {seen} screens are in the other language");
}

/// Whoever chooses has read the whole of it, in this language and in one with longer words.
#[test]
fn no_row_and_no_button_is_cut() {
    let long = Arc::new(load::translation_from_files(pack("de")).unwrap_or_else(|faults| panic!("{faults}")));
    let mut wrapped = 0;
    for (name, open) in gallery() {
        for app in [app(), app_in(long.clone())] {
            let mut app = app;
            open(&mut app);
            app.model.size = (60, 20);
            for _ in 0..app.page().stops() {
                wrapped += rows_are_whole(name, &mut app);
                act(&mut app, Action::NextPart);
            }
        }
    }
    assert!(wrapped > 10, "only {wrapped} rows take more than a line");
}

fn act(app: &mut App, action: Action) {
    let now = app.model.now;
    update(app, Msg::Act(action), now);
}

/// Goes through the rows or buttons of the part that has the focus; says how many take more than a line.
fn rows_are_whole(name: &str, app: &mut App) -> usize {
    let mut wrapped = 0;
    let mut before = None;
    act(app, Action::First);
    loop {
        let Some((at, words)) = chosen(app) else { return wrapped };
        if before.replace(at) == Some(at) {
            return wrapped;
        }
        let page = app.page();
        let layout = laid(app, &page);
        let focus = app.seen().unwrap().focus.at;
        let space = layout.placed.iter().find(|placed| placed.part == Some(focus)).unwrap().space;
        let screen = ui::drawn(app, (60, 20));
        let (x, y, height) = (usize::from(space.x), usize::from(space.y), usize::from(space.height));
        let part = screen.iter().skip(y).take(height);
        let part: Vec<String> = part.map(|row| row.chars().skip(x).take(usize::from(space.width)).collect()).collect();
        let flat: String = part.concat().split_whitespace().collect();
        for words in words {
            wrapped += usize::from(!part.iter().any(|row| row.contains(&words)));
            let squeezed: String = words.split_whitespace().collect();
            assert!(flat.contains(&squeezed), "{name} cuts «{words}»\n{}", screen.join("\n"));
        }
        // Among buttons under a text, Down reads on in the text.
        let are_buttons = app.seen().unwrap().focused().is_some_and(|part| part.buttons().is_some());
        act(app, if are_buttons { Action::Right } else { Action::Down });
    }
}

/// Which row is chosen in the part that has the focus, and what it says.
fn chosen(app: &App) -> Option<(usize, Vec<String>)> {
    let seen = app.seen()?;
    Some(match seen.focused()? {
        Part::Picks(picks) => {
            let picks = picks.get();
            (picks.at, vec![picks.items.get(picks.at)?.say.clone()])
        }
        Part::Sort(sort) => {
            let sort = sort.get();
            let (card, pile) = sort.cards.get(sort.at)?;
            let pile = pile.map(|pile| sort.piles[pile].say.clone());
            (sort.at, [card.say.clone()].into_iter().chain(pile).collect())
        }
        Part::List(list) => {
            let at = seen.cursor(seen.focus.at);
            let row = list.row(at)?;
            // What stands beside gives way to a mark.
            let beside = if row.mark.is_empty() { row.beside.clone() } else { String::new() };
            (at, vec![row.text.clone(), beside, row.mark.clone()])
        }
        // What is not drawn is spoken in line mode alone.
        Part::Unseen(_) => return None,
        part => {
            let at = seen.cursor(seen.focus.at);
            (at, vec![part.buttons()?.get(at)?.label.clone()])
        }
    })
}

#[test]
fn no_size_of_the_window_breaks_a_screen() {
    for (name, open) in gallery() {
        let mut app = app();
        open(&mut app);
        for width in 0..=100 {
            for height in 0..=40 {
                let seen = drawn(&mut app, width, height);
                let small = width < 40 || height < 12;
                // Where there is one row, and not room for both, the demo says only that it is one.
                let told =
                    if app.model.demo.is_some() && height == 1 { " SAMPLE" } else { "A little more room, please." };
                let told = told.get(..usize::from(width).min(27)).unwrap_or_default();
                assert!(
                    !small || height == 0 || seen.contains(told.trim_end()),
                    "{name} at {width}x{height} says\n{seen}"
                );
            }
        }
    }
}

/// From sixty by twenty on, what is asked stands whole on the screen, and so do the safety keys.
#[test]
fn what_is_asked_and_the_safety_keys_are_always_in_view() {
    for (name, open) in gallery() {
        let mut app = app();
        open(&mut app);
        for (width, height) in [(60, 20), (60, 24), (72, 20), (80, 24), (100, 30), (132, 43)] {
            let seen = drawn(&mut app, width, height);
            let column = beside(&app).unwrap_or(usize::MAX);
            let rows = seen.lines().map(|row| row.chars().take(column).collect::<String>());
            let flat = rows.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
            for asked in asked(&app) {
                let asked = asked.split_whitespace().collect::<Vec<_>>().join(" ");
                assert!(flat.contains(&asked), "{name} at {width}x{height} cuts «{asked}»\n{seen}");
            }
            let page = app.page();
            if !page.dull && !page.bare {
                for key in ["Ctrl+T", "Ctrl+P", "Ctrl+Q"] {
                    assert!(seen.contains(key), "{name} at {width}x{height} has no {key}\n{seen}");
                }
            }
        }
    }
}

/// Where the side column begins, if there is one.
fn beside(app: &App) -> Option<usize> {
    laid(app, &app.page()).aside.map(|aside| usize::from(aside.x))
}

/// What a page asks.
fn asked(app: &App) -> Vec<String> {
    let page = app.page();
    let bold = page.pieces.iter().filter_map(|piece| match piece {
        Piece::Block(Block::Words(Weight::Bold, words)) => Some(words.clone()),
        _ => None,
    });
    bold.collect()
}

#[test]
fn no_line_of_text_is_wider_than_seventy_two_columns() {
    for (name, open) in gallery() {
        let mut app = app();
        open(&mut app);
        app.model.size = (160, 50);
        let page = app.page();
        for placed in &laid(&app, &page).placed {
            assert!(placed.space.width <= 72, "{name} has a piece of {} columns", placed.space.width);
        }
    }
}

/// What a screen described is looked at as it is. Only where something is to be said that the screen does not know does a
/// page of its own say it, and the screen keeps its own.
#[test]
fn a_page_is_copied_only_to_say_more_than_its_screen_does() {
    for (name, open) in gallery() {
        let mut app = app();
        open(&mut app);
        app.model.trouble = None;
        assert!(matches!(app.page(), Cow::Borrowed(_)) || app.model.demo.is_some(), "{name} is copied to be looked at");
        app.model.trouble = Some("The disk is full.".to_owned());
        let is_trouble = |piece: &Piece| matches!(piece, Piece::Block(Block::Trouble(_)));
        let page = app.page();
        let at = page.pieces.iter().position(is_trouble).unwrap();
        let below = page.pieces[at + 1..].iter().filter(|piece| matches!(piece, Piece::Part(_))).count();
        assert!(below <= 1, "{name} says above {below} parts what went wrong");
        assert!(!app.seen().unwrap().page.pieces.iter().any(is_trouble), "{name} keeps what it does not know");
    }
}

#[test]
fn the_cursor_stands_at_the_caret_on_every_frame() {
    for (name, open) in gallery() {
        let mut app = app();
        open(&mut app);
        let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
        terminal.draw(|frame| ui::view(&app, Theme::default(), frame)).unwrap();
        assert!(terminal.backend().cursor_visible(), "{name} hides the cursor");
        if matches!(app.seen().and_then(Seen::focused), Some(Part::Page(_) | Part::Line(..))) {
            let at = terminal.backend().cursor_position();
            let before = terminal.backend().buffer()[(at.x.saturating_sub(1), at.y)].symbol().to_owned();
            assert_ne!(at.x, 0, "{name}: the caret is lost");
            assert_ne!(before, "│", "{name}: the caret stands on the bar");
        }
    }
}

#[test]
fn without_colours_nothing_is_coloured_and_on_a_light_ground_nothing_is_pale() {
    let mono = Theme::new(Wanted::Auto, About { no_colour: true, true_colour: true });
    let light = Theme::new(Wanted::Light, About { no_colour: false, true_colour: true });
    for (name, open) in gallery() {
        let mut app = app();
        open(&mut app);
        for theme in [mono, light] {
            let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
            terminal.draw(|frame| ui::view(&app, theme, frame)).unwrap();
            for cell in &terminal.backend().buffer().content {
                let half = ["▀", "▄", "█"].contains(&cell.symbol());
                assert!(half || cell.bg == Color::Reset, "{name} paints a background");
                let plain = theme != mono || cell.fg == Color::Reset;
                assert!(plain, "{name} has {:?} without colours", cell.fg);
                let pale = matches!(cell.fg, Color::White | Color::Gray | Color::LightYellow);
                assert!(!pale, "{name} is pale on a light ground");
            }
        }
    }
}

#[test]
fn the_chosen_line_is_seen_without_colours() {
    let mut app = app();
    gallery()[0].1(&mut app);
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
    terminal.draw(|frame| ui::view(&app, Theme { gold: None }, frame)).unwrap();
    let cells = &terminal.backend().buffer().content;
    assert!(cells.iter().any(|cell| cell.symbol() == "›" && cell.modifier.contains(Modifier::BOLD)));
}
