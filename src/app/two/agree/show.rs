//! What the making of an agreement shows.

use super::{Agree, Answer, At};
use crate::app::input::Input;
use crate::app::page::Weight;
use crate::app::sheet::{Button, Sheet};
use crate::app::two::{name_buttons, terms, yes};
use crate::app::{Model, words};
use crate::content::wording::BoxKind;

impl Agree {
    /// A quiet note on what is typed, on this turn only.
    pub(super) fn note(&self) -> Option<&str> {
        let typed = match self.at {
            At::Joint(_) => self.joint.text(),
            At::Line => self.line.text(),
            At::More => self.added.iter().map(Input::text).collect::<Vec<_>>().join(" "),
            _ => return None,
        };
        let typed = typed.to_lowercase();
        let notices = self.prompt.words.notices.as_deref()?;
        let said =
            notices.iter().find(|notice| notice.words.iter().any(|word| words::has_word(&typed, &word.to_lowercase())));
        said.map(|notice| notice.say.as_str())
    }

    /// What stands there already, in short.
    pub(super) fn standing(&self, sheet: Sheet<Answer>, model: &Model) -> Sheet<Answer> {
        terms::in_short(sheet, &self.terms.value, model)
    }

    /// All of it, with what whoever has the turn has typed of their own: it is read before a yes.
    pub(super) fn whole(&self, model: &Model) -> Vec<(Weight, String)> {
        let mut terms = self.terms.clone();
        self.add_own(&mut terms, model);
        let mut pieces = terms::pieces(&terms.value, model);
        pieces.extend(self.how_long(model).into_iter().map(|words| (Weight::Plain, words)));
        pieces
    }

    /// How long it runs, and that either can end it.
    pub(super) fn how_long(&self, model: &Model) -> Vec<String> {
        let (shared, words) = (&model.book.words.two.agreements, &model.book.words.two.agree);
        let runs = match (self.terms.is_again(), self.terms.value.ends.is_some()) {
            (true, _) => words.ends_on(&self.until(model)),
            (false, true) => words.trial_ends_on(&self.until(model)),
            (false, false) => shared.a_trial().to_owned(),
        };
        vec![runs, shared.ending_it().to_owned()]
    }

    pub(super) fn until(&self, model: &Model) -> String {
        self.terms.value.ends.map(|day| model.book.words.dates.with_weekday(day)).unwrap_or_default()
    }

    pub(super) fn ask_of_both(&self, at: usize, sheet: Sheet<Answer>, model: &Model) -> Sheet<Answer> {
        let shared = &model.book.words.common.buttons;
        let asked = self.terms.joint(at);
        let sheet = match asked.filter(|_| at > 0) {
            Some(asked) => self.standing(sheet, model).ask(&asked.ask),
            None => sheet.ask(self.prompt.ask()),
        };
        let hint = asked.and_then(|asked| asked.hint.as_ref());
        let sheet = hint.into_iter().fold(sheet, Sheet::quiet).field(&self.joint);
        let sheet = self.note().into_iter().fold(sheet, Sheet::text);
        self.how_long(model)
            .into_iter()
            .fold(sheet, Sheet::text)
            .buttons(vec![Button::new(shared.go_on(), Answer::TakeJoint), Button::new(shared.not_now(), Answer::Out)])
    }

    pub(super) fn ask_which_day(&self, sheet: Sheet<Answer>, model: &Model) -> Sheet<Answer> {
        let mut boxes = self.prompt.words.boxes.iter().flatten();
        let ask = boxes.find(|asked| asked.kind == BoxKind::Day).map_or("", |asked| &asked.ask);
        let go_on = model.book.words.common.buttons.go_on();
        self.standing(sheet, model).ask(ask).picks(&self.days).button(go_on, Answer::TakeDay)
    }

    pub(super) fn ask_who(&self, sheet: Sheet<Answer>, model: &Model) -> Sheet<Answer> {
        let words = &model.book.words.two.agree;
        let ask = if self.terms.for_both { words.who_starts() } else { words.who_will_do_it() };
        self.standing(sheet, model).ask(ask).buttons(name_buttons(Answer::Starts, model))
    }

    pub(super) fn more_button(&self, model: &Model) -> Option<Button<Answer>> {
        self.may_add().then(|| Button::new(model.book.words.two.agree.more(), Answer::More))
    }

    pub(super) fn ask_line(&self, sheet: Sheet<Answer>, model: &Model) -> Sheet<Answer> {
        let shared = &model.book.words.common.buttons;
        let mut buttons =
            vec![Button::new(shared.go_on(), Answer::TakeLine), Button::new(shared.not_now(), Answer::NoLine)];
        buttons.extend(self.more_button(model));
        let ask = model.book.words.two.agree.what_will_you_do(model.name_of(self.now));
        let sheet = self.standing(sheet, model).text(ask).line(self.terms.will(), &self.line);
        self.note().into_iter().fold(sheet, Sheet::text).buttons(buttons)
    }

    pub(super) fn ask_more(&self, sheet: Sheet<Answer>, model: &Model) -> Sheet<Answer> {
        let fields = self.terms.may_add().into_iter().zip(&self.added);
        let sheet = self.standing(sheet, model);
        let sheet = fields.fold(sheet, |sheet, (label, field)| sheet.line(label, field));
        let sheet = sheet.quiet(model.book.words.two.agree.leave_out());
        let go_on = model.book.words.common.buttons.go_on();
        self.note().into_iter().fold(sheet, Sheet::text).button(go_on, Answer::TakeMore)
    }

    pub(super) fn ask_for_yes(&self, sheet: Sheet<Answer>, model: &Model) -> Sheet<Answer> {
        let mut buttons = yes::buttons(Answer::Yes, Answer::Sign, model);
        buttons.push(Button::new(model.book.words.common.buttons.not_now(), Answer::No));
        buttons.extend(self.more_button(model).filter(|_| !self.has_a_line()));
        let ask = model.book.words.two.agree.is_it_all_right(model.name_of(self.now), &self.until(model));
        yes::about(sheet.saying(self.whole(model)).ask(ask), model).buttons(buttons)
    }
}
