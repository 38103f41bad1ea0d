//! Whatever people type stays text: a browser, a Markdown reader and a JSON reader give back what was typed.

use super::kept::{Kept, names, of, page};
use goldseam::engine::leaving::Scope;
use goldseam::engine::record::Part;
use goldseam::engine::{Answer, Known, Place, Record};
use proptest::prelude::*;
use scraper::{Html, Selector};

const NAMES: [&str; 2] = ["<script>alert('Ada')</script>", "\"נועה\" & <b>Co</b>"];

const WORDS: [&str; 12] = [
    "<script>document.location='x'</script>",
    "</p></article></body><h1>Gone</h1>",
    "\"quotes\" and 'quotes' & &amp; &#60;",
    "# no heading\n## nor this\n===\n---\n***",
    "- no list\n+ nor this\n1. nor this\n2) nor this",
    "    four spaces\n\ttab\n> no quote of mine",
    "[a link](https://example.org) ![pic](x.png) <https://example.org> www.example.org http://example.org",
    "`code` *star* _under_ ~~gone~~ ||bar|| $x$",
    "| a | b |\n| - | - |",
    "שלום עולם\nمرحبا (123) abc",
    "back\\slash \\* \\\\",
    "[^1]: note\n: definition\n```\nfence",
];

fn kept(words: &str) -> Kept {
    let part = Part { asked: words.to_owned(), text: words.to_owned(), ..Part::default() };
    let value = Answer { picked: vec![words.to_owned()], parts: vec![part], ..Answer::page(words) };
    let shown = Known::Shown { one: Answer::page(words), two: value };
    let shown = Record { asked: words.to_owned(), ..of(Place::Shared, 3, "welcome.hopes", shown) };
    Kept::by_two(Place::One, names(NAMES[0], NAMES[1]).into_iter().chain([shown]).collect())
}

fn texts(html: &Html, selector: &str) -> Vec<String> {
    html.select(&Selector::parse(selector).unwrap()).map(|found| found.text().collect()).collect()
}

/// What a page has of elements, whatever anybody typed.
fn elements(html: &Html) -> Vec<String> {
    let mut names: Vec<String> =
        html.tree.values().filter_map(|node| node.as_element()).map(|element| element.name().to_owned()).collect();
    names.sort();
    names
}

/// As it stands in a file: a tab as spaces, and nothing that steers.
fn typed(words: &str) -> String {
    words.replace('\t', "    ")
}

#[test]
fn in_html_names_and_words_are_text_and_no_tag() {
    let plain = Html::parse_document(&kept("plain").pages(Scope::Shared)[1]);
    for words in WORDS {
        let html = Html::parse_document(&kept(words).pages(Scope::Shared)[1]);
        assert!(html.errors.is_empty(), "{:?}", html.errors);
        assert_eq!(
            texts(&html, "p.words"),
            [typed(words), typed(words), typed(words)].map(|text| text.trim_end().to_owned())
        );
        assert_eq!(texts(&html, ".asked"), [typed(words)]);
        assert_eq!(texts(&html, "header bdi"), NAMES);
        assert_eq!(texts(&html, "h4"), NAMES);
        assert_eq!(elements(&html), elements(&plain), "{words}");
    }
}

#[test]
fn the_html_is_one_piece_with_contents_that_lead_to_every_page() {
    let html = &kept("words").pages(Scope::Shared)[1];
    for outside in ["<script", "<link", "<img", "src=", "url(", "@import", "http:", "https:", "onclick", "<iframe"] {
        assert!(!html.contains(outside), "{outside}");
    }
    let read = Html::parse_document(html);
    let all = |selector: &str, attribute: &str| -> Vec<String> {
        let found = Selector::parse(selector).unwrap();
        read.select(&found).filter_map(|found| found.attr(attribute).map(str::to_owned)).collect()
    };
    let leads: Vec<String> = all("nav a", "href");
    let places: Vec<String> = all("section[id], article[id]", "id").iter().map(|id| format!("#{id}")).collect();
    assert!(leads.len() == 2 && leads == places, "{leads:?} {places:?}");
    assert_eq!(all("html", "lang"), ["en"]);
    assert!(read.select(&Selector::parse(".words").unwrap()).all(|words| words.attr("dir") == Some("auto")));
}

#[test]
fn in_json_every_field_of_every_record_is_there_as_it_stands() {
    for words in WORDS {
        let mut kept = kept(words);
        let mut tomorrow = page(Place::One, 9, "welcome.one-page", words);
        tomorrow.rest.insert("of-tomorrow".to_owned(), serde_json::json!({ "words": words }));
        tomorrow.card = Some(super::kept::id(7));
        kept.progress.apply(tomorrow);
        for wish in [Scope::Mine, Scope::Shared] {
            let json: serde_json::Value = serde_json::from_str(&kept.pages(wish)[2]).unwrap();
            let told = json["records"][0].as_object().unwrap();
            let record = kept.progress.record(&super::kept::id(if wish == Scope::Mine { 9 } else { 3 })).unwrap();
            let fields = serde_json::to_value(record).unwrap();
            for (name, value) in fields.as_object().unwrap() {
                // What would tell of a gap, or of a part, is not there.
                let expected = if ["seq", "card"].contains(&name.as_str()) { None } else { Some(value) };
                assert_eq!(told.get(name), expected, "{name}");
            }
            assert!(told["text"].as_str().unwrap().contains(words), "{words}");
            assert_eq!(json["records"].as_array().unwrap().len(), 1);
        }
    }
}

/// What Markdown makes of a quote, line by line.
fn read_quote(markdown: &str) -> String {
    let lines = markdown.lines().filter_map(|line| line.strip_prefix('>'));
    lines.map(|line| unescaped(line.strip_prefix(' ').unwrap_or(line).trim_end())).collect::<Vec<_>>().join("\n")
}

fn unescaped(line: &str) -> String {
    let mut text = String::new();
    let mut rest = line;
    if let Some((code, after)) = line.strip_prefix("&#").and_then(|code| code.split_once(';')) {
        text.push(char::from_u32(code.parse().unwrap()).unwrap());
        rest = after;
    }
    let mut letters = rest.chars();
    while let Some(letter) = letters.next() {
        text.push(if letter == '\\' { letters.next().unwrap() } else { letter });
    }
    text
}

/// Signs that mean something to Markdown wherever they stand, unless a backslash stands before them.
fn is_quiet(line: &str) -> bool {
    let mut letters = line.trim_start_matches("&#32;").chars();
    while let Some(letter) = letters.next() {
        if letter == '\\' {
            letters.next();
        } else if "`*_[]<~|$#".contains(letter) {
            return false;
        }
    }
    true
}

fn in_markdown(words: &str) {
    let kept = Kept::by_one(vec![Record { asked: String::new(), ..page(Place::One, 3, "page", words) }]);
    let markdown = &kept.pages(Scope::Mine)[0];
    let expected: Vec<String> = typed(words).trim_end().lines().map(|line| line.trim_end().to_owned()).collect();
    assert_eq!(read_quote(markdown), expected.join("\n"), "{markdown}");
    for line in markdown.lines().filter_map(|line| line.strip_prefix("> ")) {
        let lists = line.starts_with(['+', '-', '=', ' ', '\t']);
        let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
        let numbers = digits.len() < line.len() && digits.starts_with(['.', ')']);
        assert!(is_quiet(line) && !lists && !numbers && !line.replace("\\://", "").contains("://"), "{line}");
    }
    // Nothing that was typed stands outside of the quote.
    let outside = markdown.lines().filter(|line| !line.starts_with('>')).collect::<Vec<_>>().join("\n");
    assert_eq!(outside.matches('#').count(), 6, "{outside}");
}

#[test]
fn in_markdown_words_stand_in_a_quote_and_mean_nothing() {
    WORDS.into_iter().for_each(in_markdown);
    let [markdown, ..] = kept("x").pages(Scope::Shared);
    assert!(
        markdown.contains("\\<script\\>alert('Ada')\\</script\\> and \"נועה\" \\& \\<b\\>Co\\</b\\>"),
        "{markdown}"
    );
}

#[test]
fn nothing_that_steers_a_terminal_or_turns_a_line_around_leaves_but_in_json() {
    let words = "one\u{1b}[31mtwo\u{202e}three\u{7}\r\nfour\u{9b}five";
    let kept = Kept::by_one(vec![page(Place::One, 3, "welcome.one-page", words)]);
    for text in &kept.pages(Scope::Mine)[..2] {
        assert!(text.chars().all(|c| c == '\n' || !c.is_control()) && !text.contains('\u{202e}'));
        assert!(text.contains("two") && text.contains("four"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn any_words_come_back_from_markdown(words in "([ -~]|[\n#>*+=-]|[0-9][.)]|[äשع😀]){1,60}") {
        prop_assume!(!words.trim().is_empty());
        in_markdown(words.trim_start_matches('\n'));
    }

    #[test]
    fn any_words_come_back_from_html(words in "([ -~]|\n|[<>&\"'/]|[äשع😀]){1,60}") {
        prop_assume!(!words.trim().is_empty());
        let kept = Kept::by_one(vec![page(Place::One, 3, "page", &words)]);
        let html = Html::parse_document(&kept.pages(Scope::Mine)[1]);
        prop_assert!(html.errors.is_empty());
        prop_assert_eq!(texts(&html, "p.words"), [words.trim_end()]);
    }
}
