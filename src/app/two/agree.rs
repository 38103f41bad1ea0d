//! An agreement: the limit together, then each one's own line and each one's yes, on their own turn.
//!
//! It is one record by both, written at the second yes. Where one says no, or not now, both read the same, and nothing
//! of it is kept. Every new one is a trial of seven days that ends by itself.

use super::terms::{self, Terms};
use super::yes;
use super::{name_buttons, out};
use crate::app::field::Field;
use crate::app::input::Input;
use crate::app::page::{Belongs, Weight};
use crate::app::parts::Picks;
use crate::app::route::{ToSign, TwoRoute};
use crate::app::screen::Reply;
use crate::app::sheet::{Button, Sheet};
use crate::app::{Effect, Model, Route, Screen, Transition, around, words};
use crate::content::Prompt;
use crate::content::wording::BoxKind;
use crate::engine::record::{Agreement, Known, Record};
use crate::engine::{Place, RecordId, Seat, seat::other};
use crate::journal::Draft;

#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    /// What both agree to, one thing a screen: the limit first.
    Joint(usize),
    /// The day to look again.
    Day,
    Starts,
    /// The keyboard is passed.
    HandOver,
    /// An own line; with the other's, where there is one.
    Line,
    /// What one may add to it.
    More,
    /// Yes, or not now. The lines are there.
    Yes,
    Kept,
    NotAgreed,
}

/// How it ended without an agreement.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Over {
    /// Somebody said not now.
    NotAgreed,
    /// A yes was left unsaid, and the words stay begun.
    PutOff,
}

/// The making of one agreement.
pub struct Agree {
    prompt: Prompt,
    at: At,
    /// How many screens were shown so far: one person's question is another screen than the other one's.
    scene: u64,
    terms: Terms,
    first: Place,
    now: Place,
    /// What both are typing.
    joint: Input<Field>,
    days: Input<Picks>,
    /// What whoever has the turn types: their line, and what they add.
    line: Input<Field>,
    added: Vec<Input<Field>>,
    signed: Vec<Place>,
    /// The first one's turn to say yes has come.
    closing: bool,
    /// Somebody said not now. The other one is asked all the same, so that the order tells nobody who it was.
    refused: bool,
    /// It is over, and both are asked to look.
    over: Option<Over>,
    /// The words begun that it goes on from, or that it leaves behind.
    begun: Option<RecordId>,
    trying: Option<Record>,
    /// What can be said of the yes to it, once it is on disk.
    says: String,
}

/// What can be answered while an agreement is made.
#[derive(Clone)]
pub enum Answer {
    /// Take what both typed.
    TakeJoint,
    /// The day picked for looking at it again.
    TakeDay,
    /// Types their line first; the other one follows.
    Starts(Place),
    /// Take the line of whoever has the turn.
    TakeLine,
    /// See what may be added.
    More,
    /// Take what was added.
    TakeMore,
    /// Yes, without signing.
    Yes,
    /// Yes, to be signed.
    Sign,
    /// Not now, at their own line: it is not asked for a yes any more.
    NoLine,
    /// Not now, at the question for a yes.
    No,
    /// Leave it.
    Out,
}

impl Agree {
    /// From the limit.
    pub fn new(prompt: Prompt, model: &Model) -> Self {
        let mut terms = Terms::new(&prompt, model);
        let begun = terms::begun(&prompt, model);
        if let Some(draft) = &begun {
            terms.go_on_from(&draft.answer);
        }
        Self { begun: begun.map(|draft| draft.id), ..Self::of(prompt, terms) }
    }

    /// One that both make again, with changes: from the limit, its words in the field.
    pub fn again(prompt: Prompt, record: &Record, value: Agreement, model: &Model) -> Self {
        let terms = Terms::again(&prompt, record, value, model);
        Self::of(prompt, terms)
    }

    fn of(prompt: Prompt, terms: Terms) -> Self {
        Self {
            prompt,
            at: At::Joint(0),
            scene: 0,
            joint: Input::page(terms.said(0)),
            days: Input::default(),
            line: Input::line(""),
            added: Vec::new(),
            terms,
            first: Place::One,
            now: Place::One,
            signed: Vec::new(),
            closing: false,
            refused: false,
            over: None,
            begun: None,
            trying: None,
            says: String::new(),
        }
    }

    fn show(&mut self, at: At) -> Transition {
        self.at = at;
        self.scene += 1;
        Transition::stay()
    }

    fn ask_both(&mut self, at: usize) -> Transition {
        self.joint = Input::page(self.terms.said(at));
        self.show(At::Joint(at))
    }

    fn take_joint(&mut self, at: usize) -> Transition {
        let typed = self.joint.text().trim().to_owned();
        if at == 0 && typed.is_empty() {
            return Transition::stay();
        }
        self.terms.say(at, &typed);
        if at + 1 < self.terms.asked_of_both() { self.ask_both(at + 1) } else { self.ask_day() }
    }

    fn ask_day(&mut self) -> Transition {
        self.days = Input::picks(self.terms.days_to_pick(), false);
        self.show(At::Day)
    }

    fn take_day(&mut self) -> Transition {
        let days = &self.terms.days;
        let day = self.days.first().and_then(|at| days.get(at)).or(days.first());
        self.terms.value.ends = day.map(|(day, _)| *day);
        self.show(At::Starts)
    }

    /// Nothing of anybody's own stands in a field.
    fn clear_own(&mut self) {
        self.line = Input::line("");
        self.added = self.terms.may_add().iter().map(|_| Input::line("")).collect();
    }

    /// Adds to those terms what whoever has the turn has typed of their own.
    fn add_own(&self, terms: &mut Terms, model: &Model) {
        let added: Vec<String> = self.added.iter().map(|field| field.text().trim().to_owned()).collect();
        terms.add(self.now, self.line.text().trim(), &added, model);
    }

    fn hand_over(&mut self, to: Place, model: &mut Model) -> Transition {
        model.take_seat(Seat::Both);
        let mut terms = self.terms.clone();
        self.add_own(&mut terms, model);
        self.terms = terms;
        self.clear_own();
        self.now = to;
        self.show(At::HandOver);
        Transition::to(Route::Two(TwoRoute::HandOver(Some(to))))
    }

    fn sit_down(&mut self, model: &mut Model) -> Transition {
        model.take_seat(Seat::Turn(self.now));
        if self.closing || !self.has_a_line() {
            return self.show(At::Yes);
        }
        self.line = Input::line(self.terms.line_before(self.now));
        self.show(At::Line)
    }

    /// Whether whoever has the turn types a line: each, or only the one who will do it.
    fn has_a_line(&self) -> bool {
        self.terms.for_both || self.now == self.first
    }

    fn take_line(&mut self, model: &mut Model) -> Transition {
        if self.line.text().trim().is_empty() {
            return Transition::stay();
        }
        if self.now == self.first { self.hand_over(other(self.first), model) } else { self.show(At::Yes) }
    }

    /// Back from what may be added, with every word of it.
    fn take_more(&mut self) -> Transition {
        let back_to = if self.has_a_line() { At::Line } else { At::Yes };
        self.show(back_to)
    }

    fn sign(&mut self, model: &Model) -> Transition {
        // Where it comes to no signature, or the disk does not take it, it is asked again from the start.
        self.show(At::Yes);
        Transition::to(Route::Two(TwoRoute::Sign(Box::new(ToSign {
            by: self.now,
            heading: around::place(&self.prompt, model),
            aside: around::beside(&self.prompt, model),
            above: Vec::new(),
        }))))
    }

    fn signed(&mut self, model: &mut Model) -> Transition {
        if !self.signed.contains(&self.now) {
            self.signed.push(self.now);
        }
        self.yes(model)
    }

    /// The second yes writes it; the first one to type says yes last, once everything is there.
    fn yes(&mut self, model: &mut Model) -> Transition {
        if !self.closing {
            self.closing = true;
            return self.hand_over(self.first, model);
        }
        if self.refused {
            return self.not_agreed(model);
        }
        model.take_seat(Seat::Both);
        let record = if let Some(record) = &self.trying {
            record.clone()
        } else {
            let id = self.begun.clone().unwrap_or_else(|| model.new_id());
            let value = self.terms.value.clone();
            let record = model.record(id, self.prompt.id.as_str(), self.prompt.ask(), Known::Agreed { value });
            Record { signed: self.signed.clone(), ..record }
        };
        self.trying = Some(record.clone());
        Transition::stay().with(Effect::Keep(Box::new(record)))
    }

    /// Not now, at the question whether it is all right.
    fn no(&mut self, model: &mut Model) -> Transition {
        self.refused = true;
        if self.closing {
            return self.not_agreed(model);
        }
        self.closing = true;
        self.hand_over(self.first, model)
    }

    /// The same words whoever it was, once both are there to read them. Nothing of it stays.
    fn not_agreed(&mut self, model: &mut Model) -> Transition {
        let next = self.ends(Over::NotAgreed, model);
        match self.begun.take() {
            Some(id) => next.with(Effect::DropDraft(id)),
            None => next,
        }
    }

    /// Esc on somebody's turn. What both wrote together stays begun and is there the next time; no line of either's own
    /// is saved. What is made again stands where it was, and is due again the next time.
    fn put_off(&mut self, model: &mut Model) -> Transition {
        if self.terms.is_again() {
            return self.not_agreed(model);
        }
        let next = self.ends(Over::PutOff, model);
        let id = self.begun.clone().unwrap_or_else(|| model.new_id());
        self.begun = Some(id.clone());
        let (step, answer) = (self.prompt.id.0.clone(), self.terms.begun());
        let (place, at, card, accepted) = (Place::Shared, model.now, None, Vec::new());
        let draft = Draft { id, step, card, place, at, answer, caret: 0, focus: 0, accepted };
        next.with(Effect::Draft(Box::new(draft), true))
    }

    fn ends(&mut self, how: Over, model: &mut Model) -> Transition {
        model.take_seat(Seat::Both);
        self.terms.value.lines.clear();
        self.clear_own();
        self.signed.clear();
        self.over = Some(how);
        self.show(At::HandOver);
        Transition::to(Route::Two(TwoRoute::HandOver(None)))
    }
}

/// How it looks: what stands there already, what is asked, and how long it runs.
impl Agree {
    /// A quiet note on what is typed, on this turn only.
    fn note(&self) -> Option<&str> {
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
    fn standing(&self, sheet: Sheet<Answer>, model: &Model) -> Sheet<Answer> {
        terms::in_short(sheet, &self.terms.value, model)
    }

    /// All of it, with what whoever has the turn has typed of their own: it is read before a yes.
    fn whole(&self, model: &Model) -> Vec<(Weight, String)> {
        let mut terms = self.terms.clone();
        self.add_own(&mut terms, model);
        let mut pieces = terms::pieces(&terms.value, model);
        pieces.extend(self.terms.how_long(model).into_iter().map(|words| (Weight::Plain, words)));
        pieces
    }

    fn ask_of_both(&self, at: usize, sheet: Sheet<Answer>, model: &Model) -> Sheet<Answer> {
        let shared = &model.book.words.common.buttons;
        let asked = self.terms.joint(at);
        let sheet = match asked.filter(|_| at > 0) {
            Some(asked) => self.standing(sheet, model).ask(&asked.asked.ask),
            None => sheet.ask(self.prompt.ask()),
        };
        let hint = asked.and_then(|asked| asked.hint.as_ref());
        let sheet = hint.into_iter().fold(sheet, Sheet::quiet).field(&self.joint);
        let sheet = self.note().into_iter().fold(sheet, Sheet::text);
        self.terms
            .how_long(model)
            .into_iter()
            .fold(sheet, Sheet::text)
            .buttons(vec![Button::new(shared.go_on(), Answer::TakeJoint), Button::new(shared.not_now(), Answer::Out)])
    }

    fn ask_which_day(&self, sheet: Sheet<Answer>, model: &Model) -> Sheet<Answer> {
        let mut boxes = self.prompt.words.boxes.iter().flatten();
        let ask = boxes.find(|asked| asked.kind == BoxKind::Day).map_or("", |asked| &asked.asked.ask);
        let go_on = model.book.words.common.buttons.go_on();
        self.standing(sheet, model).ask(ask).picks(&self.days).button(go_on, Answer::TakeDay)
    }

    fn ask_who(&self, sheet: Sheet<Answer>, model: &Model) -> Sheet<Answer> {
        let words = &model.book.words.two.agree;
        let ask = if self.terms.for_both { words.who_starts() } else { words.who_will_do_it() };
        self.standing(sheet, model).ask(ask).buttons(name_buttons(Answer::Starts, model))
    }

    fn more_button(&self, model: &Model) -> Option<Button<Answer>> {
        let may_add = !self.closing && !self.terms.may_add().is_empty();
        may_add.then(|| Button::new(model.book.words.two.agree.more(), Answer::More))
    }

    fn ask_line(&self, sheet: Sheet<Answer>, model: &Model) -> Sheet<Answer> {
        let shared = &model.book.words.common.buttons;
        let mut buttons =
            vec![Button::new(shared.go_on(), Answer::TakeLine), Button::new(shared.not_now(), Answer::NoLine)];
        buttons.extend(self.more_button(model));
        let ask = model.book.words.two.agree.what_will_you_do(model.name_of(self.now));
        let sheet = self.standing(sheet, model).text(ask).line(self.terms.will(self.now), &self.line);
        self.note().into_iter().fold(sheet, Sheet::text).buttons(buttons)
    }

    fn ask_more(&self, sheet: Sheet<Answer>, model: &Model) -> Sheet<Answer> {
        let fields = self.terms.may_add().into_iter().zip(&self.added);
        let sheet = self.standing(sheet, model);
        let sheet = fields.fold(sheet, |sheet, (label, field)| sheet.line(label, field));
        let sheet = sheet.quiet(model.book.words.two.agree.leave_out());
        let go_on = model.book.words.common.buttons.go_on();
        self.note().into_iter().fold(sheet, Sheet::text).button(go_on, Answer::TakeMore)
    }

    fn ask_for_yes(&self, sheet: Sheet<Answer>, model: &Model) -> Sheet<Answer> {
        let mut buttons = yes::buttons(Answer::Yes, Answer::Sign, model);
        buttons.push(Button::new(model.book.words.common.buttons.not_now(), Answer::No));
        buttons.extend(self.more_button(model).filter(|_| !self.has_a_line()));
        let ask = model.book.words.two.agree.is_it_all_right(model.name_of(self.now), &self.terms.until(model));
        yes::about(sheet.saying(self.whole(model)).ask(ask), model).buttons(buttons)
    }
}

impl Screen for Agree {
    type Answer = Answer;

    fn sheet(&self, model: &Model) -> Sheet<Answer> {
        let (words, shared) = (&model.book.words.two.agree, &model.book.words.common);
        let sheet = Sheet::new(around::place(&self.prompt, model)).whose(Belongs::ToBoth);
        let sheet = sheet.aside(around::beside(&self.prompt, model)).scene(self.scene);
        match self.at {
            At::Joint(at) => self.ask_of_both(at, sheet, model),
            At::Day => self.ask_which_day(sheet, model),
            At::Starts => self.ask_who(sheet, model),
            At::HandOver => sheet,
            At::Line => self.ask_line(sheet, model),
            At::More => self.ask_more(sheet, model),
            At::Yes => self.ask_for_yes(sheet, model),
            At::Kept => {
                let mut whole = self.whole(model);
                whole.push((Weight::Plain, self.says.clone()));
                sheet.saying(whole).button(shared.buttons.go_on(), Answer::Out)
            }
            At::NotAgreed => {
                let put_off = self.over == Some(Over::PutOff);
                let said = if put_off { words.still_here() } else { words.not_agreed() };
                Sheet::centred().scene(self.scene).text(said).button(shared.buttons.go_on(), Answer::Out)
            }
        }
    }

    fn on(&mut self, answer: Answer, model: &mut Model) -> Transition {
        match answer {
            Answer::TakeJoint => match self.at {
                At::Joint(at) => self.take_joint(at),
                _ => Transition::stay(),
            },
            Answer::TakeDay => self.take_day(),
            Answer::Starts(place) => {
                self.clear_own();
                (self.first, self.now) = (place, place);
                self.hand_over(place, model)
            }
            Answer::TakeLine => self.take_line(model),
            Answer::More => self.show(At::More),
            Answer::TakeMore => self.take_more(),
            Answer::Yes => self.yes(model),
            Answer::Sign => self.sign(model),
            Answer::NoLine => self.not_agreed(model),
            Answer::No => self.no(model),
            Answer::Out => out(model),
        }
    }

    fn replied(&mut self, reply: Reply, model: &mut Model) -> Transition {
        match (reply, self.at) {
            (_, At::HandOver) if self.over.is_some() => self.show(At::NotAgreed),
            (Reply::Passed, At::HandOver) => self.sit_down(model),
            (Reply::Left, At::HandOver) => self.put_off(model),
            (Reply::Said, At::Yes) => self.yes(model),
            (Reply::Signed, At::Yes) => self.signed(model),
            _ => Transition::stay(),
        }
    }

    fn is_signing(&self) -> bool {
        !self.signed.is_empty()
    }

    fn kept(&mut self, record: &Record, model: &mut Model) -> Transition {
        if self.trying.take_if(|trying| trying.id == record.id).is_some() {
            self.says = yes::says(record, model);
            self.show(At::Kept);
        }
        Transition::stay()
    }

    fn back(&mut self, model: &mut Model) -> Transition {
        match self.at {
            At::Joint(0) | At::Kept | At::NotAgreed => out(model),
            At::Joint(at) => {
                let typed = self.joint.text();
                self.terms.say(at, typed.trim());
                self.ask_both(at - 1)
            }
            At::Day => self.ask_both(self.terms.asked_of_both() - 1),
            At::Starts => self.ask_day(),
            At::More => self.take_more(),
            At::HandOver | At::Line | At::Yes => self.put_off(model),
        }
    }

    fn step(&self) -> Option<&Prompt> {
        Some(&self.prompt)
    }
}
