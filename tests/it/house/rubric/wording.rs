//! Rules 4 to 7 and 19: no label, no demand to forgive, no promise and no clock, no verdict and no count, nothing preachy.
//!
//! The same lists are held against the words that stand in the source, since a person reads those too.

use super::hold;
use super::plain::{bare, first, holds, sentences};
use super::source::{Literal, literals, pages};
use super::texts::{Text, for_people, texts};

/// Rule 4: words that say what somebody is, in place of what they did or feel.
const LABELS: [&str; 20] = [
    "victim*",
    "cheater*",
    "cheating",
    "betrayer*",
    "liar*",
    "guilty party",
    "innocent party",
    "crazy",
    "toxic",
    "narcissis*",
    "offender*",
    "perpetrator*",
    "abuser*",
    "addict",
    "addicts",
    "wrongdoer*",
    "sinner*",
    "psycho",
    "codependent",
    "unfaithful",
];

/// Rule 6: promises of how it will go.
const PROMISES: [&str; 18] = [
    "regain*",
    "stronger than",
    "percent*",
    "we guarantee",
    "guaranteed",
    "time heals",
    "heals all",
    "will heal",
    "will be healed",
    "will get better",
    "gets better with time",
    "will be whole",
    "will trust you",
    "will trust again",
    "trust will",
    "within reach",
    "good as new",
    "happy ending",
];

/// Rule 7: words of a judge or of a score board.
const VERDICTS: [&str; 13] = [
    "healthy",
    "unhealthy",
    "doomed",
    "score",
    "scores",
    "scored",
    "scoring",
    "streak*",
    "badge*",
    "average",
    "leaderboard",
    "points earned",
    "success rate",
];

/// Rule 19: words that make it sound easy, or too late.
const PREACHY: [&str; 8] =
    ["just", "simply", "at least", "get over", "gets over", "got over", "getting over", "look on the bright side"];

/// Rule 19: anyone can be meant.
const GENDERED: [&str; 16] = [
    "he",
    "she",
    "him",
    "her",
    "his",
    "hers",
    "himself",
    "herself",
    "husband*",
    "wife",
    "wives",
    "boyfriend*",
    "girlfriend*",
    "spouse*",
    "married",
    "marriage*",
];

/// Every text and every literal of the source that holds a word of the list, but for those that may.
fn hold_all(rule: &str, list: &[&str], may: fn(&Text) -> bool, may_say: fn(&Literal) -> bool) {
    let told = |place: String, words: &str, bare: &[String]| {
        first(bare, list).map(|found| format!("{place}: '{found}' in: {words}"))
    };
    let content = texts().iter().filter(|text| !may(text));
    let content = content.filter_map(|text| told(text.to_string(), &text.words, &text.bare));
    let source = literals().iter().filter(|said| !may_say(said));
    let source = source.filter_map(|said| told(said.to_string(), &said.words, &said.bare));
    let pages = pages().into_iter().filter_map(|(name, words)| Some((name, first(&bare(&words), list)?)));
    let pages = pages.map(|(name, found)| format!("{name}: '{found}'"));
    hold(rule, content.chain(source).chain(pages));
}

#[test]
fn nobody_is_given_a_label() {
    hold_all("a label", &LABELS, |_| false, |_| false);
}

#[test]
fn nothing_is_promised() {
    hold_all("a promise", &PROMISES, |_| false, |_| false);
    let marks = texts().iter().filter(|text| text.words.contains('%'));
    hold("a percentage", marks.map(|text| format!("{text}: {}", text.words)));
}

#[test]
fn nothing_passes_a_verdict() {
    hold_all("a verdict", &VERDICTS, |_| false, |_| false);
}

#[test]
fn nothing_sounds_easy_or_too_late() {
    // The fridge card says how long two people part for; a fault for an editor says how many lines are missing.
    let card = |text: &Text| text.owner == "fridge-card";
    hold_all("a preachy word", &PREACHY, card, |said| said.file.starts_with("src/content/"));
}

#[test]
fn anyone_can_be_meant() {
    // Some help lines are for women or for men, and are named so by those who run them.
    hold_all("a gendered word", &GENDERED, |text| text.file == "library/support.toml", |_| false);
}

#[test]
fn forgiveness_is_never_asked_for() {
    let denied = ["not", "never", "no", "nobody", "none", "three separate things", "tend to tie together"];
    let outside = texts().iter().filter(|text| text.file != "library/faq.toml");
    let all = outside.flat_map(|text| {
        text.paragraphs()
            .into_iter()
            .flat_map(|part| sentences(&part))
            .map(move |sentence| (text.to_string(), sentence))
    });
    let said = literals().iter().map(|said| (said.to_string(), said.words.clone()));
    let asked = all.chain(said).filter(|(_, words)| holds(words, "forgiv*") && first(&bare(words), &denied).is_none());
    hold("a demand to forgive", asked.map(|(place, words)| format!("{place}: {words}")));
    let named = texts().iter().filter(|text| text.file != "library/faq.toml" && holds(&text.owner, "forgiv*"));
    hold("a step of forgiveness", named.map(ToString::to_string));
}

/// Stretches of weeks, months and years that are about a date or a task, and in whose texts they may stand.
const DATED: [(&str, &str); 17] = [
    ("words.dates", "two weeks date"),
    ("words.step", "weeks weeks"),
    ("words.two", "weeks weeks"),
    ("words.dates", "four weeks date"),
    ("communicate.how-to-listen", "ten years old"),
    ("openness", "six weeks"),
    ("patience.steady-over-time", "four weeks"),
    ("action.one-promise-for-this-week", "two weeks"),
    ("action.something-to-count-on", "two weeks"),
    ("stronger.something-together", "two weeks"),
    ("stronger.deeper-cards", "a few years"),
    ("stronger.one-good-thing", "for weeks"),
    ("when-to-move-on.looking-at-the-last-month", "two weeks"),
    ("when-to-move-on.where-you-lean-today", "two weeks"),
    ("when-to-move-on.if-nothing-changed", "a year"),
    ("when-to-move-on.the-next-six-weeks", "six weeks"),
    ("check-ins.a-note-for-later", "four weeks"),
];

/// What stands before "a week" where a stretch is counted and not named: "this week" is no clock.
const COUNTS: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "eight", "ten", "twelve", "eighteen", "several", "few"];

/// What stands before "weeks" where they are named and not counted.
const NAMED: [&str; 5] = ["the", "these", "those", "coming", "other"];

/// The stretches of time a text counts, each with the word before and after it.
fn stretches(words: &str) -> Vec<String> {
    let words = bare(words);
    let counted = |before: &String| COUNTS.contains(&before.as_str()) || before.chars().all(|c| c.is_ascii_digit());
    let long = |at: usize| match words[at].as_str() {
        "weeks" | "months" | "years" | "decades" => at == 0 || !NAMED.contains(&words[at - 1].as_str()),
        "week" | "month" => at > 0 && counted(&words[at - 1]),
        "year" => at > 0 && (counted(&words[at - 1]) || words[at - 1] == "a"),
        _ => false,
    };
    let around = |at: usize| words[at.saturating_sub(2)..(at + 2).min(words.len())].join(" ");
    (0..words.len()).filter(|at| long(*at)).map(around).collect()
}

#[test]
fn no_clock_runs() {
    let spoken = for_people().flat_map(|text| stretches(&text.words).into_iter().map(move |found| (text, found)));
    let may =
        |text: &Text, found: &str| DATED.iter().any(|(owner, phrase)| text.owner == *owner && holds(found, phrase));
    let clocks = spoken.filter(|(text, found)| !may(text, found));
    hold("a clock", clocks.map(|(text, found)| format!("{text}: '{found}' in: {}", text.words)));
    let unused = DATED.iter().filter(|(owner, phrase)| {
        !texts().iter().any(|text| text.owner == *owner && stretches(&text.words).iter().any(|at| holds(at, phrase)))
    });
    hold("an exception nobody needs", unused.map(|(owner, phrase)| format!("{owner}: {phrase}")));
}

#[test]
fn a_clock_is_heard() {
    assert_eq!(stretches("It takes 18 to 24 months."), ["to 24 months"]);
    assert_eq!(stretches("Give it a year, or one week more."), ["it a year or", "or one week more"]);
    assert_eq!(stretches("This week, and next month."), Vec::<String>::new());
}

/// Numbers as they are written, up to twelve.
const NUMBERS: [&str; 11] =
    ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// Whether a text counts as in "3 of 7". In the source a gap to fill stands for a number.
fn counts_out_of(words: &str) -> bool {
    let words = bare(words);
    let number = |word: &String| word.chars().all(|c| c.is_ascii_digit()) || NUMBERS.contains(&word.as_str());
    words.windows(3).any(|run| run[1] == "of" && (number(&run[0]) || run[0] == "one") && number(&run[2]))
}

#[test]
fn nothing_is_counted_out_of_a_whole() {
    assert!(counts_out_of("Step 3 of 7") && counts_out_of("one of three") && !counts_out_of("one of you"));
    let content = texts().iter().filter(|text| counts_out_of(&text.words));
    let source = literals().iter().filter(|said| counts_out_of(&said.with_gaps_as_numbers()));
    let told = content
        .map(|text| format!("{text}: {}", text.words))
        .chain(source.map(|said| format!("{said}: {}", said.words)));
    hold("a count out of a whole", told);
}
