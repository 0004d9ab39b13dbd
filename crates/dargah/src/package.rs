//! `dargah package`: what differs between two packages, and handing packages on as signed files.

use crate::print::{self, complain, say, write_out};
use crate::{Failure, Outcome, check, packages, verify};
use app::Key;
use clap::Subcommand;
use domain::package::diff::{self, Changed};
use domain::package::{Bundle, Catalogue, Flaw, Mistake, SourceFile, content_hash, is_package_path};
use domain::{Arg, Lang, Msg};
use pages::Words;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Compare packages, and hand them on as signed files.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Say what changes for people, officers and fees between two packages
    ///
    /// Each of the two is a folder of packages, the folder of one package, or an exported file.
    Diff {
        /// The package as it was
        old: PathBuf,
        /// The package as it is now
        new: PathBuf,
        /// Folder of the packages that both need; by default those beside each
        #[arg(long, value_name = "DIR")]
        with: Option<PathBuf>,
        /// Language of the words
        #[arg(long, default_value = "en")]
        lang: String,
        /// JSON instead of text
        #[arg(long)]
        json: bool,
    },
    /// Write a package as one file, with the hash of its content, signed by its publisher
    Export {
        /// Folder of the package
        path: PathBuf,
        /// The publisher's key: 64 hex digits; made when the file is not there
        #[arg(long, value_name = "FILE")]
        key: PathBuf,
        /// Where to write
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
        /// Folder of the packages that it needs; by default those beside it
        #[arg(long, value_name = "DIR")]
        with: Option<PathBuf>,
    },
    /// Take exported packages into a folder of packages; what was altered is refused
    ///
    /// A later version of a package must be signed by the same publisher, or by one given with --trust. Without --trust the first
    /// version is taken from anybody: compare the key that is printed with what its publisher tells you.
    Import {
        /// Exported files
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Folder of packages
        #[arg(long, value_name = "DIR")]
        to: PathBuf,
        /// Take only packages of this publisher: a public key of 64 hex digits, or a file with it; may be given more than once
        #[arg(long, value_name = "KEY")]
        trust: Vec<String>,
        /// Take it also where it brings a service or a type back to a version before the one that is there
        #[arg(long)]
        older: bool,
        /// Language in which it is told what is wrong
        #[arg(long, default_value = "en")]
        lang: String,
    },
    /// Draw the stages of a service: who does what, and where each leads (SVG)
    Draw {
        /// Id of the service
        service: String,
        /// Folder of packages
        #[arg(long, default_value = "packages", value_name = "DIR")]
        packages: String,
        /// Where to write; without it the picture is printed
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
        /// Language of the words
        #[arg(long, default_value = "fa")]
        lang: String,
    },
    /// Print the id and the hash of the content of a package, as `needs` takes it
    Hash {
        /// Folder of the package, or an exported file
        path: PathBuf,
    },
}

/// Runs it.
pub fn run(a: &Args) -> Outcome {
    match &a.what {
        What::Draw { service, packages, to, lang } => {
            let svg = crate::simulate::drawing(packages, service, lang)?;
            match to {
                Some(file) => fs::write(file, svg).map_err(|e| Failure(format!("{}: {e}", file.display()), 1))?,
                None => say!("{svg}"),
            }
        }
        What::Diff { old, new, with, lang, json } => {
            let words = crate::check::words(lang)?;
            let (before, now) = (Package::read(old, words)?, Package::read(new, words)?);
            // What stands beside two different packages would be compared, and of them only that each is not the other.
            if let (Some(a), Some(b)) = (&before.id, &now.id)
                && a != b
            {
                let args = [("old", a.as_str().into()), ("new", b.as_str().into())];
                return Err(Failure(words.say_with("package-diff-other", &args), 2));
            }
            let read = |lacks: &'static str, path: &Path, package: &Package| -> Result<Catalogue, Failure> {
                let files = package.with(with.as_deref())?;
                let read = packages::used(&files);
                // What is wrong with a package beside it that it does not need is not asked about.
                read.or_else(|m| package.parse_with_needs(&files).map_err(|_| m)).map_err(|m| {
                    let missing: BTreeSet<&str> = m.iter().filter_map(missing).collect();
                    let refused = refused(path, &m, words);
                    if missing.is_empty() {
                        return refused;
                    }
                    let list = missing.into_iter().collect::<Vec<_>>().join(&*words.say("value-and"));
                    Failure(format!("{}: {}", path.display(), words.say_with(lacks, &[("packages", list.into())])), refused.1)
                })
            };
            let (before, now) = match (read("package-diff-lacks-old", old, &before), read("package-diff-lacks-new", new, &now)) {
                (Ok(before), Ok(now)) => (before, now),
                // Both are told at once.
                (Err(a), Err(b)) => {
                    complain!("{}", a.0);
                    return Err(b);
                }
                (Err(e), Ok(_)) | (Ok(_), Err(e)) => return Err(e),
            };
            let all = diff::packages(&before, &now);
            if *json {
                let list: Vec<_> = all.iter().map(|c| shape(c, words)).collect();
                say!("{}", serde_json::json!({ "changes": list }));
            } else {
                write_out!("{}", told(&all, words));
            }
        }
        What::Export { path, key, to, with } => export(path, key, to, with.as_deref())?,
        What::Import { files, to, trust, older, lang } => import(files, to, trust, *older, crate::check::words(lang)?)?,
        What::Hash { path } => {
            let words = Words::of(Lang::EN);
            let package = Package::read(path, words)?;
            say!("{} {}", package.id(words)?, package.hash());
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The packages beside one without which it does not know what it refers to, by the name of their folder, and its mistakes
/// when they are given too; nothing where none of them helps.
pub fn lacks(path: &Path, alone: &[Mistake]) -> Option<(Vec<String>, Vec<Mistake>)> {
    // Files that cannot be read have been told already.
    let (package, unread) = Package::load(path, Words::of(Lang::EN)).ok()?;
    if !unread.is_empty() {
        return None;
    }
    let own = format!("{}/", package.id.as_ref()?);
    let unknown = |m: &[Mistake]| m.iter().filter(|m| missing(m).is_some() || m.reason.key == "mistake-unknown-reference").count();
    let files = package.with(None).ok().filter(|_| unknown(alone) > 0)?;
    let of = |f: &SourceFile| f.path.split('/').next().unwrap_or("").to_string();
    let read = |without: &dyn Fn(&str) -> bool| {
        let some: Vec<SourceFile> = files.iter().filter(|f| !without(&of(f))).cloned().collect();
        let found = packages::offered(&some).err().unwrap_or_default().into_iter();
        found.filter_map(|m| Some(Mistake { file: m.file.strip_prefix(&own)?.into(), ..m })).collect::<Vec<_>>()
    };
    let left = unknown(&read(&|_| false));
    let beside: BTreeSet<String> = files.iter().map(of).filter(|f| format!("{f}/") != own).collect();
    let needed: Vec<String> = beside.iter().filter(|b| unknown(&read(&|f| f == b.as_str())) > left).cloned().collect();
    let with_needed = read(&|f| beside.contains(f) && !needed.iter().any(|n| n == f));
    (!needed.is_empty()).then_some((needed, with_needed))
}

/// What was given: one package, or a folder of packages.
struct Package {
    /// Where it was read from.
    path: PathBuf,
    /// Its id, as it says itself; nothing for a folder of packages.
    id: Option<String>,
    /// Files, with the folder of each package before the path.
    files: Vec<SourceFile>,
}

impl Package {
    fn read(path: &Path, words: &Words) -> Result<Package, Failure> {
        let (package, unread) = Package::load(path, words)?;
        if !unread.is_empty() {
            return Err(refused(path, &unread, words));
        }
        if package.files.is_empty() {
            return Err(Failure(format!("{}: {}", path.display(), words.say("package-none")), 2));
        }
        Ok(package)
    }

    /// What was given as it lies there, and what of it cannot be read.
    fn load(path: &Path, words: &Words) -> Result<(Package, Vec<Mistake>), Failure> {
        let wrong = |e: &dyn std::fmt::Display| Failure(format!("{}: {e}", path.display()), 2);
        if path.is_file() {
            let bundle = bundle(path, words)?;
            return Ok((Package { path: path.into(), id: Some(bundle.id.clone()), files: bundle.sources() }, vec![]));
        }
        let (mut files, unread) = packages::read(path).map_err(|e| wrong(&e))?;
        let mut id = None;
        if files.iter().any(|f| f.path == "package.yaml") {
            let whole = path.canonicalize().map_err(|e| wrong(&e))?;
            // A copy of it, under another name, is the same package.
            let name = declared(&files, "package.yaml").map(String::from);
            let name = name.or_else(|| whole.file_name().map(|n| n.to_string_lossy().into_owned())).unwrap_or_default();
            files.iter_mut().for_each(|f| f.path = format!("{name}/{}", f.path));
            id = Some(name);
        }
        Ok((Package { path: path.into(), id, files }, unread))
    }

    fn id(&self, words: &Words) -> Result<&str, Failure> {
        self.id.as_deref().ok_or_else(|| Failure(format!("{}: {}", self.path.display(), words.say("package-not-one")), 2))
    }

    /// Content by path below its folder; what is no part of a package, such as a README, stays where it is.
    fn content(&self) -> BTreeMap<String, String> {
        let own = self.files.iter().filter_map(|f| Some((f.path.split_once('/')?.1, &f.text)));
        own.filter(|(path, _)| is_package_path(path)).map(|(path, text)| (path.to_string(), text.clone())).collect()
    }

    fn hash(&self) -> String {
        content_hash(self.content().iter().map(|(p, t)| (p.as_str(), t.as_str())))
    }

    /// Reads it with those of `all` that stand under its `needs`, and under theirs.
    fn parse_with_needs(&self, all: &[SourceFile]) -> Result<Catalogue, Vec<Mistake>> {
        let mut enough = self.files.clone();
        loop {
            let read = packages::used(&enough);
            let of = |id: &str| all.iter().filter(move |f| f.path.split('/').next() == Some(id)).cloned().collect::<Vec<_>>();
            let more: Vec<SourceFile> = read.as_ref().err().into_iter().flatten().filter_map(missing).flat_map(of).collect();
            let before = enough.len();
            enough.extend(more);
            enough.sort_by(|a, b| a.path.cmp(&b.path));
            enough.dedup_by(|a, b| a.path == b.path);
            if enough.len() == before {
                return read;
            }
        }
    }

    /// Its files with those of the packages of a folder, by default of the folder in which it stands.
    fn with(&self, folder: Option<&Path>) -> Result<Vec<SourceFile>, Failure> {
        let mut files = self.files.clone();
        let beside = match (&self.id, folder) {
            (_, Some(folder)) => Some(folder.to_path_buf()),
            (Some(_), None) if self.path.is_dir() => self.path.canonicalize().ok().and_then(|p| p.parent().map(Path::to_path_buf)),
            _ => None,
        };
        if let Some(folder) = beside {
            let have: Vec<&str> = self.files.iter().filter_map(|f| f.path.split('/').next()).collect();
            let beside = others(&folder)?;
            let name = |f: &SourceFile| f.path.split('/').next().unwrap_or("").to_string();
            // Another copy of it, under another name, is not beside it.
            let is_copy = |folder: &str| declared(&beside, &format!("{folder}/package.yaml")).is_some_and(|id| have.contains(&id));
            let copies: BTreeSet<String> = beside.iter().map(name).filter(|f| have.contains(&f.as_str()) || is_copy(f)).collect();
            files.extend(beside.into_iter().filter(|f| !copies.contains(&name(f))));
        }
        Ok(files)
    }
}

/// The id that a package gives itself in its head, `path`; nothing where none can be read there.
fn declared<'f>(files: &'f [SourceFile], path: &str) -> Option<&'f str> {
    let head = files.iter().find(|f| f.path == path)?;
    let line = head.text.lines().find_map(|line| line.strip_prefix("id:"))?;
    let id = line.split(" #").next().unwrap_or_default().trim().trim_matches(['"', '\'']);
    let is_id = !id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    is_id.then_some(id)
}

/// The package that a mistake says is missing.
fn missing(m: &Mistake) -> Option<&str> {
    let id = m.reason.args.iter().find(|a| a.0 == "id").map(|a| &a.1).filter(|_| m.reason.key == "mistake-need-missing");
    if let Some(Arg::Text(id)) = id { Some(id) } else { None }
}

/// In the order in which they are told: first packages that are missing, by file and line each.
pub fn in_order(mistakes: &mut [Mistake]) {
    mistakes.sort_by(|x, y| (missing(x).is_none(), &x.file, x.line, x.column).cmp(&(missing(y).is_none(), &y.file, y.line, y.column)));
}

/// The files of every package in a folder of packages; nothing else there is looked at.
fn others(folder: &Path) -> Result<Vec<SourceFile>, Failure> {
    let wrong = |e: std::io::Error| Failure(format!("{}: {e}", folder.display()), 2);
    let mut all = vec![];
    for entry in fs::read_dir(folder).map_err(wrong)? {
        let entry = entry.map_err(wrong)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') && entry.path().join("package.yaml").is_file() {
            let (files, _) = packages::read(&entry.path()).map_err(wrong)?;
            all.extend(files.into_iter().map(|f| SourceFile { path: format!("{name}/{}", f.path), ..f }));
        }
    }
    Ok(all)
}

/// Shows the mistakes, and says that there are some.
fn refused(path: &Path, mistakes: &[Mistake], words: &Words) -> Failure {
    let mut mistakes = mistakes.to_vec();
    in_order(&mut mistakes);
    for m in &mistakes {
        print::err(format_args!("{}", check::text("", m, words)));
    }
    Failure(format!("{}: {}", path.display(), words.say_with("package-mistakes", &[("count", mistakes.len().into())])), 1)
}

/// That a file is not taken, and why.
fn not_taken(file: &Path, why: &str, words: &Words) -> Failure {
    Failure(format!("{}: {}", file.display(), words.say_with("package-refused", &[("why", why.into())])), 1)
}

fn bundle(path: &Path, words: &Words) -> Result<Bundle, Failure> {
    let at = path.display();
    let text = fs::read_to_string(path).map_err(|e| Failure(format!("{at}: {e}"), 2))?;
    Bundle::read(&text).map_err(|flaw| {
        let why = match flaw {
            Flaw::Format => words.say("package-flaw-format"),
            Flaw::Path => words.say("package-flaw-path"),
            Flaw::Hash => words.say("package-flaw-hash"),
            Flaw::Signature => words.say("package-flaw-signature"),
        };
        not_taken(path, &why, words)
    })
}

fn export(path: &Path, key: &Path, to: &Path, with: Option<&Path>) -> Result<(), Failure> {
    let words = Words::of(Lang::EN);
    let package = Package::read(path, words)?;
    let id = package.id(words)?.to_string();
    // With no more than what it says that it needs: whoever imports it must not miss anything.
    package.parse_with_needs(&package.with(with)?).map_err(|m| {
        let Failure(why, code) = refused(path, &m, words);
        Failure(
            format!("{why}; packages to which it refers stand under `needs` in package.yaml, with the hash of `dargah package hash`"),
            code,
        )
    })?;
    let key = Key::open(key).map_err(|e| Failure(e, 1))?;
    let bundle = key.package(&id, package.content());
    let text = serde_json::to_string_pretty(&bundle)? + "\n";
    fs::write(to, text).map_err(|e| Failure(format!("{}: {e}", to.display()), 1))?;
    say!("exported {id}, {} files, hash {}, publisher {}", bundle.files.len(), bundle.hash, bundle.publisher);
    Ok(())
}

/// Where it is written what was imported into a folder: the publisher's key and the hash, each on a line.
const IMPORTED: &str = ".imported";

fn import(files: &[PathBuf], to: &Path, trust: &[String], older: bool, words: &Words) -> Result<(), Failure> {
    let trusted: Vec<String> = trust.iter().map(|t| public_key(t, words)).collect::<Result<_, _>>()?;
    let bundles: Vec<Bundle> = files.iter().map(|f| bundle(f, words)).collect::<Result<_, _>>()?;
    fs::create_dir_all(to).map_err(|e| Failure(format!("{}: {e}", to.display()), 1))?;
    for (n, (bundle, file)) in bundles.iter().zip(files).enumerate() {
        if bundles[..n].iter().any(|b| b.id == bundle.id && !is_same(b, bundle)) {
            return Err(not_taken(file, &words.say_with("package-twice", &[("id", bundle.id.as_str().into())]), words));
        }
        let refuse = |key: &str, name: &str, what: String| Err(not_taken(file, &words.say_with(key, &[(name, what.into())]), words));
        let known = trusted.contains(&bundle.publisher);
        if !trusted.is_empty() && !known {
            return refuse("package-not-trusted", "publisher", bundle.publisher.clone());
        }
        let folder = to.join(&bundle.id);
        if !folder.exists() {
            continue;
        }
        let Ok(before) = fs::read_to_string(folder.join(IMPORTED)) else {
            return refuse("package-not-imported", "folder", folder.display().to_string());
        };
        let (publisher, hash) = before.trim().split_once('\n').unwrap_or_default();
        if publisher != bundle.publisher && !known {
            return refuse("package-other-publisher", "publisher", publisher.into());
        }
        if Package::read(&folder, words)?.hash() != hash {
            return refuse("package-by-hand", "folder", folder.display().to_string());
        }
    }
    // What is there already, byte for byte and of the same publisher, is not written again; nor is one that is given twice.
    let mut fresh: Vec<&Bundle> = vec![];
    for bundle in &bundles {
        let there = fs::read_to_string(to.join(&bundle.id).join(IMPORTED)).is_ok_and(|text| text == imported(bundle));
        if there || fresh.iter().any(|b| is_same(b, bundle)) {
            say!("already there: {}, hash {}, publisher {}", bundle.id, bundle.hash, bundle.publisher);
        } else {
            fresh.push(bundle);
        }
    }
    if fresh.is_empty() {
        return Ok(());
    }
    let mut all = others(to)?;
    let before = packages::used(&all);
    all.retain(|f| !fresh.iter().any(|b| f.path.split('/').next() == Some(&b.id)));
    all.extend(fresh.iter().flat_map(|b| b.sources()));
    let after = packages::used(&all).map_err(|m| refused(to, &m, words))?;
    // What is there may have mistakes by now; then there is nothing to compare with.
    let back =
        before.map(|before| diff::packages(&before, &after)).unwrap_or_default().into_iter().find(|c| c.new < c.old && c.new.is_some());
    if let Some(c) = back.filter(|_| !older) {
        let (old, new) = (c.old.unwrap_or_default(), c.new.unwrap_or_default());
        let kind = words.say_with("diff-kind", &[("kind", c.kind.into())]);
        let args = [("kind", kind.into()), ("id", c.id.as_str().into()), ("old", old.into()), ("new", new.into())];
        return Err(not_taken(to, &words.say_with("package-goes-back", &args), words));
    }
    for bundle in fresh {
        // Of whom it is taken from now on is kept beside it; of the first one, nobody here has said that they are who they say.
        let vouched = trusted.contains(&bundle.publisher) || to.join(&bundle.id).exists();
        place(bundle, to).map_err(|e| Failure(format!("{}: {e}", to.join(&bundle.id).display()), 1))?;
        say!("imported {}, {} files, hash {}, publisher {}", bundle.id, bundle.files.len(), bundle.hash, bundle.publisher);
        if !vouched {
            // On a line of its own, to be copied: in sentences of some languages, marks of direction stand around it.
            complain!("{}\n  --trust {}", words.say_with("package-unvouched", &[("id", bundle.id.as_str().into())]), bundle.publisher);
        }
    }
    Ok(())
}

/// What is written beside an imported package.
fn imported(bundle: &Bundle) -> String {
    format!("{}\n{}\n", bundle.publisher, bundle.hash)
}

/// Whether two exported files are of the same content, by the same publisher.
fn is_same(a: &Bundle, b: &Bundle) -> bool {
    a.id == b.id && imported(a) == imported(b)
}

/// Writes the folder of a package beside its place and puts it there whole.
fn place(bundle: &Bundle, to: &Path) -> std::io::Result<()> {
    let (new, old, folder) = (to.join(format!(".{}.new", bundle.id)), to.join(format!(".{}.old", bundle.id)), to.join(&bundle.id));
    for left in [&new, &old] {
        if left.exists() {
            fs::remove_dir_all(left)?;
        }
    }
    for (path, text) in &bundle.files {
        let file = new.join(path);
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(file, text)?;
    }
    fs::write(new.join(IMPORTED), imported(bundle))?;
    if folder.exists() {
        fs::rename(&folder, &old)?;
    }
    fs::rename(&new, &folder)?;
    if old.exists() {
        fs::remove_dir_all(&old)?;
    }
    Ok(())
}

/// A public key in hex, or out of a file.
fn public_key(given: &str, words: &Words) -> Result<String, Failure> {
    let is_hex = given.len() == 64 && given.bytes().all(|b| b.is_ascii_hexdigit());
    let text = if is_hex { Ok(given.to_string()) } else { fs::read_to_string(given) };
    let text = text.map_err(|e| match e.kind() {
        std::io::ErrorKind::NotFound => Failure(words.say_with("package-trust-what", &[("given", given.into())]), 2),
        _ => Failure(format!("{given}: {e}"), 2),
    })?;
    let key = verify::public_key(&text).map_err(|why| Failure(format!("{given}: {}", verify::why_no_key(why, words)), 2))?;
    Ok(hex::encode(key.to_bytes()))
}

fn heads<'a>(c: &'a Changed, words: &'a Words) -> [(String, &'a [Msg]); 3] {
    [
        (words.say("diff-for-people"), &c.changes.people),
        (words.say("diff-for-officers"), &c.changes.officers),
        (words.say("diff-for-fees"), &c.changes.fees),
    ]
}

fn told(all: &[Changed], words: &Words) -> String {
    if all.is_empty() {
        return words.say("diff-none") + "\n";
    }
    let mut out = String::new();
    for c in all {
        let versions = match (c.old, c.new) {
            (Some(a), Some(b)) => format!(" ({a} → {b})"),
            (None, Some(n)) | (Some(n), None) => format!(" ({n})"),
            _ => String::new(),
        };
        let title = c.title.get(words.lang());
        let kind = words.say_with("diff-kind", &[("kind", c.kind.into())]);
        out += &if title.is_empty() { format!("{kind}{versions}\n") } else { format!("{kind} {} – {title}{versions}\n", c.id) };
        if c.same_version {
            out += &format!("  ! {}\n", words.say("diff-same-version"));
        }
        for (head, lines) in heads(c, words).iter().filter(|h| !h.1.is_empty()) {
            out += &format!("  {head}\n");
            for m in *lines {
                out += &format!("  - {}\n", words.msg(m));
            }
        }
        if c.changes.is_empty() {
            out += &format!("  {}\n", words.say("diff-nothing"));
        }
        out.push('\n');
    }
    out
}

fn shape(c: &Changed, words: &Words) -> serde_json::Value {
    let said = |all: &[Msg]| all.iter().map(|m| serde_json::json!({ "key": m.key, "text": words.msg(m) })).collect::<Vec<_>>();
    serde_json::json!({
        "kind": c.kind,
        "id": c.id,
        "title": c.title.get(words.lang()),
        "old_version": c.old,
        "new_version": c.new,
        "same_version": c.same_version,
        "people": said(&c.changes.people),
        "officers": said(&c.changes.officers),
        "fees": said(&c.changes.fees),
    })
}
