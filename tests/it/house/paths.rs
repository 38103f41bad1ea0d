//! Whatever file a page of the repository or the first words of a source name is there.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(dir: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, ending, found);
        } else if path.extension().is_some_and(|end| end == ending) {
            found.push(path);
        }
    }
}

/// What stands between marks in a text.
fn between<'a>(text: &'a str, open: &str, close: char) -> Vec<&'a str> {
    text.split(open).skip(1).filter_map(|rest| rest.split_once(close)).map(|(inside, _)| inside).collect()
}

/// What stands in backticks and looks like a file or a folder of the repository: it ends like a source, or begins like
/// something that is kept here. One with a gap to fill names the folder before the gap.
fn named(text: &str) -> BTreeSet<&str> {
    let kept = ["src/", "tests/", "content/", "library/", ".github/", ".ci/"];
    let looks_like_one = |word: &str| {
        let is_plain = word.chars().all(|c| c.is_ascii_alphanumeric() || "/._-<>".contains(c));
        let is_source = [".rs", ".md", ".tsv"].iter().any(|ending| word.len() > ending.len() && word.ends_with(ending));
        is_plain && (is_source || kept.iter().any(|start| word.starts_with(start)))
    };
    let words = text.split('`').skip(1).step_by(2).filter(|word| looks_like_one(word));
    words.map(|word| word.split_once('<').map_or(word, |(before, _)| before)).collect()
}

/// Whether it is there, below one of the folders from which it may be named.
fn is_there(word: &str, from: &[PathBuf]) -> bool {
    from.iter().any(|dir| dir.join(word).exists())
}

#[test]
fn what_looks_like_a_path_is_told_from_what_does_not() {
    let found =
        named("`a/b.rs` and `keep.rs`, `library/words/<area>.toml`, `content/en`; `book.json`, `.rs`, `~/x`, `a b.rs`");
    assert_eq!(found.into_iter().collect::<Vec<_>>(), ["a/b.rs", "content/en", "keep.rs", "library/words/"]);
    assert!(is_there("src/lib.rs", &[root().to_owned()]) && !is_there("src/gone.rs", &[root().to_owned()]));
}

#[test]
fn every_file_that_a_page_names_is_there() {
    let mut pages = vec![root().join("README.md")];
    files(&root().join(".github"), "md", &mut pages);
    let mut wrong = Vec::new();
    for page in &pages {
        let text = fs::read_to_string(page).unwrap();
        let own = page.parent().unwrap().to_owned();
        // Files of a pack are named as they are called inside it.
        let from = [root().to_owned(), own.clone(), root().join("content/en")];
        let lost = named(&text).into_iter().filter(|word| !is_there(word, &from));
        wrong.extend(lost.map(|word| format!("{} names {word}", page.display())));
        let links =
            [between(&text, "](", ')'), between(&text, "src=\"", '"'), between(&text, "srcset=\"", '"')].concat();
        let lost = links.into_iter().filter(|link| !link.contains("://") && !own.join(link).exists());
        wrong.extend(lost.map(|link| format!("{} leads to {link}", page.display())));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A source names others as they are called in its own folder, in its room, or below `src`.
#[test]
fn every_file_that_the_first_words_of_a_source_name_is_there() {
    let mut sources = Vec::new();
    files(&root().join("src"), "rs", &mut sources);
    let mut wrong = Vec::new();
    let mut count = 0;
    for source in &sources {
        let text = fs::read_to_string(source).unwrap();
        let words: String = text.lines().map_while(|line| line.strip_prefix("//!")).collect::<Vec<_>>().join("\n");
        let from = [
            root().to_owned(),
            root().join("src"),
            root().join("content/en"),
            source.parent().unwrap().to_owned(),
            source.with_extension(""),
        ];
        let found = named(&words);
        count += found.len();
        let lost = found.into_iter().filter(|word| !is_there(word, &from));
        wrong.extend(lost.map(|word| format!("{} names {word}", source.display())));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count > 50, "only {count} were looked for");
}
