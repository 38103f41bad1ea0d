//! A validator of JSON Schema that is not ours: every shipped file stands under its schema, and each schema refuses what
//! it should.

use crate::place::GOLDSEAM;
use goldseam::content::embedded::ENGLISH;
use goldseam::content::files;
use goldseam::content::schema::File;
use serde_json::{Map, Value, json};
use std::process::{Command, Stdio};

/// Reads a list of schemas with values, and prints how many faults each value has.
const VALIDATE: &str = "
import json, sys, jsonschema
for case in json.load(sys.stdin):
    jsonschema.Draft7Validator.check_schema(case['schema'])
    found = [e.message for e in jsonschema.Draft7Validator(case['schema']).iter_errors(case['value'])]
    print(len(found), case['name'], *found[:3])
";

fn as_json(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Integer(number) => json!(number),
        toml::Value::Float(number) => json!(number),
        toml::Value::Boolean(flag) => json!(flag),
        toml::Value::Datetime(day) => json!(day.to_string()),
        toml::Value::Array(items) => items.into_iter().map(as_json).collect(),
        toml::Value::Table(table) => {
            table.into_iter().map(|(key, value)| (key, as_json(value))).collect::<Map<_, _>>().into()
        }
    }
}

fn schema(file: &File) -> Value {
    let printed = Command::new(GOLDSEAM).args(["content", "schema", file.name]).output().unwrap();
    serde_json::from_slice(&printed.stdout).unwrap()
}

/// How many faults each case has, by its name.
fn faults(cases: &[Value]) -> Vec<String> {
    let mut python = Command::new("python3");
    let python = python.args(["-c", VALIDATE]).stdin(Stdio::piped()).stdout(Stdio::piped());
    crate::done(python, &json!(cases).to_string()).lines().map(str::to_owned).collect()
}

#[test]
fn every_shipped_file_stands_under_its_schema_and_no_changed_one_does() {
    let mut right = Vec::new();
    let mut wrong = Vec::new();
    for (path, text) in ENGLISH.files {
        let Some(file) = files::at(path) else { continue };
        let table: toml::Table = toml::from_str(text).unwrap();
        let value = as_json(toml::Value::Table(table));
        let schema = schema(file);
        let mut changed = value.clone();
        changed["colour"] = json!("red");
        let mut odd = vec![changed];
        // What a file of the program's words lacks is said in English, so that none of its keys is needed.
        if let Some(first) = file.form.keys.iter().find(|key| key.needed) {
            let mut lacking = value.clone();
            lacking.as_object_mut().unwrap().remove(first.name);
            odd.push(lacking);
        }
        if let Some(first) = file.form.keys.first() {
            let mut another = value.clone();
            another[first.name] = json!(7);
            odd.push(another);
        }
        wrong.extend(odd.into_iter().map(|odd| json!({ "name": path, "schema": schema, "value": odd })));
        right.push(json!({ "name": path, "schema": schema, "value": value }));
    }
    assert!(right.len() >= 18 && files::all().count() == 26);
    let told = faults(&right);
    assert_eq!(told.len(), right.len());
    assert!(told.iter().all(|line| line.starts_with("0 ")), "{told:#?}");
    let told = faults(&wrong);
    assert_eq!(told.len(), wrong.len());
    assert!(told.iter().all(|line| !line.starts_with("0 ")), "{told:#?}");
}
