//! What a step says on its screens: the question in view, what is kept of it, and what comes after.

use super::leaf::{Given, Leaf, Pressed, Purpose, Slot};
use super::state::{Guarding, Standing, StepPage};
use super::{answer, keep};
use crate::app::around::{beside, place};
use crate::app::page::{Belongs, Block, OnDisk, Weight};
use crate::app::sheet::{Button, Sheet};
use crate::app::{Model, words};
use crate::content::wording::Notice;
use crate::content::{Kind, Visibility, known};
use crate::engine::Mark;

/// The scenes of the question about a choice: beyond all those of the leaves.
const ASKING: u64 = 1 << 40;

/// What is seen now: a leaf, or the question about what was picked on it.
pub(super) fn sheet(step: &StepPage, model: &Model) -> Sheet<Pressed> {
    let Guarding::Asking(_) = &step.guard else { return page(step, model) };
    let words = &model.book.words.step.guard;
    let sheet = Sheet::new(place(&step.prompt, model))
        .whose(Belongs::ToOne)
        .scene(ASKING)
        .ask(model.book.words.step.notices.a_page_can_be_found())
        .buttons(vec![
            Button::new(words.go_on_without(), Pressed::Unkept),
            Button::new(words.keep_it(), Pressed::KeepChoice),
            Button::new(words.leave_it_out(), Pressed::Unpick),
        ])
        // Enter pressed once too often takes the tick back, and nothing else.
        .start_at(&Pressed::Unpick);
    step.leaf().field().into_iter().fold(sheet, Sheet::behind)
}

/// The page of the leaf that is seen.
fn page(step: &StepPage, model: &Model) -> Sheet<Pressed> {
    let leaf = step.leaf();
    let words = &model.book.words;
    let mut sheet = Sheet::new(place(&step.prompt, model))
        .whose(whose(step, model))
        .on_disk(on_disk(step))
        .aside(beside(&step.prompt, model))
        // No step has that many leaves, so that no two of these share a number.
        .scene((u64::from(leaf.afresh) << 16) + step.at as u64)
        .as_left();
    if step.is_watched() {
        let name = model.seat().place();
        sheet = sheet.text(words.step.page.turn_of(model.name_of(name)));
    }
    if !leaf.ask.is_empty() {
        sheet = sheet.ask(&leaf.ask);
    }
    for (weight, words) in &leaf.says {
        sheet = sheet.with(Block::Words(*weight, words.clone()));
    }
    if !leaf.says.is_empty() {
        sheet = sheet.gap();
    }
    sheet = given(leaf, sheet, model);
    match leaf.purpose {
        Purpose::Ask => sheet = under(step, leaf, sheet, model),
        Purpose::Warning if step.wrote_behind() => sheet = sheet.text(words.step.warning.typed_behind()),
        _ => {}
    }
    let sheet = sheet.buttons(buttons(step, leaf, model));
    step.behind().into_iter().fold(sheet, Sheet::behind)
}

fn given(leaf: &Leaf, sheet: Sheet<Pressed>, model: &Model) -> Sheet<Pressed> {
    let sheet = match &leaf.given {
        Given::Nothing => sheet,
        Given::Read(pieces) => sheet.reading(pieces.clone()),
        Given::Said(pieces, _) => sheet.saying(pieces.clone()),
        Given::Page(field) => sheet.field(field),
        Given::Line(field, before) => sheet.line(before, field),
        Given::Picks(picks, None) => sheet.picks(picks),
        Given::Picks(picks, Some(own)) => sheet.picks(picks).line(model.book.words.step.page.something_else(), own),
        Given::Scale(scale) => sheet.scale(scale),
        Given::Sort(sort) => sheet.sort(sort),
    };
    leaf.field().filter(|_| leaf.in_text).into_iter().fold(sheet, Sheet::start_in)
}

fn whose(step: &StepPage, model: &Model) -> Belongs {
    if step.is_watched() {
        return Belongs::ToBoth;
    }
    words::whose(model.kind(), step.prompt.visibility, model.seat())
}

/// Two pages that are not heavy and are met on hard days all the same: they name somebody to call.
const FOR_HARD_DAYS: [&str; 2] = [known::PLAN_FOR_A_BAD_DAY, known::PRACTICAL_NEXT_STEPS];

/// The lines under what is typed: gentle notes, and what is kept of the page, in plain weight.
fn under(step: &StepPage, leaf: &Leaf, mut sheet: Sheet<Pressed>, model: &Model) -> Sheet<Pressed> {
    if let Some(notice) = step.notice.as_deref().or_else(|| gentle_note(step, leaf)) {
        sheet = sheet.text(notice).tight();
    }
    if FOR_HARD_DAYS.contains(&step.prompt.id.as_str()) {
        sheet = sheet.text(crate::app::support::crisis_line(model)).tight();
    }
    if step.drafting.came_back && step.standing != Standing::Kept {
        sheet = sheet.quiet(model.book.words.step.page.words_begun()).tight();
    }
    if is_long_writing(step, model) {
        sheet = sheet.quiet(model.book.words.step.notices.ten_minutes()).tight();
    }
    if !matches!(leaf.slot, Slot::None | Slot::Look) {
        sheet = sheet.text(kept_line(step, model));
    }
    sheet
}

fn kept_line<'a>(step: &StepPage, model: &'a Model) -> &'a str {
    let visibility = if keep::is_kept(step) { step.prompt.visibility } else { Visibility::Unsaved };
    words::kept_line(&model.book.words, visibility, model.lock(), model.kind())
}

/// A page that was open for long gets one quiet line; nothing is ever cut off. On one's own turn the other one waits.
fn is_long_writing(step: &StepPage, model: &Model) -> bool {
    let is_written = step.is_turn() || matches!(step.prompt.kind, Kind::Write | Kind::Builder);
    is_written && model.now - step.opened >= step.long()
}

/// A note for words that tend to land hard; a notice that names no words stands on the page always.
fn gentle_note<'a>(step: &'a StepPage, leaf: &Leaf) -> Option<&'a str> {
    let notices = step.prompt.words.notices.as_deref()?;
    let text = answer::text(leaf).to_lowercase();
    let said = |notice: &Notice| notice.words.iter().any(|word| words::has_word(&text, &word.to_lowercase()));
    let found =
        notices.iter().find(|notice| said(notice)).or_else(|| notices.iter().find(|notice| notice.words.is_empty()));
    found.map(|notice| notice.say.as_str())
}

fn on_disk(step: &StepPage) -> OnDisk {
    match (step.standing == Standing::Kept, step.drafting.has_words()) {
        (true, _) => OnDisk::Kept,
        (false, true) if keep::is_kept(step) => OnDisk::NotYet,
        // Where nothing is ever kept nothing is said: "not saved yet" would promise that it will be.
        _ => OnDisk::Unsaid,
    }
}

/// The buttons under a leaf: those it came with, or those of a page that asks.
fn buttons(step: &StepPage, leaf: &Leaf, model: &Model) -> Vec<Button<Pressed>> {
    let (words, common) = (&model.book.words.step.buttons, &model.book.words.common.buttons);
    if let Given::Said(_, buttons) = &leaf.given {
        return buttons.clone();
    }
    if leaf.slot == Slot::OwnCard {
        let add = Button::new(words.add_it(), Pressed::GoOn);
        return vec![add, Button::new(common.back(), Pressed::Back)];
    }
    let is_last = !step.leaves.iter().skip(step.at + 1).any(Leaf::asks);
    let mut buttons = asking(step, is_last, model);
    if leaf.slot == Slot::Look {
        buttons.insert(1, Button::new(words.own_promises(), Pressed::OwnPromises));
    }
    if step.takes_own_card(step.at) {
        buttons.insert(1, Button::new(words.own_card(), Pressed::OwnCard));
    }
    buttons
}

/// The buttons under a leaf that asks. The last one keeps.
fn asking(step: &StepPage, is_last: bool, model: &Model) -> Vec<Button<Pressed>> {
    let (words, common) = (&model.book.words.step.buttons, &model.book.words.common.buttons);
    let go_on = || Button::new(common.go_on(), Pressed::GoOn);
    let not_now = || Button::new(common.not_now(), Pressed::NotNow);
    let prompt = &step.prompt;
    if prompt.id.as_str() == known::HARD_NIGHT {
        // A night ends where it ends; nobody should be able to bury this door.
        return if is_last { line_at_the_end(common.close(), words.keep_line()) } else { vec![go_on(), not_now()] };
    }
    let is_kept = !step.is_turn() && keep::is_kept(step);
    let keeps = is_last && is_kept && !matches!(prompt.kind, Kind::Reading | Kind::Dialogue);
    let first = if keeps { Button::new(common.keep(), Pressed::GoOn).keeps() } else { go_on() };
    let mut buttons = vec![first, not_now()];
    if step.refused && is_kept {
        buttons.push(Button::new(words.elsewhere(), Pressed::Elsewhere));
    }
    let is_plain = prompt.id.as_str() == crate::engine::record::FREE_PAGE;
    // What is under More would leave a mark of a door, or lead one of two away from their turn.
    if is_plain || step.is_turn() || prompt.visibility == Visibility::Untraced {
        return buttons;
    }
    buttons.push(Button::new(if step.more { common.less() } else { common.more() }, Pressed::More));
    if step.more {
        buttons.push(Button::new(common.something_lighter(), Pressed::Lighter));
        if model.progress().answers(prompt.id.as_str()).next().is_some() {
            buttons.push(Button::new(words.before(), Pressed::Before));
        }
        buttons.push(Button::new(words.leave_out(), Pressed::LeaveOut));
    }
    buttons
}

/// Under a list that keeps nothing unless asked.
fn line_at_the_end(close: &str, keep: &str) -> Vec<Button<Pressed>> {
    vec![Button::new(close, Pressed::Close).closes(), Button::new(keep, Pressed::KeepLine)]
}

/// The screens after a page is kept: its kind lines, the settling step after a heavy one, a look at the trend.
pub fn afterwards(step: &StepPage, model: &Model) -> Vec<Leaf> {
    let (words, common) = (&model.book.words.step, &model.book.words.common.buttons);
    let go_on = || Button::new(common.go_on(), Pressed::GoOn);
    let mut says = chosen_notes(step);
    says.extend(step.prompt.words.after.iter().map(|after| (Weight::Plain, after.clone())));
    let mut leaves = Vec::new();
    if step.missed_one() {
        let repair = Button::new(words.after.repair(), Pressed::Repair);
        says.push((Weight::Plain, words.after.a_miss().to_owned()));
        leaves.push(Leaf::said(Purpose::After, "", std::mem::take(&mut says), vec![go_on(), repair]));
    }
    if step.line().is_some() {
        let nothing_kept = vec![(Weight::Quiet, words.after.nothing_kept().to_owned())];
        let buttons = line_at_the_end(common.close(), words.buttons.keep_line());
        leaves.push(Leaf::said(Purpose::After, "", nothing_kept, buttons));
    } else if !says.is_empty() {
        let take = Button::new(words.after.take_along(), Pressed::TakeAlong);
        let take = Some(take).filter(|_| step.prompt.kind == Kind::Summary && step.standing == Standing::Kept);
        leaves.push(Leaf::said(Purpose::After, "", says, std::iter::once(go_on()).chain(take).collect()));
    }
    if step.prompt.heavy {
        let settle = vec![(Weight::Plain, model.book.library.sittings.settle.text.clone())];
        leaves.push(Leaf::said(Purpose::After, "", settle, vec![Button::new(common.ready(), Pressed::GoOn)]));
    }
    leaves
}

/// The kind lines that belong to what was picked.
fn chosen_notes(step: &StepPage) -> Vec<(Weight, String)> {
    let picked = step.leaves.iter().flat_map(|leaf| step.picked_of(leaf));
    picked.filter_map(|(_, choice)| choice.note.clone().map(|note| (Weight::Plain, note))).collect()
}

impl StepPage {
    /// Whether something stands already on the page that a warning is the gate of.
    fn wrote_behind(&self) -> bool {
        self.behind().is_some_and(|field| !field.get().is_empty())
    }

    /// Whether a promise was marked as missed by its maker.
    fn missed_one(&self) -> bool {
        let missed = |leaf: &Leaf| leaf.mark() == Some(Mark::Missed);
        self.leaves.iter().any(|leaf| matches!(leaf.slot, Slot::Mark(_)) && missed(leaf))
    }
}
