//! The part of JSON Schema, draft 7, that the schemas are written in. A word of it that is not known here is a panic, so
//! that nothing in a schema is ever passed over. `tests/outside` asks a validator that is not ours for the same.

use serde_json::Value;

/// What a schema says of a value, each with the place in the value.
pub(super) fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let mut walk = Walk { root: schema, faults: Vec::new() };
    walk.hold(schema, value, "");
    walk.faults
}

struct Walk<'s> {
    root: &'s Value,
    faults: Vec<String>,
}

impl Walk<'_> {
    fn fault(&mut self, at: &str, what: impl std::fmt::Display) {
        self.faults.push(format!("{at}: {what}"));
    }

    /// Whether a value stands under a schema, with nothing said of it.
    fn stands(&self, schema: &Value, value: &Value) -> bool {
        let mut apart = Walk { root: self.root, faults: Vec::new() };
        apart.hold(schema, value, "");
        apart.faults.is_empty()
    }

    fn hold(&mut self, schema: &Value, value: &Value, at: &str) {
        let Value::Object(words) = schema else {
            if *schema == Value::Bool(false) {
                self.fault(at, format!("{value} may not stand here"));
            }
            return;
        };
        for (word, meant) in words {
            self.word(word, meant, schema, value, at);
        }
    }

    fn word(&mut self, word: &str, meant: &Value, schema: &Value, value: &Value, at: &str) {
        match word {
            // These say nothing of the value, or are read with the word they belong to.
            "$schema" | "title" | "description" | "definitions" | "format" | "then" | "else" => {}
            "$ref" => {
                let name = meant.as_str().unwrap().strip_prefix("#/definitions/").unwrap();
                let root = self.root;
                self.hold(&root["definitions"][name], value, at);
            }
            "type" if is(value, meant.as_str().unwrap()) => {}
            "type" => self.fault(at, format!("{value} is no {meant}")),
            "enum" if meant.as_array().unwrap().contains(value) => {}
            "const" if meant == value => {}
            "enum" | "const" => self.fault(at, format!("{value} is not of {meant}")),
            "minimum" if value.as_i64().is_none_or(|number| number >= meant.as_i64().unwrap()) => {}
            "maximum" if value.as_i64().is_none_or(|number| number <= meant.as_i64().unwrap()) => {}
            "minItems" if value.as_array().is_none_or(|items| items.len() as u64 >= meant.as_u64().unwrap()) => {}
            "minimum" | "maximum" | "minItems" => self.fault(at, format!("{value} is past the {word} {meant}")),
            "pattern" if value.as_str().is_none_or(|text| matches(meant.as_str().unwrap(), text)) => {}
            "pattern" => self.fault(at, format!("{value} is not like {meant}")),
            "required" => {
                for name in meant.as_array().unwrap().iter().filter_map(Value::as_str) {
                    if value.as_object().is_some_and(|table| !table.contains_key(name)) {
                        self.fault(at, format!("\"{name}\" is missing"));
                    }
                }
            }
            "items" => {
                value.as_array().into_iter().flatten().for_each(|item| self.hold(meant, item, &format!("{at}/item")));
            }
            "properties" | "additionalProperties" => self.keys(word, meant, schema, value, at),
            "allOf" => meant.as_array().unwrap().iter().for_each(|part| self.hold(part, value, at)),
            "anyOf" if meant.as_array().unwrap().iter().any(|part| self.stands(part, value)) => {}
            "anyOf" => self.fault(at, format!("{value} is none of several")),
            "if" => {
                let next = if self.stands(meant, value) { "then" } else { "else" };
                if let Some(next) = schema.get(next) {
                    self.hold(next, value, at);
                }
            }
            _ => panic!("a schema has the word \"{word}\", which is not known here"),
        }
    }

    fn keys(&mut self, word: &str, meant: &Value, schema: &Value, value: &Value, at: &str) {
        for (name, inner) in value.as_object().into_iter().flatten() {
            let known = schema["properties"].get(name);
            let held = if word == "properties" { known } else { Some(meant).filter(|_| known.is_none()) };
            if let Some(held) = held {
                self.hold(held, inner, &format!("{at}/{name}"));
            }
        }
    }
}

fn is(value: &Value, kind: &str) -> bool {
    match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64(),
        _ => panic!("a schema has the type \"{kind}\", which is not known here"),
    }
}

fn matches(pattern: &str, text: &str) -> bool {
    let of_an_id = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '.';
    match pattern {
        "\\S" => !text.trim().is_empty(),
        "^[a-z0-9.-]+$" => !text.is_empty() && text.chars().all(of_an_id),
        "^[a-z0-9-]+$" => !text.is_empty() && text.chars().all(|c| of_an_id(c) && c != '.'),
        "^[a-z0-9-]+\\.[a-z0-9.-]+$" => {
            let dotted = text.split_once('.').is_some_and(|(stage, name)| !stage.is_empty() && !name.is_empty());
            dotted && text.chars().all(of_an_id)
        }
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" => {
            text.len() == 10 && chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok()
        }
        "^(A0(0[1-9]|[1-7][0-9]|8[0-5])|B0(0[1-9]|[1-8][0-9]|9[01]))$" => {
            let number = |letter| text.strip_prefix(letter).filter(|rest| rest.len() == 3)?.parse().ok();
            number('A').is_some_and(|n: u8| (1..=85).contains(&n)) || number('B').is_some_and(|n| (1..=91).contains(&n))
        }
        "^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$" => {
            let mut parts = text.split(['-', '_']);
            let is_language = parts.next().is_some_and(|part| (2..=3).contains(&part.len()));
            let letters = text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
            is_language && letters && parts.all(|part| (2..=8).contains(&part.len()))
        }
        _ => panic!("a schema has the pattern {pattern}, which is not known here"),
    }
}
