//! The least a program with ratatui can do: a list on the left, a text box on the right. What a frame and a key of
//! Goldseam take is told beside what they take here, on the same machine. Up and Down move in the list, letters go into
//! the box, Ctrl+Q leaves. Where it is given a folder, Ctrl+S puts what is in the box on the disk there, for good, and empties
//! the box. Beside it `tests/bench/terminal.rs` measures.

use crossterm::event::{Event, KeyCode, KeyEventKind, KeyModifiers, read};
use ratatui::layout::{Constraint, Layout};
use ratatui::style::{Modifier, Style};
use ratatui::widgets::{Block, List, ListState, Paragraph, Wrap};
use ratatui::{DefaultTerminal, Frame};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::PathBuf;

/// So many lines are in the list.
const LINES: usize = 1_000;

struct Minimal {
    lines: Vec<String>,
    chosen: ListState,
    text: String,
    /// Where the text is kept.
    folder: Option<PathBuf>,
    kept: usize,
}

impl Minimal {
    fn new() -> Self {
        let lines = (0..LINES).map(|n| format!("Entry {n}")).collect();
        let folder = std::env::args_os().nth(1).map(PathBuf::from);
        Self { lines, chosen: ListState::default().with_selected(Some(0)), text: String::new(), folder, kept: 0 }
    }

    fn view(&mut self, frame: &mut Frame<'_>) {
        let [left, right] = Layout::horizontal([Constraint::Percentage(30), Constraint::Min(0)]).areas(frame.area());
        let height = usize::from(left.height);
        let from = self.chosen.selected().unwrap_or(0).saturating_sub(height / 2).min(LINES.saturating_sub(height));
        let seen = self.lines.iter().skip(from).take(height).map(String::as_str);
        let list = List::new(seen).block(Block::bordered().title("Entries"));
        let mut state = ListState::default().with_selected(self.chosen.selected().map(|at| at - from));
        frame.render_stateful_widget(
            list.highlight_style(Style::new().add_modifier(Modifier::REVERSED)),
            left,
            &mut state,
        );
        let text = Paragraph::new(self.text.as_str()).wrap(Wrap { trim: false });
        frame.render_widget(text.block(Block::bordered().title("Text")), right);
    }

    /// Says whether to go on.
    fn hear(&mut self, event: &Event) -> io::Result<bool> {
        let Event::Key(key) = event else { return Ok(true) };
        if key.kind == KeyEventKind::Release {
            return Ok(true);
        }
        match key.code {
            KeyCode::Char('q') if key.modifiers.contains(KeyModifiers::CONTROL) => return Ok(false),
            KeyCode::Char('s') if key.modifiers.contains(KeyModifiers::CONTROL) => self.keep()?,
            KeyCode::Char(letter) => self.text.push(letter),
            KeyCode::Backspace => drop(self.text.pop()),
            KeyCode::Up => self.go(-1),
            KeyCode::Down => self.go(1),
            KeyCode::PageUp => self.go(-30),
            KeyCode::PageDown => self.go(30),
            _ => {}
        }
        Ok(true)
    }

    /// Written, on the disk, under its name, and the name on the disk.
    fn keep(&mut self) -> io::Result<()> {
        let Some(folder) = &self.folder else { return Ok(()) };
        let temporary = folder.join(".tmp");
        let mut file = File::create(&temporary)?;
        file.write_all(self.text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&temporary, folder.join(format!("{}.json", self.kept)))?;
        File::open(folder)?.sync_all()?;
        self.kept += 1;
        self.text.clear();
        Ok(())
    }

    fn go(&mut self, by: isize) {
        let at = self.chosen.selected().unwrap_or(0).saturating_add_signed(by);
        self.chosen.select(Some(at.min(LINES - 1)));
    }
}

fn run(terminal: &mut DefaultTerminal) -> io::Result<()> {
    let mut minimal = Minimal::new();
    loop {
        terminal.draw(|frame| minimal.view(frame))?;
        if !minimal.hear(&read()?)? {
            return Ok(());
        }
    }
}

fn main() -> io::Result<()> {
    let mut terminal = ratatui::try_init()?;
    let ended = run(&mut terminal);
    ratatui::try_restore()?;
    ended
}
