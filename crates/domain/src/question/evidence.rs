//! Files that prove something. Their types and sizes are held against the kind of evidence by [`crate::form::check_one`].

use super::Attached;
use crate::message::Msg;
use serde_json::Value;

/// A list of at most `max_files` [`Attached`].
pub fn check(raw: &Value, max_files: i64) -> Result<Value, Msg> {
    let files: Vec<Attached> = serde_json::from_value(raw.clone()).map_err(|_| Msg::new("answer-wrong-type"))?;
    if files.len() as i64 > max_files {
        return Err(Msg::new("answer-too-many-files").with("max", max_files));
    }
    serde_json::to_value(files).map_err(|_| Msg::new("answer-wrong-type"))
}
