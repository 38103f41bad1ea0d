//! Text: measured by clusters, wrapped without loss, cleaned to nothing but words.

mod clean;
mod decoded;
pub(crate) mod hard;
mod measured;
mod name;
