//! A couple walks every joint step, from the first to the last; and a clock that jumps ends an agreement on its day.

use super::common::{give_anything, go_on};
use super::two::{at_home, take, together};
use crate::walks::harness::{Desk, Walk};
use chrono::DateTime;
use goldseam::content::load;
use goldseam::engine::{BookKind, Reader, Seat, path};

/// Answers whatever is asked of the two, screen after screen, until a list is there again.
fn answer_for_two(walk: &mut Walk) {
    for _ in 0..80 {
        if walk.has("Enter open") && walk.has("Up Down choose") {
            return;
        }
        let name = ["Ada", "Ben"].into_iter().find(|name| walk.has(&format!("Please pass the keyboard to {name}.")));
        if let Some(name) = name {
            take(walk, name);
            continue;
        }
        if !walk.has("This is what will be shown.") {
            give_anything(walk);
        }
        go_on(walk);
    }
    panic!("this leads nowhere:\n{}", walk.text());
}

#[test]
fn a_couple_walks_every_joint_step() {
    let book = load::embedded().unwrap();
    let reader = Reader { kind: BookKind::Together, seat: Seat::Both, role: goldseam::content::Role::Unsaid };
    let desk = Desk::new().sized(80, 40);
    at_home(together(&desk)).press("<c-q>");
    for stage in &book.stages {
        desk.clock.days(1);
        let mut walk = desk.open();
        walk.press("<esc>").sees("Ada and Ben");
        let (road, more) = path::on_path(stage, &reader);
        for step in road.into_iter().chain(more) {
            let row = if stage.id == "stronger" { "Later: good things" } else { &stage.title };
            walk.opens(row).opens(step.prose.words.title.as_deref().unwrap());
            answer_for_two(&mut walk);
            if !walk.has("Ada and Ben") {
                walk.press("<esc>");
            }
            walk.sees("Ada and Ben").misses("A moment for you");
        }
        walk.press("<c-q>");
    }
}

fn at(time: &str) -> DateTime<chrono::FixedOffset> {
    DateTime::parse_from_rfc3339(time).unwrap()
}

/// An agreement made just before midnight of a day, and the times at which it stands or has ended.
#[test]
fn an_agreement_ends_on_its_day_whatever_the_clock_does() {
    let desk = Desk::new().sized(80, 30);
    desk.clock.set(at("2027-03-25T23:58:00+01:00"));
    let mut walk = at_home(together(&desk));
    walk.opens("3  Boundaries")
        .opens("Your main agreement")
        .press("we say it first<c-s>")
        .press("<ret>")
        .press("<ret>");
    take(&mut walk, "Ada").press("say it<ret>");
    take(&mut walk, "Ben").press("listen<ret>").opens("Say yes");
    take(&mut walk, "Ada").opens("Say yes").sees("we say it first").press("<c-q>");
    let times = [
        // Over midnight, over the night on which the clocks go forward, and back before it was made.
        ("2027-03-26T00:01:00+01:00", true),
        ("2027-03-28T03:30:00+02:00", true),
        ("2017-03-28T03:30:00+02:00", true),
        ("2027-03-31T23:59:00+02:00", true),
        ("2027-04-01T00:00:30+02:00", false),
        ("2027-05-14T12:00:00+02:00", false),
    ];
    for (time, stands) in times {
        desk.clock.set(at(time));
        let mut walk = desk.open();
        walk.press("<esc>").sees("Ada and Ben").opens("Agreements");
        assert_eq!(walk.has("we say it first"), stands, "at {time}\n{}", walk.text());
        walk.press("<c-q>");
    }
}
