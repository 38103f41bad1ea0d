//! What one key costs in the writing field: it is typed, and the rows to draw are laid.
//!
//! It must cost the same at any number of words. Run with `cargo bench --bench field`.

use divan::{Bencher, black_box};
use goldseam::app::field::{Area, Edit, Field};

const AREA: Area = Area { width: 72, height: 20 };

fn main() {
    divan::main();
}

/// As many words, ninety to a paragraph, with the caret in the middle.
fn words(count: usize) -> Field {
    const SENTENCE: &str = "What I did not say then I would like to say now ";
    let of = |n| if n % 90 == 89 { "\n" } else { SENTENCE.split_inclusive(' ').nth(n % 11).unwrap_or(" ") };
    middle(Field::page(&(0..count).map(of).collect::<String>()))
}

fn middle(mut field: Field) -> Field {
    field.set_caret(field.text().len() / 2);
    field
}

/// One key, a letter or a Backspace in turn, and the rows to draw after it.
fn one_key(bencher: Bencher, mut field: Field) {
    let mut keys = [Edit::Type('e'), Edit::Backspace].into_iter().cycle();
    bencher.bench_local(|| {
        field.act(keys.next().unwrap_or(Edit::Backspace), AREA);
        black_box(field.lay(AREA));
    });
}

#[divan::bench(args = [500, 5_000, 50_000])]
fn one_key_in_words(bencher: Bencher, count: usize) {
    one_key(bencher, words(count));
}

#[divan::bench]
fn one_key_in_a_line_of_10_000(bencher: Bencher) {
    one_key(bencher, middle(Field::page(&"one word and another ".repeat(480)[..10_000])));
}

#[divan::bench]
fn one_key_in_a_wide_line_of_10_000(bencher: Bencher) {
    one_key(bencher, middle(Field::page(&"日本語の文字".repeat(1_667))));
}

#[divan::bench]
fn one_key_in_50_000_words_without_a_new_line(bencher: Bencher) {
    one_key(bencher, middle(Field::page(&words(50_000).text().replace('\n', " "))));
}
