//! The engine: what the records mean, in whatever order they come, and for whom.

mod entered;
mod replay;
