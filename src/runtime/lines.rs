//! The loop of the line-by-line front end: say what changed, read a line, do what follows.
//!
//! Whatever was typed goes to disk after each line, since nothing can come due while a line is waited for.

use super::event_loop::step;
use super::{Clock, End, World};
use crate::app::Model;
use crate::app::update::leave_all;
use crate::plain;
use crate::text;
use std::io::{self, BufRead, Write};
use zeroize::Zeroizing;

/// Asks for a line that is not shown while it is typed.
pub type Unseen = fn() -> io::Result<String>;

/// Runs until the person leaves or nothing more comes in.
///
/// # Errors
/// When lines can't be read or said any more; what was begun has gone to disk by then.
pub fn run(
    model: &mut Model,
    input: &mut dyn BufRead,
    output: &mut dyn Write,
    clock: &dyn Clock,
    world: &mut dyn World,
    unseen: Option<Unseen>,
) -> io::Result<End> {
    let mut is_heard = say(output, &[plain::commands()])?;
    let mut said = Vec::new();
    loop {
        let page = plain::page(model);
        if page != said {
            is_heard &= say(output, &page)?;
            said = page;
        }
        // Whatever was begun has gone to disk after the line before.
        if !(is_heard && say(output, &plain::prompt(model))?) {
            return Ok(End::Left);
        }
        let mut line = Zeroizing::new(String::new());
        let more = match unseen.filter(|_| plain::asks_for_a_secret(model)) {
            Some(ask) => {
                line = Zeroizing::new(ask()?);
                1
            }
            None => read(input, &mut line)?,
        };
        let left = more == 0 || plain::hear(model, &line).into_iter().any(|msg| step(model, msg, clock, world));
        while let Some(news) = world.awaited() {
            step(model, news, clock, world);
        }
        for effect in leave_all(model) {
            world.perform(effect, clock.now());
        }
        if left {
            return Ok(End::Left);
        }
    }
}

/// A line, however it is written: a byte that is no text is one odd letter, and the words around it stay.
fn read(input: &mut dyn BufRead, line: &mut String) -> io::Result<usize> {
    let mut bytes = Zeroizing::new(Vec::new());
    let many = input.read_until(b'\n', &mut bytes)?;
    line.push_str(&Zeroizing::new(String::from_utf8_lossy(&bytes).into_owned()));
    Ok(many)
}

/// Says it; gives whether anybody is there to hear it.
fn say(output: &mut dyn Write, lines: &[String]) -> io::Result<bool> {
    let mut all = || {
        for line in lines.iter().filter(|line| !line.is_empty()) {
            writeln!(output, "{}", text::clean(line))?;
        }
        output.flush()
    };
    match all() {
        Err(gone) if gone.kind() == io::ErrorKind::BrokenPipe => Ok(false),
        said => said.map(|()| true),
    }
}
