//! The house: imports go down the floors only, some things stand in some rooms only, and nothing grows too large.
//!
//! The table of floors is read from `src/lib.rs`. A cap is met by finding the right seam; the numbers here stay.

mod graph;
mod ids;
mod source;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use graph::{Edge, House, knots};
use source::{Source, sources};

/// A room, its floor, and what it imports beside itself.
struct Room {
    name: String,
    floor: usize,
    imports: Vec<String>,
}

/// The rooms from the ground up.
static ROOMS: LazyLock<Vec<Room>> = LazyLock::new(|| {
    let lib = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    rooms(&lib)
});

/// The table of rooms in the first words of `lib.rs`.
fn rooms(lib: &str) -> Vec<Room> {
    let mut rooms: Vec<Room> = Vec::new();
    for row in lib.lines().filter_map(|line| line.strip_prefix("//! | ")) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let Ok(floor) = cells[0].parse() else { continue };
        let imports: Vec<String> = match cells[3] {
            "" => Vec::new(),
            "all below" => rooms.iter().filter(|room| room.floor < floor).map(|room| room.name.clone()).collect(),
            named => named.split(", ").map(str::to_owned).collect(),
        };
        rooms.extend(cells[1].split(", ").map(|name| {
            let name = name.trim_matches(['[', ']', '`']).to_owned();
            Room { name, floor, imports: imports.clone() }
        }));
    }
    rooms
}

/// Words that may stand in these rooms only, with the files or rooms they may stand in.
const PLACES: [(&str, &[&str]); 6] = [
    ("std::fs", &["files", "journal", "runtime", "cli"]),
    ("fs::", &["files", "journal", "runtime", "cli"]),
    ("Local::now", &["runtime", "cli"]),
    ("Utc::now", &["runtime", "cli"]),
    ("println!", &["cli", "plain"]),
    ("ratatui::", &["ui", "runtime"]),
];

/// Rooms in which the words that a person reads come from the pack.
const SAY_NOTHING: [&str; 8] = ["app", "ui", "plain", "export", "journal", "engine", "runtime", "cli"];

/// What says something in code all the same: the help of the command line with what is said before a pack is there, what
/// is said to whoever writes a pack, and names that are the same in every language.
const IN_CODE: [&str; 3] = ["cli/help", "cli/content", "cli/names"];

/// The longest file and the longest function, in lines.
const FILE: usize = 500;
const FUNCTION: usize = 60;

#[test]
fn imports_go_down_the_floors_only() {
    let mut imports: BTreeMap<&str, Vec<&str>> = BTreeMap::from([("main", vec!["cli"]), ("lib", Vec::new())]);
    let mut wrong = Vec::new();
    for room in ROOMS.iter() {
        let is_below = |name: &String| ROOMS.iter().any(|other| other.name == *name && other.floor < room.floor);
        let up = room.imports.iter().filter(|name| !is_below(name));
        wrong.extend(up.map(|name| format!("the table lets {} import {name}, which is on no lower floor", room.name)));
        imports.insert(&room.name, room.imports.iter().map(String::as_str).collect());
    }
    for source in sources() {
        assert!(imports.contains_key(source.room()), "{} stands on no floor", source.path);
    }
    for edge in House::of(sources()).edges() {
        let (Some(from), Some(to)) = (edge.from.first(), edge.to.first()) else { continue };
        if from != to && !imports[from.as_str()].contains(&to.as_str()) {
            wrong.push(format!("src/{}.rs:{} reaches up to {}", edge.from.join("/"), edge.line, edge.to.join("::")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What the test above rests on: a table that is read wrongly lets nothing through unseen.
#[test]
fn the_table_of_rooms_is_read_as_it_stands() {
    let table = "//! | floor | room | what | imports | never |\n//! | --- | --- | --- | --- | --- |\n\
        //! | 0 | [`cellar`] | dark | | draws |\n//! | 1 | [`hall`], [`attic`] | wide | cellar | ends |\n\
        //! | 2 | [`roof`] | high | all below | leaks |";
    let read: Vec<String> =
        rooms(table).iter().map(|room| format!("{} {}: {}", room.floor, room.name, room.imports.join(" "))).collect();
    assert_eq!(read, ["0 cellar: ", "1 hall: cellar", "1 attic: cellar", "2 roof: cellar hall attic"]);
    let declared = include_str!("../../../src/lib.rs").lines().filter_map(|line| line.strip_prefix("pub mod "));
    let declared: BTreeSet<&str> = declared.map(|name| name.trim_end_matches(';')).collect();
    assert_eq!(ROOMS.iter().map(|room| room.name.as_str()).collect::<BTreeSet<_>>(), declared);
}

/// What the tests above and below rest on: a use is seen wherever it is written, and a ring is found.
#[test]
fn a_use_is_seen_in_whatever_form_it_is_written() {
    let house = [
        ("lib", "pub mod hall; pub mod attic;"),
        ("attic", ""),
        ("hall", "mod a; mod b; mod c; mod d; pub(crate) use self::c::Named;"),
        ("hall/a", "use super::{b::{self, Deep}, d}; fn f() { d::g() }"),
        ("hall/b", "fn f() { vec![crate::hall::Named] }"),
        ("hall/c", "use crate::{hall::{a::{Other as One}}}; struct Named; fn f(_: super::super::attic::Box) {}"),
        ("hall/d", "use super::Named;"),
    ];
    let sources: Vec<Source> = house.iter().map(|(path, text)| Source::new(path, (*text).to_owned())).collect();
    let edges = House::of(&sources).edges();
    let seen: BTreeSet<String> = edges.iter().map(|edge| [edge.from.join("/"), edge.to.join("/")].join(" ")).collect();
    let all = [
        "hall hall/c",
        "hall/a hall/b",
        "hall/a hall/d",
        "hall/b hall/c",
        "hall/c attic",
        "hall/c hall/a",
        "hall/d hall/c",
    ];
    assert_eq!(seen, all.map(str::to_owned).into());
    assert_eq!(knots(&edges, "hall").iter().map(BTreeSet::len).collect::<Vec<_>>(), [4]);
    assert!(knots(&edges, "attic").is_empty());
}

/// Two modules that use each other can only be read together, and what holds for two holds for sixty.
#[test]
fn no_room_has_a_knot_of_modules() {
    let edges = House::of(sources()).edges();
    let mut wrong = Vec::new();
    for room in ROOMS.iter().map(|room| room.name.as_str()).chain(["main", "lib"]) {
        let knots = knots(&edges, room);
        println!("{room}: {} modules in the largest knot", knots.first().map_or(1, BTreeSet::len));
        wrong.extend(knots.iter().map(|knot| told(knot, &edges)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A knot by what ties it: every use inside it.
fn told(knot: &BTreeSet<Vec<String>>, edges: &[Edge]) -> String {
    let ties = edges.iter().filter(|edge| edge.is_between(knot));
    let ties: BTreeSet<String> =
        ties.map(|edge| format!("    {} uses {}", edge.from.join("/"), edge.to.join("/"))).collect();
    format!("{} modules use each other:\n{}", knot.len(), ties.into_iter().collect::<Vec<_>>().join("\n"))
}

#[test]
fn what_touches_the_outside_stands_in_its_rooms_only() {
    let mut wrong = Vec::new();
    for source in sources() {
        for (number, line) in source.code() {
            for (word, places) in PLACES {
                let found = line.match_indices(word).any(|(at, _)| {
                    let before = line[..at].chars().next_back();
                    !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')
                });
                if found && !places.iter().any(|place| source.stands_in(place)) {
                    wrong.push(format!("src/{}.rs:{number} has {word}", source.path));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn median(mut numbers: Vec<usize>) -> usize {
    numbers.sort_unstable();
    numbers[numbers.len() / 2]
}

#[test]
fn no_file_and_no_function_grows_too_long() {
    let mut wrong = Vec::new();
    let mut files = Vec::new();
    let mut functions = Vec::new();
    for source in sources() {
        let lines = source.text.lines().count();
        if lines > FILE {
            wrong.push(format!("src/{}.rs has {lines} lines", source.path));
        }
        for (name, lines) in &source.module.functions {
            if *lines > FUNCTION {
                wrong.push(format!("src/{}.rs: `{name}` has {lines} lines", source.path));
            }
            functions.push(*lines);
        }
        files.push(lines);
    }
    let asides: usize = sources().iter().map(Source::asides).sum();
    let all: usize = files.iter().sum();
    println!("{} files of {all} lines, {} functions", files.len(), functions.len());
    println!("median file {} lines (aim 130), median function {} lines (aim 10)", median(files), median(functions));
    println!("{} comments that say why in 1,000 lines (aim 20)", asides * 1000 / all);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_a_person_reads_stands_in_the_pack() {
    let silent =
        |source: &&Source| SAY_NOTHING.contains(&source.room()) && !IN_CODE.iter().any(|place| source.stands_in(place));
    let found = sources().iter().filter(silent).flat_map(|source| source.words().map(move |said| (source, said)));
    let wrong: Vec<String> =
        found.map(|(source, (literal, line))| format!("src/{}.rs:{line} says {literal:?}", source.path)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What the test above rests on.
#[test]
fn a_sentence_is_told_from_a_name_and_a_key() {
    let says = |text: &str| {
        let source = Source::new("hall", format!("fn f() {{ g({text}) }}"));
        source.words().count() == 1
    };
    for said in [
        r#""Keep""#,
        r#""the disk is full""#,
        r#""a weekly check-in""#,
        r#""A break""#,
        r#""Written to {file}""#,
        r#""OK""#,
        r#"h!("Go on")"#,
    ] {
        assert!(says(said), "{said} is not seen");
    }
    for other in
        [r#""keep""#, r#""TERM""#, r#""check-ins.two-minutes""#, r#""{name}.json""#, r#""%Y-%m-%d""#, r#"b"Keep it""#]
    {
        assert!(!says(other), "{other} is no sentence");
    }
    let shown = Source::new(
        "hall",
        r#"#[error("It is gone")] struct E; impl fmt::Debug for E { fn f() { g("Entry") } }"#.into(),
    );
    assert_eq!(shown.words().map(|(said, _)| said.as_str()).collect::<Vec<_>>(), ["It is gone"]);
    let help = Source::new("hall", r#"struct A { #[arg(value_name = "FILE NAME")] file: u8 }"#.into());
    assert_eq!(help.words().count(), 0);
}

#[test]
fn every_file_opens_by_saying_what_it_is_and_is_not() {
    let silent: Vec<String> = sources()
        .iter()
        .filter(|source| !source.text.starts_with("//!"))
        .map(|source| format!("src/{}.rs", source.path))
        .collect();
    assert!(silent.is_empty(), "no first words in: {}", silent.join(", "));
}

#[test]
fn the_top_level_holds_what_it_should_and_nothing_else() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut seen: Vec<String> = fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.starts_with('.') && name != "target")
        .collect();
    seen.sort();
    assert_eq!(seen, ["Cargo.lock", "Cargo.toml", "LICENSE", "README.md", "content", "src", "tests"]);
}

/// Whoever changes a room finds its tests under its name. What holds for several is the house's, or is walked.
#[test]
fn each_room_has_its_tests_in_a_folder_of_its_own() {
    let it = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it");
    let is_room = |room: &str| ROOMS.iter().any(|known| known.name == room);
    let mut seen = BTreeSet::new();
    let mut wrong = Vec::new();
    for entry in fs::read_dir(&it).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if !is_room(&name) && !["main", "house", "walks"].contains(&name.as_str()) {
            wrong.push(format!("tests/it/{name} is no room"));
        }
        if it.join(&name).is_dir() && path.extension().is_some() {
            let text = fs::read_to_string(&path).unwrap();
            let lists =
                |line: &str| line.is_empty() || line.starts_with("//!") || line.ends_with(';') && line.contains("mod ");
            wrong.extend(
                text.lines().filter(|line| !lists(line)).map(|line| format!("tests/it/{name}.rs holds: {line}")),
            );
        }
        seen.insert(name);
    }
    let missing = ROOMS.iter().filter(|room| !seen.contains(&room.name));
    wrong.extend(missing.map(|room| format!("tests/it has no {}", room.name)));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_speaks_over_a_network() {
    let words = ["std::net", "TcpStream", "UdpSocket", "reqwest", "tokio"];
    let cargo = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    for word in words {
        assert!(!cargo.contains(word), "Cargo.toml names {word}");
        for source in sources() {
            assert!(source.code().all(|(_, line)| !line.contains(word)), "src/{}.rs names {word}", source.path);
        }
    }
}
