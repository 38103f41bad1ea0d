//! What text from outside becomes: words and new lines, and nothing that a terminal would obey.
//!
//! Used wherever text comes in (typing, pasting, standard input, loading). It must never let a control
//! character, an escape sequence or a bidirectional override through, and must never take a word
//! away with one that is broken off: where a sequence has no end, only its beginning is dropped.

/// Text from outside as it may be kept and shown.
///
/// `\r\n` and a lone `\r` become `\n`, a tab becomes four spaces; other control characters (C0, DEL,
/// C1), whole escape sequences and bidirectional overrides, embeddings and isolates are dropped;
/// everything else is kept as it is.
pub fn clean(text: &str) -> String {
    // Room for all of it from the start: a string that grows leaves a copy of the words behind.
    let mut kept = String::with_capacity(text.len() + 3 * text.matches('\t').count());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let after = &rest[first.len_utf8()..];
        rest = match first {
            '\n' => push(&mut kept, "\n", after),
            '\r' => push(&mut kept, "\n", after.strip_prefix('\n').unwrap_or(after)),
            // How wide a tab is depends on where it stands, so nothing that measures a row could know.
            '\t' => push(&mut kept, "    ", after),
            '\u{1b}' => past_escape(after),
            // Some terminals obey these as they obey Esc and a letter.
            '\u{9b}' => past_control_sequence(after),
            '\u{90}' | '\u{98}' | '\u{9d}'..='\u{9f}' => past_string(after),
            _ if is_dropped(first) => after,
            _ => push(&mut kept, &rest[..first.len_utf8()], after),
        };
    }
    kept
}

fn push<'a>(kept: &mut String, what: &str, after: &'a str) -> &'a str {
    kept.push_str(what);
    after
}

fn is_dropped(c: char) -> bool {
    c.is_control() || turns(c)
}

/// Whether a character turns the direction of what stands after it.
pub fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// JSON that says the same, with nothing raw in it that a terminal would obey: such a character can only stand inside a
/// string, and there it may be spelled out.
pub fn in_json(json: &str) -> String {
    let mut spelled = String::with_capacity(json.len());
    for c in json.chars() {
        if matches!(c, '\u{7f}'..='\u{9f}') || turns(c) {
            spelled += "\\u";
            spelled.extend([12, 8, 4, 0].iter().filter_map(|at| char::from_digit(u32::from(c) >> at & 15, 16)));
        } else {
            spelled.push(c);
        }
    }
    spelled
}

/// What follows an escape sequence, given what follows its ESC (ECMA-48, 5.3 and 5.4).
fn past_escape(rest: &str) -> &str {
    match rest.as_bytes().first() {
        Some(b'[') => past_control_sequence(&rest[1..]),
        Some(b']' | b'P' | b'X' | b'^' | b'_') => past_string(&rest[1..]),
        _ => past(rest, ' '..='/', '0'..='~'),
    }
}

/// What follows CSI: parameters, then one final byte.
fn past_control_sequence(rest: &str) -> &str {
    past(rest, ' '..='?', '@'..='~')
}

/// Steps over any number of `middle` and one `last`; over nothing if there is no `last`.
fn past(rest: &str, middle: std::ops::RangeInclusive<char>, last: std::ops::RangeInclusive<char>) -> &str {
    let end = rest.trim_start_matches(|c| middle.contains(&c));
    end.strip_prefix(|c| last.contains(&c)).unwrap_or(rest)
}

/// What follows a string for the terminal (OSC, DCS, SOS, PM, APC): it ends with BEL or ST. If
/// another control character or the end of the text comes first it is no such string, and stays.
fn past_string(rest: &str) -> &str {
    let Some(end) = rest.find(char::is_control) else { return rest };
    let closing = &rest[end..];
    ["\u{7}", "\u{9c}", "\u{1b}\\"].iter().find_map(|mark| closing.strip_prefix(mark)).unwrap_or(rest)
}

/// A name that somebody else gave, in one line: what a terminal would obey, or what turns a line around, is spelled out.
pub fn spelled(name: &str) -> String {
    let spell = |letter: char| {
        let (plain, code) = if letter.is_control() || turns(letter) {
            (None, Some(letter.escape_default()))
        } else {
            (Some(letter), None)
        };
        plain.into_iter().chain(code.into_iter().flatten())
    };
    name.chars().flat_map(spell).collect()
}
