//! What maps stand on: tiles of a server that the operator names, or a plain ground.

use domain::package::Catalogue;
use serde_json::json;

/// Tiles, their credit, and where a map without a place begins.
#[derive(Debug, Clone, PartialEq)]
pub struct Ground {
    tiles: String,
    attribution: String,
    view: (f64, f64, u8),
}

impl Ground {
    /// Out of settings: a pattern of addresses with `{z}`, `{x}` and `{y}`, empty for a plain ground; its credit, which is needed
    /// with tiles; latitude, longitude and zoom (0 to 19). Gives in words of operators what is wrong.
    pub fn new(tiles: &str, attribution: &str, view: &str) -> Result<Ground, String> {
        if !tiles.is_empty() {
            let host = host(tiles).ok_or_else(|| format!("map_tiles must begin with http:// or https:// and a host, not `{tiles}`"))?;
            if !host.bytes().all(|b| b.is_ascii_alphanumeric() || b".-:*".contains(&b)) {
                return Err(format!("map_tiles: `{host}` is no name of a host"));
            }
            if let Some(missing) = ["{z}", "{x}", "{y}"].iter().find(|p| !tiles.contains(**p)) {
                return Err(format!("map_tiles has no {missing}: `{tiles}`"));
            }
            if attribution.is_empty() {
                return Err("map_attribution is needed with map_tiles: who the map is by".into());
            }
        }
        let wrong = || format!("map_view must be latitude, longitude and zoom, such as `36.2972, 59.6067, 12`, not `{view}`");
        let parts: Vec<&str> = view.split(',').map(str::trim).collect();
        let [lat, lon, zoom] = parts[..] else { return Err(wrong()) };
        let number = |s: &str, most: f64| s.parse::<f64>().ok().filter(|n| n.abs() <= most).ok_or_else(wrong);
        let zoom = zoom.parse::<u8>().ok().filter(|z| *z <= 19).ok_or_else(wrong)?;
        Ok(Ground { tiles: tiles.into(), attribution: attribution.into(), view: (number(lat, 90.0)?, number(lon, 180.0)?, zoom) })
    }

    /// For the script of maps. A ground without tiles has names: well-known places first, then the units of agencies.
    pub(crate) fn json(&self, catalogue: &Catalogue) -> String {
        let (lat, lon, zoom) = self.view;
        let agencies = || catalogue.agencies.values().filter(|_| self.tiles.is_empty());
        let places = agencies().flat_map(|a| &a.places).map(|p| (&p.title, p.at));
        let units = agencies().flat_map(|a| &a.units).filter_map(|u| Some((&u.title, u.at?)));
        let names: Vec<_> = places.chain(units).map(|(title, at)| json!({ "title": title, "at": [at.lat, at.lon] })).collect();
        json!({ "tiles": self.tiles, "attribution": self.attribution, "view": [lat, lon, zoom], "names": names }).to_string()
    }

    /// The host of the tiles as a source of a content security policy, with a space before it; empty without tiles.
    pub(crate) fn source(&self) -> String {
        let scheme = self.tiles.split("://").next().unwrap_or("");
        host(&self.tiles).map_or(String::new(), |host| format!(" {scheme}://{host}"))
    }
}

impl Default for Ground {
    /// A plain ground over Mashhad.
    fn default() -> Self {
        Ground { tiles: String::new(), attribution: String::new(), view: (36.2972, 59.6067, 12) }
    }
}

/// Host and port of a pattern; the place for the number of a server is any name.
fn host(tiles: &str) -> Option<String> {
    let rest = tiles.strip_prefix("https://").or_else(|| tiles.strip_prefix("http://"))?;
    let host = rest.split('/').next()?.replace("{s}", "*");
    (!host.is_empty()).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_host_of_the_tiles_comes_into_the_policy() {
        let view = "36.2972, 59.6067, 12";
        let source = |tiles: &str| Ground::new(tiles, "by", view).map(|g| g.source());
        assert_eq!(source(""), Ok(String::new()));
        assert_eq!(source("https://tiles.example.org/{z}/{x}/{y}.png?key=secret"), Ok(" https://tiles.example.org".into()));
        assert_eq!(source("https://{s}.example.org:8443/{z}/{x}/{y}.png"), Ok(" https://*.example.org:8443".into()));
        for wrong in
            ["tiles.example.org/{z}/{x}/{y}", "https:///{z}/{x}/{y}", "https://a; script-src *//{z}/{x}/{y}", "https://a.example/{z}/{x}"]
        {
            assert!(source(wrong).is_err(), "{wrong}");
        }
        assert!(Ground::new("https://a.example/{z}/{x}/{y}", "", view).is_err());
        for wrong in ["", "36, 59", "91, 59, 12", "36, 59, 20"] {
            assert!(Ground::new("", "", wrong).is_err(), "{wrong}");
        }
    }
}
