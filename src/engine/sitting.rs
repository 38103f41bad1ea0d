//! One sitting, from opening to leaving: in memory only, never kept.
//!
//! It gives advice and never locks: one hot step, a stop at forty-five minutes, a stop after two "too much".

use crate::content::StepId;
use chrono::{DateTime, FixedOffset, TimeDelta};
use std::collections::HashMap;

/// How much room a person has, as they answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// A few minutes: one step of five minutes or less, never heavy.
    Few,
    /// A quarter of an hour: up to ten minutes.
    Quarter,
    /// Half an hour.
    Half,
}

impl Room {
    /// The longest step that fits, in minutes.
    pub fn minutes(self) -> u16 {
        match self {
            Self::Few => 5,
            Self::Quarter => 10,
            Self::Half => 30,
        }
    }
}

/// What a careful companion would say now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advice {
    /// A heavy page was already written in this sitting.
    OneHotStep,
    /// Forty-five minutes have gone by.
    LongSitting,
    /// The same step was too much twice.
    TwiceTooMuch,
    /// A time-out plan comes before the first talk.
    TimeOutFirst,
    /// Being heard comes before the talk about why.
    HeardFirst,
}

/// What is known of a sitting while it lasts. None of it is ever written.
#[derive(Clone, Debug)]
pub struct Sitting {
    /// How long it has lasted is counted from here.
    pub began: DateTime<FixedOffset>,
    /// Whether it is the very first.
    pub first: bool,
    /// The room the person said they have.
    pub room: Option<Room>,
    /// The last heavy step that was kept in it.
    pub hot: Option<StepId>,
    /// They aren't suggested again before the next sitting.
    pub put_off: Vec<StepId>,
    /// Whether it was said that it has been long: once is enough.
    pub long_said: bool,
    too_much: HashMap<String, u8>,
}

impl Sitting {
    /// After how long a stop is proposed. No page is cut off by it.
    pub const LONG: TimeDelta = TimeDelta::minutes(45);

    /// A sitting that begins now.
    pub fn new(began: DateTime<FixedOffset>, first: bool) -> Self {
        Self { began, first, room: None, hot: None, put_off: Vec::new(), long_said: false, too_much: HashMap::new() }
    }

    /// Notes that a step (or another screen) was too much.
    pub fn too_much(&mut self, place: &str) {
        *self.too_much.entry(place.to_owned()).or_default() += 1;
    }

    /// What a careful companion would say about going on here, now.
    pub fn advice(&self, place: &str, heavy: bool, now: DateTime<FixedOffset>) -> Option<Advice> {
        if self.too_much.get(place).is_some_and(|times| *times >= 2) {
            return Some(Advice::TwiceTooMuch);
        }
        if !self.long_said && now - self.began >= Self::LONG {
            return Some(Advice::LongSitting);
        }
        (heavy && self.hot.is_some()).then_some(Advice::OneHotStep)
    }
}
