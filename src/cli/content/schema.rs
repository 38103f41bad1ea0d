//! The schemas for editors, made from the table of keys that the reader itself walks by.
//!
//! JSON Schema, draft 7, since that is what editors of TOML read best. What reaches over more than one key or file is
//! said by `goldseam content check` alone, but for the keys that each kind of step needs.

use crate::content::check::kinds;
use crate::content::schema::{Either, File, Key, Schema, Shape, To};
use crate::content::table::Table;
use crate::content::words::{Parameter, Takes};
use crate::content::{Kind, Step, files};
use serde_json::{Map, Value, json};

/// The folder inside an exported edition.
pub const FOLDER: &str = "schema";

/// The schema of a kind of file.
pub fn of(file: &File) -> Value {
    let mut forms = Forms::default();
    let mut schema = Map::new();
    schema.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
    schema.insert("title".to_owned(), json!(format!("Goldseam: {}", file.path)));
    schema.insert("description".to_owned(), json!(file.says));
    schema.extend(form(file.form, &mut forms));
    schema.insert("definitions".to_owned(), forms.described());
    Value::Object(schema)
}

/// The first line of an exported file, by which an editor finds its schema.
pub fn directive(path: &str) -> Option<String> {
    let file = files::at(path)?;
    let up = if path.contains('/') { "../".repeat(path.matches('/').count()) } else { "./".to_owned() };
    Some(format!("#:schema {up}{FOLDER}/{}.json\n", file.name))
}

/// The tables met on the way, each described once under a name of its own.
#[derive(Default)]
struct Forms(Vec<(&'static Schema, String, Value)>);

impl Forms {
    fn described(self) -> Value {
        Value::Object(self.0.into_iter().map(|(_, name, schema)| (name, schema)).collect())
    }

    /// A pointer to a table's description, which is made where it is not there yet.
    fn pointer(&mut self, to: &'static Schema) -> Value {
        // By the table itself, since two of them can have one name.
        let known = self.0.iter().find(|(form, ..)| std::ptr::eq(*form, to)).map(|(_, name, _)| name.clone());
        let name = known.unwrap_or_else(|| self.describe(to));
        json!({ "$ref": format!("#/definitions/{name}") })
    }

    fn describe(&mut self, to: &'static Schema) -> String {
        let words = ["a ", "an ", "the ", "this "].iter().find_map(|article| to.name.strip_prefix(article));
        let plain = words.unwrap_or(to.name).trim_matches(['[', ']']).replace(' ', "-");
        let again = self.0.iter().filter(|(form, ..)| form.name == to.name).count();
        let name = if again == 0 { plain } else { format!("{plain}-{}", again + 1) };
        // Its place is taken before its keys are walked, so that what they point to comes after it.
        let at = self.0.len();
        self.0.push((to, name.clone(), Value::Null));
        let described = form(to, self);
        self.0[at].2 = Value::Object(described);
        name
    }
}

fn form(of: &'static Schema, forms: &mut Forms) -> Map<String, Value> {
    let properties: Map<String, Value> =
        of.keys.iter().map(|key| (key.name.to_owned(), described(key, forms))).collect();
    let required: Vec<&str> = of.keys.iter().filter(|key| key.needed).map(|key| key.name).collect();
    let mut schema = Map::new();
    schema.insert("type".to_owned(), json!("object"));
    schema.insert("additionalProperties".to_owned(), json!(false));
    schema.insert("required".to_owned(), json!(required));
    schema.insert("properties".to_owned(), Value::Object(properties));
    if std::ptr::eq(of, Step::SCHEMA) {
        schema.insert("allOf".to_owned(), Kind::ALL.iter().map(|kind| of_kind(*kind)).collect());
    }
    schema
}

/// What a step of one kind needs beyond others, and what it can't have.
fn of_kind(kind: Kind) -> Value {
    let needed: Vec<&str> = kinds::needed(kind).collect();
    let none: Map<String, Value> = kinds::others(kind).map(|key| (key.to_owned(), json!(false))).collect();
    json!({
        "if": { "required": ["kind"], "properties": { "kind": { "const": kind.word() } } },
        "then": { "required": needed, "properties": none },
    })
}

fn described(key: &Key, forms: &mut Forms) -> Value {
    let mut schema = json!({ "description": key.described() });
    // Words beside a pointer are not read, so the pointer stands below them.
    let value = match key.shape {
        Shape::Table(inner) => json!({ "allOf": [forms.pointer(inner)] }),
        shape => value(shape, key.needed, forms),
    };
    if let (Value::Object(schema), Value::Object(value)) = (&mut schema, value) {
        schema.extend(value);
    }
    schema
}

fn value(shape: Shape, needed: bool, forms: &mut Forms) -> Value {
    match shape {
        Shape::Text | Shape::Verbatim => text(),
        Shape::Id => pattern(ID),
        Shape::EntryId => pattern(ENTRY_ID),
        Shape::Number(low, high) => json!({ "type": "integer", "minimum": low, "maximum": high }),
        Shape::Tag => pattern(TAG),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Date => json!({ "type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }),
        Shape::Texts => list(text(), needed),
        Shape::Word(words) => json!({ "type": "string", "enum": words }),
        Shape::Words(words) => list(json!({ "type": "string", "enum": words }), needed),
        Shape::Refer(to) => pattern(to_pattern(to)),
        Shape::Refers(to) => list(pattern(to_pattern(to)), false),
        Shape::Table(inner) => forms.pointer(inner),
        Shape::Tables(inner) => list(forms.pointer(inner), needed),
        Shape::Mixed(inner) => list(json!({ "anyOf": [text(), forms.pointer(inner)] }), needed),
        Shape::Either(Either { mark, with, without }) => {
            let choice = json!({
                "if": { "required": [mark] }, "then": forms.pointer(with), "else": forms.pointer(without),
            });
            list(choice, needed)
        }
        Shape::TextOr(inner) => json!({ "anyOf": [text(), forms.pointer(inner)] }),
        Shape::OutOr(inner) => json!({ "anyOf": [{ "const": false }, forms.pointer(inner)] }),
        Shape::Say(takes) => said(takes),
        Shape::Moved(_) | Shape::Gone => json!({}),
    }
}

/// A word of the program. Which plural forms it needs depends on the language, and the check says it.
fn said(takes: &[Parameter]) -> Value {
    let chooses = takes.iter().map(|parameter| parameter.takes).find(|takes| *takes != Takes::Text);
    let forms = |names: &[&str]| -> Value {
        let forms: Map<String, Value> = names.iter().map(|name| ((*name).to_owned(), text())).collect();
        json!({ "type": "object", "properties": forms, "additionalProperties": false })
    };
    match chooses {
        None => text(),
        Some(Takes::Count) => forms(&["zero", "one", "two", "few", "many", "other"]),
        Some(chooses) => json!({ "anyOf": [text(), forms(chooses.forms())] }),
    }
}

/// Words, and never none.
fn text() -> Value {
    pattern("\\S")
}

fn pattern(pattern: &str) -> Value {
    json!({ "type": "string", "pattern": pattern })
}

fn list(items: Value, needed: bool) -> Value {
    let mut list = Map::new();
    list.insert("type".to_owned(), json!("array"));
    list.insert("items".to_owned(), items);
    if needed {
        list.insert("minItems".to_owned(), json!(1));
    }
    Value::Object(list)
}

const TAG: &str = "^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$";
const ID: &str = "^[a-z0-9.-]+$";
const ENTRY_ID: &str = "^[a-z0-9-]+$";

/// What an id looks like, by what it points to. Whether it leads anywhere is for the check to say.
const fn to_pattern(to: To) -> &'static str {
    match to {
        To::Step | To::Listed => "^[a-z0-9-]+\\.[a-z0-9.-]+$",
        To::Seed => "^(A0(0[1-9]|[1-7][0-9]|8[0-5])|B0(0[1-9]|[1-8][0-9]|9[01]))$",
        To::Worksheet | To::Section | To::Country => ID,
    }
}
