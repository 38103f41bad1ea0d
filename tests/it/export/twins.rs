//! Twin runs: two workbooks that differ only in what Ada did alone. No file that Ben takes out of them differs.

use super::kept::{id, names, of, page};
use crate::journal::two::Two;
use goldseam::content::load;
use goldseam::engine::record::{Part, Promise};
use goldseam::engine::{Answer, By, Known, Owner, Place, Record};
use std::fs;
use std::process::Command;

const BRING: &str = "counseling.what-to-bring";

fn list(place: Place, n: u128, ticked: &[u128]) -> Record {
    let tick = |of_n: &u128| Part { text: "Ticked.".to_owned(), of: Some(id(*of_n)), ..Part::default() };
    let value = Answer { parts: ticked.iter().map(tick).collect(), ..Answer::default() };
    of(place, n, BRING, Known::Answered { value })
}

/// What Ben has alone, and what both have.
fn begun() -> Two {
    let two = Two::new();
    let promise = Promise {
        line: "I will call.".to_owned(),
        by: chrono::NaiveDate::from_ymd_opt(2090, 1, 1),
        ..Promise::default()
    };
    let mut shared = names("Ada", "Ben").to_vec();
    shared.extend([
        of(
            Place::Shared,
            0x51,
            "welcome.hopes",
            Known::Shown { one: Answer::page("hers, shown"), two: Answer::page("his, shown") },
        ),
        Record {
            by: By::One,
            ..of(Place::Shared, 0x52, "action.something-to-count-on", Known::Promised { value: promise })
        },
        page(Place::Shared, 0x53, "communicate.ways-back", "A joke."),
        list(Place::Shared, 0x54, &[0x51, 0x53]),
    ]);
    two.keep("one", &shared);
    two.keep("two", &[page(Place::Two, 0x61, "welcome.one-page", "His own."), list(Place::Two, 0x62, &[0x61])]);
    two
}

/// What Ada does alone: an answer to every step, ticks, cards, a part, a name, settings, deletions, and a mark of each kind.
fn alone(two: &Two) {
    let book = load::embedded().unwrap();
    let steps = book.steps().map(|step| step.id.0.clone());
    let mut all: Vec<Record> = (0x1_000..).zip(steps).map(|(n, step)| page(Place::One, n, &step, "Hers.")).collect();
    let known = [
        Known::Card { name: "hers".to_owned(), owner: Owner::Me },
        Known::Role { role: "hurt".to_owned() },
        Known::Name { name: "Adaline".to_owned() },
        Known::Setting { name: "check-ins".to_owned(), value: "off".into() },
        Known::Setting { name: "next-time".to_owned(), value: "Sunday".into() },
        Known::Shared { value: Answer::default(), from: Some(id(0x1_000)) },
        Known::Withdrawn { of: id(0x51) },
        Known::Outcome { of: id(0x52), mark: goldseam::engine::Mark::Missed },
        Known::Deleted { of: id(0x53), for_good: false },
        Known::Deleted { of: id(0x1_001), for_good: false },
        Known::BeenThrough { of: None },
        Known::SetAside,
        Known::Skipped,
    ];
    all.extend((0x2_000..).zip(known).map(|(n, known)| of(Place::One, n, "welcome.hopes", known)));
    all.push(list(Place::One, 0x3_000, &[0x1_000, 0x51, 0x53]));
    two.keep("one", &all);
}

/// What the command line gives to whoever has these passphrases. The time it was made is taken out.
fn given(two: &Two, passes: &[&str], args: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_goldseam"));
    command.env_clear().env("HOME", two.temp.path()).env("GOLDSEAM_DATA", two.data());
    for pass in passes {
        let file = two.temp.path().join(pass);
        fs::write(&file, pass).unwrap();
        command.arg("--passphrase-file").arg(file);
    }
    let said = command.arg("export").args(args).output().unwrap();
    assert!(said.stderr.is_empty(), "{args:?} {passes:?} {}", String::from_utf8_lossy(&said.stderr));
    let is_time = |line: &&str| line.starts_with("  \"at\"") || line.starts_with("DTSTAMP");
    let text = String::from_utf8(said.stdout).unwrap();
    text.lines().filter(|line| !is_time(line)).collect::<Vec<_>>().join("\n")
}

const FILES: [&[&str]; 11] = [
    &["md", "--mine"],
    &["html", "--mine"],
    &["json", "--mine"],
    &["md", "--shared"],
    &["html", "--shared"],
    &["json", "--shared"],
    &["ics", "--shared"],
    &["md", "--session"],
    &["html", "--session"],
    &["json", "--session"],
    &["md", "--shared", "--dry-run"],
];

#[test]
fn what_one_did_alone_is_in_no_file_of_the_other() {
    let [without, with] = [begun(), begun()];
    alone(&with);
    let day = || chrono::Local::now().format("%-d %B %Y").to_string();
    let from = day();
    let files = FILES.map(|args| [&without, &with].map(|two| given(two, &["two"], args)));
    let to = day();
    for (args, twins) in FILES.iter().zip(files) {
        // Midnight may come between the two.
        let [without, with] = twins.map(|text| text.replace(&from, &to));
        assert_eq!(without, with, "{args:?}");
        let has = if args.contains(&"ics") { "A promise to look at" } else { "A joke." };
        let has = if args.contains(&"--mine") { "His own." } else { has };
        let has = if args.contains(&"--dry-run") { "Ways back" } else { has };
        let has = if args.contains(&"--session") { "his, shown" } else { has };
        assert!(without.contains(has), "{args:?}:\n{without}");
        assert!(!with.contains("Hers."), "{args:?}");
    }
    // It was there to be told.
    assert!(given(&with, &["one"], &["md", "--mine"]).contains("Hers."));
}

#[test]
fn with_both_passphrases_a_session_has_the_own_ticks_of_both() {
    let two = begun();
    alone(&two);
    let session = given(&two, &["one", "two"], &["md", "--session"]);
    for part in ["## In Ada's words", "## In Ben's words", "Ada's own words: from Ada's own pages."] {
        assert!(session.contains(part), "{part} is missing:\n{session}");
    }
    assert!(!session.contains("Hers.") && !session.contains("His own."), "words that were not ticked so:\n{session}");
    assert_eq!(session, given(&two, &["two", "one"], &["md", "--session"]));
    let mine = given(&two, &["two", "one"], &["md", "--mine"]);
    assert!(mine.contains("His own.") && !mine.contains("Hers."), "{mine}");
}
