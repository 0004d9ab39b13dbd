//! The files that pages load, embedded. Their names carry the hash of their content: an answer may be kept for ever.

use domain::package::Catalogue;
use std::fmt::Write;

/// A file under `/assets/`.
#[derive(Debug, Clone, Copy)]
pub struct Asset {
    /// Name with hash, without folder.
    pub name: &'static str,
    /// Media type.
    pub media_type: &'static str,
    /// Content.
    pub bytes: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// Name under `/assets/` of the style sheet that [`agency_css`] gives; it depends on the catalogue, so it has no hash.
pub const AGENCIES_CSS: &str = "agencies.css";

/// A file by its name.
pub fn find(name: &str) -> Option<&'static Asset> {
    ALL.iter().find(|a| a.name == name)
}
/// All files.
pub fn all() -> &'static [Asset] {
    ALL
}

/// The colours of the agencies as a style sheet: `.agency-<id>` sets `--agency`.
pub fn agency_css(catalogue: &Catalogue) -> String {
    let mut css = String::new();
    for a in catalogue.agencies.values() {
        let _ = writeln!(css, ".agency-{}{{--agency:{}}}", a.id, a.color);
    }
    css
}

/// The name of an icon of the sprite; the fallback for an icon that the set does not have.
pub(crate) fn icon_name(name: &str) -> &'static str {
    ICON_NAMES.binary_search(&name).map_or(FALLBACK_ICON, |i| ICON_NAMES[i])
}
