//! Someone to talk to: one page, one order, emergency first, the chosen country's lines and then the directories.
//!
//! Which country was chosen is a setting; behind a door that leaves no trace it is remembered in memory only.

use super::form::{Button, Form, Part, Press};
use super::page::{Block, Page, Weight};
use super::parts::{Picks, Read};
use super::{Effect, Go, Model, Screen, Turn};
use crate::content::library::{HelpLine, Support};

/// The code of lines that are for anywhere.
const ANYWHERE: &str = "any";

/// The page of help lines.
pub struct SupportPage {
    form: Form,
    choosing: bool,
}

impl SupportPage {
    /// The lines of the chosen country, and what is for anywhere.
    pub fn new(model: &Model) -> Self {
        Self { form: lines_form(model), choosing: false }
    }

    fn choose(&mut self, model: &Model) {
        let names = model.book.library.support.countries.iter().map(|(_, name)| name.clone()).collect();
        let buttons = vec![Button::new("Choose", Press::GoOn), Button::new("Back", Press::Back)];
        self.form = Form::new(vec![Part::Picks(Picks::new(names, false)), Part::Buttons(buttons, 0)]);
        self.choosing = true;
    }

    fn chosen(&mut self, model: &mut Model) -> Turn {
        let at = self.form.picks().and_then(|picks| picks.on.iter().position(|on| *on));
        if let Some((code, _)) = at.and_then(|at| model.book.library.support.countries.get(at)) {
            model.settings.country = Some(code.clone());
        }
        *self = Self::new(model);
        Turn::stay().with(Effect::Settings(model.settings.clone()))
    }
}

fn lines_form(model: &Model) -> Form {
    let support = &model.book.library.support;
    let country = model.settings.country.as_deref();
    let pieces = pieces(support, country);
    let label = if country.is_some() { "Another country" } else { "Choose your country" };
    let buttons = vec![Button::new("Back", Press::Back), Button::new(label, Press::More)];
    Form::new(vec![Part::Read(Read::new(pieces)), Part::Buttons(buttons, 0)])
}

/// What the page says, in its one order. Where a country has no line of a kind, the directories stand in its place.
pub fn pieces(support: &Support, country: Option<&str>) -> Vec<(Weight, String)> {
    let mut pieces = vec![(Weight::Plain, support.intro.clone())];
    let mut rest: Vec<&HelpLine> = support.lines.iter().filter(|line| line.country == ANYWHERE).collect();
    for (id, title) in &support.sections {
        pieces.push((Weight::Bold, title.clone()));
        let mut lines: Vec<&HelpLine> = lines_of(support, id, country).collect();
        if lines.is_empty() {
            lines = lines_of(support, id, Some(ANYWHERE)).collect();
            rest.retain(|line| line.section != *id || country == Some(ANYWHERE));
        }
        if lines.is_empty() {
            let words =
                if country.is_some() { "No line of this kind is listed here." } else { "Choose your country below." };
            pieces.push((Weight::Quiet, words.to_owned()));
        }
        pieces.extend(lines.into_iter().map(|line| (Weight::Plain, in_words(line))));
    }
    if country != Some(ANYWHERE) && !rest.is_empty() {
        pieces.push((Weight::Bold, "Anywhere".to_owned()));
        pieces.extend(rest.into_iter().map(|line| (Weight::Plain, in_words(line))));
    }
    pieces.extend(support.notes.iter().map(|note| (Weight::Plain, note.clone())));
    pieces
}

fn lines_of<'a>(
    support: &'a Support,
    section: &'a str,
    country: Option<&'a str>,
) -> impl Iterator<Item = &'a HelpLine> {
    support.lines.iter().filter(move |line| line.section == section && Some(line.country.as_str()) == country)
}

/// A help line in words: its name, how to reach it, for whom, when, and when it was last checked.
pub fn in_words(line: &HelpLine) -> String {
    let mut words = format!("{}: {}", line.name, line.contact);
    words.extend(line.text.iter().flat_map(|text| ["; ", text.as_str()]));
    words.extend(line.who.iter().flat_map(|who| ["; for ", who.as_str()]));
    format!("{words}. {}. Checked {}.", capital(&line.hours), line.checked_on.format("%B %Y"))
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A crisis line for heavy pages: the chosen country's, or where to find one.
pub fn crisis_line(model: &Model) -> String {
    let support = &model.book.library.support;
    let country = model.settings.country.as_deref();
    let line = lines_of(support, "night", country)
        .next()
        .or_else(|| support.lines.iter().find(|line| line.country == ANYWHERE));
    match line {
        Some(line) => format!("If it gets hard: {}, {}. Or Ctrl+T, someone to talk to.", line.name, line.contact),
        None => "If it gets hard: Ctrl+T, someone to talk to.".to_owned(),
    }
}

impl Screen for SupportPage {
    fn page(&self, model: &Model) -> Page {
        let page = Page::new(model.book.library.support.title.clone());
        let page = if self.choosing { page.spaced(Block::ask("Which country are you in?")) } else { page };
        page.spaced(Block::Part(0)).with(Block::Part(1))
    }

    own_form!();

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        match press {
            Press::More => {
                self.choose(model);
                Turn::stay()
            }
            Press::GoOn if self.choosing => self.chosen(model),
            _ => self.back(model),
        }
    }

    fn leaves_no_mark(&self) -> bool {
        true
    }

    fn back(&mut self, model: &mut Model) -> Turn {
        if self.choosing {
            *self = Self::new(model);
            return Turn::stay();
        }
        Turn::go(Go::Back)
    }
}
