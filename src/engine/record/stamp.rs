//! How a date stands in a file: `2026-11-23T14:03:14+00:00`. The offset is always written as a number; serde's own way
//! turns that of a UTC clock into a `Z`.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Deserializer, Serializer};

/// With a number for the offset, also on a computer that runs on UTC.
pub fn serialize<S: Serializer>(at: &DateTime<FixedOffset>, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&at.to_rfc3339())
}

/// Reads the date, in whatever form of RFC 3339.
pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<DateTime<FixedOffset>, D::Error> {
    DateTime::deserialize(from)
}
