//! What was measured: each figure beside what it must not go beyond, as a line to read and as a line to keep.

use serde::Serialize;
use std::fmt::Write;
use std::time::Duration;

/// What a figure is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) enum Unit {
    #[serde(rename = "ms")]
    Milliseconds,
    #[serde(rename = "MB")]
    Megabytes,
    #[serde(rename = "bytes")]
    Bytes,
    #[serde(rename = "times")]
    Times,
}

impl Unit {
    pub(crate) fn told(self, value: f64) -> String {
        match self {
            Self::Milliseconds if value < 10.0 => format!("{value:.2} ms"),
            Self::Milliseconds if value < 100.0 => format!("{value:.1} ms"),
            Self::Milliseconds => format!("{value:.0} ms"),
            Self::Megabytes => format!("{value:.1} MB"),
            Self::Bytes => format!("{value:.0} bytes"),
            Self::Times => format!("{value:.0}"),
        }
    }
}

/// What it must not go beyond.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Bound {
    pub(crate) limit: f64,
    /// In words, such as "2 × minimal".
    pub(crate) said: String,
    /// What the limit is so many times of, where it is.
    pub(crate) base: Option<f64>,
}

impl Bound {
    /// So many times something that was measured beside it.
    pub(crate) fn times(times: f64, base: f64, of: &str) -> Self {
        let said = if (times - 1.0).abs() < f64::EPSILON { of.to_owned() } else { format!("{times} × {of}") };
        Self { limit: times * base, said, base: Some(base) }
    }

    /// A number that holds on any machine.
    pub(crate) fn most(limit: f64, unit: Unit) -> Self {
        Self { limit, said: unit.told(limit), base: None }
    }
}

/// One figure.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Figure {
    /// What is measured, in a word or two; the curve has one line for each.
    pub(crate) what: &'static str,
    /// On how many pages, where that matters.
    pub(crate) pages: Option<u64>,
    pub(crate) unit: Unit,
    pub(crate) minimal: Option<f64>,
    pub(crate) peer: Option<f64>,
    pub(crate) ours: f64,
    pub(crate) bound: Option<Bound>,
}

impl Figure {
    pub(crate) fn new(what: &'static str, unit: Unit, ours: f64) -> Self {
        Self { what, pages: None, unit, minimal: None, peer: None, ours, bound: None }
    }

    pub(crate) fn at(self, pages: u64) -> Self {
        Self { pages: Some(pages), ..self }
    }

    pub(crate) fn beside(self, minimal: f64) -> Self {
        Self { minimal: Some(minimal), ..self }
    }

    pub(crate) fn peer(self, peer: Option<f64>) -> Self {
        Self { peer, ..self }
    }

    pub(crate) fn within(self, bound: impl Into<Option<Bound>>) -> Self {
        Self { bound: bound.into(), ..self }
    }

    pub(crate) fn name(&self) -> String {
        match self.pages {
            None => self.what.to_owned(),
            Some(0) => format!("{}, empty", self.what),
            Some(pages) => format!("{}, {} pages", self.what, with_commas(pages)),
        }
    }

    /// How many times what it is held against.
    pub(crate) fn ratio(&self) -> Option<f64> {
        let base = self.bound.as_ref().and_then(|bound| bound.base)?;
        Some(self.ours / base)
    }

    /// Whether it is within its bound; nothing, where it has none.
    pub(crate) fn is_met(&self) -> Option<bool> {
        self.bound.as_ref().map(|bound| self.ours <= bound.limit)
    }

    /// One line to read.
    pub(crate) fn told(&self) -> String {
        let mut line = format!("{:<46} {:>12}", self.name(), self.unit.told(self.ours));
        if let Some(ratio) = self.ratio() {
            let _ = write!(line, "  ({ratio:.2} ×)");
        }
        if let Some(bound) = &self.bound {
            let met = if self.is_met() == Some(true) { "met" } else { "NOT MET" };
            let _ = write!(line, "  at most {} = {}: {met}", bound.said, self.unit.told(bound.limit));
        }
        for (who, value) in [("minimal", self.minimal), ("tui-journal", self.peer)] {
            if let Some(value) = value {
                let _ = write!(line, "  [{who} {}]", self.unit.told(value));
            }
        }
        line
    }
}

/// Figures as they come, each told at once.
#[derive(Default)]
pub(crate) struct Figures(pub(crate) Vec<Figure>);

impl Figures {
    pub(crate) fn add(&mut self, figure: Figure) {
        println!("{}", figure.told());
        self.0.push(figure);
    }

    /// One that was added before.
    pub(crate) fn find(&self, what: &str, pages: Option<u64>) -> Option<&Figure> {
        self.0.iter().find(|figure| figure.what == what && figure.pages == pages)
    }

    /// How many of them have a bound.
    pub(crate) fn bounded(&self) -> usize {
        self.0.iter().filter(|figure| figure.bound.is_some()).count()
    }

    pub(crate) fn not_met(&self) -> Vec<&Figure> {
        self.0.iter().filter(|figure| figure.is_met() == Some(false)).collect()
    }
}

/// The one in the middle, in milliseconds.
pub(crate) fn median(times: &[Duration]) -> f64 {
    percentile(times, 50)
}

/// The one that so many of a hundred are no longer than, in milliseconds.
pub(crate) fn percentile(times: &[Duration], percent: usize) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    let at = (sorted.len() * percent).div_ceil(100).max(1) - 1;
    sorted.get(at).map_or(0.0, |time| time.as_secs_f64() * 1e3)
}

/// A count among figures; none of them comes near to where it would end.
pub(crate) fn real(count: impl TryInto<u32>) -> f64 {
    f64::from(count.try_into().unwrap_or(u32::MAX))
}

pub(crate) fn with_commas(number: u64) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap_or("")).collect();
    groups.join(",")
}
