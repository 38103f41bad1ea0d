//! The files of the demo. A record that says too little is told by the check; here it is left out.

use crate::content::demo::{Happened, Limits, Person, Presenter, Route, Said, SaidPart, Sample, Stop, Told, Who};
use crate::content::reader::Table;
use crate::content::step::{Role, StepId};

/// A file of made-up people.
pub(super) fn sample(id: &str, table: Table<'_>) -> Sample {
    Sample {
        id: id.to_owned(),
        about: table.needed("about"),
        people: table.some("person", |person| {
            Some(Person { name: person.needed("name"), role: Role::read(person.word("role")?)? })
        }),
        records: table.some("record", told),
    }
}

fn told(table: Table<'_>) -> Option<Told> {
    Some(Told {
        id: table.word("id").map(str::to_owned),
        who: who(table)?,
        days: table.number("days")?,
        step: table.word("step").map(StepId::from),
        what: happened(table)?,
    })
}

fn who(table: Table<'_>) -> Option<Who> {
    match table.word("who")? {
        "1" => Some(Who::One),
        "2" => Some(Who::Two),
        "both" => Some(Who::Both),
        _ => None,
    }
}

fn happened(table: Table<'_>) -> Option<Happened> {
    Some(match table.word("kind").unwrap_or("answered") {
        "been-through" => Happened::BeenThrough,
        "set-aside" => Happened::SetAside,
        "shown" => Happened::Shown(Box::new([said(table.table("one")?), said(table.table("two")?)])),
        "agreed" => Happened::Agreed {
            limit: table.text("limit")?,
            lines: table.some("line", |line| Some((who(line)?, line.text("will")?))),
            runs: table.number("runs")?,
        },
        "promised" => Happened::Promised { line: table.text("will")?, runs: table.number("runs")? },
        "outcome" => Happened::Outcome { of: table.text("of")?, mark: table.word("mark")?.to_owned() },
        _ => Happened::Answered(said(table)),
    })
}

fn said(table: Table<'_>) -> Said {
    let part = |part: Table<'_>| SaidPart {
        ask: part.needed("ask"),
        text: part.needed("text"),
        picked: part.texts("picked").unwrap_or_default(),
        number: part.number("number"),
    };
    let pile = |pile: Table<'_>| (pile.needed("name"), pile.texts("cards").unwrap_or_default());
    Said {
        text: table.needed("text"),
        picked: table.texts("picked").unwrap_or_default(),
        number: table.number("number"),
        parts: table.list("part", part).unwrap_or_default(),
        piles: table.list("pile", pile).unwrap_or_default(),
    }
}

/// The presenter's file.
pub(super) fn presenter(table: Table<'_>) -> Presenter {
    let route = |route: Table<'_>| Route {
        id: route.needed("id"),
        title: route.needed("title"),
        stops: route.texts("stops").unwrap_or_default(),
    };
    let limits = |limits: Table<'_>| Limits {
        title: limits.needed("title"),
        not_with: limits.texts("not_with").unwrap_or_default(),
        text: limits.needed("text"),
    };
    Presenter {
        intro: table.needed("intro"),
        stops: table.list("stop", stop).unwrap_or_default(),
        routes: table.list("route", route).unwrap_or_default(),
        limits: table.table("limits").map(limits).unwrap_or_default(),
    }
}

fn stop(table: Table<'_>) -> Stop {
    Stop {
        id: table.needed("id"),
        title: table.needed("title"),
        samples: table.texts("samples").unwrap_or_default(),
        step: table.word("step").map(StepId::from),
        screen: table.word("screen").map(str::to_owned),
        who: who(table),
        minutes: table.number("minutes").unwrap_or_default(),
        aim: table.needed("aim"),
        say: table.needed("say"),
        watch: table.needed("watch"),
        wrong: table.needed("wrong"),
        sheets: table.texts("sheets").unwrap_or_default(),
    }
}
