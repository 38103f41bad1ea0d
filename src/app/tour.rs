//! Where a presentation of the demo is.

/// Where a presentation is.
pub struct Tour {
    /// The id of the sample.
    pub sample: String,
    /// Two keys as they would be made, and what came of them.
    pub proof: Proof,
    pub(super) route: Option<usize>,
    /// Of each route, the stop that is chosen.
    pub(super) chosen: Vec<usize>,
}

/// A page sealed to the second person's key, and which of the two keys opens it.
#[derive(Clone, Debug, Default)]
pub struct Proof {
    /// How the sealed page begins.
    pub begins: String,
    /// Whether each person's key opens it.
    pub opens: [bool; 2],
}

impl Tour {
    /// The stop that is chosen on the route that is gone, to change it.
    pub(super) fn stop(&mut self) -> Option<&mut usize> {
        self.chosen.get_mut(self.route?)
    }
}
