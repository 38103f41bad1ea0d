//! Rules 1 and 3: a prompt asks one thing, and nobody is told what they must do or feel.

use super::hold;
use super::plain::{bare, first, is_ended, sentences};
use super::texts::{Text, for_people, texts};

/// Keys under which something is asked.
const ASKED: [&str; 7] = ["ask", "then", "guess", "keep", "title", "cards", "alone"];
/// The words that begin a question.
const QUESTION_WORDS: [&str; 9] = ["what", "who", "whom", "when", "where", "why", "how", "which", "whether"];

fn prompts() -> impl Iterator<Item = &'static Text> {
    texts().iter().filter(|text| ASKED.contains(&text.key()))
}

/// Whether two question words are joined by "and": that is two questions in one.
fn joins_two(prompt: &str) -> bool {
    let words = bare(prompt);
    let asks = |word: &String| QUESTION_WORDS.contains(&word.as_str());
    let led =
        |at: usize| words.get(at).is_some_and(asks) || (words.get(at + 1).is_some_and(asks) && words[at].len() <= 4);
    let joined = words.iter().enumerate().filter(|(_, word)| *word == "and");
    joined.into_iter().any(|(at, _)| led(at + 1) && words[..at].iter().any(asks))
}

#[test]
fn a_prompt_asks_one_thing() {
    assert!(prompts().count() > 200, "every step asks something");
    let several = prompts().filter(|text| text.words.matches('?').count() > 1);
    hold("several question marks", several.map(|text| format!("{text}: {}", text.words)));
    let asking = |sentence: &String| !is_ended(sentence) || sentence.contains('?');
    let parts = |text: &Text| text.paragraphs().iter().flat_map(|part| sentences(part)).collect::<Vec<_>>();
    let joined = prompts().filter(|text| parts(text).iter().any(|found| asking(found) && joins_two(found)));
    hold("two questions joined by 'and'", joined.map(|text| format!("{text}: {}", text.words)));
}

#[test]
fn two_questions_in_one_are_seen() {
    assert!(joins_two("When and how will you be in touch?"));
    assert!(joins_two("With whom, and how"));
    assert!(joins_two("What will you pay, and from which account?"));
    assert!(!joins_two("How would you finish this: I feel, and I would like?"));
}

/// What tells people how they have to be.
const ORDERS: [&str; 10] = [
    "one should",
    "must",
    "should",
    "you ought to",
    "they ought to",
    "you need to",
    "they need to",
    "needs to",
    "you have to feel",
    "supposed to feel",
];

/// Titles and asks that may: the library asks in a reader's own words, and one step asks what someone would need to see.
const MAY: [&str; 4] = [
    "library.what-to-avoid",
    "library.phones-and-passwords",
    "library.how-much-detail",
    "when-to-move-on.what-you-would-need-to-see",
];

#[test]
fn nobody_is_told_what_they_must_feel() {
    let may = |text: &Text| MAY.contains(&text.owner.as_str()) && ["ask", "title"].contains(&text.key());
    let spoken = for_people().filter(|text| !may(text));
    let sentences = spoken.flat_map(|text| {
        text.paragraphs().into_iter().flat_map(|part| sentences(&part)).map(move |sentence| (text, sentence))
    });
    let ordered = sentences.filter(|(_, sentence)| first(&bare(sentence), &ORDERS).is_some());
    hold("an order", ordered.map(|(text, sentence)| format!("{text}: {sentence}")));
    let preached = texts().iter().filter(|text| first(&text.bare, &["one should"]).is_some());
    hold("a sermon", preached.map(|text| format!("{text}: {}", text.words)));
}
