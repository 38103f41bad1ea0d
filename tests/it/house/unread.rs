//! Nothing stands in a pack for nobody: each word of the program, and each key of a table, is read by the program.
//!
//! Who reads a key is for the compiler to say: it knows which `title` is meant, where a look at names would take every one
//! for every other. So a copy of the sources is made into a program of its own, in which nothing is public, and the
//! compiler is asked what in it is never used. In the copy what only holds a pack to the format, compares it with the
//! English one, or lays words over each other is left out: it goes through every key, and is no reader of any.

use goldseam::content::library::{FirstOfOne, FirstOfTwo};
use goldseam::content::load;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Whatever begins the declaration of a key that is loaded.
const LOADED: [&str; 5] = ["needed ", "may ", "known ", "mark ", "flat "];

/// What is put into the copy and that nothing reads: were these not found, the rest would not be either.
const PLANTED: [&str; 3] = ["a_planted_key", "a_planted_layer", "a_planted_word"];

/// The copy of the sources, by their paths below `src`.
struct Copy(BTreeMap<PathBuf, Vec<u8>>);

impl Copy {
    fn of(src: &Path) -> Self {
        Self(crate::journal::two::files_below(src))
    }

    fn text(&self, path: &str) -> String {
        let bytes = self.0.get(Path::new(path)).unwrap_or_else(|| panic!("src/{path} stands elsewhere now"));
        String::from_utf8(bytes.clone()).unwrap()
    }

    fn set(&mut self, path: &str, text: String) {
        self.0.insert(path.into(), text.into_bytes());
    }

    /// Puts one thing in place of another that stands there once.
    fn put(&mut self, path: &str, old: &str, new: &str) {
        let text = self.text(path);
        assert_eq!(text.matches(old).count(), 1, "src/{path} says this otherwise now: {old}");
        self.set(path, text.replacen(old, new, 1));
    }

    /// A program has no readers outside, so whatever nothing in it uses is unused.
    fn as_a_program(&mut self) {
        let rooms = self.text("lib.rs");
        let rooms: Vec<&str> = rooms.lines().filter_map(|line| line.strip_prefix("pub ")).collect();
        assert!(rooms.len() > 8, "the rooms are declared otherwise now");
        // In a file of its own, where it may use a room by the name that the room has at the root.
        let begin = self.text("main.rs").replace("goldseam::", "crate::").replace("\nfn main", "\npub fn main");
        self.set("begin.rs", begin);
        let begins = ["mod begin;", "fn main() -> std::process::ExitCode { begin::main() }"];
        self.set("main.rs", rooms.into_iter().chain(begins).collect::<Vec<_>>().join("\n"));
        self.0.remove(Path::new("lib.rs"));
    }

    /// Leaves out what goes through every key and is no reader of it.
    fn without_what_compares(&mut self) {
        self.put("content/load.rs", "    check::check(&book, &mut findings);\n", "");
        self.put("content/wording.rs", "over.$field.clone().or(self.$field)", "Default::default()");
        for file in ["content/wording.rs", "content/step.rs"] {
            let text = self.text(file).replace(", PartialEq)", ")").replace("(PartialEq)", "()");
            assert!(!text.contains("PartialEq"), "src/{file} compares otherwise now");
            self.set(file, text);
        }
        let same = "\nimpl PartialEq for Prompt { fn eq(&self, _: &Self) -> bool { true } }\n";
        self.set("content/step.rs", self.text("content/step.rs") + same);
        // An id stays: it is by this that a translation is held to the English pack.
        for shape in ["Word", "Refer"] {
            let arm = |makes: &str| format!("$english:tt {shape}) => {{ {makes} }};");
            self.put("content/table.rs", &arm("record!(@same $key $own $english)"), &arm("None::<String>"));
        }
        let compares = "$crate::content::same::Translated::departs($own, $english)\n            \
                        .map(|inner| $crate::content::same::under(record!(@name $key), &inner))";
        self.put("content/table.rs", compares, "None::<String>");
    }

    fn with_what_is_planted(&mut self) {
        let [key, layer, word] = PLANTED;
        let after = |line: &str, planted: String| (line.to_owned(), format!("{line}\n{planted}"));
        let (old, new) =
            after("pub struct Settle: \"the settling step\" {", format!("needed {key}: String, \"One.\","));
        self.put("content/library.rs", &old, &new);
        let (old, new) =
            after("pub struct Wording: \"words of a step\" {", format!("may {layer}: Option<String>, \"One.\","));
        self.put("content/wording.rs", &old, &new);
        let (old, new) = after("front: Front {", format!("{word},"));
        self.put("content/words/home.rs", &old, &new);
    }
}

/// Writes the copy where cargo finds what it depends on already built.
fn laid_out(copy: &Copy, root: &Path) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("unread");
    let _ = fs::remove_dir_all(&folder);
    let content = crate::journal::two::files_below(&root.join("content"));
    let content = content.iter().map(|(path, bytes)| (Path::new("content").join(path), bytes));
    for (path, bytes) in copy.0.iter().map(|(path, bytes)| (Path::new("src").join(path), bytes)).chain(content) {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let mut cargo: toml::Table = fs::read_to_string(root.join("Cargo.toml")).unwrap().parse().unwrap();
    for of_tests in ["dev-dependencies", "test", "bench", "lints"] {
        cargo.remove(of_tests);
    }
    // It lies below another package, and is no part of that.
    cargo.insert("workspace".to_owned(), toml::Table::new().into());
    fs::write(folder.join("Cargo.toml"), toml::to_string(&cargo).unwrap()).unwrap();
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    folder
}

/// What the compiler says is never used, and what it said besides.
fn unused(folder: &Path) -> (Vec<Value>, String) {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["check", "--offline", "--message-format=json"]).current_dir(folder);
    cargo.env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap());
    let ended = cargo.output().unwrap();
    let said = String::from_utf8(ended.stdout).unwrap();
    let messages = said.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let messages: Vec<Value> = messages.map(|line| line["message"].clone()).filter(|said| !said.is_null()).collect();
    let (dead, other): (Vec<Value>, Vec<Value>) =
        messages.into_iter().partition(|said| said["code"]["code"] == "dead_code");
    let other = other.iter().filter(|said| said["level"] == "error").filter_map(|said| said["rendered"].as_str());
    (dead, other.map(str::to_owned).chain([String::from_utf8(ended.stderr).unwrap()]).collect())
}

/// The name at a place, where it is a word of the program or a key of a table that is loaded.
fn of_the_pack(span: &Value) -> Option<(String, String)> {
    let file = span["file_name"].as_str()?.replace('\\', "/");
    let line = span["text"][0]["text"].as_str()?;
    let at = |edge: &str| Some(usize::try_from(span["text"][0][edge].as_u64()?).ok()? - 1);
    let name: String = line.chars().take(at("highlight_end")?).skip(at("highlight_start")?).collect();
    let is_word = file.starts_with("src/content/words/");
    let is_key = file.starts_with("src/content") && LOADED.iter().any(|word| line.trim_start().starts_with(word));
    (span["is_primary"] == true && (is_word || is_key)).then_some((file, name))
}

/// A screen of a first sitting is asked for by its id, which the compiler takes for a text like any other.
#[test]
fn each_screen_of_the_first_sittings_is_shown() {
    let copy = Copy::of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    let outside = copy.0.iter().filter(|(path, _)| !path.starts_with("content") && !path.starts_with("content.rs"));
    let outside: String = outside.map(|(_, text)| String::from_utf8_lossy(text)).collect();
    let sittings = load::embedded().unwrap_or_else(|faults| panic!("{faults}")).library.sittings;
    for (screens, shown) in
        [(&sittings.one.screens, &FirstOfOne::SHOWN[..]), (&sittings.two.screens, &FirstOfTwo::SHOWN)]
    {
        let unasked: Vec<_> = shown.iter().filter(|id| !outside.contains(&format!("\"{id}\""))).collect();
        assert!(unasked.is_empty(), "nothing shows {unasked:?}");
        let written: BTreeSet<&str> = screens.iter().map(|screen| &*screen.id).collect();
        assert_eq!(written, shown.iter().copied().collect());
    }
}

#[test]
fn each_word_and_each_key_of_the_pack_is_read() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut copy = Copy::of(&root.join("src"));
    copy.as_a_program();
    copy.without_what_compares();
    copy.with_what_is_planted();
    let (dead, said) = unused(&laid_out(&copy, root));
    let spans = dead.iter().flat_map(|said| said["spans"].as_array().into_iter().flatten());
    let found: BTreeSet<(String, String)> = spans.filter_map(of_the_pack).collect();
    let (planted, unread): (Vec<_>, Vec<_>) = found.iter().partition(|(_, name)| PLANTED.contains(&name.as_str()));
    assert_eq!(planted.len(), PLANTED.len(), "the compiler was not understood: {planted:?}\n{said}");
    let unread: Vec<String> = unread.iter().map(|(file, name)| format!("{file}: nothing reads \"{name}\"")).collect();
    assert!(unread.is_empty(), "{}", unread.join("\n"));
}
