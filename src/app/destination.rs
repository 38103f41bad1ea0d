//! Where a row or a button of the home page leads.
//!
//! It is a value of its own, and not a press of the screen: home's mark stands on one while another screen is seen.

use super::Route;
use crate::content::StepId;

/// A way from home.
#[derive(Clone, Debug, PartialEq)]
pub enum Destination {
    /// To a step, as whoever sits there meets it.
    Step(StepId),
    /// To a place that is no step, or to the page of a step that asks nothing first.
    To(Route),
    /// From where both sit to one person's own pages.
    OwnPages,
    /// From one person's own pages to where both sit.
    Both,
}
