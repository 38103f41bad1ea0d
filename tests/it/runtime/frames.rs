//! What a frame writes to the terminal: what changed, in one go, and nothing where nothing did.

use crate::ui::screens::gallery;
use goldseam::app::field::Edit;
use goldseam::app::update::update;
use goldseam::app::{Action, App, Msg, Route, Transition};
use goldseam::runtime::backend::Rows;
use goldseam::ui;
use goldseam::ui::theme::Theme;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

const SIZE: (u16, u16) = (80, 24);

/// The terminal at the other end: what was sent, each time that something was.
#[derive(Clone, Default)]
struct Sent {
    waiting: Rc<RefCell<Vec<u8>>>,
    goes: Rc<RefCell<Vec<Vec<u8>>>>,
}

impl Write for Sent {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.waiting.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let waiting = self.waiting.take();
        if !waiting.is_empty() {
            self.goes.borrow_mut().push(waiting);
        }
        Ok(())
    }
}

struct Drawn {
    app: App,
    terminal: Terminal<Rows<Sent>>,
    sent: Sent,
    seen: vt100::Parser,
}

impl Drawn {
    fn at_a_blank_page() -> Self {
        let mut app = gallery::app();
        app.follow(Transition::to(Route::Home));
        app.follow(Transition::to(Route::BlankPage));
        let sent = Sent::default();
        // A window that is told and not asked for: there is none.
        let viewport = Viewport::Fixed(Rect::new(0, 0, SIZE.0, SIZE.1));
        let terminal = Terminal::with_options(Rows::new(sent.clone()), TerminalOptions { viewport }).unwrap();
        let mut drawn = Self { app, terminal, sent, seen: vt100::Parser::new(SIZE.1, SIZE.0, 0) };
        drawn.frame();
        drawn
    }

    /// Draws, and gives what was sent for it.
    fn frame(&mut self) -> Vec<Vec<u8>> {
        let app = &self.app;
        self.terminal.draw(|frame| ui::view(app, Theme::default(), frame)).unwrap();
        let sent = self.sent.goes.take();
        self.seen.process(&sent.concat());
        sent
    }

    fn types(&mut self, letter: char) -> Vec<Vec<u8>> {
        let now = self.app.model.now;
        update(&mut self.app, Msg::Act(Action::Edit(Edit::Type(letter))), now);
        self.frame()
    }
}

#[test]
fn a_typed_letter_takes_at_most_64_bytes_in_one_go() {
    let mut drawn = Drawn::at_a_blank_page();
    // The first one also changes what is said about the page.
    drawn.types('I');
    for letter in " did not say all of it then and would like to".chars() {
        let sent = drawn.types(letter);
        let bytes = sent.concat().len();
        assert!(sent.len() == 1 && bytes <= 64, "{letter:?} took {bytes} bytes in {} goes", sent.len());
    }
    let (row, column) = drawn.seen.screen().cursor_position();
    let line = drawn.seen.screen().rows(0, SIZE.0).nth(usize::from(row)).unwrap();
    assert!(line.contains("I did not say all of it then and would like to"), "{line}");
    assert_eq!(usize::from(column), goldseam::text::width(line.trim_end()), "the caret stands behind it");
}

#[test]
fn a_frame_in_which_nothing_changed_is_not_written() {
    let mut drawn = Drawn::at_a_blank_page();
    drawn.types('I');
    for _ in 0..3 {
        assert_eq!(drawn.frame(), Vec::<Vec<u8>>::new());
    }
    // An arrow key moves the caret and nothing else.
    let now = drawn.app.model.now;
    update(&mut drawn.app, Msg::Act(Action::Edit(Edit::Move(goldseam::app::field::Move::Left))), now);
    assert!(drawn.frame().concat().len() <= 10);
}
