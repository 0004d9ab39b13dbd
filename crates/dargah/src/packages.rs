//! Reading packages: from a folder, or the sample packages inside the program.

use crate::Failure;
use domain::calendar::{Day, TEHRAN};
use domain::package::{Catalogue, MAX_BYTES, Mistake, People, SourceFile, is_ignored, parse_on, parse_people};
use include_dir::{Dir, include_dir};
use std::path::Path;

static SAMPLES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../packages");

/// The day on which the examples of packages are checked: a fixed one, so that a package does not turn bad with time.
pub const EXAMPLE_DAY: &str = "2026-11-24";

/// Packages that somebody is about to offer: their contracts run today.
pub fn offered(files: &[SourceFile]) -> Result<Catalogue, Vec<Mistake>> {
    parse_on(files, EXAMPLE_DAY, Some(Day::at(app::now::now(), TEHRAN)))
}

/// Packages that are in use: a contract may have ended since they were checked, and that is no reason not to start.
pub fn used(files: &[SourceFile]) -> Result<Catalogue, Vec<Mistake>> {
    parse_on(files, EXAMPLE_DAY, None)
}

/// The files of a folder, and mistakes for what cannot be read as one: links (which are not followed), folders named like files and
/// what lies too deep, pipes, files that are too large or no text. Nothing is passed over without a word but what may be there.
pub fn read(dir: &Path) -> std::io::Result<(Vec<SourceFile>, Vec<Mistake>)> {
    let (mut files, mut mistakes) = (vec![], vec![]);
    walk(dir, dir, &mut files, &mut mistakes, 0)?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok((files, mistakes))
}

/// Folders in folders that are looked into; files of packages lie two deep.
const DEEPEST: usize = 6;

fn walk(root: &Path, dir: &Path, files: &mut Vec<SourceFile>, mistakes: &mut Vec<Mistake>, depth: usize) -> std::io::Result<()> {
    for entry in std::fs::read_dir(dir)? {
        let entry = entry?;
        let (path, kind) = (entry.path(), entry.file_type()?);
        let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        let length = if kind.is_file() { entry.metadata()?.len() } else { 0 };
        // What is no part of a package may be of any kind and size.
        let may_be_there = is_ignored(&name) && (!kind.is_file() || length > MAX_BYTES as u64);
        if may_be_there || entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if kind.is_dir() && depth < DEEPEST && !name.ends_with(".yaml") {
            walk(root, &path, files, mistakes, depth + 1)?;
        } else if !kind.is_file() {
            mistakes.push(Mistake::not_a_file(&name));
        } else if length > MAX_BYTES as u64 {
            mistakes.push(Mistake::too_large(&name));
        } else {
            match String::from_utf8(std::fs::read(&path)?) {
                Ok(text) => files.push(SourceFile { path: name, text }),
                Err(_) => mistakes.push(Mistake::not_utf8(&name)),
            }
        }
    }
    Ok(())
}

fn embedded(dir: &Dir<'_>, out: &mut Vec<SourceFile>) {
    for f in dir.files() {
        if let Some(text) = f.contents_utf8() {
            out.push(SourceFile { path: f.path().to_string_lossy().replace('\\', "/"), text: text.into() });
        }
    }
    dir.dirs().for_each(|d| embedded(d, out));
}

/// The catalogue of a folder, or of the sample packages when `dir` is empty.
pub fn catalogue(dir: &str) -> Result<Catalogue, Failure> {
    let (files, mut mistakes) = if dir.is_empty() {
        let mut files = vec![];
        embedded(&SAMPLES, &mut files);
        (files, vec![])
    } else {
        read(Path::new(dir)).map_err(|e| Failure(format!("packages {dir}: {e}"), 1))?
    };
    match used(&files) {
        Ok(c) if mistakes.is_empty() => Ok(c),
        result => {
            mistakes.extend(result.err().unwrap_or_default());
            Err(Failure(format!("the packages have {} mistakes; `dargah check {dir}` shows them", mistakes.len()), 1))
        }
    }
}

/// Where the sample people stand in a folder of packages.
pub const PEOPLE: &str = "sample-people.yaml";

/// The sample people of the demonstration.
pub fn people(dir: &str) -> Result<People, Failure> {
    const NAME: &str = PEOPLE;
    let text = match dir {
        "" => SAMPLES.get_file(NAME).and_then(|f| f.contents_utf8()).unwrap_or_default().to_string(),
        dir => match std::fs::read_to_string(Path::new(dir).join(NAME)) {
            Ok(t) => t,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(People::default()),
            Err(e) => return Err(Failure(format!("{dir}/{NAME}: {e}"), 1)),
        },
    };
    parse_people(&text, NAME)
        .map_err(|m| Failure(format!("{NAME} has {} mistakes; the first is in line {}", m.len(), m.first().map_or(0, |m| m.line)), 1))
}
