//! How the making of an agreement looks: what stands there already, what is asked, and how long it runs.

use super::{Agree, Over, Phase, terms};
use crate::app::Model;
use crate::app::page::{Block, Page, Weight};
use crate::app::step::show::{self, has_word};
use crate::app::two::{named, sign};
use crate::content::wording::BoxKind;

impl Agree {
    /// The page of the phase it is in.
    pub(super) fn look(&self, model: &Model) -> Page {
        let mut page = Page::new(show::place(&self.prompt, model));
        "both of you".clone_into(&mut page.whose);
        page.aside = show::beside(&self.prompt);
        match &self.phase {
            Phase::Joint(at) => self.ask_of_both(*at, page, model),
            Phase::Day => self.ask_which_day(page, model),
            Phase::Starts => self.ask_who(page, model),
            Phase::HandOver(hand) => hand.page(model),
            Phase::Line | Phase::More => self.own_words(page, model),
            Phase::Yes => self.ask_for_yes(page, model),
            Phase::Sign(sign) => sign.page(page, model),
            Phase::Kept => page.spaced(Block::Part(0)).with(Block::Part(1)),
            Phase::NotAgreed if self.over == Some(Over::PutOff) => {
                let words = "Nothing is agreed today. What you began together is still here.";
                Page::centred().spaced(Block::text(words)).with(Block::Part(0))
            }
            Phase::NotAgreed => {
                Page::centred().spaced(Block::text("Not agreed today. Nothing of it is kept.")).with(Block::Part(0))
            }
        }
    }

    /// A quiet note, on this turn only.
    fn note(&self) -> Option<&str> {
        let typed = (0..self.form.parts.len()).map(|part| self.form.typed(part)).collect::<Vec<_>>().join(" ");
        let typed = typed.to_lowercase();
        let notices = self.prompt.words.notices.as_deref()?;
        let said = notices.iter().find(|notice| notice.words.iter().any(|word| has_word(&typed, &word.to_lowercase())));
        said.map(|notice| notice.say.as_str())
    }

    /// What stands there already, in short.
    fn standing(&self, page: Page, model: &Model) -> Page {
        terms::in_short(page, &self.terms.value, model)
    }

    /// All of it, with what whoever has the turn has typed of their own: it is read before a yes.
    pub(super) fn whole(&self, model: &Model) -> Vec<(Weight, String)> {
        let mut terms = self.terms.clone();
        terms.add(self.now, &self.line, &self.added, model);
        let mut pieces = terms::pieces(&terms.value, model);
        pieces.extend(self.how_long(model).into_iter().map(|words| (Weight::Plain, words)));
        pieces
    }

    fn ask_of_both(&self, at: usize, page: Page, model: &Model) -> Page {
        let asked = self.terms.joint(at);
        let page = match asked.filter(|_| at > 0) {
            Some(asked) => terms::in_short(page, &self.terms.value, model).spaced(Block::ask(&asked.ask)),
            None => page.spaced(Block::ask(self.prompt.ask())),
        };
        let hint = asked.and_then(|asked| asked.hint.as_ref());
        let page = hint.map_or(page.clone(), |hint| page.spaced(Block::quiet(hint)));
        let page = page.spaced(Block::Part(0));
        let page = self.note().map_or(page.clone(), |note| page.spaced(Block::text(note)));
        let page = self.how_long(model).into_iter().fold(page, |page, words| page.spaced(Block::text(words)));
        page.with(Block::Part(1))
    }

    /// How long it runs, and that either can end it.
    fn how_long(&self, model: &Model) -> Vec<String> {
        let words = &model.book.words;
        let runs = match (self.terms.is_again(), self.terms.value.ends.is_some()) {
            (true, _) => {
                format!("It ends by itself on {}, for everyone. To go on, you make it again.", self.until(model))
            }
            (false, true) => format!(
                "It is a trial: it ends by itself on {}, for everyone, always. To go on, you make it again.",
                self.until(model)
            ),
            (false, false) => words.two.agreements.a_trial().to_owned(),
        };
        vec![runs, words.two.agreements.ending_it().to_owned()]
    }

    /// The screens of an own turn that ask for words.
    fn own_words(&self, page: Page, model: &Model) -> Page {
        let ask = named("{next}, what will you do?", self.now, model);
        let is_more = matches!(self.phase, Phase::More);
        let mut page = self.standing(page, model);
        if !is_more {
            page = page.spaced(Block::text(ask));
        }
        let buttons = self.form.parts.len().saturating_sub(1);
        for part in 0..buttons {
            page = page.spaced(Block::Part(part));
        }
        if is_more {
            page = page.spaced(Block::quiet("Leave out what you do not want. These are about what you yourself do."));
        }
        let page = self.note().map_or(page.clone(), |note| page.spaced(Block::text(note)));
        page.with(Block::Part(buttons))
    }

    fn ask_for_yes(&self, page: Page, model: &Model) -> Page {
        let ask = named("{next}, is this all right for you, until ", self.now, model);
        let page = page.spaced(Block::Part(0)).spaced(Block::ask(format!("{ask}{}?", self.until(model))));
        sign::about(page, model).with(Block::Part(1))
    }

    fn until(&self, model: &Model) -> String {
        self.terms.value.ends.map(|day| model.book.words.dates.with_weekday(day)).unwrap_or_default()
    }

    fn ask_who(&self, page: Page, model: &Model) -> Page {
        let each = "Each of you types your own line and says yes, or not, on your own turn. Who starts?";
        let one = "Whoever will do it types the line. Then each says yes, or not, on their own turn. Who will do it?";
        let ask = if self.terms.for_both { each } else { one };
        self.standing(page, model).spaced(Block::ask(ask)).with(Block::Part(0))
    }

    fn ask_which_day(&self, page: Page, model: &Model) -> Page {
        let boxes = self.prompt.words.boxes.iter().flatten();
        let ask = boxes.into_iter().find(|asked| asked.kind == BoxKind::Day).map_or("", |asked| &asked.ask);
        self.standing(page, model).spaced(Block::ask(ask)).spaced(Block::Part(0)).with(Block::Part(1))
    }
}
