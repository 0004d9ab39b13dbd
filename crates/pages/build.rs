//! Prepares the files that pages load: fonts and icons come from registry packages in `node_modules`, style sheet and
//! script from `assets`. Each gets a name with the hash of its content, so that browsers may keep it for ever.

use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Shown where a version published before the set was fixed names another icon.
const FALLBACK: &str = "file-text";

fn main() {
    let here = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));
    let root = here.join("../..");
    let modules = root.join("node_modules");
    for path in [
        "templates",
        "texts",
        "values",
        "assets",
        "samples",
        "src",
        "build.rs",
        "../domain/src/package/icons.txt",
        "../../node_modules/.package-lock.json",
    ] {
        println!("cargo::rerun-if-changed={path}");
    }
    let (icons, fonts) = (modules.join("lucide-static/icons"), modules.join("@fontsource-variable/vazirmatn/files"));
    let leaflet = modules.join("leaflet/dist");
    if !icons.is_dir() || !fonts.is_dir() || !leaflet.is_dir() {
        println!("cargo::error=fonts, icons and the map are missing: run `npm ci --ignore-scripts` in the folder of the repository first");
        return;
    }
    let mut assets = Assets { out, list: String::new(), constants: String::new() };

    let mut css = read(&here.join("assets/app.css"));
    for (name, file) in [
        ("arabic", "vazirmatn-arabic-wght-normal.woff2"),
        ("latin", "vazirmatn-latin-wght-normal.woff2"),
        ("latin-ext", "vazirmatn-latin-ext-wght-normal.woff2"),
    ] {
        let bytes = fs::read(fonts.join(file)).unwrap_or_else(|e| panic!("{file}: {e}"));
        let hashed = assets.add(&format!("vazirmatn-{name}.woff2"), &bytes, "font/woff2", None);
        css = css.replace(&format!("url(vazirmatn-{name}.woff2)"), &format!("url(/assets/{hashed})"));
    }
    assets.add("app.css", css.as_bytes(), "text/css; charset=utf-8", Some("APP_CSS"));
    assets.add("app.js", read(&here.join("assets/app.js")).as_bytes(), "text/javascript; charset=utf-8", Some("APP_JS"));
    // Leaflet and what draws with it are one file each, asked for only where a place is. Its pictures are never used.
    let map = |ending: &str| {
        format!("{}\n{}", read(&leaflet.join(format!("leaflet.{ending}"))), read(&here.join(format!("assets/map.{ending}"))))
    };
    let script = map("js").replace("//# sourceMappingURL=leaflet.js.map", "");
    assets.add("map.js", script.as_bytes(), "text/javascript; charset=utf-8", Some("MAP_JS"));
    let pictures = ["images/layers.png", "images/layers-2x.png", "images/marker-icon.png"];
    let sheet = pictures.iter().fold(map("css"), |css, p| css.replace(&format!("url({p})"), "none"));
    assets.add("map.css", sheet.as_bytes(), "text/css; charset=utf-8", Some("MAP_CSS"));
    assets.add("mark.svg", read(&here.join("assets/mark.svg")).as_bytes(), "image/svg+xml", Some("MARK"));

    let mut ours = BTreeSet::from([FALLBACK.to_string()]);
    named(&here.join("templates"), &mut ours, &in_templates);
    named(&here.join("src"), &mut ours, &in_templates);
    // Those that packages may name.
    ours.extend(read(&here.join("../domain/src/package/icons.txt")).lines().map(String::from));
    let mut sprite = String::from("<svg xmlns=\"http://www.w3.org/2000/svg\"><!-- Icons: Lucide, ISC License -->");
    let mut names = String::new();
    for name in &ours {
        let svg = read(&icons.join(format!("{name}.svg")));
        let body = svg.split_once("<svg").and_then(|(_, r)| r.split_once('>')).and_then(|(_, r)| r.split_once("</svg>"));
        let body: Vec<&str> = body.map_or("", |(b, _)| b).lines().map(str::trim).filter(|l| !l.is_empty()).collect();
        let _ = write!(sprite, "<symbol id=\"{name}\" viewBox=\"0 0 24 24\">{}</symbol>", body.concat());
        let _ = write!(names, "{name:?}, ");
    }
    sprite.push_str("</svg>");
    assets.add("icons.svg", sprite.as_bytes(), "image/svg+xml", Some("ICONS"));
    let code = format!(
        "{}pub(crate) const ICON_NAMES: &[&str] = &[{names}];\npub(crate) const FALLBACK_ICON: &str = {FALLBACK:?};\nstatic ALL: &[Asset] = &[\n{}];\n",
        assets.constants, assets.list
    );
    fs::write(assets.out.join("assets.rs"), code).expect("OUT_DIR can be written");
}

struct Assets {
    out: PathBuf,
    list: String,
    constants: String,
}

impl Assets {
    /// Writes a file under its hashed name and gives that name.
    fn add(&mut self, name: &str, bytes: &[u8], media_type: &str, constant: Option<&str>) -> String {
        let hash = Sha256::digest(bytes).iter().take(6).fold(String::new(), |s, b| s + &format!("{b:02x}"));
        let hashed = format!("{hash}-{name}");
        let path = self.out.join(name);
        fs::write(&path, bytes).expect("OUT_DIR can be written");
        let _ = writeln!(self.list, "Asset {{ name: {hashed:?}, media_type: {media_type:?}, bytes: include_bytes!({path:?}) }},");
        if let Some(c) = constant {
            let _ = writeln!(self.constants, "pub(crate) const {c}: &str = \"/assets/{hashed}\";");
        }
        hashed
    }
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// Icon names in all files of a folder.
fn named(folder: &Path, names: &mut BTreeSet<String>, find: &dyn Fn(&str, &mut BTreeSet<String>)) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            named(&path, names, find);
        } else if let Ok(text) = fs::read_to_string(&path) {
            find(&text, names);
        }
    }
}

/// `icon("name")`.
fn in_templates(text: &str, names: &mut BTreeSet<String>) {
    for part in text.split("icon(\"").skip(1) {
        names.extend(part.split('"').next().map(String::from));
    }
}
