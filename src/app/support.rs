//! Someone to talk to: one page, one order, emergency first, the chosen country's lines and then the directories.
//!
//! Which country was chosen is a setting; behind a door that leaves no trace it is known until the door closes.

use super::input::Input;
use super::page::Weight;
use super::parts::Picks;
use super::sheet::{Button, Sheet};
use super::{Effect, Model, Screen, Transition};
use crate::content::library::{HelpLine, Section, Support};
use crate::content::words::Words;
use crate::content::{Entry, Workbook};

/// The code of lines that are for anywhere.
const ANYWHERE: &str = "any";

/// The page of help lines.
#[derive(Default)]
pub struct HelpLines {
    /// The countries, while one is chosen.
    countries: Option<Input<Picks>>,
}

/// What can be answered here.
#[derive(Clone)]
pub enum Answer {
    /// See the countries.
    Countries,
    /// Take the one that is picked.
    Choose,
    /// One level back.
    Back,
}

impl Screen for HelpLines {
    type Answer = Answer;

    fn sheet(&self, model: &Model) -> Sheet<Answer> {
        let support = &model.book.library.support;
        let (words, back) = (&model.book.words.pages.support, model.book.words.common.buttons.back());
        let sheet = Sheet::new(&support.title);
        if let Some(countries) = &self.countries {
            let buttons = vec![Button::new(words.choose(), Answer::Choose), Button::new(back, Answer::Back)];
            return sheet.ask(words.which_country()).picks(countries).buttons(buttons);
        }
        let country = model.country();
        let other = if country.is_some() { words.another_country() } else { words.choose_country() };
        sheet
            .reading(pieces(&model.book, country))
            .buttons(vec![Button::new(back, Answer::Back), Button::new(other, Answer::Countries)])
    }

    fn on(&mut self, answer: Answer, model: &mut Model) -> Transition {
        match answer {
            Answer::Countries => {
                let countries = model.book.library.support.countries.iter();
                let entries = countries.map(|country| Entry::new(&country.code, &country.name)).collect();
                self.countries = Some(Input::picks(entries, false));
                Transition::stay()
            }
            Answer::Choose => self.choose(model),
            Answer::Back => self.back(model),
        }
    }

    fn leaves_no_mark(&self, _model: &Model) -> bool {
        true
    }

    fn back(&mut self, _model: &mut Model) -> Transition {
        if self.countries.take().is_some() { Transition::stay() } else { Transition::back() }
    }
}

impl HelpLines {
    fn choose(&mut self, model: &mut Model) -> Transition {
        let countries = self.countries.take();
        let chosen = countries.and_then(|countries| countries.get().picked().next().map(|country| country.id.clone()));
        if chosen.is_none_or(|code| model.choose_country(code)) {
            return Transition::stay().with(Effect::Settings(model.settings.clone()));
        }
        Transition::stay()
    }
}

/// What the page says, in its one order. Where a country has no line of a kind, the directories stand in its place.
pub fn pieces(book: &Workbook, country: Option<&str>) -> Vec<(Weight, String)> {
    let (support, words) = (&book.library.support, &book.words.pages.support);
    let mut pieces = vec![(Weight::Plain, support.intro.clone())];
    let mut rest: Vec<&HelpLine> = support.lines.iter().filter(|line| line.country == ANYWHERE).collect();
    for Section { id, title } in support.in_order() {
        pieces.push((Weight::Bold, title.clone()));
        let mut lines: Vec<&HelpLine> = lines_of(support, id, country).collect();
        if lines.is_empty() {
            lines = lines_of(support, id, Some(ANYWHERE)).collect();
            // They stand in their section then, and not a second time at the end.
            rest.retain(|line| line.section != *id || country == Some(ANYWHERE));
        }
        if lines.is_empty() {
            let why = if country.is_some() { words.none_listed() } else { words.choose_below() };
            pieces.push((Weight::Quiet, why.to_owned()));
        }
        pieces.extend(lines.into_iter().map(|line| (Weight::Plain, in_words(line, &book.words))));
    }
    if country != Some(ANYWHERE) && !rest.is_empty() {
        pieces.push((Weight::Bold, words.anywhere().to_owned()));
        pieces.extend(rest.into_iter().map(|line| (Weight::Plain, in_words(line, &book.words))));
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
pub fn in_words(line: &HelpLine, words: &Words) -> String {
    let support = &words.pages.support;
    let called = support.line(&line.name, &line.contact);
    let with_text = line.text.iter().fold(called, |said, text| support.or_in_writing(&said, text));
    let for_whom = line.who.iter().fold(with_text, |said, who| support.for_whom(&said, who));
    support.checked(&for_whom, &capital(&line.hours), &words.dates.month_and_year(line.checked_on))
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A crisis line for heavy pages: the chosen country's, or where to find one.
pub fn crisis_line(model: &Model) -> String {
    let (support, words) = (&model.book.library.support, &model.book.words.pages.support);
    let country = model.country();
    let line = lines_of(support, "night", country)
        .next()
        .or_else(|| support.lines.iter().find(|line| line.country == ANYWHERE));
    match line {
        Some(line) => words.if_it_gets_hard(&line.name, &line.contact),
        None => words.if_it_gets_hard_anywhere().to_owned(),
    }
}
