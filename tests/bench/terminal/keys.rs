//! What a key takes: in the journal, in its search, on a page that is written. Wherever another program has such a key,
//! the two are pressed in turn.

use crate::bench::Bench;
use crate::figures::{Bound, Figure, Unit, median, percentile, real};
use crate::homes::Home;
use crate::made::{self, RARE};
use crate::probe::{Answer, Probe};
use crate::starts::LEAVE_FAST;
use crate::walk::{self, DOWN, PAGE_DOWN};
use std::thread;
use std::time::Duration;

/// How often a key is pressed.
const KEYS: usize = 100;

/// So long a search may fall silent before it has found all.
const SEARCHED: Duration = Duration::from_millis(200);

/// A quick hand takes so long from the key to the box to the first letter.
const REACHED: Duration = Duration::from_millis(300);

pub(crate) const LIST_KEY: &str = "list key";
pub(crate) const SEARCH_KEY: &str = "search key";
pub(crate) const TYPED_KEY: &str = "typed key";
pub(crate) const LONG_PAGE: &str = "typed key in 50,000 words";

/// In the list at each size, then in its search.
pub(crate) fn in_the_journal(bench: &mut Bench) {
    let homes: Vec<Home> = bench.plain.values().filter(|home| home.pages > 0).cloned().collect();
    for home in homes {
        let mut minimal = Probe::start(bench.minimal());
        minimal.sees(&["Entry 0"]);
        let mut peer = bench.peer_program(home.pages).map(Probe::start);
        if let Some(peer) = &mut peer {
            peer.sees(&["Journals"]);
        }
        let mut ours = Probe::start(home.goldseam());
        walk::home(&mut ours);
        walk::journal(&mut ours);
        for (what, key, many) in [(LIST_KEY, DOWN, KEYS), ("page down", PAGE_DOWN, KEYS / 4)] {
            let mut probes: Vec<&mut Probe> = [&mut minimal, &mut ours].into_iter().chain(peer.as_mut()).collect();
            let took = in_turn(&mut probes, &vec![key; many]);
            let [minimal, ours] = [0, 1].map(|at| median(&times(&took[at])));
            let figure = Figure::new(what, Unit::Milliseconds, ours).at(home.pages).beside(minimal);
            let figure = figure.within(Bound::times(1.5, minimal, "minimal"));
            let figure = figure.peer(took.get(2).map(|took| median(&times(took))));
            bench.figures.add(figure);
        }
        ours.leave(LEAVE_FAST);
        minimal.leave(LEAVE_FAST);
        search(bench, &home);
    }
}

/// Types a rare word, each letter of which is done when all is found: in the box for it, to which somebody came a moment ago, then
/// straight from the list.
fn search(bench: &mut Bench, home: &Home) {
    let pages = home.pages;
    let mut ours = Probe::start(home.goldseam());
    walk::home(&mut ours);
    walk::journal(&mut ours);
    walk::find(&mut ours);
    thread::sleep(REACHED);
    let found = RARE.chars().filter_map(|letter| ours.key_until_silent(&letter.to_string(), SEARCHED));
    let took: Vec<Duration> = found.map(|answer| answer.took).collect();
    ours.leave(LEAVE_FAST);
    let most = match pages {
        ..=1_000 => 4.0,
        1_001..=10_000 => 16.0,
        _ => 100.0,
    };
    // The first letter goes through all of them, and the others only through what was found.
    let first = took.first().map_or(0.0, |took| took.as_secs_f64() * 1e3);
    for (what, took) in [(SEARCH_KEY, median(&took)), ("first letter of a search", first)] {
        let figure = Figure::new(what, Unit::Milliseconds, took).at(pages);
        bench.figures.add(figure.within(Bound::most(most, Unit::Milliseconds)));
    }
    let mut ours = Probe::start(home.goldseam());
    walk::home(&mut ours);
    walk::journal(&mut ours);
    let straight = ours.key_until_silent("z", SEARCHED).map_or(0.0, |answer| answer.took.as_secs_f64() * 1e3);
    ours.leave(LEAVE_FAST);
    bench.figures.add(Figure::new("the same, straight from the list", Unit::Milliseconds, straight).at(pages));
}

/// On a page at each size, and on a long one.
pub(crate) fn on_a_page(bench: &mut Bench) {
    let homes: Vec<Home> = bench.plain.values().cloned().collect();
    for home in &homes {
        let mut ours = Probe::start(home.goldseam());
        walk::home(&mut ours);
        walk::page(&mut ours);
        typed(bench, &mut ours, TYPED_KEY, Some(home.pages));
        // Words begun would be offered at the next opening.
        walk::keep(&mut ours, "did not say");
        walk::leave(ours);
    }
    let home = Home::with(&bench.root.join("long"), made::Kind::Plain, 0);
    let mut ours = Probe::start(home.goldseam());
    walk::home(&mut ours);
    walk::page(&mut ours);
    ours.paste(&made::words(&mut made::Chance::new(3), LONG));
    typed(bench, &mut ours, LONG_PAGE, None);
    ours.leave(LEAVE_FAST);
}

/// So many words are on a long page.
const LONG: usize = 50_000;

/// Types words here and in the minimal program.
fn typed(bench: &mut Bench, ours: &mut Probe, what: &'static str, pages: Option<u64>) {
    let mut minimal = Probe::start(bench.minimal());
    minimal.sees(&["Entry 0"]);
    // The first one also changes what is said about the page.
    ours.key("I");
    let words = " did not say all of it then and would like to say it now";
    let letters: Vec<String> = words.chars().cycle().take(KEYS * 4).map(String::from).collect();
    let letters: Vec<&str> = letters.iter().map(String::as_str).collect();
    let took = in_turn(&mut [&mut minimal, ours], &letters);
    let [minimal_took, ours_took] = [0, 1].map(|at| times(&took[at]));
    let minimal_median = median(&minimal_took);
    let of = |what, unit, value| Figure { pages, ..Figure::new(what, unit, value) };
    let figure = of(what, Unit::Milliseconds, median(&ours_took)).beside(minimal_median);
    bench.figures.add(figure.within(Bound::times(1.0, minimal_median, "minimal")));
    let slowest = percentile(&minimal_took, 99);
    let figure = of("of a hundred the slowest typed key", Unit::Milliseconds, percentile(&ours_took, 99));
    bench.figures.add(figure.beside(slowest).within(Bound::times(3.0, slowest, "minimal's")));
    let mut bytes: Vec<usize> = took[1].iter().map(|answer| answer.bytes).collect();
    bytes.sort_unstable();
    // Where a row begins, all rows of a long page move up.
    let bytes = real(bytes[bytes.len() * 95 / 100]);
    let figure = of("bytes a typed letter in a row", Unit::Bytes, bytes);
    bench.figures.add(figure.within(Bound::most(64.0, Unit::Bytes)));
    minimal.leave(LEAVE_FAST);
}

/// Presses the same keys in each of them, one key after the other.
fn in_turn(probes: &mut [&mut Probe], keys: &[&str]) -> Vec<Vec<Answer>> {
    let mut took = vec![Vec::new(); probes.len()];
    for key in keys {
        for (probe, took) in probes.iter_mut().zip(&mut took) {
            took.extend(probe.key(key));
        }
    }
    took
}

fn times(answers: &[Answer]) -> Vec<Duration> {
    answers.iter().map(|answer| answer.took).collect()
}
