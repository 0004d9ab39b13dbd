//! Files that prove something.

use super::Attached;
use super::{Around, QuestionType, Show};
use crate::expression::Type;
use crate::form::{Answers, file_types};
use crate::message::Msg;
use crate::package::walk::Map;
use crate::package::{Service, reference};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// A list of at most `max_files` [`Attached`].
pub fn check(raw: &Value, max_files: i64) -> Result<Value, Msg> {
    let files: Vec<Attached> = serde_json::from_value(raw.clone()).map_err(|_| Msg::new("answer-wrong-type"))?;
    if files.len() as i64 > max_files {
        return Err(Msg::new("answer-too-many-files").with("max", max_files));
    }
    serde_json::to_value(files).map_err(|_| Msg::new("answer-wrong-type"))
}

/// Files that prove it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Files {
    /// The id of an evidence kind of the service.
    pub evidence: String,
    /// Most files.
    pub max_files: i64,
}

impl QuestionType for Files {
    fn keys() -> &'static [&'static str] {
        &["evidence", "max_files"]
    }
    fn mistakes() -> &'static [&'static str] {
        &["answer-file-needed", "answer-file-type", "answer-file-too-large", "answer-too-many-files"]
    }
    fn read(m: &Map, around: &Around) -> Self {
        let evidence = reference(m, "evidence", "evidence", around.evidence.iter().map(|e| e.id.as_str()));
        // Nobody is asked for what the agency gets by itself.
        if let Some(node) = m.get("evidence").filter(|_| around.evidence.iter().any(|e| e.id == evidence && e.fetched)) {
            m.sheet().say(node.pos, Msg::new("mistake-evidence-fetched").with("evidence", evidence.as_str()));
        }
        Files { evidence, max_files: m.number("max_files", Some(3), 1, 20) }
    }
    fn check(&self, raw: &Value, _: &str) -> Result<Value, Msg> {
        check(raw, self.max_files)
    }
    fn agrees(&self, value: &Value, service: &Service, _: &Answers) -> Result<(), Msg> {
        let kind = service.evidence_kind(&self.evidence).ok_or(Msg::new("answer-wrong-type"))?;
        for file in serde_json::from_value::<Vec<Attached>>(value.clone()).unwrap_or_default() {
            if !kind.accept.contains(&file.kind) {
                return Err(Msg::new("answer-file-type").with("types", file_types(&kind.accept)));
            }
            if file.size > kind.max_bytes {
                return Err(Msg::new("answer-file-too-large").with("max", kind.max_bytes / 1_048_576));
            }
        }
        Ok(())
    }
    fn missing(&self) -> Msg {
        Msg::new("answer-file-needed")
    }
    fn shape(&self) -> Type {
        Type::List { of: Box::new(Type::Record(BTreeMap::new())), least: 0, most: self.max_files.max(0) as u64 }
    }
    fn show(&self, value: &Value) -> Show<'_> {
        Show::Files(serde_json::from_value(value.clone()).unwrap_or_default())
    }
    fn is_list(&self) -> bool {
        true
    }
}
