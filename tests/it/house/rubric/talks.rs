//! Rule 16, as far as the words carry it: talks are short, slow, and kept by nobody.

use super::plain::holds;
use super::{BOOK, hold, of_kind};
use goldseam::app::two::first_list;
use goldseam::content::step::One;
use goldseam::content::{Kind, Leaves, Role, Sitting, Step, Visibility};

fn wrong(rule: &str, kind: Kind, right: fn(&Step) -> bool) {
    hold(rule, of_kind(kind).into_iter().filter(|step| !right(step)).map(|step| step.id.to_string()));
}

#[test]
fn a_turn_is_two_minutes_and_a_talk_ends_in_fifteen() {
    wrong("a talk that goes on", Kind::Dialogue, |step| {
        let talk = step.prose.words.talk.as_ref().expect("a dialogue has a talk");
        talk.turn == 2 && (1..=3).contains(&talk.rounds) && step.minutes <= 15
    });
}

#[test]
fn a_talk_is_for_two_and_nothing_said_is_saved() {
    wrong("a talk that is kept", Kind::Dialogue, |step| {
        (step.sitting, step.visibility) == (Sitting::Together, Visibility::Unsaved) && step.leaves != Leaves::Yes
    });
    let kept: Vec<_> = of_kind(Kind::Dialogue).into_iter().filter(|step| step.leaves == Leaves::ByChoice).collect();
    let codes: Vec<_> = kept.iter().map(|step| step.code.as_str()).collect();
    assert_eq!(codes, ["COM-7", "PAT-4"], "after these two each may type a line of their own");
    let asked = kept.iter().filter(|step| step.prose.words.talk.as_ref().is_none_or(|talk| talk.keep.is_none()));
    hold("a line that is not asked for", asked.map(|step| step.id.to_string()));
}

#[test]
fn what_was_said_is_said_back() {
    // Words read aloud are answered as the listener likes, or not at all.
    wrong("a talk without a say-back", Kind::Dialogue, |step| {
        let talk = step.prose.words.talk.as_ref().expect("a dialogue has a talk");
        let listener = talk.listener.as_deref().unwrap_or_default();
        step.code == "ACK-9" || holds(listener, "say it back") || holds(listener, "say back")
    });
    wrong("a talk whose speaker has no cue", Kind::Dialogue, |step| {
        step.prose.words.talk.as_ref().is_some_and(|talk| talk.speaker.is_some() && talk.opening.is_some())
    });
}

#[test]
fn a_heavy_talk_can_be_stopped_without_a_reason() {
    let heavy = of_kind(Kind::Dialogue).into_iter().filter(|step| step.heavy && step.code != "MOV-7");
    let bound =
        heavy.filter(|step| !holds(step.prose.words.caution.as_deref().unwrap_or_default(), "stop here for today"));
    hold("a heavy talk that does not say how to stop", bound.map(|step| step.id.to_string()));
}

#[test]
fn a_talk_has_another_form_for_one_or_none() {
    wrong("a talk for one", Kind::Dialogue, |step| match &step.prose.one {
        One::Out => true,
        One::OwnForm(form) => form.kind.is_some_and(|kind| kind != Kind::Dialogue),
        One::Same => false,
    });
}

/// The steps of the first sitting of one, after its set-up.
const OF_ONE: [&str; 2] = ["acknowledge.what-is-here-today", "welcome.one-page"];

/// The steps of the first sitting of two, in its order.
fn of_two() -> Vec<&'static Step> {
    let steps: Vec<_> = first_list::LIST.iter().filter_map(|id| BOOK.step(id)).collect();
    assert_eq!(steps.len(), 6);
    steps
}

#[test]
fn nothing_heavy_is_in_a_first_sitting() {
    let sittings = &BOOK.library.sittings;
    let home = Role::ALL
        .iter()
        .map(|role| sittings.one.first_home.of(*role))
        .map(|id| BOOK.step(id.as_str()).expect("a step that is there"));
    let of_one = OF_ONE.map(|id| BOOK.step(id).expect("a step that is there"));
    let all = of_two().into_iter().chain(of_one).chain(home);
    hold("a heavy first sitting", all.filter(|step| step.heavy).map(|step| step.id.to_string()));
}

#[test]
fn a_word_for_stop_comes_before_the_first_talk() {
    let steps = of_two();
    let plan = steps.iter().position(|step| step.code == "COM-2").expect("a word for stop");
    let talk = steps.iter().position(|step| step.kind == Kind::Dialogue).expect("a practice talk");
    assert!(plan < talk);
}
