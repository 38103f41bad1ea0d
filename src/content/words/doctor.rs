//! What a check-up of a workbook says.

use super::words;

words! {
    /// What a check-up of a workbook says.
    Doctor = "doctor" {
    }
}
