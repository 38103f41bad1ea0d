//! What a step says on its screens: the question in view, what is kept of it, and what comes after.

use super::finish::HARD_NIGHT;
use super::keep;
use super::leaf::{Leaf, Purpose, Slot};
use super::{Standing, StepPage, go_on, own_card, quiet};
use crate::app::form::{Button, Door, Press};
use crate::app::page::{Block, OnDisk, Page, Weight};
use crate::app::{Model, words};
use crate::content::wording::Notice;
use crate::content::{Kind, Prompt, StepId};
use crate::engine::Mark;

/// The page of the leaf that is seen.
pub fn page(step: &StepPage, model: &Model) -> Page {
    let leaf = step.leaf();
    let mut page = Page::new(place(&step.prompt, model));
    words::whose(model.kind(), step.prompt.visibility, model.seat()).clone_into(&mut page.whose);
    page.on_disk = on_disk(step);
    if !leaf.ask.is_empty() {
        page = page.spaced(Block::ask(&leaf.ask));
    }
    for (weight, words) in &leaf.says {
        page = page.with(Block::Words(*weight, words.clone()));
    }
    if !leaf.says.is_empty() {
        page = page.with(Block::Gap);
    }
    let buttons = leaf.form.parts.len().saturating_sub(1);
    for part in 0..buttons {
        page = page.spaced(Block::Part(part));
    }
    match leaf.purpose {
        Purpose::Ask => page = under(step, leaf, page, model),
        Purpose::Warning if step.wrote_behind() => {
            page = page.spaced(Block::text("What you typed is on the page behind this one."));
        }
        _ => {}
    }
    page.aside = beside(&step.prompt);
    page.with(Block::Part(buttons))
}

/// Where one is: the part of the workbook and the title.
pub fn place(prompt: &Prompt, model: &Model) -> String {
    match model.book.stage_of(prompt.id.as_str()) {
        Some(stage) => format!("{}  ·  {}", stage.title, prompt.title()),
        None => prompt.title().to_owned(),
    }
}

/// Two pages that are not heavy and are met on hard days all the same: they name somebody to call.
const FOR_HARD_DAYS: [&str; 2] = ["patience.a-plan-for-a-bad-day", "when-to-move-on.practical-next-steps"];

/// The lines under what is typed: gentle notes, and what is kept of the page, in plain weight.
fn under(step: &StepPage, leaf: &Leaf, mut page: Page, model: &Model) -> Page {
    if let Some(notice) = step.notice.as_deref().or_else(|| gentle_note(step, leaf)) {
        page = page.with(Block::text(notice));
    }
    if FOR_HARD_DAYS.contains(&step.prompt.id.as_str()) {
        page = page.with(Block::text(crate::app::support::crisis_line(model)));
    }
    if step.drafting.came_back && step.standing != Standing::Kept {
        page = page.with(Block::quiet("These are the words you had begun. They are as you left them."));
    }
    if is_long_writing(step, model) {
        page = page.with(Block::quiet(model.book.words.step.notices.ten_minutes()));
    }
    if !matches!(leaf.slot, Slot::None | Slot::Look) {
        page = page.spaced(Block::text(kept_line(step, model)));
    }
    page
}

/// What is kept of this page.
fn kept_line<'a>(step: &StepPage, model: &'a Model) -> &'a str {
    let visibility = if keep::is_kept(step) { step.prompt.visibility } else { crate::content::Visibility::Unsaved };
    words::kept_line(&model.book.words, visibility, model.lock(), model.kind())
}

/// A page that was open for long gets one quiet line; nothing is ever cut off. On an own turn the other one waits.
fn is_long_writing(step: &StepPage, model: &Model) -> bool {
    let is_written = step.in_turn || matches!(step.prompt.kind, Kind::Write | Kind::Builder);
    is_written && model.now - step.opened >= step.long()
}

/// A note for words that tend to land hard; a notice that names no words stands on the page always.
fn gentle_note<'a>(step: &'a StepPage, leaf: &Leaf) -> Option<&'a str> {
    let notices = step.prompt.words.notices.as_deref()?;
    let text = super::collect::text(leaf).to_lowercase();
    let said = |notice: &Notice| notice.words.iter().any(|word| has_word(&text, &word.to_lowercase()));
    let found =
        notices.iter().find(|notice| said(notice)).or_else(|| notices.iter().find(|notice| notice.words.is_empty()));
    found.map(|notice| notice.say.as_str())
}

/// Whether a word or phrase stands in a text on its own.
pub fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, found)| {
        let before = text[..at].chars().next_back();
        let after = text[at + found.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

fn on_disk(step: &StepPage) -> OnDisk {
    match (step.standing == Standing::Kept, step.drafting.has_words()) {
        (true, _) => OnDisk::Kept,
        (false, true) if keep::is_kept(step) => OnDisk::NotYet,
        _ => OnDisk::Unsaid,
    }
}

/// Why this step, how to go about it, what to take care of, an example: beside the page, or one key away.
pub fn beside(prompt: &Prompt) -> Vec<Block> {
    let words = &prompt.words;
    let mut blocks = Vec::new();
    let mut add = |heading: &str, text: Option<&str>| {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            blocks.push(Block::quiet(heading.to_owned()));
            blocks.push(Block::text(text.to_owned()));
            blocks.push(Block::Gap);
        }
    };
    add("Why this step", words.why.as_deref());
    add("How to go about it", words.help.as_deref());
    let ideas = words.ideas.as_ref().map(|ideas| ideas.join(", "));
    add("To start from", ideas.as_deref());
    add("Take care", words.caution.as_deref());
    add("An example, by a made-up person", words.sample.as_deref());
    blocks
}

/// The buttons under a leaf that asks: `last` is the one that keeps.
pub fn buttons(step: &StepPage, last: bool, before: bool) -> Vec<Button> {
    let prompt = &step.prompt;
    let keeps = last && !step.in_turn && keep::is_kept(step) && !matches!(prompt.kind, Kind::Reading | Kind::Dialogue);
    let mut buttons = vec![if keeps { Button::new("Keep", Press::GoOn) } else { go_on() }];
    if prompt.id.as_str() == HARD_NIGHT {
        // A night ends where it ends; nobody should be able to bury this door.
        let end = vec![Button::new("Close", Press::Close), Button::new("Keep the line", Press::Keep)];
        return if last { end } else { vec![go_on(), Button::new("Not now", Press::NotNow)] };
    }
    buttons.push(Button::new("Not now", Press::NotNow));
    if step.refused && !step.in_turn && keep::is_kept(step) {
        buttons.push(Button::new("Take the words elsewhere", Press::Door(Door::TakeOut)));
    }
    let plain = prompt.id.as_str() == crate::engine::record::FREE_PAGE;
    if plain || step.in_turn || prompt.visibility == crate::content::Visibility::Untraced {
        return buttons;
    }
    buttons.push(Button::new(if step.more { "Less" } else { "More" }, Press::More));
    if step.more {
        buttons.push(Button::new("Something lighter", Press::Lighter));
        if before {
            buttons.push(Button::new("What you wrote before", Press::Before));
        }
        buttons.push(Button::new("Leave it out for good", Press::LeaveOut));
    }
    buttons
}

/// A review with nothing to look at.
pub fn nothing_here(prompt: &Prompt) -> Leaf {
    let says = vec![(Weight::Plain, "There is nothing waiting to be looked at here. That is fine.".to_owned())];
    let mut buttons = vec![Button::new("Back", Press::Back)];
    if prompt.words.of.as_deref() != Some("agreements") {
        let step = StepId::from("action.something-to-count-on");
        buttons.push(Button::new("Make a small promise", Press::Step(step)));
    }
    Leaf::says(Purpose::After, prompt.title(), says, buttons)
}

/// The screens after a page is kept: its kind lines, the settling step after a heavy one, a look at the trend.
pub fn afterwards(step: &StepPage, model: &Model) -> Vec<Leaf> {
    let mut says = chosen_notes(step);
    says.extend(step.prompt.words.after.iter().map(|after| (Weight::Plain, after.clone())));
    let mut leaves = Vec::new();
    if step.missed_one() {
        let repair = Button::new("Look at repairing it", Press::Step(StepId::from("action.repairing-a-miss")));
        says.push((Weight::Plain, "A miss opens repair. It is nothing to pay for.".to_owned()));
        leaves.push(Leaf::says(Purpose::After, "", std::mem::take(&mut says), vec![go_on(), repair]));
    }
    if step.line().is_some() {
        let buttons = vec![Button::new("Close", Press::Close), Button::new("Keep the line", Press::Keep)];
        leaves.push(Leaf::says(Purpose::After, "", vec![quiet("Nothing of this is kept unless you ask.")], buttons));
    } else if !says.is_empty() {
        let take = Button::new("Take it along", Press::Door(Door::TakeSession));
        let take = Some(take).filter(|_| step.prompt.kind == Kind::Summary && step.standing == Standing::Kept);
        leaves.push(Leaf::says(Purpose::After, "", says, std::iter::once(go_on()).chain(take).collect()));
    }
    if step.prompt.heavy {
        let settle = vec![(Weight::Plain, model.book.library.sittings.settle.text.clone())];
        leaves.push(Leaf::says(Purpose::After, "", settle, vec![Button::new("Ready", Press::GoOn)]));
    }
    leaves
}

/// The kind lines that belong to what was picked.
fn chosen_notes(step: &StepPage) -> Vec<(Weight, String)> {
    let picked: Vec<String> = step.leaves.iter().flat_map(super::collect::picked).collect();
    let choices = step.prompt.words.choices.iter().flatten();
    choices
        .filter(|choice| picked.contains(&choice.say))
        .filter_map(|choice| choice.note.clone().map(|note| (Weight::Plain, note)))
        .collect()
}

impl StepPage {
    /// Puts the buttons under every leaf that asks.
    pub(super) fn buttons(&mut self, model: &Model) {
        if self.leaves.is_empty() {
            self.leaves.push(nothing_here(&self.prompt));
        }
        let before = model.progress().answers(self.prompt.id.as_str()).next().is_some();
        let asks = |leaf: &Leaf| leaf.purpose == Purpose::Ask && leaf.slot != Slot::OwnCard;
        let last = self.leaves.iter().rposition(asks);
        for at in 0..self.leaves.len() {
            if self.leaves[at].slot == Slot::OwnCard {
                self.leaves[at].set_buttons(own_card::buttons());
            }
            if !asks(&self.leaves[at]) {
                continue;
            }
            let mut buttons = buttons(self, last == Some(at), before);
            if self.leaves[at].slot == Slot::Look {
                let review = StepId::from("action.promise-review");
                buttons.insert(1, Button::new("Mark your own promises", Press::Look(review)));
            }
            if self.takes_own_card(at) {
                buttons.insert(1, own_card::door());
            }
            self.leaves[at].set_buttons(buttons);
        }
    }

    /// Whether something stands already on the page that a warning is the gate of.
    fn wrote_behind(&self) -> bool {
        self.leaves[self.written_leaf()].fields().any(|field| !field.get().is_empty())
    }

    /// Whether a promise was marked as missed, or partly kept, by its maker.
    fn missed_one(&self) -> bool {
        self.leaves.iter().any(|leaf| {
            let marked = leaf.form.picks().and_then(|picks| picks.on.iter().position(|on| *on));
            matches!(leaf.slot, Slot::Mark(_)) && marked == Some(Mark::Missed as usize)
        })
    }
}
