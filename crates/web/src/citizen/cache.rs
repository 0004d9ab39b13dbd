//! Pages that are the same for everyone who is not signed in: rendered once for each language. Only pages whose content
//! does not depend on the time of day belong here; the offer does not change while the program runs.

use bytes::Bytes;
use domain::Lang;
use std::collections::HashMap;
use std::sync::RwLock;

/// Rendered pages by language and service id.
#[derive(Default)]
pub struct Cache(RwLock<HashMap<Lang, HashMap<String, Bytes>>>);

/// More would only be somebody trying addresses; the offer has some hundreds of pages.
const MOST: usize = 5000;

impl Cache {
    /// The page, if it was rendered before.
    pub fn get(&self, lang: Lang, service: &str) -> Option<Bytes> {
        self.0.read().unwrap_or_else(|e| e.into_inner()).get(&lang)?.get(service).cloned()
    }
    /// Keeps a rendered page.
    pub fn put(&self, lang: Lang, service: &str, page: String) -> Bytes {
        let page = Bytes::from(page);
        let mut all = self.0.write().unwrap_or_else(|e| e.into_inner());
        let pages = all.entry(lang).or_default();
        if pages.len() >= MOST {
            pages.clear();
        }
        pages.insert(service.to_string(), page.clone());
        page
    }
}
