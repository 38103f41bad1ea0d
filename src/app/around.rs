//! What stands around the page of a step, whichever screen shows it: where one is, and why one is asked.

use super::Model;
use super::page::Block;
use crate::content::Prompt;

/// Where one is: the part of the workbook and the title.
pub fn place(prompt: &Prompt, model: &Model) -> String {
    match model.book.stage_of(prompt.id.as_str()) {
        Some(stage) => format!("{}  ·  {}", stage.title, prompt.title()),
        None => prompt.title().to_owned(),
    }
}

/// Why this step, how to go about it, what to take care of, an example: beside the page, or one key away.
pub fn beside(prompt: &Prompt, model: &Model) -> Vec<Block> {
    let (headings, words) = (&model.book.words.step.beside, &prompt.words);
    let mut blocks = Vec::new();
    let mut add = |heading: &str, text: Option<&str>| {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            blocks.push(Block::quiet(heading.to_owned()));
            blocks.push(Block::text(text.to_owned()));
            blocks.push(Block::Gap);
        }
    };
    add(headings.why(), words.why.as_deref());
    add(headings.how(), words.help.as_deref());
    let ideas = words.ideas.as_ref().map(|ideas| ideas.join(", "));
    add(headings.ideas(), ideas.as_deref());
    add(headings.care(), words.caution.as_deref());
    add(headings.example(), words.sample.as_deref());
    blocks
}
