//! The few weights and the one accent. Meaning never depends on colour alone.

use crate::app::page::Weight;
use ratatui::style::{Color, Modifier, Style};

/// How colours are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    /// The colour of what is alive now; none where colours are not wanted.
    pub gold: Option<Color>,
}

/// What was asked for on the command line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wanted {
    /// Colours where the terminal does not ask for none (`NO_COLOR`).
    #[default]
    Auto,
    /// For a dark background.
    Dark,
    /// For a light background.
    Light,
    /// No colours.
    Mono,
}

/// What the terminal says about itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Terminal {
    /// `NO_COLOR` is set, or the terminal is dumb.
    pub no_colour: bool,
    /// `COLORTERM` names true colour.
    pub true_colour: bool,
}

impl Theme {
    /// The theme for a wish and a terminal. Without true colour, the terminal's own yellow, which it keeps legible.
    pub fn new(wanted: Wanted, terminal: Terminal) -> Self {
        let gold = match wanted {
            Wanted::Mono => None,
            _ if terminal.no_colour => None,
            Wanted::Dark if terminal.true_colour => Some(Color::Rgb(212, 175, 55)),
            Wanted::Light if terminal.true_colour => Some(Color::Rgb(122, 88, 0)),
            _ => Some(Color::Yellow),
        };
        Self { gold }
    }

    /// By the terminal's own bold and dim, since colors alone would not reach everyone.
    pub fn weight(self, weight: Weight) -> Style {
        match weight {
            Weight::Bold => Style::new().add_modifier(Modifier::BOLD),
            Weight::Plain => Style::new(),
            Weight::Quiet => Style::new().add_modifier(Modifier::DIM),
        }
    }

    /// The style of what is alive now: the chosen line, the caret's bar, the seam.
    pub fn alive(self) -> Style {
        // Bold besides, so that it is seen where there are no colours, or by somebody who can't tell them apart.
        let style = Style::new().add_modifier(Modifier::BOLD);
        self.gold.map_or(style, |gold| style.fg(gold))
    }

    /// The style of what is selected in text.
    pub fn selected(self) -> Style {
        // Reversed needs no colour, and can be read on any ground.
        Style::new().add_modifier(Modifier::REVERSED)
    }
}
