//! Pages that are the same for everyone who is not signed in: rendered once a minute for each language. The offer does not
//! change while the program runs; figures do.

use app::now::now;
use bytes::Bytes;
use domain::{Lang, Millis};
use std::collections::HashMap;
use std::sync::RwLock;

/// Rendered pages by service id, each with when it was rendered.
type Pages = HashMap<String, (Bytes, Millis)>;

/// Rendered pages by language and service id.
#[derive(Default)]
pub struct Cache(RwLock<HashMap<Lang, Pages>>);

/// A page is rendered anew after so long.
const KEPT: Millis = 60_000;

/// More would only be somebody trying addresses; the offer has some hundreds of pages.
const MOST: usize = 5000;

impl Cache {
    /// The page, if it was rendered lately.
    pub fn get(&self, lang: Lang, service: &str) -> Option<Bytes> {
        self.0
            .read()
            .unwrap_or_else(|e| e.into_inner())
            .get(&lang)?
            .get(service)
            .filter(|(_, at)| (0..KEPT).contains(&(now() - at)))
            .map(|(page, _)| page.clone())
    }
    /// Keeps a rendered page.
    pub fn put(&self, lang: Lang, service: &str, page: String) -> Bytes {
        let page = Bytes::from(page);
        let mut all = self.0.write().unwrap_or_else(|e| e.into_inner());
        let pages = all.entry(lang).or_default();
        if pages.len() >= MOST {
            pages.clear();
        }
        pages.insert(service.to_string(), (page.clone(), now()));
        page
    }
}
