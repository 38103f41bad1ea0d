//! Around what leaves the workbook.

use super::words;

words! {
    /// Around what leaves the workbook.
    Export = "export" {
    }
}
