//! Rule 15, as far as the words carry it: a path of one person is whole, with no word that needs a second one.

use super::plain::{bare, first};
use super::{all_steps, hold};
use goldseam::content::wording::Wording;
use goldseam::content::{Kind, Role};

/// Words that speak to two.
const FOR_TWO: [&str; 10] = [
    "your partner will see",
    "both of you will see",
    "each of you",
    "both of you",
    "either of you",
    "the other turn",
    "pass the keyboard",
    "take turns",
    "read it aloud, one sentence each",
    "a paragraph each",
];

/// What a list of tables says, each table giving up to two texts.
fn each<T>(list: Option<&Vec<T>>, of: impl Fn(&T) -> [Option<&String>; 2]) -> Vec<String> {
    list.into_iter().flatten().flat_map(of).flatten().cloned().collect()
}

/// The words one person reads on a step.
fn read(words: &Wording) -> Vec<String> {
    let single =
        [&words.title, &words.ask, &words.why, &words.help, &words.caution, &words.sample, &words.after, &words.text];
    let single = single.into_iter().chain([&words.low, &words.high]).flatten().cloned();
    let lists = words.ideas.iter().flatten().cloned();
    let tables = [
        each(words.then.as_ref(), |asked| [Some(&asked.ask), None]),
        each(words.piles.as_ref(), |pile| [Some(&pile.say), None]),
        each(words.cards.as_ref(), |card| [Some(&card.say), None]),
        each(words.boxes.as_ref(), |found| [Some(&found.asked.ask), found.hint.as_ref()]),
        each(words.more.as_ref(), |found| [Some(&found.asked.ask), found.hint.as_ref()]),
        each(words.parts.as_ref(), |part| [Some(&part.asked.ask), part.hint.as_ref()]),
        each(words.choices.as_ref(), |choice| [Some(&choice.entry.say), choice.note.as_ref()]),
        each(words.notices.as_ref(), |notice| [Some(&notice.say), None]),
    ];
    single.chain(lists).chain(tables.into_iter().flatten()).collect()
}

#[test]
fn one_person_reads_no_word_for_two() {
    let prompts = Role::ALL.iter().flat_map(|role| {
        all_steps().filter(|step| step.is_for(*role)).filter_map(move |step| Some((*role, step.for_one(*role)?)))
    });
    let all = prompts.flat_map(|(role, prompt)| {
        read(&prompt.words)
            .into_iter()
            .map(move |words| (format!("{} for {role}", prompt.id), words))
            .collect::<Vec<_>>()
    });
    let told = all.filter_map(|(place, words)| {
        let found = first(&bare(&words), &FOR_TWO)?;
        Some(format!("{place}: '{found}' in: {words}"))
    });
    hold("a word for two", told);
}

#[test]
fn one_person_meets_no_talk() {
    let talks = Role::ALL.iter().flat_map(|role| all_steps().filter_map(|step| step.for_one(*role)));
    hold("a talk for one", talks.filter(|prompt| prompt.kind == Kind::Dialogue).map(|prompt| prompt.id.to_string()));
}
