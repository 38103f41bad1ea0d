//! One example for each trap that a writing field is known to fall into.

use super::*;

const FAMILY: &str = "👨‍👩‍👧‍👦";

#[test]
fn a_letter_is_deleted_whole() {
    for letter in [FAMILY, "🇫🇷", "e\u{301}", "\u{1112}\u{1161}\u{11ab}", "👍🏽", "❤\u{fe0f}", "क्ष"] {
        let mut field = page(&format!("a{letter}|b"));
        act(&mut field, [Backspace]);
        assert_eq!(shown(&field), "a|b", "{letter:?}");
        let mut field = page(&format!("a|{letter}b"));
        act(&mut field, [Delete]);
        assert_eq!(shown(&field), "a|b", "{letter:?}");
    }
}

#[test]
fn the_caret_steps_over_a_whole_letter() {
    let mut field = page(&format!("{FAMILY}🇫🇷|"));
    act(&mut field, [Move(Left)]);
    assert_eq!(shown(&field), format!("{FAMILY}|🇫🇷"));
    act(&mut field, [Move(Left), Move(Right)]);
    assert_eq!(shown(&field), format!("{FAMILY}|🇫🇷"));
}

#[test]
fn the_column_is_the_sum_of_the_letters() {
    // As one string this Arabic ligature is one cell; the terminal draws its two letters in two.
    assert_eq!(laid(&page("لا|"), 10, 1).1, (2, 0));
    assert_eq!(laid(&page("日本|語"), 10, 1).1, (4, 0));
    assert_eq!(laid(&page("e\u{301}|x"), 10, 1).1, (1, 0));
    assert_eq!(laid(&page(&format!("{FAMILY}|")), 10, 1).1, (2, 0));
}

#[test]
fn a_mark_joins_the_ascii_letter_before_it() {
    let mut field = page("e|\u{301}x");
    assert_eq!(shown(&field), "e\u{301}|x");
    act(&mut field, [Backspace]);
    assert_eq!(shown(&field), "|x");
}

#[test]
fn neighbours_that_become_one_letter_take_the_caret_to_their_end() {
    let mut field = page("👩\u{200d}x|👧");
    act(&mut field, [Backspace]);
    assert_eq!(shown(&field), "👩\u{200d}👧|");
    let mut field = page("e\n|\u{301}");
    act(&mut field, [Backspace]);
    assert_eq!(shown(&field), "e\u{301}|");
}

#[test]
fn a_letter_typed_in_parts_stays_together_before_one_that_would_join_it() {
    let mut field = page("|🇫🇷");
    type_in(&mut field, "🇩🇪 ");
    assert_eq!(shown(&field), "🇩🇪 |🇫🇷");
    let mut field = page("|👩");
    type_in(&mut field, "👨\u{200d}👦!");
    assert_eq!(shown(&field), "👨\u{200d}👦!|👩");
}

#[test]
fn spaces_hang_and_the_caret_has_a_cell_of_its_own() {
    assert_eq!(laid(&page("abcd|"), 5, 2), (vec!["abcd".into()], (4, 0)));
    assert_eq!(laid(&page("abcd      |"), 5, 2), (vec!["abcd ".into()], (4, 0)));
    assert_eq!(laid(&page("abcd   e|"), 5, 2), (vec!["abcd ".into(), "e".into()], (1, 1)));
    assert_eq!(laid(&page("日|"), 1, 1), (vec![String::new()], (0, 0)));
    assert_eq!(laid(&page("a|"), 0, 0).1, (0, 0));
}

#[test]
fn the_rows_in_sight_follow_the_caret_and_no_further() {
    let lines: Vec<_> = (0..30).map(|n| n.to_string()).collect();
    let mut field = Field::page(&lines.join("\n"));
    let area = Area { width: 10, height: 3 };
    let top = |field: &Field| field.lay(area).rows[0].text.to_owned();
    field.act(Move(Top), area);
    field.act(Move(Down), area);
    assert_eq!(top(&field), "0");
    field.act(Move(PageDown), area);
    assert_eq!((top(&field), field.lay(area).caret), ("2".into(), (0, 2)));
    field.act(Move(Up), area);
    assert_eq!(top(&field), "2");
    field.act(Move(Bottom), area);
    assert_eq!(top(&field), "27");
    field.act(Move(PageUp), area);
    field.act(Select(Bottom), area);
    field.act(Cut, area);
    assert_eq!(laid(&field, 10, 3).0, ["24", "25", "26"], "no row stays empty while there are words above");
}

#[test]
fn the_field_may_be_drawn_in_another_size_than_it_was_written_in() {
    let mut field = page(&format!("{}|", "word ".repeat(200)));
    field.act(Move(Left), Area { width: 11, height: 5 });
    let laid = field.lay(Area { width: 41, height: 2 });
    assert_eq!(laid.rows.len(), 2);
    assert!(laid.above && !laid.below && laid.caret.1 == 1);
}

#[test]
fn up_and_down_keep_the_column_over_wrapped_rows() {
    let mut field = page("abcdefgh ij klmnopqr|\n\nabcdefghij");
    let area = Area { width: 10, height: 9 };
    let mut seen = Vec::new();
    for to in [Up, Up, Down, Down, Down, Down] {
        field.act(Move(to), area);
        seen.push(field.lay(area).caret);
    }
    assert_eq!(seen, [(2, 1), (8, 0), (2, 1), (8, 2), (0, 3), (8, 4)]);
}

#[test]
fn home_and_end_are_those_of_the_row() {
    let mut field = page("one t|wo three");
    let area = Area { width: 8, height: 9 };
    field.act(Move(End), area);
    assert_eq!(shown(&field), "one two| three");
    field.act(Move(Home), area);
    assert_eq!(shown(&field), "|one two three");
    let mut field = page("|日本日本");
    let area = Area { width: 5, height: 9 };
    field.act(Move(End), area);
    assert_eq!((shown(&field), field.lay(area).caret), ("日本|日本".into(), (4, 0)));
    field.act(Move(Right), area);
    field.act(Move(Left), area);
    assert_eq!((shown(&field), field.lay(area).caret), ("日本|日本".into(), (0, 1)));
}

#[test]
fn words_are_stepped_over_and_deleted_whole() {
    let mut field = page("I don’t know, really|");
    act(&mut field, [Move(WordLeft), Move(WordLeft), Move(WordLeft)]);
    assert_eq!(shown(&field), "I |don’t know, really");
    act(&mut field, [Move(WordRight), DeleteWordRight]);
    assert_eq!(shown(&field), "I don’t|, really");
    act(&mut field, [DeleteWordLeft]);
    assert_eq!(shown(&field), "I |, really");
    let mut field = page("one\n|two");
    act(&mut field, [DeleteWordLeft]);
    assert_eq!(shown(&field), "one|two");
}

#[test]
fn typing_is_undone_by_the_word() {
    let mut field = Field::page("");
    type_in(&mut field, "so sorry  now");
    act(&mut field, [NewLine]);
    for left in ["so sorry  now|", "so sorry  |", "so |", "|"] {
        act(&mut field, [Undo]);
        assert_eq!(shown(&field), left);
    }
    assert!(!field.act(Undo, WIDE));
    act(&mut field, [Redo, Redo]);
    assert_eq!(shown(&field), "so sorry  |");
    type_in(&mut field, "x");
    assert!(!field.act(Redo, WIDE), "what is new ends what was undone");
}

#[test]
fn moving_and_another_kind_of_key_end_a_step() {
    let mut field = Field::page("");
    type_in(&mut field, "ab");
    act(&mut field, [Move(Left), Move(Right)]);
    type_in(&mut field, "cd");
    act(&mut field, [Backspace, Backspace, Undo]);
    assert_eq!(shown(&field), "abcd|");
    act(&mut field, [Undo]);
    assert_eq!(shown(&field), "ab|");
}

#[test]
fn deleting_is_undone_by_the_word_in_both_directions() {
    let mut field = page("one two|");
    act(&mut field, [const { Backspace }; 7]);
    assert_eq!(shown(&field), "|");
    act(&mut field, [Undo]);
    assert_eq!(shown(&field), "one|");
    act(&mut field, [Undo]);
    assert_eq!(shown(&field), "one two|");
    let mut field = page("|one two");
    act(&mut field, [const { Delete }; 7]);
    act(&mut field, [Undo]);
    assert_eq!(shown(&field), "|two");
    act(&mut field, [Undo]);
    assert_eq!(shown(&field), "|one two");
}

#[test]
fn one_key_over_everything_can_be_taken_back_however_long_it_was() {
    let long = "a word of many\n".repeat(200_000);
    let mut field = Field::page(&long);
    act(&mut field, [SelectAll, Type('x')]);
    assert_eq!(field.text(), "x");
    act(&mut field, [Undo]);
    assert_eq!(field.text(), long);
}

#[test]
fn old_steps_go_when_undo_holds_too_much() {
    let mut field = Field::page("");
    for _ in 0..40 {
        act(&mut field, [Paste("nine more\n".repeat(10_000))]);
    }
    let mut steps = 0;
    while field.act(Undo, WIDE) {
        steps += 1;
    }
    assert_eq!(steps, 10);
    assert_eq!(field.text().len(), 3_000_000);
}

#[test]
fn a_selection_is_marked_replaced_cut_and_put_back() {
    let mut field = page("one |two three");
    act(&mut field, [Select(WordRight), Select(Right)]);
    assert_eq!(laid(&field, 8, 3).0, ["one [two ]", "three"]);
    assert_eq!(field.selection(), Some(4..8));
    act(&mut field, [Cut]);
    assert_eq!(shown(&field), "one |three");
    act(&mut field, [Move(Bottom), PutBack, PutBack]);
    assert_eq!(shown(&field), "one threetwo two |");
    act(&mut field, [Select(Home), Type('x')]);
    assert_eq!(shown(&field), "x|");
    act(&mut field, [Undo]);
    assert_eq!(shown(&field), "|one threetwo two ");
    act(&mut field, [Select(Bottom), Select(Top)]);
    assert_eq!(field.selection(), None);
}

#[test]
fn a_plain_move_lets_go_of_the_selection() {
    for (to, left) in [(Left, "one |two three"), (Right, "one two| three"), (Home, "|one two three")] {
        let mut field = page("one |two three");
        act(&mut field, [Select(WordRight), Move(to)]);
        assert_eq!((shown(&field), field.selection()), (left.to_owned(), None));
    }
}

#[test]
fn cut_takes_the_rest_of_the_paragraph_and_then_its_end() {
    let mut field = page("one |two\nthree");
    act(&mut field, [Cut]);
    assert_eq!(shown(&field), "one |\nthree");
    act(&mut field, [Cut, Cut]);
    assert_eq!(shown(&field), "one |");
    assert!(!field.act(Cut, WIDE), "nothing more to cut");
    act(&mut field, [PutBack]);
    assert_eq!(shown(&field), "one two\nthree|");
    act(&mut field, [Move(Home), Cut, PutBack, PutBack]);
    assert_eq!(shown(&field), "one two\nthreethree|", "a move begins a new cut");
}

#[test]
fn what_comes_from_outside_is_cleaned() {
    let mut field = Field::page("a\r\nb\0");
    act(&mut field, [Paste("\u{1b}[31mred\r\t!".into()), Type('\u{1b}'), Type('\0'), Type('\u{202e}')]);
    assert_eq!(field.text(), "a\nbred\n    !");
    act(&mut field, [Undo]);
    assert_eq!(field.text(), "a\nb", "a paste is undone in one step");
    act(&mut field, [Type('\n'), Type('\t')]);
    assert_eq!(field.text(), "a\nb\n    ");
}

#[test]
fn a_line_stays_one_line() {
    let mut field = Field::line("a\r\nb");
    act(&mut field, [Paste("c\nd".into()), NewLine, Type('\n')]);
    assert_eq!(shown(&field), "a bc d  |");
}

#[test]
fn nothing_written_is_ever_printed() {
    let mut field = page("secret words|");
    act(&mut field, [Select(WordLeft)]);
    let area = Area { width: 20, height: 2 };
    let laid = field.lay(area);
    let printed = [
        format!("{field:?}"),
        format!("{laid:?}{:?}", laid.rows),
        format!("{:?}{:?}", Paste("secret words".into()), Type('s')),
    ];
    for text in printed {
        assert!(!text.contains("secret") && !text.contains("words") && !text.contains("'s'"), "{text}");
    }
}

#[test]
fn wiping_leaves_nothing_to_take_or_put_back() {
    let mut field = page("one two|");
    act(&mut field, [Backspace, Move(Top), Cut]);
    field.forget();
    assert!(!field.act(Undo, WIDE) && !field.act(PutBack, WIDE));
    act(&mut field, [Paste("three".into()), Select(Top), Cut, PutBack]);
    field.wipe();
    assert!(field.is_empty() && field.caret() == 0 && field.selection().is_none());
    assert!(!field.act(Undo, WIDE) && !field.act(Redo, WIDE) && !field.act(PutBack, WIDE));
}
