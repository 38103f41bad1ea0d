//! The schemas for editors: every shipped file stands under its own, and what is wrong in a way that a schema can see
//! is seen.

mod validator;

use super::desk::Desk;
use goldseam::content::embedded::ENGLISH;
use goldseam::content::schema::{Schema, Shape};
use goldseam::content::{files, load};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use toml::Value as Toml;

/// A file of a pack as a validator sees it; a day is text, as editors have it.
fn as_json(value: Toml) -> Value {
    match value {
        Toml::String(text) => Value::String(text),
        Toml::Integer(number) => json!(number),
        Toml::Float(number) => json!(number),
        Toml::Boolean(flag) => json!(flag),
        Toml::Datetime(day) => json!(day.to_string()),
        Toml::Array(items) => items.into_iter().map(as_json).collect(),
        Toml::Table(table) => table.into_iter().map(|(key, value)| (key, as_json(value))).collect::<Map<_, _>>().into(),
    }
}

fn schema(desk: &Desk, name: &str) -> Value {
    serde_json::from_str(&desk.run(["content", "schema", name]).well()).unwrap()
}

/// Every schema as the command prints it, by its name.
fn schemas() -> BTreeMap<&'static str, Value> {
    let desk = Desk::new();
    files::all().map(|file| (file.name, schema(&desk, file.name))).collect()
}

/// What the schemas say of the files of a folder that are TOML at all.
fn told(folder: &Path, schemas: &BTreeMap<&str, Value>) -> String {
    let files = crate::journal::two::files_below(folder);
    let mut told = String::new();
    for (path, bytes) in files {
        let Some(file) = files::at(path.to_str().unwrap()) else { continue };
        let Ok(table) = toml::from_str::<toml::Table>(&String::from_utf8(bytes).unwrap()) else { continue };
        let value = as_json(Toml::Table(table));
        for fault in validator::faults(&schemas[file.name], &value) {
            let _ = writeln!(told, "{}{fault}", path.display());
        }
    }
    told
}

#[test]
fn every_shipped_file_stands_under_its_schema() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let schemas = schemas();
    let read = ENGLISH.files.iter().filter(|(path, _)| files::at(path).is_some()).count();
    assert_eq!(read, 37, "a file has no schema");
    assert_eq!(told(&root.join("content/en"), &schemas), "");
    assert_eq!(told(&root.join("tests/bad/base"), &schemas), "");
}

/// Broken packs that a schema can see to be broken, and words of what it says. All others are wrong in a way that
/// reaches over several keys or files, or are not TOML.
const SEEN: [(&str, &str); 12] = [
    ("all-at-once", "halp"),
    ("control-characters", "key"),
    ("empty-text", "title"),
    ("entry-ids", "Tea"),
    ("keys-of-a-kind", "piles"),
    ("missing-key", "subtitle"),
    ("number-out-of-bounds", "minutes"),
    ("unknown-key", "tittle"),
    ("unknown-kind", "wirte"),
    ("unknown-seed", "A086"),
    ("unknown-words", "alnoe"),
    ("wrong-type", "heavy"),
];

#[test]
fn what_a_schema_can_see_it_refuses() {
    let schemas = schemas();
    let bad = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad");
    for entry in fs::read_dir(&bad).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let told = told(&bad.join(&name), &schemas);
        match SEEN.iter().find(|(seen, _)| *seen == name) {
            Some((_, words)) => assert!(told.contains(words), "{name}: {told}"),
            None => assert_eq!(told, "", "{name}"),
        }
    }
}

/// Every key the reader knows, with the table it stands in, table below table.
fn keys(form: &'static Schema, met: &mut Vec<&'static Schema>) {
    if met.iter().any(|known| std::ptr::eq(*known, form)) {
        return;
    }
    met.push(form);
    for key in form.keys {
        match key.shape {
            Shape::Table(inner)
            | Shape::Tables(inner)
            | Shape::Mixed(inner)
            | Shape::OutOr(inner)
            | Shape::TextOr(inner) => {
                keys(inner, met);
            }
            Shape::Either(two) => [two.with, two.without].into_iter().for_each(|inner| keys(inner, met)),
            _ => {}
        }
    }
}

#[test]
fn every_key_of_the_reader_is_in_the_schema_with_its_words() {
    let desk = Desk::new();
    for file in files::all() {
        let schema = schema(&desk, file.name);
        let mut met = Vec::new();
        keys(file.form, &mut met);
        let tables: Vec<&Value> =
            [&schema].into_iter().chain(schema["definitions"].as_object().unwrap().values()).collect();
        assert_eq!(tables.len(), met.len(), "{}", file.name);
        for form in met {
            let names: Vec<&str> = form.names().collect();
            let table = tables.iter().find(|table| table["properties"].as_object().unwrap().keys().eq(&names));
            let table = table.unwrap_or_else(|| panic!("{} has no table of {names:?}", file.name));
            assert_eq!(table["additionalProperties"], false);
            for key in form.keys {
                let says = key.described();
                assert_eq!(table["properties"][key.name]["description"], *says, "{} {}", form.name, key.name);
                assert_eq!(
                    table["required"].as_array().unwrap().contains(&json!(key.name)),
                    key.needed,
                    "{}",
                    key.name
                );
                assert!(says.ends_with('.') && says.len() > 6, "{}: «{}»", key.name, says);
            }
        }
    }
}

#[test]
fn an_exported_edition_leads_an_editor_to_its_schemas() {
    let desk = Desk::new();
    for name in ["one", "two"] {
        desk.run(["content", "export", name]).well();
        desk.run(["content", "check", name]).well();
    }
    let [one, two] = ["one", "two"].map(|name| crate::journal::two::files_below(&desk.temp.path().join(name)));
    assert_eq!(one, two, "it is not the same twice");
    for (path, bytes) in one.iter().filter(|(path, _)| path.extension().is_some_and(|end| end == "toml")) {
        let first = String::from_utf8_lossy(bytes).lines().next().unwrap_or_default().to_owned();
        let Some(file) = files::at(path.to_str().unwrap()) else { continue };
        let leads = path.parent().unwrap().join(first.strip_prefix("#:schema ").unwrap());
        let leads = leads
            .to_str()
            .unwrap()
            .replace("stages/../", "")
            .replace("library/words/../../", "")
            .replace("library/../", "")
            .replace("demo/../", "")
            .replace("./", "");
        assert_eq!(leads, format!("schema/{}.json", file.name), "{}", path.display());
        let schema: Value = serde_json::from_slice(&one[Path::new(&leads)]).unwrap();
        assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
    }
    // What lies in the folder of schemas is no part of the edition.
    fs::write(desk.temp.path().join("one/schema/stray.toml"), "not = toml = at all").unwrap();
    assert!(load::from_dir(&desk.temp.path().join("one")).is_ok());
}

#[test]
fn a_schema_is_asked_for_by_its_name() {
    let desk = Desk::new();
    let listed = desk.run(["content", "schema"]).well();
    let names: Vec<_> = listed.lines().map(|line| line.split_whitespace().next().unwrap()).collect();
    assert_eq!(names, files::all().map(|file| file.name).collect::<Vec<_>>());
    desk.run(["content", "schema", "stages"]).badly(2, &["workbook, stage, faq"]);
}
