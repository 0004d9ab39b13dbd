//! The sample packages and people of the repository, and small files of each kind.

use domain::package::{Catalogue, People, Service, SourceFile, parse, parse_people};
use domain::question::Kind;
use domain::{Lang, form};
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The day on which the examples of packages are checked.
pub const EXAMPLE_DAY: &str = "2026-11-24";

/// A service that residents may apply for and that needs a file.
pub const WITH_FILE: &str = "fence-permit";

/// The folder of the sample packages.
pub fn packages() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packages")
}

fn walk(root: &Path, folder: &Path, out: &mut Vec<SourceFile>) {
    for entry in std::fs::read_dir(folder).expect("the folder of packages can be read").flatten() {
        let path = entry.path();
        if path.is_dir() {
            walk(root, &path, out);
        } else if let Ok(text) = std::fs::read_to_string(&path) {
            out.push(SourceFile { path: path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/"), text });
        }
    }
}

/// The files of a folder of packages, in order.
pub fn files(folder: &Path) -> Vec<SourceFile> {
    let mut out = vec![];
    walk(folder, folder, &mut out);
    out.sort_by(|a, b| a.path.cmp(&b.path));
    out
}

/// The sample catalogue, parsed once.
pub fn catalogue() -> &'static Catalogue {
    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    CATALOGUE.get_or_init(|| parse(&files(&packages()), EXAMPLE_DAY).expect("the sample packages have no mistakes"))
}

/// The sample people, parsed once.
pub fn people() -> &'static People {
    static PEOPLE: OnceLock<People> = OnceLock::new();
    PEOPLE.get_or_init(|| {
        let text = std::fs::read_to_string(packages().join("sample-people.yaml")).expect("sample-people.yaml can be read");
        parse_people(&text, "sample-people.yaml").expect("the sample people have no mistakes")
    })
}

/// A service of the sample catalogue.
pub fn service(id: &str) -> &'static Service {
    catalogue().services.get(id).expect("a service of the sample packages")
}

/// A PDF, as small as one can be; `n` makes it another file.
pub fn pdf(n: usize) -> Vec<u8> {
    format!("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<</N {n}>>\n%%EOF\n").into_bytes()
}

/// A PDF of so many bytes.
pub fn pdf_of(size: usize) -> Vec<u8> {
    let small = pdf(1);
    let (begins, ends) = small.split_at(9);
    [begins, &vec![b' '; size - small.len()], ends].concat()
}

/// A file of a kind, of one point where it is a picture.
pub fn file(kind: &str) -> Vec<u8> {
    match kind {
        "jpeg" => include_bytes!("../files/point.jpg").to_vec(),
        "png" => include_bytes!("../files/point.png").to_vec(),
        "webp" => include_bytes!("../files/point.webp").to_vec(),
        _ => pdf(0),
    }
}

/// The body of `POST /api/v1/applications` of a service's `n`-th example, with a file for each evidence question asked.
pub fn application(service: &Service, n: usize) -> Value {
    use base64::Engine;
    let example = &service.examples[n];
    let mut evidence = Map::new();
    for q in service.questions().filter(|q| form::asked(service, q, &example.answers)) {
        if let Kind::Evidence(domain::question::Files { evidence: id, .. }) = &q.kind {
            let kind = service.evidence_kind(id).and_then(|e| e.accept.first()).map_or("pdf", String::as_str);
            let content = base64::engine::general_purpose::STANDARD.encode(file(kind));
            evidence.insert(q.id.clone(), json!([{ "name": format!("{id}.{kind}"), "content": content }]));
        }
    }
    json!({ "service": service.id, "answers": example.answers, "evidence": evidence })
}

/// A text of a service in Persian, as pages show it.
pub fn title(service: &str) -> &'static str {
    self::service(service).title.get(Lang::FA)
}
