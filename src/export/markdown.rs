//! Markdown. People's words stand as quotes, and nothing in them becomes a heading, a link, a list or HTML by accident.

use super::document::{Document, Entry, Piece};

/// The whole file.
pub fn file(document: &Document) -> String {
    let mut blocks = vec![format!("# {}", line(&document.title))];
    let names = line(&document.joined_names());
    let head = [names, line(&document.day)];
    blocks.push(head.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  \n"));
    blocks.push(line(&document.note));
    for section in &document.sections {
        blocks.push(format!("## {}", line(&section.title)));
        section.entries.iter().for_each(|entry| push(&mut blocks, entry));
    }
    if !document.foot.is_empty() {
        blocks.extend(["---".to_owned(), line(&document.foot)]);
    }
    blocks.join("\n\n") + "\n"
}

fn push(blocks: &mut Vec<String>, entry: &Entry) {
    blocks.push(format!("### {}", line(&entry.heading())));
    blocks.extend(Some(line(&entry.asked)).filter(|asked| !asked.is_empty()));
    for voice in &entry.voices {
        blocks.extend(Some(line(&voice.name)).filter(|name| !name.is_empty()).map(|name| format!("**{name}**")));
        voice.said.iter().for_each(|said| push_said(blocks, said));
    }
    blocks.extend(entry.facts.iter().map(|fact| line(fact)));
}

fn push_said(blocks: &mut Vec<String>, said: &Piece) {
    blocks.extend(Some(line(&said.label)).filter(|label| !label.is_empty()).map(|label| format!("*{label}*")));
    if !said.words.trim().is_empty() {
        blocks.push(quote(&said.words));
    }
    if !said.items.is_empty() {
        blocks.push(said.items.iter().map(|item| format!("> - {}", line(item))).collect::<Vec<_>>().join("\n"));
    }
}

/// Words as a quote, line by line as they were typed.
fn quote(words: &str) -> String {
    let lines: Vec<&str> = words.trim_end().lines().map(str::trim_end).collect();
    let last = lines.len().saturating_sub(1);
    let quoted = lines.iter().enumerate().map(|(at, words)| {
        let goes_on = at < last && !lines[at + 1].is_empty();
        // Two spaces are a line break; without them Markdown would run the lines of a poem together.
        let broken = if goes_on { "  " } else { "" };
        if words.is_empty() { ">".to_owned() } else { format!("> {}{broken}", escape(words)) }
    });
    quoted.collect::<Vec<_>>().join("\n")
}

fn line(text: &str) -> String {
    escape(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A line with everything in it spelled out that Markdown would take for a sign of its own.
fn escape(line: &str) -> String {
    let (begun, rest) = beginning(line);
    let mut escaped = begun;
    for (at, letter) in rest.char_indices() {
        // Some readers make a link of a bare address, and a page is no place to be led away from.
        let begins_link = letter == ':' && rest[at..].starts_with("://") || letter == '.' && ends_in_www(&rest[..at]);
        if begins_link || "\\`*_[]<>&~|$#".contains(letter) {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

/// The beginning of a line, and the rest of it: spaces there would make it code, a number or a dash a list, and so on.
fn beginning(line: &str) -> (String, &str) {
    // Spelled out, or four spaces would make the line code.
    if let Some(space) = line.chars().next().filter(|first| first.is_whitespace()) {
        return (format!("&#{};", u32::from(space)), &line[space.len_utf8()..]);
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = line.split_at(digits);
    let begins = if number.is_empty() { rest.starts_with(['+', '-', '=', ':']) } else { rest.starts_with(['.', ')']) };
    if !begins {
        return (number.to_owned(), rest);
    }
    let (sign, rest) = rest.split_at(1);
    (format!("{number}\\{sign}"), rest)
}

fn ends_in_www(text: &str) -> bool {
    text.len().checked_sub(3).and_then(|at| text.get(at..)).is_some_and(|www| www.eq_ignore_ascii_case("www"))
}
