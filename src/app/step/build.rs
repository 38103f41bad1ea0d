//! From a prompt to its leaves: what each kind of step puts on its screens for one person.

use super::leaf::{Given, Leaf, Pressed, Purpose, Slot};
use crate::app::page::Weight;
use crate::app::parts::Picks;
use crate::app::sheet::Button;
use crate::app::{Model, words};
use crate::content::wording::{BoxAsk, BoxKind, How, PartKind, Question, ScriptPart};
use crate::content::{Ask, Audience, Entry, Kind, Prompt, Role, known};
use crate::engine::{BookKind, Mark, Record, Seat, leaving, promise};
use crate::order;
use chrono::{Days, NaiveDate};

/// The leaves of a step, a warning first where it can be heavy.
pub fn leaves(prompt: &Prompt, model: &Model) -> Vec<Leaf> {
    let mut leaves: Vec<Leaf> = warning(prompt, model).into_iter().collect();
    leaves.extend(asked(prompt, model));
    leaves
}

/// A heavy step says so, and how long it takes, before it opens; so does advice about this sitting.
fn warning(prompt: &Prompt, model: &Model) -> Option<Leaf> {
    let advice = crate::engine::allows(prompt, model.kind(), model.progress(), model.sitting(), model.now);
    if !prompt.heavy && advice.is_none() {
        return None;
    }
    let mut says = Vec::new();
    says.extend(advice.map(|advice| (Weight::Plain, words::advice(advice, model).to_owned())));
    if prompt.heavy {
        let minutes = model.book.words.dates.small_number(prompt.minutes);
        says.push((Weight::Plain, model.book.words.step.warning.can_be_heavy(&minutes)));
        // On every heavy page, for everybody: no words are searched for signs of danger, so it can't wait for any.
        says.push((Weight::Plain, crate::app::support::crisis_line(model)));
    }
    says.extend(prompt.words.caution.clone().map(|caution| (Weight::Plain, caution)));
    let words = &model.book.words.common.buttons;
    let buttons = vec![
        Button::new(words.go_on(), Pressed::GoOn),
        Button::new(words.something_lighter(), Pressed::Lighter),
        Button::new(words.not_now(), Pressed::NotNow),
    ];
    Some(Leaf::said(Purpose::Warning, prompt.title(), says, buttons))
}

/// The leaves that ask.
pub fn asked(prompt: &Prompt, model: &Model) -> Vec<Leaf> {
    let ask = words::by_the_hour(prompt.ask(), model.now, &model.book.words.dates);
    let given = &prompt.words;
    let own = given.own.unwrap_or(false);
    let choices = || given.choices.iter().flatten().map(|choice| choice.entry.clone()).collect();
    let mut leaves = match prompt.kind {
        Kind::Reading | Kind::Dialogue | Kind::Safety => {
            vec![Leaf::read(ask, given.text.as_deref().unwrap_or_default())]
        }
        Kind::Write => vec![Leaf::page(ask, Slot::Text)],
        Kind::Feelings => {
            let guess = given.guess.as_ref().filter(|_| model.kind() != BookKind::One);
            let mine = feelings(ask, model, Slot::Picked);
            let guess = guess.map(|guess| feelings(&guess.ask, model, Slot::Part).known_by(guess));
            std::iter::once(mine).chain(guess).collect()
        }
        Kind::Checklist => vec![Leaf::picks(ask, Slot::Picked, choices(), true).with_own(own)],
        Kind::Choice => vec![Leaf::picks(ask, Slot::Picked, choices(), false).with_own(own)],
        Kind::Scale => vec![scale(ask, given.low.as_deref(), given.high.as_deref(), model)],
        Kind::Builder | Kind::Promise | Kind::Agreement => boxes(&ask, prompt, model),
        Kind::Questions => questions(given.questions.as_deref().unwrap_or_default(), model),
        Kind::Sort => {
            let own_card = own.then(|| Leaf::line(&ask, Slot::OwnCard, model.book.words.step.sort.one_of_your_own()));
            let (piles, cards) = (given.piles.clone().unwrap_or_default(), given.cards.clone().unwrap_or_default());
            std::iter::once(Leaf::sort(ask, piles, cards)).chain(own_card).collect()
        }
        Kind::Script => given.parts.iter().flatten().map(|part| script_part(part, model)).collect(),
        Kind::Review => review(prompt, model),
        Kind::Summary => vec![summary(ask, model)],
    };
    leaves.extend(given.then.iter().flatten().map(|asked| Leaf::page(&asked.ask, Slot::Part).known_by(asked)));
    leaves
}

fn feelings(ask: impl Into<String>, model: &Model, slot: Slot) -> Leaf {
    let feelings = &model.book.library.feelings;
    let items = feelings.first_row.iter().chain(&feelings.words).cloned().collect();
    Leaf::picks(ask, slot, items, true).with_own(true).saying(Weight::Quiet, Some(&feelings.hint))
}

/// A number is a note to oneself, and says so.
fn scale(ask: impl Into<String>, low: Option<&str>, high: Option<&str>, model: &Model) -> Leaf {
    let note = model.book.words.common.notices.a_note_to_yourself();
    let words = &model.book.words.step.scale;
    Leaf::scale(ask, Slot::Number, low.unwrap_or(words.low()), high.unwrap_or(words.high()))
        .saying(Weight::Plain, Some(note))
}

/// Boxes, one a screen. The question of the step stands above the first.
fn boxes(ask: &str, prompt: &Prompt, model: &Model) -> Vec<Leaf> {
    let given = prompt.words.boxes.iter().flatten().chain(prompt.words.more.iter().flatten());
    let mut leaves: Vec<Leaf> = given.map(|asked| one_box(asked, prompt, model)).collect();
    let seen = prompt.kind == Kind::Promise && model.kind() != BookKind::One && matches!(model.seat(), Seat::Own(_));
    if let Some(first) = leaves.first_mut().filter(|_| seen) {
        first.says.insert(0, (Weight::Plain, model.book.words.step.notices.seen_by_both().to_owned()));
    }
    let begins_with_will = prompt.words.boxes.iter().flatten().next().is_some_and(|first| first.kind == BoxKind::Will);
    if let Some(first) = leaves.first_mut() {
        if prompt.kind == Kind::Promise || begins_with_will {
            ask.clone_into(&mut first.ask);
            first.was.extend(wordings(prompt, model));
        } else {
            first.says.insert(0, (Weight::Plain, ask.to_owned()));
        }
    }
    leaves
}

/// The question of a step at every hour, and in its older wordings.
fn wordings(prompt: &Prompt, model: &Model) -> Vec<String> {
    let words = prompt.words.ask.iter().chain(prompt.words.was.iter().flatten());
    words.flat_map(|words| [words.clone(), model.book.words.dates.by_day(words)]).collect()
}

/// A line that begins with what one will do. The words that stand before it are not said twice.
fn will(asked: &Ask, prompt: &Prompt, model: &Model) -> Leaf {
    let will = model.book.words.two.agree.i_will();
    let label = |ask: &str| match ask.trim_end_matches(will).trim_end_matches([' ', ':', ',']) {
        "" => prompt.ask().to_owned(),
        label => label.to_owned(),
    };
    let mut leaf = Leaf::line(label(&asked.ask), Slot::Will, &format!("{will} "));
    // Where other words stood before the line then, they were left out with what divides them from the rest.
    let before = |was: &String| was.rsplit_once([':', ',']).map(|(before, _)| before.to_owned());
    leaf.was.extend(asked.was.iter().flat_map(|was| std::iter::once(label(was)).chain(before(was))));
    leaf.was.extend(wordings(prompt, model));
    leaf
}

fn one_box(given: &BoxAsk, prompt: &Prompt, model: &Model) -> Leaf {
    let asked = &given.asked;
    let leaf = match given.kind {
        BoxKind::Page => Leaf::page(&asked.ask, Slot::Part),
        BoxKind::Line => Leaf::line(&asked.ask, Slot::Part, ""),
        BoxKind::Will => will(asked, prompt, model),
        BoxKind::Day => day(&asked.ask, prompt, model),
    };
    leaf.known_by(asked).saying(Weight::Quiet, given.hint.as_deref())
}

/// A day to choose: for a promise within two weeks, for an agreement within its trial.
fn day(ask: &str, prompt: &Prompt, model: &Model) -> Leaf {
    let today = model.now.date_naive();
    let ahead: &[u64] = match prompt.kind {
        Kind::Agreement => &[3, 5, 7],
        _ if prompt.id.as_str() == known::STEADY_OVER_TIME => &[7, 14, 28],
        _ => &[1, 3, 7, 14],
    };
    let days: Vec<NaiveDate> = ahead.iter().filter_map(|days| today.checked_add_days(Days::new(*days))).collect();
    let words = &model.book.words.dates;
    let items = days.iter().map(|day| Entry::new(day.to_string(), words.coming(today, *day))).collect();
    Leaf::picks(ask, Slot::Day(days), items, false)
}

fn questions(asked: &[Question], model: &Model) -> Vec<Leaf> {
    asked.iter().filter_map(|question| one_question(question, model)).collect()
}

fn one_question(question: &Question, model: &Model) -> Option<Leaf> {
    Some(match question {
        Question::Asked(asked, how) => {
            let leaf = match how {
                How::Choice(choices) => Leaf::picks(&asked.ask, Slot::Part, choices.clone(), false),
                How::Scale { low, high } => {
                    Leaf { slot: Slot::Part, ..scale(&asked.ask, Some(low), Some(high), model) }
                }
                How::Feelings => feelings(&asked.ask, model, Slot::Part),
                How::Line => Leaf::line(&asked.ask, Slot::Part, ""),
            };
            leaf.known_by(asked)
        }
        Question::Note(id) => {
            let note = model.book.step(id.as_str())?;
            let mine = match (note.audience, model.role()) {
                (Audience::Each, _) | (_, Role::SomeOfEach | Role::Unsaid) => true,
                (Audience::Hurt, role) => role == Role::Hurt,
                (Audience::Broke, role) => role == Role::Broke,
            };
            let prompt = model.prompt(note).filter(|_| mine)?;
            let mut leaf = scale(prompt.ask(), prompt.words.low.as_deref(), prompt.words.high.as_deref(), model);
            leaf.slot = Slot::Note(id.0.clone());
            leaf.id.clone_from(&id.0);
            leaf.was.extend(prompt.words.was.iter().flatten().cloned());
            leaf
        }
    })
}

fn script_part(part: &ScriptPart, model: &Model) -> Leaf {
    let ask = &part.asked.ask;
    let leaf = match part.kind {
        PartKind::Say => Leaf::read(ask, ""),
        PartKind::Review => Leaf { slot: Slot::Look, ..Leaf::read(ask, "") },
        PartKind::Word | PartKind::Line => Leaf::line(ask, Slot::Part, ""),
        PartKind::Pick => Leaf::picks(ask, Slot::Part, part.choices.clone(), false).with_own(true),
    };
    let leaf = leaf.known_by(&part.asked);
    let minutes = (part.minutes > 1).then(|| model.book.words.step.warning.about_minutes(&part.minutes.to_string()));
    let leaf = leaf.saying(Weight::Quiet, part.hint.as_deref()).saying(Weight::Quiet, minutes.as_deref());
    Leaf { minutes: part.minutes, ..leaf }
}

/// Own promises or agreements that wait, one a screen.
fn review(prompt: &Prompt, model: &Model) -> Vec<Leaf> {
    let today = model.now.date_naive();
    if prompt.words.of.as_deref() == Some("agreements") {
        let waiting = promise::to_look_again(model.progress(), today);
        return waiting.iter().map(|agreed| look_again(prompt, agreed, model)).collect();
    }
    // On their own pages they look at what is theirs, and nobody asks.
    let mut waiting = match (model.kind(), model.seat()) {
        (BookKind::Pair, Seat::Own(me)) => promise::of_mine(model.progress(), me),
        _ => promise::open(model.progress()),
    };
    // Only the person who made a promise marks it.
    waiting.retain(|made| model.kind() == BookKind::One || made.record.by == model.seat().by());
    order::by_key(&mut waiting, |made| made.promise.by);
    waiting.iter().map(|made| mark(prompt, made, model)).collect()
}

fn mark(prompt: &Prompt, made: &promise::Made<'_>, model: &Model) -> Leaf {
    let given: Vec<Entry> = prompt.words.choices.iter().flatten().map(|choice| choice.entry.clone()).collect();
    let words = &model.book.words.step.marks;
    let plain = [words.kept(), words.partly(), words.missed(), words.let_go()];
    let plain = Mark::ALL.into_iter().zip(plain).map(|(mark, say)| Entry::new(mark.id(), say)).collect();
    let items = if given.len() == Mark::ALL.len() { given } else { plain };
    let by = made.promise.by.map(|by| model.book.words.dates.its_day(model.now.date_naive(), by));
    // Enter pressed by habit must not say of somebody's promise that it was kept.
    let picks = Picks { careful: true, ..Picks::new(items, false) };
    Leaf::new(prompt.ask(), Slot::Mark(made.record.id.clone()), Given::Picks(picks.into(), None))
        .saying(Weight::Plain, Some(&made.promise.line))
        .saying(Weight::Quiet, by.as_deref())
        .saying(Weight::Plain, Some(model.book.words.step.notices.whose_mark()))
}

/// How long an agreement may run when it is made again, in weeks, as one may choose.
pub(super) const WEEKS: [u16; 3] = [2, 6, 12];

/// The lengths that one agreement may be made again for: none longer than its step allows.
pub fn lengths(agreed: &Record, model: &Model) -> Vec<u16> {
    let longest = model.book.step(&agreed.step).and_then(|step| step.prose.words.weeks).unwrap_or(WEEKS[2]);
    WEEKS.into_iter().filter(|weeks| *weeks <= longest).collect()
}

fn look_again(prompt: &Prompt, agreed: &promise::Agreed<'_>, model: &Model) -> Leaf {
    let words = &model.book.words;
    let again = |weeks: u16| words.step.look_again.for_weeks(&words.dates.small_number(weeks));
    let lengths = lengths(agreed.record, model).into_iter();
    let mut items: Vec<Entry> = lengths.map(|weeks| Entry::new(weeks.to_string(), again(weeks))).collect();
    items.push(Entry::new("leave-it", words.common.buttons.leave_it()));
    let mut leaf = Leaf::picks(prompt.ask(), Slot::Again(agreed.record.id.clone()), items, false);
    leaf = leaf.saying(Weight::Plain, Some(&agreed.agreement.limit));
    for line in &agreed.agreement.lines {
        leaf = leaf.saying(Weight::Plain, Some(&line.line));
    }
    leaf
}

/// The pages that may be taken to a session, nothing ticked.
fn summary(ask: String, model: &Model) -> Leaf {
    let today = model.now.date_naive();
    let found = leaving::tickable(&model.book, model.progress(), &model.reader(), today);
    let before = leaving::last_list(&model.book, model.progress(), model.seat().place()).unwrap_or_default();
    let ticked = |record: &Record| before.iter().any(|part| part.of.as_ref() == Some(&record.id));
    let item = |record: &&Record| Entry::new(&record.id.0, crate::app::written::choice(model, record));
    let mut picks = Picks::new(found.iter().map(item).collect(), true);
    picks.on = found.iter().map(|record| ticked(record)).collect();
    picks.careful = true;
    let ids = found.into_iter().map(|record| record.id.clone()).collect();
    Leaf::new(ask, Slot::Summary(ids), Given::Picks(picks.into(), None))
}

/// A review with nothing to look at.
pub fn nothing_here(prompt: &Prompt, model: &Model) -> Leaf {
    let words = &model.book.words;
    let says = vec![(Weight::Plain, words.step.after.nothing_waits().to_owned())];
    let mut buttons = vec![Button::new(words.common.buttons.back(), Pressed::Back)];
    if prompt.words.of.as_deref() != Some("agreements") {
        buttons.push(Button::new(words.step.after.small_promise(), Pressed::SmallPromise));
    }
    Leaf::said(Purpose::After, prompt.title(), says, buttons)
}
