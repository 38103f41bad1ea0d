//! Where one begins: the home page, a stage, the road.

use super::words;

words! {
    /// Where one begins: the home page, a stage, the road.
    Home = "home" {
        /// A stage with its steps.
        stage: Stage {
            been_through,
        }
    }
}
