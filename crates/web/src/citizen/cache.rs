//! Pages that are the same for everyone who is not signed in: rendered once for each language. Only pages whose content
//! does not depend on the time of day belong here; the offer does not change while the program runs.

use bytes::Bytes;
use domain::Lang;
use std::collections::HashMap;
use std::sync::RwLock;

/// Rendered pages by language and path.
#[derive(Default)]
pub struct Cache(RwLock<HashMap<(Lang, String), Bytes>>);

/// More would only be somebody trying addresses; the offer has some hundreds of pages.
const MOST: usize = 5000;

impl Cache {
    /// The page, rendered now if it was not before.
    pub fn get(&self, lang: Lang, path: &str, render: impl FnOnce() -> Option<String>) -> Option<Bytes> {
        let key = (lang, path.to_string());
        if let Some(b) = self.0.read().unwrap_or_else(|e| e.into_inner()).get(&key) {
            return Some(b.clone());
        }
        let page = Bytes::from(render()?);
        let mut all = self.0.write().unwrap_or_else(|e| e.into_inner());
        if all.len() >= MOST {
            all.clear();
        }
        all.insert(key, page.clone());
        Some(page)
    }
}
