//! A step that code knows by name is named in one file: an id typed elsewhere could be wrong, and nothing would say so.

use super::source::sources;
use goldseam::content::STAGES;
use proc_macro2::{TokenStream, TokenTree};

/// Where they stand.
const KNOWN: &str = "content/known";

fn literals(tokens: TokenStream, into: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => literals(group.stream(), into),
            TokenTree::Literal(literal) => into.push(literal.to_string()),
            _ => {}
        }
    }
}

/// The ids of steps among the literals of a text.
fn ids(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    literals(text.parse().unwrap(), &mut all);
    let is_id = |literal: &String| {
        let inner = literal.trim_matches('"');
        inner.len() < literal.len()
            && inner.split_once('.').is_some_and(|(stage, name)| {
                STAGES.contains(&stage) && name.chars().all(|c| c.is_ascii_lowercase() || c == '-')
            })
    };
    all.retain(is_id);
    all
}

#[test]
fn an_id_of_a_step_is_seen_among_literals() {
    let text = r#"fn a() { b("patience.hurry", "book.json", "patience", "In patience.hurry", ["action.one"]) }"#;
    assert_eq!(ids(text), [r#""patience.hurry""#, r#""action.one""#]);
}

#[test]
fn ids_of_steps_stand_in_one_file() {
    let mut wrong = Vec::new();
    for source in sources() {
        let found = ids(&source.text);
        if source.path == KNOWN {
            assert!(!found.is_empty());
        } else {
            wrong.extend(found.into_iter().map(|id| format!("src/{}.rs has {id}", source.path)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
