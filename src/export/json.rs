//! JSON: one object. Pages stand as they are kept, with every field that tells nothing of what stays, also those that
//! this version does not know; a summary for a session stands as what was ticked and nothing more.

use super::document::{Document, Entry, Piece, Voice, said_of_yes};
use super::{Leaving, Wanted};
use crate::engine::leaving::{Scope, without_traces};
use crate::engine::page::{answer_words, name, words_of};
use crate::engine::record::Known;
use crate::engine::{By, Record, promise, shown};
use serde_json::{Map, Value, json};

const FORMAT: u32 = 1;

/// One JSON object with the names and the records.
pub fn pages(leaving: &Leaving<'_>, wanted: Wanted<'_>) -> String {
    let records: Vec<Value> = leaving.records(wanted).into_iter().map(|record| object(leaving, record)).collect();
    let names = Document::pages(leaving, wanted).names;
    let what = if wanted.wish == Scope::Mine { "mine" } else { "shared" };
    whole(leaving, what, json!({ "names": names, "records": records }))
}

/// What was ticked for a session.
pub fn session(leaving: &Leaving<'_>, document: &Document) -> String {
    let part = |title: &str, entries: &[Entry]| json!({ "title": title, "entries": list(entries, entry) });
    let parts: Vec<Value> = document.sections.iter().map(|found| part(&found.title, &found.entries)).collect();
    let rest = json!({ "names": document.names, "note": document.note, "parts": parts, "foot": document.foot });
    whole(leaving, "session", rest)
}

fn whole(leaving: &Leaving<'_>, what: &str, rest: Value) -> String {
    let mut whole = json!({
        "format": FORMAT, "workbook": leaving.book.edition(), "at": leaving.now.to_rfc3339(), "what": what,
    });
    if let (Value::Object(whole), Value::Object(rest)) = (&mut whole, rest) {
        whole.extend(rest);
    }
    format!("{whole:#}\n")
}

/// A record as it stands, with its title, its part and its words beside its own fields.
fn object(leaving: &Leaving<'_>, record: &Record) -> Value {
    let says = said_of_yes(leaving, record);
    let record = &without_traces(leaving.book, leaving.progress, record);
    let mut fields = match serde_json::to_value(record) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    };
    take_out_what_was_withdrawn(leaving, record, &mut fields);
    let stage = leaving.book.stage_of(&record.step).map(|stage| stage.id.clone());
    let mark = promise::mark(leaving.progress, &record.id);
    let is_agreement = matches!(record.known(), Some(Known::Agreed { .. }));
    let ended = is_agreement.then(|| promise::runs(leaving.progress, record, leaving.today()).is_none());
    let mut object = Map::new();
    let mut put = |name: &str, value: Value| {
        object.insert(name.to_owned(), value);
    };
    // First, in this order, whatever a newer version puts into a record: a person looks at the file too.
    for name in ["id", "at", "by", "place"] {
        put(name, fields.shift_remove(name).unwrap_or_default());
    }
    put("stage", json!(stage));
    put("step", fields.shift_remove("step").unwrap_or_default());
    put("title", json!(name(leaving.book, &leaving.reader, record)));
    put("asked", json!(record.asked));
    put("text", json!(text(leaving, record)));
    if let Some(mark) = mark {
        put("mark", json!(mark));
    }
    if let Some(ended) = ended {
        put("ended", json!(ended));
    }
    if let Some(says) = says {
        put("yes", json!(says));
    }
    // A field of its own that is called the same stays as it is.
    object.extend(fields);
    Value::Object(object)
}

/// The half that its writer took back is gone.
fn take_out_what_was_withdrawn(leaving: &Leaving<'_>, record: &Record, fields: &mut Map<String, Value>) {
    let Some(Known::Shown { .. }) = record.known() else { return };
    let Some(Value::Object(event)) = fields.get_mut("event") else { return };
    for (by, half) in [(By::One, "one"), (By::Two, "two")] {
        if shown::is_withdrawn(leaving.progress, &record.id, by) {
            // Shifted, so that the fields left stay in their order.
            event.shift_remove(half);
        }
    }
}

fn text(leaving: &Leaving<'_>, record: &Record) -> String {
    let halves = || [By::One, By::Two].into_iter().zip(shown::halves(leaving.progress, record));
    let said = |(by, half): (By, Option<_>)| Some((leaving.writer(by).unwrap_or_default(), answer_words(half?)));
    let texts: Vec<String> = match record.known() {
        Some(Known::Shown { .. }) => halves().filter_map(said).map(|(who, words)| format!("{who}:\n{words}")).collect(),
        Some(Known::Shared { .. }) => halves().filter_map(said).map(|(_, words)| words).collect(),
        _ => vec![words_of(record, &leaving.book.words.dates)],
    };
    texts.join("\n\n")
}

fn list<T>(things: &[T], object: impl Fn(&T) -> Value) -> Vec<Value> {
    things.iter().map(object).collect()
}

fn entry(entry: &Entry) -> Value {
    json!({
        "title": entry.title, "day": entry.day, "whose": entry.whose, "asked": entry.asked,
        "voices": list(&entry.voices, voice), "facts": entry.facts,
    })
}

fn voice(voice: &Voice) -> Value {
    json!({ "name": voice.name, "said": list(&voice.said, said) })
}

fn said(said: &Piece) -> Value {
    json!({ "label": said.label, "words": said.words, "items": said.items })
}
