//! Writes the gallery to a folder that any static server can show: `cargo run -p dargah-pages --example gallery -- <folder>`.

use std::fmt::Write;
use std::{env, fs, io, path::PathBuf};

fn main() -> io::Result<()> {
    let folder = PathBuf::from(env::args().nth(1).unwrap_or("target/gallery".into()));
    fs::create_dir_all(folder.join("assets"))?;
    for a in pages::assets::all() {
        fs::write(folder.join("assets").join(a.name), a.bytes)?;
    }
    fs::write(folder.join("assets").join(pages::assets::AGENCIES_CSS), pages::assets::agency_css(pages::gallery::catalogue()))?;
    let mut index = String::from("<!doctype html><meta charset=utf-8><title>Gallery</title>");
    for e in pages::gallery::gallery() {
        let name = format!("{}-{}.html", e.lang, e.name);
        let _ = write!(index, "<p><a href=\"{name}\">{name}</a></p>");
        fs::write(folder.join(name), e.html)?;
    }
    fs::write(folder.join("index.html"), index)
}
