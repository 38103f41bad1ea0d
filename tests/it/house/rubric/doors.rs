//! Rule 10: questions about fear and harm stand behind one door, and nothing leads there.

use super::plain::{bare, first, holds, sentences};
use super::texts::{Text, texts};
use super::{BOOK, all_steps, hold, noted};
use goldseam::content::library::{When, Worry};
use goldseam::content::{Leaves, Sitting, Visibility};

/// What may be asked nowhere but behind the door.
const HARM: [&str; 22] = [
    "afraid of your partner",
    "afraid of each other",
    "scared of your partner",
    "fear your partner",
    "afraid at home",
    "hurt your body",
    "hit you",
    "hurt you on purpose",
    "threaten*",
    "forced",
    "force you",
    "pushed into sex",
    "pressed into sex",
    "stop you leaving",
    "stop you from leaving",
    "let you leave",
    "control you",
    "controlled",
    "watch your phone",
    "feel safe at home",
    "feel unsafe at home",
    "free to say no",
];

/// Files and steps that may ask it: each is a door, or a page anyone may read before the door.
fn may(text: &Text) -> bool {
    text.file == "library/safety.toml" || text.owner == "boundaries.a-free-yes"
}

#[test]
fn harm_is_asked_about_behind_the_door_only() {
    let questions = texts().iter().filter(|text| !may(text)).flat_map(|text| {
        let all = text.paragraphs().into_iter().flat_map(|part| sentences(&part));
        all.filter(|sentence| sentence.contains('?')).map(move |sentence| (text, sentence))
    });
    let asked = questions.filter(|(_, sentence)| first(&bare(sentence), &HARM).is_some());
    hold("a question about harm", asked.map(|(text, sentence)| format!("{text}: {sentence}")));
}

#[test]
fn the_safety_questions_are_asked_nowhere_else() {
    let safety = &BOOK.library.safety;
    let asks = safety.questions.iter().map(|ask| ask.ask.as_str()).chain([safety.alone.as_str(), safety.ask.as_str()]);
    let again = asks.flat_map(|ask| {
        let others = texts().iter().filter(|text| text.file != "library/safety.toml");
        others.filter(move |text| first(&text.bare, &[ask]).is_some()).map(move |text| format!("{text}: {ask}"))
    });
    hold("a safety question elsewhere", again);
}

#[test]
fn the_routes_of_the_safety_check_are_these() {
    let codes = noted("safety", "question", "ref", "id");
    let worries = codes.iter().zip(&BOOK.library.safety.questions).map(|((code, _), ask)| (code.as_str(), ask.worry));
    let expected = [
        ("SAFE-2", Worry::No),
        ("SAFE-3", Worry::Yes),
        ("SAFE-4", Worry::Yes),
        ("SAFE-5", Worry::Yes),
        ("SAFE-6", Worry::Yes),
        ("SAFE-7", Worry::Yes),
        ("SAFE-8", Worry::No),
        ("SAFE-9", Worry::Yes),
        ("SAFE-10", Worry::Own),
    ];
    assert_eq!(worries.collect::<Vec<_>>(), expected);
    let expected = [("SAFE-R1", "worry"), ("SAFE-R2", "none"), ("SAFE-R3", "own")];
    assert_eq!(noted("safety", "outcome", "ref", "when"), expected.map(|(code, when)| (code.into(), when.into())));
    assert_eq!(BOOK.library.safety.outcomes.iter().map(|outcome| outcome.when).collect::<Vec<_>>(), When::ALL);
    assert_eq!(BOOK.library.safety.answers.len(), 4, "yes, no, not sure, leave it out");
}

#[test]
fn a_clear_result_is_never_called_safe() {
    let told = BOOK.library.safety.outcomes.iter().filter(|outcome| holds(&outcome.text, "you are safe"));
    hold("a verdict of safety", told.map(|outcome| outcome.id.clone()));
    let nothing = BOOK.library.safety.outcomes.iter().filter(|outcome| outcome.when != When::Own);
    let kept = nothing.filter(|outcome| !outcome.text.contains("Nothing you picked has been saved"));
    hold("an outcome that does not say what is kept", kept.map(|outcome| outcome.id.clone()));
}

#[test]
fn a_door_is_no_step() {
    let doors: Vec<_> = all_steps().filter(|step| step.visibility == Visibility::Untraced).collect();
    assert_eq!(doors.iter().map(|step| step.id.as_str()).collect::<Vec<_>>(), ["boundaries.a-free-yes"]);
    for door in doors {
        assert!(door.core.is_empty() && !door.heavy, "a door is never suggested");
        assert_eq!((door.sitting, door.leaves), (Sitting::Alone, Leaves::Never));
    }
}

/// The names on the two doors.
const NAMES: [&str; 3] = ["a moment for you", "a free yes", "free yes"];

#[test]
fn no_step_and_no_answer_leads_to_a_door() {
    let door = |id: &str| id == "boundaries.a-free-yes" || id.starts_with("safety.");
    let steps = all_steps().filter(|step| door(step.prose.lighter.as_str())).map(|step| step.id.to_string());
    let answers = BOOK.library.faq.questions.iter().filter(|answer| answer.see.iter().any(|id| door(id.as_str())));
    hold("a way to a door", steps.chain(answers.map(|answer| answer.id.clone())));
    // What a therapist reads says that the doors are there; what people read together does not point at them.
    let together: Vec<_> =
        all_steps().filter(|step| step.sitting == Sitting::Together).map(|step| step.id.as_str()).collect();
    let named = texts().iter().filter(|text| together.contains(&text.owner.as_str()) && !text.is_for_therapists());
    let named = named.filter(|text| first(&text.bare, &NAMES).is_some());
    hold("a door that is named in company", named.map(|text| format!("{text}: {}", text.words)));
}
