//! What leaves the workbook: exactly what may, in every format, in people's own words, and readable by other programs.

mod calendar;
mod canaries;
mod golden;
pub(crate) mod kept;
mod nasty;
mod session;
mod sheets;
mod twins;
mod yes;
