//! The blank sheets: everything an editor wrote is on them in both forms, as text and nothing else, with room to write.

use goldseam::content::library::{SheetPart, Verbatim, Worksheet};
use goldseam::content::{Workbook, load};
use goldseam::export::sheet::{self, html, markdown};
use scraper::{Html, Selector};

fn book() -> Workbook {
    load::embedded().unwrap_or_else(|faults| panic!("{faults}"))
}

fn named<'a>(book: &'a Workbook, id: &str) -> &'a Worksheet {
    sheet::named(book, id).unwrap_or_else(|| panic!("there is no {id}"))
}

/// A file as a browser reads it, with nothing to complain about.
fn parsed(file: &str) -> Html {
    let page = Html::parse_document(file);
    assert!(page.errors.is_empty(), "{:?}", page.errors);
    page
}

/// The words of each element that fits, each on one line.
fn words(page: &Html, fits: &str) -> Vec<String> {
    let found = page.select(&Selector::parse(fits).unwrap()).collect::<Vec<_>>();
    found.into_iter().map(|element| flat(&element.text().collect::<String>())).collect()
}

fn count(page: &Html, fits: &str) -> usize {
    page.select(&Selector::parse(fits).unwrap()).count()
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Everything written for a sheet, in its order on the page.
fn written(known: &Worksheet) -> Vec<&str> {
    let part = |part: &'_ SheetPart| -> usize { usize::from(part.lines) };
    let drawn = known.id == sheet::PRESENTER || known.verbatim.is_some();
    assert!(drawn || known.parts.iter().map(part).sum::<usize>() > 0, "{} is blank", known.id);
    let mut all = vec![known.title.as_str()];
    all.extend(known.intro.split("\n\n"));
    for part in &known.parts {
        all.push(&part.ask);
        all.extend(part.hint.as_deref());
        all.extend(part.boxes.iter().map(String::as_str));
        all.extend(part.table.iter().map(String::as_str));
    }
    all.extend(known.verbatim.iter().flat_map(|lines| lines.lines()).filter(|line| !line.trim().is_empty()));
    all
}

/// Each of these stands in the text, one after the other.
fn stand_in_order(id: &str, wanted: &[&str], text: &str) {
    let mut rest = text;
    for words in wanted {
        let words = flat(words);
        let at = rest.find(&words).unwrap_or_else(|| panic!("{id} lacks «{words}» or has it out of place:\n{text}"));
        rest = &rest[at + words.len()..];
    }
}

#[test]
fn all_that_is_written_is_on_the_sheet_in_both_forms() {
    let book = book();
    assert!(book.library.worksheets.sheets.len() > 15);
    for known in &book.library.worksheets.sheets {
        let page = parsed(&html::file(&book, &[known]));
        stand_in_order(&known.id, &written(known), &words(&page, "body").concat());
        let text = markdown::text(&book, &[known]);
        stand_in_order(&known.id, &written(known), &flat(&text));
    }
}

#[test]
fn there_is_as_much_room_as_was_asked_for() {
    let book = book();
    for known in &book.library.worksheets.sheets {
        let page = parsed(&html::file(&book, &[known]));
        let lines: usize = known.parts.iter().map(|part| usize::from(part.lines)).sum();
        let rows: usize = known.parts.iter().map(|part| usize::from(part.rows)).sum();
        let cells: usize = known.parts.iter().map(|part| usize::from(part.rows) * part.table.len()).sum();
        let boxes: usize = known.parts.iter().map(|part| part.boxes.len()).sum();
        assert_eq!(count(&page, ".lines > span"), lines, "{}", known.id);
        assert_eq!((count(&page, "tbody > tr"), count(&page, "td:empty")), (rows, cells), "{}", known.id);
        assert_eq!(count(&page, "li > .box:empty"), boxes, "{}", known.id);
        let text = markdown::text(&book, &[known]);
        let ruled = text.lines().filter(|line| line.len() == 72 && line.chars().all(|mark| mark == '_'));
        assert_eq!(ruled.count(), lines, "{}", known.id);
        let empty =
            text.lines().filter(|line| line.starts_with("| _") && line.chars().all(|mark| "| _".contains(mark)));
        assert_eq!(empty.count(), rows, "{}", known.id);
        assert_eq!(text.matches("[ ] ").count(), boxes, "{}", known.id);
    }
}

#[test]
fn lines_that_stand_as_they_are_stay_as_they_are() {
    let book = book();
    let mut seen = 0;
    for known in &book.library.worksheets.sheets {
        let Some(lines) = &known.verbatim else { continue };
        let page = parsed(&html::file(&book, &[known]));
        let block = page.select(&Selector::parse("pre").unwrap()).next().unwrap();
        assert_eq!(block.text().collect::<String>(), **lines);
        let indented: Vec<_> = lines.lines().map(|line| format!("    {line}").trim_end().to_owned()).collect();
        assert!(markdown::text(&book, &[known]).contains(&indented.join("\n")), "{}", known.id);
        seen += 1;
    }
    assert!(seen > 0, "no sheet has any");
    assert_eq!(named(&book, "fridge-card").verbatim.as_deref().unwrap().lines().count(), 12);
}

/// No script, no picture, no address: the file is all there is.
#[test]
fn a_file_needs_nothing_but_itself() {
    let book = book();
    let file = html::file(&book, &sheet::to_hand_out(&book));
    let page = parsed(&file);
    for fits in ["script", "link", "img", "iframe", "[src]", "[href]", "[onload]", "base", "form", "meta[http-equiv]"] {
        assert_eq!(count(&page, fits), 0, "{fits}");
    }
    for outside in ["http:", "https:", "url(", "@import"] {
        assert!(!file.contains(outside), "{outside}");
    }
    assert_eq!(words(&page, "title"), [book.title]);
    assert_eq!(count(&page, "html[lang='en']"), 1);
}

#[test]
fn no_line_of_plain_text_is_wider_than_a_page() {
    let book = book();
    for known in &book.library.worksheets.sheets {
        for line in markdown::text(&book, &[known]).lines() {
            assert!(line.chars().count() <= 76, "{}: {line}", known.id);
            assert_eq!(line, line.trim_end(), "{}", known.id);
        }
    }
}

/// What an edition might hold to make a browser or a reader of Markdown do something.
const HOSTILE: [&str; 7] = [
    "<script>alert('x')</script>",
    "\"quoted\" & 'single' &amp; &lt;b&gt;",
    "</style></title></pre><b>bold</b>",
    "*starred* _under_ `code` [link](http://example.org) ![picture](x.png) ~~struck~~ \\",
    "# not a heading",
    "ماذا حدث؟ <script>",
    "1. not a list | not a cell",
];

fn hostile() -> Worksheet {
    let part = |words: &str| SheetPart {
        ask: words.to_owned(),
        hint: Some(words.to_owned()),
        boxes: vec![words.to_owned()],
        table: vec![words.to_owned(), words.to_owned()],
        lines: 1,
        rows: 1,
    };
    Worksheet {
        id: "hostile".to_owned(),
        title: HOSTILE[0].to_owned(),
        intro: HOSTILE.join("\n\n"),
        apart: false,
        parts: HOSTILE.iter().map(|words| part(words)).collect(),
        verbatim: Some(Verbatim(HOSTILE.join("\n"))),
    }
}

#[test]
fn what_an_edition_says_is_only_ever_text_in_a_browser() {
    let mut book = book();
    book.title = HOSTILE[2].to_owned();
    let sheet = hostile();
    let page = parsed(&html::file(&book, &[&sheet]));
    assert_eq!(words(&page, "title"), [HOSTILE[0]]);
    assert_eq!(words(&page, "h1"), [HOSTILE[0]]);
    for fits in ["header > p", "h2", ".hint", "li > span:last-child"] {
        assert_eq!(words(&page, fits), HOSTILE, "{fits}");
    }
    assert_eq!(words(&page, "th").iter().step_by(2).collect::<Vec<_>>(), HOSTILE.iter().collect::<Vec<_>>());
    assert_eq!(count(&page, "script") + count(&page, "b") + count(&page, "main a") + count(&page, "img"), 0);
    assert_eq!(count(&page, "style"), 1);
    // Whoever reads from right to left finds the sheet laid out that way.
    assert_eq!(count(&page, "article[dir='auto']"), 1);
}

#[test]
fn what_an_edition_says_is_only_ever_text_in_markdown() {
    let mut sheet = hostile();
    sheet.verbatim = None;
    let text = markdown::text(&book(), &[&sheet]);
    let (mut before, mut live) = (' ', Vec::new());
    for (at, letter) in text.char_indices() {
        if "<&`*[]~".contains(letter)
            && before != '\\'
            && !text[at..].starts_with("[ ] ")
            && !text[..at].ends_with("- [ ")
        {
            live.push(&text[at..]);
        }
        before = if before == '\\' { ' ' } else { letter };
    }
    assert!(live.is_empty(), "{:?}", live[0]);
    for line in ["\\# not a heading", "1\\. not a list | not a cell", "## \\# not a heading", "ماذا حدث؟ \\<script>"]
    {
        assert!(text.lines().any(|found| found == line), "{line} is missing:\n{text}");
    }
    assert!(text.contains("| 1. not a list \\| not a cell "), "{text}");
}

#[test]
fn what_is_kept_apart_or_for_the_presenter_is_not_handed_out_with_the_rest() {
    let book = book();
    let given: Vec<_> = sheet::to_hand_out(&book).iter().map(|sheet| sheet.id.as_str()).collect();
    let kept: Vec<_> = book.library.worksheets.sheets.iter().map(|sheet| sheet.id.as_str()).collect();
    let kept: Vec<_> = kept.into_iter().filter(|id| !given.contains(id)).collect();
    assert_eq!(kept, ["safety-plan", sheet::PRESENTER]);
    let together = markdown::text(&book, &sheet::to_hand_out(&book)) + &html::file(&book, &sheet::to_hand_out(&book));
    for id in kept {
        assert!(!together.contains(&named(&book, id).title), "{id}");
    }
}

/// Paper can be found: nothing on it, or in the file's own title, says what it came out of.
#[test]
fn a_sheet_kept_apart_does_not_tell_where_it_is_from() {
    let book = book();
    let plan = named(&book, "safety-plan");
    assert!(plan.apart);
    let (file, text) = (html::file(&book, &[plan]), markdown::text(&book, &[plan]));
    for tell in [book.title.as_str(), "goldseam", "therapy", "clinical", "partner trust"] {
        let tell = tell.to_lowercase();
        assert!(!file.to_lowercase().contains(&tell) && !text.to_lowercase().contains(&tell), "{tell}");
    }
    let page = parsed(&file);
    assert_eq!((words(&page, "title"), count(&page, "footer")), (vec!["Sheet".to_owned()], 0));
    let other = parsed(&html::file(&book, &[named(&book, "feelings")]));
    assert_eq!(words(&other, "footer"), ["Goldseam. Not therapy. Not a clinical record."]);
}

#[test]
fn a_step_leads_only_to_a_sheet_that_is_handed_out() {
    let book = book();
    let given = sheet::to_hand_out(&book);
    let leading: Vec<_> = book.steps().filter_map(|step| Some((&step.id, step.prose.worksheet.as_ref()?))).collect();
    assert!(leading.len() > 20);
    for (step, id) in leading {
        assert!(given.iter().any(|sheet| sheet.id == *id), "{step} leads to {id}");
    }
}

/// The same words on paper as on the screen, in the same order.
#[test]
fn the_feelings_on_paper_are_those_on_the_screen() {
    let book = book();
    let page = parsed(&html::file(&book, &[named(&book, "feelings")]));
    let feelings = &book.library.feelings;
    let known: Vec<_> = feelings.first_row.iter().chain(&feelings.words).map(|word| word.say.clone()).collect();
    assert_eq!(words(&page, "li"), known);
}

/// What the guide asks of each stop of the presenter's way.
const OF_A_STOP: [&str; 5] = ["Time: ", "Aim: ", "Say this: ", "Watch for: ", "If it goes wrong: "];

#[test]
fn every_stop_of_the_presenter_says_all_five_things_in_both_forms() {
    let book = book();
    let (presenter, known) = (&book.demo.presenter, named(&book, sheet::PRESENTER));
    let stops: Vec<_> = presenter.stops_of(&presenter.routes[0], "couple").collect();
    let text = markdown::text(&book, &[known]);
    let cards: Vec<_> = text.split("\n## ").skip(1).collect();
    assert_eq!((cards.len(), stops.len()), (11, 11), "{text}");
    let page = parsed(&html::file(&book, &[known]));
    assert_eq!(count(&page, ".stop"), stops.len());
    for (at, (card, stop)) in cards.iter().zip(&stops).enumerate() {
        assert!(card.starts_with(&format!("{} {}", at + 1, stop.title)), "{card}");
        assert_eq!(card.contains("also on the short way"), presenter.routes[1].stops.contains(&stop.id), "{card}");
        let said = [&stop.aim, &stop.say, &stop.watch, &stop.wrong];
        for (heading, words) in OF_A_STOP.iter().skip(1).zip(said) {
            assert!(flat(card).contains(&flat(&format!("{heading}{words}"))), "no «{heading}{words}» in {card}");
        }
        assert!(card.contains(OF_A_STOP[0]), "{card}");
    }
    let begin = "To begin: goldseam demo. With one person: goldseam demo hurt, or goldseam demo broke.";
    assert!(flat(&text).contains(begin), "{text}");
    assert_eq!(words(&page, "p").iter().filter(|words| *words == begin).count(), 1);
    let other = named(&book, "time-out-plan");
    assert!(!markdown::text(&book, &[other]).contains("To begin: goldseam"));
}

#[test]
fn two_sheets_look_like_this() {
    let book = book();
    for id in ["time-out-plan", "safety-plan"] {
        let known = named(&book, id);
        let file = html::file(&book, &[known]).replace(html::STYLE, "").replace("><", ">\n<");
        insta::with_settings!({ snapshot_path => "../../sheets", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(format!("{id}-markdown"), markdown::text(&book, &[known]));
            insta::assert_snapshot!(format!("{id}-html"), file);
        });
    }
}
