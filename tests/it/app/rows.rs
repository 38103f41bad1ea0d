//! Rows to choose from, in every width and whatever they say: nothing of them is cut, and the chosen one is whole.

use crate::ui::screens::gallery;
use goldseam::app::buttons::Button;
use goldseam::app::layout::button_lines;
use goldseam::app::list::List;
use goldseam::app::page::Part;
use goldseam::app::parts::{Picks, Sort};
use goldseam::app::rows::{Rows, Seen};
use goldseam::app::{Route, Transition};
use goldseam::content::Entry;
use goldseam::text;
use proptest::collection::vec;
use proptest::prelude::*;

/// Words as they are met: short, long, of one long word, in letters of two cells, with a new line in them, or none.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z]{1,9}( [a-z]{1,12}){0,14}",
        "[a-z]{0,70}",
        "[\u{6f22}\u{5b57}\u{65e5}]{0,30}",
        "[a-z]{1,20}\n[a-z]{1,20}",
        Just(String::new())
    ]
}

/// A list of these rows. A row can be made by a screen alone, so that one of home lends what it answers.
fn list(rows: &[([String; 4], bool)]) -> List {
    let mut app = gallery::app();
    app.follow(Transition::to(Route::Home));
    let lent = app.page().parts().find_map(|part| match part {
        Part::List(list) => list.row(0).cloned(),
        _ => None,
    });
    let lent = lent.unwrap();
    let row = |([text, beside, mark, heading], apart): &([String; 4], bool)| {
        let [text, beside, mark, heading] = [text, beside, mark, heading].map(String::clone);
        goldseam::app::buttons::Row { text, beside, mark, heading, apart: *apart, ..lent.clone() }
    };
    List::of(0, rows.iter().map(row).collect())
}

fn lines(rows: &Rows, row: usize, tight: bool) -> usize {
    let bits = rows.cells(row).flat_map(|(index, _)| rows.bits(index, tight));
    bits.map(|bit| bit.y + 1).max().unwrap_or(1)
}

/// What must hold of rows in a part that is so high and so wide, whichever is chosen.
fn holds(rows: &Rows, chosen: usize, columns: usize, (width, height): (u16, u16)) {
    let (width, height) = (usize::from(width), usize::from(height));
    let (seen, more) = rows.sight(chosen, height);
    let row = chosen / columns;
    let here = seen.iter().find(|seen| seen.row == row).unwrap();
    let most = lines(rows, row, false).max(lines(rows, row, true));
    let end = here.top + lines(rows, row, here.tight);
    assert!(end <= height || most > height, "of {most} lines the chosen row ends at {end} of {height}: {seen:?}");
    assert!(most <= height || here.top == 0, "a row that does not fit begins at {}", here.top);
    for pair in seen.windows(2) {
        let top = pair[0].top + lines(rows, pair[0].row, false) + rows.above(pair[1].row).len();
        assert_eq!((pair[1].row, pair[1].top), (pair[0].row + 1, top), "one row stands under another");
    }
    for Seen { row, top, tight } in seen {
        for (index, left) in rows.cells(row) {
            for bit in rows.bits(index, tight) {
                let right = left + bit.x + text::width(bit.words);
                let free = if more && top + bit.y + 1 == height { 3 } else { 0 };
                assert!(right + free <= width, "{bit:?} ends at {right} of {width}");
            }
        }
    }
}

/// The next page begins where this one ends, and at the end there is none.
fn pages(rows: &Rows, count: usize, height: usize) {
    let mut at = 0;
    while at + 1 < count {
        let next = rows.page(at, true, height);
        assert!(next > at, "no page after {at} of {count}");
        assert!(rows.sight(next, height).0[0].row <= at + 1, "from {at} to {next} a row is passed unseen");
        at = next;
    }
    assert_eq!(rows.page(at, true, height), at);
    while at > 0 {
        let next = rows.page(at, false, height);
        assert!(next < at, "no page before {at}");
        assert!(rows.sight(at, height).0[0].row <= next + 1, "from {at} back to {next} a row is passed unseen");
        at = next;
    }
    assert_eq!(rows.page(0, false, height), 0);
}

/// All words of a thing, whatever spaces part them.
fn said(rows: &Rows, index: usize) -> String {
    let said: String = rows.bits(index, false).iter().map(|bit| bit.words).collect();
    said.split_whitespace().collect()
}

fn squeezed(words: &[&str]) -> String {
    words.concat().split_whitespace().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_chosen_row_is_whole_wherever_it_fits(
        all in vec(([words(), words(), words(), words()], any::<bool>()), 1..30),
        size in (16u16..90, 1u16..24),
        chosen in any::<prop::sample::Index>(),
        many in any::<bool>(),
    ) {
        let chosen = chosen.index(all.len());
        let height = usize::from(size.1);

        let list = list(&all);
        let rows = Rows::list(&list, size.0);
        holds(&rows, chosen, 1, size);
        pages(&rows, all.len(), height);
        for (index, ([words, beside, mark, _], _)) in all.iter().enumerate() {
            // What stands beside gives way to a mark, as a whole.
            let said = said(&rows, index);
            let gave_way = !mark.is_empty() && said == squeezed(&[words, mark]);
            prop_assert!(gave_way || said == squeezed(&[words, beside, mark]), "{} is not all of it", said);
        }

        let entries: Vec<Entry> = all.iter().map(|([words, ..], _)| Entry::words(words.as_str())).collect();
        let picks = Picks::new(entries.clone(), many);
        holds(&Rows::picks(&picks, size.0), chosen, picks.columns(size.0), size);

        let piles = all.iter().map(|([_, pile, ..], _)| Entry::words(pile.as_str())).collect();
        let cards = entries.into_iter().enumerate().map(|(at, card)| (card, (at % 3 > 0).then_some(at))).collect();
        let sort = Sort { piles, cards, ..Sort::default() };
        holds(&Rows::cards(&sort, size.0), chosen, 1, size);
    }
}

/// A list as long as a life is looked at where it is seen, and no further.
#[test]
fn what_stands_beside_the_words_does_not_jump_while_one_scrolls() {
    let row = |at: usize| {
        let text = if at.is_multiple_of(16) { "a title that is longer" } else { "a title" };
        ([text, "Wednesday", "", ""].map(str::to_owned), false)
    };
    let list = list(&(0..400).map(row).collect::<Vec<_>>());
    let rows = Rows::list(&list, 60);
    for index in 0..400 {
        let beside = rows.bits(index, false)[1];
        assert_eq!((beside.x, beside.words), (26, "Wednesday"));
    }
    assert_eq!(rows.height(20), (20, 1), "rows that are not seen are not counted");
}

#[test]
fn a_button_wider_than_the_part_goes_on_below_and_no_other_stands_beside_it() {
    let long = "say yes to all of this and sign it with the passphrase that is mine";
    let buttons = ["back", "not now", long, "more"].map(|label| Button::new(label, ()));
    let lines = button_lines(&buttons, 40);
    let wide = |line: &Vec<(usize, &str)>| line.iter().map(|(_, words)| text::width(words) + 4).sum::<usize>();
    assert!(lines.iter().all(|line| wide(line) <= 40), "a line is cut: {lines:?}");
    assert_eq!(lines.first(), Some(&vec![(0, "back"), (1, "not now")]));
    assert_eq!(lines.last(), Some(&vec![(3, "more")]));
    let own: Vec<&str> = lines[1..lines.len() - 1].iter().flatten().map(|(_, words)| *words).collect();
    assert_eq!(own.join(" "), long);
    assert!(own.len() > 1);
}
