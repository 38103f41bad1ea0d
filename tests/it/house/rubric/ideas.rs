//! Rule 13: every idea of the two articles is carried, and the ten doubtful ones are carried corrected.
//!
//! `tests/rubric/seeds.txt` lists the ids. A line of the interface carries none: an idea is met in a step or an answer.

use super::plain::{bare, first};
use super::source::{literals, pages};
use super::texts::{Text, texts};
use super::{BOOK, all_steps, hold, written};
use std::sync::LazyLock;
use toml::{Table, Value};

/// The files of the library that carry some.
static LIBRARY: LazyLock<[Table; 3]> = LazyLock::new(|| ["faq", "feelings", "safety"].map(written));

/// What carries a seed: its id, or the file of the library where it has none.
fn carriers(seed: &str) -> Vec<&'static str> {
    let has = |table: &Table| table["seed"].as_array().unwrap().iter().any(|found| found.as_str() == Some(seed));
    let [faq, feelings, safety] = &*LIBRARY;
    let steps =
        all_steps().filter(|step| step.prose.seed.iter().any(|found| found == seed)).map(|step| step.id.as_str());
    let answers = faq["question"].as_array().unwrap().iter().filter_map(Value::as_table);
    let answers = answers.filter(|answer| has(answer)).map(|answer| answer["id"].as_str().unwrap());
    let feelings = has(feelings).then_some("library/feelings.toml");
    let safety = has(safety).then_some("library/safety.toml");
    steps.chain(answers).chain(feelings).chain(safety).collect()
}

#[test]
fn every_idea_is_carried() {
    let seeds: Vec<_> = include_str!("../../../rubric/seeds.txt").lines().collect();
    assert_eq!(seeds.len(), 176);
    let lost = seeds.iter().filter(|seed| carriers(seed).is_empty());
    hold("an idea that nothing carries", lost.map(ToString::to_string));
}

#[test]
fn the_words_of_the_feelings_table_can_be_picked() {
    let words =
        ["anger", "betrayal", "disappointment", "fear", "confusion", "hurt", "regret", "guilt", "shame", "remorse"];
    let feelings = &BOOK.library.feelings;
    let picker = |word: &&&str| feelings.first_row.iter().chain(&feelings.words).any(|found| found.say == **word);
    hold("a feeling that can't be picked", words.iter().filter(|word| !picker(word)).map(ToString::to_string));
    assert!(feelings.first_row.iter().any(|word| word.say == "numb"), "numb stands in the first row");
    assert!(feelings.first_row.iter().any(|word| word.say == "not sure"), "not sure stands in the first row");
    assert!(feelings.first_row.len() + feelings.words.len() >= 30, "ten words and at least twenty more");
}

/// A doubtful idea, what its carriers say in its place, and what nothing may say.
struct Corrected {
    seed: &'static str,
    says: &'static [(&'static str, &'static str)],
    never: &'static [&'static str],
}

const CORRECTED: [Corrected; 10] = [
    Corrected {
        // Openness is offered, small and ends; nobody shares a phone.
        seed: "A042",
        says: &[
            ("boundaries.an-offer-of-openness", "offered, small, and ends on a set day"),
            ("boundaries.an-offer-of-openness", "You can say no"),
            ("boundaries.the-openness-agreement", "A no is not punished"),
            ("action.no-surprises", "no passwords, no codes, no location"),
            ("library.phones-and-passwords", "used to watch someone"),
        ],
        never: &[
            "share your phone",
            "share your password*",
            "give your password*",
            "hand over your phone",
            "full access",
        ],
    },
    Corrected {
        // Abuse is no sign among others: it has a place of its own.
        seed: "A064",
        says: &[
            ("library.how-do-i-know-if-it-is-abuse", "not a couple problem to fix together"),
            ("library.using-it-together", "talk to someone alone first"),
            ("library/safety.toml", "not safe right now"),
        ],
        never: &["sign of abuse", "signs of abuse"],
    },
    Corrected {
        // How long: no one can say.
        seed: "A085",
        says: &[("patience.no-fixed-clock", "No one can tell you how long this takes")],
        never: &["weeks or months", "weeks to months", "months or years", "weeks, months"],
    },
    Corrected {
        // The study that cannot be found.
        seed: "B069",
        says: &[("patience.no-fixed-clock", "We have none to give you")],
        never: &["18 to 24", "18-24", "eighteen", "studies show", "research shows", "experts say", "a study"],
    },
    Corrected {
        // The rules are for how it is said, not for what is felt.
        seed: "B026",
        says: &[("communicate.say-it-from-your-side", "The form is for the sentence, not for the feeling")],
        never: &["without resentment", "no resentment", "let go of resentment", "let go of your anger"],
    },
    Corrected {
        seed: "B076",
        says: &[
            ("library.trust-after-lies", "in some relationships"),
            ("library.trust-after-lies", "sometimes it does not"),
            ("library.can-trust-be-whole-again", "Some decide it is not enough"),
        ],
        never: &["fully regain*", "fully restored", "trust can be rebuilt"],
    },
    Corrected {
        seed: "B077",
        says: &[
            ("library.if-my-partner-cannot-forgive", "Forgiveness is theirs to give or keep"),
            ("library.moving-on-and-forgiving", "Trust, forgiveness and staying are three different things"),
        ],
        never: &["willing to forgive", "ready to forgive", "willingness to forgive", "learn to forgive"],
    },
    Corrected {
        seed: "B082",
        says: &[
            ("patience.steady-over-time", "forgiveness is not owed in return"),
            ("patience.a-plan-for-a-bad-day", "You do not have to forgive anyone"),
        ],
        never: &["forgive and forget", "key to healing"],
    },
    Corrected {
        // The vase: it is the trust that broke.
        seed: "B081",
        says: &[("stronger.your-picture", "It is the trust that broke, and not the person")],
        never: &["your partner is broken", "broken person", "broken people", "damaged goods"],
    },
    Corrected {
        // Effort decides nothing by itself.
        seed: "B091",
        says: &[
            ("library.did-we-try-hard-enough", "Two people can work hard and still part"),
            ("library.can-trust-be-whole-again", "All three are honest answers"),
        ],
        never: &["within reach", "if you do the work", "put in the work", "worth the effort"],
    },
];

/// Whether a text stands in a carrier.
fn stands_in(text: &Text, carrier: &str) -> bool {
    text.owner == carrier || text.file == carrier
}

#[test]
fn the_ten_doubtful_ideas_are_carried_corrected() {
    let wrong = CORRECTED.iter().flat_map(|idea| {
        let carriers = carriers(idea.seed);
        idea.says.iter().filter_map(move |(carrier, phrase)| {
            let said = texts().iter().any(|text| stands_in(text, carrier) && first(&text.bare, &[phrase]).is_some());
            let fault = if carriers.contains(carrier) { "does not say" } else { "does not carry the idea, nor say" };
            (!said || !carriers.contains(carrier)).then(|| format!("{}: {carrier} {fault}: {phrase}", idea.seed))
        })
    });
    hold("a correction that is missing", wrong);
}

#[test]
fn the_ten_doubtful_ideas_are_nowhere_as_they_were() {
    let never: Vec<_> = CORRECTED.iter().flat_map(|idea| idea.never.iter().copied()).collect();
    let content = texts().iter().map(|text| (text.to_string(), first(&text.bare, &never)));
    let source = literals().iter().map(|said| (said.to_string(), first(&said.bare, &never)));
    let pages = pages().into_iter().map(|(name, words)| (name, first(&bare(&words), &never)));
    let all = content.chain(source).chain(pages);
    let wrong = all.filter_map(|(place, found)| Some(format!("{place} says: {}", found?)));
    hold("an idea that was to be corrected", wrong);
}

#[test]
fn the_idea_about_abuse_is_carried_by_no_step() {
    hold(
        "a step about abuse",
        all_steps().filter(|step| step.prose.seed.iter().any(|id| id == "A064")).map(|step| step.id.to_string()),
    );
}
