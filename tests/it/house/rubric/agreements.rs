//! Rule 17, as far as the words carry it: agreements are trials, each line is its doer's own, only the maker marks.

use super::plain::{bare, first, holds};
use super::{BOOK, all_steps, hold, of_kind};
use goldseam::content::step::One;
use goldseam::content::wording::{BoxAsk, BoxKind, Wording};
use goldseam::content::{Kind, Leaves, Step, Visibility};

/// The wordings of a step: for two, and for one.
fn wordings(step: &Step) -> Vec<&Wording> {
    let one = match &step.prose.one {
        One::OwnForm(form) => Some(&form.words),
        _ => None,
    };
    [&step.prose.words].into_iter().chain(one).chain(step.prose.variant.each().map(|(_, words)| words)).collect()
}

fn boxes(words: &Wording) -> impl Iterator<Item = &BoxAsk> {
    words.boxes.iter().flatten().chain(words.more.iter().flatten())
}

fn at(step: &Step, found: &BoxAsk) -> String {
    format!("{}: {} ({})", step.id, found.asked.ask, found.hint.as_deref().unwrap_or_default())
}

#[test]
fn an_agreement_made_again_runs_for_twelve_weeks_at_most_and_openness_for_six() {
    let weeks: Vec<_> =
        of_kind(Kind::Agreement).iter().map(|step| (step.code.as_str(), step.prose.words.weeks)).collect();
    assert_eq!(weeks, [("BND-6", Some(6)), ("BND-7", Some(12))]);
}

#[test]
fn every_agreement_has_a_line_of_its_doer_and_a_day() {
    for step in of_kind(Kind::Agreement) {
        for words in wordings(step).into_iter().filter(|words| words.boxes.is_some()) {
            let kinds: Vec<_> = words.boxes.iter().flatten().map(|found| found.kind).collect();
            assert!(kinds.contains(&BoxKind::Will), "{}: a line that begins with I will", step.id);
            assert_eq!(kinds.last(), Some(&BoxKind::Day), "{}: the day comes last", step.id);
        }
    }
}

#[test]
fn a_main_agreement_has_a_line_for_each() {
    let main = all_steps().find(|step| step.code == "BND-7").expect("the main agreement");
    let asks: Vec<_> =
        main.prose.words.boxes.iter().flatten().map(|found| (found.asked.ask.as_str(), found.kind)).collect();
    assert_eq!(
        asks,
        [
            ("The limit", BoxKind::Page),
            ("My line", BoxKind::Will),
            ("Your line", BoxKind::Will),
            ("The day you look again", BoxKind::Day),
        ]
    );
}

#[test]
fn a_promise_begins_with_i_will_and_has_a_day() {
    for step in of_kind(Kind::Promise) {
        for words in wordings(step).into_iter().filter(|words| words.boxes.is_some()) {
            let kinds: Vec<_> = words.boxes.iter().flatten().map(|found| found.kind).collect();
            assert_eq!(kinds[..2], [BoxKind::Will, BoxKind::Day], "{}", step.id);
        }
    }
}

#[test]
fn a_line_that_begins_with_i_will_is_held_to_it() {
    let loose = all_steps().filter(|step| matches!(step.kind, Kind::Agreement | Kind::Promise)).flat_map(|step| {
        let all = wordings(step).into_iter().flat_map(boxes);
        let said = |found: &&BoxAsk| {
            let hint = found.hint.as_deref().unwrap_or_default();
            found.asked.ask.ends_with("I will") || hint.contains("'I will'")
        };
        all.filter(said).filter(|found| found.kind != BoxKind::Will).map(|found| at(step, found)).collect::<Vec<_>>()
    });
    hold("a line that may begin otherwise", loose);
}

#[test]
fn nobody_is_asked_for_a_password_or_a_place() {
    let words =
        ["password*", "passcode*", "pin", "pins", "code", "codes", "location*", "track*", "gps", "where are you"];
    let asked = all_steps().flat_map(|step| {
        let all = wordings(step).into_iter().flat_map(|found| {
            let asks = boxes(found).flat_map(|field| [Some(&field.asked.ask), field.hint.as_ref()]).flatten();
            asks.chain(found.ideas.iter().flatten())
                .chain(found.then.iter().flatten().map(|asked| &asked.ask))
                .chain(&found.ask)
        });
        let held = all.filter(|ask| first(&bare(ask), &words).is_some());
        held.map(|ask| format!("{}: {ask}", step.id)).collect::<Vec<_>>()
    });
    hold("a field for a password or a place", asked);
}

#[test]
fn words_for_watching_bring_the_openness_note() {
    let note = "Openness helps when it is offered, small, and ends on a set day. Passwords, codes and where someone is are \
                not needed for it. You can say no.";
    let open = all_steps().find(|step| step.code == "BND-6").expect("the openness agreement");
    let notices = open.prose.words.notices.as_deref().unwrap_or_default();
    let notice = notices.iter().find(|notice| notice.say == note).expect("the note, word for word");
    for word in ["password", "passwords", "code", "codes", "location", "tracking", "following"] {
        assert!(notice.words.iter().any(|found| found == word), "{word} brings the note");
    }
    let offer = all_steps().find(|step| step.code == "BND-5").expect("an offer of openness");
    let always = offer.prose.words.notices.iter().flatten().any(|notice| notice.words.is_empty() && notice.say == note);
    assert!(always, "the note stands on the page of the offer in full");
}

#[test]
fn only_the_maker_marks_and_there_are_four_marks() {
    let review = all_steps().find(|step| step.code == "ACT-6").expect("looking at promises");
    for words in wordings(review).into_iter().filter(|words| words.choices.is_some()) {
        let marks: Vec<_> = words.choices.iter().flatten().map(|choice| choice.entry.say.as_str()).collect();
        assert_eq!(marks, ["kept", "partly", "missed", "let go"]);
    }
    assert!(holds(BOOK.words.step.notices.whose_mark(), "only the person who made a promise marks it"));
}

#[test]
fn a_new_agreement_is_a_trial_and_either_can_end_it() {
    let trial = BOOK.words.two.agreements.a_trial();
    assert!(holds(trial, "ends by itself on day seven") && holds(trial, "for everyone, always"));
    let end = BOOK.words.two.agreements.ending_it();
    assert!(holds(end, "either of you can end it today, alone") && holds(end, "no reason is kept"));
}

#[test]
fn no_shared_state_follows_from_the_free_yes() {
    let door = all_steps().find(|step| step.code == "BND-10").expect("the free yes");
    assert_eq!((door.visibility, door.leaves), (Visibility::Untraced, Leaves::Never));
    assert!(door.prose.worksheet.is_none() && door.prose.words.notices.is_none());
}
