//! Which module uses which, and which ones can only be read together.

use std::collections::{BTreeMap, BTreeSet};

use super::source::{Module, Source};

type Path = Vec<String>;

/// The modules of the crate by their paths.
pub(super) struct House<'a> {
    modules: BTreeMap<&'a [String], &'a Module>,
}

/// One module uses another, at this line.
pub(super) struct Edge {
    pub(super) from: Path,
    pub(super) to: Path,
    pub(super) line: usize,
}

impl Edge {
    /// Inside these modules, and not between a module and what stands in it.
    pub(super) fn is_between(&self, knot: &BTreeSet<Path>) -> bool {
        knot.contains(&self.from) && knot.contains(&self.to) && !self.is_kin()
    }

    /// Whether one of the two stands inside the other.
    fn is_kin(&self) -> bool {
        self.from.starts_with(&self.to) || self.to.starts_with(&self.from)
    }
}

impl<'a> House<'a> {
    pub(super) fn of(sources: &'a [Source]) -> Self {
        Self { modules: sources.iter().map(|source| (source.module.path.as_slice(), &source.module)).collect() }
    }

    /// Everything that each module uses of another one.
    pub(super) fn edges(&self) -> Vec<Edge> {
        let of = |module: &'a Module| {
            module.paths.iter().filter_map(|(path, line)| {
                let to = self.owner(self.absolute(module, path)?);
                (to != module.path).then(|| Edge { from: module.path.clone(), to, line: *line })
            })
        };
        self.modules.values().flat_map(|module| of(module)).collect()
    }

    /// A path as written, seen from the crate. `None` for what comes from elsewhere, and for a module's own items.
    fn absolute(&self, module: &Module, path: &[String]) -> Option<Path> {
        let (first, rest) = path.split_first()?;
        let whole = |base: &[String]| Some([base, rest].concat());
        match first.as_str() {
            "crate" => whole(&[]),
            "goldseam" if module.path == ["main"] => whole(&[]),
            "self" => whole(&module.path),
            "super" => {
                let parent = module.path.split_last().map_or(&[][..], |(_, parent)| parent);
                let above = self.modules.get(parent)?;
                if rest.is_empty() { Some(parent.to_vec()) } else { self.below(above, rest) }
            }
            name => match module.names.get(name) {
                // A name brought in from elsewhere that stands for itself: `use anyhow;`.
                Some(brought) if brought.first() == Some(first) => None,
                Some(brought) => whole(&self.absolute(module, brought)?),
                None if module.children.contains(first) => Some([&module.path[..], path].concat()),
                None => None,
            },
        }
    }

    /// What follows `super`: another `super`, or a name of that module.
    fn below(&self, module: &Module, rest: &[String]) -> Option<Path> {
        match rest[0].as_str() {
            "super" => self.absolute(module, rest),
            _ => Some([&module.path[..], rest].concat()),
        }
    }

    /// The module that owns what a path names, looking through `pub use`.
    fn owner(&self, mut path: Path) -> Path {
        // More turns than any chain of re-exports has, so that a ring of them ends too.
        for _ in 0..8 {
            let depth = (0..=path.len()).rev().find(|depth| self.modules.contains_key(&path[..*depth])).unwrap_or(0);
            let (module, rest) = path.split_at(depth);
            let elsewhere = rest.split_first().and_then(|(name, rest)| {
                let here = self.modules.get(module)?;
                let brought = self.absolute(here, here.names.get(name)?)?;
                Some([&brought[..], rest].concat())
            });
            match elsewhere {
                Some(elsewhere) if elsewhere != path => path = elsewhere,
                _ => return module.to_vec(),
            }
        }
        path
    }
}

/// The knots of a room: modules that use each other in a ring, beyond parent and child. The largest first.
pub(super) fn knots(edges: &[Edge], room: &str) -> Vec<BTreeSet<Path>> {
    let mut next: BTreeMap<&Path, BTreeSet<&Path>> = BTreeMap::new();
    let inside = |path: &Path| path.first().is_some_and(|first| first == room);
    for edge in edges.iter().filter(|edge| inside(&edge.from) && inside(&edge.to) && !edge.is_kin()) {
        next.entry(&edge.from).or_default().insert(&edge.to);
    }
    let reached: BTreeMap<&Path, BTreeSet<&Path>> = next.keys().map(|from| (*from, reach(&next, from))).collect();
    let mut knots: BTreeSet<BTreeSet<Path>> = BTreeSet::new();
    for (from, all) in reached.iter().filter(|(from, all)| all.contains(**from)) {
        let back = all.iter().filter(|to| reached.get(**to).is_some_and(|all| all.contains(*from)));
        knots.insert(back.map(|to| (*to).clone()).collect());
    }
    let mut knots: Vec<_> = knots.into_iter().collect();
    knots.sort_by_key(|knot| std::cmp::Reverse(knot.len()));
    knots
}

fn reach<'a>(next: &BTreeMap<&'a Path, BTreeSet<&'a Path>>, from: &'a Path) -> BTreeSet<&'a Path> {
    let mut seen = BTreeSet::new();
    let mut waiting = vec![from];
    while let Some(at) = waiting.pop() {
        waiting.extend(next.get(at).into_iter().flatten().copied().filter(|to| seen.insert(*to)));
    }
    seen
}
