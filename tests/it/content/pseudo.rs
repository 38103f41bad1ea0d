//! An edition in a language that nobody speaks: the English one with every letter accented and every word longer by two
//! fifths. What of it is still plain English on a screen comes from somewhere else than the pack; what is cut would be cut
//! in a language with long words.

use goldseam::content::embedded::ENGLISH;
use goldseam::content::files;
use goldseam::content::schema::{Schema, Shape};
use toml::{Table, Value};

/// The letters, and what stands for them.
const PLAIN: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const ACCENTED: &str = "áƀçðéƒĝĥíĵķļṁñóþǫŕšţúṽŵẋýžÁɃÇÐÉƑĜĤÍĴĶĻṀÑÓÞǪŔŠŢÚṼŴẊÝŽ";

/// Keys that hold a name which nobody reads as words, or which is the same in every language.
const NAMES: [&str; 8] = ["file", "ref", "language", "version", "samples", "stops", "of", "was"];

/// The pack as a translation into this language, named after it.
pub(crate) fn pack(language: &str) -> Vec<(String, Vec<u8>)> {
    let mut pack = Vec::new();
    for (path, text) in ENGLISH.files {
        let mut table: Table = toml::from_str(text).unwrap();
        said(&mut table, files::at(path).unwrap().form);
        if *path == "workbook.toml" {
            table.insert("language".to_owned(), Value::from(language));
            table.insert("name".to_owned(), Value::from(format!("goldseam-{language}")));
        }
        pack.push(((*path).to_owned(), toml::to_string(&table).unwrap().into_bytes()));
    }
    pack
}

fn said(table: &mut Table, form: &Schema) {
    // An edition and a made-up person have names, and other things have words under that key.
    let has_name = ["this file", "a made-up person"].contains(&form.name);
    for (key, value) in table.iter_mut() {
        let is_name = NAMES.contains(&&**key) || (has_name && key == "name");
        if let Some(known) = form.key(key).filter(|_| !is_name) {
            said_as(value, known.shape);
        }
    }
}

fn said_as(value: &mut Value, shape: Shape) {
    match (value, shape) {
        (
            Value::String(text),
            Shape::Text | Shape::Verbatim | Shape::Texts | Shape::Mixed(_) | Shape::TextOr(_) | Shape::Say(_),
        ) => {
            *text = pseudo(text);
        }
        (Value::Array(all), _) => all.iter_mut().for_each(|one| said_as(one, shape)),
        (Value::Table(forms), Shape::Say(_)) => forms.iter_mut().for_each(|(_, form)| said_as(form, shape)),
        (
            Value::Table(table),
            Shape::Table(form) | Shape::Tables(form) | Shape::Mixed(form) | Shape::OutOr(form) | Shape::TextOr(form),
        ) => {
            said(table, form);
        }
        (Value::Table(table), Shape::Either(two)) => {
            said(table, if table.contains_key(two.mark) { two.with } else { two.without });
        }
        _ => {}
    }
}

/// A text in that language. Placeholders stay, and so does what is typed as it stands: commands, options, addresses.
pub(crate) fn pseudo(text: &str) -> String {
    let mut said = String::new();
    for (at, part) in text.split('`').enumerate() {
        if at > 0 {
            said.push('`');
        }
        if at % 2 == 1 {
            said.push_str(part);
        } else {
            part.split_inclusive([' ', '\n']).for_each(|word| said.push_str(&longer(word)));
        }
    }
    said
}

/// A word with what stands around it.
fn longer(word: &str) -> String {
    let inner = word.trim().trim_end_matches(['.', ',', '?', '!', ':', ';', ')', '"']);
    let is_typed = inner.starts_with("--") || inner.starts_with(':') || inner.contains('.');
    if is_typed || inner.contains(|c: char| c.is_ascii_digit()) {
        return word.to_owned();
    }
    let (mut said, mut run, mut is_placeholder) = (String::new(), 0, false);
    for letter in word.chars().chain(['\0']) {
        is_placeholder = (is_placeholder || letter == '{') && letter != '}';
        let accented = PLAIN.find(letter).filter(|_| !is_placeholder).and_then(|at| ACCENTED.chars().nth(at));
        if accented.is_none() {
            let last = said.chars().last().unwrap_or_default();
            // Two letters more for five.
            said.extend(std::iter::repeat_n(last, (run * 2 + 2) / 5));
            run = 0;
        } else {
            run += 1;
        }
        said.extend(accented.or((letter != '\0').then_some(letter)));
    }
    said
}

#[test]
fn what_nobody_speaks_is_longer_and_keeps_what_is_typed() {
    assert_eq!(pseudo("Keep it, {name}."), "Ķééþþþ íţţ, {name}.");
    assert_eq!(
        pseudo("Run `goldseam man` with --plain, or see lila.help"),
        "Ŕúññ `goldseam man` ŵíţĥĥĥ --plain, óŕŕ šééé lila.help"
    );
}
