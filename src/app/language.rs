//! In which language the workbook is from the next start on.
//!
//! The language of this sitting stays as it is. Screens on the stack hold answers that were begun, by the ids and words of
//! the pack that asked: under another pack a box could be gone, or a caution stand in a language that was not read.

use super::input::Input;
use super::job_result::JobResult;
use super::parts::Picks;
use super::sheet::{Button, Sheet};
use super::{Effect, Model, Screen, Settings, Transition};
use crate::content::{Entry, Language};
use crate::text;

/// What stands in place of a tag where the system is to say it. It is too short to be one.
const OF_THIS_COMPUTER: &str = "-";

/// The choice of a language.
pub struct LanguagePage {
    languages: Input<Picks>,
    at: At,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    Asked,
    /// The edition in the one that was chosen is being read: a broken one is not chosen.
    Read,
    Chosen,
}

/// What can be answered here.
#[derive(Clone)]
pub enum Answer {
    /// Take the one that is picked.
    Choose,
    /// One level back.
    Back,
}

impl LanguagePage {
    /// With the language of the settings picked.
    pub fn new(model: &Model) -> Self {
        let of_this_computer = model.book.words.pages.languages.of_this_computer();
        let first = Entry::new(OF_THIS_COMPUTER, of_this_computer);
        let entries = std::iter::once(first).chain(model.languages.iter().cloned()).collect();
        let languages = Input::picks(entries, false);
        let at = remembered(model).map_or(0, |at| at + 1);
        if let Some(on) = languages.change().on.get_mut(at) {
            *on = true;
        }
        // The cursor, too: whoever only presses on changes nothing.
        languages.change().at = at;
        Self { languages, at: At::Asked }
    }

    fn choose(&mut self, model: &Model) -> Transition {
        let chosen = self.languages.get().picked().next().map(|language| language.id.clone());
        let Some(tag) = chosen else { return Transition::stay() };
        let language = Some(tag).filter(|tag| tag != OF_THIS_COMPUTER);
        self.at = At::Read;
        Transition::stay().with(Effect::Language(Settings { language, ..model.settings.clone() }))
    }
}

/// The place among the languages of the one that the settings mean. What they name may be gone since.
fn remembered(model: &Model) -> Option<usize> {
    let there: Vec<Language> = model.languages.iter().filter_map(|entry| Language::read(&entry.id)).collect();
    let meant = Language::read(model.settings.language.as_ref()?)?.among(&there)?.to_string();
    model.languages.iter().position(|entry| entry.id == meant)
}

impl Screen for LanguagePage {
    type Answer = Answer;

    fn sheet(&self, model: &Model) -> Sheet<Answer> {
        let (words, common) = (&model.book.words.pages.languages, &model.book.words.common.buttons);
        let sheet = Sheet::new(model.book.words.home.front.languages()).scene(u64::from(self.at == At::Chosen));
        if self.at == At::Chosen {
            let said = words.next_time(&text::name(model.book.language_called()));
            return sheet.says(said).button(common.go_on(), Answer::Back);
        }
        let buttons = vec![Button::new(words.choose(), Answer::Choose), Button::new(common.back(), Answer::Back)];
        sheet.ask(words.ask()).picks(&self.languages).buttons(buttons)
    }

    fn on(&mut self, answer: Answer, model: &mut Model) -> Transition {
        match answer {
            Answer::Choose => self.choose(model),
            Answer::Back => self.back(model),
        }
    }

    fn waits(&self) -> bool {
        self.at == At::Read
    }

    fn on_result(&mut self, result: JobResult, model: &mut Model) -> Transition {
        self.at = At::Asked;
        match result {
            JobResult::LanguageSet(language) => {
                model.settings.language = language;
                self.at = At::Chosen;
            }
            // It is said above the choice, which can be made again.
            JobResult::Failed(why) => model.fail(&why),
            _ => {}
        }
        Transition::stay()
    }
}
